import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { CancelledError } from '../../src/base/index.js'
import { cellShape } from '../../src/geo/index.js'
import { harbourDistanceM, indexHarbours, listHarbours, nearestHarbour } from '../../src/knowledge/harbour/index.js'
import { learn, mergeKnowledge, type Knowledge } from '../../src/knowledge/index.js'
import { viewTrack } from '../../src/track/index.js'
import { anchorage, calmPair, lightering, offset, pair, port, stays, stayTrack, type Stay } from './worlds.js'

const WGS84 = geodesic.Geodesic.WGS84
const inverse = (lon1: number, lat1: number, lon2: number, lat2: number): number =>
  WGS84.Inverse(lat1, lon1, lat2, lon2).s12!
const PLACES = [
  [-94.5, 28.6],
  [179.999, 52],
  [-180, -0.002],
  [12.3, 78],
  [0, 89.99],
  [77, -89.998],
] as const
const shifted = (list: readonly Stay[], hours: number, rename = ''): Stay[] =>
  list.map((stay) => ({ ...stay, id: rename === '' ? stay.id : `${stay.id}${rename}`, startH: stay.startH + hours }))

describe('listHarbours, anywhere on the globe', () => {
  it.each(PLACES)('at %d %d a port is a harbour, with its vessels', (lon, lat) => {
    const [harbour, ...others] = listHarbours(learn({ tracks: stays(port, lon, lat) }))
    expect(others).toEqual([])
    expect(harbour).toMatchObject({ kind: 'port', vessels: 6, moored: 6, stops: 6, stopMs: 6 * 22 * 3_600_000 })
    expect(inverse(harbour!.lon, harbour!.lat, ...offset(lon, lat, 300, 0))).toBeLessThan(600)
    expect(harbour!.radiusM).toBeLessThan(1800)
  })

  it.each(PLACES)('at %d %d an open anchorage is a harbour, whole', (lon, lat) => {
    const [harbour, ...others] = listHarbours(learn({ tracks: stays(anchorage, lon, lat) }))
    expect(others).toEqual([])
    expect(harbour).toMatchObject({ kind: 'anchorage', vessels: 9, moored: 0, stops: 9 })
    expect(inverse(harbour!.lon, harbour!.lat, ...offset(lon, lat, 1300, 1300))).toBeLessThan(600)
  })

  it.each(PLACES)('at %d %d a port and the roads right off it are two', (lon, lat) => {
    const roads = anchorage.map((stay) => ({ ...stay, northM: stay.northM + 1900 }))
    const both = listHarbours(learn({ tracks: stays([...port, ...roads], lon, lat) }))
    expect(both.map(({ kind, vessels }) => [kind, vessels]).sort()).toEqual([
      ['anchorage', 9],
      ['port', 6],
    ])
    const cells = both.flatMap((harbour) => harbour.cells)
    expect(new Set(cells).size).toBe(cells.length)
  })

  it.each(PLACES)('at %d %d no meeting at sea is one', (lon, lat) => {
    for (const meeting of [pair, lightering, calmPair])
      expect(listHarbours(learn({ tracks: stays(meeting, lon, lat) }))).toEqual([])
  })
})

describe('listHarbours over many days', () => {
  const days = (n: number, of: (day: number) => Stay[]): Knowledge =>
    Array.from({ length: n }, (_, d) => learn({ tracks: stays(of(d), -94.5, 28.6) })).reduce(mergeKnowledge)

  it('an anchorage stays one, and its mean number of vessels stays what it was', () => {
    const month = listHarbours(days(30, (d) => shifted(anchorage, 24 * d, `d${d}`)))
    expect(month).toHaveLength(1)
    const day = listHarbours(learn({ tracks: stays(anchorage, -94.5, 28.6) }))[0]!
    expect(month[0]!.meanVessels).toBeCloseTo(day.meanVessels, 2)
    expect(month[0]!.cells).toEqual(day.cells)
  })

  it('a place where a new pair meets every fifth day, each time elsewhere, does not become one', () => {
    const meetings = (d: number): Stay[] =>
      d % 5 === 0
        ? shifted(pair, 24 * d, `d${d}`).map((s) => ({
            ...s,
            eastM: s.eastM + (d % 3) * 1300,
            northM: s.northM + (d % 4) * 1300,
          }))
        : [{ id: 'passing', eastM: 40_000, northM: 0, swingM: 5000, startH: 24 * d, hours: 23 }]
    const month = days(60, meetings)
    expect(new Set(month.stops.vessels.flat()).size).toBeGreaterThan(20)
    expect(listHarbours(month)).toEqual([])
  })
})

describe('listHarbours, what two rules are for', () => {
  const calmDays = Array.from({ length: 40 }, (_, d) => {
    const list =
      d % 10 === 0
        ? shifted(calmPair, 24 * d, `d${d}`)
        : [{ id: 'far', eastM: 20_000, northM: 0, swingM: 9000, startH: 24 * d, hours: 23.9 }]
    return learn({ tracks: stays(list, 22.7, 36.5) })
  }).reduce(mergeKnowledge)

  it('a few calm days do not make a port', () => {
    expect(listHarbours(calmDays, { minMeanAtBerths: 0 })).toHaveLength(1)
    expect(listHarbours(calmDays)).toEqual([])
  })

  it('ships alongside each other count as one spot', () => {
    const crowd = Array.from({ length: 3 }, (_, i) =>
      pair.map((s) => ({ ...s, id: `${s.id}n${i}`, eastM: s.eastM + i * 1300 })),
    ).flat()
    expect(listHarbours(learn({ tracks: stays(crowd, -94.5, 28.6) }))).toEqual([])
    expect(listHarbours(learn({ tracks: stays(crowd, -94.5, 28.6) }), { minSpots: 3 })).toHaveLength(1)
  })

  it('knowledge of another version is refused', () => {
    expect(() => listHarbours({ schema: 'v0' } as unknown as Knowledge)).toThrow(
      'listHarbours: got knowledge with schema "v0"',
    )
  })
})

describe('learn', () => {
  it('does not depend on the order of the tracks', () => {
    const tracks = stays([...port, ...anchorage.map((s) => ({ ...s, eastM: s.eastM + 30_000 }))], 179.99, 10)
    const whole = JSON.stringify(learn({ tracks }))
    fc.assert(
      fc.property(
        fc.shuffledSubarray(tracks, { minLength: tracks.length }),
        (shuffled) => JSON.stringify(learn({ tracks: shuffled })) === whole,
      ),
      {
        numRuns: 20,
      },
    )
  })

  it('is not taught by what is no ship', () => {
    const buoys = port.map((stay, i) => ({ ...stay, id: `99235100${i}` }))
    const knowledge = learn({ tracks: stays(buoys, 1, 52) })
    expect(knowledge.stops.cell).toEqual([])
    expect(knowledge.heard.regionDay).toHaveLength(1)
  })

  it('counts hours heard by square and day', () => {
    const { heard } = learn({
      tracks: [stayTrack({ id: 'a', eastM: 0, northM: 0, swingM: 1, startH: 22.5, hours: 3 }, 12, 7)],
    })
    const day = Date.UTC(2020, 0, 1) / 86_400_000
    const square = 19 * 72 + 38
    expect(heard.regionDay).toEqual([day * 2592 + square, (day + 1) * 2592 + square])
    expect(heard.hours).toEqual([(1 << 22) | (1 << 23), 0b11])
  })

  it('learns nothing from false stretches: as if the ship had been heard before and after them only', () => {
    // Nine ships lie in the roads all day; from 6:00 to 11:40 they are made to appear, all together, 300 km away.
    const hour = 3_600_000
    const start = Date.UTC(2020, 0, 1)
    const [from, to] = [start + 6 * hour, start + 11.75 * hour]
    const [west, south] = [-94.5, 28.6]
    const tracks = stays(anchorage, west, south).map((track) => {
      const isFalse = (i: number): boolean => track.t[i]! >= from && track.t[i]! < to
      return {
        ...track,
        lon: track.lon.map((x, i) => (isFalse(i) ? west + 3 : x)),
        lat: track.lat.map((y, i) => (isFalse(i) ? south : y)),
      }
    })
    const falseStretches = tracks.map(({ id }) => ({ id, start: from, end: to }))
    const parts = tracks.flatMap((track) => [viewTrack(track, 0, 36), viewTrack(track, 71, track.t.length)])
    const wrong = learn({ tracks })
    const right = learn({ tracks, falseStretches })
    expect(listHarbours(wrong)).toHaveLength(2)
    expect(listHarbours(right)).toHaveLength(1)
    // Neither the hours, nor the places, nor a silence that nobody's receiver is to blame for.
    const byParts = learn({ tracks: parts })
    expect(right.heard).toEqual(byParts.heard)
    expect(right.reception).toEqual(byParts.reception)
    expect(right.thinning).toEqual(byParts.thinning)
    const silent =
      right.reception.places.expected.reduce((sum, n) => sum + n, 0) -
      right.reception.places.heard.reduce((sum, n) => sum + n, 0)
    expect(silent).toBe(0)
    // A stay goes on over them, as over any silence of up to six hours.
    expect(right.stops.stops.reduce((sum, n) => sum + n, 0)).toBe(anchorage.length)
    expect(byParts.stops.stops.reduce((sum, n) => sum + n, 0)).toBe(2 * anchorage.length)
  })

  it('counts only stays that are long enough', () => {
    const stay = { id: 'a', eastM: 0, northM: 0, swingM: 1, startH: 0, hours: 2.5 }
    expect(learn({ tracks: [stayTrack(stay, 12, 7)] }).stops.cell).toEqual([])
    expect(learn({ tracks: [stayTrack(stay, 12, 7)] }, { minStopMs: 2 * 3_600_000 }).stops.stops).toEqual([1])
  })

  it('reports progress and can be cancelled', () => {
    const stages: string[] = []
    learn({ tracks: stays(port, 0, 0) }, {}, { onProgress: (p) => stages.push(`${p.stage} ${p.done}/${p.total}`) })
    expect(stages).toEqual(['learning harbours 0/6', 'learning harbours 6/6'])
    expect(() => learn({ tracks: stays(port, 0, 0) }, {}, { signal: { aborted: true } })).toThrow(CancelledError)
  })

  it('throws a sentence where an option is out of range', () => {
    expect(() => learn({ tracks: [] }, { minStopMs: -1 })).toThrow('learn: minStopMs is -1; expected a number from 1')
    expect(() => listHarbours(learn({ tracks: [] }), { minVessels: 0 })).toThrow('listHarbours: minVessels is 0')
  })
})

describe('mergeKnowledge', () => {
  const worlds = [port, anchorage, lightering, pair].flatMap((list, i) =>
    list.map((s) => ({ ...s, eastM: s.eastM + i * 900 })),
  )
  const tracks = stays(worlds, -180, 60)

  it('of parts, in any order and grouping, equals what the whole teaches', () => {
    const whole = learn({ tracks })
    const part = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: tracks.length, maxLength: tracks.length })
    fc.assert(
      fc.property(part, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), fc.boolean(), (parts, order, left) => {
        const [a, b, c, d] = order.map((p) => learn({ tracks: tracks.filter((_, i) => parts[i] === p) })) as [
          Knowledge,
          Knowledge,
          Knowledge,
          Knowledge,
        ]
        const merged = left
          ? mergeKnowledge(mergeKnowledge(mergeKnowledge(a, b), c), d)
          : mergeKnowledge(a, mergeKnowledge(mergeKnowledge(d, b), c))
        expect(merged).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  it('leaves its arguments alone, and nothing learnt changes nothing', () => {
    const a = learn({ tracks: tracks.slice(0, 9) })
    const before = JSON.stringify(a)
    expect(mergeKnowledge(a, learn({ tracks: [] }))).toEqual(a)
    mergeKnowledge(a, learn({ tracks: tracks.slice(9) }))
    expect(JSON.stringify(a)).toBe(before)
  })

  it('holds whole numbers only, and survives JSON and structuredClone', () => {
    const knowledge = learn({ tracks })
    expect(JSON.parse(JSON.stringify(knowledge))).toEqual(knowledge)
    expect(structuredClone(knowledge)).toEqual(knowledge)
    const numbers = [knowledge.stops, knowledge.heard]
      .flatMap((part) => Object.values(part).flat(2))
      .filter((v) => typeof v === 'number')
    expect(numbers.length).toBeGreaterThan(40)
    expect(numbers.every(Number.isSafeInteger)).toBe(true)
  })

  it('refuses what was learnt by another rule, or is something else', () => {
    expect(() => mergeKnowledge(learn({ tracks: [] }), learn({ tracks: [] }, { stopRadiusM: 300 }))).toThrow(
      'mergeKnowledge: stopRadiusM is 500 in one and 300 in the other; expected knowledge learnt by one rule.',
    )
    expect(() => mergeKnowledge({ schema: 'x' } as unknown as Knowledge, learn({ tracks: [] }))).toThrow(
      'schema "x"; expected "darkwake-knowledge-3"',
    )
  })
})

describe('harbourDistanceM', () => {
  it.each(PLACES)('at %d %d is the distance to the nearest cell, and 0 inside', (lon, lat) => {
    const knowledge = learn({
      tracks: stays([...port, ...anchorage.map((s) => ({ ...s, northM: s.northM + 9000 }))], lon, lat),
    })
    const harbours = listHarbours(knowledge)
    expect(harbours).toHaveLength(2)
    const shapes = harbours.flatMap((h) => h.cells.map(cellShape))
    for (const [east, north] of [
      [0, 5000],
      [4000, 3000],
      [-700, -900],
      [20_000, 0],
      [1000, 40_000],
    ] as const) {
      const [x, y] = offset(lon, lat, east, north)
      let truth = Infinity
      for (const s of shapes) {
        for (let i = 0; i <= 8; i++)
          for (let j = 0; j <= 8; j++) {
            truth = Math.min(
              truth,
              inverse(x, y, s.west + ((s.east - s.west) * i) / 8, s.south + ((s.north - s.south) * j) / 8),
            )
          }
      }
      // The truth is sampled every 70 m of each cell's sides.
      expect(Math.abs(harbourDistanceM(knowledge, x, y)! - truth)).toBeLessThan(3 + Math.min(40, 1300 / truth))
    }
    for (const s of shapes) expect(harbourDistanceM(knowledge, s.lon, s.lat)).toBe(0)
  })

  it('tells the harbour, and takes an index of chosen harbours', () => {
    const knowledge = learn({
      tracks: stays([...port, ...anchorage.map((s) => ({ ...s, northM: s.northM + 9000 }))], 179.99, 10),
    })
    const ports = structuredClone(indexHarbours(listHarbours(knowledge).filter((h) => h.kind === 'port')))
    const [x, y] = offset(179.99, 10, 1300, 10_300)
    expect(nearestHarbour(knowledge, x, y)).toMatchObject({ harbour: { kind: 'anchorage' }, distanceM: 0 })
    expect(nearestHarbour(ports, x, y)).toMatchObject({ harbour: { kind: 'port', vessels: 6 } })
    expect(harbourDistanceM(ports, x, y)).toBeGreaterThan(9000)
  })

  it('is undefined where no harbour is known, or the place is none', () => {
    expect(harbourDistanceM(learn({ tracks: [] }), 0, 0)).toBeUndefined()
    const knowledge = learn({ tracks: stays(port, 0, 0) })
    for (const [lon, lat] of [
      [NaN, 0],
      [0, NaN],
      [Infinity, 0],
      [0, 90.1],
    ] as const) {
      expect(harbourDistanceM(knowledge, lon, lat)).toBeUndefined()
    }
  })
})
