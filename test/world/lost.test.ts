import { describe, expect, it } from 'vitest'
import { scoreGaps } from '../../src/gap/score/index.js'
import { lostCases } from './lostCases.js'
import type { LostScene } from './lostWorld.js'
import { rocArea } from './silenceCases.js'

// Ships that sail out of range for good beside ships that go dark for good; receivers that die, a feed that ends. The
// rates stand in lostRates.ts, written down first.
const HELD_OUT = [9401, 9402, 9403, 9404]

interface Scored {
  readonly bits: number
  readonly cause: 'dark' | 'unheard'
  readonly start: number
  readonly feedEndMs: number
}

const scored = (seeds: readonly number[], worldsBefore: number, scene?: LostScene): Scored[] =>
  seeds.flatMap((seed) => {
    const { world, cases, knowledge } = lostCases(seed, worldsBefore, scene)
    const scores = scoreGaps({ gaps: cases.map(({ gap }) => gap), knowledge })
    return cases.map(({ gap, cause }, i) => ({
      bits: scores[i]!.score!.bits,
      cause,
      start: gap.start,
      feedEndMs: world.feedEndMs,
    }))
  })

function area(all: readonly Scored[]): number {
  const bits = (wanted: Scored['cause']): number[] => all.filter(({ cause }) => cause === wanted).map((one) => one.bits)
  expect(bits('dark').length).toBeGreaterThan(30)
  expect(bits('unheard').length).toBeGreaterThan(200)
  return rocArea(bits('dark'), bits('unheard'))
}

describe('worlds of ships that are lost for good', () => {
  it(
    'tell those gone dark from those out of range: area under the ROC curve at least 0.95, of the two days alone ' +
      'and of eight',
    () => {
      for (const worldsBefore of [0, 3]) expect(area(scored(HELD_OUT, worldsBefore))).toBeGreaterThanOrEqual(0.95)
    },
  )

  it('also where receivers die for good', () => {
    expect(area(scored(HELD_OUT, 0, { receiverDies: true }))).toBeGreaterThanOrEqual(0.95)
  })

  it('and add next to nothing to those who are lost as the feed ends', () => {
    const all = scored(HELD_OUT, 0, { feedEnds: true })
    const last = all.filter(({ cause, start, feedEndMs }) => cause === 'unheard' && start > feedEndMs - 600_000)
    expect(last.length).toBeGreaterThan(100)
    // Some were lost for other reasons in its last minutes.
    expect(last.filter(({ bits }) => bits > 0).length).toBeLessThan(0.05 * last.length)
    expect(Math.max(...last.map(({ bits }) => bits))).toBeLessThan(1)
    expect(area(all)).toBeGreaterThanOrEqual(0.95)
  })
})
