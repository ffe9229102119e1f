import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dossier } from '../../src/cli/inspect/index.js'
import type { Explanation } from '../../src/explain/index.js'
import { idsOf } from '../../src/model/index.js'
import type { Finding, Findings, FindingsVersion1 } from '../../src/stages/index.js'
import { smallSea } from '../stages/worlds.js'
import { buildCommand, type BuiltCommand, type Ran } from './run.js'

let command: BuiltCommand
let dir = ''

/**
 * Runs the command in the folder with the files; distances to land would take most of the time, and are tested with
 * `detect`.
 */
const darkwake = (...args: string[]): Promise<Ran> => command.run(dir, [...args, '--no-coastline'])

const { reports } = smallSea()
const ESCAPE = String.fromCodePoint(27)
const called = new Map([
  ['201000001', [`ALFA${ESCAPE}[31m`, 'IMO9404845', 'C6WZ7']],
  ['201000002', ['<img src=x onerror=f()>\u202e', '', '']],
  ['201000003', ['TWIN', '', '']],
  ['201000004', ['M/V TWIN', '', '']],
])
const rows = reports.map((r) =>
  [r.id, new Date(r.t).toISOString(), r.lat, r.lon, ...(called.get(r.id) ?? ['', '', ''])].join(','),
)
const csv = ['MMSI,time,lat,lon,name,imo,callsign', ...rows].join('\n')
let findings: Findings

beforeAll(async () => {
  command = await buildCommand()
  dir = await mkdtemp(join(tmpdir(), 'darkwake-pages-'))
  await writeFile(join(dir, 'sea.csv'), csv)
  expect((await darkwake('detect', 'sea.csv', '--out', 'found', '--quiet')).code).toBe(0)
  const text = await readFile(join(dir, 'found/findings.json'), 'utf8')
  findings = JSON.parse(text) as Findings
  const save = (name: string, value: object): Promise<void> => writeFile(join(dir, name), JSON.stringify(value))
  await writeFile(join(dir, 'cut.json'), text.slice(0, text.length / 2))
  await save('later.json', { ...findings, schema: 'urn:darkwake:schema:findings:3' })
  await save('odd.json', { ...findings, items: [{ id: 7 }] })
  await save('ships.json', { ...findings, ships: [{ id: '7', particulars: [], chains: 5 }] })
  await save('less.json', { ...findings, items: undefined })
  await save('old.json', { ...findings, knowledge: { ...findings.knowledge, schema: 'darkwake-knowledge-1' } })
  await writeFile(join(dir, "a sea's.csv"), csv)
  // What detect of version 0.1.0 wrote: see test/stages/version1.test.ts.
  const stored = JSON.parse(
    gunzipSync(await readFile(new URL('../stages/version1.json.gz', import.meta.url))).toString('utf8'),
  ) as Readonly<Record<'sea' | 'day', FindingsVersion1>>
  await save('v1-sea.json', stored.sea)
  await save('v1-day.json', stored.day)
  await save('scores.json', { ...stored.day, gapScores: [{ bits: 1 }, ...stored.day.gapScores] })
  await save('v1-odd.json', { ...stored.day, rendezvous: [{ id: 7 }] })
})

afterAll(async () => {
  await rm(dir, { recursive: true })
  await command.remove()
})

const between = (page: string, from: string, to: string): string => page.slice(page.indexOf(from), page.indexOf(to))

describe('darkwake inspect', () => {
  it('shows one page, however the ship is named', async () => {
    const pages = await Promise.all(
      ['201000001', 'IMO 9404845', 'c6wz7', `alfa${ESCAPE}[31m`].map((ship) => darkwake('inspect', ship, 'sea.csv')),
    )
    for (const page of pages) expect(page.out).toBe(pages[0]!.out) // progress may differ
    const { code, out, err } = pages[0]!
    expect(code).toBe(0)
    expect(err).toContain(`${reports.length.toLocaleString('en-US')} reports of 11 vessels from sea.csv.`)
    expect(out).toMatch(/^ALFA·\[31m {3}201000001\n {2}IMO 9404845, call sign C6WZ7; number assigned by Albania\.\n/)
    // 321 reports, one of them impossible; six hours beside the other, far out.
    const heard =
      'Heard 321 times, from 2020-01-01 00:00 to 2020-01-01 16:00 UTC, in 100 % of the spans of ten minutes; ' +
      'longest silence 3 min. 1 more report set aside.'
    expect(out.replace(/\s+/g, ' ')).toContain(heard)
    expect(out).toMatch(
      / {2}1 +-?\d+\.\d {2}2020-01-01 0[45]:\d\d +\d h \d\d {2}<img src=x onerror=f\(\)>· +rendezvous, drifting/,
    )
    expect(/[\u001b\u202e]/.test(out + err)).toBe(false)
  })

  it('shows the same contacts out of findings, without a wait', async () => {
    const [read, found] = await Promise.all([
      darkwake('inspect', '201000001', 'sea.csv'),
      darkwake('inspect', '201000001', 'found/findings.json', '--where', 'true'),
    ])
    expect(found.code).toBe(0)
    expect(found.err).toBe('findings.json holds findings, in which --where change nothing.\n')
    const contacts = (page: Ran): string => between(page.out, 'Contacts,', 'Time line')
    expect(contacts(found).length).toBeGreaterThan(100)
    expect(contacts(found)).toBe(contacts(read))
    expect(found.out).toContain('these are findings alone')
  })

  it('gives the dossier to programs: bits are sums', async () => {
    const { code, out, err } = await darkwake('inspect', '201000001', 'sea.csv', '--json', '--quiet')
    expect([code, err]).toEqual([0, ''])
    const dossier = JSON.parse(out) as Dossier
    expect(dossier.heard?.reports).toBe(321)
    const own = findings.items.filter((one) => idsOf(one).includes('201000001'))
    expect(own.length).toBeGreaterThan(1)
    expect(dossier.findings.flatMap(({ items }) => items)).toEqual(own)
    expect(dossier.timeLine.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort())
    for (const { score } of own)
      if (score !== undefined && 'factors' in score)
        expect(score.factors.reduce((sum, { countedBits }) => sum + countedBits, 0)).toBe(score.bits)
    expect(dossier.score!.evidence.reduce((sum, { countedBits }) => sum + countedBits, 0)).toBe(dossier.score!.bits)
  })

  it('writes a page for browsers with that ship alone, in which names are text', async () => {
    const { code, err } = await darkwake('inspect', '201000002', 'sea.csv', '--out', 'ship.html', '--json')
    expect([code, err.trimEnd().split('\n').at(-1)]).toEqual([0, 'Wrote ship.html: her page, for any browser.'])
    const page = await readFile(join(dir, 'ship.html'), 'utf8')
    expect(page.startsWith('<!doctype html>')).toBe(true)
    expect(page).toContain('rendezvous:201000001:201000002')
    expect(page).not.toContain('<img src=x')
    expect(page).not.toContain('rendezvous:202001')
  })

  it('names files as one types them', async () => {
    expect((await darkwake('inspect', '201000001', "a sea's.csv")).out).toContain(
      "darkwake explain rendezvous:201000001 'a sea'\\''s.csv'\n",
    )
  })

  it('has an honest page of a ship of which nothing was found', async () => {
    const { code, out } = await darkwake('inspect', '201000003', 'sea.csv')
    expect(code).toBe(0)
    expect(out).toMatch(/^TWIN {3}201000003\n[^]*Heard 321 times, [^]*Found: nothing\.[^]*nothing\s+stands out\.\n$/)
  })

  it.each([
    ['nobody', 'sea.csv', /^darkwake: No ship that was heard is "nobody", by number, call sign or name\.\n$/],
    [
      'twin',
      'sea.csv',
      /^darkwake: 2 ships can be meant by "twin"; name one by its number:\n {2}201000003 {2}TWIN\n {2}201000004 {2}M\/V TWIN\n$/,
    ],
    ['201000009', 'sea.csv', /nearest:\n {2}201000001 {2}ALFA·\[31m {2}IMO /],
    [
      '201000003',
      'found/findings.json',
      /^darkwake: No ship of which something was found is "201000003"; findings name no others\. Give the AIS files [^]+$/,
    ],
  ])('exits with 4 where there is no such ship, or more than one: %s in %s', async (ship, file, sentence) => {
    const { code, out, err } = await darkwake('inspect', ship, file, '--quiet')
    expect([code, out]).toEqual([4, ''])
    expect(err).toMatch(sentence)
  })

  it.each([
    [
      ['cut.json'],
      1,
      /^darkwake: cut\.json holds findings that end too early or are damaged \([^\n]+\); write it again with darkwake detect --out\.\n$/,
    ],
    [
      ['later.json'],
      1,
      /^darkwake: later\.json is of schema urn:darkwake:schema:findings:3; expected urn:darkwake:schema:findings:2 or urn:darkwake:schema:findings:1\. [^\n]+\n$/,
    ],
    [
      ['odd.json'],
      1,
      /^darkwake: odd\.json holds findings with something else than a finding in "items", at place 0; [^\n]+\n$/,
    ],
    [
      ['ships.json'],
      1,
      /^darkwake: ships\.json holds findings with something else than a finding in "ships", at place 0; [^\n]+\n$/,
    ],
    [
      ['v1-odd.json'],
      1,
      /^darkwake: v1-odd\.json holds findings with something else than a finding in "rendezvous", at place 0; [^\n]+\n$/,
    ],
    [['less.json'], 1, /^darkwake: less\.json holds findings with no list "items"; [^\n]+\n$/],
    [
      ['old.json'],
      1,
      /^darkwake: old\.json holds findings with knowledge of schema darkwake-knowledge-1, where [^\n]+\n$/,
    ],
    [['scores.json'], 1, /^darkwake: scores\.json holds findings with \d+ AIS gaps and \d+ scores of them; [^\n]+\n$/],
    [['none.csv'], 1, /^darkwake: There is no file none\.csv\.\n$/],
    [['found'], 1, /^darkwake: found is a directory; [^\n]+\n$/],
    [
      ['found/findings.json', 'sea.csv'],
      2,
      /^darkwake: findings\.json holds findings; name it alone, or name the AIS files instead\.\n$/,
    ],
    [['sea.csv', '--limit', 'x'], 2, /^error: option [^\n]+\n$/],
    [[], 2, /^error: missing required argument 'file'\n$/],
  ])('says what is wrong with %j', async (args, expected, sentence) => {
    for (const [page, wanted] of [
      ['inspect', '201000001'],
      ['explain', '#1'],
    ] as const) {
      const { code, out, err } = await darkwake(page, wanted, ...args)
      expect([code, out]).toEqual([expected, ''])
      expect(err).toMatch(sentence)
    }
  })
})

describe('darkwake explain', () => {
  it('shows the first of the table whole, with lines that stand so in the file', async () => {
    const { id, score } = findings.items[0]!
    const pages = await Promise.all(
      ['#1', '1', id, id.slice(0, -3)].map((wanted) => darkwake('explain', wanted, 'sea.csv')),
    )
    for (const page of pages) expect(page.out).toBe(pages[0]!.out)
    const { code, out } = pages[0]!
    expect(code).toBe(0)
    expect(/[\u001b\u202e]/.test(out)).toBe(false)
    expect(out).toContain(id)
    const total = Number(/= +(-?\d+\.\d\d) {2}bits in all/.exec(out)![1])
    const steps = [...out.matchAll(/^ +([+-]\d+\.\d\d) +-?\d+\.\d\d /gm)].map((found) => Number(found[1]))
    expect(steps.length).toBeGreaterThan(3)
    expect(steps.reduce((sum, one) => sum + one, 0)).toBeCloseTo(total, 6)
    expect(Math.abs(total - score!.bits)).toBeLessThan(0.00501)
    const cited = [...out.matchAll(/^ +(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) +(-?[\d.]+) +(-?[\d.]+) .* line (\d+)$/gm)]
    expect(cited.length).toBe(12)
    const lines = csv.split('\n')
    for (const [, day, time, lon, lat, line] of cited) {
      const cells = lines[Number(line) - 1]!.split(',')
      expect(cells[1]!.startsWith(`${day}T${time}`)).toBe(true)
      expect(Number(cells[3])).toBeCloseTo(Number(lon), 4)
      expect(Number(cells[2])).toBeCloseTo(Number(lat), 4)
    }
  })

  it('gives the finding to programs', async () => {
    const { code, out, err } = await darkwake('explain', '#1', 'found/findings.json', '--json')
    expect([code, err]).toEqual([0, ''])
    const one = JSON.parse(out) as { finding: Finding; explanation: Explanation; related: string[] }
    expect(one.finding).toEqual(findings.items[0])
    expect(one.explanation).toMatchObject({
      id: one.finding.id,
      rank: 1,
      bits: one.finding.score!.bits,
      indicator: 'An indicator, never a verdict.',
    })
    expect(one.explanation.sentence).toMatch(/^AIS shows .*; consistent with .*; also seen with .*\.$/)
    expect(one.explanation.evidence.reduce((sum, { countedBits }) => sum + countedBits, 0)).toBe(one.explanation.bits)
    expect(one.related).toEqual(
      findings.items
        .filter((other) => other.id !== one.finding.id && idsOf(other).some((id) => idsOf(one.finding).includes(id)))
        .map(({ id }) => id),
    )
  })

  it.each([
    ['nope', /^darkwake: No finding is "nope", or begins so\. [^\n]+\n$/],
    ['#999', /^darkwake: There is no #999: the table has \d+ rows\.\n$/],
    ['rendezvous:2020', /^darkwake: \d+ findings begin with "rendezvous:2020"; name one of them:\n {2}rendezvous:2020/],
  ])('exits with 4 where there is no such finding, or more than one: %s', async (wanted, sentence) => {
    const { code, out, err } = await darkwake('explain', wanted, 'found/findings.json')
    expect([code, out]).toEqual([4, ''])
    expect(err).toMatch(sentence)
  })
})

describe('findings of version 1', () => {
  it('are read by inspect, with scores, lists and what stands out', async () => {
    const { code, out, err } = await darkwake('inspect', 'JALADI', 'v1-day.json')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^JALADI {3}403591000\n/)
    expect(out).toMatch(/- +\d+\.\d bits +AIS shows JALADI \(403591000\) and EAGLE/)
    expect(out).toMatch(/could\s+have\s+met\s+EAGLE\s+KINARUT/)
    expect((await darkwake('inspect', '201000001', 'v1-sea.json')).out).toMatch(/On lists: [^]*A list/)
  })

  it('are read by explain: what was weighed adds up, and ids of then are those of now', async () => {
    const { code, out } = await darkwake('explain', '#1', 'v1-day.json')
    expect(code).toBe(0)
    const [, total] = /= +(-?\d+\.\d\d) {2}bits in all/.exec(out)!
    const steps = [...out.matchAll(/^ +([+-]\d+\.\d\d) +-?\d+\.\d\d /gm)].map((found) => Number(found[1]))
    expect(steps.reduce((sum, one) => sum + one, 0)).toBeCloseTo(Number(total), 6)
    for (const kind of ['dark-rendezvous', 'gap', 'group', 'sparse', 'identity', 'lone-loitering', 'loitering']) {
      const page = await darkwake('explain', `${kind}:`, 'v1-day.json', '--quiet')
      const id = page.code === 0 ? `${kind}:` : /^ {2}(\S+) /m.exec(page.err)![1]!
      expect((await darkwake('explain', id, 'v1-day.json', '--quiet')).code, id).toBe(0)
    }
  })
})

describe('help', () => {
  it.each(['inspect', 'explain'])('of %s says what it takes and how it exits', async (page) => {
    const { code, out } = await darkwake(page, '--help')
    expect(code).toBe(0)
    for (const word of ['findings.json', 'Exit codes', '--json', '--limit', 'Examples', `$ darkwake ${page}`])
      expect(out).toContain(word)
  })
})
