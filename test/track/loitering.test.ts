import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NameOf } from '../../src/evidence/index.js'
import { wrapLon } from '../../src/geo/index.js'
import { findLoitering, gfwLoitering, loiteringKind } from '../../src/loitering/index.js'
import type { PositionReport } from '../../src/model/index.js'
import { positionAt } from '../../src/track/index.js'
import { chordM, HOUR, MIN, random, sail, T0, trackOf, type Sail } from './make.js'

/** Legs one after another on the equator, each with its speed and length of time. */
function legs(list: readonly [speedKn: number, hours: number][], more: Partial<Sail> = {}): PositionReport[] {
  const out: PositionReport[] = []
  let start = T0
  let lon = more.lon ?? 170
  for (const [speedKn, hours] of list) {
    const count = Math.round((hours * HOUR) / (more.stepMs ?? 10 * MIN))
    const leg = sail({
      noiseM: 0,
      stepMs: 10 * MIN,
      ...more,
      lon,
      lat: 0,
      speedKn,
      courseDeg: 90,
      count: count + 1,
      start,
    })
    out.push(...leg.slice(out.length === 0 ? 0 : 1))
    lon = leg[count]!.lon
    start = leg[count]!.t
  }
  return out
}

describe('findLoitering', () => {
  it('finds the slow hours between fast ones, to the millisecond that follows from averaging over one hour', () => {
    const events = findLoitering({
      tracks: [
        trackOf(
          legs([
            [12, 5],
            [0, 6],
            [12, 5],
          ]),
        ),
      ],
    })
    expect(events.length).toBe(1)
    // A window of an hour may hold 10 minutes at 12 kn: 2 nautical miles. A sphere against the ellipsoid: 0.1 %.
    expect(Math.abs(events[0]!.start - (T0 + 5 * HOUR - 10 * MIN))).toBeLessThan(2000)
    expect(Math.abs(events[0]!.end - (T0 + 11 * HOUR + 10 * MIN))).toBeLessThan(2000)
    expect(events[0]!.measures.fixes).toBe(
      37 + (events[0]!.start <= T0 + 290 * MIN ? 1 : 0) + (events[0]!.end >= T0 + 670 * MIN ? 1 : 0),
    )
    expect(events[0]!.measures.pathM / 1852).toBeCloseTo(4, 1)
  })

  it('a ship always slow is one event from first fix to last; one always fast is none', () => {
    const slow = findLoitering({ tracks: [trackOf(legs([[1.5, 10]]))] })
    expect(slow.map((e) => [e.start, e.end, e.measures.fixes])).toEqual([[T0, T0 + 10 * HOUR, 61]])
    expect(slow[0]!.measures.meanSpeedKn).toBeCloseTo(1.5, 1)
    expect(slow[0]!.id).toBe(`loitering:235010170:${T0}`)
    expect(slow[0]!.measures.netM).toBeCloseTo(slow[0]!.measures.pathM, 0)
    expect(findLoitering({ tracks: [trackOf(legs([[2.5, 10]]))] })).toEqual([])
  })

  it('a silence longer than the limit breaks it', () => {
    const reports = legs([[1, 12]]).filter((r) => r.t < T0 + 5 * HOUR || r.t > T0 + 6.5 * HOUR)
    expect(findLoitering({ tracks: [trackOf(reports)] }).map((e) => (e.end - e.start) / HOUR)).toEqual([
      expect.closeTo(4.83, 1),
      expect.closeTo(5.33, 1),
    ])
    expect(findLoitering({ tracks: [trackOf(reports)] }, { maxGapMs: 2 * HOUR }).length).toBe(1)
  })

  it('agrees with a test of every window on a fine grid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const rnd = random(seed)
        const plan = Array.from({ length: 8 }, (): [number, number] => [
          rnd() < 0.5 ? rnd() * 2 : rnd() * 8,
          Math.ceil(rnd() * 12) / 6,
        ])
        const track = trackOf(legs(plan))
        const events = findLoitering({ tracks: [track] }, { minDurationMs: HOUR })
        const stepMs = MIN
        const end = track.t[track.t.length - 1]!
        const at = (t: number): { lon: number; lat: number } => positionAt(track, t)!
        const steps = Math.floor((end - T0) / stepMs)
        const way = [0]
        for (let k = 1; k <= steps; k++) way.push(way[k - 1]! + chordM(at(T0 + (k - 1) * stepMs), at(T0 + k * stepMs)))
        const slow = Array.from({ length: steps + 1 }, () => false)
        for (let k = 0; k + 60 <= steps; k++) if (way[k + 60]! - way[k]! < 2 * 1852) slow.fill(true, k, k + 61)
        slow.forEach((yes, k) => {
          const t = T0 + k * stepMs
          const within = events.some((e) => t >= e.start && t <= e.end)
          const edge = events.some((e) => Math.abs(t - e.start) <= 2 * stepMs || Math.abs(t - e.end) <= 2 * stepMs)
          const nearly =
            Math.min(...[0, 30, 60].map((b) => Math.abs((way[k - b + 60] ?? 0) - (way[k - b] ?? 0) - 2 * 1852))) < 80
          if (!edge && !nearly) expect([k, within]).toEqual([k, yes])
        })
        for (const e of events) expect(e.measures.pathM).toBeGreaterThanOrEqual(e.measures.netM - 1)
      }),
      { numRuns: 30 },
    )
  })

  it(
    'does not depend on how the clock stands, how the globe is turned, or how often a straight way is ' + 'reported',
    () => {
      const plan: [number, number][] = [
        [9, 2],
        [1.2, 7],
        [6, 3],
        [0.3, 5],
      ]
      const times = (list: readonly PositionReport[], shift = 0): number[] =>
        findLoitering({ tracks: [trackOf(list)] }).flatMap((e) => [e.start - shift, e.end - shift])
      const expected = times(legs(plan))
      expect(expected.length).toBe(4)
      expect(
        times(
          legs(plan).map((r) => ({ ...r, t: r.t + 1_234_567 })),
          1_234_567,
        ),
      ).toEqual(expected)
      for (const [k, t] of times(legs(plan).map((r) => ({ ...r, lon: wrapLon(r.lon + 15) }))).entries())
        expect(Math.abs(t - expected[k]!)).toBeLessThan(5)
      for (const [k, t] of times(legs(plan, { stepMs: MIN })).entries())
        expect(Math.abs(t - expected[k]!)).toBeLessThan(50)
    },
  )

  it('places the event halfway along its way, across ±180°', () => {
    const [event] = findLoitering({ tracks: [trackOf(legs([[1.8, 20]], { lon: 179.9 }))] })
    expect(event!.lon).toBeCloseTo(179.9 + ((1.8 * 1852 * 10) / 6371008.8) * (180 / Math.PI) - 360, 2)
    const [still] = findLoitering({ tracks: [trackOf(legs([[0, 20]], { lon: 179.9 }))] })
    expect([still!.lon, still!.lat, still!.measures.meanSpeedKn, still!.measures.pathM]).toEqual([179.9, 0, 0, 0])
  })

  it('is put into words', () => {
    const [event] = findLoitering({
      tracks: [
        trackOf(
          legs([
            [12, 5],
            [0, 6],
            [12, 5],
          ]),
        ),
      ],
    })
    const nameOf: NameOf = ({ id }) => `ship ${id}`
    expect(loiteringKind.sentence(event!, nameOf, loiteringKind.catalogue)).toBe(
      'AIS shows ship 235010170 making 0.6 kn for 6 h 20 min. That is consistent with waiting for another ship, ' +
        'and also seen with waiting for a ' +
        'berth, orders or weather, with repairs and with fishing.',
    )
    expect(loiteringKind.facts(event!, nameOf)).toEqual([
      ['Begins', '2020-01-01 04:50 UTC'],
      ['Ends', '2020-01-01 11:09 UTC'],
      ['Lasts', '6 h 20 min'],
      ['Mean speed', '0.6 kn'],
      ['Way', '7.4 km, 7.4 km from first to last report'],
      ['Reports', '37'],
    ])
  })

  it('options decide; the published rule is one set of them', () => {
    const track = trackOf(
      legs([
        [12, 2],
        [1, 7],
        [12, 2],
      ]),
    )
    expect(findLoitering({ tracks: [track] }).length).toBe(1)
    expect(findLoitering({ tracks: [track] }, gfwLoitering.options).length).toBe(0)
    expect(
      findLoitering(
        {
          tracks: [
            trackOf(
              legs([
                [12, 2],
                [1, 9],
                [12, 2],
              ]),
            ),
          ],
        },
        gfwLoitering.options,
      ).length,
    ).toBe(1)
    expect(findLoitering({ tracks: [track] }, { maxSpeedKn: 0.9 }).length).toBe(0)
    expect(findLoitering({ tracks: [track] }, { averageMs: 20 * HOUR }).length).toBe(0)
    expect(() => findLoitering({ tracks: [track] }, { averageMs: 0 })).toThrow(/findLoitering: averageMs is 0/)
  })
})
