import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idsOf, ofKind, type Rendezvous } from '../../src/model/index.js'
import type { Findings } from '../../src/stages/index.js'
import { smallSea } from '../stages/worlds.js'
import { buildCommand, type BuiltCommand, type Ran } from './run.js'

let command: BuiltCommand
let dir = ''

const darkwakeIn = (cwd: string, ...args: string[]): Promise<Ran> => command.run(cwd, args)
const darkwake = (...args: string[]): Promise<Ran> => darkwakeIn(dir, ...args)
/** Without distances to land, which take most of the time. */
const detecting = (...args: string[]): Promise<Ran> => darkwake('detect', 'sea.csv', '--no-coastline', ...args)
const findingsOf = async (...args: string[]): Promise<Findings> =>
  JSON.parse((await detecting('--json', '--quiet', ...args)).out) as Findings

const { reports } = smallSea()
const NAMES: Readonly<Record<string, string>> = { 201000001: 'ALFA', 201000002: 'M/V Bravo' }
const TYPES: Readonly<Record<string, number>> = { 201000001: 80, 201000002: 71, 202001000: 52 }
const iso = (t: number): string => new Date(t).toISOString()
const csv = [
  'mmsi,time,lat,lon,name,shipType',
  ...reports.map((r) => `${r.id},${iso(r.t)},${r.lat},${r.lon},${NAMES[r.id] ?? ''},${TYPES[r.id] ?? ''}`),
].join('\n')
const square = (west: number, south: number, east: number, north: number): object => ({
  type: 'Feature',
  properties: { name: 'Here' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
})

/** The rendezvous at sea. */
const bestOf = (found: Findings): Rendezvous =>
  ofKind(found, 'rendezvous').find((one) => idsOf(one).includes('201000001'))!

beforeAll(async () => {
  command = await buildCommand()
  dir = await mkdtemp(join(tmpdir(), 'darkwake-'))
  await mkdir(join(dir, 'set'))
  await mkdir(join(dir, 'near'))
  const files: Readonly<Record<string, string>> = {
    'sea.csv': csv,
    'none.csv': 'mmsi,time,lat,lon\n1,never,2,3\n',
    'area.geojson': JSON.stringify(square(-31, 39, -29, 41)),
    'point.geojson': '{"type":"Point","coordinates":[1,2]}',
    'pairs.csv': 'a,b,until,untilBits,note\n201000001,201000002,,,looked at\n202001000,nobody,01/02/2020,,\n',
    'pairs.json': JSON.stringify([{ vessels: ['201000002', '201000001'], untilBits: 0.5 }]),
    'set/zones.geojson': JSON.stringify(square(-31, 39, -29, 41)),
    'set/ships.csv': 'name,mmsi\nBRAVO,201000002\n',
    'set/config.json': JSON.stringify({
      options: { rendezvous: { maxDistanceM: 300 }, list: { maxRejected: 2 } },
      zones: 'zones.geojson',
      watchlists: ['ships.csv'],
      coastline: false,
      filters: { vessels: ['ALFA'], bbox: [-40, 30, -20, 50] },
      reviewed: [{ a: '1', b: '2' }],
      out: 'made',
      limit: 1,
      tracks: true,
    }),
    'near/darkwake.json': '{ "options": { "list": { "maxRejected": 1 } } }',
    'wrong.json': '{ "filters": { "minbits": 3 } }',
    'range.json': '{ "options": { "rendezvous": { "maxDistanceM": -3 } } }',
    'broken.json': '{',
    'other.json': '{ "columns": { "id": "mmsi" }, "where": "CAST(lat AS DOUBLE) > 100" }',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text)
})

afterAll(async () => {
  await rm(dir, { recursive: true })
  await command.remove()
})

describe.concurrent('filters', () => {
  const pairsOf = (found: Findings): string[] => ofKind(found, 'rendezvous').map((one) => idsOf(one).join('+'))
  const PAIR = '201000001+201000002'

  it.each([
    [['--bbox', '-31,39,-29,41'], true],
    [['--bbox', '-29,39,-31,41'], false],
    [['--bbox', '100,39,-20,41'], true],
    [['--area', 'area.geojson'], true],
    [['--vessel', 'alfa', '--vessel', '7'], true],
    [['--vessel', 'BRAVO', '--from', '2020-01-01T04:00:00Z', '--to', '2020-01-01'], true],
    [['--to', '2020-01-01T04:00:00Z'], false],
    [['--ship-type', '80-89'], true],
    [['--ship-type', 'fishing,cargo'], true],
    [['--ship-type', 'tanker', '--min-bits', '-100'], true],
    [['--min-bits', '500'], false],
    [['--ship-type', 'fishing'], false],
  ])('%j', async (flags, holds) => {
    const found = await findingsOf(...flags)
    expect(pairsOf(found).includes(PAIR)).toBe(holds)
    expect(found.leftOut.filtered).toBeGreaterThan(0)
    expect(Object.keys(found.provenance.options.select!).length).toBe(
      new Set(flags.filter((flag) => flag.startsWith('--'))).size,
    )
  })

  it('change nothing that is learnt, and say what they leave out', async () => {
    const all = await findingsOf()
    const some = await findingsOf('--vessel', '201000001')
    expect(some.knowledge).toEqual(all.knowledge)
    expect(some.items).toEqual(all.items.filter((one) => idsOf(one).includes('201000001')))
    expect(some.items.length).toBeGreaterThan(1)
    const { err } = await detecting('--vessel', '201000001', '--vessel', 'NO\u202eBODY')
    expect(err).toMatch(/Filters leave out \d+ findings of all kinds; none is left of "NO·BODY"\.\n/)
  })
})

describe.concurrent('reviewed pairs', () => {
  it('are suppressed in all that is written, and counted', async () => {
    const whole = await detecting('--reviewed', 'pairs.csv', '--show-reviewed', '--out', 'loud')
    const { code, out, err } = await detecting('--reviewed', 'pairs.csv', '--out', 'quiet')
    expect(code).toBe(0)
    expect(err).toContain('1 rendezvous of 1 reviewed pair suppressed; --show-reviewed lists them.')
    expect(err).toContain(
      'pairs.csv: 1 record of reviewed pairs left out, whose rendezvous are not suppressed. record 3: until is ' +
        '"01/02/2020"; expected',
    )
    expect(out).not.toMatch(/ALFA.*Bravo/)
    expect(whole.code).toBe(0)
    expect(whole.out).toMatch(/ALFA.*Bravo/)
    const found = JSON.parse(await readFile(join(dir, 'quiet/findings.json'), 'utf8')) as Findings
    expect(found.leftOut).toMatchObject({ reviewedRendezvous: 1, reviewedPairs: 1, filtered: 0 })
    expect(found.items.filter((one) => one.kind === 'rendezvous' && idsOf(one).includes('201000001'))).toEqual([])
    // Dossiers stay whole, and name it.
    for (const name of ['findings.csv', 'findings.geojson'])
      expect(await readFile(join(dir, 'quiet', name), 'utf8'), name).not.toContain('rendezvous:201000001')
    expect(await readFile(join(dir, 'quiet/report.html'), 'utf8')).not.toContain('AIS shows ALFA and M/V Bravo')
    expect(await readFile(join(dir, 'loud/report.html'), 'utf8')).toContain('AIS shows ALFA and M/V Bravo')
  })

  it('are listed from so many bits on', async () => {
    expect(bestOf(await findingsOf()).score!.bits).toBeGreaterThan(0.5)
    expect((await findingsOf('--reviewed', 'pairs.json')).leftOut.reviewedRendezvous).toBe(0)
  })
})

describe.concurrent('a configuration', () => {
  it('sets all, with paths as seen from its folder', async () => {
    const { code, out, err } = await darkwake('detect', 'sea.csv', '--config', 'set/config.json')
    expect(code).toBe(0)
    expect(err).not.toContain('Using the configuration')
    expect(out.split('\n').filter((line) => /^ *\d+ +-?\d+\.\d/.test(line)).length).toBe(1)
    const found = JSON.parse(await readFile(join(dir, 'set/made/findings.json'), 'utf8')) as Findings
    expect(found.provenance.options).toEqual({
      rendezvous: { maxDistanceM: 300 },
      list: { maxRejected: 2 },
      select: { vessels: ['ALFA'], bbox: [-40, 30, -20, 50] },
    })
    expect(ofKind(found, 'rendezvous').map((one) => idsOf(one))).toEqual([['201000001', '201000002']])
    expect(bestOf(found).context).toMatchObject({ zones: ['Here'] })
    expect(bestOf(found).context).not.toHaveProperty('coastDistanceM')
    expect(found.rejected.list.length).toBe(2)
    expect(ofKind(found, 'list-match').flatMap((one) => idsOf(one))).toEqual([])
    expect(found.provenance.lists).toMatchObject([{ entries: 1 }])
    expect(await readFile(join(dir, 'set/made/findings.geojson'), 'utf8')).toContain('"kind":"track"')
  })

  it('gives way to flags', async () => {
    const { code, out } = await darkwake(
      'detect',
      'sea.csv',
      '--config',
      'set/config.json',
      '--out',
      'flags',
      '--max-distance-m',
      '200',
      '--vessel',
      '201000004',
      '--coastline',
      '--json',
      '-q',
    )
    expect(code).toBe(0)
    const found = JSON.parse(out) as Findings
    expect(found.provenance.options).toMatchObject({
      rendezvous: { maxDistanceM: 200 },
      select: { vessels: ['201000004'], bbox: [-40, 30, -20, 50] },
    })
    expect([
      ofKind(found, 'rendezvous'),
      ofKind(found, 'loitering').map(({ vessels: [{ id: vessel }] }) => vessel),
    ]).toEqual([[], ['201000004']])
    expect(ofKind(found, 'loitering')[0]!.context).toHaveProperty('coastDistanceM')
    expect((await readdir(join(dir, 'flags'))).sort()).toEqual([
      'findings.csv',
      'findings.geojson',
      'findings.json',
      'report.html',
    ])
  })

  it('is darkwake.json of the folder where none is named, and that is said', async () => {
    const { code, err } = await darkwakeIn(join(dir, 'near'), 'detect', '../sea.csv', '--no-coastline')
    expect([code, err.split('\n')[0]]).toEqual([0, 'Using the configuration darkwake.json of this folder.'])
    const quiet = await darkwakeIn(join(dir, 'near'), 'detect', '../sea.csv', '--no-coastline', '--quiet', '--json')
    expect([(JSON.parse(quiet.out) as Findings).rejected.list.length, quiet.err]).toEqual([1, ''])
  })

  it('counts for the pages of ships too, without its filters', async () => {
    const { code, out } = await darkwake('inspect', '201000004', 'sea.csv', '--config', 'set/config.json', '--quiet')
    expect([code, out.includes('201000004')]).toEqual([0, true])
  })
})

describe.concurrent('exit codes', () => {
  it.each([
    [
      2,
      ['--config', 'wrong.json'],
      /^darkwake: wrong\.json: There is no key filters\.minbits; did you mean minBits\.\n$/,
    ],
    [2, ['--config', 'range.json'], /^darkwake: findRendezvous: maxDistanceM is -3; expected a number from [^\n]+\n$/],
    [2, ['--config', 'broken.json'], /^darkwake: broken\.json: [^\n]*JSON[^\n]*\n$/],
    [2, ['--config', 'nowhere.json'], /^darkwake: The configuration nowhere\.json cannot be read: ENOENT[^\n]+\n$/],
    [
      2,
      ['--bbox', '1,2,3'],
      /^darkwake: --bbox is "1,2,3"; expected west,south,east,north in degrees, such as -96,28,-94,30\.\n$/,
    ],
    [2, ['--bbox', '1,2,3,200'], /^darkwake: selectFindings: a latitude of bbox is 200; expected [^\n]+\n$/],
    [2, ['--from', 'soon'], /^darkwake: --from is "soon"; expected an instant [^\n]+\n$/],
    [
      2,
      ['--from', '2021-01-01', '--to', '2020-01-01'],
      /^darkwake: --from is 2021-01-01, after --to, 2020-01-01; [^\n]+\n$/,
    ],
    [2, ['--ship-type', 'boat'], /^darkwake: selectFindings: a ship type is "boat"; [^\n]+\n$/],
    [2, ['--min-bits', 'few'], /^error: option [^\n]+Expected a number\.\n$/],
    [2, ['--fail-on', 'loud'], /^error: option [^\n]+Allowed choices are weak, moderate, strong\.\n$/],
    [2, ['--colour'], /^error: unknown option '--colour'\n/],
    [1, ['--area', 'point.geojson'], /^darkwake: point\.geojson is no GeoJSON of an area: [^\n]+\n$/],
    [1, ['--area', 'nowhere.geojson'], /^darkwake: There is no file nowhere\.geojson for an area\.\n$/],
    [1, ['--reviewed', 'area.geojson'], /^darkwake: area\.geojson holds no list; [^\n]+\n$/],
    [1, ['--config', 'other.json'], /^darkwake: There is no position report in sea\.csv\.[^\n]*\n$/],
    [1, ['--out', 'sea.csv'], /^darkwake: sea\.csv is a file; expected a folder to write into\.\n$/],
    [1, ['--out', 'sea.csv/x'], /darkwake: sea\.csv\/x cannot be written: [^\n]+\n$/],
  ])('%d: %j', async (code, flags, sentence) => {
    const ran = await darkwake('detect', 'sea.csv', ...flags)
    expect([ran.code, ran.out]).toEqual([code, ''])
    expect(ran.err).toMatch(sentence)
  })

  it('1 where rows are there and no report', async () => {
    const { code, err } = await darkwake('detect', 'none.csv')
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(
        /^darkwake: There is no position report in none\.csv; rows that gave none: no-time 1\. none\.csv: 1 time could not be read, such as "[^"]+"; [^\n]+\n$/,
      ),
    ])
  })

  it('3 where a listed rendezvous is of a band, and only then', async () => {
    const { band } = bestOf(await findingsOf()).score!
    expect(['moderate', 'strong']).toContain(band)
    const code = async (...flags: string[]): Promise<number> => (await detecting('-q', ...flags)).code
    expect(await code('--fail-on', 'weak')).toBe(3)
    expect(await code('--fail-on', band)).toBe(3)
    expect(await code('--fail-on', 'weak', '--to', '2019-12-31')).toBe(0)
    expect(await code('--fail-on', band, '--reviewed', 'pairs.csv')).toBe(0)
  })

  it.skipIf(process.platform === 'win32')(
    '130 on an interrupt',
    async () => {
      // A pipe that stands among the files, and never ends: the command reads until it is told to stop.
      await new Promise((resolve) => execFile('sh', ['-c', 'mkfifo pipe.csv'], { cwd: dir }, resolve))
      const pipe = await open(join(dir, 'pipe.csv'), 'r+')
      const child = spawn(process.execPath, [command.path, 'detect', 'pipe.csv'], {
        cwd: dir,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let err = ''
      const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
      const said = new Promise<void>((resolve) =>
        child.stderr.on('data', (piece: Buffer) => {
          err += piece.toString()
          resolve()
        }),
      )
      const rows = csv.split('\n')
      await pipe.write(`${rows.slice(0, 500).join('\n')}\n`)
      let waiting = true
      const feed = (async () => {
        while (waiting)
          await Promise.all([
            pipe.write(`${rows.slice(500, 510).join('\n')}\n`),
            new Promise((resolve) => setTimeout(resolve, 50)),
          ])
      })()
      await said
      child.kill('SIGINT')
      const code = await ended
      waiting = false
      await feed
      await pipe.close()
      expect([code, err.trim().split('\n').at(-1)]).toEqual([130, 'darkwake: interrupted.'])
    },
    30_000,
  )
})

describe.concurrent('what is written', () => {
  it('is whole: an old file stays until its successor is, and no draft is left', async () => {
    await mkdir(join(dir, 'kept'))
    // A folder stands where the last file would go: nothing can take its place.
    await mkdir(join(dir, 'kept/report.html/full'), { recursive: true })
    const { code, out, err } = await detecting('--out', 'kept')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/darkwake: kept cannot be written: [^\n]+\n$/)
    expect((await readdir(join(dir, 'kept'))).filter((name) => name.startsWith('.'))).toEqual([])
    const again = await detecting('--out', 'twice', '-q')
    const before = await readFile(join(dir, 'twice/findings.json'), 'utf8')
    expect([again.code, (await detecting('--out', 'twice', '-q')).code]).toEqual([0, 0])
    expect(await readFile(join(dir, 'twice/findings.json'), 'utf8')).toBe(before)
    expect((await readdir(join(dir, 'twice'))).length).toBe(4)
  })

  it('is nothing but JSON on standard output where that is asked for', async () => {
    const { out, err } = await detecting('--json', '--out', 'both', '--limit', '3')
    expect(JSON.parse(out)).toEqual(JSON.parse(await readFile(join(dir, 'both/findings.json'), 'utf8')))
    expect(err).toMatch(/Wrote both\/findings\.json/)
  })
})

describe('help', () => {
  it('names every flag and every exit code', async () => {
    const { out } = await darkwake('detect', '--help')
    for (const flag of [
      '--config',
      '--bbox',
      '--area',
      '--from',
      '--to',
      '--vessel',
      '--ship-type',
      '--min-bits',
      '--reviewed',
      '--show-reviewed',
      '--fail-on',
    ])
      expect(out).toContain(flag)
    for (const code of [0, 1, 2, 3, 130]) expect(out).toMatch(new RegExp(`(^| )${code} [a-z-]`, 'm'))
  })
})
