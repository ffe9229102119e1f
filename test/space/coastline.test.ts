import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { describe, expect, it } from 'vitest'
import { loadCoastline } from '../../src/cli/input/index.js'
import type { MultiPolygon, Polygon, Position } from '../../src/model/index.js'
import { coastDistanceM, createCoastline, isLand } from '../../src/place/index.js'

const WGS84 = geodesic.Geodesic.WGS84
const inverse = (lon1: number, lat1: number, lon2: number, lat2: number): number =>
  WGS84.Inverse(lat1, lon1, lat2, lon2).s12!

/**
 * Distance from a point to a straight line of the map, by geodesics to many of its points and then a search between
 * them.
 */
function toEdge(lon: number, lat: number, [x1, y1]: Position, [x2, y2]: Position): number {
  let dx = x2! - x1!
  dx -= 360 * Math.round(dx / 360)
  const at = (s: number): number => inverse(lon, lat, x1! + dx * s, y1! + (y2! - y1!) * s)
  const n = 16
  let best = 0
  for (let i = 1; i <= n; i++) if (at(i / n) < at(best / n)) best = i
  let [low, high] = [Math.max(0, best - 1) / n, Math.min(n, best + 1) / n]
  for (let k = 0; k < 40; k++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3]
    if (at(a) < at(b)) high = b
    else low = a
  }
  return at(low)
}

const bruteForce = (rings: readonly Position[][], lon: number, lat: number): number =>
  Math.min(...rings.flatMap((ring) => ring.slice(1).map((q, i) => toEdge(lon, lat, ring[i]!, q))))

const wrap = (lon: number): number => lon - 360 * Math.floor((lon + 180) / 360)

/** An island of `n` points, small enough for straight lines of the map. */
const island = fc
  .tuple(
    fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 3, maxLength: 12 }),
    fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 179.9)),
    fc.double({ min: -85, max: 85, noNaN: true }),
    fc.constantFrom(0.001, 0.05, 1, 4),
  )
  .map(([rays, lon, lat, size]) => {
    const ring = rays.map((r, i) => {
      const a = (i / rays.length) * 2 * Math.PI
      return [wrap(lon + size * r * Math.cos(a)), Math.max(-89, Math.min(89, lat + size * r * Math.sin(a)))]
    })
    return { ring: [...ring, ring[0]!], lon, lat, size }
  })

describe('coastDistanceM', () => {
  it('agrees with geodesics to every edge, for islands anywhere and points near and far', () => {
    const aside = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }))
    fc.assert(
      fc.property(fc.array(island, { minLength: 1, maxLength: 5 }), aside, (islands, [dx, dy]) => {
        const rings = islands.map((i) => i.ring)
        const coastline = createCoastline({ type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) })
        fc.pre(coastline.rejected.length === 0)
        const { lon, lat, size } = islands[0]!
        const [x, y] = [wrap(lon + dx * size), Math.max(-90, Math.min(90, lat + dy * size))]
        const truth = bruteForce(rings, x, y)
        // The pieces are straight through the Earth: half a metre of depth, and some metres aside at high latitudes.
        expect(Math.abs(coastDistanceM(coastline, x, y)! - truth)).toBeLessThan(
          truth * 1e-4 + 4 / Math.cos((lat * Math.PI) / 180) ** 2,
        )
      }),
      { numRuns: 60 },
    )
  })

  it('agrees with geodesics to all of the world coast at 1:110 million', () => {
    const topology = JSON.parse(readFileSync('node_modules/world-atlas/land-110m.json', 'utf8')) as Topology<{
      land: GeometryCollection
    }>
    const land = feature(topology, topology.objects.land)
    const coastline = createCoastline(land)
    const rings = land.features.flatMap((f) => (f.geometry as MultiPolygon).coordinates.flat())
    for (const [lon, lat] of [
      [-140, 30],
      [179.9, -17],
      [-179.5, 66],
      [0, -89],
      [45, 88],
    ] as const) {
      const truth = bruteForce(rings, lon, lat)
      expect(Math.abs(coastDistanceM(coastline, lon, lat)! / truth - 1)).toBeLessThan(5e-4)
    }
  }, 20_000)

  it('is zero on the shore and knows no shore along the cuts of a map', () => {
    const cut: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [178, 0],
            [180, 0],
            [180, 4],
            [178, 4],
            [178, 0],
          ],
        ],
        [
          [
            [-180, 0],
            [-178, 0],
            [-178, 4],
            [-180, 4],
            [-180, 0],
          ],
        ],
      ],
    }
    const coastline = createCoastline(cut)
    expect(isLand(coastline, 180, 2)).toBe(true)
    expect(Math.abs(coastDistanceM(coastline, 180, 2)! / inverse(180, 2, 180, 0) - 1)).toBeLessThan(1e-4)
    expect(coastDistanceM(coastline, 178, 2)).toBeLessThan(0.6)
  })

  it('has no answer where there is no coast or no place', () => {
    const nothing = createCoastline({ type: 'FeatureCollection', features: [] })
    expect(coastDistanceM(nothing, 0, 0)).toBeUndefined()
    expect(isLand(nothing, 0, 0)).toBe(false)
    const square = createCoastline({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    })
    for (const [lon, lat] of [
      [NaN, 0],
      [0, NaN],
      [0, 91],
      [Infinity, 0],
    ] as const) {
      expect(coastDistanceM(square, lon, lat)).toBeUndefined()
      expect(isLand(square, lon, lat)).toBe(false)
    }
  })

  it('reports bad rings as data, and a clone works the same', () => {
    const good: Position[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]
    const land: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [NaN, 1],
            [2, 2],
            [0, 0],
          ],
        ],
        [good],
      ],
    }
    const coastline = structuredClone(createCoastline(land))
    expect(coastline.rejected).toEqual([{ feature: 0, polygon: 0, ring: 0, reason: 'not-finite' }])
    expect(coastDistanceM(coastline, 2, 0)).toBe(
      coastDistanceM(createCoastline({ type: 'Polygon', coordinates: [good] }), 2, 0),
    )
  })
})

describe('isLand', () => {
  it('an inland sea is not land, and its shore is coast', () => {
    const lake: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
          [0, 0],
        ],
        [
          [4, 4],
          [6, 4],
          [6, 6],
          [4, 6],
          [4, 4],
        ],
      ],
    }
    const coastline = createCoastline(lake)
    expect(isLand(coastline, 5, 5)).toBe(false)
    expect(isLand(coastline, 3, 5)).toBe(true)
    expect(Math.abs(coastDistanceM(coastline, 5, 5)! / inverse(5, 5, 5, 6) - 1)).toBeLessThan(1e-3)
  })
})

describe('the coastline of the command', () => {
  it('knows towns from seas, on both sides of 180 degrees and at both poles', async () => {
    const coastline = await loadCoastline()
    const towns = {
      Madrid: [-3.7, 40.4],
      Wichita: [-97.3, 37.7],
      Chukotka: [180, 67.5],
      Taveuni: [180, -16.9],
      Alice: [133.9, -23.7],
      Pole: [0, -90],
    }
    const seas = {
      Galveston: [-94.5, 28.7],
      Laconia: [22.7, 36.5],
      Bering: [180, 60],
      Caspian: [51, 42],
      Pole: [0, 90],
      Weddell: [-45, -70],
    }
    for (const [name, [lon, lat]] of Object.entries(towns)) expect(isLand(coastline, lon!, lat!), name).toBe(true)
    for (const [name, [lon, lat]] of Object.entries(seas)) expect(isLand(coastline, lon!, lat!), name).toBe(false)
    // The oceanic pole of inaccessibility (Lukatela 1992): 2,688 km from Ducie, Motu Nui and Maher island.
    expect(coastDistanceM(coastline, -(123 + 23.6 / 60), -(48 + 52.6 / 60))! / 1000).toBeCloseTo(2688, -1)
  })
})
