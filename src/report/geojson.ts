import { feature, featureCollection, lineString, multiLineString, point } from '@turf/helpers'
import type { BBox, Feature, FeatureCollection, Geometry, Position } from '../model/geojson.js'
import type { Loitering, Rendezvous, RendezvousGroup } from '../model/findings.js'
import { withDefaults } from '../model/options.js'
import type { Track } from '../model/track.js'
import { HOUR_MS } from '../model/units.js'
import type { Findings } from '../stages/findings.js'
import { boundsOf, splitLine } from './bounds.js'
import { nameLookup } from './names.js'

/** Properties of a feature: flat, so that any map can style and filter by them. */
export type FlatProperties = Record<string, string | number | boolean>

/** How findings become a map. */
export interface GeoJsonOptions {
  /** Tracks of which those parts are drawn in which their vessels took part in a rendezvous. Default: none are drawn. */
  readonly tracks: readonly Track[]
  /** How much of a track is drawn before and after a finding, ms. Default one hour. */
  readonly marginMs: number
}

/** Defaults of `toGeoJSON`. */
export const GEOJSON_DEFAULTS: GeoJsonOptions = { tracks: [], marginMs: HOUR_MS }

type NameOf = ReturnType<typeof nameLookup>
type AnyFinding = Rendezvous | RendezvousGroup | Loitering

/**
 * Findings as a map: a point for each finding, and on request the tracks of those who took part as lines (RFC 7946: cut at
 * ±180°, with a bounding box).
 *
 * Properties are flat. Every quantity has its unit in its name; instants are epoch milliseconds, with an ISO 8601 twin
 * (`start`, `startIso`). Of a pair, `…A` is the first and `…B` the second of `vessels`. Names come from the air: escape them.
 *
 * @param findings - of `detect`.
 * @param options - see `GeoJsonOptions`; defaults in `GEOJSON_DEFAULTS`.
 * @returns a feature collection.
 * @example
 * ```ts
 * toGeoJSON(detect({ reports: [] })).features // []
 * ```
 */
export function toGeoJSON(findings: Findings, options?: Partial<GeoJsonOptions>): FeatureCollection<Geometry, FlatProperties> {
  const o = withDefaults('toGeoJSON', GEOJSON_DEFAULTS, options, { marginMs: { min: 0, max: Number.MAX_VALUE } })
  const all: readonly AnyFinding[] = [...findings.rendezvous, ...findings.groups, ...findings.loitering]
  const nameOf = nameLookup(findings.particulars)
  const points = all.map((finding) =>
    point([finding.lon, finding.lat], propertiesOf(finding, findings, nameOf), { id: finding.id }),
  )
  const lines = trackFeatures(findings, o, nameOf)
  const features: Feature<Geometry, FlatProperties>[] = [...points, ...lines]
  const bbox = boundsOf(features.flatMap((f) => positions(f.geometry)))
  return featureCollection(features, bbox === undefined ? {} : { bbox })
}

/** All positions of the kinds of geometry that are made here. */
function positions(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates]
  if (geometry.type === 'LineString') return geometry.coordinates
  return geometry.type === 'MultiLineString' ? geometry.coordinates.flat() : []
}

/** A finding with its context and the names of those who took part. */
function propertiesOf(finding: AnyFinding, findings: Findings, nameOf: NameOf): FlatProperties {
  const vessels = 'vessel' in finding ? [finding.vessel] : finding.vessels
  const names = vessels.map((id) => nameOf(id, finding.start) ?? '')
  return flatten({
    ...finding,
    ...(names.some((name) => name !== '') ? { names } : {}),
    startIso: new Date(finding.start).toISOString(),
    endIso: new Date(finding.end).toISOString(),
    ...findings.context[finding.id],
  })
}

/**
 * Makes a record flat: records in it are opened, a pair becomes `…A` and `…B`, a longer list one text. Arrays of one stay a
 * text, so that a property has one type in all features.
 */
function flatten(record: object): FlatProperties {
  const flat: FlatProperties = {}
  for (const [key, value] of Object.entries(record) as [string, unknown][]) {
    if (Array.isArray(value)) Object.assign(flat, flattenList(key, value))
    else if (typeof value === 'object' && value !== null) Object.assign(flat, flatten(value))
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') flat[key] = value
  }
  return flat
}

const PAIRS: ReadonlySet<string> = new Set(['hulls', 'fixes', 'medianSpeedKn', 'approachSpeedKn', 'separationSpeedKn'])

function flattenList(key: string, list: readonly unknown[]): FlatProperties {
  if (PAIRS.has(key) && list.length === 2) return { [`${key}A`]: Number(list[0]), [`${key}B`]: Number(list[1]) }
  return { [key]: list.map(String).join(key === 'vessels' ? ' ' : ', ') }
}

/** When a hull took part in findings, and in which. */
interface Part {
  readonly vessel: string
  readonly hull: number
  readonly findings: string[]
  readonly spans: [from: number, to: number][]
}

/** The way of each hull that took part in a rendezvous, from some time before each to some time after it. */
function trackFeatures(findings: Findings, o: GeoJsonOptions, nameOf: NameOf): Feature<Geometry, FlatProperties>[] {
  const parts = partsOf(findings, o.marginMs)
  return o.tracks.flatMap((track) => {
    const part = parts.get(`${track.id} ${track.hull}`)
    const geometry = part === undefined ? undefined : lineGeometry(cutOut(track, part.spans))
    if (part === undefined || geometry === undefined) return []
    const { vessel, hull } = part
    const name = nameOf(vessel, part.spans[0]![0] + o.marginMs)
    const properties = { kind: 'track', vessel, hull, ...(name === undefined ? {} : { name }), findings: part.findings.join(' ') }
    return [feature<Geometry, FlatProperties>(geometry.geometry, properties, { bbox: geometry.bbox })]
  })
}

/** For each hull its stretches of time, in order and apart: rendezvous come in order of start. */
function partsOf(findings: Findings, marginMs: number): Map<string, Part> {
  const parts = new Map<string, Part>()
  for (const r of findings.rendezvous) {
    r.vessels.forEach((vessel, k) => {
      const hull = r.hulls[k]!
      const key = `${vessel} ${hull}`
      const part = parts.get(key) ?? { vessel, hull, findings: [], spans: [] }
      parts.set(key, part)
      part.findings.push(r.id)
      addSpan(part.spans, r.start - marginMs, r.end + marginMs)
    })
  }
  return parts
}

function addSpan(spans: [number, number][], from: number, to: number): void {
  const last = spans[spans.length - 1]
  if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
  else spans.push([from, to])
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
