import { describe, expect, it } from 'vitest'
import { CancelledError } from '../../src/base/index.js'
import type { PositionReport, Track } from '../../src/model/index.js'
import { findProximities, PROXIMITY_DEFAULTS } from '../../src/motion/index.js'
import { beside, bruteForce } from '../helpers/bruteForce.js'
import { every, fixesOf, HOUR, MIN, sail, still, straight, T0, tracksOf } from '../helpers/tracks.js'

const SEA = { lon: 5, lat: 40 }

describe('findProximities: what it takes and gives', () => {
  it('has nothing to say of nothing', () => {
    expect(findProximities({ tracks: [] })).toEqual([])
    expect(findProximities({ tracks: tracksOf([{ id: 'A', t: 0, lon: 0, lat: 0 }]) })).toEqual([])
    const empty = {
      ...tracksOf([{ id: 'A', t: 0, lon: 0, lat: 0 }])[0]!,
      t: new Float64Array(0),
      lon: new Float64Array(0),
      lat: new Float64Array(0),
    }
    expect(findProximities({ tracks: [empty, ...tracksOf([{ id: 'B', t: 0, lon: 0, lat: 0 }])] })).toEqual([])
  })

  it('needs time together: one fix of each is no stretch', () => {
    const at = (id: string): PositionReport => ({ id, t: T0, lon: 5, lat: 40 })
    expect(findProximities({ tracks: tracksOf([at('A')], [at('B')]) })).toEqual([])
  })

  it('a ship passing another: closed form', () => {
    // Along a meridian at 12 knots past a still ship 300 m off: in contact over 2 sqrt(500² - 300²) = 800 m of way.
    const times = every(10 * MIN, T0, T0 + 2 * HOUR)
    const tracks = tracksOf(
      sail('A', SEA, still(300, 0), times),
      sail('B', SEA, straight(T0 + HOUR + 90_000, [0, 0], 12, 0), times),
    )
    const [p, ...more] = findProximities({ tracks })
    expect(more).toEqual([])
    const mps = (12 * 1852) / 3600
    expect((p!.end - p!.start) / 1000).toBeCloseTo(800 / mps, 1)
    expect(Math.abs(p!.minAt - (T0 + HOUR + 90_000))).toBeLessThan(200)
    expect(p!.minDistanceM).toBeCloseTo(300, 1)
  })

  it('reports are within the limit, borders belong to it', () => {
    const times = every(10 * MIN, T0, T0 + HOUR)
    const apart = (m: number) =>
      findProximities({ tracks: tracksOf(sail('A', SEA, still(), times), sail('B', SEA, still(m, 0), times)) })
    expect(apart(499.99)).toHaveLength(1)
    expect(apart(500.01)).toHaveLength(0)
  })

  it('a silence longer than maxGapMs leaves no position, one of just maxGapMs does', () => {
    const at = (id: string, times: number[]) => sail(id, SEA, still(), times)
    const whole = at('A', every(10 * MIN, T0, T0 + 3 * HOUR))
    const found = (gap: number) =>
      findProximities({ tracks: tracksOf(whole, at('B', [T0, T0 + HOUR / 2, T0 + HOUR / 2 + gap, T0 + HOUR + gap])) })
    expect(found(HOUR).map((p) => [p.start, p.end])).toEqual([[T0, T0 + 2 * HOUR]])
    expect(found(HOUR + 1).map((p) => [p.start - T0, p.end - T0])).toEqual([
      [0, HOUR / 2],
      [1.5 * HOUR + 1, 2 * HOUR + 1],
    ])
  })

  it.each([
    [10 * MIN, MIN],
    [20 * 24 * HOUR, 400 * HOUR],
  ])('gaps of up to %i ms, as the brute force has them', (maxGapMs, stepMs) => {
    const way = (t: number): readonly [number, number] => [
      3000 * Math.sin((t - T0) / stepMs / 3),
      900 * Math.cos((t - T0) / stepMs / 2),
    ]
    const times = every(1, 0, 39).map((i) => T0 + Math.round((i + 0.3 * Math.sin(i)) * stepMs))
    const tracks = tracksOf(sail('A', SEA, still(), every(stepMs, T0, T0 + 40 * stepMs)), sail('B', SEA, way, times))
    const found = findProximities({ tracks }, { maxGapMs })
    const brute = bruteForce(fixesOf(tracks[0]!), fixesOf(tracks[1]!), 500, maxGapMs, stepMs / 20)
    expect(brute.length).toBeGreaterThan(1)
    expect(found).toHaveLength(brute.length)
    found.forEach((p, i) => {
      expect(Math.abs(p.start - brute[i]!.start)).toBeLessThanOrEqual(stepMs / 1e6 + 1)
      expect(Math.abs(p.end - brute[i]!.end)).toBeLessThanOrEqual(stepMs / 1e6 + 1)
    })
  })

  it('does not pair hulls that share an id', () => {
    const times = every(10 * MIN, T0, T0 + HOUR)
    const [a] = tracksOf(sail('A', SEA, still(), times))
    expect(findProximities({ tracks: [a!, { ...a!, hull: 1 }] })).toEqual([])
    const [b] = tracksOf(sail('B', SEA, still(), times))
    const found = findProximities({ tracks: [{ ...a!, hull: 1 }, b!, a!] })
    expect(found.map((p) => [p.vessels, p.hulls])).toEqual([
      [
        ['A', 'B'],
        [0, 0],
      ],
      [
        ['A', 'B'],
        [1, 0],
      ],
    ])
  })

  it('two ships on one spot, at the very pole, and on 180', () => {
    for (const at of [
      { lon: 0, lat: 90 },
      { lon: -180, lat: 0 },
      { lon: 0, lat: 0 },
      { lon: 77, lat: -90 },
    ]) {
      const times = every(10 * MIN, T0, T0 + HOUR)
      const tracks = tracksOf(
        sail('A', at, still(), times),
        sail('B', { ...at, lon: at.lon + (Math.abs(at.lat) === 90 ? 90 : 0) }, still(), times),
      )
      expect(findProximities({ tracks }, { maxDistanceM: 0.01 })).toMatchObject([
        { start: T0, end: T0 + HOUR, minDistanceM: 0, minAt: T0 },
      ])
    }
  })

  it('many short meetings of one pair are as many records, in order', () => {
    // A ferry that turns every hour passes a still ship each time; fixes every seven minutes.
    const way = (t: number): readonly [number, number] => {
      const x = ((t - T0) / HOUR) % 2
      return [20_000 * (Math.min(x, 2 - x) - 0.5), 100]
    }
    const tracks = tracksOf(
      sail('A', SEA, still(), every(7 * MIN, T0, T0 + 20 * HOUR)),
      sail('B', SEA, way, every(30 * MIN, T0, T0 + 20 * HOUR)),
    )
    const found = findProximities({ tracks })
    expect(found).toHaveLength(20)
    expect(found.map((p) => p.start)).toEqual(found.map((p) => p.start).sort((p, q) => p - q))
    const brute = bruteForce(fixesOf(tracks[0]!), fixesOf(tracks[1]!), 500, HOUR)
    brute.forEach((b, i) => {
      expect(Math.abs(found[i]!.start - b.start)).toBeLessThanOrEqual(1)
      expect(Math.abs(found[i]!.end - b.end)).toBeLessThanOrEqual(1)
    })
  })

  it('a jump within one instant can begin and end contact', () => {
    const b = [
      { t: T0, ...beside(5, 40, 600, 0) },
      { t: T0 + 10 * MIN, ...beside(5, 40, 600, 0) },
      { t: T0 + 10 * MIN, ...beside(5, 40, 100, 0) },
      { t: T0 + 20 * MIN, ...beside(5, 40, 100, 0) },
    ]
    const tracks = tracksOf(
      sail('A', SEA, still(), every(5 * MIN, T0, T0 + HOUR)),
      b.map((f) => ({ id: 'B', ...f })),
    )
    const inContact = findProximities({ tracks })
    const brute = bruteForce(fixesOf(tracks[0]!), fixesOf(tracks[1]!), 500, HOUR)
    expect(inContact.map((p) => [p.start, p.end])).toEqual(brute.map((p) => [Math.round(p.start), Math.round(p.end)]))
  })

  it('a fast ship whose last instant has two places is seen at the first of them', () => {
    const fast = [
      { t: T0 + MIN, ...beside(5, 40, 6000, 0) },
      { t: T0 + 6 * MIN, ...beside(5, 40, 0, 0) },
      { t: T0 + 6 * MIN, ...beside(5, 40, 1900, 0) },
    ]
    const tracks = tracksOf(
      sail('A', SEA, still(-400, 0), every(5 * MIN, T0, T0 + HOUR)),
      fast.map((f) => ({ id: 'B', ...f })),
    )
    const found = findProximities({ tracks })
    const brute = bruteForce(fixesOf(tracks[0]!), fixesOf(tracks[1]!), 500, HOUR)
    expect(brute).toHaveLength(1)
    expect(found.map((p) => [p.start, p.end])).toEqual(brute.map((p) => [Math.round(p.start), Math.round(p.end)]))
  })

  it('jumps of miles within one instant, again and again: stretches as the brute force has them', () => {
    const b = every(13 * MIN, T0, T0 + 3 * HOUR).flatMap((t, i) => [
      { id: 'B', t, ...beside(5, 40, 0, 80 * i) },
      { id: 'B', t, ...beside(5, 40, 2900, 80 * i) },
    ])
    const tracks = tracksOf(sail('A', SEA, still(1450, 0), every(5 * MIN, T0, T0 + 3 * HOUR)), b)
    const found = findProximities({ tracks }, { maxDistanceM: 1600 })
    const brute = bruteForce(fixesOf(tracks[0]!), fixesOf(tracks[1]!), 1600, HOUR)
    expect(found.map((p) => [p.start, p.end])).toEqual(brute.map((p) => [Math.round(p.start), Math.round(p.end)]))
  })

  it('a place that is no number, in a track that nobody cleaned, is no position', () => {
    const times = every(10 * MIN, T0, T0 + 2 * HOUR)
    const [a, b] = tracksOf(sail('A', SEA, still(), times), sail('B', SEA, still(100, 0), times)) as [Track, Track]
    const lat = a.lat.slice()
    lat[6] = NaN
    const found = findProximities({ tracks: [{ ...a, lat }, b] })
    expect(found.map((p) => [p.start - T0, p.end - T0])).toEqual([
      [0, 50 * MIN],
      [70 * MIN, 2 * HOUR],
    ])
    expect(findProximities({ tracks: [{ ...a, lat: lat.map(() => NaN) }, b] })).toEqual([])
  })

  it('says how far it is, and can be cancelled', () => {
    const tracks = tracksOf(
      sail('A', SEA, still(), every(MIN, T0, T0 + HOUR)),
      sail('B', SEA, still(), every(MIN, T0, T0 + HOUR)),
    )
    const seen: number[] = []
    findProximities({ tracks }, undefined, { onProgress: (p) => seen.push(p.done / p.total) })
    expect(seen.at(-1)).toBe(1)
    expect(seen).toEqual([...seen].sort((p, q) => p - q))
    const stop = new AbortController()
    stop.abort()
    expect(() => findProximities({ tracks }, undefined, { signal: stop.signal })).toThrow(CancelledError)
  })

  it.each([
    [{ maxDistanceM: 0 }, /maxDistanceM is 0; expected a number from 0.01/],
    [{ maxDistanceM: NaN }, /maxDistanceM is NaN; expected a number/],
    [{ maxDistanceM: '500' }, /maxDistanceM is "500"; expected a number/],
    [{ maxGapMs: -1 }, /maxGapMs is -1; expected a number/],
    [{ maxGapMs: Infinity }, /maxGapMs is Infinity; expected a number/],
    [{ maxVesselsPerCell: 1 }, /maxVesselsPerCell is 1; expected a number from 2/],
    [{ withinM: 5 }, /there is no option "withinM"; expected one of maxDistanceM/],
    [5, /options are 5; expected an object/],
    [null, /options are null; expected an object/],
  ])('wrong options %j throw a sentence', (options, message) => {
    expect(() => findProximities({ tracks: [] }, options as never)).toThrow(message)
  })

  it('its defaults are what it uses', () => {
    const tracks: Track[] = tracksOf(
      sail('A', SEA, still(), every(30 * MIN, T0, T0 + HOUR)),
      sail('B', SEA, still(400, 0), every(30 * MIN, T0, T0 + HOUR)),
    )
    expect(findProximities({ tracks })).toEqual(findProximities({ tracks }, PROXIMITY_DEFAULTS))
    expect(findProximities({ tracks }, { maxDistanceM: undefined })).toHaveLength(1)
    expect(findProximities({ tracks }, { maxDistanceM: 399 })).toHaveLength(0)
    expect(findProximities({ tracks }, { maxGapMs: 29 * MIN })).toHaveLength(0)
  })
})
