import { checkList, type WorkOptions } from '../base/index.js'
import { type Capped, type Rendezvous, ofKnownHulls, type Particulars } from '../model/index.js'
import { createPairGeometry, findContacts } from '../motion/index.js'
import { checkScene, type TrackScene } from '../track/index.js'
import { measureStays } from './measure/index.js'
import { rendezvousOptions, type GivenRendezvousOptions } from './options/index.js'
import { createEvidence, findStays } from './stay/index.js'

/** What `findRendezvous` looks at: tracks, and what else is known. Any `Scene` is one. */
export interface RendezvousScene extends TrackScene {
  /** What is known of the hulls over time: their sizes give `hullGapM`. */
  readonly particulars?: readonly Particulars[] | undefined
}

/** Rendezvous, and where the search was capped. */
export interface RendezvousResult {
  /** Measured contacts, sorted by start, then vessels. */
  readonly rendezvous: Rendezvous[]
  /** Places and hours so crowded that only some of the vessels were compared. */
  readonly capped: readonly Capped[]
}

/**
 * Finds measured contacts of two ships: stays within reach of each other that are long, heard, and slow or in parallel.
 *
 * Contact intervals (see `findProximities`) of a pair join where the break is short and the ships are not seen beyond
 * `mergeDistanceM` in it, where they stay within `exitDistanceM`, or over a silence of at most `maxSilenceMs` on whose
 * straight way they stay in contact; what was heard mostly apart is cut out again (`minContactShare`). An event begins
 * and ends with contact that both ships were heard in. It counts with at least `minDurationMs` of contact and such
 * silences, where each ship was heard steadily for a while, and where both meet one mode's rule. Tows, pilots and
 * neighbours at berth are contacts too: `measures.shape` has what tells them apart.
 *
 * @param scene - cleaned tracks, in any order; positions within `falseStretches` do not exist. `particulars` give
 * `hullGapM`.
 * @param options - `RENDEZVOUS_DEFAULTS` unless given.
 * @param work - progress and cancelling.
 * @returns sorted by start, then vessels; instants to 1 ms, distances to 1 cm, degrees to 1e-7.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * const at = (id: string, lon: number) =>
 *   Array.from({ length: 13 }, (_, i) => ({ id, t: i * 600_000, lon, lat: 10 }))
 * const { tracks } = toTracks([...at('A', 50), ...at('B', 50.001)])
 * findRendezvous({ tracks })[0]?.measures.mode // 'anchored': two hours, 110 m apart, neither moves
 * ```
 */
export function findRendezvous(
  scene: RendezvousScene,
  options?: GivenRendezvousOptions,
  work?: WorkOptions,
): Rendezvous[] {
  return findRendezvousWithReport(scene, options, work).rendezvous
}

/** The same, with the places and hours where the search was capped. */
export function findRendezvousWithReport(
  scene: RendezvousScene,
  options?: GivenRendezvousOptions,
  work?: WorkOptions,
): RendezvousResult {
  checkScene('findRendezvous', scene)
  const { tracks, particulars = [], falseStretches } = scene
  checkList('findRendezvous: particulars', particulars)
  const settings = rendezvousOptions(options)
  // Over a silence of a stay the ships keep their places for this pair; what was heard is told apart below.
  const reach = { ...settings, maxGapMs: Math.max(settings.maxGapMs, settings.maxSilenceMs) }
  const contacts = findContacts(tracks, reach, falseStretches, work)
  const geometry = createPairGeometry(contacts.fleet)
  const evidence = createEvidence(contacts, settings.observedGapMs, settings.maxGapMs)
  const stays = findStays(contacts, geometry, evidence, settings)
  const rendezvous = measureStays(
    contacts,
    geometry,
    evidence,
    stays,
    ofKnownHulls(particulars, tracks),
    settings,
    work,
  )
  rendezvous.sort((p, q) => p.start - q.start) // stable: pairs are in order of vessels already
  return { rendezvous, capped: contacts.capped }
}
