import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { detect } from '../detect.js'
import { parseTime, ReadError, readWatchlist, type ReadResult } from '../io/index.js'
import { MINUTE_MS } from '../model/units.js'
import type { Watchlist } from '../model/watchlist.js'
import type { WorkOptions } from '../model/work.js'
import { createZones, type Zones } from '../space/index.js'
import type { Findings } from '../stages/findings.js'
import type { DetectOptions } from '../stages/options.js'
import { loadCoastline } from './coastline.js'
import { inputFiles } from './files.js'
import { progressLine } from './progress.js'
import { parseColumns, readFiles } from './read.js'
import { printable } from './text.js'

/** The flags that every command that detects has, as commander delivers them. */
export interface RunFlags {
  readonly columns?: readonly string[]
  readonly monthFirst?: true
  readonly where?: string
  readonly now?: string
  readonly zones?: string
  readonly watchlist?: readonly string[]
  readonly coastline: boolean
  readonly config?: string
  readonly maxDistanceM?: number
  readonly exitDistanceM?: number
  readonly minDurationMin?: number
  readonly maxSpeedKn?: number
  readonly quiet?: true
}

/** What was read and what was found in it. */
export interface Run {
  /** All files as one input. */
  readonly read: ReadResult
  /** What was found. */
  readonly findings: Findings
  /** The present, epoch milliseconds, where it was given. */
  readonly now: number | undefined
}

/** Reads files as one input and runs the detection over it, with a line of progress on standard error. */
export async function runDetection(files: readonly string[], flags: RunFlags): Promise<Run> {
  let what = ''
  const line = progressLine(process.stderr, () => performance.now(), () => what)
  const work: WorkOptions = flags.quiet === true ? {} : { onProgress: line.show }
  try {
    const now = flags.now === undefined ? undefined : instantFlag('--now', flags.now)
    const zones = flags.zones === undefined ? undefined : await loadZones(flags.zones)
    const watchlists = await Promise.all((flags.watchlist ?? []).map(loadWatchlist))
    const settings = { columns: columnsOf(flags.columns), monthFirst: flags.monthFirst === true, where: flags.where ?? '' }
    const list = await inputFiles(files)
    const read = await readFiles(list, settings, work, (file, index) => {
      what = list.length > 1 ? ` ${file.path} (${index + 1} of ${list.length})` : ` ${file.path}`
    })
    what = ''
    const coastline = flags.coastline ? await loadCoastline() : undefined
    const { columns, statics } = read
    return { read, findings: detect({ columns, statics, coastline, zones, now, watchlists }, optionsOf(flags), work), now }
  } finally {
    line.clear()
  }
}

const columnsOf = (lists: readonly string[] = []): ReturnType<typeof parseColumns> =>
  Object.assign({}, ...lists.map(parseColumns)) as ReturnType<typeof parseColumns>

/** An instant that a flag gives, epoch milliseconds. */
function instantFlag(flag: string, text: string): number {
  const t = parseTime(text)
  if (Number.isNaN(t)) throw new ReadError(`${flag} is "${printable(text, 40)}"; expected an instant such as 2020-01-02T00:00:00Z.`)
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
function optionsOf(flags: RunFlags): DetectOptions {
  const { maxDistanceM, exitDistanceM, minDurationMin, maxSpeedKn } = flags
  const rendezvous = {
    ...(maxDistanceM === undefined ? {} : { maxDistanceM }),
    ...(exitDistanceM === undefined ? {} : { exitDistanceM }),
    ...(minDurationMin === undefined ? {} : { minDurationMs: minDurationMin * MINUTE_MS }),
    ...(maxSpeedKn === undefined ? {} : { maxSpeedKn }),
  }
  return Object.keys(rendezvous).length === 0 ? {} : { rendezvous }
}
