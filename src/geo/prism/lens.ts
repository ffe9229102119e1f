// Where a silent ship can be at one instant is the overlap of two disks, a lens. This file holds the distance of two
// lenses in the plane, and how it changes with each of the four radii.

// Places of the results: first the distance, then by how much it falls when the first disk's radius grows, and so on
// for the other three: at least 0.
/** Place of those falls in a result. */
const LENS_FALL = 1
/** The nearest point of the first lens, east and north, then that of the second. */
export const LENS_POINTS = 5
/** The least sine of the angles at the corners that the nearest points are; 1 where they lie on rims. */
export const LENS_SINE = 9
/** How many numbers a result has. */
export const LENS_SIZE = 10

// Corners of both lenses, east and north: two of the first, two of the second. Scratch of one call.
const corner = new Float64Array(8)
// Below this height above its axis a lens is a point; its corners are kept apart, so that each still has its own
// outward directions.
const LEAST_HEIGHT_M = 1e-4

/**
 * The distance of two lenses in the plane: at most 0 where they overlap.
 *
 * Relaxed to one disk or one corner of either lens, the distance can only be less, if a corner counts only in the
 * directions that both its rims hold back. The greatest of these sixteen lower bounds is the distance, and its point of
 * contact is the contact: the problem is convex, so that what holds back at the optimum is one of these
 * (Karush-Kuhn-Tucker). No test has to decide what a contact is, which rounding could get wrong.
 *
 * @param f - the centres, east and north: both disks of the first lens, both of the second.
 * @param r - the four radii; infinite where there is no disk. Two disks of one lens overlap, or just fail to by
 * rounding.
 * @param out - the result, `LENS_SIZE` numbers. Only the distance means anything where the lenses overlap.
 */
export function lensDistance(f: Float64Array, r: Float64Array, out: Float64Array): void {
  let best = -Infinity
  let bi = 0
  let bj = 2
  for (let i = 0; i < 2; i++) {
    for (let j = 2; j < 4; j++) {
      const x = f[2 * j]! - f[2 * i]!
      const y = f[2 * j + 1]! - f[2 * i + 1]!
      const apart = Math.sqrt(x * x + y * y) - r[i]! - r[j]!
      if (apart <= best) continue
      best = apart
      bi = i
      bj = j
    }
  }
  rimToRim(f, r, bi, bj, best, out)
  if (best > 0 && holds(f, r, 1 - bi, out[5]!, out[6]!) && holds(f, r, 5 - bj, out[7]!, out[8]!)) return
  const a = corners(f, r, 0, 0)
  const b = corners(f, r, 2, 4)
  if (a) for (let v = 0; v < 4; v += 2) for (let j = 2; j < 4; j++) cornerToRim(f, r, v, 0, j, out)
  if (b) for (let v = 4; v < 8; v += 2) for (let i = 0; i < 2; i++) cornerToRim(f, r, v, 2, i, out)
  if (a && b) for (let v = 0; v < 4; v += 2) for (let w = 4; w < 8; w += 2) cornerToCorner(f, r, v, w, out)
}

/** True where disk `k` holds the point, to rounding. */
function holds(f: Float64Array, r: Float64Array, k: number, x: number, y: number): boolean {
  const dx = x - f[2 * k]!
  const dy = y - f[2 * k + 1]!
  return dx * dx + dy * dy <= r[k]! * r[k]! * (1 + 1e-14)
}

function rimToRim(f: Float64Array, r: Float64Array, i: number, j: number, apart: number, out: Float64Array): void {
  const d = apart + r[i]! + r[j]!
  const x = d > 0 ? (f[2 * j]! - f[2 * i]!) / d : 1
  const y = d > 0 ? (f[2 * j + 1]! - f[2 * i + 1]!) / d : 0
  out[0] = apart
  out[1] = out[2] = out[3] = out[4] = 0
  out[LENS_FALL + i] = out[LENS_FALL + j] = 1
  out[5] = f[2 * i]! + r[i]! * x
  out[6] = f[2 * i + 1]! + r[i]! * y
  out[7] = f[2 * j]! - r[j]! * x
  out[8] = f[2 * j + 1]! - r[j]! * y
  out[9] = 1
}

/**
 * Puts the corners of the lens of disks `k` and `k + 1` at `corner[at]`; false where one disk lies within the other.
 */
function corners(f: Float64Array, r: Float64Array, k: number, at: number): boolean {
  const r0 = r[k]!
  const r1 = r[k + 1]!
  const x = f[2 * k + 2]! - f[2 * k]!
  const y = f[2 * k + 3]! - f[2 * k + 1]!
  const d = Math.sqrt(x * x + y * y)
  if (!(Math.abs(r0 - r1) < d) || r0 <= 0 || r1 <= 0) return false
  const along = Math.max(d - r1, Math.min(r0, (d * d + (r0 - r1) * (r0 + r1)) / (2 * d)))
  const height = Math.max(LEAST_HEIGHT_M, Math.sqrt(Math.max(0, (r0 - along) * (r0 + along))))
  const ux = x / d
  const uy = y / d
  const mx = f[2 * k]! + along * ux
  const my = f[2 * k + 1]! + along * uy
  corner[at] = mx - height * uy
  corner[at + 1] = my + height * ux
  corner[at + 2] = mx + height * uy
  corner[at + 3] = my - height * ux
  return true
}

// What the last call of `heldBack` found: the shares of both rims, and the sine of the angle between them.
const held = new Float64Array(3)

/**
 * True where going from corner `v` of disks `k` and `k + 1` in direction (x, y) leaves both: the direction is a sum of
 * their normals.
 */
function heldBack(f: Float64Array, v: number, k: number, x: number, y: number): boolean {
  const ax = corner[v]! - f[2 * k]!
  const ay = corner[v + 1]! - f[2 * k + 1]!
  const bx = corner[v]! - f[2 * k + 2]!
  const by = corner[v + 1]! - f[2 * k + 3]!
  const cross = ax * by - ay * bx
  const a = (x * by - y * bx) / cross
  const b = (ax * y - ay * x) / cross
  if (!(a >= 0 && b >= 0)) return false
  const la = Math.sqrt(ax * ax + ay * ay)
  const lb = Math.sqrt(bx * bx + by * by)
  held[0] = a * la
  held[1] = b * lb
  held[2] = Math.abs(cross) / (la * lb)
  return true
}

/** Tries corner `v` of disks `k` and `k + 1` against the rim of disk `j` of the other lens. */
function cornerToRim(f: Float64Array, r: Float64Array, v: number, k: number, j: number, out: Float64Array): void {
  const dx = f[2 * j]! - corner[v]!
  const dy = f[2 * j + 1]! - corner[v + 1]!
  const d = Math.sqrt(dx * dx + dy * dy)
  const apart = d - r[j]!
  if (!(apart > out[0]!) || d === 0) return
  const x = dx / d
  const y = dy / d
  if (!heldBack(f, v, k, x, y)) return
  const o = 2 - k
  out[0] = apart
  out[LENS_FALL + k] = held[0]!
  out[LENS_FALL + k + 1] = held[1]!
  out[LENS_FALL + o] = out[LENS_FALL + o + 1] = 0
  out[LENS_FALL + j] = 1
  out[LENS_POINTS + k] = corner[v]!
  out[LENS_POINTS + k + 1] = corner[v + 1]!
  out[LENS_POINTS + o] = f[2 * j]! - r[j]! * x
  out[LENS_POINTS + o + 1] = f[2 * j + 1]! - r[j]! * y
  out[LENS_SINE] = held[2]!
}

/** Tries corner `v` of the first lens against corner `w` of the second. */
function cornerToCorner(f: Float64Array, r: Float64Array, v: number, w: number, out: Float64Array): void {
  const dx = corner[w]! - corner[v]!
  const dy = corner[w + 1]! - corner[v + 1]!
  const d = Math.sqrt(dx * dx + dy * dy)
  if (!(d > out[0]!)) return
  const x = dx / d
  const y = dy / d
  if (!heldBack(f, v, 0, x, y)) return
  const a0 = held[0]!
  const a1 = held[1]!
  const sine = held[2]!
  if (!heldBack(f, w, 2, -x, -y)) return
  out[0] = d
  out[1] = a0
  out[2] = a1
  out[3] = held[0]!
  out[4] = held[1]!
  out[5] = corner[v]!
  out[6] = corner[v + 1]!
  out[7] = corner[w]!
  out[8] = corner[w + 1]!
  out[9] = Math.min(sine, held[2]!)
}
