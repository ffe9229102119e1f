import Papa from 'papaparse'
import { withDefaults, type OptionRule, type Given, type WorkOptions } from '../../base/index.js'
import { recogniseLayout, type Field, type Layout } from '../layout/index.js'
import {
  feed,
  type TextParser,
  closeFile,
  contentsOf,
  createReading,
  finishReading,
  rejectRow,
  type OpenReading,
  type Reading,
  type ReadResult,
  rowReader,
  type RowReader,
} from '../reading/index.js'
import type { Source } from '../source/index.js'
import { ReadError } from '../value/index.js'

/** How a CSV input is read. */
export interface CsvOptions {
  /** The input's name, for messages and for `files`. Default "input". */
  readonly name: string
  /** Columns by name, for example `{ id: 'vessel', t: 'when' }`. The others are recognised. Default: none. */
  readonly columns: Partial<Readonly<Record<Field, string | undefined>>>
  /**
   * What separates the columns; empty: whichever of comma, semicolon, tab and bar the header has most of. Default
   * empty.
   */
  readonly delimiter: string
  /** Whether 01/06/2018 is the first of June. Default true, as the Danish Maritime Authority writes. */
  readonly dayFirst: boolean
  /** How many rejected rows to list; all are counted. Default 1000. */
  readonly maxRejected: number
  /**
   * Size of the input in bytes as it lies there (compressed, if it is), for progress. Default: of a text or bytes, its
   * own.
   */
  readonly sizeBytes: number
}

/** Defaults of `readCsv`. */
export const CSV_DEFAULTS: CsvOptions = {
  name: 'input',
  columns: {},
  delimiter: '',
  dayFirst: true,
  maxRejected: 1000,
  sizeBytes: 0,
}

const RULES: { readonly [K in keyof CsvOptions]?: OptionRule } = {
  maxRejected: { min: 0, max: 1e9 },
  sizeBytes: { min: 0, max: Number.MAX_SAFE_INTEGER },
}

/** A line longer than this is no row of anything. */
const MAX_LINE = 1 << 20
/** A quoted cell that spans more lines than this is a quote that never ends. */
const MAX_CELL_LINES = 10

/**
 * Reads AIS reports from CSV: MarineCadastre (older and newer header), the Danish Maritime Authority, Spire,
 * exactEarth, or any other whose columns have plain names or are named by the caller; plain, gzip or zstd, told by the
 * first bytes. Runs in Node and browsers.
 *
 * A row with a position is a report. One with neither coordinate tells an identity, as message 5 does in Spire's
 * tables; a table without columns of positions is a list of identities, which hold from their time, or without one from
 * the vessel's first report.
 *
 * Times are UTC unless they carry an offset. Coordinates may be written in degrees and minutes. A row that gives no
 * report comes back in `rejected` with its reason and text; positions are not judged here: see `cleanTracks`.
 *
 * @param source - text, bytes, or a stream of either.
 * @param options - see `CsvOptions`; defaults in `CSV_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns columns, identities and rejected rows.
 * @throws ReadError, a sentence, for an input that is empty, no text, damaged, or lacks a column that is needed.
 * @example
 * ```ts
 * const { columns } = await readCsv('mmsi,time,lon,lat\n235010170,2020-01-01T00:00:00Z,-94.4,29.1')
 * columns.length // 1
 * columns.ids // ['235010170']
 * ```
 */
export async function readCsv(source: Source, options?: Given<CsvOptions>, work?: WorkOptions): Promise<ReadResult> {
  const o = withDefaults('readCsv', CSV_DEFAULTS, options, RULES)
  const reading = createReading(o.maxRejected)
  await addCsv(reading, source, o, work)
  return finishReading(reading)
}

/** Reads one more CSV input into a reading: several files become one result, with rows numbered on. */
export async function addCsv(
  reading: Reading,
  source: Source,
  options?: Given<CsvOptions>,
  work?: WorkOptions,
): Promise<void> {
  const o = withDefaults('readCsv', CSV_DEFAULTS, options, RULES)
  const open = contentsOf(reading)
  await feed(open, source, o, work, () => csvParser(open, o))
}

/** Makes the parser of one CSV input. */
export function csvParser(reading: OpenReading, options: CsvOptions): TextParser {
  const file: CsvFile = { reading, options, firstRow: reading.nextRow, newline: '\n', ended: false }
  return {
    take: (text) => takeLines(file, text),
    end: (rest) => {
      file.ended = true
      takeLastLine(file, rest)
      endFile(file)
    },
  }
}

/** One CSV input on its way. */
interface CsvFile {
  readonly reading: OpenReading
  readonly options: CsvOptions
  readonly firstRow: number
  newline: string
  /** Whether the text that is read now is the last. */
  ended: boolean
  /** Once the header was read. */
  table?: { delimiter: string; headers: string[]; layout: Layout; readRow: RowReader; firstLine: number }
}

/** Reads all complete lines of a text; returns what follows the last of them. */
function takeLines(file: CsvFile, text: string): string {
  if (text.includes('\ufffd')) file.reading.notes.otherEncoding = true
  let from = 0
  if (file.table === undefined) {
    file.newline = newlineOf(text)
    from = openTable(file, text)
    if (from < 0) return checkLength(file, text)
  }
  const end = text.lastIndexOf(file.newline)
  if (end < from) return checkLength(file, text.slice(from))
  const unread = readLines(file, text.slice(from, end))
  return checkLength(file, text.slice(end - unread + (unread === 0 ? file.newline.length : 0)))
}

/** Reads what is left when the input ends; its last line may lack an end. */
function takeLastLine(file: CsvFile, rest: string): void {
  if (rest === '') return
  if (file.table === undefined) file.newline = newlineOf(rest)
  const { newline } = file
  const cut = newline === '\r\n' && rest.endsWith('\r')
  takeLines(file, rest.endsWith(newline) ? rest : rest + (cut ? '\n' : newline))
}

function checkLength(file: CsvFile, rest: string): string {
  if (rest.length <= MAX_LINE) return rest
  throw new ReadError(
    `${file.options.name} has a line of more than ${MAX_LINE} characters; expected CSV, one report a line.`,
  )
}

function newlineOf(text: string): string {
  const end = text.indexOf('\n')
  if (end < 0) return text.includes('\r') ? '\r' : '\n'
  return text[end - 1] === '\r' ? '\r\n' : '\n'
}

/**
 * Reads the header, the first line that is not blank; returns where the rows begin, -1 where it is not complete yet.
 */
function openTable(file: CsvFile, text: string): number {
  const { newline, options, reading } = file
  let from = 0
  let told: string | undefined
  for (let lines = 1; ; lines++) {
    const end = text.indexOf(newline, from)
    if (end < 0) return -1
    const line = text.slice(from, end)
    from = end + newline.length
    if (line.trim() === '') continue
    // Spreadsheets write it before the header.
    const named = /^"?sep=(.)"?$/i.exec(line)?.[1]
    if (named !== undefined) {
      told = named
      continue
    }
    const delimiter = options.delimiter || (told ?? guessDelimiter(line))
    const headers = (splitLines(line, delimiter, newline, 1)?.[0] ?? line.split(delimiter)).map((h) => h.trim())
    const layout = recogniseLayout(headers, options.columns, options.name)
    const readRow = rowReader(reading, headers, layout, options.dayFirst)
    file.table = { delimiter, headers, layout, readRow, firstLine: lines + 1 }
    return from
  }
}

/** Chooses the delimiter that the header has most of. */
function guessDelimiter(header: string): string {
  const count = (delimiter: string): number => header.split(delimiter).length
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

/** Reads lines; returns how many characters at their end wait for more, because a quote may end in what follows. */
function readLines(file: CsvFile, text: string): number {
  const { delimiter } = file.table!
  // Without a quote no cell can hold a newline, so lines and rows are the same.
  const lines = text.includes('"') ? text.split(file.newline) : undefined
  const split = splitLines(text, delimiter, file.newline, lines?.length)
  if (split === undefined && lines !== undefined) return readOneByOne(file, lines)
  split?.forEach((cells) => addRow(file, cells))
  return 0
}

/**
 * Lines of a batch in which some quote does not end where it should: what can be joined is, otherwise only that line is
 * lost.
 */
function readOneByOne(file: CsvFile, lines: readonly string[]): number {
  for (let i = 0; i < lines.length;) {
    const cells = splitLine(file, lines[i]!)
    if (cells === undefined && !file.ended && i + MAX_CELL_LINES > lines.length)
      return lines.slice(i).join(file.newline).length
    const joined = cells === undefined ? joinedRow(file, lines, i) : undefined
    addRow(file, cells ?? joined?.cells, lines[i]!)
    // Rows are numbered by lines, so that a row is found again in its file.
    file.reading.nextRow += (joined?.lines ?? 1) - 1
    i += joined?.lines ?? 1
  }
  return 0
}

const splitLine = ({ table }: CsvFile, line: string): string[] | undefined =>
  splitLines(line.replace(/\r$/, ''), table!.delimiter, '\n', 1)?.[0]

/**
 * A row whose quoted cell holds newlines: the fewest lines that make one whole row with as many cells as the header.
 */
function joinedRow(
  { table, reading }: CsvFile,
  lines: readonly string[],
  from: number,
): { cells: string[]; lines: number } | undefined {
  let text = lines[from]!
  for (let n = 2; n <= MAX_CELL_LINES && from + n <= lines.length; n++) {
    text += `\n${lines[from + n - 1]!}`
    const rows = splitLines(text.replace(/\r$/, ''), table!.delimiter, '\n', undefined)
    if (rows?.length !== 1) continue
    if (rows[0]!.length !== table!.headers.length) return undefined
    reading.notes.newlines++
    return { cells: rows[0]!, lines: n }
  }
  return undefined
}

function addRow(file: CsvFile, cells: string[] | undefined, line: string = ''): void {
  const { reading } = file
  const row = reading.nextRow++
  if (cells?.length === 1 && cells[0]!.trim() === '') return
  reading.rows++
  reading.notes.rows++
  if (cells === undefined) rejectRow(reading, row, 'malformed', line)
  else file.table!.readRow(cells, row)
}

/** Splits lines with papaparse; undefined where a quote does not end in the line where it began. */
function splitLines(
  text: string,
  delimiter: string,
  newline: string,
  lines: number | undefined,
): string[][] | undefined {
  if (text === '') return [['']]
  const parser = new Papa.Parser({ delimiter, newline })
  const result = parser.parse(text, 0, false)
  return result.errors.length === 0 && (lines ?? result.data.length) === result.data.length ? result.data : undefined
}

function endFile({ reading, firstRow, options, table }: CsvFile): void {
  if (table === undefined) throw new ReadError(`${options.name} is empty; expected CSV with a header line.`)
  const rows = reading.nextRow - firstRow
  closeFile(
    reading,
    { name: options.name, layout: table.layout, firstRow, rows, firstLine: table.firstLine },
    options.dayFirst,
  )
}

/** A row of a small table. */
export interface TableRow {
  /** The line it begins in, counted from 1. */
  readonly line: number
  /** Its cells; absent where a quote does not end. */
  readonly cells?: readonly string[]
}

/**
 * Splits a table that fits in memory, such as a list of ships, whatever its columns. Blank lines are left out; a quote
 * that does not end costs its own line only.
 */
export function tableRows(text: string, delimiter: string = delimiterOf(text)): TableRow[] {
  const lines = text.split(/\r\n|\n|\r/)
  const rows: TableRow[] = []
  for (let i = 0; i < lines.length;) {
    const { cells, taken } = rowAt(lines, i, delimiter)
    if (lines[i]!.trim() !== '') rows.push(cells === undefined ? { line: i + 1 } : { line: i + 1, cells })
    i += taken
  }
  return rows
}

/** The delimiter of the first line; what stands in quotes may have others. */
const delimiterOf = (text: string): string => guessDelimiter((/[^\r\n]+/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, ''))

/** The row that begins in a line: the fewest lines in which all quotes end. */
function rowAt(
  lines: readonly string[],
  from: number,
  delimiter: string,
): { readonly cells?: string[]; readonly taken: number } {
  let text = lines[from]!
  if (text.length > MAX_LINE) return { taken: 1 }
  for (let n = 1; n <= MAX_CELL_LINES && from + n <= lines.length; n++) {
    if (n > 1) text += `\n${lines[from + n - 1]!}`
    const rows = splitLines(text, delimiter, n === 1 ? '\r' : '\n', undefined)
    if (rows?.length === 1) return { cells: rows[0]!, taken: n }
  }
  return { taken: 1 }
}
