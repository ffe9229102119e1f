import {
  withDefaults,
  type OptionRule,
  roundDeg,
  roundM,
  HOUR_MS,
  countSketch,
  joinSketches,
} from '../../base/index.js'
import { distanceM, fromEcef, toEcef, CELL_M, cellsAround, cellShape } from '../../geo/index.js'
import { hoursAt, hoursBySquare, checkKnowledge, type Knowledge } from '../index.js'

/** Where vessels lie, read off the data: a port, or an anchorage. */
export interface Harbour {
  /** Made of the cell with the most time stopped: the same knowledge gives the same ids. */
  readonly id: string
  /**
   * At a port a tenth or more of the vessels lay still, as at berths; at an anchorage they swing. On the real day the
   * share is at most 6 % at its nine anchorages, and 18 % or more everywhere else.
   */
  readonly kind: 'port' | 'anchorage'
  /** Middle, weighted by time stopped, degrees. */
  readonly lon: number
  /** Middle, weighted by time stopped, degrees. */
  readonly lat: number
  /** From the middle to the farthest corner of its cells, metres. */
  readonly radiusM: number
  /** Numbers of its cells on the fixed grid, ascending. */
  readonly cells: readonly number[]
  /** Different vessels that stopped: exact below 64, beyond that estimated to about 13 %. */
  readonly vessels: number
  /** How many of them lay still. */
  readonly moored: number
  /** Stops. */
  readonly stops: number
  /** Time stopped in all, ms. */
  readonly stopMs: number
  /** Vessels stopped at one time, on average over the hours in which the region was heard. */
  readonly meanVessels: number
}

/**
 * How harbours are told from other places where vessels stop. The defaults were chosen on one real day of United States
 * AIS, west half (1 January 2020, MarineCadastre.gov: 5,027 vessels, 4,847 stops), see `listHarbours`.
 */
export interface HarbourOptions {
  /**
   * Berths: at least this many different vessels lay still (`mooredSpreadM`) in a cell and those around it. Default 3:
   * two tankers alongside each other in a flat calm lie as still as at a quay. With 2 the real day has 281 harbours
   * instead of 163, all of them near land, and misses fewer small ports; with 4 it has 135.
   */
  readonly minMoored?: number | undefined
  /**
   * … and one vessel or more lay there for this share of the time heard. Default 0.2: a few calm days do not make a
   * port.
   */
  readonly minMeanAtBerths?: number | undefined
  /** Reach of those counts from the middle of the cell, metres. Default 800: the eight cells around. */
  readonly berthRadiusM?: number | undefined
  /**
   * Anchorages: at least this many different vessels stopped within `anchorageRadiusM`. Default 5. With 4 vessels, 3
   * spots and a mean of 1.5, or with a radius of 4 km, the lightering area 35 nautical miles off Galveston becomes one;
   * with 6, the Sabine Bank anchorage is lost.
   */
  readonly minVessels?: number | undefined
  /** … at this many places at least 1 km apart, so that ships alongside each other count once. Default 4. */
  readonly minSpots?: number | undefined
  /** … and this many at one time on average, so that the rule means the same for a day and for a year. Default 2. */
  readonly minMeanVessels?: number | undefined
  /** Reach of those counts, metres. Default 3000: ships at open anchorages lie 1 to 2 km apart. */
  readonly anchorageRadiusM?: number | undefined
  /**
   * How far an anchorage reaches from a ship at anchor, metres. Default 1000: her swinging room and what others keep
   * clear.
   */
  readonly swingRoomM?: number | undefined
}

/** Every harbour option, filled in. */
export type HarbourRule = Required<{ [K in keyof HarbourOptions]: number }>

/** Defaults of `listHarbours`. */
export const HARBOUR_DEFAULTS: HarbourRule = {
  minMoored: 3,
  minMeanAtBerths: 0.2,
  berthRadiusM: 800,
  minVessels: 5,
  minSpots: 4,
  minMeanVessels: 2,
  anchorageRadiusM: 3000,
  swingRoomM: 1000,
}

const RULES: Readonly<Record<keyof HarbourRule, OptionRule>> = {
  minMoored: { min: 1, max: 64 },
  minMeanAtBerths: { min: 0, max: 10_000 },
  berthRadiusM: { min: 0, max: 50_000 },
  minVessels: { min: 1, max: 64 },
  minSpots: { min: 1, max: 1000 },
  minMeanVessels: { min: 0, max: 10_000 },
  anchorageRadiusM: { min: 0, max: 50_000 },
  swingRoomM: { min: 0, max: 50_000 },
}

const SPOT_M = 1000

/** A cell's counts and what it is part of. */
interface Counted {
  readonly cell: number
  readonly stops: number
  readonly stopMs: number
  readonly vessels: readonly number[]
  readonly moored: readonly number[]
}

/**
 * Ports and anchorages, read off where vessels stopped.
 *
 * A cell is part of a *port* where different vessels lay still, as only ships do that are made fast to something fixed:
 * a few are enough. It is part of an *anchorage* where many different vessels stopped not far from each other, at
 * separate spots, several at a time: a meeting of two or three ships at sea is neither. Cells that touch make one
 * harbour, but a port and the roads off it make two.
 *
 * One real day (see `HarbourOptions`) teaches 163 harbours, which hold 84 % of its stops; 156 lie within a mile of
 * land, and those more than five miles off are four fairway anchorages off Galveston and Sabine with 5 to 15 vessels
 * each. The other five anchorages are roads off ports: English Bay, Bolivar Roads, and those of Texas City, Ingleside
 * and Anacortes. Of the anchorages that Global Fishing Watch lists, those with five or more vessels stopped within 3 km
 * that day lie within 3 km of a learnt harbour in 97 % (three or more: 90 %), ports of the World Port Index in 94 % (87
 * %). No learnt harbour lies within 59 km of the lightering area. But a lightering area in which several pairs lie all
 * the time is an anchorage too, to an eye that sees positions only: `kind` tells it from a port.
 *
 * @param knowledge - from `learn`.
 * @param options - see `HARBOUR_DEFAULTS`.
 * @returns harbours, most time stopped first, ties by id.
 * @throws RangeError or TypeError where an option is out of range, or the knowledge is of another version.
 * @example
 * ```ts
 * const hours = (id: string) => [0, 1, 2, 3].map((hour) => ({ id, t: hour * 3_600_000, lon: 1, lat: 51 }))
 * const { tracks } = toTracks(['211000001', '211000002', '211000003'].flatMap(hours))
 * listHarbours(learn({ tracks })).map((harbour) => [harbour.kind, harbour.vessels]) // [['port', 3]]
 * ```
 */
export function listHarbours(knowledge: Knowledge, options?: HarbourOptions): Harbour[] {
  checkKnowledge('listHarbours', knowledge)
  const rule = withDefaults('listHarbours', HARBOUR_DEFAULTS, options, RULES)
  const counts = countsByCell(knowledge)
  const hours = hoursBySquare(knowledge.heard)
  const ports = new Set<number>()
  const roadsteads = new Set<number>()
  for (const { cell } of counts.values()) {
    const heardMs = hoursOf(hours, cell) * HOUR_MS
    if (hasBerths(counts, cell, heardMs, rule)) ports.add(cell)
    else if (isAnchorage(counts, cell, heardMs, rule)) roadsteads.add(cell)
  }
  const isRoads = (cells: readonly number[]): boolean => {
    const counted = cells.flatMap((cell) => counts.get(cell) ?? [])
    const vessels = different(counted, 'vessels')
    return vessels >= rule.minVessels && !isPort(vessels, different(counted, 'moored'))
  }
  const groups = connected(ports, roadsteads, fringeOf(counts, roadsteads, rule), isRoads, rule)
  return groups.map((group) => harbourOf(group, counts, hours)).sort(mostTimeFirst)
}

const mostTimeFirst = (a: Harbour, b: Harbour): number => b.stopMs - a.stopMs || (a.id < b.id ? -1 : 1)

function countsByCell({ stops }: Knowledge): Map<number, Counted> {
  return new Map(
    stops.cell.map((cell, i) => [
      cell,
      {
        cell,
        stops: stops.stops[i]!,
        stopMs: stops.stopMs[i]!,
        vessels: stops.vessels[i]!,
        moored: stops.moored[i]!,
      },
    ]),
  )
}

function hoursOf(hours: ReadonlyMap<number, number>, cell: number): number {
  const { lon, lat } = cellShape(cell)
  return Math.max(1, hoursAt(hours, lon, lat))
}

function around(counts: ReadonlyMap<number, Counted>, cell: number, radiusM: number): Counted[] {
  return cellsAround(cell, radiusM).flatMap((near) => counts.get(near) ?? [])
}

const timeStopped = (cells: readonly Counted[]): number => cells.reduce((sum, count) => sum + count.stopMs, 0)
const different = (cells: readonly Counted[], of: 'vessels' | 'moored'): number =>
  countSketch(joinSketches(cells.map((count) => count[of])))

function hasBerths(counts: ReadonlyMap<number, Counted>, cell: number, heardMs: number, rule: HarbourRule): boolean {
  if (counts.get(cell)!.moored.length === 0) return false
  const near = around(counts, cell, rule.berthRadiusM)
  return timeStopped(near) >= rule.minMeanAtBerths * heardMs && different(near, 'moored') >= rule.minMoored
}

function isAnchorage(counts: ReadonlyMap<number, Counted>, cell: number, heardMs: number, rule: HarbourRule): boolean {
  const near = around(counts, cell, rule.anchorageRadiusM)
  return (
    timeStopped(near) >= rule.minMeanVessels * heardMs &&
    different(near, 'vessels') >= rule.minVessels &&
    spotsIn(near) >= rule.minSpots
  )
}

/** How many places that lie apart: taken in the order of the cells, each at least 1 km from those before. */
function spotsIn(near: readonly Counted[]): number {
  const spots: { lon: number; lat: number }[] = []
  for (const { cell } of [...near].sort((a, b) => a.cell - b.cell)) {
    const { lon, lat } = cellShape(cell)
    if (spots.every((spot) => distanceM(spot.lon, spot.lat, lon, lat) >= SPOT_M)) spots.push({ lon, lat })
  }
  return spots.length
}

/** Cells with stops around an anchorage's crowd, and the crowd itself. */
function fringeOf(
  counts: ReadonlyMap<number, Counted>,
  roadsteads: ReadonlySet<number>,
  rule: HarbourRule,
): ReadonlySet<number> {
  const near = [...roadsteads].flatMap((cell) => cellsAround(cell, rule.anchorageRadiusM))
  return new Set(near.filter((cell) => counts.has(cell)))
}

/**
 * Harbours as groups of cells: roads, and then ports with all else that reaches `swingRoomM` from a ship at anchor.
 * Roads are cells without berths where many lay and hardly any of them still; without that, berths would make ports of
 * the anchorages off them.
 */
function connected(
  ports: ReadonlySet<number>,
  roadsteads: ReadonlySet<number>,
  anchored: ReadonlySet<number>,
  isRoads: (cells: readonly number[]) => boolean,
  rule: HarbourRule,
): number[][] {
  const room = [...anchored].flatMap((cell) => cellsAround(cell, rule.swingRoomM))
  const cells = [...new Set([...ports, ...room])].sort((a, b) => a - b)
  const grouped = (some: readonly number[]): number[][] => groupsOf(some, roadsteads, anchored, rule)
  const roads = grouped(cells.filter((cell) => !ports.has(cell))).filter(isRoads)
  const inRoads = new Set(roads.flat())
  return [...roads, ...grouped(cells.filter((cell) => !inRoads.has(cell)))]
}

/**
 * Cells that touch belong together, and so do the ships at anchor around each crowded cell (as in DBSCAN: Ester and
 * others 1996).
 */
function groupsOf(
  list: readonly number[],
  roadsteads: ReadonlySet<number>,
  anchored: ReadonlySet<number>,
  rule: HarbourRule,
): number[][] {
  const cells = new Set(list)
  const seen = new Set<number>()
  const linked = (cell: number): number[] => {
    const touching = cellsAround(cell, CELL_M * 1.5).filter((near) => cells.has(near))
    if (!anchored.has(cell)) return touching
    const crowd = roadsteads.has(cell) ? anchored : roadsteads
    return [
      ...touching,
      ...cellsAround(cell, rule.anchorageRadiusM).filter((near) => crowd.has(near) && cells.has(near)),
    ]
  }
  const groups: number[][] = []
  for (const start of list) {
    if (seen.has(start)) continue
    seen.add(start)
    const group = [start]
    for (const cell of group) {
      for (const near of linked(cell)) {
        if (seen.has(near)) continue
        seen.add(near)
        group.push(near)
      }
    }
    groups.push(group.sort((a, b) => a - b))
  }
  return groups
}

/** A tenth or more of the vessels lay still, as at berths. */
const isPort = (vessels: number, moored: number): boolean => moored > 0 && moored * 10 >= vessels

function harbourOf(
  cells: readonly number[],
  counts: ReadonlyMap<number, Counted>,
  hours: ReadonlyMap<number, number>,
): Harbour {
  const counted = cells.flatMap((cell) => counts.get(cell) ?? [])
  const busiest = counted.reduce((best, count) => (count.stopMs > best.stopMs ? count : best))
  const stopMs = timeStopped(counted)
  const vessels = different(counted, 'vessels')
  const moored = different(counted, 'moored')
  return {
    id: idOf(busiest.cell),
    kind: isPort(vessels, moored) ? 'port' : 'anchorage',
    ...placeOf(cells, counted, stopMs),
    cells,
    vessels,
    moored,
    stops: counted.reduce((sum, count) => sum + count.stops, 0),
    stopMs,
    meanVessels: Math.round((stopMs / HOUR_MS / hoursOf(hours, busiest.cell)) * 100) / 100,
  }
}

function idOf(cell: number): string {
  const { lon, lat } = cellShape(cell)
  return `harbour:${lat.toFixed(4)},${lon.toFixed(4)}`
}

/** Middle and reach, by way of Earth-centred coordinates, so that ±180 and the poles are like any place. */
function placeOf(
  cells: readonly number[],
  counted: readonly Counted[],
  stopMs: number,
): Pick<Harbour, 'lon' | 'lat' | 'radiusM'> {
  const sum = [0, 0, 0]
  const at = new Float64Array(3)
  for (const count of counted) {
    const { lon, lat } = cellShape(count.cell)
    toEcef(lon, lat, at, 0)
    for (let d = 0; d < 3; d++) sum[d]! += (at[d]! * count.stopMs) / stopMs
  }
  const middle = fromEcef(sum[0]!, sum[1]!, sum[2]!)
  const lon = roundDeg(middle.lon)
  const lat = roundDeg(middle.lat)
  const corners = cells
    .map(cellShape)
    .flatMap((c) => [c.west, c.east].flatMap((x) => [c.south, c.north].map((y) => [x, y] as const)))
  return { lon, lat, radiusM: roundM(corners.reduce((most, [x, y]) => Math.max(most, distanceM(lon, lat, x, y)), 0)) }
}
