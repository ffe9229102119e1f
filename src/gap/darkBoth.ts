import type { Gap } from '../model/gap.js'
import type { WorkOptions } from '../model/work.js'
import { reportWork } from '../model/work.js'
import type { AddCandidate } from './darkCandidates.js'
import type { DarkOptions } from './darkOptions.js'
import { tempWindow } from './darkTemp.js'

/** Adds every two silent ships that can have lain together long enough. */
export function addBothSilent(gaps: readonly Gap[], { maxDistanceM, minDwellMs }: DarkOptions, add: AddCandidate, work?: WorkOptions): void {
  reportWork(work, 'finding dark rendezvous', 0, gaps.length)
  for (let i = 0; i < gaps.length; i++) {
    for (let j = i + 1; j < gaps.length; j++) {
      const [a, b] = [gaps[i]!, gaps[j]!]
      if (a.vessel === b.vessel || a.end === undefined || b.end === undefined) continue
      if (Math.min(a.end, b.end) - Math.max(a.start, b.start) < minDwellMs) continue
      const w = tempWindow(a, b, maxDistanceM)
      if (w !== undefined && w.maxDwellMs >= minDwellMs) add(i, j, 0, w.start, w.end, Math.round(w.maxDwellMs), w.lon, w.lat)
    }
  }
}
