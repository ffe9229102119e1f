// Peak memory from columns to findings, on a whole real day: each case in a process of its own, which says how far its
// resident memory rose above what it held with the columns loaded. Run: DARKWAKE_DAY=day.parquet npm run bench --
// memory
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { detect } from '../src/detect/index.js'
import { learn } from '../src/knowledge/index.js'
import { ofKind, type ReportColumns } from '../src/model/index.js'
import { findRendezvous } from '../src/rendezvous/index.js'
import { prepareTracks } from '../src/track/clean/index.js'
import { toTracks } from '../src/track/index.js'
import { within } from './measure.js'
import { loadColumns, saveColumns } from './columnFile.js'
import { byTime, dayPath, readDay } from './realDay.js'

// What a case gives back stays alive to the end, as it would for a caller.
const CASES: Readonly<Record<string, (columns: ReportColumns) => number>> = {
  nothing: (columns) => columns.length,
  'to tracks': (columns) => toTracks(columns).tracks.length,
  'to cleaned tracks': (columns) => prepareTracks(toTracks(columns).tracks).tracks.length,
  'to rendezvous': (columns) => findRendezvous({ tracks: prepareTracks(toTracks(columns).tracks).tracks }).length,
  'to rendezvous, and learn': (columns) => {
    const { tracks } = prepareTracks(toTracks(columns).tracks)
    return findRendezvous({ tracks }).length + Object.keys(learn({ tracks })).length
  },
  detect: (columns) => ofKind(detect({ columns }).findings, 'rendezvous').length,
}

/** What one process reports. */
interface Peak {
  /** Bytes of the columns. */
  readonly columns: number
  /** Greatest resident memory above that with the columns loaded, bytes. */
  readonly above: number
  readonly result: number
}

const bytesOf = (columns: ReportColumns): number =>
  Object.values(columns).reduce<number>((sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0), 0)

/** In the child: loads the columns, runs one case, and looks at how high memory went. */
function child(name: string, file: string): void {
  const columns = loadColumns(file)
  globalThis.gc?.()
  const loaded = process.memoryUsage().rss
  const result = CASES[name]!(columns)
  const above = process.resourceUsage().maxRSS * 1024 - loaded
  console.log(JSON.stringify({ columns: bytesOf(columns), above, result } satisfies Peak))
}

/** Runs this file again in a process of its own. */
function again(...args: string[]): string {
  const all = ['--expose-gc', '--import', 'tsx', fileURLToPath(import.meta.url), ...args]
  const { status, stdout } = spawnSync(process.execPath, all, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`memory: the process for "${args[0]}" ended with ${String(status)}`)
  return stdout
}

function peakOf(name: string, file: string): Peak {
  const peak = JSON.parse(again(name, file)) as Peak
  within(`${name}: results`, peak.result, 1, Infinity)
  return peak
}

/**
 * Writes the day's columns in both orders. Not in the first process: on Linux a child's peak starts from its parent's
 * size.
 */
async function prepare(path: string, dir: string): Promise<void> {
  const day = await readDay(path)
  saveColumns(join(dir, 'by vessel'), day)
  saveColumns(join(dir, 'by time'), byTime(day))
  console.log(day.length)
}

function main(path: string): void {
  const dir = mkdtempSync(join(tmpdir(), 'darkwake-bench-'))
  try {
    const reports = Number(again('prepare', path, dir))
    console.log(`\n## peak memory: ${reports} reports\n`)
    console.log('| from columns | in order | columns, bytes a report | above them, MB | above them, bytes a report |')
    console.log('|---|---|--:|--:|--:|')
    for (const order of ['by vessel', 'by time']) {
      for (const name of Object.keys(CASES)) {
        // The collector is not the same every time: the middle one of three.
        const peak = [0, 1, 2].map(() => peakOf(name, join(dir, order))).sort((a, b) => a.above - b.above)[1]!
        const cells = [
          (peak.columns / reports).toFixed(0),
          (peak.above / 1e6).toFixed(0),
          (peak.above / reports).toFixed(0),
        ]
        console.log(`| ${name} | ${order} | ${cells.join(' | ')} |`)
      }
    }
  } finally {
    rmSync(dir, { recursive: true })
  }
}

const [name, file, dir] = process.argv.slice(2)
if (name === 'prepare') await prepare(file!, dir!)
else if (name !== undefined) child(name, file!)
else {
  const path = dayPath()
  if (path !== undefined) main(path)
}
