import { HOUR_MS } from '../../base/index.js'
import { particularsAt } from '../../explain/index.js'
import { distanceM, eastNorthAt, toEcef, wrapLon } from '../../geo/index.js'
import type { Dimensions, Particulars, Track } from '../../model/index.js'
import { darkIntervals } from '../../night/index.js'
import type { Findings } from '../../stages/index.js'
import { cutText } from '../../text/index.js'
import { positionAt } from '../../track/index.js'
import { type PageDetail, type PageShip, toSteps } from '../page/index.js'

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
// ECMAScript's last instant, milliseconds.
const LAST_INSTANT = 8.64e15
// Over a longer silence nothing is drawn.
const SILENCE_MS = HOUR_MS

/** What is drawn of a finding; undefined where no track is at hand. */
export function detailOf(one: Drawn, findings: Findings, middleLon: number): PageDetail | undefined {
  if (one.tracks.length === 0) return undefined
  const first = Math.min(...one.tracks.map(({ t }) => t[0]!))
  const last = Math.max(...one.tracks.map(({ t }) => t[t.length - 1]!))
  const start = Math.max(one.start - MARGIN_MS, Math.min(first, one.start))
  const end = Math.min(one.end + MARGIN_MS, Math.max(last, one.end))
  // Beyond what a calendar has nothing can be drawn.
  if (Math.max(Math.abs(start), Math.abs(end)) > LAST_INSTANT) return undefined
  const seconds = (t: number): number => Math.round((t - start) / 1000)
  return {
    start,
    end,
    ships: one.tracks.map((track) => shipOf(track, one, start, end, findings, middleLon)),
    distance: one.tracks.length === 2 ? distancesOf(one.tracks[0]!, one.tracks[1]!, start, end) : { stepMs: 0, m: [] },
    dark: darkIntervals({ start, end, lon: one.lon, lat: one.lat }).map((dark) => [
      seconds(dark.start),
      seconds(dark.end),
    ]),
    event: [seconds(one.start), seconds(one.end)],
  }
}

function shipOf(track: Track, one: Drawn, start: number, end: number, findings: Findings, middleLon: number): PageShip {
  const { rows, every } = rowsBetween(track, start, end)
  const known = particularsAt(findings, track.id, track.hull, one.start)
  const orNull = (value: number, digits: number): number | null =>
    Number.isNaN(value) ? null : Number(value.toFixed(digits))
  const plane = planeAt(one.lon, one.lat)
  const metres = rows.map((i) => plane(track.lon[i]!, track.lat[i]!))
  const column = (value: (i: number) => number): number[] => toSteps(rows.map((i) => Math.round(value(i))))
  return {
    name: cutText(known?.name ?? track.id),
    s: column((i) => (track.t[i]! - start) / 1000),
    east: toSteps(metres.map(([east]) => Math.round(east * 10))),
    north: toSteps(metres.map(([, north]) => Math.round(north * 10))),
    lon: column((i) => (middleLon + wrapLon(track.lon[i]! - middleLon)) * 1e5),
    lat: column((i) => track.lat[i]! * 1e5),
    row: column((i) => track.row[i]!),
    every,
    sogKn: rows.map((i) => orNull(track.sogKn[i]!, 1)),
    headingDeg: rows.map((i) => orNull(track.headingDeg[i]!, 0)),
    ...hullOf(known),
    silent: silences(track, start, end).map(([from, to]) => [
      Math.round((from - start) / 1000),
      Math.round((to - start) / 1000),
    ]),
  }
}

/**
 * Metres east and north in the plane that touches the globe at a place: exact near it, at ±180 and at the poles as
 * anywhere.
 */
function planeAt(lon: number, lat: number): (lon: number, lat: number) => [east: number, north: number] {
  const at = new Float64Array(3)
  const axes = new Float64Array(6)
  const p = new Float64Array(3)
  toEcef(lon, lat, at, 0)
  eastNorthAt(at[0]!, at[1]!, at[2]!, axes)
  return (toLon, toLat) => {
    toEcef(toLon, toLat, p, 0)
    const [x, y, z] = [p[0]! - at[0]!, p[1]! - at[1]!, p[2]! - at[2]!]
    return [x * axes[0]! + y * axes[1]! + z * axes[2]!, x * axes[3]! + y * axes[4]! + z * axes[5]!]
  }
}

/**
 * The hull as sent. What has no length or no breadth was not entered; without an antenna's place it is put in the
 * middle.
 */
function hullOf(known: Particulars | undefined): Pick<PageShip, 'dimensions' | 'antennaAssumed'> {
  const d = known?.dimensions
  if (d === undefined) return inTheMiddle(known?.lengthM, known?.beamM)
  const [length, beam] = [d.toBowM + d.toSternM, d.toPortM + d.toStarboardM]
  // M.1371-5, figure 41: no distance to bow and port means that only length and breadth are known.
  if (d.toBowM === 0 && d.toPortM === 0) return inTheMiddle(length, beam)
  return length > 0 && beam > 0 ? { dimensions: d } : {}
}

function inTheMiddle(
  lengthM: number | undefined,
  beamM: number | undefined,
): Pick<PageShip, 'dimensions' | 'antennaAssumed'> {
  if (lengthM === undefined || beamM === undefined || lengthM <= 0 || beamM <= 0) return {}
  const dimensions: Dimensions = {
    toBowM: lengthM / 2,
    toSternM: lengthM / 2,
    toPortM: beamM / 2,
    toStarboardM: beamM / 2,
  }
  return { dimensions, antennaAssumed: true }
}

/** Rows within a stretch, every so many where they are too many; the last is always there. */
function rowsBetween({ t }: Track, start: number, end: number): { rows: number[]; every: number } {
  const all: number[] = []
  for (let i = 0; i < t.length; i++) if (t[i]! >= start && t[i]! <= end) all.push(i)
  const every = Math.max(1, Math.ceil(all.length / MOST_FIXES))
  return { rows: all.filter((_, k) => k % every === 0 || k === all.length - 1), every }
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
  const stepMs = Math.round((end - start) / DISTANCES)
  const m: (number | null)[] = []
  for (let k = 0; k <= DISTANCES; k++) {
    const t = start + k * stepMs
    const [p, q] = [positionAt(a, t, { maxGapMs: SILENCE_MS }), positionAt(b, t, { maxGapMs: SILENCE_MS })]
    m.push(p === undefined || q === undefined ? null : Math.round(distanceM(p.lon, p.lat, q.lon, q.lat)))
  }
  return { stepMs, m }
}
