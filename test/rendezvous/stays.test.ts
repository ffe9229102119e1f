import { describe, expect, it } from 'vitest'
import type { PositionReport, Rendezvous, VesselInterval } from '../../src/model/index.js'
import { findProximities } from '../../src/motion/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import type { GivenRendezvousOptions } from '../../src/rendezvous/options/index.js'
import { every, HOUR, meeting, MIN, sail, still, T0, tracksOf, type Way } from '../helpers/tracks.js'

const SEA = { lon: 5, lat: 40 }
const hours = (from: number, to: number, step = 5 * MIN): number[] => every(step, T0 + from * HOUR, T0 + to * HOUR)
const find = (options: GivenRendezvousOptions, ...reports: PositionReport[][]): Rendezvous[] =>
  findRendezvous({ tracks: tracksOf(...reports) }, options)
const spans = (found: readonly Rendezvous[]): number[][] =>
  found.map((r) => [(r.start - T0) / HOUR, (r.end - T0) / HOUR])

describe('hysteresis', () => {
  // Alongside but for a walk out to 600 m and back, from hour 2 to hour 3.
  const wander: Way = (t) => [100 + 500 * Math.max(0, 1 - Math.abs((t - T0) / HOUR - 2.5) / 0.5), 0]
  const reports = [sail('A', SEA, still(), hours(0, 5)), sail('B', SEA, wander, hours(0, 5))]

  it('a walk out to 600 m does not end a stay', () => {
    const [r, ...more] = find({}, ...reports)
    expect(more).toEqual([])
    expect([r!.start, r!.end]).toEqual([T0, T0 + 5 * HOUR])
    // Within 500 m but for 100 m of the way out and as much back, at 500 m in half an hour: 12 minutes.
    expect(r!.measures.contactMs).toBeGreaterThan(5 * HOUR - 13 * MIN)
    expect(r!.measures.contactMs).toBeLessThan(5 * HOUR - 11 * MIN)
    // All of it was heard: nothing is inferred, and what is no contact was heard beyond the limit.
    expect(r!.measures.bridgedMs).toBe(0)
    expect(r!.measures.apartMs).toBe(r!.measures.durationMs - r!.measures.contactMs)
    expect(r!.measures.observedMs).toBe(r!.measures.contactMs)
  })

  it('with an exit at the contact limit and no merging it does', () => {
    const found = find({ exitDistanceM: 500, mergeGapMs: 0 }, ...reports)
    expect(found).toHaveLength(2)
    expect(found[0]!.end).toBeLessThan(found[1]!.start)
    expect(found.map((r) => [r.measures.endsBy, r.measures.startsBy])).toEqual([
      ['motion', 'record'],
      ['record', 'motion'],
    ])
  })

  it('mergeGapMs alone joins it as well', () => {
    expect(find({ exitDistanceM: 500, mergeGapMs: 13 * MIN }, ...reports)).toHaveLength(1)
    expect(find({ exitDistanceM: 500, mergeGapMs: 11 * MIN }, ...reports)).toHaveLength(2)
    expect(find({ exitDistanceM: 590, mergeGapMs: 0 }, ...reports)).toHaveLength(2)
    expect(find({ exitDistanceM: 610, mergeGapMs: 0 }, ...reports)).toHaveLength(1)
  })
})

describe('silences within a stay', () => {
  const apart = (silent: number): PositionReport[][] => [
    sail('A', SEA, still(), hours(0, 12)),
    sail('B', SEA, still(100, 0), [...hours(0, 3), ...hours(3 + silent, 8 + silent)]),
  ]

  it('one of up to maxSilenceMs is bridged, and counted as bridged', () => {
    const [r, ...more] = find({}, ...apart(2))
    expect(more).toEqual([])
    expect(r).toMatchObject({
      start: T0,
      end: T0 + 10 * HOUR,
      measures: { contactMs: 8 * HOUR, observedMs: 8 * HOUR, bridgedMs: 2 * HOUR, fixes: [98, 98] },
    })
    expect(find({}, ...apart(3))).toHaveLength(1)
  })

  it('a longer one is not', () => {
    expect(spans(find({}, ...apart(3.1)))).toEqual([
      [0, 3],
      [6.1, 11.1],
    ])
    expect(spans(find({ maxSilenceMs: 90 * MIN, mergeGapMs: 0 }, ...apart(2)))).toEqual([
      [0, 3],
      [5, 10],
    ])
  })

  it('both ships may be silent, together or in turns', () => {
    const found = find(
      {},
      sail('A', SEA, still(), [...hours(0, 3), ...hours(5, 9)]),
      sail('B', SEA, still(100, 0), [...hours(0, 4), ...hours(6, 9)]),
    )
    expect(found).toMatchObject([
      { start: T0, end: T0 + 9 * HOUR, measures: { contactMs: 6 * HOUR, bridgedMs: 3 * HOUR } },
    ])
  })

  it.each([
    ['heard by two fixes', [4, 4.1]],
    ['heard by a fix alone', [4]],
  ])('a ship far away in the middle of a silence, %s, ends the stay', (_, when) => {
    const far = sail(
      'B',
      SEA,
      still(20_000, 0),
      when.map((h) => T0 + h * HOUR),
    )
    const near = sail('B', SEA, still(100, 0), [...hours(0, 2), ...hours(6, 8)])
    expect(spans(find({}, sail('A', SEA, still(), hours(0, 8)), near, far))).toEqual([
      [0, 2],
      [6, 8],
    ])
    // Whichever of the two it is, and where both are heard by one fix only.
    const alone = [...hours(0, 2), T0 + 4 * HOUR, ...hours(6, 8)]
    expect(spans(find({}, sail('C', SEA, still(), alone), near, far))).toEqual([
      [0, 2],
      [6, 8],
    ])
  })

  it('a ship heard far off while the other is silent ends the stay', () => {
    const silent = sail('A', SEA, still(), [...hours(0, 2), ...hours(4.5, 8)])
    const away: Way = (t) => [100 + 20_000 * Math.max(0, 1 - Math.abs((t - T0) / HOUR - 3.25) / 1.15), 0]
    const found = find({}, silent, sail('B', SEA, away, hours(0, 8)))
    expect(spans(found).map((s) => s.map(Math.round))).toEqual([
      [0, 2],
      [5, 8],
    ])
  })

  it('a silence after which a ship is far off ends the stay with the last fix alongside', () => {
    const gone = [...sail('B', SEA, still(100, 0), hours(0, 2)), ...sail('B', SEA, still(30_000, 0), hours(4, 5))]
    const [r, ...more] = find({}, sail('A', SEA, still(), hours(-1, 6)), gone)
    expect(more).toEqual([])
    expect(r).toMatchObject({
      start: T0,
      end: T0 + 2 * HOUR,
      measures: { endsBy: 'silence', endUncertaintyMs: 2 * HOUR, fixes: [25, 25] },
    })
    expect(r!.measures.shape).not.toHaveProperty('separationToM')
  })

  it('a fix alone alongside does not', () => {
    const near = sail('B', SEA, still(100, 0), [...hours(0, 2), T0 + 4 * HOUR, ...hours(6, 8)])
    expect(spans(find({}, sail('A', SEA, still(), hours(0, 8)), near))).toEqual([[0, 8]])
  })

  it('a boat that shuttles, alongside for minutes and silent for an hour and more on its way, is no meeting', () => {
    for (const [alongMin, silentMin] of [
      [6, 65],
      [10, 90],
      [15, 120],
      [12, 175],
    ] as const) {
      const visits = every((alongMin + silentMin) * MIN, T0, T0 + 14 * HOUR).flatMap((t) =>
        every(2 * MIN, t, t + alongMin * MIN),
      )
      expect(find({}, sail('A', SEA, still(), hours(0, 15)), sail('B', SEA, still(60, 0), visits))).toEqual([])
    }
  })

  it('a boat that is heard on its way is no meeting either', () => {
    // Ten minutes alongside, an hour and a half on a round of 8 km each way.
    const round: Way = (t) => {
      const m = ((t - T0) / MIN) % 100
      return [60 + (m < 10 ? 0 : 8000 * Math.min(1, (m - 10) / 45, (100 - m) / 45)), 0]
    }
    expect(find({}, sail('A', SEA, still(), hours(0, 15)), sail('B', SEA, round, hours(0, 15, 2 * MIN)))).toEqual([])
  })
})

describe('evidence, counted by hand', () => {
  it('contact is observed while the fixes of both are close together', () => {
    // B: fixes each 5 minutes but for one hole of 40 minutes; A: one hole of 30 minutes that overlaps it by 10.
    const a = [...hours(0, 1), ...hours(1.5, 3)]
    const b = [...hours(0, 1 + 20 / 60), ...hours(2, 3)]
    const [r] = find({}, sail('A', SEA, still(), a), sail('B', SEA, still(100, 0), b))
    expect(r).toMatchObject({
      measures: { contactMs: 3 * HOUR, observedMs: 2 * HOUR, bridgedMs: HOUR, fixes: [a.length, b.length] },
    })
    const [s] = find({ observedGapMs: 35 * MIN }, sail('A', SEA, still(), a), sail('B', SEA, still(100, 0), b))
    expect(s).toMatchObject({ measures: { observedMs: 3 * HOUR - 40 * MIN } })
    const [u] = find({ observedGapMs: 40 * MIN }, sail('A', SEA, still(), a), sail('B', SEA, still(100, 0), b))
    expect(u).toMatchObject({ measures: { observedMs: 3 * HOUR, bridgedMs: 0 } })
  })

  it('fixes are those within the contact, of each ship by itself', () => {
    const times = hours(-2, 5, 10 * MIN)
    const other = hours(-2, 5, 7 * MIN)
    const [r] = find({}, meeting(SEA, T0, T0 + 3 * HOUR, times, { otherTimes: other }))
    const within = (list: number[]): number => list.filter((t) => t >= r!.start && t <= r!.end).length
    expect(r!.measures.fixes).toEqual([within(times), within(other)])
    expect(r!.measures.fixes[0]).toBeGreaterThan(16)
  })

  it('points between fixes are never counted, however long and fast the legs', () => {
    // In company at 7 knots: legs of half an hour are cut into pieces inside.
    const go: Way = (t) => [((t - T0) / HOUR) * 7 * 1852, 0]
    const times = hours(0, 6, 30 * MIN)
    const beside: Way = (t) => [go(t)[0], 90]
    const [r] = find({ observedGapMs: HOUR }, sail('A', SEA, go, times), sail('B', SEA, beside, times))
    expect(r).toMatchObject({ measures: { mode: 'underway', fixes: [13, 13], observedMs: 6 * HOUR } })
  })

  it('fewer fixes than minFixes of either ship are no event', () => {
    const reports = [sail('A', SEA, still(), hours(0, 3)), sail('B', SEA, still(100, 0), hours(0, 3, 30 * MIN))]
    expect(find({ minFixes: 7 }, ...reports)).toHaveLength(1)
    expect(find({ minFixes: 8 }, ...reports)).toHaveLength(0)
  })
})

describe('false stretches', () => {
  const reports = [sail('A', SEA, still(), hours(0, 8, 10 * MIN)), sail('B', SEA, still(100, 0), hours(0, 8, 10 * MIN))]
  const tracks = tracksOf(...reports)
  const findWithout = (falseStretches: readonly VesselInterval[]): Rendezvous[] =>
    findRendezvous({ tracks, falseStretches })
  const cut = (start: number, end: number, more: object = {}): Rendezvous[] =>
    findWithout([{ id: 'B', start: T0 + start * HOUR, end: T0 + end * HOUR, ...more }])

  it('hold no contact, and are bridged as any silence is', () => {
    // The report at the start is false, the one at the end is not: B is heard until 2:50, and from 5:00 on.
    const [r, ...more] = cut(3, 5)
    expect(more).toEqual([])
    expect(r).toMatchObject({ start: T0, end: T0 + 8 * HOUR, measures: { contactMs: 350 * MIN, bridgedMs: 130 * MIN } })
    expect(spans(cut(2, 6))).toEqual([
      [0, 11 / 6],
      [6, 8],
    ])
    expect(spans(cut(-1, 2.5))).toEqual([[2.5, 8]])
    expect(spans(cut(6.5, 9))).toEqual([[0, 38 / 6]])
    expect(cut(-1, 9)).toEqual([])
  })

  it('are half-open, and lead nowhere: a ship does not sail towards a report in one', () => {
    // B lies 20 km off, and is made to appear alongside A from 2:00 to 4:00, by reports at 2:00 and 3:50 among others.
    const lying = (t: number): readonly [number, number] => [t >= T0 + 2 * HOUR && t < T0 + 4 * HOUR ? 100 : 20_000, 0]
    const ships = tracksOf(sail('A', SEA, still(), hours(0, 8, 10 * MIN)), sail('B', SEA, lying, hours(0, 8, 10 * MIN)))
    const falseStretches = [{ id: 'B', start: T0 + 2 * HOUR, end: T0 + 4 * HOUR }]
    expect(findRendezvous({ tracks: ships })).toHaveLength(1)
    expect(findRendezvous({ tracks: ships, falseStretches })).toEqual([])
    expect(findProximities({ tracks: ships, falseStretches })).toEqual([])
  })

  it('of another hull or id change nothing; of one hull, that hull', () => {
    const whole = find({}, ...reports)
    expect(cut(2, 6, { hull: 1 })).toEqual(whole)
    expect(findWithout([{ id: 'C', start: T0, end: T0 + 8 * HOUR }])).toEqual(whole)
    expect(cut(2, 6, { hull: 0 })).toHaveLength(2)
  })

  it('may overlap, touch, be empty or turned round', () => {
    const stretches = [
      [3, 4],
      [3.5, 5],
      [5, 5.5],
      [1, 1],
      [7, 6],
    ].map(([s, e]) => ({ id: 'B', start: T0 + s! * HOUR, end: T0 + e! * HOUR }))
    // B is heard until 2:50 and from 5:30 on.
    expect(findWithout(stretches)).toMatchObject([{ measures: { contactMs: 320 * MIN, bridgedMs: 160 * MIN } }])
    expect(findWithout([...stretches].reverse())).toEqual(findWithout(stretches))
  })

  it('that begin and end between fixes add none to the count', () => {
    // B is heard until 2:20 and from 4:40 on: by fifteen and by twenty-one fixes; A by as many.
    const [r] = cut(2 + 25 / 60, 4 + 35 / 60)
    expect(r).toMatchObject({ measures: { contactMs: 8 * HOUR - 140 * MIN, fixes: [36, 36] } })
  })
})
