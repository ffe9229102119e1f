import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { scoreOf } from '../../src/evidence/index.js'
import { explain, findingById, namesOf, rankedFindings, rankOf, sentenceOf } from '../../src/explain/index.js'
import { toWatchlist } from '../../src/identity/watchlist/index.js'
import { addCsv } from '../../src/io/csv/index.js'
import { createReading, finishReading } from '../../src/io/reading/index.js'
import { inOrderOfOpening, isFolded, isPinned, KINDS, openingOdds, type Finding } from '../../src/stages/index.js'
import { factor, findingsOf, group, inPort, listed, meeting, night, odd, scored, slow } from '../report/fixture.js'
import { silence } from '../report/gapFixture.js'

const particulars = [
  { id: '111', hull: 0, name: 'ALFA' },
  { id: '333', hull: 0, name: 'CHARLIE' },
]
const items = [
  meeting({ score: scored(4), links: ['gap:555:0'] }),
  meeting({ start: 5, score: scored(-1) }),
  group,
  slow,
  odd,
  listed,
  inPort,
  silence(),
]
const findings = findingsOf({ items, particulars })
const of = (id: string): Finding => findingById(findings, id)!

describe('explain', () => {
  it('puts a finding into words, with what was weighed and its place', () => {
    const found = of(meeting().id)
    const explained = explain(found, findings)
    expect(explained).toMatchObject({
      id: found.id,
      kind: 'rendezvous',
      label: 'rendezvous',
      vessels: ['ALFA', '222'],
      bits: 4,
      band: 'moderate',
      odds: openingOdds(found, findings),
      links: ['gap:555:0'],
      indicator: 'An indicator, never a verdict.',
    })
    expect(explained.rank).toBe(rankOf(found, findings))
    expect(explained.sentence).toMatch(/^AIS shows ALFA and 222 .*; consistent with .*; also seen with .*\.$/)
    expect(explained.evidence.map(({ id, label, countedBits }) => [id, label, countedBits])).toEqual([
      ['contact:near', 'distance: near', 2],
      ['duration:long', 'duration: long', 2],
    ])
    expect(explained.evidence[0]).toMatchObject({
      family: 'contact',
      observed: '60 m between antennas',
      comparedWith: '',
    })
    expect(explained.evidence[0]!.innocent.length).toBeGreaterThan(0)
  })

  it('tells place, light, harbour, coast, zones and numbers of all kinds alike, after what the kind measures', () => {
    const context = {
      harbourDistanceM: 81_000,
      harbourKind: 'anchorage',
      coastDistanceM: 30_500,
      zones: ['Area', 'EEZ'],
      night,
    } as const
    for (const one of items) {
      const { facts } = explain({ ...one, context } as Finding, findings)
      const common = facts.slice(-6)
      expect(common.map(([what]) => what)).toEqual([
        'Place',
        'Harbour',
        'Land',
        'Zones',
        'Darkness',
        one.vessels.length === 1 ? 'MMSI' : 'MMSIs',
      ])
      expect(common.slice(1, 5).map(([, value]) => value)).toEqual([
        '81 km to the nearest known anchorage',
        '31 km',
        'Area, EEZ',
        '70 % of the time (sun below -6°), 30 % with the moon up',
      ])
      expect(common[0]![1]).toMatch(one.lon === undefined ? /^not known$/ : /^\d+\.\d{4}° [NS], \d+\.\d{4}° [EW]$/)
    }
    const within = explain(
      { ...meeting(), context: { harbourDistanceM: 0, harbourKind: 'port', coastDistanceM: 0, zones: [], night } },
      findings,
    ).facts
    expect(within).toContainEqual(['Harbour', 'within a known port'])
    expect(within).toContainEqual(['Land', 'on land, by the coastline that was given'])
  })

  it('has the words of weights that were given, and of what no catalogue has its name', () => {
    const one = meeting({
      score: scoreOf([factor('contact:near', 1), factor('moon-phase:full', 1, { lengthM: 1200, heardShare: 0.5 })]),
    })
    const given = {
      'contact:near': { family: 'own', label: 'own label', source: 'own source', innocent: ['own cause'] },
    }
    const { evidence, sentence } = explain(one, findingsOf({ items: [one], catalogue: given }))
    expect(evidence.map(({ label, source, innocent, observed }) => [label, source, innocent, observed])).toEqual([
      ['own label', 'own source', ['own cause'], ''],
      ['moon phase: full', '', [], 'length 1.2 km, heard share 50 %'],
    ])
    expect(sentence).toContain('own cause')
  })

  it('names ships in what was observed', () => {
    const one = meeting({
      score: scoreOf([factor('gap:telling', 1, { vessel: '111', when: 'before', gapHours: 2, gapBits: 9 })]),
    })
    expect(explain(one, findingsOf({ items: [one], particulars })).evidence[0]!.observed).toContain(
      'AIS gap of ALFA for 2 h',
    )
  })

  it('takes names that are given, names as they were when a finding began, and cuts what is none', () => {
    expect(sentenceOf(of(meeting().id), findings, ({ id }) => `<${id}>`)).toContain('<111> and <222>')
    const renamed = findingsOf({
      items: [meeting({ start: 5 }), meeting({ start: 50 })],
      particulars: [
        { id: '222', hull: 0, end: 10, name: 'OLD' },
        { id: '222', hull: 0, start: 10, name: 'N'.repeat(1000) },
      ],
    })
    const [early, late] = [5, 50].map((start) => findingById(renamed, meeting({ start }).id)!)
    expect(namesOf(early!, renamed)({ id: '222' })).toBe('OLD')
    expect(namesOf(late!, renamed)({ id: '222' })).toBe(`${'N'.repeat(60)}…`)
    expect(namesOf(early!, renamed)({ id: '999' })).toBe('999')
    expect(
      namesOf(meeting(), findingsOf({ particulars: [{ id: '222', hull: 0, name: '  ' }] }))({ id: '222', hull: 1 }),
    ).toBe('222')
  })

  it('says of a finding that has no place among these what it says of any, without a rank', () => {
    const { rank, sentence } = explain(meeting({ start: 77 }), findings)
    expect([rank, sentence.startsWith('AIS shows ALFA')]).toEqual([undefined, true])
  })

  it('takes kinds that it does not know', () => {
    const strange = {
      ...slow,
      kind: 'meteor-strike',
      score: { bits: 3, band: 'weak' },
      measures: {},
    } as unknown as Finding
    const explained = explain(strange, findingsOf({ items: [strange] }))
    expect(explained).toMatchObject({ label: 'meteor strike', rank: 1, bits: 3, evidence: [], links: [] })
    expect(explained).not.toHaveProperty('odds')
    expect(explained.sentence).toContain('"meteor-strike"')
  })

  it.each(['__proto__', 'constructor', 'toString'])('takes %j as an id, a number and evidence', (word) => {
    const one = meeting({ id: word, vessels: [word, 'x'], score: scoreOf([factor(word, 1)]), links: [word] })
    const found = findingsOf({ items: [one], catalogue: {} })
    expect(explain(one, found)).toMatchObject({
      id: word,
      rank: 1,
      vessels: [word, 'x'],
      evidence: [{ id: word, label: word }],
    })
    expect(findingById(found, word)).toEqual(one)
    expect(findingById(findings, word)).toBeUndefined()
  })
})

describe('ranks', () => {
  it('are places in the list; list matches and contacts in ports have none', () => {
    const ranks = findings.items.map((one) => rankOf(one, findings))
    expect(ranks.filter((rank) => rank !== undefined)).toEqual([1, 2, 3, 4, 5, 6])
    findings.items.forEach((one, i) =>
      expect(ranks[i] === undefined).toBe(isPinned(one) || one.kind === 'port-contact'),
    )
    rankedFindings(findings).forEach((one, i) => expect(rankOf(one, findings)).toBe(i + 1))
  })

  it('of one list do not follow another', () => {
    const fewer = { ...findings, items: findings.items.slice(2) }
    expect(rankOf(fewer.items[0]!, fewer)).toBe(1)
  })
})

describe('on real data', async () => {
  const reading = createReading()
  const name = 'san-francisco-bay-2020-01-01.csv.gz'
  await addCsv(reading, createReadStream(fileURLToPath(new URL(`../../examples/data/${name}`, import.meta.url))), {
    name,
  })
  const read = finishReading(reading)
  const records = [...read.statics]
    .flatMap(({ imo }) => imo ?? [])
    .slice(0, 3)
    .map((imo) => ({ imo }))
  const { watchlist } = toWatchlist(records, { name: 'A list' })
  const found = detect({ ...read, watchlists: [watchlist] }).findings

  it('says of every finding what AIS shows, what that is consistent with, and what else looks the same', () => {
    expect(new Set(found.items.map(({ kind }) => kind)).size).toBeGreaterThan(3)
    for (const one of found.items) {
      const { sentence, facts, evidence, bits, label } = explain(one, found)
      expect(sentence).toMatch(/^AIS shows .*consistent with .*also seen with .*\.$/)
      expect(sentence + JSON.stringify([facts, evidence])).not.toMatch(/undefined|NaN|Infinity|\[object/)
      if (evidence.length > 0) expect(evidence.reduce((sum, { countedBits }) => sum + countedBits, 0)).toBe(bits)
      for (const line of evidence) expect([line.label, line.source, line.observed]).not.toContain('')
      expect(KINDS.map((kind) => kind.label)).toContain(label)
    }
  })

  it('is plain JSON', () => {
    for (const one of found.items.slice(0, 50))
      expect(JSON.parse(JSON.stringify(explain(one, found)))).toEqual(explain(one, found))
  })

  it('stands in one order', () => {
    expect(inOrderOfOpening([...found.items].reverse(), found)).toEqual(found.items)
    const odds = rankedFindings(found)
      .filter((one) => !isFolded(one))
      .map((one) => openingOdds(one, found))
    expect([...odds].sort((a, b) => b - a)).toEqual(odds)
  })
})
