import { HOUR_MS, grown } from '../base/index.js'
import { timeAt, type Fleet } from './fleet.js'
import { knotIn } from './slots.js'
import { placeAt } from './walk.js'

/** Stretches of runs with a box around each: what pair search sorts into cubes. */
export interface Blocks {
  /** How many. */
  readonly count: number
  /** Which vessel. */
  readonly vessel: Uint32Array
  /** Which run. */
  readonly run: Uint32Array
  /** Start, epoch ms. */
  readonly start: Float64Array
  /** End, epoch ms. */
  readonly end: Float64Array
  /** Boxes, as in `Slots`. */
  readonly box: Float64Array
}

// A block ends where it would grow beyond either bound: small enough that two ships at berth are settled by their
// boxes, large enough that a passing ship is few blocks. Measured on a real day of 2.5 million reports: half of the
// first costs 15 % more time, a quarter 50 %, twice of it 10 %; the second hardly matters.
const BLOCK_EXTENT_M = 2000
const BLOCK_MS = 8 * HOUR_MS

/** Cuts all runs into blocks. */
export function buildBlocks(fleet: Fleet): Blocks {
  const list = createList()
  for (let v = 0; v < fleet.tracks.length; v++) {
    for (let run = fleet.runFrom[v]!; run < fleet.runFrom[v + 1]!; run++) addRun(fleet, v, run, list.add)
  }
  return list.blocks()
}

type AddBlock = (vessel: number, run: number, start: number, end: number, box: Float64Array, at: number) => void

function createList(): { add: AddBlock; blocks: () => Blocks } {
  let vessel = new Uint32Array(4096)
  let run = new Uint32Array(4096)
  let start = new Float64Array(4096)
  let end = new Float64Array(4096)
  let box = new Float64Array(6 * 4096)
  let count = 0
  return {
    add: (v, r, from, to, extent, at) => {
      if (count === vessel.length) {
        vessel = grown(vessel, new Uint32Array(2 * count))
        run = grown(run, new Uint32Array(2 * count))
        start = grown(start, new Float64Array(2 * count))
        end = grown(end, new Float64Array(2 * count))
        box = grown(box, new Float64Array(12 * count))
      }
      vessel[count] = v
      run[count] = r
      start[count] = from
      end[count] = to
      for (let i = 0; i < 6; i++) box[6 * count + i] = extent[at + i]!
      count++
    },
    blocks: () => ({ count, vessel, run, start, end, box }),
  }
}

/** Joins neighbouring slots of a run into blocks, and cuts slots in which the vessel went far. */
function addRun(fleet: Fleet, vessel: number, run: number, add: AddBlock): void {
  const { runFirst, runLast, slots } = fleet
  const runEnd = timeAt(fleet, runLast[run]!)
  const box = new Float64Array(6)
  let from = timeAt(fleet, runFirst[run]!)
  let open = false
  let at = from
  for (let s = Math.floor(from / slots.ms); ; s++) {
    const o = 6 * (slots.base[run]! + s)
    const until = Math.min(runEnd, (s + 1) * slots.ms)
    if (open && (until - from > BLOCK_MS || extentWith(box, slots.box, o) > BLOCK_EXTENT_M)) {
      add(vessel, run, from, at, box, 0)
      from = at
      open = false
    }
    if (extentOf(slots.box, o) > BLOCK_EXTENT_M) {
      addParts(fleet, vessel, run, at, until, o, add)
      from = until
    } else {
      growBox(box, slots.box, o, open)
      open = true
    }
    at = until
    if (until >= runEnd) break
  }
  if (open) add(vessel, run, from, runEnd, box, 0)
}

const part = new Float64Array(6)
const ends = new Float64Array(6)

/** Cuts a stretch within one slot into parts of equal time, so many that each is short. */
function addParts(
  fleet: Fleet,
  vessel: number,
  run: number,
  start: number,
  end: number,
  o: number,
  add: AddBlock,
): void {
  const parts = Math.ceil(extentOf(fleet.slots.box, o) / BLOCK_EXTENT_M)
  const last = fleet.runLast[run]!
  let knot = knotIn(fleet, run, start)
  placeAt(fleet, knot, last, start, ends, 0)
  for (let i = 0; i < parts; i++) {
    const from = start + ((end - start) * i) / parts
    const to = i + 1 === parts ? end : start + ((end - start) * (i + 1)) / parts
    knot = boxStretch(fleet, last, knot, to)
    add(vessel, run, from, to, part, 0)
    ends.copyWithin(0, 3) // the next part begins where this one ends
  }
}

/**
 * Boxes a stretch into `part`: it begins at the place in `ends`, on the piece of `knot`. Leaves the place where it ends
 * behind it.
 *
 * @returns the last knot at or before its end.
 */
function boxStretch(fleet: Fleet, last: number, knot: number, to: number): number {
  const { knots } = fleet
  let k = knot
  setToPoint(part, ends, 0)
  // Up to and with `to`: an instant can have two fixes, and the motion before it leads to the first.
  while (k < last && timeAt(fleet, k + 1) <= to) growByPoint(part, knots, 4 * ++k + 1)
  placeAt(fleet, k, last, to, ends, 3)
  growByPoint(part, ends, 3)
  return k
}

function setToPoint(box: Float64Array, xyz: Float64Array, q: number): void {
  for (let axis = 0; axis < 3; axis++) {
    box[axis] = xyz[q + axis]!
    box[axis + 3] = xyz[q + axis]!
  }
}

function growByPoint(box: Float64Array, xyz: Float64Array, q: number): void {
  for (let axis = 0; axis < 3; axis++) {
    const value = xyz[q + axis]!
    if (value < box[axis]!) box[axis] = value
    if (value > box[axis + 3]!) box[axis + 3] = value
  }
}

/** Diagonal of a box, metres. */
function extentOf(box: Float64Array, o: number): number {
  const dx = box[o + 3]! - box[o]!
  const dy = box[o + 4]! - box[o + 1]!
  const dz = box[o + 5]! - box[o + 2]!
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

/** Diagonal of the box around two boxes, metres. */
function extentWith(a: Float64Array, b: Float64Array, o: number): number {
  const dx = Math.max(a[3]!, b[o + 3]!) - Math.min(a[0]!, b[o]!)
  const dy = Math.max(a[4]!, b[o + 4]!) - Math.min(a[1]!, b[o + 1]!)
  const dz = Math.max(a[5]!, b[o + 5]!) - Math.min(a[2]!, b[o + 2]!)
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

function growBox(box: Float64Array, by: Float64Array, o: number, keep: boolean): void {
  for (let axis = 0; axis < 3; axis++) {
    box[axis] = keep ? Math.min(box[axis]!, by[o + axis]!) : by[o + axis]!
    box[axis + 3] = keep ? Math.max(box[axis + 3]!, by[o + axis + 3]!) : by[o + axis + 3]!
  }
}
