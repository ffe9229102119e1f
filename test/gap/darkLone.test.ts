import { describe, expect, it } from 'vitest'
import { wrapLon } from '../../src/geo/index.js'
import { learn } from '../../src/knowledge/index.js'
import { findLoneLoitering } from '../../src/loitering/index.js'
import type { PositionReport } from '../../src/model/index.js'
import { createCoastline } from '../../src/place/index.js'
import { geodesicM } from '../helpers/bruteForce.js'
import {
  every,
  HOUR,
  MIN,
  numbersIn,
  sail,
  shuffled,
  still,
  straight,
  T0,
  tracksOf,
  type Origin,
} from '../helpers/tracks.js'

const OPEN: Origin = { lon: 179.95, lat: 5 }
const STEP = 5 * MIN

/** Comes at 12 knots, drifts at half a knot for ten hours, leaves. */
const drifter = (id = 'L', origin = OPEN): PositionReport[] => {
  const drift = straight(T0, [0, 0], 0.5, 45)
  const [out, gone] = [T0 + 10 * HOUR, drift(T0 + 10 * HOUR)]
  return sail(
    id,
    origin,
    (t) => (t < T0 ? straight(T0, [0, 0], 12, 90)(t) : t < out ? drift(t) : straight(out, gone, 12, 90)(t)),
    every(STEP, T0 - 5 * HOUR, T0 + 15 * HOUR),
  )
}

/** A ship that comes up to within a distance of the drifting one, lies so for some hours, and leaves. */
const visitor = (id: string, besideM: number, hours: number): PositionReport[] => {
  const drift = straight(T0, [0, 0], 0.5, 45)
  const [from, to] = [T0 + 3 * HOUR, T0 + (3 + hours) * HOUR]
  const away = (t: number): number => (Math.max(0, from - t, t - to) / 1000) * 6
  return sail(
    id,
    OPEN,
    (t) => [drift(t)[0], drift(t)[1] + besideM + away(t)],
    every(STEP, T0 - 2 * HOUR, T0 + 14 * HOUR),
  )
}

describe('findLoneLoitering', () => {
  it('finds a ship that drifts with nobody beside it', () => {
    const [found, ...more] = findLoneLoitering({ tracks: tracksOf(drifter()) })
    expect(more).toEqual([])
    expect(found).toMatchObject({ kind: 'lone-loitering', vessels: [{ id: 'L', hull: 0 }], measures: { companyMs: 0 } })
    expect(found!.id).toMatch(/^lone-loitering:L:\d+$/)
    expect(Math.abs(found!.measures.durationMs / HOUR - 10.2)).toBeLessThan(0.2)
    expect(found!.measures.nearestM).toBeUndefined()
    expect(numbersIn(found).every(Number.isFinite)).toBe(true)
  })

  it('company for hours ends that, a ship that passes does not; both are measured', () => {
    expect(
      findLoneLoitering({ tracks: tracksOf(drifter(), visitor('V', 200, 3)) }).map(({ vessels: [{ id }] }) => id),
    ).toEqual([])
    const [passed] = findLoneLoitering({
      tracks: tracksOf(
        drifter(),
        sail('P', OPEN, straight(T0 + 5 * HOUR, [2000, 2400], 12, 90), every(STEP, T0, T0 + 10 * HOUR)),
      ),
    })
    expect(passed!.vessels[0].id).toBe('L')
    // At 12 knots it is within a mile along a chord of some kilometres: about nine minutes.
    expect(passed!.measures.companyMs).toBeGreaterThan(3 * MIN)
    expect(passed!.measures.companyMs).toBeLessThan(11 * MIN)
    expect(passed!.measures.nearestM).toBeLessThan(1852)
    const [near] = findLoneLoitering({ tracks: tracksOf(drifter(), visitor('V', 1000, 0.5)) })
    expect(Math.abs(near!.measures.nearestM! - 1000)).toBeLessThan(15)
    // Two who keep each other company in turns count once.
    const both = findLoneLoitering(
      { tracks: tracksOf(drifter(), visitor('V', 1000, 0.5), visitor('W', 1100, 0.5)) },
      { minDurationMs: 9 * HOUR },
    )
    expect(Math.abs(both[0]!.measures.companyMs - near!.measures.companyMs)).toBeLessThan(MIN)
  })

  it('options decide what company is', () => {
    const tracks = tracksOf(drifter(), visitor('V', 1000, 3))
    const lone = (options: Parameters<typeof findLoneLoitering>[1]): string[] =>
      findLoneLoitering({ tracks }, options).map(({ vessels: [{ id }] }) => id)
    expect(lone({})).toEqual([])
    expect(lone({ maxDistanceM: 900 })).toContain('L')
    expect(lone({ maxCompanyShare: 0.5 })).toContain('L')
    expect(lone({ maxDistanceM: 900, minDurationMs: 11 * HOUR })).toEqual([])
    expect(() => lone({ maxCompanyShare: 2 })).toThrow(
      /findLoneLoitering: maxCompanyShare is 2; expected a number from 0 to 1/,
    )
  })

  it('leaves out what lies near a coast or a harbour, where these are known', () => {
    const island = (lon: number): Parameters<typeof createCoastline>[0] => ({
      type: 'Polygon',
      coordinates: [
        [
          [lon, 4.9],
          [lon + 0.1, 4.9],
          [lon + 0.1, 5.1],
          [lon, 5.1],
          [lon, 4.9],
        ],
      ],
    })
    const tracks = tracksOf(drifter())
    expect(findLoneLoitering({ tracks, coastline: createCoastline(island(179.7)) })).toEqual([])
    const [far] = findLoneLoitering({ tracks, coastline: createCoastline(island(179)) })
    expect(Math.abs(far!.measures.shoreDistanceM! - geodesicM(far!.lon, far!.lat, 179.1, far!.lat))).toBeLessThan(100)
    // On a river, land lies around the ship: the nearest shore, 200 km off, is no sea room.
    const { lon, lat } = OPEN
    const continent = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [lon - 4, lat - 4],
          [lon + 4, lat - 4],
          [lon + 4, lat + 4],
          [lon - 4, lat + 4],
          [lon - 4, lat - 4],
        ],
      ],
    }
    expect(findLoneLoitering({ tracks, coastline: createCoastline(continent) })).toEqual([])
    const moored = Array.from({ length: 12 }, (_, i) =>
      sail(`M${i}`, { lon: OPEN.lon, lat: 5.05 }, still(i * 30, 0), every(10 * MIN, T0 - 5 * HOUR, T0 + 15 * HOUR)),
    )
    const knowledge = learn({ tracks: tracksOf(...moored) })
    expect(findLoneLoitering({ tracks, knowledge })).toEqual([])
    const [off] = findLoneLoitering({ tracks, knowledge }, { minHarbourDistanceM: 1000 })
    expect(off!.measures.harbourDistanceM).toBeGreaterThan(1000)
  })

  it('does not depend on the order of tracks, nor on the longitude', () => {
    const reports = [...drifter(), ...drifter('K', { lon: 179.4, lat: 5 }), ...visitor('V', 1200, 0.4)]
    const expected = findLoneLoitering({ tracks: tracksOf(reports) })
    expect(expected.map(({ vessels: [{ id }] }) => id)).toEqual(['K', 'L'])
    expect(findLoneLoitering({ tracks: shuffled(tracksOf(reports), 4) })).toEqual(expected)
    const later = drifter('K', { lon: 179.4, lat: 5 }).map((report) => ({ ...report, t: report.t + HOUR }))
    expect(findLoneLoitering({ tracks: tracksOf(drifter(), later) }).map(({ vessels: [{ id }] }) => id)).toEqual([
      'L',
      'K',
    ])
    const turned = findLoneLoitering({ tracks: tracksOf(reports.map((r) => ({ ...r, lon: wrapLon(r.lon + 123) }))) })
    turned.forEach((found, i) => {
      expect(found.id).toBe(expected[i]!.id)
      expect(Math.abs(found.measures.companyMs - expected[i]!.measures.companyMs)).toBeLessThan(5)
    })
  })
})
