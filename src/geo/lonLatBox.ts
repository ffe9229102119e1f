import { DEGREE_RAD } from '../base/index.js'
import { centralAngleRad } from './distance.js'
import { WGS84_A_M, WGS84_E2, type LonLat } from './ellipsoid.js'
import { lonDelta } from './longitude.js'

// The least radius of curvature, that of the meridian at the equator. Both M(lat) and N(lat) are nowhere less, so no
// way on the ellipsoid is shorter than this radius times the angle of the same way on a sphere. The last factor covers
// what `distanceM` may be short of the geodesic near the antipode (0.3 %).
const LEAST_RADIUS_M = WGS84_A_M * (1 - WGS84_E2) * 0.996

/**
 * The point of a box of longitudes and latitudes that is nearest to a point, on a sphere.
 *
 * @param west - degrees, not greater than `east`.
 * @param south - degrees.
 * @param east - degrees.
 * @param north - degrees.
 * @param lon - degrees.
 * @param lat - degrees.
 * @returns the point itself where the box holds it.
 */
export function nearestInLonLatBox(
  west: number,
  south: number,
  east: number,
  north: number,
  lon: number,
  lat: number,
): LonLat {
  const pastWest = lonDelta(west, lon)
  // Between the two meridians the nearest point is on the point's own meridian.
  if ((pastWest < 0 ? pastWest + 360 : pastWest) <= east - west)
    return { lon, lat: Math.max(south, Math.min(north, lat)) }
  // Elsewhere on the nearer side: along any parallel, nearer in longitude is nearer.
  const side = Math.abs(pastWest) <= Math.abs(lonDelta(lon, east)) ? west : east
  return { lon: side, lat: nearestOnMeridian(Math.abs(lonDelta(lon, side)), south, north, lat) }
}

/** The latitude on a piece of a meridian, `dLon` degrees away, that is nearest to a point. */
function nearestOnMeridian(dLon: number, south: number, north: number, lat: number): number {
  const cosL = Math.cos(dLon * DEGREE_RAD)
  // Within 90 degrees the foot of the perpendicular may lie on the piece; beyond, an end of the piece is nearest.
  if (cosL > 0) return Math.max(south, Math.min(north, Math.atan(Math.tan(lat * DEGREE_RAD) / cosL) / DEGREE_RAD))
  return centralAngleRad(0, lat, dLon, south) <= centralAngleRad(0, lat, dLon, north) ? south : north
}

/**
 * A lower bound of the distance from a point to anything within a box of longitudes and latitudes; 0 inside. It is at
 * most 1.1 % short.
 *
 * @param west - degrees, not greater than `east`.
 * @param south - degrees.
 * @param east - degrees.
 * @param north - degrees.
 * @param lon - degrees.
 * @param lat - degrees.
 * @returns metres.
 */
export function lonLatBoxDistanceM(
  west: number,
  south: number,
  east: number,
  north: number,
  lon: number,
  lat: number,
): number {
  const point = nearestInLonLatBox(west, south, east, north, lon, lat)
  return centralAngleRad(lon, lat, point.lon, point.lat) * LEAST_RADIUS_M
}
