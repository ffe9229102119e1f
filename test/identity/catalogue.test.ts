import { describe, expect, it } from 'vitest'
import type { NameOf } from '../../src/evidence/index.js'
import {
  identityKind,
  identityRuleWords,
  listMatchKind,
  makeFinding,
  makeListMatch,
  type Seen,
  IDENTITY_WEIGHTS,
  LIST_CATALOGUE,
  ruleOf,
} from '../../src/identity/evidence/index.js'
import { identitySpells } from '../../src/identity/period/index.js'
import { findIdentityChanges } from '../../src/identity/rule/index.js'
import type { FactorValues, IdentityFinding, IdentityRule } from '../../src/model/index.js'

const WEIGHTS = Object.keys(IDENTITY_WEIGHTS)
const RULES = [...new Set([...WEIGHTS, ...Object.keys(LIST_CATALOGUE)].map(ruleOf))]
const ACCUSES =
  /\b(?:crim|guilt|illegal|illicit|smuggl|fraud|fak|false|forg|spoof|deceiv|decept|evad|evas|conceal|hid|disguis|lie|lying|stolen|suspicious|violat|what ID-)/i
const nameOf: NameOf = ({ id, name }) => (name === undefined ? id : `${name} (${id})`)
const found = (weight: string, more: Partial<Seen> = {}): IdentityFinding =>
  makeFinding({
    weight,
    vessels: ['256865000'],
    start: 0,
    end: 86_400_000,
    observed: {},
    threshold: {},
    spells: [],
    ...more,
  })
const sentenceOf = (finding: IdentityFinding): string => identityKind.sentence(finding, nameOf, IDENTITY_WEIGHTS)

/** What a rule can have observed, as the detectors give it. */
const OBSERVED: Readonly<Record<string, FactorValues>> = {
  'ID-01': { reason: 'wrong-digit', messages: 24 },
  'ID-02': { kept: 'name callSign', messagesBefore: 2000, messagesAfter: 40 },
  'ID-03': { reason: 'no-class' },
  'ID-03:large': { reason: 'not-allocated', lengthM: 180 },
  'ID-05': { disagreementMs: 40 * 86_400_000 },
  'ID-06': { lagMs: 100 * 86_400_000 },
  'ID-10': { messagesBefore: 200, messagesAfter: 1 },
  'ID-11': { imo: '9218478' },
  'ID-11:at-sea': { imo: '9218478', atSea: true },
  'ID-12:3': { imo: '9218478', flags: 3 },
  'ID-12:4': { imo: '9218478', flags: 4 },
  'ID-13': { sameFlag: true },
  'ID-14:length': { imo: '9218478', lengthShare: 0.45, lengthBeforeM: 180, lengthAfterM: 330 },
  'ID-14:type': { imo: '9218478', typeBefore: '7', typeAfter: '8' },
  'ID-14:antenna': { imo: '9218478' },
  'ID-15': { lastedMs: 10 * 86_400_000 },
  'ID-16': { ships: 5, by: 'owner', spreadMs: 19 * 86_400_000 },
  'ID-17': { occasion: 'gap', apartMs: 0, changes: 2 },
  'ID-20:names': { overlapMs: 26 * 3_600_000, names: 2 },
  'ID-20:same': { overlapMs: 26 * 3_600_000, hulls: 2, apartM: 12_345_678 },
  'ID-21': { imo: '9218478', bothOnMs: 10 * 86_400_000, apartMs: 2 * 86_400_000, maxApartM: 250_000 },
  'ID-22': { underWayMs: 8 * 3_600_000, minDistanceM: 12.5 },
  'ID-22:tug': { underWayMs: 8 * 3_600_000, minDistanceM: 12.5 },
  'ID-23': { exchanged: 'name imo', meetingStart: 0, meetingEnd: 3_600_000, minDistanceM: 80 },
  'ID-24': { digitsApart: 1, lengthDifferenceM: 2, comparedWith: 'list' },
  'ID-30': { status: 'dead' },
  'ID-31': { lengthShare: 0.4, typesDiffer: true },
  'ID-32:disowned': { flagStatus: 'disowned' },
  'ID-32:closed': { flagStatus: 'closed' },
  'ID-34': {
    linkageBits: 11.5,
    silentMs: 19 * 86_400_000,
    rivals: 2,
    candidates: 40,
    predecessor: '351004444',
    successor: '312009876',
    distanceM: 13,
  },
  'ID-34:imo': {
    linkageBits: 11.5,
    silentMs: 19 * 86_400_000,
    rivals: 2,
    candidates: 40,
    predecessor: '351004444',
    successor: '312009876',
  },
  'ID-35': { unheardMs: 334 * 86_400_000, lengthM: 250, speedKn: 11 },
  'ID-36': { silentMs: 700 * 86_400_000 },
}

describe('the words of identity rules', () => {
  it('are there for every rule, each its own, and accuse nobody', () => {
    expect(RULES.length).toBeGreaterThan(20)
    const words = RULES.map(identityRuleWords)
    expect(new Set(words).size).toBe(RULES.length)
    for (const one of words) {
      expect(one).not.toMatch(/unknown here/)
      expect(one).not.toMatch(ACCUSES)
    }
  })

  it.each(WEIGHTS)('%s: a sentence and what was observed', (weight) => {
    const sentence = sentenceOf(found(weight))
    expect(sentence).toMatch(
      /^AIS shows 256865000 .*\. That is consistent with a changed or borrowed identity, and also seen with .*\.$/,
    )
    expect(sentence).toContain(identityRuleWords(ruleOf(weight)))
    expect(sentence).toContain(IDENTITY_WEIGHTS[weight]!.innocent[0]!)
    const seen = identityKind.observed![weight]!(OBSERVED[weight]!)
    // What else looks the same may name what is false.
    for (const text of [sentence.split('also seen with')[0], seen]) expect(text).not.toMatch(ACCUSES)
    expect(seen).not.toMatch(/unknown|undefined|NaN|\d{7,}(?<!9218478)|[a-z]M\b|Ms\b/)
  })

  it('say it as people do', () => {
    const seen = (weight: string, values = OBSERVED[weight]!) => identityKind.observed![weight]!(values)
    expect(seen('ID-01')).toBe('its check digit does not fit, in 24 messages')
    expect(seen('ID-10')).toBe('200 messages with the name before, 1 message with the one after')
    expect(seen('ID-14:type')).toBe('Cargo ships before, Tanker(s) after, both under IMO number 9218478')
    expect(seen('ID-17')).toBe('2 changes within an AIS gap')
    expect(seen('ID-17', { occasion: 'rendezvous', apartMs: 3_600_000, changes: 1 })).toBe(
      '1 change 1 h from a rendezvous',
    )
    expect(seen('ID-20:same')).toBe('2 hulls heard at once for 26 h, 12346 km apart')
    expect(seen('ID-23')).toBe(
      'name, IMO number changed over; within 80 m of each other between 1970-01-01 00:00 UTC and 1970-01-01 01:00 UTC',
    )
    expect(seen('ID-34')).toBe('heard 19 d 0 h later, 13 m away, fits with 11.5 bits, 2 other candidates')
  })

  it('come from what detectors find, with every value', () => {
    const sent = (name: string, day: number) => ({
      id: '256865000',
      t: day * 86_400_000,
      name,
      messages: 200,
      lastT: day * 86_400_000 + 72_000_000,
    })
    const [change] = findIdentityChanges({ spells: identitySpells([sent('DAMAVAND', 0), sent('DIAMOND II', 30)]) })
    expect(
      identityKind.sentence({ ...change!, vessels: [{ id: '256865000', hull: 0, name: 'DAMAVAND' }] }, nameOf, {}),
    ).toBe(
      'AIS shows DAMAVAND (256865000) sending another name (name DAMAVAND > DIAMOND II), between 1970-01-01 20:00 ' +
        'UTC and 1970-01-31 00:00 UTC. ' +
        'That is consistent with a changed or borrowed identity, and also seen with sale, charter or rebranding, ' +
        'entry error.',
    )
    expect(identityKind.facts(change!, nameOf)).toEqual([
      ['Rule', 'ID-10'],
      ['Between', '1970-01-01 20:00 UTC and 1970-01-31 00:00 UTC'],
      ['name', 'DAMAVAND > DIAMOND II'],
      ['messages before', '200'],
      ['messages after', '200'],
    ])
  })

  it('take a custom table: its words and its causes', () => {
    const catalogue = {
      ...IDENTITY_WEIGHTS,
      'ID-10': { ...IDENTITY_WEIGHTS['ID-10']!, words: 'with a name of its own', innocent: ['a wedding'] },
    }
    expect(identityKind.sentence(found('ID-10'), nameOf, catalogue)).toMatch(
      /with a name of its own, between .* also seen with a wedding\.$/,
    )
  })

  it('of a rule that is not known here say so, and nothing that a file holds', () => {
    for (const rule of ['ID-99', 'toString', '__proto__', '\u001b[2J']) {
      for (const weight of [rule, 'ID-10']) {
        const one = found('ID-10', { observed: { messages: 1 } })
        const sentence = sentenceOf({ ...one, measures: { ...one.measures, rule: rule as IdentityRule, weight } })
        expect(sentence).toContain('a rule unknown here')
        expect(sentence).toContain('also seen with ordinary changes')
        expect(sentence).not.toContain(rule)
      }
    }
    expect(identityRuleWords('__proto__')).toBe('with what a rule unknown here describes')
  })

  it('stay short and whole, whatever was sent or is missing', () => {
    const long = found('ID-10', {
      differences: [{ field: 'name', from: 'X'.repeat(1000), to: 'Y'.repeat(1000) }],
      start: 5,
      end: 5,
    })
    expect(sentenceOf(long).length).toBeLessThan(400)
    expect(sentenceOf(long)).toContain(', at 1970-01-01 00:00 UTC.')
    for (const values of [
      {},
      {
        imo: 'Z'.repeat(1000),
        reason: '__proto__',
        exchanged: 'Q '.repeat(500),
        overlapMs: 'soon',
        hulls: NaN,
        distanceM: Infinity,
      },
    ]) {
      for (const show of [...Object.values(identityKind.observed!), ...Object.values(listMatchKind.observed!)]) {
        const text = show(values)
        expect(text.length).toBeLessThan(400)
        expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/)
      }
    }
  })
})

describe('the words of list matches', () => {
  const observed = {
    list: 'OFAC SDN',
    entry: '15036',
    by: 'call-sign-name',
    strength: 'moderate',
    listing: 'listed-later',
    listedFrom: Date.UTC(2012, 6, 12),
    asOf: Date.UTC(2026, 2, 22),
  }
  const match = makeListMatch({
    vessels: ['572469210'],
    start: 0,
    end: 86_400_000,
    observed,
    threshold: { listing: 'listed' },
    spells: [],
    differences: [
      { field: 'imo', from: '9187629', to: '9187629' },
      { field: 'name', from: 'ARTAVIL', to: 'SHONA' },
    ],
  })

  it('say who the ship may be, and that it counts nothing', () => {
    const sentence = listMatchKind.sentence(match, nameOf, listMatchKind.catalogue)
    expect(sentence).toBe(
      'AIS shows 572469210 sending what an entry of a list has too (OFAC SDN, entry 15036: moderate match by call ' +
        'sign and name, not yet listed then; IMO number 9187629; ' +
        'name listed as ARTAVIL, sent as SHONA), between 1970-01-01 00:00 UTC and 1970-01-02 00:00 UTC. That is ' +
        'consistent with the listed ship, and also seen with namesake, taken off the list, ' +
        'company number. It says who she may be, not what she did, and counts nothing.',
    )
    expect(sentence).not.toMatch(ACCUSES)
    expect(listMatchKind.sentence(match, nameOf, {})).toBe(sentence)
  })

  it('tell list, entry, match and listing', () => {
    expect(listMatchKind.facts(match, nameOf)).toEqual([
      ['List', 'OFAC SDN'],
      ['Entry', '15036'],
      ['Match', 'moderate, by call sign and name'],
      ['At that time', 'not yet listed then'],
      ['Listed from', '2012-07-12 00:00 UTC'],
      ['List as of', '2026-03-22 00:00 UTC'],
      ['Between', '1970-01-01 00:00 UTC and 1970-01-02 00:00 UTC'],
      ['IMO number', '9187629'],
      ['name', 'listed as ARTAVIL, sent as SHONA'],
    ])
  })
})
