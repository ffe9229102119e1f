import { burstsAt, receptionIndexOf, RECEPTION_GRID, SLOT_MS, type Bursts } from '../knowledge/hearing.js'
import type { Knowledge } from '../knowledge/index.js'
import { roundBits, type Factor } from '../model/factor.js'
import type { Gap } from '../model/gap.js'
import type { GapScore } from '../model/gapScore.js'
import { withDefaults } from '../model/options.js'
import type { Track } from '../model/track.js'
import { HOUR_MS } from '../model/units.js'
import { reportWork, type WorkOptions } from '../model/work.js'
import { indexNeighbours, neighboursOf, type NeighbourIndex } from './scoreNeighbours.js'
import { judgedOf, lostShareAt, ownHearing, shareAround, silentSlots, type Judged } from './scorePlace.js'
import { markOutages, namedOutages, outageMs, weighSlots, type WeighedSlot } from './outage.js'

/** How silences are scored. */
export interface ScoreOptions {
  /**
   * Most bits that one silence can have. Default 12: 1 in 4,000. What one counts on is that losses are no rarer than they were, and
   * the best-heard transponder fails more often than that.
   */
  readonly maxBits?: number | undefined
  /** Most neighbours named. Default 5. */
  readonly maxNeighbours?: number | undefined
  /** How near to the silent ship's way a neighbour is named, metres. Default 50 km: within one receiver's range. */
  readonly neighbourRadiusM?: number | undefined
}

/** Defaults of `scoreGap`. */
export const SCORE_DEFAULTS: Required<{ [K in keyof ScoreOptions]: number }> = {
  maxBits: 12,
  maxNeighbours: 5,
  neighbourRadiusM: 50_000,
}

/** What names the neighbours. They do not change the bits. */
export interface ScoreContext {
  /** Cleaned tracks, or `indexNeighbours` of them where many gaps are scored one by one. Default: none are named. */
  readonly tracks?: readonly Track[] | NeighbourIndex | undefined
}

/**
 * How a silence bears on "silent on purpose or by fault" against "sent, and not heard".
 *
 * Each whole slot of 10 minutes in which the ship should have been heard counts: by the share of slots in which others of its class, moving
 * or still as it was, are heard there (`Knowledge.reception`), times how many others nearby were heard in that very slot
 * beside the usual. So a place without reception, the edge of range, and the time between two satellites add next to nothing. Losses
 * come in bursts: after a first silent slot the next counts only for what others' silences leave unexplained. Slots in which
 * nobody nearby was heard add nothing, nor do those beside them; where three or more should have been, an outage is named.
 *
 * The silent ship never teaches what judges it: vessels are divided into 16 parts by their ids, and its own part is not asked. So the
 * score is the same, to the last bit, whether or not its reports were learnt from, on this day or any other.
 *
 * @param gap - from `findGaps`.
 * @param knowledge - from `learn`, of this feed, and of the gap's time too: without it outages cannot be seen.
 * @param context - tracks, to name the neighbours that were heard meanwhile.
 * @param options - see `SCORE_DEFAULTS`.
 * @throws RangeError or TypeError where an option is out of range.
 * @example
 * ```ts
 * const before = { t: 0, lon: 1, lat: 51, row: 0 }
 * const gap = { kind: 'gap', id: 'gap:211000001:0', vessel: '211000001', hull: 0, start: 0, end: 7_200_000, durationMs: 7_200_000, before,
 *   after: { ...before, t: 7_200_000 }, distanceM: 0, expectedIntervalMs: 60_000, limitMs: 600_000, reportsBefore: 9, topSpeedKn: 20,
 *   topSpeedBy: 'default' } as const
 * scoreGap(gap, learn([])).bits // 0: nobody else was ever heard there
 * ```
 */
export function scoreGap(gap: Gap, knowledge: Knowledge, context: ScoreContext = {}, options?: ScoreOptions): GapScore {
  const chosen = scoreOptions('scoreGap', options)
  return scoreOne(gap, knowledge, neighbourIndex(context), chosen)
}

/**
 * Scores of many gaps, in their order; see `scoreGap`.
 *
 * @param work - progress and cancelling.
 */
export function scoreGaps(
  gaps: readonly Gap[],
  knowledge: Knowledge,
  context: ScoreContext = {},
  options?: ScoreOptions,
  work?: WorkOptions,
): GapScore[] {
  const chosen = scoreOptions('scoreGaps', options)
  reportWork(work, 'sorting neighbours of silences', 0, 0)
  const neighbours = neighbourIndex(context)
  return gaps.map((gap, i) => {
    if (i % 32 === 0) reportWork(work, 'scoring silences', i, gaps.length)
    return scoreOne(gap, knowledge, neighbours, chosen)
  })
}

const scoreOptions = (where: string, options: ScoreOptions | undefined): typeof SCORE_DEFAULTS =>
  withDefaults(where, SCORE_DEFAULTS, options, {
    maxBits: { min: 0, max: 64 },
    maxNeighbours: { min: 0, max: 1000 },
    neighbourRadiusM: { min: 0, max: 1_000_000 },
  })

function neighbourIndex({ tracks = [] }: ScoreContext): NeighbourIndex {
  return 'tracks' in tracks ? tracks : indexNeighbours(tracks)
}

function scoreOne(gap: Gap, knowledge: Knowledge, heard: NeighbourIndex, options: typeof SCORE_DEFAULTS): GapScore {
  const index = receptionIndexOf(knowledge)
  const judged = judgedOf(gap)
  const own = ownHearing(index, gap, judged)
  const slots = silentSlots(gap)
  const weighed = markOutages(weighSlots(index, slots, Math.floor(gap.start / SLOT_MS), judged, (slot) => own * shareAround(index, slot, judged)))
  const bursts = burstsAt(index, RECEPTION_GRID.cellAt(gap.before.lon, gap.before.lat), judged.kind, judged.bucket)
  const edge = lostShareAt(index, gap, judged)
  const silent = withEdge(bitsOf(weighed, bursts), edge ?? 0)
  const all = Math.max(0, silent - SET_ASIDE_BITS * (gap.setAsideSlots ?? 0))
  const bits = roundBits(Math.min(options.maxBits, all))
  const counted = weighed.filter(({ out }) => out === undefined)
  const outages = namedOutages(weighed)
  const near = neighboursOf(heard, gap, slots, options)
  const sums = { ...sumsOf(counted, gap), ...(edge === undefined ? {} : { lostShare: thousandth(edge) }) }
  return {
    gap: gap.id,
    vessel: gap.vessel,
    bits,
    capped: all > options.maxBits,
    uncappedBits: roundBits(all),
    ...sums,
    outages,
    outageMs: outageMs(outages),
    ...near,
    factor: factorOf(gap, judged, bits, sums, options, near.neighboursInAll),
  }
}

/**
 * Bits of a row of silent slots. In the first one the ship should be heard with the chance `share`. Where it was silent before, although
 * it should have been heard, that burst may go on; and it may be one of those that are not heard there at all: vessels' chances are
 * taken to be spread as a beta distribution of mean `share`, so that each silent slot makes a lower one likelier (Pólya's urn).
 */
function bitsOf(slots: readonly WeighedSlot[], { short, long, unlike }: Bursts): number {
  // The beta distribution's two parameters together, from the correlation of two draws.
  const together = 1 / unlike - 1
  let bits = 0
  let missed = 0
  let trials = 0
  for (const { share, usual, out } of slots) {
    if (out !== undefined) continue
    const fresh = 1 - (missed < LONG_MISSED ? short : long) * Math.min(1, missed)
    const chance = (share * together) / (together + trials)
    bits -= Math.log2(1 - fresh * chance)
    missed += share
    // It tells of the ship only as far as it is a loss of its own, by Bayes' rule, and not the burst before that goes on.
    trials += (Math.min(1, share / Math.max(usual, 1e-9)) * fresh * (1 - chance)) / (1 - fresh * chance)
  }
  return bits
}

/**
 * Of the others that passed the same way some were lost for good; so may this one have been, and then its silence is no surprise however
 * long it lasts: the chances of the two are added.
 */
const withEdge = (bits: number, lost: number): number => -Math.log2(lost + (1 - lost) * 2 ** -bits) + 0

/**
 * What each slot counts against a silence in which something was received on the ship's number, and set aside as a jump that no ship can
 * make: three bits. That it sent, and was not believed, is taken for eight times likelier than a number that was garbled or is another's.
 */
const SET_ASIDE_BITS = 3

/** Expected slots missed after which a silence is a long one: an hour of full reception, as reception is learnt. */
const LONG_MISSED = 6

const thousandth = (value: number): number => Math.round(value * 1000) / 1000 + 0
const hundredth = (value: number): number => Math.round(value * 100) / 100 + 0
type Sums = Pick<GapScore, 'judgedMs' | 'heardShare' | 'missedReports' | 'lostShare' | 'othersThere' | 'othersHeard'>

function sumsOf(counted: readonly WeighedSlot[], { expectedIntervalMs }: Gap): Sums {
  const n = counted.length
  const mean = (of: (slot: WeighedSlot) => number): number => (n === 0 ? 0 : counted.reduce((sum, slot) => sum + of(slot), 0) / n)
  const share = mean((slot) => slot.share)
  return {
    judgedMs: n * SLOT_MS,
    ...(n === 0 ? {} : { heardShare: hundredth(share) }),
    missedReports: Math.round((share * n * SLOT_MS) / Math.max(1, expectedIntervalMs)),
    othersThere: hundredth(mean((slot) => slot.others.there)),
    othersHeard: hundredth(mean((slot) => slot.others.heard)),
  }
}

function factorOf(gap: Gap, judged: Judged, bits: number, sums: Sums, options: typeof SCORE_DEFAULTS, neighbours: number): Factor {
  return {
    id: 'gap-silence',
    family: 'silence',
    bits,
    countedBits: bits,
    observed: {
      durationHours: hundredth(gap.durationMs / HOUR_MS),
      judgedHours: hundredth(sums.judgedMs / HOUR_MS),
      missedReports: sums.missedReports,
      heardShare: sums.heardShare ?? 0,
      othersThere: sums.othersThere,
      othersHeard: sums.othersHeard,
      neighbours,
      ...(sums.lostShare === undefined ? {} : { lostShare: sums.lostShare }),
      ...(gap.setAside === undefined ? {} : { setAside: gap.setAside }),
      aisClass: judged.kind >= 2 ? 'B' : 'A',
      moving: judged.kind % 2 === 0,
    },
    threshold: { maxBits: options.maxBits },
    source: 'Reception learnt from the feed itself, by place, class and slot of 10 minutes, without the silent ship',
    innocent: ['a fault of transponder or power', 'an aerial shadowed by the ship or the land', 'a receiver that fails for one ship only'],
    of: gap.id,
  }
}
