import type * as DuckDb from '@duckdb/node-api'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { checkNumber, withDefaults, type Given, reportWork, type WorkOptions } from '../../base/index.js'
import { recogniseLayout, type Field } from '../layout/index.js'
import {
  addReport,
  IDENTITY_FIELDS,
  identityOf,
  noteDegrees,
  noteTime,
  addStatic,
  closeFile,
  contentsOf,
  createReading,
  finishReading,
  rejectRow,
  startFile,
  vesselOf,
  type OpenReading,
  type Reading,
  type ReadResult,
  aboutOf,
  classOf,
  countOf,
  kindOf,
} from '../reading/index.js'
import {
  parseCoordinate,
  ReadError,
  classCode,
  cleanCog,
  cleanHeading,
  cleanSog,
  parseTime,
  timeFromNumber,
  parseNumber,
  parseStatus,
} from '../value/index.js'

/** How files are read through DuckDB. */
export interface DuckDbOptions {
  /** Columns by name, for example `{ id: 'vessel', t: 'when' }`. The others are recognised. Default: none. */
  readonly columns: Partial<Readonly<Record<Field, string | undefined>>>
  /**
   * A condition in SQL on the file's own columns, so that a part of a file larger than memory is read, for example
   * `lat BETWEEN 28 AND 30`. It is handed to DuckDB as it stands: never build it from text of others. Default empty:
   * all rows.
   */
  readonly where: string
  /** How the files are read; "auto": as Parquet where their names end so, otherwise as CSV. Default "auto". */
  readonly format: 'auto' | 'parquet' | 'csv'
  /** Whether 01/06/2018 is the first of June. Default true, as the Danish Maritime Authority writes. */
  readonly dayFirst: boolean
  /** How many rejected rows to list; all are counted. Default 1000. */
  readonly maxRejected: number
}

/** Defaults of `readWithDuckDb`. */
export const DUCKDB_DEFAULTS: DuckDbOptions = {
  columns: {},
  where: '',
  format: 'auto',
  dayFirst: true,
  maxRejected: 1000,
}

/**
 * Reads AIS reports from Parquet, or from CSV that DuckDB can read, into the same shape as `readCsv`: columns, filled
 * chunk by chunk. Needs the optional package `@duckdb/node-api`, and Node.
 *
 * @param paths - files or DuckDB's globs (`data/*.parquet`); each match is one input, in order of its name.
 * @param options - see `DuckDbOptions`; defaults in `DUCKDB_DEFAULTS`.
 * @param work - progress, in rows, and cancelling.
 * @returns columns, identities and rejected rows. Row numbers count the rows of the files, also where `where` skips
 * some.
 * @throws ReadError, a sentence, where the package is missing, a file is not there or cannot be read, or a column is
 * missing.
 * @example
 * ```ts
 * const { columns } = await readWithDuckDb('ais-2020-01-01.parquet', { where: 'lat > 28' })
 * ```
 */
export async function readWithDuckDb(
  paths: string | readonly string[],
  options?: Given<DuckDbOptions>,
  work?: WorkOptions,
): Promise<ReadResult> {
  const o = withDefaults('readWithDuckDb', DUCKDB_DEFAULTS, options)
  checkNumber('readWithDuckDb: maxRejected', o.maxRejected, { min: 0, max: 1e9 })
  const reading = createReading(o.maxRejected)
  for (const path of typeof paths === 'string' ? [paths] : paths) await addWithDuckDb(reading, path, o, work)
  return finishReading(reading)
}

/** Reads one more file or glob through DuckDB into a reading that other readers may share. */
export async function addWithDuckDb(
  reading: Reading,
  path: string,
  options?: Given<DuckDbOptions>,
  work?: WorkOptions,
): Promise<void> {
  const o = withDefaults('readWithDuckDb', DUCKDB_DEFAULTS, options)
  const connection = await connect()
  try {
    const files = await column(connection, `SELECT file FROM glob(${quote(path)}) ORDER BY file`, path)
    if (files.length === 0) throw new ReadError(`There is no file ${path}.`)
    for (const file of files) await addFile(connection, contentsOf(reading), file, o, work)
  } finally {
    connection.closeSync()
  }
}

async function connect(): Promise<DuckDBConnection> {
  let duckdb: typeof DuckDb
  try {
    duckdb = await import('@duckdb/node-api')
  } catch {
    throw new ReadError(
      'Parquet, and conditions in SQL (where), take the optional package @duckdb/node-api; install it: npm install ' +
        '@duckdb/node-api',
    )
  }
  const instance = await duckdb.DuckDBInstance.create(':memory:')
  return instance.connect()
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`
const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Runs a step of DuckDB's; its errors become one sentence. */
async function attempt<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof ReadError) throw error
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0]!.replace(/\s+/g, ' ')
    throw new ReadError(`${path} cannot be read through DuckDB: ${why}`)
  }
}

async function column(connection: DuckDBConnection, sql: string, path: string): Promise<string[]> {
  const reader = await attempt(path, () => connection.runAndReadAll(sql))
  return reader.getRows().map((row) => String(row[0]))
}

const isParquet = (path: string, { format }: DuckDbOptions): boolean =>
  format === 'auto' ? /\.(parquet|pq|parq)$/i.test(path) : format === 'parquet'

/** The file as a table with one more column, the row's number. */
const source = (path: string, o: DuckDbOptions): string =>
  isParquet(path, o)
    ? `(SELECT *, file_row_number AS darkwake_row FROM read_parquet(${quote(path)}, file_row_number = true))`
    : `(SELECT *, row_number() OVER () - 1 AS darkwake_row FROM read_csv(${quote(path)}, all_varchar = true, ` +
      `header = true))`

type Kind = 'number' | 'text' | 'time'

function columnKind(type: string): Kind {
  if (/^(TIMESTAMP|DATE)/.test(type)) return 'time'
  return /INT|DOUBLE|FLOAT|REAL|DECIMAL/.test(type) ? 'number' : 'text'
}

/** The fields that are numbers where the file holds them so; all others are read as text. */
const NUMBERS: ReadonlySet<Field> = new Set(['t', 'lon', 'lat', 'sogKn', 'cogDeg', 'headingDeg', 'navStatus'])

interface Selected {
  readonly field: Field
  readonly kind: Kind
  readonly sql: string
}

/** Nothing comes back as NULL, so that every value of a column has one type. */
function select(field: Field, name: string, type: string): Selected {
  const kind = NUMBERS.has(field) ? columnKind(type) : 'text'
  const value = quoteName(name)
  if (kind === 'text') return { field, kind, sql: `coalesce(CAST(${value} AS VARCHAR), '')` }
  const number = kind === 'time' ? `epoch_ms(CAST(${value} AS TIMESTAMP))` : value
  return { field, kind, sql: `coalesce(CAST(${number} AS DOUBLE), 'NaN'::DOUBLE)` }
}

async function addFile(
  connection: DuckDBConnection,
  reading: OpenReading,
  path: string,
  o: DuckDbOptions,
  work: WorkOptions | undefined,
): Promise<void> {
  const described = await attempt(path, () => connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source(path, o)}`))
  const types = new Map(described.getRows().map((row) => [String(row[0]), String(row[1])]))
  types.delete('darkwake_row')
  types.delete('file_row_number')
  const layout = recogniseLayout([...types.keys()], o.columns, path)
  const selected = (Object.entries(layout.fields) as [Field, string][]).map(([field, name]) =>
    select(field, name, types.get(name)!),
  )
  const total = Number((await column(connection, `SELECT count(*) FROM ${source(path, o)}`, path))[0])
  const list = [...selected.map((s) => s.sql), 'CAST(darkwake_row AS DOUBLE)'].join(', ')
  const sql = `SELECT ${list} FROM ${source(path, o)}${o.where === '' ? '' : ` WHERE (${o.where})`}`
  startFile(reading)
  const readChunk = chunkReader(reading, selected, o.dayFirst)
  await attempt(path, async () => {
    const result = await connection.stream(sql)
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      reportWork(work, 'reading', readChunk(chunk), total)
    }
  })
  const lines = isParquet(path, o) ? {} : { firstLine: 2 }
  closeFile(reading, { name: path, layout, firstRow: reading.nextRow, rows: total, ...lines }, o.dayFirst)
  reading.nextRow += total
}

/** The values of one chunk, by field and place in the chunk. */
interface Chunk {
  /** Whether rows tell the type of their message. */
  readonly typed: boolean
  /** Whether times are texts. */
  readonly timeText: boolean
  readonly text: (field: Field, i: number) => string
  readonly number: (field: Field, i: number) => number
  readonly t: (i: number) => number
  readonly lastT: (i: number) => number
  readonly degrees: (axis: 'lon' | 'lat', i: number) => number
  readonly row: (i: number) => number
  readonly all: (i: number) => string
}

type Vector = { getItem(index: number): unknown }

function openChunk(chunk: DuckDBDataChunk, selected: readonly Selected[], dayFirst: boolean): Chunk {
  const vectors = selected.map((_, k): Vector => chunk.getColumnVector(k))
  const rows: Vector = chunk.getColumnVector(selected.length)
  const byField = new Map(selected.map(({ field, kind }, k) => [field, { kind, vector: vectors[k]! }]))
  const text = (field: Field, i: number): string => String(byField.get(field)?.vector.getItem(i) ?? '')
  const number = (field: Field, i: number): number => {
    const value = byField.get(field)?.vector.getItem(i)
    return typeof value === 'number' ? value : typeof value === 'string' ? parseNumber(value) : NaN
  }
  const instant = (field: Field, i: number): number => {
    const kind = byField.get(field)?.kind
    if (kind === undefined) return NaN
    return kind === 'text'
      ? parseTime(text(field, i), dayFirst)
      : kind === 'time'
        ? number(field, i)
        : timeFromNumber(number(field, i))
  }
  return {
    typed: byField.has('messageType'),
    timeText: byField.get('t')?.kind === 'text',
    text,
    number,
    t: (i) => (byField.has('t') ? instant('t', i) : -Infinity),
    lastT: (i) => instant('lastT', i),
    degrees: (axis, i) => (byField.get(axis)?.kind === 'text' ? parseCoordinate(text(axis, i), axis) : number(axis, i)),
    row: (i) => Number(rows.getItem(i)),
    all: (i) => vectors.map((vector) => String(vector.getItem(i))).join(','),
  }
}

/** Reads chunks of columns into the reading; returns how many of the file's rows are behind it. */
function chunkReader(
  reading: OpenReading,
  selected: readonly Selected[],
  dayFirst: boolean,
): (chunk: DuckDBDataChunk) => number {
  const identityAt = IDENTITY_FIELDS.map((field) => selected.findIndex((s) => s.field === field))
  const cells: string[] = selected.map(() => '')
  return (chunk) => {
    const values = openChunk(chunk, selected, dayFirst)
    for (let i = 0; i < chunk.rowCount; i++) {
      reading.rows++
      reading.notes.rows++
      readRow(reading, values, i, cells, identityAt)
    }
    return values.row(chunk.rowCount - 1) + 1
  }
}

/** True where a row holds neither coordinate, as a row of identities alone. */
const placeless = (values: Chunk, i: number): boolean =>
  ['', 'NaN'].includes(values.text('lon', i)) && ['', 'NaN'].includes(values.text('lat', i))

function readRow(reading: OpenReading, values: Chunk, i: number, cells: string[], identityAt: readonly number[]): void {
  const row = reading.nextRow + values.row(i)
  const messageType = values.typed ? values.number('messageType', i) : NaN
  const about = aboutOf(messageType)
  const told = classCode(values.text('aisClass', i))
  if (about !== 'ship' || told < 0)
    return rejectRow(reading, row, about === 'ship' ? 'not-a-ship' : about, values.all(i))
  const t = values.t(i)
  if (t !== t) return rejectRow(reading, row, 'no-time', values.all(i))
  if (values.timeText) noteTime(reading.notes, values.text('t', i))
  IDENTITY_FIELDS.forEach((field, k) => {
    if (identityAt[k]! >= 0) cells[identityAt[k]!] = values.text(field, i)
  })
  const lon = values.degrees('lon', i)
  const lat = values.degrees('lat', i)
  if (lon !== lon && lat !== lat && placeless(values, i))
    return readIdentity(reading, values, i, row, cells, identityAt, messageType)
  if (lon !== lon || lat !== lat) return rejectRow(reading, row, 'no-position', values.all(i))
  noteDegrees(reading.notes, lon, lat)
  const vessel = vesselOf(reading, values.text('id', i), row, () => values.all(i))
  if (vessel < 0) return
  const identity = identityOf(reading.identities, vessel, cells, identityAt)
  const sog = cleanSog(values.number('sogKn', i))
  const cog = cleanCog(values.number('cogDeg', i))
  const heading = cleanHeading(values.number('headingDeg', i))
  const status = parseStatus(values.text('navStatus', i))
  const aisClass = told === 0 ? classOf(messageType) : told
  addReport(reading.builder, vessel, t, lon, lat, sog, cog, heading, status, aisClass, row, identity)
}

/** A row that tells who a vessel is and not where. */
function readIdentity(
  reading: OpenReading,
  values: Chunk,
  i: number,
  row: number,
  cells: readonly string[],
  identityAt: readonly number[],
  messageType: number,
): void {
  const [name, ...more] = identityAt.slice(0, -2).map((k) => k >= 0 && (cells[k] ?? '').trim() !== '')
  const hasMore = more.includes(true)
  if (name !== true && !hasMore) return rejectRow(reading, row, 'no-position', values.all(i))
  const vessel = vesselOf(reading, values.text('id', i), row, () => values.all(i))
  if (vessel < 0) return
  const identity = identityOf(reading.identities, vessel, cells, identityAt, kindOf(messageType, hasMore))
  addStatic(
    reading,
    vessel,
    values.t(i),
    row,
    identity,
    countOf(reading, values.number('messages', i)),
    values.lastT(i),
  )
}
