import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ALLEN_INVERSES,
  allenRelation,
  type AllenRelation,
  clipIntervals,
  complementIntervals,
  type Interval,
  intersectIntervals,
  normalizeIntervals,
  subtractIntervals,
  totalMs,
  unionIntervals,
} from '../../src/time/index.js'

const SIZE = 40
const interval = fc.tuple(fc.nat(SIZE), fc.nat(SIZE)).map(([p, q]) => ({ start: Math.min(p, q), end: Math.max(p, q) }))
const list = fc.array(interval, { maxLength: 12 })
const wide = fc.tuple(fc.nat(SIZE), fc.nat(SIZE)).map(([p, q]) => ({ start: Math.min(p, q), end: Math.max(p, q) + 1 }))

/** The truth: which of the unit steps [i, i + 1) a list covers. */
const steps = (intervals: readonly Interval[]): boolean[] =>
  Array.from({ length: SIZE + 2 }, (_, i) => intervals.some(({ start, end }) => start <= i && i + 1 <= end))
const both = (a: boolean[], b: boolean[], f: (p: boolean, q: boolean) => boolean): boolean[] =>
  a.map((p, i) => f(p, b[i]!))

/** Disjoint, sorted, apart and not empty. */
const isNormal = (intervals: readonly Interval[]): boolean =>
  intervals.every(({ start, end }, i) => start < end && (i === 0 || intervals[i - 1]!.end < start))

function agrees(result: readonly Interval[], truth: boolean[]): void {
  expect(steps(result)).toEqual(truth)
  expect(isNormal(result)).toBe(true)
}

describe('interval algebra against unit steps', () => {
  it('normalizes', () => {
    fc.assert(fc.property(list, (a) => agrees(normalizeIntervals(a), steps(a))))
  })

  it('closes breaks of at most joinGapMs and no others', () => {
    fc.assert(
      fc.property(list, fc.nat(6), (a, joinGapMs) => {
        const truth = steps(a)
        const covered = truth.flatMap((on, i) => (on ? [i] : []))
        covered.forEach((i, k) => {
          const next = covered[k + 1]
          if (next !== undefined && next - i - 1 <= joinGapMs) truth.fill(true, i, next)
        })
        agrees(normalizeIntervals(a, { joinGapMs }), truth)
      }),
    )
  })

  it('unites, intersects and subtracts', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        agrees(
          unionIntervals(a, b),
          both(steps(a), steps(b), (p, q) => p || q),
        )
        agrees(
          intersectIntervals(a, b),
          both(steps(a), steps(b), (p, q) => p && q),
        )
        agrees(
          subtractIntervals(a, b),
          both(steps(a), steps(b), (p, q) => p && !q),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('complements and clips', () => {
    fc.assert(
      fc.property(list, interval, (a, within) => {
        const w = steps([within])
        agrees(
          complementIntervals(a, within),
          both(steps(a), w, (p, q) => q && !p),
        )
        agrees(
          clipIntervals(a, within),
          both(steps(a), w, (p, q) => p && q),
        )
      }),
    )
  })

  it('counts every instant once', () => {
    fc.assert(
      fc.property(list, (a) => {
        expect(totalMs(a)).toBe(steps(a).filter(Boolean).length)
      }),
    )
  })

  it('gives the same whatever the order, and for normal lists too', () => {
    fc.assert(
      fc.property(list, list, fc.func(fc.integer()), (a, b, key) => {
        const mixed = [...a].sort((p, q) => key(p) - key(q))
        expect(normalizeIntervals(mixed)).toEqual(normalizeIntervals(a))
        expect(intersectIntervals(mixed, b)).toEqual(intersectIntervals(normalizeIntervals(a), normalizeIntervals(b)))
        expect(subtractIntervals(mixed, b)).toEqual(subtractIntervals(normalizeIntervals(a), normalizeIntervals(b)))
      }),
    )
  })

  it('moves with time', () => {
    const move = (a: readonly Interval[], by: number): Interval[] =>
      a.map(({ start, end }) => ({ start: start + by, end: end + by }))
    fc.assert(
      fc.property(list, list, fc.integer({ min: -1e12, max: 2e12 }), (a, b, by) => {
        expect(subtractIntervals(move(a, by), move(b, by))).toEqual(move(subtractIntervals(a, b), by))
        expect(unionIntervals(move(a, by), move(b, by))).toEqual(move(unionIntervals(a, b), by))
      }),
    )
  })
})

describe('edges', () => {
  it('joins what touches, drops what is empty', () => {
    expect(
      normalizeIntervals([
        { start: 5, end: 9 },
        { start: 7, end: 7 },
        { start: 0, end: 5 },
      ]),
    ).toEqual([{ start: 0, end: 9 }])
    expect(intersectIntervals([{ start: 0, end: 5 }], [{ start: 5, end: 9 }])).toEqual([])
    expect(subtractIntervals([{ start: 0, end: 9 }], [{ start: 4, end: 4 }])).toEqual([{ start: 0, end: 9 }])
  })

  it('takes open ends', () => {
    const open = [{ start: 5, end: Infinity }]
    expect(complementIntervals(open, { start: -Infinity, end: Infinity })).toEqual([{ start: -Infinity, end: 5 }])
    expect(intersectIntervals(open, [{ start: 0, end: 9 }])).toEqual([{ start: 5, end: 9 }])
    expect(unionIntervals([{ start: -Infinity, end: 0 }], [{ start: -Infinity, end: 3 }])).toEqual([
      { start: -Infinity, end: 3 },
    ])
    expect(normalizeIntervals([...open, { start: -Infinity, end: 0 }])).toEqual([{ start: -Infinity, end: 0 }, ...open])
    expect(normalizeIntervals([...open, { start: 0, end: 1 }], { joinGapMs: Infinity })).toEqual([
      { start: 0, end: Infinity },
    ])
    expect(totalMs(open)).toBe(Infinity)
  })

  it('leaves its input alone', () => {
    const a = Object.freeze([Object.freeze({ start: 5, end: 9 }), Object.freeze({ start: 0, end: 6 })])
    const out = normalizeIntervals(a)
    expect(out).toEqual([{ start: 0, end: 9 }])
    expect(a[1]).toEqual({ start: 0, end: 6 })
  })

  const bad: Interval[] = [
    { start: 2, end: 1 },
    { start: NaN, end: 1 },
    { start: 0, end: NaN },
    { start: Infinity, end: Infinity },
    { start: -Infinity, end: -Infinity },
  ]
  it.each(bad)('refuses from $start to $end with a sentence', (wrong) => {
    const sentence = /^\w+: an interval is from .+ to .+; expected a start that is not after its end\.$/
    const good = { start: 0, end: 1 }
    expect(() => normalizeIntervals([good, wrong])).toThrow(sentence)
    expect(() => unionIntervals([good], [wrong])).toThrow(sentence)
    expect(() => intersectIntervals([], [wrong])).toThrow(sentence)
    expect(() => subtractIntervals([wrong], [])).toThrow(sentence)
    expect(() => complementIntervals([], wrong)).toThrow(sentence)
    expect(() => clipIntervals([], wrong)).toThrow(sentence)
    expect(() => totalMs([wrong])).toThrow(sentence)
    expect(() => allenRelation(good, wrong)).toThrow(sentence)
  })

  it('refuses a negative joinGapMs with a sentence', () => {
    expect(() => normalizeIntervals([], { joinGapMs: -1 })).toThrow(
      'normalizeIntervals: joinGapMs is -1; expected a number',
    )
  })
})

/** Allen's relations by their definitions, one by one. */
const DEFINITIONS: Record<AllenRelation, (a: Interval, b: Interval) => boolean> = {
  before: (a, b) => a.end < b.start,
  meets: (a, b) => a.end === b.start,
  overlaps: (a, b) => a.start < b.start && b.start < a.end && a.end < b.end,
  starts: (a, b) => a.start === b.start && a.end < b.end,
  during: (a, b) => a.start > b.start && a.end < b.end,
  finishes: (a, b) => a.end === b.end && a.start > b.start,
  equals: (a, b) => a.start === b.start && a.end === b.end,
  'finished-by': (a, b) => DEFINITIONS.finishes(b, a),
  contains: (a, b) => DEFINITIONS.during(b, a),
  'started-by': (a, b) => DEFINITIONS.starts(b, a),
  'overlapped-by': (a, b) => DEFINITIONS.overlaps(b, a),
  'met-by': (a, b) => DEFINITIONS.meets(b, a),
  after: (a, b) => DEFINITIONS.before(b, a),
}

describe('allenRelation', () => {
  it('is the one relation whose definition holds', () => {
    const seen = new Set<AllenRelation>()
    for (let code = 0; code < 6 ** 4; code++) {
      const [p, q, r, s] = [code % 6, Math.floor(code / 6) % 6, Math.floor(code / 36) % 6, Math.floor(code / 216)]
      if (p! >= q! || r! >= s!) continue
      const [a, b] = [
        { start: p!, end: q! },
        { start: r!, end: s! },
      ]
      const holding = (Object.keys(DEFINITIONS) as AllenRelation[]).filter((name) => DEFINITIONS[name](a, b))
      expect(holding).toEqual([allenRelation(a, b)])
      seen.add(allenRelation(a, b))
    }
    expect(seen.size).toBe(13)
  })

  it('turns into its inverse when the arguments are swapped, instants too', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        expect(allenRelation(b, a)).toBe(ALLEN_INVERSES[allenRelation(a, b)])
      }),
    )
  })

  it('agrees with the algebra', () => {
    const apart: AllenRelation[] = ['before', 'meets', 'met-by', 'after']
    fc.assert(
      fc.property(wide, wide, (a, b) => {
        const relation = allenRelation(a, b)
        expect(intersectIntervals([a], [b]).length === 0).toBe(apart.includes(relation))
        expect(unionIntervals([a], [b]).length === 2).toBe(relation === 'before' || relation === 'after')
        expect(subtractIntervals([a], [b]).length === 2).toBe(relation === 'contains')
      }),
    )
  })
})
