import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLoitering } from '../../src/loitering/index.js'
import type { PositionReport, VesselInterval } from '../../src/model/index.js'
import { findStops, stretchesByHull, trueParts } from '../../src/track/index.js'
import { HOUR, MIN, offset, random, sail, shuffled, T0, trackOf } from './make.js'

const ID = '235010170'
const stretch = (fromMin: number, toMin: number, more: Partial<VesselInterval> = {}): VesselInterval => ({
  id: ID,
  start: T0 + fromMin * MIN,
  end: T0 + toMin * MIN,
  ...more,
})

/** A ship that lies still for a while; the clock of its reports, every ten minutes. */
const lying = (minutes: number, place: (min: number) => { lon: number; lat: number }): PositionReport[] =>
  Array.from({ length: minutes / 10 + 1 }, (_, k) => ({ id: ID, t: T0 + k * 10 * MIN, ...place(k * 10) }))

describe('positions in false stretches do not exist', () => {
  const HERE = { lon: 5, lat: 40 }
  const far = offset(5, 40, 40_000, 0)

  it('for findLoitering and findStops: what is made to appear is not found', () => {
    // At 12 knots for 14 hours; from 4:00 to 10:00 its reports say that it lies at a place on the way.
    const way = sail({ ...HERE, speedKn: 12, courseDeg: 90, count: 85, stepMs: 10 * MIN, noiseM: 0 })
    const still = way[24]!
    const tracks = [trackOf(way.map((r, k) => (k >= 24 && k < 60 ? { ...r, lon: still.lon, lat: still.lat } : r)))]
    const falseStretches = [stretch(240, 600)]
    expect([findLoitering({ tracks }).length, findStops({ tracks }).length]).toEqual([1, 1])
    expect([findLoitering({ tracks, falseStretches }), findStops({ tracks, falseStretches })]).toEqual([[], []])
    // Half-open: the first false report is not forgiven, and the one at the end is true.
    const late = [stretch(241, 600)]
    expect(findStops({ tracks: [trackOf(lying(600, () => HERE))], falseStretches: late })[0]).toMatchObject({
      end: T0 + 240 * MIN,
      fixes: 25,
    })
    const early = [stretch(0, 300)]
    expect(findStops({ tracks: [trackOf(lying(600, () => HERE))], falseStretches: early })[0]).toMatchObject({
      start: T0 + 300 * MIN,
      fixes: 31,
    })
  })

  it('for findLoitering and findStops: what is true around them is found as if there were a silence', () => {
    // Eight hours at one place, but for reports at 4:00 to 4:20 that are far off.
    const tracks = [trackOf(lying(480, (min) => (min >= 240 && min <= 260 ? far : HERE)))]
    const falseStretches = [stretch(240, 261)]
    expect([findLoitering({ tracks }, { minDurationMs: 5 * HOUR }).length, findStops({ tracks }).length]).toEqual([
      0, 2,
    ])
    const [slow] = findLoitering({ tracks, falseStretches }, { minDurationMs: 5 * HOUR })
    expect(slow).toMatchObject({ start: T0, end: T0 + 8 * HOUR, measures: { fixes: 46, pathM: 0 } })
    // Places in the track that was given: 49 reports, of which three are false.
    expect(findStops({ tracks, falseStretches })).toMatchObject([
      { start: T0, end: T0 + 8 * HOUR, from: 0, to: 49, fixes: 46 },
    ])
    // A silence that is too long to be bridged breaks them.
    expect(findStops({ tracks, falseStretches: [stretch(200, 291)] }).map(({ from, to }) => [from, to])).toEqual([
      [0, 20],
      [30, 49],
    ])
  })

  it('of the hull that they name; of another vessel, another hull or no time at all they change nothing', () => {
    const tracks = [trackOf(lying(480, () => HERE))]
    const whole = findStops({ tracks })
    const others = [
      stretch(100, 300, { id: '1' }),
      stretch(100, 300, { hull: 1 }),
      stretch(100, 100),
      stretch(300, 100),
    ]
    expect(findStops({ tracks, falseStretches: others })).toEqual(whole)
    expect(findStops({ tracks, falseStretches: [stretch(100, 300, { hull: 0 })] })).toHaveLength(2)
  })

  it('as if they had never been sent, wherever they lie', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.tuple(fc.integer({ min: -30, max: 700 }), fc.integer({ min: -20, max: 200 })), { maxLength: 6 }),
        (seed, list) => {
          const next = random(seed)
          const reports = lying(600, () => offset(5, 40, next() < 0.2 ? 700 * next() : 0, 0)).map((r, row) => ({
            ...r,
            row,
          }))
          const falseStretches = list.map(([from, length]) => stretch(from, from + length))
          const isTrue = ({ t }: PositionReport): boolean =>
            falseStretches.every(({ start, end }) => t < start || t >= end)
          const kept = reports.filter(isTrue)
          const tracks = [trackOf(reports)]
          const options = { minDurationMs: HOUR }
          const plain = kept.length === 0 ? [] : [trackOf(kept)]
          const scene = { tracks, falseStretches: shuffled(falseStretches, seed) }
          expect(findLoitering(scene, options)).toEqual(findLoitering({ tracks: plain }, options))
          const rows = (k: number): number => kept[k]!.row
          expect(findStops(scene, options)).toEqual(
            findStops({ tracks: plain }, options).map((stop) => ({
              ...stop,
              from: rows(stop.from),
              to: rows(stop.to - 1) + 1,
            })),
          )
          const parts = trueParts(tracks[0]!, stretchesByHull(falseStretches)(tracks[0]!))
          expect(parts.flatMap(({ row }) => [...row])).toEqual(kept.map(({ row }) => row))
          // Cut wherever a stretch lies between two reports, and nowhere else.
          parts.forEach(({ t }, k) => {
            const within = falseStretches.some(
              ({ start, end }) => start < end && start < t[t.length - 1]! && end > t[0]!,
            )
            expect(within).toBe(false)
            const before = parts[k - 1]?.t
            const between =
              before === undefined ||
              falseStretches.some(({ start, end }) => start < end && start <= t[0]! && end > before[before.length - 1]!)
            expect(between).toBe(true)
          })
        },
      ),
    )
  })
})

describe('many tracks', () => {
  const at = (id: string, startMin: number): PositionReport[] =>
    sail({ id, lon: 5, lat: 40, count: 361, start: T0 + startMin * MIN, noiseM: 0 })
  const tracks = [at('3', 0), at('1', 60), at('2', 0)].map(trackOf)

  it('give findings in order of start, then id, whatever the order of the tracks', () => {
    expect(findLoitering({ tracks }).map(({ vessels: [ship] }) => ship)).toEqual(
      ['2', '3', '1'].map((id) => ({ id, hull: 0 })),
    )
    expect(findStops({ tracks }).map(({ id }) => id)).toEqual(['2', '3', '1'])
    const turned = [...tracks].reverse()
    expect(findLoitering({ tracks: turned })).toEqual(findLoitering({ tracks }))
    expect(findStops({ tracks: turned })).toEqual(findStops({ tracks }))
  })

  it('report progress, and can be cancelled', () => {
    for (const find of [findLoitering, findStops]) {
      const seen: number[] = []
      find({ tracks }, {}, { onProgress: ({ done, total }) => seen.push(done, total) })
      expect(seen).toEqual([0, 3, 3, 3])
      expect(() => find({ tracks }, {}, { signal: { aborted: true } })).toThrow(/Cancelled while finding/)
    }
  })

  it('a wrong scene throws a sentence', () => {
    expect(() => findStops(tracks as never)).toThrow(
      'findStops: the scene is an array; expected an object that has tracks.',
    )
    expect(() => findLoitering(tracks[0] as never)).toThrow('findLoitering: tracks are undefined; expected an array.')
    expect(() => findLoitering({ tracks, falseStretches: {} as never })).toThrow(
      /findLoitering: falseStretches are .*; expected an array/,
    )
  })
})
