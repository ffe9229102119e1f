import type { ReadReason } from '../reading/index.js'
import { isList, isObject, type Json } from './objects.js'

/** The positions of a feature, with the properties that all share. */
export interface FeatureTrack {
  readonly shared: Json
  readonly points: readonly Point[]
}

/** One position, not yet looked at; without a time it has the feature's. */
interface Point {
  readonly lon: unknown
  readonly lat: unknown
  readonly t?: unknown
}

/** Names under which tools put the times of a line's positions: togeojson, MF-JSON, Leaflet's plugins and others. */
const TIMES = ['coordTimes', 'times', 'timestamps', 'datetimes', 'time', 'timestamp', 'coordinateTimes']

/** The times of a line, one for each position. */
function timesOf(properties: Json): readonly unknown[] | undefined {
  const within = properties['coordinateProperties']
  const found = [...TIMES.map((name) => properties[name]), isObject(within) ? within['times'] : undefined].find(isList)
  return found
}

/** A position's own instant: the fourth number, as kepler.gl has it, or the third where no height could be as great. */
function ownTime(position: readonly unknown[]): unknown {
  const [, , third, fourth] = position
  if (typeof fourth === 'number') return fourth
  return typeof third === 'number' && third > 1e8 ? third : undefined
}

type Wrong = Extract<ReadReason, 'malformed' | 'no-position' | 'no-time'>

function line(coordinates: unknown, times: readonly unknown[] | undefined): Point[] | Wrong {
  if (!isList(coordinates)) return 'malformed'
  if (times !== undefined && times.length !== coordinates.length) return 'malformed'
  const points: Point[] = []
  for (const [k, position] of coordinates.entries()) {
    if (!isList(position)) return 'malformed'
    const t = times === undefined ? ownTime(position) : times[k]
    if (t === undefined) return 'no-time'
    points.push({ lon: position[0], lat: position[1], t })
  }
  return points
}

/** The lines of a MultiLineString, whose times are nested as they are, or stand in one list. */
function lines(coordinates: unknown, times: readonly unknown[] | undefined): Point[] | Wrong {
  if (!isList(coordinates)) return 'malformed'
  if (times !== undefined && !isList(times[0])) return line(coordinates.flat(1), times)
  const all: Point[] = []
  for (const [k, one] of coordinates.entries()) {
    const nested = times?.[k]
    const points = line(one, isList(nested) ? nested : undefined)
    if (typeof points === 'string') return points
    for (const point of points) all.push(point)
  }
  return all
}

function pointsOf(geometry: unknown, properties: Json): Point[] | Wrong {
  const { type, coordinates } = isObject(geometry) ? geometry : {}
  if (type === 'LineString') return line(coordinates, timesOf(properties))
  if (type === 'MultiLineString') return lines(coordinates, timesOf(properties))
  return type === 'Point' && isList(coordinates)
    ? [{ lon: coordinates[0], lat: coordinates[1], t: ownTime(coordinates) }]
    : 'no-position'
}

/**
 * The positions in a GeoJSON feature (RFC 7946): a point with its time, or those of a line with theirs; undefined where
 * it is no feature. Also a moving point of OGC Moving Features JSON, whose positions stand in `temporalGeometry`.
 */
export function trackOf(value: Json): FeatureTrack | Wrong | undefined {
  if (value['type'] !== 'Feature') return undefined
  const { geometry, properties: own, temporalGeometry: moving, ...outside } = value
  const shared = { ...outside, ...(isObject(own) ? own : {}) }
  const points = isObject(moving)
    ? line(moving['coordinates'], isList(moving['datetimes']) ? moving['datetimes'] : undefined)
    : pointsOf(geometry, shared)
  return typeof points === 'string' ? points : { shared, points }
}
