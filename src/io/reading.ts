import type { ReportColumns, StaticReport } from '../model/report.js'
import { addReport, createBuilder, finishColumns, ownText, vesselIndex, type ColumnBuilder } from './builder.js'
import { parseCoordinate } from './coordinates.js'
import { createIdentities, IDENTITY_FIELDS, identityOf, staticRuns, type Identities } from './identities.js'
import type { Field, Layout } from './layouts.js'
import { parseTime } from './time.js'
import { classCode, cleanCog, cleanHeading, cleanSog } from './values.js'
import { parseNumber, parseStatus } from './words.js'

/** Why a row could not become a report. */
export type ReadReason =
  | 'malformed' // a quote that never ends, or too few columns
  | 'no-id' // the vessel's column is empty
  | 'no-time' // the time cannot be read
  | 'no-position' // a coordinate is empty or cannot be read
  | 'not-a-ship' // the feed itself calls it a base station, an aid to navigation, an aircraft or a beacon

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
  /** Inputs so far. */
  readonly files: ReadFile[]
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

function openReading(maxRejected: number): OpenReading {
  const counts = { malformed: 0, 'no-id': 0, 'no-time': 0, 'no-position': 0, 'not-a-ship': 0 }
  const shared = { builder: createBuilder(), identities: createIdentities(), files: [], rejected: [] }
  return { kind: 'reading', ...shared, counts, maxRejected, nextRow: 0, rows: 0 }
}

/** The result of everything that was added. The reading is used up. */
export function finishReading(reading: Reading): ReadResult {
  const { builder, identities, files, rows, rejected, counts } = contentsOf(reading)
  const { columns, identity } = finishColumns(builder)
  const { ids, vessel, t, row } = columns
  const statics = staticRuns(identities, ids, vessel, t, row ?? new Uint32Array(0), identity)
  return { columns, statics, files, rows, rejected, rejectedCounts: counts }
}

/** What is in a reading, checked. */
export function contentsOf(reading: Reading): OpenReading {
  if (reading?.kind === 'reading') return reading as OpenReading
  throw new TypeError(`A reading is ${String(reading)}; expected what createReading returns.`)
}

/** Sets a row aside. */
export function rejectRow(reading: OpenReading, row: number, reason: ReadReason, text: string): void {
  reading.counts[reason]++
  if (reading.rejected.length < reading.maxRejected) reading.rejected.push({ row, reason, text: ownText(text.slice(0, 200)) })
}

/** Reads one row of texts into the reading. */
export type RowReader = (cells: readonly string[], row: number) => void

/** The text of a row that was split, for the list of rejected rows. */
const asText = (cells: readonly string[]): string => cells.join(',')

/**
 * Makes the function that turns rows of one layout into reports.
 *
 * @param reading - where reports go.
 * @param headers - names of the columns, in order.
 * @param layout - which of them holds what.
 * @param dayFirst - how 01/06/2018 is read.
 */
export function rowReader(reading: OpenReading, headers: readonly string[], layout: Layout, dayFirst: boolean): RowReader {
  const place = (field: Field): number => {
    const name = layout.fields[field]
    return name === undefined ? -1 : headers.indexOf(name)
  }
  const [atId, atT, atLon, atLat] = [place('id'), place('t'), place('lon'), place('lat')]
  const [atSog, atCog, atHeading] = [place('sogKn'), place('cogDeg'), place('headingDeg')]
  const [atStatus, atClass] = [place('navStatus'), place('aisClass')]
  const atIdentity = IDENTITY_FIELDS.map(place)
  const needed = Math.max(atId, atT, atLon, atLat)
  const { builder, identities } = reading

  return (cells, row) => {
    if (cells.length <= needed) return rejectRow(reading, row, 'malformed', asText(cells))
    const aisClass = atClass < 0 ? 0 : classCode(cells[atClass] ?? '')
    if (aisClass < 0) return rejectRow(reading, row, 'not-a-ship', asText(cells))
    const t = parseTime(cells[atT]!, dayFirst)
    if (t !== t) return rejectRow(reading, row, 'no-time', asText(cells))
    const lon = parseCoordinate(cells[atLon]!, 'lon')
    const lat = parseCoordinate(cells[atLat]!, 'lat')
    if (lon !== lon || lat !== lat) return rejectRow(reading, row, 'no-position', asText(cells))
    const vessel = vesselIndex(builder, cells[atId]!)
    if (vessel < 0) return rejectRow(reading, row, 'no-id', asText(cells))
    const sog = atSog < 0 ? NaN : cleanSog(parseNumber(cells[atSog] ?? ''))
    const cog = atCog < 0 ? NaN : cleanCog(parseNumber(cells[atCog] ?? ''))
    const heading = atHeading < 0 ? NaN : cleanHeading(parseNumber(cells[atHeading] ?? ''))
    const status = atStatus < 0 ? 15 : parseStatus(cells[atStatus] ?? '')
    const identity = identityOf(identities, vessel, cells, atIdentity)
    addReport(builder, vessel, t, lon, lat, sog, cog, heading, status, aisClass, row, identity)
  }
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
