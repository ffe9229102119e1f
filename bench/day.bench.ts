// A whole real day, stage by stage, next to one pass of haversine over the same consecutive reports; and how time grows
// with hours and area. Run: DARKWAKE_DAY=day.parquet npm run bench -- day
import { detect } from '../src/detect/index.js'
import { haversineM } from '../src/geo/index.js'
import { harbourDistanceM, indexHarbours, listHarbours } from '../src/knowledge/harbour/index.js'
import { learn } from '../src/knowledge/index.js'
import type { Rendezvous, ReportColumns, Track } from '../src/model/index.js'
import { findProximities } from '../src/motion/index.js'
import { findRendezvous } from '../src/rendezvous/index.js'
import { cleanTracks, prepareTracks, type CleanTracks } from '../src/track/clean/index.js'
import { findStops, toTracks, type Tracks } from '../src/track/index.js'
import { floors, printTable, same, together, within, work, type Case, type Measured } from './measure.js'
import { byTime, dayPath, readDay, rowsWhere, takeRows, twiceTheArea } from './realDay.js'

const total = (list: readonly Track[]): number => list.reduce((sum, { t }) => sum + t.length, 0)

/** The floor: one haversine from each report of a vessel to its next. */
function haversinePass(tracks: readonly Track[]): number {
  let sum = 0
  for (const { lon, lat } of tracks) {
    for (let i = 1; i < lon.length; i++) sum += haversineM(lon[i - 1]!, lat[i - 1]!, lon[i]!, lat[i]!)
  }
  return sum
}

/** What every run over one input must give. */
function checksOf(c: ReportColumns): {
  readonly raw: readonly Track[]
  readonly clean: readonly Track[]
  readonly found: readonly Rendezvous[]
  readonly allRead: (r: Tracks) => void
  readonly noneLost: (r: CleanTracks) => void
  readonly sameFound: (r: readonly { readonly id: string }[]) => void
} {
  const first = toTracks(c)
  const { tracks: clean } = prepareTracks(first.tracks)
  const found = findRendezvous({ tracks: clean })
  const ids = found.map(({ id }) => id).join()
  return {
    raw: first.tracks,
    clean,
    found,
    allRead: (r) => same('reports read and rejected', total(r.tracks) + r.rejected.length, c.length),
    noneLost: (r) => same('reports kept and rejected', total(r.tracks) + r.rejected.length, total(first.tracks)),
    sameFound: (r) => same('rendezvous', r.map(({ id }) => id).join(), ids),
  }
}

async function stages(day: ReportColumns): Promise<void> {
  const mixed = byTime(day)
  const { raw, clean, found, allRead, noneLost, sameFound } = checksOf(day)
  sameFound(findRendezvous({ tracks: prepareTracks(toTracks(mixed).tracks).tracks }))
  const n = day.length
  const distance = haversinePass(raw)
  const stops = findStops({ tracks: clean }).length
  const near = findProximities({ tracks: clean }).length
  const lines = await together([
    work(
      'haversine over consecutive reports (the floor)',
      n,
      () => haversinePass(raw),
      (sum) => same('metres', sum, distance),
    ),
    work('toTracks, columns by vessel', n, () => toTracks(day), allRead),
    work('toTracks, columns by time', n, () => toTracks(mixed), allRead),
    work('cleanTracks', n, () => cleanTracks(raw), noneLost),
    work('prepareTracks: clean and separate', n, () => prepareTracks(raw), noneLost),
    work(
      'findProximities, 500 m',
      n,
      () => findProximities({ tracks: clean }),
      (r) => same('stretches', r.length, near),
    ),
    work('findRendezvous, all modes', n, () => findRendezvous({ tracks: clean }), sameFound),
    work(
      'findStops',
      n,
      () => findStops({ tracks: clean }),
      (r) => same('stops', r.length, stops),
    ),
    work('learn', n, () => learn({ tracks: clean })),
    work(
      'detect, from columns',
      n,
      () => detect({ columns: day }),
      ({ stages: { rendezvous } }) => sameFound(rendezvous!.items),
    ),
  ])
  printTable(`the whole day: ${n} reports, ${raw.length} vessels`, lines, lines[0])
  whatWasFound(clean, found)
}

function whatWasFound(clean: readonly Track[], found: readonly Rendezvous[]): void {
  const harbours = indexHarbours(listHarbours(learn({ tracks: clean })))
  const outside = found.filter(({ lon, lat }) => (harbourDistanceM(harbours, lon, lat) ?? Infinity) >= 10_000).length
  const modes = ['drifting', 'anchored', 'underway'].map(
    (mode) => `${found.filter((r) => r.measures.mode === mode).length} ${mode}`,
  )
  const near = `${outside} of them 10 km and more from the ${harbours.harbours.length} harbours learnt`
  console.log(`\n${found.length} rendezvous (${modes.join(', ')}), ${near}.`)
}

/** The stages from columns to rendezvous, over one input. */
function pipeline(name: string, c: ReportColumns): Case[] {
  const { raw, clean, allRead, noneLost, sameFound } = checksOf(c)
  return [
    work(`toTracks, ${name}`, c.length, () => toTracks(c), allRead),
    work(`prepareTracks, ${name}`, c.length, () => prepareTracks(raw), noneLost),
    work(`findRendezvous, ${name}`, c.length, () => findRendezvous({ tracks: clean }), sameFound),
    work(`learn, ${name}`, c.length, () => learn({ tracks: clean })),
  ]
}

async function growth(
  title: string,
  [smallName, small]: readonly [string, ReportColumns],
  [largeName, large]: readonly [string, ReportColumns],
): Promise<void> {
  const lines = await together([...pipeline(smallName, small), ...pipeline(largeName, large)], { warm: 1, timed: 5 })
  printTable(title, lines)
  const ratios = [0, 1, 2, 3].map((k) => `${lines[k]!.name.split(',')[0]} ${floors(lines[k + 4]!, lines[k]!)}`)
  const sum = (from: number): Measured => {
    const part = lines.slice(from, from + 4)
    const add = (key: 'minMs' | 'medianMs' | 'maxMs' | 'cpuMs'): number => part.reduce((s, one) => s + one[key], 0)
    return {
      name: '',
      items: 0,
      minMs: add('minMs'),
      medianMs: add('medianMs'),
      maxMs: add('maxMs'),
      cpuMs: add('cpuMs'),
    }
  }
  const reports = (large.length / small.length).toFixed(2)
  console.log(
    `\nReports ${reports} times; time by min / median / CPU: ${ratios.join('; ')}; all four ${floors(sum(4), sum(0))}.`,
  )
}

async function main(path: string): Promise<void> {
  const day = await readDay(path)
  within('reports', day.length, 1, Infinity)
  await stages(day)
  const start = day.t.reduce((least, t) => Math.min(least, t), Infinity)
  const half = takeRows(
    day,
    rowsWhere(day, (i) => day.t[i]! < start + 12 * 3_600_000),
  )
  await growth('twice the hours', ['first 12 h', half], ['24 h', day])
  await growth('twice the area', ['the day', day], ['and again 30° east', twiceTheArea(day, 30)])
}

const path = dayPath()
if (path !== undefined) await main(path)
