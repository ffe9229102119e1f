import { describe, expect, it } from 'vitest'
import { KIND_ODDS, openingOdds, type OrderedKind } from '../../src/assess/kindOdds.js'
import { calibrate, fitOdds, type Labelled } from '../world/priorsFit.js'
import { random } from '../world/random.js'

const KINDS = Object.keys(KIND_ODDS) as OrderedKind[]

describe('odds that a finding is worth opening', () => {
  it('are multiples of 1/256 with slopes from 0 to 1', () => {
    for (const kind of KINDS) {
      const { priorBits, bitsSlope } = KIND_ODDS[kind]
      expect([priorBits * 256, bitsSlope * 256, openingOdds(kind, 3.3) * 256].every(Number.isInteger)).toBe(true)
      expect(bitsSlope >= 0 && bitsSlope <= 1).toBe(true)
    }
  })

  it('rise with bits, and are the prior alone without', () => {
    for (const kind of KINDS) {
      expect(openingOdds(kind, undefined)).toBe(KIND_ODDS[kind].priorBits)
      expect(openingOdds(kind, 5) - openingOdds(kind, -5)).toBeCloseTo(10 * KIND_ODDS[kind].bitsSlope, 2)
    }
  })

  it('put measured lightering before silences at their cap and before possible meetings of as many bits', () => {
    expect(openingOdds('rendezvous', 9)).toBeGreaterThan(openingOdds('gap', 12) + 6)
    expect(openingOdds('rendezvous', 9)).toBeGreaterThan(openingOdds('dark-rendezvous', 14))
    expect(openingOdds('identity', 8)).toBeGreaterThan(openingOdds('gap', 12))
    expect(openingOdds('port-contact', -8)).toBeLessThan(openingOdds('gap', 0))
  })

  it('refuse bits that are no number', () => {
    expect(() => openingOdds('gap', NaN)).toThrow('openingOdds: bits are NaN; expected a finite number.')
  })
})

describe('the fit of priors', () => {
  /** Two normal distributions of equal width: log2 of their ratio is bits, times a slope. */
  const sample = (slope: number, seed: number): Labelled[] => {
    const rng = random('prior sample', seed)
    return Array.from({ length: 4000 }, (_, i) => {
      const worth = i % 4 === 0
      return { bits: ((worth ? 1 : -1) + rng.normal()) * (2 / Math.LN2) / slope, worth, world: String(i % 20) }
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
