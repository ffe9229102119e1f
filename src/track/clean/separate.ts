import { distanceM } from '../../geo/index.js'
import type { Track } from '../../model/index.js'
import { takeReports } from '../index.js'
import { judgeRuns, STRAY } from './confirmation.js'
import { assignReports } from './hypotheses.js'
import { cleaningOptions, reachOf, type CleaningOptions } from './options.js'
import { validate } from './validity.js'

/**
 * Gives each hull that uses one id a track of its own. No report is lost.
 *
 * Reports are assigned to hulls jointly: up to 16 accounts of all reports are weighed against each other for 50
 * minutes, by how well place, speed, course and class of each report follow from one hull's last, so that two ships
 * stay apart even where they pass near each other. A second hull must be heard `minReports` times over `minSpanMs`, in
 * turns with the first or after it fell silent; what belongs to no hull stays with the one that was nearest, for
 * `cleanTrack` to take out. Hulls are numbered by their first report.
 *
 * @param track - reports in time order, as `toTracks` returns them.
 * @param options - see `CLEANING_DEFAULTS`; `now` does not matter here.
 * @returns one track a hull; the track itself (the same object) where there is but one.
 * @example
 * ```ts
 * const at = (k: number) => ({ id: '235010170', t: k * 60_000, lon: k % 2 === 0 ? 10 : -70, lat: 50 })
 * const { tracks } = toTracks(Array.from({ length: 60 }, (_, k) => at(k)))
 * separateVessels(tracks[0]).map((one) => one.t.length) // [30, 30]
 * ```
 */
export function separateVessels(track: Track, options?: CleaningOptions): Track[] {
  const cleaning = cleaningOptions('separateVessels', options)
  const { track: valid, dropped } = validate(track)
  const assignment = assignReports(valid, reachOf(cleaning))
  if (assignment === undefined) return [track]
  const { hull, hulls } = judgeRuns(valid, assignment, cleaning, false)
  if (hulls < 2) return [track]
  const own = withStrays(valid, hull, hulls)
  const members: number[][] = Array.from({ length: hulls }, () => [])
  let before = own[0]!
  for (let i = 0, k = 0, d = 0; i < track.t.length; i++) {
    if (dropped[d] === i) d++
    else before = own[k++]!
    members[before]!.push(i)
  }
  return members.map((order, k) => takeReports(track, order, k))
}

/** The hull of each report, strays given to the hull whose last fix (or, before that, first) was nearest. */
function withStrays(track: Track, hull: Int32Array, hulls: number): Int32Array {
  const own = hull.slice()
  const near = Array.from({ length: hulls }, (_, k) => hull.indexOf(k))
  for (let i = 0; i < own.length; i++) {
    if (hull[i] === STRAY) own[i] = nearest(track, near, i)
    else near[own[i]!] = i
  }
  return own
}

function nearest(track: Track, fixes: readonly number[], i: number): number {
  const gaps = fixes.map((f) => distanceM(track.lon[f]!, track.lat[f]!, track.lon[i]!, track.lat[i]!))
  return gaps.indexOf(Math.min(...gaps))
}
