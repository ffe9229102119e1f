import type { AssessOptions } from '../assess/index.js'
import type { FindGapsOptions, GivenDarkOptions, LoneOptions, ScoreOptions, SparseOptions } from '../gap/index.js'
import type {
  IdentityChangeOptions, IdentityConflictOptions, IdentityScoreOptions, SpellOptions, SuccessionOptions, WatchlistMatchOptions,
} from '../identity/index.js'
import type { LearnOptions } from '../knowledge/index.js'
import { withDefaults } from '../model/options.js'
import type { GivenRendezvousOptions } from '../rendezvous/index.js'
import type { CleaningOptions, LoiteringOptions } from '../track/index.js'
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
  /** How many meetings, and how many ships, are listed with all that was weighed; those of most bits. */
  readonly maxAssessed?: number | undefined
}

/** Options of `detect`, by module; each module documents its own defaults. Particulars and absences come with the input. */
export interface DetectOptions {
  /** Cleaning and separating hulls: `CLEANING_DEFAULTS`. */
  readonly track?: Omit<CleaningOptions, 'now'> | undefined
  /** What is learnt: `LEARN_DEFAULTS`. */
  readonly knowledge?: LearnOptions | undefined
  /** Rendezvous: `RENDEZVOUS_DEFAULTS`. */
  readonly rendezvous?: Omit<GivenRendezvousOptions, 'particulars' | 'falseStretches'> | undefined
  /** Loitering: `LOITERING_DEFAULTS`. */
  readonly loitering?: LoiteringOptions | undefined
  /** Silences: `GAP_DEFAULTS`. */
  readonly gap?: Omit<FindGapsOptions, 'now' | 'particulars' | 'falseStretches' | 'knowledge'> | undefined
  /** Scores of silences: `SCORE_DEFAULTS`. */
  readonly gapScore?: ScoreOptions | undefined
  /** Ships heard too seldom: `SPARSE_DEFAULTS`. */
  readonly sparse?: SparseOptions | undefined
  /** Possible meetings of silent ships: `DARK_DEFAULTS`. */
  readonly dark?: GivenDarkOptions | undefined
  /** Ships alone in the open: `LONE_DEFAULTS`. */
  readonly lone?: { readonly [K in keyof LoneOptions]?: LoneOptions[K] | undefined } | undefined
  /** Weighing: `ASSESS_DEFAULTS`. */
  readonly assess?: AssessOptions | undefined
  /** Who ships say they are. */
  readonly identity?: IdentityOptions | undefined
  /** What is listed: `LIST_DEFAULTS`. */
  readonly list?: ListOptions | undefined
  /** Which findings are wanted, chosen when all are made: what is learnt and weighed does not change. Default: all. */
  readonly select?: FindingFilters | undefined
}

/**
 * Defaults of what `detect` lists.
 *
 * `minHarbourDistanceM` 5000: ships wait their turn at anchor within some miles of a port, and hundreds of them on one day
 * would hide the few that lie still elsewhere. `maxAssessed` 300: more than anybody looks at, and some megabytes.
 */
export const LIST_DEFAULTS: Required<{ [K in keyof ListOptions]: number }> = {
  minHarbourDistanceM: 5000,
  maxRejected: 1000,
  maxAssessed: 300,
}

/** Fills in and checks the list's options. */
export const listOptions = (given: ListOptions | undefined): typeof LIST_DEFAULTS =>
  withDefaults('detect: list', LIST_DEFAULTS, given, {
    minHarbourDistanceM: { min: 0, max: 1e8 },
    maxRejected: { min: 0, max: 1e9 },
    maxAssessed: { min: 0, max: 1e9 },
  })

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
}
