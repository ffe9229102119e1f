// Faults that other systems have or had, one test each; the numbers are those of the list in the project's research.
// Faults of gap scoring and of identity (16, 17, 18, 20) are tested with those modules.
import { describe, expect, it } from 'vitest'
import { wrapLon } from '../src/geo/index.js'
import { idsOf, type PositionReport, type Rendezvous } from '../src/model/index.js'
import { findProximities } from '../src/motion/index.js'
import { groupRendezvous } from '../src/rendezvous/group/index.js'
import { findByPreset, findRendezvous, presets } from '../src/rendezvous/index.js'
import { RENDEZVOUS_DEFAULTS } from '../src/rendezvous/options/index.js'
import { cleanTracks, prepareTracks } from '../src/track/clean/index.js'
import { findStops, toTracks } from '../src/track/index.js'
import { beside, geodesicM } from './helpers/bruteForce.js'
import {
  every,
  HOUR,
  meeting,
  MIN,
  random,
  sail,
  shuffled,
  still,
  straight,
  T0,
  tracksOf,
  type Origin,
} from './helpers/tracks.js'

const SEA: Origin = { lon: 5, lat: 40 }
const find = (...reports: PositionReport[][]): Rendezvous[] => findRendezvous({ tracks: tracksOf(...reports) })
const hours = (from: number, to: number, step = 5 * MIN): number[] => every(step, T0 + from * HOUR, T0 + to * HOUR)

/** The one rendezvous of a meeting from `from` to `to` hours, its ends within the approach and one leg. */
function expectOne(found: readonly Rendezvous[], from: number, to: number, slackMs = 2 * MIN): Rendezvous {
  expect(found).toHaveLength(1)
  const [r] = found
  expect(Math.abs(r!.start - (T0 + from * HOUR))).toBeLessThan(slackMs)
  expect(Math.abs(r!.end - (T0 + to * HOUR))).toBeLessThan(slackMs)
  return r!
}

describe('faults found in other systems', () => {
  it('1: a pair on two sides of a cell edge is not lost, whatever the cells', () => {
    // Degree grids of 1, 0.5, 0.1, 0.05 and 0.01, geohash and slippy-map edges: a ship on each side of the corner.
    const corners = [1, 0.5, 0.1, 0.05, 0.01].flatMap((d) => [
      { lon: 12 * d, lat: 33 * d },
      { lon: wrapLon(180 - 7 * d), lat: -7 * d },
      { lon: -180, lat: 3 * d },
    ])
    corners.push({ lon: -45, lat: 45 }, { lon: 0, lat: 0 }, { lon: 11.25, lat: 66.51326044311186 }, { lon: 90, lat: 0 })
    for (const corner of corners) {
      for (const [east, north] of [
        [150, 0],
        [0, 150],
        [120, 120],
        [120, -120],
      ] as const) {
        const times = hours(0, 2, 10 * MIN)
        const found = find(sail('A', corner, still(-east, -north), times), sail('B', corner, still(east, north), times))
        expect(found.map((r) => [r.start, r.end])).toEqual([[T0, T0 + 2 * HOUR]])
      }
    }
  })

  it('2: class B sampled every ten minutes with offset clocks is one whole meeting', () => {
    for (const offset of [0, 1, 3, 5, 7, 9.9]) {
      const times = hours(-2, 6, 10 * MIN)
      const found = find(meeting(SEA, T0, T0 + 3 * HOUR, times, { otherTimes: times.map((t) => t + offset * MIN) }))
      // The ship that comes is seen every ten minutes: the ends are known no better.
      const r = expectOne(found, 0, 3, 11 * MIN)
      expect(r.measures.durationMs).toBeGreaterThan(2.75 * HOUR)
      expect(r.measures.fixes[0]).toBeGreaterThanOrEqual(17)
      expect(r.measures.observedMs).toBe(r.measures.contactMs)
    }
  })

  it('3: course over ground is never taken for heading', () => {
    const next = random(8)
    const times = hours(0, 4)
    const noisy = (id: string, east: number): PositionReport[] =>
      sail(id, SEA, () => [east + (next() - 0.5) * 6, (next() - 0.5) * 6], times).map((r) => ({
        ...r,
        cogDeg: next() * 360,
        sogKn: 0.1,
        headingDeg: 77,
      }))
    const [r] = find(noisy('A', 0), noisy('B', 80))
    expect(r!.measures.headingDifferenceDeg).toBe(0)
    const bare = (id: string, east: number): PositionReport[] =>
      noisy(id, east).map(({ headingDeg, ...rest }) => (void headingDeg, rest))
    const [s] = find(bare('A', 0), bare('B', 80))
    expect(s).toBeDefined()
    expect(s).not.toHaveProperty('headingDifferenceDeg')
    expect(s!.measures.shape).not.toHaveProperty('relativeBearingDeg')
    // And no course changes anything at all.
    const quiet = find(
      noisy('A', 0).map((f) => ({ ...f, cogDeg: 10 })),
      noisy('B', 80).map((f) => ({ ...f, cogDeg: 190 })),
    )
    expect(quiet[0]!.measures.mode).toBe(r!.measures.mode)
  })

  it('4: a meeting on the 180th meridian is one meeting, and a passage over it stays on it', () => {
    const r = expectOne(find(meeting({ lon: 179.9995, lat: -17 }, T0, T0 + 3 * HOUR, hours(-1, 4))), 0, 3)
    expect(Math.abs(r.lon)).toBeGreaterThan(179.99)
    const [p] = findProximities({
      tracks: toTracks([
        { id: 'A', t: T0, lon: 179.98, lat: 10 },
        { id: 'A', t: T0 + 20 * MIN, lon: -179.98, lat: 10 },
        { id: 'B', t: T0, lon: 0, lat: 10 },
        { id: 'B', t: T0 + 20 * MIN, lon: 0, lat: 10 },
        { id: 'C', t: T0, lon: 180 - 360, lat: 10 },
        { id: 'C', t: T0 + 20 * MIN, lon: -180, lat: 10 },
      ]).tracks,
    })
    expect(p!.vessels).toEqual(['A', 'C'])
    expect(Math.abs(p!.minAt - (T0 + 10 * MIN))).toBeLessThanOrEqual(1)
  })

  it('5: one stray fix 700 m off does not cut a meeting of three hours', () => {
    const times = hours(0, 3, 6 * MIN)
    const reports = sail('B', SEA, (t) => (t === times[14] ? [700, 0] : [100, 0]), times)
    const r = expectOne(find(sail('A', SEA, still(), times), reports), 0, 3)
    expect(r.measures.contactMs).toBeLessThan(r.measures.durationMs)
    expect(r.measures.medianDistanceM).toBeCloseTo(100, 0)
  })

  it('6: the speed rule holds for both ships, whichever comes first by name', () => {
    // A launch circles a drifting ship at 9 knots, 450 m off: over five minutes it makes good six knots.
    const circling = (t: number): readonly [number, number] => {
      const angle = (((t - T0) / 1000) * ((9 * 1852) / 3600)) / 450
      return [450 * Math.sin(angle), 450 * Math.cos(angle)]
    }
    const times = hours(0, 3, 10_000)
    for (const [a, b] of [
      ['A', 'B'],
      ['B', 'A'],
    ] as const) {
      expect(find(sail(a, SEA, still(), hours(0, 3)), sail(b, SEA, circling, times))).toEqual([])
      const slow = findRendezvous(
        { tracks: tracksOf(sail(a, SEA, still(), hours(0, 3)), sail(b, SEA, circling, times)) },
        { maxSpeedKn: 12 },
      )
      expect(slow).toHaveLength(1)
      const speeds = slow[0]!.measures.medianSpeedKn
      expect(Math.min(...speeds)).toBe(0)
    }
  })

  it('7: meetings of two and two and a half hours from 23:00 UTC are whole', () => {
    for (const long of [2, 2.5]) {
      for (const minutes of [0, 13, 50]) {
        const from = -1 - minutes / 60
        const r = expectOne(
          find(meeting(SEA, T0 + from * HOUR, T0 + (from + long) * HOUR, hours(-6, 6))),
          from,
          from + long,
        )
        expect(r.measures.durationMs).toBeGreaterThan(long * HOUR - 1)
      }
    }
  })

  it('8: no window clips a meeting, whatever the hour it begins', () => {
    const lengths = Array.from({ length: 24 * 4 }, (_, i) => {
      const from = i / 4
      const r = expectOne(
        find(meeting(SEA, T0 + from * HOUR, T0 + (from + 2) * HOUR, hours(from - 1, from + 3))),
        from,
        from + 2,
      )
      return r.measures.durationMs
    })
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(2)
  })

  it('9: three meetings of one pair are three', () => {
    const away = (t: number): number => {
      const h = (t - T0) / HOUR
      return h < 2 || (h >= 8 && h < 10) || h >= 16
        ? 0
        : 12_000 * Math.min(1, h < 8 ? Math.min(h - 2, 8 - h) : Math.min(h - 10, 16 - h))
    }
    const found = find(
      sail('A', SEA, still(), hours(0, 18)),
      sail('B', SEA, (t) => [90 + away(t), 0], hours(0, 18)),
    )
    expect(found.map((r) => Math.round((r.start - T0) / HOUR))).toEqual([0, 8, 16])
    expect(new Set(found.map((r) => r.id)).size).toBe(3)
  })

  it('10: three ships in one place are three pairs and one group', () => {
    const times = hours(0, 3)
    const found = find(...['A', 'B', 'C'].map((id, i) => sail(id, SEA, still(40 * i, 0), times)))
    expect(found.map((r) => idsOf(r).join(''))).toEqual(['AB', 'AC', 'BC'])
    expect(found.map((r) => r.measures.shape.neighbours)).toEqual([1, 1, 1])
    expect(groupRendezvous({ rendezvous: found })).toMatchObject([
      { vessels: [{ id: 'A' }, { id: 'B' }, { id: 'C' }], start: T0, end: T0 + 3 * HOUR, measures: { mostAtOnce: 3 } },
    ])
  })

  it('11: relative speed is the length of the difference of velocities', () => {
    // 3 knots north and 4 knots east, from one point: 5 knots apart from each other; as scalars they would be 1 or 7.
    const times = every(MIN, T0, T0 + 20 * MIN)
    const tracks = tracksOf(
      sail('A', SEA, straight(T0, [0, 0], 3, 0), times),
      sail('B', SEA, straight(T0, [0, 0], 4, 90), times),
    )
    const options = {
      minDurationMs: 5 * MIN,
      steadyRunMs: 0,
      maxDistanceM: 3000,
      maxSpeedKn: 6,
      modes: { underway: false },
    } as const
    const [r] = findRendezvous({ tracks }, options)
    expect(r!.measures.medianSpeedKn).toEqual([3, 4])
    expect(r!.measures.relativeSpeedKn).toBe(5)
  })

  it('12: ships under way with status 0 that pass each other are no meeting', () => {
    const times = hours(0, 3)
    const go = (id: string, course: number, from: readonly [number, number]) =>
      sail(id, SEA, straight(T0 + 1.5 * HOUR, from, 12, course), times, { navStatus: 0, sogKn: 12 })
    const reports = [go('A', 90, [0, 0]), go('B', 270, [0, 200]), go('C', 90, [0, 400])]
    // A and C keep 400 m apart for three hours at twelve knots: lane traffic, not a transfer.
    expect(find(...reports)).toEqual([])
    expect(findProximities({ tracks: tracksOf(...reports) }).length).toBeGreaterThan(0)
  })

  it('14: a wrong first fix takes neither the track nor the meeting with it', () => {
    const wrong: PositionReport = { id: '235010170', t: T0 - 70_000, lon: 95, lat: -33 }
    const reports = meeting(SEA, T0 + HOUR, T0 + 4 * HOUR, hours(0, 5), { a: '235010170', b: '636092799' })
    const cleaned = cleanTracks(tracksOf(reports, [wrong]))
    expect(cleaned.rejected).toMatchObject([{ id: '235010170', t: wrong.t, reason: 'impossible-jump' }])
    expect(findRendezvous({ tracks: cleaned.tracks })).toEqual(find(reports))
    expectOne(findRendezvous({ tracks: cleaned.tracks }), 1, 4)
  })

  it('15: forty thousand points of one long stay are one stop and one meeting', () => {
    const next = random(3)
    const jitter = (east: number) => (): readonly [number, number] => [east + (next() - 0.5) * 8, (next() - 0.5) * 8]
    const times = every(10_000, T0, T0 + 399_990_000)
    const tracks = tracksOf(sail('A', SEA, jitter(0), times), sail('B', SEA, jitter(70), times))
    expect(times).toHaveLength(40_000)
    expect(findStops({ tracks: [tracks[0]!] })).toMatchObject([{ fixes: 40_000 }])
    expect(findRendezvous({ tracks })).toMatchObject([
      { measures: { fixes: [40_000, 40_000], contactMs: 399_990_000, bridgedMs: 0, mode: 'anchored' } },
    ])
  })

  it('19: two ships that share a number are kept apart: no false jump, no hidden gap, and each meets its own', () => {
    const shared = '235010170'
    const near = sail(shared, SEA, still(), hours(0, 6, 6 * MIN))
    const far = sail(
      shared,
      { lon: -30, lat: -20 },
      still(),
      hours(0, 6, 6 * MIN).map((t) => t + 2 * MIN),
    )
    const other = sail('636092799', { lon: -30, lat: -20 }, still(100, 0), hours(0, 6))
    const ready = prepareTracks(toTracks(shuffled([...near, ...far, ...other], 4)).tracks)
    expect(ready.rejected).toEqual([])
    expect(ready.tracks.map((t) => [t.id, t.hull, t.t.length])).toEqual([
      [shared, 0, near.length],
      [shared, 1, far.length],
      ['636092799', 0, other.length],
    ])
    const found = findRendezvous({ tracks: ready.tracks })
    expect(found).toHaveLength(1)
    const hull = ready.tracks.find((t) => t.id === shared && t.lat[0]! < 0)!.hull
    expect(found[0]).toMatchObject({
      vessels: [
        { id: shared, hull },
        { id: '636092799', hull: 0 },
      ],
    })
    // And two hulls of one number are no pair, however near.
    const side = sail(shared, SEA, still(60, 0), hours(0, 6)).map((r) => ({ ...r, id: 'x' }))
    const two = tracksOf(near, side).map((t, k) => ({ ...t, id: shared, hull: k }))
    expect(findRendezvous({ tracks: two })).toEqual([])
  })

  it('21: metres are metres from 60 to 89 degrees north', () => {
    for (const lat of [60, 70, 80, 85, 89, 89.9]) {
      for (const [east, north] of [
        [450, 0],
        [0, 450],
        [-320, 320],
      ] as const) {
        const times = hours(0, 2)
        const at = { lon: 25, lat }
        const apart = { ...beside(25, lat, east, north) }
        const [r] = find(sail('A', at, still(), times), sail('B', apart, still(), times))
        expect(r!.measures.medianDistanceM).toBeCloseTo(geodesicM(25, lat, apart.lon, apart.lat), 1)
        const beyond = beside(25, lat, east * 1.2, north * 1.2)
        expect(find(sail('A', at, still(), times), sail('B', beyond, still(), times))).toEqual([])
      }
    }
  })

  it('22: values that mean "not available" make no event and no measurement', () => {
    const na = { sogKn: 102.3, cogDeg: 360, headingDeg: 511 }
    const times = hours(0, 3)
    const nowhere = ['A', 'B'].map((id) => times.map((t) => ({ id, t, lon: 181, lat: 91, ...na })))
    const cleaned = cleanTracks(tracksOf(...nowhere))
    expect(findRendezvous({ tracks: cleaned.tracks })).toEqual([])
    expect(new Set(cleaned.rejected.map((r) => r.reason))).toEqual(new Set(['not-available']))
    const [r] = find(sail('A', SEA, still(), times, na), sail('B', SEA, still(50, 0), times, na))
    expect(r).not.toHaveProperty('headingDifferenceDeg')
    expect(r!.measures.medianSpeedKn).toEqual([0, 0])
    expect(r!.measures.shape).not.toHaveProperty('relativeBearingDeg')
  })
})

describe('defects of the strongest open pipeline', () => {
  it('1.3.1: a ship that steams due east is where it is', () => {
    const east = [0, 1].map((h) => ({ id: 'A', t: T0 + h * HOUR, lon: (h * 10) / 60, lat: 0 }))
    const [p] = findProximities({ tracks: tracksOf(east, sail('B', { lon: 0.1389, lat: 0 }, still(), hours(0, 1))) })
    expect(Math.abs(p!.minAt - (T0 + 50 * MIN))).toBeLessThan(5000)
  })

  it('1.3.2: every start around midnight gives the same meeting (raw and published rule)', () => {
    for (let minutes = -180; minutes <= 0; minutes += 10) {
      const from = minutes / 60
      const tracks = tracksOf(meeting(SEA, T0 + from * HOUR, T0 + (from + 2.2) * HOUR, hours(-5, 4)))
      expectOne(findByPreset({ tracks }, presets.gfwEncounter), from, from + 2.2)
    }
  })

  it('1.3.3: two fixes of each ship, twenty hours apart, are no event', () => {
    const at = [T0, T0 + 20 * HOUR]
    expect(find(sail('A', SEA, still(), at), sail('B', SEA, still(80, 0), at))).toEqual([])
    // Nor are two pairs of fixes, each ten minutes long.
    const pairs = [T0, T0 + 10 * MIN, T0 + 20 * HOUR, T0 + 20 * HOUR + 10 * MIN]
    const tracks = tracksOf(sail('A', SEA, still(), pairs), sail('B', SEA, still(80, 0), pairs))
    expect(findRendezvous({ tracks })).toEqual([])
    expect(findByPreset({ tracks }, presets.gfwEncounter)).toEqual([])
    // Nor does a silence of eight hours join what lies around it.
    const hole = [...hours(0, 2), ...hours(10, 12)]
    const found = find(sail('A', SEA, still(), hole), sail('B', SEA, still(80, 0), hole))
    expect(found.map((r) => [(r.start - T0) / HOUR, (r.end - T0) / HOUR])).toEqual([
      [0, 2],
      [10, 12],
    ])
  })

  it('1.3.4: four messages in ten minutes are never two hours', () => {
    const at = [T0, T0 + 10 * MIN]
    const tracks = tracksOf(sail('A', SEA, still(), at), sail('B', SEA, still(80, 0), at))
    expect(findRendezvous({ tracks })).toEqual([])
    for (const preset of Object.values(presets)) {
      for (const r of findByPreset({ tracks }, preset)) expect(r.measures.durationMs).toBe(10 * MIN)
    }
    // Whatever one option is turned to, ten minutes stay ten minutes.
    const given = [
      { minDurationMs: 0 },
      { steadyRunMs: 0 },
      { steadyGapMs: 24 * HOUR },
      { maxGapMs: 24 * HOUR },
      { maxSilenceMs: 24 * HOUR },
      { mergeGapMs: 24 * HOUR },
      { observedGapMs: 24 * HOUR },
    ]
    for (const option of given)
      for (const r of findRendezvous({ tracks }, { minFixes: 0, ...option }))
        expect(r.measures.durationMs).toBe(10 * MIN)
    expect(findRendezvous({ tracks }, { minDurationMs: 0, minFixes: 2, steadyRunMs: 0 })).toMatchObject([
      { measures: { fixes: [2, 2], durationMs: 10 * MIN } },
    ])
  })

  it('1.3.6: a meeting of exactly the least duration counts', () => {
    const times = hours(0, 2, 7 * MIN).concat(T0 + 2 * HOUR)
    const tracks = tracksOf(sail('A', SEA, still(), times), sail('B', SEA, still(80, 0), times))
    expect(findRendezvous({ tracks }, { minDurationMs: 2 * HOUR })).toHaveLength(1)
    expect(findRendezvous({ tracks }, { minDurationMs: 2 * HOUR + 1 })).toHaveLength(0)
  })

  it('1.3.7: limits far above a cell find every pair', () => {
    const next = random(12)
    for (const limit of [1500, 2500, 3900, 20_000]) {
      for (let i = 0; i < 60; i++) {
        const at = { lon: next() * 360 - 180, lat: next() * 178 - 89 }
        const angle = next() * 2 * Math.PI
        const to = beside(at.lon, at.lat, 0.999 * limit * Math.sin(angle), 0.999 * limit * Math.cos(angle))
        const times = hours(0, 1, 10 * MIN)
        expect(
          findProximities(
            { tracks: tracksOf(sail('A', at, still(), times), sail('B', to, still(), times)) },
            { maxDistanceM: limit },
          ),
        ).toHaveLength(1)
      }
    }
  })

  it('1.3.8: A with B is B with A', () => {
    const reports = meeting(SEA, T0, T0 + 3 * HOUR, hours(-1, 4), { otherTimes: hours(-1, 4, 7 * MIN) })
    const [r] = find(reports)
    const [s] = find(reports.map((f) => ({ ...f, id: f.id === 'A' ? 'B' : 'A' })))
    expect([s!.start, s!.end, s!.measures.contactMs, s!.measures.minDistanceM]).toEqual([
      r!.start,
      r!.end,
      r!.measures.contactMs,
      r!.measures.minDistanceM,
    ])
    expect([...s!.measures.fixes].reverse()).toEqual(r!.measures.fixes)
  })
})

describe('13: no option is accepted and unused', () => {
  it('every default is checked by test/rendezvous/options.test.ts', () => {
    expect(Object.keys(RENDEZVOUS_DEFAULTS).sort()).toEqual([
      'exitDistanceM',
      'maxDistanceM',
      'maxGapMs',
      'maxSilenceMs',
      'maxSpeedKn',
      'maxVesselsPerCell',
      'mergeDistanceM',
      'mergeGapMs',
      'minContactShare',
      'minDurationMs',
      'minFixes',
      'modes',
      'observedGapMs',
      'steadyGapMs',
      'steadyRunMs',
    ])
  })
})
