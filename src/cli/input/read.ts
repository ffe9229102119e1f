import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { WorkOptions } from '../../base/index.js'
import { addWithDuckDb } from '../../io/duckdb/index.js'
import { addInput } from '../../io/index.js'
import { type Field, FIELDS } from '../../io/layout/index.js'
import { createReading, finishReading, type ReadResult } from '../../io/reading/index.js'
import { ReadError } from '../../io/value/index.js'
import type { InputSource } from '../../scene/index.js'
import { printable, UsageError } from '../terminal/index.js'
import type { InputFile } from './files.js'

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
      throw new UsageError(
        `--columns has "${printable(part, 40)}"; expected FIELD=NAME, where FIELD is one of ${FIELDS.join(', ')}.`,
      )
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

/** The bytes of a stream, each hashed as it passes. */
async function* hashed(stream: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const bytes of stream) {
    hash.update(bytes)
    yield bytes
  }
}

/** Hash of a file that another reader opens itself. */
async function hashFile(path: string, hash: Hash): Promise<void> {
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(bytes as Uint8Array)
}

/**
 * Reads all files into one result.
 *
 * @param sources - gets the name, the size and the digest of each file.
 * @param onFile - is given the file that is being read.
 */
export async function readFiles(
  files: readonly InputFile[],
  settings: ReadSettings,
  work: WorkOptions,
  sources: InputSource[],
  onFile: (file: InputFile, index: number) => void,
): Promise<ReadResult> {
  const reading = createReading()
  const { columns, where } = settings
  const dayFirst = !settings.monthFirst
  for (const [index, file] of files.entries()) {
    onFile(file, index)
    const hash = createHash('sha256')
    if (file.parquet || where !== '') {
      checkWhere(file)
      await addWithDuckDb(
        reading,
        literal(file.path),
        { columns, where, dayFirst, format: file.parquet ? 'parquet' : 'csv' },
        work,
      )
      await hashFile(file.path, hash)
    } else {
      const stream = hashed(createReadStream(file.path, { highWaterMark: 1 << 20 }), hash)
      await addInput(reading, stream, { name: printable(file.path), columns, dayFirst, sizeBytes: file.size }, work)
    }
    sources.push({ name: printable(basename(file.path)), bytes: file.size, sha256: hash.digest('hex') })
  }
  return finishReading(reading)
}
