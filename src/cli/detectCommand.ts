import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { detect } from '../detect.js'
import { parseTime, ReadError, readWatchlist, type ReadResult } from '../io/index.js'
import type { Watchlist } from '../model/watchlist.js'
import type { WorkOptions } from '../model/work.js'
import { MINUTE_MS } from '../model/units.js'
import { toHtml } from '../report/html/index.js'
import { toCsv, toGeoJSON, toJson } from '../report/index.js'
import { createZones, type Zones } from '../space/index.js'
import type { Findings } from '../stages/findings.js'
import type { DetectOptions } from '../stages/options.js'
import { prepareTracks, toTracks } from '../track/index.js'
import { loadCoastline, loadLand } from './coastline.js'
import { inputFiles } from './files.js'
import { progressLine } from './progress.js'
import { parseColumns, readFiles } from './read.js'
import { findingsText, inputText, tablesText } from './summary.js'
import { printable } from './text.js'

/** The flags of `darkwake detect`, as commander delivers them. */
export interface DetectFlags {
  readonly out?: string
  readonly json?: true
  readonly limit: number
  readonly tracks?: true
  readonly columns?: readonly string[]
  readonly monthFirst?: true
  readonly where?: string
  readonly now?: string
  readonly zones?: string
  readonly watchlist?: readonly string[]
  readonly coastline: boolean
  readonly maxDistanceM?: number
  readonly exitDistanceM?: number
  readonly minDurationMin?: number
  readonly maxSpeedKn?: number
  readonly quiet?: true
}

/** Reads files, runs the detection, and shows and writes what was found. */
export async function detectCommand(args: readonly string[], flags: DetectFlags): Promise<void> {
  let what = ''
  const line = progressLine(process.stderr, () => performance.now(), () => what)
  const work: WorkOptions = flags.quiet === true ? {} : { onProgress: line.show }
  try {
    const now = flags.now === undefined ? undefined : instantFlag(flags.now)
    const zones = flags.zones === undefined ? undefined : await loadZones(flags.zones)
    const watchlists = await Promise.all((flags.watchlist ?? []).map(loadWatchlist))
    const settings = {
      columns: parseColumnsFlags(flags.columns),
      monthFirst: flags.monthFirst === true,
      where: flags.where ?? '',
    }
    const files = await inputFiles(args)
    const read = await readFiles(files, settings, work, (file, index) => {
      what = files.length > 1 ? ` ${file.path} (${index + 1} of ${files.length})` : ` ${file.path}`
    })
    what = ''
    const coastline = flags.coastline ? await loadCoastline() : undefined
    const { columns, statics } = read
    const findings = detect({ columns, statics, coastline, zones, now, watchlists }, optionsOf(flags), work)
    line.clear()
    await deliver(read, findings, flags, now)
  } finally {
    line.clear()
  }
}

const parseColumnsFlags = (lists: readonly string[] = []): ReturnType<typeof parseColumns> =>
  Object.assign({}, ...lists.map(parseColumns)) as ReturnType<typeof parseColumns>

function instantFlag(text: string): number {
  const t = parseTime(text)
  if (Number.isNaN(t)) throw new ReadError(`--now is "${printable(text, 40)}"; expected an instant such as 2020-01-02T00:00:00Z.`)
  return t
}

async function loadZones(path: string): Promise<Zones> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ReadError(`There is no file ${printable(path)} for --zones.`)
  })
  try {
    return createZones(JSON.parse(text) as Parameters<typeof createZones>[0])
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ReadError(`${printable(path)} is no GeoJSON of zones: ${printable(why)}`)
  }
}

async function loadWatchlist(path: string): Promise<Watchlist> {
  const bytes = await readFile(path).catch(() => {
    throw new ReadError(`There is no file ${printable(path)} for --watchlist.`)
  })
  const { watchlist } = await readWatchlist(bytes, { name: basename(path) })
  if (watchlist.entries.length === 0) throw new ReadError(`${printable(path)} lists no ship that can be matched.`)
  return watchlist
}

/** Flags as options; what is not given keeps its default. */
function optionsOf(flags: DetectFlags): DetectOptions {
  const { maxDistanceM, exitDistanceM, minDurationMin, maxSpeedKn } = flags
  const rendezvous = {
    ...(maxDistanceM === undefined ? {} : { maxDistanceM }),
    ...(exitDistanceM === undefined ? {} : { exitDistanceM }),
    ...(minDurationMin === undefined ? {} : { minDurationMs: minDurationMin * MINUTE_MS }),
    ...(maxSpeedKn === undefined ? {} : { maxSpeedKn }),
  }
  return Object.keys(rendezvous).length === 0 ? {} : { rendezvous }
}

async function deliver(read: ReadResult, findings: Findings, flags: DetectFlags, now: number | undefined): Promise<void> {
  const say = (text: string): void => {
    if (text !== '' && flags.quiet !== true) process.stderr.write(`${text}\n`)
  }
  say(inputText(read, findings))
  say(findingsText(findings))
  if (flags.out !== undefined) say(await writeOut(flags.out, read, findings, flags.tracks === true, now))
  if (flags.json === true) process.stdout.write(toJson(findings))
  else process.stdout.write(`${tablesText(findings, flags.limit)}\n`)
}

/** Writes the findings for programs, for maps, for spreadsheets and for people. */
async function writeOut(out: string, read: ReadResult, findings: Findings, withTracks: boolean, now: number | undefined): Promise<string> {
  const { tracks } = prepareTracks(toTracks(read.columns).tracks, { now })
  const files = {
    'findings.json': toJson(findings),
    'findings.geojson': `${JSON.stringify(toGeoJSON(findings, { tracks: withTracks ? tracks : [] }))}\n`,
    'findings.csv': toCsv(findings),
    'report.html': toHtml(findings, { tracks, land: await loadLand() }),
  }
  try {
    await mkdir(out, { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeFile(join(out, name), text)
  } catch (error) {
    throw new ReadError(`${printable(out)} cannot be written: ${printable(error instanceof Error ? error.message : String(error))}`)
  }
  const names = Object.keys(files).map((name) => printable(join(out, name)))
  return `Wrote ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}: the last is for people, in any browser.`
}
