import type { AssessedMeeting } from '../model/assess.js'
import { countBest, roundBits } from '../model/factor.js'
import { checkNumber } from '../model/options.js'
import { fitLogistic, type LogisticRow } from './logistic.js'
import { BEST_OF_MEETING_FAMILY, toFactors } from './meeting.js'
import { compareText } from './order.js'
import { MEETING_WEIGHTS, type MeetingWeights } from './weights.js'

/** An assessed meeting of which the truth is known. */
export interface LabelledMeeting {
  /** From `assessMeeting`: only which factors it has matters, not what they count for. */
  readonly meeting: Pick<AssessedMeeting, 'factors'>
  /** True where it is what one looks for. */
  readonly matters: boolean
  /** How often it counts. Default 1. */
  readonly count?: number | undefined
}

/** How weights are fitted. */
export interface FitMeetingOptions {
  /** Weights to start from: the fit is pulled towards them, and what no example shows stays as it was. Default `MEETING_WEIGHTS`. */
  readonly weights?: MeetingWeights | undefined
  /** How far a weight is thought to lie from the one to start from, bits: the standard deviation of the pull. Default 1. */
  readonly spreadBits?: number | undefined
}

// Which factors of a family count depends on the weights, so that both are found by turns; a few turns settle it.
const TURNS = 6

/**
 * Fits weights to meetings of which the truth is known: logistic regression on the factors that count, with a ridge towards
 * the weights to start from. The intercept is the examples' own log odds, so that the bits are evidence, apart from how many of the
 * examples matter. Fit on one set of meetings, and look at another (`reliabilityCurve`).
 *
 * @param examples - labelled, at least one of each kind.
 * @param options - see `FitMeetingOptions`.
 * @returns a table for `assess`, each weight a multiple of 1/256 bit.
 * @throws RangeError where there is no example of one kind, or an option is out of range.
 * @example
 * ```ts
 * const none = { factors: [] }
 * fitMeetingWeights([{ meeting: none, matters: true }, { meeting: none, matters: false }])['zone:transfer'].bits // 0: never seen
 * ```
 */
export function fitMeetingWeights(examples: readonly LabelledMeeting[], options: FitMeetingOptions = {}): MeetingWeights {
  const { weights = MEETING_WEIGHTS, spreadBits = 1 } = options
  checkNumber('fitMeetingWeights: spreadBits', spreadBits, { min: 1e-3, max: 1e3 })
  const intercept = logOddsOf(examples)
  const keys = Object.keys(weights).sort(compareText)
  const towards = keys.map((key) => weights[key]!.bits * Math.LN2)
  let fitted = weights
  for (let turn = 0; turn < TURNS; turn++) {
    const rows = gather(examples, fitted, new Map(keys.map((key, k) => [key, k])))
    const found = fitLogistic(rows, towards, 1 / (spreadBits * Math.LN2) ** 2, intercept)
    const next = Object.fromEntries(keys.map((key, k) => [key, { ...weights[key]!, bits: roundBits(found[k]! / Math.LN2) }]))
    const settled = keys.every((key) => next[key]!.bits === fitted[key]!.bits)
    fitted = next
    if (settled) break
  }
  return fitted
}

function logOddsOf(examples: readonly LabelledMeeting[]): number {
  const count = (matters: boolean): number => examples.reduce((sum, one) => sum + (one.matters === matters ? (one.count ?? 1) : 0), 0)
  const [yes, no] = [count(true), count(false)]
  if (!(yes > 0 && no > 0)) throw new RangeError(`fitMeetingWeights: ${yes} meetings that matter and ${no} others; expected at least one of each.`)
  return Math.log(yes / no)
}

/** Examples as rows; equal ones are one row that counts more often, in a fixed order, so that the order of the input does not matter. */
function gather(examples: readonly LabelledMeeting[], weights: MeetingWeights, column: ReadonlyMap<string, number>): LogisticRow[] {
  const rows = new Map<string, { columns: number[]; answer: boolean; counts: number[] }>()
  for (const { meeting, matters, count = 1 } of examples) {
    const factors = countBest(toFactors(meeting.factors.map((one) => ({ ...one, key: one.id })), weights), BEST_OF_MEETING_FAMILY)
    const counts = (key: string): boolean => factors.some((one) => one.id === key && one.countedBits === one.bits)
    const columns = [...new Set(factors.map(({ id }) => id))].filter(counts).map((key) => column.get(key)!).sort((a, b) => a - b)
    const name = `${String(matters)} ${columns.join()}`
    const row = rows.get(name)
    if (row === undefined) rows.set(name, { columns, answer: matters, counts: [count] })
    else row.counts.push(count)
  }
  return [...rows].sort((a, b) => compareText(a[0], b[0])).map(([, { columns, answer, counts }]) =>
    ({ columns, answer, count: counts.sort((a, b) => a - b).reduce((sum, one) => sum + one, 0) }))
}
