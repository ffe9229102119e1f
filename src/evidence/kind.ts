import type { Catalogue, FactorValues, FindingBase, VesselRef } from '../model/index.js'

/** One line of what was measured: what, and how much, in words. */
export type Fact = readonly [what: string, value: string]

/** How ships are named where a finding is put into words: by their names, their numbers, or as a link. */
export type NameOf = (vessel: Pick<VesselRef, 'id'> & Partial<VesselRef>) => string

/** How likely a finding is worth opening. */
export interface KindOdds {
  /** log2 of the odds that a finding of this kind is worth opening, before its bits. */
  readonly priorBits: number
  /** What one of its bits adds to them: 1 where its bits are likelihood ratios of just that. */
  readonly bitsSlope: number
}

/**
 * All that is said of one kind of finding, in one place: its catalogue of evidence, its words, and the odds that one is
 * worth opening. Page, terminal, tables, `explain` and the order of findings come from it.
 */
export interface FindingKind<F extends FindingBase<string, object> = FindingBase<string, object>> {
  /** As in `kind` of the finding. */
  readonly kind: F['kind']
  /** In the field's words: "AIS gap". */
  readonly label: string
  /** Of several: "AIS gaps". */
  readonly plural: string
  /**
   * What its bits mean, after "bits:": "for a transfer at sea against other contacts; a bit doubles the odds". Absent
   * where it has none.
   */
  readonly bitsMean?: string
  /** What its detector can observe. */
  readonly catalogue: Catalogue
  /** Odds that one is worth opening. */
  readonly odds: KindOdds
  /**
   * An observation as a person says it, by key of the catalogue: "both are tankers". What is not here is shown by its
   * names and units.
   */
  readonly observed?: Readonly<Record<string, (values: FactorValues) => string>>
  /**
   * What AIS shows, in few words, as a line of a time line of one of its ships has it: "alongside JALADI, 57 m apart,
   * at anchor". Default: the label.
   */
  readonly brief?: (finding: F, nameOf: NameOf, ship?: string) => string
  /** "AIS shows …, consistent with …, also seen with …." Text from the air is in it: escape it where it is shown. */
  readonly sentence: (finding: F, nameOf: NameOf, catalogue: Catalogue) => string
  /**
   * What was measured, line by line, in the order in which it is read; place, light and links are added for all kinds
   * alike.
   */
  readonly facts: (finding: F, nameOf: NameOf) => readonly Fact[]
  /**
   * Measures that are worth a column of a table, by their path: `medianDistanceM`, `hearing.missedReports`; of a pair
   * both members, each by its letter: `medianSpeedKnA`, `medianSpeedKnB`. Texts, numbers, and yes and no. Kinds share
   * columns of one name.
   */
  readonly columns?: readonly string[]
}
