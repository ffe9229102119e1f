import { roundKn, roundM, HOUR_MS } from '../base/index.js'
import { scoreOfAll, WEAK_AT_MOST, type Observation } from '../evidence/index.js'
import type { FactorValues, Score, Gap } from '../model/index.js'
import type { Candidates } from './candidates.js'
import { DARK_EVIDENCE } from './evidence.js'
import { UNDERWAY_KN } from './partner/index.js'
import { STOPPED_KN, type Ranking } from './rank.js'
import {
  darkParts,
  lostMs,
  missedReports,
  NEUTRAL_BITS,
  NEUTRAL_MISSED,
  NEUTRAL_SHARE,
  TRANSFER_HOURS,
  type DarkFacts,
  type PartnerFacts,
} from './score.js'
import type { DarkSearch } from './search.js'

/**
 * Scores of possible meetings as factors, each with what it rests on. Made for those that are returned only: of a month
 * there are hundreds of thousands more.
 *
 * @returns the score of a meeting, given how many rivals its two ships have.
 */
export function createDarkScore(
  { gaps, scores }: DarkSearch,
  { gap, other, heard, dwellMs }: Candidates,
  ranking: Ranking,
  limitM: number,
): (i: number, rivals: readonly [number, number]) => Score {
  return (i, rivals) => {
    const facts = ranking.facts(i)
    const parts = darkParts(facts, ranking.weights(i))
    const silent = (heard[i] === 1 ? [gap[i]!] : [gap[i]!, other[i]!]).map((g) => ({ gap: gaps[g]!, bits: scores[g]! }))
    const of = silent.length === 1 ? { of: silent[0]!.gap.id } : {}
    const seen: (Observation & { readonly bits: number })[] = [
      { key: 'dark:silence', bits: parts.silence, ...silenceSeen(silent), ...of },
      { key: 'dark:lost-time', bits: parts.lostTime, ...lostTimeSeen(silent, facts), ...of },
      {
        key: 'dark:stay',
        bits: parts.stay,
        observed: { dwellHours: hours(dwellMs[i]!), unexplainedHours: hours(facts.unexplainedMs) },
        threshold: STAY_LIMITS,
      },
      { key: 'dark:others', bits: parts.others, observed: { others: Math.max(...rivals) }, threshold: {} },
      { key: 'dark:partner', bits: parts.partner, observed: partnerSeen(facts.partner), threshold: PARTNER_LIMITS },
      {
        key: 'dark:seen-together',
        bits: parts.seenTogether,
        observed: togetherSeen(facts, heard[i] === 1 ? ranking.apart(i) : [], limitM),
        threshold: { limitM },
      },
    ]
    return scoreOfAll(
      seen.filter(({ bits }) => bits !== 0),
      DARK_EVIDENCE,
      WEAK_AT_MOST,
    )
  }
}

/** A silent ship's gap, and the bits of its score; NaN where it was not scored. */
interface Silent {
  readonly gap: Gap
  readonly bits: number
}

type Seen = Pick<Observation, 'observed' | 'threshold'>

const SCORED: FactorValues = { neutralBits: NEUTRAL_BITS }
const UNSCORED: FactorValues = { neutralReports: NEUTRAL_MISSED }
const LOST_LIMITS: FactorValues = { neutralShare: NEUTRAL_SHARE }
const STAY_LIMITS: FactorValues = { transferHours: TRANSFER_HOURS }
const PARTNER_LIMITS: FactorValues = { underWayKn: UNDERWAY_KN, stoppedKn: STOPPED_KN }

const hours = (ms: number): number => Math.round((100 * ms) / HOUR_MS) / 100

/** Of two silent ships the second one's values have names of their own. */
const OWN = {
  bits: ['gapBits', 'otherGapBits'],
  missed: ['missedReports', 'otherMissedReports'],
  lost: ['lostHours', 'otherLostHours'],
} as const

function silenceSeen(silent: readonly Silent[]): Seen {
  const observed = silent.map(({ gap, bits }, k) =>
    Number.isNaN(bits) ? { [OWN.missed[k]!]: Math.round(missedReports(gap)) } : { [OWN.bits[k]!]: bits },
  )
  const threshold = silent.map(({ bits }) => (Number.isNaN(bits) ? UNSCORED : SCORED))
  return {
    observed: Object.assign({}, ...observed) as FactorValues,
    threshold: threshold[0] === threshold.at(-1) ? threshold[0]! : { ...SCORED, ...UNSCORED },
  }
}

function lostTimeSeen(silent: readonly Silent[], { atBerth }: DarkFacts): Seen {
  const lost = silent.map(({ gap }) => lostMs(gap))
  const observed = lost.map((ms, k) => (ms === undefined ? {} : { [OWN.lost[k]!]: hours(ms) }))
  const lying = !atBerth && lost.every((ms) => ms === undefined)
  return {
    observed: Object.assign({}, ...observed, atBerth ? { atBerth } : {}, lying ? { lying } : {}) as FactorValues,
    threshold: LOST_LIMITS,
  }
}

/** What the ship that was heard did; what she did not do goes without saying. */
function partnerSeen(partner: PartnerFacts | undefined): FactorValues {
  if (partner === undefined) return {}
  const { speedKn, ...did } = partner
  return { speedKn: roundKn(speedKn), ...Object.fromEntries(Object.entries(did).filter(([, so]) => so)) }
}

/** At how many ends of the silence they were seen together, and how far apart, where that is known. */
function togetherSeen(
  { contacts }: DarkFacts,
  [before = NaN, after = NaN]: readonly number[],
  limitM: number,
): FactorValues {
  return {
    ends: contacts,
    ...(before <= limitM ? { apartBeforeM: roundM(before) } : {}),
    ...(after <= limitM ? { apartAfterM: roundM(after) } : {}),
  }
}
