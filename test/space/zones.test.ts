import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import fc from 'fast-check'
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from '../../src/model/index.js'
import { createZones, zonesAt } from '../../src/place/index.js'
import { describe, expect, it } from 'vitest'

const feature = <G extends Geometry | null>(geometry: G, name = 'z'): Feature<G, { name: string }> => ({
  type: 'Feature',
  properties: { name },
  geometry,
})
const polygon = (...coordinates: Position[][]): Polygon => ({ type: 'Polygon', coordinates })
const rectangle = (w: number, s: number, e: number, n: number): Position[] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
]
const holds = (geometry: Geometry, lon: number, lat: number): boolean =>
  zonesAt(createZones(feature(geometry)), lon, lat).length > 0

/** A star of `n` rays around a place: simple, not convex, in either direction. */
const star = (rays: readonly number[], lon: number, lat: number, size: number, backwards: boolean): Position[] => {
  const points = rays.map((r, i) => {
    const a = (i / rays.length) * 2 * Math.PI
    return [lon + size * r * Math.cos(a), lat + size * r * Math.sin(a)]
  })
  const ring = [...points, points[0]!]
  return backwards ? ring.reverse() : ring
}
const rays = fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 })
const shape = fc
  .tuple(
    rays,
    rays,
    fc.double({ min: -20, max: 20, noNaN: true }),
    fc.double({ min: -60, max: 60, noNaN: true }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([outer, inner, lon, lat, a, b]) => polygon(star(outer, lon, lat, 8, a), star(inner, lon, lat, 1.5, b)))
const probe = fc.tuple(fc.double({ min: -30, max: 30, noNaN: true }), fc.double({ min: -70, max: 70, noNaN: true }))

const wrap = (lon: number): number => (lon >= 180 ? lon - 360 : lon < -180 ? lon + 360 : lon)
/** The same geometry further east, its longitudes as the shift gives them, or brought into [-180, 180). */
const moved = (p: Polygon, by: number, wrapped: boolean): Polygon =>
  polygon(...p.coordinates.map((ring) => ring.map(([x, y]) => [wrapped ? wrap(x! + by) : x! + by, y!])))

describe('zonesAt against @turf/boolean-point-in-polygon', () => {
  it('agrees on stars with star-shaped holes', () => {
    fc.assert(
      fc.property(shape, fc.array(probe, { minLength: 20, maxLength: 20 }), (p, points) => {
        for (const [lon, lat] of points) expect(holds(p, lon, lat)).toBe(booleanPointInPolygon([lon, lat], p))
      }),
      { numRuns: 200 },
    )
  })

  it('agrees on whole numbers, where points fall on corners and borders', () => {
    const whole = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })).map(([x, y]) => [x, y])
    fc.assert(
      fc.property(fc.uniqueArray(whole, { minLength: 3, maxLength: 7, selector: String }), (points) => {
        const zones = createZones(feature(polygon([...points, points[0]!])))
        if (zones.rejected.length > 0) return
        for (let x = -1; x <= 7; x++)
          for (let y = -1; y <= 7; y++) {
            const truth = booleanPointInPolygon([x, y], polygon([...points, points[0]!]))
            expect(zonesAt(zones, x, y).length > 0, `${x} ${y}`).toBe(truth)
          }
      }),
      { numRuns: 300 },
    )
  })

  it('agrees on many polygons at once, in the order of the features', () => {
    fc.assert(
      fc.property(
        fc.array(shape, { minLength: 1, maxLength: 12 }),
        fc.array(probe, { minLength: 10, maxLength: 10 }),
        (shapes, points) => {
          const multi: MultiPolygon = { type: 'MultiPolygon', coordinates: shapes.map((s) => s.coordinates) }
          const features = [...shapes.map((s, i) => feature<Geometry>(s, `z${i}`)), feature<Geometry>(multi, 'all')]
          const zones = createZones({ type: 'FeatureCollection', features })
          for (const [lon, lat] of points) {
            const truth = features.filter((f) => booleanPointInPolygon([lon, lat], f as Feature<Polygon>))
            expect(zonesAt(zones, lon, lat)).toEqual(truth.map((f) => f.properties))
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('zonesAt across 180 degrees', () => {
  it.each([
    ['with longitudes beyond 180', false],
    ['with rings that jump from 179 to -179', true],
  ])('turning the globe changes nothing, %s', (_, wrapped) => {
    fc.assert(
      // Whole degrees times 1/64 move without rounding.
      fc.property(
        shape,
        fc.array(probe, { minLength: 20, maxLength: 20 }),
        fc.integer({ min: 150, max: 210 }),
        (p, points, by) => {
          const exact = polygon(...p.coordinates.map((ring) => ring.map(([x, y]) => [Math.round(x! * 64) / 64, y!])))
          for (const [x, lat] of points) {
            const lon = Math.round(x * 64) / 64
            expect(holds(moved(exact, by, wrapped), wrap(lon + by), lat)).toBe(booleanPointInPolygon([lon, lat], exact))
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('takes points written as 180, -180 and beyond for the same meridian', () => {
    const p = polygon(rectangle(179, 0, 181, 1))
    for (const lon of [180, -180, 180.5, -179.5, 540]) expect(holds(p, lon, 0.5)).toBe(true)
    for (const lon of [178.9, -178.9, 0]) expect(holds(p, lon, 0.5)).toBe(false)
  })

  it('joins an area that was cut there', () => {
    const cut: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [[rectangle(179, 0, 180, 1)], [rectangle(-180, 0, -179, 1)]],
    }
    for (const lon of [179.5, 180, -180, -179.5]) expect(holds(cut, lon, 0.5)).toBe(true)
    expect(zonesAt(createZones(feature(cut)), 180, 0.5)).toHaveLength(1)
  })

  it('reads a ring that steps from 180 to -180 as it crosses', () => {
    const ring: Position[] = [
      [170, 0],
      [180, 0],
      [-180, 0],
      [-170, 0],
      [-170, 10],
      [-180, 10],
      [180, 10],
      [170, 10],
      [170, 0],
    ]
    for (let k = 0; k < 8; k++) {
      const turned = [...ring.slice(k, 8), ...ring.slice(0, k + 1)]
      expect(holds(polygon(turned), 175, 5)).toBe(true)
      expect(holds(polygon(turned), -175, 5)).toBe(true)
      expect(holds(polygon(turned), 0, 5)).toBe(false)
    }
  })

  it('reads a step from -180 to 180 along a cut as a whole turn', () => {
    const bands = [
      rectangle(-180, -10, 180, 10),
      [
        [-180, -10],
        [0, -10],
        [180, -10],
        [180, 10],
        [-180, 10],
        [-180, -10],
      ],
      [
        [-180, -10],
        [0, -10],
        [180, -10],
        [180, 10],
        [0, 10],
        [-180, 10],
        [-180, -10],
      ],
    ]
    for (const band of bands) {
      for (const lon of [-180, -90, 0, 33, 179.9]) {
        expect(holds(polygon(band), lon, 0)).toBe(true)
        expect(holds(polygon(band), lon, 10.1)).toBe(false)
        expect(holds(polygon(band), lon, -10.1)).toBe(false)
      }
    }
  })
})

describe('zonesAt round a pole', () => {
  const round = (lat: (lon: number) => number): Position[] =>
    Array.from({ length: 37 }, (_, i) => [i === 36 ? -180 : i * 10 - 180, lat(i === 36 ? -180 : i * 10 - 180)])
  const wavy = (base: number) => (lon: number) => base + 3 * Math.sin((lon * Math.PI) / 60)

  it.each([
    ['north', 1],
    ['south', -1],
  ])('a ring round the globe holds the %s pole', (_, sign) => {
    for (const ring of [round(wavy(70 * sign)), round(wavy(70 * sign)).reverse()]) {
      for (const lon of [-180, -95.5, 0, 60, 179.99]) {
        expect(holds(polygon(ring), lon, 90 * sign)).toBe(true)
        expect(holds(polygon(ring), lon, 74 * sign)).toBe(true)
        expect(holds(polygon(ring), lon, 66 * sign)).toBe(false)
        expect(holds(polygon(ring), lon, -80 * sign)).toBe(false)
      }
    }
  })

  it('a hole round the same pole leaves a belt', () => {
    const belt = polygon(
      round(() => 60),
      round(() => 80),
    )
    for (const lon of [-180, -170, 5, 100]) {
      expect(holds(belt, lon, 70)).toBe(true)
      expect(holds(belt, lon, 85)).toBe(false)
      expect(holds(belt, lon, 90)).toBe(false)
      expect(holds(belt, lon, 50)).toBe(false)
    }
  })

  it('a continent that was cut and closed along the pole means the same', () => {
    const coast = Array.from({ length: 37 }, (_, i) => [i * 10 - 180, wavy(-70)(i * 10 - 180)])
    const ring = [...coast, [180, -90], [-180, -90], coast[0]!]
    for (let k = 0; k < ring.length - 1; k++) {
      const turned = [...ring.slice(k, -1), ...ring.slice(0, k + 1)]
      for (const lon of [-180, -95.5, 0, 60, 179.99]) {
        expect(holds(polygon(turned), lon, -89)).toBe(true)
        expect(holds(polygon(turned), lon, -90)).toBe(true)
        expect(holds(polygon(turned), lon, -60)).toBe(false)
        expect(holds(polygon(turned), lon, 80)).toBe(false)
      }
    }
  })
})

describe('createZones', () => {
  const bad = (geometry: unknown) => createZones(feature(geometry as Geometry)).rejected

  it('reports what it cannot use as data', () => {
    expect(bad(null)).toEqual([{ feature: 0, reason: 'no-geometry' }])
    expect(bad({ type: 'Point', coordinates: [0, 0] })).toEqual([{ feature: 0, reason: 'not-a-polygon' }])
    expect(bad({ type: 'Polygon' })).toMatchObject([{ reason: 'too-few-points' }])
    expect(bad(polygon())).toMatchObject([{ polygon: 0, ring: 0, reason: 'too-few-points' }])
    expect(
      bad(
        polygon([
          [0, 0],
          [1, 1],
          [0, 0],
        ]),
      ),
    ).toMatchObject([{ reason: 'too-few-points' }])
    expect(
      bad(
        polygon([
          [0, 0],
          [NaN, 1],
          [1, 0],
          [0, 0],
        ]),
      ),
    ).toMatchObject([{ reason: 'not-finite' }])
    expect(
      bad(
        polygon([
          [0, 0],
          [1, 91],
          [1, 0],
          [0, 0],
        ]),
      ),
    ).toMatchObject([{ reason: 'out-of-range' }])
    expect(
      bad(
        polygon([
          [0, 0],
          [1, 1],
          [3, 3],
          [2, 2],
          [0, 0],
        ]),
      ),
    ).toMatchObject([{ reason: 'no-area' }])
    expect(bad({ type: 'Polygon', coordinates: [null] })).toMatchObject([{ reason: 'too-few-points' }])
    expect(bad({ type: 'Polygon', coordinates: [[null, 'x', 3, []]] })).toMatchObject([{ reason: 'not-finite' }])
    expect(bad({ type: 'MultiPolygon', coordinates: [[rectangle(0, 0, 1, 1)], [[[0, 0]]]] })).toEqual([
      { feature: 0, polygon: 1, ring: 0, reason: 'too-few-points' },
    ])
  })

  it('keeps a polygon whose hole is bad, and what comes after a bad feature', () => {
    const holed = feature<Geometry | null>(
      polygon(rectangle(0, 0, 10, 10), [
        [1, 1],
        [2, 2],
        [1, 1],
      ]),
      'holed',
    )
    const collection: FeatureCollection<Geometry | null, { name: string }> = {
      type: 'FeatureCollection',
      features: [feature<Geometry | null>(null, 'none'), holed],
    }
    const zones = createZones(collection)
    expect(zonesAt(zones, 1.5, 1.5)).toEqual([{ name: 'holed' }])
    expect(zones.rejected).toEqual([
      { feature: 0, reason: 'no-geometry' },
      { feature: 1, polygon: 0, ring: 1, reason: 'too-few-points' },
    ])
  })

  it('takes open rings, geometry collections and an empty collection', () => {
    expect(holds(polygon(rectangle(0, 0, 1, 1).slice(0, 4)), 0.5, 0.5)).toBe(true)
    const both: Geometry = {
      type: 'GeometryCollection',
      geometries: [{ type: 'Point', coordinates: [0, 0] }, polygon(rectangle(0, 0, 1, 1))],
    }
    expect(holds(both, 0.5, 0.5)).toBe(true)
    expect(zonesAt(createZones({ type: 'FeatureCollection', features: [] }), 0, 0)).toEqual([])
  })

  it('is plain data: a clone works the same', () => {
    const zones = structuredClone(createZones(feature(polygon(rectangle(179, 0, -179, 1)))))
    expect(zonesAt(zones, 180, 0.5)).toEqual([{ name: 'z' }])
  })

  it('throws a sentence where it gets no GeoJSON', () => {
    const wrong = (value: unknown) => () => createZones(value as Feature<Polygon, null>)
    expect(wrong(null)).toThrow('createZones: got null; expected a GeoJSON object')
    expect(wrong('ports.geojson')).toThrow('createZones: got string')
    expect(wrong({ type: 'FeatureCollection' })).toThrow('createZones: the FeatureCollection has no list of features.')
  })

  it('finds nothing at a place that is no place', () => {
    const zones = createZones(feature(polygon(rectangle(-180, -90, 180, 90))))
    expect(zonesAt(zones, 12, 34)).toHaveLength(1)
    for (const [lon, lat] of [
      [NaN, 0],
      [0, NaN],
      [Infinity, 0],
      [0, 91],
    ] as const)
      expect(zonesAt(zones, lon, lat)).toEqual([])
  })
})
