import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { boxAround, type Box, boxContains, boxesTouch, splitBox, wrapLon } from '../../src/geo/index.js'

// Shrinking several floats at once towards the edge of a failure can take for ever: a failing property is reported in
// time.
fc.configureGlobal({ interruptAfterTimeLimit: 10_000 })

const wgs84 = geodesic.Geodesic.WGS84
const lon = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -90, max: 90, noNaN: true })

// A coarse globe on which everything can be counted: meridians and parallels every 30°.
const meridians = Array.from({ length: 12 }, (_, i) => -180 + 30 * i)
const parallels = Array.from({ length: 7 }, (_, i) => -90 + 30 * i)
const box: fc.Arbitrary<Box> = fc
  .tuple(
    fc.constantFrom(...meridians),
    fc.constantFrom(...meridians, 180),
    fc.constantFrom(...parallels),
    fc.constantFrom(...parallels),
  )
  .map(([west, east, p, q]) => ({ west, east, south: Math.min(p, q), north: Math.max(p, q) }))

/** The truth: eastwards from west to east, how many steps of 15°; the points on the way. */
function meridiansOf({ west, east }: Box): Set<number> {
  const steps = east === 180 && west === -180 ? 24 : ((((east - west) % 360) + 360) % 360) / 15
  return new Set(Array.from({ length: steps + 1 }, (_, i) => wrapLon(west + 15 * i)))
}
const holds = (b: Box, x: number, y: number): boolean => y >= b.south && y <= b.north && meridiansOf(b).has(wrapLon(x))

describe('boxes on a coarse globe', () => {
  it('contain what lies between their sides, over ±180° too', () => {
    fc.assert(
      fc.property(box, fc.integer({ min: -12, max: 12 }), fc.integer({ min: -6, max: 6 }), (b, i, j) => {
        expect(boxContains(b, 15 * i, 15 * j)).toBe(holds(b, 15 * i, 15 * j))
      }),
      { numRuns: 5000 },
    )
  })

  it('split into parts that none crosses ±180° and that together hold the same, seam and all', () => {
    fc.assert(
      fc.property(box, fc.integer({ min: -12, max: 11 }), fc.integer({ min: -6, max: 6 }), (b, i, j) => {
        const parts = splitBox(b)
        expect(parts.every(({ west, east }) => west <= east)).toBe(true)
        // By plain comparison, as an index of [-180, 180) does it.
        const [x, y] = [15 * i, 15 * j]
        expect(parts.some((p) => x >= p.west && x <= p.east && y >= p.south && y <= p.north)).toBe(holds(b, x, y))
      }),
      { numRuns: 5000 },
    )
  })

  it('touch where they share a point', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const shared = [...meridiansOf(a)].some((x) => meridiansOf(b).has(x))
        expect(boxesTouch(a, b)).toBe(shared && a.south <= b.north && b.south <= a.north)
        expect(boxesTouch(b, a)).toBe(boxesTouch(a, b))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('boxAround', () => {
  it('holds every point within the radius, over ±180° and the poles', () => {
    const radius = fc.double({ min: -1, max: 7, noNaN: true }).map((e) => 10 ** e)
    const place = fc.oneof(lat, fc.constantFrom(90, -90, 89.9999, -89.99))
    fc.assert(
      fc.property(
        fc.oneof(lon, fc.constantFrom(180, -180, 179.9999)),
        place,
        radius,
        fc.double({ min: 0, max: 360, noNaN: true }),
        (x, y, r, azi) => {
          const { lon2, lat2 } = wgs84.Direct(y, x, azi, r * (1 - 1e-9))
          expect(boxContains(boxAround(x, y, r), lon2!, lat2!)).toBe(true)
        },
      ),
      { numRuns: 5000 },
    )
  })

  it('is not much larger than it must be', () => {
    fc.assert(
      fc.property(
        lon,
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.double({ min: 10, max: 10_000, noNaN: true }),
        (x, y, r) => {
          const b = boxAround(x, y, r)
          expect((b.north - b.south) / 2).toBeLessThan((1.02 * r) / 110_574)
          expect(((b.east - b.west + 360) % 360) / 2).toBeLessThan(
            (1.02 * r) / (111_319 * Math.cos((y * Math.PI) / 180)),
          )
        },
      ),
    )
  })
})
