import { describe, expect, it } from 'vitest'
import { findGaps } from '../../src/gap/index.js'
import { learn, type Knowledge } from '../../src/knowledge/index.js'
import type { Gap, PositionReport } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'
import { measured } from './darkMake.js'
import { scoreGap } from './scoreMake.js'

const MIN = 60_000
const HOUR = 60 * MIN
const START = Date.UTC(2024, 0, 5)
const NOW = START + 24 * HOUR
const JUDGED = '219000001'

/** A ship that sails north at 12 knots from 54° N, heard every two minutes until it is lost. */
const northward = (id: string, from: number, until: number): PositionReport[] =>
  Array.from({ length: Math.max(0, Math.ceil((until - from) / 2)) }, (_, i) => from + i * 2)
    .filter((m) => m < 24 * 60)
    .map((m) => ({ id, t: START + m * MIN, lon: 5, lat: 54 + ((m - from) * 0.2) / 60, sogKn: 12, cogDeg: 0 }))
/** One that lies off the coast there and is heard as often, until it is lost. */
const lying = (id: string, lat: number, until = 24 * 60): PositionReport[] =>
  Array.from({ length: until / 2 }, (_, i) => ({ id, t: START + i * 2 * MIN, lon: 5.1, lat, sogKn: 0.2, cogDeg: 0 }))
const fleet = (n: number, make: (id: string, k: number) => PositionReport[]): PositionReport[] =>
  Array.from({ length: n }, (_, k) => make(String(211_000_101 + 13 * k), k)).flat()
const learnt = (reports: readonly PositionReport[]): Knowledge => learn({ tracks: toTracks(reports).tracks })
const openGap = (reports: readonly PositionReport[], now = NOW): Gap =>
  findGaps({ tracks: toTracks(reports).tracks, now }).find(({ end }) => end === undefined)!

describe('an open gap of a ship under way', () => {
  const judged = northward(JUDGED, 600, 750) // lost at 54.5° N
  const gap = openGap(judged)
  const roads = fleet(10, (_, k) => lying(String(235_000_001 + k), 54.5))
  const allGoOn = fleet(40, (id, k) => northward(id, k * 20, k * 20 + 600))
  const halfAreLost = fleet(40, (id, k) => northward(id, k * 20, k * 20 + (k % 2 === 0 ? 150 : 600)))

  it('is telling where all others that went the same way were heard beyond, and not where as many were lost', () => {
    const [telling, edge] = [allGoOn, halfAreLost].map((others) => scoreGap(gap, learnt([...roads, ...others])))
    expect(telling!.bits).toBeGreaterThan(4)
    expect(telling!.lostShare).toBeLessThan(0.03)
    expect(edge!.lostShare).toBeGreaterThan(0.4)
    expect(edge!.bits).toBeLessThan(1.3) // log2 of 1 / 0.42
    expect(edge!.factor.observed['lostShare']).toBe(edge!.lostShare)
  })

  it('is not judged by itself, however it was lost', () => {
    const expected = scoreGap(gap, learnt([...roads, ...halfAreLost]))
    for (const own of [
      judged,
      northward(JUDGED, 600, 1300),
      northward(JUDGED, 0, 100),
      [...northward(JUDGED, 0, 150), ...judged],
    ]) {
      expect(scoreGap(gap, learnt([...roads, ...halfAreLost, ...own]))).toEqual(expected)
    }
  })

  it('only where it moved and was not heard again', () => {
    const knowledge = learnt([...roads, ...halfAreLost])
    expect(
      scoreGap(measured(gap, { before: { ...gap.measures.before, sogKn: 0 } }), knowledge).lostShare,
    ).toBeUndefined()
    expect(
      scoreGap(measured({ ...gap, end: NOW }, { after: { ...gap.measures.before, t: NOW } }), knowledge).lostShare,
    ).toBeUndefined()
  })
})

describe('ships lost together for good', () => {
  const others = fleet(12, (id, k) => lying(id, 54.2 + k / 50))
  const judged = lying(JUDGED, 54.4, 600)
  const gap = openGap(judged)

  it('name an outage that adds nothing; one that is lost alone does not', () => {
    const alone = scoreGap(gap, learnt([...others, ...judged]))
    expect(alone.bits).toBeGreaterThan(6)
    expect(alone.outages).toEqual([])
    const far = fleet(6, (id) => lying(`${id}9`, 57)) // the feed goes on
    const together = scoreGap(
      gap,
      learnt([...far, ...fleet(12, (id, k) => lying(id, 54.2 + k / 50, 600 + k)), ...judged]),
    )
    expect(together.bits).toBe(0)
    // twelve hours on even its region is not known
    expect(together.outages[0]).toMatchObject({ of: 'place', end: START + 1320 * MIN })
    const hoursBefore = scoreGap(
      gap,
      learnt([...others, ...fleet(12, (id, k) => lying(`${id}8`, 54.2 + k / 50, 400)), ...judged]),
    )
    expect(hoursBefore.bits).toBeGreaterThan(6)
  })

  it('a feed that ends says nothing of anybody from there on', () => {
    const ended = scoreGap(gap, learnt([...fleet(12, (id, k) => lying(id, 54.2 + k / 50, 602)), ...judged]))
    expect(ended.bits).toBe(0)
    expect(ended.outages).toEqual([{ start: START + 610 * MIN, end: START + 1320 * MIN, of: 'feed' }])
    // Of five hours of silence before its end it does.
    const later = scoreGap(gap, learnt([...fleet(12, (id, k) => lying(id, 54.2 + k / 50, 900)), ...judged]))
    expect(later.bits).toBeGreaterThan(4)
    expect(later.judgedMs).toBeLessThanOrEqual(5 * HOUR)
  })

  it('but knowledge of an earlier time judges as if the feed had gone on', () => {
    const before = learnt([...others, ...judged].map((report) => ({ ...report, t: report.t - 48 * HOUR })))
    const score = scoreGap(gap, before)
    expect(score.outages).toEqual([])
    expect(score.bits).toBeGreaterThan(4)
  })
})

describe('reports that were set aside', () => {
  const knowledge = learnt(fleet(12, (id, k) => lying(id, 54.2 + k / 50)))
  const { tracks } = toTracks([
    ...lying(JUDGED, 54.4, 600),
    ...lying(JUDGED, 54.4).filter(({ t }) => t > START + 900 * MIN),
  ])
  const jump = (minute: number) => ({ id: JUDGED, t: START + minute * MIN, row: 1, reason: 'impossible-jump' as const })

  it('as impossible jumps are counted within the silence, and count against it', () => {
    const bare = findGaps({ tracks })[0]!
    expect(bare.measures.setAside).toBeUndefined()
    const rejected = [
      jump(598),
      jump(700),
      jump(703),
      jump(812),
      jump(1000),
      { ...jump(720), reason: 'duplicate' as const },
      { ...jump(720), id: '1' },
    ]
    const gap = findGaps({ tracks, rejected })[0]!
    expect(gap).toEqual(measured(bare, { setAside: 3, setAsideSlots: 2 }))
    const [silent, sent] = [bare, gap].map((one) => scoreGap(one, knowledge, {}, { maxBits: 64 }))
    expect(silent!.bits - sent!.bits).toBe(6)
    expect(sent!.factor.observed['setAside']).toBe(3)
    expect(scoreGap(measured(gap, { setAsideSlots: 9 }), knowledge).bits).toBe(0)
  })

  it('the order below the cap goes on above it', () => {
    const gap = findGaps({ tracks })[0]!
    const score = scoreGap(gap, knowledge, {}, { maxBits: 3 })
    expect(score).toMatchObject({
      bits: 3,
      capped: true,
      uncappedBits: scoreGap(gap, knowledge, {}, { maxBits: 64 }).bits,
    })
  })
})
