import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VERSION } from '../../src/base/index.js'
import { idsOf, ofKind } from '../../src/model/index.js'
import type { Findings } from '../../src/stages/index.js'
import { smallSea } from '../stages/worlds.js'
import { buildCommand, type BuiltCommand, type Ran } from './run.js'

let command: BuiltCommand
let dir = ''

/** Runs the command in the folder with the files. */
const darkwake = (...args: string[]): Promise<Ran> => command.run(dir, args)

const { reports } = smallSea()
const ESCAPE = String.fromCodePoint(27)
const names = new Map([
  ['201000001', `ALFA${ESCAPE}[31m`],
  ['201000002', 'BRAVO\u202e'],
])
const rows = reports.map((r) => `${r.id},${new Date(r.t).toISOString()},${r.lat},${r.lon},${names.get(r.id) ?? ''}`)
const header = 'MMSI,time,lat,lon,name'

beforeAll(async () => {
  command = await buildCommand()
  dir = await mkdtemp(join(tmpdir(), 'darkwake-'))
  const half = Math.floor(rows.length / 2)
  const csv = (part: readonly string[]): string => [header, ...part].join('\n')
  await writeFile(join(dir, 'a1.csv'), csv(rows.slice(0, half)))
  await writeFile(join(dir, 'a2.csv.gz'), gzipSync(csv([...rows.slice(half), 'x,never,1,2,'])))
  await writeFile(
    join(dir, 'odd.csv'),
    ['ship;when;north;east', ...reports.slice(0, 200).map((r) => `${r.id};${r.t};${r.lat};${r.lon}`)].join('\n'),
  )
  await writeFile(join(dir, 'cut.csv.gz'), gzipSync(csv(rows)).subarray(0, 9000))
  await writeFile(join(dir, 'empty.csv'), '')
  await writeFile(join(dir, 'ships.csv'), 'name,mmsi\nBRAVO,201000002\nNOBODY,201000099\n')
  await writeFile(join(dir, 'junk.csv'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)))
  await mkdir(join(dir, 'folder'))
  await mkdir(join(dir, 'deep/down'), { recursive: true })
  const sentence = '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A'
  await writeFile(
    join(dir, 'deep/log.txt'),
    [`1577836800 ${sentence}`, `1577836800 ${sentence.replace('4A', '00')}`].join('\n'),
  )
  await writeFile(
    join(dir, 'deep/down/feed.data'),
    '{"mmsi":371798000,"timestamp":"2020-01-01T01:00:00+01:00","lon":-123.4,"lat":48.4}\n',
  )
  await writeFile(join(dir, 'page.csv'), '<!DOCTYPE html><p>')
  await writeFile(join(dir, 'deep/a[1].csv'), csv(rows.slice(0, 3)))
})

afterAll(async () => {
  await rm(dir, { recursive: true })
  await command.remove()
})

describe('darkwake detect', () => {
  it('reads several files as one input, prints a table and writes what it found', async () => {
    const { code, out, err } = await darkwake('detect', 'a*', '--out', 'found', '--tracks', '--limit', '1')
    expect(err).toContain(`${reports.length.toLocaleString('en-US')} reports of 11 vessels from 2 files.`)
    expect(err).toMatch(/Rows that gave no report:\n {2}no-time +1 {3}a2\.csv\.gz line \d+\n/)
    expect(err).toMatch(/impossible-jump +1 {3}a[12]\.csv(\.gz)? line \d+/)
    expect(code).toBe(0)
    const lines = out.split('\n').filter((line) => /ALFA.*BRAVO/.test(line))
    expect(lines.length).toBe(1)
    expect(lines[0]).toMatch(/^ *1 +-?\d+\.\d {2}rendezvous, drifting +2020-01-01 0[45]:\d\d +\d h \d\d {2}ALFA.*BRAVO/)
    // One row is asked for; of each other kind the first is shown too.
    const ranks = [...out.matchAll(/^ *(\d+) +(?:-|-?\d+\.\d) {2}(\S[^0-9]*?) +2020-/gm)].map(([, rank, what]) => [
      Number(rank),
      what,
    ])
    expect(ranks).toEqual([
      [1, 'rendezvous, drifting'],
      [2, 'lone loitering'],
      [3, 'loitering'],
      [6, 'rendezvous group'],
    ])
    expect(out).toMatch(/\nFurther down, the first of each other kind:\n/)
    expect(out).toMatch(/… and 5 more: --limit 6 shows all/)
    expect(out).toContain('Folded: 15 contacts with more against than for a transfer at sea')
    // Nothing from the air reaches the terminal raw.
    expect(/[\u001b\u202e]/.test(out + err)).toBe(false)
    const findings = JSON.parse(await readFile(join(dir, 'found/findings.json'), 'utf8')) as Findings
    expect(ofKind(findings, 'rendezvous').some((r) => idsOf(r).join() === '201000001,201000002')).toBe(true)
    const page = await readFile(join(dir, 'found/report.html'), 'utf8')
    expect(page.startsWith('<!doctype html>')).toBe(true)
    expect(page).toContain(JSON.stringify(ofKind(findings, 'rendezvous')[0]!.id).slice(1, -1))
    expect((await readFile(join(dir, 'found/findings.csv'), 'utf8')).split('\r\n')[0]).toMatch(
      /^rank,bits,band,kind,vessels,/,
    )
    const map = JSON.parse(await readFile(join(dir, 'found/findings.geojson'), 'utf8')) as {
      features: { properties: { kind: string } }[]
    }
    expect(new Set(map.features.map((f) => f.properties.kind))).toEqual(
      new Set(['rendezvous', 'group', 'loitering', 'track', 'lone-loitering']),
    )
  })

  it('prints the same findings as JSON, with options and named columns', async () => {
    const { code, out, err } = await darkwake(
      'detect',
      'odd.csv',
      '--columns',
      'id=ship,t=when',
      '--columns',
      'lon=east,lat=north',
      '--json',
      '--quiet',
      '--max-distance-m',
      '100',
      '--now',
      '2020-01-02',
    )
    expect([code, err]).toEqual([0, ''])
    const findings = JSON.parse(out) as Findings
    expect(findings.provenance.options).toEqual({ rendezvous: { maxDistanceM: 100 } })
    expect(Object.keys(findings.knowledge).length).toBeGreaterThan(1)
  })
})

describe('where findings come from', () => {
  /** What `sha256sum` prints, where there is one; else the same by Node. */
  const sha256 = (name: string): string => {
    try {
      return execFileSync('sha256sum', [join(dir, name)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
        .replace(/^\\/, '')
        .slice(0, 64)
    } catch {
      return createHash('sha256')
        .update(readFileSync(join(dir, name)))
        .digest('hex')
    }
  }
  const provenanceOf = async (...args: string[]): Promise<Findings['provenance']> =>
    (JSON.parse((await darkwake('detect', ...args, '--json', '--quiet', '--no-coastline')).out) as Findings).provenance

  it('is named: files with their digests, lists, options and the present', async () => {
    const { input, ...rest } = await provenanceOf(
      'a*',
      '--now',
      '2020-01-02',
      '--max-distance-m',
      '400',
      '--watchlist',
      'ships.csv',
    )
    expect(rest).toEqual({
      version: VERSION,
      options: { rendezvous: { maxDistanceM: 400 } },
      sources: ['a1.csv', 'a2.csv.gz'].map((name) => ({
        name,
        bytes: statSync(join(dir, name)).size,
        sha256: sha256(name),
      })),
      lists: [{ name: 'ships.csv', entries: 2, digest: expect.stringMatching(/^[0-9a-f]{16}$/) as string }],
      now: Date.UTC(2020, 0, 2),
    })
    expect(input).toMatchObject({ reports: reports.length, vessels: 11 })
  })

  it('has digests of whole files, of any kind', async () => {
    const zipped = gzipSync([header, ...rows.slice(0, 50)].join('\n'))
    await writeFile(join(dir, 'long.csv.gz'), Buffer.concat([zipped, gzipSync([...rows.slice(50, 60), ''].join('\n'))]))
    await writeFile(
      join(dir, 'points.json'),
      JSON.stringify(
        reports
          .slice(0, 20)
          .map(({ id, t, lon, lat }) => ({ mmsi: Number(id), timestamp: new Date(t).toISOString(), lon, lat })),
      ),
    )
    for (const name of ['long.csv.gz', 'points.json', 'deep/log.txt', 'deep/down/feed.data']) {
      const [source] = (await provenanceOf(name)).sources
      expect([name, source?.sha256, source?.bytes]).toEqual([name, sha256(name), statSync(join(dir, name)).size])
    }
  })

  it('is the same through DuckDB, and another where a byte of a file is', async () => {
    const [plain, filtered] = [await provenanceOf('a1.csv'), await provenanceOf('a1.csv', '--where', 'true')]
    expect(filtered).toEqual(plain)
    await writeFile(join(dir, 'blank.csv'), `${await readFile(join(dir, 'a1.csv'), 'utf8')}\n`)
    const blank = await provenanceOf('blank.csv')
    expect(blank.input).toEqual(plain.input)
    expect(blank.sources[0]!.sha256).toBe(sha256('blank.csv'))
    expect(blank.sources[0]!.sha256).not.toBe(plain.sources[0]!.sha256)
  })
})

describe('files of other kinds', () => {
  it('are told by what is in them, not by their names, and read together', async () => {
    const { code, err } = await darkwake('detect', 'deep/**/{log,feed}*', '--limit', '1')
    expect(code).toBe(0)
    expect(err).toContain('2 reports of 1 vessel from 2 files.')
    expect(err).toContain(
      'deep/down/feed.data: 1 time with an offset such as +01:00 became UTC; the others were taken as UTC.',
    )
    expect(err).toMatch(/bad-checksum +1 {3}log\.txt line 2\n/)
  })

  it('a name with the signs of a glob in it is a name', async () => {
    for (const more of [[], ['--where', 'true']]) {
      const { code, err } = await darkwake('detect', 'deep/a[1].csv', ...more)
      expect([code, err]).toEqual([0, expect.stringMatching(/^3 reports of \d+ vessels? from deep\/a\[1\]\.csv\.$/m)])
    }
    expect((await darkwake('detect', 'deep/[k-m]o?.*')).err).toContain('1 report of 1 vessel from deep/log.txt.')
  })
})

describe('darkwake detect through DuckDB', () => {
  it('reads Parquet and a part of CSV, and numbers rows of both on', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run(`COPY (SELECT * FROM read_csv('${dir}/a1.csv', all_varchar = true)) TO '${dir}/p1.parquet'`)
    const { code, out, err } = await darkwake(
      'detect',
      'p1.parquet',
      'a2.csv.gz',
      '--where',
      'CAST(lat AS DOUBLE) < 41.1',
      '--limit',
      '1',
    )
    expect(code).toBe(0)
    const kept = reports.filter((r) => r.lat < 41.1).length
    expect(err).toContain(`${kept.toLocaleString('en-US')} reports of `)
    expect(err).toMatch(/impossible-jump +1 {3}(p1\.parquet row|a2\.csv\.gz line) \d+/)
    expect(out).toMatch(/ALFA.*BRAVO/)
  })
})

describe.concurrent('what goes wrong is one sentence', () => {
  it.each([
    [['none.csv'], /^darkwake: There is no file none\.csv\.\n$/],
    [['none*.csv'], /^darkwake: No file matches none\*\.csv\.\n$/],
    [['folder'], /^darkwake: folder is a directory; name the files in it, for example folder\/\*\.csv\.gz\.\n$/],
    [['empty.csv'], /^darkwake: empty\.csv is empty; expected CSV with a header line\.\n$/],
    [['junk.csv'], /^darkwake: junk\.csv is binary and no known format; expected CSV, plain, gzip or zstd\.\n$/],
    [['page.csv'], /^darkwake: page\.csv is XML, such as KML, GPX or a web page; expected [^\n]+\n$/],
    [
      ['deep/log.txt', '--where', 'true'],
      /^darkwake: deep\/log\.txt holds NMEA sentences; --where is for Parquet and CSV\.\n$/,
    ],
    [['cut.csv.gz'], /^darkwake: cut\.csv\.gz is gzip that ends too early or is damaged; fetch it again\.\n$/],
    [['odd.csv'], /^darkwake: odd\.csv: no column was recognised for [^\n]+\n$/],
    [
      ['a1.csv', '--columns', 'id=nope'],
      /^darkwake: a1\.csv: there is no column "nope" for id; its columns are MMSI, time, lat, lon, name\.\n$/,
    ],
    [['a1.csv', '--columns', 'mast=5'], /^darkwake: --columns has "mast=5"; expected FIELD=NAME, [^\n]+\n$/],
    [['a1.csv', '--now', 'soon'], /^darkwake: --now is "soon"; expected an instant [^\n]+\n$/],
    [['a1.csv', '--limit', 'many'], /^error: option [^\n]+'many' is invalid\. Expected a number, 0 or greater\.\n$/],
    [
      ['a1.csv', '--max-distance-m', '900', '--exit-distance-m', '1'],
      /^darkwake: findRendezvous: exitDistanceM is 1; expected at least [^\n]+\n$/,
    ],
    [['a1.csv', '--zones', 'empty.csv'], /^darkwake: empty\.csv is no GeoJSON of zones: [^\n]+\n$/],
    [[], /^error: missing required argument 'file'\n$/],
  ])('%j', async (args, sentence) => {
    const { code, out, err } = await darkwake('detect', ...args)
    // A wrong call is told apart from an input that cannot be read.
    expect([code, out]).toEqual([/--columns has|--now|--limit|missing|exitDistanceM/.test(err) ? 2 : 1, ''])
    expect(err).toMatch(sentence)
  })
})

describe('help', () => {
  it('says what it reads and finds, with examples', async () => {
    const { code, out } = await darkwake('detect', '--help')
    expect(code).toBe(0)
    for (const word of ['--columns', '--out', 'MarineCadastre', 'Parquet', 'Examples', '$ darkwake detect'])
      expect(out).toContain(word)
    expect((await darkwake('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
