import { withDefaults, type Given, reportWork, type WorkOptions } from '../../base/index.js'
import {
  buildWatchlist,
  type ListIssue,
  type RejectedRecord,
  type WatchlistResult,
} from '../../identity/watchlist/index.js'
import type { Watchlist } from '../../model/index.js'
import { amount } from '../reading/index.js'
import { textOf, type Source } from '../source/index.js'
import { ReadError, parseTime } from '../value/index.js'
import { createCollector, finishRecords, takeText, type Collector, type ListFormat } from './layouts.js'

/** How a watchlist is read. */
export interface ReadWatchlistOptions {
  /** Name of the list, for matches. Default empty: that of its layout. */
  readonly name: string
  /** When the list was as it is here, epoch milliseconds. Default: not known. */
  readonly asOf: number | undefined
  /**
   * Whether 01/06/2018 is the first of June. Default undefined: as the dates of the list show where some can only be
   * one of the two, otherwise day first, which a note says.
   */
  readonly dayFirst: boolean | undefined
  /** How many rejected records and left out values to list; all are counted in `notes`. Default 1000. */
  readonly maxRejected: number
}

/** Defaults of `readWatchlist`. */
export const READ_WATCHLIST_DEFAULTS: ReadWatchlistOptions = {
  name: '',
  asOf: undefined,
  dayFirst: undefined,
  maxRejected: 1000,
}

/** A watchlist that was read, and what was left out. */
export interface WatchlistReading {
  /** The list. */
  readonly watchlist: Watchlist
  /** Layout of each source, in order. */
  readonly formats: readonly ListFormat[]
  /** Records that give no entry, by record; their text is not kept, for it may be about persons. */
  readonly rejected: readonly RejectedRecord[]
  /** Values that were left out, by record. */
  readonly issues: readonly ListIssue[]
  /** What is worth knowing, in sentences. */
  readonly notes: readonly string[]
}

const NAMES: Readonly<Record<ListFormat, string>> = {
  'ofac-sdn': 'OFAC SDN',
  'ofac-alt': 'OFAC SDN',
  'un-1718': 'UN 1718',
  'opensanctions-maritime': 'OpenSanctions',
  ftm: 'OpenSanctions',
  table: 'watchlist',
  json: 'watchlist',
}

/**
 * Reads a list of ships, told by its contents; plain, gzip or zstd: OFAC's `sdn.csv` (with `alt.csv` as a second
 * source, for names), the UN 1718 list as a table, `maritime.csv` of OpenSanctions, FollowTheMoney entities one a line,
 * or any table with a header or JSON records whose fields `toWatchlist` recognises.
 *
 * Only ships are read. Of persons, companies and aircraft on the same list nothing is kept but how many they were, and
 * owners of ships are not read. Numbers that fail their check are left out and come back in `issues`.
 *
 * @param sources - text, bytes or a stream, or several that make one list.
 * @param options - see `READ_WATCHLIST_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns the list, what was left out, and notes.
 * @throws ReadError, a sentence, for what is empty, no text, damaged, XML, or no list of ships.
 * @example
 * ```ts
 * const sdn = '15036,"ARTAVIL",vessel,"IRAN",-0- ,"T2EU4",Crude Oil Tanker,99144,56068,Malta,-0- ,"Vessel Registration Identification IMO 9187629; MMSI 572469210."'
 * const alt = '15036,23456,"fka","OLD NAME",-0- '
 * const { watchlist } = await readWatchlist([sdn, alt])
 * watchlist.entries[0].names // [{ name: 'ARTAVIL', status: 'current' }, { name: 'OLD NAME', status: 'former' }]
 * ```
 */
export async function readWatchlist(
  sources: Source | readonly Source[],
  options?: Given<ReadWatchlistOptions>,
  work?: WorkOptions,
): Promise<WatchlistReading> {
  const o = withDefaults('readWatchlist', READ_WATCHLIST_DEFAULTS, options, {
    maxRejected: { min: 0, max: 1e9 },
    asOf: { min: -8.64e15, max: 8.64e15 },
  })
  const list: readonly Source[] = isList(sources) ? sources : [sources]
  const collectors: Collector[] = []
  for (const [k, source] of list.entries()) {
    reportWork(work, 'reading', k, list.length)
    collectors.push(await collect(source, list.length === 1 ? 'The watchlist' : `Source ${k + 1} of the watchlist`))
  }
  const records = finishRecords(collectors)
  const dates = dateOrder(
    collectors.flatMap(({ dates: texts }) => texts),
    o.dayFirst,
  )
  const formats = collectors.map(({ format }) => format!)
  const name = o.name === '' ? NAMES[formats[0]!] : o.name
  const result = buildWatchlist(records, { name, asOf: o.asOf }, (text) => parseTime(text, dates.dayFirst))
  return {
    watchlist: result.watchlist,
    formats,
    rejected: result.rejected.slice(0, o.maxRejected),
    issues: result.issues.slice(0, o.maxRejected),
    notes: [...collectors.flatMap(({ notes }) => notes), ...dates.notes, ...notesOf(result)],
  }
}

const isList = (sources: Source | readonly Source[]): sources is readonly Source[] => Array.isArray(sources)

async function collect(source: Source, where: string): Promise<Collector> {
  const collector = createCollector(where)
  for await (const piece of textOf(
    source,
    where,
    () => undefined,
    () => collector.notes.push(`${where} begins with a byte order mark, which was left out.`),
  )) {
    takeText(collector, piece)
  }
  takeText(collector, '', true)
  if (collector.format === undefined) throw new ReadError(`${where} is empty; expected a list of ships.`)
  return collector
}

/** How dates with slashes are to be read: by those that can only be read in one way. */
function dateOrder(
  texts: readonly string[],
  asked: boolean | undefined,
): { readonly dayFirst: boolean; readonly notes: readonly string[] } {
  let [day, month, either] = [0, 0, 0]
  for (const text of texts) {
    const [, a, b] = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/.exec(text)?.map(Number) ?? []
    if (a === undefined || b === undefined || a === b) continue
    if (a > 12) day++
    else if (b > 12) month++
    else either++
  }
  const dayFirst = asked ?? (day > 0 || month === 0)
  const wrong = dayFirst ? month : day
  const order = dayFirst ? 'day first' : 'month first'
  if (wrong > 0)
    return {
      dayFirst,
      notes: [
        `${amount(wrong, 'date')} cannot be ${order}, as all were read, and ${wrong === 1 ? 'is' : 'are'} left out.`,
      ],
    }
  if (either > 0 && day + month === 0 && asked === undefined)
    return { dayFirst, notes: [`Dates such as 01/06/2018 could be day first or month first; they were read ${order}.`] }
  return { dayFirst, notes: [] }
}

function notesOf({ watchlist, rejected, issues, joined, unread }: WatchlistResult): string[] {
  const count = (reason: string): number => rejected.reduce((n, one) => n + (one.reason === reason ? 1 : 0), 0)
  const said: string[] = []
  const say = (n: number, text: string): void => {
    if (n > 0) said.push(text)
  }
  const [others, nothing, broken] = [count('not-a-ship'), count('nothing-known'), count('not-a-record')]
  say(watchlist.entries.length === 0 ? 1 : 0, 'No ship was found in it.')
  say(others, `${amount(others, 'record')} of no ship, of which nothing was kept.`)
  say(nothing, `${amount(nothing, 'record')} of ships without a number, call sign or name.`)
  say(broken, `${amount(broken, 'record')} that cannot be read.`)
  say(joined, `${amount(joined, 'record')} joined with another of the same ship.`)
  say(
    issues.length,
    `${amount(issues.length, 'value')} left out: ${[...new Set(issues.map(({ field }) => field))].sort().join(', ')}.`,
  )
  say(unread.length, `Not read: ${unread.slice(0, 20).join(', ')}${unread.length > 20 ? ' …' : ''}.`)
  return said
}
