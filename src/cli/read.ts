import { createReadStream } from 'node:fs'
import { addInput, createReading, finishReading, ReadError, type Field, type ReadResult } from '../io/index.js'
import { FIELDS } from '../io/layouts.js'
import { addWithDuckDb } from '../io/duckdb/index.js'
import type { WorkOptions } from '../model/work.js'
import type { InputFile } from './files.js'
import { printable } from './text.js'
import { UsageError } from './usage.js'

/** How the command reads. */
export interface ReadSettings {
  /** Columns named by the user. */
  readonly columns: Partial<Record<Field, string>>
  /** Whether 01/06/2018 is the sixth of January. */
  readonly monthFirst: boolean
  /** A condition in SQL, for DuckDB. */
  readonly where: string
}

/**
 * Understands `id=vessel,t=when`.
 *
 * @throws UsageError where a field is not known or a name is missing.
 */
export function parseColumns(list: string): Partial<Record<Field, string>> {
  const columns: Partial<Record<Field, string>> = {}
  for (const part of list.split(',')) {
    const [field = '', ...name] = part.split('=')
    const known = FIELDS.find((f) => f === field.trim())
    if (known === undefined || name.join('=').trim() === '') {
      throw new UsageError(`--columns has "${printable(part, 40)}"; expected FIELD=NAME, where FIELD is one of ${FIELDS.join(', ')}.`)
    }
    columns[known] = name.join('=').trim()
  }
  return columns
}

/** Signs that DuckDB takes for a glob, in a name that is none. */
const literal = (path: string): string => path.replace(/[*?[]/g, '[$&]')

const KINDS = { nmea: 'NMEA sentences', json: 'JSON' } as const

function checkWhere({ path, parquet, kind }: InputFile): void {
  if (parquet || kind === 'csv') return
  throw new ReadError(`${printable(path)} holds ${KINDS[kind]}; --where is for Parquet and CSV.`)
}

/** Reads all files into one result; `onFile` is told which is being read. */
export async function readFiles(
  files: readonly InputFile[],
  settings: ReadSettings,
  work: WorkOptions,
  onFile: (file: InputFile, index: number) => void,
): Promise<ReadResult> {
  const reading = createReading()
  const { columns, where } = settings
  const dayFirst = !settings.monthFirst
  for (const [index, file] of files.entries()) {
    onFile(file, index)
    if (file.parquet || where !== '') {
      checkWhere(file)
      await addWithDuckDb(reading, literal(file.path), { columns, where, dayFirst, format: file.parquet ? 'parquet' : 'csv' }, work)
    } else {
      const stream = createReadStream(file.path, { highWaterMark: 1 << 20 })
      await addInput(reading, stream, { name: printable(file.path), columns, dayFirst, sizeBytes: file.size }, work)
    }
  }
  return finishReading(reading)
}
