import { chordOfArcM } from '../geo/ellipsoid.js'
import { reportWork, type WorkOptions } from '../model/work.js'
import { buildBlocks, type Blocks } from './blocks.js'
import { buildCells, eachCandidate, type Cells } from './candidates.js'
import { buildFleet, grown, type Fleet } from './fleet.js'
import type { Track, VesselInterval } from '../model/track.js'
import type { Capped } from '../model/findings.js'
import { findCrowds } from './crowd.js'
import { greatestSquare, leastSquare } from './slots.js'
import { createWalk, nextStep, startWalk, STEP, type Walk } from './walk.js'

/** Every stretch of time that two vessels spent within the limit, pair by pair. */
export interface Contacts {
  /** The vessels' motion. */
  readonly fleet: Fleet
  /** How many pairs. */
  readonly pairs: number
  /** First vessel of each pair; pairs are sorted by first and second vessel. */
  readonly a: Uint32Array
  /** Second vessel of each pair, always a greater number. */
  readonly b: Uint32Array
  /** First interval of each pair, and the end after the last. */
  readonly from: Uint32Array
  /** Starts of the intervals, epoch ms. */
  readonly start: Float64Array
  /** Ends of the intervals, epoch ms; disjoint and in order within a pair. */
  readonly end: Float64Array
  /** Places and hours where only some of the vessels were compared. */
  readonly capped: readonly Capped[]
}

/** What pair search needs to know. */
export interface ContactOptions {
  /** Greatest distance in contact, metres. */
  readonly maxDistanceM: number
  /** Over a longer silence a vessel has no position, ms. */
  readonly maxGapMs: number
  /** In a cell of place and hour with more vessels than this, only so many are compared. */
  readonly maxVesselsPerCell: number
}

// Boxes are judged with a millimetre to spare, so that rounding never drops a contact.
const SPARE_M = 0.001

/** Finds all contacts, exactly and in continuous time. */
export function findContacts(
  tracks: readonly Track[],
  options: ContactOptions,
  absences: readonly VesselInterval[] = [],
  work?: WorkOptions,
): Contacts {
  const { maxGapMs, maxDistanceM, maxVesselsPerCell } = options
  const limitM = chordOfArcM(maxDistanceM)
  const box = (absent: readonly VesselInterval[]): { fleet: Fleet; blocks: Blocks; cells: Cells } => {
    const fleet = buildFleet(tracks, maxGapMs, absent)
    reportWork(work, 'finding contacts', 1, 4)
    const blocks = buildBlocks(fleet)
    return { fleet, blocks, cells: buildCells(blocks, limitM + SPARE_M) }
  }
  let boxed = box(absences)
  const crowds = findCrowds(boxed.fleet, boxed.blocks, boxed.cells, maxVesselsPerCell)
  if (crowds.absences.length > 0) boxed = box([...absences, ...crowds.absences])
  return { ...contactsInCells(boxed.fleet, boxed.blocks, boxed.cells, limitM, work), capped: crowds.capped }
}

function contactsInCells(
  fleet: Fleet,
  blocks: Blocks,
  cells: Cells,
  limitM: number,
  work: WorkOptions | undefined,
): Omit<Contacts, 'capped'> {
  reportWork(work, 'finding contacts', 2, 4)
  const sink = createSink(fleet.tracks.length)
  const refine = createRefiner(fleet, limitM, sink)
  const { tracks } = fleet
  eachCandidate(blocks, cells, limitM + SPARE_M, (p, q) => {
    const swap = blocks.vessel[p]! > blocks.vessel[q]!
    const i = swap ? q : p
    const j = swap ? p : q
    const a = blocks.vessel[i]!
    const b = blocks.vessel[j]!
    if (tracks[a]!.id === tracks[b]!.id) return // hulls that share an id: which of them reported is a guess
    const start = Math.max(blocks.start[i]!, blocks.start[j]!)
    const end = Math.min(blocks.end[i]!, blocks.end[j]!)
    if (end <= start) return
    sink.open(a, b)
    if (greatestSquare(blocks.box, 6 * i, blocks.box, 6 * j) <= limitM * limitM) sink.add(start, end)
    else refine(blocks.run[i]!, blocks.run[j]!, start, end)
  })
  reportWork(work, 'finding contacts', 3, 4)
  const contacts = sink.sorted()
  reportWork(work, 'finding contacts', 4, 4)
  return { fleet, ...contacts }
}

/** Looks at what two runs share, slot by slot: most are settled by their boxes. */
function createRefiner(
  fleet: Fleet,
  limitM: number,
  sink: Sink,
): (runA: number, runB: number, start: number, end: number) => void {
  const limit2 = limitM * limitM
  const beyond2 = (limitM + SPARE_M) ** 2
  const walk = createWalk()
  const { ms, base, box } = fleet.slots
  return (runA, runB, start, end) => {
    let s = Math.floor(start / ms)
    let o = 6 * (base[runA]! + s)
    let p = 6 * (base[runB]! + s)
    for (let from = start; from < end; s++, o += 6, p += 6) {
      const until = Math.min(end, (s + 1) * ms)
      if (leastSquare(box, o, box, p) <= beyond2) {
        if (greatestSquare(box, o, box, p) <= limit2) sink.add(from, until)
        else {
          startWalk(fleet, walk, runA, runB, from, until)
          while (nextStep(fleet, walk)) addStep(walk, limit2, sink)
        }
      }
      from = until
    }
  }
}

/** Adds the part of a step in which the square of the distance is at most `limit2`. */
function addStep({ step }: Walk, limit2: number, sink: Sink): void {
  const start = step[STEP.start]!
  const end = step[STEP.end]!
  const half = step[STEP.half]!
  const travel = step[STEP.travel]!
  const over0 = step[STEP.square0]! - limit2
  const over1 = over0 + 2 * half + travel
  if (over0 <= 0 && over1 <= 0) {
    sink.add(start, end) // a parabola that opens upwards lies below its chord
    return
  }
  // Both ends outside: the least distance must lie within the step, and inside the limit.
  if (over0 > 0 && over1 > 0 && (half >= 0 || -half >= travel)) return
  const root2 = half * half - travel * over0
  if (root2 < 0 || travel === 0) return
  const root = Math.sqrt(root2)
  const enter = over0 <= 0 ? start : start + ((end - start) * (-half - root)) / travel
  const leave = over1 <= 0 ? end : start + ((end - start) * (-half + root)) / travel
  if (leave > enter) sink.add(enter, leave)
}

type PairIntervals = Omit<Contacts, 'fleet' | 'capped'>

interface Sink {
  open: (a: number, b: number) => void
  add: (start: number, end: number) => void
  sorted: () => PairIntervals
}

/** Collects intervals by pair, and joins those that touch. */
function createSink(vessels: number): Sink {
  const pairKeys = createPairTable()
  let pairOf = new Uint32Array(1024)
  let starts = new Float64Array(1024)
  let ends = new Float64Array(1024)
  let n = 0
  let key = -1
  let pair = -1
  let freshPair = true
  return {
    open: (a, b) => {
      key = a * vessels + b
      freshPair = true
      pair = -1
    },
    add: (start, end) => {
      if (!freshPair && start <= ends[n - 1]!) {
        ends[n - 1] = Math.max(end, ends[n - 1]!)
        return
      }
      if (pair < 0) pair = pairKeys.find(key)
      if (n === pairOf.length) {
        pairOf = grown(pairOf, new Uint32Array(2 * n))
        starts = grown(starts, new Float64Array(2 * n))
        ends = grown(ends, new Float64Array(2 * n))
      }
      pairOf[n] = pair
      starts[n] = start
      ends[n++] = end
      freshPair = false
    },
    sorted: () => sortIntervals(vessels, pairKeys, pairOf.subarray(0, n), starts, ends),
  }
}

function sortIntervals(
  vessels: number,
  table: PairTable,
  pairOf: Uint32Array,
  starts: Float64Array,
  ends: Float64Array,
): PairIntervals {
  const keys = table.keys().sort()
  const pairs = keys.length
  const place = new Uint32Array(pairs)
  for (let p = 0; p < pairs; p++) place[table.find(keys[p]!)] = p
  const bucket = new Uint32Array(pairs + 1)
  for (let i = 0; i < pairOf.length; i++) bucket[place[pairOf[i]!]! + 1]!++
  for (let p = 0; p < pairs; p++) bucket[p + 1]! += bucket[p]!
  const next = bucket.slice()
  const s = new Float64Array(pairOf.length)
  const e = new Float64Array(pairOf.length)
  for (let i = 0; i < pairOf.length; i++) {
    const p = place[pairOf[i]!]!
    const at = insertInto(s, e, bucket[p]!, next[p]!++, starts[i]!)
    s[at] = starts[i]!
    e[at] = ends[i]!
  }
  const from = joinTouching(bucket, s, e)
  return {
    pairs,
    a: Uint32Array.from(keys, (key) => Math.floor(key / vessels)),
    b: Uint32Array.from(keys, (key) => key % vessels),
    from,
    start: s.subarray(0, from[pairs]),
    end: e.subarray(0, from[pairs]),
  }
}

/** Makes room for `start` in the sorted stretch [from, end): intervals come nearly in order, so this is short. */
function insertInto(s: Float64Array, e: Float64Array, from: number, end: number, start: number): number {
  let at = end
  while (at > from && s[at - 1]! > start) {
    s[at] = s[at - 1]!
    e[at] = e[at - 1]!
    at--
  }
  return at
}

/** Joins intervals that meet, in place; returns where each pair's intervals begin. */
function joinTouching(bucket: Uint32Array, s: Float64Array, e: Float64Array): Uint32Array {
  const from = new Uint32Array(bucket.length)
  let n = 0
  for (let p = 0; p + 1 < bucket.length; p++) {
    from[p] = n
    for (let i = bucket[p]!; i < bucket[p + 1]!; i++) {
      // Blocks meet at a knot, where both sides compute the same instant; half a millisecond covers roots next to it.
      if (n > from[p]! && s[i]! <= e[n - 1]! + 0.5) e[n - 1] = Math.max(e[n - 1]!, e[i]!)
      else {
        s[n] = s[i]!
        e[n++] = e[i]!
      }
    }
  }
  from[bucket.length - 1] = n
  return from
}

interface PairTable {
  find: (key: number) => number
  keys: () => Float64Array
}

/** Open addressing from pair keys to numbers in order of first sight. */
function createPairTable(): PairTable {
  let mask = 4095
  let slots = new Int32Array(mask + 1).fill(-1)
  let keys = new Float64Array(2048)
  let count = 0
  const slotOf = (key: number): number => {
    let h = (Math.imul(key % 4294967296 | 0, 0x9e3779b1) ^ Math.imul((key / 4294967296) | 0, 0x85ebca6b)) >>> 0
    h = (h ^ (h >>> 15)) & mask
    while (slots[h]! >= 0 && keys[slots[h]!] !== key) h = (h + 1) & mask
    return h
  }
  return {
    find: (key) => {
      const slot = slotOf(key)
      if (slots[slot]! >= 0) return slots[slot]!
      if (count === keys.length) keys = grown(keys, new Float64Array(2 * count))
      keys[count] = key
      slots[slot] = count
      if (2 * ++count > mask) {
        mask = 2 * mask + 1
        slots = new Int32Array(mask + 1).fill(-1)
        for (let i = 0; i < count; i++) slots[slotOf(keys[i]!)] = i
      }
      return count - 1
    },
    keys: () => keys.slice(0, count),
  }
}
