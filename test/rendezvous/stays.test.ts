import { describe, expect, it } from 'vitest'
import type { PositionReport, Rendezvous } from '../../src/model/index.js'
import { findRendezvous, type GivenRendezvousOptions } from '../../src/rendezvous/index.js'
import { every, HOUR, meeting, MIN, sail, still, T0, tracksOf, type Way } from '../helpers/tracks.js'

const SEA = { lon: 5, lat: 40 }
const hours = (from: number, to: number, step = 5 * MIN): number[] => every(step, T0 + from * HOUR, T0 + to * HOUR)
const find = (options: GivenRendezvousOptions, ...reports: PositionReport[][]): Rendezvous[] =>
  findRendezvous(tracksOf(...reports), options)
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
    expect(r!.contactMs).toBeGreaterThan(5 * HOUR - 13 * MIN)
    expect(r!.contactMs).toBeLessThan(5 * HOUR - 11 * MIN)
    // All of it was heard: nothing is inferred, and what is no contact was heard beyond the limit.
    expect(r!.bridgedMs).toBe(0)
    expect(r!.apartMs).toBe(r!.durationMs - r!.contactMs)
    expect(r!.observedMs).toBe(r!.contactMs)
  })

  it('with an exit at the contact limit and no merging it does', () => {
    const found = find({ exitDistanceM: 500, mergeGapMs: 0 }, ...reports)
    expect(found).toHaveLength(2)
    expect(found[0]!.end).toBeLessThan(found[1]!.start)
    expect(found.map((r) => [r.endsBy, r.startsBy])).toEqual([
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
      contactMs: 8 * HOUR,
      observedMs: 8 * HOUR,
      bridgedMs: 2 * HOUR,
      fixes: [98, 98],
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
    expect(found).toMatchObject([{ start: T0, end: T0 + 9 * HOUR, contactMs: 6 * HOUR, bridgedMs: 3 * HOUR }])
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
      endsBy: 'silence',
      endUncertaintyMs: 2 * HOUR,
      fixes: [25, 25],
    })
    expect(r!.shape).not.toHaveProperty('separationToM')
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
    expect(r).toMatchObject({ contactMs: 3 * HOUR, observedMs: 2 * HOUR, bridgedMs: HOUR, fixes: [a.length, b.length] })
    const [s] = find({ observedGapMs: 35 * MIN }, sail('A', SEA, still(), a), sail('B', SEA, still(100, 0), b))
    expect(s).toMatchObject({ observedMs: 3 * HOUR - 40 * MIN })
    const [u] = find({ observedGapMs: 40 * MIN }, sail('A', SEA, still(), a), sail('B', SEA, still(100, 0), b))
    expect(u).toMatchObject({ observedMs: 3 * HOUR, bridgedMs: 0 })
  })

  it('fixes are those within the contact, of each ship by itself', () => {
    const times = hours(-2, 5, 10 * MIN)
    const other = hours(-2, 5, 7 * MIN)
    const [r] = find({}, meeting(SEA, T0, T0 + 3 * HOUR, times, { otherTimes: other }))
    const within = (list: number[]): number => list.filter((t) => t >= r!.start && t <= r!.end).length
    expect(r!.fixes).toEqual([within(times), within(other)])
    expect(r!.fixes[0]).toBeGreaterThan(16)
  })

  it('points between fixes are never counted, however long and fast the legs', () => {
    // In company at 7 knots: legs of half an hour are cut into pieces inside.
    const go: Way = (t) => [((t - T0) / HOUR) * 7 * 1852, 0]
    const times = hours(0, 6, 30 * MIN)
    const beside: Way = (t) => [go(t)[0], 90]
    const [r] = find({ observedGapMs: HOUR }, sail('A', SEA, go, times), sail('B', SEA, beside, times))
    expect(r).toMatchObject({ mode: 'underway', fixes: [13, 13], observedMs: 6 * HOUR })
  })

  it('fewer fixes than minFixes of either ship are no event', () => {
    const reports = [sail('A', SEA, still(), hours(0, 3)), sail('B', SEA, still(100, 0), hours(0, 3, 30 * MIN))]
    expect(find({ minFixes: 7 }, ...reports)).toHaveLength(1)
    expect(find({ minFixes: 8 }, ...reports)).toHaveLength(0)
  })
})

describe('false stretches', () => {
  const reports = [sail('A', SEA, still(), hours(0, 8, 10 * MIN)), sail('B', SEA, still(100, 0), hours(0, 8, 10 * MIN))]
  const cut = (start: number, end: number, more: object = {}): GivenRendezvousOptions => ({
    falseStretches: [{ id: 'B', start: T0 + start * HOUR, end: T0 + end * HOUR, ...more }],
  })

  it('hold no contact, and are bridged as any silence is', () => {
    const [r, ...more] = find(cut(3, 5), ...reports)
    expect(more).toEqual([])
    expect(r).toMatchObject({ contactMs: 6 * HOUR, bridgedMs: 2 * HOUR, start: T0, end: T0 + 8 * HOUR })
    expect(spans(find(cut(2, 6), ...reports))).toEqual([
      [0, 2],
      [6, 8],
    ])
    expect(spans(find(cut(-1, 2.5), ...reports))).toEqual([[2.5, 8]])
    expect(spans(find(cut(6.5, 9), ...reports))).toEqual([[0, 6.5]])
    expect(find(cut(-1, 9), ...reports)).toEqual([])
  })

  it('of another hull or id change nothing; of one hull, that hull', () => {
    const whole = find({}, ...reports)
    expect(find(cut(2, 6, { hull: 1 }), ...reports)).toEqual(whole)
    expect(find({ falseStretches: [{ id: 'C', start: T0, end: T0 + 8 * HOUR }] }, ...reports)).toEqual(whole)
    expect(find(cut(2, 6, { hull: 0 }), ...reports)).toHaveLength(2)
  })

  it('may overlap, touch, be empty or turned round', () => {
    const stretches = [
      [3, 4],
      [3.5, 5],
      [5, 5.5],
      [1, 1],
      [7, 6],
    ].map(([s, e]) => ({ id: 'B', start: T0 + s! * HOUR, end: T0 + e! * HOUR }))
    expect(find({ falseStretches: stretches }, ...reports)).toMatchObject([
      { contactMs: 5.5 * HOUR, bridgedMs: 2.5 * HOUR },
    ])
    expect(find({ falseStretches: [...stretches].reverse() }, ...reports)).toEqual(
      find({ falseStretches: stretches }, ...reports),
    )
  })

  it('that begin and end between fixes add none to the count', () => {
    // Contact from 0:00 to 2:25 and from 4:35 to 8:00: fifteen and twenty-one fixes of B; A is heard by as many.
    const [r] = find(cut(2 + 25 / 60, 4 + 35 / 60), ...reports)
    expect(r).toMatchObject({ contactMs: 8 * HOUR - 130 * MIN, fixes: [36, 36] })
  })
})
