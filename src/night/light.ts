import { checkNumber, DEGREE_RAD } from '../base/index.js'
import { moonIlluminatedShare, moonSample, sunSample, type Sample } from './ephemeris.js'

/** How light it is, by the altitude of the sun's centre. */
export type Light =
  | 'day' // above -0.833°: some of the disc is to be seen
  | 'civil' // down to -6°
  | 'nautical' // down to -12°
  | 'astronomical' // down to -18°
  | 'night' // below

/**
 * Lowest altitude of the sun's centre in each light, degrees, without refraction. Sunset: 34' of refraction at the
 * horizon and 16' of the sun's half-width (Meeus, Astronomical Algorithms, chapter 15; -0.833 as suncalc and NOAA round
 * it). Twilights: -6, -12, -18 (US Naval Observatory, "Rise, Set, and Twilight Definitions").
 */
export const LIGHT_LIMITS_DEG: Readonly<Record<Exclude<Light, 'night'>, number>> = {
  day: -0.833,
  civil: -6,
  nautical: -12,
  astronomical: -18,
}

/** Lights from the darkest to the brightest: as many limits lie below the sun as the index says. */
export const LIGHTS: readonly Light[] = ['night', 'astronomical', 'nautical', 'civil', 'day']

/** The moon at an instant and a place. */
export interface Moon {
  /** Altitude of the disc's centre seen from the place, degrees, without refraction. */
  readonly altitudeDeg: number
  /** Illuminated share of the disc: 0 new, 1 full. */
  readonly illuminatedShare: number
  /** True where some of the disc is above the horizon of the sea: risen and not yet set. */
  readonly up: boolean
}

// Where the moon's upper edge touches the horizon its centre, seen from the Earth's centre, stands at 0.7275 of the
// parallax less 34' of refraction (Meeus, chapter 15).
const MOON_PARALLAX_PART = 0.7275
const MOON_REFRACTION_RAD: number = (34 / 60) * DEGREE_RAD

/** Sine of the altitude, seen from the Earth's centre, above which the moon is up. */
export const moonUpSine = (distance: number): number =>
  Math.sin(MOON_PARALLAX_PART * Math.asin(1 / distance) - MOON_REFRACTION_RAD)

/**
 * Altitude of the sun's centre over the horizon: geometric, without refraction, so that the limits of twilight hold as
 * they are defined. Right to 0.02° from 1950 to 2050, below the horizon too (Meeus, chapter 25, by way of suncalc;
 * 0.015° at most from astronomy-engine 2.1.19 at 40,000 random instants and places).
 *
 * @param t - instant, epoch milliseconds.
 * @param lon - degrees, -360 to 360.
 * @param lat - degrees.
 * @returns degrees, -90 to 90.
 * @throws RangeError or TypeError where an argument is out of range or no number.
 * @example
 * ```ts
 * Math.round(sunAltitudeDeg(Date.UTC(2024, 5, 20, 12), 0, 0)) // 67
 * ```
 */
export function sunAltitudeDeg(t: number, lon: number, lat: number): number {
  checkPlace('sunAltitudeDeg', t, lon, lat)
  return Math.asin(clampSine(sineOfAltitude(sunSample(t), lon, lat))) / DEGREE_RAD
}

/**
 * How light it is at an instant and a place.
 *
 * @param t - instant, epoch milliseconds.
 * @param lon - degrees, -360 to 360.
 * @param lat - degrees.
 * @returns the light; its limits are `LIGHT_LIMITS_DEG`.
 * @throws RangeError or TypeError where an argument is out of range or no number.
 * @example
 * ```ts
 * lightAt(Date.UTC(2024, 5, 20, 12), 0, 0) // 'day'
 * lightAt(Date.UTC(2024, 5, 20, 0), 0, 60) // 'nautical': no night there in June
 * ```
 */
export function lightAt(t: number, lon: number, lat: number): Light {
  checkPlace('lightAt', t, lon, lat)
  const altitudeDeg = sunAltitudeDeg(t, lon, lat)
  return LIGHTS[Object.values(LIGHT_LIMITS_DEG).filter((limit) => altitudeDeg > limit).length]!
}

/**
 * The moon at an instant and a place.
 *
 * @param t - instant, epoch milliseconds.
 * @param lon - degrees, -360 to 360.
 * @param lat - degrees.
 * @returns its altitude, how much of it is lit, and whether it is up. Altitude right to 0.01° (Meeus, chapter 47).
 * @throws RangeError or TypeError where an argument is out of range or no number.
 * @example
 * ```ts
 * const moon = moonAt(Date.UTC(2024, 3, 8, 18, 18), -104.1, 25.3) // a total eclipse of the sun in Mexico
 * Math.round(moon.altitudeDeg) // 70
 * moon.illuminatedShare < 0.001 // true
 * ```
 */
export function moonAt(t: number, lon: number, lat: number): Moon {
  checkPlace('moonAt', t, lon, lat)
  const sample = moonSample(t)
  const sine = sineOfAltitude(sample, lon, lat)
  const { distance } = sample
  // The place is one Earth radius nearer to the moon, along its own vertical.
  const seen = (distance * sine - 1) / Math.sqrt(distance * distance - 2 * distance * sine + 1)
  return {
    altitudeDeg: Math.asin(clampSine(seen)) / DEGREE_RAD,
    illuminatedShare: moonIlluminatedShare(t),
    up: sine > moonUpSine(distance),
  }
}

/** Throws a sentence unless the arguments are an instant and a place. */
export function checkPlace(where: string, t: number, lon: number, lat: number): void {
  checkNumber(`${where}: t`, t, { min: -8.64e15, max: 8.64e15 }) // what a Date can hold
  checkNumber(`${where}: lon`, lon, { min: -360, max: 360 })
  checkNumber(`${where}: lat`, lat, { min: -90, max: 90 })
}

const clampSine = (sine: number): number => Math.max(-1, Math.min(1, sine))

function sineOfAltitude(body: Sample, lon: number, lat: number): number {
  const east = Math.cos(lon * DEGREE_RAD) * body.x + Math.sin(lon * DEGREE_RAD) * body.y
  return Math.cos(lat * DEGREE_RAD) * east + Math.sin(lat * DEGREE_RAD) * body.z
}
