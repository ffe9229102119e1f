import { withDefaults, type OptionRule, type Given, type WorkOptions } from '../base/index.js'
import { CSV_DEFAULTS, csvParser, type CsvOptions } from './csv/index.js'
import { jsonParser } from './json/index.js'
import { nmeaParser, sentenceStart } from './nmea/index.js'
import { feed, contentsOf, createReading, finishReading, type Reading, type ReadResult } from './reading/index.js'
import type { Source } from './source/index.js'
import { ReadError } from './value/index.js'

/** What kind of text an input is. */
export type TextKind = 'csv' | 'nmea' | 'json'

const LINES = 100

/**
 * Tells from how an input begins what kind it is: NMEA sentences somewhere in its first lines, JSON by its first sign,
 * otherwise CSV.
 *
 * @param head - the beginning, some thousand characters.
 * @param where - the input's name, for the message.
 * @throws ReadError for XML (KML, GPX, HTML), which is none of them.
 */
export function kindOfText(head: string, where: string): TextKind {
  const start = head.trimStart()
  if (/^(?:\{|\[\s*(?:[{[\]]|$))/.test(start)) return 'json'
  if (head.split('\n', LINES).some((line) => sentenceStart(line) >= 0)) return 'nmea'
  if (/^<[?!a-z]/i.test(start)) {
    throw new ReadError(
      `${where} is XML, such as KML, GPX or a web page; expected CSV, NMEA sentences, JSON or GeoJSON.`,
    )
  }
  return 'csv'
}

const RULES: { readonly [K in keyof CsvOptions]?: OptionRule } = {
  maxRejected: { min: 0, max: 1e9 },
  sizeBytes: { min: 0, max: Number.MAX_SAFE_INTEGER },
}

/**
 * Reads AIS reports from any kind of text that is known here, told by its contents: CSV (`readCsv`), logs of NMEA
 * sentences (`readNmea`) or JSON (`readJson`); plain, gzip or zstd.
 *
 * @param source - text, bytes, or a stream of either.
 * @param options - see `CsvOptions`; those on columns matter for CSV only. Defaults in `CSV_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns columns, identities and rejected rows.
 * @throws ReadError, a sentence, for an input that is none of these, empty, no text or damaged.
 * @example
 * ```ts
 * const { files } = await readInput('[{"mmsi":235010170,"time":1577836800,"lon":-94.4,"lat":29.1}]')
 * files[0].layout.name // 'json'
 * ```
 */
export async function readInput(source: Source, options?: Given<CsvOptions>, work?: WorkOptions): Promise<ReadResult> {
  const o = withDefaults('readInput', CSV_DEFAULTS, options, RULES)
  const reading = createReading(o.maxRejected)
  await addInput(reading, source, o, work)
  return finishReading(reading)
}

/** Reads one more input of any kind into a reading. */
export async function addInput(
  reading: Reading,
  source: Source,
  options?: Given<CsvOptions>,
  work?: WorkOptions,
): Promise<void> {
  const o = withDefaults('readInput', CSV_DEFAULTS, options, RULES)
  const open = contentsOf(reading)
  await feed(open, source, o, work, (head) => {
    const kind = kindOfText(head, o.name)
    if (kind === 'csv') return csvParser(open, o)
    return kind === 'nmea' ? nmeaParser(open, o.name) : jsonParser(open, o, head)
  })
}
