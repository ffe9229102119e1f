import {
  withDefaults,
  type Given,
  roundDeg,
  roundMs,
  HOUR_MS,
  reportWork,
  type WorkOptions,
  firstOf,
  lengthen,
} from '../base/index.js'
import { fromEcef } from '../geo/index.js'
import {
  PRISM_SIZE,
  toPrisms,
  longestStay,
  createPrismTree,
  eachTouchingPair,
  createPrismPair,
  exactWindow,
} from '../geo/prism/index.js'
import type { Gap } from '../model/index.js'
import { prismOf } from './speed.js'
import { compareGaps, WINDOW_DEFAULTS, WINDOW_RULES, type WindowOptions } from './window.js'

/** Options of `findFeasiblePairs`. */
export interface PairOptions extends WindowOptions {
  /** Least time that the two can have lain together, ms. */
  readonly minDwellMs: number
}

/** Defaults of `findFeasiblePairs`. */
export const PAIR_DEFAULTS: PairOptions = {
  ...WINDOW_DEFAULTS,
  /**
   * 0: every two that could have been within the limit at one instant. With an hour most need not be looked at closely.
   */
  minDwellMs: 0,
}

const RULES = { ...WINDOW_RULES, minDwellMs: { min: 0, max: 366 * 24 * HOUR_MS } } as const
const STAGE = 'finding silent ships that could have met'

/** One pair: places of both gaps in the list, then as in `MeetingWindow`. */
export type FeasiblePairCall = (
  a: number,
  b: number,
  start: number,
  end: number,
  maxDwellMs: number,
  lon: number,
  lat: number,
) => void

/** Pairs of gaps as columns: one element a pair. See `MeetingWindow`. */
export interface FeasiblePairs {
  /** How many. */
  readonly count: number
  /** Place of one gap in the list that was given. */
  readonly a: Uint32Array
  /** Place of the other. */
  readonly b: Uint32Array
  /** Epoch ms. */
  readonly start: Float64Array
  /** Epoch ms. */
  readonly end: Float64Array
  /** Longest time together, ms. */
  readonly maxDwellMs: Float64Array
  /** Degrees. */
  readonly lon: Float64Array
  /** Degrees. */
  readonly lat: Float64Array
}

/**
 * Calls back with every two silent ships that could have met: all of them, without a cap. For each the same window,
 * stay and place that `meetingWindow` gives. Two gaps of one transmitter are no pair, whichever hull they are of.
 *
 * Boxes in space and time are joined by a tree; what touches is tested by the four pairwise conditions, and then
 * exactly.
 *
 * @param gaps - silences, in any order.
 * @param options - `PAIR_DEFAULTS` unless given.
 * @param call - for each pair, in an order that does not depend on that of the gaps.
 * @param work - progress, in gaps, and cancelling.
 * @throws RangeError or TypeError where an option is wrong.
 */
export function eachFeasiblePair(
  gaps: readonly Gap[],
  options: Given<PairOptions> | undefined,
  call: FeasiblePairCall,
  work?: WorkOptions,
): void {
  const { maxDistanceM, minDwellMs } = withDefaults('findFeasiblePairs', PAIR_DEFAULTS, options, RULES)
  const order = gaps.map((_, i) => i).sort((p, q) => compareGaps(gaps[p]!, gaps[q]!))
  const prisms = toPrisms(order.map((i) => prismOf(gaps[i]!)))
  const vessel = numberVessels(order.map((i) => gaps[i]!))
  const pair = createPrismPair()
  pair.prisms = prisms
  const { window, place } = pair
  let looked = 0
  let settled = 0
  const look = (p: number, q: number): void => {
    if ((++looked & 8191) === 0) reportWork(work, STAGE, settled, gaps.length)
    if (vessel[p] === vessel[q]) return
    pair.a = p * PRISM_SIZE
    pair.b = q * PRISM_SIZE
    if (!exactWindow(pair, maxDistanceM, minDwellMs)) return
    const dwellMs = roundMs(longestStay(pair))
    if (dwellMs < minDwellMs) return
    const { lon, lat } = fromEcef(place[0]!, place[1]!, place[2]!)
    call(order[p]!, order[q]!, roundMs(window[0]!), roundMs(window[1]!), dwellMs, roundDeg(lon), roundDeg(lat))
  }
  reportWork(work, STAGE, 0, gaps.length)
  eachTouchingPair(createPrismTree(prisms, maxDistanceM), look, (count) => (settled += count))
  reportWork(work, STAGE, gaps.length, gaps.length)
}

/** A number for each transmitter, of gaps sorted by it. */
function numberVessels(sorted: readonly Gap[]): Uint32Array {
  const numbers = new Uint32Array(sorted.length)
  for (let i = 1; i < sorted.length; i++)
    numbers[i] = numbers[i - 1]! + (sorted[i]!.vessels[0].id === sorted[i - 1]!.vessels[0].id ? 0 : 1)
  return numbers
}

/**
 * Every two silent ships that could have met, as columns. See `eachFeasiblePair`; there may be thousands for each gap.
 *
 * @param gaps - silences, in any order.
 * @param options - `PAIR_DEFAULTS` unless given.
 * @param work - progress and cancelling.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * findFeasiblePairs([]).count // 0
 * ```
 */
export function findFeasiblePairs(
  gaps: readonly Gap[],
  options?: Given<PairOptions>,
  work?: WorkOptions,
): FeasiblePairs {
  let room = 1024
  let all = columns(room)
  let count = 0
  const add: FeasiblePairCall = (a, b, start, end, maxDwellMs, lon, lat) => {
    if (count === room) all = lengthen(all, columns, (room *= 2))
    all.a[count] = a
    all.b[count] = b
    all.start[count] = start
    all.end[count] = end
    all.maxDwellMs[count] = maxDwellMs
    all.lon[count] = lon
    all.lat[count++] = lat
  }
  eachFeasiblePair(gaps, options, add, work)
  return { count, ...firstOf(all, count) }
}

const columns = (room: number) => ({
  a: new Uint32Array(room),
  b: new Uint32Array(room),
  start: new Float64Array(room),
  end: new Float64Array(room),
  maxDwellMs: new Float64Array(room),
  lon: new Float64Array(room),
  lat: new Float64Array(room),
})
