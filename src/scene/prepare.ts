import { checkTracks, withDefaults, reportWork, type WorkOptions } from '../base/index.js'
import type { Rejected, PositionReport, ReportColumns, StaticReport, Track } from '../model/index.js'
import { prepareTracks, type CleaningOptions } from '../track/clean/index.js'
import { toTracks } from '../track/index.js'
import { digestOf } from './digest.js'
import { inOrderOfTime, particularsFrom } from './particulars.js'
import type { PreparedScene, Scene } from './scene.js'

/** What `prepare` and `detect` take: one of `reports`, `columns` and `tracks`, and what else is known. */
export interface SceneInput extends Omit<Scene, 'tracks' | 'statics' | 'rejected'> {
  /** Position reports, in any order. */
  readonly reports?: Iterable<PositionReport> | undefined
  /** Position reports as a reader's columns, in any order. */
  readonly columns?: ReportColumns | undefined
  /** Tracks, one a vessel, as `toTracks` makes them; `prepare` cleans them. */
  readonly tracks?: readonly Track[] | undefined
  /** Static reports, in any order: names, types and sizes. */
  readonly statics?: Iterable<StaticReport> | undefined
}

/** How a scene is prepared. */
export interface PrepareOptions {
  /** Cleaning and separating hulls: `CLEANING_DEFAULTS`. */
  readonly track?: Omit<CleaningOptions, 'now'> | undefined
}

const PREPARE_DEFAULTS: PrepareOptions = { track: undefined }

/**
 * Makes a scene of reports, columns or tracks: sorts reports by vessel, cleans them, gives every hull that shares an id
 * a track of its own, and reads particulars off the static reports. Every detector, `learn`, `assess` and `detect` take
 * it. The same input in any order gives the same scene; bad reports come back in `rejected`.
 *
 * @param input - see `SceneInput`.
 * @param options - see `PrepareOptions`.
 * @param work - progress and cancelling.
 * @returns plain, transferable data.
 * @throws TypeError or RangeError, a sentence, for a wrong call.
 * @example
 * ```ts
 * const hour = 3_600_000
 * const at = (id: string, lon: number) => Array.from({ length: 13 }, (_, i) => ({ id, t: i * hour / 6, lon, lat: 10 }))
 * const scene = prepare({ reports: [...at('201000001', 50), ...at('201000002', 50.001)] })
 * findRendezvous(scene)[0]?.measures.mode // 'anchored'
 * ```
 */
export function prepare(input: SceneInput, options?: PrepareOptions, work?: WorkOptions): PreparedScene {
  const { track } = withDefaults('prepare', PREPARE_DEFAULTS, options)
  return prepared('prepare', input, track, work)
}

/** The same, for a caller of another name. */
export function prepared(
  where: string,
  input: SceneInput,
  track: PrepareOptions['track'],
  work: WorkOptions | undefined,
): PreparedScene {
  reportWork(work, 'sorting reports', 0, 0)
  const { tracks: raw, rejected: unreadable } = tracksOf(where, input)
  const { tracks, rejected } = prepareTracks(raw, { ...track, now: input.now }, work)
  const statics = inOrderOfTime(input.statics ?? [])
  return {
    ...givenOf(input),
    prepared: true,
    tracks,
    statics,
    particulars: [...(input.particulars ?? []), ...particularsFrom(statics)],
    falseStretches: input.falseStretches ?? [],
    rejected: [...unreadable, ...rejected],
    input: digestOf(raw, unreadable.length),
    warnings: warningsOf(tracks, unreadable.length + rejected.length),
  }
}

/**
 * What is taken over as it was given. What else the caller's object holds, such as the rest of what a reader returned,
 * is no part of a scene.
 */
const GIVEN = ['knowledge', 'coastline', 'zones', 'watchlists', 'registry', 'reviewed', 'now', 'sources'] as const

const givenOf = (input: SceneInput): Pick<SceneInput, (typeof GIVEN)[number]> =>
  Object.fromEntries(GIVEN.flatMap((key) => (input[key] === undefined ? [] : [[key, input[key]]])))

/** Nine tenths: what is left is no sample of the traffic. */
const NEARLY_ALL = 0.9

function warningsOf(tracks: readonly Track[], setAside: number): string[] {
  const left = tracks.reduce((sum, { t }) => sum + t.length, 0)
  const all = left + setAside
  if (all === 0 || setAside < NEARLY_ALL * all) return []
  return [
    `${setAside} of ${all} reports were set aside: look at "rejected" for the reasons before reading anything into ` +
      `what was found, or not found, in the rest.`,
  ]
}

/** The input as tracks. */
function tracksOf(
  where: string,
  input: SceneInput,
): { readonly tracks: readonly Track[]; readonly rejected: readonly Rejected[] } {
  const sources = (['reports', 'columns', 'tracks'] as const).filter((key) => input[key] !== undefined)
  if (sources.length !== 1) {
    const received = sources.length === 0 ? 'none of them' : sources.join(' and ')
    throw new TypeError(`${where}: input has ${received}; expected exactly one of reports, columns and tracks.`)
  }
  if (input.tracks === undefined) return toTracks(input.columns ?? input.reports ?? [])
  checkTracks(`${where}: tracks`, input.tracks)
  return { tracks: input.tracks, rejected: [] }
}
