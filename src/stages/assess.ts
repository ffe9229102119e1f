import { assess, type Assessment, type AssessContext, type AssessInput } from '../assess/index.js'
import type { Stage } from './stage.js'

/** What is weighed, and what is known beside it. */
export interface AssessStageInput extends AssessInput {
  /** Not weighed: scores, spells, stays and harbours. */
  readonly beside: AssessContext
}

/** Weighs meetings and gathers what was found of each ship. Parts hold all findings of ships that are linked to each other. */
export const assessStage: Stage<AssessStageInput, Assessment> = {
  name: 'assessment',
  key: 'pair',
  horizonMs: () => Infinity,
  run: ({ beside, ...input }, options, work) => assess(input, beside, options.assess, work),
  merge: (parts) => ({
    meetings: mostBitsFirst(parts.flatMap((part) => part.meetings)),
    vessels: mostBitsFirst(parts.flatMap((part) => part.vessels)),
  }),
}

/** Those of most bits first, each once; ties by id. */
const mostBitsFirst = <T extends { readonly id: string; readonly bits: number }>(list: readonly T[]): T[] =>
  [...new Map(list.map((one) => [one.id, one])).values()].sort((a, b) => b.bits - a.bits || (a.id < b.id ? -1 : 1))
