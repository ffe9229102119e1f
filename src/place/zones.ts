import type { Feature, FeatureCollection, GeoJsonProperties, Geometry } from '../model/index.js'
import { createRingIndex, ringsAt, type RingIndex } from './ringIndex.js'
import { readRings, type RejectedGeometry } from './rings.js'

/** Named areas, ready for lookups: plain data that survives `structuredClone`. Made by `createZones`. */
export interface Zones<P = GeoJsonProperties> {
  /** Properties of each feature, as given. */
  readonly properties: readonly P[]
  /** Which feature each ring belongs to. */
  readonly feature: Uint32Array
  /** Which polygon each ring belongs to, counted over all features. */
  readonly polygon: Uint32Array
  /** 1 for a hole. */
  readonly hole: Uint8Array
  /** The rings. */
  readonly index: RingIndex
  /** Geometries and rings that could not be used, and why. */
  readonly rejected: readonly RejectedGeometry[]
}

/**
 * Prepares polygons for lookups: ports, anchorages, transfer areas, exclusive economic zones.
 *
 * Takes Polygon, MultiPolygon and collections of them, with holes. Areas across ±180 may be written in any usual way:
 * cut there, with longitudes beyond 180, or with rings that jump from 179 to -179. A ring that goes round the globe
 * holds the nearer pole. Neither the direction of rings nor whether they are closed matters.
 *
 * @param geojson - a FeatureCollection, or one Feature.
 * @returns the zones; geometries that cannot be used stand in `rejected`.
 * @throws TypeError where the argument is no GeoJSON object.
 * @example
 * ```ts
 * const square: Polygon = { type: 'Polygon', coordinates: [[[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]] }
 * const zones = createZones({ type: 'Feature', properties: { name: 'seam' }, geometry: square })
 * zonesAt(zones, -179.5, 0.5) // [{ name: 'seam' }]
 * ```
 */
export function createZones<P extends GeoJsonProperties>(
  geojson: FeatureCollection<Geometry | null, P> | Feature<Geometry | null, P>,
): Zones<P> {
  const { rings, rejected } = readRings('createZones', geojson)
  const features = geojson.type === 'FeatureCollection' ? geojson.features : [geojson]
  return {
    properties: features.map((feature) => feature?.properties ?? (null as P)),
    feature: Uint32Array.from(rings, (ring) => ring.feature),
    polygon: Uint32Array.from(rings, (ring) => ring.polygon),
    hole: Uint8Array.from(rings, (ring) => (ring.hole ? 1 : 0)),
    index: createRingIndex(rings),
    rejected,
  }
}

/**
 * The zones that a point lies in. Borders belong to a zone, those of its holes too.
 *
 * @param zones - from `createZones`.
 * @param lon - degrees.
 * @param lat - degrees.
 * @returns the properties of each zone, in the order of the features; none where the point is not finite.
 * @example
 * ```ts
 * const cap: Polygon = { type: 'Polygon', coordinates: [[[-180, 80], [-60, 80], [60, 80], [180, 80]]] }
 * const zones = createZones({ type: 'Feature', properties: { name: 'high Arctic' }, geometry: cap })
 * zonesAt(zones, 12, 90) // [{ name: 'high Arctic' }]
 * ```
 */
export function zonesAt<P>(zones: Zones<P>, lon: number, lat: number): P[] {
  const found = new Set(polygonsAt(zones, lon, lat).map((ring) => zones.feature[ring]!))
  return [...found].sort((a, b) => a - b).map((feature) => zones.properties[feature]!)
}

/**
 * The outer rings of the polygons that hold a point, and hold it in none of their holes.
 *
 * @param shapes - rings with their polygons, as `Zones` and `Coastline` hold them.
 * @param lon - degrees.
 * @param lat - degrees.
 */
export function polygonsAt(shapes: Pick<Zones, 'index' | 'hole' | 'polygon'>, lon: number, lat: number): number[] {
  const hits = ringsAt(shapes.index, lon, lat)
  const inHole = hits
    .filter((hit) => shapes.hole[hit.ring] === 1 && !hit.onBorder)
    .map((hit) => shapes.polygon[hit.ring])
  return hits.map((hit) => hit.ring).filter((ring) => shapes.hole[ring] === 0 && !inHole.includes(shapes.polygon[ring]))
}
