/**
 * Thrown where an input cannot be read at all: a sentence that names the input, what it is and what is expected.
 *
 * @example
 * ```ts
 * await readCsv('no,position\n1,2\n') // ReadError: …
 * ```
 */
export class ReadError extends Error {
  /** @param message - the sentence. */
  constructor(message: string) {
    super(message)
    this.name = 'ReadError'
  }
}
