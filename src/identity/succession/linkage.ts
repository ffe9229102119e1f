import { HOUR_MS, KNOT_MPS } from '../../base/index.js'
import type { IdentitySpell } from '../../model/index.js'
import { compareNames } from '../name/index.js'
import { shipImo } from '../period/index.js'
import { lengthShare, typeOf } from '../rule/index.js'

/**
 * How often each hull occurs among transmitters: what equal dimensions are worth depends on how many ships have them.
 */
export interface HullFrequencies {
  readonly ships: number
  readonly byHull: ReadonlyMap<string, number>
}

const DAY_MS = 24 * HOUR_MS

/**
 * What fields of two identities say for one hull, in bits: log2 of how much likelier they are of one ship under two
 * numbers than of two ships (Fellegi & Sunter 1969). Start values of our own, not fitted; `m` and `u` are the two
 * likelihoods of each.
 */
const LINKAGE_BITS = {
  /**
   * Four distances of the antenna equal: m 0.8, u from how many others have them; at most this, at least 1 in 10,000.
   */
  hullShare: 0.8,
  mostHullBits: 13,
  /** Length within 3 m and beam within 1 m: m 0.95, u 0.02. */
  sizeClose: 5.5,
  /** Length differs by more than a tenth: m 0.03, u 0.9. */
  lengthApart: -5,
  /** Type: equal m 0.9, u 0.3; different m 0.1, u 0.7. */
  typeEqual: 1.5,
  typeApart: -2.75,
  /** Serial number of the transponder: m 0.9, u 1e-5. */
  vendorEqual: 16.5,
  /** Call sign kept: m 0.6, u 1e-3. Name kept: m 0.5, u 1e-2, for common names. */
  callSignEqual: 9.25,
  nameEqual: 5.5,
  /** Both have an IMO number, and not the same: ships seldom change it; m 0.25 of those that change all else, u 1. */
  imoApart: -2,
} as const

/** What a hull is compared by. */
export const hullKey = ({ dimensions: d }: IdentitySpell): string | undefined =>
  d === undefined ? undefined : [d.toBowM, d.toSternM, d.toPortM, d.toStarboardM].join(',')

/**
 * Whether two identities have anything in common that goes with a hull, a transponder or a crew. Place and time alone
 * link nobody: at every berth one ship falls silent and another is heard next.
 */
export function shareAMark(before: IdentitySpell, after: IdentitySpell): boolean {
  return (
    hullBits(before, after, { ships: 0, byHull: new Map() }) > 0 ||
    (before.vendor !== undefined && before.vendor === after.vendor) ||
    (before.callSign !== undefined && before.callSign === after.callSign) ||
    (before.name !== undefined && after.name !== undefined && compareNames(before.name, after.name).relation === 'same')
  )
}

/** Bits that the fields of two identities give, apart from where and when. */
export function fieldBits(before: IdentitySpell, after: IdentitySpell, frequencies: HullFrequencies): number {
  let bits = hullBits(before, after, frequencies)
  const [from, to] = [typeOf(before), typeOf(after)]
  if (from !== undefined && to !== undefined) bits += from === to ? LINKAGE_BITS.typeEqual : LINKAGE_BITS.typeApart
  if (before.vendor !== undefined && before.vendor === after.vendor) bits += LINKAGE_BITS.vendorEqual
  // Name and call sign stay or go together: the larger gain, not the sum.
  bits += Math.max(
    before.callSign !== undefined && before.callSign === after.callSign ? LINKAGE_BITS.callSignEqual : 0,
    before.name !== undefined && after.name !== undefined && compareNames(before.name, after.name).relation === 'same'
      ? LINKAGE_BITS.nameEqual
      : 0,
  )
  if (shipImo(before) !== undefined && shipImo(after) !== undefined) bits += LINKAGE_BITS.imoApart
  return bits
}

function hullBits(before: IdentitySpell, after: IdentitySpell, { ships, byHull }: HullFrequencies): number {
  const key = hullKey(before)
  if (key !== undefined && key === hullKey(after)) {
    // The two themselves stand among those that have it; one more for what was not heard.
    const others = Math.max(0, (byHull.get(key) ?? 2) - 2) + 1
    return Math.min(LINKAGE_BITS.mostHullBits, Math.log2((LINKAGE_BITS.hullShare * Math.max(ships, 500)) / others))
  }
  const share = lengthShare(before.lengthM, after.lengthM)
  if (share === undefined) return 0
  if (share > 0.1) return LINKAGE_BITS.lengthApart
  const close =
    Math.abs(before.lengthM! - after.lengthM!) <= 3 &&
    before.beamM !== undefined &&
    after.beamM !== undefined &&
    Math.abs(before.beamM - after.beamM) <= 1
  return close ? LINKAGE_BITS.sizeClose : 0
}

/** Half of the ships that change identity lie still meanwhile, within this of where they fell silent … */
const AT_BERTH_M = 50
const AT_BERTH_SHARE = 0.5
/** … and the others sail on, at about this speed. */
const PASSAGE_MPS = 8 * KNOT_MPS
/**
 * An unrelated ship is first heard about as often within any distance of a place, up to this: ships sail along coasts
 * and lanes.
 */
const REACH_M = 300_000
/** A new identity comes within a week as a rule; an unrelated one at any time within the longest silence. */
const SOON_MS = 7 * DAY_MS

/** Bits that place and time of a handover give: near and soon is likelier of one hull than of two. */
export function handoverBits(distanceM: number, silentMs: number, maxSilenceMs: number): number {
  const far = Math.max(distanceM, AT_BERTH_M)
  // Ships go to and fro: after days they are no farther off than any other.
  const sailedM = Math.min(REACH_M, (PASSAGE_MPS * silentMs) / 1000)
  // How likely the one ship is to appear within so far, and any other: chances of a distance no greater than this.
  const same =
    (distanceM <= AT_BERTH_M ? AT_BERTH_SHARE : 0) + (1 - AT_BERTH_SHARE) * Math.min(1, far / Math.max(far, sailedM))
  const other = Math.min(1, far / REACH_M)
  const soon =
    (1 - Math.exp(-Math.max(silentMs, HOUR_MS) / SOON_MS)) / Math.min(1, Math.max(silentMs, HOUR_MS) / maxSilenceMs)
  return Math.log2(same / other) + Math.log2(soon)
}
