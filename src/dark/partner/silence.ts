import { EARTH_RADIUS_M } from '../../geo/index.js'
import {
  PRISM_CLOSED,
  PRISM_END,
  PRISM_FROM,
  PRISM_SPEED,
  PRISM_START,
  PRISM_WAY,
  toPrisms,
  MARGIN_M,
  arcBetweenM,
  arcErrorM,
} from '../../geo/prism/index.js'
import type { Gap } from '../../model/index.js'
import { prismOf } from '../../reach/index.js'

/**
 * A silent ship's space-time prism for tests against places in Earth-centred coordinates: at instant t it lies within
 * `speed (t - start)` of its last fix and within `speed (end - t)` of its next one.
 */
export interface Silence {
  /** Last fix, epoch ms. */
  readonly start: number
  /** Next fix, or the present where there is none, epoch ms. */
  readonly end: number
  /** Place of the last fix, three numbers, then of the next one, metres. */
  readonly xyz: Float64Array
  /** False where the ship has not been heard again: then only the last fix bounds it. */
  readonly closed: boolean
  /** Top speed, metres a millisecond: at least what the two fixes need. */
  readonly speed: number
  /** Along the surface from the last to the next fix, metres. */
  readonly wayM: number
  /** How far the ship can have gone in all, metres. */
  readonly reachM: number
}

/** The prism of a gap; nothing is reached by one that makes no sense. */
export function silenceOf(gap: Gap): Silence {
  const prism = toPrisms([prismOf(gap)])
  const speed = prism[PRISM_SPEED]!
  const start = prism[PRISM_START]!
  const end = prism[PRISM_END]!
  const wayM = prism[PRISM_WAY]!
  return {
    start,
    end,
    xyz: prism.subarray(PRISM_FROM, PRISM_FROM + 6),
    closed: prism[PRISM_CLOSED] === 1,
    speed,
    wayM,
    reachM: speed * (end - start),
  }
}

/**
 * The limit with what reckoning may err by, so that nothing possible is missed: the kernel's margin, the error of arcs,
 * and that of corners (see `outsideM`). Together less than a metre for a limit of 500 m as far as 500 km.
 */
export const spaciousM = ({ reachM }: Silence, maxDistanceM: number): number =>
  MARGIN_M + arcErrorM(reachM) + maxDistanceM * (1 + Math.min(1, reachM ** 2 / (8 * EARTH_RADIUS_M ** 2)))

/** Length of the straight line between two places, metres. */
export function chordTo(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const x = a[i]! - b[j]!
  const y = a[i + 1]! - b[j + 1]!
  const z = a[i + 2]! - b[j + 2]!
  return Math.sqrt(x * x + y * y + z * z)
}

/**
 * How far a place lies beyond the farther rim of the two disks in which the silent ship lies at one instant, metres: at
 * most `outsideM`, and with no corners.
 */
export function beyondRimsM(
  { start, end, speed, xyz, closed }: Silence,
  place: Float64Array,
  o: number,
  t: number,
): number {
  const over = arcBetweenM(xyz, 0, place, o) - speed * (t - start)
  return closed ? Math.max(over, arcBetweenM(xyz, 3, place, o) - speed * (end - t)) : over
}

/**
 * How far a place lies outside of where the silent ship can have been at one instant, metres; at most 0 inside.
 *
 * Where it can have been is the overlap of two disks. The nearest point of an overlap lies on the rim of one disk, or
 * at a corner. Both are reckoned in the plane triangle that has the three distances measured on the globe for its
 * sides: its angles differ from the true ones by less than the spherical excess, which moves the corner, seen from a
 * place `x` metres off, by less than `x r0 r1 / 2R²`, and `r0 r1` is at most a quarter of the whole reach squared: a
 * quarter of a metre at 500 m from it and a reach of 400 km.
 *
 * @param place - Earth-centred coordinates.
 * @param o - index of x in `place`.
 * @param t - within the silence, epoch ms.
 */
export function outsideM(silence: Silence, place: Float64Array, o: number, t: number): number {
  const { start, end, speed, xyz, wayM } = silence
  const r0 = speed * (t - start)
  const d0 = arcBetweenM(xyz, 0, place, o)
  if (!silence.closed) return d0 - r0
  const r1 = speed * (end - t)
  const d1 = arcBetweenM(xyz, 3, place, o)
  const over = Math.max(d0 - r0, d1 - r1)
  // Inside both; or one disk within the other, whose rim is then all that counts.
  if (over <= 0 || wayM + Math.min(r0, r1) <= Math.max(r0, r1)) return over
  const x = (d0 * d0 + wayM * wayM - d1 * d1) / (2 * wayM)
  const y = Math.sqrt(Math.max(0, d0 * d0 - x * x))
  if (d0 > r0 && Math.hypot((x * r0) / d0 - wayM, (y * r0) / d0) <= r1) return d0 - r0
  if (d1 > r1 && Math.hypot(wayM + ((x - wayM) * r1) / d1, (y * r1) / d1) <= r0) return d1 - r1
  const cornerX = (wayM * wayM + r0 * r0 - r1 * r1) / (2 * wayM)
  const cornerY = Math.sqrt(Math.max(0, r0 * r0 - cornerX * cornerX))
  return Math.hypot(x - cornerX, y - cornerY)
}
