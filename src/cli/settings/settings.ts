import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { MINUTE_MS } from '../../base/index.js'
import { detect } from '../../detect/index.js'
import { readReviewed, readWatchlist, toReviewed, type ReviewedReading, restOfDay } from '../../io/list/index.js'
import { parseTime, ReadError } from '../../io/value/index.js'
import type { ReviewedPair, Watchlist } from '../../model/index.js'
import { createZones, type Zones, type PolygonSource } from '../../place/index.js'
import type { FindingFilters, DetectOptions } from '../../stages/index.js'
import { parseColumns, type ReadSettings } from '../input/index.js'
import { plural, printable, messageOf, UsageError } from '../terminal/index.js'
import { readConfig, type Config } from './config.js'

/** The flags that every command that detects has, as commander delivers them. */
export interface RunFlags {
  readonly columns?: readonly string[]
  readonly monthFirst?: true
  readonly where?: string
  readonly now?: string
  readonly zones?: string
  readonly watchlist?: readonly string[]
  readonly coastline?: boolean
  readonly config?: string
  readonly quiet?: true
}

/** The flags that only `darkwake detect` has, beside those of output. */
export interface FindFlags extends RunFlags {
  readonly maxDistanceM?: number
  readonly exitDistanceM?: number
  readonly minDurationMin?: number
  readonly maxSpeedKn?: number
  readonly bbox?: string
  readonly area?: string
  readonly from?: string
  readonly to?: string
  readonly vessel?: readonly string[]
  readonly shipType?: readonly string[]
  readonly minBits?: number
  readonly reviewed?: string
  readonly showReviewed?: true
}

/** Flags and configuration as one, with all files that they name read. */
export interface Settings {
  readonly config: Config
  readonly reading: ReadSettings
  readonly now: number | undefined
  readonly zones: Zones | undefined
  readonly watchlists: readonly Watchlist[]
  readonly reviewed: readonly ReviewedPair[]
  readonly coastline: boolean
  readonly options: DetectOptions
}

/**
 * Reads flags and configuration; flags win.
 *
 * @param flags - as commander delivers them.
 * @param say - is told what is worth knowing, in sentences of printable text.
 * @throws UsageError where a flag, the configuration or an option is wrong; ReadError where a file that they name
 * cannot be read.
 */
export async function readSettings(flags: FindFlags, say: (text: string) => void): Promise<Settings> {
  const { config, unasked } = await readConfig(flags.config)
  if (unasked !== undefined) say(`Using the configuration ${unasked} of this folder.`)
  const select = await filtersOf(flags, config)
  const options = optionsOf(flags, config.options ?? {}, select)
  checkOptions(options)
  const zones = flags.zones ?? config.zones
  return {
    config,
    reading: {
      columns: { ...config.columns, ...columnsOf(flags.columns) },
      monthFirst: flags.monthFirst ?? config.monthFirst ?? false,
      where: flags.where ?? config.where ?? '',
    },
    now: flags.now === undefined ? undefined : instantOf('--now', flags.now),
    zones: zones === undefined ? undefined : await loadZones(zones),
    watchlists: await Promise.all((flags.watchlist ?? config.watchlists ?? []).map(loadWatchlist)),
    reviewed: flags.showReviewed === true ? [] : await loadReviewed(flags.reviewed ?? config.reviewed ?? [], say),
    coastline: flags.coastline ?? config.coastline ?? true,
    options,
  }
}

const columnsOf = (lists: readonly string[] = []): ReturnType<typeof parseColumns> =>
  Object.assign({}, ...lists.map(parseColumns)) as ReturnType<typeof parseColumns>

/** Every stage looks at its options, on no reports at all: what is wrong is said before long reading. */
function checkOptions(options: DetectOptions): void {
  try {
    detect({ reports: [] }, options)
  } catch (error) {
    throw new UsageError(messageOf(error))
  }
}

/** Flags as options; what is not given is as the configuration has it, or keeps its default. */
function optionsOf(flags: FindFlags, options: DetectOptions, select: FindingFilters): DetectOptions {
  const { maxDistanceM, exitDistanceM, minDurationMin, maxSpeedKn } = flags
  const rendezvous = {
    ...options.rendezvous,
    ...(maxDistanceM === undefined ? {} : { maxDistanceM }),
    ...(exitDistanceM === undefined ? {} : { exitDistanceM }),
    ...(minDurationMin === undefined ? {} : { minDurationMs: minDurationMin * MINUTE_MS }),
    ...(maxSpeedKn === undefined ? {} : { maxSpeedKn }),
  }
  return {
    ...options,
    ...(Object.keys(rendezvous).length === 0 ? {} : { rendezvous }),
    ...(Object.keys(select).length === 0 ? {} : { select }),
  }
}

async function filtersOf(flags: FindFlags, { filters = {} }: Config): Promise<FindingFilters> {
  const bbox = flags.bbox === undefined ? filters.bbox : boxOf(flags.bbox)
  const area = flags.area ?? filters.area
  const from = flags.from ?? filters.from
  const to = flags.to ?? filters.to
  const vessels = flags.vessel ?? filters.vessels
  const shipTypes = flags.shipType?.flatMap((text) => text.split(',')) ?? filters.shipTypes
  const minBits = flags.minBits ?? filters.minBits
  return {
    ...(bbox === undefined ? {} : { bbox }),
    ...(area === undefined ? {} : { area: await loadArea(area) }),
    ...spanOf(
      { what: flags.from === undefined ? 'filters.from' : '--from', text: from },
      { what: flags.to === undefined ? 'filters.to' : '--to', text: to },
    ),
    ...(vessels === undefined ? {} : { vessels }),
    ...(shipTypes === undefined ? {} : { shipTypes }),
    ...(minBits === undefined ? {} : { minBits }),
  }
}

function boxOf(text: string): [number, number, number, number] {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)))
  if (numbers.length === 4 && numbers.every((n) => Number.isFinite(n)))
    return numbers as [number, number, number, number]
  throw new UsageError(
    `--bbox is "${printable(text, 60)}"; expected west,south,east,north in degrees, such as -96,28,-94,30.`,
  )
}

interface Told {
  readonly what: string
  readonly text: string | undefined
}

/** From when to when, as flags or keys give it. */
function spanOf(from: Told, to: Told): { from?: number; to?: number } {
  const start = from.text === undefined ? undefined : instantOf(from.what, from.text)
  const end = to.text === undefined ? undefined : instantOf(to.what, to.text) + restOfDay(to.text)
  if (start !== undefined && end !== undefined && start > end) {
    throw new UsageError(
      `${from.what} is ${printable(from.text!, 40)}, after ${to.what}, ${printable(to.text!, 40)}; expected the ` +
        `earlier first.`,
    )
  }
  return { ...(start === undefined ? {} : { from: start }), ...(end === undefined ? {} : { to: end }) }
}

/** An instant that a flag or a key gives, epoch milliseconds. */
function instantOf(what: string, text: string): number {
  const t = parseTime(text)
  if (Number.isNaN(t))
    throw new UsageError(`${what} is "${printable(text, 40)}"; expected an instant such as 2020-01-02T00:00:00Z.`)
  return t
}

async function fileOf(path: string, what: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw new ReadError(`There is no file ${printable(path)} for ${what}.`)
  })
}

/** GeoJSON of a file, looked at by `check`. */
async function loadGeoJson<T>(path: string, what: string, check: (geojson: unknown) => T): Promise<T> {
  const bytes = await fileOf(path, what)
  try {
    return check(JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')))
  } catch (error) {
    throw new ReadError(`${printable(path)} is no GeoJSON of ${what}: ${printable(messageOf(error))}`)
  }
}

const loadZones = (path: string): Promise<Zones> =>
  loadGeoJson(path, 'zones', (geojson) => createZones(geojson as Parameters<typeof createZones>[0]))

const loadArea = (path: string): Promise<PolygonSource> =>
  loadGeoJson(path, 'an area', (geojson) => {
    // Looked at here, so that the sentence names the file.
    detect({ reports: [] }, { select: { area: geojson as PolygonSource } })
    return geojson as PolygonSource
  })

async function loadWatchlist(path: string): Promise<Watchlist> {
  const bytes = await fileOf(path, '--watchlist')
  const { watchlist } = await readWatchlist(bytes, { name: basename(path) })
  if (watchlist.entries.length === 0) throw new ReadError(`${printable(path)} lists no ship that can be matched.`)
  return watchlist
}

const SHOWN = 3

async function loadReviewed(
  from: string | readonly unknown[],
  say: (text: string) => void,
): Promise<readonly ReviewedPair[]> {
  const isPath = typeof from === 'string'
  const name = isPath ? printable(from) : 'The configuration'
  const { reviewed, rejected, unread }: ReviewedReading = isPath
    ? await readReviewed(await fileOf(from, '--reviewed'), { name })
    : toReviewed(from)
  const where = isPath && !/^\s*[[{]/.test(from) ? 'record' : 'pair'
  if (rejected.length > 0) {
    const first = rejected.slice(0, SHOWN).map(({ record, why }) => `${where} ${record}: ${printable(why, 160)}`)
    say(
      `${name}: ${plural(rejected.length, 'record')} of reviewed pairs left out, whose rendezvous are not ` +
        `suppressed. ${first.join(' ')}${rejected.length > SHOWN ? ' …' : ''}`,
    )
  }
  if (unread.length > 0)
    say(
      `${name}: not read: ${unread
        .slice(0, 10)
        .map((one) => printable(one, 30))
        .join(', ')}.`,
    )
  return reviewed
}
