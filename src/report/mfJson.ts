import { type Given, roundKn } from '../base/index.js'
import { nameAt } from '../explain/index.js'
import { ofKind, type Rendezvous, type Track } from '../model/index.js'
import type { Findings } from '../stages/index.js'
import { checkFindings } from './check.js'
import { stretchesOf, unwrapped, type Stretch, type TripOptions } from './trips.js'

/** Numbers, one for each of the `datetimes` beside them. */
export interface MfMeasures {
  /** They are measured. */
  readonly type: 'Measure'
  /** Their unit: knots, in the codes of UN/CEFACT. */
  readonly form: 'KNT'
  /** The numbers; null where there is none. */
  readonly values: readonly (number | null)[]
  /** Nothing is said of the time between. */
  readonly interpolation: 'Discrete'
}

/** Texts, one for each of the `datetimes` beside them. */
export interface MfTexts {
  /** They are words. */
  readonly type: 'Text'
  /** The texts; null where there is none. */
  readonly values: readonly (string | null)[]
  /** Each holds until the next. */
  readonly interpolation: 'Step'
}

/** Where a hull was heard, and when. */
export interface MfGeometry {
  /** A point that moves. */
  readonly type: 'MovingPoint'
  /** ISO 8601, UTC, written `+00:00`; each once. */
  readonly datetimes: readonly string[]
  /** Longitude and latitude, degrees. Longitudes go on beyond ±180, so that what is between two of them is right. */
  readonly coordinates: readonly (readonly [lon: number, lat: number])[]
  /** Straight between. */
  readonly interpolation: 'Linear'
}

/** What a hull did, over time. */
export interface MfProperties {
  /** ISO 8601, UTC, as in the geometry. */
  readonly datetimes: readonly string[]
  /** Speed over ground as sent, knots. */
  readonly speedKn: MfMeasures
  /** Ids of the rendezvous that the ship was in, with blanks between. */
  readonly rendezvous: MfTexts
}

/** The way of one hull around its rendezvous. */
export interface MfFeature {
  /** GeoJSON's own. */
  readonly type: 'Feature'
  /** Vessel, hull and first instant. */
  readonly id: string
  /**
   * `id` again, for readers that know only properties; vessel; hull; name as sent, or empty: escape it wherever it is
   * shown.
   */
  readonly properties: Readonly<Record<'id' | 'vessel' | 'name', string> & Record<'hull', number>>
  /** First and last instant. */
  readonly time: readonly [string, string]
  /** Where it was heard, and when. */
  readonly temporalGeometry: MfGeometry
  /** Its speed, and the rendezvous that it was in. */
  readonly temporalProperties: readonly [MfProperties]
}

/** A name of a reference system. */
export interface MfReference {
  /** It is named. */
  readonly type: 'Name'
  /** The name, in the key `name`. */
  readonly properties: Readonly<Record<'name', string>>
}

/** All ways. */
export interface MfCollection {
  /** GeoJSON's own. */
  readonly type: 'FeatureCollection'
  /** Longitude before latitude, WGS84. */
  readonly crs: MfReference
  /** The Gregorian calendar. */
  readonly trs: MfReference
  /** One for each stretch of time of each hull. The format wants at least one: of no rendezvous, write no file. */
  readonly features: readonly MfFeature[]
}

const named = (name: string): MfReference => ({ type: 'Name', properties: { name } })

/**
 * Tracks around rendezvous as OGC Moving Features JSON (19-045r3, MF-JSON Prism), which MovingPandas and MobilityDB
 * read: a moving point for each stretch of time of each hull, with its speed as sent and the rendezvous that it was in.
 *
 * The standard has no rule for ±180°: longitudes go on beyond it, as linear interpolation would otherwise run around
 * the globe.
 *
 * @param findings - of `detect`.
 * @param tracks - the tracks, cleaned: those of `detect`'s scene.
 * @param options - see `TRIP_DEFAULTS`.
 * @returns a collection, ready for `JSON.stringify`.
 * @throws RangeError or TypeError where an option is out of range.
 * @example
 * ```ts
 * toMfJson(detect({ reports: [] }).findings, []).features // []
 * ```
 */
export function toMfJson(findings: Findings, tracks: readonly Track[], options?: Given<TripOptions>): MfCollection {
  checkFindings('toMfJson', findings)
  const byId = new Map(ofKind(findings, 'rendezvous').map((one) => [one.id, one]))
  const features = stretchesOf('toMfJson', findings, tracks, options).flatMap((stretch) => {
    const meetings = stretch.findings.flatMap((id) => byId.get(id) ?? [])
    return featureOf(
      stretch,
      meetings,
      nameAt(findings, stretch.track.id, stretch.track.hull, stretch.track.t[stretch.rows[0]!]!),
    )
  })
  return {
    type: 'FeatureCollection',
    crs: named('urn:ogc:def:crs:OGC:1.3:CRS84'),
    trs: named('urn:ogc:data:time:iso8601'),
    features,
  }
}

function featureOf(
  { track, rows: all }: Stretch,
  meetings: readonly Rendezvous[],
  name: string | undefined,
): MfFeature[] {
  // Instants are written to the millisecond, and each must be there once.
  const rows = all.filter((i, k) => k === 0 || instant(track.t[i]!) !== instant(track.t[all[k - 1]!]!))
  if (rows.length < 2) return []
  const datetimes = rows.map((i) => instant(track.t[i]!))
  const id = `${track.id}:${track.hull}:${track.t[rows[0]!]!}`
  return [
    {
      type: 'Feature',
      id,
      properties: { id, vessel: track.id, hull: track.hull, name: name ?? '' },
      time: [datetimes[0]!, datetimes[datetimes.length - 1]!],
      temporalGeometry: {
        type: 'MovingPoint',
        datetimes,
        coordinates: unwrapped(rows.map((i) => [track.lon[i]!, track.lat[i]!])),
        interpolation: 'Linear',
      },
      temporalProperties: [
        {
          datetimes,
          speedKn: {
            type: 'Measure',
            form: 'KNT',
            values: rows.map((i) => speedOf(track.sogKn[i]!)),
            interpolation: 'Discrete',
          },
          rendezvous: {
            type: 'Text',
            values: rows.map((i) => meetingsAt(meetings, track.t[i]!)),
            interpolation: 'Step',
          },
        },
      ],
    },
  ]
}

const speedOf = (sogKn: number): number | null => (Number.isFinite(sogKn) ? roundKn(sogKn) : null)

/** Not `Z`: MobilityDB's own library reads offsets everywhere, and names of zones only where it has a table of them. */
const instant = (t: number): string => new Date(t).toISOString().replace('Z', '+00:00')

function meetingsAt(meetings: readonly Rendezvous[], t: number): string | null {
  const at = meetings.filter(({ start, end }) => t >= start && t <= end)
  return at.length === 0 ? null : at.map(({ id }) => id).join(' ')
}
