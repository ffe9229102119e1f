import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { wrapLon } from '../../src/geo/index.js'
import { prismHalfWidthM, positionAt, resampleTrack, simplifyTrack, splitTrack } from '../../src/track/index.js'
import { chordM, evenly, HOUR, MIN, random, sail, T0, trackOf } from './make.js'

const WGS84 = geodesic.Geodesic.WGS84
const metres = (a: { lon: number; lat: number }, b: { lon: number; lat: number }): number =>
  WGS84.Inverse(a.lat, a.lon, b.lat, b.lon).s12!

const two = (a: [number, number], b: [number, number], ms = 10 * MIN): ReturnType<typeof trackOf> =>
  trackOf([
    { id: 'a', t: T0, lon: a[0], lat: a[1] },
    { id: 'a', t: T0 + ms, lon: b[0], lat: b[1] },
  ])

describe('splitTrack', () => {
  it('cuts where a silence is longer than the limit, not where it is as long', () => {
    const track = trackOf([0, 60, 121, 130].map((m) => ({ id: 'a', t: m * MIN, lon: 0, lat: 0 })))
    expect(splitTrack(track, { maxGapMs: HOUR }).map((k) => [...k.row])).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(splitTrack(track).map((k) => k.t.length)).toEqual([2, 2])
    expect(splitTrack(track, { maxGapMs: 61 * MIN })[0]).toBe(track)
    expect(splitTrack(track, { maxGapMs: HOUR })[1]!.t.buffer).toBe(track.t.buffer)
    expect(splitTrack(trackOf([{ id: 'a', t: 0, lon: 0, lat: 0 }])).length).toBe(1)
  })
})

describe('positionAt', () => {
  it('lies on the geodesic at the share of the time that has passed', () => {
    const place = fc.tuple(evenly(-180, 180), evenly(-90, 90))
    const near = fc.tuple(evenly(0, 360), evenly(1, 40_000))
    fc.assert(
      fc.property(place, near, evenly(0, 1), ([lon, lat], [azimuth, far], share) => {
        const end = WGS84.Direct(lat, lon, azimuth, far)
        const track = two([wrapLon(lon), lat], [wrapLon(end.lon2!), end.lat2!])
        const at = positionAt(track, T0 + share * 10 * MIN)!
        const truth = WGS84.Direct(lat, lon, azimuth, far * share)
        // At constant speed on a sphere and on the ellipsoid: e² · 3/2 · far² / 8R apart at most, 0.3 m in 40 km.
        expect(metres(at, { lon: truth.lon2!, lat: truth.lat2! })).toBeLessThan(2.5e-10 * far * far + 1e-3)
        expect(at.lon).toBeGreaterThanOrEqual(-180)
        expect(at.lon).toBeLessThan(180)
      }),
    )
  })

  it('peers fault 4: crosses ±180° by the short way', () => {
    const at = positionAt(two([179.9, 10], [-179.9, 10]), T0 + 5 * MIN)!
    expect(Math.abs(at.lon)).toBeCloseTo(180, 9)
    expect(at.lat).toBeCloseTo(10, 3)
  })

  it('crosses the pole', () => {
    expect(positionAt(two([0, 89.9], [180, 89.9]), T0 + 5 * MIN)!.lat).toBeCloseTo(90, 9)
  })

  it('is undefined before, after and in a long silence', () => {
    const track = two([0, 0], [0.1, 0], 2 * HOUR)
    expect(positionAt(track, T0 - 1)).toBeUndefined()
    expect(positionAt(track, T0 + 2 * HOUR + 1)).toBeUndefined()
    expect(positionAt(track, T0 + HOUR)).toBeUndefined()
    expect(positionAt(track, T0 + HOUR, { maxGapMs: 2 * HOUR })!.lon).toBeCloseTo(0.05, 9)
    expect(positionAt(track, T0)).toEqual({ lon: 0, lat: 0, uncertaintyM: 10 })
    expect(positionAt(track, T0 + 2 * HOUR)!.lon).toBe(0.1)
    expect(positionAt(track, NaN)).toBeUndefined()
    expect(() => positionAt(track, T0, { fixErrorM: -1 })).toThrow(/positionAt: fixErrorM is -1/)
  })

  it('the uncertainty is the farthest point that can be reached from both fixes: sampled', () => {
    fc.assert(
      fc.property(evenly(0, 100), evenly(0, 100), evenly(0.01, 0.99), (way, spare, share) => {
        const reach = way + spare
        const a = reach * share
        const b = reach - a
        let farthest = 0
        // Points of both circles that lie in the other disk: the border of the prism at that instant.
        for (let k = 0; k < 4000; k++) {
          const angle = (k * 2 * Math.PI) / 4000
          for (const [cx, r, ox, limit] of [
            [0, a, way, b],
            [way, b, 0, a],
          ] as const) {
            const x = cx + r * Math.cos(angle)
            const y = r * Math.sin(angle)
            if (Math.hypot(x - ox, y) <= limit) farthest = Math.max(farthest, Math.hypot(x - way * share, y))
          }
        }
        const exact = prismHalfWidthM(way, reach, share)
        expect(exact).toBeGreaterThanOrEqual(farthest - 1e-9)
        expect(exact - farthest).toBeLessThan(0.01 * reach + 1e-6)
      }),
    )
  })

  it('is widest halfway and vanishes at the fixes, but for the error of a fix', () => {
    const track = two([0, 0], [0.05, 0])
    const at = (min: number): number => positionAt(track, T0 + min * MIN, { fixErrorM: 0 })!.uncertaintyM
    expect(at(0.001)).toBeLessThan(60)
    expect(at(5)).toBeGreaterThan(at(2))
    expect(at(2)).toBeCloseTo(at(8), 6)
    // Halfway the prism is an ellipse's half width: sqrt(reach² - way²) / 2.
    const way = metres({ lon: 0, lat: 0 }, { lon: 0.05, lat: 0 })
    const reach = way + (5 * 1852) / 6
    expect(at(5)).toBeCloseTo(Math.sqrt(reach ** 2 - way ** 2) / 2, 1)
  })

  it('a faster report makes the prism wider', () => {
    const slow = trackOf([0, 1].map((k) => ({ id: 'a', t: k * 10 * MIN, lon: 0, lat: 0, sogKn: 0 })))
    const fast = trackOf([0, 1].map((k) => ({ id: 'a', t: k * 10 * MIN, lon: 0, lat: 0, sogKn: 12 })))
    const at = (track: typeof slow): number =>
      positionAt(track, 5 * MIN, { speedMarginKn: 0, fixErrorM: 0 })!.uncertaintyM
    expect(at(slow)).toBe(0)
    expect(at(fast)).toBeCloseTo((12 * 1852) / 12, 6)
  })
})

describe('resampleTrack', () => {
  const voyage = sail({
    lon: 179.9,
    lat: 70,
    speedKn: 14,
    courseDeg: 80,
    count: 50,
    stepMs: 97_000,
    start: T0 + 12_345,
    noiseM: 0,
  })

  it('gives instants aligned to the epoch, on the way of the ship', () => {
    const track = trackOf(voyage)
    const out = resampleTrack(track, 10 * MIN)
    expect(out.t.length).toBe(Math.floor((49 * 97_000 + 12_345) / (10 * MIN)))
    out.t.forEach((t, k) => {
      expect(t % (10 * MIN)).toBe(0)
      const at = positionAt(track, t)!
      expect(metres({ lon: out.lon[k]!, lat: out.lat[k]! }, at)).toBeLessThan(1e-6)
      // The ship was sailed on a sphere, and a sphere differs from the ellipsoid by up to half a percent.
      expect(out.speedKn[k]!).toBeGreaterThan(13.9)
      expect(out.speedKn[k]!).toBeLessThan(14.1)
    })
    expect([...out.received]).not.toContain(1)
  })

  it('does not depend on where the input is cut', () => {
    const track = trackOf(voyage)
    const whole = resampleTrack(track, MIN)
    const cut = 20
    const first = resampleTrack(trackOf(voyage.slice(0, cut + 1)), MIN)
    const second = resampleTrack(trackOf(voyage.slice(cut)), MIN)
    expect([...first.t, ...second.t]).toEqual([...whole.t])
    expect([...first.lon, ...second.lon]).toEqual([...whole.lon])
  })

  it('never fills a long silence, and marks what was received', () => {
    const track = trackOf([0, 10, 90, 100].map((m) => ({ id: 'a', t: m * MIN, lon: m / 100, lat: 0 })))
    const out = resampleTrack(track, 5 * MIN)
    expect([...out.t].map((t) => t / MIN)).toEqual([0, 5, 10, 90, 95, 100])
    expect([...out.received]).toEqual([1, 0, 1, 1, 0, 1])
    expect([...out.fix]).toEqual([0, 0, 1, 2, 2, 3])
    expect(out.lon[1]).toBeCloseTo(0.05, 9)
    expect('row' in out).toBe(false)
  })

  it('takes a single fix, and says what is wrong with a wrong call', () => {
    const track = trackOf([{ id: 'a', t: 0, lon: 1, lat: 2 }])
    expect(resampleTrack(track, MIN)).toMatchObject({ t: Float64Array.of(0), speedKn: Float32Array.of(NaN) })
    expect(() => resampleTrack(track, 0)).toThrow('resampleTrack: stepMs is 0; expected a number from 1 to')
  })
})

describe('simplifyTrack', () => {
  it('keeps every report within the tolerance of where the kept ones put it at its instant', () => {
    const seeds = fc.integer({ min: 1, max: 1e6 })
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, 70, 89.5), fc.constantFrom(20, 100, 1000), (seed, lat, toleranceM) => {
        const rnd = random(seed)
        let course = 0
        let speed = 10
        const reports = sail({ lon: 179.95, lat, count: 1 })
        for (let k = 1; k < 150; k++) {
          course += (rnd() - 0.5) * 40
          speed = Math.max(0, speed + (rnd() - 0.5) * 4)
          const last = reports[k - 1]!
          const next = WGS84.Direct(last.lat, last.lon, course, (speed * 1852) / 60)
          reports.push({ id: last.id, t: T0 + k * MIN, lon: wrapLon(next.lon2!), lat: next.lat2! })
        }
        const simple = simplifyTrack(trackOf(reports), toleranceM)
        for (const r of reports) {
          const at = positionAt(simple, r.t, { maxGapMs: Infinity })!
          expect(metres(at, r)).toBeLessThanOrEqual(toleranceM * 1.006 + 0.1)
        }
        expect(simple.row[0]).toBe(0)
        expect(simple.row[simple.row.length - 1]).toBe(149)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps stops that a simplification of the shape alone would lose', () => {
    const out = sail({ lon: 0, lat: 0, speedKn: 10, courseDeg: 90, count: 30, noiseM: 0 })
    const last = out[29]!
    const wait = Array.from({ length: 60 }, (_, k) => ({ ...last, t: last.t + (k + 1) * MIN }))
    const on = sail({
      lon: last.lon,
      lat: 0,
      speedKn: 10,
      courseDeg: 90,
      count: 30,
      noiseM: 0,
      start: last.t + 61 * MIN,
    })
    const simple = simplifyTrack(trackOf([...out, ...wait, ...on]), 50)
    expect(simple.t.length).toBeLessThan(8)
    expect(chordM({ lon: simple.lon[1]!, lat: 0 }, last)).toBeLessThan(400)
  })

  it('drops what lies on a long straight way, and keeps both ends of a silence', () => {
    const a = sail({ lon: -20, lat: 60, speedKn: 20, courseDeg: 270, count: 100, noiseM: 0 })
    const b = sail({ lon: -40, lat: 60, speedKn: 20, courseDeg: 270, count: 100, noiseM: 0, start: T0 + 12 * HOUR })
    expect([...simplifyTrack(trackOf([...a, ...b]), 10).row]).toEqual([0, 99, 100, 199])
    expect([...simplifyTrack(trackOf(a), 0).row].length).toBeGreaterThan(2)
    const track = trackOf(a.slice(0, 2))
    expect(simplifyTrack(track, 10)).toBe(track)
    expect(() => simplifyTrack(track, -1)).toThrow(/simplifyTrack: toleranceM is -1/)
  })
})
