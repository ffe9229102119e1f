import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../bench/measure.js'
import { CancelledError } from '../../src/base/index.js'
import type { Gap } from '../../src/model/index.js'
import { eachFeasiblePair, findFeasiblePairs, type PairOptions, meetingWindow } from '../../src/reach/index.js'
import { direct } from '../geo/prismTruth.js'
import { measured, silent, turned } from './darkMake.js'

const HOUR = 3_600_000
const start = 1_700_000_000_000

/** Gaps of a day in a sea of 600 km, some across ±180 or round the pole; every seventh vessel has several. */
function sea(seed: number, count: number, middle = { lon: 179.5, lat: 60 }): Gap[] {
  const rnd = seeded(seed)
  return Array.from({ length: count }, (_, i): Gap => {
    const durationMs = Math.round(HOUR * 24 ** rnd())
    const topSpeedKn = 10 + 6 * rnd()
    const wayM = (topSpeedKn * 1852 * durationMs) / HOUR / (1.02 + 3.98 * rnd())
    const from = direct(middle, 360 * rnd(), 300_000 * Math.sqrt(rnd()))
    const t = start + Math.round(24 * HOUR * rnd())
    const open = rnd() < 0.05
    const vessel = `v${i % 7 === 0 ? 0 : i}`
    return silent({
      vessel,
      start: t,
      from,
      topSpeedKn,
      ...(open ? { now: t + durationMs } : { end: t + durationMs, to: direct(from, 360 * rnd(), wayM) }),
    })
  })
}

/** Found pairs by the ids of their gaps, each pair's and all of them sorted. */
function found(gaps: readonly Gap[], options?: Partial<PairOptions>): string[] {
  const list: string[] = []
  eachFeasiblePair(gaps, options, (a, b, ...rest) =>
    list.push(`${[gaps[a]!.id, gaps[b]!.id].sort().join(' ')} ${rest.join(' ')}`),
  )
  return list.sort()
}

function oneByOne(gaps: readonly Gap[], { minDwellMs = 0, ...options }: Partial<PairOptions> = {}): string[] {
  return gaps
    .flatMap((a, i) => gaps.slice(i + 1).map((b) => [a, b] as const))
    .flatMap(([a, b]) => {
      const window = a.vessels[0].id === b.vessels[0].id ? undefined : meetingWindow(a, b, options)
      if (window === undefined || window.maxDwellMs < minDwellMs) return []
      return [
        `${[a.id, b.id].sort().join(' ')} ${window.start} ${window.end} ${window.maxDwellMs} ${window.lon} ${window.lat}`,
      ]
    })
    .sort()
}

describe('findFeasiblePairs', () => {
  it.each([[{ lon: 179.5, lat: 60 }], [{ lon: 10, lat: 89 }], [{ lon: -30, lat: -5 }]])(
    'finds what meetingWindow finds of all pairs, around %o',
    (middle) => {
      const gaps = sea(5, 150, middle)
      const want = oneByOne(gaps)
      expect(want.length).toBeGreaterThan(300)
      expect(found(gaps)).toEqual(want)
      expect(found(gaps, { maxDistanceM: 40_000 })).toEqual(oneByOne(gaps, { maxDistanceM: 40_000 }))
      const long = oneByOne(gaps, { minDwellMs: 2 * HOUR })
      expect(found(gaps, { minDwellMs: 2 * HOUR })).toEqual(long)
      expect(long.length).toBeLessThan(want.length)
    },
  )

  it('does not depend on the order of the gaps, nor do two gaps of one transmitter meet', () => {
    const gaps = sea(6, 120)
    const want = found(gaps)
    const rnd = seeded(1)
    const mixed = gaps
      .map((gap) => ({ gap, key: rnd() }))
      .sort((p, q) => p.key - q.key)
      .map(({ gap }) => gap)
    expect(found(mixed)).toEqual(want)
    expect(
      want.some((line) =>
        line
          .split(' ')
          .slice(0, 2)
          .every((id) => id.startsWith('gap:v0:')),
      ),
    ).toBe(false)
  })

  it('calls back in an order made by content alone', () => {
    const gaps = sea(7, 80)
    const order = (list: readonly Gap[]): string[] => {
      const ids: string[] = []
      eachFeasiblePair(list, {}, (a, b) => ids.push(`${list[a]!.id} ${list[b]!.id}`))
      return ids
    }
    expect(order([...gaps].reverse())).toEqual(order(gaps))
  })

  it('finds the same pairs of a globe that is turned', () => {
    const gaps = sea(8, 80)
    const pairs = (list: readonly Gap[]): string[] =>
      found(list, { minDwellMs: HOUR / 2 }).map((line) => line.split(' ').slice(0, 2).join(' '))
    const want = pairs(gaps)
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (by) => {
        const got = pairs(gaps.map((gap) => turned(gap, by)))
        // A stay of exactly half an hour may fall on either side.
        expect(Math.abs(got.length - want.length)).toBeLessThanOrEqual(1)
        expect(got.filter((line) => !want.includes(line)).length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 15 },
    )
  })

  it('gives columns', () => {
    const gaps = sea(9, 100)
    const { count, a, b, start: from, end, maxDwellMs, lon, lat } = findFeasiblePairs(gaps)
    expect(count).toBeGreaterThan(100)
    for (const column of [a, b, from, end, maxDwellMs, lon, lat]) expect(column).toHaveLength(count)
    const lines = Array.from({ length: count }, (_, i) =>
      [...[gaps[a[i]!]!.id, gaps[b[i]!]!.id].sort(), from[i], end[i], maxDwellMs[i], lon[i], lat[i]].join(' '),
    )
    expect(lines.sort()).toEqual(found(gaps))
    expect(findFeasiblePairs([]).count).toBe(0)
    expect(findFeasiblePairs(gaps.slice(0, 1)).count).toBe(0)
  })

  it('passes over gaps that make no sense', () => {
    const gaps = sea(10, 60)
    const named = (gap: Gap, id: string): Gap => ({ ...gap, id, vessels: [{ id, hull: 0 }] })
    const broken = [
      measured(named(gaps[0]!, 'x'), { before: { ...gaps[0]!.measures.before, lon: NaN } }),
      measured(named(gaps[1]!, 'y'), { topSpeedKn: NaN }),
    ]
    expect(found([...broken, ...gaps])).toEqual(found(gaps))
  })

  it('reports progress, stops when told to, and says what is wrong with an option', () => {
    const gaps = sea(11, 150)
    const done: number[] = []
    findFeasiblePairs(gaps, {}, { onProgress: (progress) => done.push(progress.done) })
    expect(done[0]).toBe(0)
    expect(done.at(-1)).toBe(150)
    expect(done).toEqual([...done].sort((p, q) => p - q))
    expect(() => findFeasiblePairs(gaps, {}, { signal: { aborted: true } })).toThrow(CancelledError)
    expect(() => findFeasiblePairs(gaps, { minDwellMs: -1 })).toThrow('findFeasiblePairs: minDwellMs is -1')
  })
})
