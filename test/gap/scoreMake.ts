import { scoreGaps, type ScoreInput, type ScoreOptions } from '../../src/gap/score/index.js'
import type { Knowledge } from '../../src/knowledge/index.js'
import type { Factor, Gap, GapHearing } from '../../src/model/index.js'

/** What was weighed of a gap: bits, their only factor, and what was heard of others. */
interface Weighed extends GapHearing {
  readonly bits: number
  readonly factor: Factor
}

export const weighed = ({ score, measures: { hearing } }: Gap): Weighed => ({
  ...hearing!,
  bits: score!.bits,
  factor: score!.factors[0]!,
})

/** Scores one gap. */
export const scoreGap = (
  gap: Gap,
  knowledge: Knowledge,
  more: Omit<ScoreInput, 'gaps' | 'knowledge'> = {},
  options?: ScoreOptions,
): Weighed => weighed(scoreGaps({ gaps: [gap], knowledge, ...more }, options)[0]!)
