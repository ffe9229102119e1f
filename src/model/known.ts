import type { VesselId } from './report.js'
import type { Particulars, Track } from './track.js'

/** True where an instant lies in a stretch of time, [start, end); a side that is left out is open. */
export const holdsAt = (
  { start = -Infinity, end = Infinity }: { readonly start?: number; readonly end?: number },
  t: number,
): boolean => t >= start && t < end

/**
 * What was known of a hull at an instant: the first stretch of particulars that holds then; undefined where none does.
 *
 * @param particulars - in any order; those of other vessels and hulls are passed over.
 * @param id - the transmitter.
 * @param hull - which of the hulls that use it.
 * @param t - epoch milliseconds.
 * @example
 * ```ts
 * knownAt([{ id: '1', hull: 0, end: 60_000, name: 'A' }, { id: '1', hull: 0, start: 60_000, name: 'B' }], '1', 0, 60_000)?.name // 'B'
 * ```
 */
export const knownAt = (
  particulars: readonly Particulars[],
  id: VesselId,
  hull: number,
  t: number,
): Particulars | undefined => particulars.find((one) => one.id === id && one.hull === hull && holdsAt(one, t))

/**
 * Particulars that are known to be of one hull. Which of two hulls on one id sent a size is not known: where tracks
 * have several on an id, its particulars are left out, unless they tell the hulls apart.
 *
 * @param particulars - in any order.
 * @param tracks - one a hull.
 */
export function ofKnownHulls(particulars: readonly Particulars[], tracks: readonly Track[]): readonly Particulars[] {
  const shared = new Set(tracks.filter(({ hull }) => hull > 0).map(({ id }) => id))
  const apart = new Set(particulars.filter(({ hull }) => hull > 0).map(({ id }) => id))
  return shared.size === 0 ? particulars : particulars.filter(({ id }) => !shared.has(id) || apart.has(id))
}
