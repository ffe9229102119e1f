import { DEGREE_RAD } from '../../base/index.js'
import type { Dimensions } from '../../model/index.js'

/**
 * Writes the four corners of a hull, metres east and north of its antenna, counter-clockwise as seen from above.
 *
 * @param out - eight numbers: bow port, stern port, stern starboard, bow starboard; east then north.
 */
export function hullCorners(d: Dimensions, headingDeg: number, east: number, north: number, out: Float64Array): void {
  const s = Math.sin(headingDeg * DEGREE_RAD)
  const c = Math.cos(headingDeg * DEGREE_RAD)
  const put = (at: number, ahead: number, right: number): void => {
    out[at] = east + ahead * s + right * c
    out[at + 1] = north + ahead * c - right * s
  }
  put(0, d.toBowM, -d.toPortM)
  put(2, -d.toSternM, -d.toPortM)
  put(4, -d.toSternM, d.toStarboardM)
  put(6, d.toBowM, d.toStarboardM)
}

/** Least distance between two rectangles given by their corners, metres; 0 where they overlap. */
export function hullDistanceM(p: Float64Array, q: Float64Array): number {
  if (!areApart(p, q) && !areApart(q, p)) return 0
  let least = Infinity
  for (let i = 0; i < 8; i += 2) {
    for (let j = 0; j < 8; j += 2) {
      least = Math.min(least, cornerToSide2(p, i, q, j), cornerToSide2(q, i, p, j))
    }
  }
  return Math.sqrt(least)
}

/** True where a side of `p` has all of `q` on its outer side (separating axis theorem). */
function areApart(p: Float64Array, q: Float64Array): boolean {
  for (let i = 0; i < 8; i += 2) {
    const j = (i + 2) % 8
    const nx = p[j + 1]! - p[i + 1]!
    const ny = p[i]! - p[j]!
    let outside = true
    for (let k = 0; k < 8 && outside; k += 2) outside = (q[k]! - p[i]!) * nx + (q[k + 1]! - p[i + 1]!) * ny > 0
    if (outside) return true
  }
  return false
}

/** Square of the distance from corner `i` of `p` to the side of `q` that starts at `j`. */
function cornerToSide2(p: Float64Array, i: number, q: Float64Array, j: number): number {
  const k = (j + 2) % 8
  const sx = q[k]! - q[j]!
  const sy = q[k + 1]! - q[j + 1]!
  const rx = p[i]! - q[j]!
  const ry = p[i + 1]! - q[j + 1]!
  const length2 = sx * sx + sy * sy
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, (rx * sx + ry * sy) / length2))
  const dx = rx - sx * share
  const dy = ry - sy * share
  return dx * dx + dy * dy
}
