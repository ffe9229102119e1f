import { describe, expect, it } from 'vitest'
import { median, select } from '../../src/base/index.js'
import type { Dimensions, Particulars, PositionReport, Rendezvous } from '../../src/model/index.js'
import { findRendezvous, type RendezvousScene } from '../../src/rendezvous/index.js'
import { hullCorners, hullDistanceM } from '../../src/rendezvous/measure/index.js'
import type { GivenRendezvousOptions } from '../../src/rendezvous/options/index.js'
import { every, HOUR, meeting, MIN, random, sail, still, straight, T0, tracksOf, type Way } from '../helpers/tracks.js'

const SEA = { lon: 5, lat: 40 }
const hours = (from: number, to: number, step = 5 * MIN): number[] => every(step, T0 + from * HOUR, T0 + to * HOUR)
const find = (options: GivenRendezvousOptions, ...reports: PositionReport[][]): Rendezvous[] =>
  findRendezvous({ tracks: tracksOf(...reports) }, options)
const findIn = (known: Omit<RendezvousScene, 'tracks'>, ...reports: PositionReport[][]): Rendezvous[] =>
  findRendezvous({ ...known, tracks: tracksOf(...reports) })

type Point = readonly [number, number]

/** Distance of two polygons by many points along both outlines: another way altogether than the library's. */
function outlineDistanceM(p: readonly Point[], q: readonly Point[]): number {
  const outline = (corners: readonly Point[]): Point[] =>
    corners.flatMap((c, i) => {
      const d = corners[(i + 1) % corners.length]!
      return Array.from({ length: 200 }, (_, k): Point => [
        c[0] + ((d[0] - c[0]) * k) / 200,
        c[1] + ((d[1] - c[1]) * k) / 200,
      ])
    })
  const [a, b] = [outline(p), outline(q)]
  return Math.min(...a.map((x) => Math.min(...b.map((y) => Math.hypot(x[0] - y[0], x[1] - y[1])))))
}

const isInside = (point: Point, corners: readonly Point[]): boolean =>
  corners.every((c, i) => {
    const d = corners[(i + 1) % corners.length]!
    return (d[0] - c[0]) * (point[1] - c[1]) - (d[1] - c[1]) * (point[0] - c[0]) >= 0
  })

const pointsOf = (corners: Float64Array): Point[] => [0, 2, 4, 6].map((i) => [corners[i]!, corners[i + 1]!])

describe('hull gap', () => {
  const box = (toBowM: number, toSternM: number, toPortM: number, toStarboardM: number): Dimensions => ({
    toBowM,
    toSternM,
    toPortM,
    toStarboardM,
  })
  const particulars = (a: Dimensions, b: Dimensions): Particulars[] => [
    { id: 'A', hull: 0, dimensions: a },
    { id: 'B', hull: 0, dimensions: b },
  ]
  const lie = (east: number, north: number, headingA: number, headingB: number, lat = 40): PositionReport[][] => [
    sail('A', { lon: 5, lat }, still(), hours(0, 3), { headingDeg: headingA }),
    sail('B', { lon: 5, lat }, still(east, north), hours(0, 3), { headingDeg: headingB }),
  ]

  it.each([
    // Bows north: A's starboard side 20 m east of its antenna, B's port side 10 m west of its own.
    [0, 0, 70, 0, 70 - 20 - 10],
    // Bow to stern: B's stern 60 m south of its antenna, A's bow 200 m north of its own.
    [0, 0, 0, 300, 300 - 200 - 60],
    // B turned round lies with its starboard side, 25 m, towards A.
    [0, 180, 70, 0, 70 - 20 - 25],
    // Both turned east: what was east is south.
    [90, 90, 0, -70, 70 - 20 - 10],
    // B across A's bow, its bow to the west: the starboard side is north, the port side, 10 m, south.
    [0, 270, 0, 260, 260 - 200 - 10],
    // Corner to corner: A's starboard bow at (20, 200), B's port quarter at (90 - 10, 290 - 60).
    [0, 0, 90, 290, Math.hypot(60, 30)],
    // Overlap.
    [0, 0, 25, 0, 0],
  ])('headings %i and %i, %i m east and %i m north: %f m', (headingA, headingB, east, north, gap) => {
    const known = { particulars: particulars(box(200, 50, 15, 20), box(100, 60, 10, 25)) }
    const [r] = findIn(known, ...lie(east, north, headingA, headingB))
    expect(r!.measures.hullGapM).toBeCloseTo(gap, 1)
    expect(r!.measures.medianDistanceM).toBeCloseTo(Math.hypot(east, north), 1)
    // Wherever on the globe.
    const [s] = findIn(known, ...lie(east, north, headingA, headingB, 80))
    expect(s!.measures.hullGapM).toBeCloseTo(gap, 1)
  })

  it('is the distance of two rectangles, at any headings', () => {
    const next = random(21)
    const [p, q] = [new Float64Array(8), new Float64Array(8)]
    let apart = 0
    for (let i = 0; i < 60; i++) {
      const d = box(next() * 200, next() * 80, next() * 30, next() * 30)
      hullCorners(d, next() * 360, 0, 0, p)
      hullCorners(
        box(next() * 200, next() * 80, next() * 30, next() * 30),
        next() * 360,
        (next() - 0.5) * 500,
        (next() - 0.5) * 500,
        q,
      )
      const ours = hullDistanceM(p, q)
      const [a, b] = [pointsOf(p), pointsOf(q)]
      const wanted = outlineDistanceM(a, b)
      if (ours > 0) {
        apart++
        expect(ours).toBeLessThanOrEqual(wanted + 1e-9)
        expect(wanted - ours).toBeLessThan(1) // the sampled outline is never nearer, and hardly farther
      } else {
        // They overlap: a corner inside the other, or outlines that cross.
        expect(wanted < 1.5 || a.some((x) => isInside(x, b)) || b.some((x) => isInside(x, a))).toBe(true)
      }
      expect(hullDistanceM(q, p)).toBeCloseTo(ours, 9)
      expect(Math.max(...a.map((x) => Math.hypot(...x)))).toBeLessThan(300)
    }
    expect(apart).toBeGreaterThan(20)
  })

  it('is there only where dimensions and headings of both are known, of the right hull at the right time', () => {
    const d = box(100, 50, 10, 10)
    const has = (list: Particulars[], headings: [number, number] = [0, 0]): boolean =>
      'hullGapM' in findIn({ particulars: list }, ...lie(80, 0, ...headings))[0]!.measures
    expect(has(particulars(d, d))).toBe(true)
    expect(has([])).toBe(false)
    expect(has(particulars(d, d).slice(0, 1))).toBe(false)
    expect(has(particulars(d, d), [511, 0])).toBe(false)
    expect(has(particulars(d, d), [0, NaN])).toBe(false)
    expect(has(particulars(d, d).map((p) => ({ ...p, hull: 1 })))).toBe(false)
    expect(has(particulars(d, d).map((p) => ({ ...p, end: T0 })))).toBe(false)
    expect(has(particulars(d, d).map((p) => ({ ...p, start: T0, end: T0 + 3 * HOUR })))).toBe(true)
  })

  it('is of the newer of two hulls where one stretch of particulars ends and the next begins halfway through', () => {
    const middle = T0 + 1.5 * HOUR
    const [older, newer] = [box(50, 50, 2, 2), box(50, 50, 30, 30)]
    const own = [
      { id: 'A', hull: 0, end: middle, dimensions: older },
      { id: 'A', hull: 0, start: middle, dimensions: newer },
    ]
    const other = { id: 'B', hull: 0, dimensions: box(50, 50, 10, 10) }
    for (const list of [own, [...own].reverse()]) {
      const [r] = findIn({ particulars: [...list, other] }, ...lie(80, 0, 0, 0))
      expect((r!.start + r!.end) / 2).toBe(middle)
      expect(r!.measures.hullGapM).toBeCloseTo(80 - 30 - 10, 1)
    }
  })
})

describe('headings', () => {
  const pair = (a: (t: number) => number | undefined, b: (t: number) => number | undefined): Rendezvous => {
    const with_ = (id: string, east: number, heading: (t: number) => number | undefined) =>
      sail(id, SEA, still(east, 0), hours(0, 3)).map((r) => {
        const h = heading(r.t)
        return h === undefined ? r : { ...r, headingDeg: h }
      })
    return find({}, with_('A', 0, a), with_('B', 100, b))[0]!
  }

  it.each([
    [10, 350, 20],
    [350, 10, 20],
    [0, 180, 180],
    [90, 90, 0],
    [0, 359, 1],
    [45, 300, 105],
  ])('%i and %i differ by %i degrees', (a, b, difference) => {
    expect(
      pair(
        () => a,
        () => b,
      ).measures.headingDifferenceDeg,
    ).toBe(difference)
  })

  it('the median rules, and the few wrong ones do not', () => {
    const odd = (t: number): boolean => (t - T0) % (25 * MIN) === 0
    expect(
      pair(
        (t) => (odd(t) ? 222 : 40),
        () => 41,
      ).measures.headingDifferenceDeg,
    ).toBe(1)
  })

  it('the bearing of B is off the bow of A', () => {
    expect(
      pair(
        () => 0,
        () => 0,
      ).measures.shape.relativeBearingDeg,
    ).toBeCloseTo(90, 1)
    expect(
      pair(
        () => 90,
        () => 0,
      ).measures.shape.relativeBearingDeg! % 360,
    ).toBeCloseTo(0, 1)
    expect(
      pair(
        () => 180,
        () => undefined,
      ).measures.shape.relativeBearingDeg,
    ).toBeCloseTo(270, 1)
  })

  it('"not available", 511, among good headings is no heading', () => {
    const half = (t: number): number => ((t - T0) % (10 * MIN) === 0 ? 511 : 40)
    const r = pair(half, () => 40)
    expect(r.measures.headingDifferenceDeg).toBe(0)
    expect(r.measures.shape.relativeBearingDeg).toBeCloseTo(50, 1)
  })

  it('few known headings are none', () => {
    const first = (t: number): number | undefined => (t < T0 + 15 * MIN ? 5 : undefined)
    expect(pair(first, () => 5).measures).not.toHaveProperty('headingDifferenceDeg')
  })
})

describe('speeds', () => {
  const company = (speed: number, course: number, more: Way = () => [0, 100]): PositionReport[][] => {
    const go = straight(T0, [0, 0], speed, course)
    return [
      sail('A', SEA, go, hours(0, 3)),
      sail('B', SEA, (t) => [go(t)[0] + more(t)[0], go(t)[1] + more(t)[1]], hours(0, 3)),
    ]
  }

  it.each([0, 33, 90, 181, 270])('in company at five knots, course %i', (course) => {
    const [r] = find({}, ...company(5, course))
    expect(r!.measures.mode).toBe('underway')
    expect(r!.measures.medianSpeedKn[0]).toBeCloseTo(5, 1)
    expect(r!.measures.medianSpeedKn[1]).toBeCloseTo(5, 1)
    expect(r!.measures.relativeSpeedKn).toBeLessThan(0.02)
    expect(r!.measures.shape.netDriftM).toBeGreaterThan(0.9 * 3 * 5 * 1852)
    expect(r!.measures.shape.relativeSpreadM).toBeLessThan(2)
  })

  it('one ship slowly overhauling the other: relative speed by closed form', () => {
    // 200 m in three hours: 0.036 knots.
    const [r] = find({}, ...company(5, 0, (t) => [80, -100 + (200 * (t - T0)) / (3 * HOUR)]))
    expect(r!.measures.relativeSpeedKn).toBeCloseTo(200 / 3 / 1852, 2)
    expect(Math.abs(r!.measures.minAt - (T0 + 1.5 * HOUR))).toBeLessThan(60_000)
    expect(r!.measures.minDistanceM).toBeCloseTo(80, 1)
  })

  it('each mode by its speed', () => {
    const modeAt = (speed: number): string | undefined => find({}, ...company(speed, 70))[0]?.measures.mode
    expect([0, 0.1].map(modeAt)).toEqual(['anchored', 'anchored'])
    expect([0.7, 1.5].map(modeAt)).toEqual(['drifting', 'drifting'])
    expect([4, 5, 7.5].map(modeAt)).toEqual(['underway', 'underway', 'underway'])
    expect([8.5, 12, 20].map(modeAt)).toEqual([undefined, undefined, undefined])
  })

  it('what stands in the fields for speed and course changes nothing', () => {
    const plain = company(5, 70)
    const noisy = plain.map((list, k) =>
      list.map((r, i) => ({ ...r, sogKn: (i * 7 + k) % 23, cogDeg: (i * 77 + k) % 360, navStatus: i % 9 })),
    )
    expect(find({}, ...noisy)).toEqual(find({}, ...plain))
  })

  it('under way: not across each other, unless no heading says so', () => {
    const heading = (a: number, b: number): Rendezvous[] => {
      const [p, q] = company(5, 70)
      return find(
        {},
        p!.map((r) => ({ ...r, headingDeg: a })),
        q!.map((r) => ({ ...r, headingDeg: b })),
      )
    }
    expect(heading(70, 72)).toHaveLength(1)
    expect(heading(70, 250)).toHaveLength(1)
    expect(heading(70, 110)).toHaveLength(0)
  })
})

describe('ends', () => {
  it('by motion: as far as the farther end of the leg', () => {
    // The other lies still. Contact begins on the leg of ten minutes that ends as B comes alongside, 74 s before its
    // end.
    const [r] = find({}, meeting(SEA, T0, T0 + 3 * HOUR, hours(-1, 4, 4 * MIN), { otherTimes: hours(-1, 4, 10 * MIN) }))
    const [startUncertaintyMs, endUncertaintyMs] = [r!.start - (T0 - 10 * MIN), T0 + 3 * HOUR + 10 * MIN - r!.end]
    expect(r).toMatchObject({
      measures: { startsBy: 'motion', endsBy: 'motion', startUncertaintyMs, endUncertaintyMs },
    })
    expect(r!.measures.startUncertaintyMs).toBeGreaterThan(8 * MIN)
    expect(r!.measures.endUncertaintyMs).toBeGreaterThan(8 * MIN)
    expect(r!.measures.shape.approachFromM).toBeGreaterThan(10_000)
    expect(r!.measures.shape.closingSpeedKn).toBeCloseTo(10, 0)
    expect(r!.measures.shape.openingSpeedKn).toBeCloseTo(10, 0)
    expect(r!.measures.shape.approachSpeedKn![0]).toBe(0)
    expect(r!.measures.shape.approachSpeedKn![1]).toBeCloseTo(10, 0)
  })

  it('by the record: nothing is known beyond it', () => {
    const [r] = find({}, meeting(SEA, T0, T0 + 3 * HOUR, hours(1, 2)))
    expect(r).toMatchObject({
      start: T0 + HOUR,
      end: T0 + 2 * HOUR,
      measures: { startsBy: 'record', endsBy: 'record' },
    })
    expect(r!.measures).not.toHaveProperty('startUncertaintyMs')
    expect(r!.measures).not.toHaveProperty('endUncertaintyMs')
    expect(r!.measures.shape).not.toHaveProperty('approachFromM')
    expect(r!.measures.shape).not.toHaveProperty('separationToM')
  })

  const silent = (before: number, after: number): Rendezvous[] => {
    const far = (eastM: number, h: number): PositionReport[] => sail('B', SEA, still(eastM, 0), [T0 + h * HOUR])
    const b = [...far(before, -5), ...sail('B', SEA, still(100, 0), hours(0, 3)), ...far(after, 9)]
    return find({}, sail('A', SEA, still(), hours(-6, 10)), b)
  }

  it('by silence: as long as it lasted', () => {
    expect(silent(30_000, 30_000)).toMatchObject([
      {
        measures: { startsBy: 'silence', endsBy: 'silence', startUncertaintyMs: 5 * HOUR, endUncertaintyMs: 6 * HOUR },
      },
    ])
  })

  it('by silence, with both together on its far side: nothing bounds it', () => {
    const [start] = silent(100, 30_000)
    expect(start).toMatchObject({ measures: { startsBy: 'silence', endUncertaintyMs: 6 * HOUR } })
    expect(start!.measures).not.toHaveProperty('startUncertaintyMs')
    const [end] = silent(30_000, 100)
    expect(end).toMatchObject({ measures: { endsBy: 'silence', startUncertaintyMs: 5 * HOUR } })
    expect(end!.measures).not.toHaveProperty('endUncertaintyMs')
  })

  it('by silence, in which the record of the other ends: nothing bounds it', () => {
    const a = sail('A', SEA, still(), hours(0, 3.5))
    const [r] = find({}, a, sail('B', SEA, still(100, 0), [...hours(-1, 2), T0 + 4 * HOUR]))
    expect(r).toMatchObject({ end: T0 + 2 * HOUR, measures: { startsBy: 'record', endsBy: 'silence' } })
    expect(r!.measures).not.toHaveProperty('endUncertaintyMs')
  })

  it('the id names kind, vessels and the first report received in contact', () => {
    const [r] = find({}, meeting(SEA, T0 + 150_000, T0 + 3 * HOUR, hours(-1, 4)))
    const first = hours(-1, 4).find((t) => t >= r!.start)
    expect(r!.id).toBe(`rendezvous:A:B:${first}`)
  })
})

describe('select and median', () => {
  it('agree with sorting', () => {
    const next = random(4)
    for (let n = 1; n < 60; n++) {
      const values = Float64Array.from({ length: n }, () => Math.floor(next() * 12) - 3)
      const sorted = [...values].sort((p, q) => p - q)
      const k = Math.floor(next() * n)
      expect(select(values.slice(), n, k)).toBe(sorted[k])
      expect(median(values.slice(), n)).toBe((sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2)
    }
  })
})
