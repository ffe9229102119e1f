import { checkNumber, withDefaults, HOUR_MS, MINUTE_MS } from '../../base/index.js'
import { CONTACT_RULES } from '../../motion/index.js'

/** Rule of the mode in which two ships lie at anchor or moored together. */
export interface AnchoredRule {
  /** Three quarters of the time the steadier ship lies within this of its median place, metres: a swing circle. */
  readonly maxExtentM: number
  /** Greatest speed made good by the steadier ship, from the second quarter of the contact to the third, knots. */
  readonly maxDriftKn: number
}

/** Rule of the mode in which two ships keep station on each other while making way. */
export interface UnderwayRule {
  /** Least median speed of each ship, knots. */
  readonly minSpeedKn: number
  /** Greatest median speed of each ship, knots. */
  readonly maxSpeedKn: number
  /** Greatest median speed of the one relative to the other, knots. */
  readonly maxRelativeSpeedKn: number
  /** Greatest median distance between antennas, metres. */
  readonly maxMedianDistanceM: number
  /** Where both true headings are known: how far from parallel or opposite they may be, degrees. */
  readonly maxHeadingDifferenceDeg: number
}

/** Options of `findRendezvous`. */
export interface RendezvousOptions {
  /** Greatest distance between antennas in contact, metres. */
  readonly maxDistanceM: number
  /** A contact goes on while the ships stay within this, metres: one bad fix does not end it. */
  readonly exitDistanceM: number
  /** Least time in contact, silences between two contacts of one stay included, ms. */
  readonly minDurationMs: number
  /** Greatest median speed of each ship, drifting or anchored, knots. */
  readonly maxSpeedKn: number
  /** Over a longer silence a ship has no position, ms. */
  readonly maxGapMs: number
  /** A longer silence of one or both ships within one stay ends it, ms. */
  readonly maxSilenceMs: number
  /** Contacts with a shorter break between them are one, ms ... */
  readonly mergeGapMs: number
  /** ... unless the ships were seen farther apart than this in between, metres, by more than one stray fix. */
  readonly mergeDistanceM: number
  /**
   * Of what was heard of an event, counted from either end, at least this share is contact: else it is cut there. 0 to
   * 1.
   */
  readonly minContactShare: number
  /** Contact counts as observed while both ships' neighbouring fixes are at most this far apart, ms. */
  readonly observedGapMs: number
  /** Each ship must have been heard for at least this long between start and end, ms … */
  readonly steadyRunMs: number
  /** … by fixes that are never farther apart than this, ms. */
  readonly steadyGapMs: number
  /** Fewest fixes of each ship within the stay, silences included. */
  readonly minFixes: number
  /** In a cell of place and hour with more vessels than this, only so many are compared. */
  readonly maxVesselsPerCell: number
  /** Rule of each mode; `false` switches a mode off. */
  readonly modes: {
    /** Drifting together; its speed rule is `maxSpeedKn`. */
    readonly drifting: boolean
    /** Anchored or moored. */
    readonly anchored: AnchoredRule | false
    /** Under way in parallel. */
    readonly underway: UnderwayRule | false
  }
}

/** Defaults of `findRendezvous`. */
export const RENDEZVOUS_DEFAULTS: RendezvousOptions = {
  /**
   * The distance that published encounter rules share (Miller et al. 2018): antennas of two large tankers lie up to 300
   * m apart.
   */
  maxDistanceM: 500,
  /** Half as much again: leaves room for one stray fix, and for a swing at anchor. */
  exitDistanceM: 750,
  /** One hour. Published rules have from ten minutes (Starboard) to two hours (Miller et al. 2018). */
  minDurationMs: HOUR_MS,
  /** Three knots: ships drift with the current. Miller et al. (2018) have two. */
  maxSpeedKn: 3,
  /** One hour, as the published ten-minute grid has it. */
  maxGapMs: HOUR_MS,
  /** Three hours: with four reports in five lost, meetings of four hours are found as one instead of in pieces. */
  maxSilenceMs: 3 * HOUR_MS,
  /** Half an hour. */
  mergeGapMs: 30 * MINUTE_MS,
  /** Twice the contact limit: a ship that is seen a kilometre off has left, and what follows is another visit. */
  mergeDistanceM: 1000,
  /** Half: so that the median distance of an event, over all that was heard of it, is a distance in contact. */
  minContactShare: 0.5,
  /** A quarter of an hour: five times the slowest regular interval of the standard, three minutes at anchor. */
  observedGapMs: 15 * MINUTE_MS,
  /**
   * Twenty minutes, by fixes at most forty minutes apart. It tells a stay from the visits of a boat that is alongside
   * for minutes and silent on its rounds: with four reports in five lost 94 % of meetings of four hours keep such a
   * run, and no shuttle boat has one (docs/accuracy.md, "What tells a stay from visits").
   */
  steadyRunMs: 20 * MINUTE_MS,
  steadyGapMs: 40 * MINUTE_MS,
  /** Four of each ship. */
  minFixes: 4,
  /** See `PROXIMITY_DEFAULTS`. */
  maxVesselsPerCell: 1000,
  modes: {
    drifting: true,
    /** A swing circle of a large tanker on eight shackles, and less way made good than any drift in the open. */
    anchored: { maxExtentM: 400, maxDriftKn: 0.2 },
    /**
     * Two to eight knots and steady: transfers under way are made at about five (OCIMF guide), lane traffic is seldom
     * as steady.
     */
    underway: {
      minSpeedKn: 2,
      maxSpeedKn: 8,
      maxRelativeSpeedKn: 0.6,
      maxMedianDistanceM: 300,
      maxHeadingDifferenceDeg: 15,
    },
  },
}

/** Half the way round the globe: as a limit of distance, none. */
export const ANYWHERE_M = 20_000_000

const RULES = {
  ...CONTACT_RULES,
  exitDistanceM: CONTACT_RULES.maxDistanceM,
  minDurationMs: { min: 0, max: 366 * 24 * HOUR_MS },
  maxSpeedKn: { min: 0, max: 100 },
  maxSilenceMs: { min: 0, max: 31 * 24 * HOUR_MS },
  mergeGapMs: { min: 0, max: 31 * 24 * HOUR_MS },
  mergeDistanceM: { min: 0.01, max: ANYWHERE_M },
  minContactShare: { min: 0, max: 1 },
  observedGapMs: { min: 1, max: 31 * 24 * HOUR_MS },
  steadyRunMs: { min: 0, max: 31 * 24 * HOUR_MS },
  steadyGapMs: { min: 1, max: 31 * 24 * HOUR_MS },
  minFixes: { min: 0, max: 1e6 },
} as const

/** What callers give: any part of the options, and of each mode's rule. */
export type GivenRendezvousOptions = {
  readonly [K in Exclude<keyof RendezvousOptions, 'modes'>]?: RendezvousOptions[K] | undefined
} & {
  /** Parts of the modes' rules. */
  readonly modes?:
    | {
        /** Drifting together. */
        readonly drifting?: boolean | undefined
        /** Anchored or moored. */
        readonly anchored?: Partial<AnchoredRule> | false | undefined
        /** Under way in parallel. */
        readonly underway?: Partial<UnderwayRule> | false | undefined
      }
    | undefined
}

/** Fills in the defaults, and checks. */
export function rendezvousOptions(given: GivenRendezvousOptions | undefined): RendezvousOptions {
  const where = 'findRendezvous'
  withDefaults(where, RENDEZVOUS_DEFAULTS, given as RendezvousOptions | undefined)
  const { modes, ...flat } = given ?? {}
  const { modes: modeDefaults, ...flatDefaults } = RENDEZVOUS_DEFAULTS
  const settings = withDefaults(where, flatDefaults, flat, RULES)
  // Of the limits a caller may have moved only one.
  const exitDistanceM = given?.exitDistanceM ?? Math.max(settings.exitDistanceM, 1.5 * settings.maxDistanceM)
  if (exitDistanceM < settings.maxDistanceM) {
    const limit = settings.maxDistanceM
    throw new RangeError(`${where}: exitDistanceM is ${exitDistanceM}; expected at least maxDistanceM, ${limit}.`)
  }
  const mergeDistanceM =
    given?.mergeDistanceM ?? Math.max(settings.mergeDistanceM, 2 * settings.maxDistanceM, exitDistanceM)
  const { anchored, underway, drifting } = withDefaults(
    `${where}: modes`,
    modeDefaults,
    modes as typeof modeDefaults | undefined,
  )
  if (typeof drifting !== 'boolean')
    throw new TypeError(`${where}: modes.drifting is ${String(drifting)}; expected true or false.`)
  return {
    ...settings,
    exitDistanceM,
    mergeDistanceM,
    modes: {
      drifting,
      anchored: anchored !== false && modeRule('anchored', modeDefaults.anchored as AnchoredRule, anchored),
      underway: underway !== false && modeRule('underway', modeDefaults.underway as UnderwayRule, underway),
    },
  }
}

function modeRule<T extends object>(mode: string, defaults: T, given: Partial<T>): T {
  const rule = withDefaults(`findRendezvous: modes.${mode}`, defaults, given)
  for (const [key, value] of Object.entries(rule)) {
    checkNumber(`findRendezvous: modes.${mode}.${key}`, value, { min: 0, max: 1e6 })
  }
  return rule
}
