import { feature, featureCollection, lineString, multiLineString, point } from '@turf/helpers'
import type { BBox, Feature, FeatureCollection, Geometry, Position } from '../model/geojson.js'
import { reachableArea } from '../gap/reach.js'
import type { Gap } from '../model/gap.js'
import { withDefaults } from '../model/options.js'
import type { Track } from '../model/track.js'
import { HOUR_MS } from '../model/units.js'
import { reportWork, type WorkOptions } from '../model/work.js'
import type { Findings } from '../stages/findings.js'
import { checkFindings } from './check.js'
import { boundsOf, splitLine } from './bounds.js'
import { allFindings, propertiesOf, type FlatProperties, type NameOf } from './flat.js'
import { nameLookup } from './names.js'
import { partsOf } from './parts.js'

/** How findings become a map. */
export interface GeoJsonOptions {
  /** Tracks of which those parts are drawn in which their vessels took part in a rendezvous. Default: none are drawn. */
  readonly tracks: readonly Track[]
  /** How much of a track is drawn before and after a finding, ms. Default one hour. */
  readonly marginMs: number
  /** Whether the area that each silent ship can have been in is drawn. Default true. */
  readonly reach: boolean
}

/** Defaults of `toGeoJSON`. */
export const GEOJSON_DEFAULTS: GeoJsonOptions = { tracks: [], marginMs: HOUR_MS, reach: true }

/**
 * Findings as a map: a point for each finding (of a silence, where the ship was heard last), the area that each silent ship can have
 * been in, and on request the tracks of those who took part as lines (RFC 7946: cut at ±180°, with a bounding box).
 *
 * Properties are flat. Every quantity has its unit in its name; instants are epoch milliseconds, with an ISO 8601 twin
 * (`start`, `startIso`). Of a pair, `…A` is the first and `…B` the second of `vessels`. Names come from the air: escape them.
 *
 * @param findings - of `detect`.
 * @param options - see `GeoJsonOptions`; defaults in `GEOJSON_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns a feature collection.
 * @example
 * ```ts
 * toGeoJSON(detect({ reports: [] })).features // []
 * ```
 */
export function toGeoJSON(findings: Findings, options?: Partial<GeoJsonOptions>, work?: WorkOptions): FeatureCollection<Geometry, FlatProperties> {
  checkFindings('toGeoJSON', findings)
  const o = withDefaults('toGeoJSON', GEOJSON_DEFAULTS, options, { marginMs: { min: 0, max: Number.MAX_VALUE } })
  const nameOf = nameLookup(findings.particulars)
  const all = allFindings(findings)
  const points = all.map((finding, i) => {
    if (i % 1024 === 0) reportWork(work, 'drawing findings', i, all.length)
    return point([finding.lon, finding.lat], propertiesOf(finding, findings, nameOf), { id: finding.id })
  })
  const reach = (o.reach ? findings.gaps : []).map((gap, i) => {
    if (i % 32 === 0) reportWork(work, 'drawing where silent ships can have been', i, findings.gaps.length)
    return reachFeature(gap)
  })
  const lines = trackFeatures(findings, o, nameOf, work)
  const features: Feature<Geometry, FlatProperties>[] = [...points, ...reach, ...lines]
  reportWork(work, 'measuring the map', 0, 0)
  const bbox = boundsOf(features.flatMap((f) => positions(f.geometry)))
  return featureCollection(features, bbox === undefined ? {} : { bbox })
}

/** Where a silent ship can have been. */
function reachFeature(gap: Gap): Feature<Geometry, FlatProperties> {
  const { id, vessel, hull, start, topSpeedKn, topSpeedBy } = gap
  const properties = { kind: 'reach', gap: id, vessel, hull, start, durationMs: gap.durationMs, topSpeedKn, topSpeedBy }
  return feature<Geometry, FlatProperties>(reachableArea(gap), properties)
}

/** All positions of the kinds of geometry that are made here. */
function positions(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates]
  if (geometry.type === 'LineString') return geometry.coordinates
  if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') return geometry.coordinates.flat()
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat(2) : []
}

/** The way of each hull that took part in a rendezvous, from some time before each to some time after it. */
function trackFeatures(findings: Findings, o: GeoJsonOptions, nameOf: NameOf, work: WorkOptions | undefined): Feature<Geometry, FlatProperties>[] {
  const parts = partsOf(findings, o.marginMs)
  return o.tracks.flatMap((track, i) => {
    if (i % 256 === 0) reportWork(work, 'drawing tracks', i, o.tracks.length)
    const part = parts.get(`${track.id} ${track.hull}`)
    const geometry = part === undefined ? undefined : lineGeometry(cutOut(track, part.spans))
    if (part === undefined || geometry === undefined) return []
    const { vessel, hull } = part
    const name = nameOf(vessel, part.spans[0]![0] + o.marginMs)
    const properties = { kind: 'track', vessel, hull, ...(name === undefined ? {} : { name }), findings: part.findings.join(' ') }
    return [feature<Geometry, FlatProperties>(geometry.geometry, properties, { bbox: geometry.bbox })]
  })
}

/** The fixes of a track within each stretch of time. */
function cutOut(track: Track, spans: readonly (readonly [number, number])[]): Position[][] {
  return spans.map(([from, to]) => {
    const line: Position[] = []
    for (let i = 0; i < track.t.length; i++) {
      if (track.t[i]! >= from && track.t[i]! <= to) line.push([track.lon[i]!, track.lat[i]!])
    }
    return line
  })
}

function lineGeometry(lines: readonly Position[][]): { geometry: Geometry; bbox: BBox } | undefined {
  const pieces = lines.flatMap(splitLine)
  const bbox = boundsOf(pieces.flat())
  if (bbox === undefined) return undefined
  const geometry = pieces.length === 1 ? lineString(pieces[0]!).geometry : multiLineString(pieces).geometry
  return { geometry, bbox }
}
