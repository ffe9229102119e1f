import type { AssessOptions } from '../assess/weight/index.js'
import { withDefaults } from '../base/index.js'
import type { GivenDarkOptions } from '../dark/index.js'
import type { GapOptions as FindGapsOptions, SparseOptions } from '../gap/index.js'
import type { ScoreOptions } from '../gap/score/index.js'
import type { IdentityConflictOptions } from '../identity/conflict/index.js'
import type { IdentityScoreOptions } from '../identity/evidence/index.js'
import type { SpellOptions } from '../identity/period/index.js'
import type { IdentityChangeOptions } from '../identity/rule/index.js'
import type { SuccessionOptions } from '../identity/succession/index.js'
import type { WatchlistMatchOptions } from '../identity/watchlist/index.js'
import type { LearnOptions } from '../knowledge/index.js'
import type { LoneOptions, LoiteringOptions } from '../loitering/index.js'
import type { GivenRendezvousOptions } from '../rendezvous/options/index.js'
import type { CleaningOptions } from '../track/clean/index.js'
import type { FindingFilters } from './filters.js'

/** Thresholds of identity findings, by function. */
export interface IdentityOptions {
  /** `SPELL_DEFAULTS`. */
  readonly spells?: SpellOptions | undefined
  /** `IDENTITY_CHANGE_DEFAULTS`. */
  readonly changes?: IdentityChangeOptions | undefined
  /** `IDENTITY_CONFLICT_DEFAULTS`. */
  readonly conflicts?: IdentityConflictOptions | undefined
  /** `SUCCESSION_DEFAULTS`. */
  readonly successions?: SuccessionOptions | undefined
  /** `WATCHLIST_DEFAULTS`. */
  readonly watchlist?: WatchlistMatchOptions | undefined
  /** `IDENTITY_SCORE_DEFAULTS`. */
  readonly score?: IdentityScoreOptions | undefined
}

/** How much of what was found is listed. */
export interface ListOptions {
  /** Loitering is listed only this far from every known harbour, metres: every moored ship makes little way. */
  readonly minHarbourDistanceM?: number | undefined
  /** How many of the reports that were set aside are listed; all are counted. */
  readonly maxRejected?: number | undefined
  /**
   * Whether a rendezvous within a port with more against than for it is listed as a `PortContact`, or whole. Default
   * 'brief'.
   */
  readonly portContacts?: 'brief' | 'full' | undefined
}

/** Options of `detect`, by module; each module documents its own defaults. What is data comes with the input. */
export interface DetectOptions {
  /** Cleaning and separating hulls: `CLEANING_DEFAULTS`. */
  readonly track?: Omit<CleaningOptions, 'now'> | undefined
  /** What is learnt: `LEARN_DEFAULTS`. */
  readonly knowledge?: LearnOptions | undefined
  /** Rendezvous: `RENDEZVOUS_DEFAULTS`. */
  readonly rendezvous?: GivenRendezvousOptions | undefined
  /** Loitering: `LOITERING_DEFAULTS`. */
  readonly loitering?: LoiteringOptions | undefined
  /** Silences: `GAP_DEFAULTS`. */
  readonly gap?: FindGapsOptions | undefined
  /** Scores of silences: `SCORE_DEFAULTS`. */
  readonly gapScore?: ScoreOptions | undefined
  /** Ships heard too seldom: `SPARSE_DEFAULTS`. */
  readonly sparse?: SparseOptions | undefined
  /** Possible meetings of silent ships: `DARK_DEFAULTS`. */
  readonly dark?: GivenDarkOptions | undefined
  /** Ships alone in the open: `LONE_DEFAULTS`. */
  readonly lone?: { readonly [K in keyof LoneOptions]?: LoneOptions[K] | undefined } | undefined
  /** Weighing: `ASSESS_DEFAULTS`. Identities are weighed by `identity.score`. */
  readonly assess?: Omit<AssessOptions, 'identity'> | undefined
  /** Who ships say they are. */
  readonly identity?: IdentityOptions | undefined
  /** What is listed: `LIST_DEFAULTS`. */
  readonly list?: ListOptions | undefined
  /** Which findings are wanted, chosen when all are made: what is learnt and weighed does not change. Default: all. */
  readonly select?: FindingFilters | undefined
  /**
   * The last stage to run, by its name in `PIPELINE`. Default: all of them run. What `detect` returns can be given to
   * it again: it goes on from there.
   */
  readonly until?: string | undefined
}

/**
 * Defaults of what `detect` lists.
 *
 * `minHarbourDistanceM` 5000: ships wait their turn at anchor within some miles of a port, and hundreds of them on one
 * day would hide the few that lie still elsewhere. `maxRejected` 500: as many as somebody looks through; all are
 * counted. `portContacts` 'brief': 98 of 100 contacts of a real day lie in ports and have more against than for a
 * transfer; whole, they are nine tenths of what is written.
 */
export const LIST_DEFAULTS: { readonly [K in keyof ListOptions]-?: Exclude<ListOptions[K], undefined> } = {
  minHarbourDistanceM: 5000,
  maxRejected: 500,
  portContacts: 'brief',
}

/** Fills in and checks the list's options. */
export function listOptions(given: ListOptions | undefined): typeof LIST_DEFAULTS {
  const chosen = withDefaults('detect: list', LIST_DEFAULTS, given, {
    minHarbourDistanceM: { min: 0, max: 1e8 },
    maxRejected: { min: 0, max: 1e9 },
  })
  if (chosen.portContacts === 'brief' || chosen.portContacts === 'full') return chosen
  throw new TypeError(
    `detect: list: portContacts is ${JSON.stringify(chosen.portContacts)}; expected 'brief' or 'full'.`,
  )
}

/** The names by which `detect` nests its options. */
export const DETECT_MODULES: DetectOptions = {
  track: undefined,
  knowledge: undefined,
  rendezvous: undefined,
  loitering: undefined,
  gap: undefined,
  gapScore: undefined,
  sparse: undefined,
  dark: undefined,
  lone: undefined,
  identity: undefined,
  assess: undefined,
  list: undefined,
  select: undefined,
  until: undefined,
}
