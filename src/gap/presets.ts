import { HOUR_MS, NAUTICAL_MILE_M } from '../base/index.js'
import type { Gap } from '../model/index.js'
import type { GapOptions } from './find.js'

/** What a published rule asks of a gap beyond its length. Whoever knows coast, reception and types tests it. */
export interface GapConditions {
  /** Least distance of the last fix from the shore, metres. */
  readonly minCoastDistanceM?: number
  /** Least number of reports in the 12 hours up to the last fix. */
  readonly minReportsBefore?: number
  /** Least number of reports a day that ships of the class are heard with there. */
  readonly minReportsPerDay?: number
  /** True where a gap that is still open does not count. */
  readonly closedOnly?: true
  /** Types of ship (ITU-R M.1371-5, table 53) that it is about. */
  readonly shipTypes?: readonly number[]
}

/** A published rule, whole. */
export interface GapPreset {
  /** What the rule is called. */
  readonly name: string
  /** Where it is published. */
  readonly source: string
  /** For `findGaps`. */
  readonly options: GapOptions
  /** Conditions on place, reception and ship. */
  readonly conditions: GapConditions
}

/** The published rules that can be compared with. */
export interface GapPresets {
  /** Global Fishing Watch: what its pipeline lists. */
  readonly gfwGap: GapPreset
  /** Global Fishing Watch: what its detector takes for long. */
  readonly gfwLongGap: GapPreset
  /** Welch et al. 2022: silences that they take for intentional. */
  readonly welchDisabling: GapPreset
  /** Skylight. */
  readonly skylightGap: GapPreset
  /** Windward. */
  readonly windwardGap: GapPreset
}

const rule = (name: string, source: string, hours: number, conditions: GapConditions = {}): GapPreset => ({
  name,
  source,
  options: { limitMs: hours * HOUR_MS },
  conditions,
})

/**
 * Published rules with a fixed limit.
 *
 * @example
 * ```ts
 * findGaps({ tracks }, gapPresets.gfwGap.options)
 * ```
 */
export const gapPresets: GapPresets = {
  gfwGap: rule('Global Fishing Watch, gaps', 'GlobalFishingWatch/pipe-gaps 0.9.4, min_gap_length', 6),
  gfwLongGap: rule('Global Fishing Watch, detector', 'GlobalFishingWatch/pipe-gaps 0.9.4, GapDetector.THRESHOLD', 12),
  // Their 14 positions are of satellites; where a feed does not tell receivers apart, all count, and the rule lets more
  // pass.
  welchDisabling: rule(
    'Suspected disabling',
    'Welch et al. 2022, Science Advances 8(44); GlobalFishingWatch/AIS-disabling-high-seas, config.py',
    12,
    {
      minCoastDistanceM: 50 * NAUTICAL_MILE_M,
      minReportsBefore: 14,
      minReportsPerDay: 10,
      closedOnly: true,
      shipTypes: [30],
    },
  ),
  skylightGap: rule(
    'Skylight, potential dark activity',
    'Skylight (Allen Institute for AI), help: why an event is removed; six hours without an update',
    6,
  ),
  windwardGap: rule(
    'Windward, lost against dark',
    'Windward, "Shining a light on ships that go dark": gaps of more than eight hours',
    8,
  ),
}

/** What is known of a gap's surroundings, to test a published rule. */
export interface GapSurroundings {
  /** Distance of the last fix from the shore, metres. */
  readonly coastDistanceM?: number
  /** Reports a day that ships of the class are heard with there. */
  readonly reportsPerDay?: number
  /** Type of ship. */
  readonly shipType?: number
}

/**
 * Whether a gap found with a preset's options meets its conditions. A condition on something that is not known is not
 * met.
 *
 * @param gap - of `findGaps` with `preset.options`.
 * @param preset - one of `gapPresets`.
 * @param known - what is known of its surroundings.
 * @example
 * ```ts
 * findGaps({ tracks }, gapPresets.gfwGap.options).filter((gap) => meetsPreset(gap, gapPresets.gfwGap, {}))
 * ```
 */
export function meetsPreset(gap: Gap, { conditions: c }: GapPreset, known: GapSurroundings): boolean {
  return (
    (c.closedOnly !== true || gap.end !== undefined) &&
    gap.measures.reportsBefore >= (c.minReportsBefore ?? 0) &&
    (c.minCoastDistanceM === undefined || (known.coastDistanceM ?? -1) >= c.minCoastDistanceM) &&
    (c.minReportsPerDay === undefined || (known.reportsPerDay ?? -1) > c.minReportsPerDay) &&
    (c.shipTypes === undefined || (known.shipType !== undefined && c.shipTypes.includes(known.shipType)))
  )
}
