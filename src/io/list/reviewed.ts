import { withDefaults, type Given, HOUR_MS } from '../../base/index.js'
import type { ReviewedPair } from '../../model/index.js'
import { tableRows } from '../csv/index.js'
import { textOf, type Source } from '../source/index.js'
import { ReadError, parseTime } from '../value/index.js'

/** A record that gives no pair. */
export interface RejectedPair {
  /** The line of a table, or the place of a JSON record, from 1. */
  readonly record: number
  /** Why, as a sentence. */
  readonly why: string
}

/** Pairs that were read, and what was left out. */
export interface ReviewedReading {
  /** The pairs. */
  readonly reviewed: readonly ReviewedPair[]
  /** Records that give none: their rendezvous are not suppressed. */
  readonly rejected: readonly RejectedPair[]
  /** Names of fields that mean nothing here, each once. */
  readonly unread: readonly string[]
}

/** How a list of reviewed pairs is read. */
export interface ReadReviewedOptions {
  /** Name of the input, for messages. Default "The list of reviewed pairs". */
  readonly name: string
}

/** Defaults of `readReviewed`. */
export const READ_REVIEWED_DEFAULTS: ReadReviewedOptions = { name: 'The list of reviewed pairs' }

/**
 * Reads pairs of ships whose rendezvous someone has looked at and wants suppressed: a table with a header, or JSON (an
 * array of records, or an object with one as `reviewed`); plain, gzip or zstd.
 *
 * Fields: `a` and `b` (or `vessels`, both numbers in one cell), and where wanted `from`, `until`, `untilBits`, `note`,
 * `by`. Instants are UTC unless they carry an offset; an `until` that is a date alone is the end of that day.
 *
 * @param source - text, bytes or a stream.
 * @param options - see `READ_REVIEWED_DEFAULTS`.
 * @returns pairs for `suppressReviewed`, and what was left out.
 * @throws ReadError, a sentence, for what is empty, no text, no JSON, or names no ships.
 * @example
 * ```ts
 * const { reviewed } = await readReviewed('a,b,until,note\n367000010,367000020,2020-12-31,tug and barge')
 * reviewed[0].vessels // ['367000010', '367000020']
 * ```
 */
export async function readReviewed(source: Source, options?: Given<ReadReviewedOptions>): Promise<ReviewedReading> {
  const { name } = withDefaults('readReviewed', READ_REVIEWED_DEFAULTS, options)
  const pieces: string[] = []
  for await (const piece of textOf(
    source,
    name,
    () => undefined,
    () => undefined,
  ))
    pieces.push(piece)
  const text = pieces.join('')
  if (text.trim() === '')
    throw new ReadError(`${name} is empty; expected pairs of ships: a table with the columns a and b, or JSON.`)
  return /^\s*[[{]/.test(text) ? toReviewed(jsonRecords(text, name)) : fromTable(text, name)
}

/**
 * Pairs from records that are objects already, such as those of a configuration.
 *
 * @param records - with the fields of `readReviewed`.
 * @returns pairs, and what was left out; `record` counts from 1.
 * @example
 * ```ts
 * toReviewed([{ a: '367000010', b: '367000020', untilBits: 9 }]).reviewed.length // 1
 * ```
 */
export function toReviewed(records: readonly unknown[]): ReviewedReading {
  return collect(records.map((value, i) => ({ record: i + 1, value })))
}

function jsonRecords(text: string, name: string): readonly unknown[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new ReadError(`${name} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const list = Array.isArray(value) ? value : (value as Record<string, unknown>)['reviewed']
  if (!Array.isArray(list))
    throw new ReadError(
      `${name} holds no list; expected an array of records with a and b, or an object with one as "reviewed".`,
    )
  return list
}

function fromTable(text: string, name: string): ReviewedReading {
  const [header, ...rows] = tableRows(text)
  const fields = (header?.cells ?? []).map((cell) => cell.trim())
  const known = fields.map(fieldOf)
  if (!known.includes('vessels') && !(known.includes('a') && known.includes('b'))) {
    throw new ReadError(`${name} has the columns ${fields.join(', ')}; expected a and b, or vessels.`)
  }
  return collect(
    rows.map(({ line, cells }) => ({
      record: line,
      value:
        cells === undefined ? undefined : Object.fromEntries(fields.map((field, k) => [field, cells[k]?.trim() ?? ''])),
    })),
  )
}

const FIELDS = ['a', 'b', 'vessels', 'from', 'until', 'untilBits', 'note', 'by'] as const
type Field = (typeof FIELDS)[number]

const ALIASES: Readonly<Record<string, Field>> = {
  vessela: 'a',
  vessel1: 'a',
  mmsia: 'a',
  mmsi1: 'a',
  shipa: 'a',
  ship1: 'a',
  mmsi: 'vessels',
  mmsis: 'vessels',
  vesselb: 'b',
  vessel2: 'b',
  mmsib: 'b',
  mmsi2: 'b',
  shipb: 'b',
  ship2: 'b',
}

const plainOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Rows of findings.csv have names as `vessels` and numbers as `mmsi`: numbers are meant. */
const isNames = (name: string, fields: Fields): boolean => plainOf(name) === 'vessels' && fields.vessels !== undefined

function fieldOf(name: string): Field | undefined {
  const plain = plainOf(name)
  return (
    FIELDS.find((field) => field.toLowerCase() === plain) ??
    (Object.hasOwn(ALIASES, plain) ? ALIASES[plain] : undefined)
  )
}

type Fields = Partial<Record<Field, unknown>>

function collect(records: readonly { readonly record: number; readonly value: unknown }[]): ReviewedReading {
  const reviewed: ReviewedPair[] = []
  const rejected: RejectedPair[] = []
  const unread = new Set<string>()
  for (const { record, value } of records) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      rejected.push({ record, why: 'It is no record of a pair.' })
      continue
    }
    const fields: Fields = {}
    for (const [name, content] of Object.entries(value)) {
      const field = fieldOf(name)
      if (field === undefined) unread.add(name)
      else if (content !== '' && content !== null && content !== undefined && !isNames(name, fields))
        fields[field] = content
    }
    const pair = pairOf(fields)
    if (typeof pair === 'string') rejected.push({ record, why: pair })
    else reviewed.push(pair)
  }
  return { reviewed, rejected, unread: [...unread] }
}

/** A pair; or why it is none, as a sentence. */
function pairOf(fields: Fields): ReviewedPair | string {
  const { a, b, note, by } = fields
  const ships = a === undefined && b === undefined ? shipsOf(fields.vessels) : [a, b].map(shipOf)
  const [first, second] = ships
  if (ships.length !== 2 || first === undefined || second === undefined)
    return 'It does not name two ships; expected two MMSI or IMO numbers.'
  if (first === second) return `It names ${first} twice; expected two ships.`
  const [from, until] = [instantOf(fields.from, false), instantOf(fields.until, true)]
  if (Number.isNaN(from) || Number.isNaN(until)) {
    const [what, value] = Number.isNaN(from) ? ['from', fields.from] : ['until', fields.until]
    return `${what} is ${JSON.stringify(value)}; expected an instant such as 2020-12-31 or 2020-12-31T18:00:00Z.`
  }
  if (from !== undefined && until !== undefined && from > until) return 'from is later than until.'
  const untilBits = fields.untilBits === undefined ? undefined : Number(fields.untilBits)
  if (Number.isNaN(untilBits)) return `untilBits is ${JSON.stringify(fields.untilBits)}; expected a number.`
  return {
    vessels: [first, second],
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(untilBits === undefined ? {} : { untilBits }),
    ...(note === undefined ? {} : { note: String(note) }),
    ...(by === undefined ? {} : { by: String(by) }),
  }
}

const shipOf = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && String(value).trim() !== ''
    ? String(value).trim()
    : undefined

/** Two ships in one cell or list: "367000010 367000020"; a blank after IMO parts nothing. */
function shipsOf(value: unknown): (string | undefined)[] {
  if (Array.isArray(value)) return value.map(shipOf)
  return typeof value === 'string'
    ? value
        .replace(/\bIMO\s+/gi, 'IMO')
        .split(/[\s,;+|]+/)
        .filter((part) => part !== '')
    : []
}

/** Undefined where there is none; NaN where it is no instant. Dates with slashes could be of two days. */
function instantOf(value: unknown, isEnd: boolean): number | undefined {
  if (value === undefined) return undefined
  const text = String(value).trim()
  if (text.includes('/')) return NaN
  return parseTime(text) + (isEnd ? restOfDay(text) : 0)
}

/**
 * How much of a day follows an instant that is written as a date alone, ms: who says "until the 31st" means all of it.
 *
 * @param text - as `parseTime` takes it.
 * @returns one millisecond less than a day for a date, else 0.
 */
export const restOfDay = (text: string): number => (/^\s*\d{4}-\d{1,2}-\d{1,2}\s*$/.test(text) ? 24 * HOUR_MS - 1 : 0)
