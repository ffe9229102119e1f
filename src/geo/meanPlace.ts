import { fromEcef, toEcef, type LonLat } from './ellipsoid.js'

/**
 * The middle of some places: the surface point below the mean of their Earth-centred coordinates.
 *
 * @param places - at least one; right across ±180° and at the poles, as long as they do not surround the globe.
 * @returns degrees.
 */
export function meanPlace(places: readonly LonLat[]): LonLat {
  const xyz = new Float64Array(3)
  let [x, y, z] = [0, 0, 0]
  for (const { lon, lat } of places) {
    toEcef(lon, lat, xyz, 0)
    x += xyz[0]! / places.length
    y += xyz[1]! / places.length
    z += xyz[2]! / places.length
  }
  return fromEcef(x, y, z)
}
