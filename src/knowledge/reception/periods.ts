import { hashId } from '../../base/index.js'
import type { Track } from '../../model/index.js'
import { MAX_BRIDGE_MS, RECEPTION_GRID, SLOT_MS } from './keys.js'
import { wayAt, WAYS } from './sectors.js'

/**
 * From when to when each vessel was heard, without a silence of more than 24 hours, and where it was heard last.
 * Parallel lists, ascending by `vessel`, then `first`. A vessel that is heard every day has one line for a whole year.
 */
export interface ReceptionSpells {
  /** A number of 32 bits for the vessel's id. */
  readonly vessel: readonly number[]
  /** First slot of 10 minutes since 1970 with a report. */
  readonly first: readonly number[]
  /** Last such slot. */
  readonly last: readonly number[]
  /** The cell of about 22 km in which it was heard last. */
  readonly cell: readonly number[]
  /**
   * What it sent there (class A or B, moving or still: 0 to 3) times 4, plus the way that it took (0 north, 1 east, 2
   * south, 3 west).
   */
  readonly kindWay: readonly number[]
}

/** One of them. */
interface Spell {
  readonly first: number
  readonly last: number
  readonly cell: number
  readonly kindWay: number
}

/** Slots that two reports of one spell may lie apart. */
const BRIDGE_SLOTS = MAX_BRIDGE_MS / SLOT_MS

/** Spells while they are gathered, by vessel, in any order. */
export type SpellLists = Map<number, Spell[]>

/** What was sent, and the way that was taken, as one number. */
const kindWayOf = (kind: number, way: number): number => kind * WAYS + way

/** Adds the spells of a track. */
export function addSpells(lists: SpellLists, track: Track, kindAt: (i: number) => number): void {
  const { id, t, lon, lat } = track
  const slotAt = (i: number): number => Math.floor(t[i]! / SLOT_MS)
  const own: Spell[] = []
  let first = 0
  for (let i = 0; i < t.length; i++) {
    if (i + 1 < t.length && slotAt(i + 1) - slotAt(i) <= BRIDGE_SLOTS) continue
    own.push({
      first: slotAt(first),
      last: slotAt(i),
      cell: RECEPTION_GRID.cellAt(lon[i]!, lat[i]!),
      kindWay: kindWayOf(kindAt(i), wayAt(track, i)),
    })
    first = i + 1
  }
  const vessel = hashId(id)
  lists.set(vessel, [...(lists.get(vessel) ?? []), ...own])
}

/**
 * The spells as plain lists: those that overlap, or lie at most 24 hours apart, are one, whichever parts they come
 * from.
 */
export function spellsOf(lists: SpellLists): ReceptionSpells {
  const columns = {
    vessel: [] as number[],
    first: [] as number[],
    last: [] as number[],
    cell: [] as number[],
    kindWay: [] as number[],
  }
  for (const vessel of [...lists.keys()].sort((a, b) => a - b)) {
    for (const { first, last, cell, kindWay } of joined(lists.get(vessel)!)) {
      columns.vessel.push(vessel)
      columns.first.push(first)
      columns.last.push(last)
      columns.cell.push(cell)
      columns.kindWay.push(kindWay)
    }
  }
  return columns
}

function joined(spells: readonly Spell[]): Spell[] {
  const found: Spell[] = []
  for (const one of [...spells].sort((p, q) => p.first - q.first)) {
    const before = found[found.length - 1]
    if (before === undefined || one.first - before.last > BRIDGE_SLOTS) found.push(one)
    else found[found.length - 1] = { ...later(before, one), first: before.first }
  }
  return found
}

/** The one that was heard later; in one slot, that of the greater numbers, so that the order does not matter. */
const later = (p: Spell, q: Spell): Spell =>
  (p.last - q.last || p.cell - q.cell || p.kindWay - q.kindWay) >= 0 ? p : q

/** Joins the spells of two parts. */
export function mergeSpells(a: ReceptionSpells, b: ReceptionSpells): ReceptionSpells {
  const lists: SpellLists = new Map()
  for (const { vessel, first, last, cell, kindWay } of [a, b]) {
    vessel.forEach((one, i) =>
      lists.set(one, [
        ...(lists.get(one) ?? []),
        { first: first[i]!, last: last[i]!, cell: cell[i]!, kindWay: kindWay[i]! },
      ]),
    )
  }
  return spellsOf(lists)
}
