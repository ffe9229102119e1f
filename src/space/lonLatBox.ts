import { centralAngleRad } from '../geo/distance.js'
import { WGS84_A_M, WGS84_E2 } from '../geo/ellipsoid.js'
import { lonDelta } from '../geo/longitude.js'
import { DEGREE_RAD } from '../model/units.js'

// The least radius of curvature, that of the meridian at the equator. Both M(lat) and N(lat) are nowhere less, so no way on
// the ellipsoid is shorter than this radius times the angle of the same way on a sphere. The last factor covers what
// `distanceM` may be short of the geodesic near the antipode (0.3 %).
const LEAST_RADIUS_M = WGS84_A_M * (1 - WGS84_E2) * 0.996

/**
 * A lower bound of the distance from a point to anything within a box of longitudes and latitudes; 0 inside. It is at most
 * 1.1 % short.
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
  const toWest = Math.abs(lonDelta(lon, west))
  const toEast = Math.abs(lonDelta(lon, east))
  const pastWest = lonDelta(west, lon)
  // Between the two meridians the nearest point is on the point's own meridian.
  if ((pastWest < 0 ? pastWest + 360 : pastWest) <= east - west) {
    return Math.max(south - lat, lat - north, 0) * DEGREE_RAD * LEAST_RADIUS_M
  }
  return arcAngleRad(Math.min(toWest, toEast), south, north, lat) * LEAST_RADIUS_M
}

/** Angle from a point to the piece of a meridian between two latitudes, `dLon` degrees away. */
function arcAngleRad(dLon: number, south: number, north: number, lat: number): number {
  const cosL = Math.cos(dLon * DEGREE_RAD)
  if (cosL <= 0) return Math.min(centralAngleRad(0, lat, dLon, south), centralAngleRad(0, lat, dLon, north))
  // Within 90 degrees the foot of the perpendicular may lie on the piece; beyond, an end of the piece is nearest.
  const foot = Math.atan(Math.tan(lat * DEGREE_RAD) / cosL) / DEGREE_RAD
  return centralAngleRad(0, lat, dLon, Math.max(south, Math.min(north, foot)))
}
