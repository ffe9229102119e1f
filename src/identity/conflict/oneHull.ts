import { roundM, KNOT_MPS, type WorkOptions } from '../../base/index.js'
import { distanceM } from '../../geo/index.js'
import type { Proximity, IdentityFinding, IdentitySpell, VesselId, Track } from '../../model/index.js'
import { findProximities } from '../../motion/index.js'
import { viewTrack, lastAtOrBefore } from '../../track/index.js'
import { makeFinding } from '../evidence/index.js'
import { readShipType } from '../number/index.js'
import { fixAt, type Heard, spellsByVessel } from '../period/index.js'
import type { ConflictThresholds } from './options.js'

/** ID-22: two MMSIs that keep within a hull's length of each other for hours under way. Tows do so too. */
export function oneHullFindings(
  spells: readonly IdentitySpell[],
  { tracks, falseStretches }: Heard,
  limits: ConflictThresholds,
  work?: WorkOptions,
): IdentityFinding[] {
  const moving = tracks.flatMap((track) => movingParts(track, limits))
  const together = findProximities(
    { tracks: moving, falseStretches },
    { maxDistanceM: limits.oneHullM, maxGapMs: limits.maxGapMs },
    work,
  )
  const bySpells = spellsByVessel(spells)
  const byKey = new Map(tracks.map((track) => [`${track.hull}|${track.id}`, track]))
  return [...pairs(together).values()].flatMap((list) => {
    const underWayMs = list.reduce((sum, { start, end }) => sum + end - start, 0)
    if (underWayMs < limits.minOneHullMs) return []
    const [first] = list as [Proximity]
    const both = first.vessels.flatMap((vessel) => bySpells.get(vessel) ?? [])
    const track = byKey.get(`${first.hulls[0]}|${first.vessels[0]}`)!
    const place = fixAt(track, Math.max(0, lastAtOrBefore(track.t, first.start)))
    return [
      makeFinding({
        weight: hasTug(both) ? 'ID-22:tug' : 'ID-22',
        vessels: first.vessels,
        start: first.start,
        end: Math.max(...list.map(({ end }) => end)),
        place,
        spells: both,
        differences: [{ field: 'mmsi', from: first.vessels[0], to: first.vessels[1] }],
        observed: { underWayMs, minDistanceM: roundM(Math.min(...list.map(({ minDistanceM }) => minDistanceM))) },
        threshold: { oneHullM: limits.oneHullM, minOneHullMs: limits.minOneHullMs, underWayKn: limits.underWayKn },
      }),
    ]
  })
}

/** The parts of a track that were sailed faster than a drift, without a silence. */
function movingParts(track: Track, { maxGapMs, underWayKn }: ConflictThresholds): Track[] {
  const parts: Track[] = []
  let from = 0
  for (let i = 1; i <= track.t.length; i++) {
    if (i < track.t.length && isSailed(track, i, maxGapMs, underWayKn)) continue
    if (i - from > 1) parts.push(viewTrack(track, from, i))
    from = i
  }
  return parts
}

function isSailed({ t, lon, lat }: Track, i: number, maxGapMs: number, underWayKn: number): boolean {
  const ms = t[i]! - t[i - 1]!
  return (
    ms > 0 &&
    ms <= maxGapMs &&
    distanceM(lon[i - 1]!, lat[i - 1]!, lon[i]!, lat[i]!) > ((underWayKn * KNOT_MPS) / 1000) * ms
  )
}

function pairs(list: readonly Proximity[]): Map<string, Proximity[]> {
  const found = new Map<string, Proximity[]>()
  for (const one of list) {
    const key = JSON.stringify([one.vessels, one.hulls])
    const own = found.get(key)
    if (own === undefined) found.set(key, [one])
    else own.push(one)
  }
  return found
}

/** Tugs, pushers and tows: types 31, 32 and 52 (ITU-R M.1371-5, table 53). */
const TUGS: ReadonlySet<VesselId> = new Set(['31', '32', '52'])

const hasTug = (spells: readonly IdentitySpell[]): boolean =>
  spells.some(({ shipType }) => TUGS.has(readShipType(shipType).group ?? ''))
