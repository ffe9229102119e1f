import { bandOf, countBest, roundBits, sumBits, type Band, type Factor } from '../model/factor.js'
import type { IdentityFinding } from '../model/identity.js'
import { checkNumber } from '../model/options.js'
import { inOrder } from './finding.js'
import { BEST_OF_FAMILY, strengthBits } from './togetherRules.js'
import { IDENTITY_WEIGHTS, type IdentityWeights } from './weights.js'

/** How bits become a band. */
export interface IdentityScoreOptions {
  /** Weights. Default `IDENTITY_WEIGHTS`; those that are left out count nothing. */
  readonly weights?: IdentityWeights | undefined
  /** From so many bits on an indicator is moderate. Default 3: eight times likelier of a disguised ship than of others. */
  readonly moderateBits?: number | undefined
  /** From so many bits on, with two independent families, it is strong. Default 6: 64 times. */
  readonly strongBits?: number | undefined
}

/** Defaults of `scoreIdentity`. */
export const IDENTITY_SCORE_DEFAULTS: Required<Pick<{ [K in keyof IdentityScoreOptions]: number }, 'moderateBits' | 'strongBits'>> = { moderateBits: 3, strongBits: 6 }

/** What identities say of one ship, in bits. */
export interface IdentityScore {
  /** Sum of what the factors count for, exactly. */
  readonly bits: number
  /** The same in words. */
  readonly band: Band
  /** One a finding, in order of what they count for. */
  readonly factors: readonly Factor[]
}

/** Families that strengthen others, and are none of their own. */
const DEPENDENT = new Set(['timing'])

/**
 * Adds up what was found about the identities of one ship.
 *
 * Bits add: each factor is log2 of how much likelier the observation is of a disguised ship than of another. What was not observed
 * adds nothing. Rules of one family have causes in common, so that only the best two of them count, each once; ID-17 counts the
 * changes that it strengthens once more. 'strong' takes two families of at least one bit each, whatever the sum. The score is for
 * ranking what to look at: it is no probability, and it says nothing of why.
 *
 * @param findings - of one ship, from `findIdentityChanges`, `findIdentityConflicts` and `findSuccessions`; in any order.
 * @param options - weights and limits.
 * @returns bits, band and factors.
 * @example
 * ```ts
 * scoreIdentity([]) // { bits: 0, band: 'none', factors: [] }
 * ```
 */
export function scoreIdentity(findings: readonly IdentityFinding[], options: IdentityScoreOptions = {}): IdentityScore {
  const { weights = IDENTITY_WEIGHTS, moderateBits = IDENTITY_SCORE_DEFAULTS.moderateBits, strongBits = IDENTITY_SCORE_DEFAULTS.strongBits } = options
  checkNumber('scoreIdentity: moderateBits', moderateBits, { min: 0, max: 1000 })
  checkNumber('scoreIdentity: strongBits', strongBits, { min: moderateBits, max: 1000 })
  const unique = inOrder(findings)
  const base = unique.map((finding) => factorOf(finding, weightBits(finding, weights)))
  const counted = countBest(base, BEST_OF_FAMILY)
  const factors = countTiming(counted, unique).sort((a, b) => b.countedBits - a.countedBits || (a.of! < b.of! ? -1 : 1))
  const bits = sumBits(factors)
  return { bits, band: bandOf(factors, moderateBits, strongBits, DEPENDENT), factors }
}

const weightBits = ({ weight }: IdentityFinding, weights: IdentityWeights): number =>
  Object.hasOwn(weights, weight) ? roundBits(weights[weight]!.bits) : 0

function factorOf({ id, rule, family, observed, threshold, source, innocent }: IdentityFinding, bits: number): Factor {
  return { id: rule, family, bits, countedBits: 0, observed, threshold, source, innocent, of: id }
}

/** ID-17 is worth as much as the changes that it strengthens and that count themselves; the best occasion counts. */
function countTiming(factors: readonly Factor[], findings: readonly IdentityFinding[]): Factor[] {
  const bitsOf = new Map(factors.map(({ of, countedBits }) => [of!, countedBits]))
  const evidence = new Map(findings.map((one) => [one.id, one.evidence]))
  const timed = factors.map((factor) =>
    factor.id === 'ID-17' ? { ...factor, bits: strengthBits((evidence.get(factor.of!) ?? []).map((id) => bitsOf.get(id) ?? 0)) } : factor)
  const best = timed.filter(({ id }) => id === 'ID-17').sort((a, b) => b.bits - a.bits || (a.of! < b.of! ? -1 : 1))[0]
  return timed.map((factor) => (factor === best ? { ...factor, countedBits: factor.bits } : factor))
}
