import { arcOfChordM, EARTH_RADIUS_M, toEcef } from '../geo/ellipsoid.js'
import type { Gap } from '../model/gap.js'
import { KNOT_MPS } from '../model/units.js'

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
  /** Added to the limit, metres: see `spareM`. */
  readonly spareM: number
}

/** The prism of a gap. */
export function silenceOf(gap: Gap): Silence {
  const xyz = new Float64Array(6)
  toEcef(gap.before.lon, gap.before.lat, xyz, 0)
  const closed = gap.after !== undefined && gap.end !== undefined
  if (closed) toEcef(gap.after.lon, gap.after.lat, xyz, 3)
  const end = gap.start + gap.durationMs
  const wayM = closed ? arcOfChordM(chordTo(xyz, 0, xyz, 3)) : 0
  const ms = Math.max(1, gap.durationMs)
  // The fixes are facts, the top speed is assumed.
  const speed = Math.max((gap.topSpeedKn * KNOT_MPS) / 1000, (wayM / ms) * (1 + 1e-9))
  return { start: gap.start, end, xyz, closed, speed, wayM, spareM: spareM(speed * ms) }
}

// An arc reckoned from its chord on the mean sphere is wrong by at most 1 % of what they differ by, since radii of curvature are
// within 0.6 % of the mean: 1 cm at 100 km, 1.3 m at 500 km. Nothing that is possible is to be missed, so that much is added to
// the limit, and a metre for rounding.
const spareM = (reachM: number): number => 1 + (0.01 * Math.min(reachM, EARTH_RADIUS_M) ** 3) / (24 * EARTH_RADIUS_M ** 2)

/** Length of the straight line between two places, metres. */
export function chordTo(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const x = a[i]! - b[j]!
  const y = a[i + 1]! - b[j + 1]!
  const z = a[i + 2]! - b[j + 2]!
  return Math.sqrt(x * x + y * y + z * z)
}

/**
 * How far a place lies beyond the farther rim of the two disks in which the silent ship lies at one instant, metres: at most
 * `outsideM`, and with no corners.
 */
export function beyondRimsM({ start, end, speed, xyz, closed }: Silence, place: Float64Array, o: number, t: number): number {
  const over = arcOfChordM(chordTo(xyz, 0, place, o)) - speed * (t - start)
  return closed ? Math.max(over, arcOfChordM(chordTo(xyz, 3, place, o)) - speed * (end - t)) : over
}

/**
 * How far a place lies outside of where the silent ship can have been at one instant, metres; at most 0 inside.
 *
 * Where it can have been is the overlap of two disks. The nearest point of an overlap lies on the rim of one disk, or at a corner.
 * Both are reckoned in the plane triangle that has the three distances measured on the globe for its sides: its angles differ from
 * the true ones by less than the spherical excess, which moves the corner, seen from a place `x` metres off, by less than
 * `x r0 r1 / 2R²`: a quarter of a metre at 500 m from it and 200 km from both fixes.
 *
 * @param place - Earth-centred coordinates.
 * @param o - index of x in `place`.
 * @param t - within the silence, epoch ms.
 */
export function outsideM(silence: Silence, place: Float64Array, o: number, t: number): number {
  const { start, end, speed, xyz, wayM } = silence
  const r0 = speed * (t - start)
  const d0 = arcOfChordM(chordTo(xyz, 0, place, o))
  if (!silence.closed) return d0 - r0
  const r1 = speed * (end - t)
  const d1 = arcOfChordM(chordTo(xyz, 3, place, o))
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
