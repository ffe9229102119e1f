import { withDefaults, roundM, roundMs, HOUR_MS, NAUTICAL_MILE_M, type WorkOptions } from '../base/index.js'
import { byStart } from '../gap/index.js'
import { harbourDistanceM } from '../knowledge/harbour/index.js'
import type { Knowledge } from '../knowledge/index.js'
import type { LoneLoitering, LoneLoiteringMeasures, Loitering } from '../model/index.js'
import { createPairGeometry, findContacts, type Contacts, runAt } from '../motion/index.js'
import { coastDistanceM, isLand, type Coastline } from '../place/index.js'
import { totalMs, type Interval } from '../time/index.js'
import { checkScene, type TrackScene } from '../track/index.js'
import { loiteringOf } from './find.js'

/** Options of `findLoneLoitering`. */
export interface LoneOptions {
  /** Greatest mean speed, knots: see `findLoitering`. */
  readonly maxSpeedKn: number
  /** Time over which speed is averaged, ms. */
  readonly averageMs: number
  /** Shortest event, ms. */
  readonly minDurationMs: number
  /** Over a longer silence a ship has no position, ms. */
  readonly maxGapMs: number
  /** A vessel that is heard within this keeps the ship company, metres. */
  readonly maxDistanceM: number
  /** Greatest share of the event with company. */
  readonly maxCompanyShare: number
  /** Least distance from a known harbour, metres; tested where knowledge is given. */
  readonly minHarbourDistanceM: number
  /** Least distance from the coast, metres; tested where a coastline is given. */
  readonly minShoreDistanceM: number
}

/** Defaults of `findLoneLoitering`. */
export const LONE_DEFAULTS: LoneOptions = {
  /** Two knots on average, over an hour, for four hours: as `findLoitering` has it. */
  maxSpeedKn: 2,
  averageMs: HOUR_MS,
  minDurationMs: 4 * HOUR_MS,
  /** One hour, as for rendezvous. */
  maxGapMs: HOUR_MS,
  /** One nautical mile: nearer than ships pass each other in the open without a reason. */
  maxDistanceM: NAUTICAL_MILE_M,
  /**
   * A tenth: a ship that passes at 12 knots is within a mile for ten minutes; a partner that is heard stays for hours.
   */
  maxCompanyShare: 0.1,
  /** Five nautical miles: off the roads and the pilot's boarding place of most ports. */
  minHarbourDistanceM: 5 * NAUTICAL_MILE_M,
  /** Twenty nautical miles: the rule of Miller et al. 2018, and of Global Fishing Watch since. */
  minShoreDistanceM: 20 * NAUTICAL_MILE_M,
}

const RULES = {
  maxSpeedKn: { min: 0, max: 1000 },
  averageMs: { min: 1, max: 1e12 },
  minDurationMs: { min: 0, max: 366 * 24 * HOUR_MS },
  maxGapMs: { min: 1, max: 31 * 24 * HOUR_MS },
  maxDistanceM: { min: 0, max: 100_000 },
  maxCompanyShare: { min: 0, max: 1 },
  minHarbourDistanceM: { min: 0, max: 1e8 },
  minShoreDistanceM: { min: 0, max: 1e8 },
} as const

/** What `findLoneLoitering` looks through: cleaned tracks of all ships. */
export interface LoneInput extends TrackScene {
  /** From `learn`: tells the open from harbours. */
  readonly knowledge?: Knowledge | undefined
  /** From `createCoastline`: tells the open from the coast. */
  readonly coastline?: Coastline | undefined
}

/**
 * Finds ships that made little way in the open for hours while nobody else was heard beside them: what a ship looks
 * like whose partner is silent. Waiting for orders, for weather or for daylight looks the same; `findDarkRendezvous`
 * says which silent ships could have been there.
 *
 * @param scene - tracks, and what is known of harbours and coast.
 * @param options - `LONE_DEFAULTS` unless given.
 * @param work - progress and cancelling.
 * @returns sorted by start, then id.
 * @throws RangeError or TypeError where an option is wrong, or `tracks` are none.
 * @example
 * ```ts
 * const { tracks } = toTracks([0, 1, 2, 3, 4, 5].map((hour) => ({ id: 'a', t: hour * 3_600_000, lon: -30, lat: hour * 0.01 })))
 * findLoneLoitering({ tracks })[0]?.measures.durationMs // 18000000: five hours
 * ```
 */
export function findLoneLoitering(
  scene: LoneInput,
  options?: { readonly [K in keyof LoneOptions]?: LoneOptions[K] | undefined },
  work?: WorkOptions,
): LoneLoitering[] {
  checkScene('findLoneLoitering', scene)
  const chosen = withDefaults('findLoneLoitering', LONE_DEFAULTS, options, RULES)
  const { maxSpeedKn, averageMs, minDurationMs, maxGapMs, maxDistanceM, maxCompanyShare } = chosen
  const contacts = findContacts(
    scene.tracks,
    { maxDistanceM, maxGapMs, maxVesselsPerCell: Infinity },
    scene.falseStretches,
    work,
  )
  const companyOf = createCompany(contacts)
  const found = contacts.fleet.tracks.flatMap((track, vessel) =>
    loiteringOf(track, { maxSpeedKn, averageMs, minDurationMs, maxGapMs }).flatMap((event) => {
      const place = placeOf(scene, chosen, event)
      if (place === undefined) return []
      const company = companyOf(vessel, event.start, event.end)
      return company.companyMs <= maxCompanyShare * event.measures.durationMs ? [record(event, company, place)] : []
    }),
  )
  return found.sort(byStart)
}

type Place = Pick<LoneLoiteringMeasures, 'harbourDistanceM' | 'shoreDistanceM'>
type Company = Pick<LoneLoiteringMeasures, 'companyMs' | 'nearestM'>

/** Distances of an event from what is known; undefined where it is too near. */
function placeOf(
  { knowledge, coastline }: LoneInput,
  options: LoneOptions,
  { lon, lat }: Loitering,
): Place | undefined {
  const harbour = knowledge && harbourDistanceM(knowledge, lon, lat)
  if (harbour !== undefined && harbour < options.minHarbourDistanceM) return undefined
  // A ship on a river or in a lake has land, not a shore, around it.
  const shore = coastline && (isLand(coastline, lon, lat) ? 0 : coastDistanceM(coastline, lon, lat))
  if (shore !== undefined && shore < options.minShoreDistanceM) return undefined
  return {
    ...(harbour === undefined ? {} : { harbourDistanceM: harbour }),
    ...(shore === undefined ? {} : { shoreDistanceM: roundM(shore) }),
  }
}

function record(
  { id, vessels, start, end, lon, lat, measures }: Loitering,
  company: Company,
  place: Place,
): LoneLoitering {
  const { durationMs, meanSpeedKn } = measures
  return {
    kind: 'lone-loitering',
    id: `lone-${id}`,
    vessels,
    start,
    end,
    lon,
    lat,
    measures: { durationMs, meanSpeedKn, ...company, ...place },
  }
}

/** Tells for how long some other vessel was heard near one, and how near the nearest came. */
function createCompany(contacts: Contacts): (vessel: number, start: number, end: number) => Company {
  const pairsOf = contacts.fleet.tracks.map((): number[] => [])
  for (let p = 0; p < contacts.pairs; p++) {
    pairsOf[contacts.a[p]!]!.push(p)
    pairsOf[contacts.b[p]!]!.push(p)
  }
  const geometry = createPairGeometry(contacts.fleet)
  return (vessel, start, end) => {
    const spells: Interval[] = []
    let nearestM = Infinity
    for (const p of pairsOf[vessel]!) {
      for (let i = contacts.from[p]!; i < contacts.from[p + 1]!; i++) {
        const from = Math.max(start, contacts.start[i]!)
        const to = Math.min(end, contacts.end[i]!)
        if (to <= from) continue
        spells.push({ start: from, end: to })
        const runs = [contacts.a[p]!, contacts.b[p]!].map((v) => runAt(contacts.fleet, v, from)) as [number, number]
        nearestM = Math.min(nearestM, geometry.closest(...runs, from, to, nearestM).distanceM)
      }
    }
    const companyMs = roundMs(totalMs(spells))
    return nearestM === Infinity ? { companyMs } : { companyMs, nearestM: roundM(nearestM) }
  }
}
