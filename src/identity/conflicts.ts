import type { Rendezvous } from '../model/findings.js'
import type { IdentityFinding, IdentitySpell } from '../model/identity.js'
import type { Track, VesselInterval } from '../model/track.js'
import { reportWork, type WorkOptions } from '../model/work.js'
import { conflictOptions, type IdentityConflictOptions } from './conflictOptions.js'
import { inOrder } from './finding.js'
import { locateSpells, tracksById } from './locate.js'
import { oneHullFindings } from './oneHull.js'
import { swapFindings } from './swaps.js'
import { usable } from './transitions.js'
import { oneImoTwiceFindings, twoPlacesFindings } from './twoPlaces.js'

/** What else is known. */
export interface ConflictContext {
  /** Meetings, from `findRendezvous`; where left out, every approach within `meetingM` is looked at for ID-23. */
  readonly rendezvous?: readonly Rendezvous[] | undefined
  /** Stretches whose positions are false: they put no ship in two places. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
}

/**
 * Identities against positions: one MMSI in two places (ID-20), one IMO number under two MMSIs far apart (ID-21), two MMSIs on one
 * hull (ID-22), and identities that change hands at a meeting (ID-23).
 *
 * Shared fleet numbers, interference, tows and second sets look the same: each finding says so, and a pair with a tug counts less.
 *
 * @param spells - from `identitySpells`.
 * @param tracks - cleaned tracks, hulls that share a number separated (`cleanTracks`).
 * @param context - meetings and false stretches.
 * @param options - thresholds: see `IDENTITY_CONFLICT_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns findings in order of time.
 * @example
 * ```ts
 * findIdentityConflicts([], []) // []
 * ```
 */
export function findIdentityConflicts(
  spells: readonly IdentitySpell[], tracks: readonly Track[], context: ConflictContext = {}, options?: IdentityConflictOptions, work?: WorkOptions,
): IdentityFinding[] {
  const limits = conflictOptions(options)
  const located = usable(locateSpells(spells, tracks))
  const byId = tracksById(tracks)
  const lies = context.falseStretches ?? []
  reportWork(work, 'comparing identities with positions', 0, 0)
  return inOrder([
    ...twoPlacesFindings(located, byId, lies, limits),
    ...oneImoTwiceFindings(located, byId, lies, limits),
    ...oneHullFindings(located, tracks, limits, work),
    ...swapFindings(located, tracks, byId, context.rendezvous, limits, work),
  ])
}
