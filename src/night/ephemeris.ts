import { getMoonIllumination, getMoonPosition, getPosition } from 'suncalc'
import { DEGREE_RAD } from '../base/index.js'

/**
 * Where a body stands seen from the centre of the Earth, in Earth-fixed coordinates, and how high it must be to be up.
 */
export interface Sample {
  /** Unit vector: towards 0° N 0° E. */
  readonly x: number
  /** Unit vector: towards 0° N 90° E. */
  readonly y: number
  /** Unit vector: towards the north pole. */
  readonly z: number
  /** Distance of the body, Earth radii; Infinity for the sun, whose parallax (0.0024°) is left out. */
  readonly distance: number
}

// suncalc 2 gives altitudes with refraction added. Below the horizon it adds one constant, its formula at altitude 0
// (0.4840°), which can be taken off exactly; above, it would have to be inverted. So a body is looked at from where it
// is below the horizon: from the point of the equator whose nadir it is close to. Its direction there is its direction
// everywhere.
const HORIZON_REFRACTION_RAD: number = 0.0002967 / Math.tan(0.00312536 / 0.08901179)
// The radius by which suncalc works out the moon's parallax, km.
const EARTH_RADIUS_KM = 6378.14
const DAY_MS = 86_400_000
const J2000_MS = 946_728_000_000 // 2000-01-01T12:00:00Z

/** Direction of the sun (Meeus, Astronomical Algorithms, chapter 25, by way of suncalc). */
export function sunSample(t: number): Sample {
  const fromLon = -360 * (t / DAY_MS - Math.floor(t / DAY_MS)) // at midnight UTC the sun is under 0° E
  const { altitude, azimuth } = getPosition(new Date(t), 0, fromLon)
  return fromEquator(fromLon, altitude * DEGREE_RAD - HORIZON_REFRACTION_RAD, azimuth, Infinity)
}

/** Direction and distance of the moon (Meeus, chapter 47, by way of suncalc). */
export function moonSample(t: number): Sample {
  const days = (t - J2000_MS) / DAY_MS
  // Mean longitude of the moon less sidereal time (Meeus 47.1, 12.4), and half a turn: under our feet, give or take
  // 30°.
  const fromLon = (218.3164 + 13.176396 * days - (280.4606 + 360.985647 * days) + 180) % 360
  const { altitude, azimuth, distance } = getMoonPosition(new Date(t), 0, fromLon)
  const low = altitude * DEGREE_RAD - HORIZON_REFRACTION_RAD
  // suncalc lowers the moon by asin(k cos h); h is wanted back. Each step is 60 times closer.
  const k = EARTH_RADIUS_KM / distance
  let h = low
  for (let i = 0; i < 6; i++) h = low + Math.asin(k * Math.cos(h))
  return fromEquator(fromLon, h, azimuth, 1 / k)
}

/** Illuminated share of the moon's disc, 0 to 1 (Meeus, chapter 48, by way of suncalc). */
export const moonIlluminatedShare = (t: number): number => getMoonIllumination(new Date(t)).fraction

function fromEquator(lon: number, altitudeRad: number, azimuthDeg: number, distance: number): Sample {
  const up = Math.sin(altitudeRad)
  const east = Math.cos(altitudeRad) * Math.sin(azimuthDeg * DEGREE_RAD)
  const north = Math.cos(altitudeRad) * Math.cos(azimuthDeg * DEGREE_RAD)
  const c = Math.cos(lon * DEGREE_RAD)
  const s = Math.sin(lon * DEGREE_RAD)
  return { x: up * c - east * s, y: up * s + east * c, z: north, distance }
}
