import { wrapLon } from '../geo/index.js'
import type { Ring } from './rings.js'

/**
 * Rings by columns of longitude: which rings hold a point, without looking at every edge. Plain data; made by
 * `createRingIndex`.
 *
 * Every edge runs eastward from `west` to `east`; where `west` is greater than `east` it crosses ±180.
 */
export interface RingIndex {
  /** Western end of each edge, degrees, [-180, 180). */
  readonly west: Float64Array
  /** Latitude of the western end. */
  readonly westLat: Float64Array
  /** Eastern end of each edge, degrees, [-180, 180]; 180 only where an edge goes round the whole globe. */
  readonly east: Float64Array
  /** Latitude of the eastern end. */
  readonly eastLat: Float64Array
  /** Which ring each edge belongs to. */
  readonly ring: Uint32Array
  /** 1 for a ring round the globe with the north pole inside. */
  readonly holdsNorthPole: Uint8Array
  /** Where each column's edges begin in `edges`; one element more than there are columns. */
  readonly columns: Uint32Array
  /** Edges, column after column, ring after ring. */
  readonly edges: Uint32Array
}

const MAX_COLUMNS = 7200 // 0.05 degrees: 200 edges a column on a coastline of 400,000

/** Puts rings in order for lookups. */
export function createRingIndex(rings: readonly Ring[]): RingIndex {
  const count = rings.reduce((n, ring) => n + ring.step.length, 0)
  const index = {
    west: new Float64Array(count),
    westLat: new Float64Array(count),
    east: new Float64Array(count),
    eastLat: new Float64Array(count),
    ring: new Uint32Array(count),
    holdsNorthPole: Uint8Array.from(rings, (ring) => (ring.holdsNorthPole ? 1 : 0)),
  }
  let k = 0
  rings.forEach((ring, r) => {
    for (let i = 0; i < ring.step.length; i++) {
      // Always eastward, so that a border that two polygons share gives both the same arithmetic.
      const [a, b] = ring.step[i]! >= 0 ? [i, i + 1] : [i + 1, i]
      const whole = Math.abs(ring.step[i]!) === 360
      index.west[k] = whole ? -180 : ring.lon[a]!
      index.westLat[k] = ring.lat[a]!
      index.east[k] = whole ? 180 : ring.lon[b]!
      index.eastLat[k] = ring.lat[b]!
      index.ring[k++] = r
    }
  })
  return { ...index, ...columnsOf(index.west, index.east) }
}

/** Counting sort of the edges into the columns that they touch. */
function columnsOf(west: Float64Array, east: Float64Array): Pick<RingIndex, 'columns' | 'edges'> {
  const n = Math.max(1, Math.min(MAX_COLUMNS, Math.ceil(west.length / 8)))
  const columns = new Uint32Array(n + 1)
  const forColumns = (e: number, visit: (column: number) => void): void => {
    const from = columnOf(west[e]!, n)
    const to = columnOf(east[e]!, n)
    if (west[e]! <= east[e]!) for (let c = from; c <= to; c++) visit(c)
    else {
      for (let c = from; c < n; c++) visit(c)
      for (let c = 0; c <= to && c < from; c++) visit(c)
    }
  }
  for (let e = 0; e < west.length; e++) forColumns(e, (c) => columns[c + 1]!++)
  for (let c = 0; c < n; c++) columns[c + 1]! += columns[c]!
  const next = columns.slice(0, n)
  const edges = new Uint32Array(columns[n]!)
  for (let e = 0; e < west.length; e++) forColumns(e, (c) => (edges[next[c]!++] = e))
  return { columns, edges }
}

// Not decreasing in `lon`: what an edge spans, its columns span.
const columnOf = (lon: number, n: number): number => Math.min(n - 1, Math.floor(((lon + 180) / 360) * n))

/** A ring that holds a point. */
export interface RingHit {
  /** Which ring. */
  readonly ring: number
  /** True where the point lies on the ring itself. */
  readonly onBorder: boolean
}

/**
 * The rings that hold a point, in order. Borders belong to a ring.
 *
 * A ray runs from the point along its meridian to the north pole; each ring is crossed an odd number of times from
 * inside, or an even number where the pole itself is inside. Edges are straight in longitude and latitude, as in RFC
 * 7946, 3.1.1.
 *
 * @param lon - degrees.
 * @param lat - degrees.
 */
export function ringsAt(index: RingIndex, lon: number, lat: number): RingHit[] {
  const found: RingHit[] = []
  const x = wrapLon(lon)
  if (!(lat >= -90 && lat <= 90) || !Number.isFinite(x)) return found
  const column = columnOf(x, index.columns.length - 1)
  let ring = -1
  let odd = false
  let onBorder = false
  const settle = (): void => {
    if (ring >= 0 && (onBorder || odd !== (index.holdsNorthPole[ring] === 1))) found.push({ ring, onBorder })
  }
  for (let i = index.columns[column]!; i < index.columns[column + 1]!; i++) {
    const e = index.edges[i]!
    if (index.ring[e] !== ring) {
      settle()
      ring = index.ring[e]!
      odd = false
      onBorder = false
    }
    const side = sideOf(index, e, x, lat)
    if (side === ABOVE) odd = !odd
    else if (side === ON) onBorder = true
  }
  settle()
  return found
}

const BESIDE = 0
const BELOW = 1
const ON = 2
const ABOVE = 3

/**
 * Where an edge lies as seen from a point: beside its meridian, below, on, or above it. Eastern ends are not part of
 * edges.
 */
function sideOf(index: RingIndex, e: number, x: number, lat: number): number {
  const w = index.west[e]!
  const east = index.east[e]!
  const y1 = index.westLat[e]!
  const y2 = index.eastLat[e]!
  if (w === east) return x === w && lat >= Math.min(y1, y2) && lat <= Math.max(y1, y2) ? ON : BESIDE
  if (x === east) return lat === y2 ? ON : BESIDE
  if (w < east ? x < w || x > east : x < w && x > east) return BESIDE
  if (lat < y1 && lat < y2) return ABOVE
  if (lat > y1 && lat > y2) return BELOW
  const width = east - w + (w > east ? 360 : 0)
  const along = x - w + (x < w ? 360 : 0)
  const cross = width * (lat - y1) - (y2 - y1) * along
  return cross < 0 ? ABOVE : cross > 0 ? BELOW : ON
}
