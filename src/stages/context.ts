import { roundM } from '../base/index.js'
import { nearestHarbour, type NearestHarbour } from '../knowledge/harbour/index.js'
import type { Knowledge } from '../knowledge/index.js'
import type { GeoJsonProperties, Darkness, FindingContext } from '../model/index.js'
import { darkness } from '../night/index.js'
import { coastDistanceM, isLand, zonesAt, type Coastline, type Zones } from '../place/index.js'

/** What is known of the world, to tell where a finding lies. */
export interface World {
  /** Learnt or given. */
  readonly knowledge: Knowledge
  /** Any polygons with a `name`, `id` or other properties. */
  readonly zones?: Zones | undefined
  /** From `createCoastline`. */
  readonly coastline?: Coastline | undefined
}

/** A place over a stretch of time: any finding has one. */
export interface PlacedInTime {
  /** Start, epoch milliseconds. */
  readonly start: number
  /** End, epoch milliseconds. */
  readonly end: number
  /** Longitude, degrees. */
  readonly lon: number
  /** Latitude, degrees. */
  readonly lat: number
}

/**
 * Where and when a finding lies, in terms of land, harbours, zones and light.
 *
 * @param finding - any finding, or any place over a stretch of time.
 * @param world - what is known of the world.
 */
export function contextOf({ start, end, lon, lat }: PlacedInTime, world: World): FindingContext {
  const nearest = nearestHarbour(world.knowledge, lon, lat)
  const coast = world.coastline === undefined ? undefined : coastM(world.coastline, lon, lat)
  return {
    ...(nearest === undefined ? {} : harbourFields(nearest)),
    ...(coast === undefined ? {} : { coastDistanceM: roundM(coast) }),
    zones: world.zones === undefined ? [] : zonesAt(world.zones, lon, lat).map(zoneName),
    night: roundShares(darkness({ start, end, lon, lat })),
  }
}

const harbourFields = ({ harbour, distanceM }: NearestHarbour): Partial<FindingContext> => ({
  harbour: harbour.id,
  harbourKind: harbour.kind,
  harbourDistanceM: distanceM,
})

const coastM = (coastline: Coastline, lon: number, lat: number): number | undefined =>
  isLand(coastline, lon, lat) ? 0 : coastDistanceM(coastline, lon, lat)

const NAMES = ['name', 'NAME', 'Name', 'title', 'id', 'ID'] as const

/** The zone's name; its properties as JSON where it has none. */
function zoneName(properties: GeoJsonProperties): string {
  const key = NAMES.find((k) => typeof properties?.[k] === 'string' || typeof properties?.[k] === 'number')
  return key === undefined ? JSON.stringify(properties ?? {}) : String(properties?.[key])
}

/** Shares to 1e-6: what is emitted is on a grid, so that equal findings are equal byte for byte. */
function roundShares(night: Darkness): Darkness {
  const rounded = Object.entries(night).map(([key, share]) => [key, Math.round(Number(share) * 1e6) / 1e6 + 0] as const)
  return Object.fromEntries(rounded) as unknown as Darkness
}
