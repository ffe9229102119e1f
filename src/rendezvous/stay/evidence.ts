import { grown } from '../../base/index.js'
import { type Contacts, runAt, timeAt, type Fleet, knotIn } from '../../motion/index.js'
import { eachGapless, firstAbove, firstFrom, longLegs, longMs, type LongLegs } from './legs.js'

/** Stretches of time, in order, in arrays that are used again and again. A fix alone is one of no length. */
export interface Stretches {
  /** How many. */
  count: number
  /** Starts, epoch ms. */
  start: Float64Array
  /** Ends, epoch ms. */
  end: Float64Array
}

/** What was heard of one stay: while no silence of either ship was longer than `maxGapMs`. */
export interface HeardStay {
  /** Heard in contact. */
  readonly contact: Stretches
  /** Heard at all between `from` and `to`: the same, and breaks between two contacts. */
  heard: Stretches
  /** Where the stay begins and ends by what was heard, epoch ms. */
  from: number
  /** See `from`. */
  to: number
  /** Contact between `from` and `to` that is inferred across silences, ms. */
  silentMs: number
  /** Where its contacts begin and end, heard or not: at `from` and `to`, or in the silences next to them, epoch ms. */
  opens: number
  /** See `opens`. */
  closes: number
}

const createStretches = (): Stretches => ({ count: 0, start: new Float64Array(64), end: new Float64Array(64) })

/** What was received of each vessel, as against what lies between its reports. */
export interface Evidence {
  /** What was heard of contact intervals `first` to `last` of two vessels; overwritten by the next call. */
  hear: (a: number, b: number, first: number, last: number) => HeardStay
  /** The part of a contact that was heard, ms. */
  heardMs: (a: number, b: number, start: number, end: number) => number
  /** The part of a contact in which both are on legs of at most `observedGapMs`, ms. */
  observedMs: (a: number, b: number, start: number, end: number) => number
  /** As `heardMs`, of any stretch of time at whose ends both have a position. */
  heardBetweenMs: (a: number, b: number, start: number, end: number) => number
  /** As `observedMs`, of any such stretch of time. */
  observedBetweenMs: (a: number, b: number, start: number, end: number) => number
  /** Visits the parts of a contact in which both are on legs of at most `observedGapMs`. */
  eachObserved: (a: number, b: number, start: number, end: number, visit: (from: number, to: number) => void) => void
  /**
   * Whether a vessel has fixes within [start, end], at most `gapMs` apart, that span `runMs`.
   *
   * @param fix - the last one at or before the start.
   */
  isSteady: (vessel: number, fix: number, start: number, end: number, runMs: number, gapMs: number) => boolean
  /** Fixes of a vessel between two instants of its contacts. */
  fixes: (vessel: number, start: number, end: number) => number
  /** Since when a vessel was heard without a break, before an instant of a contact, which lies in `run`. */
  heardSince: (vessel: number, run: number, at: number) => number
  /** Until when a vessel was heard without a break, after an instant of a contact, which lies in `run`. */
  heardUntil: (vessel: number, run: number, at: number) => number
}

/** Prepares for questions about evidence. */
export function createEvidence(contacts: Contacts, observedGapMs: number, maxGapMs: number): Evidence {
  const { fleet } = contacts
  const silences = createLegs(fleet, maxGapMs)
  const unobserved = createLegs(fleet, observedGapMs)
  return {
    hear: createHearing(contacts, silences),
    heardMs: (a, b, from, to) => to - from - longMs(silences(a), silences(b), from, to),
    observedMs: (a, b, from, to) => to - from - longMs(unobserved(a), unobserved(b), from, to),
    heardBetweenMs: (a, b, from, to) => presentMs(fleet, a, b, from, to, silences(a), silences(b)),
    observedBetweenMs: (a, b, from, to) => presentMs(fleet, a, b, from, to, unobserved(a), unobserved(b)),
    eachObserved: (a, b, from, to, visit) => eachGapless(unobserved(a), unobserved(b), from, to, visit),
    isSteady: (vessel, fix, from, to, runMs, gapMs) => isSteady(fleet.tracks[vessel]!.t, fix, from, to, runMs, gapMs),
    fixes: (vessel, from, to) => {
      const first = lastFix(fleet, vessel, from)
      return lastFix(fleet, vessel, to) - first + (fleet.tracks[vessel]!.t[first] === from ? 1 : 0)
    },
    heardSince: (vessel, run, at) => {
      const { end: ends } = silences(vessel)
      const before = firstAbove(ends, at) - 1
      return Math.max(timeAt(fleet, fleet.runFirst[run]!), before < 0 ? -Infinity : ends[before]!)
    },
    heardUntil: (vessel, run, at) => {
      const { start: starts } = silences(vessel)
      const after = firstFrom(starts, at)
      return Math.min(timeAt(fleet, fleet.runLast[run]!), after < starts.length ? starts[after]! : Infinity)
    },
  }
}

function createHearing({ fleet, start, end }: Contacts, silences: (vessel: number) => LongLegs): Evidence['hear'] {
  const contact = createStretches()
  const whole = createStretches()
  const stay: HeardStay = { contact, heard: contact, from: 0, to: 0, silentMs: 0, opens: 0, closes: 0 }
  return (a, b, first, last) => {
    const p = silences(a)
    const q = silences(b)
    const gapless = p.start.length === 0 && q.start.length === 0
    stay.heard = contact
    stay.silentMs = 0
    stay.opens = start[first]!
    stay.closes = end[last]!
    contact.count = 0
    for (let i = first; i <= last; i++) {
      if (gapless) addStretch(contact, start[i]!, end[i]!)
      else eachGapless(p, q, start[i]!, end[i]!, (from, to) => addStretch(contact, from, to))
    }
    if (contact.count === 0) return stay
    stay.from = contact.start[0]!
    stay.to = contact.end[contact.count - 1]!
    if (!gapless) {
      stay.from = Math.min(stay.from, latestFirstFix(fleet, a, b, start[first]!, end[first]!))
      stay.to = Math.max(stay.to, earliestLastFix(fleet, a, b, start[last]!, end[last]!))
      for (let i = first; i <= last; i++) stay.silentMs += silentWithin(p, q, start[i]!, end[i]!, stay)
    }
    if (first === last) return stay
    stay.heard = whole
    whole.count = 0
    eachPresent(fleet, a, b, stay.from, stay.to, (from, to) =>
      eachGapless(p, q, from, to, (s, e) => addStretch(whole, s, e)),
    )
    return stay
  }
}

/** The last fix of a vessel at or before an instant at which it has a position. */
function lastFix(fleet: Fleet, vessel: number, at: number): number {
  return fleet.fix[knotIn(fleet, runAt(fleet, vessel, at), at)]!
}

/** Looks each vessel's long legs up once. */
function createLegs(fleet: Fleet, limitMs: number): (vessel: number) => LongLegs {
  const known: (LongLegs | undefined)[] = []
  return (vessel) => (known[vessel] ??= longLegs(fleet.tracks[vessel]!.t, limitMs))
}

function addStretch(out: Stretches, from: number, to: number): void {
  if (out.count === out.start.length) {
    out.start = grown(out.start, new Float64Array(2 * out.count))
    out.end = grown(out.end, new Float64Array(2 * out.count))
  }
  out.start[out.count] = from
  out.end[out.count++] = to
}

/** Visits the parts of [start, end] in which both vessels have a position; at either end they do. */
function eachPresent(
  fleet: Fleet,
  a: number,
  b: number,
  start: number,
  end: number,
  visit: (from: number, to: number) => void,
): void {
  const { runFirst, runLast } = fleet
  let runA = runAt(fleet, a, start)
  let runB = runAt(fleet, b, start)
  for (;;) {
    const endA = timeAt(fleet, runLast[runA]!)
    const endB = timeAt(fleet, runLast[runB]!)
    const from = Math.max(start, timeAt(fleet, runFirst[runA]!), timeAt(fleet, runFirst[runB]!))
    const to = Math.min(end, endA, endB)
    if (to >= from) visit(from, to)
    if (Math.min(endA, endB) >= end) return
    if (endA <= endB) runA++
    else runB++
  }
}

/** The part of [start, end] in which both have a position that lies on none of the long legs, ms. */
function presentMs(fleet: Fleet, a: number, b: number, start: number, end: number, p: LongLegs, q: LongLegs): number {
  let sum = 0
  eachPresent(fleet, a, b, start, end, (from, to) => (sum += to - from - longMs(p, q, from, to)))
  return sum
}

/**
 * When both vessels have been heard since a contact began: the later of their first fixes within it. Infinity where one
 * has none.
 */
function latestFirstFix(fleet: Fleet, a: number, b: number, start: number, end: number): number {
  const first = (v: number): number => {
    const { t } = fleet.tracks[v]!
    const fix = lastFix(fleet, v, start)
    const at = t[fix]! >= start ? t[fix]! : (t[fix + 1] ?? Infinity)
    return at <= end ? at : Infinity
  }
  return Math.max(first(a), first(b))
}

/** Until when both are heard of a contact: the earlier of their last fixes within it. -Infinity where one has none. */
function earliestLastFix(fleet: Fleet, a: number, b: number, start: number, end: number): number {
  const last = (v: number): number => {
    const at = fleet.tracks[v]!.t[lastFix(fleet, v, end)]!
    return at >= start ? at : -Infinity
  }
  return Math.min(last(a), last(b))
}

/** Of a contact, what lies on long legs within the stay, ms. */
function silentWithin(p: LongLegs, q: LongLegs, start: number, end: number, stay: HeardStay): number {
  const from = Math.max(start, stay.from)
  const to = Math.min(end, stay.to)
  return to > from ? longMs(p, q, from, to) : 0
}

function isSteady(t: Float64Array, fix: number, start: number, end: number, runMs: number, gapMs: number): boolean {
  if (runMs === 0) return true
  let since = NaN
  let before = -Infinity
  for (let i = t[fix]! < start ? fix + 1 : fix; i < t.length && t[i]! <= end; i++) {
    if (t[i]! - before > gapMs) since = t[i]!
    if (t[i]! - since >= runMs) return true
    before = t[i]!
  }
  return false
}
