import { LENS_POINTS } from './prismLens.js'
import { outOfPlane } from './prismPlane.js'
import type { PrismPair } from './prismPair.js'

// Within so much of a rim a place counts as inside, metres: corners lie on rims.
const RIM_M = 0.01

/**
 * Sets `place` to where a stay is: the middle between the nearest points of the two lenses; where they overlap, the mean of the
 * corners of what all four disks share, which is convex, so that its mean lies inside.
 */
export function placeOfStay(pair: PrismPair): void {
  const { lens, frame, foci, radii, place } = pair
  if (lens[0]! > 0) {
    outOfPlane(frame, (lens[LENS_POINTS]! + lens[LENS_POINTS + 2]!) / 2, (lens[LENS_POINTS + 1]! + lens[LENS_POINTS + 3]!) / 2, place, 0)
    return
  }
  mean.fill(0)
  for (let i = 0; i < 4; i++) {
    tryPlace(foci, radii, foci[2 * i]!, foci[2 * i + 1]!)
    for (let j = i + 1; j < 4; j++) tryCorners(foci, radii, i, j)
  }
  if (mean[2]! > 0) outOfPlane(frame, mean[0]! / mean[2]!, mean[1]! / mean[2]!, place, 0)
  else outOfPlane(frame, (lens[LENS_POINTS]! + lens[LENS_POINTS + 2]!) / 2, (lens[LENS_POINTS + 1]! + lens[LENS_POINTS + 3]!) / 2, place, 0)
}

// East and north, summed, and how many.
const mean = new Float64Array(3)

/** Counts a place where all disks hold it. */
function tryPlace(f: Float64Array, r: Float64Array, x: number, y: number): void {
  for (let k = 0; k < 4; k++) {
    const reach = r[k]! + RIM_M
    if ((x - f[2 * k]!) ** 2 + (y - f[2 * k + 1]!) ** 2 > reach * reach) return
  }
  mean[0]! += x
  mean[1]! += y
  mean[2]! += 1
}

/** Counts both corners of two disks. */
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
