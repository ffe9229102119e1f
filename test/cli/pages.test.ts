import { idsOf, ofKind } from '../../src/model/finding.js'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { dossierOf, findingsOf } from '../../src/cli/dossier.js'
import { dossierText } from '../../src/cli/dossierText.js'
import { evidenceOf } from '../../src/cli/evidence.js'
import { explainText } from '../../src/cli/explainText.js'
import { valuesText, WIDTH, wrap } from '../../src/cli/layout.js'
import type { Source } from '../../src/cli/source.js'
import { waterfallText } from '../../src/cli/waterfall.js'
import { allFindings, shortIds, vesselsOf, whichFinding } from '../../src/cli/whichFinding.js'
import { knownShips, whichShip } from '../../src/cli/whichShip.js'
import { detect } from '../../src/detect.js'
import { toWatchlist } from '../../src/identity/index.js'
import { readCsv } from '../../src/io/index.js'
import type { Factor } from '../../src/model/factor.js'

// A real day off Galveston: contacts, silences, possible meetings, ships alone, groups, odd numbers.
const file = new URL('../../examples/data/galveston-2020-01-01.csv.gz', import.meta.url)
let whole: Source
let alone: Source

beforeAll(async () => {
  const read = await readCsv(readFileSync(file), { name: 'day.csv' })
  const { columns, statics } = read
  whole = { read, findings: detect({ columns, statics }).findings, now: undefined, files: 'day.csv' }
  alone = { read: undefined, findings: whole.findings, now: undefined, files: 'findings.json' }
})

const factor = (id: string, bits: number, countedBits: number): Factor =>
  ({ id, family: 'place', bits, countedBits, observed: { coastDistanceM: 1234 }, threshold: {}, source: 's', innocent: [] })

/** The first two numbers of each line of a waterfall: what it counts for, and the sum so far. */
const numbersOf = (lines: readonly string[]): (readonly [number, number])[] =>
  lines.flatMap((line) => {
    const found = /^ *([+-]\d+\.\d\d) +(-?\d+\.\d\d)(?: |$)/.exec(line)
    return found === null ? [] : [[Number(found[1]), Number(found[2])] as const]
  })

describe('waterfall', () => {
  it('prints numbers that add up to the printed sum, whatever rounding does to each', () => {
    const bits = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 256)
    fc.assert(
      fc.property(fc.array(bits, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 25 }), (all, limit) => {
        const lines = waterfallText(all.map((one, i) => factor(`f${i}`, one, one)), limit)
        const total = Number(/= +(-?\d+\.\d\d) {2}bits in all/.exec(lines.join('\n'))![1])
        const exact = all.reduce((sum, one) => sum + one, 0)
        expect(Math.abs(total - exact)).toBeLessThan(0.00501)
        let sum = 0
        for (const [adds, shown] of numbersOf(lines)) {
          sum = Math.round((sum + adds) * 100) / 100
          expect(shown).toBe(sum + 0)
        }
        expect(sum + 0).toBe(total)
        for (const line of lines.join('\n').split('\n')) expect([...line].length).toBeLessThanOrEqual(WIDTH)
      }),
    )
  })

  it('says what counts nothing, and what it would alone', () => {
    expect(waterfallText([factor('a', 1, 1), factor('b', 0.5, 0)], 9).join(' ')).toMatch(/0\.00 +b: coast distance 1\.2 km \(\+0\.50 alone, +but the best of its/)
  })
})

describe('layout', () => {
  it('breaks no word that fits a line, and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,120}$/), { minLength: 1, maxLength: 60 }), fc.integer({ min: 0, max: 40 }), (words, indent) => {
        const lines = wrap(words.join(' '), indent).split('\n')
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(WIDTH)
        expect(lines.map((line) => line.slice(indent)).join('')).toBe(lines.map((line) => line.trim()).join(''))
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''))
      }),
    )
  })

  it('says what a value is, with its unit, and nothing from the air raw', () => {
    expect(valuesText({ medianDistanceM: 57.4, relativeSpeedKn: 0.03, acrossShare: 0.86, durationHours: 6.9, lastedMs: 3.6e6, shipTypeA: 80, moving: false, asOf: Date.UTC(2020, 0, 1), list: 'A\u001b\u202eB' })).toBe(
      'median distance 57 m, relative speed 0.03 kn, across share 86 %, duration 6.9 h, lasted 1 h 00, ship type A 80, moving no, as of 2020-01-01 00:00 UTC, list A··B',
    )
  })
})

describe('which ship', () => {
  it('is told by number, IMO number, call sign and name in any way of writing it', () => {
    for (const wanted of ['308329000', ' 308329000 ', 'MMSI 308329000', '9404845', 'IMO 9404845', 'imo9404845', 'c6 wz7', 'zenith spirit', 'M/T Zenith-Spirit', 'ZENITHSPIRIT']) {
      expect(whichShip(wanted, whole).id).toBe('308329000')
      expect(whichShip(wanted, alone).id).toBe('308329000')
    }
  })

  it('lists those that are meant by one name, and those that come near', () => {
    const heard = (names: readonly (readonly [string, string])[]): Source =>
      ({ ...whole, findings: { ...whole.findings, ...Object.fromEntries(['rendezvous', 'groups', 'dark', 'identity', 'gaps', 'sparse', 'lone', 'loitering'].map((key) => [key, []])) },
        read: { ...whole.read!, columns: { ...whole.read!.columns, ids: [] }, statics: names.map(([id, name]) => ({ id, t: 0, name })) } })
    const sea = heard([['211000001', 'TWIN'], ['211000002', 'M/V TWIN'], ['211000003', 'TWIN 2'], ['211000004', 'EVER GIVEN'], ['211000005', 'A\u001b[31m\u202eB<img>']])
    expect(() => whichShip('twin', sea)).toThrow(/^2 ships can be meant by "twin"; name one by its number:\n {2}211000001 {2}TWIN\n {2}211000002 {2}M\/V TWIN$/)
    expect(() => whichShip('EVER GIVNE', sea)).toThrow(/no ship that was heard is "EVER GIVNE"[^\n]+:\n {2}211000004 {2}EVER GIVEN$/i)
    expect(() => whichShip('ever', sea)).toThrow(/211000004 {2}EVER GIVEN$/)
    expect(() => whichShip('211000009', sea)).toThrow(/nearest:\n {2}211000001 {2}TWIN\n/)
    expect(() => whichShip('B<img', sea)).toThrow(/211000005 {2}A·\[31m·B<img>$/)
    for (const nothing of ['', '   ', '@@@@', '12', '987654321', 'QQQQQQQQ', 'x'.repeat(10_000)]) expect(() => whichShip(nothing, sea)).toThrow(/^No ship that was heard is "[^\n]{0,40}", by number, call sign or name\.$/)
    expect(() => whichShip('nobody at all', { ...sea, read: undefined })).toThrow(/findings name no others/)
  })

  it('knows every ship that was heard, and of findings those that take part', () => {
    expect(new Set(knownShips(whole).map(({ id }) => id))).toEqual(new Set(whole.read!.columns.ids))
    expect(new Set(knownShips(alone).map(({ id }) => id))).toEqual(new Set([...allFindings(alone.findings).flatMap(vesselsOf), ...alone.findings.particulars.map(({ id }) => id)]))
  })
})

describe('which finding', () => {
  it('is told by a beginning that is no other’s', () => {
    const short = shortIds(whole.findings)
    const all = allFindings(whole.findings)
    expect(short.size).toBe(new Set(all.map(({ id }) => id)).size)
    for (const one of all.filter((_, i) => i % 7 === 0)) expect(whichFinding(short.get(one.id)!, whole).id).toBe(one.id)
    expect(Math.max(...[...short].map(([id, cut]) => cut.length - id.length))).toBe(0)
  })

  it('is offered in quotes where a ship chose a number that a shell would run', () => {
    const [first] = ofKind(whole.findings, 'rendezvous')
    const [a, b] = ['$(touch here)', "x'; id; '"]
    const one = { ...first!, id: `rendezvous:${a}:${b}:1`, vessels: [a, b] as const }
    const { id, vessels } = one
    const sea: Source = { ...alone, findings: { ...whole.findings, rendezvous: [one], meetings: [], groups: [] } }
    expect(shortIds(sea.findings).get(id)).toBe("'rendezvous:$(touch here):x'\\''; id; '\\'':1'")
    const offered = [explainText(one, sea.findings, undefined, 20, 'f.json'), dossierText(dossierOf(vessels[0], sea), sea.findings, 20, 'f.json')].join('\n').match(/darkwake (?:explain|inspect) .*/g)!
    expect(offered.filter((line) => line.includes('touch')).length).toBe(2)
    for (const line of offered) expect(line.replace(/'(?:[^']|'\\'')*'/g, '')).not.toMatch(/[$;()]/)
  })

  it('is the one that stands at a place of the ranked table', () => {
    const { meetings, rendezvous } = whole.findings
    for (const wanted of ['#1', '1', ' #3']) expect(whichFinding(wanted, whole).id).toBe(meetings[Number(/\d/.exec(wanted)![0]) - 1]!.id)
    expect(() => whichFinding(`#${rendezvous.length + 1}`, whole)).toThrow(/the ranked table has [\d,]+ rows\.$/)
    expect(() => whichFinding('#0', whole)).toThrow('There is no #0')
    expect(() => whichFinding('rendezvous:', whole)).toThrow(/findings begin with "rendezvous:"; name one of them:\n {2}rendezvous:/)
    for (const none of ['', 'nope', 'rendezvous:1:2:3']) expect(() => whichFinding(none, whole)).toThrow(/^No finding is "/)
  })
})

/** Nothing raw, nothing unknown shown as a word of the language, no line far too long. */
function isFit(page: string): void {
  expect(page).not.toMatch(/undefined|NaN|null|\[object|Infinity/)
  expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/.test(page)).toBe(false)
  expect(page).not.toMatch(/\b(?:guilty|illegal|smuggl|criminal)/i)
}

describe('page of a ship', () => {
  it('is the same whether much or nothing is listed with all that was weighed', () => {
    const { columns, statics } = whole.read!
    const none: Source = { ...whole, findings: detect({ columns, statics }, { list: { maxAssessed: 0 } }).findings }
    expect(none.findings.meetings.length + none.findings.vessels.length).toBe(0)
    for (const vessel of ['403591000', '308329000', '367761640', '247224200']) {
      const dossier = dossierOf(vessel, none)
      expect(dossier.rendezvous.length + dossier.gaps.length).toBeGreaterThan(0)
      const full = dossierOf(vessel, whole)
      expect({ ...dossier, assessed: undefined }).toEqual({ ...full, assessed: undefined })
      expect(dossier.assessed?.bits).toBe(full.assessed?.bits)
      expect(dossier.meetings.length).toBe(dossier.rendezvous.length)
      expect(dossier.meetings.map(({ factors }) => factors.reduce((sum, { countedBits }) => sum + countedBits, 0))).toEqual(dossier.meetings.map(({ bits }) => bits))
    }
  })

  it('counts what was heard as it stands in the file', () => {
    const { columns } = whole.read!
    for (const vessel of ['403591000', '235010170', '367493850']) {
      const v = columns.ids.indexOf(vessel)
      const own = [...columns.t].filter((_, i) => columns.vessel[i] === v).sort((a, b) => a - b)
      const heard = dossierOf(vessel, whole).heard!
      expect(heard.reports + heard.setAside).toBe(own.length)
      expect([heard.first, heard.last]).toEqual([own[0], own.at(-1)])
      expect(heard.longestSilenceMs).toBe(Math.max(...own.slice(1).map((t, i) => t - own[i]!)))
    }
  })

  it('says first what stands out, and shows all in one time line', () => {
    const page = dossierText(dossierOf('403591000', whole), whole.findings, 20, 'day.csv')
    expect(page.split('\n')[0]).toBe('JALADI   403591000')
    expect(page).toContain('number assigned by Saudi Arabia')
    const order = ['Heard 251 times', 'What stands out', 'AIS shows JALADI (403591000) and EAGLE', 'Contacts, those of most bits first', 'Time line', 'first heard', 'silent; others near', 'last heard', 'Meetings in turn', 'darkwake explain rendezvous:403591000:']
    const places = order.map((text) => page.indexOf(text))
    expect(places.every((at, i) => at > (places[i - 1] ?? -1))).toBe(true)
    const instants = page.slice(page.indexOf('Time line'), page.indexOf('Meetings in turn')).match(/^ {2}2020-01-0\d \d\d:\d\d/gm)!
    expect(instants).toEqual([...instants].sort())
  })

  it('is an honest page where nothing was found', () => {
    const page = dossierText(dossierOf('235010170', whole), whole.findings, 20, 'day.csv')
    expect(page).toMatch(/^AMY C {3}235010170\n {2}IMO 9331505, call sign MKWC7, cargo ships \(70\); number assigned by United Kingdom\.\n {2}Heard 112 times, /)
    expect(page).toMatch(/Found: nothing\..*nothing\s+stands out\.$/s)
    expect(page).not.toContain('explain')
  })

  it('cuts long lists, and says how many are left out', () => {
    const dossier = dossierOf('367761640', whole)
    const page = dossierText(dossier, whole.findings, 3, 'day.csv')
    expect(page).toContain(`… and ${dossier.meetings.length - 3} more: --limit ${dossier.meetings.length} shows all.`)
    expect(dossierText(dossier, whole.findings, 1000, 'day.csv')).not.toContain('more: --limit')
  })

  it('lists groups of up to 8 ships, and counts larger ones', () => {
    const [large] = [...ofKind(whole.findings, 'group')].sort((a, b) => b.vessels.length - a.vessels.length)
    expect(large!.vessels.length).toBeGreaterThan(8)
    const vessel = large!.vessels[0]!.id
    const dossier = dossierOf(vessel, whole)
    const small = { ...large!, id: 'group:small', vessels: idsOf(large!).slice(0, 8) }
    const page = (groups: typeof dossier.groups): string => dossierText({ ...dossier, groups }, whole.findings, 1000, 'day.csv').replace(/\s+/g, ' ')
    expect(page([large!])).toContain('and 1 group of more than 8 ships: crowded harbours.')
    expect(page([large!])).not.toContain('ships linked by contacts')
    expect(page([large!, small, large!])).toMatch(/, 1 group, .*and 2 groups of more than 8 ships: crowded harbours\./)
    expect(page([small])).toMatch(/one of 8 ships linked by contacts/)
    expect(page([small])).not.toContain('crowded')
    // Of a ship of which nothing else was found that is no "nothing".
    const only = { ...dossierOf('235010170', whole), groups: [large!] }
    expect(dossierText(only, whole.findings, 20, 'day.csv')).toContain('Found: 1 group of more than 8 ships: crowded harbours.')
  })

  it('shows nothing raw and nothing unknown as a number, of any ship', () => {
    const ships = knownShips(whole).filter((_, i) => i % 40 === 0)
    for (const { id } of ships) for (const source of [whole, alone]) isFit(dossierText(dossierOf(id, source), source.findings, 10, source.files))
    expect(dossierText(dossierOf('308329000', alone), alone.findings, 10, 'f')).toContain('these are findings alone')
  })

  it('gives findings of that ship alone for a page of her own', () => {
    const only = findingsOf(dossierOf('403591000', whole), whole.findings)
    expect(allFindings(only).every((one) => vesselsOf(one).includes('403591000'))).toBe(true)
    expect(only.gapScores.map(({ gap }) => gap)).toEqual(ofKind(only, 'gap').map(({ id }) => id))
    expect(ofKind(only, 'rendezvous').length).toBe(ofKind(whole.findings, 'rendezvous').filter(({ vessels }) => vessels.includes('403591000')).length)
  })
})

describe('identities and lists', () => {
  const HOSTILE = '\u001b[2JEVENING <b>STAR</b>\u202e'
  const start = Date.UTC(2020, 0, 1)
  const rows = Array.from({ length: 1440 }, (_, k) => {
    const day = k / 240
    return [211000001, new Date(start + k * 360_000).toISOString(), 50 + day * 0.5, -20 + day, day < 3 ? 'NORTHERN LIGHT' : HOSTILE, 9074729, 80, day < 1 ? 9.5 : 12.1].join(',')
  })
  const sea = async (): Promise<Source> => {
    const read = await readCsv(['MMSI,time,lat,lon,name,imo,shiptype,draught', ...rows].join('\n'), { name: 'sea.csv' })
    const { watchlist } = toWatchlist([{ id: 'X1', imo: '9074729', name: 'SOMETHING ELSE' }], { name: 'A LIST' })
    return { read, findings: detect({ columns: read.columns, statics: read.statics, watchlists: [watchlist] }).findings, now: undefined, files: 'sea.csv' }
  }

  it('tell who she said she was over time; a list stands apart and counts nothing', async () => {
    const source = await sea()
    const dossier = dossierOf('211000001', source)
    const page = dossierText(dossier, source.findings, 20, 'sea.csv')
    isFit(page)
    expect(page.split('\n')[0]).toBe('·[2JEVENING <b>STAR</b>·   211000001')
    expect(dossier.said.map(({ name, draughtsM }) => [name, draughtsM])).toEqual([['NORTHERN LIGHT', [9.5, 12.1]], [HOSTILE, [12.1]]])
    expect(page).toMatch(/What she said of herself, which changed 1 time[^\n]*\n {2}2020-01-04 00:00 {4}·\[2JEVENING[^]*\n {2}at first {12}NORTHERN LIGHT, IMO 9074729, tanker \(80\), draught 9\.5, then 12\.1 m/)
    expect(page).toMatch(/\n {2}2020-01-03 23:54 +6 min +0\.5 {2}identity: sending another name \(name NORTHERN LIGHT > ·\[2JEVENING\s+<b>STAR<\/b>·\)/)
    expect(dossier.lists.length).toBeGreaterThan(0)
    expect(dossier.identity.some(({ measures: { rule } }) => rule === 'ID-33')).toBe(false)
    expect(page).toMatch(/On lists: apart from all else, and counts nothing\n[^]*A LIST[^]*not what she\s+did/)
    // What stands out is conduct: a name that changed is half a bit, and a list is none.
    expect(page.slice(page.indexOf('What stands out'), page.indexOf('On lists'))).not.toMatch(/A LIST|another name/)
    for (const one of ofKind(source.findings, 'identity')) {
      const finding = explainText(one, source.findings, evidenceOf(one, source, 6), 20, 'sea.csv')
      isFit(finding)
      if (one.measures.rule === 'ID-33') expect(finding).toContain('Nothing: a list says who she may be')
      if (one.measures.rule === 'ID-10') expect(finding).toMatch(/AIS shows [^]* sending\s+another\s+name[^]*consistent\s+with[^]*also\s+seen\s+with/)
      if (one.measures.rule === 'ID-10') expect(finding).toMatch(/sent name ·\[2JEVENING[^]*sea\.csv\s+line 722/)
    }
  })
})

describe('page of a finding', () => {
  it('is fit to be shown, of any kind, and its numbers add up', () => {
    const byKind = new Map<string, number>()
    for (const one of allFindings(whole.findings)) {
      const seen = byKind.get(one.kind) ?? 0
      byKind.set(one.kind, seen + 1)
      if (seen % 100 !== 0) continue
      for (const source of [whole, alone]) {
        const page = explainText(one, source.findings, evidenceOf(one, source, 6), 50, source.files)
        isFit(page)
        expect(page).toContain(one.id)
        const total = /= +(-?\d+\.\d\d) {2}bits in all/.exec(page)
        if (total === null) {
          expect(page).toContain('are not weighed by themselves')
          continue
        }
        const steps = numbersOf(page.slice(0, total.index).split('\n').map((line) => line.slice(2)))
        expect(Math.round(steps.reduce((sum, [adds]) => sum + adds * 100, 0)) / 100 + 0).toBe(Number(total[1]) + 0)
        // The heading has the finding's own sum, to a tenth.
        expect(Math.abs(Number(/What was weighed \((-?\d+\.\d) bits/.exec(page)![1]) - Number(total[1]))).toBeLessThan(0.0551)
      }
    }
    expect(new Set(byKind.keys())).toEqual(new Set(['rendezvous', 'group', 'gap', 'sparse', 'dark', 'lone-loitering', 'loitering', 'identity', 'assessed-vessel'].filter((kind) => kind !== 'sparse' || ofKind(whole.findings, 'sparse').length > 0)))
  })

  it('shows the reports as they stand in the file, and of a silence those before and after', () => {
    const gap = ofKind(whole.findings, 'gap').find(({ end, vessels: [{ id: vessel }] }) => vessel === '403591000' && end !== undefined)!
    const rows = evidenceOf(gap, whole, 6)!.ships[0]!.rows
    expect(rows.map(({ t }) => t - gap.start > 0)).toEqual([false, false, false, true, true, true])
    expect(rows[2]!.t).toBe(gap.start)
    expect(rows[3]!.t).toBe(gap.end)
    expect(evidenceOf(gap, alone, 6)).toBeUndefined()
  })
})
