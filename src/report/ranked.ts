import type { AssessedMeeting } from '../model/assess.js'
import type { Band } from '../model/factor.js'
import type { Rendezvous, RendezvousMode } from '../model/findings.js'
import { checkNumber } from '../model/options.js'
import type { VesselId } from '../model/report.js'
import { HOUR_MS } from '../model/units.js'
import type { FindingContext, Findings } from '../stages/findings.js'
import { checkFindings } from './check.js'
import { nameLookup } from './names.js'

/** One rendezvous as a row of a short table. */
export interface RankedRow {
  /** 1 is first. */
  readonly rank: number
  /** What the order goes by, 0 to 1; no probability of anything. */
  readonly score: number
  /** What was weighed, in bits; of those that `findings.meetings` lists. */
  readonly bits?: number
  /** The same in words. */
  readonly band?: Band
  /** Id of the rendezvous. */
  readonly id: string
  /** The two transmitters. */
  readonly vessels: readonly [VesselId, VesselId]
  /** Their names as sent, where known. Text from the air: escape it wherever it is shown. */
  readonly names: readonly [string | undefined, string | undefined]
  /** How they moved. */
  readonly mode: RendezvousMode
  /** Start, epoch milliseconds. */
  readonly start: number
  /** End, epoch milliseconds. */
  readonly end: number
  /** `end - start`. */
  readonly durationMs: number
  /** Share of the duration in which both were heard often, 0 to 1. */
  readonly observedShare: number
  /** Median distance between antennas, metres. */
  readonly medianDistanceM: number
  /** To the nearest known harbour, metres. */
  readonly harbourDistanceM?: number
  /** To the nearest land, metres. */
  readonly coastDistanceM?: number
  /** Share of the duration with the sun lower than -6°. */
  readonly darkShare: number
  /** Middle of the pair halfway, degrees. */
  readonly lon: number
  /** Middle of the pair halfway, degrees. */
  readonly lat: number
}

// Half of the full share is reached at these: beyond the roads of most harbours; outside bays and rivers, whose small berths no
// data teach as harbours; a short transfer (GFW and others ask for two to four hours); and two hulls side by side with their
// antennas at opposite ends.
const HALF_HARBOUR_M = 10_000
const HALF_COAST_M = 3000
const HALF_DURATION_MS = 4 * HOUR_MS
const HALF_DISTANCE_M = 150

const rising = (value: number, half: number): number => value / (value + half)
const steep = (value: number, half: number): number => rising(value * value, half * half)

/** Farther from harbours and land, longer, closer, better observed: each raises the score, none alone makes it. */
function scoreOf(r: Rendezvous, { harbourDistanceM, coastDistanceM }: Partial<FindingContext>): number {
  // Where no harbour, or no coast, is known nothing speaks for or against the place.
  const fromHarbour = harbourDistanceM === undefined ? 0.5 : steep(harbourDistanceM, HALF_HARBOUR_M)
  const remote = fromHarbour * (coastDistanceM === undefined ? 0.5 : rising(coastDistanceM, HALF_COAST_M))
  const close = 1 - rising(r.medianDistanceM, HALF_DISTANCE_M)
  const observed = r.durationMs > 0 ? r.observedMs / r.durationMs : 0
  return remote * rising(r.durationMs, HALF_DURATION_MS) * close * (0.5 + observed / 2)
}

/**
 * The rendezvous in the order in which a person may want to look at them: those that were weighed by their bits, then the others: far
 * from harbours and land, long, close and well observed first.
 *
 * Of the others the order goes by a product of five shares: distance from harbours d² / (d² + (10 km)²), distance from land c / (c + 3 km),
 * duration h / (h + 4 h), closeness 150 m / (150 m + median distance), and half plus half of the observed share; where no harbour
 * or no coastline is known, its share is a half. It weighs no evidence: that is for `assess`. Within a harbour or on a river
 * the score is 0; ties are broken by duration, then by id.
 *
 * @param findings - of `detect`.
 * @param limit - how many rows at most. Default: all.
 * @returns rows, the first first.
 * @example
 * ```ts
 * toRanked(detect({ reports: [] })) // []
 * ```
 */
export function toRanked(findings: Findings, limit: number = Infinity): RankedRow[] {
  checkFindings('toRanked', findings)
  checkNumber('toRanked: limit', limit, { min: 0, max: Infinity })
  const nameOf = nameLookup(findings.particulars)
  const place = new Map(findings.meetings.map(({ id }, i) => [id, i]))
  return findings.rendezvous
    .map((r) => ({ r, place: place.get(r.id) ?? Infinity, score: scoreOf(r, findings.context[r.id] ?? {}) }))
    .sort((a, b) => (a.place === b.place ? 0 : a.place - b.place) || b.score - a.score || b.r.durationMs - a.r.durationMs || (a.r.id < b.r.id ? -1 : 1))
    .slice(0, limit)
    .map(({ r, score, place: at }, i) => toRow(r, score, i + 1, findings, findings.meetings[at], nameOf))
}

function toRow(r: Rendezvous, score: number, rank: number, findings: Findings, weighed: AssessedMeeting | undefined, nameOf: ReturnType<typeof nameLookup>): RankedRow {
  const { id, vessels, mode, start, end, durationMs, medianDistanceM, lon, lat } = r
  const { harbourDistanceM, coastDistanceM, night } = findings.context[id] ?? {}
  return {
    rank,
    score: Math.round(score * 1e4) / 1e4,
    ...(weighed === undefined ? {} : { bits: weighed.bits, band: weighed.band }),
    id,
    vessels,
    names: [nameOf(vessels[0], start), nameOf(vessels[1], start)],
    mode,
    start,
    end,
    durationMs,
    observedShare: durationMs > 0 ? Math.round((r.observedMs / durationMs) * 1e4) / 1e4 : 0,
    medianDistanceM,
    ...(harbourDistanceM === undefined ? {} : { harbourDistanceM }),
    ...(coastDistanceM === undefined ? {} : { coastDistanceM }),
    darkShare: night?.darkShare ?? 0,
    lon,
    lat,
  }
}
