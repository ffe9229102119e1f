import { checkList, reportWork, type WorkOptions } from '../../base/index.js'
import type { Rendezvous, IdentityFinding, IdentitySpell, Track, VesselInterval } from '../../model/index.js'
import { inOrder } from '../evidence/index.js'
import { heardOf, locateSpells, usable } from '../period/index.js'
import { oneHullFindings } from './oneHull.js'
import { conflictOptions, type IdentityConflictOptions } from './options.js'
import { swapFindings } from './swaps.js'
import { oneImoTwiceFindings, twoPlacesFindings } from './twoPlaces.js'

/** What `findIdentityConflicts` looks at. */
export interface IdentityConflictInput {
  /** From `identitySpells`, of all vessels. */
  readonly spells: readonly IdentitySpell[]
  /**
   * Cleaned tracks, hulls that share a number separated (`cleanTracks`). Without them only names sent by turns are
   * compared.
   */
  readonly tracks?: readonly Track[] | undefined
  /** From `findRendezvous`; where left out, every approach within `meetingM` is looked at for ID-23. */
  readonly rendezvous?: readonly Rendezvous[] | undefined
  /** Stretches, [start, end), whose positions are false: they put no ship in two places, nor beside another. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
}

/**
 * Identities against positions: one MMSI in two places (ID-20), one IMO number under two MMSIs far apart (ID-21), two
 * MMSIs on one hull (ID-22), and identities that change hands at a rendezvous (ID-23).
 *
 * Shared fleet numbers, interference, tows and second sets look the same: each finding says so, and a pair with a tug
 * counts less.
 *
 * @param input - spells, tracks, rendezvous and false stretches.
 * @param options - thresholds: see `IDENTITY_CONFLICT_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns findings in order of time.
 * @throws TypeError or RangeError where spells are no array, or an option is out of range.
 * @example
 * ```ts
 * findIdentityConflicts({ spells: [] }) // []
 * ```
 */
export function findIdentityConflicts(
  input: IdentityConflictInput,
  options?: IdentityConflictOptions,
  work?: WorkOptions,
): IdentityFinding[] {
  const { spells, tracks, rendezvous, falseStretches } = input
  checkList('findIdentityConflicts: spells', spells)
  const limits = conflictOptions(options)
  const heard = heardOf(tracks, falseStretches)
  const located = usable(locateSpells(spells, heard.tracks))
  reportWork(work, 'comparing identities with positions', 0, 0)
  return inOrder([
    ...twoPlacesFindings(located, heard, limits),
    ...oneImoTwiceFindings(located, heard, limits),
    ...oneHullFindings(located, heard, limits, work),
    ...swapFindings(located, heard, rendezvous, limits, work),
  ])
}
