/** One measured or set value of a factor: a number whose name carries the unit, a text, or yes and no. */
export type FactorValue = number | string | boolean

/**
 * Named values; each name carries its unit (`overlapHours`, `distanceM`). Texts may come from the air: escape them
 * where shown.
 */
export type FactorValues = Readonly<Record<string, FactorValue>>

/**
 * One piece of evidence in a score. Scores are sums of `countedBits`, exactly: bits are multiples of 1/256, so that
 * sums are the same in any order.
 */
export interface Factor {
  /**
   * Its key in a catalogue, `ID-10`, which has its label, its source and what else looks the same. Unique in a score,
   * or made unique by `of`.
   */
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
  /** Id of the finding that it rests on, where it rests on one. */
  readonly of?: string
}

/** How strong an indicator is, in words. 'strong' takes two independent families of evidence. */
export type Band =
  | 'none' // nothing was observed, or what was observed speaks against
  | 'weak'
  | 'moderate'
  | 'strong'

/** What was weighed of a finding or a ship. */
export interface Score {
  /**
   * Sum of what the factors count for, exactly. What a bit is worth depends on the kind of finding: see its catalogue.
   */
  readonly bits: number
  /** The same in words. */
  readonly band: Band
  /** What speaks for and against, in order of how much it counts. */
  readonly factors: readonly Factor[]
}

/** A score without what it is made of. */
export type BriefScore = Pick<Score, 'bits' | 'band'>

/** One entry of a catalogue of evidence: what an observation counts for, in words and bits. */
export interface Evidence {
  /** What it shares a budget with: factors of one family have causes in common. */
  readonly family: string
  /** log2 of a likelihood ratio, rounded to 1/256 when used; absent where it depends on what was measured. */
  readonly bits?: number
  /** What it is about, in a few words: "harbours: far". */
  readonly label: string
  /** What is said of it in a sentence after "AIS shows …", where it is said: "far from known harbours". */
  readonly words?: string
  /** Where the rule and its threshold come from. */
  readonly source: string
  /** What else looks the same; of what speaks against, which transfers look the same. */
  readonly innocent: readonly string[]
}

/** What a detector can observe, by key: the one place of weights and of words. */
export type Catalogue = Readonly<Record<string, Evidence>>
