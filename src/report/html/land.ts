import { readRings, type PolygonSource, type Ring } from '../../place/index.js'

/** A stretch of the map. Longitudes may go beyond ±180. */
export interface MapBox {
  /** Degrees. */
  readonly west: number
  /** Degrees. */
  readonly south: number
  /** Degrees. */
  readonly east: number
  /** Degrees. */
  readonly north: number
}

// What is finer than this share of the map's width is not seen.
const THIN = 1 / 3000

/**
 * The outlines of land within a box, thinned to what can be seen: rings of longitude, latitude, … to four digits. Holes
 * are left out: an inland sea is drawn as land.
 */
export function landIn(land: PolygonSource, box: MapBox): number[][] {
  const toleranceDeg = (box.east - box.west) * THIN
  return readRings('toHtml: land', land)
    .rings.filter((ring) => !ring.hole)
    .flatMap((ring) => turns(ring, box))
    .map((path) => thin(clip(path, box), toleranceDeg))
    .filter((path) => path.length >= 6)
    .map((path) => path.map((deg) => Math.round(deg * 1e4) / 1e4))
}

/**
 * The ring with longitudes that go on without a jump, once for each turn of the globe in which it reaches into the box.
 */
function turns(ring: Ring, box: MapBox): number[][] {
  const path: number[] = []
  let lon = ring.lon[0]!
  for (let i = 0; i + 1 < ring.lon.length; i++) {
    path.push(lon, ring.lat[i]!)
    lon += ring.step[i] ?? 0
  }
  // Round a pole: closed along it.
  if (Math.abs(lon - ring.lon[0]!) > 180) {
    const pole = ring.holdsNorthPole ? 90 : -90
    path.push(lon, ring.lat[0]!, lon, pole, ring.lon[0]!, pole)
  }
  return [-360, 0, 360]
    .map((turn) => path.map((deg, i) => (i % 2 === 0 ? deg + turn : deg)))
    .filter((p) => reaches(p, box))
}

function reaches(path: readonly number[], box: MapBox): boolean {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < path.length; i += 2) {
    west = Math.min(west, path[i]!)
    east = Math.max(east, path[i]!)
    south = Math.min(south, path[i + 1]!)
    north = Math.max(north, path[i + 1]!)
  }
  return west <= box.east && east >= box.west && south <= box.north && north >= box.south
}

/** Cuts a ring to the box, side by side (Sutherland and Hodgman 1974). */
function clip(path: number[], box: MapBox): number[] {
  let ring = cutSide(path, 0, box.west, 1)
  ring = cutSide(ring, 0, box.east, -1)
  ring = cutSide(ring, 1, box.south, 1)
  return cutSide(ring, 1, box.north, -1)
}

/** Keeps what lies on one side of a line along an axis. */
function cutSide(path: readonly number[], axis: 0 | 1, at: number, sign: 1 | -1): number[] {
  const kept: number[] = []
  for (let i = 0; i < path.length; i += 2) {
    const j = (i + 2) % path.length
    const here = (path[i + axis]! - at) * sign
    const next = (path[j + axis]! - at) * sign
    if (here >= 0) kept.push(path[i]!, path[i + 1]!)
    if (here >= 0 === next >= 0) continue
    const share = here / (here - next)
    kept.push(path[i]! + (path[j]! - path[i]!) * share, path[i + 1]! + (path[j + 1]! - path[i + 1]!) * share)
  }
  return kept
}

/** Leaves out points that are close to the last one kept. */
function thin(path: readonly number[], toleranceDeg: number): number[] {
  const kept: number[] = []
  for (let i = 0; i < path.length; i += 2) {
    const n = kept.length
    const near = n > 0 && Math.hypot(path[i]! - kept[n - 2]!, path[i + 1]! - kept[n - 1]!) < toleranceDeg
    if (!near) kept.push(path[i]!, path[i + 1]!)
  }
  return kept
}
