import { WGS84_E2 } from './ellipsoid.js'

/**
 * East and north at an Earth-centred point, as two unit vectors: `out[0..2]` is east, `out[3..5]` north. At a pole,
 * where every direction is south, east is taken as at longitude 0.
 */
export function eastNorthAt(x: number, y: number, z: number, out: Float64Array): void {
  const p = Math.sqrt(x * x + y * y)
  const ex = p > 0 ? -y / p : 0
  const ey = p > 0 ? x / p : 1
  // The normal of the ellipsoid leans towards the pole by the flattening.
  const nz = z / (1 - WGS84_E2)
  const up = Math.sqrt(p * p + nz * nz)
  const ux = x / up
  const uy = y / up
  const uz = nz / up
  out[0] = ex
  out[1] = ey
  out[2] = 0
  out[3] = -ey * uz
  out[4] = ex * uz
  out[5] = ux * ey - uy * ex
}
