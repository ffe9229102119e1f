import { distanceM, toEcef, type LonLat } from '../index.js'
import { arcBetweenM } from './plane.js'

/**
 * A space-time prism (Hägerstrand 1970; Miller 1991): where something can have been that was known at one place and
 * time, perhaps at a second one later, and is never faster than a top speed.
 */
export interface Prism {
  /** Where and when it was known first. */
  readonly from: LonLat
  /** Where it was known again, at `end`; absent where it was not: then only the first place bounds it. */
  readonly to?: LonLat | undefined
  /** Epoch ms. */
  readonly start: number
  /** Epoch ms: of `to`, or of the present. */
  readonly end: number
  /** Metres a second. Raised to what the two places need. */
  readonly topSpeedMps: number
}

/** Numbers that a prism takes in a list of prisms. */
export const PRISM_SIZE = 11
/** Earth-centred coordinates of the first place; those of the second at 3. */
export const PRISM_FROM = 0
/** See `PRISM_FROM`. */
export const PRISM_TO = 3
/** Start, epoch ms. */
export const PRISM_START = 6
/** End, epoch ms. */
export const PRISM_END = 7
/** Top speed, metres a millisecond. */
export const PRISM_SPEED = 8
/** Between the two places, metres; 0 where there is one. */
export const PRISM_WAY = 9
/** 1 where there is a second place. */
export const PRISM_CLOSED = 10

// Without any time to spare a prism is a line, which rounding may break.
const SPARE_M = 1e-7

/**
 * Puts prisms side by side, `PRISM_SIZE` numbers each. One that makes no sense (a place that is not finite, an end
 * before the start, a speed that is no number) has `NaN` for a speed and meets nothing.
 */
export function toPrisms(list: readonly Prism[]): Float64Array {
  const out = new Float64Array(list.length * PRISM_SIZE)
  list.forEach((prism, i) => putPrism(prism, out, i * PRISM_SIZE))
  return out
}

function putPrism({ from, to, start, end, topSpeedMps }: Prism, out: Float64Array, o: number): void {
  const known = isPlace(from) && (to === undefined || isPlace(to)) && end >= start && Number.isFinite(end - start)
  if (!known || !(topSpeedMps >= 0) || topSpeedMps === Infinity) {
    out.fill(NaN, o, o + PRISM_SIZE)
    return
  }
  toEcef(from.lon, from.lat, out, o + PRISM_FROM)
  toEcef(to?.lon ?? from.lon, to?.lat ?? from.lat, out, o + PRISM_TO)
  out[o + PRISM_START] = start
  out[o + PRISM_END] = end
  const arcM = to === undefined ? 0 : arcBetweenM(out, o + PRISM_FROM, out, o + PRISM_TO)
  // Each where it is the better one.
  const wayM = to === undefined || arcM < 2e6 ? arcM : distanceM(from.lon, from.lat, to.lon, to.lat)
  const neededMps = to === undefined ? 0 : (1000 * (wayM + SPARE_M)) / Math.max(1, end - start)
  out[o + PRISM_SPEED] = Math.max(topSpeedMps, neededMps) / 1000
  out[o + PRISM_WAY] = wayM
  out[o + PRISM_CLOSED] = to === undefined ? 0 : 1
}

const isPlace = ({ lon, lat }: LonLat): boolean => Math.abs(lon) <= 360 && Math.abs(lat) <= 90
