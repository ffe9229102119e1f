import { KNOT_MPS } from '../../base/index.js'
import { fromEcef, toEcef, haversineM } from '../../geo/index.js'
import { AIS_CLASS_B, type Track } from '../../model/index.js'
import {
  BLOCK_SLOTS,
  bucketOf,
  hearingKind,
  isMoving,
  MAX_BRIDGE_MS,
  MOVING_KN,
  placeKey,
  RECEPTION_GRID,
  SLOT_MS,
  timeKey,
} from './keys.js'
import { addSpells, mergeSpells, spellsOf, type ReceptionSpells, type SpellLists } from './periods.js'
import { addPassage, mergeWays, waysOf, type ReceptionByWay } from './sectors.js'

/**
 * How well each place was heard. Parallel lists, ascending by `key`, which is made of the cell (about 22 km a side),
 * what sends (class A or B, moving or still) and one of 16 parts that vessels are divided into by their ids. Counted in
 * slots of 10 minutes by the clock, from a vessel's second report on; it is known to be there between two reports at
 * most 24 hours apart.
 */
export interface ReceptionByPlace {
  /** See above. */
  readonly key: readonly number[]
  /** Slots in which a vessel was known to be there. */
  readonly expected: readonly number[]
  /** Of them, slots with a report. */
  readonly heard: readonly number[]
  /** Reports. */
  readonly reports: readonly number[]
  /** Silences that began there: slots without a report after one with. */
  readonly silences: readonly number[]
  /** Slots without a report after six and more of them: the second hour of a silence, and all that follows. */
  readonly longSlots: readonly number[]
  /** Slots with a report after one to five without. */
  readonly returns: readonly number[]
  /** Slots with a report after six and more without. */
  readonly longReturns: readonly number[]
}

/**
 * When each place was heard. Parallel lists, ascending by `key`, which is made of a block of 24 slots (4 hours), the
 * cell, the class and the part. What lies still and sends with class B is left out: boats at their berths are switched
 * off.
 */
export interface ReceptionByTime {
  /** See above. */
  readonly key: readonly number[]
  /** One bit for each slot in which a vessel of that part was known to be there. */
  readonly there: readonly number[]
  /** One bit for each slot in which one of them was heard. */
  readonly heard: readonly number[]
}

/** How well the feed hears, by place and by time. */
export interface Reception {
  /** By place, over all time: no larger for a year than cells that ships sail, times 64. */
  readonly places: ReceptionByPlace
  /** By time: at most 32 lines for a cell and 4 hours, and not more than vessels there. */
  readonly times: ReceptionByTime
  /**
   * By the way out of a place: at most 16 times 8 lines for a cell. With `spells` it tells where ships are lost for
   * good.
   */
  readonly ways: ReceptionByWay
  /** From when to when each vessel was heard, and where last. */
  readonly spells: ReceptionSpells
}

/** Columns of the counts by place. */
export const PLACE_COLUMNS = [
  'expected',
  'heard',
  'reports',
  'silences',
  'longSlots',
  'returns',
  'longReturns',
] as const
const WIDTH = PLACE_COLUMNS.length
const [EXPECTED, HEARD, REPORTS, SILENCES, LONG_SLOTS, RETURNS, LONG_RETURNS] = [0, 1, 2, 3, 4, 5, 6] as const
/** Slots after which a silence is a long one: an hour. */
const LONG_AFTER_SLOTS = 6

/** Rows of whole numbers by key, growing. */
interface Rows {
  readonly at: Map<number, number>
  values: Float64Array
  readonly width: number
}

/** Counts while they are made. */
export interface ReceptionCounts {
  readonly places: Rows
  readonly times: Rows
  readonly ways: Map<number, number>
  readonly spells: SpellLists
}

const newRows = (width: number): Rows => ({ at: new Map(), values: new Float64Array(width * 1024), width })

/** No counts yet. */
export const newReception = (): ReceptionCounts => ({
  places: newRows(WIDTH),
  times: newRows(2),
  ways: new Map(),
  spells: new Map(),
})

/** Where the row of a key begins in `values`. */
function rowOf(rows: Rows, key: number): number {
  const found = rows.at.get(key)
  if (found !== undefined) return found
  const at = rows.at.size * rows.width
  rows.at.set(key, at)
  if (at + rows.width > rows.values.length) {
    const grown = new Float64Array(rows.values.length * 2)
    grown.set(rows.values)
    rows.values = grown
  }
  return at
}

/** Counts the slots in which a track was heard, and those in which it was there and was not. */
export function addReception(counts: ReceptionCounts, track: Track): void {
  const { t, lon, lat } = track
  if (t.length === 0) return
  const bucket = bucketOf(track.id)
  const count = counterOf(counts, bucket)
  addSpells(counts.spells, track, (i) => kindAt(track, i))
  let slot = Math.floor(t[0]! / SLOT_MS)
  let cell = RECEPTION_GRID.cellAt(lon[0]!, lat[0]!)
  let row = -1
  for (let i = 1; i < t.length; i++) {
    const next = Math.floor(t[i]! / SLOT_MS)
    if (next === slot) {
      if (row >= 0) counts.places.values[row + REPORTS]!++
      continue
    }
    row = -1
    const left = cell
    cell = RECEPTION_GRID.cellAt(lon[i]!, lat[i]!)
    if (t[i]! - t[i - 1]! <= MAX_BRIDGE_MS) {
      const kind = kindAt(track, i - 1)
      if (next - slot > 1) addMissed(count, track, i - 1, kind, slot + 1, next)
      row = count(next, cell, kind, true, next - slot - 1)
      if (cell !== left && isMoving(kind)) addPassage(counts.ways, left, track, i - 1, bucket)
    }
    slot = next
  }
}

/** @param silent - silent slots before this one. */
type Count = (slot: number, cell: number, kind: number, heard: boolean, silent: number) => number

/** Counts a slot; gives its row by place. */
function counterOf(counts: ReceptionCounts, bucket: number): Count {
  let lastPlace = -1
  let place = 0
  let lastTime = -1
  let time = 0
  return (slot, cell, kind, heard, silent) => {
    const key = placeKey(cell, kind, bucket)
    if (key !== lastPlace) {
      lastPlace = key
      place = rowOf(counts.places, key)
    }
    addSlot(counts.places.values, place, heard, silent)
    if (kind === 3) return place
    const block = Math.floor(slot / BLOCK_SLOTS)
    const blockKey = timeKey(block, cell, kind >> 1, bucket)
    if (blockKey !== lastTime) {
      lastTime = blockKey
      time = rowOf(counts.times, blockKey)
    }
    const bit = 1 << (slot - block * BLOCK_SLOTS)
    counts.times.values[time]! |= bit
    if (heard) counts.times.values[time + 1]! |= bit
    return place
  }
}

function addSlot(values: Float64Array, at: number, heard: boolean, silent: number): void {
  const long = silent >= LONG_AFTER_SLOTS
  values[at + EXPECTED]!++
  if (heard) {
    values[at + HEARD]!++
    values[at + REPORTS]!++
    if (silent > 0) values[at + (long ? LONG_RETURNS : RETURNS)]!++
  } else if (silent === 0) values[at + SILENCES]!++
  else if (long) values[at + LONG_SLOTS]!++
}

/**
 * What was heard last: class, and whether it moved, by its own word or else by the way to the next report, or at the
 * end from the last but one.
 */
function kindAt({ t, lon, lat, sogKn, aisClass }: Track, i: number): number {
  const own = sogKn[i]!
  const p = Math.max(0, Math.min(i, t.length - 2))
  const q = Math.min(p + 1, t.length - 1)
  const moving = Number.isNaN(own)
    ? haversineM(lon[p]!, lat[p]!, lon[q]!, lat[q]!) > MOVING_KN * KNOT_MPS * ((t[q]! - t[p]!) / 1000)
    : own > MOVING_KN
  return hearingKind(aisClass[i] === AIS_CLASS_B, moving)
}

const ends = new Float64Array(6)

/**
 * The slots from `from` to before `to` between two reports, at places on the chord between them: under the great
 * circle, and at an even pace to 1 % up to 3,000 km, which is far less than what is known of the way.
 */
function addMissed(count: Count, { t, lon, lat }: Track, i: number, kind: number, from: number, to: number): void {
  const here = RECEPTION_GRID.cellAt(lon[i]!, lat[i]!)
  const still = here === RECEPTION_GRID.cellAt(lon[i + 1]!, lat[i + 1]!)
  toEcef(lon[i]!, lat[i]!, ends, 0)
  toEcef(lon[i + 1]!, lat[i + 1]!, ends, 3)
  for (let slot = from; slot < to; slot++) {
    const share = ((slot + 0.5) * SLOT_MS - t[i]!) / (t[i + 1]! - t[i]!)
    count(slot, still ? here : cellOnChord(ends, share), kind, false, slot - from)
  }
}

/** The cell below a point of the chord between two places on the Earth. */
function cellOnChord(p: Float64Array, share: number): number {
  const on = (k: number): number => p[k]! + share * (p[k + 3]! - p[k]!)
  const { lon, lat } = fromEcef(on(0), on(1), on(2))
  return RECEPTION_GRID.cellAt(lon, lat)
}

function sorted(rows: Rows): { key: number[]; column: (k: number) => number[] } {
  const key = [...rows.at.keys()].sort((a, b) => a - b)
  const from = key.map((one) => rows.at.get(one)!)
  return { key, column: (k) => from.map((at) => rows.values[at + k]!) }
}

/** The counts as plain lists. */
export function receptionOf({ places, times, ways, spells }: ReceptionCounts): Reception {
  const place = sorted(places)
  const time = sorted(times)
  return {
    places: {
      key: place.key,
      expected: place.column(EXPECTED),
      heard: place.column(HEARD),
      reports: place.column(REPORTS),
      silences: place.column(SILENCES),
      longSlots: place.column(LONG_SLOTS),
      returns: place.column(RETURNS),
      longReturns: place.column(LONG_RETURNS),
    },
    times: { key: time.key, there: time.column(0), heard: time.column(1) },
    ways: waysOf(ways),
    spells: spellsOf(spells),
  }
}

/** Adds two counts up. */
export function mergeReception(a: Reception, b: Reception): Reception {
  const counts = newReception()
  for (const { places, times } of [a, b]) {
    places.key.forEach((key, i) => {
      const at = rowOf(counts.places, key)
      PLACE_COLUMNS.forEach((name, k) => (counts.places.values[at + k]! += places[name][i]!))
    })
    times.key.forEach((key, i) => {
      const at = rowOf(counts.times, key)
      counts.times.values[at]! |= times.there[i]!
      counts.times.values[at + 1]! |= times.heard[i]!
    })
  }
  return { ...receptionOf(counts), ways: mergeWays(a.ways, b.ways), spells: mergeSpells(a.spells, b.spells) }
}
