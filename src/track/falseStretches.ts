import type { Track, VesselInterval } from '../model/index.js'
import { takeReports, viewTrack } from './columns.js'

/** Finds the stretches of one hull, in order of time. */
export type StretchesOf = (hull: Pick<Track, 'id' | 'hull'>) => readonly VesselInterval[]

const NONE: readonly VesselInterval[] = []

/** Sorts stretches by vessel; those that hold no time, or are turned round, fall away. */
export function stretchesByHull(stretches: readonly VesselInterval[]): StretchesOf {
  const byId = new Map<string, VesselInterval[]>()
  for (const one of [...stretches].sort((p, q) => p.start - q.start || p.end - q.end)) {
    if (!(one.end > one.start)) continue
    const list = byId.get(one.id)
    if (list === undefined) byId.set(one.id, [one])
    else list.push(one)
  }
  return ({ id, hull }) => byId.get(id)?.filter((one) => one.hull === undefined || one.hull === hull) ?? NONE
}

/**
 * First index and index after the last of each row of reports without a false one among them, or a false stretch
 * between two.
 */
function trueRanges(t: Float64Array, own: readonly VesselInterval[]): [from: number, to: number][] {
  const found: [number, number][] = []
  let from = -1
  let falseUntil = -Infinity
  for (let i = 0, next = 0; i < t.length; i++) {
    const begun = next
    for (; next < own.length && own[next]!.start <= t[i]!; next++) falseUntil = Math.max(falseUntil, own[next]!.end)
    const isFalse = t[i]! < falseUntil
    if (from >= 0 && (isFalse || next > begun)) {
      found.push([from, i])
      from = -1
    }
    if (from < 0 && !isFalse) from = i
  }
  if (from >= 0) found.push([from, t.length])
  return found
}

/**
 * A track cut at its false stretches: what lies between them, as views of its columns. The track itself where it has
 * none.
 *
 * @param own - the false stretches of its hull, in order of time.
 */
export const trueParts = (track: Track, own: readonly VesselInterval[]): Track[] =>
  own.length === 0 ? [track] : trueRanges(track.t, own).map(([from, to]) => viewTrack(track, from, to))

/**
 * Indices of the reports of a track that lie in no false stretch; undefined where all do.
 *
 * @param own - the false stretches of its hull, in order of time.
 */
export function trueReports(track: Track, own: readonly VesselInterval[]): number[] | undefined {
  if (own.length === 0) return undefined
  const kept = trueRanges(track.t, own).flatMap(([from, to]) => Array.from({ length: to - from }, (_, k) => from + k))
  return kept.length === track.t.length ? undefined : kept
}

/**
 * A track without the reports that lie in its false stretches, which are silence then. The track itself where none
 * does.
 *
 * @param own - the false stretches of its hull, in order of time.
 */
export function withoutFalse(track: Track, own: readonly VesselInterval[]): Track {
  const kept = trueReports(track, own)
  return kept === undefined ? track : takeReports(track, kept)
}
