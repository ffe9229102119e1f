import type { Score, UsualWork } from '../../model/index.js'

/** Everyday work, in the order in which it is named. */
const USUAL_WORK: readonly UsualWork[] = [
  'two-transmitters',
  'own-boat',
  'tow',
  'tug',
  'barge',
  'pilot',
  'service',
  'rescue',
  'bunkering',
  'supply',
  'pair-trawling',
  'passenger',
  'leisure',
]

/**
 * Everyday work that a rendezvous looks like.
 *
 * @param score - of a rendezvous, from `assess`: of each kind of work that was seen it has a factor, `work:tow`.
 * @returns empty where it looks like none, and of what was not weighed.
 * @example
 * ```ts
 * usualWorkOf({ factors: [{ id: 'work:tow', family: 'work', bits: -7, countedBits: -7, observed: {}, threshold: {} }] }) // ['tow']
 * ```
 */
export function usualWorkOf(score: Pick<Score, 'factors'> | undefined): UsualWork[] {
  const ids = new Set(score?.factors.map(({ id }) => id))
  return USUAL_WORK.filter((work) => ids.has(`work:${work}`))
}
