import { describe, expect, it } from 'vitest'
import { certainEvents, figures, type Found, judge, modePrecision } from './score.js'
import type { TrueEvent, Truth } from './truth.js'

const HOUR = 3_600_000
const event = (b: string, from: number, to: number, more: Partial<TrueEvent> = {}): TrueEvent => ({
  vessels: ['a', b],
  start: from * HOUR,
  end: to * HOUR,
  contactMs: (to - from) * HOUR,
  cut: [false, false],
  medianKn: [0, 0],
  relativeKn: 0,
  headingDifferenceDeg: 0,
  modes: ['drifting'],
  label: 'drifting',
  planted: 'drifting',
  companions: false,
  medianM: 60,
  ...more,
})
const found = (b: string, from: number, to: number, mode = 'drifting'): Found => ({
  vessels: ['a', b],
  start: from * HOUR,
  end: to * HOUR,
  mode,
})
const kinds = new Map([
  ['a', 'mother'],
  ['b', 'daughter'],
  ['c', 'transit'],
])
const truth = (certain: TrueEvent[], borderline: TrueEvent[] = []): Truth => ({
  nominal: certain,
  strict: certain,
  lenient: [...certain, ...borderline],
})

describe('judging', () => {
  it('counts what is right, wrong, missed, in parts and doubtful', () => {
    const score = judge(
      truth([event('b', 1, 5), event('b', 10, 12)], [event('c', 20, 21)]),
      [found('b', 1.5, 4), found('b', 4.5, 5), found('c', 3, 5), found('c', 20, 21)],
      kinds,
    )
    expect(score.right).toHaveLength(1)
    expect(score.fragments).toHaveLength(1)
    expect(score.doubtful).toHaveLength(1)
    expect(score.wrong.map((w) => w.label)).toEqual(['mother+transit'])
    const all = figures(score)
    expect(all).toMatchObject({ events: 2, recall: 0.5, precision: 0.5, named: 1 })
    expect(all.overlap).toBeCloseTo(2.5 / 4, 9)
    expect(all.errorMin[1]).toBeCloseTo(60, 9)
  })

  it('gives one finding that spans two meetings to one of them only', () => {
    const score = judge(truth([event('b', 1, 3), event('b', 10, 14)]), [found('b', 1, 14)], kinds)
    expect(figures(score).recall).toBe(0.5)
    expect(score.judged[1]!.overlap).toBeCloseTo(4 / 13, 9)
  })

  it('counts a wrongly named mode against that mode', () => {
    const score = judge(truth([event('b', 1, 5)]), [found('b', 1, 5, 'anchored')], kinds)
    expect(figures(score)).toMatchObject({ recall: 1, precision: 1, named: 0 })
    expect(modePrecision(score, 'anchored')).toBe(0)
  })

  it('leaves ships in company out of both sides', () => {
    const lane = event('c', 1, 5, { companions: true, modes: ['underway'] })
    const all: Truth = { nominal: [lane], strict: [lane], lenient: [lane] }
    expect(certainEvents(all)).toEqual([])
    const score = judge(all, [found('c', 1, 5, 'underway')], kinds)
    expect(score.companions).toEqual({ reported: 1, possible: 1 })
    expect(score.wrong).toEqual([])
  })

  it('takes as certain only what the strict reading has too', () => {
    const sure = event('b', 1, 5)
    expect(certainEvents({ nominal: [sure, event('c', 1, 2)], strict: [sure], lenient: [] })).toEqual([sure])
  })
})
