// A caller's table of weights reaches everything that rests on identities: findings, ships and rendezvous.
import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { IDENTITY_WEIGHTS, ruleOf } from '../../src/identity/evidence/index.js'
import { type Catalogue, type Factor, type Score, ofKind, type StaticReport } from '../../src/model/index.js'
import type { Findings } from '../../src/stages/index.js'
import { every, HOUR, MIN, sail, T0 } from '../helpers/tracks.js'

const [A, B] = ['256865000', '538004321']
const origin = { lon: -30, lat: 10 }
const END = T0 + 72 * HOUR

/** Both drift 60 m apart from hour 30 to 36, and come and leave at ten knots; A is silent from hour 40 to 60. */
const away = (t: number): number => (Math.max(0, T0 + 30 * HOUR - t, t - T0 - 36 * HOUR) / HOUR) * 10 * 1852
const times = every(3 * MIN, T0, END)
const reports = [
  ...sail(
    A,
    origin,
    (t) => [0, -away(t)],
    times.filter((t) => t < T0 + 40 * HOUR || t > T0 + 60 * HOUR),
  ),
  ...sail(B, origin, (t) => [60 + away(t), 0], times),
]
const sent = (id: string, fromH: number, toH: number, fields: Partial<StaticReport>): StaticReport => ({
  id,
  t: T0 + fromH * HOUR,
  lastT: T0 + toH * HOUR,
  messages: 400,
  messageType: 5,
  aisClass: 'A',
  shipType: 80,
  ...fields,
})
const dimensions = { toBowM: 150, toSternM: 30, toPortM: 12, toStarboardM: 18 }
const statics = [
  sent(A, 0, 40, { name: 'DAMAVAND', imo: '9218478', callSign: '9HEG9', dimensions }),
  sent(A, 60, 72, { name: 'DIAMOND II', imo: '9218478', callSign: '9HXX1', dimensions }),
  sent(B, 0, 72, { name: 'SECOND HULL', imo: '9074729', callSign: 'V7BB2', dimensions: { ...dimensions, toBowM: 60 } }),
]

/** Weights that no rule has by itself. */
const BITS: Readonly<Record<string, number>> = { 'ID-10': 1.25, 'ID-13': 2.75 }
const weights: Catalogue = Object.fromEntries(
  Object.entries(IDENTITY_WEIGHTS).map(([key, entry]) => [
    key,
    { ...entry, ...(BITS[key] === undefined ? {} : { bits: BITS[key], label: `own ${key}` }) },
  ]),
)

const found = (score: { moderateBits?: number; weights?: Catalogue }): Findings =>
  detect({ reports, statics }, { identity: { score } }).findings
/** Bits of each finding of A, by weight. */
const bitsIn = (findings: Findings): Record<string, number> =>
  Object.fromEntries(
    ofKind(findings, 'identity')
      .filter(({ vessels }) => vessels.some(({ id }) => id === A))
      .map(({ score, measures: { weight } }) => [weight, score.bits]),
  )
const identityOf = (score: Score | undefined): Factor =>
  score!.factors.find(({ id }) => id.startsWith('identity:') || id === 'ship:identity')!

describe('a table of weights given to detect', () => {
  const [plain, own] = [found({}), found({ weights })]

  it('weighs findings by it, ID-17 by the changes that it strengthens', () => {
    expect(bitsIn(plain)).toEqual({ 'ID-10': 0.5, 'ID-13': 0.5, 'ID-17': 1 })
    expect(bitsIn(own)).toEqual({ 'ID-10': 1.25, 'ID-13': 2.75, 'ID-17': 4 })
  })

  it.each([
    ['as shipped', 2],
    ['of the caller', 8],
  ] as const)('%s gives findings, ships and rendezvous one sum: %d bits', (which, bits) => {
    const findings = which === 'as shipped' ? plain : own
    const ship = findings.ships.find(({ id }) => id === A)!
    const byFinding = Object.entries(bitsIn(findings)).map(([, one]) => one)
    expect(byFinding.reduce((sum, one) => sum + one, 0)).toBe(bits)
    expect(ship.identityScore!.bits).toBe(bits)
    expect(identityOf(ship.score).observed['identityBits']).toBe(bits)
    const [rendezvous] = ofKind(findings, 'rendezvous')
    expect(identityOf(rendezvous!.score).observed['identityBits']).toBe(bits)
    for (const { id, bits: one } of ship.identityScore!.factors)
      expect([ruleOf(id), one]).toEqual([ruleOf(id), bitsIn(findings)[id]])
  })

  it('says in the catalogue what counted', () => {
    expect([plain.catalogue['ID-10']!.label, own.catalogue['ID-10']!.label]).toEqual(['name: another', 'own ID-10'])
    expect(own.catalogue['ID-10']!.bits).toBe(1.25)
  })

  it('takes limits of bands to all of them as well', () => {
    const findings = found({ moderateBits: 2 })
    const ship = findings.ships.find(({ id }) => id === A)!
    expect(ship.identityScore!.band).toBe('moderate')
    expect(identityOf(ofKind(findings, 'rendezvous')[0]!.score).id).toBe('identity:moderate')
    expect(identityOf(ofKind(plain, 'rendezvous')[0]!.score).id).toBe('identity:weak')
  })
})
