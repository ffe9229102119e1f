import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { evidenceOf, explainText, shipScoreText, waterfallText } from '../../src/cli/explain/index.js'
import { dossierOf, findingsOf, ofKinds, dossierText } from '../../src/cli/inspect/index.js'
import { type Source, shortIds, tabled, whichFinding, knownShips, whichShip } from '../../src/cli/run/index.js'
import { WIDTH, wrap, printable } from '../../src/cli/terminal/index.js'
import { detect } from '../../src/detect/index.js'
import type { EvidenceLine } from '../../src/explain/index.js'
import { toWatchlist } from '../../src/identity/watchlist/index.js'
import { readCsv } from '../../src/io/csv/index.js'
import { idsOf, ofKind, type RendezvousGroup } from '../../src/model/index.js'
import type { Finding, Findings } from '../../src/stages/index.js'
import { valuesText } from '../../src/text/index.js'

// A real day off Galveston: rendezvous, contacts in ports, AIS gaps, dark rendezvous, ships alone, groups, odd numbers.
const file = new URL('../../examples/data/galveston-2020-01-01.csv.gz', import.meta.url)
let whole: Source
let alone: Source

beforeAll(async () => {
  const read = await readCsv(readFileSync(file), { name: 'day.csv' })
  const { findings, scene } = detect(read)
  whole = { read, findings, scene, files: 'day.csv' }
  alone = { read: undefined, findings, scene: undefined, files: 'findings.json' }
})

const line = (id: string, bits: number, countedBits: number): EvidenceLine => ({
  id,
  label: id,
  family: 'place',
  bits,
  countedBits,
  observed: 'coast distance 1.2 km',
  comparedWith: '',
  source: 's',
  innocent: [],
})

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
        const lines = waterfallText(
          all.map((one, i) => line(`f${i}`, one, one)),
          limit,
        )
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
    expect(waterfallText([line('a', 1, 1), line('b', 0.5, 0)], 9).join(' ')).toMatch(
      /0\.00 +b – coast distance 1\.2 km \(\+0\.50 alone, +but the best of its/,
    )
  })
})

describe('layout', () => {
  it('breaks no word that fits a line, and loses none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,120}$/), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (words, indent) => {
          const lines = wrap(words.join(' '), indent).split('\n')
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(WIDTH)
          expect(lines.map((line) => line.slice(indent)).join('')).toBe(lines.map((line) => line.trim()).join(''))
          expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''))
        },
      ),
    )
  })

  it('says what a value is, with its unit, and nothing from the air raw', () => {
    expect(
      printable(
        valuesText({
          medianDistanceM: 57.4,
          relativeSpeedKn: 0.03,
          acrossShare: 0.86,
          durationHours: 6.9,
          lastedMs: 3.6e6,
          shipTypeA: 80,
          moving: false,
          asOf: Date.UTC(2020, 0, 1),
          list: 'A\u001b\u202eB',
        }),
      ),
    ).toBe(
      'median distance 57 m, relative speed 0.03 kn, across share 86 %, duration 6.9 h, lasted 1 h, ship type a ' +
        '80, moving no, as of 2020-01-01 00:00 UTC, list A··B',
    )
  })
})

describe('which ship', () => {
  it('is told by number, IMO number, call sign and name in any way of writing it', () => {
    for (const wanted of [
      '308329000',
      ' 308329000 ',
      'MMSI 308329000',
      '9404845',
      'IMO 9404845',
      'imo9404845',
      'c6 wz7',
      'zenith spirit',
      'M/T Zenith-Spirit',
      'ZENITHSPIRIT',
    ]) {
      expect(whichShip(wanted, whole).id).toBe('308329000')
      expect(whichShip(wanted, alone).id).toBe('308329000')
    }
  })

  it('lists those that are meant by one name, and those that come near', () => {
    const heard = (names: readonly (readonly [string, string])[]): Source => ({
      ...whole,
      findings: { ...whole.findings, items: [], ships: [] },
      read: {
        ...whole.read!,
        columns: { ...whole.read!.columns, ids: [] },
        statics: names.map(([id, name]) => ({ id, t: 0, name })),
      },
    })
    const sea = heard([
      ['211000001', 'TWIN'],
      ['211000002', 'M/V TWIN'],
      ['211000003', 'TWIN 2'],
      ['211000004', 'EVER GIVEN'],
      ['211000005', 'A\u001b[31m\u202eB<img>'],
    ])
    expect(() => whichShip('twin', sea)).toThrow(
      /^2 ships can be meant by "twin"; name one by its number:\n {2}211000001 {2}TWIN\n {2}211000002 {2}M\/V TWIN$/,
    )
    expect(() => whichShip('EVER GIVNE', sea)).toThrow(
      /no ship that was heard is "EVER GIVNE"[^\n]+:\n {2}211000004 {2}EVER GIVEN$/i,
    )
    expect(() => whichShip('ever', sea)).toThrow(/211000004 {2}EVER GIVEN$/)
    expect(() => whichShip('211000009', sea)).toThrow(/nearest:\n {2}211000001 {2}TWIN\n/)
    expect(() => whichShip('B<img', sea)).toThrow(/211000005 {2}A·\[31m·B<img>$/)
    for (const nothing of ['', '   ', '@@@@', '12', '987654321', 'QQQQQQQQ', 'x'.repeat(10_000)])
      expect(() => whichShip(nothing, sea)).toThrow(
        /^No ship that was heard is "[^\n]{0,40}", by number, call sign or name\.$/,
      )
    expect(() => whichShip('nobody at all', { ...sea, read: undefined })).toThrow(/findings name no others/)
  })

  it('knows every ship that was heard, and of findings those that take part', () => {
    expect(new Set(knownShips(whole).map(({ id }) => id))).toEqual(new Set(whole.read!.columns.ids))
    expect(new Set(knownShips(alone).map(({ id }) => id))).toEqual(
      new Set(alone.findings.items.flatMap((one) => idsOf(one))),
    )
  })
})

describe('which finding', () => {
  it('is told by a beginning that is no other’s', () => {
    const short = shortIds(whole.findings)
    const all = whole.findings.items
    expect(short.size).toBe(new Set(all.map(({ id }) => id)).size)
    for (const one of all.filter((_, i) => i % 7 === 0)) expect(whichFinding(short.get(one.id)!, whole).id).toBe(one.id)
    expect(Math.max(...[...short].map(([id, cut]) => cut.length - id.length))).toBe(0)
  })

  it('is offered in quotes where a ship chose a number that a shell would run', () => {
    const [first] = ofKind(whole.findings, 'rendezvous')
    const [a, b] = ['$(touch here)', "x'; id; '"]
    const one = {
      ...first!,
      id: `rendezvous:${a}:${b}:1`,
      vessels: [
        { id: a!, hull: 0 },
        { id: b!, hull: 0 },
      ] as const,
    }
    const { id } = one
    const sea: Source = { ...alone, findings: { ...whole.findings, items: [one], ships: [] } }
    expect(shortIds(sea.findings).get(id)).toBe("'rendezvous:$(touch here):x'\\''; id; '\\'':1'")
    const offered = [
      explainText(one, sea.findings, undefined, 20, 'f.json'),
      dossierText(dossierOf(a!, sea), sea.findings, 20, 'f.json'),
    ]
      .join('\n')
      .match(/darkwake (?:explain|inspect) .*/g)!
    expect(offered.filter((line) => line.includes('touch')).length).toBe(2)
    for (const line of offered) expect(line.replace(/'(?:[^']|'\\'')*'/g, '')).not.toMatch(/[$;()]/)
  })

  it('is the one that stands at a place of the table', () => {
    const { items } = whole.findings
    for (const wanted of ['#1', '1', ' #3'])
      expect(whichFinding(wanted, whole).id).toBe(items[Number(/\d/.exec(wanted)![0]) - 1]!.id)
    const rows = tabled(whole.findings)
    expect(rows).toEqual(items.slice(0, rows.length))
    expect(whichFinding(`#${rows.length}`, whole)).toBe(rows.at(-1))
    // Contacts with more against than for them are folded there.
    expect(items.length - rows.length).toBeGreaterThan(500)
    expect(() => whichFinding(`#${rows.length + 1}`, whole)).toThrow(
      `There is no #${rows.length + 1}: the table has ${rows.length} rows.`,
    )
    expect(() => whichFinding('#0', whole)).toThrow('There is no #0')
    expect(() => whichFinding('rendezvous:', whole)).toThrow(
      /findings begin with "rendezvous:"; name one of them:\n {2}rendezvous:/,
    )
    for (const none of ['', 'nope', 'rendezvous:1:2:3'])
      expect(() => whichFinding(none, whole)).toThrow(/^No finding is "/)
  })
})

/** Nothing raw, nothing unknown shown as a word of the language, no line far too long. */
function isFit(page: string): void {
  expect(page).not.toMatch(/undefined|NaN|null|\[object|Infinity/)
  expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/.test(page)).toBe(false)
  expect(page).not.toMatch(/\b(?:guilty|illegal|smuggl|criminal)/i)
}

describe('page of a ship', () => {
  it('is the same whether contacts in ports are kept in brief or whole', () => {
    const full = detect(whole.read!, { list: { portContacts: 'full' } })
    const other: Source = { ...whole, ...full }
    for (const vessel of ['403591000', '308329000', '367761640', '247224200']) {
      const { findings, timeLine, ...dossier } = dossierOf(vessel, whole)
      const { findings: kinds, timeLine: lines, ...same } = dossierOf(vessel, other)
      expect(dossier).toEqual(same)
      const inBrief = new Set(ofKind(whole.findings, 'port-contact').map(({ id }) => id))
      const weighed = (list: typeof findings): Finding[] =>
        list.flatMap(({ items }) => items.filter(({ id }) => !inBrief.has(id)))
      expect(weighed(findings)).toEqual(weighed(kinds))
      expect(weighed(findings).length).toBeGreaterThan(0)
      expect(timeLine.map(({ id, start, bits }) => [id, start, bits])).toEqual(
        lines.map(({ id, start, bits }) => [id, start, bits]),
      )
    }
    expect(ofKinds(dossierOf('367761640', whole), 'port-contact').length).toBeGreaterThan(5)
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
    const order = [
      'Heard 251 times',
      'What stands out',
      'AIS shows JALADI (403591000) and EAGLE',
      'Contacts, those of most bits first',
      'Time line',
      'first heard',
      'silent; others are heard there',
      'last heard',
      'Rendezvous in turn',
      'darkwake explain rendezvous:403591000:',
    ]
    const places = order.map((text) => page.indexOf(text))
    expect(places.every((at, i) => at > (places[i - 1] ?? -1))).toBe(true)
    const instants = page
      .slice(page.indexOf('Time line'), page.indexOf('Rendezvous in turn'))
      .match(/^ {2}2020-01-0\d \d\d:\d\d/gm)!
    expect(instants).toEqual([...instants].sort())
  })

  it('is an honest page where nothing was found', () => {
    const page = dossierText(dossierOf('235010170', whole), whole.findings, 20, 'day.csv')
    expect(page).toMatch(
      /^AMY C {3}235010170\n {2}IMO 9331505, call sign MKWC7, cargo ships \(70\); number assigned by United Kingdom\.\n {2}Heard 112 times, /,
    )
    expect(page).toMatch(/Found: nothing\..*nothing\s+stands out\.$/s)
    expect(page).not.toContain('explain')
  })

  it('cuts long lists, and says how many are left out', () => {
    const dossier = dossierOf('367761640', whole)
    const page = dossierText(dossier, whole.findings, 3, 'day.csv')
    const contacts = ofKinds(dossier, 'rendezvous', 'port-contact').length
    expect(page).toContain(`… and ${contacts - 3} more: --limit ${contacts} shows all.`)
    expect(dossierText(dossier, whole.findings, 1000, 'day.csv')).not.toContain('more: --limit')
  })

  it('lists groups of up to 8 ships, and counts larger ones', () => {
    const [large] = [...ofKind(whole.findings, 'group')].sort((a, b) => b.vessels.length - a.vessels.length)
    expect(large!.vessels.length).toBeGreaterThan(8)
    const vessel = large!.vessels[0]!.id
    const small: RendezvousGroup = { ...large!, id: 'group:small', vessels: large!.vessels.slice(0, 8) }
    const among = (...groups: readonly RendezvousGroup[]): Findings => ({
      ...whole.findings,
      items: [...whole.findings.items.filter(({ kind }) => kind !== 'group'), ...groups],
    })
    const page = (...groups: readonly RendezvousGroup[]): string =>
      dossierText(
        dossierOf(vessel, { ...whole, findings: among(...groups) }),
        among(...groups),
        1000,
        'day.csv',
      ).replace(/\s+/g, ' ')
    expect(page(large!)).toContain('and 1 group of more than 8 ships: crowded harbours.')
    expect(page(large!)).not.toContain('ships linked by rendezvous')
    expect(page(large!, small, { ...large!, id: 'group:second' })).toMatch(
      /, 1 rendezvous group, .*and 2 groups of more than 8 ships: crowded harbours\./,
    )
    expect(page(small)).toMatch(/one of 8 ships linked by rendezvous/)
    expect(page(small)).not.toContain('crowded')
    // Of a ship of which nothing else was found that is no "nothing".
    const only = among({ ...large!, vessels: [...large!.vessels, { id: '235010170', hull: 0 }] })
    expect(dossierText(dossierOf('235010170', { ...whole, findings: only }), only, 20, 'day.csv')).toContain(
      'Found: 1 group of more than 8 ships: crowded harbours.',
    )
  })

  it('shows nothing raw and nothing unknown as a number, of any ship', () => {
    const ships = knownShips(whole).filter((_, i) => i % 40 === 0)
    for (const { id } of ships)
      for (const source of [whole, alone]) isFit(dossierText(dossierOf(id, source), source.findings, 10, source.files))
    expect(dossierText(dossierOf('308329000', alone), alone.findings, 10, 'f')).toContain('these are findings alone')
  })

  it('gives findings of that ship alone for a page of her own', () => {
    const only = findingsOf(dossierOf('403591000', whole), whole.findings)
    expect(only.items).toEqual(whole.findings.items.filter((one) => idsOf(one).includes('403591000')))
    expect(only.items.length).toBeGreaterThan(10)
    expect(new Set(only.ships.map(({ id }) => id))).toEqual(new Set(only.items.flatMap((one) => idsOf(one))))
  })
})

describe('identities and lists', () => {
  const HOSTILE = '\u001b[2JEVENING <b>STAR</b>\u202e'
  const start = Date.UTC(2020, 0, 1)
  const rows = Array.from({ length: 1440 }, (_, k) => {
    const day = k / 240
    return [
      211000001,
      new Date(start + k * 360_000).toISOString(),
      50 + day * 0.5,
      -20 + day,
      day < 3 ? 'NORTHERN LIGHT' : HOSTILE,
      9074729,
      80,
      day < 1 ? 9.5 : 12.1,
    ].join(',')
  })
  const sea = async (): Promise<Source> => {
    const read = await readCsv(['MMSI,time,lat,lon,name,imo,shiptype,draught', ...rows].join('\n'), { name: 'sea.csv' })
    const { watchlist } = toWatchlist([{ id: 'X1', imo: '9074729', name: 'SOMETHING ELSE' }], { name: 'A LIST' })
    return { read, ...detect({ ...read, watchlists: [watchlist] }), files: 'sea.csv' }
  }

  it('show what she sent of herself over time; a list stands apart and counts nothing', async () => {
    const source = await sea()
    const dossier = dossierOf('211000001', source)
    const page = dossierText(dossier, source.findings, 20, 'sea.csv')
    isFit(page)
    expect(page.split('\n')[0]).toBe('·[2JEVENING <b>STAR</b>·   211000001')
    expect(dossier.identities.map(({ name, draughtsM }) => [name, draughtsM])).toEqual([
      ['NORTHERN LIGHT', [9.5, 12.1]],
      [HOSTILE, [12.1]],
    ])
    expect(page).toMatch(
      /What she sent of herself, which changed 1 time[^\n]*\n {2}2020-01-04 00:00 {4}·\[2JEVENING[^]*\n {2}at first {12}NORTHERN LIGHT, IMO 9074729, tanker \(80\), draught 9\.5, then 12\.1 m/,
    )
    expect(page).toMatch(
      /\n {2}2020-01-03 23:54 +6 min +0\.5 {2}identity: sending another name \(name NORTHERN LIGHT > ·\[2JEVENING\s+<b>STAR<\/b>·\)/,
    )
    expect(ofKinds(dossier, 'list-match').length).toBeGreaterThan(0)
    expect(ofKinds(dossier, 'identity').length).toBeGreaterThan(0)
    expect(ofKinds(dossier, 'list-match').every((one) => one.score === undefined)).toBe(true)
    expect(page).toMatch(/On lists: apart from all else, and counts nothing\n[^]*A LIST[^]*not what she\s+did/)
    // What stands out is conduct: a name that changed is half a bit, and a list is none.
    expect(page.slice(page.indexOf('What stands out'), page.indexOf('On lists'))).not.toMatch(/A LIST|another name/)
    for (const one of [...ofKind(source.findings, 'identity'), ...ofKind(source.findings, 'list-match')]) {
      const finding = explainText(one, source.findings, evidenceOf(one, source, 6), 20, 'sea.csv')
      isFit(finding)
      if (one.kind === 'list-match') expect(finding).toContain('Nothing: a list says who she may be')
      else if (one.measures.rule === 'ID-10') {
        expect(finding).toMatch(/AIS shows [^]* sending\s+another\s+name[^]*consistent\s+with[^]*also\s+seen\s+with/)
        expect(finding).toMatch(/sent name ·\[2JEVENING[^]*sea\.csv\s+line 722/)
      }
    }
    expect(ofKind(source.findings, 'identity').some(({ measures }) => measures.rule === 'ID-10')).toBe(true)
  })
})

describe('page of a finding', () => {
  it('is fit to be shown, of any kind, and its numbers add up', () => {
    const byKind = new Map<string, number>()
    for (const one of whole.findings.items) {
      const seen = byKind.get(one.kind) ?? 0
      byKind.set(one.kind, seen + 1)
      if (seen % 100 !== 0) continue
      for (const source of [whole, alone]) {
        const page = explainText(one, source.findings, evidenceOf(one, source, 6), 50, source.files)
        isFit(page)
        expect(page).toContain(one.id)
        const total = /= +(-?\d+\.\d\d) {2}bits in all/.exec(page)
        if (total === null) {
          expect(page).toContain(
            one.kind === 'port-contact'
              ? 'Only the sum of a contact in a port is kept'
              : 'are not weighed by themselves',
          )
          continue
        }
        const steps = numbersOf(
          page
            .slice(0, total.index)
            .split('\n')
            .map((line) => line.slice(2)),
        )
        expect(Math.round(steps.reduce((sum, [adds]) => sum + adds * 100, 0)) / 100 + 0).toBe(Number(total[1]) + 0)
        // The heading has the finding's own sum, to a tenth.
        expect(Math.abs(Number(/What was weighed \((-?\d+\.\d) bits/.exec(page)![1]) - Number(total[1]))).toBeLessThan(
          0.0551,
        )
      }
    }
    expect(new Set(byKind.keys())).toEqual(
      new Set([
        'rendezvous',
        'port-contact',
        'group',
        'gap',
        'sparse',
        'dark-rendezvous',
        'lone-loitering',
        'loitering',
        'identity',
      ]),
    )
  })

  it('shows the reports as they stand in the file, and of a silence those before and after', () => {
    const gap = ofKind(whole.findings, 'gap').find(
      ({ end, vessels: [{ id: vessel }] }) => vessel === '403591000' && end !== undefined,
    )!
    const rows = evidenceOf(gap, whole, 6)!.ships[0]!.rows
    expect(rows.map(({ t }) => t - gap.start > 0)).toEqual([false, false, false, true, true, true])
    expect(rows[2]!.t).toBe(gap.start)
    expect(rows[3]!.t).toBe(gap.end)
    expect(evidenceOf(gap, alone, 6)).toBeUndefined()
  })

  it('may be that of a ship as a whole, by the name that she sent last', () => {
    const { ships } = whole.findings
    for (const { id, score } of ships.filter((_, i) => i % 40 === 0)) {
      const page = shipScoreText(id, whole.findings, 50, 'day.csv')
      isFit(page)
      if (score === undefined) expect(page).toContain('Nothing: no finding of hers is weighed.')
      else expect(Number(/= +(-?\d+\.\d\d) {2}bits in all/.exec(page)![1])).toBeCloseTo(score.bits, 1)
    }
    expect(shipScoreText('403591000', whole.findings, 50, 'day.csv')).toMatch(/^JALADI \(403591000\)\n/)
    expect(whichFinding('ship:403591000', whole).id).toBe('403591000')
  })

  it('has a rank where the table of detect has it, and what is longer than its column on a line of its own', () => {
    const page = (one: Finding): string => explainText(one, whole.findings, undefined, 5, 'day.csv')
    const rows = tabled(whole.findings)
    expect(page(rows[2]!)).toContain(`, #3 of ${rows.length}\n`)
    expect(page(whole.findings.items.at(-1)!)).not.toMatch(/#\d/)
    expect(page(ofKind(whole.findings, 'dark-rendezvous')[0]!)).toMatch(/\n {2}AIS gap of \S.*\(\d+\)\n {20,}\d+ h/)
  })
})
