/** Thrown where the command was called in a wrong way: a flag or a configuration that cannot be meant. */
export class UsageError extends Error {
  /** @param message - the sentence. */
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** What the command exits with. */
export const EXIT = { done: 0, input: 1, usage: 2, found: 3, notThere: 4, interrupted: 130 } as const

/** What a thrown value has to say. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
