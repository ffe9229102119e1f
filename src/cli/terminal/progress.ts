import type { Progress, WorkOptions } from '../../base/index.js'
import { printable } from './text.js'

/** Where progress goes: one line that is rewritten on a terminal, else a line now and then. */
export interface ProgressLine {
  /** Shows how far the work is. */
  readonly show: (progress: Progress) => void
  /** Takes the line away. */
  readonly clear: () => void
}

interface Output {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
}

const TERMINAL_MS = 100
// In a log a line a second, so that with the longest piece of work that says nothing (well below a second) no two
// seconds go by.
const LOG_MS = 1000

/**
 * Shows progress.
 *
 * @param output - standard error.
 * @param now - a clock, ms.
 * @param what - what to say after the stage, for example the file's name; changes as the work goes on.
 */
export function progressLine(output: Output, now: () => number, what: () => string): ProgressLine {
  const terminal = output.isTTY === true
  let last = terminal ? -Infinity : now() // in a log the first line comes only when the work turns out to be long
  let shown = false
  const show = ({ stage, done, total }: Progress): void => {
    if (now() - last < (terminal ? TERMINAL_MS : LOG_MS)) return
    last = now()
    const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : ''
    const text = printable(`${stage}${what()}${share}`, (output.columns ?? 80) - 1)
    output.write(terminal ? `\r\x1b[2K${text}` : `${text}\n`)
    shown = true
  }
  const clear = (): void => {
    if (terminal && shown) output.write('\r\x1b[2K')
    shown = false
  }
  return { show, clear }
}

/** A line of progress on standard error, and what is said in it. */
export interface Working {
  /** For the library's functions. */
  readonly work: WorkOptions
  /** What to say after the stage from now on. */
  readonly about: (what: string) => void
  /** Takes the line away. */
  readonly clear: () => void
}

/** Opens the line; where progress is not wanted, one that says nothing. */
export function openProgress(quiet: boolean): Working {
  let what = ''
  const about = (text: string): void => {
    what = text
  }
  if (quiet) return { work: {}, about, clear: () => undefined }
  const { show, clear } = progressLine(
    process.stderr,
    () => performance.now(),
    () => what,
  )
  return { work: { onProgress: show }, about, clear }
}
