import type { ReportColumns, StaticReport } from '../../model/index.js'
import type { Layout } from '../layout/index.js'
import { addReport, createBuilder, finishColumns, ownText, vesselIndex, type ColumnBuilder } from './builder.js'
import { createIdentities, identityOf, untold, type Identities, type IdentityKind } from './identities.js'
import { amount, createNotes, sentences, type Notes } from './notes.js'
import { createStaticRows, staticRuns, type StaticRows } from './staticRuns.js'

/** Why a row could not become a report. */
export type ReadReason =
  | 'malformed' // a quote that never ends, too few columns, a message that is too short, no JSON
  | 'bad-checksum' // an NMEA sentence whose checksum does not fit
  | 'incomplete' // a message in several sentences of which one never came
  | 'no-id' // the vessel's column is empty
  | 'bad-id' // the vessel's number lost digits in a spreadsheet: 3.66E+08
  | 'no-time' // the time cannot be read
  | 'no-position' // a coordinate is empty or cannot be read
  | 'not-a-ship' // the feed itself calls it a base station, an aid to navigation, an aircraft or a beacon
  | 'not-a-report' // a line or message that tells neither where a vessel is nor who it is

/** One row that could not become a report. */
export interface ReadIssue {
  /** Which row, counted from 0 over all inputs: the same numbers as `columns.row`. */
  readonly row: number
  /** Why. */
  readonly reason: ReadReason
  /** The row as it stands, at most 200 characters. Text from the air: escape it wherever it is shown. */
  readonly text: string
}

/** One input that was read. */
export interface ReadFile {
  /** Its name. */
  readonly name: string
  /** How its columns were understood. */
  readonly layout: Layout
  /** Number of its first row, in the count over all inputs. */
  readonly firstRow: number
  /** How many rows it has, without the header; blank lines count. */
  readonly rows: number
  /** The line of its first row, counted from 1; undefined where the input has no lines (Parquet). */
  readonly firstLine?: number
}

/** What readers deliver: reports as columns, identities as changes, and every row that gave no report. */
export interface ReadResult {
  /** The reports. */
  readonly columns: ReportColumns
  /** One report for each vessel's first identity and each change of it, in order of id and time. */
  readonly statics: StaticReport[]
  /** The inputs, in order. */
  readonly files: ReadFile[]
  /** Rows in all, blank ones left out. */
  readonly rows: number
  /** Rows that gave no report: the first `maxRejected` of them. */
  readonly rejected: ReadIssue[]
  /** How many rows gave no report, by reason; exact also where the list is cut. */
  readonly rejectedCounts: Readonly<Record<ReadReason, number>>
  /**
   * What was noticed about the inputs, a sentence each: times with offsets, swapped columns, digits lost in a
   * spreadsheet …
   */
  readonly warnings: string[]
}

/** Several inputs on their way to become one result: an opaque value for `addCsv` and its like. */
export interface Reading {
  /** Tells it from other records. */
  readonly kind: 'reading'
}

/** What is in a reading. */
export interface OpenReading extends Reading {
  /** Columns so far. */
  readonly builder: ColumnBuilder
  /** Identities so far. */
  readonly identities: Identities
  /** Static reports so far that came apart from positions. */
  readonly statics: StaticRows
  /** Inputs so far. */
  readonly files: ReadFile[]
  /** Sentences so far. */
  readonly warnings: string[]
  /** What was noticed in the input that is being read. */
  notes: Notes
  /** Rejected rows so far. */
  readonly rejected: ReadIssue[]
  /** Counts so far. */
  readonly counts: Record<ReadReason, number>
  /** How many rejected rows to list. */
  readonly maxRejected: number
  /** The next row's number. */
  nextRow: number
  /** Rows that were not blank. */
  rows: number
}

/**
 * Starts to read one or several inputs into one result.
 *
 * @param maxRejected - how many rejected rows to list; all are counted.
 */
export function createReading(maxRejected: number = 1000): Reading {
  return openReading(maxRejected)
}

const NO_COUNTS: Readonly<Record<ReadReason, number>> = {
  malformed: 0,
  'bad-checksum': 0,
  incomplete: 0,
  'no-id': 0,
  'bad-id': 0,
  'no-time': 0,
  'no-position': 0,
  'not-a-ship': 0,
  'not-a-report': 0,
}

function openReading(maxRejected: number): OpenReading {
  const contents = { builder: createBuilder(), identities: createIdentities(), statics: createStaticRows() }
  const lists = { files: [], warnings: [], rejected: [] }
  return {
    kind: 'reading',
    ...contents,
    ...lists,
    notes: createNotes(),
    counts: { ...NO_COUNTS },
    maxRejected,
    nextRow: 0,
    rows: 0,
  }
}

/** The result of everything that was added. The reading is used up. */
export function finishReading(reading: Reading): ReadResult {
  const { builder, identities, statics, files, rows, rejected, counts, warnings } = contentsOf(reading)
  const { columns, identity } = finishColumns(builder)
  const { ids, vessel, t, row } = columns
  const otherwise = keepUntold(statics, identity, identities)
  if (otherwise > 0)
    warnings.push(
      `${amount(otherwise, 'identity', 'identities')} without a time ${otherwise === 1 ? 'says' : 'say'} otherwise ` +
        `than the vessel's own reports, which count.`,
    )
  const unheard = dateStatics(statics, columns, identities)
  if (unheard > 0)
    warnings.push(
      `${amount(unheard, 'identity', 'identities')} without a time left out: no position of the vessel says when.`,
    )
  const beside = { vessel, t, row: row ?? new Uint32Array(0), identity }
  const told = staticRuns(identities, ids, [beside, statics])
  return { columns: ofHeard(columns), statics: told, files, rows, rejected, rejectedCounts: counts, warnings }
}

/** The columns without the ids of those who told only who they are. */
function ofHeard(columns: ReportColumns): ReportColumns {
  const { ids, vessel } = columns
  const heard = new Uint8Array(ids.length)
  for (const v of vessel) heard[v] = 1
  if (!heard.includes(0)) return columns
  const places = new Uint32Array(ids.length)
  const left = ids.filter((_, v) => heard[v] === 1)
  for (let v = 0, next = 0; v < ids.length; v++) if (heard[v] === 1) places[v] = next++
  return { ...columns, ids: left, vessel: vessel.map((v) => places[v]!) }
}

/** The time of a static report that names none, until all is read. */
const UNDATED = -Infinity

/**
 * Leaves to identities without a time only what no dated report of the vessel tells: a list that was put together at
 * some other time, or spells a name in another way, must not look like a change that the vessel made. Returns how many
 * said something else.
 */
function keepUntold(statics: StaticRows, beside: Uint32Array, identities: Identities): number {
  if (!statics.t.includes(UNDATED)) return 0
  const dated = new Uint8Array(identities.texts.length)
  for (const one of beside) dated[one] = 1
  statics.t.forEach((t, k) => {
    if (t !== UNDATED) dated[statics.identity[k]!] = 1
  })
  let otherwise = 0
  statics.t.forEach((t, k) => {
    if (t !== UNDATED) return
    const { rest, differs } = untold(identities, statics.vessel[k]!, statics.identity[k]!, dated)
    statics.identity[k] = rest
    if (differs) otherwise++
  })
  return otherwise
}

/**
 * Dates identities without a time by the first report of the vessel; returns how many belong to a vessel that sent
 * none.
 */
function dateStatics(statics: StaticRows, { length, ids, vessel, t }: ReportColumns, identities: Identities): number {
  if (!statics.t.includes(UNDATED)) return 0
  const first = new Float64Array(ids.length).fill(Infinity)
  for (let i = 0; i < length; i++) if (t[i]! < first[vessel[i]!]!) first[vessel[i]!] = t[i]!
  let unheard = 0
  statics.t.forEach((at, k) => {
    if (at !== UNDATED) return
    const heard = first[statics.vessel[k]!]!
    if (heard === Infinity) {
      unheard++
      statics.identity[k] = 0
    }
    statics.t[k] = heard
    // Which of several identities came first an undated row cannot tell: with the weight of its messages it would date
    // a change.
    if (severalTold(identities, statics.vessel[k]!)) statics.messages[k] = 1
  })
  return unheard
}

/** Whether a vessel told more than one identity; empty texts tell none. */
function severalTold({ ofVessel, texts }: Identities, vessel: number): boolean {
  const told = [...(ofVessel[vessel]?.values() ?? [])].filter((k) => texts[k]!.some((text) => text !== ''))
  return told.length > 1
}

/** What is in a reading, checked. */
export function contentsOf(reading: Reading): OpenReading {
  if (reading?.kind === 'reading') return reading as OpenReading
  throw new TypeError(`A reading is ${String(reading)}; expected what createReading returns.`)
}

/** A row as it stands: its text, its cells, or what makes its text when that is wanted. */
export type RowText = string | readonly string[] | (() => string)

/** Sets a row aside. */
export function rejectRow(reading: OpenReading, row: number, reason: ReadReason, text: RowText): void {
  reading.counts[reason]++
  if (reading.rejected.length >= reading.maxRejected) return
  const whole = typeof text === 'string' ? text : typeof text === 'function' ? text() : text.join(',')
  reading.rejected.push({ row, reason, text: ownText(whole.slice(0, 200)) })
}

/** Where a vessel was and how it moved: as `ReportColumns` wants it, NaN and 15 where missing. */
export interface Fix {
  readonly lon: number
  readonly lat: number
  readonly sogKn: number
  readonly cogDeg: number
  readonly headingDeg: number
  readonly navStatus: number
}

/** Who a vessel says it is: the texts of its identity, which of them holds what, and what it came with. */
export interface Told {
  readonly texts: readonly string[]
  /** The place of each identity field among the texts. */
  readonly at: readonly number[]
  readonly kind: IdentityKind
}

/** One message or row, understood. */
export interface Report {
  /** The transmitter, as text. */
  readonly id: string
  /** 0, 1 or 2, as in `ReportColumns`. */
  readonly aisClass: number
  readonly fix?: Fix | undefined
  readonly told?: Told | undefined
}

/**
 * Adds what one message or row tells.
 *
 * @param t - its instant; NaN where there is none, -Infinity for an identity that is not bound to an instant.
 * @param text - the row as it stands, for the list of rejected rows.
 */
export function addMessage(reading: OpenReading, report: Report, t: number, row: number, text: string): void {
  const { id, aisClass, fix, told } = report
  if (t !== t) {
    reading.notes.timeless++
    return rejectRow(reading, row, 'no-time', text)
  }
  reading.notes.dated++
  if (fix === undefined && told === undefined) return rejectRow(reading, row, 'no-position', text)
  if (fix !== undefined && (fix.lon !== fix.lon || fix.lat !== fix.lat))
    return rejectRow(reading, row, 'no-position', text)
  const vessel = vesselOf(reading, id, row, text)
  if (vessel < 0) return
  const identity = told === undefined ? 0 : identityOf(reading.identities, vessel, told.texts, told.at, told.kind)
  const beside = fix !== undefined && told?.kind === 0
  if (told !== undefined && !beside) addStatic(reading, vessel, t, row, identity)
  if (fix === undefined) return
  const { lon, lat, sogKn, cogDeg, headingDeg, navStatus } = fix
  addReport(
    reading.builder,
    vessel,
    t,
    lon,
    lat,
    sogKn,
    cogDeg,
    headingDeg,
    navStatus,
    aisClass,
    row,
    beside ? identity : 0,
  )
}

/**
 * Adds an identity that came apart from a position: of one message, or of several the last of which came at `lastT`,
 * where that is known.
 */
export function addStatic(
  reading: OpenReading,
  vessel: number,
  t: number,
  row: number,
  identity: number,
  messages: number = 1,
  lastT: number = NaN,
): void {
  const { statics, notes } = reading
  if (t === UNDATED) notes.undated++
  statics.vessel.push(vessel)
  statics.t.push(t)
  statics.row.push(row)
  statics.identity.push(identity)
  statics.messages.push(messages)
  statics.lastT.push(t !== UNDATED && lastT >= t ? lastT : -Infinity)
}

/** The vessel's index; -1 where the text names none or has lost its digits, and the row is set aside. */
export function vesselOf(reading: OpenReading, id: string, row: number, text: RowText): number {
  const vessel = vesselIndex(reading.builder, id)
  if (vessel >= 0 && (id.length === 9 || !EXPONENT.test(id))) return vessel
  if (vessel === -1) rejectRow(reading, row, 'no-id', text)
  else {
    reading.notes.exponents++
    reading.notes.exponent ||= id.trim().slice(0, 20)
    if (vessel < 0) {
      reading.notes.lostDigits++
      rejectRow(reading, row, 'bad-id', text)
    }
  }
  return vessel
}

const EXPONENT = /^\s*\d+(?:[.,]\d+)?e\+?\d+\s*$/i

/** Starts an input. */
export function startFile(reading: OpenReading): void {
  reading.notes = createNotes()
}

/** Enters an input that was read, and says what was noticed. */
export function closeFile(reading: OpenReading, file: ReadFile, dayFirst: boolean): void {
  reading.files.push(file)
  reading.warnings.push(...sentences(file.name, reading.notes, file.layout, dayFirst))
}

/** Where a row stands in its input. */
export interface RowPlace {
  /** The input's name. */
  readonly file: string
  /** Which of its rows, counted from 0. */
  readonly row: number
  /** Which of its lines, counted from 1; where it has lines. */
  readonly line?: number
}

/**
 * Where a row of the result stands in its input.
 *
 * @param files - of the result.
 * @param row - a number out of `columns.row`, or of a rejected row.
 * @returns undefined where no input has such a row.
 */
export function placeOfRow(files: readonly ReadFile[], row: number): RowPlace | undefined {
  const file = files.find((f) => row >= f.firstRow && row < f.firstRow + f.rows)
  if (file === undefined) return undefined
  const inFile = row - file.firstRow
  return { file: file.name, row: inFile, ...(file.firstLine === undefined ? {} : { line: file.firstLine + inFile }) }
}
