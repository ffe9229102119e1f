import { withDefaults, type OptionRule, type Given, type WorkOptions } from '../../base/index.js'
import {
  feed,
  type TextParser,
  addMessage,
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
import { decodeMessage } from './messages.js'
import { createParts, type Message, type Parts } from './parts.js'
import { readSentence, sentenceStart, timeLine } from './sentence.js'
import { createSixBits, readPayload, type SixBits } from './sixBits.js'

/** How a log of NMEA sentences is read. */
export interface NmeaOptions {
  /** The input's name, for messages and for `files`. Default "input". */
  readonly name: string
  /** How many rejected rows to list; all are counted. Default 1000. */
  readonly maxRejected: number
  /** Size of the input in bytes as it lies there, for progress. Default: of a text or bytes, its own. */
  readonly sizeBytes: number
}

/** Defaults of `readNmea`. */
export const NMEA_DEFAULTS: NmeaOptions = { name: 'input', maxRejected: 1000, sizeBytes: 0 }

const RULES: { readonly [K in keyof NmeaOptions]?: OptionRule } = {
  maxRejected: { min: 0, max: 1e9 },
  sizeBytes: { min: 0, max: Number.MAX_SAFE_INTEGER },
}

/** A longer line is none of NMEA's, whose sentences have 82 characters, with some room for what loggers add. */
const MAX_LINE = 1 << 12

/**
 * Reads AIS reports from a log of NMEA 0183 sentences (AIVDM, AIVDO, any talker): plain, gzip or zstd. Positions come
 * from messages 1, 2, 3, 18, 19 and 27, identities from 5, 19 and 24.
 *
 * The time of a message is that of a tag block (`\c:1577836800*hh\`), or stands at the beginning of its line (epoch or
 * ISO 8601) or at its end (`…*4A,r003669945,1272412827`), or on a `$PGHP` line before it; of a message in several
 * sentences the first that is told. Sentences of one message may come in any order, between others; where one never
 * comes, the others are rejected as `incomplete`. Messages of base stations, aids to navigation and aircraft are
 * rejected as `not-a-ship`.
 *
 * @param source - text, bytes, or a stream of either.
 * @param options - see `NmeaOptions`; defaults in `NMEA_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns columns, identities and rejected rows; a row is a line.
 * @throws ReadError, a sentence, for an input that is no text or damaged.
 * @example
 * ```ts
 * const { columns } = await readNmea('1577836800 !AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A')
 * columns.ids // ['371798000']
 * columns.lat[0] // 48.38163333333333
 * ```
 */
export async function readNmea(source: Source, options?: Given<NmeaOptions>, work?: WorkOptions): Promise<ReadResult> {
  const o = withDefaults('readNmea', NMEA_DEFAULTS, options, RULES)
  const reading = createReading(o.maxRejected)
  await addNmea(reading, source, o, work)
  return finishReading(reading)
}

/** Reads one more log of NMEA sentences into a reading that other readers may share. */
export async function addNmea(
  reading: Reading,
  source: Source,
  options?: Given<NmeaOptions>,
  work?: WorkOptions,
): Promise<void> {
  const o = withDefaults('readNmea', NMEA_DEFAULTS, options, RULES)
  const open = contentsOf(reading)
  await feed(open, source, o, work, () => nmeaParser(open, o.name))
}

/** A log on its way. */
interface Log {
  readonly reading: OpenReading
  readonly parts: Parts
  readonly bits: SixBits
  /** The time that a line before gave to the next message. */
  t: number
  /** Whether what comes is the rest of a line that is too long. */
  skipping: boolean
}

/** Makes the parser of one log. */
export function nmeaParser(reading: OpenReading, name: string): TextParser {
  const firstRow = reading.nextRow
  const lose = (row: number, line: string): void => rejectRow(reading, row, 'incomplete', line)
  const log: Log = { reading, parts: createParts(lose), bits: createSixBits(), t: NaN, skipping: false }
  return {
    take: (text) => takeLines(log, text),
    end: (rest) => {
      const last = takeLines(log, rest)
      if (last !== '' && !log.skipping) takeLine(log, last.trim())
      log.parts.finish()
      closeFile(
        reading,
        { name, layout: { name: 'nmea', fields: {} }, firstRow, rows: reading.nextRow - firstRow, firstLine: 1 },
        true,
      )
    },
  }
}

/** Reads all complete lines; returns what follows. A line that is too long is lost, not the log. */
function takeLines(log: Log, text: string): string {
  let from = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    if (log.skipping) log.skipping = false
    else takeLine(log, text.slice(from, end).trim())
    from = end + 1
  }
  const rest = text.slice(from)
  if (rest.length <= MAX_LINE) return log.skipping ? '' : rest
  if (!log.skipping) takeLine(log, rest.slice(0, MAX_LINE + 1))
  log.skipping = true
  return ''
}

function takeLine(log: Log, line: string): void {
  const { reading } = log
  const row = reading.nextRow++
  if (line === '') return
  reading.rows++
  reading.notes.rows++
  if (line.length > MAX_LINE) return rejectRow(reading, row, 'malformed', line)
  const start = sentenceStart(line)
  if (start < 0) return takeOther(log, row, line)
  const sentence = readSentence(line, start)
  if (typeof sentence === 'string') return rejectRow(reading, row, sentence, line)
  const t = sentence.t === sentence.t ? sentence.t : log.t
  const message = log.parts.take(sentence, t, row, line)
  if (message === undefined) return
  log.t = NaN
  takeMessage(log, message)
}

/** A line without an AIS sentence: one that tells the time, a comment, or another instrument's. */
function takeOther(log: Log, row: number, line: string): void {
  const t = timeLine(line)
  if (t === t) log.t = t
  else rejectRow(log.reading, row, 'not-a-report', line)
}

function takeMessage({ reading, bits }: Log, { payload, fillBits, t, row, line }: Message): void {
  if (!readPayload(bits, payload, fillBits)) return rejectRow(reading, row, 'malformed', line)
  const decoded = decodeMessage(bits)
  if (typeof decoded === 'string') return rejectRow(reading, row, decoded, line)
  if (decoded.messageType === 27) reading.notes.coarse++
  addMessage(reading, decoded, t, row, line)
}
