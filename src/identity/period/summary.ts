import type { StaticReport, VesselId } from '../../model/index.js'
import {
  closeAll,
  createFieldState,
  hoursBegun,
  noteBeside,
  sight,
  sightAgain,
  type Episode,
  type FieldState,
  type Mark,
  type Sighting,
  type SupportOptions,
} from './episodes.js'
import { IDENTITY_FIELDS, readField, saysNothing, saysTheSame } from './fields.js'

/** What tells runs apart. */
export interface RunOptions extends SupportOptions {
  /** A longer silence ends a run, ms. */
  readonly maxSilenceMs: number
}

/** A stretch of one transmitter's messages without a long silence. */
export interface Segment {
  /** Its first message. */
  readonly from: Mark
  /** Its last message, and how many there were. */
  readonly to: Mark
  /** Runs with support, by field as in `IDENTITY_FIELDS`. */
  readonly fields: readonly (readonly Episode[])[]
  readonly aisClass: 'A' | 'B' | undefined
}

/** All that is kept of one transmitter: bounded, however much it sends. */
export interface Summary {
  readonly id: VesselId
  readonly fields: readonly FieldState[]
  /** The last report that said something in each field. */
  readonly lastReports: (StaticReport | undefined)[]
  readonly segments: Segment[]
  /** Runs and whole stretches that were given up, as there were too many of them, and the messages in them. */
  readonly dropped: { runs: number; stretches: number; messages: number }
  first: number
  last: number
  messages: number
  hours: number
  hourFrom: number
  classA: number
  classB: number
}

/** A summary keeps this many stretches between long silences; older ones go. */
const MOST_SEGMENTS = 64

export function createSummary(id: VesselId): Summary {
  const fields = IDENTITY_FIELDS.map(createFieldState)
  const lastReports = IDENTITY_FIELDS.map(() => undefined)
  return {
    id,
    fields,
    lastReports,
    segments: [],
    dropped: { runs: 0, stretches: 0, messages: 0 },
    first: NaN,
    last: NaN,
    messages: 0,
    hours: 0,
    hourFrom: -Infinity,
    classA: 0,
    classB: 0,
  }
}

/** Takes the next report, which is not before the last one. */
export function addToSummary(summary: Summary, report: StaticReport, options: RunOptions): void {
  if (report.t - summary.last > options.maxSilenceMs) endSegment(summary, options)
  const seen = countMessage(summary, report)
  let changed = false
  for (let f = 0; f < IDENTITY_FIELDS.length; f++) {
    if (addField(summary, f, report, seen, options)) changed = true
  }
  if (changed) noteTogether(summary, report)
}

/** Counts a report's messages, and says where it stands among all. */
function countMessage(summary: Summary, report: StaticReport): Sighting {
  const { t, aisClass, messageType } = report
  const lastT = report.lastT! > t ? report.lastT! : t
  const messages = report.messages! >= 1 ? Math.floor(report.messages!) : 1
  const before = { t, messages: summary.messages, hours: summary.hours }
  if (summary.first !== summary.first) summary.first = t
  if (!(summary.last >= lastT)) summary.last = lastT
  summary.messages += messages
  if (aisClass === 'A' || messageType === 5) summary.classA += messages
  else if (aisClass === 'B' || messageType === 19) summary.classB += messages
  const { hours, hourFrom } = hoursBegun(summary.hourFrom, { t, lastT, messages })
  summary.hours += hours
  summary.hourFrom = hourFrom
  return { t, lastT, messages, before, after: { t: lastT, messages: summary.messages, hours: summary.hours } }
}

/** Takes one field; true where another value came than the last time. */
function addField(summary: Summary, f: number, report: StaticReport, seen: Sighting, options: RunOptions): boolean {
  const field = IDENTITY_FIELDS[f]!
  if (saysNothing(field, report)) return false
  const state = summary.fields[f]!
  const before = summary.lastReports[f]
  if (before !== undefined && state.current !== undefined && saysTheSame(field, before, report)) {
    sightAgain(state, seen, options)
    return false
  }
  const reading = readField(field, report)
  if (reading === undefined) return false
  const last = state.current
  sight(state, reading.key, reading.raw, seen, options)
  summary.lastReports[f] = report
  return state.current !== last
}

function noteTogether({ fields }: Summary, report: StaticReport): void {
  const together = fields.flatMap(({ current }, f) =>
    current === undefined || saysNothing(IDENTITY_FIELDS[f]!, report) ? [] : [current],
  )
  for (let i = 0; i < together.length; i++) {
    for (let j = i + 1; j < together.length; j++) noteBeside(together[i]!, together[j]!)
  }
}

/** Ends all runs, and keeps what they were. */
export function endSegment(summary: Summary, options: RunOptions): void {
  if (summary.first !== summary.first) return
  for (const field of summary.fields) closeAll(field, options)
  summary.segments.push(segmentOf(summary))
  const { dropped } = summary
  if (summary.segments.length > MOST_SEGMENTS) {
    dropped.stretches++
    dropped.messages += summary.segments.shift()!.to.messages
  }
  for (const field of summary.fields) {
    dropped.runs += field.droppedRuns
    dropped.messages += field.droppedMessages
    Object.assign(field, { total: 0, droppedRuns: 0, droppedMessages: 0 })
    field.closed.length = 0
  }
  summary.lastReports.fill(undefined)
  Object.assign(summary, { first: NaN, last: NaN, messages: 0, hours: 0, hourFrom: -Infinity, classA: 0, classB: 0 })
}

function segmentOf({ fields, first, last, messages, hours, classA, classB }: Summary): Segment {
  const aisClass = classA + classB === 0 ? undefined : classA >= classB ? 'A' : 'B'
  return {
    from: { t: first, messages: 0, hours: 0 },
    to: { t: last, messages, hours },
    aisClass,
    fields: fields.map(({ closed }) => [...closed]),
  }
}
