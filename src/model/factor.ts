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
