import {
  feedEndSlot,
  feedHeard,
  lostWithin,
  othersHeard,
  RECEPTION_GRID,
  SLOT_MS,
  type OthersHeard,
  type ReceptionIndex,
} from '../../knowledge/reception/index.js'
import type { Outage } from '../../model/index.js'
import type { Judged, SilentSlot } from './place.js'

/** A slot of a silence with what it weighs. */
export interface WeighedSlot {
  /** Number of the slot. */
  readonly slot: number
  /** Chance that the ship should have been heard, 0 to 0.95. */
  readonly share: number
  /** The same by what is usual there, without the others of that slot. */
  readonly usual: number
  /** The others in that slot. */
  readonly others: OthersHeard
  /**
   * Why it counts for nothing: the whole feed was hardly heard; of all near, usually heard well, nobody was; others
   * were there, and nobody was heard, as between two satellites; or it lies beside one in which that is unusual, and
   * may be half of it.
   */
  readonly out?: 'feed' | 'place' | 'none' | 'beside'
}

/** No reception is better than this. */
const MOST_SHARE = 0.95
/**
 * What the place's usual share counts for beside the others of the slot, where these were heard less than usual: half a
 * vessel. Where more, as when a satellite passes: one, since it takes several to tell that from chance.
 */
const USUAL_WEIGHT = { less: 0.5, more: 1 }
/** Below this share of what it usually hears, the whole feed is out. */
const FEED_OUT = 0.1
/** So many others should have been heard, and were not, where an outage is named … */
const OUTAGE_OTHERS = 3
/** … and each in at least this share of slots: where satellites come and go, silence is usual. */
const OUTAGE_SHARE = 0.5
/** So many others are enough to tell nothing from a slot in which none was heard, at whatever share. */
const SOME_OTHERS = 2

/**
 * Ships that were heard last so many slots before or after one was, and not since, were lost together with it: one of
 * two hours is chance.
 */
const TOGETHER_SLOTS = 3

/**
 * What each slot of a silence weighs.
 *
 * @param begun - the slot of the last fix. Others near by that were heard last about then, and not since, count as
 * silent others; and a feed that was heard then and ends within the silence is out from there on.
 */
export function weighSlots(
  index: ReceptionIndex,
  slots: readonly SilentSlot[],
  begun: number,
  { bucket }: Judged,
  usualShare: (slot: SilentSlot) => number,
): WeighedSlot[] {
  const lost = lostWithin(index, begun - TOGETHER_SLOTS, begun + TOGETHER_SLOTS, bucket)
  const end = feedEndSlot(index, bucket)
  return slots.map((one) => {
    const { slot, place } = one
    const others = othersHeard(index, slot, RECEPTION_GRID.cellAt(place.lon, place.lat), bucket, lost)
    const feed = feedHeard(index, slot, bucket)
    const usual = usualShare(one)
    if (slot > end && end >= begun - TOGETHER_SLOTS) return { slot, share: 0, usual, others, out: 'feed' }
    if (feed.factor < FEED_OUT && feed.usual >= OUTAGE_SHARE) return { slot, share: 0, usual, others, out: 'feed' }
    if (nobodyHeard(others)) return { slot, share: 0, usual, others, out: isOutage(others) ? 'place' : 'none' }
    const weight = others.heard > others.expected ? USUAL_WEIGHT.more : USUAL_WEIGHT.less
    const now = (others.heard + weight * Math.min(1, feed.factor)) / (others.expected + weight)
    return { slot, share: Math.min(MOST_SHARE, usual * now), usual, others }
  })
}

const nobodyHeard = ({ expected, there, heard }: OthersHeard): boolean =>
  heard === 0 && (expected >= 1 || there >= SOME_OTHERS)
const isOutage = ({ expected, there }: OthersHeard): boolean =>
  expected >= OUTAGE_OTHERS && expected >= OUTAGE_SHARE * there
const isUnusual = ({ out, others }: WeighedSlot): boolean =>
  out === 'feed' || out === 'place' || (out === 'none' && others.expected >= OUTAGE_SHARE * others.there)

/**
 * Slots beside those in which unusually nobody was heard count for nothing either: an outage begins and ends within a
 * slot.
 */
export function markOutages(slots: readonly WeighedSlot[]): WeighedSlot[] {
  return slots.map((one, i) => {
    if (one.out !== undefined) return one
    const beside = [slots[i - 1], slots[i + 1]].some(
      (near) => near !== undefined && isUnusual(near) && Math.abs(near.slot - one.slot) === 1,
    )
    return beside ? { ...one, share: 0, out: 'beside' } : one
  })
}

/** The outages as stretches of time: the slots themselves, not those beside. */
export function namedOutages(slots: readonly WeighedSlot[]): Outage[] {
  const outages: Outage[] = []
  for (const { slot, out } of slots) {
    if (out !== 'feed' && out !== 'place') continue
    const last = outages[outages.length - 1]
    const end = (slot + 1) * SLOT_MS
    if (last?.of === out && last.end === slot * SLOT_MS) outages[outages.length - 1] = { ...last, end }
    else outages.push({ start: slot * SLOT_MS, end, of: out })
  }
  return outages
}

/** How long they last in all, ms. */
export const outageMs = (outages: readonly Outage[]): number =>
  outages.reduce((sum, { start, end }) => sum + end - start, 0)
