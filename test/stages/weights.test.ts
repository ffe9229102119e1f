import { describe, expect, it } from 'vitest'
import { RENDEZVOUS_WEIGHTS } from '../../src/assess/weight/index.js'
import { detect } from '../../src/detect/index.js'
import { explain, findingById } from '../../src/explain/index.js'
import { IDENTITY_WEIGHTS } from '../../src/identity/evidence/index.js'
import {
  type BriefScore,
  type Evidence,
  type Factor,
  type Score,
  idsOf,
  ofKind,
  type Ship,
} from '../../src/model/index.js'
import { toJson } from '../../src/report/index.js'
import type { DetectOptions, Findings } from '../../src/stages/index.js'
import { busySea } from './worlds.js'

const scene = detect(busySea(), { until: 'rendezvous' }).scene
const found = (options: DetectOptions): Findings => detect(scene, options).findings

const RENAMED = '201000002' // BRAVO, who sends another name from 8 h on
const factorsOf = (score: Score | BriefScore | undefined): readonly Factor[] =>
  score !== undefined && 'factors' in score ? score.factors : []
const shipOf = ({ ships }: Findings, id: string): Ship => ships.find((one) => one.id === id)!
const meetingOf = (findings: Findings): Extract<Findings['items'][number], { kind: 'rendezvous' }> =>
  ofKind(findings, 'rendezvous').find((one) => idsOf(one).includes(RENAMED))!
const ours = <F extends string>(family: F, bits: number): Evidence & { readonly family: F; readonly bits: number } => ({
  family,
  bits,
  label: `ours: ${family}`,
  words: 'as we see it',
  source: 'our own count',
  innocent: ['nothing that we know'],
})

/** Finding, ship, ship as a whole and rendezvous say the same of one ship's identity. */
function expectConsistent(findings: Findings): Score {
  const { identityScore, score } = shipOf(findings, RENAMED)
  expect(identityScore!.factors.length).toBe(2)
  for (const factor of identityScore!.factors) {
    const finding = findingById(findings, factor.of!)!
    expect(finding.kind).toBe('identity')
    // ID-17 counts what it strengthens, here one change: as the finding by itself does.
    expect([factor.id, factor.countedBits]).toEqual([factorsOf(finding.score)[0]!.id, finding.score!.bits])
  }
  const whole = score!.factors.find(({ id }) => id === 'ship:identity')!
  expect(whole.observed['identityBits']).toBe(identityScore!.bits)
  expect(whole.countedBits).toBe(Math.min(6, identityScore!.bits))
  const linked = meetingOf(findings).score!.factors.find(({ family }) => family === 'identity')!
  expect([linked.id, linked.observed['identityBits'], linked.observed['vessel']]).toEqual([
    `identity:${identityScore!.band}`,
    identityScore!.bits,
    RENAMED,
  ])
  return identityScore!
}

describe('weights of identities that were given', () => {
  it('reach the finding, the ship, and the rendezvous that rests on it, alike', () => {
    const usual = expectConsistent(found({}))
    expect([usual.bits, usual.band]).toEqual([1, 'weak'])
    const weights = { ...IDENTITY_WEIGHTS, 'ID-10': ours('change', 2) }
    const given = found({ identity: { score: { weights } } })
    const score = expectConsistent(given)
    expect([score.bits, score.band]).toEqual([4, 'moderate'])
    const [renamed] = ofKind(given, 'identity').filter(({ measures }) => measures.rule === 'ID-10')
    expect([renamed!.score.bits, renamed!.score.factors.length]).toEqual([2, 1])
    expect(shipOf(given, RENAMED).score!.bits - shipOf(found({}), RENAMED).score!.bits).toBe(3)
  })

  it('hold for what was found before too: only the weighing is done again', () => {
    const score = { weights: { ...IDENTITY_WEIGHTS, 'ID-10': ours('change', 2) }, moderateBits: 1 }
    const before = detect(busySea())
    expect(
      toJson(detect(before, { identity: { score } }).findings) ===
        toJson(detect(busySea(), { identity: { score } }).findings),
    ).toBe(true)
  })

  it('count nothing where they are left out', () => {
    const weights = Object.fromEntries(Object.entries(IDENTITY_WEIGHTS).filter(([key]) => key !== 'ID-22'))
    const given = found({ identity: { score: { weights } } })
    const [pair] = ofKind(given, 'identity').filter(({ measures }) => measures.rule === 'ID-22')
    expect(pair!.score.bits).toBe(0)
    expect(shipOf(given, '201000005').identityScore).toBeUndefined()
    expect(shipOf(found({}), '201000005').identityScore!.bits).toBe(3)
  })

  it('have limits that reach all bands alike', () => {
    const given = found({ identity: { score: { moderateBits: 0.5, strongBits: 64 } } })
    expect(expectConsistent(given).band).toBe('moderate')
    expect(ofKind(given, 'identity').map(({ score }) => score.band)).toEqual(['moderate', 'moderate', 'moderate'])
  })

  it('stand in the catalogue with their words, and in what is explained', () => {
    const entry = ours('change', 2)
    const given = found({ identity: { score: { weights: { ...IDENTITY_WEIGHTS, 'ID-10': entry } } } })
    expect(given.catalogue['ID-10']).toEqual(entry)
    expect(found({}).catalogue['ID-10']).toEqual(IDENTITY_WEIGHTS['ID-10'])
    const one = ofKind(given, 'identity').find(({ measures }) => measures.rule === 'ID-10')!
    const { evidence, sentence } = explain(one, given)
    expect(evidence).toMatchObject([{ label: entry.label, source: entry.source, innocent: entry.innocent, bits: 2 }])
    expect(sentence).toContain('as we see it')
  })
})

describe('weights of rendezvous that were given', () => {
  const weights = { 'contact:alongside': ours('closeness', 4.5), 'harbour:in': ours('place', -2) }
  const given = found({ assess: { weights } })

  it('reach rendezvous, contacts in ports, and ships', () => {
    const { score } = meetingOf(given)
    expect(score!.factors.map(({ id, countedBits }) => [id, countedBits])).toEqual([['contact:alongside', 4.5]])
    expect(score!.bits).toBe(4.5)
    const best = shipOf(given, RENAMED).score!.factors.find(({ id }) => id === 'ship:rendezvous')!
    expect([best.countedBits, best.observed['bestBits']]).toEqual([4.5, 4.5])
    // Of the boats in the harbour only the place has a weight.
    expect(new Set(ofKind(given, 'port-contact').map((one) => one.score.bits))).toEqual(new Set([-2]))
    expect(meetingOf(found({})).score!.bits).not.toBe(4.5)
  })

  it('stand in the catalogue with their words, and in what is explained', () => {
    expect(given.catalogue['contact:alongside']).toEqual(weights['contact:alongside'])
    expect(found({}).catalogue['contact:alongside']).toEqual(RENDEZVOUS_WEIGHTS['contact:alongside'])
    expect(explain(meetingOf(given), given).evidence).toMatchObject([
      { label: 'ours: closeness', source: 'our own count', innocent: ['nothing that we know'] },
    ])
    expect(explain(meetingOf(given), given).sentence).toContain('as we see it')
  })

  it('have limits that reach rendezvous and ships', () => {
    const low = found({ assess: { weights, moderateBits: 5, strongBits: 9 } })
    expect([meetingOf(low).score!.band, meetingOf(given).score!.band]).toEqual(['weak', 'moderate'])
    expect(shipOf(low, '201000001').score!.band).toBe('weak')
  })
})
