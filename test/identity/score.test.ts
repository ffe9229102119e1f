import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  makeFinding,
  fitIdentityWeights,
  scoreIdentity,
  weighIdentity,
  IDENTITY_WEIGHTS,
  ruleOf,
} from '../../src/identity/evidence/index.js'
import type { Catalogue, IdentityFinding } from '../../src/model/index.js'
import { shuffled } from '../helpers/tracks.js'

const KEYS = Object.keys(IDENTITY_WEIGHTS)

/** A finding of a weight, on a vessel, at an instant. */
const found = (weight: string, start = 0, links: readonly string[] = []): IdentityFinding =>
  makeFinding({ weight, vessels: ['256865000'], start, end: start + 1, observed: {}, threshold: {}, spells: [], links })

const findings = fc
  .array(fc.tuple(fc.constantFrom(...KEYS), fc.integer({ min: 0, max: 3 })), { maxLength: 25 })
  .map((list) => list.map(([key, start]) => found(key, start)))

describe('scoreIdentity', () => {
  it('adds up exactly, in any order, and counts at most two rules a family, each once', () => {
    fc.assert(
      fc.property(findings, fc.nat(), (list, seed) => {
        const score = scoreIdentity(list)
        expect(scoreIdentity(shuffled(list, seed))).toEqual(score)
        expect(score.factors.reduce((sum, { countedBits }) => sum + countedBits, 0)).toBe(score.bits)
        expect(Number.isInteger(score.bits * 256)).toBe(true)
        expect(score.factors).toHaveLength(new Set(list.map(({ id }) => id)).size)
        const families = new Map<string, string[]>()
        for (const { family, id, countedBits } of score.factors)
          if (countedBits !== 0) families.set(family, [...(families.get(family) ?? []), ruleOf(id)])
        for (const rules of families.values()) {
          expect(rules.length).toBeLessThanOrEqual(2)
          expect(new Set(rules).size).toBe(rules.length)
        }
      }),
    )
  })

  it('is never lowered by a further finding, and nothing is none', () => {
    expect(scoreIdentity([])).toEqual({ bits: 0, band: 'none', factors: [] })
    fc.assert(
      fc.property(findings, fc.constantFrom(...KEYS), (list, key) => {
        expect(scoreIdentity([...list, found(key, 9)]).bits).toBeGreaterThanOrEqual(scoreIdentity(list).bits)
      }),
    )
  })

  it('counts two weights of one rule once: they are one cause', () => {
    expect(scoreIdentity([found('ID-14:length'), found('ID-14:type', 5), found('ID-10', 7)]).bits).toBe(2.5)
    expect(scoreIdentity([found('ID-11'), found('ID-11:at-sea', 5)]).bits).toBe(2)
  })

  it('calls nothing strong that rests on one family', () => {
    const change = ['ID-02', 'ID-12:4', 'ID-11:at-sea'].map((key) => found(key))
    expect(scoreIdentity(change)).toMatchObject({ bits: 6, band: 'moderate' })
    expect(scoreIdentity([...change, found('ID-01')]).band).toBe('moderate')
    expect(scoreIdentity([...change, found('ID-05')])).toMatchObject({ bits: 7, band: 'strong' })
  })

  it(
    'counts a change together with a silence twice, once as the change and once as the coincidence; no family of ' +
      'its own',
    () => {
      const changes = [found('ID-12:4'), found('ID-02', 1), found('ID-10', 2)]
      const timing = found(
        'ID-17',
        0,
        changes.map(({ id }) => id),
      )
      const score = scoreIdentity([...changes, timing])
      expect(score.bits).toBe(12)
      expect(score.band).toBe('moderate')
      expect(score.factors.find(({ id }) => id === 'ID-17')).toMatchObject({ bits: 6, countedBits: 6 })
      expect(scoreIdentity([timing]).bits).toBe(0)
    },
  )

  it('takes weights of the caller, with a prototype or without, and asks for limits in order', () => {
    const weights = { ...IDENTITY_WEIGHTS, 'ID-10': { ...IDENTITY_WEIGHTS['ID-10']!, bits: 4 } }
    expect(scoreIdentity([found('ID-10')], { weights })).toMatchObject({ bits: 4, band: 'moderate' })
    const odd = found('ID-10')
    expect(
      scoreIdentity([{ ...odd, measures: { ...odd.measures, weight: '__proto__' } }], { weights: IDENTITY_WEIGHTS })
        .bits,
    ).toBe(0)
    expect(() => scoreIdentity([], { strongBits: 1 })).toThrow(
      'scoreIdentity: strongBits is 1; expected a number from 3',
    )
  })

  it('says of every weight where it comes from, and what else looks the same', () => {
    for (const [key, { label, words, bits, source, innocent }] of Object.entries(IDENTITY_WEIGHTS)) {
      expect(key).toMatch(/^ID-\d\d(?::|$)/)
      expect(bits === undefined ? key : Number.isInteger(bits * 256)).toBe(bits === undefined ? 'ID-17' : true)
      expect(source.length).toBeGreaterThan(5)
      expect(innocent.length).toBeGreaterThan(0)
      expect(`${label} ${words ?? ''} ${source} ${innocent.join(' ')}`).not.toMatch(/guilty|illegal|smuggl|criminal/i)
    }
    const labels = Object.values(IDENTITY_WEIGHTS).map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
  })
})

describe('weighIdentity', () => {
  const changes = [found('ID-12:4'), found('ID-02', 1), found('ID-10', 2)]
  const timing = { ...found('ID-17', 0, ['gap:256865000:0', ...changes.map(({ id }) => id)]) }
  const all = [...changes, timing, found('ID-21', 3)]
  /** What a table with every weight doubled, and ID-10 worth most, must give. */
  const weights: Catalogue = Object.fromEntries(
    Object.entries(IDENTITY_WEIGHTS).map(([key, entry]) => [
      key,
      { ...entry, ...(entry.bits === undefined ? {} : { bits: key === 'ID-10' ? 9 : 2 * entry.bits }) },
    ]),
  )

  it('gives each finding the one factor that the table has for it, and ID-17 as much as its two best changes', () => {
    const weighed = weighIdentity(all, { weights })
    expect(weighed.map(({ score: { bits } }) => bits)).toEqual([6, 6, 9, 15, 10])
    for (const [
      k,
      {
        id,
        score: { bits, factors },
        measures: { weight, observed, threshold },
        ...rest
      },
    ] of weighed.entries()) {
      const { family } = weights[weight]!
      expect(factors).toEqual([{ id: weight, family, bits, countedBits: bits, observed, threshold, of: id }])
      expect(rest).toEqual({ ...all[k], id: undefined, score: undefined, measures: undefined, ...rest })
    }
  })

  it('reaches the score of a ship, with the table or without it again', () => {
    const weighed = weighIdentity(all, { weights })
    expect(scoreIdentity(weighed)).toEqual(scoreIdentity(all, { weights }))
    expect(scoreIdentity(weighed)).toEqual(scoreIdentity(weighed, { weights }))
    expect(scoreIdentity(weighed)).toMatchObject({ bits: 15 + 15 + 10, band: 'strong' })
    expect(scoreIdentity(all).bits).toBe(6 + 6 + 5)
  })

  it('is what the detectors gave, where no table is given, and takes limits for bands', () => {
    const detected = [...changes, found('ID-21', 3)]
    expect(weighIdentity(detected)).toEqual(detected)
    expect(weighIdentity([found('ID-10')], { moderateBits: 0.5 })[0]!.score.band).toBe('moderate')
    expect(weighIdentity([found('ID-30')])[0]!.score.band).toBe('moderate')
    expect(() => weighIdentity([], { strongBits: 1 })).toThrow(
      'weighIdentity: strongBits is 1; expected a number from 3',
    )
  })

  it('counts nothing that the table leaves out', () => {
    const [one] = weighIdentity([found('ID-10')], { weights: {} })
    expect(one!.score).toMatchObject({ bits: 0, band: 'none', factors: [{ id: 'ID-10', family: 'change', bits: 0 }] })
    expect(scoreIdentity([found('ID-10')], { weights: {} }).bits).toBe(0)
  })
})

describe('fitIdentityWeights', () => {
  it('is log2 of the ratio of shares, smoothed', () => {
    const ship = (disguised: boolean, ...keys: string[]) => ({ disguised, findings: keys.map((key) => found(key)) })
    const ships = [
      ship(true, 'ID-10', 'ID-21'),
      ship(true, 'ID-10'),
      ship(true),
      ship(false, 'ID-10'),
      ship(false),
      ship(false),
      ship(false),
    ]
    const fitted = fitIdentityWeights(ships)
    const bits = (a: number, n: number, b: number, m: number): number =>
      Math.round(256 * Math.log2((a + 0.5) / (n + 1) / ((b + 0.5) / (m + 1)))) / 256
    expect(fitted['ID-10']!.bits).toBe(bits(2, 3, 1, 4))
    expect(fitted['ID-21']!.bits).toBe(bits(1, 3, 0, 4))
    expect(fitted['ID-22']).toEqual(IDENTITY_WEIGHTS['ID-22'])
    const bare = (table: Catalogue) =>
      Object.fromEntries(Object.entries(table).map(([key, entry]) => [key, { ...entry, bits: 0 }]))
    expect(bare(fitted)).toEqual(bare(IDENTITY_WEIGHTS))
    expect(() => fitIdentityWeights([ship(true)])).toThrow(
      '1 disguised ships and 0 others; expected at least one of each',
    )
  })
})
