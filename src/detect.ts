import type { Knowledge } from './knowledge/index.js'
import { checkList, withDefaults } from './model/options.js'
import type { Rejected, RejectReason } from './model/rejected.js'
import type { PositionReport, ReportColumns, StaticReport, VesselId } from './model/report.js'
import type { Particulars, Track } from './model/track.js'
import type { WorkOptions } from './model/work.js'
import type { Coastline, Zones } from './space/index.js'
import { contextOf, harbourM, type World } from './stages/context.js'
import { FINDINGS_SCHEMA, type Findings, type RejectedSummary } from './stages/findings.js'
import { DETECT_MODULES, listOptions, type DetectOptions } from './stages/options.js'
import { particularsFrom } from './stages/particulars.js'
import { groupStage, learnStage, loiteringStage, prepareStage, rendezvousStage } from './stages/pipeline.js'
import { toTracks } from './track/index.js'

/** What `detect` looks at: one of `reports`, `columns` and `tracks`, and what else is known. */
export interface DetectInput {
  /** Position reports, in any order. */
  readonly reports?: Iterable<PositionReport> | undefined
  /** Position reports as a reader's columns, in any order. */
  readonly columns?: ReportColumns | undefined
  /** Tracks, cleaned or not. */
  readonly tracks?: readonly Track[] | undefined
  /** Static reports, in any order: names, types and sizes. */
  readonly statics?: Iterable<StaticReport> | undefined
  /** Areas to name, from `createZones`. */
  readonly zones?: Zones | undefined
  /** From `createCoastline`. */
  readonly coastline?: Coastline | undefined
  /** What was learnt before; without it, `detect` learns from the input first. */
  readonly knowledge?: Knowledge | undefined
  /** Reports after this instant are set aside, epoch milliseconds. Default: none are. */
  readonly now?: number | undefined
}

/**
 * Runs all stages over one input: cleans, learns harbours, finds and measures rendezvous, groups and loitering, and says where
 * and in what light they lie.
 *
 * The same input in any order gives the same findings. Bad data come back in `rejected`.
 *
 * @param input - see `DetectInput`.
 * @param options - by module; each module documents its defaults.
 * @param work - progress and cancelling.
 * @returns findings, plain JSON. Each is an indicator, never a verdict.
 * @throws TypeError or RangeError, a sentence, for a wrong call.
 * @example
 * ```ts
 * const { columns, statics } = await readCsv(text)
 * const findings = detect({ columns, statics }, { rendezvous: { maxDistanceM: 300 } })
 * findings.rendezvous.length
 * ```
 */
export function detect(input: DetectInput, options: DetectOptions = {}, work?: WorkOptions): Findings {
  const o = withDefaults('detect', DETECT_MODULES, options)
  const list = listOptions(o.list)
  const { tracks: raw, rejected: unreadable } = tracksOf(input)
  const { tracks, rejected } = prepareStage.run({ tracks: raw, now: input.now }, o, work)
  const knowledge = input.knowledge ?? learnStage.run(tracks, o, work)
  const particulars = particularsFrom(input.statics ?? [])
  const { rendezvous, capped } = rendezvousStage.run({ tracks, particulars: ofSingleHulls(particulars, tracks) }, o, work)
  const groups = groupStage.run(rendezvous, o, work)
  const world: World = { knowledge, zones: input.zones, coastline: input.coastline }
  const slow = loiteringStage.run(tracks, o, work)
  const loitering = slow.filter((one) => (harbourM(world, one.lon, one.lat) ?? Infinity) >= list.minHarbourDistanceM)
  const context = Object.fromEntries([...rendezvous, ...groups, ...loitering].map((one) => [one.id, contextOf(one, world)]))
  return {
    schema: FINDINGS_SCHEMA,
    options: given(options),
    knowledge,
    rendezvous,
    groups,
    loitering,
    context,
    particulars: particulars.filter(takingPart([...rendezvous.flatMap((r) => r.vessels), ...loitering.map((l) => l.vessel)])),
    rejected: summary([...unreadable, ...rejected], list.maxRejected),
    leftOut: { loiteringNearHarbours: slow.length - loitering.length },
    capped,
  }
}

/** The input as tracks. */
function tracksOf(input: DetectInput): { tracks: readonly Track[]; rejected: readonly Rejected[] } {
  const sources = (['reports', 'columns', 'tracks'] as const).filter((key) => input[key] !== undefined)
  if (sources.length !== 1) {
    const received = sources.length === 0 ? 'none of them' : sources.join(' and ')
    throw new TypeError(`detect: input has ${received}; expected exactly one of reports, columns and tracks.`)
  }
  if (input.tracks === undefined) return toTracks(input.columns ?? input.reports ?? [])
  checkList('detect: tracks', input.tracks)
  return { tracks: input.tracks, rejected: [] }
}

/** Which of two hulls on one id sent a size is not known: such an id has no particulars for measuring. */
function ofSingleHulls(particulars: readonly Particulars[], tracks: readonly Track[]): Particulars[] {
  const shared = new Set(tracks.filter((track) => track.hull > 0).map((track) => track.id))
  return particulars.filter((p) => !shared.has(p.id))
}

function takingPart(ids: readonly VesselId[]): (p: Particulars) => boolean {
  const wanted = new Set(ids)
  return (p) => wanted.has(p.id)
}

/** Options as plain JSON, as given. */
const given = (options: DetectOptions): DetectOptions => JSON.parse(JSON.stringify(options)) as DetectOptions

function summary(rejected: readonly Rejected[], max: number): RejectedSummary {
  const counts: Partial<Record<RejectReason, number>> = {}
  for (const { reason } of rejected) counts[reason] = (counts[reason] ?? 0) + 1
  const order = [...rejected].sort((a, b) => a.row - b.row || (a.reason < b.reason ? -1 : 1))
  return { counts, list: order.slice(0, max) }
}
