import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { learn, mergeKnowledge } from '../../src/knowledge/index.js'
import {
  bucketOf,
  heardShare,
  indexReception,
  RECEPTION_GRID,
  type Reception,
} from '../../src/knowledge/reception/index.js'
import type { PositionReport, Track } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'

const MIN = 60_000
const START = Date.UTC(2024, 0, 5)

/** A ship that lies still and is heard at some minutes. */
const lying = (
  id: string,
  minutes: readonly number[],
  lon = 5,
  lat = 54,
  aisClass: 'A' | 'B' = 'A',
): PositionReport[] => minutes.map((m) => ({ id, t: START + m * MIN, lon, lat, sogKn: 0, aisClass }))
const every = (step: number, from: number, to: number): number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step)
const learnt = (reports: PositionReport[]): Reception => learn({ tracks: toTracks(reports).tracks }).reception
const total = (list: readonly number[]): number => list.reduce((sum, n) => sum + n, 0)
const totals = ({ places }: Reception): Record<string, number> =>
  Object.fromEntries(
    Object.entries(places).flatMap(([name, list]) => (name === 'key' ? [] : [[name, total(list as number[])]])),
  )
const bits = (list: readonly number[]): number =>
  list.reduce((sum, n) => sum + n.toString(2).replaceAll('0', '').length, 0)

describe('reception', () => {
  it('counts slots of ten minutes, those without a report, and how silences go on and end', () => {
    // Heard in slots 0 to 2, silent in 3 and 4, heard in 5, silent in 6 to 14, heard in 15.
    const at = [0, 5, 12, 21, 28, 53, 155]
    expect(totals(learnt(lying('211000001', at)))).toEqual({
      expected: 15,
      heard: 4, // slots 1, 2, 5 and 15: that of the first report counts for nothing
      reports: 5,
      silences: 2,
      longSlots: 3, // the seventh to the ninth silent slot
      returns: 1,
      longReturns: 1,
    })
  })

  it('marks the slots by time, but not of boats of class B that lie still', () => {
    const { times } = learnt(
      lying(
        '211000001',
        every(5, 0, 120).filter((m) => m < 50 || m > 70),
      ),
    )
    expect([bits(times.there), bits(times.heard)]).toEqual([11, 9]) // slots 1 to 11; 5 and 6 silent
    expect(learnt(lying('211000001', every(5, 0, 120), 5, 54, 'B')).times.key).toEqual([])
  })

  it('learns nothing from a silence of more than a day', () => {
    expect(totals(learnt(lying('211000001', [0, 24 * 60 + 1])))['expected']).toBe(0)
    expect(totals(learnt(lying('211000001', [0, 24 * 60])))['expected']).toBe(144)
  })

  it('puts silent slots on the great circle, also across 180 degrees', () => {
    const { places } = learnt([
      { id: '211000001', t: START, lon: 179, lat: 10, sogKn: 12 },
      { id: '211000001', t: START + 600 * MIN, lon: -179, lat: 10, sogKn: 12 },
    ])
    const cells = [...new Set(places.key.map((key) => Math.floor(key / 64)))]
    for (const cell of cells) {
      const { lon, lat } = RECEPTION_GRID.cellShape(cell)
      expect(Math.abs(lon)).toBeGreaterThan(178.7)
      expect(Math.abs(lat - 10)).toBeLessThan(0.3)
    }
    expect(cells.length).toBeGreaterThanOrEqual(10)
    expect(total(places.expected)).toBe(60)
  })

  it('adds up exactly, in any order and grouping, and survives JSON', () => {
    const ship = fc.record({
      id: fc.integer({ min: 211_000_000, max: 211_000_040 }),
      at: fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 40 }),
      lon: fc.integer({ min: -3, max: 3 }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(ship, { selector: ({ id }) => id, maxLength: 12 }),
        fc.integer({ min: 0, max: 12 }),
        (ships, cut) => {
          const tracks = ships.flatMap(
            ({ id, at, lon }): readonly Track[] => toTracks(lying(String(id), at, lon)).tracks,
          )
          const [a, b] = [learn({ tracks: tracks.slice(0, cut) }), learn({ tracks: tracks.slice(cut) })]
          const whole = learn({ tracks })
          expect(learn({ tracks: [...tracks].reverse() })).toEqual(whole)
          expect(mergeKnowledge(a, b)).toEqual(whole)
          expect(mergeKnowledge(b, a)).toEqual(whole)
          expect(JSON.parse(JSON.stringify(whole))).toEqual(whole)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('is no larger than cells times kinds and parts, however many ships and days', () => {
    const ships = (n: number, day: number): Reception =>
      learnt(every(1, 0, n).flatMap((i) => lying(String(211_000_000 + i), every(5, day * 1440, day * 1440 + 1440))))
    const merged = [0, 1, 2]
      .map((day) => ({ ...learn({ tracks: [] }), reception: ships(200, day) }))
      .reduce(mergeKnowledge).reception
    expect(merged.places.key.length).toBe(16)
    expect(merged.times.key.length).toBe(16 * 6 * 3)
  })
})

describe('the share that is heard', () => {
  const cell = RECEPTION_GRID.cellAt(5, 54)
  const twoHours = every(5, 0, 121)
  const half = every(5, 0, 1440).filter((m) => m % 20 < 10)

  it('is what others were heard at, where there are many', () => {
    const index = indexReception(learnt(every(1, 0, 40).flatMap((i) => lying(String(211_000_000 + i), half))))
    expect(heardShare(index, cell, 1, -1)).toBeCloseTo(0.5, 2)
  })

  it('is drawn to half of what is known around, where there are few: by the counts', () => {
    const reception = learnt(lying('211000001', twoHours))
    // 12 slots, all heard, on every level: (12 + 6 * half the share above) / 18, three times over from 1.
    const above = (12 + 3 * 1) / 18
    const next = (12 + 3 * above) / 18
    expect(heardShare(indexReception(reception), cell, 1, -1)).toBeCloseTo((12 + 3 * next) / 18, 12)
  })

  it('is 0 where nobody was ever heard, and less the farther off others are', () => {
    expect(heardShare(indexReception(learnt([])), cell, 1, -1)).toBe(0)
    const index = indexReception(
      learnt(every(1, 0, 40).flatMap((i) => lying(String(211_000_000 + i), every(5, 0, 1440)))),
    )
    const shares = [5, 5.5, 7.4, 40].map((lon) => heardShare(index, RECEPTION_GRID.cellAt(lon, 54), 1, -1))
    expect(shares.every((share, i) => i === 0 || share < shares[i - 1]!)).toBe(true)
    expect(shares[0]).toBeGreaterThan(0.98)
    expect(shares[3]).toBeLessThanOrEqual(0.125)
  })

  it('asks no vessel of the part that is left out, so that none bears on itself', () => {
    const others = every(1, 0, 20).flatMap((i) => lying(String(211_000_000 + i), half))
    const judged = '219999999'
    const shareWith = (more: PositionReport[]): number =>
      heardShare(indexReception(learnt([...others, ...more])), cell, 1, bucketOf(judged))
    const without = shareWith([])
    expect(shareWith(lying(judged, every(2, 0, 1440)))).toBe(without)
    expect(shareWith(lying(judged, [0, 1439]))).toBe(without)
    expect(bucketOf('219999998')).not.toBe(bucketOf(judged))
    expect(shareWith(lying('219999998', [0, 1439]))).toBeLessThan(without)
  })
})
