import { checkList, withDefaults, HOUR_MS, reportWork, type WorkOptions } from '../../base/index.js'
import { roundBits, scoreOfAll, WEAK_AT_MOST } from '../../evidence/index.js'
import { receptionIndexOf, type Knowledge } from '../../knowledge/index.js'
import { burstsAt, RECEPTION_GRID, SLOT_MS, type Bursts } from '../../knowledge/reception/index.js'
import type { Score, Gap, GapHearing, Track, VesselInterval } from '../../model/index.js'
import { stretchesByHull, withoutFalse, checkScene } from '../../track/index.js'
import { GAP_EVIDENCE } from '../index.js'
import { indexNeighbours, neighboursOf, type NeighbourIndex } from './neighbours.js'
import { markOutages, namedOutages, outageMs, weighSlots, type WeighedSlot } from './outage.js'
import { judgedOf, lostShareAt, ownHearing, shareAround, silentSlots, type Judged } from './place.js'

/** How gaps are scored. */
export interface ScoreOptions {
  /**
   * Most bits that one gap can have. Default 12: 1 in 4,000. What one counts on is that losses are no rarer than they
   * were, and the best-heard transponder fails more often than that.
   */
  readonly maxBits?: number | undefined
  /** Most neighbours named. Default 5. */
  readonly maxNeighbours?: number | undefined
  /** How near to the silent ship's way a neighbour is named, metres. Default 50 km: within one receiver's range. */
  readonly neighbourRadiusM?: number | undefined
}

/** Defaults of `scoreGaps`. */
export const SCORE_DEFAULTS: Required<{ [K in keyof ScoreOptions]: number }> = {
  maxBits: 12,
  maxNeighbours: 5,
  neighbourRadiusM: 50_000,
}

/** What `scoreGaps` looks at. */
export interface ScoreInput {
  /** From `findGaps`, in any order. */
  readonly gaps: readonly Gap[]
  /** From `learn`, of this feed, and of the time of the gaps too: without it outages cannot be seen. */
  readonly knowledge: Knowledge
  /**
   * Cleaned tracks, in any order, to name the neighbours that were heard meanwhile. They do not change the bits.
   * Default: none are named.
   */
  readonly tracks?: readonly Track[] | undefined
  /** Stretches without a trustworthy position, [start, end): nobody is named for what was heard of it in them. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
}

/**
 * How AIS gaps bear on "silent on purpose or by fault" against "sent, and not heard".
 *
 * Each whole slot of 10 minutes in which the ship should have been heard counts: by the share of slots in which others
 * of its class, moving or still as it was, are heard there (`Knowledge.reception`), times how many others nearby were
 * heard in that very slot beside the usual. So a place without reception, the edge of range, and the time between two
 * satellites add next to nothing. Losses come in bursts: after a first silent slot the next counts only for what
 * others' silences leave unexplained. Slots in which nobody nearby was heard add nothing, nor do those beside them;
 * where three or more should have been, an outage is named.
 *
 * The silent ship never teaches what judges it: vessels are divided into 16 parts by their ids, and its own part is not
 * asked. So the score is the same, to the last bit, whether or not its reports were learnt from, on this day or any
 * other.
 *
 * @param scene - gaps, what was learnt, and tracks, to name the neighbours that were heard meanwhile.
 * @param options - see `SCORE_DEFAULTS`.
 * @param work - progress, in gaps, and cancelling.
 * @returns the same gaps in the same order, each with `score` and `measures.hearing`. Bits: log2 of the likelihood
 * ratio, at least 0.
 * @throws RangeError or TypeError where an option is out of range, or `gaps` are none.
 * @example
 * ```ts
 * const { tracks } = toTracks([0, 1, 2, 9].map((hour) => ({ id: '211000001', t: hour * 3_600_000, lon: 1, lat: 51 })))
 * scoreGaps({ gaps: findGaps({ tracks }), knowledge: learn({ tracks }) })[0]?.score?.bits // 0: nobody else was ever heard there
 * ```
 */
export function scoreGaps(scene: ScoreInput, options?: ScoreOptions, work?: WorkOptions): Gap[] {
  const { gaps, knowledge, tracks = [], falseStretches = [] } = scene
  const chosen = withDefaults('scoreGaps', SCORE_DEFAULTS, options, {
    maxBits: { min: 0, max: 64 },
    maxNeighbours: { min: 0, max: 1000 },
    neighbourRadiusM: { min: 0, max: 1_000_000 },
  })
  checkList('scoreGaps: gaps', gaps)
  checkScene('scoreGaps', { tracks, falseStretches })
  reportWork(work, 'sorting neighbours of gaps', 0, 0)
  const falseOf = stretchesByHull(falseStretches)
  const heard = indexNeighbours(tracks.map((track) => withoutFalse(track, falseOf(track))))
  return gaps.map((gap, i) => {
    if (i % 32 === 0) reportWork(work, 'scoring gaps', i, gaps.length)
    return scoreOne(gap, knowledge, heard, chosen)
  })
}

function scoreOne(gap: Gap, knowledge: Knowledge, heard: NeighbourIndex, options: typeof SCORE_DEFAULTS): Gap {
  const index = receptionIndexOf(knowledge)
  const judged = judgedOf(gap)
  const own = ownHearing(index, gap, judged)
  const slots = silentSlots(gap)
  const weighed = markOutages(
    weighSlots(index, slots, Math.floor(gap.start / SLOT_MS), judged, (slot) => own * shareAround(index, slot, judged)),
  )
  const bursts = burstsAt(
    index,
    RECEPTION_GRID.cellAt(gap.measures.before.lon, gap.measures.before.lat),
    judged.kind,
    judged.bucket,
  )
  const edge = lostShareAt(index, gap, judged)
  const silent = withEdge(bitsOf(weighed, bursts), edge ?? 0)
  const all = Math.max(0, silent - SET_ASIDE_BITS * (gap.measures.setAsideSlots ?? 0))
  const outages = namedOutages(weighed)
  const hearing: GapHearing = {
    capped: all > options.maxBits,
    uncappedBits: roundBits(all),
    ...sumsOf(
      weighed.filter(({ out }) => out === undefined),
      gap,
    ),
    ...(edge === undefined ? {} : { lostShare: thousandth(edge) }),
    outages,
    outageMs: outageMs(outages),
    ...neighboursOf(heard, gap, slots, options),
  }
  return {
    ...gap,
    score: weigh(gap, judged, Math.min(options.maxBits, all), hearing, options.maxBits),
    measures: { ...gap.measures, hearing },
  }
}

/**
 * Bits of a row of silent slots. In the first one the ship should be heard with the chance `share`. Where it was silent
 * before, although it should have been heard, that burst may go on; and it may be one of those that are not heard there
 * at all: vessels' chances are taken to be spread as a beta distribution of mean `share`, so that each silent slot
 * makes a lower one likelier (Pólya's urn).
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
    // It tells of the ship only as far as it is a loss of its own, by Bayes' rule, and not the burst before that goes
    // on.
    trials += (Math.min(1, share / Math.max(usual, 1e-9)) * fresh * (1 - chance)) / (1 - fresh * chance)
  }
  return bits
}

/**
 * Of the others that passed the same way some were lost for good; so may this one have been, and then its silence is no
 * surprise however long it lasts: the chances of the two are added.
 */
const withEdge = (bits: number, lost: number): number => -Math.log2(lost + (1 - lost) * 2 ** -bits) + 0

/**
 * What each slot counts against a silence in which something was received on the ship's number, and set aside as a jump
 * that no ship can make: three bits. That it sent, and was not believed, is taken for eight times likelier than a
 * number that was garbled or is another's.
 */
const SET_ASIDE_BITS = 3

/** Expected slots missed after which a silence is a long one: an hour of full reception, as reception is learnt. */
const LONG_MISSED = 6

const thousandth = (value: number): number => Math.round(value * 1000) / 1000 + 0
const hundredth = (value: number): number => Math.round(value * 100) / 100 + 0
type Sums = Pick<GapHearing, 'judgedMs' | 'heardShare' | 'missedReports' | 'othersThere' | 'othersHeard'>

function sumsOf(counted: readonly WeighedSlot[], { measures: { expectedIntervalMs } }: Gap): Sums {
  const n = counted.length
  const mean = (of: (slot: WeighedSlot) => number): number =>
    n === 0 ? 0 : counted.reduce((sum, slot) => sum + of(slot), 0) / n
  const share = mean((slot) => slot.share)
  return {
    judgedMs: n * SLOT_MS,
    ...(n === 0 ? {} : { heardShare: hundredth(share) }),
    missedReports: Math.round((share * n * SLOT_MS) / Math.max(1, expectedIntervalMs)),
    othersThere: hundredth(mean((slot) => slot.others.there)),
    othersHeard: hundredth(mean((slot) => slot.others.heard)),
  }
}

function weigh(
  { id, measures: { durationMs, setAside } }: Gap,
  judged: Judged,
  bits: number,
  hearing: GapHearing,
  maxBits: number,
): Score {
  const observed = {
    durationHours: hundredth(durationMs / HOUR_MS),
    judgedHours: hundredth(hearing.judgedMs / HOUR_MS),
    missedReports: hearing.missedReports,
    heardShare: hearing.heardShare ?? 0,
    othersThere: hearing.othersThere,
    othersHeard: hearing.othersHeard,
    neighbours: hearing.neighboursInAll,
    ...(hearing.lostShare === undefined ? {} : { lostShare: hearing.lostShare }),
    ...(setAside === undefined ? {} : { setAside }),
    aisClass: judged.kind >= 2 ? 'B' : 'A',
    moving: judged.kind % 2 === 0,
  }
  return scoreOfAll(
    [{ key: 'gap-silence', observed, threshold: { maxBits }, bits, of: id }],
    GAP_EVIDENCE,
    WEAK_AT_MOST,
  )
}
