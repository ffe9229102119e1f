import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../bench/measure.js'
import type { Gap } from '../../src/model/index.js'
import { meetingWindow } from '../../src/reach/index.js'
import { randomPair } from '../geo/prismPairs.js'
import { direct, inverse, type Place, type TruePrism } from '../geo/prismTruth.js'
import { measured, silent, turned } from './darkMake.js'

fc.configureGlobal({ interruptAfterTimeLimit: 20_000 })

const HOUR = 3_600_000
const KN = 1852 / 3600
const start = 1_700_000_000_000
const origin: Place = { lon: 0, lat: 0 }

const asGap = ({ from, to, start: t0, end, mps }: TruePrism, vessel: string): Gap =>
  silent({ vessel, start: t0, from, topSpeedKn: mps / KN, ...(to === undefined ? { now: end } : { end, to }) })

describe('meetingWindow, where it can be worked out by hand', () => {
  it('of two ships heard at one place each', () => {
    const east = direct(origin, 90, 110_000)
    const a = silent({ vessel: 'A', start, end: start + 10 * HOUR, from: origin, topSpeedKn: 12 })
    const b = silent({ vessel: 'B', start, end: start + 10 * HOUR, from: east, topSpeedKn: 12 })
    const found = meetingWindow(a, b, { maxDistanceM: 1000 })!
    // Together they make the way less the kilometre, and then back.
    const comeMs = (1000 * 109_000) / (24 * KN)
    expect(Math.abs(found.start - (start + comeMs))).toBeLessThan(50)
    expect(Math.abs(found.end - (start + 10 * HOUR - comeMs))).toBeLessThan(50)
    expect(Math.abs(found.maxDwellMs - (10 * HOUR - 2 * comeMs))).toBeLessThan(5000)
    // They can lie anywhere between them where both come in time: with the same speed, in the middle.
    expect(inverse(found, direct(origin, 90, 55_000)).m).toBeLessThan(1000)
  })

  it('of a ship that has time to spare and one that has none', () => {
    // B sails 100 km at top speed, past A's place at 60 km, which A need not leave.
    const line = direct(origin, 0, 100_000)
    const ms = Math.round((1000 * 100_000) / (14 * KN))
    const b = silent({ vessel: 'B', start, end: start + ms, from: origin, to: line, topSpeedKn: 14 })
    const a = silent({ vessel: 'A', start, end: start + ms, from: direct(origin, 0, 60_000), topSpeedKn: 0 })
    const found = meetingWindow(a, b, { maxDistanceM: 700 })!
    expect(Math.abs(found.start - (start + 0.593 * ms))).toBeLessThan(200)
    expect(Math.abs(found.end - (start + 0.607 * ms))).toBeLessThan(200)
    expect(found.maxDwellMs).toBeLessThan(10)
    expect(
      meetingWindow(
        measured(a, { before: { ...a.measures.before, lon: 0.01 }, after: { ...a.measures.after!, lon: 0.01 } }),
        b,
        { maxDistanceM: 700 },
      ),
    ).toBe(undefined)
  })

  it('of fixes that need more than the top speed: as if it were what they need', () => {
    const to = direct(origin, 45, 200_000)
    const over = silent({ vessel: 'A', start, end: start + 6 * HOUR, from: origin, to, topSpeedKn: 10 })
    const beside = silent({
      vessel: 'B',
      start,
      end: start + 6 * HOUR,
      from: direct(origin, 45, 100_000),
      topSpeedKn: 1,
    })
    const found = meetingWindow(over, beside)!
    expect(Math.abs((found.start + found.end) / 2 - (start + 3 * HOUR))).toBeLessThan(1000)
    const exactly = { ...over, topSpeedKn: 200_000 / (6 * 3600) / KN }
    const same = meetingWindow(exactly, beside)!
    expect(Math.abs(same.start - found.start) + Math.abs(same.end - found.end)).toBeLessThan(50)
  })

  it('of silences that have not ended', () => {
    const away = direct(origin, 180, 90_000)
    const a = silent({ vessel: 'A', start, now: start + 5 * HOUR, from: origin, topSpeedKn: 10 })
    const b = silent({ vessel: 'B', start: start + HOUR, now: start + 5 * HOUR, from: away, topSpeedKn: 10 })
    const found = meetingWindow(a, b, { maxDistanceM: 0 })!
    // A has an hour's start; from then on both close in, until now.
    const comeMs = (1000 * (90_000 - 10 * 1852)) / (20 * KN)
    expect(Math.abs(found.start - (start + HOUR + comeMs))).toBeLessThan(50)
    expect(found.end).toBe(start + 5 * HOUR)
    expect(Math.abs(found.maxDwellMs - (found.end - found.start))).toBeLessThan(2000)
  })

  it('is an instant where one silence begins as the other ends, at one place', () => {
    const a = silent({ vessel: 'A', start, end: start + HOUR, from: origin, topSpeedKn: 10 })
    const b = silent({ vessel: 'B', start: start + HOUR, end: start + 2 * HOUR, from: origin, topSpeedKn: 10 })
    expect(meetingWindow(a, b)).toEqual({ start: start + HOUR, end: start + HOUR, maxDwellMs: 0, lon: 0, lat: 0 })
    expect(meetingWindow(a, { ...b, start: start + HOUR + 1 })).toBe(undefined)
  })

  it('lies over the pole for two ships on both sides of it', () => {
    const a = silent({ vessel: 'A', start, end: start + 20 * HOUR, from: { lon: 20, lat: 89.5 }, topSpeedKn: 10 })
    const b = silent({ vessel: 'B', start, end: start + 20 * HOUR, from: { lon: -160, lat: 89.5 }, topSpeedKn: 10 })
    const found = meetingWindow(a, b)!
    const comeMs = (1000 * (inverse(a.measures.before, b.measures.before).m - 500)) / (20 * KN)
    expect(Math.abs(found.start - (start + comeMs))).toBeLessThan(50)
    expect(found.lat).toBeGreaterThan(89.9)
  })
})

describe('meetingWindow', () => {
  const pairs = fc.integer({ min: 1, max: 1e6 }).map((seed) => {
    const [a, b] = randomPair(seeded(seed), seed % 2 === 0 ? {} : { slack: [1.0001, 1.1] })
    return [asGap(a, 'A'), asGap(b, 'B')] as const
  })

  it('does not depend on the order of the two', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(meetingWindow(b, a)).toEqual(meetingWindow(a, b))
      }),
      { numRuns: 500 },
    )
  })

  it('turns with the globe and moves with time', () => {
    let met = 0
    fc.assert(
      fc.property(
        pairs,
        fc.double({ min: -360, max: 360, noNaN: true }),
        fc.integer({ min: -1e12, max: 1e12 }),
        ([a, b], by, ms) => {
          const later = (gap: Gap): Gap => ({
            ...gap,
            start: gap.start + ms,
            ...(gap.end === undefined ? {} : { end: gap.end + ms }),
          })
          const one = meetingWindow(a, b)
          const two = meetingWindow(later(turned(a, by)), later(turned(b, by)))
          // Where they barely can, rounding decides; then the window is short.
          if (one === undefined || two === undefined) {
            expect((one ?? two)?.maxDwellMs ?? 0).toBeLessThan(60_000)
            return
          }
          met++
          if (one.end - one.start < 60_000) return
          expect(Math.abs(two.start - ms - one.start) + Math.abs(two.end - ms - one.end)).toBeLessThan(30_000)
          expect(Math.abs(two.maxDwellMs - one.maxDwellMs)).toBeLessThan(10_000 + 0.002 * one.maxDwellMs)
        },
      ),
      { numRuns: 500 },
    )
    expect(met).toBeGreaterThan(50)
  })

  it('only grows with the limit, the speed and the time', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(0, 500, 5000), ([a, b], maxDistanceM) => {
        const tight = meetingWindow(a, b, { maxDistanceM })
        if (tight === undefined) return
        const wide = meetingWindow(a, b, { maxDistanceM: maxDistanceM + 1000 })!
        const fast = meetingWindow(measured(a, { topSpeedKn: a.measures.topSpeedKn * 1.1 }), b, { maxDistanceM })!
        for (const more of [wide, fast]) {
          expect(more.start).toBeLessThanOrEqual(tight.start + 1)
          expect(more.end).toBeGreaterThanOrEqual(tight.end - 1)
          expect(more.maxDwellMs).toBeGreaterThan(tight.maxDwellMs * 0.999 - 5000)
        }
        expect(tight.maxDwellMs).toBeLessThanOrEqual(tight.end - tight.start + 1)
      }),
      { numRuns: 500 },
    )
  })

  it('gives a place from which both make their next fixes after the stay', () => {
    let met = 0
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const found = meetingWindow(a, b)
        if (found === undefined) return
        met++
        for (const gap of [a, b]) {
          const aroundM =
            inverse(gap.measures.before, found).m +
            (gap.measures.after === undefined ? 0 : inverse(found, gap.measures.after).m)
          const needMs = (1000 * aroundM) / (gap.measures.topSpeedKn * KN) + found.maxDwellMs
          // Each lies up to half the limit from the middle, there and back; a metre for the margin, and what a stay is
          // exact to.
          const aside = gap.measures.after === undefined ? 250 : 500
          const spareMs = (1000 * (aside + 1)) / (gap.measures.topSpeedKn * KN) + 0.0005 * found.maxDwellMs
          expect(needMs).toBeLessThan(gap.measures.durationMs + spareMs)
        }
      }),
      { numRuns: 500 },
    )
    expect(met).toBeGreaterThan(50)
  })

  it('is none where a place or a speed is no number, and says what is wrong with an option', () => {
    const a = silent({ vessel: 'A', start, end: start + HOUR, from: origin, topSpeedKn: 10 })
    const b = silent({ vessel: 'B', start, end: start + HOUR, from: origin, topSpeedKn: 10 })
    expect(meetingWindow(a, b)?.maxDwellMs).toBeGreaterThan(0.999 * HOUR)
    expect(meetingWindow(a, measured(b, { topSpeedKn: NaN }))).toBe(undefined)
    expect(meetingWindow(a, measured(b, { before: { ...b.measures.before, lat: NaN } }))).toBe(undefined)
    expect(meetingWindow(a, { ...b, end: start - 1 })).toBe(undefined)
    expect(() => meetingWindow(a, b, { maxDistanceM: -1 })).toThrow(
      'meetingWindow: maxDistanceM is -1; expected a number from 0 to 200000.',
    )
    expect(() => meetingWindow(a, b, { withinM: 5 } as object)).toThrow(
      'meetingWindow: there is no option "withinM"; expected one of maxDistanceM.',
    )
  })
})
