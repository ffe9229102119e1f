import fc from 'fast-check'
import { getMoonTimes, getPosition, getTimes } from 'suncalc'
import { describe, expect, it } from 'vitest'
import { LIGHT_LIMITS_DEG, lightAt, moonAt, sunAltitudeDeg } from '../../src/night/index.js'
import { almanacMoon, almanacSunAltitudeDeg } from './almanac.js'

// Shrinking several floats at once towards the edge of a failure can take for ever: a failing property is reported in
// time.
fc.configureGlobal({ interruptAfterTimeLimit: 10_000 })

const instant = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2050, 0, 1) })
const recent = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) })
const lon = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -90, max: 90, noNaN: true })

describe('sunAltitudeDeg', () => {
  it('agrees with The Astronomical Almanac everywhere, above and below the horizon', () => {
    fc.assert(
      fc.property(instant, lon, lat, (t, x, y) => {
        expect(Math.abs(sunAltitudeDeg(t, x, y) - almanacSunAltitudeDeg(t, x, y))).toBeLessThan(0.03)
      }),
      { numRuns: 3000 },
    )
  })

  it('is the declination at the poles: Meeus, Astronomical Algorithms, example 25.a', () => {
    const t = Date.UTC(1992, 9, 13) - 59_000 // 0 h dynamical time
    expect(sunAltitudeDeg(t, 0, 90)).toBeCloseTo(-7.78507, 3)
    expect(sunAltitudeDeg(t, 123, 90)).toBeCloseTo(-7.78507, 3)
    expect(sunAltitudeDeg(t, -77, -90)).toBeCloseTo(7.78507, 3)
  })

  // Place and altitude of the sun at greatest eclipse: Espenak and Meeus, Five Millennium Canon of Solar Eclipses
  // (NASA).
  it.each([
    ['2009-07-22T02:35:19Z', 144.1, 24.2, 86],
    ['2015-03-20T09:45:39Z', -6.6, 64.4, 19],
    ['2016-03-09T01:57:12Z', 148.8, 10.1, 75],
    ['2017-08-21T18:25:32Z', -87.7, 37, 64],
    ['2019-07-02T19:22:58Z', -109, -17.4, 50],
    ['2020-12-14T16:13:29Z', -67.9, -40.3, 73],
    ['2021-12-04T07:33:28Z', -46.2, -76.8, 17],
    ['2024-04-08T18:17:18Z', -104.1, 25.3, 70],
  ])('puts sun and moon at the published altitude in the eclipse of %s', (iso, x, y, altitudeDeg) => {
    const t = Date.parse(iso)
    expect(Math.abs(sunAltitudeDeg(t, x, y) - altitudeDeg)).toBeLessThan(0.6)
    const moon = moonAt(t, x, y)
    expect(Math.abs(moon.altitudeDeg - sunAltitudeDeg(t, x, y))).toBeLessThan(0.1)
    expect(moon.illuminatedShare).toBeLessThan(0.001)
    expect(moon.up).toBe(true)
  })

  it('carries no refraction: suncalc puts 0.484° on it below the horizon, and Meeus 16.4 above', () => {
    fc.assert(
      fc.property(recent, lon, lat, (t, x, y) => {
        const h = sunAltitudeDeg(t, x, y)
        const bar = Math.max(0, h)
        const refractionDeg = 1.02 / Math.tan(((bar + 10.3 / (bar + 5.11)) * Math.PI) / 180) / 60
        expect(getPosition(new Date(t), y, x).altitude - h).toBeCloseTo(refractionDeg, 2)
      }),
    )
  })

  it('is at each limit where suncalc says that the light changes', () => {
    const times = getTimes(new Date(Date.UTC(2024, 4, 10, 12)), 45, 9)
    expect(sunAltitudeDeg(times.sunset!.getTime(), 9, 45)).toBeCloseTo(LIGHT_LIMITS_DEG.day, 2)
    expect(sunAltitudeDeg(times.dusk!.getTime(), 9, 45)).toBeCloseTo(LIGHT_LIMITS_DEG.civil, 2)
    expect(sunAltitudeDeg(times.nauticalDusk!.getTime(), 9, 45)).toBeCloseTo(LIGHT_LIMITS_DEG.nautical, 2)
    expect(sunAltitudeDeg(times.night!.getTime(), 9, 45)).toBeCloseTo(LIGHT_LIMITS_DEG.astronomical, 2)
  })

  it('is the same on ±180° and after whole turns', () => {
    fc.assert(
      fc.property(instant, lat, fc.integer({ min: -180, max: 179 }), (t, y, x) => {
        expect(sunAltitudeDeg(t, 180, y)).toBeCloseTo(sunAltitudeDeg(t, -180, y), 9)
        expect(sunAltitudeDeg(t, x, y)).toBeCloseTo(sunAltitudeDeg(t, x + (x < 0 ? 360 : -360), y), 9)
      }),
    )
  })

  it('is opposite at the antipode', () => {
    fc.assert(
      fc.property(instant, lon, lat, (t, x, y) => {
        expect(sunAltitudeDeg(t, x < 0 ? x + 180 : x - 180, -y) + sunAltitudeDeg(t, x, y)).toBeCloseTo(0, 5)
      }),
    )
  })

  it('is nearly the same one hour earlier and 15° further east', () => {
    fc.assert(
      fc.property(instant, fc.double({ min: -180, max: 165, noNaN: true }), lat, (t, x, y) => {
        expect(Math.abs(sunAltitudeDeg(t - 3_600_000, x + 15, y) - sunAltitudeDeg(t, x, y))).toBeLessThan(0.025)
      }),
    )
  })
})

describe('lightAt', () => {
  it('follows its limits', () => {
    const names = ['day', 'civil', 'nautical', 'astronomical'] as const
    fc.assert(
      fc.property(instant, lon, lat, (t, x, y) => {
        const altitude = almanacSunAltitudeDeg(t, x, y)
        fc.pre(names.every((name) => Math.abs(altitude - LIGHT_LIMITS_DEG[name]) > 0.03))
        expect(lightAt(t, x, y)).toBe(names.find((name) => altitude > LIGHT_LIMITS_DEG[name]) ?? 'night')
      }),
      { numRuns: 1000 },
    )
  })

  it('knows the nights of the north', () => {
    // 75° N at the winter solstice: noon is at 90 - 75 - 23.4 = -8.4°, midnight at -38.4°.
    expect(lightAt(Date.UTC(2023, 11, 22, 12), 0, 75)).toBe('nautical')
    expect(lightAt(Date.UTC(2023, 11, 22, 0), 0, 75)).toBe('night')
    // 75° N at the summer solstice: midnight sun at 8.4°. 60° N: -6.6° at midnight. 57° N: -9.6°.
    expect(lightAt(Date.UTC(2024, 5, 20, 0), 0, 75)).toBe('day')
    expect(lightAt(Date.UTC(2024, 5, 20, 0), 0, 60)).toBe('nautical')
    expect(lightAt(Date.UTC(2023, 11, 22, 0), 0, -90)).toBe('day')
  })
})

describe('moonAt', () => {
  it('agrees with The Astronomical Almanac within what its short formula gives', () => {
    fc.assert(
      fc.property(instant, lon, lat, (t, x, y) => {
        const truth = almanacMoon(t, x, y)
        const moon = moonAt(t, x, y)
        expect(Math.abs(moon.altitudeDeg - truth.altitudeDeg)).toBeLessThan(0.5)
        expect(Math.abs(moon.illuminatedShare - truth.illuminatedShare)).toBeLessThan(0.008)
        if (Math.abs(truth.altitudeDeg + 0.83) > 0.6) expect(moon.up).toBe(truth.altitudeDeg > -0.83)
      }),
      { numRuns: 2000 },
    )
  })

  it('meets Meeus, Astronomical Algorithms, examples 47.a and 48.a', () => {
    const t = Date.UTC(1992, 3, 12) - 59_000 // 0 h dynamical time
    const moon = moonAt(t, 0, 90)
    // Declination 13.768368°, 368,409.7 km: seen from the pole, 6,378.14 km nearer along the axis.
    const dec = (13.768368 * Math.PI) / 180
    const seen = Math.atan2(368409.7 * Math.sin(dec) - 6378.14, 368409.7 * Math.cos(dec))
    expect(moon.altitudeDeg).toBeCloseTo((seen * 180) / Math.PI, 3)
    expect(moon.illuminatedShare).toBeCloseTo(0.6786, 3)
  })

  it('rises and sets within seconds of suncalc', () => {
    for (let day = 0; day < 60; day++) {
      const { rise, set } = getMoonTimes(new Date(Date.UTC(2024, 0, 1 + day)), 30, 50)
      if (rise)
        expect([moonAt(rise.getTime() - 60_000, 50, 30).up, moonAt(rise.getTime() + 60_000, 50, 30).up]).toEqual([
          false,
          true,
        ])
      if (set)
        expect([moonAt(set.getTime() - 60_000, 50, 30).up, moonAt(set.getTime() + 60_000, 50, 30).up]).toEqual([
          true,
          false,
        ])
    }
  })
})

describe('a wrong call', () => {
  it('throws a sentence', () => {
    expect(() => sunAltitudeDeg(NaN, 0, 0)).toThrow('sunAltitudeDeg: t is NaN; expected a number from')
    expect(() => lightAt(0, 361, 0)).toThrow('lightAt: lon is 361; expected a number from -360 to 360.')
    expect(() => moonAt(0, 0, 91)).toThrow('moonAt: lat is 91; expected a number from -90 to 90.')
  })
})
