import { roundMs, DEGREE_RAD } from '../base/index.js'
import { toEcef, lonDelta, wrapLon, CELL_M, cellShape } from '../geo/index.js'
import {
  PRISM_CLOSED,
  PRISM_END,
  PRISM_FROM,
  PRISM_SPEED,
  PRISM_START,
  PRISM_TO,
  toPrisms,
  arcBetweenM,
} from '../geo/prism/index.js'
import { harbourIndexOf, type HarbourIndex, type Harbour } from '../knowledge/harbour/index.js'
import type { Knowledge } from '../knowledge/index.js'
import type { Gap, GapFix } from '../model/index.js'
import { polygonsAt, type Zones } from '../place/index.js'
import { prismOf } from './speed.js'

/** A zone that a vessel can have been in during its silence. */
export interface ReachableZone<P> {
  /** Place of the zone's feature in what was given to `createZones`. */
  readonly feature: number
  /** Its properties. */
  readonly properties: P
  /** The longest time that the vessel can have lain in it, ms. */
  readonly maxStayMs: number
}

/** A harbour that a vessel can have been in during its silence. */
export interface ReachableHarbour {
  /** The harbour. */
  readonly harbour: Harbour
  /** The longest time that the vessel can have lain in it, ms. */
  readonly maxStayMs: number
}

// A border is looked at in pieces, and pieces shorter than this are settled by their middle: a second of sailing.
const PIECE_M = 10
// Of a degree of latitude on the ellipsoid no more than this, metres.
const DEGREE_AT_MOST_M = 111_700

/** The way from the last fix by a place to the next one, and how much of it there was time for. */
interface Way {
  /** Metres; where the gap is open, to the place only. */
  readonly viaM: (lon: number, lat: number) => number
  /** What a way must be less than, metres. */
  readonly mostM: number
  /** Time left for a stay, ms. */
  readonly stayMs: (wayM: number) => number
}

/** Its last fix and the next one; the last one twice where none came. */
const fixesOf = ({ measures: { before, after = before } }: Gap): readonly GapFix[] => [before, after]

function wayOf(gap: Gap): Way {
  const prism = toPrisms([prismOf(gap)])
  const at = new Float64Array(3)
  const speed = prism[PRISM_SPEED]!
  const durationMs = prism[PRISM_END]! - prism[PRISM_START]!
  return {
    viaM: (lon, lat) => {
      toEcef(wrapLon(lon), lat, at, 0)
      const come = arcBetweenM(prism, PRISM_FROM, at, 0)
      return prism[PRISM_CLOSED] === 1 ? come + arcBetweenM(at, 0, prism, PRISM_TO) : come
    },
    mostM: Number.isNaN(speed) ? -Infinity : speed * durationMs,
    stayMs: (wayM) => (wayM === 0 ? durationMs : roundMs(Math.max(0, durationMs - wayM / speed))),
  }
}

/**
 * The shortest way by a border from one point to another, straight in longitude and latitude, if it is less than
 * `bestM`. A piece's ways differ from that by its middle by at most the piece's length, so that most pieces are settled
 * at once.
 */
function viaBorder(way: Way, lon: number, lat: number, east: number, north: number, bestM: number): number {
  const middleLon = lon + east / 2
  const middleLat = lat + north / 2
  const lowest = lat * (lat + north) < 0 ? 0 : Math.min(Math.abs(lat), Math.abs(lat + north))
  const lengthM = DEGREE_AT_MOST_M * Math.hypot(east * Math.cos(lowest * DEGREE_RAD), north)
  const wayM = way.viaM(middleLon, middleLat)
  const best = Math.min(bestM, wayM)
  if (wayM - lengthM >= best || lengthM < PIECE_M) return best
  const first = viaBorder(way, lon, lat, east / 2, north / 2, best)
  return viaBorder(way, middleLon, middleLat, east / 2, north / 2, first)
}

/**
 * The zones that a vessel can have been in during its silence, and for how long at most: the time that the shortest way
 * through the zone, from the last fix to the next one, leaves at top speed (see `reachSpeed`). Of an open gap, the time
 * since it can have come.
 *
 * @param gap - one silence.
 * @param zones - from `createZones`.
 * @returns in the order of the features; stays are right to about a second.
 * @example
 * ```ts
 * const square = [[-93.5, 28.4], [-93, 28.4], [-93, 28.8], [-93.5, 28.8], [-93.5, 28.4]]
 * const zones = createZones({ type: 'Feature', properties: { name: 'A' }, geometry: { type: 'Polygon', coordinates: [square] } })
 * reachableZones(gap, zones).map(({ properties }) => properties?.['name']) // ['A']
 * ```
 */
export function reachableZones<P>(gap: Gap, zones: Zones<P>): ReachableZone<P>[] {
  const way = wayOf(gap)
  const { index, feature } = zones
  const best = new Float64Array(zones.properties.length).fill(way.mostM)
  for (const fix of fixesOf(gap)) {
    for (const ring of polygonsAt(zones, fix.lon, fix.lat)) {
      best[feature[ring]!] = Math.min(best[feature[ring]!]!, way.viaM(fix.lon, fix.lat))
    }
  }
  for (let e = 0; e < index.west.length; e++) {
    const f = feature[index.ring[e]!]!
    const [west, south] = [index.west[e]!, index.westLat[e]!]
    const east = index.east[e]! - west
    best[f] = viaBorder(way, west, south, east < 0 ? east + 360 : east, index.eastLat[e]! - south, best[f]!)
  }
  return zones.properties.flatMap((properties, f) =>
    best[f]! < way.mostM ? [{ feature: f, properties, maxStayMs: way.stayMs(best[f]!) }] : [],
  )
}

/**
 * The harbours that a vessel can have been in during its silence, and for how long at most; see `reachableZones`.
 *
 * @param gap - one silence.
 * @param source - knowledge, whose harbours by the default rules are meant; or harbours from `indexHarbours`.
 * @returns those with the longest stay first, then by id.
 * @example
 * ```ts
 * reachableHarbours(gap, learn({ tracks })) // []: two ships that stop in one place make no harbour of it
 * ```
 */
export function reachableHarbours(gap: Gap, source: Knowledge | HarbourIndex): ReachableHarbour[] {
  const way = wayOf(gap)
  const found = harbourIndexOf(source).harbours.flatMap((harbour): ReachableHarbour[] => {
    if (way.viaM(harbour.lon, harbour.lat) - 2 * harbour.radiusM - CELL_M >= way.mostM) return []
    const best = harbour.cells.reduce((bestM, cell) => viaCell(way, gap, cell, bestM), way.mostM)
    return best < way.mostM ? [{ harbour, maxStayMs: way.stayMs(best) }] : []
  })
  return found.sort((p, q) => q.maxStayMs - p.maxStayMs || (p.harbour.id < q.harbour.id ? -1 : 1))
}

/** The shortest way by a cell, if it is less than `bestM`. */
function viaCell(way: Way, gap: Gap, cell: number, bestM: number): number {
  const { west, south, east, north, lon, lat } = cellShape(cell)
  const middleM = way.viaM(lon, lat)
  // No corner is farther from the middle than a side, see `indexHarbours`.
  if (middleM - 2 * CELL_M >= bestM) return bestM
  const fixes = fixesOf(gap)
  const inside = fixes.filter(
    (fix) => fix.lat >= south && fix.lat <= north && Math.abs(lonDelta(lon, fix.lon)) <= (east - west) / 2,
  )
  let best = Math.min(bestM, middleM, ...inside.map((fix) => way.viaM(fix.lon, fix.lat)))
  best = viaBorder(way, west, south, east - west, 0, best)
  best = viaBorder(way, west, north, east - west, 0, best)
  best = viaBorder(way, west, south, 0, north - south, best)
  return viaBorder(way, east, south, 0, north - south, best)
}
