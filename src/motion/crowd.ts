import { HOUR_MS } from '../base/index.js'
import type { Capped, VesselInterval } from '../model/index.js'
import type { Blocks } from './blocks.js'
import type { Cells } from './candidates.js'
import { timeAt, type Fleet } from './fleet.js'
import { knotIn } from './slots.js'

/** Places and hours with too many vessels, and which vessels are left out there. */
export interface Crowds {
  /** One for each crowded cell of place and hour. */
  readonly capped: Capped[]
  /** Hours during which a vessel is not compared. */
  readonly absences: VesselInterval[]
}

/**
 * Finds cells of place and hour that hold more vessels than can be compared with each other.
 *
 * A cell is a cube of a fixed grid (Earth-centred, 2.5 km unless the contact limit is large) and an hour of UTC, and a
 * vessel is in it where one of its fixes is (in an hour without a fix: its last fix before): so the cap falls the same
 * however the input is cut. Which vessels are compared is drawn by a hash of their ids.
 */
export function findCrowds(fleet: Fleet, blocks: Blocks, cells: Cells, most: number): Crowds {
  const crowds: Crowds = { capped: [], absences: [] }
  for (let c = 0; c < cells.count; c++) {
    if (cells.from[c + 1]! - cells.from[c]! <= most) continue
    for (const hour of crowdedHours(blocks, cells, c, most)) capCell(fleet, blocks, cells, c, hour, most, crowds)
  }
  crowds.capped.sort((p, q) => p.start - q.start || p.west - q.west || p.south - q.south)
  return crowds
}

/** Hours in which more blocks than `most` touch the cube: no other hour can have more vessels. */
function crowdedHours(blocks: Blocks, cells: Cells, c: number, most: number): number[] {
  const count = new Map<number, number>()
  for (let e = cells.from[c]!; e < cells.from[c + 1]!; e++) {
    const b = cells.block[e]!
    for (let h = Math.floor(blocks.start[b]! / HOUR_MS); h <= Math.floor(blocks.end[b]! / HOUR_MS); h++) {
      count.set(h, (count.get(h) ?? 0) + 1)
    }
  }
  return [...count].filter(([, n]) => n > most).map(([hour]) => hour)
}

function capCell(fleet: Fleet, blocks: Blocks, cells: Cells, c: number, hour: number, most: number, out: Crowds): void {
  const present = new Set<number>()
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (let e = cells.from[c]!; e < cells.from[c + 1]!; e++) {
    const b = cells.block[e]!
    const run = blocks.run[b]!
    for (
      let k = knotIn(fleet, run, blocks.start[b]!);
      k <= fleet.runLast[run]! && timeAt(fleet, k) <= blocks.end[b]!;
      k++
    ) {
      if (!isOfHour(fleet, run, k, hour) || !isIn(fleet, cells, c, k)) continue
      const vessel = blocks.vessel[b]!
      const { t, lon, lat } = fleet.tracks[vessel]!
      if (t[fleet.fix[k]!] !== timeAt(fleet, k)) continue // a point between two fixes, which lie elsewhere
      present.add(vessel)
      box.west = Math.min(box.west, lon[fleet.fix[k]!]!)
      box.east = Math.max(box.east, lon[fleet.fix[k]!]!)
      box.south = Math.min(box.south, lat[fleet.fix[k]!]!)
      box.north = Math.max(box.north, lat[fleet.fix[k]!]!)
    }
  }
  if (present.size <= most) return
  const start = hour * HOUR_MS
  const end = start + HOUR_MS
  out.capped.push({ ...box, start, end, vessels: present.size, compared: most })
  const drawn = [...present].map((v) => ({ track: fleet.tracks[v]!, draw: hash(fleet.tracks[v]!.id) }))
  const compareIds = (p: string, q: string): number => (p < q ? -1 : p > q ? 1 : 0)
  drawn.sort((p, q) => p.draw - q.draw || compareIds(p.track.id, q.track.id) || p.track.hull - q.track.hull)
  for (const { track } of drawn.slice(most)) out.absences.push({ id: track.id, hull: track.hull, start, end })
}

/**
 * Whether a knot lies in an hour of the clock, or is the last before an hour in which the vessel, never silent, sent
 * nothing.
 */
function isOfHour(fleet: Fleet, run: number, knot: number, hour: number): boolean {
  const own = Math.floor(timeAt(fleet, knot) / HOUR_MS)
  return (
    own === hour || (own < hour && knot < fleet.runLast[run]! && Math.floor(timeAt(fleet, knot + 1) / HOUR_MS) > hour)
  )
}

function isIn(fleet: Fleet, cells: Cells, c: number, knot: number): boolean {
  for (let axis = 0; axis < 3; axis++) {
    if (Math.floor(fleet.knots[4 * knot + 1 + axis]! / cells.edgeM) !== cells.cube[3 * c + axis]) return false
  }
  return true
}

/** FNV-1a (Fowler, Noll and Vo), 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}
