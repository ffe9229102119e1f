import type { Contacts } from '../space/contact.js'
import type { Fleet } from '../space/fleet.js'
import { knotIn } from '../space/slots.js'

/** What was received of each vessel, as against what lies between its reports. */
export interface Evidence {
  /** The part of [start, end] in which one of two vessels is on a leg longer than the limit, ms. */
  unobservedMs: (a: number, b: number, start: number, end: number) => number
  /** Fixes of a run within a contact [start, end]. */
  fixes: (run: number, start: number, end: number) => number
}

/** Legs of one vessel that are longer than the limit, in order. */
interface LongLegs {
  readonly start: number[]
  readonly end: number[]
}

/** Prepares for questions about evidence. */
export function createEvidence({ fleet }: Contacts, observedGapMs: number, maxGapMs: number): Evidence {
  const legs: (LongLegs | undefined)[] = []
  const legsOf = (v: number): LongLegs => (legs[v] ??= longLegs(fleet, v, observedGapMs, maxGapMs))
  return {
    unobservedMs: (a, b, start, end) => {
      const p = legsOf(a)
      const q = legsOf(b)
      return p.start.length === 0 && q.start.length === 0 ? 0 : unionMs(p, q, start, end)
    },
    fixes: (run, start, end) => {
      const from = knotIn(fleet, run, start)
      return fleet.fix[knotIn(fleet, run, end)]! - fleet.fix[from]! + (fleet.t[from] === start ? 1 : 0)
    },
  }
}

function longLegs(fleet: Fleet, v: number, observedGapMs: number, maxGapMs: number): LongLegs {
  const { t } = fleet.tracks[v]!
  const legs: LongLegs = { start: [], end: [] }
  for (let i = 1; i < t.length; i++) {
    const dt = t[i]! - t[i - 1]!
    if (dt <= observedGapMs || dt > maxGapMs) continue
    legs.start.push(t[i - 1]!)
    legs.end.push(t[i]!)
  }
  return legs
}

/** Length of the union of two vessels' long legs within [start, end]. */
function unionMs(p: LongLegs, q: LongLegs, start: number, end: number): number {
  let i = firstAfter(p.end, start)
  let j = firstAfter(q.end, start)
  let sum = 0
  let reached = start
  for (;;) {
    const ps = p.start[i] ?? Infinity
    const qs = q.start[j] ?? Infinity
    if (Math.min(ps, qs) >= end) return sum
    const from = Math.max(Math.min(ps, qs), reached)
    const to = Math.min(ps <= qs ? p.end[i++]! : q.end[j++]!, end)
    if (to > from) {
      sum += to - from
      reached = to
    }
  }
}

/** Index of the first value greater than `x`. */
function firstAfter(sorted: readonly number[], x: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (sorted[mid]! > x) high = mid
    else low = mid + 1
  }
  return low
}
