import type { Sentence } from './sentence.js'

/** A whole message. */
export interface Message {
  readonly payload: string
  readonly fillBits: number
  /** When it was heard, epoch milliseconds; NaN where none of its sentences says. */
  readonly t: number
  /** The row of the first of its sentences that came, and that line. */
  readonly row: number
  readonly line: string
}

/** Puts messages of several sentences together. */
export interface Parts {
  /** Takes a sentence; returns the message that it completes. */
  readonly take: (sentence: Sentence, t: number, row: number, line: string) => Message | undefined
  /** The input has ended: what still waits is lost. */
  readonly finish: () => void
}

/** A message of which some sentences came. */
interface Waiting {
  readonly sentences: (Sentence | undefined)[]
  readonly row: number
  readonly line: string
  missing: number
  t: number
}

// Sequence numbers come round after ten messages of a station, so sentences of one number that came apart belong to
// different messages. A transmitter sends a message within five slots of 27 ms, and receivers pass its sentences on
// together: what comes later than this is another message. Where lines have no time, lines are counted instead; a log
// of many stations has some hundred between two sentences.
const MAX_APART_MS = 10_000
const MAX_APART_ROWS = 1000

/** Nothing waits yet; `lose` is told of each message that stays incomplete, by its first row. */
export function createParts(lose: (row: number, line: string) => void): Parts {
  // In order of arrival, so that those which have waited too long stand in front: never more than MAX_APART_ROWS of
  // them.
  const waiting = new Map<string, Waiting>()

  const drop = (key: string, { row, line }: Waiting): void => {
    waiting.delete(key)
    lose(row, line)
  }
  const dropOld = (row: number): void => {
    for (const [key, one] of waiting) {
      if (row - one.row <= MAX_APART_ROWS) return
      drop(key, one)
    }
  }
  const belongs = (one: Waiting, { number }: Sentence, t: number): boolean =>
    one.sentences[number - 1] === undefined && !(Math.abs(t - one.t) > MAX_APART_MS)

  const take = (sentence: Sentence, t: number, row: number, line: string): Message | undefined => {
    const { total, number, message, payload, fillBits } = sentence
    if (waiting.size > 0) dropOld(row)
    if (total === 1) return { payload, fillBits, t, row, line }
    const found = waiting.get(message)
    if (found !== undefined && !belongs(found, sentence, t)) drop(message, found)
    const one = waiting.get(message) ?? {
      sentences: Array<undefined>(total).fill(undefined),
      row,
      line,
      missing: total,
      t,
    }
    waiting.set(message, one)
    one.sentences[number - 1] = sentence
    one.missing--
    if (one.t !== one.t) one.t = t
    if (one.missing > 0) return undefined
    waiting.delete(message)
    const whole = one.sentences.map((part) => part!.payload).join('')
    return { payload: whole, fillBits: one.sentences[total - 1]!.fillBits, t: one.t, row: one.row, line: one.line }
  }

  return { take, finish: () => waiting.forEach((one, key) => drop(key, one)) }
}
