import { checkTracks, withDefaults, type Given, HOUR_MS } from '../base/index.js'
import { nameAt } from '../explain/index.js'
import type { VesselId, Track } from '../model/index.js'
import type { Findings } from '../stages/index.js'
import { checkFindings } from './check.js'
import { partsOf } from './parts.js'

/** How findings become moving dots. */
export interface TripOptions {
  /** How much of a track is shown before and after a finding, ms. Default one hour. */
  readonly marginMs: number
}

/** Defaults of `toTrips`. */
export const TRIP_DEFAULTS: TripOptions = { marginMs: HOUR_MS }

/** The way of one hull around its findings, as deck.gl's TripsLayer takes it. */
export interface Trip {
  /** The transmitter. */
  readonly vessel: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** As sent. Text from the air: escape it wherever it is shown. */
  readonly name?: string
  /** Ids of the findings it takes part in. */
  readonly findings: readonly string[]
  /** Longitude and latitude, degrees. Longitudes go on beyond ±180, so that no line runs around the globe. */
  readonly path: readonly (readonly [lon: number, lat: number])[]
  /** Seconds since `Trips.start`, one for each place. */
  readonly timestamps: readonly number[]
}

/** Ways of all hulls that take part in findings, with one clock. */
export interface Trips {
  /**
   * What `timestamps` count from, epoch milliseconds: single precision, which graphics cards count in, holds no epoch.
   */
  readonly start: number
  /** Greatest timestamp, seconds. */
  readonly seconds: number
  /** One for each stretch of time of each hull. */
  readonly trips: readonly Trip[]
}

/**
 * Tracks around rendezvous for animated maps: deck.gl's TripsLayer, and kepler.gl through `toKeplerTrips`.
 *
 * Times are seconds since the first of them, not epoch milliseconds: a graphics card's 32-bit floats would put an epoch
 * off by more than a minute. One trip for each stretch, so that no line is drawn through hours that are not shown.
 *
 * @param findings - of `detect`.
 * @param tracks - the tracks, cleaned: those of `detect`'s scene.
 * @param options - see `TRIP_DEFAULTS`.
 * @throws RangeError or TypeError where an option is out of range.
 * @example
 * ```ts
 * toTrips(detect({ reports: [] }).findings, []).trips // []
 * ```
 */
export function toTrips(findings: Findings, tracks: readonly Track[], options?: Given<TripOptions>): Trips {
  checkFindings('toTrips', findings)
  const stretches = stretchesOf('toTrips', findings, tracks, options)
  const times = stretches.flatMap(({ track, rows }) => [track.t[rows[0]!]!, track.t[rows[rows.length - 1]!]!])
  const start = times.reduce((least, t) => Math.min(least, t), Infinity)
  const end = times.reduce((most, t) => Math.max(most, t), -Infinity)
  const trips = stretches.map(({ track, rows, findings: ids }): Trip => {
    const name = nameAt(findings, track.id, track.hull, track.t[rows[0]!]!)
    return {
      vessel: track.id,
      hull: track.hull,
      ...(name === undefined ? {} : { name }),
      findings: ids,
      path: unwrapped(rows.map((i) => [track.lon[i]!, track.lat[i]!])),
      timestamps: rows.map((i) => (track.t[i]! - start) / 1000),
    }
  })
  return trips.length === 0 ? { start: 0, seconds: 0, trips } : { start, seconds: (end - start) / 1000, trips }
}

/** A stretch of a track around findings of its hull. */
export interface Stretch {
  readonly track: Track
  /** Rows of the track, in order, two or more. */
  readonly rows: readonly number[]
  /** Ids of the findings that its hull takes part in. */
  readonly findings: readonly string[]
}

/** The stretches of all tracks that take part in rendezvous, in the order of the tracks; called as `where`. */
export function stretchesOf(
  where: string,
  findings: Findings,
  tracks: readonly Track[],
  options: Given<TripOptions> | undefined,
): Stretch[] {
  checkTracks(`${where}: tracks`, tracks)
  const { marginMs } = withDefaults(where, TRIP_DEFAULTS, options, { marginMs: { min: 0, max: Number.MAX_VALUE } })
  const parts = partsOf(findings, marginMs)
  return tracks.flatMap((track) => {
    const part = parts.get(`${track.id} ${track.hull}`)
    return (part?.spans ?? [])
      .flatMap(([from, to]) => stretchOf(track, from, to))
      .map((rows) => ({ track, rows, findings: part!.findings }))
  })
}

/** Rows of the fixes within a stretch of time; none where there are fewer than two. */
function stretchOf({ t }: Track, from: number, to: number): number[][] {
  const rows: number[] = []
  for (let i = 0; i < t.length; i++) if (t[i]! >= from && t[i]! <= to) rows.push(i)
  return rows.length < 2 ? [] : [rows]
}

/** The same places with longitudes that never jump: each the short way from the one before. */
export function unwrapped(path: readonly (readonly [number, number])[]): [number, number][] {
  let turn = 0
  return path.map(([lon, lat], i) => {
    const step = i === 0 ? 0 : lon - path[i - 1]![0]
    if (step > 180) turn -= 360
    if (step < -180) turn += 360
    return [lon + turn, lat]
  })
}

/** A way as a GeoJSON line whose fourth coordinate is the instant. */
export interface KeplerTrip {
  /** GeoJSON. */
  readonly type: 'Feature'
  /** Flat: vessel, hull, name, and the ids of the findings with blanks between. */
  readonly properties: Readonly<Record<'vessel' | 'name' | 'findings', string> & Record<'hull', number>>
  /** The line. */
  readonly geometry: KeplerLine
}

/** A line whose places have an altitude of 0 and an instant. */
export interface KeplerLine {
  /** GeoJSON. */
  readonly type: 'LineString'
  /** Longitude and latitude, degrees; altitude; epoch milliseconds. */
  readonly coordinates: readonly (readonly [number, number, number, number])[]
}

/** All lines. */
export interface KeplerTrips {
  /** GeoJSON. */
  readonly type: 'FeatureCollection'
  /** One for each trip. */
  readonly features: readonly KeplerTrip[]
}

/**
 * Trips as a GeoJSON that kepler.gl plays: lines of [lon, lat, altitude, epoch milliseconds].
 *
 * @param trips - of `toTrips`.
 * @returns a feature collection; hand it to kepler.gl's `processGeojson`, or save it and drop it on the map.
 * @example
 * ```ts
 * toKeplerTrips(toTrips(detect({ reports: [] }).findings, [])).features // []
 * ```
 */
export function toKeplerTrips({ start, trips }: Trips): KeplerTrips {
  const features = trips.map(({ vessel, hull, name, findings, path, timestamps }): KeplerTrip => ({
    type: 'Feature',
    properties: { vessel, hull, name: name ?? '', findings: findings.join(' ') },
    geometry: {
      type: 'LineString',
      coordinates: path.map(([lon, lat], i) => [lon, lat, 0, start + timestamps[i]! * 1000]),
    },
  }))
  return { type: 'FeatureCollection', features }
}
