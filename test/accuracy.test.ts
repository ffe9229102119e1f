import { describe, expect, it } from 'vitest'
import { OURS, prepare } from './world/detectors.js'
import { FOUR_HOURS, RECIPES } from './world/recipes.js'
import { makeCases, run } from './world/run.js'
import type { TransferKind } from './world/scene.js'
import { figures, modePrecision, type Score } from './world/score.js'

// The bars of the project on a small fixed set of worlds; `npm run accuracy` runs more. What is certain and what is
// false: docs/accuracy.md.
const KINDS: readonly TransferKind[] = ['drifting', 'anchored', 'underway']

describe('5 % of reports lost', () => {
  const score = (): Score => run(makeCases(RECIPES, [11]), 0.05, prepare, [OURS])[0]!

  it('finds contacts and transfers of every kind, and hardly anything else', () => {
    const result = score()
    const all = figures(result)
    expect(all.events).toBeGreaterThan(100)
    expect(all.recall).toBeGreaterThanOrEqual(0.98)
    expect(all.precision).toBeGreaterThanOrEqual(0.98)
    expect(all.overlap).toBeGreaterThanOrEqual(0.98)
    for (const kind of KINDS) {
      const of = figures(result, (event) => event.planted === kind)
      expect(of.events, kind).toBeGreaterThan(10)
      expect(of.recall, kind).toBeGreaterThanOrEqual(0.98)
      expect(of.overlap, kind).toBeGreaterThanOrEqual(0.98)
      expect(modePrecision(result, kind), kind).toBeGreaterThanOrEqual(0.98)
    }
  })
})

describe('80 % of reports lost', () => {
  it('finds meetings of four hours, and does not take shuttle boats for meetings', () => {
    const result = run(makeCases(FOUR_HOURS, [11, 12, 13, 14, 15]), 0.8, prepare, [OURS])[0]!
    const long = figures(result, (event) => event.planted !== undefined)
    expect(long.events).toBeGreaterThan(100)
    expect(long.recall).toBeGreaterThanOrEqual(0.92)
    expect(long.precision).toBeGreaterThanOrEqual(0.98)
  })
})
