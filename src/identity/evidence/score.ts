import { checkNumber } from '../../base/index.js'
import { BAND_LIMITS, bandOf, countBest, roundBits, sumBits, type BandLimits } from '../../evidence/index.js'
import type { Catalogue, Evidence, Factor, Score, IdentityFinding } from '../../model/index.js'
import { inOrder, scoreOfOne } from './finding.js'
import { BEST_OF_FAMILY, strengthBits } from './strength.js'
import { IDENTITY_WEIGHTS, ruleOf } from './weights.js'

/** What identities are weighed with, and how bits become a band. */
export interface IdentityScoreOptions {
  /**
   * Weights, as in `IDENTITY_WEIGHTS`; those that are left out count nothing. ID-17 has none: it rests on the changes
   * that it strengthens. Default: of `weighIdentity`, `IDENTITY_WEIGHTS`; of `scoreIdentity`, what each finding was
   * weighed with.
   */
  readonly weights?: Catalogue | undefined
  /** Bits from which an indicator is moderate. Default 3: eight times likelier of a disguised ship than of others. */
  readonly moderateBits?: number | undefined
  /** Bits from which, with two independent families, it is strong. Default 6: 64 times. */
  readonly strongBits?: number | undefined
}

/** Defaults of `scoreIdentity` and `weighIdentity`. */
export const IDENTITY_SCORE_DEFAULTS: BandLimits = BAND_LIMITS

/** Families that strengthen others, and are none of their own. */
const DEPENDENT: ReadonlySet<string> = new Set(['timing'])

/**
 * Gives each finding its score anew, from a table of weights: what it is worth by itself. ID-17 is worth as much again
 * as the best two of the changes that it strengthens. Findings from the detectors are weighed with `IDENTITY_WEIGHTS`
 * already.
 *
 * @param findings - from `findIdentityChanges`, `findIdentityConflicts` and `findSuccessions`, all of them at once:
 * ID-17 rests on others.
 * @param options - weights and limits.
 * @returns the same findings, in the same order.
 * @throws RangeError or TypeError for limits that are out of order.
 * @example
 * ```ts
 * const weights = { ...IDENTITY_WEIGHTS, 'ID-10': { ...IDENTITY_WEIGHTS['ID-10'], bits: 2 } }
 * const sent = { id: '256865000', messages: 200 }
 * const spells = identitySpells([{ ...sent, name: 'DAMAVAND', t: 0, lastT: 72_000_000 }, { ...sent, name: 'LOTUS', t: 72_100_000, lastT: 144_000_000 }])
 * weighIdentity(findIdentityChanges({ spells }), { weights }).map(({ measures, score }) => [measures.rule, score.bits]) // [['ID-10', 2]]
 * ```
 */
export function weighIdentity(
  findings: readonly IdentityFinding[],
  options: IdentityScoreOptions = {},
): IdentityFinding[] {
  const limits = limitsOf('weighIdentity', options)
  const factors = findings.map((one) => factorOf(one, options.weights ?? IDENTITY_WEIGHTS))
  const bitsOf = new Map(factors.map(({ of, bits }) => [of, bits]))
  return findings.map((one, k) => {
    const factor = factors[k]!
    const bits = isTiming(factor) ? strengthBits(one.links.flatMap((id) => bitsOf.get(id) ?? [])) : factor.bits
    return { ...one, score: scoreOfOne({ ...factor, bits }, limits) }
  })
}

/**
 * Adds up what was found about the identities of one ship.
 *
 * Bits add: each factor is log2 of how much likelier the observation is of a disguised ship than of another. What was
 * not observed adds nothing. Rules of one family have causes in common, so that only the best two of them count, each
 * once; ID-17 counts the changes that it strengthens once more. 'strong' takes two families of at least one bit each,
 * whatever the sum. The score is for ranking what to look at: it is no probability, and it says nothing of why.
 *
 * @param findings - of one ship, from `findIdentityChanges`, `findIdentityConflicts` and `findSuccessions`; in any
 * order.
 * @param options - weights and limits.
 * @returns bits, band, and a factor a finding, those that count most first.
 * @throws RangeError or TypeError for limits that are out of order.
 * @example
 * ```ts
 * scoreIdentity([]) // { bits: 0, band: 'none', factors: [] }
 * ```
 */
export function scoreIdentity(findings: readonly IdentityFinding[], options: IdentityScoreOptions = {}): Score {
  const { moderateBits, strongBits } = limitsOf('scoreIdentity', options)
  const unique = inOrder(findings)
  const counted = countRules(unique.map((one) => factorOf(one, options.weights)))
  const factors = countTiming(counted, unique).sort((a, b) => b.countedBits - a.countedBits || (a.of! < b.of! ? -1 : 1))
  return { bits: sumBits(factors), band: bandOf(factors, moderateBits, strongBits, DEPENDENT), factors }
}

function limitsOf(
  where: string,
  { moderateBits = BAND_LIMITS.moderateBits, strongBits = BAND_LIMITS.strongBits }: IdentityScoreOptions,
): BandLimits {
  checkNumber(`${where}: moderateBits`, moderateBits, { min: 0, max: 1000 })
  checkNumber(`${where}: strongBits`, strongBits, { min: moderateBits, max: 1000 })
  return { moderateBits, strongBits }
}

/** The factor of a finding, which does not count yet; without a table as it was weighed before. */
function factorOf(
  { id, score, measures: { weight, observed, threshold } }: IdentityFinding,
  weights: Catalogue | undefined,
): Factor {
  const entry = weights === undefined ? undefined : entryOf(weights, weight)
  const family = entry?.family ?? score.factors[0]?.family ?? ruleOf(weight)
  const bits = weights === undefined ? score.bits : roundBits(entry?.bits ?? 0)
  const factor: Factor = { id: weight, family, bits, countedBits: 0, observed, threshold, of: id }
  return isTiming(factor) ? { ...factor, bits: 0 } : factor
}

const entryOf = (weights: Catalogue, weight: string): Evidence | undefined =>
  Object.hasOwn(weights, weight) ? weights[weight] : undefined

const isTiming = ({ id }: Pick<Factor, 'id'>): boolean => ruleOf(id) === 'ID-17'

/** Of each family the best two rules count, each once: two weights of one rule are one cause. */
function countRules(factors: readonly Factor[]): Factor[] {
  const byRule = countBest(
    factors.map((factor) => ({ ...factor, id: ruleOf(factor.id) })),
    BEST_OF_FAMILY,
  )
  return factors.map((factor, k) => ({ ...factor, countedBits: byRule[k]!.countedBits }))
}

/** ID-17 is worth as much as the changes that it strengthens and that count themselves; the best occasion counts. */
function countTiming(factors: readonly Factor[], findings: readonly IdentityFinding[]): Factor[] {
  const bitsOf = new Map(factors.map(({ of, countedBits }) => [of, countedBits]))
  const timed = factors.map((factor, k) =>
    isTiming(factor) ? { ...factor, bits: strengthBits(findings[k]!.links.map((id) => bitsOf.get(id) ?? 0)) } : factor,
  )
  const best = timed.filter(isTiming).sort((a, b) => b.bits - a.bits || (a.of! < b.of! ? -1 : 1))[0]
  return timed.map((factor) => (factor === best ? { ...factor, countedBits: factor.bits } : factor))
}
