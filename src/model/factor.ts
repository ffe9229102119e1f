import { compareText } from './order.js'

/** One measured or set value of a factor: a number whose name carries the unit, a text, or yes and no. */
export type FactorValue = number | string | boolean

/** Named values; each name carries its unit (`overlapHours`, `distanceM`). Texts may come from the air: escape them where shown. */
export type FactorValues = Readonly<Record<string, FactorValue>>

/**
 * One piece of evidence in a score. Scores are sums of `countedBits`, exactly: bits are multiples of 1/256, so that sums are the
 * same in any order.
 */
export interface Factor {
  /** Which rule or measure, `ID-10`. Unique in a score, or made unique by `of`. */
  readonly id: string
  /** What it shares a budget with: factors of one family are correlated, and only the best of them count. */
  readonly family: string
  /** log2 of the likelihood ratio that it would add alone. */
  readonly bits: number
  /** What it adds to the total: `bits`, or 0 where others of its family use up the budget. */
  readonly countedBits: number
  /** What was observed. */
  readonly observed: FactorValues
  /** What it was compared with. */
  readonly threshold: FactorValues
  /** Where the rule and its threshold come from. */
  readonly source: string
  /** What else would look the same. */
  readonly innocent: readonly string[]
  /** Id of the finding that it rests on, where it rests on one. */
  readonly of?: string
}

/** How strong an indicator is, in words. 'strong' takes two independent families of evidence. */
export type Band =
  | 'none' // nothing was observed, or what was observed speaks against
  | 'weak'
  | 'moderate'
  | 'strong'

/** The grid of bits: sums of its multiples are exact in any order. */
const BITS_STEP = 256

/**
 * Rounds to a multiple of 1/256 bit; never -0.
 *
 * @example
 * ```ts
 * roundBits(Math.log2(3)) // 1.58203125
 * ```
 */
export const roundBits = (bits: number): number => Math.round(bits * BITS_STEP) / BITS_STEP + 0

/** The sum of what factors count for: exact, whatever their order. */
export const sumBits = (factors: readonly Pick<Factor, 'countedBits'>[]): number =>
  factors.reduce((sum, { countedBits }) => sum + countedBits, 0)

/**
 * Lets factors of one family share a budget: of each family the best `most` count, each id once, and what they have in common is
 * not counted over and over. Best is what moves the sum most, for or against.
 *
 * @param factors - in any order; none counts yet.
 * @param most - how many of a family count.
 * @returns the same factors in the same order, with what they count for.
 * @example
 * ```ts
 * const plain = { observed: {}, threshold: {}, source: '', innocent: [], countedBits: 0, family: 'name' }
 * countBest([{ ...plain, id: 'a', bits: 1 }, { ...plain, id: 'b', bits: -2 }], 1).map(({ countedBits }) => countedBits) // [0, -2]
 * ```
 */
export function countBest(factors: readonly Factor[], most: number): Factor[] {
  const families = new Map<string, Factor[]>()
  for (const factor of [...factors].sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits) || byName(a, b))) {
    const best = families.get(factor.family) ?? []
    if (best.length >= most || best.some(({ id }) => id === factor.id)) continue
    families.set(factor.family, [...best, factor])
  }
  const counted = new Set([...families.values()].flat())
  return factors.map((factor) => (counted.has(factor) ? { ...factor, countedBits: factor.bits } : factor))
}

const byName = (a: Factor, b: Factor): number => compareText(a.id, b.id) || compareText(a.of ?? '', b.of ?? '')

/** Factors in the order in which a person reads them: what counts most first, for or against; ties by id and finding. */
export const inOrderOfWeight = (factors: readonly Factor[]): Factor[] =>
  [...factors].sort((a, b) => Math.abs(b.countedBits) - Math.abs(a.countedBits) || Math.abs(b.bits) - Math.abs(a.bits) || byName(a, b))

/** A family counts for 'strong' with so many bits: half a bit is what every sale shows. */
const FAMILY_COUNTS_BITS = 1

/**
 * Bits in words. 'strong' takes two families of at least one bit each, whatever the sum.
 *
 * @param factors - with what they count for.
 * @param moderateBits - from so many bits on 'moderate'.
 * @param strongBits - from so many bits on, with two families, 'strong'.
 * @param dependent - families that are no evidence of their own.
 */
export function bandOf(factors: readonly Factor[], moderateBits: number, strongBits: number, dependent: ReadonlySet<string>): Band {
  const bits = sumBits(factors)
  if (bits <= 0) return 'none'
  if (bits < moderateBits) return 'weak'
  const families = new Map<string, number>()
  for (const { family, countedBits } of factors) families.set(family, (families.get(family) ?? 0) + countedBits)
  const independent = [...families].filter(([family, sum]) => !dependent.has(family) && sum >= FAMILY_COUNTS_BITS)
  return bits >= strongBits && independent.length >= 2 ? 'strong' : 'moderate'
}
