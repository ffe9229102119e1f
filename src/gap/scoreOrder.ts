import type { Gap } from '../model/gap.js'
import type { GapScore } from '../model/gapScore.js'

/** A silence with its score; none where it was not scored. */
export interface ScoredGap {
  readonly gap: Gap
  readonly score?: GapScore | undefined
}

/** Silences, the most telling first: by bits, those that share the cap by what they would have without it, then the longer one. */
export const byTelling = (a: ScoredGap, b: ScoredGap): number =>
  (b.score?.bits ?? 0) - (a.score?.bits ?? 0) || (b.score?.uncappedBits ?? 0) - (a.score?.uncappedBits ?? 0) || b.gap.durationMs - a.gap.durationMs
