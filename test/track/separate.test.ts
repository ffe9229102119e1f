import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { destination, wrapLon } from '../../src/geo/index.js'
import type { PositionReport, Track } from '../../src/model/index.js'
import { prepareTracks, separateVessels } from '../../src/track/clean/index.js'
import { toTracks } from '../../src/track/index.js'
import { HOUR, MIN, offset, random, sail, shuffled, T0, trackOf, type Sail } from './make.js'

/** Reports of two ships on one id; `row` is 0, 1, 2 … for the first ship and 10000 on for the second. */
function shared(first: PositionReport[], second: PositionReport[]): Track {
  return trackOf([...first.map((r, k) => ({ ...r, row: k })), ...second.map((r, k) => ({ ...r, row: 10_000 + k }))])
}

/** Share of the reports that stand in the track of their own ship, hulls matched as fits best. */
function agreement(parts: readonly { row: Uint32Array }[], total: number): number {
  if (parts.length !== 2) return 0
  const own = parts.map((part) => [...part.row].filter((row) => row < 10_000).length)
  const other = parts.map((part, k) => part.row.length - own[k]!)
  return Math.max(own[0]! + other[1]!, own[1]! + other[0]!) / total
}

/** A ship that passes a place at an instant, on a course: reports from `before` to `after` that instant. */
function passing(
  at: { lon: number; lat: number },
  courseDeg: number,
  speedKn: number,
  more: Partial<Sail> = {},
): PositionReport[] {
  const stepMs = more.stepMs ?? MIN
  const half = 2 * HOUR
  const back = (speedKn * 1852 * half) / HOUR
  const from = destination(at.lon, at.lat, courseDeg + 180, back)
  return sail({ noiseM: 10, ...more, ...from, courseDeg, speedKn, count: Math.floor((2 * half) / stepMs) + 1, stepMs })
}

describe('two ships on one id', () => {
  it('peers fault 19: two interleaved ships far apart become two tracks, without a jump or a hidden gap', () => {
    const a = sail({ lon: 10, lat: 50, speedKn: 12, courseDeg: 80, count: 200 })
    const b = sail({
      lon: -70,
      lat: 30,
      speedKn: 5,
      courseDeg: 200,
      count: 100,
      stepMs: 2 * MIN,
      start: T0 + 25_000,
      seed: 2,
    })
    const parts = separateVessels(shared(a, b))
    expect(parts.map((k) => [k.hull, k.t.length])).toEqual([
      [0, 200],
      [1, 100],
    ])
    expect(agreement(parts, 300)).toBe(1)
    for (const part of parts)
      expect(Math.max(...part.t.slice(1).map((t, i) => t - part.t[i]!))).toBeLessThanOrEqual(2 * MIN)
    const { tracks, rejected } = prepareTracks([shared(a, b)])
    expect(rejected).toEqual([])
    expect(agreement(tracks, 300)).toBe(1)
  })

  it('a clean track of one ship is the same object', () => {
    const track = trackOf(sail({ lon: 10, lat: 50, speedKn: 12, courseDeg: 80, count: 200 }))
    expect(separateVessels(track)).toEqual([track])
    expect(separateVessels(track)[0]).toBe(track)
  })

  it('a track of one ship with wrong fixes is the same object too: they are for cleaning', () => {
    const reports = sail({ lon: 10, lat: 50, speedKn: 12, courseDeg: 80, count: 200 })
    for (const k of [20, 21, 22, 90]) reports[k] = { ...reports[k]!, lon: -50 }
    const track = trackOf(reports)
    expect(separateVessels(track)[0]).toBe(track)
  })

  it.each([
    [90, 12, 0, 14, 'crossing at right angles'],
    [90, 12, 270, 12, 'meeting head on'],
    [90, 16, 90, 9, 'overtaking'],
    [45, 11, 75, 11, 'converging slowly'],
    [90, 10, 90, 0, 'passing a ship at rest'],
  ])(
    'keeps ships apart that pass within 100 m: courses %i° at %i kn and %i° at %i kn',
    (courseA, speedA, courseB, speedB) => {
      const place = { lon: 3, lat: 54 }
      for (const seed of [1, 2, 3]) {
        const a = passing(place, courseA, speedA, { seed })
        const b = passing(offset(3, 54, 60, 60), courseB, speedB, {
          seed: seed + 50,
          stepMs: 90_000,
          start: T0 + 17_000,
        })
        const parts = separateVessels(shared(a, b))
        expect(agreement(parts, a.length + b.length)).toBeGreaterThanOrEqual(0.995)
      }
    },
  )

  it('keeps ships apart whose reports carry neither speed nor course, where they cross fast enough', () => {
    const bare = (list: PositionReport[]): PositionReport[] => list.map(({ id, t, lon, lat }) => ({ id, t, lon, lat }))
    const a = bare(passing({ lon: 3, lat: 54 }, 90, 14, { stepMs: 30_000 }))
    const b = bare(passing({ lon: 3, lat: 54 }, 0, 14, { stepMs: 30_000, seed: 9, start: T0 + 11_000 }))
    expect(agreement(separateVessels(shared(a, b)), a.length + b.length)).toBeGreaterThan(0.95)
  })

  it('tells two ships at anchor 2 km apart, which no top speed tells apart', () => {
    const a = sail({ lon: 10, lat: 55, count: 60, stepMs: 3 * MIN })
    const b = sail({ ...offset(10, 55, 2000, 0), count: 60, stepMs: 3 * MIN, start: T0 + 90_000, seed: 2 })
    const parts = separateVessels(shared(a, b))
    expect(agreement(parts, 120)).toBe(1)
  })

  it('uses the class of the transmitter where all else is alike', () => {
    const a = passing({ lon: 3, lat: 54 }, 90, 10, { aisClass: 'A' })
    const b = passing(offset(3, 54, 0, 30), 88, 10.5, { aisClass: 'B', seed: 4, start: T0 + 29_000 })
    expect(agreement(separateVessels(shared(a, b)), a.length + b.length)).toBeGreaterThanOrEqual(0.99)
  })

  it('tells a ship that takes over an id elsewhere from one that jumps', () => {
    const a = sail({ lon: 10, lat: 50, speedKn: 12, courseDeg: 80, count: 100 })
    const b = sail({ lon: -70, lat: 30, speedKn: 5, courseDeg: 200, count: 100, start: T0 + 3 * HOUR })
    const { tracks, rejected } = prepareTracks([shared(a, b)])
    expect(tracks.map((k) => k.t.length)).toEqual([100, 100])
    expect(rejected).toEqual([])
  })

  it('asks for support: a few reports elsewhere make no hull', () => {
    const a = sail({ lon: 10, lat: 50, count: 200 })
    const b = sail({ lon: -70, lat: 30, count: 4, stepMs: 10 * MIN, start: T0 + 30_000 })
    expect(separateVessels(shared(a, b)).length).toBe(1)
    expect(prepareTracks([shared(a, b)]).rejected.map((r) => r.row)).toEqual([10_000, 10_001, 10_002, 10_003])
    const longer = sail({ lon: -70, lat: 30, count: 8, stepMs: 10 * MIN, start: T0 + 30_000 })
    expect(separateVessels(shared(a, longer)).length).toBe(2)
    expect(separateVessels(shared(a, longer), { minReports: 9 }).length).toBe(1)
    expect(separateVessels(shared(a, longer), { minSpanMs: 2 * HOUR }).length).toBe(1)
  })

  it('three ships on one id', () => {
    const ships = [0, 1, 2].map((k) =>
      sail({
        lon: k * 40,
        lat: 30 + k * 10,
        speedKn: 5 * k,
        courseDeg: 100,
        count: 60,
        stepMs: 2 * MIN,
        start: T0 + k * 13_000,
        seed: k + 1,
      }),
    )
    const parts = separateVessels(trackOf(ships.flat().map((r, row) => ({ ...r, row }))))
    expect(parts.map((part) => new Set([...part.row].map((row) => Math.floor(row / 60))).size)).toEqual([1, 1, 1])
    expect(parts.map((part) => part.hull)).toEqual([0, 1, 2])
  })

  it('loses no report, whatever comes, and keeps each hull in time order', () => {
    const any = fc.record({
      t: fc.integer({ min: 0, max: 300 }).map((k) => T0 + k * MIN),
      lon: fc.constantFrom(1, 1.001, 60, 60.001, NaN, 181, -170),
      lat: fc.constantFrom(50, 50.001, 91, -30),
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 120 }), (list) => {
        const track = trackOf(list.map((r) => ({ id: '235010170', ...r })))
        const parts = separateVessels(track)
        expect(parts.flatMap((k) => [...k.row]).sort((a, b) => a - b)).toEqual([...track.row].sort((a, b) => a - b))
        for (const part of parts) expect([...part.t]).toEqual([...part.t].sort((a, b) => a - b))
      }),
    )
  })

  it('permuting the input and turning the globe change nothing, on ±180° and near a pole', () => {
    const seeds = fc.integer({ min: 1, max: 1e6 })
    fc.assert(
      fc.property(seeds, fc.integer({ min: -180, max: 180 }), fc.constantFrom(0, 60, -75), (seed, turn, lat) => {
        const rnd = random(seed)
        const meet = { lon: 10, lat }
        const a = passing(meet, rnd() * 360, 5 + rnd() * 10, { seed }).map((r, row) => ({ ...r, row }))
        const b = passing(meet, rnd() * 360, 5 + rnd() * 10, { seed: seed + 1, start: T0 + 19_000 })
        const reports = [...a, ...b.map((r, k) => ({ ...r, row: 10_000 + k }))]
        const rows = (list: PositionReport[]): number[][] =>
          separateVessels(toTracks(list).tracks[0]!).map((k) => [...k.row])
        const expected = rows(reports)
        expect(rows(shuffled(reports, seed))).toEqual(expected)
        expect(rows(reports.map((r) => ({ ...r, lon: wrapLon(r.lon + turn) })))).toEqual(expected)
      }),
      { numRuns: 15 },
    )
  })

  it('says what is wrong with a wrong call', () => {
    expect(() => separateVessels(trackOf(sail({ lon: 0, lat: 0, count: 1 })), { minSpanMs: -5 })).toThrow(
      /separateVessels: minSpanMs is -5/,
    )
  })
})

describe('swap-prone passes, many at random', () => {
  it('gives 99 % of all reports to their own ship', () => {
    let right = 0
    let all = 0
    for (let seed = 1; seed <= 60; seed++) {
      const rnd = random(seed * 977)
      const place = { lon: 170 + rnd() * 20, lat: rnd() * 120 - 60 }
      const a = passing({ ...place, lon: wrapLon(place.lon) }, rnd() * 360, 4 + rnd() * 14, {
        seed,
        stepMs: 20_000 + rnd() * 100_000,
      })
      const near = offset(place.lon, place.lat, rnd() * 400, rnd() * 400)
      const b = passing(near, rnd() * 360, 4 + rnd() * 14, {
        seed: seed + 7,
        stepMs: 20_000 + rnd() * 100_000,
        start: T0 + rnd() * MIN,
      })
      const parts = separateVessels(shared(a, b))
      right += agreement(parts, 1)
      all += a.length + b.length
    }
    expect(right / all).toBeGreaterThan(0.99)
  })
})
