import { describe, expect, it } from 'vitest'
import { darkRendezvousKind, findDarkRendezvous, loneLoiteringKind } from '../../src/dark/index.js'
import type { FindingKind } from '../../src/evidence/index.js'
import { findGaps, findSparse, gapKind, sparseKind } from '../../src/gap/index.js'
import { scoreGaps } from '../../src/gap/score/index.js'
import { learn } from '../../src/knowledge/index.js'
import { findLoneLoitering } from '../../src/loitering/index.js'
import type { DarkRendezvous, Gap, PositionReport, VesselRef } from '../../src/model/index.js'
import { beside } from '../helpers/bruteForce.js'
import { every, HOUR, MIN, sail, straight, T0, tracksOf, type Origin } from '../helpers/tracks.js'
import { silent, type Silent } from './darkMake.js'

const OPEN: Origin = { lon: 60, lat: 12 }
const at = (eastM: number): { lon: number; lat: number } => beside(OPEN.lon, OPEN.lat, eastM, 0)
const nameOf = ({ id }: Pick<VesselRef, 'id'>): string => `ship ${id}`
const TEXT = /undefined|NaN|Infinity|\[object/

/** All that a kind says of a finding: its sentence, its facts, and what was observed. */
function told<F extends Parameters<FindingKind['sentence']>[0]>(
  kind: FindingKind<F>,
  finding: F,
): { sentence: string; facts: Record<string, string>; observed: Record<string, string> } {
  const factors = finding.score !== undefined && 'factors' in finding.score ? finding.score.factors : []
  const facts = kind.facts(finding, nameOf)
  const result = {
    sentence: kind.sentence(finding, nameOf, kind.catalogue),
    facts: Object.fromEntries(facts),
    observed: Object.fromEntries(factors.map(({ id, observed }) => [id, kind.observed![id]!(observed)])),
  }
  expect(finding.kind).toBe(kind.kind)
  expect(result.sentence).toMatch(/^AIS shows .*consistent with .*also seen with .*\.$/)
  expect(new Set(facts.map(([what]) => what)).size).toBe(facts.length)
  for (const text of [result.sentence, ...facts.flat(), ...Object.values(result.observed)]) {
    expect(text).not.toMatch(TEXT)
    expect(text).not.toBe('')
  }
  for (const { id, family } of factors) expect(kind.catalogue[id]).toMatchObject({ family })
  return result
}

describe.each([
  ['gap', gapKind],
  ['sparse', sparseKind],
  ['dark-rendezvous', darkRendezvousKind],
  ['lone-loitering', loneLoiteringKind],
] as const)('the catalogue of %s', (name, kind) => {
  it('has words, a source and innocent causes for all that can be observed', () => {
    expect(kind.kind).toBe(name)
    expect(Object.keys(kind.observed ?? {}).sort()).toEqual(Object.keys(kind.catalogue).sort())
    for (const { label, source, innocent } of Object.values(kind.catalogue)) {
      expect([label, source].every((text) => text.length > 5)).toBe(true)
      expect(innocent.length).toBeGreaterThan(0)
    }
  })
})

/** A ship under way, heard each minute but where `keeps` says otherwise. */
const ship = (id: string, keeps: (minute: number) => boolean = () => true): PositionReport[] =>
  every(MIN, T0, T0 + 24 * HOUR - MIN)
    .filter((t) => keeps((t - T0) / MIN))
    .map((t) => ({
      id,
      t,
      lon: 5 + (0.1 * (((t - T0) / MIN) % 300)) / 300,
      lat: 54,
      sogKn: 5,
      cogDeg: 90,
      aisClass: 'A' as const,
    }))
const others = Array.from({ length: 15 }, (_, k) => ship(String(211_000_000 + k))).flat()

describe('what is said of an AIS gap', () => {
  const scored = (own: readonly PositionReport[], more: object = {}, maxBits = 12): Gap => {
    const tracks = tracksOf([...others, ...own])
    const gaps = findGaps({ tracks: tracks.filter(({ id }) => id === '219000001'), ...more })
    return scoreGaps({ gaps, knowledge: learn({ tracks }), tracks }, { maxBits })[0]!
  }

  it('names who was heard meanwhile, and what others have heard', () => {
    const rejected = [{ id: '219000001', t: T0 + 700 * MIN, row: 1, reason: 'impossible-jump' as const }]
    const { sentence, facts, observed } = told(
      gapKind,
      scored(
        ship('219000001', (m) => m < 600 || m > 960),
        { rejected },
      ),
    )
    expect(sentence).toBe(
      'AIS shows ship 219000001 silent for 6 h 2 min. That is consistent with a transponder switched off, and also ' +
        'seen with a fault, with losses on the air and where receivers do not reach.',
    )
    expect(facts['Last heard']).toBe('2019-05-01 09:59 UTC, 600 reports in the 12 hours before')
    expect(facts['Heard meanwhile']).toMatch(/^15 ships near its way, nearest ship 2110000\d\d at /)
    expect(observed['gap-silence']).toMatch(
      /^silent for 6 h 2 min, of which 6 h could be judged; others are heard there in 88 % of the time; .* 15 ships heard near her way; 1 report on her number set aside as impossible jumps$/,
    )
  })

  it('says what it has without the cap, that it is open, and little where nobody was heard', () => {
    expect(
      told(
        gapKind,
        scored(
          ship('219000001', (m) => m < 600 || m > 960),
          {},
          3,
        ),
      ).facts['Without the cap'],
    ).toMatch(/^\d+\.\d bits$/)
    const open = told(
      gapKind,
      scored(
        ship('219000001', (m) => m < 600),
        { now: T0 + 23 * HOUR },
      ),
    )
    expect(open.sentence).toContain('silent for 13 h 1 min and not heard since. ')
    expect(open.facts['Heard again']).toBe('not yet')
    expect(open.observed['gap-silence']).toContain('of those that went the same way were not heard again either')
    const alone = scoreGaps({
      gaps: [silent({ vessel: 'D', start: T0, end: T0 + 6 * HOUR, from: OPEN })],
      knowledge: learn({ tracks: [] }),
    })[0]!
    expect(told(gapKind, alone).facts).not.toHaveProperty('Heard meanwhile')
    expect(told(gapKind, silent({ vessel: 'D', start: T0, end: T0 + 6 * HOUR, from: OPEN })).observed).toEqual({})
  })
})

it('says of sparse sending how many reports were heard, and how many should have been', () => {
  const own = ship('219000001', (m) => m < 600 || m >= 960 || m % 20 === 0)
  const [found] = findSparse({ tracks: tracksOf(own), knowledge: learn({ tracks: tracksOf([...others, ...own]) }) })
  const { sentence, facts, observed } = told(sparseKind, found!)
  expect(sentence).toContain('AIS shows ship 219000001 heard seldom for 5 h 40 min. ')
  expect(facts['Reports']).toMatch(/^18; 3\d\d should have been heard$/)
  expect(observed['sparse-sending']).toMatch(/^18 reports heard where 3\d\d should have been: /)
})

it('says of lone loitering how much company there was', () => {
  const drifter = sail('L', OPEN, straight(T0, [0, 0], 0.5, 45), every(5 * MIN, T0, T0 + 10 * HOUR))
  const passing = sail('P', OPEN, straight(T0 + 5 * HOUR, [2000, 2400], 12, 90), every(5 * MIN, T0, T0 + 10 * HOUR))
  expect(told(loneLoiteringKind, findLoneLoitering({ tracks: tracksOf(drifter) })[0]!).facts['Company']).toBe(
    'none heard',
  )
  const [passed] = findLoneLoitering({ tracks: tracksOf(drifter, passing) })
  expect(told(loneLoiteringKind, passed!).facts['Company']).toMatch(/^\d+ min \(\d %\), .* at the nearest$/)
})

describe('what is said of a dark rendezvous', () => {
  const gap = (vessel: string, fromM: number, toM = fromM, more: Partial<Silent> = {}): Gap =>
    silent({ vessel, start: T0, end: T0 + 10 * HOUR, from: at(fromM), to: at(toM), ...more })
  const scored = (one: Gap, bits: number): Gap => ({ ...one, score: { bits, band: 'weak', factors: [] } })
  const swinging = (t: number): readonly [number, number] => [100 * Math.sin(t / HOUR), 100 * Math.cos(t / HOUR)]
  const lying = sail('V', OPEN, swinging, every(10 * MIN, T0 - 10 * HOUR, T0 + 30 * HOUR))
  const find = (gaps: Gap[], reports: readonly PositionReport[] = []): DarkRendezvous =>
    findDarkRendezvous({ gaps, tracks: tracksOf([...reports]) })[0]!

  it('of one silent ship rests on her gap, and tells what the other did', () => {
    const found = find([scored(gap('D', 300, 9000), 7)], lying)
    const { sentence, facts, observed } = told(darkRendezvousKind, found)
    expect(sentence).toContain(
      'AIS shows ship D and ship V, one of them silent, with room for a rendezvous of at most 9 h ',
    )
    expect(facts['AIS gap of ship D']).toMatch(/^10 h, .* to spare at 14\.0 kn; rank 1 /)
    expect(facts['Ship that was heard']).toBe('ship V: 0.0 kn, lay still')
    expect(observed['dark:silence']).toBe('a gap of 7.0 bits')
    expect(observed['dark:seen-together']).toMatch(/^heard \d\d\d m apart as the gap began$/)
    const of = found.score.factors.filter((factor) => factor.of !== undefined).map((factor) => [factor.id, factor.of])
    expect(of).toEqual([['dark:silence', `gap:D:${T0}`]])
  })

  it('of two silent ships tells of both their gaps', () => {
    const found = find([scored(gap('A', -20_000, -40_000, { sogKn: 9 }), 7.5), gap('B', 20_000, 60_000, { sogKn: 12 })])
    const { sentence, facts, observed } = told(darkRendezvousKind, found)
    expect(sentence).toContain('ship A and ship B, both silent, ')
    expect(facts['Other ships possible']).toBe('0 for ship A, 0 for ship B')
    expect(observed['dark:silence']).toBe('a gap of 7.5 bits, and about 83 reports missed at the rate before')
    expect(observed['dark:lost-time']).toMatch(
      /^8 h \d+ min, and 8 h \d+ min more than a passage at her own speed takes$/,
    )
    expect(found.score.factors.every((factor) => factor.of === undefined)).toBe(true)
  })

  it('is a weak indicator by itself, whatever its bits', () => {
    const together = (bits: number): DarkRendezvous => find([scored(gap('D', 300), bits)], lying)
    const [weak, telling] = [together(2), together(12)]
    expect(weak.score.factors.map(({ id }) => id)).not.toContain('dark:silence')
    expect(weak.score.bits).toBeGreaterThanOrEqual(6)
    expect(telling.score.bits).toBe(weak.score.bits + 1)
    expect([weak.score.band, telling.score.band]).toEqual(['weak', 'weak'])
  })
})
