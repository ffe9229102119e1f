import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import geodesic from 'geographiclib-geodesic'
import { boxContains, distanceM, lonLatBoxDistanceM } from '../../src/geo/index.js'
import type { PositionReport } from '../../src/model/index.js'
import { createLiveIndex } from '../../src/place/index.js'

const at = (id: string, lon: number, lat: number, t = 0): PositionReport => ({ id, t, lon, lat })

// Places anywhere, and crowds where it is hard: the seam, both poles, the antipode of the query.
const lonAnywhere = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.constantFrom(-180, 180, 0, 179.9999999, -179.9999999),
  fc.double({ min: 179.5, max: 180, noNaN: true }),
  fc.double({ min: -180, max: -179.5, noNaN: true }),
)
const latAnywhere = fc.oneof(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.constantFrom(-90, 90, 0),
  fc.double({ min: 89.9, max: 90, noNaN: true }),
  fc.double({ min: -0.1, max: 0.1, noNaN: true }),
)
const place = fc.tuple(lonAnywhere, latAnywhere)
const fleet = fc.array(place, { maxLength: 80 }).map((places) => places.map(([lon, lat], i) => at(`v${i}`, lon, lat)))

const filled = (reports: readonly PositionReport[]) => {
  const index = createLiveIndex()
  for (const report of reports) expect(index.update(report)).toBeUndefined()
  return index
}

const byDistance = (reports: readonly PositionReport[], lon: number, lat: number) =>
  reports
    .map((r) => ({ id: r.id, distanceM: Math.round(distanceM(lon, lat, r.lon, r.lat) * 100) / 100 }))
    .sort((a, b) => a.distanceM - b.distanceM || (a.id < b.id ? -1 : 1))

const bare = (found: readonly { id: string; distanceM: number }[]) => found.map(({ id, distanceM: m }) => [id, m])

describe('within', () => {
  it('finds exactly what a look at every vessel finds', () => {
    fc.assert(
      fc.property(fleet, place, fc.constantFrom(0, 500, 20_000, 1e6, 9e6, 1.9e7), (reports, [lon, lat], radiusM) => {
        const expected = byDistance(reports, lon, lat).filter((n) => n.distanceM <= radiusM)
        expect(bare(filled(reports).within(lon, lat, radiusM))).toEqual(bare(expected))
      }),
      { numRuns: 400 },
    )
  })

  it('agrees with the geodesic across 180 degrees', () => {
    const index = filled([at('a', 179.995, 52), at('b', -179.99, 52), at('c', 179.9, 52)])
    const g = geodesic.Geodesic.WGS84.Inverse(52, 179.999, 52, -179.99).s12!
    const found = index.within(179.999, 52, 1000)
    expect(found.map((n) => n.id)).toEqual(['a', 'b'])
    expect(Math.abs(found[1]!.distanceM - g)).toBeLessThan(0.016)
  })

  it('finds a vessel on the far side of the pole', () => {
    const index = filled([at('beyond', -90, 89.9), at('far', 90, 89)])
    expect(index.within(90, 89.9, 25_000).map((n) => n.id)).toEqual(['beyond'])
  })
})

describe('nearest', () => {
  it('finds exactly what a look at every vessel finds', () => {
    fc.assert(
      fc.property(fleet, place, fc.integer({ min: 0, max: 90 }), (reports, [lon, lat], k) => {
        expect(bare(filled(reports).nearest(lon, lat, k))).toEqual(bare(byDistance(reports, lon, lat).slice(0, k)))
      }),
      { numRuns: 400 },
    )
  })

  it('finds them among thousands', () => {
    const reports = Array.from({ length: 5000 }, (_, i) =>
      at(`v${i}`, ((i * 137.508) % 360) - 180, ((i * 61.803) % 180) - 90),
    )
    const index = filled(reports)
    for (const [lon, lat] of [
      [0, 0],
      [180, 10],
      [-180, -89.99],
      [33, 90],
      [-70, 42],
    ] as const) {
      expect(bare(index.nearest(lon, lat, 12))).toEqual(bare(byDistance(reports, lon, lat).slice(0, 12)))
    }
  })
})

describe('inBox', () => {
  it('finds exactly what a look at every vessel finds', () => {
    const box = fc.tuple(lonAnywhere, lonAnywhere, latAnywhere, latAnywhere).map(([west, east, p, q]) => ({
      west: west === 180 ? -180 : west,
      east,
      south: Math.min(p, q),
      north: Math.max(p, q),
    }))
    fc.assert(
      fc.property(fleet, box, (reports, b) => {
        const expected = reports
          .filter((r) => boxContains(b, r.lon, r.lat))
          .map((r) => r.id)
          .sort()
        expect(
          filled(reports)
            .inBox(b)
            .map((r) => r.id),
        ).toEqual(expected)
      }),
      { numRuns: 400 },
    )
  })

  it('crosses 180 degrees', () => {
    const index = filled([at('west', 179, 0), at('east', -179, 0), at('on', 180, 0), at('greenwich', 0, 0)])
    expect(index.inBox({ west: 178, south: -1, east: -178, north: 1 }).map((r) => r.id)).toEqual(['east', 'on', 'west'])
    expect(index.inBox({ west: 170, south: -1, east: 180, north: 1 }).map((r) => r.id)).toEqual(['on', 'west'])
  })
})

describe('update and remove', () => {
  it('moves a vessel: after any calls the index equals one filled afresh', () => {
    const call = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), place, fc.boolean())
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
        const index = createLiveIndex()
        const last = new Map<string, PositionReport>()
        calls.forEach(([id, [lon, lat], stays], t) => {
          if (stays) {
            index.update(at(id, lon, lat, t))
            last.set(id, at(id, lon, lat, t))
          } else expect(index.remove(id)).toBe(last.delete(id))
        })
        expect(index.size).toBe(last.size)
        expect(index.nearest(10, 10, 9)).toEqual(filled([...last.values()]).nearest(10, 10, 9))
        for (const [id, report] of last) expect(index.get(id)).toEqual(report)
      }),
    )
  })

  it('refuses what has no usable place, says why, and stays whole', () => {
    const index = filled(Array.from({ length: 101 }, (_, i) => at(`v${i}`, i, 0)))
    expect(index.update(at('x', NaN, 0))).toBe('not-finite')
    expect(index.update(at('x', 0, Infinity))).toBe('not-finite')
    expect(index.update(at('x', 0, 0, NaN))).toBe('not-finite')
    expect(index.update({ id: 'x', t: 0, lon: '12', lat: 3 } as unknown as PositionReport)).toBe('not-finite')
    expect(index.update(at('x', 181, 91))).toBe('not-available')
    expect(index.update(at('x', 180.1, 0))).toBe('out-of-range')
    expect(index.update(at('x', 0, -90.5))).toBe('out-of-range')
    expect(index.size).toBe(101)
    expect(index.inBox({ west: -180, south: -90, east: 180, north: 90 })).toHaveLength(101)
  })

  it('keeps the later report when an older one arrives late', () => {
    const index = filled([at('a', 1, 1, 2000)])
    expect(index.update(at('a', 5, 5, 1000))).toBe('older')
    expect(index.get('a')?.lon).toBe(1)
    expect(index.update(at('a', 6, 6, 2000))).toBeUndefined()
    expect(index.nearest(6, 6, 1)[0]?.distanceM).toBe(0)
  })

  it('orders vessels in one place by id', () => {
    expect(
      filled([at('c', 1, 1), at('a', 1, 1), at('b', 1, 1)])
        .nearest(1, 1, 2)
        .map((n) => n.id),
    ).toEqual(['a', 'b'])
  })
})

describe('a wrong call', () => {
  it('throws a sentence', () => {
    const index = createLiveIndex()
    expect(() => index.within(0, 0, NaN)).toThrow('within: radiusM is NaN; expected a number from 0')
    expect(() => index.nearest(0, 95, 1)).toThrow('nearest: lat is 95')
    expect(() => index.nearest(NaN, 0, 1)).toThrow('nearest: lon is NaN')
  })
})

describe('lonLatBoxDistanceM', () => {
  it('is never more than the distance to a point of the box, and close to the least of many', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(place, place, unit, unit, ([lon, lat], [west, south], w, h) => {
        const east = west + w * (180 - west)
        const north = south + h * (90 - south)
        const bound = lonLatBoxDistanceM(west, south, east, north, lon, lat)
        let least = Infinity
        for (let i = 0; i <= 20; i++)
          for (let j = 0; j <= 20; j++) {
            const d = distanceM(lon, lat, west + ((east - west) * i) / 20, south + ((north - south) * j) / 20)
            least = Math.min(least, d)
          }
        expect(bound).toBeLessThanOrEqual(least + 1e-6)
        // The grid's points lie at most half its diagonal from the nearest point of the box.
        const half = Math.hypot(((east - west) / 40) * 111_700, ((north - south) / 40) * 111_700)
        expect(bound).toBeGreaterThanOrEqual(least * 0.985 - half - 1e-6)
      }),
      { numRuns: 300 },
    )
  })
})
