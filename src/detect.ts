import type { Knowledge } from './knowledge/index.js'
import type { RegistryEntry } from './identity/index.js'
import type { Gap } from './model/gap.js'
import { checkTracks, withDefaults } from './model/options.js'
import type { Rejected, RejectReason } from './model/rejected.js'
import type { PositionReport, ReportColumns, StaticReport, VesselId } from './model/report.js'
import type { Particulars, Track } from './model/track.js'
import type { ReviewedPair } from './model/reviewed.js'
import type { Watchlist } from './model/watchlist.js'
import { reportWork, type WorkOptions } from './model/work.js'
import type { Coastline, Zones } from './space/index.js'
import { assessStage } from './stages/assess.js'
import { contextOf, harbourM, type PlacedInTime, type World } from './stages/context.js'
import { checkFilters } from './stages/filters.js'
import { FINDINGS_SCHEMA, type FindingContext, type Findings, type RejectedSummary } from './stages/findings.js'
import { DETECT_MODULES, listOptions, type DetectOptions } from './stages/options.js'
import { particularsFrom } from './stages/particulars.js'
import { groupStage, learnStage, loiteringStage, prepareStage, rendezvousStage } from './stages/pipeline.js'
import { identityStage, spellStage, vesselIdentities } from './stages/identity.js'
import { cutAssessed, keepReviewedQuiet, selectFindings } from './stages/select.js'
import { darkStage, gapScoreStage, gapStage, loneStage, sparseStage, type SilenceInput } from './stages/silence.js'
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
  /** Lists of ships to match, from `readWatchlist` or `toWatchlist`. */
  readonly watchlists?: readonly Watchlist[] | undefined
  /** Pairs whose meetings someone has looked at and wants kept quiet: see `keepReviewedQuiet`. */
  readonly reviewed?: readonly ReviewedPair[] | undefined
  /** What a register says of ships. */
  readonly registry?: readonly RegistryEntry[] | undefined
  /** What was learnt before; without it, `detect` learns from the input first. */
  readonly knowledge?: Knowledge | undefined
  /** Reports after this instant are set aside, and ships silent until then have open gaps, epoch milliseconds. Default: neither. */
  readonly now?: number | undefined
}

/**
 * Runs all stages over one input: cleans, learns harbours and reception, finds and measures rendezvous, groups and loitering, finds
 * and scores silences and who could have met in them, and says where and in what light they lie.
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
  checkFilters(o.select)
  reportWork(work, 'sorting reports', 0, 0)
  const { tracks: raw, rejected: unreadable } = tracksOf(input)
  const { tracks, rejected } = prepareStage.run({ tracks: raw, now: input.now }, o, work)
  const knowledge = input.knowledge ?? learnStage.run(tracks, o, work)
  const statics = [...(input.statics ?? [])] // looked through twice
  const particulars = particularsFrom(statics)
  const { rendezvous, capped } = rendezvousStage.run({ tracks, particulars: ofSingleHulls(particulars, tracks) }, o, work)
  reportWork(work, 'grouping', 0, 0)
  const groups = groupStage.run(rendezvous, o, work)
  const world: World = { knowledge, zones: input.zones, coastline: input.coastline }
  const slow = loiteringStage.run(tracks, o, work)
  const silences = silencesOf({ tracks, knowledge, particulars: ofSingleHulls(particulars, tracks), rejected, now: input.now }, input.coastline, o, work)
  const loitering = slow.filter((one) => (harbourM(world, one.lon, one.lat) ?? Infinity) >= list.minHarbourDistanceM)
  reportWork(work, 'reading identities', 0, 0)
  const spells = spellStage.run(statics, o, work)
  const identity = identityStage.run(
    {
      spells,
      statics,
      tracks,
      watchlists: input.watchlists ?? [],
      gaps: silences.gaps,
      rendezvous,
      knowledge,
      coastline: input.coastline,
      registry: input.registry,
    },
    o,
    work,
  )
  const context = contextsOf([...rendezvous, ...groups, ...loitering, ...silences.sparse, ...silences.dark, ...silences.lone, ...silences.gaps.map(placedGap)], world, work)
  const { gaps, dark, gapScores } = silences
  const assessed = assessStage.run(
    { rendezvous, context, particulars, gaps, dark, identity, loitering, beside: { gapScores, spells, tracks, knowledge } },
    o,
    work,
  )
  const all: Findings = {
    schema: FINDINGS_SCHEMA,
    options: given(options),
    knowledge,
    rendezvous,
    groups,
    loitering,
    gaps: silences.gaps,
    gapScores: silences.gapScores,
    sparse: silences.sparse,
    dark: silences.dark,
    lone: silences.lone,
    identity,
    identityScores: vesselIdentities(identity, o.identity?.score),
    meetings: assessed.meetings,
    vessels: assessed.vessels,
    context,
    particulars: particulars.filter(takingPart([...[...rendezvous, ...silences.dark].flatMap((r) => r.vessels), ...[...loitering, ...silences.gaps, ...silences.sparse, ...silences.lone].map((l) => l.vessel), ...identity.flatMap((one) => one.vessels)])),
    rejected: summary([...unreadable, ...rejected], list.maxRejected),
    leftOut: {
      loiteringNearHarbours: slow.length - loitering.length,
      dark: silences.leftOut,
      meetings: 0,
      vessels: 0,
      filtered: 0,
      reviewedMeetings: 0,
      reviewedPairs: 0,
    },
    capped,
  }
  reportWork(work, 'selecting', 0, 0)
  // Before the list is cut, so that it holds the best of what is wanted.
  return cutAssessed(keepReviewedQuiet(selectFindings(all, o.select), input.reviewed ?? []), list.maxAssessed)
}

/** Where each finding lies, and in what light. */
function contextsOf(list: readonly (PlacedInTime & { readonly id: string })[], world: World, work?: WorkOptions): Record<string, FindingContext> {
  return Object.fromEntries(list.map((one, i) => {
    if (i % 256 === 0) reportWork(work, 'placing findings', i, list.length)
    return [one.id, contextOf(one, world)]
  }))
}

interface Silences extends Pick<Findings, 'gaps' | 'gapScores' | 'sparse' | 'dark' | 'lone'> {
  readonly leftOut: number
}

/** Silences, how telling they are, who could have met in them, and who lay alone in the open. */
function silencesOf(input: SilenceInput, coastline: Coastline | undefined, options: DetectOptions, work?: WorkOptions): Silences {
  const { tracks, knowledge } = input
  const gaps = gapStage.run(input, options, work)
  const gapScores = gapScoreStage.run({ gaps, knowledge, tracks }, options, work)
  const { dark, counts } = darkStage.run({ gaps, knowledge, tracks, scores: gapScores }, options, work)
  const lone = loneStage.run({ tracks, knowledge, coastline }, options, work)
  const sparse = sparseStage.run(input, options, work)
  return { gaps, gapScores, sparse, dark, lone, leftOut: counts.reduce((sum, one) => sum + one.leftOut, 0) }
}

/** A gap as a place over a stretch of time: where the ship was heard last. */
const placedGap = (gap: Gap): PlacedInTime & { readonly id: string } => ({
  id: gap.id,
  start: gap.start,
  end: gap.start + gap.durationMs,
  lon: gap.before.lon,
  lat: gap.before.lat,
})

/** The input as tracks. */
function tracksOf(input: DetectInput): { tracks: readonly Track[]; rejected: readonly Rejected[] } {
  const sources = (['reports', 'columns', 'tracks'] as const).filter((key) => input[key] !== undefined)
  if (sources.length !== 1) {
    const received = sources.length === 0 ? 'none of them' : sources.join(' and ')
    throw new TypeError(`detect: input has ${received}; expected exactly one of reports, columns and tracks.`)
  }
  if (input.tracks === undefined) return toTracks(input.columns ?? input.reports ?? [])
  checkTracks('detect: tracks', input.tracks)
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
