import { describe, expect, it } from 'vitest'
import type { PositionReport, Rendezvous } from '../../src/model/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import type { GivenRendezvousOptions } from '../../src/rendezvous/options/index.js'
import { createParts } from '../../src/rendezvous/stay/index.js'
import { every, HOUR, MIN, random, sail, still, straight, T0, tracksOf, type Way } from '../helpers/tracks.js'

const SEA = { lon: 5, lat: 40 }
const hours = (from: number, to: number, step = 5 * MIN): number[] => every(step, T0 + from * HOUR, T0 + to * HOUR)
const find = (options: GivenRendezvousOptions, ...reports: PositionReport[][]): Rendezvous[] =>
  findRendezvous({ tracks: tracksOf(...reports) }, options)
const spans = (found: readonly Rendezvous[]): number[][] =>
  found.map((r) => [(r.start - T0) / HOUR, (r.end - T0) / HOUR].map((h) => Math.round(h * 10) / 10))

/** East of a ship that lies still, by the hour: straight between the places named. */
const visits =
  (...keys: readonly (readonly [hour: number, eastM: number])[]): Way =>
  (t) => {
    const h = (t - T0) / HOUR
    const i = Math.min(Math.max(0, keys.findIndex(([at]) => at > h) - 1), keys.length - 2)
    const [[h0, e0], [h1, e1]] = [keys[i]!, keys[i + 1]!]
    return [e0 + ((e1 - e0) * Math.min(h1 - h0, Math.max(0, h - h0))) / (h1 - h0), 0]
  }

describe('time heard apart is no silence', () => {
  it('duration is observed, apart and bridged time, each by hand', () => {
    // Alongside from 0 to 3 h; 600 m off from 3 to 4 h; alongside again to 8 h, with one hole of 50 minutes in it.
    const way: Way = (t) => [t >= T0 + 3 * HOUR && t < T0 + 4 * HOUR ? 600 : 100, 0]
    const times = hours(0, 8, MIN).filter((t) => t <= T0 + 5 * HOUR || t >= T0 + 5 * HOUR + 50 * MIN)
    const [r, ...more] = find({}, sail('A', SEA, still(), hours(0, 8, MIN)), sail('B', SEA, way, times))
    expect(more).toEqual([])
    expect(r).toMatchObject({ measures: { durationMs: 8 * HOUR, bridgedMs: 50 * MIN } })
    // The jumps out and in take a minute each, a fifth of it beyond 500 m.
    expect(Math.abs(r!.measures.apartMs - HOUR + 0.6 * MIN)).toBeLessThan(0.1 * MIN)
    expect(r!.measures.contactMs).toBe(r!.measures.durationMs - r!.measures.apartMs)
    expect(r!.measures.observedMs).toBe(r!.measures.contactMs - 50 * MIN)
  })

  it('a false stretch between two contacts is bridged, not heard apart', () => {
    const falseStretches = [{ id: 'B', start: T0 + 2 * HOUR, end: T0 + 3 * HOUR }]
    const tracks = tracksOf(sail('A', SEA, still(), hours(0, 6)), sail('B', SEA, still(100, 0), hours(0, 6)))
    const [r] = findRendezvous({ tracks, falseStretches })
    // B is heard until 1:55, and again from 3:00 on, when what is false has ended.
    expect(r).toMatchObject({
      measures: { apartMs: 0, bridgedMs: 65 * MIN, contactMs: 295 * MIN, observedMs: 295 * MIN },
    })
  })

  it('the median distance is that of all that was heard', () => {
    // Two parts of the time at 480 m, one at 700 m; then the other way round.
    const near =
      (share: number): Way =>
      (t) => [(t - T0) % HOUR < share * HOUR ? 480 : 700, 0]
    const at = (share: number): Rendezvous[] =>
      find({ mergeGapMs: 0 }, sail('A', SEA, still(), hours(0, 9, MIN)), sail('B', SEA, near(share), hours(0, 9, MIN)))
    expect(at(2 / 3)[0]!.measures.medianDistanceM).toBeCloseTo(480, 0)
    expect(at(2 / 3)[0]!.measures.shape.distanceSpreadM).toBeCloseTo(220, 0)
    expect(at(1 / 3)).toEqual([])
  })
})

describe('visits', () => {
  const mother = sail('A', SEA, still(), hours(0, 12))
  const boat = (way: Way, step = 5 * MIN): PositionReport[] => sail('B', SEA, way, hours(0, 12, step))
  // Twice an hour and a half alongside; in between 25 minutes, with a turn at some distance.
  const twice = (eastM: number): Way =>
    visits(
      [0, 9000],
      [1, 100],
      [2.5, 100],
      [2.5 + 12 / 60, eastM],
      [2.5 + 24 / 60, 100],
      [4.5, 100],
      [5.5, 9000],
      [12, 9000],
    )

  it('from which a ship is seen to go far off are events of their own', () => {
    expect(find({}, mother, boat(twice(900)))).toHaveLength(1)
    const found = find({}, mother, boat(twice(1500)))
    expect(found).toHaveLength(2)
    expect(found.map((r) => [r.measures.startsBy, r.measures.endsBy])).toEqual([
      ['motion', 'motion'],
      ['motion', 'motion'],
    ])
    expect(find({ mergeDistanceM: 2000 }, mother, boat(twice(1500)))).toHaveLength(1)
  })

  it('one stray fix of either ship beyond that does not cut an event; two do', () => {
    const lie = (id: string, eastM: number, stray: number[]): PositionReport[] =>
      sail(id, SEA, (t) => [eastM + (stray.includes((t - T0) / MIN) ? 2500 : 0), 0], hours(0, 6))
    expect(spans(find({}, lie('A', 0, []), lie('B', 100, [120])))).toEqual([[0, 6]])
    expect(spans(find({}, lie('A', 0, [120]), lie('B', 100, [])))).toEqual([[0, 6]])
    expect(find({}, lie('A', 0, []), lie('B', 100, [120, 125]))).toHaveLength(2)
  })

  it('of a boat that goes to and fro, minutes at a time, are no meeting', () => {
    // Ten minutes alongside, twenty on a round of three kilometres: heard all day.
    const round: Way = (t) => {
      const m = ((t - T0) / MIN) % 30
      return [60 + (m < 10 ? 0 : 3000 * Math.min(1, (m - 10) / 10, (30 - m) / 10)), 0]
    }
    expect(find({}, mother, sail('B', SEA, round, hours(0, 12, 2 * MIN)))).toEqual([])
  })

  it('an hour and a half alongside and a day 600 m off are an event of an hour and a half', () => {
    const found = find(
      {},
      mother,
      boat(visits([0, 5000], [0.5, 100], [2, 100], [2.1, 600], [11, 600], [11.1, 450], [11.9, 450], [12, 600])),
    )
    expect(spans(found)).toEqual([[0.5, 2.1]])
    expect(
      find(
        { minContactShare: 0 },
        mother,
        boat(visits([0, 100], [2, 100], [2.1, 600], [11, 600], [11.1, 450], [12, 450])),
      ),
    ).toHaveLength(1)
  })
})

describe('parts of a chain', () => {
  /**
   * Every run of intervals whose beginnings and ends all hold the share, that is in no longer one: by trying all. A
   * contact has a millisecond to spare.
   */
  function byTrying(contact: number[], apart: number[], share: number): string {
    const value = (i: number, j: number): number => {
      let sum = 0
      for (let k = i; k <= j; k++) sum += (1 - share) * contact[k]! + 1 - (k < j ? share * apart[k]! : 0)
      return sum
    }
    const holds = (i: number, j: number): boolean => {
      for (let k = i; k < j; k++) {
        if (value(i, k) - share * apart[k]! <= 0 || value(k + 1, j) - share * apart[k]! <= 0) return false
      }
      return true
    }
    const runs: [number, number][] = []
    for (let i = 0; i < contact.length; i++) for (let j = i; j < contact.length; j++) if (holds(i, j)) runs.push([i, j])
    return runs.filter(([i, j]) => !runs.some(([p, q]) => p <= i && q >= j && q - p > j - i)).join(' ')
  }

  it('agree with trying all', () => {
    const next = random(77)
    let cut = 0
    for (let round = 0; round < 400; round++) {
      const n = 1 + Math.floor(next() * 12)
      const contact = Array.from({ length: n }, () => 1000 * (1 + Math.floor(next() * 9)) + next())
      const apart = Array.from({ length: n }, () => 1000 * Math.floor(next() * 12) + next())
      const share = [0.3, 0.5, 0.7][round % 3]!
      const parts: [number, number][] = []
      const shifted = 5 // as of a pair whose intervals do not begin at 0
      createParts(share)(
        shifted,
        shifted + n - 1,
        (i) => contact[i - shifted]!,
        (i) => apart[i - shifted]!,
        (i, j) => parts.push([i - shifted, j - shifted]),
      )
      expect(parts.join(' ')).toBe(byTrying(contact, apart, share))
      if (parts.length > 1) cut++
    }
    expect(cut).toBeGreaterThan(100)
  })
})

describe('ends that only one ship tells', () => {
  it('a fix alone alongside between two silences is heard contact: the stay goes on to it', () => {
    // B is silent from 1:00 to 2:30, heard once, silent again; A is heard throughout and then both part.
    const b = [...hours(0, 1), T0 + 2.5 * HOUR, T0 + 5 * HOUR]
    const way: Way = (t) => [t < T0 + 3 * HOUR ? 100 : 30_000, 0]
    const [r, ...more] = find({}, sail('A', SEA, still(), hours(-1, 6)), sail('B', SEA, way, b))
    expect(more).toEqual([])
    expect(r).toMatchObject({
      start: T0,
      end: T0 + 2.5 * HOUR,
      measures: { contactMs: HOUR, observedMs: HOUR, bridgedMs: 1.5 * HOUR },
    })
    expect(r!.measures.fixes).toEqual([14, 14]) // of A the one at 2:30 too
    expect(r!.measures.endsBy).toBe('silence')
  })

  it('a stay reaches from the later of both first fixes in a contact to the earlier of both last ones', () => {
    // Never are both heard before 1:20 or after 4:00; but B is heard alongside from 1:00 to 4:20, and A before and
    // after.
    const h = (hour: number, minutes: number): number => hour + minutes / 60
    const a = [...hours(h(0, 10), h(0, 30)), ...hours(h(1, 20), 4), ...hours(h(4, 50), h(5, 10))]
    const b = [T0, ...hours(1, h(4, 20)), T0 + 5 * HOUR + 20 * MIN]
    const [r, ...more] = find({ maxGapMs: 45 * MIN }, sail('A', SEA, still(), a), sail('B', SEA, still(100, 0), b))
    expect(more).toEqual([])
    expect(r).toMatchObject({
      start: T0 + HOUR,
      end: T0 + 4 * HOUR + 20 * MIN,
      measures: { contactMs: 160 * MIN, bridgedMs: 40 * MIN },
    })
    expect(r).toMatchObject({ measures: { startsBy: 'silence', endsBy: 'silence' } })
  })

  it('two ships that take turns, never heard together, are no meeting', () => {
    const a = [...hours(0, 0.9), ...hours(4, 4.9)]
    const b = [...hours(2, 2.9), ...hours(6, 6.9)]
    expect(find({}, sail('A', SEA, still(), a), sail('B', SEA, still(100, 0), b))).toEqual([])
  })
})

describe('the least distance', () => {
  it('is that of legs that were heard often, not of a line across a silence', () => {
    // B passes from 200 m east of A to 200 m west, unheard for 40 minutes; the line runs through A.
    const way: Way = (t) => [t < T0 + 2 * HOUR ? 200 : -200, 10]
    const b = hours(0, 4).filter((t) => t <= T0 + 1.5 * HOUR || t >= T0 + (13 / 6) * HOUR)
    const [r] = find({}, sail('A', SEA, still(), hours(0, 4)), sail('B', SEA, way, b))
    expect(r!.measures.minDistanceM).toBeCloseTo(Math.hypot(200, 10), 1)
    expect(r!.measures.minAt).toBeLessThanOrEqual(T0 + 4 * HOUR)
    const [s] = find({ observedGapMs: HOUR }, sail('A', SEA, still(), hours(0, 4)), sail('B', SEA, way, b))
    expect(s!.measures.minDistanceM).toBeCloseTo(10, 1)
  })

  it('is that of all legs where none was heard often', () => {
    const way: Way = (t) => [100 + 20 * Math.abs((t - T0) / HOUR - 2), 0]
    const [r] = find({}, sail('A', SEA, still(), hours(0, 4, 20 * MIN)), sail('B', SEA, way, hours(0, 4, 20 * MIN)))
    expect(r).toMatchObject({ measures: { observedMs: 0, minAt: T0 + 2 * HOUR } })
    expect(r!.measures.minDistanceM).toBeCloseTo(100, 1)
  })
})

describe('spread and side', () => {
  const RAD = Math.PI / 180
  /** Off the bow of a ship at (x, y): metres ahead and to starboard. */
  const off = (x: number, y: number, bowDeg: number, ahead: number, right: number): readonly [number, number] => [
    x + ahead * Math.sin(bowDeg * RAD) + right * Math.cos(bowDeg * RAD),
    y + ahead * Math.cos(bowDeg * RAD) - right * Math.sin(bowDeg * RAD),
  ]

  it.each([true, false])(
    'a pair that swings as one at anchor is steady, whichever ship sends a heading (%s)',
    (first) => {
      const bow = (t: number): number => 120 * Math.sin((t - T0) / (2 * HOUR)) + 180
      const at = (t: number): readonly [number, number] => off(0, 0, bow(t), -150, 0)
      const head = (list: PositionReport[], has: boolean): PositionReport[] =>
        has ? list.map((r) => ({ ...r, headingDeg: Math.round(bow(r.t)) % 360 })) : list
      const times = hours(0, 10)
      const a = sail('A', SEA, at, times)
      const b = sail('B', SEA, (t) => off(...at(t), bow(t), 5, 60), times)
      expect(find({}, head(a, first), head(b, !first))[0]!.measures.shape.relativeSpreadM).toBeLessThan(5)
      // Without a heading there is no telling.
      expect(find({}, a, b)[0]!.measures.shape.relativeSpreadM).toBeGreaterThan(30)
    },
  )

  it('a pair that turns under way is steady, by its course', () => {
    // A circle of 4 km at five knots.
    const rate = (5 * 1852) / HOUR / 4000
    const at = (t: number): readonly [number, number] => [
      4000 * Math.sin((t - T0) * rate),
      4000 * Math.cos((t - T0) * rate),
    ]
    const b: Way = (t) => off(...at(t), ((t - T0) * rate) / RAD + 90, 10, 80)
    const [r] = find({}, sail('A', SEA, at, hours(0, 5)), sail('B', SEA, b, hours(0, 5)))
    expect(r!.measures.mode).toBe('underway')
    expect(r!.measures.shape.relativeSpreadM).toBeLessThan(5)
    expect(r!.measures.shape.acrossShare).toBeCloseTo(80 / Math.hypot(10, 80), 1)
  })

  it('a boat that circles another ship is not steady', () => {
    const circle: Way = (t) => off(0, 0, ((t - T0) / MIN) * 4, 200, 0)
    const a = sail('A', SEA, still(), hours(0, 5), { headingDeg: 30 })
    const [r] = find({}, a, sail('B', SEA, circle, hours(0, 5, MIN), { headingDeg: 75 }))
    expect(r!.measures.shape.relativeSpreadM).toBeGreaterThan(150)
  })

  it.each([
    [0, 80, 1],
    [-150, 0, 0],
    [60, 60, Math.SQRT1_2],
    [-30, -40, 0.8],
  ])('%i m ahead and %i m to starboard: the share across is closed form', (ahead, right, share) => {
    for (const course of [0, 75, 200]) {
      for (const lat of [0, 80]) {
        const go = straight(T0, [0, 0], 5, course)
        const b: Way = (t) => off(...go(t), course, ahead, right)
        const [r] = find(
          {},
          sail('A', { lon: 179.99, lat }, go, hours(0, 2)),
          sail('B', { lon: 179.99, lat }, b, hours(0, 2)),
        )
        expect(Math.abs(r!.measures.shape.acrossShare! - share)).toBeLessThan(0.03)
      }
    }
  })

  it('ships that lie still have no side', () => {
    const [r] = find({}, sail('A', SEA, still(), hours(0, 3)), sail('B', SEA, still(100, 0), hours(0, 3)))
    expect(r!.measures.shape).not.toHaveProperty('acrossShare')
  })
})
