import { DuckDBInstance, DOUBLE, INTEGER, VARCHAR } from '@duckdb/node-api'
import { chordOfArcM, toEcef } from '../src/geo/index.js'
import type { ResampledTrack } from '../src/track/index.js'

/** A table of positions at regular instants in DuckDB, ready to be joined with itself. */
export interface Join {
  /** Joins, and counts pairs and instants within the limit. */
  readonly run: (threads: number) => Promise<number>
  /** The rows of the join: vessel, vessel, step. */
  readonly rows: () => Promise<readonly (readonly unknown[])[]>
  readonly close: () => void
}

/**
 * Positions as Earth-centred metres and as cells as wide as the limit, so that the join is one of hashes: each row is
 * put into half of the eight cells around it too. That is as fast as we know how to say it in SQL; only the join is
 * timed, not the filling.
 */
export async function openJoin(
  tracks: readonly ResampledTrack[],
  start: number,
  stepMs: number,
  limitM: number,
): Promise<Join> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    'CREATE TABLE positions (id VARCHAR, step INTEGER, x DOUBLE, y DOUBLE, z DOUBLE, cx INTEGER, cy INTEGER)',
  )
  const appender = await connection.createAppender('positions')
  const xyz = new Float64Array(3)
  const degree = limitM / 110_000 // of latitude, at least the limit
  for (const { id, t, lon, lat } of tracks) {
    for (let k = 0; k < t.length; k++) {
      toEcef(lon[k]!, lat[k]!, xyz, 0)
      // Cells of longitude are half as wide again as those of latitude: enough as far as 45 degrees from the equator.
      const cell = [Math.floor(lon[k]! / (1.5 * degree)), Math.floor(lat[k]! / degree)] as const
      appender.appendValue(id, VARCHAR)
      appender.appendValue(Math.round((t[k]! - start) / stepMs), INTEGER)
      for (const value of xyz) appender.appendValue(value, DOUBLE)
      for (const value of cell) appender.appendValue(value, INTEGER)
      appender.endRow()
    }
  }
  appender.closeSync()
  const near = `(a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2 <= ${chordOfArcM(limitM) ** 2}`
  const offsets = '(VALUES (0, 0), (1, -1), (1, 0), (1, 1), (0, 1)) o(dx, dy)'
  const around = `(SELECT positions.*, cx + dx AS nx, cy + dy AS ny, dx = 0 AND dy = 0 AS own FROM positions, ${offsets})`
  const on = 'a.step = b.step AND a.cx = b.nx AND a.cy = b.ny AND (a.id < b.id OR NOT b.own)'
  const join = `SELECT least(a.id, b.id), greatest(a.id, b.id), a.step FROM positions a JOIN ${around} b ON ${on} WHERE ${near}`
  return {
    run: async (threads) => {
      await connection.run(`SET threads = ${threads}`)
      const reader = await connection.runAndReadAll(`SELECT count(*) FROM (${join})`)
      return Number(reader.getRows()[0]![0])
    },
    rows: async () => (await connection.runAndReadAll(join)).getRows(),
    close: () => connection.closeSync(),
  }
}

/** Every pair and step within the limit, as "a b step". */
export async function joinedTimes(join: Join): Promise<Set<string>> {
  return new Set((await join.rows()).map(([a, b, step]) => `${String(a)} ${String(b)} ${String(step)}`))
}
