import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapLon, cellAt, cellShape } from '../../src/geo/index.js'
import { indexHarbours, type Harbour } from '../../src/knowledge/harbour/index.js'
import type { Gap, Feature, Polygon } from '../../src/model/index.js'
import { createZones } from '../../src/place/index.js'
import { slackMs, reachableHarbours, reachableZones } from '../../src/reach/index.js'
import { direct, inverse, type Place } from '../geo/prismTruth.js'
import { silent } from './darkMake.js'

const HOUR = 3_600_000
const KN = 1852 / 3600
const start = 1_700_000_000_000

interface Square {
  west: number
  south: number
  size: number
}
const squareOf = ({ west, south, size }: Square, name: string): Feature<Polygon, { name: string }> => {
  const [e, n] = [wrapLon(west + size), south + size]
  return {
    type: 'Feature',
    properties: { name },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [e, south],
          [e, n],
          [west, n],
          [west, south],
        ],
      ],
    },
  }
}

/**
 * The shortest way from one fix to the other by a square of the map, on a grid of its own with finer and finer steps.
 */
function wayBy({ west, south, size }: Square, via: (x: Place) => number): number {
  let best = Infinity
  let [x, y, step] = [0.5, 0.5, 0.5]
  for (; step > 1e-6; step *= 0.6) {
    const [cx, cy] = [x, y]
    for (let i = -4; i <= 4; i++) {
      for (let j = -4; j <= 4; j++) {
        const [u, v] = [Math.min(1, Math.max(0, cx + (i * step) / 4)), Math.min(1, Math.max(0, cy + (j * step) / 4))]
        const m = via({ lon: wrapLon(west + u * size), lat: south + v * size })
        if (m < best) [best, x, y] = [m, u, v]
      }
    }
  }
  return best
}

const via =
  (gap: Gap) =>
  (x: Place): number =>
    inverse(gap.measures.before, x).m + (gap.measures.after === undefined ? 0 : inverse(x, gap.measures.after).m)

const gaps = fc
  .record({
    lon: fc.constantFrom(-179.8, 179.7, 12.3),
    lat: fc.constantFrom(-60, 0.2, 45, 75),
    bearing: fc.integer({ min: 0, max: 359 }),
    wayM: fc.integer({ min: 0, max: 150_000 }),
    slack: fc.double({ min: 1.1, max: 4, noNaN: true }),
    open: fc.boolean(),
  })
  .map(({ lon, lat, bearing, wayM, slack, open }) => {
    const from = { lon, lat }
    const last = start + Math.round((1000 * Math.max(wayM, 5000) * slack) / (12 * KN))
    return silent({
      vessel: 'A',
      start,
      from,
      topSpeedKn: 12,
      ...(open ? { now: last } : { end: last, to: direct(from, bearing, wayM) }),
    })
  })
const squares = fc.record({
  dx: fc.double({ min: -2, max: 2, noNaN: true }),
  dy: fc.double({ min: -2, max: 2, noNaN: true }),
  size: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
})

describe('reachableZones', () => {
  it('agrees with a search over every zone, on and off ±180°', () => {
    fc.assert(
      fc.property(gaps, fc.array(squares, { minLength: 1, maxLength: 4 }), (gap, list) => {
        const all = list.map(({ dx, dy, size }): Square => ({
          west: wrapLon(gap.measures.before.lon + dx),
          south: gap.measures.before.lat + dy,
          size,
        }))
        const zones = createZones({
          type: 'FeatureCollection',
          features: all.map((square, i) => squareOf(square, `${i}`)),
        })
        const found = reachableZones(gap, zones)
        all.forEach((square, i) => {
          const spareMs = gap.measures.durationMs - (1000 * wayBy(square, via(gap))) / (12 * KN)
          const zone = found.find(({ feature }) => feature === i)
          if (zone === undefined) expect(spareMs).toBeLessThan(3000)
          else {
            expect(zone.properties.name).toBe(`${i}`)
            expect(Math.abs(zone.maxStayMs - spareMs)).toBeLessThan(3000)
          }
        })
      }),
      { numRuns: 60 },
    )
  })

  it('counts all the time to spare for a zone that a fix lies in, or the passage crosses', () => {
    const gap = silent({
      vessel: 'A',
      start,
      end: start + 20 * HOUR,
      from: { lon: 0.5, lat: 0.5 },
      to: { lon: 2.5, lat: 0.5 },
      topSpeedKn: 12,
    })
    const zones = createZones({
      type: 'FeatureCollection',
      features: [0, 1.3, 2, 9].map((west) => squareOf({ west, south: 0, size: 1 }, `${west}`)),
    })
    const found = reachableZones(gap, zones)
    expect(found.map(({ properties }) => properties.name)).toEqual(['0', '1.3', '2'])
    for (const { maxStayMs } of found) expect(Math.abs(maxStayMs - slackMs(gap))).toBeLessThan(3000)
  })

  it('finds nothing from a place that is not finite', () => {
    const lost = silent({ vessel: 'A', start, end: start + HOUR, from: { lon: NaN, lat: 0 }, to: { lon: 1, lat: 0 } })
    expect(reachableZones(lost, createZones(squareOf({ west: 0, south: 0, size: 1 }, 'z')))).toEqual([])
    expect(reachableHarbours(lost, indexHarbours([harbour({ lon: 1, lat: 0 })]))).toEqual([])
  })
})

function harbour(at: Place): Harbour {
  const cells = [cellAt(at.lon, at.lat), cellAt(at.lon, at.lat + 0.01)].sort((a, b) => a - b)
  return {
    id: `h${cells[0]}`,
    kind: 'port',
    ...at,
    radiusM: 2500,
    cells,
    vessels: 9,
    moored: 9,
    stops: 9,
    stopMs: HOUR,
    meanVessels: 1,
  }
}

describe('reachableHarbours', () => {
  it('agrees with a search over every cell, longest stay first', () => {
    fc.assert(
      fc.property(
        gaps,
        fc.uniqueArray(squares, { minLength: 2, maxLength: 5, selector: ({ dx, dy }) => `${dx} ${dy}` }),
        (gap, list) => {
          const places = list.map(({ dx, dy }) => ({
            lon: wrapLon(gap.measures.before.lon + dx),
            lat: gap.measures.before.lat + dy,
          }))
          const harbours = [...new Map(places.map(harbour).map((h) => [h.id, h])).values()]
          const found = reachableHarbours(gap, indexHarbours(harbours))
          expect(found.map((f) => f.maxStayMs)).toEqual(found.map((f) => f.maxStayMs).sort((a, b) => b - a))
          for (const h of harbours) {
            const ways = h.cells.map((cell) => {
              const { west, south, east, north } = cellShape(cell)
              return wayBy({ west: 0, south: 0, size: 1 }, ({ lon, lat }) =>
                via(gap)({ lon: wrapLon(west + (east - west) * lon), lat: south + (north - south) * lat }),
              )
            })
            const spareMs = gap.measures.durationMs - (1000 * Math.min(...ways)) / (12 * KN)
            const at = found.find((f) => f.harbour.id === h.id)
            if (at === undefined) expect(spareMs).toBeLessThan(3000)
            else expect(Math.abs(at.maxStayMs - spareMs)).toBeLessThan(3000)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('counts a harbour of which only the near end is within reach', () => {
    const far = harbour({ lon: 0, lat: 1.004 })
    const nearestM = Math.min(
      ...far.cells.map((cell) => inverse({ lon: 0, lat: 0 }, { lon: 0, lat: cellShape(cell).south }).m),
    )
    expect(inverse({ lon: 0, lat: 0 }, far).m - nearestM).toBeGreaterThan(100)
    const reaching = (m: number): Gap =>
      silent({
        vessel: 'A',
        start,
        now: start + Math.round((1000 * m) / (12 * KN)),
        from: { lon: 0, lat: 0 },
        topSpeedKn: 12,
      })
    expect(reachableHarbours(reaching(nearestM + 50), indexHarbours([far]))).toHaveLength(1)
    expect(reachableHarbours(reaching(nearestM - 50), indexHarbours([far]))).toEqual([])
  })
})
