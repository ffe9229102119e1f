import type { Fact, NameOf } from '../evidence/index.js'
import type { Band } from '../model/index.js'
import { isPinned, kindOf, openingOdds, type Finding, type Findings } from '../stages/index.js'
import { evidenceLines, type EvidenceLine } from './evidenceLines.js'
import { commonFacts } from './facts.js'
import { catalogueFor, rankOf } from './lookup.js'
import { namesOf } from './names.js'

/** Said with everything that is explained. */
export const INDICATOR = 'An indicator, never a verdict.'

/**
 * A finding, as it is put before a person: plain JSON. Names and numbers in its texts come from the air: escape them
 * wherever they are shown.
 */
export interface Explanation {
  /** Id of the finding. */
  readonly id: string
  /** Its kind. */
  readonly kind: string
  /** Its kind, in the field's words: "AIS gap". */
  readonly label: string
  /** Names of its ships, or their numbers, in its order. */
  readonly vessels: readonly string[]
  /** Place among what is to be looked at: see `rankOf`. */
  readonly rank?: number
  /** What was weighed, bits; absent where nothing was. */
  readonly bits?: number
  /** The same in words. */
  readonly band?: Band
  /** What its bits mean, after "bits:". */
  readonly bitsMean?: string
  /** log2 of the odds that it is worth opening: see `openingOdds`. Absent of list matches, which stand apart. */
  readonly odds?: number
  /** "AIS shows …, consistent with …, also seen with …." */
  readonly sentence: string
  /** What was measured, line by line, then place, light, harbour, coast, zones and numbers. */
  readonly facts: readonly Fact[]
  /** What was weighed, in order of weight. */
  readonly evidence: readonly EvidenceLine[]
  /** Ids of other findings that it rests on, or is made of. */
  readonly links: readonly string[]
  /** To be shown with it. */
  readonly indicator: typeof INDICATOR
}

/**
 * Puts a finding into words: what AIS shows, what was weighed and what else looks the same. The page, the table and the
 * terminal say of a finding what this says.
 *
 * @param finding - one of `findings.items`, or another of the same input, which then has no rank.
 * @param findings - of `detect`.
 * @param nameOf - how ships are named. Default: by their names, or numbers where they sent none.
 * @returns plain JSON. Text from the air is in it: escape it wherever it is shown.
 * @example
 * ```ts
 * const { label, vessels, rank, evidence } = explain(findings.items[0], findings)
 * label // 'rendezvous'
 * vessels // ['EAGLE TAMPA', 'GULF STAR']
 * rank // 1
 * evidence.find(({ id }) => id === 'ships:tankers')?.observed // 'both are tankers'
 * ```
 */
export function explain(
  finding: Finding,
  findings: Findings,
  nameOf: NameOf = namesOf(finding, findings),
): Explanation {
  const kind = kindOf(finding.kind)
  const rank = rankOf(finding, findings)
  const odds = openingOdds(finding, findings)
  const { id, score, links = [] } = finding
  return {
    id,
    kind: finding.kind,
    label: kind.label,
    vessels: finding.vessels.map(nameOf),
    ...(rank === undefined ? {} : { rank }),
    ...(score === undefined ? {} : { bits: score.bits, band: score.band }),
    ...(kind.bitsMean === undefined ? {} : { bitsMean: kind.bitsMean }),
    ...(isPinned(finding) || !Number.isFinite(odds) ? {} : { odds }),
    sentence: sentenceOf(finding, findings, nameOf),
    facts: [...kind.facts(finding, nameOf), ...commonFacts(finding)],
    evidence: evidenceLines(score, {
      catalogue: catalogueFor(kind, findings),
      observed: kind.observed,
      nameOf: (ship) => nameOf({ id: ship }),
    }),
    links,
    indicator: INDICATOR,
  }
}

/**
 * A finding in one sentence: "AIS shows …, consistent with …, also seen with …." It is what `explain` has, and quicker
 * alone.
 *
 * @param finding - of any kind.
 * @param findings - of `detect`: its catalogue has the words of weights that were given.
 * @param nameOf - how ships are named. Default: by their names, or numbers where they sent none.
 * @returns plain English. Names come from the air: escape them wherever they are shown.
 * @example
 * ```ts
 * sentenceOf(findings.items[0], findings)
 * // 'AIS shows EAGLE TAMPA and GULF STAR with 117 m between their antennas for 6 hours, …; consistent with …; also seen with ….'
 * ```
 */
export const sentenceOf = (
  finding: Finding,
  findings: Findings,
  nameOf: NameOf = namesOf(finding, findings),
): string => {
  const kind = kindOf(finding.kind)
  return kind.sentence(finding, nameOf, catalogueFor(kind, findings))
}
