// An independent oracle for "who was near whom, and when". It shares no code with src: places between fixes by slerp on
// unit vectors of geodetic longitude and latitude, distances along the geodesic by GeographicLib (Karney), intervals by
// dense sampling and bisection to 0.1 ms.
import geodesic from 'geographiclib-geodesic'

const { WGS84 } = geodesic.Geodesic
const RAD = Math.PI / 180

/** One fix of a vessel. */
export interface Fix {
  t: number
  lon: number
  lat: number
}

/** A stretch of time, epoch ms, not rounded. */
export interface Stretch {
  start: number
  end: number
  minDistanceM: number
  minAt: number
}

/** Length of the geodesic, metres. */
export const geodesicM = (lon1: number, lat1: number, lon2: number, lat2: number): number =>
  WGS84.Inverse(lat1, lon1, lat2, lon2).s12!

/** The point reached along the geodesic from a point, metres east and north of it; longitude in [-180, 180). */
export function beside(lon: number, lat: number, eastM: number, northM: number): { lon: number; lat: number } {
  const far = Math.hypot(eastM, northM)
  if (far === 0) return { lon: lon >= 180 ? lon - 360 : lon, lat }
  const to = WGS84.Direct(lat, lon, Math.atan2(eastM, northM) / RAD, far)
  const turned = to.lon2! >= 180 ? to.lon2! - 360 : to.lon2! < -180 ? to.lon2! + 360 : to.lon2!
  return { lon: turned, lat: to.lat2! }
}

/** Slerp between two fixes, `share` from 0 to 1. */
function between(p: Fix, q: Fix, share: number): { lon: number; lat: number } {
  const u = unit(p)
  const v = unit(q)
  const cross = Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
  const angle = Math.atan2(cross, u[0] * v[0] + u[1] * v[1] + u[2] * v[2])
  if (angle < 1e-15) return p
  const [a, b] = [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)]
  const [x, y, z] = [a * u[0] + b * v[0], a * u[1] + b * v[1], a * u[2] + b * v[2]]
  return { lon: Math.atan2(y, x) / RAD, lat: Math.atan2(z, Math.hypot(x, y)) / RAD }
}

function unit({ lon, lat }: Fix): [number, number, number] {
  const c = Math.cos(lat * RAD)
  return [c * Math.cos(lon * RAD), c * Math.sin(lon * RAD), Math.sin(lat * RAD)]
}

/** Two vessels over a time in which neither has a fix and both have a position: their distance is smooth. */
interface Piece {
  start: number
  end: number
  distanceM: (t: number) => number
}

/** The pieces between all instants at which either vessel has a fix. */
export function pieces(a: readonly Fix[], b: readonly Fix[], maxGapMs: number): Piece[] {
  const cuts = [...new Set([...a, ...b].map((f) => f.t))].sort((p, q) => p - q)
  return cuts.slice(1).flatMap((end, i) => {
    const start = cuts[i]!
    const legA = legOver(a, start, end, maxGapMs)
    const legB = legOver(b, start, end, maxGapMs)
    if (legA === undefined || legB === undefined) return []
    const distanceM = (t: number): number => {
      const p = between(...legA, (t - legA[0].t) / (legA[1].t - legA[0].t))
      const q = between(...legB, (t - legB[0].t) / (legB[1].t - legB[0].t))
      return geodesicM(p.lon, p.lat, q.lon, q.lat)
    }
    return [{ start, end, distanceM }]
  })
}

function legOver(fixes: readonly Fix[], start: number, end: number, maxGapMs: number): [Fix, Fix] | undefined {
  const next = fixes.findIndex((f) => f.t >= end)
  const [p, q] = [fixes[next - 1], fixes[next]]
  return p !== undefined && q !== undefined && p.t <= start && q.t - p.t <= maxGapMs ? [p, q] : undefined
}

/** All stretches of time within the limit. `stepMs` is the sampling grid within a piece; at least 8 samples each. */
export function bruteForce(
  a: readonly Fix[],
  b: readonly Fix[],
  limitM: number,
  maxGapMs: number,
  stepMs = 60_000,
): Stretch[] {
  const found: Stretch[] = []
  for (const piece of pieces(a, b, maxGapMs)) for (const part of within(piece, limitM, stepMs)) join(found, part)
  return found
}

function join(found: Stretch[], part: Stretch): void {
  const last = found.at(-1)
  if (last === undefined || part.start > last.end) {
    found.push(part)
    return
  }
  last.end = part.end
  if (part.minDistanceM < last.minDistanceM) Object.assign(last, { minDistanceM: part.minDistanceM, minAt: part.minAt })
}

/** The parts of a piece within the limit, each with its least distance. */
function within({ start, end, distanceM }: Piece, limitM: number, stepMs: number): Stretch[] {
  const steps = Math.max(8, Math.ceil((end - start) / stepMs))
  const at = (i: number): number => (i === steps ? end : start + ((end - start) * i) / steps)
  const t = Array.from({ length: steps + 1 }, (_, i) => at(i))
  const d = t.map(distanceM)
  // A dip between samples is found from the sample next to it: the least distance is added to the samples.
  for (let i = steps; i >= 0; i--) {
    if (d[i]! > Math.min(d[i - 1] ?? Infinity, d[i + 1] ?? Infinity)) continue
    const low = least(distanceM, t[i - 1] ?? start, t[i + 1] ?? end)
    const k = low <= t[i]! ? i : i + 1
    t.splice(k, 0, low)
    d.splice(k, 0, distanceM(low))
  }
  const parts: Stretch[] = []
  let open: Stretch | undefined
  for (let i = 0; i < t.length; i++) {
    if (d[i]! <= limitM) {
      if (open === undefined) {
        const from = i === 0 ? start : crossing(distanceM, limitM, t[i]!, t[i - 1]!)
        open = { start: from, end: t[i]!, minDistanceM: d[i]!, minAt: t[i]! }
        parts.push(open)
      }
      open.end = t[i]!
      if (d[i]! < open.minDistanceM) Object.assign(open, { minDistanceM: d[i]!, minAt: t[i]! })
    } else if (open !== undefined) {
      open.end = crossing(distanceM, limitM, t[i - 1]!, t[i]!)
      open = undefined
    }
  }
  return parts.filter((p) => p.end > p.start)
}

/** The instant at which the limit is crossed, to 0.1 ms. */
function crossing(distanceM: (t: number) => number, limitM: number, inside: number, outside: number): number {
  let [p, q] = [inside, outside]
  while (Math.abs(q - p) > 0.1) {
    const middle = (p + q) / 2
    if (distanceM(middle) <= limitM) p = middle
    else q = middle
  }
  return p
}

/** The instant of least distance in [low, high], by golden section, to 1 ms. */
function least(distanceM: (t: number) => number, low: number, high: number): number {
  const g = (Math.sqrt(5) - 1) / 2
  let [p, q] = [low, high]
  let [x, y] = [q - g * (q - p), p + g * (q - p)]
  let [dx, dy] = [distanceM(x), distanceM(y)]
  while (q - p > 1) {
    if (dx < dy) {
      ;[q, y, dy] = [y, x, dx]
      x = q - g * (q - p)
      dx = distanceM(x)
    } else {
      ;[p, x, dx] = [x, y, dy]
      y = p + g * (q - p)
      dy = distanceM(y)
    }
  }
  const middle = (p + q) / 2
  return [low, high, middle].reduce((best, t) => (distanceM(t) < distanceM(best) ? t : best))
}
