import { compareText } from '../../base/index.js'
import { countBest, scoreOf, toFactors, type Observation } from '../../evidence/index.js'
import type { Score, Rendezvous } from '../../model/index.js'
import {
  indexAssessment,
  type AssessIndex,
  type AssessInput,
  draughtObservations,
  factsOf,
  type RendezvousFacts,
  linkedObservations,
  motionObservations,
  placeObservations,
  shipObservations,
  workObservations,
} from '../observe/index.js'
import { assessOptions, type AssessOptions, type AssessSettings } from '../weight/index.js'

/** A rendezvous with what was weighed of it. */
export interface WeighedRendezvous extends Rendezvous {
  readonly score: Score
}

/** How many factors of one family count. */
export const BEST_OF_RENDEZVOUS_FAMILY = 2

/** Families that strengthen others, and are no evidence of their own. */
const DEPENDENT: ReadonlySet<string> = new Set(['light', 'place', 'list', 'work'])

/** All that is seen of one rendezvous, before it is weighed. */
const observe = (facts: RendezvousFacts): Observation[] =>
  [
    motionObservations,
    placeObservations,
    workObservations,
    shipObservations,
    draughtObservations,
    linkedObservations,
  ].flatMap((look) => look(facts))

/**
 * Weighs one rendezvous: whether what AIS shows is likelier of a transfer at sea than of the other contacts that ships
 * have.
 *
 * Bits add: each factor is log2 of a likelihood ratio. What is not known adds nothing. Factors of one family have
 * causes in common, so that only the best two of them count. 'strong' takes two independent families of at least one
 * bit; place, light, work and lists are none. The sum is evidence: with a prior it is a probability, as far as the
 * weights fit the waters (`rendezvousProbability`).
 *
 * @param rendezvous - from `findRendezvous`; its `context`, where it has one, tells place and light.
 * @param scene - what else was found and is known of its ships; what is left out adds nothing.
 * @param options - see `ASSESS_DEFAULTS`.
 * @returns the same rendezvous with its score, and in `links` the ids of what the score rests on; those that it had
 * before are replaced.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * const tanker = (id: string) => ({ id, hull: 0, shipType: 80 })
 * const [one] = findRendezvous({ tracks: toTracks(reports).tracks })
 * scoreRendezvous(one, { particulars: [tanker('308329000'), tanker('563936000')] }).score.band
 * ```
 */
export function scoreRendezvous(
  rendezvous: Rendezvous,
  scene: Omit<AssessInput, 'rendezvous'> = {},
  options?: AssessOptions,
): WeighedRendezvous {
  return weighRendezvous(rendezvous, indexAssessment(scene), assessOptions(options))
}

/** The same, where what is known is sorted already. */
export function weighRendezvous(r: Rendezvous, index: AssessIndex, settings: AssessSettings): WeighedRendezvous {
  const seen = observe(factsOf(r, index, settings))
  const factors = countBest(toFactors(seen, settings.weights), BEST_OF_RENDEZVOUS_FAMILY)
  const weighed = { ...r, score: scoreOf(factors, settings, DEPENDENT) }
  delete weighed.links
  const links = [...new Set(seen.flatMap(({ of }) => of ?? []))].sort(compareText)
  return links.length === 0 ? weighed : { ...weighed, links }
}
