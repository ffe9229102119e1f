// Who is near whom: one snapshot and one day of 3,000 ships, next to geokdbush, @turf and a DuckDB SQL join. Peers see
// instants; findProximities sees all time between them. What both can see is compared pair by pair. Run: npx tsx
// bench/pairs.bench.ts
import { distance } from '@turf/distance'
import * as geokdbush from 'geokdbush'
import KDBush from 'kdbush'
import { distanceM, haversineM } from '../src/geo/index.js'
import type { Proximity, ReportColumns } from '../src/model/index.js'
import { findProximities } from '../src/motion/index.js'
import { createLiveIndex } from '../src/place/index.js'
import { resampleTrack, toTracks } from '../src/track/index.js'
import { joinedTimes, openJoin } from './duckdb.js'
import { printTable, same, together, work } from './measure.js'
import { movingShips, START } from './ships.js'

const SHIPS = 3000
const LIMIT_M = 500
const MINUTE_MS = 60_000

/** All ships at one instant. */
interface Snapshot {
  readonly t: number
  readonly ids: readonly string[]
  readonly lon: Float64Array
  readonly lat: Float64Array
}
type Pairs = Map<string, readonly [number, number]>
const keyOf = (ids: readonly string[], i: number, j: number): string =>
  ids[i]! < ids[j]! ? `${ids[i]} ${ids[j]}` : `${ids[j]} ${ids[i]}`

function byGeokdbush({ ids, lon, lat }: Snapshot): Pairs {
  const tree = new KDBush(ids.length)
  for (let i = 0; i < ids.length; i++) tree.add(lon[i]!, lat[i]!)
  tree.finish()
  const found: Pairs = new Map()
  for (let i = 0; i < ids.length; i++) {
    for (const j of geokdbush.around(tree, lon[i]!, lat[i]!, Infinity, LIMIT_M / 1000))
      if (j > i) found.set(keyOf(ids, i, j), [i, j])
  }
  return found
}

function byTurf({ ids, lon, lat }: Snapshot): Pairs {
  const found: Pairs = new Map()
  for (let i = 0; i < ids.length; i++) {
    for (let j = i + 1; j < ids.length; j++) {
      const d = distance([lon[i]!, lat[i]!], [lon[j]!, lat[j]!], { units: 'meters' })
      if (d <= LIMIT_M) found.set(keyOf(ids, i, j), [i, j])
    }
  }
  return found
}

function byLiveIndex({ t, ids, lon, lat }: Snapshot): Pairs {
  const index = createLiveIndex()
  for (let i = 0; i < ids.length; i++) index.update({ id: ids[i]!, t, lon: lon[i]!, lat: lat[i]! })
  const found: Pairs = new Map()
  for (let i = 0; i < ids.length; i++) {
    for (const { id } of index.within(lon[i]!, lat[i]!, LIMIT_M))
      if (id > ids[i]!) found.set(`${ids[i]} ${id}`, [i, -1])
  }
  return found
}

/**
 * Throws where two sets of pairs differ by one whose distance is not within a hundredth of the limit: spheres are so
 * far off.
 */
function samePairs(what: string, got: ReadonlySet<string>, expected: ReadonlySet<string>, at: Snapshot): void {
  const place = new Map(at.ids.map((id, i) => [id, i]))
  for (const key of [...got, ...expected]) {
    if (got.has(key) && expected.has(key)) continue
    const [i, j] = key.split(' ').map((id) => place.get(id)!) as [number, number]
    const d = distanceM(at.lon[i]!, at.lat[i]!, at.lon[j]!, at.lat[j]!)
    if (Math.abs(d / LIMIT_M - 1) > 0.01)
      throw new Error(`${what}: ${key}, ${d.toFixed(1)} m apart, is in one of two results only`)
  }
}

const keysOf = (list: readonly Proximity[]): Set<string> =>
  new Set(list.map(({ vessels: [a, b] }) => (a < b ? `${a} ${b}` : `${b} ${a}`)))

// A day of ships that move, and where each was at every minute.
const { tracks } = toTracks(movingShips(SHIPS, 24, 3 * MINUTE_MS))
const reports = tracks.reduce((sum, { t }) => sum + t.length, 0)
const minutely = tracks.map((track) => resampleTrack(track, MINUTE_MS))

function snapshotAt(t: number): Snapshot {
  const here = minutely.flatMap(({ id, t: times, lon, lat }) => {
    const k = (t - times[0]!) / MINUTE_MS
    return k >= 0 && k < times.length ? [{ id, lon: lon[k]!, lat: lat[k]! }] : []
  })
  return {
    t,
    ids: here.map((s) => s.id),
    lon: Float64Array.from(here, (s) => s.lon),
    lat: Float64Array.from(here, (s) => s.lat),
  }
}

async function oneSnapshot(): Promise<void> {
  const at = snapshotAt(START + 720 * MINUTE_MS)
  const twice = (list: Float64Array): Float64Array =>
    Float64Array.from({ length: 2 * list.length }, (_, i) => list[i % list.length]!)
  const columns: ReportColumns = {
    length: 2 * at.ids.length,
    ids: at.ids,
    vessel: Uint32Array.from({ length: 2 * at.ids.length }, (_, i) => i % at.ids.length),
    t: Float64Array.from({ length: 2 * at.ids.length }, (_, i) => at.t + (i < at.ids.length ? 0 : 1000)),
    lon: twice(at.lon),
    lat: twice(at.lat),
  }
  const still = toTracks(columns).tracks
  const truth = new Set(byTurf(at).keys())
  const check =
    (what: string) =>
    (found: Pairs): void =>
      samePairs(what, new Set(found.keys()), truth, at)
  const found = (list: Proximity[]): void => samePairs('findProximities', keysOf(list), truth, at)
  const lines = await together(
    [
      work(
        'findProximities, each ship as a track of two fixes',
        SHIPS,
        () => findProximities({ tracks: still }, { maxDistanceM: LIMIT_M }),
        found,
      ),
      work('live index, filled and asked', SHIPS, () => byLiveIndex(at), check('live index')),
      work('kdbush + geokdbush (sphere)', SHIPS, () => byGeokdbush(at), check('geokdbush')),
      work('@turf/distance, all pairs (sphere)', SHIPS, () => byTurf(at), check('@turf')),
    ],
    { warm: 5, timed: 15, collect: false },
  )
  printTable(`one snapshot: ${at.ids.length} ships, ${truth.size} pairs within ${LIMIT_M} m`, lines, lines[0])
}

/** Every minute that lies within one of the stretches, as "a b minute". */
function minutesOf(found: readonly Proximity[]): Set<string> {
  const out = new Set<string>()
  for (const { vessels, start, end } of found) {
    const [a, b] = [...vessels].sort() as [string, string]
    for (let m = Math.ceil((start - START) / MINUTE_MS); START + m * MINUTE_MS <= end; m++) out.add(`${a} ${b} ${m}`)
  }
  return out
}

/**
 * Peers on the same positions: they must see the pairs that findProximities has at those instants, no more and no less.
 */
async function oneDay(): Promise<void> {
  const found = findProximities({ tracks }, { maxDistanceM: LIMIT_M })
  const minutes = minutesOf(found)
  const snapshots = Array.from({ length: 144 }, (_, k) => snapshotAt(START + k * 10 * MINUTE_MS))
  const atInstant = (m: number): Set<string> =>
    new Set([...minutes].filter((key) => key.endsWith(` ${m}`)).map((key) => key.slice(0, key.lastIndexOf(' '))))
  const join = await openJoin(minutely, START, MINUTE_MS, LIMIT_M)
  const noon = snapshots[72]!
  const consecutive = (): number =>
    tracks.reduce(
      (sum, { lon, lat }) =>
        lon.reduce((s, x, i) => (i === 0 ? s : s + haversineM(lon[i - 1]!, lat[i - 1]!, x, lat[i]!)), sum),
      0,
    )
  const lines = await together(
    [
      work('haversine over consecutive reports (the floor)', reports, consecutive),
      work(
        'findProximities, all time',
        reports,
        () => findProximities({ tracks }, { maxDistanceM: LIMIT_M }),
        (r) => same('stretches', r.length, found.length),
      ),
      work(
        'DuckDB, join in SQL, every minute, 1 thread',
        reports,
        () => join.run(1),
        (n) => within1(n, minutes.size),
      ),
      work(
        'DuckDB, the same, 2 threads',
        reports,
        () => join.run(2),
        (n) => within1(n, minutes.size),
      ),
      work(
        'kdbush + geokdbush, every tenth minute',
        reports,
        () => snapshots.map(byGeokdbush),
        (list) => samePairs('geokdbush at noon', new Set(list[72]!.keys()), atInstant(720), noon),
      ),
      work(
        '@turf/distance, all pairs, noon alone',
        reports,
        () => byTurf(noon),
        (r) => samePairs('@turf at noon', new Set(r.keys()), atInstant(720), noon),
      ),
    ],
    { warm: 1, timed: 5 },
  )
  printTable(
    `one day: ${SHIPS} ships, ${reports} reports, ${found.length} stretches within ${LIMIT_M} m`,
    lines,
    lines[0],
  )
  const joined = await joinedTimes(join)
  const shared = [...joined].filter((key) => minutes.has(key)).length
  const seen = keysOf(found).size
  const pairsOf = (keys: ReadonlySet<string>): number =>
    new Set([...keys].map((key) => key.slice(0, key.lastIndexOf(' ')))).size
  console.log(`\nPair and minute in contact: findProximities ${minutes.size}, DuckDB ${joined.size}, both ${shared}.`)
  console.log(
    `Pairs that were in contact at all: ${seen}; seen every minute ${pairsOf(joined)}; every tenth ${pairsOf(tenths(minutes))}.`,
  )
  join.close()
}

const tenths = (keys: ReadonlySet<string>): Set<string> => new Set([...keys].filter((key) => key.endsWith('0')))

/** Counts may differ where a distance lies within a centimetre of the limit. */
function within1(got: number, expected: number): void {
  if (Math.abs(got / expected - 1) > 1e-4)
    throw new Error(`DuckDB counts ${got} pairs and minutes, findProximities has ${expected}`)
}

await oneSnapshot()
await oneDay()
