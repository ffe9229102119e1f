import { HOUR_MS } from '../base/index.js'
import { groupBy, type Candidates } from './candidates.js'
import {
  apartAtEnds,
  AT_BERTH_BITS,
  bothContacts,
  isInHarbour,
  layAtBerth,
  MOORED_SPREAD_M,
  wasMadeFast,
} from './edges.js'
import { standing } from './once.js'
import type { DarkOptions } from './options.js'
import { createStayMotion, speedOver, UNDERWAY_KN, type StayMotion } from './partner/index.js'
import { createRivalCount, weighRivals } from './rivals.js'
import {
  darkParts,
  givenBits,
  lostMs,
  lostTimeBits,
  rivalsBits,
  silenceBits,
  sumOfParts,
  type DarkFacts,
  type PartnerFacts,
} from './score.js'
import type { DarkSearch } from './search.js'

/** The order of all possible meetings, and which are returned. */
export interface Ranking {
  /** Rivals of a meeting's silent ship (of the first gap), then of the other. */
  readonly rivals: (i: number) => readonly [number, number]
  /** Numbers of the meetings to return, best first. */
  readonly kept: Uint32Array
  /**
   * Two numbers a meeting: its place among those of the first gap, 1 for the best; then of the second, 0 where there is
   * none.
   */
  readonly rank: Uint32Array
  /** How many possible meetings each gap has. */
  readonly feasible: Uint32Array
  /** How many of them are returned. */
  readonly keptOf: Uint32Array
  /** What a meeting is ranked by. */
  readonly facts: (i: number) => DarkFacts
  /** What speaks for the rivals of a meeting's two ships: see `weighRivals`. */
  readonly weights: (i: number) => readonly [number, number]
  /** What the ship that was heard did; for meetings with one. */
  readonly partner: (i: number) => PartnerFacts
  /** How the ship of a stay came and left. */
  readonly motion: (stay: number) => StayMotion
  /**
   * How far the ship that was heard was from the silent one's last fix, then from its next one, metres; NaN where not
   * known.
   */
  readonly apart: (i: number) => readonly [number, number]
}

/** Orders all possible meetings, and keeps the best `maxPerGap` of each gap. */
export function rankCandidates(
  search: DarkSearch,
  candidates: Candidates,
  { maxPerGap, maxDistanceM }: DarkOptions,
): Ranking {
  const { gaps, stays } = search
  const { count, gap, other, heard } = candidates
  const sides = (i: number): readonly [number, number] => [
    gap[i]!,
    heard[i] === 1 ? gaps.length + stays.vessel[other[i]!]! : other[i]!,
  ]
  const motion = createStayMotion(stays)
  const partner = (i: number): PartnerFacts => partnerFacts(search, candidates, motion(other[i]!), i)
  const apart = (i: number): readonly [number, number] => apartAtEnds(search, gap[i]!, other[i]!)
  const facts = createFacts(search, candidates, partner, apart, maxDistanceM)
  const evidence = Float64Array.from({ length: count }, (_, i) => sumOfParts(darkParts(facts(i), [0, 0])))
  const stands = standing(search, candidates, evidence, (p, q) => byContent(candidates, p, q))
  const parties = groupBy(gaps.length + stays.fleet.tracks.length, count, (i) => (stands[i] === 1 ? sides(i) : []))
  const weight = weighRivals(candidates, parties, sides, evidence)
  const weights = (i: number): readonly [number, number] => [weight[2 * i]!, weight[2 * i + 1]!]
  const bits = evidence.map((own, i) => own + rivalsBits(weight[2 * i]!, weight[2 * i + 1]!))
  return {
    rivals: createRivalCount(candidates, parties, sides),
    ...keepBest(candidates, stands, gaps.length, bits, maxPerGap),
    facts,
    weights,
    partner,
    motion,
    apart,
  }
}

/** Puts those that stand in order, and numbers the meetings of each gap. */
function keepBest(
  candidates: Candidates,
  stands: Uint8Array,
  gaps: number,
  bits: Float64Array,
  most: number,
): Pick<Ranking, 'kept' | 'rank' | 'feasible' | 'keptOf'> {
  const { count, gap, other, heard } = candidates
  const order = Uint32Array.from({ length: count }, (_, i) => i)
    .filter((i) => stands[i] === 1)
    .sort((p, q) => bits[q]! - bits[p]! || byContent(candidates, p, q))
  const feasible = new Uint32Array(gaps)
  const rank = new Uint32Array(2 * count)
  for (const i of order) {
    rank[2 * i] = ++feasible[gap[i]!]!
    if (heard[i] === 0) rank[2 * i + 1] = ++feasible[other[i]!]!
  }
  const kept = order.filter((i) => rank[2 * i]! <= most || (heard[i] === 0 && rank[2 * i + 1]! <= most))
  const keptOf = new Uint32Array(gaps)
  for (const i of kept) {
    keptOf[gap[i]!]!++
    if (heard[i] === 0) keptOf[other[i]!]!++
  }
  return { kept, rank, feasible, keptOf }
}

/** Gaps and stays are numbered by content, so this does not depend on the order of the input. */
const byContent = ({ gap, heard, other }: Candidates, p: number, q: number): number =>
  gap[p]! - gap[q]! || heard[p]! - heard[q]! || other[p]! - other[q]!

function createFacts(
  search: DarkSearch,
  { gap, other, heard, dwellMs }: Candidates,
  partner: (i: number) => PartnerFacts,
  apart: (i: number) => readonly [number, number],
  limitM: number,
): (i: number) => DarkFacts {
  const { gaps, scores, berths } = search
  const silence = gaps.map((one, g) => (Number.isNaN(scores[g]!) ? silenceBits(one) : givenBits(scores[g]!)))
  const lost = gaps.map(lostTimeBits)
  const unexplained = gaps.map((one) => lostMs(one) ?? one.measures.durationMs)
  return (i) => {
    const a = gap[i]!
    const b = heard[i] === 1 ? -1 : other[i]!
    const met = b < 0 ? partner(i) : undefined
    const names = [
      gaps[a]!.vessels[0].id,
      b < 0 ? search.stays.fleet.tracks[search.stays.vessel[other[i]!]!]!.id : gaps[b]!.vessels[0].id,
    ] as const
    const [lay, layOther] = [a, b].map((g) => g >= 0 && layAtBerth(gaps[g]!, berths, ...names))
    const [fast, fastOther] = [a, b].map((g) => g >= 0 && wasMadeFast(gaps[g]!))
    const together =
      b < 0 ? apart(i).filter((metres) => metres <= limitM).length : bothContacts(gaps[a]!, gaps[b]!, limitM)
    // Neighbours at a berth lie beside each other without a reason; of stays at sea one in 16 is as still as at a berth
    // (`MOORED_SPREAD_M`).
    const contacts =
      together > 0 &&
      (lay || layOther || (fast && fastOther) || met?.berth || met?.moored || isInHarbour(gaps[a]!, berths))
        ? 0
        : together
    const berth = lay || (fast && contacts === 0)
    const berthOther = layOther || (fastOther && contacts === 0)
    return {
      silenceBits: silence[a]! + (silence[b] ?? 0),
      lostTimeBits: (berth ? AT_BERTH_BITS : lost[a]!) + (berthOther ? AT_BERTH_BITS : (lost[b] ?? 0)),
      atBerth: berth === true || berthOther === true,
      dwellMs: dwellMs[i]!,
      unexplainedMs: Math.max(unexplained[a]!, unexplained[b] ?? 0),
      contacts,
      partner: met,
    }
  }
}

// A ship that comes to be met may wait for some hours, and stay for some.
const WAIT_MS = 6 * HOUR_MS
/** Hardly moved: less than any drift that matters to a hose, knots. */
export const STOPPED_KN = 1
// A turn that no way along a lane has, degrees.
const TURN_DEG = 20

function partnerFacts(
  { gaps, silences, stays, berths }: DarkSearch,
  candidates: Candidates,
  motion: StayMotion,
  i: number,
): PartnerFacts {
  const { start, end, gap, other } = candidates
  const silence = silences[gap[i]!]!
  const stay = other[i]!
  const cameAt = stays.start[stay]!
  const leftAt = stays.end[stay]!
  const slowed = motion.beforeKn >= UNDERWAY_KN && cameAt >= silence.start - WAIT_MS && cameAt <= end[i]!
  const speedKn = speedOver(stays.fleet, stays.run[stay]!, start[i]!, end[i]!)
  return {
    speedKn,
    slowed,
    stopped: speedKn < STOPPED_KN,
    turnedTowards: slowed && motion.turnDeg >= TURN_DEG,
    moored: motion.spreadM <= MOORED_SPREAD_M,
    berth: berths.isStopPlace(
      motion.lon,
      motion.lat,
      stays.fleet.tracks[stays.vessel[stay]!]!.id,
      gaps[gap[i]!]!.vessels[0].id,
    ),
    left: motion.afterKn >= UNDERWAY_KN && leftAt >= start[i]! && leftAt <= silence.end + WAIT_MS,
  }
}
