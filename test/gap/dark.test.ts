import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DARK_DEFAULTS, findDarkRendezvous, findDarkRendezvousWithReport } from '../../src/dark/index.js'
import { wrapLon } from '../../src/geo/index.js'
import { learn } from '../../src/knowledge/index.js'
import { idsOf, type DarkRendezvous, type Gap, type PositionReport } from '../../src/model/index.js'
import { DARK_EVIDENCE } from '../../src/dark/index.js'
import { beside, geodesicM } from '../helpers/bruteForce.js'
import {
  every,
  HOUR,
  MIN,
  numbersIn,
  random,
  sail,
  shuffled,
  still,
  straight,
  T0,
  tracksOf,
  type Origin,
} from '../helpers/tracks.js'
import { measured, partBits, silent, turned, type Silent } from './darkMake.js'

const OPEN: Origin = { lon: 60, lat: 12 }
const MPS = 1852 / 3600

/** A gap between two places given in metres east and north of an origin. */
const silentAt = (
  origin: Origin,
  vessel: string,
  from: readonly [number, number],
  to: readonly [number, number],
  more: Partial<Silent> = {},
): Gap =>
  silent({
    vessel,
    start: T0,
    end: T0 + 10 * HOUR,
    ...more,
    from: beside(origin.lon, origin.lat, ...from),
    to: beside(origin.lon, origin.lat, ...to),
  })

describe('a silent ship and one that lies still', () => {
  const lying = tracksOf(sail('V', OPEN, still(), every(10 * MIN, T0 - 10 * HOUR, T0 + 30 * HOUR)))

  it('can have lain together from the earliest arrival to the latest departure', () => {
    // 40 km west of it when last heard, 20 km east when heard again; 14 knots.
    const [found] = findDarkRendezvous({ gaps: [silentAt(OPEN, 'D', [-40_000, 0], [20_000, 0])], tracks: lying })
    const ms = (farM: number): number => ((farM - 500) / (14 * MPS)) * 1000
    expect(Math.abs(found!.start - (T0 + ms(40_000)))).toBeLessThan(500)
    expect(Math.abs(found!.end - (T0 + 10 * HOUR - ms(20_000)))).toBeLessThan(500)
    expect(Math.abs(found!.measures.maxDwellMs - (found!.end - found!.start))).toBeLessThan(2)
    expect([found!.lon, found!.lat]).toEqual([OPEN.lon, OPEN.lat])
    expect(found).toMatchObject({
      kind: 'dark-rendezvous',
      id: `dark-rendezvous:D:V:${T0}`,
      measures: { silentSides: 'one', rivals: [0, 0] },
    })
    expect(found!.vessels).toEqual([
      { id: 'D', hull: 0 },
      { id: 'V', hull: 0 },
    ])
    expect(found!.links).toEqual([`gap:D:${T0}`])
    expect(found!.measures.partner).toMatchObject({
      vessel: 'V',
      speedKn: 0,
      stopped: true,
      slowed: false,
      turnedTowards: false,
      left: false,
    })
    expect(found!.measures.silent.map(({ gap, rank }) => [gap, rank])).toEqual([[`gap:D:${T0}`, 1]])
  })

  it('cannot, where there is no time left for it, or it lies too far', () => {
    const gaps = (far: number, hours: number): Gap[] => [
      silentAt(OPEN, 'D', [-far, 0], [far, 0], { end: T0 + hours * HOUR }),
    ]
    const passageH = 80_000 / (14 * 1852)
    expect(findDarkRendezvous({ gaps: gaps(40_000, passageH + 0.9), tracks: lying })).toEqual([])
    expect(findDarkRendezvous({ gaps: gaps(40_000, passageH + 1), tracks: lying }).length).toBe(1)
    expect(
      findDarkRendezvous({ gaps: gaps(40_000, passageH + 0.5), tracks: lying }, { minDwellMs: 0.5 * HOUR }).length,
    ).toBe(1)
    expect(findDarkRendezvous({ gaps: [silentAt(OPEN, 'D', [-160_000, 0], [-160_000, 0])], tracks: lying })).toEqual([])
  })

  it('an open gap reaches on to the present', () => {
    const gap = silent({ vessel: 'D', start: T0, now: T0 + 10 * HOUR, from: beside(OPEN.lon, OPEN.lat, -40_000, 0) })
    const [found] = findDarkRendezvous({ gaps: [gap], tracks: lying })
    expect(found!.end).toBe(T0 + 10 * HOUR)
    expect(found!.measures.silent[0]!.durationMs).toBe(10 * HOUR)
  })

  it('one ship does not meet itself, nor another hull of its number', () => {
    expect(findDarkRendezvous({ gaps: [silentAt(OPEN, 'V', [-4000, 0], [4000, 0])], tracks: lying })).toEqual([])
    expect(
      findDarkRendezvous({ gaps: [silentAt(OPEN, 'V', [-4000, 0], [4000, 0], { hull: 1 })], tracks: lying }),
    ).toEqual([])
  })

  it('names hulls, and holds neither in false stretches', () => {
    const gaps = [silentAt(OPEN, 'D', [-4000, 0], [4000, 0], { hull: 2 })]
    expect(findDarkRendezvous({ gaps, tracks: lying })[0]!.id).toBe(`dark-rendezvous:D.2:V:${T0}`)
    const falseStretches = [{ id: 'V', start: T0 - HOUR, end: T0 + 4 * HOUR }]
    const [found] = findDarkRendezvous({ gaps, tracks: lying, falseStretches })
    expect(found!.start).toBe(T0 + 4 * HOUR)
  })
})

describe('what the ship that was heard did', () => {
  /** Comes on one course, turns, lies from hour 2 to hour 8, and leaves. */
  const partner = (turn: number, leaves: boolean): PositionReport[] => {
    const stop = T0 + 2 * HOUR
    const first = straight(stop - HOUR, [-22_224, 0], 12, 90 + turn)
    const way = (t: number): readonly [number, number] => {
      if (t < stop - HOUR) return first(t)
      if (t < stop) return straight(stop, [0, 0], 12, 90)(t)
      return t < stop + 6 * HOUR || !leaves ? [0, 0] : straight(stop + 6 * HOUR, [0, 0], 12, 90)(t)
    }
    return sail('V', OPEN, way, every(5 * MIN, T0 - 6 * HOUR, T0 + 20 * HOUR))
  }
  const find = (reports: PositionReport[]): DarkRendezvous =>
    findDarkRendezvous({ gaps: [silentAt(OPEN, 'D', [-9000, 0], [9000, 0])], tracks: tracksOf(reports) })[0]!

  it('slowed, turned towards the place, stopped, left', () => {
    expect(find(partner(40, true)).measures.partner).toMatchObject({
      slowed: true,
      turnedTowards: true,
      stopped: true,
      left: true,
    })
    expect(find(partner(5, true)).measures.partner).toMatchObject({
      slowed: true,
      turnedTowards: false,
      stopped: true,
      left: true,
    })
    expect(find(partner(5, false)).measures.partner).toMatchObject({
      slowed: true,
      turnedTowards: false,
      stopped: true,
      left: false,
    })
    expect(find(partner(40, true)).measures.partner!.speedBeforeKn).toBeGreaterThan(9)
  })

  it('speaks for it in that order', () => {
    const bits = [find(partner(40, true)), find(partner(5, true)), find(partner(5, false))].map((found) =>
      partBits(found, 'partner'),
    )
    expect([...bits].sort((p, q) => q - p)).toEqual(bits)
    expect(new Set(bits).size).toBe(3)
  })

  it('a ship that sails by is no partner, unless it is asked for', () => {
    const tracks = tracksOf(
      sail('V', OPEN, straight(T0 + 5 * HOUR, [0, 0], 10, 90), every(5 * MIN, T0 - 6 * HOUR, T0 + 20 * HOUR)),
    )
    const gaps = [silentAt(OPEN, 'D', [-40_000, 0], [40_000, 0])]
    expect(findDarkRendezvous({ gaps, tracks })).toEqual([])
    expect(findDarkRendezvous({ gaps, tracks }, { maxSpeedKn: 12 }).length).toBe(1)
  })
})

describe('two silent ships', () => {
  it('can have lain together as long as both have time to spare', () => {
    // Both go 30 km there and 30 km back, from opposite sides, in ten hours.
    const gaps = [silentAt(OPEN, 'A', [-30_000, 0], [-30_000, 0]), silentAt(OPEN, 'B', [30_000, 0], [30_000, 0])]
    const [found] = findDarkRendezvous({ gaps })
    const dwell = 10 * HOUR - (2 * (30_000 - 250) * 1000) / (14 * MPS)
    expect(Math.abs(found!.measures.maxDwellMs - dwell)).toBeLessThan(0.01 * dwell)
    expect(geodesicM(found!.lon, found!.lat, OPEN.lon, OPEN.lat)).toBeLessThan(600)
    expect(found).toMatchObject({ id: `dark-rendezvous:A:B:${T0}`, measures: { silentSides: 'both', rivals: [0, 0] } })
    expect(idsOf(found!)).toEqual(['A', 'B'])
    expect(found!.links).toEqual([`gap:A:${T0}`, `gap:B:${T0}`])
    expect(found!.measures.partner).toBeUndefined()
    expect(found!.measures.silent.map(({ vessel, slackMs }) => [vessel, slackMs])).toEqual([
      ['A', 10 * HOUR],
      ['B', 10 * HOUR],
    ])
  })
})

describe('one meeting is one finding', () => {
  const gap = (vessel: string, from: number, to: number): Gap =>
    silentAt(OPEN, vessel, [300, 0], [300, 0], { start: T0 + from, end: T0 + to })

  it(
    'of a ship that lies, and whose reports pause: what more speaks for, that it lay about there or that it was ' +
      'silent too',
    () => {
      const times = every(10 * MIN, T0 - 10 * HOUR, T0 + 30 * HOUR).filter(
        (t) => t <= T0 + HOUR || t >= T0 + 3.5 * HOUR,
      )
      const swinging = (t: number): readonly [number, number] => [60 * Math.sin(t / HOUR), 60 * Math.cos(t / HOUR)]
      const kinds = (
        [
          [still(), 60],
          [swinging, 60],
          [still(), 55],
          [swinging, 30],
        ] as const
      ).map(([way, lastMin]) => {
        const tracks = tracksOf(sail('V', OPEN, way, times))
        const gaps = [gap('D', lastMin * MIN, 8 * HOUR), gap('V', HOUR, 3.5 * HOUR)]
        const [heard, ...none] = [
          ...findDarkRendezvous({ gaps: gaps.slice(0, 1), tracks }),
          ...findDarkRendezvous({ gaps }, {}),
        ].sort((p, q) => q.score.bits - p.score.bits)
        expect(none.length).toBe(1)
        expect(findDarkRendezvous({ gaps, tracks })).toEqual([heard])
        // Where it counts as not heard for so long, both were silent, and it was heard on either side.
        expect(
          findDarkRendezvous({ gaps, tracks }, { maxGapMs: 2 * HOUR })
            .map(({ measures }) => measures.silentSides)
            .sort(),
        ).toEqual(['both', 'one'])
        return heard!.measures.silentSides
      })
      expect(kinds).toEqual(['both', 'one', 'both', 'one'])
    },
  )

  it('where both are silent and heard while the other is: the same whichever comes first', () => {
    const tracks = tracksOf(
      ...['A', 'B'].map((id) =>
        sail(id, OPEN, still(), [
          ...every(10 * MIN, T0 - 10 * HOUR, T0),
          ...every(10 * MIN, T0 + 150 * MIN, T0 + 30 * HOUR),
        ]),
      ),
    )
    const gaps = [gap('A', 0, 150 * MIN), gap('B', 0, 150 * MIN)]
    const found = findDarkRendezvous({ gaps, tracks })
    expect(found.map(({ id }) => id)).toEqual([`dark-rendezvous:A:B:${T0}`])
    expect(findDarkRendezvous({ gaps: [...gaps].reverse(), tracks: [...tracks].reverse() })).toEqual(found)
  })

  it('where one report tells of the stay for two silences before it', () => {
    const tracks = tracksOf(
      sail('V', OPEN, still(), [
        ...every(10 * MIN, T0 - 10 * HOUR, T0),
        ...every(170 * MIN, T0 + 170 * MIN, T0 + 30 * HOUR),
      ]),
    )
    // Its stay begins anew when what is false ends.
    const falseStretches = [{ id: 'V', start: T0 + MIN, end: T0 + 9 * MIN }]
    const gaps = [gap('D', 10 * MIN, 80 * MIN), gap('D', 90 * MIN, 165 * MIN)]
    const id = `dark-rendezvous:D:V:${T0 + 170 * MIN}`
    for (const one of gaps) expect(findDarkRendezvous({ gaps: [one], tracks, falseStretches })[0]!.id).toBe(id)
    expect(findDarkRendezvous({ gaps, tracks, falseStretches }).map((one) => one.id)).toEqual([id])
  })
})

/** Ships that fall silent and ships that lie about, within a hundred kilometres. */
function scene(seed: number, origin: Origin): { gaps: Gap[]; reports: PositionReport[] } {
  const next = random(seed)
  const spot = (): readonly [number, number] => [(next() - 0.5) * 100_000, (next() - 0.5) * 100_000]
  const gaps = Array.from({ length: 12 }, (_, i) => {
    const start = T0 + Math.floor(next() * 20) * HOUR
    return silentAt(origin, `D${i % 9}`, spot(), spot(), {
      start: start + (i < 9 ? 0 : 50 * HOUR),
      end: start + Math.floor(6 + 14 * next()) * HOUR + (i < 9 ? 0 : 50 * HOUR),
      sogKn: 10,
    })
  })
  const reports = Array.from({ length: 8 }, (_, i) => {
    const start = T0 + Math.floor(next() * 10 * HOUR)
    return sail(
      `V${i}`,
      origin,
      straight(start, spot(), next() * 2, next() * 360),
      every(20 * MIN, start, start + 30 * HOUR),
    )
  })
  return { gaps, reports: reports.flat() }
}

describe('possible meetings', () => {
  const seeds = fc.integer({ min: 1, max: 1e6 })

  it('do not depend on the order of what is given', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { gaps, reports } = scene(seed, OPEN)
        const expected = findDarkRendezvousWithReport({ gaps, tracks: tracksOf(reports) })
        expect(expected.dark.length).toBeGreaterThan(0)
        const tracks = shuffled(tracksOf(reports), seed)
        expect(findDarkRendezvousWithReport({ gaps: shuffled(gaps, seed), tracks })).toEqual(expected)
      }),
      { numRuns: 15 },
    )
  })

  it('do not depend on how the clock stands', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -1e9, max: 1e9 }), (seed, shift) => {
        const { gaps, reports } = scene(seed, OPEN)
        const moved = gaps.map((gap) => {
          const { before, after } = gap.measures
          return measured(
            { ...gap, start: gap.start + shift, end: gap.end! + shift },
            { before: { ...before, t: before.t + shift }, after: { ...after!, t: after!.t + shift } },
          )
        })
        const plain = findDarkRendezvous({ gaps, tracks: tracksOf(reports) }, { maxPerGap: 1000 })
        const later = findDarkRendezvous(
          { gaps: moved, tracks: tracksOf(reports.map((r) => ({ ...r, t: r.t + shift }))) },
          { maxPerGap: 1000 },
        )
        expectAlike(later, plain, shift)
      }),
      { numRuns: 15 },
    )
  })

  it('do not depend on the longitude: across ±180 too', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 360, noNaN: true }), (seed, turn) => {
        const { gaps, reports } = scene(seed, OPEN)
        const there = gaps.map((gap) => turned(gap, turn))
        const plain = findDarkRendezvous({ gaps, tracks: tracksOf(reports) }, { maxPerGap: 1000 })
        const tracks = tracksOf(reports.map((r) => ({ ...r, lon: wrapLon(r.lon + turn) })))
        expectAlike(findDarkRendezvous({ gaps: there, tracks }, { maxPerGap: 1000 }), plain, 0)
      }),
      { numRuns: 15 },
    )
  })

  it('are the same for ships of other names, in the other order too', () => {
    const { gaps, reports } = scene(5, OPEN)
    const name = (id: string): string => (id.startsWith('D') ? `Z${9 - Number(id.slice(1))}` : `A${id}`)
    const others = gaps.map((gap): Gap => ({
      ...gap,
      vessels: [{ id: name(gap.vessels[0].id), hull: gap.vessels[0].hull }],
    }))
    const renamed = findDarkRendezvous(
      { gaps: others, tracks: tracksOf(reports.map((r) => ({ ...r, id: name(r.id) }))) },
      { maxPerGap: 1000 },
    )
    const plain = findDarkRendezvous({ gaps, tracks: tracksOf(reports) }, { maxPerGap: 1000 })
    const byShips = (list: readonly DarkRendezvous[], of: (id: string) => string): Map<string, DarkRendezvous> =>
      new Map(list.map((d) => [`${idsOf(d).map(of).sort().join()} ${d.id.split(':').at(-1)}`, d]))
    const [p, q] = [byShips(renamed, (id) => id), byShips(plain, name)]
    expect([...p.keys()].sort()).toEqual([...q.keys()].sort())
    for (const [ships, d] of p) {
      const same = q.get(ships)!
      for (const what of ['start', 'end'] as const) expect(Math.abs(d[what] - same[what])).toBeLessThan(500)
      expect(Math.abs(d.measures.maxDwellMs - same.measures.maxDwellMs)).toBeLessThan(500)
      expect(Math.abs(d.score.bits - same.score.bits)).toBeLessThanOrEqual(2 / 256)
      expect([...d.measures.rivals].sort()).toEqual([...same.measures.rivals].sort())
    }
  })

  it('are plain JSON, with names of their own, best first, and counted where left out', () => {
    const { gaps, reports } = scene(3, OPEN)
    const all = findDarkRendezvousWithReport({ gaps, tracks: tracksOf(reports) }, { maxPerGap: 1000 })
    expect(JSON.parse(JSON.stringify(all))).toEqual(all)
    expect(numbersIn(all).every(Number.isFinite)).toBe(true)
    expect(new Set(all.dark.map(({ id }) => id)).size).toBe(all.dark.length)
    expect(all.dark.map(({ score }) => score.bits)).toEqual(
      [...all.dark.map(({ score }) => score.bits)].sort((p, q) => q - p),
    )
    for (const { score } of all.dark) {
      expect(score.bits * 256).toBe(Math.round(score.bits * 256))
      expect(score.bits).toBe(score.factors.reduce((sum, { countedBits }) => sum + countedBits, 0))
      expect(
        score.factors.every(
          ({ id, bits, countedBits }) => bits !== 0 && bits === countedBits && Object.hasOwn(DARK_EVIDENCE, id),
        ),
      ).toBe(true)
    }
    expect(all.counts.every(({ leftOut }) => leftOut === 0)).toBe(true)
    const few = findDarkRendezvousWithReport({ gaps, tracks: tracksOf(reports) }, { maxPerGap: 2 })
    expect(few.dark.length).toBeLessThan(all.dark.length)
    // What is kept is what stands first or second for one of its gaps; the rest is counted.
    expect(few.dark).toEqual(all.dark.filter(({ measures }) => measures.silent.some(({ rank }) => rank <= 2)))
    for (const { gap, feasible, leftOut } of few.counts) {
      expect(feasible).toBe(all.dark.filter(({ measures }) => measures.silent.some((ship) => ship.gap === gap)).length)
      expect(feasible - leftOut).toBe(
        few.dark.filter(({ measures }) => measures.silent.some((ship) => ship.gap === gap)).length,
      )
    }
  })

  it('scores of the gaps count where given', () => {
    const gaps = [silentAt(OPEN, 'A', [-30_000, 0], [-30_000, 0]), silentAt(OPEN, 'B', [30_000, 0], [30_000, 0])]
    const found = (...bits: (number | undefined)[]): DarkRendezvous =>
      findDarkRendezvous({
        gaps: gaps.map((gap, k) =>
          bits[k] === undefined ? gap : { ...gap, score: { bits: bits[k], band: 'weak', factors: [] } },
        ),
      })[0]!
    expect(partBits(found(3, 9), 'silence')).toBe(1.5)
    expect(partBits(found(), 'silence')).not.toBe(1.5)
    expect(found(5).measures.silent.map((ship) => ship.gapBits)).toEqual([5, undefined])
    expect(found(5).score.factors.find(({ id }) => id === 'dark:silence')!.observed).toEqual({
      gapBits: 5,
      otherMissedReports: 83,
    })
  })

  it('a wrong call throws a sentence; nothing in, nothing out', () => {
    expect(() => findDarkRendezvous([] as never)).toThrow(/findDarkRendezvous: gaps are undefined; expected an array/)
    expect(() => findDarkRendezvous({ gaps: [] }, { maxPerGap: 0 })).toThrow(
      /findDarkRendezvous: maxPerGap is 0; expected a number from 1/,
    )
    expect(findDarkRendezvousWithReport({ gaps: [] })).toEqual({ dark: [], counts: [] })
  })

  it('bad data never throw: gaps without a place, without time, before they began', () => {
    const good = [silentAt(OPEN, 'A', [-30_000, 0], [-30_000, 0]), silentAt(OPEN, 'B', [30_000, 0], [30_000, 0])]
    const tracks = tracksOf(sail('V', OPEN, still(), every(10 * MIN, T0 - HOUR, T0 + 12 * HOUR)))
    const [one] = good as [Gap]
    const bad: Gap[] = [
      measured(
        { ...one, id: 'x1', vessels: [{ id: 'X1', hull: 0 }], lon: NaN },
        { before: { ...one.measures.before, lon: NaN } },
      ),
      measured({ ...one, id: 'x2', vessels: [{ id: 'X2', hull: 0 }], end: one.start }, { durationMs: 0 }),
      measured({ ...one, id: 'x3', vessels: [{ id: 'X3', hull: 0 }] }, { topSpeedKn: NaN }),
      measured({ ...one, id: 'x4', vessels: [{ id: 'X4', hull: 0 }], end: one.start - HOUR }, { durationMs: -HOUR }),
    ]
    expect(findDarkRendezvousWithReport({ gaps: [...bad, ...good], tracks })).toEqual(
      findDarkRendezvousWithReport({ gaps: good, tracks }),
    )
  })

  it('at 80° N and beside the pole are those of the equator, turned', () => {
    const { gaps, reports } = scene(11, { lon: 20, lat: 0 })
    const plain = findDarkRendezvous({ gaps, tracks: tracksOf(reports) }, { maxPerGap: 1000 })
    for (const lat of [80, 89.9, -90]) {
      const there = scene(11, { lon: 20, lat })
      const found = findDarkRendezvous({ gaps: there.gaps, tracks: tracksOf(there.reports) }, { maxPerGap: 1000 })
      const dwell = new Map(found.map((d) => [d.id, d.measures.maxDwellMs]))
      for (const d of plain) {
        // The ellipsoid is flatter there: places so many metres apart from a third differ by some hundredths of a per
        // cent.
        if (d.measures.maxDwellMs > 2 * HOUR)
          expect(Math.abs((dwell.get(d.id) ?? 0) - d.measures.maxDwellMs)).toBeLessThan(0.02 * d.measures.maxDwellMs)
      }
      expect(Math.abs(found.length - plain.length)).toBeLessThan(0.05 * plain.length + 1)
    }
  })

  it('stops when it is told to', () => {
    expect(() => findDarkRendezvous({ gaps: scene(1, OPEN).gaps }, {}, { signal: { aborted: true } })).toThrow(
      /Cancelled/,
    )
  })
})

/** The same meetings, to what rounding and the last digits of places leave. */
function expectAlike(found: readonly DarkRendezvous[], expected: readonly DarkRendezvous[], shift: number): void {
  const byName = (list: readonly DarkRendezvous[], by: number): Map<string, DarkRendezvous> =>
    new Map(list.map((d) => [d.id.replace(/\d+$/, (t) => String(Number(t) - by)), d]))
  const [p, q] = [byName(found, shift), byName(expected, 0)]
  // At the least length that counts a meeting may fall out.
  for (const [id, d] of q)
    if (d.measures.maxDwellMs > DARK_DEFAULTS.minDwellMs + 2000) expect([...p.keys()]).toContain(id)
  for (const [id, d] of p) {
    const same = q.get(id)
    if (same === undefined) expect(d.measures.maxDwellMs).toBeLessThan(DARK_DEFAULTS.minDwellMs + 2000)
    else {
      for (const key of ['start', 'end'] as const) expect(Math.abs(d[key] - shift - same[key])).toBeLessThan(2000)
      expect(Math.abs(d.measures.maxDwellMs - same.measures.maxDwellMs)).toBeLessThan(
        0.01 * same.measures.maxDwellMs + 2000,
      )
    }
  }
}

describe('harbours', () => {
  it('ships that lie in one are no partners, where harbours are known', () => {
    const moored = Array.from({ length: 12 }, (_, i) =>
      sail(`M${i}`, OPEN, still(i * 30, 0), every(10 * MIN, T0 - 10 * HOUR, T0 + 30 * HOUR)),
    )
    const tracks = tracksOf(
      ...moored,
      sail('V', OPEN, still(20_000, 0), every(10 * MIN, T0 - 10 * HOUR, T0 + 30 * HOUR)),
    )
    const gaps = [silentAt(OPEN, 'D', [10_000, 9000], [15_000, 9000])]
    const names = (knowledge?: ReturnType<typeof learn>): string[] =>
      findDarkRendezvous({ gaps, tracks, knowledge }, { maxPerGap: 100 }).map(({ vessels }) => vessels[1].id)
    expect(names().length).toBe(13)
    expect(names(learn({ tracks }))).toEqual(['V'])
  })
})
