import { HOUR_MS, MINUTE_MS, NAUTICAL_MILE_M, type WorkOptions } from '../base/index.js'
import { idsOf, type Rendezvous } from '../model/index.js'
import { findRendezvous, type RendezvousScene } from './find.js'
import { ANYWHERE_M, type GivenRendezvousOptions } from './options/index.js'

/** Conditions on place and ship that a published rule makes beyond the motion of the pair. */
export interface PresetConditions {
  /** Least distance from a port or anchorage, metres. */
  readonly minPortDistanceM?: number
  /** Least distance from the shore, metres. */
  readonly minCoastDistanceM?: number
  /** Types of ship (ITU-R M.1371-5, table 53) that take no part. */
  readonly excludedShipTypes?: readonly number[]
}

/** A published rule, whole: option sets of which any suffices, and its conditions. */
export interface RendezvousPreset {
  /** What the rule is called. */
  readonly name: string
  /** Where it is published. */
  readonly source: string
  /** Option sets; a rendezvous by any of them counts. */
  readonly optionSets: readonly GivenRendezvousOptions[]
  /** Conditions on place and ship. */
  readonly conditions: PresetConditions
}

// Published rules know one mode, slow, and join nothing beyond their own limits.
const slow = { drifting: true, anchored: {}, underway: false } as const
const plain = {
  minFixes: 2,
  steadyRunMs: 0,
  maxSilenceMs: 0,
  maxGapMs: HOUR_MS,
  mergeDistanceM: ANYWHERE_M,
  minContactShare: 0,
  modes: slow,
} as const

/** The published rules that can be compared with. */
export interface Presets {
  /** Global Fishing Watch. */
  readonly gfwEncounter: RendezvousPreset
  /** Starboard Maritime Intelligence. */
  readonly starboardEncounter: RendezvousPreset
  /** Run-Time Event Calculus. */
  readonly rtecRendezvous: RendezvousPreset
}

/** Published rules, so that results can be compared with other systems'. */
export const presets: Presets = {
  /**
   * Global Fishing Watch: two vessels at most 500 m apart for at least two hours, median speed below two knots, at
   * least ten kilometres from a coastal anchorage (Miller et al. 2018, "Identifying global patterns of transshipment
   * behavior"). There positions are put on a ten-minute grid; here time is continuous.
   */
  gfwEncounter: {
    name: 'Global Fishing Watch encounter',
    source: 'Miller et al. 2018, Frontiers in Marine Science 5:240',
    optionSets: [
      {
        ...plain,
        maxDistanceM: 500,
        exitDistanceM: 500,
        minDurationMs: 2 * HOUR_MS,
        maxSpeedKn: 2,
        mergeGapMs: 4 * HOUR_MS,
      },
    ],
    conditions: { minPortDistanceM: 10_000 },
  },
  /**
   * Starboard: closer than 50 m for ten minutes or closer than 200 m for half an hour, not within ten kilometres of
   * port or shore, meetings less than twelve hours apart counted as one (Starboard Maritime Intelligence, help pages).
   */
  starboardEncounter: {
    name: 'Starboard encounter',
    source: 'Starboard Maritime Intelligence, help pages on vessel encounters',
    optionSets: [
      {
        ...plain,
        maxDistanceM: 50,
        exitDistanceM: 50,
        minDurationMs: 10 * MINUTE_MS,
        maxSpeedKn: 100,
        mergeGapMs: 12 * HOUR_MS,
      },
      {
        ...plain,
        maxDistanceM: 200,
        exitDistanceM: 200,
        minDurationMs: 30 * MINUTE_MS,
        maxSpeedKn: 100,
        mergeGapMs: 12 * HOUR_MS,
      },
    ],
    conditions: { minPortDistanceM: 10_000, minCoastDistanceM: 10_000 },
  },
  /**
   * Run-Time Event Calculus, fluent rendezVous: in proximity for more than 240 s, both slow (0.5 to 5 kn) or stopped
   * far from ports, neither a tug nor a pilot vessel, not near the coast (Pitsikalis et al. 2019, "Composite event
   * recognition for maritime monitoring", DEBS). Proximity and nearness are inputs there: 500 m and one nautical mile
   * here.
   */
  rtecRendezvous: {
    name: 'RTEC rendezVous',
    source: 'Pitsikalis et al. 2019, DEBS, doi 10.1145/3328905.3329762',
    optionSets: [
      { ...plain, maxDistanceM: 500, exitDistanceM: 500, minDurationMs: 4 * MINUTE_MS, maxSpeedKn: 5, mergeGapMs: 0 },
    ],
    conditions: {
      minPortDistanceM: NAUTICAL_MILE_M,
      minCoastDistanceM: NAUTICAL_MILE_M,
      excludedShipTypes: [31, 32, 50, 52],
    },
  },
}

/** What the conditions of a preset on the place are tested against; a condition without its fact is not tested. */
export interface PresetFacts {
  /** Distance of a place from the nearest port or anchorage, metres. */
  readonly portDistanceM?: (lon: number, lat: number) => number
  /** Distance of a place from the nearest shore, metres. */
  readonly coastDistanceM?: (lon: number, lat: number) => number
}

/**
 * Finds rendezvous by a published rule.
 *
 * @param scene - cleaned tracks; the rule's condition on ships is tested against `particulars`, where they are given.
 * @param preset - one of `presets`, or a rule of your own in that shape.
 * @param facts - what the rule's conditions on the place are tested against.
 * @param work - progress and cancelling.
 * @returns those that any of the option sets finds and that meet the conditions; of the same pair at the same time, the
 * longest.
 * @example
 * ```ts
 * findByPreset({ tracks }, presets.gfwEncounter, { portDistanceM: (lon, lat) => harbourDistanceM(knowledge, lon, lat) ?? Infinity }).length // 1
 * ```
 */
export function findByPreset(
  scene: RendezvousScene,
  preset: RendezvousPreset,
  facts: PresetFacts = {},
  work?: WorkOptions,
): Rendezvous[] {
  const found = preset.optionSets.flatMap((options) => findRendezvous(scene, options, work))
  return withoutOverlaps(found).filter((r) => meets(r, preset.conditions, scene, facts))
}

function withoutOverlaps(found: readonly Rendezvous[]): Rendezvous[] {
  const key = (r: Rendezvous): string => shipKeys(r).join(' ')
  const longestFirst = [...found].sort(
    (p, q) => q.measures.durationMs - p.measures.durationMs || (p.id < q.id ? -1 : 1),
  )
  const kept = new Map<string, Rendezvous[]>()
  for (const r of longestFirst) {
    const same = kept.get(key(r)) ?? []
    if (same.some((k) => k.start <= r.end && r.start <= k.end)) continue
    kept.set(key(r), [...same, r])
  }
  return [...kept.values()].flat().sort((p, q) => p.start - q.start || (p.id < q.id ? -1 : 1))
}

const shipKeys = ({ vessels }: Rendezvous): string[] => vessels.map(({ id, hull }) => `${id}.${hull}`)

function meets(
  r: Rendezvous,
  conditions: PresetConditions,
  { particulars = [] }: RendezvousScene,
  facts: PresetFacts,
): boolean {
  const { minPortDistanceM, minCoastDistanceM, excludedShipTypes } = conditions
  const isFar = (least: number | undefined, distance: PresetFacts['portDistanceM']): boolean =>
    least === undefined || distance === undefined || distance(r.lon, r.lat) >= least
  if (!isFar(minPortDistanceM, facts.portDistanceM) || !isFar(minCoastDistanceM, facts.coastDistanceM)) return false
  const ids = idsOf(r)
  const types = particulars.filter(({ id }) => ids.includes(id)).map(({ shipType }) => shipType)
  return !types.some((type) => type !== undefined && excludedShipTypes?.includes(type))
}
