import { withDefaults, type OptionRule, type Given, type WorkOptions } from '../../base/index.js'
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
} from '../reading/index.js'
import type { Source } from '../source/index.js'
import { ReadError } from '../value/index.js'
import { recordReader } from './records.js'
import { createSplitter } from './split.js'

/** How JSON is read. */
export interface JsonOptions {
  /** The input's name, for messages and for `files`. Default "input". */
  readonly name: string
  /** Whether 01/06/2018 is the first of June. Default true, as the Danish Maritime Authority writes. */
  readonly dayFirst: boolean
  /** How many rejected rows to list; all are counted. Default 1000. */
  readonly maxRejected: number
  /** Size of the input in bytes as it lies there, for progress. Default: of a text or bytes, its own. */
  readonly sizeBytes: number
}

/** Defaults of `readJson`. */
export const JSON_DEFAULTS: JsonOptions = { name: 'input', dayFirst: true, maxRejected: 1000, sizeBytes: 0 }

const RULES: { readonly [K in keyof JsonOptions]?: OptionRule } = {
  maxRejected: { min: 0, max: 1e9 },
  sizeBytes: { min: 0, max: Number.MAX_SAFE_INTEGER },
}

/**
 * Reads AIS reports from JSON, plain, gzip or zstd: one record a line, a list of records, or an object with such a list
 * in it.
 *
 * Records may be messages of aisstream.io; what AIS-catcher and gpsd write; GeoJSON features, points with a time or
 * lines with a list of times (`coordTimes`, `times`, or a fourth number in each position); moving points of MF-JSON; or
 * plain objects whose fields have the names that columns have (`mmsi`, `timestamp`, `lon`, `lat`, `sog` …). Identities
 * come from the messages that carry them (5, 19, 24), or from the fields beside a position.
 *
 * @param source - text, bytes, or a stream of either; read piece by piece, so that a document may be larger than
 * memory.
 * @param options - see `JsonOptions`; defaults in `JSON_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns columns, identities and rejected rows. A row is a line, or a record of the list; all positions of a track
 * have its row.
 * @throws ReadError, a sentence, for an input that is no JSON, no text or damaged.
 * @example
 * ```ts
 * const { columns } = await readJson('{"mmsi":235010170,"timestamp":"2020-01-01T00:00:00Z","lon":-94.4,"lat":29.1}')
 * columns.lon[0] // -94.4
 * ```
 */
export async function readJson(source: Source, options?: Given<JsonOptions>, work?: WorkOptions): Promise<ReadResult> {
  const o = withDefaults('readJson', JSON_DEFAULTS, options, RULES)
  const reading = createReading(o.maxRejected)
  await addJson(reading, source, o, work)
  return finishReading(reading)
}

/** Reads one more JSON input into a reading that other readers may share. */
export async function addJson(
  reading: Reading,
  source: Source,
  options?: Given<JsonOptions>,
  work?: WorkOptions,
): Promise<void> {
  const o = withDefaults('readJson', JSON_DEFAULTS, options, RULES)
  const open = contentsOf(reading)
  await feed(open, source, o, work, (head) => jsonParser(open, o, head))
}

/** A line longer than this is lost. */
const MAX_LINE = 1 << 22

/** Makes the parser of one JSON input, given how it begins. */
export function jsonParser(reading: OpenReading, { name, dayFirst }: JsonOptions, head: string): TextParser {
  if (!/^\s*[{[]/.test(head)) throw new ReadError(`${name} is no JSON: it begins with neither { nor [.`)
  const firstRow = reading.nextRow
  const readRecord = recordReader(reading, dayFirst)
  const addText = (text: string): void => {
    const row = reading.nextRow++
    if (text.trim() === '') return
    reading.rows++
    reading.notes.rows++
    const value = parse(text)
    if (value === undefined) rejectRow(reading, row, 'malformed', text)
    else readRecord(value, row, text)
  }
  const byLine = isLines(head)
  const parser = byLine ? lineParser(addText) : documentParser(reading, name, addText)
  return {
    take: parser.take,
    end: (rest) => {
      parser.end(rest)
      const lines = byLine ? { firstLine: 1 } : {}
      closeFile(
        reading,
        { name, layout: { name: 'json', fields: {} }, firstRow, rows: reading.nextRow - firstRow, ...lines },
        dayFirst,
      )
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** True where records stand one a line: among the first lines is a whole object that is no list of others. */
function isLines(head: string): boolean {
  if (!/^\s*\{/.test(head)) return false
  const lines = head.split('\n', 6).filter((line) => /^\s*\{.*\}\s*$/.test(line))
  return lines.some((line) => {
    const records: string[] = []
    createSplitter('input', (record) => records.push(record)).take(line)
    return records.length === 1 && records[0]!.length === line.trim().length && parse(line) !== undefined
  })
}

function lineParser(addText: (text: string) => void): TextParser {
  const take = (text: string): string => {
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      addText(text.slice(from, end))
      from = end + 1
    }
    const rest = text.slice(from)
    // What is too long is no record; its beginning is kept, so that the line is rejected when it ends.
    return rest.length <= MAX_LINE ? rest : rest.slice(0, MAX_LINE)
  }
  return {
    take,
    end: (rest) => {
      const last = take(rest)
      if (last !== '') addText(last)
    },
  }
}

function documentParser(reading: OpenReading, name: string, addText: (text: string) => void): TextParser {
  const splitter = createSplitter(name, addText)
  return {
    take: splitter.take,
    end: (rest) => {
      const left = splitter.take(rest)
      if (splitter.cut()) {
        reading.notes.cutShort = true
        if (left.trim() !== '') addText(left)
      }
    },
  }
}
