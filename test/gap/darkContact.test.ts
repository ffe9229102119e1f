import { describe, expect, it } from 'vitest'
import { findDarkRendezvous } from '../../src/dark/index.js'
import { learn } from '../../src/knowledge/index.js'
import type { DarkRendezvous, Gap, PositionReport } from '../../src/model/index.js'
import { beside, geodesicM } from '../helpers/bruteForce.js'
import { every, HOUR, MIN, sail, still, T0, tracksOf, type Origin } from '../helpers/tracks.js'
import { partBits, silent, type Silent } from './darkMake.js'

const OPEN: Origin = { lon: 179.999, lat: -41 }
const at = (eastM: number, northM = 0): { lon: number; lat: number } => beside(OPEN.lon, OPEN.lat, eastM, northM)
const gapAt = (vessel: string, from: number, to: number | undefined, more: Partial<Silent> = {}): Gap =>
  silent({
    vessel,
    start: T0,
    ...(to === undefined ? { now: T0 + 10 * HOUR } : { end: T0 + 10 * HOUR, to: at(to) }),
    from: at(from),
    ...more,
  })
const times = every(10 * MIN, T0 - 10 * HOUR, T0 + 30 * HOUR)
/** Swings at anchor on 100 m. */
const swinging = (t: number): readonly [number, number] => [100 * Math.sin(t / HOUR), 100 * Math.cos(t / HOUR)]
const anchored = (id: string, way = swinging): PositionReport[] => sail(id, OPEN, way, times)
const find = (
  gaps: readonly Gap[],
  reports: readonly PositionReport[] = [],
  knowledge = learn({ tracks: [] }),
): DarkRendezvous[] => findDarkRendezvous({ gaps, tracks: tracksOf([...reports]), knowledge })

describe('two ships seen together where one goes silent', () => {
  const contactBits = (from: number, to: number | undefined, more: Partial<Silent> = {}): number =>
    partBits(find([gapAt('D', from, to, more)], anchored('V'))[0]!, 'seen-together')

  it('speak for a meeting at one end, and more at both', () => {
    expect(contactBits(300, 300)).toBe(6)
    expect(contactBits(300, 9000)).toBe(4)
    expect(contactBits(9000, 300)).toBe(4)
    expect(contactBits(300, undefined)).toBe(4)
    expect(contactBits(9000, 9000)).toBe(0)
    expect(contactBits(620, 620)).toBe(0) // no nearer than 520 m
  })

  it('not where it sailed by as it fell silent', () => {
    expect(contactBits(300, 9000, { sogKn: 11 })).toBe(0)
    expect(contactBits(300, 9000, { sogKn: 2 })).toBe(4)
  })

  it('with the distances at both ends, across ±180', () => {
    const [found] = find([gapAt('D', 300, 5000)], anchored('V'))
    const apart = (eastM: number, t: number): number => {
      const [p, [x, y]] = [at(eastM), swinging(t)]
      const q = at(x, y)
      return geodesicM(p.lon, p.lat, q.lon, q.lat)
    }
    expect(found!.measures.partner!.apartBeforeM).toBeCloseTo(apart(300, T0), 0)
    expect(found!.measures.partner!.apartAfterM).toBeCloseTo(apart(5000, T0 + 10 * HOUR), 0)
    expect(find([gapAt('D', 300, undefined)], anchored('V'))[0]!.measures.partner!.apartAfterM).toBeUndefined()
  })

  it('nor do neighbours at a berth: made fast, in a harbour, or where others stop', () => {
    const moored = find([gapAt('D', 300, 300)], anchored('V', still()))[0]!
    expect(moored.measures.partner).toMatchObject({ moored: true, berth: false })
    expect(partBits(moored, 'seen-together')).toBe(0)
    const others = learn({
      tracks: tracksOf([...anchored('V'), ...sail('W', OPEN, (t) => [300 + swinging(t)[0], swinging(t)[1]], times)]),
    })
    const atBerth = find([gapAt('D', 300, 300)], anchored('V'), others)[0]!
    expect(atBerth.measures.partner).toMatchObject({ moored: false, berth: true })
    expect(['seen-together', 'partner', 'lost-time'].map((part) => partBits(atBerth, part))).toEqual([0, -1, -2])
    // What the two themselves did there does not make it a berth.
    const own = learn({ tracks: tracksOf([...anchored('V'), ...anchored('D')]) })
    const atSea = find([gapAt('D', 300, 300)], anchored('V'), own)[0]!
    expect(atSea.measures.partner).toMatchObject({ berth: false })
    expect(partBits(atSea, 'seen-together')).toBe(6)
  })

  it('counts of two silent ships too, where both were heard last, or next, within ten minutes', () => {
    const pair = (from: number, to: number, laterMs = 0): number =>
      partBits(find([gapAt('A', 0, 0), gapAt('B', from, to, { start: T0 + laterMs })])[0]!, 'seen-together')
    expect([pair(400, 400), pair(400, 3000), pair(3000, 400), pair(3000, 3000)]).toEqual([6, 4, 4, 0])
    expect([pair(400, 3000, 10 * MIN), pair(400, 3000, 11 * MIN)]).toEqual([4, 0])
  })
})

it('a silence that begins and ends in one harbour was most likely spent there', () => {
  const ships = ['P', 'Q', 'R'].flatMap((id, k) => sail(id, OPEN, () => [60 * k, 0], times))
  const knowledge = learn({ tracks: tracksOf(ships) })
  const partner = sail('V', OPEN, (t) => [20_000 + swinging(t)[0], swinging(t)[1]], times)
  const lost = (gap: Gap): number => partBits(find([gap], partner, knowledge)[0]!, 'lost-time')
  expect(lost(gapAt('D', 200, 500, { sogKn: 9 }))).toBe(-2)
  expect(lost(gapAt('D', 200, 4000, { sogKn: 9 }))).toBeGreaterThan(1)
  expect(lost(gapAt('D', 200, undefined, { sogKn: 0 }))).toBe(-2)
  expect(lost(gapAt('D', 200, undefined, { sogKn: 9 }))).toBe(0)
})
