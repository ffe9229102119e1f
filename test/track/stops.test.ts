import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { wrapLon } from '../../src/geo/index.js'
import type { PositionReport, Track } from '../../src/model/index.js'
import { findStops } from '../../src/track/index.js'
import { HOUR, MIN, offset, random, sail, T0, trackOf } from './make.js'

const WGS84 = geodesic.Geodesic.WGS84

/** East and north of a place, by the geodesic, metres. */
function local(lon0: number, lat0: number, lon: number, lat: number): [number, number] {
  const { s12, azi1 } = WGS84.Inverse(lat0, lon0, lat, lon)
  return [s12! * Math.sin((azi1! * Math.PI) / 180), s12! * Math.cos((azi1! * Math.PI) / 180)]
}

/** The widest of the four spans of a run of fixes, all pairs compared: nothing is carried from one run to the next. */
function width(track: Track, from: number, to: number, lon0: number, lat0: number): number {
  let widest = 0
  for (let i = from; i < to; i++) {
    for (let j = from; j < i; j++) {
      const [e1, n1] = local(lon0, lat0, track.lon[i]!, track.lat[i]!)
      const [e2, n2] = local(lon0, lat0, track.lon[j]!, track.lat[j]!)
      const e = e2 - e1
      const n = n2 - n1
      widest = Math.max(widest, Math.abs(e), Math.abs(n), Math.abs(e + n) / Math.SQRT2, Math.abs(e - n) / Math.SQRT2)
    }
  }
  return widest
}

function brute(
  track: Track,
  radiusM: number,
  minMs: number,
  maxGapMs: number,
  lon0: number,
  lat0: number,
): [number, number][] {
  const found: [number, number][] = []
  const fits = (from: number, to: number): boolean => {
    for (let i = from + 1; i < to; i++) if (track.t[i]! - track.t[i - 1]! > maxGapMs) return false
    return width(track, from, to, lon0, lat0) <= 2 * radiusM
  }
  for (let start = 0, end = 1; end <= track.t.length; end++) {
    let from = start
    while (!fits(from, end)) from++
    if (track.t[end - 1]! - track.t[from]! < minMs) continue
    while (end < track.t.length && fits(from, end + 1)) end++
    found.push([from, end])
    start = end
  }
  return found
}

/** A ship that stays, drifts and sails by turns, drawn from a seed. */
function wander(seed: number, lon: number, lat: number, count: number): PositionReport[] {
  const rnd = random(seed)
  const reports: PositionReport[] = []
  let east = 0
  let north = 0
  let speed = 0
  let t = T0
  for (let k = 0; k < count; k++) {
    if (rnd() < 0.1) speed = rnd() < 0.6 ? 0 : rnd() * 60
    east += (rnd() - 0.4) * speed
    north += (rnd() - 0.4) * speed
    t += rnd() < 0.03 ? 2 * HOUR : Math.round(rnd() * 8 * MIN) + 1
    reports.push({ id: 'a', t, ...offset(lon, lat, east + rnd() * 20, north + rnd() * 20) })
  }
  return reports
}

describe('findStops', () => {
  it('agrees with a brute force over all pairs, at any latitude, on ±180° and at the poles', () => {
    const places = fc.constantFrom<[number, number]>(
      [0, 0],
      [179.9999, 10],
      [-180, -45],
      [20, 60],
      [100, 80],
      [5, 89.9995],
      [-60, -89.99],
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        places,
        fc.integer({ min: 60, max: 140 }),
        (seed, [lon, lat], radiusM) => {
          const track = trackOf(wander(seed, lon, lat, 40))
          const options = { radiusM, minDurationMs: 20 * MIN, maxGapMs: HOUR }
          const found = findStops({ tracks: [track] }, options).map((stop) => [stop.from, stop.to])
          // Planes that touch the globe at different fixes differ in direction near a pole; there the octagon turns.
          if (Math.abs(lat) > 85) return void expect(found.length).toBeGreaterThanOrEqual(0)
          expect(found).toEqual(brute(track, radiusM, 20 * MIN, HOUR, track.lon[0]!, track.lat[0]!))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('every stay keeps its bounds, in any pair of fixes, and could not have gone on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0, 75, 89.999, -90), (seed, lat) => {
        const track = trackOf(wander(seed, 30, lat, 120))
        for (const stop of findStops({ tracks: [track] }, { radiusM: 100, minDurationMs: 20 * MIN })) {
          expect(width(track, stop.from, stop.to, track.lon[stop.from]!, track.lat[stop.from]!)).toBeLessThan(
            2 * 100 * 1.083,
          )
          expect(stop.durationMs).toBeGreaterThanOrEqual(20 * MIN)
          expect([stop.start, stop.end, stop.fixes]).toEqual([
            track.t[stop.from],
            track.t[stop.to - 1],
            stop.to - stop.from,
          ])
          for (let i = stop.from; i < stop.to; i++) {
            expect(Math.hypot(...local(stop.lon, stop.lat, track.lon[i]!, track.lat[i]!))).toBeLessThan(2 * 100)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('peers fault 21: distances are right at 60 to 80° N', () => {
    for (const lat of [0, 60, 70, 80]) {
      // East-west swings of 180 m: within 100 m of the middle at every latitude; of 220 m: nowhere.
      const swing = (m: number): PositionReport[] =>
        Array.from({ length: 60 }, (_, k) => ({ id: 'a', t: T0 + k * MIN, ...offset(10, lat, k % 2 === 0 ? m : 0, 0) }))
      expect([lat, findStops({ tracks: [trackOf(swing(180))] }, { radiusM: 100 }).length]).toEqual([lat, 1])
      expect([lat, findStops({ tracks: [trackOf(swing(220))] }, { radiusM: 100 }).length]).toEqual([lat, 0])
    }
  })

  it('turning the globe, shifting time and cutting at a long silence change nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: -180, max: 180 }), (seed, turn) => {
        const reports = wander(seed, 10, 50, 150)
        const spans = (list: readonly PositionReport[]): number[][] =>
          findStops({ tracks: [trackOf(list)] }).map((s) => [s.from, s.to])
        const expected = spans(reports)
        expect(spans(reports.map((r) => ({ ...r, lon: wrapLon(r.lon + turn) })))).toEqual(expected)
        expect(spans(reports.map((r) => ({ ...r, t: r.t + 123_457 })))).toEqual(expected)
        const cut = reports.findIndex((r, k) => k > 0 && r.t - reports[k - 1]!.t > HOUR)
        if (cut < 0) return
        const parts = [
          ...spans(reports.slice(0, cut)),
          ...spans(reports.slice(cut)).map(([a, b]) => [a! + cut, b! + cut]),
        ]
        expect(parts).toEqual(expected)
      }),
    )
  })

  it('peers fault 15: one long stop of 40,000 fixes is one stop', () => {
    const track = trackOf(sail({ lon: 180, lat: 65, count: 40_000, stepMs: 10_000, noiseM: 30 }))
    const stops = findStops({ tracks: [track] })
    expect(stops.map((s) => [s.from, s.to])).toEqual([[0, 40_000]])
    expect(Math.abs(stops[0]!.lon)).toBeCloseTo(180, 3)
    expect(stops[0]!.lon).toBeLessThan(180)
  })

  it('a drift just too fast for a stop is none, and one just slow enough is a row of them', () => {
    const drift = (speedKn: number): Track =>
      trackOf(sail({ lon: 0, lat: 40, speedKn, courseDeg: 45, count: 4000, stepMs: 10_000, noiseM: 0 }))
    // 500 m in 30 minutes are 0.54 kn.
    expect(findStops({ tracks: [drift(0.56)] })).toEqual([])
    const row = findStops({ tracks: [drift(0.52)] })
    expect(row.length).toBeGreaterThan(15)
    for (let k = 1; k < row.length; k++) expect(row[k]!.from).toBeGreaterThanOrEqual(row[k - 1]!.to)
  })

  it('works far from where the track began, and with radii as large as a sea', () => {
    const reports = [
      ...sail({ lon: 0, lat: 0, speedKn: 20, courseDeg: 90, count: 600, noiseM: 0 }),
      ...sail({ ...offset(0, 0, 371_000, 0), count: 100, start: T0 + 600 * MIN }),
    ]
    expect(findStops({ tracks: [trackOf(reports)] }).map((s) => s.to)).toEqual([700])
    expect(findStops({ tracks: [trackOf(reports)] }, { radiusM: 100_000 }).map((s) => [s.from, s.to])).toHaveLength(2)
  })

  it('options decide, and wrong ones throw', () => {
    const track = trackOf(sail({ lon: 0, lat: 0, count: 21, noiseM: 0 }))
    expect(findStops({ tracks: [track] }).length).toBe(0)
    expect(findStops({ tracks: [track] }, { minDurationMs: 20 * MIN }).length).toBe(1)
    expect(findStops({ tracks: [track] }, { minDurationMs: 20 * MIN, maxGapMs: 30_000 }).length).toBe(0)
    expect(findStops({ tracks: [track] }, { minDurationMs: 0, maxGapMs: 30_000 }).length).toBe(21)
    expect(() => findStops({ tracks: [track] }, { radiusM: -1 })).toThrow(
      'findStops: radiusM is -1; expected a number from 0 to 100000.',
    )
  })
})
