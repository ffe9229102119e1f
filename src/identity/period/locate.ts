import { roundDeg, roundKn } from '../../base/index.js'
import type { IdentityPlace, IdentitySpell, VesselId, Track, VesselInterval } from '../../model/index.js'
import { stretchesByHull, withoutFalse, type StretchesOf, lastAtOrBefore } from '../../track/index.js'

/** Positions that rules may use. */
export interface Heard {
  /** Tracks of all vessels, without positions in false stretches; a hull that has no other does not exist. */
  readonly tracks: readonly Track[]
  /** The same by transmitter. */
  readonly byId: ReadonlyMap<VesselId, readonly Track[]>
  /** Stretches in which nobody is met: a position between two fixes would be one within them. */
  readonly falseStretches: readonly VesselInterval[]
  /** Those of a hull. */
  readonly falseOf: StretchesOf
}

/** Tracks without what is false in them. */
export function heardOf(given: readonly Track[] = [], falseStretches: readonly VesselInterval[] = []): Heard {
  const falseOf = stretchesByHull(falseStretches)
  const tracks =
    falseStretches.length === 0
      ? given
      : given.map((track) => withoutFalse(track, falseOf(track))).filter(({ t }) => t.length > 0)
  return { tracks, byId: tracksById(tracks), falseStretches, falseOf }
}

/** Tracks by transmitter, those of one in order of hull. */
function tracksById(tracks: readonly Track[]): Map<VesselId, Track[]> {
  const found = new Map<VesselId, Track[]>()
  for (const track of [...tracks].sort((a, b) => a.hull - b.hull)) {
    const list = found.get(track.id)
    if (list === undefined) found.set(track.id, [track])
    else list.push(track)
  }
  return found
}

/**
 * Gives spells the first and last fix that lie within them.
 *
 * @param spells - from `identitySpells`.
 * @param tracks - cleaned tracks. A transmitter with several hulls gives its spells no place: which of them sent what
 * is not known.
 * @returns the spells, in the same order; those without a fix as they are.
 * @example
 * ```ts
 * const sent = { id: '256865000', name: 'DAMAVAND', t: 0, messages: 200, lastT: 72_000_000 }
 * const { tracks } = toTracks([{ id: '256865000', t: 60_000, lon: 56.5, lat: 25.2 }])
 * locateSpells(identitySpells([sent]), tracks)[0].firstFix // { t: 60000, lon: 56.5, lat: 25.2 }
 * ```
 */
export function locateSpells(spells: readonly IdentitySpell[], tracks: readonly Track[]): IdentitySpell[] {
  const byId = tracksById(tracks)
  return spells.map((spell) => {
    const own = byId.get(spell.vessel)
    if (own?.length !== 1 || spell.firstFix !== undefined) return spell
    const [track] = own as [Track]
    const last = lastAtOrBefore(track.t, spell.end)
    const first = lastAtOrBefore(track.t, spell.start - 1) + 1
    return first > last ? spell : { ...spell, firstFix: fixAt(track, first), lastFix: fixAt(track, last) }
  })
}

/** One fix of a track. */
export function fixAt({ t, lon, lat, sogKn }: Track, i: number): IdentityPlace {
  const speed = sogKn[i]!
  return { t: t[i]!, lon: roundDeg(lon[i]!), lat: roundDeg(lat[i]!), ...(speed >= 0 ? { sogKn: roundKn(speed) } : {}) }
}
