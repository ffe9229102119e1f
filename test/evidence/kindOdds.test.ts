import { describe, expect, it } from 'vitest'
import { KIND_ODDS, type OrderedKind } from '../../src/evidence/index.js'
import { inOrderOfOpening, KINDS, kindOf, openingOdds } from '../../src/stages/index.js'
import { calibrate, fitOdds, type Labelled } from '../world/priorsFit.js'
import { random } from '../world/random.js'

const FITTED = Object.keys(KIND_ODDS) as OrderedKind[]

const SHIP = '211000001'
const finding = (kind: string, bits?: number, observed = {}) => ({
  kind,
  id: `${kind}:${bits ?? ''}`,
  vessels: [{ id: SHIP }],
  start: 0,
  measures: { observed },
  ...(bits === undefined ? {} : { score: { bits, band: 'weak' as const } }),
})

describe('odds that a finding is worth opening', () => {
  it('are multiples of 1/256 with slopes from 0 to 1', () => {
    for (const kind of FITTED) {
      const { priorBits, bitsSlope } = KIND_ODDS[kind]
      expect([priorBits * 256, bitsSlope * 256, openingOdds(finding(kind, 3.3)) * 256].every(Number.isInteger)).toBe(
        true,
      )
      expect(bitsSlope >= 0 && bitsSlope <= 1).toBe(true)
    }
  })

  it('are those of every kind but list matches, which stand apart', () => {
    expect(
      KINDS.map(({ kind }) => kind)
        .filter((kind) => kind !== 'list-match')
        .sort(),
    ).toEqual([...FITTED].sort())
    for (const kind of FITTED) expect(kindOf(kind).odds).toBe(KIND_ODDS[kind])
  })

  it('rise with bits, and are the prior alone without', () => {
    for (const kind of FITTED) {
      expect(openingOdds(finding(kind))).toBe(KIND_ODDS[kind].priorBits)
      // No identity rule speaks against a disguise: bits of a ship's identity are 0 and more.
      const least = kind === 'identity' ? 0 : -5
      expect(openingOdds(finding(kind, least + 10)) - openingOdds(finding(kind, least))).toBeCloseTo(
        10 * KIND_ODDS[kind].bitsSlope,
        2,
      )
    }
  })

  it('put measured lightering before gaps at their cap and before dark rendezvous of as many bits', () => {
    expect(openingOdds(finding('rendezvous', 9))).toBeGreaterThan(openingOdds(finding('gap', 12)) + 6)
    expect(openingOdds(finding('rendezvous', 9))).toBeGreaterThan(openingOdds(finding('dark-rendezvous', 14)))
    expect(openingOdds(finding('identity', 8))).toBeGreaterThan(openingOdds(finding('gap', 12)))
    expect(openingOdds(finding('port-contact', -8))).toBeLessThan(openingOdds(finding('gap', 0)))
  })

  it('of an identity finding go by all that was found of its ship', () => {
    const ships = [{ id: SHIP, identityScore: { bits: 8, band: 'strong' as const, factors: [] } }]
    expect(openingOdds(finding('identity', 2), { ships })).toBe(openingOdds(finding('identity', 8)))
    expect(openingOdds(finding('gap', 2), { ships })).toBe(openingOdds(finding('gap', 2)))
    expect(openingOdds({ ...finding('identity', 2), vessels: [{ id: '244000002' }] }, { ships })).toBe(
      openingOdds(finding('identity', 2)),
    )
  })

  it('of a kind that is not known are none', () => {
    expect(openingOdds(finding('meteor-strike', 20))).toBe(-Infinity)
  })
})

describe('the order of findings', () => {
  it('pins list matches, the strongest first, and puts contacts with more against than for them last, whatever their odds', () => {
    const [strong, weak] = [
      finding('list-match', undefined, { strength: 'strong' }),
      finding('list-match', undefined, { strength: 'weak' }),
    ]
    const [tankers, gap, near, far, port] = [
      finding('rendezvous', 9),
      finding('gap', 12),
      finding('rendezvous', -0.5),
      finding('rendezvous', -9),
      finding('port-contact', -12),
    ]
    expect(openingOdds(near)).toBeGreaterThan(openingOdds(finding('gap', 0)))
    expect(inOrderOfOpening([port, far, near, finding('gap', 0), weak, gap, tankers, strong])).toEqual([
      strong,
      weak,
      tankers,
      gap,
      finding('gap', 0),
      near,
      far,
      port,
    ])
  })
})

describe('the fit of priors', () => {
  /** Two normal distributions of equal width: log2 of their ratio is bits, times a slope. */
  const sample = (slope: number, seed: number): Labelled[] => {
    const rng = random('prior sample', seed)
    return Array.from({ length: 4000 }, (_, i) => {
      const worth = i % 4 === 0
      return { bits: (((worth ? 1 : -1) + rng.normal()) * (2 / Math.LN2)) / slope, worth, world: String(i % 20) }
    })
  }

  it('finds prior and slope at the stated odds, whatever the share among the examples', () => {
    for (const slope of [0.5, 0.8]) {
      const odds = fitOdds(sample(slope, 1), -5, 'other')
      expect(odds.bitsSlope).toBeCloseTo(slope, 1)
      expect(odds.priorBits).toBeCloseTo(-5, 0)
    }
  })

  it('keeps the slope of likelihood ratios at 1, unless it is clearly less', () => {
    expect(fitOdds(sample(1, 2), -3, 'ratio').bitsSlope).toBe(1)
    expect(fitOdds(sample(0.5, 2), -3, 'ratio').bitsSlope).toBeCloseTo(0.5, 1)
  })

  it('is calibrated on other examples', () => {
    const odds = fitOdds(sample(0.7, 3), -3, 'other')
    const { ece, bins, area } = calibrate(sample(0.7, 4), odds, -3)
    expect(ece).toBeLessThan(0.01)
    expect(bins.length).toBe(5)
    expect(area).toBeGreaterThan(0.9)
  })
})
