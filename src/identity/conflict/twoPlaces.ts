import { roundM, HOUR_MS } from '../../base/index.js'
import { distanceM } from '../../geo/index.js'
import type { IdentityFinding, IdentitySpell, VesselId, Track } from '../../model/index.js'
import { intersectIntervals, subtractIntervals, type Interval } from '../../time/index.js'
import { positionAt, stretches } from '../../track/index.js'
import { differenceOf, makeFinding } from '../evidence/index.js'
import { fixAt, type Heard, groupSpells, shipImo, spellsByVessel, wholeSpan } from '../period/index.js'
import { differInName } from '../rule/index.js'
import type { ConflictThresholds } from './options.js'

const totalMs = (list: readonly Interval[]): number => list.reduce((sum, { start, end }) => sum + end - start, 0)

/** When a hull was heard, without stretches whose positions are false. */
function heardSpans(track: Track, maxGapMs: number, { falseOf }: Heard): Interval[] {
  const runs = stretches(track.t, maxGapMs).map(([from, to]) => ({ start: track.t[from]!, end: track.t[to - 1]! }))
  const without = falseOf(track)
  return without.length === 0 ? runs : subtractIntervals(runs, without)
}

/**
 * ID-20: one MMSI in two places at one time. Two hulls on one number is what `separateVessels` found: no ship can be
 * what both report. With different names it is most often a number that a fleet shares; with one, a copy or false
 * positions.
 */
export function twoPlacesFindings(
  spells: readonly IdentitySpell[],
  heard: Heard,
  limits: ConflictThresholds,
): IdentityFinding[] {
  return [...spellsByVessel(spells)].flatMap(([vessel, own]) => {
    const byNames = twoNames(vessel, own, limits)
    return twoHulls(vessel, own, heard, limits, byNames.length > 0) ?? byNames.slice(0, 1)
  })
}

/** Two names sent by turns. */
function twoNames(
  vessel: VesselId,
  own: readonly IdentitySpell[],
  { minTwoPlacesMs }: ConflictThresholds,
): IdentityFinding[] {
  const found: IdentityFinding[] = []
  const shared = own.filter((one) => one.shared)
  for (let i = 0; i < shared.length; i++) {
    for (let j = i + 1; j < shared.length; j++) {
      const [a, b] = [shared[i]!, shared[j]!]
      const overlapMs = Math.min(a.end, b.end) - Math.max(a.start, b.start)
      if (overlapMs <= minTwoPlacesMs || !differInName(a, b)) continue
      found.push(
        makeFinding({
          weight: 'ID-20:names',
          vessels: [vessel],
          start: Math.max(a.start, b.start),
          end: Math.min(a.end, b.end),
          spells: [a, b],
          differences: [differenceOf('name', a, b)],
          observed: { overlapMs, names: new Set(shared.map(({ name }) => name)).size },
          threshold: { minTwoPlacesMs },
        }),
      )
    }
  }
  return found
}

function twoHulls(
  vessel: VesselId,
  own: readonly IdentitySpell[],
  heard: Heard,
  { minTwoPlacesMs, maxGapMs }: ConflictThresholds,
  twoNamed: boolean,
): IdentityFinding[] | undefined {
  const hulls = heard.byId.get(vessel) ?? []
  const spans = hulls.map((hull) => heardSpans(hull, Math.max(maxGapMs, 6 * HOUR_MS), heard))
  let best: { a: number; b: number; both: Interval[] } | undefined
  for (let a = 0; a < hulls.length; a++) {
    for (let b = a + 1; b < hulls.length; b++) {
      const both = intersectIntervals(spans[a]!, spans[b]!)
      if (totalMs(both) > Math.max(minTwoPlacesMs, totalMs(best?.both ?? []))) best = { a, b, both }
    }
  }
  if (best === undefined) return undefined
  const { start } = best.both[0]!
  const { end } = best.both[best.both.length - 1]!
  const place = firstFrom(hulls[best.a]!, start)
  const other = firstFrom(hulls[best.b]!, start)
  return [
    makeFinding({
      weight: twoNamed ? 'ID-20:names' : 'ID-20:same',
      vessels: [vessel],
      start,
      end,
      place,
      spells: own,
      differences: [{ field: 'mmsi', from: vessel, to: vessel }],
      observed: {
        overlapMs: totalMs(best.both),
        hulls: hulls.length,
        apartM: roundM(distanceM(place.lon, place.lat, other.lon, other.lat)),
      },
      threshold: { minTwoPlacesMs },
    }),
  ]
}

function firstFrom(track: Track, t: number): { lon: number; lat: number } {
  const i = track.t.findIndex((one) => one >= t)
  return fixAt(track, i < 0 ? track.t.length - 1 : i)
}

/** ID-21: one IMO number under two MMSIs, both on for long, and far apart. */
export function oneImoTwiceFindings(
  spells: readonly IdentitySpell[],
  heard: Heard,
  limits: ConflictThresholds,
): IdentityFinding[] {
  return [...groupSpells(spells, shipImo)].flatMap(([imo, chain]) => {
    const vessels = [...spellsByVessel(chain)].sort(([a], [b]) => (a < b ? -1 : 1))
    return vessels.flatMap(([a, ofA], k) =>
      vessels.slice(k + 1).flatMap(([b, ofB]) => {
        const [spanA, spanB] = [wholeSpan(ofA), wholeSpan(ofB)]
        const start = Math.max(spanA.start, spanB.start)
        const end = Math.min(spanA.end, spanB.end)
        if (end - start <= limits.minBothOnMs) return []
        const apart = apartBetween(a, b, { start, end }, heard, limits)
        if (apart === undefined || apart.apartMs < limits.minApartMs) return []
        return [
          makeFinding({
            weight: 'ID-21',
            vessels: [a, b],
            start,
            end,
            place: apart.place,
            spells: [...ofA, ...ofB],
            differences: [
              { field: 'mmsi', from: a, to: b },
              differenceOf('imo', ofA[0]!, ofB[0]!),
              differenceOf('name', ofA[0]!, ofB[0]!),
            ],
            observed: { imo, bothOnMs: end - start, apartMs: apart.apartMs, maxApartM: roundM(apart.maxApartM) },
            threshold: { minBothOnMs: limits.minBothOnMs, minApartMs: limits.minApartMs, minApartM: limits.minApartM },
          }),
        ]
      }),
    )
  })
}

/**
 * For how long two transmitters were heard far apart: once an hour, at fixes of the first, where both have a position.
 */
function apartBetween(
  a: VesselId,
  b: VesselId,
  { start, end }: Interval,
  heard: Heard,
  limits: ConflictThresholds,
): { apartMs: number; maxApartM: number; place: { lon: number; lat: number } } | undefined {
  const [ofA, ofB] = [heard.byId.get(a) ?? [], heard.byId.get(b) ?? []]
  // A number in several hulls at once is for ID-20: which of them sent the IMO number is not known.
  if (ofA.length !== 1 || ofB.length !== 1) return undefined
  const [track, other] = [ofA[0]!, ofB[0]!]
  const both = intersectIntervals(heardSpans(track, HOUR_MS, heard), heardSpans(other, HOUR_MS, heard))
  let [apartMs, maxApartM, next] = [0, 0, start]
  let place: { lon: number; lat: number } | undefined
  for (let i = 0, k = 0; i < track.t.length && track.t[i]! <= end; i++) {
    const t = track.t[i]!
    while (k < both.length && both[k]!.end <= t) k++
    if (t < next || k >= both.length || both[k]!.start > t) continue
    const there = positionAt(other, t, { maxGapMs: HOUR_MS })
    const far =
      there === undefined ? 0 : distanceM(track.lon[i]!, track.lat[i]!, there.lon, there.lat) - there.uncertaintyM
    if (far <= limits.minApartM) continue
    place ??= fixAt(track, i)
    apartMs += HOUR_MS
    maxApartM = Math.max(maxApartM, far)
    next = t + HOUR_MS
  }
  return place === undefined ? undefined : { apartMs, maxApartM, place }
}
