import type { WorkOptions } from '../base/index.js'
import type { Gap } from '../model/index.js'
import { eachFeasiblePair } from '../reach/index.js'
import type { AddBothSilent } from './candidates.js'
import type { DarkOptions } from './options.js'

/** Adds every two silent ships that can have lain together long enough. */
export function addBothSilent(
  gaps: readonly Gap[],
  { maxDistanceM, minDwellMs }: DarkOptions,
  add: AddBothSilent,
  work?: WorkOptions,
): void {
  eachFeasiblePair(
    gaps,
    { maxDistanceM, minDwellMs },
    (a, b, start, end, dwellMs, lon, lat) => add(Math.min(a, b), Math.max(a, b), start, end, dwellMs, lon, lat),
    work,
  )
}
