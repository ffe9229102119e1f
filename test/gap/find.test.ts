import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findGaps,
  GAP_DEFAULTS,
  gapHorizonMs,
  gapPresets,
  meetsPreset,
  nominalIntervalMs,
} from '../../src/gap/index.js'
import { learn, mergeKnowledge, usualIntervalMs } from '../../src/knowledge/index.js'
import type { Gap, Particulars, PositionReport, Track } from '../../src/model/index.js'
import { prepareTracks } from '../../src/track/clean/index.js'
import { every, HOUR, MIN, random, sail, still, straight, T0, tracksOf } from '../helpers/tracks.js'

const SEA = { lon: 4, lat: 54 }
const lying = (times: readonly number[], more: Partial<PositionReport> = {}, id = '211000001'): Track =>
  tracksOf(sail(id, SEA, still(), times, { sogKn: 0.1, navStatus: 1, aisClass: 'A', ...more }))[0]!
const spans = (gaps: readonly Gap[]): unknown =>
  gaps.map(({ start, end }) => [(start - T0) / MIN, end === undefined ? undefined : (end - T0) / MIN])

/** Reports every so often, with a silence. */
const withSilence = (stepMs: number, silentMs: number): number[] => [
  ...every(stepMs, T0, T0 + 20 * stepMs),
  ...every(stepMs, T0 + 20 * stepMs + silentMs, T0 + 40 * stepMs + silentMs),
]

describe('findGaps', () => {
  it('takes a silence for a gap from one millisecond beyond the limit, and says what it expected', () => {
    // Reports every 20 minutes: the limit is five times that.
    const at = (silentMs: number): Gap[] => findGaps({ tracks: [lying(withSilence(20 * MIN, silentMs))] })
    expect(at(100 * MIN)).toEqual([])
    const [gap] = at(100 * MIN + 1)
    expect(gap).toMatchObject({
      start: T0 + 400 * MIN,
      measures: { expectedIntervalMs: 20 * MIN, limitMs: 100 * MIN, durationMs: 100 * MIN + 1 },
    })
    expect(gap!.id).toBe(`gap:211000001:${T0 + 400 * MIN}`)
  })

  it('never takes less than an hour for a gap unless told to', () => {
    expect(findGaps({ tracks: [lying(withSilence(MIN, HOUR))] })).toEqual([])
    expect(findGaps({ tracks: [lying(withSilence(MIN, HOUR + 1))] })).toHaveLength(1)
    // At anchor three minutes are due: the limit is then fifteen.
    expect(findGaps({ tracks: [lying(withSilence(MIN, 16 * MIN))] }, { minGapMs: 0 })[0]!.measures.limitMs).toBe(
      15 * MIN,
    )
    expect(findGaps({ tracks: [lying(withSilence(MIN, 14 * MIN))] }, { minGapMs: 0 })).toEqual([])
  })

  it('has a fixed limit where one is given, and then no other', () => {
    const track = lying(withSilence(20 * MIN, 61 * MIN))
    expect(findGaps({ tracks: [track] }, { limitMs: HOUR })).toHaveLength(1)
    expect(findGaps({ tracks: [track] }, { limitMs: 61 * MIN })).toEqual([])
    expect(findGaps({ tracks: [track] }, { limitMs: 10 * MIN })).toHaveLength(41)
  })

  it('measures the way between the fixes', () => {
    const times = [...every(MIN, T0 - HOUR, T0), ...every(MIN, T0 + 5 * HOUR, T0 + 6 * HOUR)]
    const track = tracksOf(
      sail('211000001', { lon: -179.8, lat: 10 }, straight(T0, [0, 0], 8, 270), times, { sogKn: 8 }),
    )[0]!
    const [gap] = findGaps({ tracks: [track] })
    // Forty nautical miles, across ±180.
    expect(gap!.measures.distanceM! / 1852).toBeCloseTo(40, 1)
    expect(gap!.measures.impliedSpeedKn).toBeCloseTo(8, 1)
    expect(gap!.measures.before.lon).toBeCloseTo(-179.8, 6)
    expect([gap!.lon, gap!.lat]).toEqual([gap!.measures.before.lon, gap!.measures.before.lat])
    expect(gap!.measures.after!.lon).toBeGreaterThan(179)
    expect(gap!.measures.reportsBefore).toBe(61)
    expect(gap!.measures.before.row).toBe(60)
  })

  it('counts the reports of twelve hours, both ends included, in the way of the published pipeline', () => {
    const times = [...every(HOUR, T0 - 20 * HOUR, T0), T0 + 40 * HOUR]
    const [gap] = findGaps({ tracks: [lying(times)] }, { limitMs: 6 * HOUR })
    expect(gap!.measures.reportsBefore).toBe(13)
    expect(
      findGaps({ tracks: [lying(times)] }, { limitMs: 6 * HOUR, countBeforeMs: 0 })[0]!.measures.reportsBefore,
    ).toBe(1)
  })

  it('leaves a gap open where the present is given, and sees nothing after it', () => {
    const track = lying([...every(MIN, T0, T0 + HOUR), T0 + 10 * HOUR])
    expect(spans(findGaps({ tracks: [track] }))).toEqual([[60, 600]])
    expect(spans(findGaps({ tracks: [track], now: T0 + 5 * HOUR }))).toEqual([[60, undefined]])
    expect(findGaps({ tracks: [track], now: T0 + 5 * HOUR })[0]).toMatchObject({ measures: { durationMs: 4 * HOUR } })
    expect(findGaps({ tracks: [track], now: T0 + 5 * HOUR })[0]!.measures).not.toHaveProperty('after')
    expect(findGaps({ tracks: [track], now: T0 + 2 * HOUR })).toEqual([])
    expect(spans(findGaps({ tracks: [track], now: T0 + 12 * HOUR }))).toEqual([
      [60, 600],
      [600, undefined],
    ])
  })

  it('takes a false stretch for silence', () => {
    const track = lying(every(MIN, T0, T0 + 6 * HOUR))
    const falseStretches = [{ id: '211000001', start: T0 + HOUR, end: T0 + 3 * HOUR }]
    // Half-open: the report at its end is trusted, as one right before its start is.
    expect(spans(findGaps({ tracks: [track], falseStretches }))).toEqual([[59, 180]])
    expect(findGaps({ tracks: [track], falseStretches: [{ ...falseStretches[0]!, hull: 1 }] })).toEqual([])
    expect(findGaps({ tracks: [track], falseStretches: [{ ...falseStretches[0]!, id: '2' }] })).toEqual([])
  })

  it('counts no report of a false stretch, and none after the present', () => {
    const track = lying([...every(MIN, T0, T0 + 8 * HOUR)])
    const stretch = (from: number, to: number) => ({ id: '211000001', start: T0 + from * MIN, end: T0 + to * MIN })
    const [gap] = findGaps({ tracks: [track], falseStretches: [stretch(60, 90), stretch(120, 300)] })
    // Minutes 0 to 59 and 90 to 119 are trusted; of the last hour, 59 itself and 90 on.
    expect(gap).toMatchObject({
      start: T0 + 119 * MIN,
      measures: { reportsBefore: 90, reportsHourBefore: 31, reportsHourAfter: 61 },
    })
    expect(
      findGaps(
        { tracks: [track], falseStretches: [stretch(10, 90), stretch(120, 300)] },
        { countBeforeMs: 100 * MIN },
      )[1],
    ).toMatchObject({ measures: { reportsBefore: 30 } })
    const late = lying([...every(MIN, T0, T0 + 2 * HOUR), ...every(MIN, T0 + 8 * HOUR, T0 + 12 * HOUR)])
    expect(findGaps({ tracks: [late] })[0]).toMatchObject({ measures: { reportsHourAfter: 61 } })
    expect(findGaps({ tracks: [late], now: T0 + 8.5 * HOUR })[0]!.measures).not.toHaveProperty('reportsHourAfter')
  })

  it('takes for a gap what is long for a ship that is heard in bursts', () => {
    // A satellite passes for ten minutes every 95: the silence of 85 minutes is what the ship is used to, three of them
    // are not.
    const pass = (k: number): number[] => every(MIN / 2, T0 + k * 95 * MIN, T0 + (k * 95 + 10) * MIN)
    const heardIn = (passes: readonly number[]): Gap[] => findGaps({ tracks: [lying(passes.flatMap(pass))] })
    const all = Array.from({ length: 45 }, (_, k) => k)
    expect(heardIn(all)).toHaveLength(4)
    expect(heardIn(all.filter((k) => k !== 30))).toHaveLength(4)
    const [gap, ...more] = heardIn(all.filter((k) => k < 30 || k > 32)).slice(4)
    expect(more).toEqual([])
    expect(gap).toMatchObject({ measures: { expectedIntervalMs: 85 * MIN, limitMs: 255 * MIN, durationMs: 370 * MIN } })
  })

  it('does not get used to a ship that is silent for most of each day', () => {
    const days = [0, 1, 2, 3].flatMap((day) => every(MIN, T0 + day * 24 * HOUR, T0 + (day * 24 + 10) * HOUR))
    expect(findGaps({ tracks: [lying(days)] }).map((gap) => gap.measures.limitMs)).toEqual([HOUR, HOUR, HOUR])
  })

  it('takes the class from what is known of the hull where reports do not say', () => {
    const track = tracksOf(sail('211000001', SEA, still(), withSilence(MIN, 3 * HOUR), { sogKn: 5 }))[0]!
    expect(findGaps({ tracks: [track] })[0]!.measures).not.toHaveProperty('aisClass')
    expect(findGaps({ tracks: [track], particulars: [{ id: '211000001', hull: 0, aisClass: 'B' }] })[0]).toMatchObject({
      measures: { aisClass: 'B' },
    })
    const sent = lying(withSilence(MIN, 3 * HOUR))
    expect(findGaps({ tracks: [sent], particulars: [{ id: '211000001', hull: 0, aisClass: 'B' }] })[0]).toMatchObject({
      measures: { aisClass: 'A' },
    })
  })

  it('finds the silence of one hull behind another on the same number', () => {
    const far = { lon: 100, lat: 5 }
    const reports = [
      ...sail('211000001', SEA, still(), [
        ...every(2 * MIN, T0, T0 + 6 * HOUR),
        ...every(2 * MIN, T0 + 18 * HOUR, T0 + 24 * HOUR),
      ]),
      ...sail('211000001', far, still(), every(3 * MIN, T0, T0 + 24 * HOUR)),
    ]
    const { tracks } = prepareTracks(tracksOf(reports))
    expect(tracks).toHaveLength(2)
    const gaps = findGaps({ tracks })
    expect(spans(gaps)).toEqual([[360, 1080]])
    // Which of the two is a tanker is not known, unless somebody says so.
    const known = (hull: number): Particulars[] =>
      tracks.map((_, k) => ({ id: '211000001', hull: k === 0 ? hull : 0, shipType: 80 }))
    expect(findGaps({ tracks, particulars: known(0) })[0]!.measures.topSpeedBy).toBe('default')
    expect(findGaps({ tracks, particulars: known(1) })[0]!.measures.topSpeedBy).toBe('type')
    expect(gaps[0]!.measures.before.lon).toBeCloseTo(SEA.lon, 5)
  })

  it('learns how thin the feed is, so that a thinned one is not silent', () => {
    // Three reports cannot tell what is usual for a ship, but others can: this feed passes on one report in 30 minutes.
    const rand = random(1)
    const others = Array.from({ length: 20 }, (_, k) =>
      lying(
        every(30 * MIN, T0, T0 + 24 * HOUR).map((t) => t + rand() * MIN),
        {},
        String(211000100 + k),
      ),
    )
    const knowledge = learn({ tracks: others })
    const track = lying([T0, T0 + 30 * MIN, T0 + 2.5 * HOUR])
    expect(usualIntervalMs(knowledge.thinning, 'A', false)! / MIN).toBeCloseTo(30, -1)
    expect(findGaps({ tracks: [track] })).toHaveLength(1)
    expect(findGaps({ tracks: [track], knowledge })).toEqual([])
    expect(usualIntervalMs(knowledge.thinning, 'B', true)).toBeUndefined()
    const [a, b] = [learn({ tracks: others.slice(0, 7) }), learn({ tracks: others.slice(7) })]
    expect(mergeKnowledge(a, b).thinning).toEqual(knowledge.thinning)
    expect(mergeKnowledge(b, a).thinning).toEqual(knowledge.thinning)
  })

  it.each([
    ['by its type', {}, [{ id: '211000001', hull: 0, shipType: 80 }], 18, 'type'],
    [
      'by its own past, where that is more',
      { sogKn: 21.3 },
      [{ id: '211000001', hull: 0, shipType: 80 }],
      23.65,
      'past',
    ],
    ['by default', {}, [], GAP_DEFAULTS.topSpeedKn ?? 25, 'default'],
    ['by default where another hull is known', {}, [{ id: '211000001', hull: 1, shipType: 80 }], 25, 'default'],
  ] as const)('states a top speed %s', (_, more, particulars, topSpeedKn, topSpeedBy) => {
    expect(
      findGaps({ tracks: [lying(withSilence(MIN, 3 * HOUR), more)], particulars: [...particulars] })[0],
    ).toMatchObject({ measures: { topSpeedKn, topSpeedBy } })
  })

  it('does not let one wrong speed of a hundred pass for its own past', () => {
    const reports = sail('211000001', SEA, still(), withSilence(MIN, 3 * HOUR), { sogKn: 3 }).map((r, i) =>
      i === 7 ? { ...r, sogKn: 80 } : r,
    )
    const times = every(MIN, T0 - 3 * HOUR, T0 - MIN)
    const track = tracksOf([...sail('211000001', SEA, still(), times, { sogKn: 3 }), ...reports])[0]!
    expect(findGaps({ tracks: [track] })[0]).toMatchObject({ measures: { topSpeedKn: 25, topSpeedBy: 'default' } })
    expect(findGaps({ tracks: [track] }, { topSpeedKn: 12 })[0]).toMatchObject({
      measures: { topSpeedKn: 12, topSpeedBy: 'option' },
    })
  })

  it.each<[object, RegExp]>([
    [{ minGapMs: -1 }, /findGaps: minGapMs is -1; expected a number from 0/],
    [{ limitMs: NaN }, /findGaps: limitMs is NaN; expected a number/],
    [{ topSpeedKn: 0 }, /findGaps: topSpeedKn is 0; expected a number from 0.1/],
    [{ maxGapMs: 5 }, /findGaps: there is no option "maxGapMs"/],
    [{ now: T0 }, /findGaps: there is no option "now"/],
  ])('throws a sentence for %j', (options, message) => {
    expect(() => findGaps({ tracks: [lying([T0])] }, options as never)).toThrow(message)
  })

  it('throws a sentence for a scene that is none', () => {
    expect(() => findGaps({ tracks: [lying([T0])], now: 'now' as never })).toThrow(
      /findGaps: now is "now"; expected a number/,
    )
    expect(() => findGaps(lying([T0]) as never)).toThrow(/findGaps: tracks are undefined; expected an array/)
  })

  it('tells what was known of the hull at the last fix: a stretch of particulars ends before its end', () => {
    const track = lying(withSilence(20 * MIN, 5 * HOUR))
    const last = T0 + 400 * MIN
    const top = (...particulars: Particulars[]): unknown[] =>
      findGaps({ tracks: [track], particulars }).map(({ measures }) => [measures.topSpeedKn, measures.topSpeedBy])
    const [tanker, fishing] = [
      { id: '211000001', hull: 0, shipType: 80 },
      { id: '211000001', hull: 0, shipType: 30 },
    ]
    expect(top({ ...tanker, end: last }, { ...fishing, start: last })).toEqual([[21, 'type']])
    expect(top({ ...tanker, end: last + 1 }, { ...fishing, start: last + 1 })).toEqual([[18, 'type']])
    expect(top({ ...tanker, end: last })).toEqual([[25, 'default']])
  })

  it('finds those of many hulls, each with what is known of it, in order of start and id', () => {
    const tracks = ['3', '1', '2'].map((id, k) =>
      lying(
        withSilence(20 * MIN, 5 * HOUR).map((t) => t + (k === 2 ? MIN : 0)),
        {},
        id,
      ),
    )
    const particulars = ['1', '2', '3'].map((id, k) => ({ id, hull: 0, shipType: [80, 30, 70][k]! }))
    const rejected = ['1', '2', '2'].map((id, row) => ({
      id,
      row,
      t: T0 + 500 * MIN,
      reason: 'impossible-jump' as const,
    }))
    const found = findGaps({ tracks, particulars, rejected })
    expect(
      found.map(({ vessels: [{ id }], measures: { topSpeedKn, setAside } }) => [id, topSpeedKn, setAside]),
    ).toEqual([
      ['1', 18, 1],
      ['3', 24, undefined],
      ['2', 21, 2],
    ])
    expect(findGaps({ tracks: [...tracks].reverse(), particulars: [...particulars].reverse(), rejected })).toEqual(
      found,
    )
    expect(found).toEqual(
      tracks
        .flatMap((track) => findGaps({ tracks: [track], particulars, rejected }))
        .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1)),
    )
  })

  it('says how far it is, and stops when it is told to', () => {
    const tracks = Array.from({ length: 300 }, (_, k) => lying([T0], {}, String(k)))
    const seen: unknown[] = []
    findGaps({ tracks }, {}, { onProgress: ({ stage, done, total }) => seen.push([stage, done, total]) })
    expect(seen).toEqual([
      ['finding gaps', 0, 300],
      ['finding gaps', 256, 300],
    ])
    expect(() => findGaps({ tracks }, {}, { signal: { aborted: true } })).toThrow('Cancelled while finding gaps.')
  })

  it('is plain JSON without NaN, of one fix and of none', () => {
    const gaps = findGaps({ tracks: [tracksOf(sail('211000001', SEA, still(), withSilence(MIN, 3 * HOUR)))[0]!] })
    expect(JSON.parse(JSON.stringify(gaps))).toEqual(gaps)
    expect(findGaps({ tracks: [lying([T0])], now: T0 + 30 * HOUR })).toHaveLength(1)
  })
})

// What every pair of neighbouring reports says by itself, with a fixed limit: no state, no pointers.
const plainly = (track: Track, limitMs: number): unknown[] =>
  [...track.t].flatMap((t, i) => {
    const next = track.t[i + 1]
    if (next === undefined || next - t <= limitMs) return []
    return [[t, next, [...track.t].filter((at) => at <= t && at >= t - 12 * HOUR).length]]
  })

const anyTimes = fc
  .uniqueArray(fc.integer({ min: 0, max: 6000 }), { minLength: 1, maxLength: 80 })
  .map((list) => list.sort((a, b) => a - b).map((m) => T0 + m * MIN))

describe('findGaps, properties', () => {
  it('agrees with a rule that looks at each pair of reports by itself', () => {
    fc.assert(
      fc.property(anyTimes, fc.integer({ min: 10, max: 600 }), (times, limit) => {
        const track = lying(times)
        const found = findGaps({ tracks: [track] }, { limitMs: limit * MIN }).map((gap) => [
          gap.start,
          gap.end,
          gap.measures.reportsBefore,
        ])
        expect(found).toEqual(plainly(track, limit * MIN))
      }),
    )
  })

  it('moves with time and turns with the globe', () => {
    fc.assert(
      fc.property(
        anyTimes,
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 359 }),
        (times, later, turn) => {
          const base = findGaps({
            tracks: [tracksOf(sail('1', { lon: 0, lat: 60 }, straight(T0, [0, 0], 3, 80), times))[0]!],
          })
          const lon = ((turn + 180) % 360) - 180
          const moved = findGaps({
            tracks: [
              tracksOf(
                sail(
                  '1',
                  { lon, lat: 60 },
                  straight(T0 + later, [0, 0], 3, 80),
                  times.map((t) => t + later),
                ),
              )[0]!,
            ],
          })
          const bare = (gaps: readonly Gap[], dt: number): unknown =>
            gaps.map((g) => [g.start - dt, g.measures.durationMs, g.measures.limitMs, g.measures.reportsBefore])
          expect(bare(moved, later)).toEqual(bare(base, 0))
          moved.forEach((gap, i) =>
            expect(Math.abs(gap.measures.distanceM! - base[i]!.measures.distanceM!)).toBeLessThan(0.02),
          )
        },
      ),
    )
  })

  it('needs no more of the record than its horizon before a gap and after it', () => {
    const bursts = fc.tuple(anyTimes, fc.integer({ min: 30, max: 400 })).map(([list, period]) => {
      const rounds = every(period * MIN, T0 + 6000 * MIN, T0 + 12_000 * MIN)
      return [...list, ...rounds.flatMap((t) => [t, t + MIN, t + 2 * MIN, t + 3 * MIN])]
    })
    fc.assert(
      fc.property(bursts, (times) => {
        const horizonMs = gapHorizonMs()
        for (const gap of findGaps({ tracks: [lying(times)] })) {
          const near = times.filter((t) => t >= gap.start - horizonMs && t <= gap.end! + horizonMs)
          const again = findGaps({ tracks: [lying(near)] }).find((one) => one.id === gap.id)!
          const rowless = ({ measures: { before, after, ...rest }, ...gap }: Gap): unknown => ({
            ...gap,
            ...rest,
            before: { ...before, row: 0 },
            after: { ...after, row: 0 },
          })
          expect(rowless(again)).toEqual(rowless(gap))
        }
      }),
    )
  })
})

describe('thinning', () => {
  const intervals = (tracks: readonly Track[]): readonly number[] => learn({ tracks }).thinning.intervals

  it('is the same wherever on the globe, and in whatever order ships are learnt', () => {
    // No speeds: whether a ship moves is told by its way; one knot is none, also across ±180 and at 85° N.
    const ships = (lon: number, lat: number): Track[] =>
      [1, 12].map(
        (speedKn, k) =>
          tracksOf(
            sail(`21100000${k + 1}`, { lon, lat }, straight(T0, [0, 0], speedKn, 90), every(MIN, T0, T0 + HOUR)),
          )[0]!,
      )
    const base = intervals(ships(10, 0))
    // A minute lies in the bin of 48 to 64 s; those of class A still come first, then those of class A moving.
    expect(base.flatMap((n, i) => (n === 0 ? [] : [[i, n]]))).toEqual([
      [11, 60],
      [36 + 11, 60],
    ])
    expect(intervals(ships(180 - 1e-6, 0))).toEqual(base)
    expect(intervals(ships(179.99, 85))).toEqual(base)
    expect(intervals([...ships(10, 0)].reverse())).toEqual(base)
  })
})

describe('nominalIntervalMs', () => {
  // ITU-R M.1371-5, tables 1 and 2.
  it.each([
    [1, 0, 1, 180],
    [1, 3, 5, 180],
    [1, 3.1, 1, 10],
    [1, 0, 0, 10],
    [1, 14, 0, 10],
    [1, 14.1, 0, 6],
    [1, 23.1, 0, 2],
    [2, 2, 15, 180],
    [2, 2.1, 15, 30],
    [1, NaN, 15, 180],
    [0, 12, 0, 10],
  ])('class %d at %d kn with status %d: %d s', (aisClass, sogKn, status, seconds) => {
    expect(nominalIntervalMs(aisClass, sogKn, status)).toBe(seconds * 1000)
  })
})

describe('gapPresets', () => {
  it('are whole rules: a condition on what is not known is not met', () => {
    const track = lying([...every(20 * MIN, T0, T0 + 12 * HOUR), T0 + 30 * HOUR])
    const { welchDisabling, gfwGap, windwardGap } = gapPresets
    const [gap] = findGaps({ tracks: [track] }, welchDisabling.options)
    const known = { coastDistanceM: 100_000, reportsPerDay: 50, shipType: 30 }
    expect(meetsPreset(gap!, welchDisabling, known)).toBe(true)
    expect(meetsPreset(gap!, welchDisabling, { ...known, coastDistanceM: 50 * 1852 - 1 })).toBe(false)
    expect(meetsPreset(gap!, welchDisabling, { ...known, reportsPerDay: 10 })).toBe(false)
    expect(meetsPreset(gap!, welchDisabling, { ...known, shipType: 80 })).toBe(false)
    expect(meetsPreset(gap!, welchDisabling, {})).toBe(false)
    expect(meetsPreset({ ...gap!, measures: { ...gap!.measures, reportsBefore: 13 } }, welchDisabling, known)).toBe(
      false,
    )
    const open = findGaps(
      { tracks: [lying(every(20 * MIN, T0, T0 + 12 * HOUR))], now: T0 + 40 * HOUR },
      welchDisabling.options,
    )
    expect(meetsPreset(open[0]!, welchDisabling, known)).toBe(false)
    expect(meetsPreset(gap!, gfwGap, {})).toBe(true)
    expect(findGaps({ tracks: [lying([T0, T0 + 7 * HOUR])] }, windwardGap.options)).toEqual([])
    expect(findGaps({ tracks: [lying([T0, T0 + 7 * HOUR])] }, gfwGap.options)).toHaveLength(1)
  })
})
