import type { AssessedMeeting, UsualWork } from '../model/assess.js'
import { bandOf, countBest, inOrderOfWeight, roundBits, sumBits, type Factor } from '../model/factor.js'
import type { Rendezvous } from '../model/findings.js'
import { indexAssessment, type AssessContext, type AssessIndex, type AssessInput } from './context.js'
import { draughtObservations } from './draught.js'
import { factsOf, type MeetingFacts, type Observation } from './facts.js'
import { linkedObservations } from './linked.js'
import { motionObservations } from './motion.js'
import { assessOptions, type AssessOptions, type AssessSettings } from './options.js'
import { compareText } from '../model/order.js'
import { placeObservations } from './place.js'
import { shipObservations } from './ships.js'
import type { MeetingWeights } from './weights.js'
import { workObservations } from './work.js'

/** So many factors of one family count. */
export const BEST_OF_MEETING_FAMILY = 2

/** Families that strengthen others, and are no evidence of their own. */
const DEPENDENT: ReadonlySet<string> = new Set(['light', 'place', 'list', 'work'])

/** All that is seen of one meeting, before it is weighed. */
const observe = (facts: MeetingFacts): Observation[] =>
  [motionObservations, placeObservations, workObservations, shipObservations, draughtObservations, linkedObservations].flatMap((look) => look(facts))

/**
 * Weighs one meeting: whether what AIS shows is likelier of a transfer at sea than of the other contacts that ships have.
 *
 * Bits add: each factor is log2 of a likelihood ratio. What is not known adds nothing. Factors of one family have causes in common,
 * so that only the best two of them count. 'strong' takes two independent families of at least one bit; place, light and lists are
 * none. The sum is evidence: with a prior it is a probability, as far as the weights fit the waters (`meetingProbability`).
 *
 * @param rendezvous - from `findRendezvous`.
 * @param context - what is known beside it; what is left out adds nothing.
 * @param options - see `ASSESS_DEFAULTS`.
 * @returns bits, band and factors: `bits` is exactly the sum of `countedBits`.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * const tanker = (id: string) => ({ id, hull: 0, shipType: 80 })
 * const [one] = findRendezvous(toTracks(reports).tracks)
 * assessMeeting(one, { particulars: [tanker('308329000'), tanker('563936000')] }).band
 * ```
 */
export function assessMeeting(rendezvous: Rendezvous, context: Omit<AssessInput, 'rendezvous'> & AssessContext = {}, options?: AssessOptions): AssessedMeeting {
  return weighMeeting(rendezvous, indexAssessment({ rendezvous: [], ...context }, context), assessOptions(options))
}

/** The same, where what is known is sorted already. */
export function weighMeeting(r: Rendezvous, index: AssessIndex, settings: AssessSettings): AssessedMeeting {
  const seen = observe(factsOf(r, index, settings))
  const factors = inOrderOfWeight(countBest(toFactors(seen, settings.weights), BEST_OF_MEETING_FAMILY))
  const { id, vessels, hulls, start, end, lon, lat } = r
  return {
    kind: 'assessed-meeting', id, vessels, hulls, start, end, lon, lat,
    bits: sumBits(factors),
    band: bandOf(factors, settings.moderateBits, settings.strongBits, DEPENDENT),
    factors,
    usualWork: seen.flatMap(({ key }) => (key.startsWith('work:') ? [key.slice('work:'.length) as UsualWork] : [])),
    evidence: [...new Set(seen.flatMap(({ of }) => of ?? []))].sort(compareText),
  }
}

/** Observations as factors; those without a weight are left out. */
export function toFactors(seen: readonly Observation[], weights: MeetingWeights): Factor[] {
  return seen.flatMap(({ key, observed, threshold, of }) => {
    if (!Object.hasOwn(weights, key)) return []
    const { family, bits, source, innocent } = weights[key]!
    return [{ id: key, family, bits: roundBits(bits), countedBits: 0, observed, threshold, source, innocent, ...(of === undefined ? {} : { of }) }]
  })
}
