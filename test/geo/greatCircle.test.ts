import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { alongGreatCircle, destination, EARTH_RADIUS_M, haversineM, type LonLat } from '../../src/geo/index.js'

// Shrinking several floats at once towards the edge of a failure can take for ever: a failing property is reported in
// time.
fc.configureGlobal({ interruptAfterTimeLimit: 10_000 })

// Geodesics of a sphere are great circles: an independent implementation of them.
const sphere = new geodesic.Geodesic.Geodesic(EARTH_RADIUS_M, 0)
const lon = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -90, max: 90, noNaN: true })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const azimuth = fc.double({ min: 0, max: 360, noNaN: true })
const reach = fc.double({ min: 0, max: 19_900_000, noNaN: true })
const inRange = ({ lon: x, lat: y }: LonLat): boolean => x >= -180 && x < 180 && Math.abs(y) <= 90

describe('alongGreatCircle', () => {
  it('divides the way in proportion and stays on it', () => {
    fc.assert(
      fc.property(lon, lat, azimuth, reach, share, (x, y, azi, s, f) => {
        const end = sphere.Direct(y, x, azi, s)
        const truth = sphere.Direct(y, x, azi, s * f)
        const got = alongGreatCircle(x, y, end.lon2!, end.lat2!, f)
        expect(inRange(got)).toBe(true)
        // Near the antipode rounding of the end turns the whole way.
        expect(haversineM(got.lon, got.lat, truth.lon2!, truth.lat2!)).toBeLessThan(
          1e-6 / Math.sin(Math.max(0.01, Math.PI - s / EARTH_RADIUS_M)),
        )
      }),
      { numRuns: 3000 },
    )
  })

  it('starts and ends at its ends, and is the same backwards', () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, share, (x1, y1, x2, y2, f) => {
        fc.pre(haversineM(x1, y1, x2, y2) < 19_900_000)
        const [a, b] = [alongGreatCircle(x1, y1, x2, y2, 0), alongGreatCircle(x1, y1, x2, y2, 1)]
        expect(haversineM(a.lon, a.lat, x1, y1)).toBeLessThan(1e-6)
        expect(haversineM(b.lon, b.lat, x2, y2)).toBeLessThan(1e-6)
        const [p, q] = [alongGreatCircle(x1, y1, x2, y2, f), alongGreatCircle(x2, y2, x1, y1, 1 - f)]
        expect(haversineM(p.lon, p.lat, q.lon, q.lat)).toBeLessThan(1e-5)
      }),
    )
  })

  it('leads over ±180° and over the pole', () => {
    expect(alongGreatCircle(179, 0, -179, 0, 0.5)).toEqual({ lon: -180, lat: 0 })
    expect(alongGreatCircle(0, 80, 180, 80, 0.5).lat).toBeCloseTo(90, 9)
    expect(alongGreatCircle(10, 80, -170, 80, 0.75).lon).toBeCloseTo(-170, 9)
  })

  it('stays at a point that is both ends', () => {
    fc.assert(
      fc.property(lon, lat, share, (x, y, f) => {
        const got = alongGreatCircle(x, y, x, y, f)
        expect(haversineM(got.lon, got.lat, x, y)).toBeLessThan(1e-6)
      }),
    )
  })
})

describe('destination', () => {
  it('is the direct problem on a sphere, from the poles too', () => {
    fc.assert(
      fc.property(
        lon,
        fc.oneof(lat, fc.constantFrom(90, -90, 89.9999999, -89.9999999)),
        azimuth,
        reach,
        (x, y, azi, s) => {
          const truth = sphere.Direct(y, x, azi, s)
          const got = destination(x, y, azi, s)
          expect(inRange(got)).toBe(true)
          expect(haversineM(got.lon, got.lat, truth.lon2!, truth.lat2!)).toBeLessThan(1e-5)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('lies at its distance', () => {
    fc.assert(
      fc.property(lon, lat, azimuth, reach, (x, y, azi, s) => {
        const got = destination(x, y, azi, s)
        expect(haversineM(x, y, got.lon, got.lat)).toBeCloseTo(s, 2)
      }),
    )
  })
})
