import { feature, featureCollection, lineString, multiLineString, point } from '@turf/helpers'
import { withDefaults, type Given, HOUR_MS, reportWork, type WorkOptions } from '../base/index.js'
import { nameAt } from '../explain/index.js'
import {
  ofKind,
  type BBox,
  type Feature,
  type FeatureCollection,
  type Geometry,
  type Position,
  type Gap,
  type Track,
} from '../model/index.js'
import { reachableArea } from '../reach/index.js'
import type { Finding, Findings } from '../stages/index.js'
import { boundsOf, splitLine } from './bounds.js'
import { checkFindings } from './check.js'
import { findingColumns, rowsOf, type Cell, type Row } from './columns.js'
import { listedFindings, type PortContactOption } from './listed.js'
import { markOf, modeOf } from './page/index.js'
import { partsOf, type Part } from './parts.js'

/**
 * Properties of a feature: flat, and the same on each, so that any map or table can style, sort and filter by them;
 * absent ones are null.
 */
export type FlatProperties = Record<string, Cell>

/** How findings become a map. */
export interface GeoJsonOptions extends PortContactOption {
  /**
   * Tracks of which those parts are drawn in which their vessels took part in a rendezvous. Default: none are drawn.
   */
  readonly tracks: readonly Track[]
  /** How much of a track is drawn before and after a finding, ms. Default one hour. */
  readonly marginMs: number
  /** Whether the area is drawn that each ship can have been in during an AIS gap. Default false. */
  readonly reach: boolean
}

/** Defaults of `toGeoJSON`. */
export const GEOJSON_DEFAULTS: GeoJsonOptions = { portContacts: false, tracks: [], marginMs: HOUR_MS, reach: false }

/**
 * Findings as a map: a point for each finding that has a place (of an AIS gap, where the ship was heard last), what to
 * look at first before the rest, as in `findings.items`; on request the areas that ships can have been in during gaps,
 * and the tracks of those who took part, as lines (RFC 7946: cut at ±180°, with a bounding box).
 *
 * Every feature has the same properties: the columns of `toCsv`, `startMs` and `endMs` (epoch milliseconds), and
 * `marker-color`, `marker-size` and `marker-symbol` (simplestyle 1.1), by which maps that know them show kinds apart
 * and strong findings large. Areas are of the kind `reach`, and name their gap in `links`; tracks are of the kind
 * `track`. Names come from the air: escape them.
 *
 * @param findings - of `detect`.
 * @param options - see `GeoJsonOptions`; defaults in `GEOJSON_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns a feature collection.
 * @example
 * ```ts
 * toGeoJSON(detect({ reports: [] }).findings).features // []
 * ```
 */
export function toGeoJSON(
  findings: Findings,
  options?: Given<GeoJsonOptions>,
  work?: WorkOptions,
): FeatureCollection<Geometry, FlatProperties> {
  checkFindings('toGeoJSON', findings)
  const o = withDefaults('toGeoJSON', GEOJSON_DEFAULTS, options, { marginMs: { min: 0, max: Number.MAX_VALUE } })
  const features = [
    ...pointFeatures(findings, o, work),
    ...(o.reach ? reachFeatures(findings, work) : []),
    ...trackFeatures(findings, o, work),
  ]
  reportWork(work, 'measuring the map', 0, 0)
  const bbox = boundsOf(features.flatMap((f) => positions(f.geometry)))
  return featureCollection(features, bbox === undefined ? {} : { bbox })
}

type MapFeature = Feature<Geometry, FlatProperties>

function pointFeatures(findings: Findings, options: GeoJsonOptions, work: WorkOptions | undefined): MapFeature[] {
  const listed = listedFindings(findings, options)
  const rowOf = rowsOf(findings)
  return listed.flatMap((finding, i) => {
    if (i % 1024 === 0) reportWork(work, 'drawing findings', i, listed.length)
    const { id, lon, lat } = finding
    return lon === undefined || lat === undefined
      ? []
      : [point([lon, lat], propertiesOf(finding, rowOf(finding)), { id })]
  })
}

const SIZES = { strong: 'large', moderate: 'medium', weak: 'small', none: 'small' } as const

function propertiesOf({ kind, start, end, score, measures }: Finding, row: Row): FlatProperties {
  const { colour, symbol } = markOf(kind, modeOf(measures))
  return {
    ...row,
    startMs: start,
    endMs: end ?? null,
    'marker-color': colour,
    'marker-size': SIZES[score?.band ?? 'none'],
    'marker-symbol': symbol,
  }
}

/** What a feature has that is no finding: the same properties, most of them null. */
function otherProperties(known: FlatProperties): FlatProperties {
  const all = [...findingColumns(), 'startMs', 'endMs', 'marker-color', 'marker-size', 'marker-symbol']
  return { ...Object.fromEntries(all.map((name) => [name, null])), ...known }
}

/** Where ships can have been during AIS gaps. */
function reachFeatures(findings: Findings, work: WorkOptions | undefined): MapFeature[] {
  const gaps = ofKind(findings, 'gap')
  const rowOf = rowsOf(findings)
  return gaps.map((gap, i) => {
    if (i % 32 === 0) reportWork(work, 'drawing where silent ships can have been', i, gaps.length)
    return feature<Geometry, FlatProperties>(reachableArea(gap), reachProperties(gap, rowOf(gap)))
  })
}

function reachProperties(
  { id, start, end }: Gap,
  { vessels, start: startIso, end: endIso, mmsi, durationHours }: Row,
): FlatProperties {
  return otherProperties({
    kind: 'reach',
    vessels: vessels!,
    mmsi: mmsi!,
    start: startIso!,
    end: endIso!,
    durationHours: durationHours!,
    links: id,
    startMs: start,
    endMs: end ?? null,
  })
}

/** All positions of the kinds of geometry that are made here. */
function positions(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates]
  if (geometry.type === 'LineString') return geometry.coordinates
  if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') return geometry.coordinates.flat()
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat(2) : []
}

/** The way of each hull that took part in a rendezvous, from some time before each to some time after it. */
function trackFeatures(findings: Findings, o: GeoJsonOptions, work: WorkOptions | undefined): MapFeature[] {
  const parts = partsOf(findings, o.marginMs)
  return o.tracks.flatMap((track, i) => {
    if (i % 256 === 0) reportWork(work, 'drawing tracks', i, o.tracks.length)
    const part = parts.get(`${track.id} ${track.hull}`)
    const geometry = part === undefined ? undefined : lineGeometry(cutOut(track, part.spans))
    if (part === undefined || geometry === undefined) return []
    return [
      feature<Geometry, FlatProperties>(geometry.geometry, trackProperties(part, findings, o.marginMs), {
        bbox: geometry.bbox,
      }),
    ]
  })
}

function trackProperties(
  { vessel, hull, spans, findings: ids }: Part,
  findings: Findings,
  marginMs: number,
): FlatProperties {
  const name = nameAt(findings, vessel, hull, spans[0]![0] + marginMs)
  return otherProperties({ kind: 'track', vessels: name ?? vessel, mmsi: vessel, links: ids.join(' ') })
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
