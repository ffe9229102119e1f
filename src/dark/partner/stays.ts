import { HOUR_MS, MINUTE_MS } from '../../base/index.js'
import { createNearestTree, type NearestTree } from '../../geo/index.js'
import { loiteringOf } from '../../loitering/index.js'
import type { Track, VesselInterval } from '../../model/index.js'
import { buildFleet, type Fleet } from '../../motion/index.js'
import { nearestM } from './contact.js'
import type { Silence } from './silence.js'

/** Slow stays of the ships that were heard: where a silent ship may have come alongside one. */
export interface VisibleStays {
  /** Their motion. */
  readonly fleet: Fleet
  /** How many stays. */
  readonly count: number
  /** Which vessel of the fleet. */
  readonly vessel: Uint32Array
  /** Which run of the fleet. */
  readonly run: Uint32Array
  /** Start, epoch ms. */
  readonly start: Float64Array
  /** End, epoch ms. */
  readonly end: Float64Array
  /** Boxes, Earth-centred, six numbers a stay. */
  readonly box: Float64Array
}

/** What counts as a slow stay. */
export interface StayRule {
  /** Greatest mean speed, knots. */
  readonly maxSpeedKn: number
  /** Over a longer silence a ship has no position, ms. */
  readonly maxGapMs: number
  /** Shortest stay, ms. */
  readonly minDurationMs: number
}

// Over less a swing at anchor, a scatter of fixes or a turn looks like way made; over more the first hour of a stop is
// lost.
const AVERAGE_MS = 30 * MINUTE_MS

/**
 * Finds the slow stays of all tracks.
 *
 * @param falseStretches - positions in them do not exist, and stays do not go on through them.
 * @param leaveOut - whether a stay whose way has its middle there is of no interest.
 */
export function findStays(
  tracks: readonly Track[],
  rule: StayRule,
  falseStretches: readonly VesselInterval[],
  leaveOut: (lon: number, lat: number) => boolean = () => false,
): VisibleStays {
  const fleet = buildFleet(tracks, rule.maxGapMs, falseStretches)
  const { knots, runFrom, runFirst, runLast } = fleet
  const vessel: number[] = []
  const run: number[] = []
  const start: number[] = []
  const end: number[] = []
  fleet.tracks.forEach((track, v) => {
    // Stays and runs are both in order of time; false stretches may cut a stay, and a leg too fast for a ship may cut a
    // run.
    let r = runFrom[v]!
    for (const slow of loiteringOf(track, { ...rule, averageMs: AVERAGE_MS })) {
      if (leaveOut(slow.lon, slow.lat)) continue
      while (r < runFrom[v + 1]! && knots[4 * runLast[r]!]! <= slow.start) r++
      for (; r < runFrom[v + 1]! && knots[4 * runFirst[r]!]! < slow.end; r++) {
        vessel.push(v)
        run.push(r)
        start.push(Math.max(slow.start, knots[4 * runFirst[r]!]!))
        end.push(Math.min(slow.end, knots[4 * runLast[r]!]!))
        if (knots[4 * runLast[r]!]! > slow.end) break
      }
    }
  })
  const stays = {
    fleet,
    count: run.length,
    vessel: Uint32Array.from(vessel),
    run: Uint32Array.from(run),
    start: Float64Array.from(start),
    end: Float64Array.from(end),
    box: new Float64Array(6 * run.length),
  }
  for (let i = 0; i < stays.count; i++) boxStay(stays, i)
  return stays
}

/** The box around all slots that a stay touches. */
function boxStay({ fleet, run, start, end, box }: VisibleStays, stay: number): void {
  const { ms, base, box: slots } = fleet.slots
  const first = base[run[stay]!]!
  const o = 6 * stay
  for (let d = 0; d < 3; d++) {
    box[o + d] = Infinity
    box[o + 3 + d] = -Infinity
  }
  for (let s = Math.floor(start[stay]! / ms); s <= Math.floor(end[stay]! / ms); s++) {
    for (let d = 0; d < 3; d++) {
      box[o + d] = Math.min(box[o + d]!, slots[6 * (first + s) + d]!)
      box[o + 3 + d] = Math.max(box[o + 3 + d]!, slots[6 * (first + s) + 3 + d]!)
    }
  }
}

/** Calls back with every stay that a silent ship may have been able to reach, each once. */
export type EachReachable = (silence: Silence, minMs: number, limitM: number, call: (stay: number) => void) => void

interface Bucket {
  readonly tree: NearestTree
  readonly stays: Uint32Array
}

const BUCKET_MS = 12 * HOUR_MS

/** Sorts stays into half days, and within each into a tree of boxes. A long stay stands in several half days. */
export function indexStays(stays: VisibleStays): EachReachable {
  const members = new Map<number, number[]>()
  for (let i = 0; i < stays.count; i++) {
    for (let b = bucketOf(stays.start[i]!); b <= bucketOf(stays.end[i]!); b++) {
      const list = members.get(b)
      if (list === undefined) members.set(b, [i])
      else list.push(i)
    }
  }
  const buckets = new Map<number, Bucket>()
  for (const [b, list] of members) buckets.set(b, makeBucket(stays, list))
  return (silence, minMs, limitM, call) => {
    const first = bucketOf(silence.start)
    for (let b = first; b <= bucketOf(silence.end); b++) {
      const bucket = buckets.get(b)
      if (bucket === undefined) continue
      search(bucket, stays, silence, minMs, limitM, (stay) => {
        // Of the half days that both touch the first counts.
        if (b === Math.max(first, bucketOf(stays.start[stay]!))) call(stay)
      })
    }
  }
}

const bucketOf = (t: number): number => Math.floor(t / BUCKET_MS)

function makeBucket({ box }: VisibleStays, list: readonly number[]): Bucket {
  const boxes = new Float64Array(6 * list.length)
  list.forEach((stay, i) => boxes.set(box.subarray(6 * stay, 6 * stay + 6), 6 * i))
  return { tree: createNearestTree(boxes), stays: Uint32Array.from(list) }
}

function search(
  { tree, stays: members }: Bucket,
  stays: VisibleStays,
  silence: Silence,
  minMs: number,
  limitM: number,
  call: (stay: number) => void,
): void {
  const { boxes, items } = tree
  const leaves = boxes.length / 12
  const { start, end } = silence
  const visit = (node: number): void => {
    if (!reaches(silence, boxes, 6 * node, start, end, minMs, limitM)) return
    if (node < leaves) {
      visit(2 * node)
      visit(2 * node + 1)
      return
    }
    const stay = members[items[node - leaves]!]!
    const from = Math.max(start, stays.start[stay]!)
    const until = Math.min(end, stays.end[stay]!)
    if (until - from >= minMs && until > from && reaches(silence, stays.box, 6 * stay, from, until, minMs, limitM))
      call(stay)
  }
  visit(1)
}

/**
 * False where the silent ship cannot have come within the limit of anything in a box during [from, until], and stayed
 * so for `minMs`. Straight lines through the Earth are shorter than ways over it, so this errs towards true.
 */
function reaches(
  silence: Silence,
  box: Float64Array,
  o: number,
  from: number,
  until: number,
  minMs: number,
  limitM: number,
): boolean {
  const { xyz, speed, start, end, closed } = silence
  const near0 = nearestM(xyz, 0, box, o)
  if (!(near0 <= speed * (until - start - minMs) + limitM)) return false
  if (!closed) return true
  const near1 = nearestM(xyz, 3, box, o)
  return near1 <= speed * (end - from - minMs) + limitM && near0 + near1 <= speed * (end - start) + 2 * limitM
}
