/** How far long work has come. */
export interface Progress {
  /** What is being done, for example "cleaning". */
  readonly stage: string
  /** Units done so far. */
  readonly done: number
  /** Units in all; 0 where not known. */
  readonly total: number
}

/** As much of an `AbortSignal` as is looked at. */
export interface Signal {
  /** True once the work is to stop. */
  readonly aborted: boolean
}

/**
 * How long work reports progress and is cancelled: the same for the command, a worker and an importer.
 * An `AbortSignal` fits `signal`.
 */
export interface WorkOptions {
  /** Called now and then, in order. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Once `aborted` is true, the work throws a `CancelledError` at its next step. */
  readonly signal?: Signal | undefined
}

/**
 * Thrown by work whose `signal` was aborted.
 *
 * @example
 * ```ts
 * detect({ columns }, {}, { signal: AbortSignal.abort() }) // CancelledError: Cancelled while …
 * ```
 */
export class CancelledError extends Error {
  /** @param stage - what was being done. */
  constructor(stage: string) {
    super(`Cancelled while ${stage}.`)
    this.name = 'CancelledError'
  }
}

/** Tells the caller how far the work is, and stops it when asked to. */
export function reportWork(work: WorkOptions | undefined, stage: string, done: number, total: number): void {
  if (work === undefined) return
  if (work.signal?.aborted === true) throw new CancelledError(stage)
  work.onProgress?.({ stage, done, total })
}
