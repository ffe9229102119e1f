import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCsv } from '../../src/io/csv/index.js'
import { readWithDuckDb } from '../../src/io/duckdb/index.js'

const header = 'mmsi,t,lat,lon,sog,cog,heading,name'
const rows = Array.from({ length: 5000 }, (_, i) => {
  const sog = i % 11 === 0 ? '' : `${(i % 100) / 4}`
  return `${200000000 + (i % 7)},${1577836800000 + i * 1000},${(i % 1000) / 16},${-(i % 500) / 8},${sog},${i % 361},${i % 5 === 0 ? 511 : i % 360},N${i % 7}`
})
const csv = [header, ...rows].join('\n')
let dir = ''

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'darkwake-'))
  await writeFile(join(dir, 'a.csv'), csv)
  await writeFile(join(dir, 'junk.parquet'), 'this is no Parquet')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const typed = 'CAST(mmsi AS VARCHAR) AS mmsi, t, lat, lon, CAST(sog AS FLOAT) AS sog, cog, heading, name'
  await connection.run(`COPY (SELECT ${typed} FROM read_csv('${dir}/a.csv')) TO '${dir}/a.parquet'`)
  await connection.run(
    `COPY (SELECT mmsi, make_timestamp(t * 1000) AS time, lat AS y, lon AS x FROM ` +
      `read_csv('${dir}/a.csv')) TO '${dir}/b.parquet'`,
  )
  await connection.run(
    `COPY (SELECT CASE WHEN i = 1 THEN NULL ELSE 'A' END AS id, CASE WHEN i = 2 THEN NULL ELSE 1577836800 + i END AS t,
      CASE WHEN i = 3 THEN NULL ELSE 1.5 END AS lon, 2.5 AS lat FROM range(5) r(i)) TO '${dir}/holes.parquet'`,
  )
})

const SPIRE = `timestamp,created_at,mmsi,msg_type,latitude,longitude,name,call_sign,collection_type
2020-01-01T00:00:00Z,2020-01-01T00:00:01Z,235010170,1,29.1,-94.4,,,satellite
2020-01-01T01:00:10+01:00,2020-01-01T00:00:01Z,235010170,5,,,AMY C,MKWC7,satellite
2020-01-01T00:00:00Z,2020-01-01T00:00:01Z,2190064,4,1,2,,,satellite
2020-01-01T00:00:00Z,2020-01-01T00:00:01Z,3.66E+08,1,1,2,,,satellite
2020-01-01T00:00:00Z,2020-01-01T00:00:01Z,235010170,1,,,,,satellite
`

afterAll(() => rm(dir, { recursive: true }))

describe('readWithDuckDb', () => {
  it('reads Parquet as readCsv reads the same rows', async () => {
    const parquet = await readWithDuckDb(join(dir, 'a.parquet'))
    const plain = await readCsv(csv)
    expect(plain.columns.length).toBe(5000)
    expect(parquet.columns).toEqual(plain.columns)
    expect(parquet.statics).toEqual(plain.statics)
  })

  it('reads CSV, timestamps and plain names', async () => {
    const [fromCsv, fromTime] = [await readWithDuckDb(join(dir, 'a.csv')), await readWithDuckDb(join(dir, 'b.parquet'))]
    const plain = await readCsv(csv)
    expect(fromCsv.columns).toEqual(plain.columns)
    expect([fromTime.columns.t, fromTime.columns.lon, fromTime.columns.lat]).toEqual([
      plain.columns.t,
      plain.columns.lon,
      plain.columns.lat,
    ])
  })

  it('reads a part and keeps the numbers of the rows', async () => {
    const part = await readWithDuckDb(join(dir, 'a.parquet'), { where: 'lat > 62' })
    const expected = rows.flatMap((row, i) => (Number(row.split(',')[2]) > 62 ? [i] : []))
    expect(expected.length).toBeGreaterThan(10)
    expect([...part.columns.row!]).toEqual(expected)
  })

  it('numbers rows on over several files', async () => {
    const both = await readWithDuckDb([join(dir, 'a.parquet'), join(dir, 'b.parquet')])
    expect(both.files.map((f) => [f.firstRow, f.rows])).toEqual([
      [0, 5000],
      [5000, 5000],
    ])
    expect(both.columns.row![5000]).toBe(5000)
    expect(both.columns.ids.length).toBe(7)
    const globbed = await readWithDuckDb(join(dir, '[ab].parquet'))
    expect(globbed.columns).toEqual(both.columns)
  })

  it('gives back rows with holes', async () => {
    const r = await readWithDuckDb(join(dir, 'holes.parquet'))
    expect(r.rejected.map((x) => [x.row, x.reason])).toEqual([
      [1, 'no-id'],
      [2, 'no-time'],
      [3, 'no-position'],
    ])
    expect([...r.columns.row!]).toEqual([0, 4])
  })

  it('reads messages of identity and notices what readCsv notices', async () => {
    await writeFile(join(dir, 'spire.csv'), SPIRE)
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const numbers =
      'mmsi, CAST(msg_type AS INTEGER) AS msg_type, CAST(latitude AS DOUBLE) AS latitude, CAST(longitude AS ' +
      'DOUBLE) AS longitude'
    await connection.run(
      `COPY (SELECT timestamp, created_at, ${numbers}, name, call_sign FROM read_csv('${dir}/spire.csv', ` +
        `all_varchar = true)) TO '${dir}/spire.parquet'`,
    )
    const plain = await readCsv(SPIRE, { name: 'spire' })
    expect([plain.columns.length, plain.statics.length, plain.warnings.length]).toEqual([1, 1, 2])
    for (const name of ['spire.csv', 'spire.parquet']) {
      const r = await readWithDuckDb(join(dir, name))
      expect([r.columns, r.statics, r.rejectedCounts]).toEqual([plain.columns, plain.statics, plain.rejectedCounts])
      expect(r.warnings.map((text) => text.slice(text.indexOf(':')))).toEqual(
        plain.warnings.map((text) => text.slice(text.indexOf(':'))),
      )
    }
  })

  it('reads a list of ships without positions, and reports beside it', async () => {
    await writeFile(join(dir, 'ships.csv'), 'mmsi,name\n200000001,ALFA\n')
    const r = await readWithDuckDb([join(dir, 'ships.csv'), join(dir, 'b.parquet')])
    const first = r.columns.vessel.findIndex((v) => r.columns.ids[v] === '200000001')
    expect(r.statics).toEqual([{ id: '200000001', t: r.columns.t[first], name: 'ALFA', row: 0 }])
  })

  it('says in one sentence what is wrong', async () => {
    await expect(readWithDuckDb(join(dir, 'none.parquet'))).rejects.toThrow(/^There is no file .*none\.parquet\.$/)
    await expect(readWithDuckDb(join(dir, 'junk.parquet'))).rejects.toThrow(
      /junk\.parquet cannot be read through DuckDB: [^\n]+$/,
    )
    await expect(readWithDuckDb(join(dir, 'a.parquet'), { columns: { lon: 'east' } })).rejects.toThrow(
      /no column "east" for lon/,
    )
    await expect(readWithDuckDb(join(dir, 'a.parquet'), { where: 'nope = 1' })).rejects.toThrow(
      /cannot be read through DuckDB: .*nope/,
    )
  })
})
