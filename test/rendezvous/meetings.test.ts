import { describe, expect, it } from 'vitest'
import type { NameOf } from '../../src/evidence/index.js'
import { idsOf, type PositionReport } from '../../src/model/index.js'
import { findProximities } from '../../src/motion/index.js'
import { groupKind, groupRendezvous } from '../../src/rendezvous/group/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import { geographic, globePoint } from '../world/globe.js'
import { every, HOUR, meeting, MIN, random, sail, still, T0, tracksOf, type Origin } from '../helpers/tracks.js'

const hours = (from: number, to: number, step = 5 * MIN): number[] => every(step, T0 + from * HOUR, T0 + to * HOUR)
const EDGE_M = 2500 // of the Earth-centred cubes into which pair search sorts motion, for limits up to 1,250 m

/** Surface points where a line on which two of the cubes' planes meet comes out of the sea: edges of cubes. */
function edgePoints(count: number, seed: number): Origin[] {
  const next = random(seed)
  const [a, b] = [6378137, 6356752.314245]
  return Array.from({ length: count }, () => {
    const z = EDGE_M * Math.round(((next() - 0.5) * 1.98 * b) / EDGE_M)
    const p2 = a * a * (1 - (z / b) ** 2)
    const x = EDGE_M * Math.round(((next() - 0.5) * 1.98 * Math.sqrt(p2)) / EDGE_M)
    const y = (next() < 0.5 ? -1 : 1) * Math.sqrt(p2 - x * x)
    const [lon, lat] = geographic(next() < 0.5 ? [x, y, z] : [y, x, z])
    return { lon, lat }
  })
}

/** Corners of cubes within 30 m of the surface. */
function cornerPoints(count: number, seed: number): Origin[] {
  const found: Origin[] = []
  for (const at of edgePoints(count * 60, seed)) {
    const corner = globePoint(at.lon, at.lat).map((v) => EDGE_M * Math.round(v / EDGE_M)) as [number, number, number]
    const [lon, lat] = geographic(corner)
    const surface = globePoint(lon, lat)
    if (Math.hypot(...surface.map((v, i) => v - corner[i]!)) < 30) found.push({ lon, lat })
  }
  return found.slice(0, count)
}

/** Points on one plane of the cubes: faces. */
const facePoints = (count: number, seed: number): Origin[] => {
  const next = random(seed)
  return Array.from({ length: count }, () => {
    const z = EDGE_M * Math.round(((next() - 0.5) * 1.98 * 6356752) / EDGE_M)
    const p = 6378137 * Math.sqrt(1 - (z / 6356752.314245) ** 2)
    const angle = next() * 2 * Math.PI
    const [lon, lat] = geographic([p * Math.cos(angle), p * Math.sin(angle), z])
    return { lon, lat }
  })
}

describe('a meeting is found wherever it lies', () => {
  const places: [string, Origin[]][] = [
    ['corners of cubes', cornerPoints(40, 1)],
    ['edges of cubes', edgePoints(60, 2)],
    ['faces of cubes', facePoints(60, 3)],
    ['the planes through the axis', [0, 90, -90, -180].flatMap((lon) => [0, 35, -80].map((lat) => ({ lon, lat })))],
    [
      'the poles',
      [
        { lon: 0, lat: 90 },
        { lon: 123, lat: -90 },
        { lon: -45, lat: 89.9999 },
      ],
    ],
  ]

  it.each(places)('on %s', (_, list) => {
    expect(list.length).toBeGreaterThan(2)
    for (const at of list) {
      for (const [east, north] of [
        [240, 0],
        [0, 240],
        [-170, 170],
        [170, 170],
      ] as const) {
        const reports: PositionReport[][] = [
          sail('A', at, still(-east, -north), hours(0, 2, 20 * MIN)),
          sail('B', at, still(east, north), hours(0, 2, 25 * MIN).concat(T0 + 2 * HOUR)),
        ]
        const tracks = tracksOf(...reports)
        expect(findProximities({ tracks })).toMatchObject([{ start: T0, end: T0 + 2 * HOUR }])
        expect(findRendezvous({ tracks })).toMatchObject([
          { start: T0, end: T0 + 2 * HOUR, measures: { mode: 'anchored' } },
        ])
      }
    }
  })

  it.each([
    ['from 23:00 UTC', { lon: 5, lat: 40 }],
    ['at longitude 180', { lon: -180, lat: 20 }],
    ['at 80 N', { lon: 10, lat: 80 }],
    ['at 80 N and 180', { lon: 179.999, lat: 80 }],
  ])('for two hours %s', (_, at) => {
    for (const step of [MIN, 4 * MIN, 10 * MIN]) {
      const found = findRendezvous({ tracks: tracksOf(meeting(at, T0 - HOUR, T0 + HOUR, hours(-4, 4, step))) })
      expect(found).toHaveLength(1)
      // Contact begins 380 m before the berth, at ten knots: 74 s earlier; or where a leg has cut the corner, within
      // one leg.
      expect(Math.abs(found[0]!.start - (T0 - HOUR - 74_000))).toBeLessThan(step)
      expect(Math.abs(found[0]!.end - (T0 + HOUR + 74_000))).toBeLessThan(step)
    }
  })

  it('with its ends exact where fixes stand at the turning points', () => {
    const times = [...new Set([...hours(-2, 3, 7 * MIN), T0, T0 + 2 * HOUR])].sort((p, q) => p - q)
    const [r] = findRendezvous({ tracks: tracksOf(meeting({ lon: 33, lat: -7 }, T0, T0 + 2 * HOUR, times)) })
    const lead = (380 / ((10 * 1852) / 3600)) * 1000
    expect(Math.abs(r!.start - (T0 - lead))).toBeLessThan(30)
    expect(Math.abs(r!.end - (T0 + 2 * HOUR + lead))).toBeLessThan(30)
  })

  it('a ship that lies in company and drifts over a pole', () => {
    const drift = (t: number): readonly [number, number] => [40, ((t - T0) / HOUR - 2) * 1.2 * 1852]
    const at = { lon: 20, lat: 90 }
    const [r, ...more] = findRendezvous({
      tracks: tracksOf(
        sail('A', at, drift, hours(0, 4)),
        sail('B', at, (t) => [drift(t)[0] + 90, drift(t)[1]], hours(0, 4)),
      ),
    })
    expect(more).toEqual([])
    expect(r).toMatchObject({ start: T0, end: T0 + 4 * HOUR, measures: { mode: 'drifting' } })
    expect(r!.measures.medianSpeedKn[0]).toBeCloseTo(1.2, 1)
    expect(r!.measures.medianDistanceM).toBeCloseTo(90, 0)
  })
})

describe('groups', () => {
  const SEA = { lon: 5, lat: 40 }
  const at = (id: string, east: number, from: number, to: number): PositionReport[] =>
    sail(id, SEA, still(east, 0), hours(from, to))

  it('a raft of four is six pairs and one group of four', () => {
    const found = findRendezvous({ tracks: tracksOf(...['A', 'B', 'C', 'D'].map((id, i) => at(id, 30 * i, 0, 3))) })
    expect(found.map((r) => idsOf(r).join(''))).toEqual(['AB', 'AC', 'AD', 'BC', 'BD', 'CD'])
    expect(found.every((r) => r.measures.shape.neighbours === 2)).toBe(true)
    expect(groupRendezvous({ rendezvous: found })).toMatchObject([
      {
        kind: 'group',
        vessels: ['A', 'B', 'C', 'D'].map((id) => ({ id, hull: 0 })),
        start: T0,
        end: T0 + 3 * HOUR,
        links: found.map((r) => r.id),
        measures: { mostAtOnce: 4, durationMs: 3 * HOUR },
      },
    ])
  })

  it('are put into words', () => {
    const [group] = groupRendezvous({
      rendezvous: findRendezvous({ tracks: tracksOf(...['A', 'B', 'C'].map((id, i) => at(id, 30 * i, 0, 3))) }),
    })
    const nameOf: NameOf = ({ id }) => `ship ${id}`
    expect(groupKind.sentence(group!, nameOf, groupKind.catalogue)).toBe(
      'AIS shows 3 ships linked by rendezvous, at most 3 at once. That is consistent with transfers between ' +
        'several ships, and also seen with rafts ' +
        'at a berth, tugs at work and fleets at anchor.',
    )
    expect(groupKind.facts(group!, nameOf)).toEqual([
      ['Begins', '2019-05-01 00:00 UTC'],
      ['Ends', '2019-05-01 03:00 UTC'],
      ['Lasts', '3 h'],
      ['Most at once', '3'],
      ['Rendezvous', '3'],
    ])
  })

  it('name the hull that takes part, and a number once where two hulls of it do', () => {
    const tracks = ['A', 'B', 'C'].flatMap((id, i) => tracksOf(at(id, 30 * i, 0, 3)))
    const second = { ...tracksOf(at('C', 70, 0, 3))[0]!, hull: 1 }
    const of = (list: typeof tracks): unknown =>
      groupRendezvous({ rendezvous: findRendezvous({ tracks: list }) })[0]?.vessels
    expect(of([tracks[0]!, tracks[1]!, second])).toEqual([
      { id: 'A', hull: 0 },
      { id: 'B', hull: 0 },
      { id: 'C', hull: 1 },
    ])
    expect(of([...tracks, second])).toEqual([
      { id: 'A', hull: 0 },
      { id: 'B', hull: 0 },
      { id: 'C', hull: 0 },
    ])
  })

  it('a chain is one group too; pairs that stand alone are none', () => {
    // A-B and B-C within reach, A-C not; X-Y elsewhere.
    const chain = [at('A', 0, 0, 3), at('B', 400, 0, 3), at('C', 800, 0, 3)]
    const found = findRendezvous({ tracks: tracksOf(...chain, at('X', 9000, 0, 3), at('Y', 9050, 0, 3)) })
    expect(found).toHaveLength(3)
    expect(groupRendezvous({ rendezvous: found }).map(idsOf)).toEqual([['A', 'B', 'C']])
  })

  it('one after another at the same ship: together only where the times touch', () => {
    const apart = findRendezvous({ tracks: tracksOf(at('M', 0, 0, 12), at('P', 60, 0, 3), at('Q', -60, 5, 8)) })
    expect(apart).toHaveLength(2)
    expect(groupRendezvous({ rendezvous: apart })).toEqual([])
    const overlap = findRendezvous({ tracks: tracksOf(at('M', 0, 0, 12), at('P', 60, 0, 5), at('Q', -60, 4, 8)) })
    const [g] = groupRendezvous({ rendezvous: overlap })
    expect(idsOf(g!)).toEqual(['M', 'P', 'Q'])
    expect(g).toMatchObject({ start: T0, end: T0 + 8 * HOUR, measures: { mostAtOnce: 3 } })
  })

  it('a visit that came and went does not hide the longer one that goes on', () => {
    // A lies with M throughout; B and C, on the other side and out of A's reach, one after the other.
    const found = findRendezvous({
      tracks: tracksOf(at('M', 0, 0, 12), at('A', 400, 0, 12), at('B', -400, 1, 3), at('C', -420, 6, 8)),
    })
    expect(found.map((r) => idsOf(r).join(''))).toEqual(['AM', 'BM', 'CM'])
    expect(groupRendezvous({ rendezvous: found })).toMatchObject([
      { vessels: ['A', 'B', 'C', 'M'].map((id) => ({ id })), measures: { mostAtOnce: 3 } },
    ])
  })

  it('neighbours are those there halfway through, not those who came late or left early', () => {
    const early = at('E', -60, 0, 2)
    const late = at('L', -60, 10, 12)
    const found = findRendezvous({ tracks: tracksOf(at('M', 0, 0, 12), at('P', 60, 0, 12), early, late) })
    expect(found.find((r) => idsOf(r).join('') === 'MP')?.measures.shape.neighbours).toBe(0)
    expect(found.find((r) => idsOf(r).join('') === 'EM')?.measures.shape.neighbours).toBe(1)
  })

  it('most at once counts those there at one instant', () => {
    // P and R are both with M, never at one time; Q bridges them.
    const found = findRendezvous({
      tracks: tracksOf(at('M', 0, 0, 12), at('P', 60, 0, 4), at('Q', -400, 3, 8), at('R', 70, 7, 11)),
    })
    const groups = groupRendezvous({ rendezvous: found })
    expect(groups).toHaveLength(1)
    expect(idsOf(groups[0]!)).toEqual(['M', 'P', 'Q', 'R'])
    expect(groups[0]!.measures.mostAtOnce).toBe(3)
  })

  it('do not depend on the order of the list', () => {
    const found = findRendezvous({
      tracks: tracksOf(...Array.from({ length: 7 }, (_, i) => at(`S${i}`, 200 * i, i % 3, 6 + (i % 2)))),
    })
    expect(groupRendezvous({ rendezvous: [...found].reverse() })).toEqual(groupRendezvous({ rendezvous: found }))
    expect(groupRendezvous({ rendezvous: [] })).toEqual([])
  })

  it('lie in their own middle across 180', () => {
    const ships = ['A', 'B', 'C'].map((id, i) => sail(id, { lon: 179.9995, lat: 0 }, still(50 * i, 0), hours(0, 2)))
    const [g] = groupRendezvous({ rendezvous: findRendezvous({ tracks: tracksOf(...ships) }) })
    expect(Math.abs(g!.lon)).toBeGreaterThan(179.99)
  })
})
