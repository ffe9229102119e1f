import { inOrderOfWeight, type FindingKind } from '../evidence/index.js'
import type { BriefScore, Catalogue, Evidence, Factor, FactorValues, Score, VesselId } from '../model/index.js'
import { valuesText } from '../text/index.js'

/** One piece of evidence, as a person says it. */
export interface EvidenceLine {
  /** Its key in the catalogue. */
  readonly id: string
  /** What it is about: "harbours: far". */
  readonly label: string
  /** What it shares a budget with. */
  readonly family: string
  /**
   * What was observed: "both are tankers"; empty where nothing is measured. Text from the air: escape it wherever it is
   * shown.
   */
  readonly observed: string
  /** What it was compared with; empty where nothing is. */
  readonly comparedWith: string
  /** log2 of the likelihood ratio that it would add alone. */
  readonly bits: number
  /** What it adds: `bits`, or 0 where others of its family use up the budget. */
  readonly countedBits: number
  /** Where the rule and its threshold come from. */
  readonly source: string
  /** What else looks the same. */
  readonly innocent: readonly string[]
  /** Id of the finding that it rests on, where it rests on one. */
  readonly of?: string
}

/** How evidence is put into words. */
export interface EvidenceWords {
  /** Has the words of what was weighed. */
  readonly catalogue: Catalogue
  /** How a person says what was observed, by key of the catalogue. Default: by names and units. */
  readonly observed?: FindingKind['observed']
  /** What a ship is called, by her number. */
  readonly nameOf: (id: VesselId) => string
}

/**
 * What was weighed, line by line, in order of weight: what counts most first, for or against.
 *
 * @param score - of a finding or a ship.
 * @param words - see `EvidenceWords`.
 * @returns a line for each factor; none of a score in brief, or of no score.
 */
export function evidenceLines(score: Score | BriefScore | undefined, words: EvidenceWords): EvidenceLine[] {
  if (score === undefined || !('factors' in score)) return []
  return inOrderOfWeight(score.factors).map((factor) => lineOf(factor, words))
}

function lineOf(factor: Factor, { catalogue, observed: said = {}, nameOf }: EvidenceWords): EvidenceLine {
  const { id, family, threshold, bits, countedBits, of } = factor
  const { label, source, innocent } = entryOf(factor, catalogue)
  const observed = withNames(factor.observed, nameOf)
  const words = Object.hasOwn(said, id) ? said[id]!(observed) : valuesText(observed)
  return {
    id,
    label,
    family,
    observed: words,
    comparedWith: valuesText(threshold),
    bits,
    countedBits,
    source,
    innocent,
    ...(of === undefined ? {} : { of }),
  }
}

/** Observations with the names of ships in place of their numbers. */
const withNames = (observed: FactorValues, nameOf: EvidenceWords['nameOf']): FactorValues =>
  Object.fromEntries(
    Object.entries(observed).map(([name, value]) => [
      name,
      typeof value === 'string' && OF_SHIPS.test(name) ? nameOf(value) : value,
    ]),
  )

/** Observations that are the number of a ship: `vessel`, and of two `vesselA` and `vesselB`. */
const OF_SHIPS = /^vessel[AB]?$/

/** Its entry; of what no catalogue has, as a file of a later version may, its name. */
const entryOf = ({ id, family }: Factor, catalogue: Catalogue): Evidence =>
  Object.hasOwn(catalogue, id)
    ? catalogue[id]!
    : { family, label: id.replaceAll('-', ' ').replace(':', ': '), source: '', innocent: [] }
