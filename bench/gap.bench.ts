// Silences of a whole real day, next to one pass of haversine over the same consecutive reports; and how many there are
// by each rule. Run: DARKWAKE_DAY=day.parquet npm run bench -- gap
import { findGaps, gapPresets, type GapOptions as FindGapsOptions, type GapInput } from '../src/gap/index.js'
import { haversineM } from '../src/geo/index.js'
import { learn } from '../src/knowledge/index.js'
import type { Gap, Track } from '../src/model/index.js'
import { prepareTracks } from '../src/track/clean/index.js'
import { toTracks } from '../src/track/index.js'
import { printTable, same, together, within, work } from './measure.js'
import { dayPath, readDay } from './realDay.js'

const HOUR_MS = 3_600_000

type Known = Omit<GapInput, 'tracks'>

const search = (tracks: readonly Track[], known: Known = {}, options?: FindGapsOptions): Gap[] =>
  findGaps({ ...known, tracks }, options)

/** The floor: one haversine from each report of a hull to its next. */
function haversinePass(tracks: readonly Track[]): number {
  let sum = 0
  for (const { lon, lat } of tracks) {
    for (let i = 1; i < lon.length; i++) sum += haversineM(lon[i - 1]!, lat[i - 1]!, lon[i]!, lat[i]!)
  }
  return sum
}

/** Pairs of neighbouring reports with a longer silence between them: what a fixed limit must find. */
function longer(tracks: readonly Track[], limitMs: number): number {
  let count = 0
  for (const { t } of tracks) for (let i = 1; i < t.length; i++) if (t[i]! - t[i - 1]! > limitMs) count++
  return count
}

async function main(path: string): Promise<void> {
  const { tracks } = prepareTracks(toTracks(await readDay(path)).tracks)
  const n = tracks.reduce((sum, { t }) => sum + t.length, 0)
  within('reports', n, 1, Infinity)
  const knowledge = learn({ tracks })
  const now = Math.ceil(tracks.reduce((most, { t }) => Math.max(most, t[t.length - 1] ?? 0), 0) / HOUR_MS) * HOUR_MS
  const metres = haversinePass(tracks)
  const [own, learnt, open] = [
    search(tracks).length,
    search(tracks, { knowledge }).length,
    search(tracks, { knowledge, now }).length,
  ]
  const expect = (count: number) => (gaps: readonly Gap[]) => same('gaps', gaps.length, count)
  const lines = await together([
    work(
      'haversine over consecutive reports (the floor)',
      n,
      () => haversinePass(tracks),
      (sum) => same('metres', sum, metres),
    ),
    work('findGaps', n, () => search(tracks), expect(own)),
    work('findGaps, the feed learnt', n, () => search(tracks, { knowledge }), expect(learnt)),
    work('findGaps, the feed learnt, open gaps too', n, () => search(tracks, { knowledge, now }), expect(open)),
    work(
      'findGaps, limit 6 h',
      n,
      () => search(tracks, {}, gapPresets.gfwGap.options),
      expect(longer(tracks, 6 * HOUR_MS)),
    ),
    work(
      'findGaps, limit 10 min',
      n,
      () => search(tracks, {}, { limitMs: HOUR_MS / 6 }),
      expect(longer(tracks, HOUR_MS / 6)),
    ),
  ])
  printTable(`silences of the day: ${n} reports, ${tracks.length} hulls`, lines, lines[0])
  const fixed = [1, 2, 6, 8, 12].map((hours) => `${longer(tracks, hours * HOUR_MS)} of more than ${hours} h`)
  console.log(
    `\n${own} gaps by the ship's own reports, ${learnt} with the feed learnt, ${open - learnt} more still open; ` +
      `silences: ${fixed.join(', ')}.`,
  )
}

const path = dayPath()
if (path !== undefined) await main(path)
