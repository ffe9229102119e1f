// Reports to tracks, cleaning and stops on seeded traffic, next to one pass of haversine over the same consecutive
// reports. Run: npx tsx bench/track.bench.ts
import { haversineM } from '../src/geo/index.js'
import { findLoitering } from '../src/loitering/index.js'
import type { ReportColumns, Track } from '../src/model/index.js'
import { cleanTracks, prepareTracks, separateVessels } from '../src/track/clean/index.js'
import { findStops, toTracks } from '../src/track/index.js'
import { floors, printTable, same, seeded, together, work } from './measure.js'

const VESSELS = 2500
const REPORTS = 1_000_000
const WRONG = 400
const DAY_MS = 86_400_000

/** A day of traffic, grouped by vessel and in time order: ships under way and at rest, some fixes wrong. */
function traffic(): ReportColumns {
  const rnd = seeded(1)
  const each = REPORTS / VESSELS
  const c = {
    length: REPORTS,
    ids: Array.from({ length: VESSELS }, (_, v) => String(235_000_001 + v)),
    vessel: new Uint32Array(REPORTS),
    t: new Float64Array(REPORTS),
    lon: new Float64Array(REPORTS),
    lat: new Float64Array(REPORTS),
    sogKn: new Float32Array(REPORTS),
    cogDeg: new Float32Array(REPORTS),
    headingDeg: new Float32Array(REPORTS).fill(NaN),
  }
  for (let i = 0; i < REPORTS; i++) {
    const v = Math.floor(i / each)
    const first = i % each === 0
    const speed = v % 3 === 0 ? 0 : 4 + (v % 13)
    const course = first ? rnd() * 360 : c.cogDeg[i - 1]! + (rnd() - 0.5) * 4
    const way = (speed * DAY_MS) / each / 3_600_000 / 60
    const turn = (course * Math.PI) / 180
    c.vessel[i] = v
    c.t[i] = 1_577_836_800_000 + (i % each) * (DAY_MS / each) + Math.floor(rnd() * 60_000)
    c.lat[i] = (first ? 20 + rnd() * 30 : c.lat[i - 1]! + way * Math.cos(turn)) + (rnd() - 0.5) * 2e-4
    c.lon[i] = (first ? -120 + rnd() * 30 : c.lon[i - 1]! + (way * Math.sin(turn)) / 0.8) + (rnd() - 0.5) * 2e-4
    c.sogKn[i] = speed
    c.cogDeg[i] = (course + 360) % 360
  }
  for (let k = 0; k < WRONG; k++) {
    const i = Math.floor((k * REPORTS) / WRONG + REPORTS / WRONG / 2)
    c.lat[i]! -= 40
  }
  return c
}

/** The same reports as a feed delivers them: by time. */
function interleaved(c: ReportColumns): ReportColumns {
  const order = Array.from({ length: c.length }, (_, i) => i).sort((a, b) => c.t[a]! - c.t[b]!)
  const take = <T extends Float64Array | Float32Array | Uint32Array>(from: T): T => {
    const out = from.slice() as T
    order.forEach((i, k) => (out[k] = from[i]!))
    return out
  }
  const floats = { sogKn: take(c.sogKn!), cogDeg: take(c.cogDeg!), headingDeg: take(c.headingDeg!) }
  return {
    length: c.length,
    ids: c.ids,
    vessel: take(c.vessel),
    t: take(c.t),
    lon: take(c.lon),
    lat: take(c.lat),
    ...floats,
  }
}

/** One ship lying, or drifting, for days: `speedKn` just above or below what makes a stop. */
function lying(n: number, speedKn: number, noiseDeg: number): Track {
  const rnd = seeded(2)
  const at = (k: number): number => 1 + (speedKn * k * 10) / 3600 / 60 + (rnd() - 0.5) * noiseDeg // degrees north
  return toTracks(
    Array.from({ length: n }, (_, k) => ({
      id: '235000001',
      t: k * 10_000,
      lon: 20 + (rnd() - 0.5) * noiseDeg,
      lat: at(k),
    })),
  ).tracks[0]!
}

function sharedId(): Track {
  const rnd = seeded(3)
  const ship = (
    k: number,
    at: number,
  ): { id: string; t: number; lon: number; lat: number; sogKn: number; cogDeg: number } => {
    const way = (k * 20 * 12) / 3600 / 60
    const east = at === 0
    const place = east ? { lon: -0.5 + way, lat: 0.3 } : { lon: 0.3, lat: -0.5 + way }
    return {
      id: '235000001',
      t: k * 20_000 + at * 7000 + Math.floor(rnd() * 3000),
      ...place,
      sogKn: 12,
      cogDeg: east ? 90 : 0,
    }
  }
  return toTracks(Array.from({ length: 2000 }, (_, k) => ship(k >> 1, k & 1))).tracks[0]!
}

const grouped = traffic()
const mixed = interleaved(grouped)
const { tracks } = toTracks(grouped)

const total = (list: readonly Track[]): number => list.reduce((sum, one) => sum + one.t.length, 0)
const traffic1 = await together([
  work('haversine over consecutive reports (the floor)', REPORTS, () => {
    let sum = 0
    for (let i = 1; i < REPORTS; i++)
      sum += haversineM(grouped.lon[i - 1]!, grouped.lat[i - 1]!, grouped.lon[i]!, grouped.lat[i]!)
    return sum
  }),
  work(
    'toTracks, grouped columns',
    REPORTS,
    () => toTracks(grouped),
    (r) => same('reports', total(r.tracks), REPORTS),
  ),
  work(
    'toTracks, columns by time',
    REPORTS,
    () => toTracks(mixed),
    (r) => same('reports', total(r.tracks), REPORTS),
  ),
  work(
    'cleanTracks',
    REPORTS,
    () => cleanTracks(tracks),
    (r) => same('rejected', r.rejected.length, WRONG),
  ),
  work(
    'prepareTracks',
    REPORTS,
    () => prepareTracks(tracks),
    (r) => same('rejected', r.rejected.length, WRONG),
  ),
  work('findStops', REPORTS, () => findStops({ tracks })),
  work('findLoitering', REPORTS, () => findLoitering({ tracks })),
])
printTable(`${REPORTS} reports of ${VESSELS} vessels, ${WRONG} fixes wrong`, traffic1, traffic1[0])

const N = 38_326
const stopOf = (n: number): Track => lying(n, 0, 4e-4)
// 500 m in 30 minutes are 0.54 kn: a little faster is a drift that is never quite a stop.
const driftOf = (n: number): Track => lying(n, 0.6, 0)
const [stop1, stop2, drift1, drift2, shared] = [stopOf(N), stopOf(2 * N), driftOf(N), driftOf(2 * N), sharedId()]
const one = await together(
  [
    work(
      'findStops, one long stop',
      N,
      () => findStops({ tracks: [stop1] }),
      (s) => same('stops', s.length, 1),
    ),
    work(
      'findStops, twice as long',
      2 * N,
      () => findStops({ tracks: [stop2] }),
      (s) => same('stops', s.length, 1),
    ),
    work(
      'findStops, a drift never quite a stop',
      N,
      () => findStops({ tracks: [drift1] }),
      (s) => same('stops', s.length, 0),
    ),
    work(
      'findStops, twice as long',
      2 * N,
      () => findStops({ tracks: [drift2] }),
      (s) => same('stops', s.length, 0),
    ),
    work(
      'separateVessels, two ships that cross',
      2000,
      () => separateVessels(shared),
      (s) => same('hulls', s.length, 2),
    ),
  ],
  { warm: 30, timed: 31, collect: false },
)
printTable('one vessel', one)
console.log(
  `\nTwice the points, by min / median / CPU: stop ${floors(one[1]!, one[0]!)}, drift ${floors(one[3]!, one[2]!)} times.`,
)
