import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fitRendezvousWeights,
  reliabilityCurve,
  rendezvousProbability,
  type LabelledRendezvous,
  fitLogistic,
  type LogisticRow,
} from '../../src/assess/fit/index.js'
import { JUDGED_RENDEZVOUS_WEIGHTS, RENDEZVOUS_WEIGHTS } from '../../src/assess/weight/index.js'
import type { Factor } from '../../src/model/index.js'

const factor = (id: string): Factor => ({
  id,
  family: RENDEZVOUS_WEIGHTS[id]!.family,
  bits: 0,
  countedBits: 0,
  observed: {},
  threshold: {},
})
const example = (matters: boolean, ...ids: string[]): LabelledRendezvous => ({
  rendezvous: { score: { factors: ids.map(factor) } },
  matters,
})
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one)

describe('fitLogistic', () => {
  it('finds the log odds of a column in closed form, where the ridge is next to nothing', () => {
    // With the column 30 yes and 10 no, intercept 0: log(30/10).
    const rows: LogisticRow[] = [
      { columns: [0], answer: true, count: 30, intercept: 0 },
      { columns: [0], answer: false, count: 10, intercept: 0 },
    ]
    expect(fitLogistic(rows, [0], [1e-9])[0]).toBeCloseTo(Math.log(3), 7)
  })

  it('stands where slow descent ends, which shares no code with it', () => {
    const row = fc.record({
      columns: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
      answer: fc.boolean(),
      count: fc.integer({ min: 1, max: 4 }),
      intercept: fc.constantFrom(-1, 0.5),
    })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (rows, towards) => {
          const found = fitLogistic(
            rows,
            towards,
            towards.map(() => 1),
          )
          const slow = [0, 0, 0, 0]
          for (let round = 0; round < 4000; round++) {
            const slope = slow.map((value, k) => value - towards[k]!)
            for (const { columns, answer, count, intercept } of rows) {
              const p = 1 / (1 + Math.exp(-(intercept + columns.reduce((sum, k) => sum + slow[k]!, 0))))
              for (const k of columns) slope[k]! += count * (p - (answer ? 1 : 0))
            }
            for (let k = 0; k < 4; k++) slow[k]! -= 0.02 * slope[k]!
          }
          found.forEach((value, k) => expect(value).toBeCloseTo(slow[k]!, 4))
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('fitRendezvousWeights', () => {
  it('finds likelihood ratios: 80 % of those that matter against 10 % of others are three bits', () => {
    const ids = ['dark:same']
    const examples = [
      ...times(800, example(true, ...ids)),
      ...times(200, example(true)),
      ...times(100, example(false, ...ids)),
      ...times(900, example(false)),
    ]
    // The intercept is fixed at the examples' odds, so that the odds with the factor are its ratio: 800 to 100.
    expect(fitRendezvousWeights(examples, { spreadBits: 1000 })['dark:same']!.bits).toBeCloseTo(3, 2)
    // Ten times as many others: the same evidence.
    const rarer = [
      ...examples,
      ...times(9, [...times(100, example(false, ...ids)), ...times(900, example(false))]).flat(),
    ]
    expect(fitRendezvousWeights(rarer, { spreadBits: 1000 })['dark:same']!.bits).toBeCloseTo(3, 2)
  })

  it('leaves what was not seen as it was, light and lists always, and does not mind the order', () => {
    const examples = [
      ...times(50, example(true, 'dark:same', 'light:dark')),
      ...times(50, example(false, 'course:came')),
      example(true, 'course:came'),
      example(false, 'dark:same'),
    ]
    const fitted = fitRendezvousWeights(examples)
    expect(fitted['light:dark']).toEqual(RENDEZVOUS_WEIGHTS['light:dark'])
    expect(fitted['draught:opposite']).toEqual(RENDEZVOUS_WEIGHTS['draught:opposite'])
    expect(fitted['dark:same']!.bits).toBeGreaterThan(RENDEZVOUS_WEIGHTS['dark:same']!.bits)
    expect(fitRendezvousWeights([...examples].reverse())).toEqual(fitted)
    for (const { bits } of Object.values(fitted)) expect(Number.isInteger(bits * 256)).toBe(true)
  })

  it('lets each source have odds of its own', () => {
    const a = [
      ...times(90, { ...example(true, 'coast:open'), source: 'a' }),
      ...times(10, { ...example(false, 'coast:open'), source: 'a' }),
    ]
    const b = [...times(10, { ...example(true), source: 'b' }), ...times(90, { ...example(false), source: 'b' })]
    // One source: the sea alone tells all. Two: within each it tells nothing.
    expect(Math.abs(fitRendezvousWeights([...a, ...b], { spreadBits: 1000 })['coast:open']!.bits)).toBeLessThan(0.01)
    const merged = [...a, ...b].map(({ rendezvous, matters }) => ({ rendezvous, matters }))
    expect(fitRendezvousWeights(merged, { spreadBits: 1000 })['coast:open']!.bits).toBeGreaterThan(3)
  })

  it('does not mind what the factors counted for when they were weighed', () => {
    // Three of one family: which two count is for the weights of the fit to say.
    const course = ['course:came-and-left', 'visits:several', 'duration:usual']
    const examples = [
      ...times(80, example(true, ...course)),
      ...times(20, example(true)),
      ...times(10, example(false, ...course)),
      ...times(90, example(false)),
    ]
    const weighed = examples.map((one) => ({
      ...one,
      rendezvous: {
        score: {
          factors: one.rendezvous.score.factors.map((own) =>
            own.id === 'duration:usual' ? { ...own, bits: -9, countedBits: -9 } : own,
          ),
        },
      },
    }))
    expect(fitRendezvousWeights(weighed)).toEqual(fitRendezvousWeights(examples))
    expect(fitRendezvousWeights(examples)['duration:usual']).toEqual(RENDEZVOUS_WEIGHTS['duration:usual'])
  })

  it('throws a sentence where a source has one kind only', () => {
    expect(() => fitRendezvousWeights([example(true)])).toThrow(
      'fitRendezvousWeights: 1 rendezvous that matter and 0 others; expected at least one of each.',
    )
    expect(() => fitRendezvousWeights([example(true), example(false), { ...example(true), source: 'x' }])).toThrow(
      'of "x"',
    )
  })

  it('moved the shipped weights from the judged ones, most by little', () => {
    const moves = Object.entries(RENDEZVOUS_WEIGHTS).map(([key, { bits }]) =>
      Math.abs(bits - JUDGED_RENDEZVOUS_WEIGHTS[key]!.bits),
    )
    expect(moves.filter((move) => move > 0).length).toBeGreaterThan(30)
    expect(Math.max(...moves)).toBeLessThan(2)
  })
})

describe('probabilities', () => {
  it('double the odds with each bit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 20 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (bits, prior) => {
          const p = rendezvousProbability(bits, prior)
          expect(p / (1 - p) / (prior / (1 - prior))).toBeCloseTo(2 ** bits, -Math.log10(2 ** bits) + 6)
        },
      ),
    )
    expect(rendezvousProbability(5, 0)).toBe(0)
    expect(() => rendezvousProbability(5, 2)).toThrow('rendezvousProbability: prior is 2')
  })

  it('lie on the diagonal where rendezvous are drawn by them, at another prior too', () => {
    // For each bit a number of rendezvous in exactly the odds that it says, at even odds before.
    const scored = [-3, -2, -1, 0, 1, 2, 3].flatMap((bits) => [
      ...times(64 * 2 ** Math.max(0, bits), { bits, matters: true }),
      ...times(64 * 2 ** Math.max(0, -bits), { bits, matters: false }),
    ])
    for (const prior of [undefined, 0.05, 0.9]) {
      for (const { said, found } of reliabilityCurve(scored, { prior })) expect(found).toBeCloseTo(said, 9)
    }
    const doubled = scored.map(({ bits, matters }) => ({ bits: 3 * bits, matters }))
    expect(Math.max(...reliabilityCurve(doubled).map(({ said, found }) => Math.abs(said - found)))).toBeGreaterThan(0.1)
  })
})
