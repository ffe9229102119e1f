// Independent truth for test/night: the low-precision formulas of The Astronomical Almanac (US Naval Observatory and HM
// Nautical Almanac Office): sun, page C5, right to 0.01° from 1950 to 2050; moon, page D22, right to 0.3° in longitude
// and 0.2° in latitude; Greenwich mean sidereal time as given by the US Naval Observatory ("Computing Greenwich
// Apparent Sidereal Time").
const RAD = Math.PI / 180
const sin = (deg: number): number => Math.sin(deg * RAD)
const cos = (deg: number): number => Math.cos(deg * RAD)

interface Place {
  readonly raDeg: number
  readonly decDeg: number
}

const daysSince2000 = (t: number): number => t / 86_400_000 - 10_957.5

function siderealDeg(t: number): number {
  const days = daysSince2000(t)
  const midnight = Math.floor(days - 0.5) + 0.5
  const hours = (days - midnight) * 24
  return 15 * (6.697374558 + 0.06570982441908 * midnight + 1.00273790935 * hours)
}

function almanacSun(t: number): Place {
  const n = daysSince2000(t)
  const g = 357.528 + 0.9856003 * n
  const lambda = 280.46 + 0.9856474 * n + 1.915 * sin(g) + 0.02 * sin(2 * g)
  const epsilon = 23.439 - 0.0000004 * n
  return {
    raDeg: Math.atan2(cos(epsilon) * sin(lambda), cos(lambda)) / RAD,
    decDeg: Math.asin(sin(epsilon) * sin(lambda)) / RAD,
  }
}

const altitudeDeg = ({ raDeg, decDeg }: Place, t: number, lon: number, lat: number): number => {
  const hourAngle = siderealDeg(t) + lon - raDeg
  return Math.asin(sin(lat) * sin(decDeg) + cos(lat) * cos(decDeg) * cos(hourAngle)) / RAD
}

/** Geometric altitude of the sun's centre, degrees. */
export const almanacSunAltitudeDeg = (t: number, lon: number, lat: number): number =>
  altitudeDeg(almanacSun(t), t, lon, lat)

/** Geometric altitude of the moon's centre seen from the surface, and the illuminated share of its disc. */
export function almanacMoon(t: number, lon: number, lat: number): { altitudeDeg: number; illuminatedShare: number } {
  const c = daysSince2000(t) / 36525
  const lambda =
    218.32 +
    481267.881 * c +
    6.29 * sin(135 + 477198.87 * c) -
    1.27 * sin(259.3 - 413335.36 * c) +
    0.66 * sin(235.7 + 890534.22 * c) +
    0.21 * sin(269.9 + 954397.74 * c) -
    0.19 * sin(357.5 + 35999.05 * c) -
    0.11 * sin(186.5 + 966404.03 * c)
  const beta =
    5.13 * sin(93.3 + 483202.02 * c) +
    0.28 * sin(228.2 + 960400.89 * c) -
    0.28 * sin(318.3 + 6003.15 * c) -
    0.17 * sin(217.6 - 407332.21 * c)
  const parallax =
    0.9508 +
    0.0518 * cos(135 + 477198.87 * c) +
    0.0095 * cos(259.3 - 413335.36 * c) +
    0.0078 * cos(235.7 + 890534.22 * c) +
    0.0028 * cos(269.9 + 954397.74 * c)
  const [l, m, n] = [
    cos(beta) * cos(lambda),
    0.9175 * cos(beta) * sin(lambda) - 0.3978 * sin(beta),
    0.3978 * cos(beta) * sin(lambda) + 0.9175 * sin(beta),
  ]
  const moon = { raDeg: Math.atan2(m, l) / RAD, decDeg: Math.asin(n) / RAD }
  const high = altitudeDeg(moon, t, lon, lat)
  const sun = almanacSun(t)
  const apart = sin(sun.decDeg) * n + cos(sun.decDeg) * Math.hypot(l, m) * cos(sun.raDeg - moon.raDeg)
  return { altitudeDeg: high - parallax * cos(high), illuminatedShare: (1 - apart) / 2 }
}
