import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreGaps } from '../../src/gap/score/index.js'
import { learn, mergeKnowledge } from '../../src/knowledge/index.js'
import type { Gap, PositionReport } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'
import { gapBetween, gapsOf } from '../world/silenceCases.js'
import { measured } from './darkMake.js'
import { scoreGap, weighed } from './scoreMake.js'

const MIN = 60_000
const START = Date.UTC(2024, 0, 5)
const LENGTH = 24 * 60

type Silence = readonly [fromMin: number, toMin: number]

/** A ship that sails up and down near a place, and is heard each minute but for some silences. */
function sailing(
  id: string,
  lon: number,
  lat: number,
  silences: readonly Silence[] = [],
  step = 1,
  aisClass: 'A' | 'B' = 'A',
): PositionReport[] {
  const reports: PositionReport[] = []
  for (let m = Number(id) % step; m < LENGTH; m += step) {
    if (silences.some(([from, to]) => m > from && m < to)) continue
    const leg = Math.abs(((m + Number(id) * 37) % 120) - 60) / 60
    reports.push({ id, t: START + m * MIN, lon: wrap(lon + 0.15 * leg), lat, sogKn: 6, aisClass })
  }
  return reports
}
const wrap = (lon: number): number => (lon >= 180 ? lon - 360 : lon)

const fleet = (n: number, lon: number, lat: number, silences: readonly Silence[] = [], from = 0): PositionReport[] =>
  Array.from({ length: n }, (_, i) => sailing(String(211_000_000 + from + i), lon, lat, silences)).flat()

const learnt = (reports: readonly PositionReport[]): ReturnType<typeof learn> =>
  learn({ tracks: toTracks(reports).tracks })
const silencesOf = (reports: readonly PositionReport[], id: string): Gap[] =>
  toTracks(reports.filter((r) => r.id === id)).tracks.flatMap(gapsOf)
const JUDGED = '219000001'

describe('a ship silent among ships that are heard', () => {
  const judged = sailing(JUDGED, 5, 54, [[600, 960]])
  const all = [...fleet(20, 5, 54), ...judged]
  const gap = silencesOf(all, JUDGED)[0]!

  it('is told by many bits, with the neighbours that were heard', () => {
    const score = scoreGap(gap, learnt(all), { tracks: toTracks(all).tracks })
    expect(score.bits).toBeGreaterThan(6)
    expect(score.judgedMs).toBe(35 * 10 * MIN) // whole slots from 10:10 to 16:00
    expect(score.heardShare).toBeGreaterThan(0.85)
    expect(score.missedReports).toBeGreaterThan(270)
    expect(score.neighboursInAll).toBe(20)
    expect(score.neighbours).toHaveLength(5)
    expect(score.neighbours.every(({ slots, distanceM }) => slots === 35 && distanceM < 15_000)).toBe(true)
    expect(score.neighbours.map((n) => n.distanceM)).toEqual(
      score.neighbours.map((n) => n.distanceM).sort((a, b) => a - b),
    )
    expect(score.outages).toEqual([])
    expect(score.factor).toMatchObject({
      id: 'gap-silence',
      of: gap.id,
      bits: score.bits,
      countedBits: score.bits,
      family: 'silence',
    })
    expect(JSON.parse(JSON.stringify(score))).toEqual(score)
  })

  it('has bits in multiples of 1/256, up to the cap', () => {
    const knowledge = learnt(all)
    const score = scoreGap(gap, knowledge)
    expect(Number.isInteger(score.bits * 256)).toBe(true)
    expect(scoreGap(gap, knowledge, {}, { maxBits: 3 })).toMatchObject({ bits: 3, capped: true })
    expect(() => scoreGap(gap, knowledge, {}, { maxBits: -1 })).toThrow(
      'scoreGaps: maxBits is -1; expected a number from 0 to 64.',
    )
  })

  it('is scored alike alone and among many, whatever names the neighbours', () => {
    const knowledge = learnt(all)
    const { tracks } = toTracks(all)
    const one = scoreGap(gap, knowledge, { tracks })
    expect(scoreGaps({ gaps: [gap, gap], knowledge, tracks: [...tracks].reverse() }).map(weighed)).toEqual([one, one])
    expect(scoreGap(gap, knowledge)).toEqual({
      ...one,
      neighbours: [],
      neighboursInAll: 0,
      factor: { ...one.factor, observed: { ...one.factor.observed, neighbours: 0 } },
    })
  })

  it('grows with the silence, and falls with losses of others', () => {
    const knowledge = learnt(all)
    const bits = [690, 750, 960].map(
      (to) => scoreGap(silencesOf(sailing(JUDGED, 5, 54, [[540, to]]), JUDGED)[0]!, knowledge).bits,
    )
    expect(bits.every((b, i) => i === 0 || b > bits[i - 1]!)).toBe(true)
    // Of none lost, nothing is known of how losses come: that is no more than few lost one by one.
    const lossy = [3, 6, 9].map((share) => {
      const heard = fleet(20, 5, 54).filter(({ id, t }) => (Math.floor(t / (10 * MIN)) * 7 + Number(id)) % 10 >= share)
      return scoreGap(gap, learnt(heard)).bits
    })
    expect(lossy.every((b, i) => i === 0 || b < lossy[i - 1]!)).toBe(true)
  })
})

describe('the silent ship', () => {
  const others = fleet(12, 5, 54)
  const judged = sailing(JUDGED, 5, 54, [[600, 960]])
  const gap = silencesOf(judged, JUDGED)[0]!

  it('never teaches the reception that judges it', () => {
    const expected = scoreGap(gap, learnt(others))
    expect(expected.bits).toBeGreaterThan(4)
    const ways: PositionReport[][] = [
      judged,
      sailing(JUDGED, 5, 54),
      sailing(JUDGED, 5, 54, [[10, 1400]]),
      sailing(JUDGED, 5.1, 54, [[60, 500]], 7),
    ]
    for (const own of ways) expect(scoreGap(gap, learnt([...others, ...own]))).toEqual(expected)
  })

  it('nor what was heard in that very hour, where others are few and a third is lost', () => {
    const few = fleet(3, 5, 54).filter(({ id, t }) => (Math.floor(t / (10 * MIN)) + Number(id)) % 3 !== 0)
    const expected = scoreGap(gap, learnt(few))
    expect(expected.bits).toBeGreaterThan(0)
    for (const own of [judged, sailing(JUDGED, 5, 54)])
      expect(scoreGap(gap, learnt([...few, ...own]))).toEqual(expected)
  })

  it('does not on another day either, merged', () => {
    const expected = scoreGap(gap, learnt(others))
    const yesterday = sailing(JUDGED, 5, 54, [[300, 1200]]).map((r) => ({ ...r, t: r.t - LENGTH * MIN }))
    expect(scoreGap(gap, mergeKnowledge(learnt(others), learnt(yesterday)))).toEqual(expected)
  })

  it('while another ship does', () => {
    const before = scoreGap(gap, learnt(others)).bits
    const another = '219000002' // of another part
    expect(scoreGap(gap, learnt([...others, ...sailing(another, 5, 54, [[600, 960]])])).bits).not.toBe(before)
  })
})

describe('an outage', () => {
  const hours: Silence = [603, 797] // 10:03 to 13:17
  const near = fleet(12, 5, 54, [hours])
  const far = fleet(12, 14, 56, [], 500)
  const all = [...near, ...far]

  it('of one receiver adds no bits to any ship, and is named', () => {
    const knowledge = learnt(all)
    const gaps = toTracks(near).tracks.flatMap(gapsOf)
    expect(gaps).toHaveLength(12)
    for (const score of scoreGaps({ gaps, knowledge }).map(weighed)) {
      expect(score).toMatchObject({
        bits: 0,
        judgedMs: 0,
        outages: [{ of: 'place', start: START + 610 * MIN, end: START + 790 * MIN }],
      })
    }
  })

  it('of the whole feed too, and for a ship with nobody near', () => {
    const lone = sailing(JUDGED, -30, 40, [hours])
    const whole = [...near, ...fleet(12, 14, 56, [hours], 500), ...lone]
    const score = scoreGap(silencesOf(lone, JUDGED)[0]!, learnt(whole))
    expect(score).toMatchObject({ bits: 0, judgedMs: 0, outages: [{ of: 'feed' }] })
  })

  it('does not excuse the hours outside it', () => {
    const judged = sailing(JUDGED, 5, 54, [[700, 1080]]) // goes dark at 11:40, amid the outage, until 18:00
    const heard = judged.filter(({ t }) => !(t > START + hours[0] * MIN && t < START + hours[1] * MIN))
    const score = scoreGap(silencesOf(heard, JUDGED)[0]!, learnt([...all, ...heard]))
    expect(score.outages).toHaveLength(1)
    expect(score.judgedMs).toBe((1080 - 800) * MIN) // from 13:20, since 13:10 to 13:20 lies beside the outage
    expect(score.bits).toBeGreaterThan(4)
  })

  it('is none where some are heard', () => {
    const judged = sailing(JUDGED, 5, 54, [hours])
    const some = [...fleet(4, 5, 54, [hours]), ...fleet(8, 5, 54, [], 100), ...judged]
    const score = scoreGap(silencesOf(judged, JUDGED)[0]!, learnt(some))
    expect(score.outages).toEqual([])
    expect(score.bits).toBeGreaterThan(1)
  })
})

describe('places hardly heard', () => {
  it('add few bits: beyond range, at its edge for class B, between satellites', () => {
    const judged = sailing(JUDGED, 5, 54, [[600, 960]])
    const gap = silencesOf(judged, JUDGED)[0]!
    expect(scoreGap(gap, learnt(fleet(20, 9, 54))).bits).toBeLessThan(2) // nobody within 250 km
    const boats = Array.from({ length: 20 }, (_, i) =>
      sailing(
        String(212_000_000 + i),
        5,
        54,
        [
          [i * 5, i * 5 + 500],
          [i * 5 + 520, 1400],
        ],
        2,
        'B',
      ),
    ).flat()
    const knowledge = learnt([...fleet(20, 5, 54), ...boats])
    expect(scoreGap(measured(gap, { aisClass: 'B' }), knowledge).bits).toBeLessThan(1.5)
    expect(scoreGap(gap, knowledge).bits).toBeGreaterThan(5)
    const passes = fleet(20, 5, 54).filter(({ t }) => ((t - START) / MIN) % 100 < 8)
    const between = gapBetween(
      toTracks(judged.filter(({ t }) => t <= START + 608 * MIN || t >= START + 700 * MIN)).tracks[0]!,
      600,
    )
    const short = measured({ ...between, start: START + 608 * MIN, end: START + 700 * MIN }, { durationMs: 92 * MIN })
    expect(scoreGap(short, learnt(passes)).bits).toBeLessThan(0.5)
    expect(scoreGap(gap, learnt(passes)).outages).toEqual([]) // the time between is no outage, however many are there
    const crowd = [...passes, ...fleet(60, 5.3, 54.2, [], 100).filter(({ t }) => ((t - START) / MIN) % 40 < 8)]
    expect(scoreGap(gap, learnt(crowd)).outages).toEqual([])
    expect(scoreGap(gap, learnt(passes)).bits).toBeGreaterThan(1) // silent over three passes in which all were heard
  })
})

describe('whatever the place and the names', () => {
  it('gives the same bits elsewhere on the same latitude, later, and in any order', () => {
    const scene = (lon: number, laterMs: number): PositionReport[] =>
      [...fleet(10, lon, 54), ...sailing(JUDGED, lon, 54, [[600, 960]])].map((r) => ({ ...r, t: r.t + laterMs }))
    const bits = (reports: readonly PositionReport[]): number =>
      scoreGap(silencesOf(reports, JUDGED)[0]!, learnt(reports)).bits
    const expected = bits(scene(5, 0))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.boolean(), (blocks, reverse) => {
        const reports = scene(5, blocks * 4 * 60 * MIN)
        expect(bits(reverse ? reports.reverse() : reports)).toBe(expected)
      }),
      { numRuns: 12 },
    )
    // The grid is not the same everywhere: cells lie otherwise to the ships, so only nearly the same.
    for (const lon of [-180, 179.9, -60.3]) expect(Math.abs(bits(scene(lon, 0)) - expected)).toBeLessThan(1.5)
    const north = [
      ...Array.from({ length: 10 }, (_, i) => sailing(String(211_000_000 + i), 20, 89.95)),
      sailing(JUDGED, 20, 89.95, [[600, 960]]),
    ].flat()
    expect(bits(north)).toBeGreaterThan(4)
  })

  it('scores an open gap by its last fix', () => {
    const judged = sailing(JUDGED, 5, 54).filter(({ t }) => t <= START + 900 * MIN)
    const closed = silencesOf([...judged, { ...judged.at(-1)!, t: START + 1440 * MIN }], JUDGED)[0]!
    const without = (thing: object, name: string): object =>
      Object.fromEntries(Object.entries(thing).filter(([key]) => key !== name))
    const open = { ...without(closed, 'end'), measures: without(closed.measures, 'after') } as unknown as Gap
    const knowledge = learnt(fleet(20, 5, 54))
    expect(scoreGap(open, knowledge).bits).toBeGreaterThan(1)
    // where it went on to is not known
    expect(scoreGap(open, knowledge).bits).toBeLessThan(scoreGap(closed, knowledge).bits)
    expect(scoreGap(open, knowledge).judgedMs).toBe(scoreGap(closed, knowledge).judgedMs)
  })
})
