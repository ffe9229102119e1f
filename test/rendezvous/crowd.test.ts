import { describe, expect, it } from 'vitest'
import { idsOf, type PositionReport, type Track } from '../../src/model/index.js'
import { findProximities } from '../../src/motion/index.js'
import { groupRendezvous } from '../../src/rendezvous/group/index.js'
import { findRendezvousWithReport } from '../../src/rendezvous/index.js'
import { every, HOUR, MIN, sail, shuffled, still, T0, tracksOf, type Origin } from '../helpers/tracks.js'

// Away from the edges of cubes, which lie where a multiple of 2.5 km from the Earth's planes meets the surface.
const PORT: Origin = { lon: 5.01, lat: 40.01 }
const options = { maxVesselsPerCell: 100, minDurationMs: 30 * MIN, steadyRunMs: 0 }

const gathering = (count: number, origin: Origin, times: number[], spreadM = 0): PositionReport[][] =>
  Array.from({ length: count }, (_, i) =>
    sail(
      String(211_000_000 + 7919 * i),
      origin,
      still(((i % 40) - 20) * spreadM, (Math.floor(i / 40) - 20) * spreadM),
      times,
    ),
  )

describe('a crowd is bounded', () => {
  const times = every(10 * MIN, T0, T0 + 50 * MIN)
  const tracks = tracksOf(...gathering(1500, PORT, times))
  const { rendezvous, capped } = findRendezvousWithReport({ tracks }, options)

  it('1,500 vessels on one point in one hour: a hundred are compared, and capped says where', () => {
    expect(capped).toEqual([
      {
        west: tracks[0]!.lon[0],
        east: tracks[0]!.lon[0],
        south: tracks[0]!.lat[0],
        north: tracks[0]!.lat[0],
        start: T0,
        end: T0 + HOUR,
        vessels: 1500,
        compared: 100,
      },
    ])
    expect(rendezvous).toHaveLength((100 * 99) / 2)
    expect(new Set(rendezvous.flatMap(idsOf)).size).toBe(100)
    expect(groupRendezvous({ rendezvous })).toMatchObject([{ measures: { mostAtOnce: 100 } }])
  })

  it('the same ones are drawn whatever the order', () => {
    expect(findRendezvousWithReport({ tracks: shuffled(tracks, 9) }, options)).toEqual({ rendezvous, capped })
  })

  it('drawn by their ids alone: the same ones in another place and hour', () => {
    const names = (list: typeof rendezvous): string[] => list.map((r) => idsOf(r).join())
    const there = tracksOf(
      ...gathering(
        1500,
        { lon: -179.99, lat: -60.02 },
        times.map((t) => t + 5 * HOUR),
      ),
    )
    expect(names(findRendezvousWithReport({ tracks: there }, options).rendezvous)).toEqual(names(rendezvous))
  })

  it('nothing is capped up to the bound', () => {
    const few = tracksOf(...gathering(100, PORT, times))
    const found = findRendezvousWithReport({ tracks: few }, options)
    expect(found.capped).toEqual([])
    expect(found.rendezvous).toHaveLength((100 * 99) / 2)
    expect(findRendezvousWithReport({ tracks: tracksOf(...gathering(101, PORT, times)) }, options).capped).toHaveLength(
      1,
    )
  })

  it('another hour and another place are not touched by it', () => {
    const crowdHour = every(10 * MIN, T0 + 3 * HOUR, T0 + 3 * HOUR + 50 * MIN)
    const guests = gathering(150, PORT, crowdHour)
    const elsewhere = gathering(2, { lon: 30, lat: 0 }, crowdHour).map((list) =>
      list.map((r) => ({ ...r, id: `x${r.id}` })),
    )
    const early = ['p', 'q'].map((id, i) => sail(id, PORT, still(50 * i, 0), every(10 * MIN, T0, T0 + 2 * HOUR)))
    const found = findRendezvousWithReport({ tracks: tracksOf(...guests, ...elsewhere, ...early) }, options)
    const names = new Set(found.rendezvous.map((r) => idsOf(r).join()))
    expect(names.has('p,q')).toBe(true)
    expect([...names].filter((n) => n.startsWith('x'))).toHaveLength(1)
    expect(found.capped).toMatchObject([{ start: T0 + 3 * HOUR, vessels: 150 }])
  })

  it('hours are those of the clock: a day of it is capped hour by hour, and its middle is whole', () => {
    const day = every(20 * MIN, T0 + 10 * MIN, T0 + 4 * HOUR - MIN)
    const found = findRendezvousWithReport(
      { tracks: tracksOf(...gathering(30, PORT, day)) },
      { ...options, maxVesselsPerCell: 10 },
    )
    expect(found.capped.map((c) => [c.start, c.end, c.vessels, c.compared])).toEqual(
      [0, 1, 2, 3].map((h) => [T0 + h * HOUR, T0 + (h + 1) * HOUR, 30, 10]),
    )
    expect(found.rendezvous).toHaveLength(45)
    for (const r of found.rendezvous) expect(r.measures.durationMs).toBe(day.at(-1)! - day[0]!)
  })

  it('an hour without a fix is bounded as the hours around it are', () => {
    const sparse = [T0 + 10 * MIN, T0 + 30 * MIN, T0 + 2.8 * HOUR, T0 + 2.9 * HOUR]
    const ships = tracksOf(...gathering(200, PORT, sparse))
    const found = findProximities({ tracks: ships }, { maxGapMs: 3 * HOUR, maxVesselsPerCell: 10 })
    expect(new Set(found.map((p) => p.vessels.join())).size).toBe((10 * 9) / 2)
    expect(found.every((p) => p.start === sparse[0] && p.end === sparse[3])).toBe(true)
    const { capped } = findRendezvousWithReport(
      { tracks: ships },
      { ...options, maxVesselsPerCell: 10, maxGapMs: 3 * HOUR },
    )
    expect(capped.map((c) => (c.start - T0) / HOUR)).toEqual([0, 1, 2])
  })

  it('points between two fixes do not crowd a place', () => {
    // Forty ferries cross the place at thirty knots, with fixes half an hour apart, none of them in it.
    const ferries: Track[] = tracksOf(
      ...Array.from({ length: 40 }, (_, i) =>
        sail(`F${i}`, PORT, (t) => [((t - T0) / HOUR - 0.25) * 30 * 1852 + 13_000, 3 * i], [T0 + MIN, T0 + 31 * MIN]),
      ),
    )
    const found = findRendezvousWithReport({ tracks: ferries }, { ...options, maxVesselsPerCell: 10 })
    for (const c of found.capped) expect(c.east - c.west).toBeLessThan(0.06)
    expect(found.capped.length).toBeLessThanOrEqual(2)
  })
})
