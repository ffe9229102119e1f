import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alongGreatCircle } from '../../src/geo/index.js'
import type { Darkness } from '../../src/model/index.js'
import {
  crossingTimes,
  darkIntervals,
  darkness,
  lightAt,
  lightChanges,
  moonAt,
  type NightEvent,
  type PathPoint,
  sunAltitudeDeg,
} from '../../src/night/index.js'
import { complementIntervals, totalMs } from '../../src/time/index.js'
import { almanacSunAltitudeDeg } from './almanac.js'

// Shrinking several floats at once towards the edge of a failure can take for ever: a failing property is reported in
// time.
fc.configureGlobal({ interruptAfterTimeLimit: 10_000 })

const HOUR = 3_600_000
const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) })
const lon = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -90, max: 90, noNaN: true })
const shares = (d: Darkness): number[] => [d.dayShare, d.civilShare, d.nauticalShare, d.astronomicalShare, d.nightShare]
const sum = (list: readonly number[]): number => list.reduce((total, x) => total + x, 0)

/** Where a moving event is: by src/geo, not by the code under test. */
function placeAt(event: NightEvent, t: number): { lon: number; lat: number } {
  if (!('path' in event)) return event
  const next = event.path.findIndex((p) => p.t > t)
  if (next <= 0) return event.path[next === 0 ? 0 : event.path.length - 1]!
  const [p, q] = [event.path[next - 1]!, event.path[next]!]
  return alongGreatCircle(p.lon, p.lat, q.lon, q.lat, (t - p.t) / (q.t - p.t))
}

/** Shares by asking every stepMs: each may be off by a step at every change. */
function sampled(event: NightEvent, stepMs: number): { light: Map<string, number>; moonlit: number; changes: number } {
  const light = new Map<string, number>()
  let [moonlit, changes, last, count] = [0, 0, '', 0]
  for (let t = event.start + stepMs / 2; t < event.end; t += stepMs, count++) {
    const place = placeAt(event, t)
    const now = lightAt(t, place.lon, place.lat)
    light.set(now, (light.get(now) ?? 0) + 1)
    const shines = sunAltitudeDeg(t, place.lon, place.lat) < -6 && moonAt(t, place.lon, place.lat).up
    if (shines) moonlit++
    if (now + String(shines) !== last) changes++
    last = now + String(shines)
  }
  for (const [name, n] of light) light.set(name, n / count)
  return { light, moonlit: moonlit / count, changes }
}

function agreesWithSampling(event: NightEvent, stepMs: number): void {
  const d = darkness(event)
  const truth = sampled(event, stepMs)
  const tolerance = ((truth.changes + 1) * stepMs) / (event.end - event.start)
  const names = ['day', 'civil', 'nautical', 'astronomical', 'night']
  shares(d).forEach((share, i) => expect(Math.abs(share - (truth.light.get(names[i]!) ?? 0))).toBeLessThan(tolerance))
  expect(Math.abs(d.moonlitShare - truth.moonlit)).toBeLessThan(tolerance)
}

/** A path that starts anywhere and sails on at up to about 30 kn, over poles and ±180° too. */
const path = fc
  .tuple(
    instant,
    lon,
    lat,
    fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 6 * HOUR }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
      ),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([t, x, y, steps]) => {
    const points: PathPoint[] = [{ t, lon: x, lat: y }]
    for (const [dt, east, north] of steps) {
      const p = points[points.length - 1]!
      const reach = dt / HOUR / 2
      const to = Math.max(-90, Math.min(90, p.lat + north * reach))
      const across = (east * reach) / Math.max(0.05, Math.cos((to * Math.PI) / 180))
      points.push({ t: p.t + dt, lon: ((p.lon + across + 540) % 360) - 180, lat: to })
    }
    return points
  })

describe('darkness at a place', () => {
  it('agrees with asking every ten seconds', () => {
    fc.assert(
      fc.property(instant, lon, lat, fc.integer({ min: HOUR / 2, max: 9 * HOUR }), (start, x, y, length) => {
        agreesWithSampling({ start, end: start + length, lon: x, lat: y }, 10_000)
      }),
      { numRuns: 40 },
    )
  })

  it('has shares that add up', () => {
    fc.assert(
      fc.property(instant, lon, lat, fc.integer({ min: 0, max: 400 * HOUR }), (start, x, y, length) => {
        const d = darkness({ start, end: start + length, lon: x, lat: y })
        expect(sum(shares(d))).toBeCloseTo(1, 12)
        expect(d.belowHorizonShare).toBeCloseTo(1 - d.dayShare, 12)
        expect(d.darkShare).toBeCloseTo(d.nauticalShare + d.astronomicalShare + d.nightShare, 12)
        expect(d.moonlitShare).toBeLessThanOrEqual(d.darkShare + 1e-12)
        for (const share of Object.values(d)) expect(share >= 0 && share <= 1 + 1e-12).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('turns moonlit when the moon rises, to a few hundredths of a second', () => {
    let rises = 0
    for (let day = 0; day < 90; day++) {
      const start = Date.UTC(2024, 8, 1 + day, 19)
      const event = { start, end: start + 9 * HOUR, lon: 0, lat: 10 }
      const { darkShare, moonlitShare } = darkness(event)
      expect(darkShare).toBe(1)
      if (moonAt(start, 0, 10).up || !moonAt(event.end, 0, 10).up) continue
      const rise = start + (1 - moonlitShare) * 9 * HOUR
      expect([moonAt(rise - 60, 0, 10).up, moonAt(rise + 60, 0, 10).up]).toEqual([false, true])
      rises++
    }
    expect(rises).toBeGreaterThan(20)
  })

  it('is polar day and polar night at 75° N', () => {
    const june = { start: Date.UTC(2024, 5, 1), end: Date.UTC(2024, 6, 1), lon: 20, lat: 75 }
    expect(shares(darkness(june))).toEqual([1, 0, 0, 0, 0])
    const december = darkness({ ...june, start: Date.UTC(2023, 11, 10), end: Date.UTC(2024, 0, 1) })
    expect(december.belowHorizonShare).toBe(1)
    expect(december.civilShare).toBe(0) // noon at -8.4°
    expect(december.nauticalShare > 0.1 && december.nightShare > 0.4).toBe(true)
    expect(darkness({ ...june, lat: -75 }).dayShare).toBe(0)
  })

  it('is one day and one night a year at the poles', () => {
    const year = { start: Date.UTC(2024, 0, 1), end: Date.UTC(2025, 0, 1), lon: 0, lat: 90 }
    const up = crossingTimes(year, 0)
    expect(up.map(({ rising }) => rising)).toEqual([true, false])
    // Equinoxes of 2024, US Naval Observatory: 20 March 03:06, 22 September 12:44. The sun gains 0.0165° an hour.
    expect(Math.abs(up[0]!.t - Date.UTC(2024, 2, 20, 3, 6))).toBeLessThan(HOUR)
    expect(Math.abs(up[1]!.t - Date.UTC(2024, 8, 22, 12, 44))).toBeLessThan(HOUR)
    expect(crossingTimes({ ...year, lat: -90 }, 0).map(({ rising }) => rising)).toEqual([false, true])
  })

  it('has nearly equal day and night at the equinox, everywhere', () => {
    for (const y of [-60, -30, 0, 30, 60]) {
      const d = darkness({ start: Date.UTC(2024, 2, 20), end: Date.UTC(2024, 2, 21), lon: -180, lat: y })
      // Refraction and half-width lengthen the day by 2 × 0.833° / cos(lat) of 360°.
      expect(d.dayShare).toBeCloseTo(0.5 + (2 * 0.833) / Math.cos((y * Math.PI) / 180) / 360, 2)
    }
  })

  it('takes an event without length', () => {
    fc.assert(
      fc.property(instant, lon, lat, (t, x, y) => {
        const d = darkness({ start: t, end: t, lon: x, lat: y })
        const names = ['day', 'civil', 'nautical', 'astronomical', 'night']
        expect(shares(d)).toEqual(names.map((name) => (name === lightAt(t, x, y) ? 1 : 0)))
        expect(d.moonlitShare).toBe(d.darkShare === 1 && moonAt(t, x, y).up ? 1 : 0)
        expect(d.moonIlluminatedShare).toBeCloseTo(moonAt(t, x, y).illuminatedShare, 5)
      }),
      { numRuns: 500 },
    )
  })

  it('takes a finding as it is', () => {
    const finding = { kind: 'rendezvous', start: 0, end: HOUR, lon: 0, lat: 0, minDistanceM: 10 }
    expect(darkness(finding)).toEqual(darkness({ start: 0, end: HOUR, lon: 0, lat: 0 }))
  })
})

describe('darkness along a path', () => {
  it('agrees with asking every ten seconds, also over ±180° and the poles', () => {
    fc.assert(
      fc.property(path, (points) => {
        const start = points[0]!.t
        agreesWithSampling(
          {
            start: start - HOUR / 4,
            end: Math.min(points[points.length - 1]!.t + HOUR / 4, start + 10 * HOUR),
            path: points,
          },
          10_000,
        )
      }),
      { numRuns: 40 },
    )
  })

  it('follows a flight that outruns the sun', () => {
    // Half round the equator in six hours, westwards at twice the sun's pace: the sun rises in the west.
    const flight = [0, 1, 2, 3].map((i) => ({ t: Date.UTC(2024, 2, 20, 18 + 2 * i), lon: 60 - 60 * i, lat: 0 }))
    const event = { start: flight[0]!.t, end: flight[3]!.t, path: flight }
    agreesWithSampling(event, 10_000)
    expect(crossingTimes(event, -0.833).map(({ rising }) => rising)).toEqual([true])
  })

  it('jumps where the path does', () => {
    const noon = Date.UTC(2024, 2, 20, 12)
    const jump: PathPoint[] = [
      { t: noon - HOUR, lon: 0, lat: 0 },
      { t: noon, lon: 0, lat: 0 },
      { t: noon, lon: 180, lat: 0 },
      { t: noon + HOUR, lon: 180, lat: 0 },
    ]
    const event = { start: noon - HOUR, end: noon + HOUR, path: jump }
    expect(lightChanges(event)).toEqual([{ t: noon, from: 'day', to: 'night' }])
    expect(darkness(event).nightShare).toBe(0.5)
    expect(darkness({ ...event, start: noon }).nightShare).toBe(1)
    expect(darkness({ ...event, end: noon }).nightShare).toBe(0)
  })

  it('jumps away and back', () => {
    const noon = Date.UTC(2024, 2, 20, 12)
    const stay = (from: number, to: number, x: number): PathPoint[] =>
      [from, to].map((m) => ({ t: noon + m * 60_000, lon: x, lat: 0 }))
    const event = { start: noon, end: noon + HOUR, path: [...stay(0, 20, 0), ...stay(20, 30, 180), ...stay(30, 60, 0)] }
    expect(lightChanges(event)).toEqual([
      { t: noon + 20 * 60_000, from: 'day', to: 'night' },
      { t: noon + 30 * 60_000, from: 'night', to: 'day' },
    ])
  })

  it('stays at the ends of the path before and after it', () => {
    const t = Date.UTC(2024, 2, 20)
    const line = [
      { t, lon: -60, lat: 10 },
      { t: t + HOUR, lon: -61, lat: 12 },
    ]
    const before = { start: t - 40 * HOUR, end: t - 8 * HOUR }
    const after = { start: t + 2 * HOUR, end: t + 30 * HOUR }
    expect(darkness({ ...before, path: line })).toEqual(darkness({ ...before, lon: -60, lat: 10 }))
    expect(darkness({ ...after, path: line })).toEqual(darkness({ ...after, lon: -61, lat: 12 }))
  })

  it('survives a way between antipodes', () => {
    const t = Date.UTC(2024, 5, 20)
    for (const [y, other] of [
      [0, 180],
      [90, 0],
      [-90, 0],
      [45, 180],
    ] as const) {
      const event = {
        start: t,
        end: t + HOUR,
        path: [
          { t, lon: 0, lat: y },
          { t: t + HOUR, lon: other, lat: -y },
        ],
      }
      const d = darkness(event)
      expect(sum(shares(d))).toBeCloseTo(1, 12)
    }
  })

  it('equals the place where nothing moves, and does not mind points in between', () => {
    fc.assert(
      fc.property(path, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (points, share) => {
        const [p, q] = [points[0]!, points[1]!]
        const event = { start: p.t, end: q.t }
        const rest = darkness({ ...event, path: [p, { ...p, t: q.t }] })
        expect(rest).toEqual(darkness({ ...event, lon: p.lon, lat: p.lat }))
        expect(rest).toEqual(darkness({ ...event, path: [p] }))
        const t = p.t + (q.t - p.t) * share
        const between = { t, ...alongGreatCircle(p.lon, p.lat, q.lon, q.lat, share) }
        const direct = shares(darkness({ ...event, path: [p, q] }))
        const viaPoint = shares(darkness({ ...event, path: [p, between, q] }))
        // Each change may round to a neighbouring millisecond.
        direct.forEach((x, i) => expect(Math.abs(x - viaPoint[i]!)).toBeLessThan(10 / (q.t - p.t) + 1e-9))
      }),
      { numRuns: 300 },
    )
  })

  it('passes over a thousand points as over two', () => {
    const start = Date.UTC(2024, 8, 1, 3)
    const end = start + 20 * HOUR
    const point = (share: number): PathPoint => ({
      t: start + share * 20 * HOUR,
      ...alongGreatCircle(178, 40, -176, 43, share),
    })
    const few = { start, end, path: [point(0), point(1)] }
    const many = { start, end, path: Array.from({ length: 1001 }, (_, i) => point(i / 1000)) }
    const [a, b] = [lightChanges(few), lightChanges(many)]
    expect(a.length).toBe(8)
    expect(b.map(({ from, to }) => [from, to])).toEqual(a.map(({ from, to }) => [from, to]))
    b.forEach(({ t }, i) => expect(Math.abs(t - a[i]!.t)).toBeLessThan(50)) // Math.asin in src/geo's way back loses some digits
  })
})

describe('crossings', () => {
  it('lie where the sun has the altitude', () => {
    fc.assert(
      fc.property(instant, lon, lat, fc.double({ min: -30, max: 30, noNaN: true }), (start, x, y, altitude) => {
        for (const { t, rising } of crossingTimes({ start, end: start + 24 * HOUR, lon: x, lat: y }, altitude)) {
          expect(Math.abs(sunAltitudeDeg(t, x, y) - altitude)).toBeLessThan(2e-5)
          expect(Math.abs(almanacSunAltitudeDeg(t, x, y) - altitude)).toBeLessThan(0.03)
          const after = sunAltitudeDeg(t + 2000, x, y) - sunAltitudeDeg(t - 2000, x, y)
          if (Math.abs(after) > 1e-4) expect(after > 0).toBe(rising)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds the shortest days and nights: where the sun only just passes an altitude', () => {
    fc.assert(
      fc.property(
        instant,
        lon,
        fc.double({ min: -89, max: 89, noNaN: true }),
        fc.integer({ min: 5, max: 600 }),
        fc.boolean(),
        (start, x, y, seconds, top) => {
          // The day's extreme by ternary search around noon or midnight of the place.
          const midnight = Math.floor(start / (24 * HOUR)) * 24 * HOUR - (x / 15) * HOUR
          const sign = top ? 1 : -1
          let [a, b] = [midnight + (top ? 9 : -3) * HOUR, midnight + (top ? 15 : 3) * HOUR]
          while (b - a > 10) {
            const [p, q] = [a + (b - a) / 3, b - (b - a) / 3]
            if (sign * sunAltitudeDeg(p, x, y) < sign * sunAltitudeDeg(q, x, y)) a = p
            else b = q
          }
          const around = { start: a - 7 * HOUR, end: a + 7 * HOUR, lon: x, lat: y }
          const level = (sunAltitudeDeg(a - 1000 * seconds, x, y) + sunAltitudeDeg(a + 1000 * seconds, x, y)) / 2
          fc.pre(Math.abs(level) < 89 && sign * (sunAltitudeDeg(a, x, y) - level) > 1e-6)
          // What happens hours away (the other extreme of the day near a pole) is not in question here.
          const near = crossingTimes(around, level).filter(({ t }) => Math.abs(t - a) < 2 * HOUR)
          expect(near.map(({ rising }) => rising)).toEqual([top, !top])
          for (const { t } of near)
            expect(Math.abs(Math.abs(t - a) - 1000 * seconds)).toBeLessThan(0.1 * 1000 * seconds + 3000)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('finds as many as a fine grid on a whole winter at the edge of the polar night', () => {
    const event = { start: Date.UTC(2023, 10, 1), end: Date.UTC(2024, 1, 1), lon: 19, lat: 67.38 }
    let seen = 0
    for (let t = event.start; t < event.end; t += 20_000) {
      if (sunAltitudeDeg(t, 19, 67.38) > -0.833 !== sunAltitudeDeg(t + 20_000, 19, 67.38) > -0.833) seen++
    }
    const crossings = crossingTimes(event, -0.833)
    expect(crossings.length).toBeGreaterThanOrEqual(seen)
    expect(crossings.length - seen).toBeLessThanOrEqual(4)
    expect(crossings.every(({ rising }, i) => rising === (i % 2 === 0))).toBe(true)
    const shortest = Math.min(...crossings.flatMap(({ t, rising }, i) => (rising ? [crossings[i + 1]!.t - t] : [])))
    expect(shortest).toBeLessThan(2 * HOUR)
  })

  it('do not depend on where the event is cut', () => {
    fc.assert(
      fc.property(instant, lon, lat, fc.integer({ min: 1, max: 48 * HOUR - 1 }), (start, x, y, cut) => {
        const whole = { start, end: start + 48 * HOUR, lon: x, lat: y }
        const parts = [
          { ...whole, end: start + cut },
          { ...whole, start: start + cut },
        ]
        const joined = parts.flatMap((part) => lightChanges(part).map(({ t }) => t))
        const once = lightChanges(whole)
          .map(({ t }) => t)
          .filter((t) => Math.abs(t - start - cut) > 2000)
        const kept = joined.filter((t) => Math.abs(t - start - cut) > 2000)
        expect(kept.length).toBe(once.length)
        kept.forEach((t, i) => expect(Math.abs(t - once[i]!)).toBeLessThanOrEqual(1))
        const [all, a, b] = [darkness(whole), darkness(parts[0]!), darkness(parts[1]!)]
        const weight = cut / (48 * HOUR)
        expect(all.nightShare).toBeCloseTo(a.nightShare * weight + b.nightShare * (1 - weight), 5)
        expect(all.moonlitShare).toBeCloseTo(a.moonlitShare * weight + b.moonlitShare * (1 - weight), 5)
      }),
      { numRuns: 300 },
    )
  })

  it('take the place on either side of ±180° and with whole turns', () => {
    const event = { start: Date.UTC(2024, 0, 1), end: Date.UTC(2024, 0, 3), lon: 180, lat: 12 }
    expect(lightChanges(event).length).toBe(16)
    expect(lightChanges({ ...event, lon: -180 })).toEqual(lightChanges(event))
    expect(lightChanges({ ...event, lon: -172 })).toEqual(lightChanges({ ...event, lon: 188 }))
  })
})

describe('darkIntervals', () => {
  it('are what darkness counts, and their complement is the rest', () => {
    fc.assert(
      fc.property(instant, lon, lat, fc.integer({ min: 1, max: 100 * HOUR }), (start, x, y, length) => {
        const event = { start, end: start + length, lon: x, lat: y }
        expect(totalMs(darkIntervals(event)) / length).toBeCloseTo(darkness(event).darkShare, 12)
        expect(darkIntervals(event, ['day', 'civil'])).toEqual(complementIntervals(darkIntervals(event), event))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a wrong call', () => {
  const event = { start: 0, end: 10, lon: 0, lat: 0 }
  it.each<[string, NightEvent, string]>([
    ['end before start', { ...event, end: -1 }, 'darkness: end is -1; expected a number from 0'],
    ['no start', { ...event, start: NaN }, 'darkness: start is NaN; expected a number from'],
    ['no latitude', { ...event, lat: 95 }, 'darkness: lat is 95; expected a number from -90 to 90.'],
    [
      'an empty path',
      { start: 0, end: 1, path: [] },
      'darkness: path is empty or no list; expected at least one point.',
    ],
    [
      'time going back',
      {
        start: 0,
        end: 1,
        path: [
          { t: 5, lon: 0, lat: 0 },
          { t: 4, lon: 0, lat: 0 },
        ],
      },
      'darkness: path[1] is t 4, lon 0, lat 0 after t 5; expected',
    ],
  ])('throws a sentence for %s', (_, wrong, sentence) => {
    expect(() => darkness(wrong)).toThrow(sentence)
  })

  it('throws a sentence for an altitude or a light that is none', () => {
    expect(() => crossingTimes(event, 91)).toThrow(
      'crossingTimes: altitudeDeg is 91; expected a number from -90 to 90.',
    )
    expect(() => darkIntervals(event, ['dusk' as 'day'])).toThrow(
      'darkIntervals: a light is "dusk"; expected one of night,',
    )
  })
})
