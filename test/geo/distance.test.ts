import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import {
  arcOfChordM,
  bearingDeg,
  centralAngleRad,
  chordOfArcM,
  distanceM,
  EARTH_RADIUS_M,
  fromEcef,
  haversineM,
  lonDelta,
  metresPerDegree,
  toEcef,
  WGS84_A_M,
  WGS84_E2,
  wrapLon,
} from '../../src/geo/index.js'

// Shrinking several floats at once towards the edge of a failure can take for ever: a failing property is reported in
// time.
fc.configureGlobal({ interruptAfterTimeLimit: 10_000 })

const wgs84 = geodesic.Geodesic.WGS84
const RAD = Math.PI / 180
const lon = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -90, max: 90, noNaN: true })
const azimuth = fc.double({ min: 0, max: 360, noNaN: true })
const ecef = (x: number, y: number): Float64Array => {
  const out = new Float64Array(3)
  toEcef(x, y, out, 0)
  return out
}

describe('distanceM', () => {
  it.each([
    [10_000_000, 1.5e-6],
    [17_000_000, 1e-5],
    [19_000_000, 3e-5],
  ])('is within its bound of the geodesic up to %i m', (longest, share) => {
    const length = fc.oneof(
      fc.double({ min: -2, max: Math.log10(longest), noNaN: true }).map((e) => 10 ** e),
      fc.double({ min: longest * 0.9, max: longest, noNaN: true }),
    )
    fc.assert(
      fc.property(lon, lat, azimuth, length, (x, y, azi, s) => {
        const { lon2, lat2 } = wgs84.Direct(y, x, azi, s)
        expect(Math.abs(distanceM(x, y, lon2!, lat2!) - s)).toBeLessThan(share * s + 1e-6)
      }),
      { numRuns: 3000 },
    )
  })

  it('is within 0.3 % of the geodesic to the antipode', () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, (x1, y1, x2, y2) => {
        const { s12 } = wgs84.Inverse(y1, x1, y2, x2)
        expect(Math.abs(distanceM(x1, y1, x2, y2) - s12!)).toBeLessThan(0.003 * s12! + 1e-6)
        const near = wgs84.Inverse(y1, x1, -y1 + y2 / 100, x1 + 180 + x2 / 100)
        const got = distanceM(x1, y1, wrapLon(x1 + 180 + x2 / 100), Math.max(-90, Math.min(90, -y1 + y2 / 100)))
        if (Math.abs(-y1 + y2 / 100) <= 90) expect(Math.abs(got - near.s12!)).toBeLessThan(0.003 * near.s12!)
      }),
      { numRuns: 3000 },
    )
  })

  it('is 0 to the point itself, also on ±180° and at the poles, and the same both ways', () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, (x1, y1, x2, y2) => {
        expect(distanceM(x1, y1, x1, y1)).toBe(0)
        expect(distanceM(180, y1, -180, y1)).toBeLessThan(1e-6)
        expect(distanceM(x1, 90, x2, 90)).toBeLessThan(1e-6)
        expect(distanceM(x1, y1, x2, y2)).toBeCloseTo(distanceM(x2, y2, x1, y1), 6)
      }),
    )
  })
})

describe('haversineM', () => {
  it('is the law of cosines where that is exact enough', () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, (x1, y1, x2, y2) => {
        const cos =
          Math.sin(y1 * RAD) * Math.sin(y2 * RAD) + Math.cos(y1 * RAD) * Math.cos(y2 * RAD) * Math.cos((x2 - x1) * RAD)
        fc.pre(Math.abs(cos) < 0.9999)
        expect(centralAngleRad(x1, y1, x2, y2)).toBeCloseTo(Math.acos(cos), 11)
        expect(haversineM(x1, y1, x2, y2, 2)).toBeCloseTo(2 * Math.acos(cos), 10)
      }),
    )
  })

  it('is an arc of the meridian, to rounding also for a millimetre', () => {
    fc.assert(
      fc.property(lon, fc.double({ min: -89, max: 89, noNaN: true }), fc.integer({ min: -12, max: -1 }), (x, y, e) => {
        const step = 2 ** (3 * e)
        const exact = (y + step - y) * RAD * EARTH_RADIUS_M
        expect(Math.abs(haversineM(x, y, x, y + step) - exact)).toBeLessThan(1e-8 * exact + 2e-9)
      }),
    )
  })

  it('is half a turn to the antipode and a quarter to the pole', () => {
    expect(haversineM(0, 0, 180, 0)).toBeCloseTo(Math.PI * EARTH_RADIUS_M, 6)
    expect(haversineM(77, 0, 12, 90)).toBeCloseTo((Math.PI / 2) * EARTH_RADIUS_M, 6)
    expect(haversineM(179.5, 0, -179.5, 0)).toBeCloseTo(RAD * EARTH_RADIUS_M, 6)
  })
})

describe('toEcef and fromEcef', () => {
  it('are the closed form of the ellipsoid, to a micrometre', () => {
    fc.assert(
      fc.property(fc.double({ min: -360, max: 360, noNaN: true }), lat, (x, y) => {
        const n = WGS84_A_M / Math.sqrt(1 - WGS84_E2 * Math.sin(y * RAD) ** 2)
        const [px, py, pz] = ecef(x, y)
        expect(px).toBeCloseTo(n * Math.cos(y * RAD) * Math.cos(x * RAD), 6)
        expect(py).toBeCloseTo(n * Math.cos(y * RAD) * Math.sin(x * RAD), 6)
        expect(pz).toBeCloseTo(n * (1 - WGS84_E2) * Math.sin(y * RAD), 6)
      }),
      { numRuns: 3000 },
    )
  })

  it('lead back, from up to 10 km above or below the surface', () => {
    fc.assert(
      fc.property(lon, lat, fc.double({ min: -10_000, max: 10_000, noNaN: true }), (x, y, height) => {
        const [px, py, pz] = ecef(x, y)
        const across = height * Math.cos(y * RAD)
        const back = fromEcef(
          px! + across * Math.cos(x * RAD),
          py! + across * Math.sin(x * RAD),
          pz! + height * Math.sin(y * RAD),
        )
        expect(Math.abs(back.lat - y)).toBeLessThan(1e-9)
        expect(Math.abs(lonDelta(x, back.lon)) * Math.cos(y * RAD)).toBeLessThan(1e-9)
        expect(back.lon >= -180 && back.lon < 180).toBe(true)
      }),
      { numRuns: 3000 },
    )
    expect(fromEcef(0, 0, 6_356_752.3).lat).toBe(90)
    expect(fromEcef(-WGS84_A_M, 0, 0).lon).toBe(-180)
  })

  it('writes where it is told', () => {
    const out = new Float64Array(6).fill(7)
    toEcef(0, 0, out, 3)
    expect([...out]).toEqual([7, 7, 7, WGS84_A_M, 0, 0])
  })

  it('keeps a straight line within 0.1 m of the surface as far as 2.2 km', () => {
    fc.assert(
      fc.property(lon, lat, azimuth, (x, y, azi) => {
        const { lon2, lat2 } = wgs84.Direct(y, x, azi, 2200)
        const [a, b] = [ecef(x, y), ecef(lon2!, lat2!)]
        const middle = [0, 1, 2].map((k) => (a[k]! + b[k]!) / 2) as [number, number, number]
        const below = fromEcef(...middle)
        const ground = ecef(below.lon, below.lat)
        expect(Math.hypot(...middle.map((m, k) => m - ground[k]!))).toBeLessThan(0.1)
      }),
    )
  })
})

describe('chordOfArcM and arcOfChordM', () => {
  it('tell the straight line from the geodesic to 1.2 cm at 100 km and 0.1 mm at 10 km', () => {
    fc.assert(
      fc.property(lon, lat, azimuth, fc.double({ min: 0, max: 100_000, noNaN: true }), (x, y, azi, s) => {
        const { lon2, lat2 } = wgs84.Direct(y, x, azi, s)
        const [a, b] = [ecef(x, y), ecef(lon2!, lat2!)]
        const chord = Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!)
        expect(Math.abs(chordOfArcM(s) - chord)).toBeLessThan(0.012 * (s / 100_000) ** 3 + 1e-6)
        expect(Math.abs(arcOfChordM(chord) - s)).toBeLessThan(0.012 * (s / 100_000) ** 3 + 1e-6)
      }),
      { numRuns: 2000 },
    )
  })

  it('are inverse to each other', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2e7, noNaN: true }), (s) => {
        expect(Math.abs(arcOfChordM(chordOfArcM(s)) - s)).toBeLessThan(1e-5)
      }),
    )
  })
})

describe('bearingDeg', () => {
  it('is the azimuth on a sphere, wherever one starts', () => {
    const sphere = new geodesic.Geodesic.Geodesic(EARTH_RADIUS_M, 0)
    fc.assert(
      fc.property(lon, lat, azimuth, fc.double({ min: 1, max: 19_000_000, noNaN: true }), (x, y, azi, s) => {
        fc.pre(Math.abs(y) < 89.999)
        const { lon2, lat2 } = sphere.Direct(y, x, azi, s)
        const got = bearingDeg(x, y, lon2!, lat2!)
        expect(got >= 0 && got < 360).toBe(true)
        // Rounding of the points, 1e-14 degrees, turns a bearing by that over the distance.
        expect(Math.abs(((got - azi + 540) % 360) - 180)).toBeLessThan(1e-6 + 1e-4 / s / Math.cos(y * RAD))
      }),
      { numRuns: 2000 },
    )
  })

  it('points along meridians, over ±180° and from the poles', () => {
    expect(bearingDeg(10, 0, 10, 5)).toBe(0)
    expect(bearingDeg(10, 5, 10, 0)).toBe(180)
    expect(bearingDeg(179, 0, -179, 0)).toBeCloseTo(90, 12)
    expect(bearingDeg(-179, 0, 179, 0)).toBeCloseTo(270, 12)
    // From the north pole along the meridian of its own longitude, south is 180; the meridian 90° further east lies at
    // 90.
    expect(bearingDeg(0, 90, 0, 80)).toBeCloseTo(180, 9)
    expect(bearingDeg(0, 90, 90, 80)).toBeCloseTo(90, 9)
  })
})

describe('metresPerDegree', () => {
  it('is the slope of the geodesic', () => {
    fc.assert(
      fc.property(lon, fc.double({ min: -89.9, max: 89.9, noNaN: true }), (x, y) => {
        const { lonM, latM } = metresPerDegree(y)
        const h = 1e-3
        expect(wgs84.Inverse(y - h, x, y + h, x).s12! / (2 * h)).toBeCloseTo(latM, 2)
        expect(Math.abs(wgs84.Inverse(y, x, y, x + h).s12! / h - lonM)).toBeLessThan(1e-6 * lonM + 1e-4)
      }),
    )
  })

  it('meets the tables: 110,574 m and 111,319 m at the equator, 111,694 m and 0 at the pole', () => {
    expect(Math.round(metresPerDegree(0).latM)).toBe(110_574)
    expect(Math.round(metresPerDegree(0).lonM)).toBe(111_319)
    expect(Math.round(metresPerDegree(90).latM)).toBe(111_694)
    expect(metresPerDegree(-90).lonM).toBeCloseTo(0, 6)
  })
})

describe('wrapLon and lonDelta', () => {
  it('bring whole turns back and stay in [-180, 180)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -180_000, max: 179_999 }), fc.integer({ min: -50, max: 50 }), (milli, turns) => {
        expect(wrapLon(milli / 1000 + 360 * turns)).toBeCloseTo(milli / 1000, 9)
      }),
    )
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => {
        const wrapped = wrapLon(x)
        expect(wrapped >= -180 && wrapped < 180).toBe(true)
        expect(Math.abs(Math.sin(((wrapped - x) * RAD) / 2))).toBeLessThan(1e-9)
      }),
    )
    expect([180, -180, 540, 180 - 1e-15].map(wrapLon)).toEqual([-180, -180, -180, -180])
    expect(Object.is(wrapLon(-0), 0)).toBe(true)
    expect(wrapLon(-180 - 1e-14)).toBeLessThan(180)
  })

  it('go the short way', () => {
    fc.assert(
      fc.property(lon, fc.double({ min: -179.999, max: 179.999, noNaN: true }), (from, by) => {
        expect(lonDelta(from, wrapLon(from + by))).toBeCloseTo(by, 9)
      }),
    )
    expect(lonDelta(179, -179)).toBe(2)
    expect(lonDelta(-179, 179)).toBe(-2)
  })
})
