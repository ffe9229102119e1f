import { keyOf } from '../../identity/watchlist/index.js'
import { tableRows, type TableRow } from '../csv/index.js'
import { kindOfText } from '../index.js'
import { createSplitter, type Splitter } from '../json/index.js'
import { ReadError } from '../value/index.js'

/** Layouts of lists. */
export type ListFormat =
  | 'ofac-sdn' // sdn.csv: no header, one row a listed person, company, aircraft or vessel
  | 'ofac-alt' // alt.csv: further names of what stands in sdn.csv
  | 'un-1718' // the UN's list of designated vessels, as a table
  | 'opensanctions-maritime' // maritime.csv
  | 'ftm' // FollowTheMoney entities, one a line
  | 'table' // any other table with a header
  | 'json' // any other JSON records

/** One source on its way to become records. */
export interface Collector {
  readonly where: string
  readonly notes: string[]
  /** Records as `buildWatchlist` takes them. */
  readonly records: unknown[]
  /** Dates as written, to tell the order of day and month. */
  readonly dates: string[]
  /** Of FollowTheMoney: dates and programmes of sanctions, by the entity that they are on. */
  readonly sanctions: Map<string, Record<string, unknown>[]>
  /** Of OFAC's alt.csv: names, by the number of what bears them. */
  readonly names: Map<string, { readonly field: 'former names' | 'aliases' | 'name'; readonly name: string }[]>
  format?: ListFormat
  text: string
  splitter?: Splitter
}

export const createCollector = (where: string): Collector => ({
  where,
  notes: [],
  records: [],
  dates: [],
  sanctions: new Map(),
  names: new Map(),
  text: '',
})

/** Enough of a text to tell what it is. */
const HEAD = 4096
/** Tables of lists are some megabytes; what is larger is something else. */
const LARGEST_TABLE = 1 << 28

/** Takes the next piece of a source: JSON is read as it comes, a table at the end. */
export function takeText(collector: Collector, piece: string, last: boolean = false): void {
  collector.text += piece
  if (collector.format === undefined && (last || collector.text.length >= HEAD)) openText(collector)
  if (collector.splitter !== undefined) collector.text = collector.splitter.take(collector.text)
  else if (collector.text.length > LARGEST_TABLE)
    throw new ReadError(`${collector.where} is larger than ${LARGEST_TABLE} characters; expected a list of ships.`)
  if (last && collector.format !== undefined) endText(collector)
}

function openText(collector: Collector): void {
  if (collector.text.trim() === '') return
  const kind = kindOfText(collector.text.slice(0, HEAD), collector.where)
  if (kind === 'nmea') throw new ReadError(`${collector.where} is a log of NMEA sentences; expected a list of ships.`)
  if (kind === 'csv') collector.format = 'table'
  else {
    const take = (text: string): void => takeJson(collector, text)
    collector.format = 'json'
    collector.splitter = isLines(collector.text) ? lineSplitter(take) : createSplitter(collector.where, take)
  }
}

/** Whether records stand one a line: the first line is one whole. */
const isLines = (head: string): boolean => isRecord(parse(head.trimStart().split('\n', 1)[0]!))

/** A line that is no record costs that line only. */
function lineSplitter(take: (text: string) => void): Splitter {
  let open = false
  return {
    take: (text) => {
      const lines = text.split('\n')
      const rest = lines.pop()!
      for (const line of lines) if (line.trim() !== '') take(line)
      open = rest.trim() !== ''
      return rest
    },
    cut: () => open,
  }
}

function endText(collector: Collector): void {
  if (collector.splitter === undefined) return takeTable(collector)
  if (!collector.splitter.cut()) return
  // The last line may lack its end, and be whole all the same.
  if (parse(collector.text) === undefined) collector.notes.push(`${collector.where} ends in the middle of a record.`)
  if (collector.text.trim() !== '') takeJson(collector, collector.text)
}

/** Keeps dates as they are written. */
const noteDates = (collector: Collector, record: Readonly<Record<string, unknown>>): void => {
  for (const key of Object.keys(record)) {
    const field = keyOf(key)
    const value = record[key]
    if ((field === 'listedFrom' || field === 'listedTo') && typeof value === 'string') collector.dates.push(value)
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')

function takeJson(collector: Collector, text: string): void {
  const record = parse(text)
  if (!isRecord(record)) collector.records.push(undefined)
  else if (typeof record['schema'] === 'string' && isRecord(record['properties']))
    takeEntity(collector, record, record['properties'])
  else {
    noteDates(collector, record)
    collector.records.push(record)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/**
 * An entity of FollowTheMoney: ships are kept, and of sanctions when and by which programme; of all others only that
 * they were there.
 */
function takeEntity(
  collector: Collector,
  entity: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, unknown>>,
): void {
  collector.format = 'ftm'
  const { schema, id } = entity
  if (schema === 'Sanction') {
    for (const on of textsIn(properties['entity'])) addTo(collector.sanctions, on, sanctionOf(properties))
  } else if (schema === 'Vessel') {
    const nested: unknown = properties['sanctions']
    for (const one of Array.isArray(nested) ? (nested as unknown[]) : []) {
      if (isRecord(one) && isRecord(one['properties']) && typeof id === 'string')
        addTo(collector.sanctions, id, sanctionOf(one['properties']))
    }
    const own = Object.fromEntries(Object.entries(properties).filter(([name]) => keyOf(name) !== undefined))
    collector.records.push({ id, schema, caption: entity['caption'], datasets: entity['datasets'], properties: own })
  } else collector.records.push({ schema: 'entity' })
}

/**
 * What a sanction tells of when it holds. Its beginning is that of the listing where the list says it, else of the
 * measure.
 */
function sanctionOf(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const listed = textsIn(properties['listingDate'])
  return {
    listedFrom: listed.length > 0 ? listed : textsIn(properties['startDate']),
    listedTo: textsIn(properties['endDate']),
    programs: [...textsIn(properties['program']), ...textsIn(properties['programId'])],
  }
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

function takeTable(collector: Collector): void {
  // The DOS end-of-file mark, with which OFAC's files end.
  const rows = tableRows(collector.text.replace(/\x1a\s*$/, ''))
  collector.text = ''
  const head = rows[0]?.cells ?? []
  if (isSdn(head)) takeSdn(collector, rows)
  else if (isAlt(head)) takeAlt(collector, rows)
  else
    takeHeaded(
      collector,
      rows,
      head.map((name) => name.trim()),
    )
}

const isWhole = (text: string | undefined): boolean => /^\s*\d+\s*$/.test(text ?? '')
/** OFAC's word for nothing. */
const given = (text: string | undefined): string => (/^\s*-0-\s*$/.test(text ?? '') ? '' : (text ?? '').trim())

const isSdn = (row: readonly string[]): boolean =>
  row.length === 12 &&
  ((isWhole(row[0]) && /^(?:-0-|individual|vessel|aircraft|entity)$/i.test(row[2]!.trim())) ||
    /^ent_?num$/i.test(row[0]!.trim()))
const isAlt = (row: readonly string[]): boolean =>
  row.length === 5 &&
  ((isWhole(row[0]) && /^(?:aka|fka|nka)$/i.test(row[2]!.trim())) ||
    (/^ent_?num$/i.test(row[0]!.trim()) && /^alt_?num$/i.test(row[1]!.trim())))

/**
 * OFAC's sdn.csv: number, name, type, programmes, title, call sign, type of vessel, tonnage, gross registered tonnage,
 * flag, owner, remarks (OFAC, data specification of the SDN list). Owner and title are not read; of all but vessels
 * nothing is.
 */
function takeSdn(collector: Collector, rows: readonly TableRow[]): void {
  collector.format = 'ofac-sdn'
  for (const { cells } of rows) {
    if (cells === undefined || cells.length < 12) collector.records.push(undefined)
    else if (/^ent_?num$/i.test(cells[0]!.trim())) continue
    else if (given(cells[2]).toLowerCase() !== 'vessel') collector.records.push({ schema: 'entity' })
    else collector.records.push(sdnRecord(cells))
  }
}

function sdnRecord(cells: readonly string[]): Record<string, unknown> {
  const [id, name, , programs, , callSign, type, , grossTonnage, flag, , remarks] = cells.map(given)
  return {
    id,
    schema: 'Vessel',
    name,
    type,
    grossTonnage,
    flag,
    // "IRAN] [IFSR" is two programmes.
    programs: programs!.split(/[[\];\s]*\]\s*\[|;/),
    ...remarksOf(remarks!, callSign!),
  }
}

/**
 * What remarks say of a ship: "Former Vessel Flag Malta; alt. Former Vessel Flag Tuvalu; Vessel Registration
 * Identification IMO 9187629; MMSI 572469210".
 */
function remarksOf(remarks: string, callSign: string): Record<string, unknown> {
  const parts = remarks
    .replace(/\.\s*$/, '')
    .split(/;\s*/)
    .map((part) => part.replace(/^alt\.\s*/i, ''))
  const after = (start: RegExp): string[] =>
    parts.flatMap((part) => (start.test(part) ? [part.replace(start, '').trim()] : []))
  return {
    imo: after(/^Vessel Registration Identification (?=IMO)/i).map((one) => one.replace(/\s*\(.*$/, '')),
    mmsi: after(/^MMSI\s+/i).map((one) => one.replace(/\s*\(.*$/, '')),
    callSign: [callSign, ...after(/^(?:Other )?Vessel Call Sign\s+/i)],
    pastFlags: after(/^(?:Former|Other) Vessel Flag\s+/i),
    formerNames: after(/^f\.?k\.?a\.?\s+/i).map(unquoted),
    aliases: after(/^a\.?k\.?a\.?\s+/i).map(unquoted),
  }
}

const unquoted = (text: string): string => text.replace(/^['"]|['"]$/g, '')

/** OFAC's alt.csv: number of what bears the name, number of the name, "aka", "fka" or "nka", name, remarks. */
function takeAlt(collector: Collector, rows: readonly TableRow[]): void {
  collector.format = 'ofac-alt'
  const fields = { fka: 'former names', nka: 'name', aka: 'aliases' } as const
  for (const { cells } of rows) {
    const kind = cells?.[2]?.trim().toLowerCase()
    if (kind !== 'fka' && kind !== 'nka' && kind !== 'aka') continue
    addTo(collector.names, cells![0]!.trim(), { field: fields[kind], name: given(cells![3]) })
  }
}

function takeHeaded(collector: Collector, rows: readonly TableRow[], header: readonly string[]): void {
  const fields = header.map(keyOf)
  if (!fields.some((field) => field === 'imo' || field === 'mmsi' || field === 'callSign' || field === 'name')) {
    const seen = header
      .slice(0, 12)
      .map((name) => name.slice(0, 40))
      .join(', ')
    throw new ReadError(
      `${collector.where} has no column of ships; expected one of imo, mmsi, call sign or name, got: ${seen}.`,
    )
  }
  const plain = header.map((name) => name.toLowerCase())
  const un =
    plain.some((name) => /designated.owner|economic.resources|paragraph/.test(name)) && fields.includes('listedFrom')
  collector.format = un
    ? 'un-1718'
    : plain.includes('caption') && plain.includes('risk')
      ? 'opensanctions-maritime'
      : 'table'
  for (const { cells } of rows.slice(1)) {
    if (cells === undefined || cells.length > header.length) collector.records.push(undefined)
    else {
      const record = Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']))
      noteDates(collector, record)
      collector.records.push(collector.format === 'un-1718' ? withParagraphs(record) : record)
    }
  }
}

/** The UN names the paragraphs of its resolutions in columns of their own. */
function withParagraphs(record: Readonly<Record<string, string>>): Record<string, unknown> {
  const programs = Object.keys(record).filter(
    (name) =>
      /paragraph|economic resources/i.test(name) &&
      /\w/.test(record[name]!) &&
      !/^\s*(?:na|n\/a|no)\s*$/i.test(record[name]!),
  )
  const rest = Object.entries(record).filter(([name]) => !/paragraph|economic resources/i.test(name))
  return { ...Object.fromEntries(rest), programs }
}

/** Records of all sources: names of alt.csv and dates of sanctions stand with the ships that they belong to. */
export function finishRecords(collectors: readonly Collector[]): unknown[] {
  const records = collectors.flatMap(({ records: own }) => own)
  const formats = new Set(collectors.map(({ format }) => format))
  if (formats.has('ofac-alt') && !formats.has('ofac-sdn')) {
    throw new ReadError(
      'The watchlist is alt.csv of OFAC alone, which has only further names; give sdn.csv with it: ' +
        'readWatchlist([sdn, alt]).',
    )
  }
  for (const collector of collectors) {
    for (const sanctions of collector.sanctions.values()) for (const one of sanctions) noteDates(collector, flat(one))
  }
  return records.map((record) => {
    if (!isRecord(record) || record['schema'] !== 'Vessel' || typeof record['id'] !== 'string') return record
    const id = record['id']
    const names = collectors.flatMap(({ names: all }) => all.get(id) ?? [])
    const sanctions = collectors.flatMap(({ sanctions: all }) => all.get(id) ?? [])
    return withSanctions(withNames(record, names), sanctions)
  })
}

const flat = (sanction: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(sanction).map(([key, value]) => [key, textsIn(value)[0]]))

function withNames(
  record: Readonly<Record<string, unknown>>,
  names: readonly { readonly field: string; readonly name: string }[],
): Record<string, unknown> {
  const more = (field: string): string[] => names.flatMap((one) => (one.field === field ? [one.name] : []))
  if (names.length === 0) return record
  return {
    ...record,
    name: [...textsIn(record['name']), ...more('name')],
    formerNames: [...textsIn(record['formerNames']), ...more('former names')],
    aliases: [...textsIn(record['aliases']), ...more('aliases')],
  }
}

/** Listed from the first sanction on, and taken off only when all have ended. */
function withSanctions(
  record: Readonly<Record<string, unknown>>,
  sanctions: readonly Readonly<Record<string, unknown>>[],
): Record<string, unknown> {
  if (sanctions.length === 0) return record
  const all = (key: string): string[] => sanctions.flatMap((one) => textsIn(one[key]))
  const ended = sanctions.every((one) => textsIn(one['listedTo']).length > 0)
  return {
    ...record,
    listedFrom: all('listedFrom'),
    ...(ended ? { listedTo: all('listedTo') } : {}),
    programs: [...new Set(all('programs'))],
  }
}
