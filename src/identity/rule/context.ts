import { HOUR_MS } from '../../base/index.js'
import { harbourDistanceM } from '../../knowledge/harbour/index.js'
import type { Knowledge } from '../../knowledge/index.js'
import type { Rendezvous, Gap, IdentitySpell, Track, VesselInterval } from '../../model/index.js'
import { coastDistanceM, type Coastline } from '../../place/index.js'

/** What a register says of one ship over a stretch of time. */
export interface RegistryEntry {
  /** IMO number. */
  readonly imo: string
  /** From when it holds, epoch milliseconds. Default: always. */
  readonly from?: number
  /** From when it no longer holds, epoch milliseconds. Default: it holds still. */
  readonly to?: number
  /** Flag, two letters (ISO 3166-1 alpha-2). */
  readonly flag?: string
  /** What became of the ship. */
  readonly status?: 'active' | 'dead' | 'never-issued'
  /** Length over all, metres. */
  readonly lengthM?: number
  /** Type of ship, 0 to 255, as in AIS. */
  readonly shipType?: number
  /** Who owns or manages it: any text that is equal for ships of one fleet. Not scored; it groups ships (ID-16). */
  readonly owner?: string
  /** What the flag's administration says: not its ship, or its register is closed to ocean-going ships. */
  readonly flagStatus?: 'disowned' | 'closed'
}

/** A ship whose number, with one digit changed, would be worth a look (ID-24): on a list, or of interest. */
export interface ListedShip {
  /** IMO number. */
  readonly imo: string
  /** Names, any spelling. */
  readonly names?: readonly string[]
  /** Call sign. */
  readonly callSign?: string
  /** Length over all, metres; without it a near number says nothing. */
  readonly lengthM?: number
}

/** What else is known; every part may be left out, and then the rules that need it say nothing. */
export interface IdentityContext {
  /** From `findGaps` (ID-17). */
  readonly gaps?: readonly Gap[] | undefined
  /** From `findRendezvous` (ID-17). */
  readonly rendezvous?: readonly Rendezvous[] | undefined
  /** Harbours: what is at sea. */
  readonly knowledge?: Knowledge | undefined
  /** Coast: what is at sea. */
  readonly coastline?: Coastline | undefined
  /** What a register says (ID-06, ID-16, ID-30 to 32). */
  readonly registry?: readonly RegistryEntry[] | undefined
  /** Ships whose numbers may be altered by one digit (ID-24). */
  readonly listed?: readonly ListedShip[] | undefined
  /** Since when ships there would have been heard, epoch milliseconds (ID-35). Default: start of the first spell. */
  readonly recordStart?: number | undefined
}

/** What `findIdentityChanges` looks at. */
export interface IdentityChangeInput extends IdentityContext {
  /** From `identitySpells`, of all vessels. */
  readonly spells: readonly IdentitySpell[]
  /** Cleaned tracks: where changes took place. */
  readonly tracks?: readonly Track[] | undefined
  /** Stretches, [start, end), whose positions are false: no change took place there. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
}

/**
 * True where a place lies farther than `offshoreM` from every known harbour and coast; undefined where neither is
 * known, or the place is not.
 */
export function isAtSea(
  { knowledge, coastline }: Pick<IdentityContext, 'knowledge' | 'coastline'>,
  place: { readonly lon: number; readonly lat: number } | undefined,
  offshoreM: number,
): boolean | undefined {
  if (place === undefined) return undefined
  const harbour = knowledge === undefined ? undefined : harbourDistanceM(knowledge, place.lon, place.lat)
  const coast = coastline === undefined ? undefined : coastDistanceM(coastline, place.lon, place.lat)
  if (harbour === undefined && coast === undefined) return undefined
  return Math.min(harbour ?? Infinity, coast ?? Infinity) > offshoreM
}

/** Thresholds of `findIdentityChanges`. */
export interface IdentityChangeOptions {
  /** Call sign and number must have disagreed for this long, ms (ID-05). */
  readonly minDisagreementMs?: number | undefined
  /** MMSI and register must have disagreed for this long, ms (ID-06). */
  readonly minRegistryLagMs?: number | undefined
  /** Farther than this from harbours and coast is at sea, metres (ID-11, ID-17, ID-35). */
  readonly offshoreM?: number | undefined
  /** A number of no country weighs more from this length on, metres (ID-03). */
  readonly minLargeM?: number | undefined
  /** Window for three flags, ms (ID-12). */
  readonly threeFlagsMs?: number | undefined
  /** Window for four flags, ms (ID-12). */
  readonly fourFlagsMs?: number | undefined
  /** Lengths that differ by a greater share are of different hulls (ID-14, ID-31). */
  readonly maxLengthShare?: number | undefined
  /** An identity between two of the same lasts at most this long, ms (ID-15). */
  readonly maxInterludeMs?: number | undefined
  /** Ships that change together: how many (ID-16) … */
  readonly minTogether?: number | undefined
  /** … within this time, ms … */
  readonly togetherMs?: number | undefined
  /** … and this distance, metres; or with one owner within `fleetMs`. */
  readonly togetherM?: number | undefined
  /** Time within which ships of one owner change together, ms (ID-16). */
  readonly fleetMs?: number | undefined
  /** How close in time to an AIS gap or a rendezvous, ms (ID-17). */
  readonly nearMs?: number | undefined
  /** Lengths within this are the same, metres (ID-24). */
  readonly lengthToleranceM?: number | undefined
  /** A number counts as lately silent for this long, ms (ID-24). */
  readonly latelyMs?: number | undefined
  /** A ship of this length has a past, metres (ID-35). */
  readonly minPastLengthM?: number | undefined
  /** A ship first heard so long after the record began should have been heard before, ms (ID-35). */
  readonly minRecordMs?: number | undefined
  /** A longer silence is dormancy, ms (ID-36). */
  readonly dormantMs?: number | undefined
}

const DAY_MS = 24 * HOUR_MS

/** Defaults of `findIdentityChanges`. */
export const IDENTITY_CHANGE_DEFAULTS: Required<{ readonly [K in keyof IdentityChangeOptions]: number }> = {
  /** A month: a reflagging takes weeks to reach every field. */
  minDisagreementMs: 30 * DAY_MS,
  /** Two months: registers lag. */
  minRegistryLagMs: 60 * DAY_MS,
  /** Ten kilometres, as Global Fishing Watch has "outside ports". */
  offshoreM: 10_000,
  /** 24 m: from there on load line rules apply, and a set is programmed by the book. */
  minLargeM: 24,
  /** Two years; ours, no published number was found. */
  threeFlagsMs: 2 * 365.25 * DAY_MS,
  /** Three years; ours. */
  fourFlagsMs: 3 * 365.25 * DAY_MS,
  /** A tenth: more than any error of an antenna's place. */
  maxLengthShare: 0.1,
  /** A month. */
  maxInterludeMs: 30 * DAY_MS,
  /** Three ships, a day, a hundred kilometres: three such groups stand in the JAC 150 series. */
  minTogether: 3,
  togetherMs: DAY_MS,
  togetherM: 100_000,
  /** Three weeks: fourteen tankers of one fleet changed within nineteen days of 2012. */
  fleetMs: 21 * DAY_MS,
  /** Two days. */
  nearMs: 2 * DAY_MS,
  /** Three metres. */
  lengthToleranceM: 3,
  /** A year. */
  latelyMs: 365 * DAY_MS,
  /** A hundred metres. */
  minPastLengthM: 100,
  /** Ninety days. */
  minRecordMs: 90 * DAY_MS,
  /** A year. */
  dormantMs: 365 * DAY_MS,
}

/** Thresholds, all of them. */
export type ChangeThresholds = typeof IDENTITY_CHANGE_DEFAULTS
