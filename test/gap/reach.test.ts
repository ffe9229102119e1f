import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Gap, MultiPolygon, Polygon, Position } from '../../src/model/index.js'
import { reachableArea, slackMs, slackRatio, reachSpeed } from '../../src/reach/index.js'
import { direct, inverse, type Place } from '../geo/prismTruth.js'
import { measured, silent } from './darkMake.js'

fc.configureGlobal({ interruptAfterTimeLimit: 20_000 })

const HOUR = 3_600_000
const KN = 1852 / 3600
const start = 1_700_000_000_000

/** A closed gap of some hours: fixes `wayM` apart in a direction, time `slack` times that of the passage. */
function closedGap(from: Place, bearing: number, wayM: number, slack: number, topSpeedKn: number): Gap {
  const end = start + Math.round((1000 * wayM * slack) / (topSpeedKn * KN))
  return silent({ vessel: 'A', start, end, from, to: direct(from, bearing, wayM), topSpeedKn })
}

const contains = (area: Polygon | MultiPolygon, { lon, lat }: Place): boolean =>
  booleanPointInPolygon([lon, lat], area) || (lon === -180 && booleanPointInPolygon([180, lat], area))
const polygonsOf = (area: Polygon | MultiPolygon): Position[][][] =>
  area.type === 'Polygon' ? [area.coordinates] : area.coordinates

/** RFC 7946: closed rings within the map, outer ones counterclockwise. */
function expectValid(area: Polygon | MultiPolygon): void {
  for (const polygon of polygonsOf(area)) {
    polygon.forEach((ring, r) => {
      expect(ring.length).toBeGreaterThan(3)
      expect(ring[0]).toEqual(ring.at(-1))
      let doubled = 0
      ring.forEach(([lon = NaN, lat = NaN], i) => {
        expect(Math.abs(lon)).toBeLessThanOrEqual(180)
        expect(Math.abs(lat)).toBeLessThanOrEqual(90)
        const [lon2 = lon, lat2 = lat] = ring[i + 1] ?? []
        doubled += lon * lat2 - lon2 * lat
      })
      expect(doubled > 0).toBe(r === 0)
    })
  }
}

const places = fc.record({
  lon: fc.double({ min: -180, max: 179.99, noNaN: true }),
  lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
})
const wherever = fc.oneof(
  places,
  places.map(({ lat, lon }) => ({ lat, lon: lon > 0 ? 179.9 : -179.9 })),
  places.map(({ lon }) => ({ lon, lat: 89 })),
)
const bearing = fc.double({ min: 0, max: 360, noNaN: true })

describe('reachableArea', () => {
  it('over all the silence is what the way by a place leaves time for, anywhere', () => {
    fc.assert(
      fc.property(
        wherever,
        bearing,
        fc.double({ min: 1e3, max: 6e5, noNaN: true }),
        fc.double({ min: 1.02, max: 5, noNaN: true }),
        bearing,
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        (from, b, wayM, slack, look, far) => {
          const gap = closedGap(from, b, wayM, slack, 14)
          const area = reachableArea(gap)
          expectValid(area)
          const reachM = 14 * KN * (gap.measures.durationMs / 1000)
          const x = direct(direct(from, b, wayM / 2), look, (far * reachM) / 2)
          const spareM = reachM - inverse(from, x).m - inverse(x, gap.measures.after!).m
          // The tolerance is a thousandth of the reach; a step outwards makes the way by a place up to twice as much
          // longer, at a long ellipse's side far less.
          if (Math.abs(spareM) > 0.003 * reachM) expect(contains(area, x)).toBe(spareM > 0)
        },
      ),
      { numRuns: 250 },
    )
  })

  it('at one instant is the overlap of two disks', () => {
    fc.assert(
      fc.property(
        wherever,
        bearing,
        fc.double({ min: 1e3, max: 6e5, noNaN: true }),
        fc.double({ min: 1.02, max: 5, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        bearing,
        fc.double({ min: 0, max: 1.3, noNaN: true }),
        (from, b, wayM, slack, share, look, far) => {
          const gap = closedGap(from, b, wayM, slack, 14)
          const t = gap.start + Math.round(share * gap.measures.durationMs)
          const area = reachableArea(gap, { t, toleranceM: 20 })
          expectValid(area)
          const [r0, r1] = [14 * KN * ((t - gap.start) / 1000), 14 * KN * ((gap.end! - t) / 1000)]
          const x = direct(direct(from, b, wayM * (r0 / (r0 + r1))), look, far * Math.min(r0, r1))
          const spareM = Math.min(r0 - inverse(from, x).m, r1 - inverse(gap.measures.after!, x).m)
          if (Math.abs(spareM) > 25) expect(contains(area, x)).toBe(spareM > 0)
        },
      ),
      { numRuns: 250 },
    )
  })

  it('has its points on the outline', () => {
    const gap = closedGap({ lon: 179, lat: 52 }, 70, 300_000, 1.1, 15)
    for (const [lon = 0, lat = 0] of polygonsOf(reachableArea(gap)).flat(2)) {
      if (Math.abs(lon) === 180) continue
      const sum = inverse(gap.measures.before, { lon, lat }).m + inverse(gap.measures.after!, { lon, lat }).m
      expect(Math.abs(sum - 330_000)).toBeLessThan(1)
    }
  })

  it('is cut at ±180°', () => {
    const area = reachableArea(closedGap({ lon: 179, lat: 10 }, 90, 200_000, 1.5, 14))
    expect(area.type).toBe('MultiPolygon')
    expect(polygonsOf(area)).toHaveLength(2)
    expect(
      [
        { lon: 179.5, lat: 10 },
        { lon: -179.5, lat: 10 },
        { lon: 0, lat: 10 },
      ].map((x) => contains(area, x)),
    ).toEqual([true, true, false])
  })

  it('holds a pole, and both', () => {
    const open = (lat: number, hours: number): Polygon | MultiPolygon =>
      reachableArea(silent({ vessel: 'A', start, now: start + hours * HOUR, from: { lon: 30, lat }, topSpeedKn: 10 }))
    const cap = open(89, 10) // 100 nautical miles, the pole 60 away
    expectValid(cap)
    expect([90, 89.9, 88, 87].map((lat) => contains(cap, { lon: -150, lat }))).toEqual([true, true, false, false])
    expect([89.5, 88, 87.5, 87].map((lat) => contains(cap, { lon: 30, lat }))).toEqual([true, true, true, false])
    const half = open(0, 600) // 6,000 nautical miles: beyond both poles, but not to the antipode
    expectValid(half)
    expect(
      [
        [30, 89],
        [30, -89],
        [-150, 85],
        [-150, -85],
        [-150, 0],
      ].map(([lon = 0, lat = 0]) => contains(half, { lon, lat })),
    ).toEqual([true, true, true, true, false])
    expect(open(0, 1200)).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [-180, -90],
          [180, -90],
          [180, 90],
          [-180, 90],
          [-180, -90],
        ],
      ],
    })
  })

  it('is a disk round the last fix of an open gap, and grows', () => {
    const gap = silent({ vessel: 'A', start, now: start + 5 * HOUR, from: { lon: 20, lat: -35 }, topSpeedKn: 12 })
    const at = (t: number): number[] =>
      polygonsOf(reachableArea(gap, { t }))
        .flat(2)
        .map(([lon = 0, lat = 0]) => inverse(gap.measures.before, { lon, lat }).m)
    for (const m of at(start + HOUR)) expect(m).toBeCloseTo(12 * 1852, 0)
    for (const m of at(start + 5 * HOUR)) expect(m).toBeCloseTo(60 * 1852, 0)
  })

  it('survives gaps without time to spare, without way, and without places', () => {
    const line = closedGap({ lon: 5, lat: 60 }, 30, 100_000, 1, 14)
    const narrow = reachableArea(line)
    expectValid(narrow)
    expect(
      polygonsOf(narrow)[0]![0]!.some(([lon = 0, lat = 0]) => inverse(line.measures.after!, { lon, lat }).m < 5),
    ).toBe(true)
    expectValid(reachableArea(silent({ vessel: 'A', start, end: start + HOUR, from: { lon: 5, lat: 60 } })))
    const lost = silent({ vessel: 'A', start, end: start + HOUR, from: { lon: NaN, lat: 60 }, to: { lon: 1, lat: 60 } })
    expect(reachableArea(lost)).toEqual({ type: 'MultiPolygon', coordinates: [] })
  })

  it('says what is wrong with an option', () => {
    const gap = closedGap({ lon: 5, lat: 60 }, 30, 100_000, 2, 14)
    expect(() => reachableArea(gap, { t: gap.start - 1 })).toThrow(
      'reachableArea: t is 1699999999999; expected a number from 1700000000000',
    )
    expect(() => reachableArea(gap, { toleranceM: 0 })).toThrow(
      'reachableArea: toleranceM is 0; expected a number from 0.01 to 1000000.',
    )
  })
})

describe('slack', () => {
  it('is what a direct passage leaves', () => {
    const gap = closedGap({ lon: 5, lat: 60 }, 30, 100_000, 2, 14)
    expect(Math.abs(slackMs(gap) - gap.measures.durationMs / 2)).toBeLessThan(3)
    expect(slackRatio(gap)).toBeCloseTo(2, 6)
    const still = silent({ vessel: 'A', start, end: start + HOUR, from: { lon: 5, lat: 60 } })
    expect([slackMs(still), slackRatio(still)]).toEqual([HOUR, undefined])
    const open = silent({ vessel: 'A', start, now: start + HOUR, from: { lon: 5, lat: 60 } })
    expect([slackMs(open), slackRatio(open)]).toEqual([HOUR, undefined])
  })

  it('raises a top speed that the fixes do not allow', () => {
    const gap = measured(closedGap({ lon: 5, lat: 60 }, 30, 100_000, 1, 14), { topSpeedKn: 7 })
    expect(reachSpeed(gap)).toEqual({ speedKn: 14, raised: true })
    expect([slackMs(gap), slackRatio(gap)]).toEqual([0, expect.closeTo(1, 9)])
    expect(reachSpeed(measured(gap, { topSpeedKn: 20 }))).toEqual({ speedKn: 20, raised: false })
  })
})
