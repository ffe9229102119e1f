import type { Gap } from '../model/gap.js'
import type { WorkOptions } from '../model/work.js'
import type { AddBothSilent } from './darkCandidates.js'
import type { DarkOptions } from './darkOptions.js'
import { eachFeasiblePair } from './pairs.js'

/** Adds every two silent ships that can have lain together long enough. */
export function addBothSilent(gaps: readonly Gap[], { maxDistanceM, minDwellMs }: DarkOptions, add: AddBothSilent, work?: WorkOptions): void {
  eachFeasiblePair(
    gaps,
    { maxDistanceM, minDwellMs },
    (a, b, start, end, dwellMs, lon, lat) => add(Math.min(a, b), Math.max(a, b), start, end, dwellMs, lon, lat),
    work,
  )
}
