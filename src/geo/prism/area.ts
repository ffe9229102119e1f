import {
  bearingDeg,
  distanceM,
  EARTH_RADIUS_M,
  fromEcef,
  type LonLat,
  alongGreatCircle,
  destination,
} from '../index.js'
import { PRISM_CLOSED, PRISM_END, PRISM_FROM, PRISM_SPEED, PRISM_START, PRISM_TO, PRISM_WAY } from './prism.js'

/** A closed curve on the globe. */
export interface Outline {
  /** The point at a share of the way round. */
  readonly curve: (share: number) => LonLat
  /** Shares at which it turns sharply. */
  readonly corners: readonly number[]
  /** True where a point lies inside. */
  readonly holds: (point: LonLat) => boolean
}

// From here on the farthest point of the globe is near, and what is left outside is not worth drawing.
const WHOLE_M = 19_900_000

/** A disk: its middle, and how far it reaches. */
interface Disk {
  readonly at: LonLat
  readonly m: number
}

/**
 * The outline of all places that a prism holds: an ellipse on the globe, or a circle where there is one place; at one
 * instant, the overlap of two disks.
 *
 * @param prism - `PRISM_SIZE` numbers, see `toPrisms`.
 * @param t - the instant, epoch ms, within the prism; left out for all of them.
 * @returns undefined where that is the whole globe.
 */
export function outlineOf(prism: Float64Array, t?: number): Outline | undefined {
  const from = fromEcef(prism[PRISM_FROM]!, prism[PRISM_FROM + 1]!, prism[PRISM_FROM + 2]!)
  const to = fromEcef(prism[PRISM_TO]!, prism[PRISM_TO + 1]!, prism[PRISM_TO + 2]!)
  const [start, end, speed, wayM] = [prism[PRISM_START]!, prism[PRISM_END]!, prism[PRISM_SPEED]!, prism[PRISM_WAY]!]
  const first = { at: from, m: speed * ((t ?? end) - start) }
  if (prism[PRISM_CLOSED] !== 1) return first.m >= WHOLE_M ? undefined : circle(first)
  if (t !== undefined) return lens(first, { at: to, m: speed * (end - t) })
  const reachM = Math.max(speed * (end - start), wayM)
  // No way by any place is longer than round the globe, less the direct passage.
  return reachM + wayM >= 2 * WHOLE_M ? undefined : ellipse(from, to, wayM, reachM)
}

/** Distance on the ellipsoid. */
const between = (p: LonLat, q: LonLat): number => distanceM(p.lon, p.lat, q.lon, q.lat)

/** The point in a direction at which a distance on the ellipsoid is reached. */
function onRim({ at, m }: Disk, bearing: number): LonLat {
  let way = m
  let place = destination(at.lon, at.lat, bearing, way)
  for (let i = 0; i < 4 && m > 0; i++) {
    // Sphere and ellipsoid are within 0.6 % of each other, so that each step leaves a hundredth of the error.
    const got = between(at, place)
    if (got > 0) way = Math.min(way + m - got, Math.PI * EARTH_RADIUS_M)
    place = destination(at.lon, at.lat, bearing, way)
  }
  return place
}

const circle = (of: Disk): Outline => ({
  curve: (share) => onRim(of, -360 * share),
  corners: [],
  holds: (p) => between(of.at, p) <= of.m,
})

function ellipse(from: LonLat, to: LonLat, wayM: number, reachM: number): Outline {
  const middle = alongGreatCircle(from.lon, from.lat, to.lon, to.lat, 0.5)
  const axis = bearingDeg(middle.lon, middle.lat, to.lon, to.lat)
  const narrow = Math.sqrt(Math.max(0, reachM * reachM - wayM * wayM)) / reachM
  const sum = (place: LonLat): number => between(from, place) + between(to, place)
  const curve = (share: number): LonLat => {
    // Directions of a plane ellipse's points, so that the narrow ends of a long one are drawn as finely as its sides.
    const turn = 2 * Math.PI * share
    const bearing = axis - (Math.atan2(narrow * Math.sin(turn), Math.cos(turn)) * 180) / Math.PI
    let [near, far] = [0, Math.min(reachM / 2 + wayM, Math.PI * EARTH_RADIUS_M)]
    while (far - near > 0.005) {
      const m = (near + far) / 2
      if (sum(destination(middle.lon, middle.lat, bearing, m)) <= reachM) near = m
      else far = m
    }
    return destination(middle.lon, middle.lat, bearing, near)
  }
  return { curve, corners: [], holds: (p) => sum(p) <= reachM }
}

/**
 * The overlap of two disks: the smaller where it lies within the other, else an arc of each rim from corner to corner.
 */
function lens(one: Disk, two: Disk): Outline | undefined {
  const holds = (p: LonLat): boolean => between(one.at, p) <= one.m && between(two.at, p) <= two.m
  if (one.m >= WHOLE_M && two.m >= WHOLE_M) return undefined
  if (one.m >= WHOLE_M) return circle(two)
  if (two.m >= WHOLE_M) return circle(one)
  const [a, b] = [arcWithin(one, two), arcWithin(two, one)]
  if (a.whole) return { ...circle(one), holds }
  if (b.whole) return { ...circle(two), holds }
  const curve = (share: number): LonLat => {
    const { of, from, until } = share < 0.5 ? { of: one, ...a } : { of: two, ...b }
    return onRim(of, from + (until - from) * (share < 0.5 ? 2 * share : 2 * share - 1))
  }
  return { curve, corners: [0, 0.5], holds }
}

/** The directions, from the middle of a disk, in which its rim lies in another disk, counterclockwise. */
function arcWithin(of: Disk, other: Disk): { whole: boolean; from: number; until: number } {
  const axis = bearingDeg(of.at.lon, of.at.lat, other.at.lon, other.at.lat)
  const inside = (turn: number): boolean => between(other.at, onRim(of, axis + turn)) <= other.m
  const edge = (side: 1 | -1): number => {
    let [near, far] = [0, 180]
    while (far - near > 1e-9) {
      const middle = (near + far) / 2
      if (inside(side * middle)) near = middle
      else far = middle
    }
    return axis + side * near
  }
  return inside(180)
    ? { whole: true, from: axis + 180, until: axis - 180 }
    : { whole: false, from: edge(1), until: edge(-1) }
}
