import { withDefaults, type OptionRule, roundM, roundMs, HOUR_MS, type WorkOptions } from '../base/index.js'
import type { Proximity } from '../model/index.js'
import { checkScene, type TrackScene } from '../track/index.js'
import { createPairGeometry } from './closest.js'
import { findContacts, type ContactOptions } from './contact.js'
import { runAt } from './fleet.js'

/** Options of `findProximities`. */
export type ProximityOptions = ContactOptions

/** Defaults of `findProximities`. */
export const PROXIMITY_DEFAULTS: ProximityOptions = {
  /** Metres between antennas: the distance that published encounter rules share (Miller et al. 2018). */
  maxDistanceM: 500,
  /** One hour: over a longer silence a ship at 10 knots can be anywhere within five miles of a straight line. */
  maxGapMs: HOUR_MS,
  /**
   * Vessels in one cell of 2.5 km and an hour: half as many again as the fullest cell of a real day of the United
   * States.
   */
  maxVesselsPerCell: 1000,
}

/** Allowed values of the options that all pair searches share. */
export const CONTACT_RULES: { readonly [K in keyof ContactOptions]: OptionRule } = {
  maxDistanceM: { min: 0.01, max: 50_000 },
  maxGapMs: { min: 1, max: 31 * 24 * HOUR_MS },
  maxVesselsPerCell: { min: 2, max: 1e6 },
}

/**
 * Finds every proximity of every two vessels: all stretches of time during which both have a position and lie within
 * `maxDistanceM` of each other on the ellipsoid (to 0.01 %).
 *
 * Between two fixes at most `maxGapMs` apart a vessel moves along the great circle at constant speed; the ends of each
 * stretch are solved in closed form, without any grid of time or place. Two hulls that share an id are not paired.
 *
 * @param scene - cleaned tracks, in any order; positions within `falseStretches` do not exist.
 * @param options - `PROXIMITY_DEFAULTS` unless given.
 * @param work - progress and cancelling.
 * @returns one record a stretch, sorted by vessels, then time; instants to 1 ms, distances to 1 cm.
 * @throws RangeError or TypeError where an option is out of range.
 * @example
 * ```ts
 * const { tracks } = toTracks([
 *   { id: 'A', t: 0, lon: 179.99, lat: 0 },
 *   { id: 'A', t: 600_000, lon: -179.99, lat: 0 },
 *   { id: 'B', t: 0, lon: 180, lat: 0.001 },
 *   { id: 'B', t: 600_000, lon: 180, lat: 0.001 },
 * ])
 * findProximities({ tracks }, { maxDistanceM: 500 }).length // 1: they meet on the 180th meridian
 * ```
 */
export function findProximities(
  scene: TrackScene,
  options?: { readonly [K in keyof ProximityOptions]?: ProximityOptions[K] | undefined },
  work?: WorkOptions,
): Proximity[] {
  checkScene('findProximities', scene)
  const settings = withDefaults('findProximities', PROXIMITY_DEFAULTS, options, CONTACT_RULES)
  const contacts = findContacts(scene.tracks, settings, scene.falseStretches, work)
  const { fleet } = contacts
  const geometry = createPairGeometry(fleet)
  const found: Proximity[] = []
  for (let p = 0; p < contacts.pairs; p++) {
    const a = contacts.a[p]!
    const b = contacts.b[p]!
    const [trackA, trackB] = [fleet.tracks[a]!, fleet.tracks[b]!]
    for (let i = contacts.from[p]!; i < contacts.from[p + 1]!; i++) {
      const start = contacts.start[i]!
      const end = contacts.end[i]!
      const closest = geometry.closest(runAt(fleet, a, start), runAt(fleet, b, start), start, end)
      found.push({
        vessels: [trackA.id, trackB.id],
        hulls: [trackA.hull, trackB.hull],
        start: roundMs(start),
        end: roundMs(end),
        minDistanceM: roundM(closest.distanceM),
        minAt: roundMs(closest.at),
      })
    }
  }
  return found
}
