import { withDefaults, type Given, roundDeg, roundMs } from '../base/index.js'
import { fromEcef } from '../geo/index.js'
import { toPrisms, PRISM_SIZE, longestStay, createPrismPair, exactWindow } from '../geo/prism/index.js'
import type { Gap } from '../model/index.js'
import { prismOf } from './speed.js'

/** When and where two silent ships could have met. */
export interface MeetingWindow {
  /** Earliest instant at which both can have been within the limit of each other, epoch milliseconds. */
  readonly start: number
  /** Latest such instant, epoch milliseconds. */
  readonly end: number
  /**
   * The longest time that both can have lain still, within the limit of each other, and still have made their next
   * fixes, ms.
   */
  readonly maxDwellMs: number
  /** Where, for that stay: the middle between the two, degrees. */
  readonly lon: number
  /** Where, for that stay: the middle between the two, degrees. */
  readonly lat: number
}

/** Options of `meetingWindow`. */
export interface WindowOptions {
  /** Greatest distance between antennas of two ships that meet, metres. */
  readonly maxDistanceM: number
}

/** Defaults of `meetingWindow`. */
export const WINDOW_DEFAULTS: WindowOptions = {
  /** 500 m, as for rendezvous: antennas of two large tankers alongside lie up to 300 m apart. */
  maxDistanceM: 500,
}

/** Allowed values: beyond 200 km "beside each other" means nothing. */
export const WINDOW_RULES = { maxDistanceM: { min: 0, max: 200_000 } } as const

/**
 * When two silent ships could have been within a distance of each other, and how long they could have lain there at
 * most.
 *
 * Each silence leaves a space-time prism: at every instant the ship lies within its top speed of the last fix and of
 * the next one; an open gap is bounded by its last fix alone, until `now`. The test is exact, on the ellipsoid and
 * anywhere on the globe: at both ends of the window the ships are within a metre of the limit, as long as no two of the
 * four fixes lie more than 1,800 km apart. Beyond that a growing margin (6 m at 3,000 km) is added, so that nothing
 * possible is missed. A gap whose fixes need more than its `topSpeedKn` is given what they need, see `reachSpeed`.
 *
 * @param a - one ship's silence.
 * @param b - the other's; the order does not matter.
 * @param options - `WINDOW_DEFAULTS` unless given.
 * @returns the window, or undefined where the two cannot have met. Possible is not likely.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * // Another ship sent nothing between the same places, and at the same time: of ten hours the way takes less than half.
 * const other: Gap = { ...gap, vessels: [{ id: '367000020', hull: 0 }] }
 * meetingWindow(gap, other)?.maxDwellMs // 20_153_865
 * ```
 */
export function meetingWindow(a: Gap, b: Gap, options?: Given<WindowOptions>): MeetingWindow | undefined {
  const { maxDistanceM } = withDefaults('meetingWindow', WINDOW_DEFAULTS, options, WINDOW_RULES)
  const pair = createPrismPair()
  pair.prisms = toPrisms((compareGaps(a, b) <= 0 ? [a, b] : [b, a]).map(prismOf))
  pair.b = PRISM_SIZE
  if (!exactWindow(pair, maxDistanceM)) return undefined
  const maxDwellMs = roundMs(longestStay(pair))
  const { lon, lat } = fromEcef(pair.place[0]!, pair.place[1]!, pair.place[2]!)
  return {
    start: roundMs(pair.window[0]!),
    end: roundMs(pair.window[1]!),
    maxDwellMs,
    lon: roundDeg(lon),
    lat: roundDeg(lat),
  }
}

/** The order in which gaps are compared, so that the same two give the same bits, whichever comes first. */
export function compareGaps(p: Gap, q: Gap): number {
  const [a] = p.vessels
  const [b] = q.vessels
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  const { before, durationMs } = p.measures
  const other = q.measures
  return (
    a.hull - b.hull ||
    p.start - q.start ||
    durationMs - other.durationMs ||
    before.lon - other.before.lon ||
    before.lat - other.before.lat
  )
}
