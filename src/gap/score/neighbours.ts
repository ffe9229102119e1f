import { compareText, roundM, HOUR_MS } from '../../base/index.js'
import { EARTH_RADIUS_M, toEcef, distanceM, type LonLat } from '../../geo/index.js'
import { RECEPTION_GRID, SLOT_MS } from '../../knowledge/reception/index.js'
import type { Gap, HeardNeighbour, Track } from '../../model/index.js'
import type { SilentSlot } from './place.js'

const SLOTS_AN_HOUR = HOUR_MS / SLOT_MS

/**
 * Who was heard where: the first report of each track in each slot of 10 minutes, by hour and cell of 22 km. Made by
 * `indexNeighbours`.
 */
export interface NeighbourIndex {
  /** The tracks, by id and hull. */
  readonly tracks: readonly Track[]
  /** For an hour and cell, where its reports begin and end in the columns. */
  readonly heard: ReadonlyMap<number, readonly [from: number, to: number]>
  /** Place of each report's track in `tracks`. */
  readonly track: Uint32Array
  /** The report's place in its track. */
  readonly row: Uint32Array
  /** Its slot within the hour. */
  readonly slot: Uint8Array
  /** Where, Earth-centred: three numbers a report, metres. */
  readonly xyz: Float64Array
}

const keyOf = (hour: number, cell: number): number => hour * RECEPTION_GRID.size + cell

/**
 * Prepares tracks, so that those heard near a silent ship can be named.
 *
 * @param tracks - cleaned tracks, in any order.
 */
export function indexNeighbours(tracks: readonly Track[]): NeighbourIndex {
  const sorted = [...tracks].sort((a, b) => compareText(a.id, b.id) || a.hull - b.hull)
  const groups = new Map<number, number>()
  const group: number[] = []
  const rows: number[] = []
  const from: number[] = []
  sorted.forEach(({ t, lon, lat }, k) => {
    from[k] = rows.length
    for (let i = 0, slot = -1; i < t.length; i++) {
      if (Math.floor(t[i]! / SLOT_MS) === slot) continue
      slot = Math.floor(t[i]! / SLOT_MS)
      const key = keyOf(Math.floor(slot / SLOTS_AN_HOUR), RECEPTION_GRID.cellAt(lon[i]!, lat[i]!))
      let g = groups.get(key)
      if (g === undefined) groups.set(key, (g = groups.size))
      group.push(g)
      rows.push(i)
    }
  })
  return { tracks: sorted, ...columnsOf(sorted, groups, group, rows, [...from, rows.length]) }
}

/**
 * The reports group by group, within a group by track and time.
 *
 * @param group - of each report.
 * @param rows - its place in its track.
 * @param begin - where the reports of each track begin in these lists.
 */
function columnsOf(
  tracks: readonly Track[],
  groups: ReadonlyMap<number, number>,
  group: readonly number[],
  rows: readonly number[],
  begin: readonly number[],
): Omit<NeighbourIndex, 'tracks'> {
  const n = rows.length
  const from = new Uint32Array(groups.size + 1)
  for (const g of group) from[g + 1]!++
  for (let g = 0; g < groups.size; g++) from[g + 1]! += from[g]!
  const next = from.slice()
  const columns = {
    track: new Uint32Array(n),
    row: new Uint32Array(n),
    slot: new Uint8Array(n),
    xyz: new Float64Array(3 * n),
  }
  tracks.forEach(({ t, lon, lat }, k) => {
    for (let i = begin[k]!; i < begin[k + 1]!; i++) {
      const at = next[group[i]!]!++
      const row = rows[i]!
      const slot = Math.floor(t[row]! / SLOT_MS)
      columns.track[at] = k
      columns.row[at] = row
      columns.slot[at] = slot - Math.floor(slot / SLOTS_AN_HOUR) * SLOTS_AN_HOUR
      toEcef(lon[row]!, lat[row]!, columns.xyz, 3 * at)
    }
  })
  return { heard: new Map(Array.from(groups, ([key, g]) => [key, [from[g]!, from[g + 1]!]])), ...columns }
}

/** How a track was heard near a silent ship's way. */
interface Near {
  readonly k: number
  slots: number
  /** Square of the least chord so far, and the reports that may be the nearest by it. */
  chord2: number
  readonly nearest: number[]
}

/** The vessels heard nearest to a silent ship's way meanwhile, without itself. */
export function neighboursOf(
  index: NeighbourIndex,
  { vessels: [silent] }: Gap,
  slots: readonly SilentSlot[],
  { maxNeighbours, neighbourRadiusM }: { readonly maxNeighbours: number; readonly neighbourRadiusM: number },
): { neighbours: HeardNeighbour[]; neighboursInAll: number } {
  const near = new Map<number, Near>()
  const places = new Map(slots.map(({ slot, place }) => [slot, place]))
  if (index.heard.size > 0) for (const hour of byHour(slots)) addHour(index, hour, neighbourRadiusM, near)
  const others = [...near.values()]
    .filter(({ k }) => index.tracks[k]!.id !== silent.id)
    .sort((a, b) => a.chord2 - b.chord2)
  const last = others[Math.min(maxNeighbours, others.length) - 1]
  const most2 = last === undefined ? -1 : (Math.sqrt(last.chord2 * tieOf(neighbourRadiusM)) + EQUAL_M) ** 2
  const found = others.filter(({ chord2 }) => chord2 <= most2).map((one) => named(index, one, places))
  found.sort((a, b) => a.distanceM - b.distanceM || compareText(a.vessel, b.vessel) || a.hull - b.hull)
  return { neighbours: found.slice(0, maxNeighbours), neighboursInAll: others.length }
}

/** Distances that may be equal when rounded, metres. */
const EQUAL_M = 0.02

function named(
  index: NeighbourIndex,
  { k, slots, nearest }: Near,
  places: ReadonlyMap<number, LonLat>,
): HeardNeighbour {
  const { id, hull, t } = index.tracks[k]!
  const metres = nearest.map((i) => apartM(index, i, places.get(Math.floor(t[index.row[i]!]! / SLOT_MS))!))
  return { vessel: id, hull, slots, distanceM: roundM(Math.min(...metres)) }
}

/** The silent slots of one hour. */
interface Hour {
  readonly hour: number
  /** Where the silent ship is likely to have been in each slot of the hour. */
  readonly places: (LonLat | undefined)[]
}

function byHour(slots: readonly SilentSlot[]): Hour[] {
  const hours: Hour[] = []
  for (const { slot, place } of slots) {
    const hour = Math.floor(slot / SLOTS_AN_HOUR)
    if (hours[hours.length - 1]?.hour !== hour) hours.push({ hour, places: Array.from({ length: SLOTS_AN_HOUR }) })
    hours[hours.length - 1]!.places[slot - hour * SLOTS_AN_HOUR] = place
  }
  return hours
}

const middles = new Float64Array(3 * SLOTS_AN_HOUR)

/** Adds those heard in the slots of an hour within a distance of the silent ship's places. */
function addHour(index: NeighbourIndex, { hour, places }: Hour, radiusM: number, near: Map<number, Near>): void {
  const around = new Set<number>()
  let last = -1
  middles.fill(Infinity)
  places.forEach((place, i) => {
    if (place === undefined) return
    toEcef(place.lon, place.lat, middles, 3 * i)
    const cell = RECEPTION_GRID.cellAt(place.lon, place.lat)
    // Both points may lie in corners of their cells, at the poles a whole height from the middle.
    if (cell !== last)
      for (const one of RECEPTION_GRID.cellsAround(cell, radiusM + 2 * RECEPTION_GRID.cellM)) around.add(one)
    last = cell
  })
  for (const cell of around) {
    const range = index.heard.get(keyOf(hour, cell))
    if (range !== undefined) addReports(index, range, places, radiusM, near)
  }
}

/**
 * Squares of chords settle nearly all. An arc is longer than its chord by 1/24 of the square of its angle, at most
 * 0.103 % up to 1,000 km, which differs from place to place by 2 %; and `distanceM` is good to 0.00015 %. Beyond these
 * a distance need not be worked out.
 */
const SURELY_WITHIN = 0.998 ** 2
const tieOf = (radiusM: number): number => 1.00001 + (radiusM / EARTH_RADIUS_M) ** 2 / 300

function addReports(
  index: NeighbourIndex,
  [from, to]: readonly [number, number],
  places: Hour['places'],
  radiusM: number,
  near: Map<number, Near>,
): void {
  const { track, slot, xyz } = index
  const tie = tieOf(radiusM)
  const most = radiusM * radiusM
  let known: Near | undefined
  for (let i = from; i < to; i++) {
    const m = 3 * slot[i]!
    const dx = xyz[3 * i]! - middles[m]!
    const dy = xyz[3 * i + 1]! - middles[m + 1]!
    const dz = xyz[3 * i + 2]! - middles[m + 2]!
    const chord2 = dx * dx + dy * dy + dz * dz
    if (chord2 > most * tie) continue
    if (chord2 > most * SURELY_WITHIN && apartM(index, i, places[slot[i]!]!) > radiusM) continue
    const k = track[i]!
    if (known?.k !== k) {
      known = near.get(k) ?? { k, slots: 0, chord2: Infinity, nearest: [] }
      if (known.slots === 0) near.set(k, known)
    }
    known.slots++
    if (chord2 > known.chord2 * tie) continue
    if (chord2 * tie < known.chord2) known.nearest.length = 0
    known.nearest.push(i)
    if (chord2 < known.chord2) known.chord2 = chord2
  }
}

function apartM({ tracks, track, row }: NeighbourIndex, i: number, place: LonLat): number {
  const { lon, lat } = tracks[track[i]!]!
  return distanceM(lon[row[i]!]!, lat[row[i]!]!, place.lon, place.lat)
}
