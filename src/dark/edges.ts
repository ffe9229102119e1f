import { MINUTE_MS } from '../base/index.js'
import { distanceM } from '../geo/index.js'
import { arcBetweenM } from '../geo/prism/index.js'
import type { Gap, GapFix, VesselId } from '../model/index.js'
import type { Berths } from './berths.js'
import { locate } from './partner/index.js'
import type { DarkSearch } from './search.js'

/**
 * Mean distance of fixes from their mean at which a ship counts as made fast, metres: as for harbours
 * (`LEARN_DEFAULTS`).
 */
export const MOORED_SPREAD_M = 10

const place = new Float64Array(3)

/**
 * How far a ship that was heard was from the silent one's last fix, then from its next, at those instants, metres; NaN
 * where it had no position.
 */
export function apartAtEnds({ gaps, silences, stays }: DarkSearch, g: number, stay: number): readonly [number, number] {
  const { xyz, start, end, closed } = silences[g]!
  const { before, after } = gaps[g]!.measures
  const apart = (t: number, o: number): number =>
    locate(stays.fleet, stays.run[stay]!, t, place, 0) ? arcBetweenM(xyz, o, place, 0) : NaN
  // One that sails by as it falls silent lies beside nobody.
  return [isSlow(before) ? apart(start, 0) : NaN, closed && isSlow(after) ? apart(end, 3) : NaN]
}

/** Three knots, as for a meeting. */
const SLOW_KN = 3
const isSlow = (fix: GapFix | undefined): boolean => (fix?.sogKn ?? 0) <= SLOW_KN

/**
 * Two ships whose last fixes, or next ones, lie so near in time were heard together, ms: some intervals of a thinned
 * feed.
 */
const TOGETHER_MS = 10 * MINUTE_MS

/** At how many ends of two silences the ships were within a limit of each other. */
export function bothContacts({ measures: a }: Gap, { measures: b }: Gap, limitM: number): number {
  const isContact = (p: GapFix | undefined, q: GapFix | undefined): boolean =>
    p !== undefined &&
    q !== undefined &&
    Math.abs(p.t - q.t) <= TOGETHER_MS &&
    isSlow(p) &&
    isSlow(q) &&
    distanceM(p.lon, p.lat, q.lon, q.lat) <= limitM
  return (isContact(a.before, b.before) ? 1 : 0) + (isContact(a.after, b.after) ? 1 : 0)
}

/** Whether a silence begins in a learnt harbour. */
export const isInHarbour = ({ measures: { before } }: Gap, berths: Berths): boolean =>
  berths.inHarbour(before.lon, before.lat)

/** Bits of a silence that begins and ends at a berth: the ship most likely lay there all the time. */
export const AT_BERTH_BITS = -2

/** A ship that comes into a harbour and leaves it is heard again so near, metres: at its mouth, at its speed there. */
const SAME_HARBOUR_M = 5000
const STILL_KN = 1

/**
 * Whether a silent ship was heard last in a harbour, or where others than the two stop, and again there and not far
 * off; or, not heard again, lay still there.
 */
export function layAtBerth(
  { measures: { before, after, distanceM: way = 0 } }: Gap,
  berths: Berths,
  a: VesselId,
  b: VesselId,
): boolean {
  if (after === undefined)
    return (before.sogKn ?? Infinity) <= STILL_KN && berths.isStopPlace(before.lon, before.lat, a, b)
  return (
    way <= SAME_HARBOUR_M &&
    berths.isStopPlace(before.lon, before.lat, a, b) &&
    berths.isStopPlace(after.lon, after.lat, a, b)
  )
}

/** Within the scatter of fixes, metres. */
const SAME_PLACE_M = 30

/**
 * Whether a silent ship lay still, and was heard again still and at the very place: at anchor most would have swung,
 * adrift all have gone.
 */
export const wasMadeFast = ({ measures: { before, after, distanceM: way = Infinity } }: Gap): boolean =>
  after !== undefined && way <= SAME_PLACE_M && Math.max(before.sogKn ?? Infinity, after.sogKn ?? Infinity) <= STILL_KN
