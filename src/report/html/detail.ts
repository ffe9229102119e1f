import { distanceM } from '../../geo/distance.js'
import { metresPerDegree } from '../../geo/index.js'
import { wrapLon } from '../../geo/longitude.js'
import type { Particulars, Track } from '../../model/track.js'
import { HOUR_MS } from '../../model/units.js'
import { darkIntervals } from '../../night/index.js'
import { positionAt } from '../../track/index.js'
import { nameAt, particularsAt } from '../names.js'
import type { PageDetail, PageShip } from './pageData.js'

/** A finding with the ships that take part in it. */
export interface Drawn {
  /** Epoch milliseconds. */
  readonly start: number
  /** Epoch milliseconds. */
  readonly end: number
  /** Degrees. */
  readonly lon: number
  /** Degrees. */
  readonly lat: number
  /** Tracks of one ship or two. */
  readonly tracks: readonly Track[]
}

const MARGIN_MS = 2 * HOUR_MS
const MOST_FIXES = 300
const DISTANCES = 240
// Over a longer silence nothing is drawn.
const SILENCE_MS = HOUR_MS

/** What is drawn of a finding; undefined where no track is at hand. */
export function detailOf(one: Drawn, particulars: readonly Particulars[], middleLon: number): PageDetail | undefined {
  if (one.tracks.length === 0) return undefined
  const first = Math.min(...one.tracks.map(({ t }) => t[0]!))
  const last = Math.max(...one.tracks.map(({ t }) => t[t.length - 1]!))
  const start = Math.max(one.start - MARGIN_MS, Math.min(first, one.start))
  const end = Math.min(one.end + MARGIN_MS, Math.max(last, one.end))
  const seconds = (t: number): number => Math.round((t - start) / 1000)
  return {
    start,
    end,
    ships: one.tracks.map((track) => shipOf(track, one, start, end, particulars, middleLon)),
    distance: one.tracks.length === 2 ? distancesOf(one.tracks[0]!, one.tracks[1]!, start, end) : { s: [], m: [] },
    dark: darkIntervals({ start, end, lon: one.lon, lat: one.lat }).map((dark) => [seconds(dark.start), seconds(dark.end)]),
    event: [seconds(one.start), seconds(one.end)],
  }
}

function shipOf(track: Track, one: Drawn, start: number, end: number, particulars: readonly Particulars[], middleLon: number): PageShip {
  const rows = rowsBetween(track, start, end)
  const { lonM, latM } = metresPerDegree(one.lat)
  const known = particularsAt(particulars, track.id, one.start)
  const seconds = (t: number): number => Math.round((t - start) / 1000)
  const orNull = (value: number, digits: number): number | null => (Number.isNaN(value) ? null : Number(value.toFixed(digits)))
  return {
    name: nameAt(particulars, track.id, one.start) ?? track.id,
    s: rows.map((i) => seconds(track.t[i]!)),
    east: rows.map((i) => Math.round(wrapLon(track.lon[i]! - one.lon) * lonM)),
    north: rows.map((i) => Math.round((track.lat[i]! - one.lat) * latM)),
    lon: rows.map((i) => Number((middleLon + wrapLon(track.lon[i]! - middleLon)).toFixed(5))),
    lat: rows.map((i) => Number(track.lat[i]!.toFixed(5))),
    sogKn: rows.map((i) => orNull(track.sogKn[i]!, 1)),
    headingDeg: rows.map((i) => orNull(track.headingDeg[i]!, 0)),
    ...hullOf(known),
    silent: silences(track, start, end).map(([from, to]) => [seconds(from), seconds(to)]),
  }
}

function hullOf(known: Particulars | undefined): Pick<PageShip, 'dimensions'> {
  if (known?.dimensions !== undefined) return { dimensions: known.dimensions }
  if (known?.lengthM === undefined || known.beamM === undefined) return {}
  const [half, side] = [known.lengthM / 2, known.beamM / 2]
  return { dimensions: { toBowM: half, toSternM: half, toPortM: side, toStarboardM: side } }
}

/** Rows within a stretch, every so many where they are too many; the last is always there. */
function rowsBetween({ t }: Track, start: number, end: number): number[] {
  const all: number[] = []
  for (let i = 0; i < t.length; i++) if (t[i]! >= start && t[i]! <= end) all.push(i)
  const step = Math.max(1, Math.ceil(all.length / MOST_FIXES))
  return all.filter((_, k) => k % step === 0 || k === all.length - 1)
}

function silences({ t }: Track, start: number, end: number): [number, number][] {
  const found: [number, number][] = []
  for (let i = 1; i < t.length; i++) {
    if (t[i]! - t[i - 1]! <= SILENCE_MS || t[i]! < start || t[i - 1]! > end) continue
    found.push([Math.max(start, t[i - 1]!), Math.min(end, t[i]!)])
  }
  return found
}

function distancesOf(a: Track, b: Track, start: number, end: number): PageDetail['distance'] {
  const s: number[] = []
  const m: (number | null)[] = []
  for (let k = 0; k <= DISTANCES; k++) {
    const t = start + ((end - start) * k) / DISTANCES
    const [p, q] = [positionAt(a, t, { maxGapMs: SILENCE_MS }), positionAt(b, t, { maxGapMs: SILENCE_MS })]
    s.push(Math.round((t - start) / 1000))
    m.push(p === undefined || q === undefined ? null : Math.round(distanceM(p.lon, p.lat, q.lon, q.lat)))
  }
  return { s, m }
}
