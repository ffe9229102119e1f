import { HOUR_MS, KNOT_MPS } from '../../base/index.js'
import { alongGreatCircle, destination, distanceM, type LonLat } from '../../geo/index.js'
import {
  bucketOf,
  heardShare,
  hearingKind,
  isMoving,
  isSailed,
  lostShare,
  MOVING_KN,
  RECEPTION_GRID,
  reportsASlot,
  SLOT_MS,
  wayOf,
  type HearingKind,
  type ReceptionIndex,
} from '../../knowledge/reception/index.js'
import type { Gap, GapFix } from '../../model/index.js'
import { prismHalfWidthM } from '../../track/index.js'

/** Who is judged. */
export interface Judged {
  /** Part of the vessels that it belongs to, which is not asked. */
  readonly bucket: number
  /** What it sends. */
  readonly kind: HearingKind
}

/** Class and part of a silent ship, and whether it moved when it was heard last. */
export function judgedOf({ vessels: [{ id }], measures: { aisClass, before, impliedSpeedKn } }: Gap): Judged {
  const speedKn = before.sogKn ?? impliedSpeedKn ?? 0
  return { bucket: bucketOf(id), kind: hearingKind(aisClass === 'B', speedKn > MOVING_KN) }
}

/** A whole slot of a silence, and where the ship is likely to have been. */
export interface SilentSlot {
  /** Number of the slot: instant over `SLOT_MS`. */
  readonly slot: number
  /** The likeliest place: on the way between the fixes. */
  readonly place: LonLat
  /** How far from there it can have been, metres. */
  readonly halfWidthM: number
}

/** So near in time to a fix a place is still known well enough to judge by: beyond, not even the region is. */
const KNOWN_MS = 12 * HOUR_MS

/** The whole slots of a silence that are near enough to a fix. */
export function silentSlots(gap: Gap): SilentSlot[] {
  const { before, after, durationMs } = gap.measures
  const until = gap.end ?? gap.start + durationMs
  const slots: SilentSlot[] = []
  const last = Math.floor(until / SLOT_MS)
  const wayM = after === undefined ? 0 : distanceM(before.lon, before.lat, after.lon, after.lat)
  for (let slot = Math.floor(gap.start / SLOT_MS) + 1; slot < last; slot++) {
    const at = (slot + 0.5) * SLOT_MS
    if (at - gap.start > KNOWN_MS && (gap.end === undefined || gap.end - at > KNOWN_MS)) continue
    slots.push(
      after === undefined
        ? openSlot(gap, slot, at)
        : closedSlot(gap, after, slot, (at - gap.start) / (until - gap.start), wayM),
    )
  }
  return slots
}

function closedSlot(gap: Gap, after: GapFix, slot: number, share: number, wayM: number): SilentSlot {
  const { before, durationMs } = gap.measures
  const reachM = Math.max(wayM, usualKn(gap) * KNOT_MPS * (durationMs / 1000))
  const place = alongGreatCircle(before.lon, before.lat, after.lon, after.lat, share)
  return { slot, place, halfWidthM: prismHalfWidthM(wayM, reachM, share) }
}

/** Room for a ship that hardly moved, knots: as for positions between fixes (`POSITION_DEFAULTS`). */
const SPEED_MARGIN_KN = 1

/** A ship that did nothing unusual, and was only not heard, went on about as fast as it was heard to go. */
function usualKn({ measures: { before, after, impliedSpeedKn, topSpeedKn } }: Gap): number {
  return Math.min(topSpeedKn, Math.max(before.sogKn ?? 0, after?.sogKn ?? 0, impliedSpeedKn ?? 0) + SPEED_MARGIN_KN)
}

/**
 * Not heard again: half the way that it would have gone on at the speed and on the course it had, give or take as much.
 */
function openSlot({ start, measures: { before } }: Gap, slot: number, at: number): SilentSlot {
  const { lon, lat, sogKn = 0, cogDeg } = before
  const halfM = (sogKn * KNOT_MPS * ((at - start) / 1000)) / 2
  return {
    slot,
    place: cogDeg === undefined ? { lon, lat } : destination(lon, lat, cogDeg, halfM),
    halfWidthM: 2 * halfM,
  }
}

/** Places are looked at to half of what is possible, and not farther off than the range of a receiver or so, metres. */
const MOST_ASIDE_M = 50_000
/** Less than this does not leave the cell, metres. */
const LEAST_ASIDE_M = 5000

/** What a place counts for where no other ship was ever known to be: it is hardly where this one was. */
const UNSAILED_WEIGHT = 0.25

/**
 * The share of slots in which others of its kind are heard where it is likely to have been: its place counts twice,
 * four around it once, and less where no others sail.
 */
export function shareAround(
  index: ReceptionIndex,
  { place, halfWidthM }: SilentSlot,
  { kind, bucket }: Judged,
): number {
  const cellOf = ({ lon, lat }: LonLat): number => RECEPTION_GRID.cellAt(lon, lat)
  const own = heardShare(index, cellOf(place), kind, bucket)
  const asideM = Math.min(MOST_ASIDE_M, halfWidthM / 2)
  if (asideM < LEAST_ASIDE_M) return own
  let sum = 2 * own
  let weights = 2
  for (const bearing of [0, 90, 180, 270]) {
    const cell = cellOf(destination(place.lon, place.lat, bearing, asideM))
    const weight = isSailed(index, cell, bucket) ? 1 : UNSAILED_WEIGHT
    sum += weight * heardShare(index, cell, kind, bucket)
    weights += weight
  }
  return sum / weights
}

/** Reports that what is usual counts for beside the ship's own. */
const USUAL_REPORTS = 4

/**
 * How well the ship itself was heard in the hours before and after its silence, beside others there: 1 as well or
 * better. Those that fade out at the edge of range are heard less and less before, and little after. Only lowers, and
 * only by its reports: a longer silence in those hours is one more sign of poor reception.
 */
export function ownHearing(
  index: ReceptionIndex,
  { measures: { before, after, reportsHourBefore, reportsHourAfter } }: Gap,
  { kind, bucket }: Judged,
): number {
  let own = USUAL_REPORTS
  let usual = USUAL_REPORTS
  const add = (reports: number | undefined, at: LonLat | undefined): void => {
    if (reports === undefined || at === undefined) return
    own += reports
    usual += SLOTS_AN_HOUR * reportsASlot(index, RECEPTION_GRID.cellAt(at.lon, at.lat), kind, bucket)
  }
  add(reportsHourBefore, before)
  add(reportsHourAfter, after)
  return Math.min(1, own / usual)
}

const SLOTS_AN_HOUR = HOUR_MS / SLOT_MS

/**
 * Of an open gap of a ship under way: the share of those that left the same place on the same way and were not heard
 * again. Undefined for a ship that lay still, which others that lie there tell of, and for one that was heard again.
 */
export function lostShareAt(
  index: ReceptionIndex,
  { measures: { before, after } }: Gap,
  { kind, bucket }: Judged,
): number | undefined {
  if (after !== undefined || !isMoving(kind)) return undefined
  return lostShare(index, RECEPTION_GRID.cellAt(before.lon, before.lat), kind >> 1, wayOf(before.cogDeg ?? 0), bucket)
}
