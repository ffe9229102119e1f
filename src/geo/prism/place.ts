import { LENS_POINTS } from './lens.js'
import { centreOn, type PrismPair } from './pair.js'
import { outOfPlane } from './plane.js'

// Within so much of a rim a place counts as inside, metres: corners lie on rims.
const RIM_M = 0.01
const MOST_TURNS = 3

/**
 * Sets `place` to where a stay is: the middle between the nearest points of the two lenses; where they overlap, the
 * mean of the corners of what all four disks share, which is convex, so that its mean lies inside.
 */
export function placeOfStay(pair: PrismPair): void {
  const { lens, frame, place } = pair
  if (lens[0]! > 0) {
    outOfPlane(
      frame,
      (lens[LENS_POINTS]! + lens[LENS_POINTS + 2]!) / 2,
      (lens[LENS_POINTS + 1]! + lens[LENS_POINTS + 3]!) / 2,
      place,
      0,
    )
    return
  }
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const shared = meanOfCorners(pair)
    outOfPlane(frame, found[0]!, found[1]!, place, 0)
    if (shared) return
    // Of a lens that is next to a point nothing may be left in a plane laid elsewhere.
    centreOn(pair)
  }
}

// East and north of the place.
const found = new Float64Array(2)
// East and north, summed, and how many; then the one that lies least outside, and by how much.
const tried = new Float64Array(6)

/**
 * Sets `found` to the mean of all corners that every disk holds; where there is none, to the place least outside, and
 * returns false.
 */
function meanOfCorners({ foci, radii }: PrismPair): boolean {
  tried.fill(0)
  tried[5] = Infinity
  for (let i = 0; i < 4; i++) {
    tryPlace(foci, radii, foci[2 * i]!, foci[2 * i + 1]!)
    for (let j = i + 1; j < 4; j++) tryCorners(foci, radii, i, j)
  }
  const count = tried[2]!
  found[0] = count > 0 ? tried[0]! / count : tried[3]!
  found[1] = count > 0 ? tried[1]! / count : tried[4]!
  return count > 0
}

/** Counts a place where all disks hold it. */
function tryPlace(f: Float64Array, r: Float64Array, x: number, y: number): void {
  let outside = -Infinity
  for (let k = 0; k < 4; k++) {
    const dx = x - f[2 * k]!
    const dy = y - f[2 * k + 1]!
    const over = Math.sqrt(dx * dx + dy * dy) - r[k]!
    if (over > outside) outside = over
  }
  if (outside < tried[5]!) {
    tried[3] = x
    tried[4] = y
    tried[5] = outside
  }
  if (outside > RIM_M) return
  tried[0]! += x
  tried[1]! += y
  tried[2]! += 1
}

/** Counts both corners of two disks; of two that just do not meet, the point between. */
function tryCorners(f: Float64Array, r: Float64Array, i: number, j: number): void {
  const x = f[2 * j]! - f[2 * i]!
  const y = f[2 * j + 1]! - f[2 * i + 1]!
  const d = Math.sqrt(x * x + y * y)
  if (!(Math.abs(r[i]! - r[j]!) < d)) return
  const along = (d * d + (r[i]! - r[j]!) * (r[i]! + r[j]!)) / (2 * d)
  const height = Math.sqrt(Math.max(0, (r[i]! - along) * (r[i]! + along)))
  const mx = f[2 * i]! + (along * x) / d
  const my = f[2 * i + 1]! + (along * y) / d
  tryPlace(f, r, mx - (height * y) / d, my + (height * x) / d)
  tryPlace(f, r, mx + (height * y) / d, my - (height * x) / d)
}
