// An independent oracle for two space-time prisms on the WGS84 ellipsoid. It shares no code with src, and goes the
// other way about it: every point in which two lenses could touch is worked out with GeographicLib (Karney) and kept if
// both lenses hold it; the least distance among those is the distance. Times come from golden section and bisection.
import geodesic from 'geographiclib-geodesic'

const { WGS84 } = geodesic.Geodesic
const RAD = Math.PI / 180

export interface Place {
  lon: number
  lat: number
}

/** A prism by hand: metres a second, ms. Without `to` it is open. */
export interface TruePrism {
  from: Place
  to?: Place
  start: number
  end: number
  mps: number
}

export const inverse = (p: Place, q: Place): { m: number; azimuth: number } => {
  const { s12, azi1 } = WGS84.Inverse(p.lat, p.lon, q.lat, q.lon)
  return { m: s12!, azimuth: azi1! }
}

export function direct(p: Place, azimuth: number, m: number): Place {
  const to = WGS84.Direct(p.lat, p.lon, azimuth, m)
  return { lon: to.lon2! >= 180 ? to.lon2! - 360 : to.lon2! < -180 ? to.lon2! + 360 : to.lon2!, lat: to.lat2! }
}

interface Disk {
  at: Place
  r: number
}

// A corner found by Newton steps is right to a micrometre.
const NEAR_M = 1e-3
const inside = (disks: readonly Disk[], x: Place): boolean => disks.every((d) => inverse(d.at, x).m <= d.r + NEAR_M)

/**
 * Both points in which two rims cross: from the triangle of the three distances, then Newton steps on the ellipsoid.
 */
function crossings(a: Disk, b: Disk): Place[] {
  const { m, azimuth } = inverse(a.at, b.at)
  if (m === 0 || m > a.r + b.r || m < Math.abs(a.r - b.r) || a.r === 0) return []
  const R = 6371000
  const [x, y, z] = [a.r / R, m / R, b.r / R]
  const cos = (Math.cos(z) - Math.cos(x) * Math.cos(y)) / (Math.sin(x) * Math.sin(y))
  const angle = Math.acos(Math.max(-1, Math.min(1, cos))) / RAD
  return [1, -1].flatMap((side) => {
    let at = direct(a.at, azimuth + side * Math.max(angle, 1e-4), a.r)
    for (let i = 0; i < 12; i++) {
      const p = inverse(at, a.at)
      const q = inverse(at, b.at)
      const [e, f] = [a.r - p.m, b.r - q.m]
      if (Math.abs(e) < 1e-7 && Math.abs(f) < 1e-7) break
      // Outward directions of both rims, east and north.
      const [ax, ay, bx, by] = [
        -Math.sin(p.azimuth * RAD),
        -Math.cos(p.azimuth * RAD),
        -Math.sin(q.azimuth * RAD),
        -Math.cos(q.azimuth * RAD),
      ]
      const det = ax * by - ay * bx
      const [east, north] = [(e * by - f * ay) / det, (ax * f - bx * e) / det]
      if (!Number.isFinite(east + north) || Math.hypot(east, north) > a.r + b.r) return []
      at = direct(at, Math.atan2(east, north) / RAD, Math.hypot(east, north))
    }
    return [at]
  })
}

/** Distance of the overlap of some disks from the overlap of others; 0 where they share a point. */
function lensesApartM(one: readonly Disk[], two: readonly Disk[]): number {
  let least = Infinity
  const both = [...one, ...two]
  const consider = (x: Place, y: Place, m: number): void => {
    if (m < least && inside(one, x) && inside(two, y)) least = m
  }
  const cornersOf = (disks: readonly Disk[]): Place[] => (disks.length === 2 ? crossings(disks[0]!, disks[1]!) : [])
  const [va, vb] = [cornersOf(one).filter((v) => inside(one, v)), cornersOf(two).filter((v) => inside(two, v))]
  for (const a of one) {
    for (const b of two) {
      const { m, azimuth } = inverse(a.at, b.at)
      if (m > a.r + b.r)
        consider(direct(a.at, azimuth, a.r), direct(b.at, inverse(b.at, a.at).azimuth, b.r), m - a.r - b.r)
      else if ([...crossings(a, b), a.at, b.at].some((x) => inside(both, x))) return 0
    }
  }
  const toRims = (corners: readonly Place[], rims: readonly Disk[], turned: boolean): void => {
    for (const v of corners) {
      for (const d of rims) {
        const { m, azimuth } = inverse(d.at, v)
        if (m <= d.r) continue
        const y = direct(d.at, azimuth, d.r)
        if (turned) consider(y, v, m - d.r)
        else consider(v, y, m - d.r)
      }
    }
  }
  if (va.some((v) => inside(two, v)) || vb.some((v) => inside(one, v))) return 0
  toRims(va, two, false)
  toRims(vb, one, true)
  for (const v of va) for (const w of vb) consider(v, w, inverse(v, w).m)
  return least
}

/** Where a ship can lie that stays from s to e. */
function disksAt({ from, to, start, end, mps }: TruePrism, s: number, e: number): Disk[] {
  const come = { at: from, r: Math.max(0, (mps * (s - start)) / 1000) }
  return to === undefined ? [come] : [come, { at: to, r: Math.max(0, (mps * (end - e)) / 1000) }]
}

/** How far apart two ships are at least that lie still from s to e. */
export const apartM = (a: TruePrism, b: TruePrism, s: number, e = s): number =>
  lensesApartM(disksAt(a, s, e), disksAt(b, s, e))

const G = (Math.sqrt(5) - 1) / 2

/** The least value of a convex function on [low, high], and where; stops early once it is at most `enough`. */
function least(
  f: (x: number) => number,
  low: number,
  high: number,
  enough: number,
  precision: number,
): { at: number; value: number } {
  let [p, q] = [low, high]
  let [x, y] = [q - G * (q - p), p + G * (q - p)]
  let [fx, fy] = [f(x), f(y)]
  let best = fx < fy ? { at: x, value: fx } : { at: y, value: fy }
  for (const end of [low, high]) {
    const value = f(end)
    if (value < best.value) best = { at: end, value }
  }
  while (q - p > precision && best.value > enough) {
    if (fx < fy) {
      ;[q, y, fy] = [y, x, fx]
      x = q - G * (q - p)
      fx = f(x)
      if (fx < best.value) best = { at: x, value: fx }
    } else {
      ;[p, x, fx] = [x, y, fy]
      y = p + G * (q - p)
      fy = f(y)
      if (fy < best.value) best = { at: y, value: fy }
    }
  }
  return best
}

/** Where a function that is at most `limit` at `inside` and more at `outside` reaches it. */
function reach(f: (x: number) => number, limit: number, inside: number, outside: number, precision: number): number {
  let [p, q] = [inside, outside]
  if (f(q) <= limit) return q
  while (Math.abs(q - p) > precision) {
    const middle = (p + q) / 2
    if (f(middle) <= limit) p = middle
    else q = middle
  }
  return p
}

export interface TrueWindow {
  /** Least distance over all time, metres; 0 also where it is only known to be within the limit. */
  leastM: number
  start: number
  end: number
}

/** The window by golden section and bisection. */
export function trueWindow(a: TruePrism, b: TruePrism, limitM: number): TrueWindow | undefined {
  const [from, until] = [Math.max(a.start, b.start), Math.min(a.end, b.end)]
  if (from > until) return undefined
  const f = (t: number): number => apartM(a, b, t)
  const { at, value } = least(f, from, until, limitM, 10)
  if (value > limitM) return { leastM: value, start: NaN, end: NaN }
  return { leastM: value, start: reach(f, limitM, at, from, 5), end: reach(f, limitM, at, until, 5) }
}

/** The longest stay by bisection over its length and golden section over its start, ms. */
export function trueStay(a: TruePrism, b: TruePrism, limitM: number, { start, end }: TrueWindow): number {
  const spare = (p: TruePrism): number =>
    p.to === undefined ? Infinity : p.end - p.start - (1000 * inverse(p.from, p.to).m) / p.mps
  const most = Math.max(0, Math.min(end - start, spare(a), spare(b)))
  const fits = (w: number): number =>
    least((s) => apartM(a, b, s, s + w), start, end - w, limitM, Math.max(20, most * 1e-6)).value
  return reach(fits, limitM, 0, most, Math.max(50, most * 1e-4))
}
