// The input of a simulated world as plain JSON: what is written there, rounded, is the input.
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { PositionReport } from '../../src/model/index.js'

/**
 * Reports of one transmitter in order of time. Of `t`, `lon` and `lat` each element is the step from the one before;
 * null is missing.
 */
interface PackedShip {
  readonly id: string
  readonly aisClass?: 'A' | 'B'
  /** Seconds, the first from the beginning of the world. */
  readonly t: readonly number[]
  /** 1e-5 degrees. */
  readonly lon: readonly number[]
  /** 1e-5 degrees. */
  readonly lat: readonly number[]
  /** Tenths of a knot. */
  readonly sog?: readonly (number | null)[]
  /** Degrees. */
  readonly cog?: readonly (number | null)[]
  /** Degrees. */
  readonly heading?: readonly (number | null)[]
}

/** All that `detect` is given of a world; absent where it is not. */
export interface WorldInput {
  readonly name: string
  /** Epoch milliseconds. */
  readonly startMs: number
  readonly ships: readonly PackedShip[]
  readonly statics?: readonly object[]
  readonly watchlists?: readonly object[]
  readonly registry?: readonly object[]
  /** GeoJSON. */
  readonly zones?: object
  /** GeoJSON. */
  readonly land?: object
  readonly now?: number
  readonly options?: object
}

const DEGREE = 1e5

/** One in `n` of each ship's reports. */
export function everyNth(reports: readonly PositionReport[], n: number): PositionReport[] {
  const seen = new Map<string, number>()
  return reports.filter(({ id }) => {
    const k = seen.get(id) ?? 0
    seen.set(id, k + 1)
    return k % n === 0
  })
}

/** Reports by transmitter, rounded. */
export function packReports(reports: readonly PositionReport[], startMs: number): PackedShip[] {
  const byId = new Map<string, PositionReport[]>(reports.map(({ id }) => [id, []]))
  for (const report of reports) byId.get(report.id)!.push(report)
  return [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, own]) =>
      packShip(
        id,
        own.sort((a, b) => a.t - b.t),
        startMs,
      ),
    )
}

function packShip(id: string, own: readonly PositionReport[], startMs: number): PackedShip {
  const { aisClass } = own[0]!
  return {
    id,
    ...(aisClass === undefined ? {} : { aisClass }),
    t: steps(own.map(({ t }) => Math.round((t - startMs) / 1000))),
    lon: steps(own.map(({ lon }) => Math.round(lon * DEGREE))),
    lat: steps(own.map(({ lat }) => Math.round(lat * DEGREE))),
    ...packed(
      'sog',
      own.map(({ sogKn }) => scaled(sogKn, 10)),
    ),
    ...packed(
      'cog',
      own.map(({ cogDeg }) => scaled(cogDeg, 1, 360)),
    ),
    ...packed(
      'heading',
      own.map(({ headingDeg }) => scaled(headingDeg, 1, 360)),
    ),
  }
}

const steps = (values: readonly number[]): number[] => values.map((value, i) => value - (values[i - 1] ?? 0))

const scaled = (value: number | undefined, by: number, turn = Infinity): number | null =>
  value === undefined || Number.isNaN(value) ? null : Math.round(value * by) % turn

const packed = (key: string, values: readonly (number | null)[]): object =>
  values.every((value) => value === null) ? {} : { [key]: values }

/** The reports of a world, ship by ship, each with its row. */
export function unpackReports({ ships, startMs }: WorldInput): PositionReport[] {
  return ships.flatMap((ship) => unpackShip(ship, startMs)).map((report, row) => ({ ...report, row }))
}

function unpackShip({ id, aisClass, t, lon, lat, sog, cog, heading }: PackedShip, startMs: number): PositionReport[] {
  const at = { t: 0, lon: 0, lat: 0 }
  return t.map((seconds, i) => {
    at.t += seconds
    at.lon += lon[i]!
    at.lat += lat[i]!
    return {
      id,
      t: startMs + at.t * 1000,
      lon: at.lon / DEGREE,
      lat: at.lat / DEGREE,
      ...(aisClass === undefined ? {} : { aisClass }),
      ...known('sogKn', sog?.[i], 10),
      ...known('cogDeg', cog?.[i], 1),
      ...known('headingDeg', heading?.[i], 1),
    }
  })
}

const known = (key: string, value: number | null | undefined, by: number): object =>
  value === null || value === undefined ? {} : { [key]: value / by }

/** Writes a world's input; how large it is then, bytes. */
export function writeWorld(path: string, input: WorldInput): number {
  const bytes = gzipSync(JSON.stringify(input), { level: 9 })
  writeFileSync(path, bytes)
  return bytes.length
}

export const readWorld = (path: string): WorldInput =>
  JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as WorldInput
