import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { learn, mergeKnowledge, type Knowledge } from '../../src/knowledge/index.js'
import {
  bucketOf,
  feedEndSlot,
  indexReception,
  lostShare,
  lostWithin,
  RECEPTION_GRID,
  wayOf,
} from '../../src/knowledge/reception/index.js'
import type { PositionReport } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'

const MIN = 60_000
const SLOT = 10 * MIN
const START = Date.UTC(2024, 0, 5)
const NONE = -1

/** A ship that sails north at 12 knots from 54° N, heard every five minutes of some. */
const northward = (id: string, from: number, to: number, lon = 5, until = Infinity): PositionReport[] =>
  Array.from({ length: Math.ceil((to - from) / 5) }, (_, i) => from + i * 5)
    .filter((m) => m <= until)
    .map((m) => ({ id, t: START + m * MIN, lon, lat: 54 + ((m - from) * 0.2) / 60, sogKn: 12, cogDeg: 0 }))
const learnt = (reports: readonly PositionReport[]): Knowledge => learn({ tracks: toTracks(reports).tracks })
const id = (k: number): string => String(211_000_101 + 13 * k)

describe('spells', () => {
  it('tell when a vessel was heard and where last; a day and more of silence parts them', () => {
    const { spells } = learnt([...northward('211000001', 7, 180), ...northward('211000001', 3000, 3060)]).reception
    expect(spells.first.map((slot) => slot - START / SLOT)).toEqual([0, 300])
    expect(spells.last.map((slot) => slot - START / SLOT)).toEqual([17, 305])
    expect(spells.kindWay).toEqual([0, 0])
    expect(spells.cell[0]).toBe(RECEPTION_GRID.cellAt(5, 54 + (170 * 0.2) / 60))
    expect(spells.vessel[0]).toBe(spells.vessel[1])
  })

  it('of parts cut in time, in any order and grouping, are those of the whole', () => {
    const hours = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 24 * 12 })), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(
        hours,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 40, maxLength: 40 }),
        fc.boolean(),
        (list, part, left) => {
          const reports = list.map(([k, hour]) => ({
            id: id(k),
            t: START + hour * 60 * MIN,
            lon: k + hour / 100,
            lat: 54,
            sogKn: hour % 3,
          }))
          const [a, b, c, d] = [0, 1, 2, 3].map((p) => learnt(reports.filter((_, i) => part[i] === p))) as [
            Knowledge,
            Knowledge,
            Knowledge,
            Knowledge,
          ]
          const merged = left
            ? mergeKnowledge(mergeKnowledge(mergeKnowledge(a, b), c), d)
            : mergeKnowledge(mergeKnowledge(d, b), mergeKnowledge(c, a))
          const { first, last, cell, vessel } = learnt(reports).reception.spells
          expect({ ...merged.reception.spells, kindWay: [] }).toEqual({ vessel, first, last, cell, kindWay: [] })
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('the share of ships that are lost for good', () => {
  const cell = RECEPTION_GRID.cellAt(5, 54.5)
  // All pass 54.5° N after two and a half hours; half are lost right there.
  const half = Array.from({ length: 40 }, (_, k) =>
    northward(id(k), k * 20, k * 20 + 300, 5, k % 2 === 0 ? k * 20 + 150 : Infinity),
  ).flat()
  const anchored = Array.from({ length: 288 }, (_, i) => ({
    id: '235000001',
    t: START + i * 5 * MIN,
    lon: 5,
    lat: 53,
    sogKn: 0,
  }))
  const share = (reports: readonly PositionReport[], way: number, without = NONE): number =>
    lostShare(indexReception(learnt([...reports, ...anchored]).reception), cell, 0, way, without)

  it('is that of those who took the same way, and small where all go on', () => {
    expect(share(half, 0)).toBeGreaterThan(0.4)
    expect(share(half, 0)).toBeLessThan(0.5)
    expect(share(half, 2)).toBeLessThan(0.25) // nobody went south: what is known of the whole feed
    const all = Array.from({ length: 40 }, (_, k) => northward(id(k), k * 20, k * 20 + 300)).flat()
    expect(share(all, 0)).toBeLessThan(0.03)
  })

  it('does not count who was heard in the last hour of the feed', () => {
    const atEnd = half.filter(({ t }) => t <= START + 410 * MIN)
    const index = indexReception(learnt(atEnd).reception)
    expect(feedEndSlot(index, NONE)).toBe(START / SLOT + 41)
    // Lost there until 350 minutes: those of 0, 40, 80, 120, 160, 200, and no others.
    const sums = lostShare(index, cell, 0, 0, NONE)
    const noEnd = lostShare(
      indexReception(learnt(half.filter(({ t }) => t <= START + 350 * MIN)).reception),
      cell,
      0,
      0,
      NONE,
    )
    expect(sums).toBeGreaterThan(0.3)
    expect(noEnd).toBeLessThan(sums)
  })

  it('is not taught by the part of the vessels that is not asked', () => {
    const own = id(3)
    const others = half.filter((report) => bucketOf(report.id) !== bucketOf(own))
    const expected = share(others, 0)
    expect(share([...others, ...northward(own, 0, 160)], 0, bucketOf(own))).toBe(share(others, 0, bucketOf(own)))
    expect(share([...others, ...northward(own, 100, 1600)], 0, bucketOf(own))).toBe(expected)
    expect(share([...others, ...northward(own, 0, 160)], 0)).not.toBe(expected)
  })
})

it('ships that were lost within a stretch of time are found by cell', () => {
  const index = indexReception(
    learnt([...northward(id(1), 0, 100), ...northward(id(2), 0, 130), ...northward(id(3), 0, 400)]).reception,
  )
  const lost = lostWithin(index, START / SLOT + 9, START / SLOT + 12, NONE)
  expect([...lost.values()].flat().map(({ slot, kind }) => [slot - START / SLOT, kind])).toEqual([
    [9, 0],
    [12, 0],
  ])
  expect(lostWithin(index, START / SLOT + 9, START / SLOT + 12, bucketOf(id(1))).size).toBe(1)
  expect(lostWithin(index, START / SLOT + 13, START / SLOT + 20, NONE).size).toBe(0)
})

it('ways are quarters around north, east, south and west', () => {
  expect([0, 44, 46, 134, 136, 224, 226, 314, 316, 359.9].map(wayOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 0, 0])
})
