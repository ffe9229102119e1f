import { checkTracks, reportWork, type WorkOptions } from '../../base/index.js'
import type { Rejected, Track } from '../../model/index.js'
import { takeReports } from '../index.js'
import { judgeRuns, STRAY, type Labels } from './confirmation.js'
import { assignReports } from './hypotheses.js'
import { cleaningOptions, reachOf, type Cleaning, type CleaningOptions } from './options.js'
import { validate, type CleanTrack } from './validity.js'

/** Tracks and what was taken out of them. */
export interface CleanTracks {
  /** What was kept, in the order of id and hull; tracks without a report left are left out. */
  readonly tracks: Track[]
  /** What was set aside, in the order of the tracks and of time. */
  readonly rejected: Rejected[]
}

/**
 * Cleans the track of one hull.
 *
 * Judged report by report: what is no ship, values that mean "not available", impossible values, the future,
 * duplicates. Judged together: fixes that the hull cannot have reached and left, at `maxSpeedKn` or, where reported
 * speeds say that it lay or sailed slowly, by a leap there and back that they do not account for. That test is
 * two-sided: up to 16 accounts of all reports compete and the likeliest wins, so that neither a wrong first fix nor a
 * run of wrong fixes takes the track with it. Two ships on one id: the better supported one is kept (`prepareTracks`
 * keeps both). Speeds, courses and headings that mean "not available" become NaN. What becomes of a report is final
 * after `CLEANING_HORIZON_MS`. Two fixes in a row are at most `noiseM` and `maxSpeedKn` apart, unless the hull fell
 * silent for longer than the horizon and was next heard out of reach.
 *
 * @param track - reports in time order, as `toTracks` returns them.
 * @param options - see `CLEANING_DEFAULTS`.
 * @returns the track (the same object where nothing had to change) and every report set aside, with its reason and row.
 * @example
 * ```ts
 * const { tracks } = toTracks([0, 1, 2].map((k) => ({ id: '235010170', t: k * 60_000, lon: k === 0 ? 90 : 1, lat: 50 })))
 * const { track, rejected } = cleanTrack(tracks[0])
 * track.t.length // 2
 * rejected[0].reason // 'impossible-jump': the first fix is the wrong one
 * ```
 */
export function cleanTrack(track: Track, options?: CleaningOptions): CleanTrack {
  return cleanOne(track, cleaningOptions('cleanTrack', options))
}

/** Cleans many tracks, each as `cleanTrack` does. Tracks of which nothing is left are dropped. */
export function cleanTracks(tracks: readonly Track[], options?: CleaningOptions, work?: WorkOptions): CleanTracks {
  const cleaning = cleaningOptions('cleanTracks', options)
  return eachTrack('cleanTracks', tracks, work, (track) => {
    const { track: clean, rejected } = cleanOne(track, cleaning)
    return { tracks: [clean], rejected }
  })
}

/**
 * Makes tracks ready for detection: judges each report by itself, gives every hull that shares an id a track of its
 * own, and takes out what belongs to none ('impossible-jump'), as `cleanTrack` does for one hull.
 *
 * A second hull is one that is heard at least `minReports` times over `minSpanMs`, and either in turns with the first
 * or after it has fallen silent. One stretch of reports elsewhere, with the hull heard before and after it, is an
 * excursion and is taken out whole, if it lasts at most two hours; a longer one is kept as a hull of its own, for
 * identity and spoofing rules to judge. Final after `CLEANING_HORIZON_MS`.
 *
 * @param tracks - one track for each id, as `toTracks` returns them.
 * @param options - see `CLEANING_DEFAULTS`.
 * @param work - progress and cancellation.
 * @returns tracks by id and hull, and every report set aside.
 * @example
 * ```ts
 * const ready = prepareTracks(toTracks(reports).tracks, { now: Date.UTC(2020, 0, 2) })
 * ```
 */
export function prepareTracks(tracks: readonly Track[], options?: CleaningOptions, work?: WorkOptions): CleanTracks {
  const cleaning = cleaningOptions('prepareTracks', options)
  return eachTrack('prepareTracks', tracks, work, (track) => prepareOne(track, cleaning))
}

function eachTrack(
  where: string,
  tracks: readonly Track[],
  work: WorkOptions | undefined,
  clean: (track: Track) => CleanTracks,
): CleanTracks {
  checkTracks(`${where}: tracks`, tracks)
  const kept: Track[] = []
  const rejected: Rejected[] = []
  tracks.forEach((track, k) => {
    if (k % 256 === 0) reportWork(work, 'cleaning', k, tracks.length)
    const result = clean(track)
    for (const one of result.tracks) if (one.t.length > 0) kept.push(one)
    for (const one of result.rejected) rejected.push(one)
  })
  reportWork(work, 'cleaning', tracks.length, tracks.length)
  return { tracks: kept, rejected }
}

function cleanOne(track: Track, cleaning: Cleaning): CleanTrack {
  const valid = validate(track, cleaning.now)
  const judged = label(valid.track, cleaning, true)
  if (judged === undefined) return { track: valid.track, rejected: valid.rejected }
  return {
    track: takeReports(
      valid.track,
      pick(judged, (hull) => hull !== STRAY),
    ),
    rejected: merged(valid, judged),
  }
}

function prepareOne(track: Track, cleaning: Cleaning): CleanTracks {
  const valid = validate(track, cleaning.now)
  const whole = valid.track
  const judged = label(whole, cleaning, false)
  if (judged === undefined) return { tracks: [whole], rejected: valid.rejected }
  const tracks = Array.from({ length: judged.hulls }, (_, k) =>
    takeReports(
      whole,
      pick(judged, (hull) => hull === k),
      k,
    ),
  )
  return { tracks, rejected: merged(valid, judged) }
}

interface Judged extends Labels {
  readonly sameTime: Uint8Array
}

/** Which hull each report belongs to; undefined where one hull explains all. */
function label(track: Track, cleaning: Cleaning, single: boolean): Judged | undefined {
  const assignment = assignReports(track, reachOf(cleaning))
  if (assignment === undefined) return undefined
  return { ...judgeRuns(track, assignment, cleaning, single), sameTime: assignment.sameTime }
}

/** Indices of the reports whose hull passes, but for second positions at one instant. */
function pick(judged: Judged, passes: (hull: number) => boolean): number[] {
  const kept: number[] = []
  judged.hull.forEach((hull, i) => {
    if (judged.sameTime[i] === 0 && passes(hull)) kept.push(i)
  })
  return kept
}

/** What validity and verdicts set aside, in time order. */
function merged(valid: CleanTrack, judged: Judged): Rejected[] {
  const { track, rejected } = valid
  const more: Rejected[] = []
  judged.hull.forEach((hull, i) => {
    const reason = hull === STRAY ? 'impossible-jump' : judged.sameTime[i] === 1 ? 'same-time' : undefined
    if (reason !== undefined) more.push({ id: track.id, t: track.t[i]!, row: track.row[i]!, reason })
  })
  return [...rejected, ...more].sort((a, b) => a.t! - b.t! || a.row - b.row)
}
