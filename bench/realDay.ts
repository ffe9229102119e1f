import { readWithDuckDb } from '../src/io/duckdb/index.js'
import type { ReportColumns } from '../src/model/index.js'

/** The file named in DARKWAKE_DAY, or undefined after a line that says what is missing. */
export function dayPath(): string | undefined {
  const path = process.env['DARKWAKE_DAY']
  if (path === undefined || path === '')
    console.log('\nSkipped: set DARKWAKE_DAY to a Parquet file of a day of AIS positions.')
  return path === '' ? undefined : path
}

/** The day's positions as columns, in the file's order. */
export const readDay = async (path: string): Promise<ReportColumns> => (await readWithDuckDb(path)).columns

type Column = Float64Array | Float32Array | Uint32Array | Uint8Array

/** Some of the reports, in the order of `rows`. */
export function takeRows(c: ReportColumns, rows: Uint32Array): ReportColumns {
  const take = <T extends Column>(from: T): T => {
    const out = from.slice(0, rows.length) as T
    for (let k = 0; k < rows.length; k++) out[k] = from[rows[k]!]!
    return out
  }
  const columns = Object.entries(c).filter(([, value]) => ArrayBuffer.isView(value)) as [string, Column][]
  return { ...c, ...Object.fromEntries(columns.map(([name, value]) => [name, take(value)])), length: rows.length }
}

/** The rows that pass, in order. */
export function rowsWhere(c: ReportColumns, passes: (i: number) => boolean): Uint32Array {
  return Uint32Array.from({ length: c.length }, (_, i) => i).filter(passes)
}

/** As a feed delivers them: by time, reports of one instant as they stood. */
export const byTime = (c: ReportColumns): ReportColumns =>
  takeRows(
    c,
    rowsWhere(c, () => true).sort((a, b) => c.t[a]! - c.t[b]! || a - b),
  )

/** The same day twice: as it is, and elsewhere on the same latitudes by other vessels. */
export function twiceTheArea(c: ReportColumns, eastDeg: number): ReportColumns {
  const n = c.length
  const rows = Uint32Array.from({ length: 2 * n }, (_, k) => k % n)
  const two = takeRows(grown(c), rows)
  const { lon, vessel } = two
  for (let k = n; k < 2 * n; k++) {
    lon[k] = lon[k]! + eastDeg >= 180 ? lon[k]! + eastDeg - 360 : lon[k]! + eastDeg
    vessel[k]! += c.ids.length
  }
  const { row, ...rest } = two
  return { ...rest, ids: [...c.ids, ...c.ids.map((id) => `${id} east`)], ...(row && { row: row.map((_, k) => k) }) }
}

/** Columns with room for as much again, since `takeRows` slices. */
function grown(c: ReportColumns): ReportColumns {
  const columns = Object.entries(c).filter(([, value]) => ArrayBuffer.isView(value)) as [string, Column][]
  const larger = columns.map(([name, from]) => {
    const out = new (from.constructor as new (length: number) => Column)(2 * from.length)
    out.set(from)
    return [name, out] as const
  })
  return { ...c, ...Object.fromEntries(larger) }
}
