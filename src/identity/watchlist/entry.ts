import type { ListedFlag, ListedName, Watchlist, WatchlistEntry } from '../../model/index.js'
import { normalizeName } from '../name/index.js'
import { normalizeCallSign, callSignCountry, checkImo, readMmsi } from '../number/index.js'
import { recordFields, type ListField, type ListRecord } from './fields.js'
import { mergeEntries } from './merge.js'
import { flagFromWords, shipTypeFromWords } from './words.js'

/** Why a record gives no entry. */
export type ListRejection =
  | 'not-a-record' // no object
  | 'not-a-ship' // a person, a company, an aircraft: nothing of it is kept
  | 'nothing-known' // a ship without a number, call sign or name that tells it from others

/** A record that gives no entry. Its text is not kept: it may be about a person. */
export interface RejectedRecord {
  /** Which record, counted from 0. */
  readonly row: number
  /** Why. */
  readonly reason: ListRejection
}

/** A value that is left out, of a record that gives an entry. */
export interface ListIssue {
  /** Which record, counted from 0. */
  readonly row: number
  /** What it was to be. */
  readonly field: ListField
  /** As listed, at most 64 characters. */
  readonly value: string
  /** Why it is left out. */
  readonly why: string
}

/** What `toWatchlist` makes of records. */
export interface WatchlistResult {
  /** The list. */
  readonly watchlist: Watchlist
  /** Records that give no entry, in order. */
  readonly rejected: readonly RejectedRecord[]
  /** Values that are left out, in order. */
  readonly issues: readonly ListIssue[]
  /** Records that became part of an entry that another one of the same id had made. */
  readonly joined: number
  /** Fields of the records that say nothing here, sorted; at most 100. Nothing of them is read. */
  readonly unread: readonly string[]
}

/** What is said of a list as a whole. */
export interface WatchlistOptions {
  /** Name of the list. Default "watchlist". */
  readonly name?: string | undefined
  /** When the list was as it is here, epoch milliseconds. Default: not known. */
  readonly asOf?: number | undefined
}

/** Reads a date; NaN where there is none. */
export type DateReader = (text: string) => number

const MOST_UNREAD = 100
const LONGEST_SHOWN = 64

/** ISO 8601, a day or an instant; what has no offset is UTC. */
const isoDate: DateReader = (text) => {
  if (!/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text)) return NaN
  return Date.parse(/T[^Z+-]*$/.test(text) ? `${text}Z` : text)
}

/**
 * Makes a watchlist of plain objects: those of a list of your own, or of any register.
 *
 * Fields are recognised by their usual names, however written (`imo`, `IMO number`, `imo_no`; `mmsi`; `call sign`;
 * `name`, `former names`, `aliases`; `flag`, `past flags`; `type`; `length`, `beam`, `gross tonnage`; `listed from`,
 * `designation date`; `listed to`; `programs`; `url`; `id`). A value may be a list, or text with semicolons. IMO
 * numbers must pass `checkImo` and MMSIs `readMmsi`; what does not is in `issues`. Records of one id become one entry.
 * What tells no ship apart, such as owners, is not read at all.
 *
 * @param records - objects, in any order; anything else comes back in `rejected`.
 * @param options - the list's name and date.
 * @returns the list, and what was left out.
 * @throws TypeError for an option of the wrong type.
 * @example
 * ```ts
 * const { watchlist } = toWatchlist([{ imo: 'IMO 9187629', name: 'ARTAVIL', 'former names': 'OLD NAME' }], { name: 'mine' })
 * watchlist.entries[0].imos // ['9187629']
 * ```
 */
export function toWatchlist(records: Iterable<unknown>, options: WatchlistOptions = {}): WatchlistResult {
  return buildWatchlist(records, options, isoDate)
}

/** As `toWatchlist`, with dates as the reader of a file has them. */
export function buildWatchlist(
  records: Iterable<unknown>,
  { name = 'watchlist', asOf }: WatchlistOptions,
  dateOf: DateReader,
): WatchlistResult {
  if (typeof name !== 'string') throw new TypeError(`toWatchlist: name is ${String(name)}; expected a text.`)
  if (asOf !== undefined && !Number.isFinite(asOf))
    throw new TypeError(`toWatchlist: asOf is ${String(asOf)}; expected epoch milliseconds.`)
  const rejected: RejectedRecord[] = []
  const issues: ListIssue[] = []
  const unread = new Set<string>()
  const entries: WatchlistEntry[] = []
  let row = 0
  for (const record of records) {
    const made = entryOf(record, row, dateOf, issues, unread)
    if (typeof made === 'string') rejected.push({ row, reason: made })
    else entries.push(made)
    row++
  }
  const watchlist: Watchlist = {
    kind: 'watchlist',
    name,
    ...(asOf === undefined ? {} : { asOf }),
    entries: mergeEntries(entries),
  }
  const joined = entries.length - watchlist.entries.length
  return { watchlist, rejected, issues, joined, unread: [...unread].sort().slice(0, MOST_UNREAD) }
}

/** Kinds of things on lists that are no ships; whose word is not here may be one. */
const NOT_A_SHIP =
  /^(?:individual|person|entity|organi[sz]ation|company|legalentity|aircraft|airplane|publicbody|address|sanction|ownership|-0-)$/i
const SHIP = /^(?:vessel|ship|boat)s?$/i

function entryOf(
  record: unknown,
  row: number,
  dateOf: DateReader,
  issues: ListIssue[],
  unread: Set<string>,
): WatchlistEntry | ListRejection {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return 'not-a-record'
  const fields = recordFields(record as Readonly<Record<string, unknown>>, unread)
  const kinds = fields.get('kind') ?? []
  const words = fields.get('type') ?? []
  if (kinds.some((kind) => !SHIP.test(kind)) || words.some((word) => NOT_A_SHIP.test(word))) return 'not-a-ship'
  const entry = entryFrom(fields, row, dateOf, issues)
  const known = entry.imos.length + entry.mmsis.length + entry.callSigns.length + entry.names.length
  return known === 0 ? 'nothing-known' : entry
}

function entryFrom(fields: ListRecord, row: number, dateOf: DateReader, issues: ListIssue[]): WatchlistEntry {
  const say = (field: ListField, value: string, why: string): void => {
    issues.push({ row, field, value: value.slice(0, LONGEST_SHOWN), why })
  }
  const read = <T>(field: ListField, reader: (value: string) => T | { readonly why: string }): T[] =>
    (fields.get(field) ?? []).flatMap((value): T[] => {
      const made = reader(value)
      if (typeof made !== 'object' || made === null || !('why' in made)) return [made]
      say(field, value, made.why)
      return []
    })
  const first = <K extends string, T>(key: K, values: readonly T[]): { readonly [P in K]?: T } =>
    (values[0] === undefined ? {} : { [key]: values[0] }) as { readonly [P in K]?: T }
  const imos = unique(read('imo', imoFrom))
  const mmsis = unique(read('mmsi', mmsiFrom))
  const names = [...namesFrom('name', 'current'), ...namesFrom('former', 'former'), ...namesFrom('alias', 'other')]
  function namesFrom(field: ListField, status: ListedName['status']): ListedName[] {
    return read(field, nameFrom).map((name) => ({ name, status }))
  }
  const flagsFrom = (field: ListField, status: ListedFlag['status']): ListedFlag[] =>
    (fields.get(field) ?? []).flatMap((text) => flagFromWords(text) ?? []).map((flag) => ({ flag, status }))
  const words = fields.get('type') ?? []
  const callSigns = unique(read('callSign', callSignFrom))
  return {
    id: fields.get('id')?.[0] ?? ownId(imos, mmsis, callSigns, names),
    imos,
    mmsis,
    callSigns,
    names,
    flags: [...flagsFrom('flag', 'current'), ...flagsFrom('pastFlag', 'former')],
    ...first('shipType', [
      ...read('shipType', (text) => numberFrom(text, 1, 255)),
      ...words.flatMap((word) => shipTypeFromWords(word) ?? []),
    ]),
    ...first(
      'lengthM',
      read('lengthM', (text) => numberFrom(text, 1, 1000)),
    ),
    ...first(
      'beamM',
      read('beamM', (text) => numberFrom(text, 1, 200)),
    ),
    ...first(
      'grossTonnage',
      read('grossTonnage', (text) => numberFrom(text, 1, 1e6)),
    ),
    ...first(
      'listedFrom',
      read('listedFrom', (text) => dateFrom(text, dateOf)).sort((a, b) => a - b),
    ),
    ...first(
      'listedTo',
      read('listedTo', (text) => dateFrom(text, dateOf)).sort((a, b) => b - a),
    ),
    programs: unique(fields.get('program') ?? []),
    ...first('url', fields.get('url') ?? []),
  }
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort()

/** An id for a record that has none: of what tells the ship apart best. */
function ownId(
  imos: readonly string[],
  mmsis: readonly string[],
  callSigns: readonly string[],
  names: readonly ListedName[],
): string {
  const name = normalizeName(names[0]?.name).key
  return imos[0] !== undefined
    ? `IMO${imos[0]}`
    : mmsis[0] !== undefined
      ? `MMSI${mmsis[0]}`
      : [callSigns[0], name].filter(Boolean).join(' ')
}

type Read<T> = T | { readonly why: string }

function imoFrom(text: string): Read<string> {
  const { ok, imo, why } = checkImo(text)
  return ok ? imo! : { why }
}

function mmsiFrom(text: string): Read<string> {
  const { ok, mmsi, why } = readMmsi(text)
  return ok ? mmsi! : { why }
}

function callSignFrom(text: string): Read<string> {
  const { reason, why } = callSignCountry(text)
  return reason === 'placeholder' || reason === 'malformed' ? { why } : normalizeCallSign(text)
}

function nameFrom(text: string): Read<string> {
  const { missing, bare } = normalizeName(text)
  return missing === undefined ? bare : { why: `No name (${missing}).` }
}

function numberFrom(text: string, least: number, most: number): Read<number> {
  const value = Number(
    text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '').replace(/\s*(?:m|metres|meters|tons?|gt|grt)\.?$/i, ''),
  )
  return value >= least && value <= most ? value : { why: `No number from ${least} to ${most}.` }
}

function dateFrom(text: string, dateOf: DateReader): Read<number> {
  const t = dateOf(text)
  return Number.isFinite(t) ? t : { why: 'No date that can be read; expected year, month and day.' }
}
