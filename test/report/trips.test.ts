import { ofKind } from '../../src/model/index.js'
import { toKeplerTrips, toTrips } from '../../src/report/index.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { every, HOUR, MIN, sail, still, T0, tracksOf } from '../helpers/tracks.js'
import { findingsOf, meeting } from './fixture.js'

const SEA = { lon: 50, lat: 10 }
const tracks = tracksOf(
  sail('111', SEA, still(), every(MIN, T0 - 3 * HOUR, T0 + 6 * HOUR)),
  sail('222', SEA, still(100, 0), every(10 * MIN, T0 - 3 * HOUR, T0 + 6 * HOUR)),
  sail('999', SEA, still(), every(MIN, T0, T0 + HOUR)),
)
const findings = findingsOf({
  items: [meeting({ start: T0, durationMs: HOUR }), meeting({ start: T0 + 5 * HOUR, durationMs: HOUR })],
})

describe('toTrips', () => {
  it('is a stretch for each hull and event, with a margin', () => {
    const { start, seconds, trips } = toTrips(findings, tracks, { marginMs: 30 * MIN })
    expect(start).toBe(T0 - HOUR / 2)
    expect(seconds).toBe(6.5 * 3600)
    expect(trips.map(({ vessel, path }) => [vessel, path.length])).toEqual([
      ['111', 121],
      ['111', 91],
      ['222', 13],
      ['222', 10],
    ])
    expect(trips[0]!.timestamps.slice(0, 3)).toEqual([0, 60, 120])
    expect(trips[0]!.findings).toEqual(ofKind(findings, 'rendezvous').map(({ id }) => id))
  })

  it('keeps a second apart in single precision for a year', () => {
    const late = Math.fround(365 * 86_400)
    expect(Math.fround(late + 2) - late).toBe(2)
    expect(Math.fround(T0 / 1000 + 2) - Math.fround(T0 / 1000)).not.toBe(2)
  })

  it('goes on beyond ±180 without a jump, by whole turns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), fc.integer({ min: -2, max: 2 }), (turn, knots) => {
        const lon = ((turn + 180) % 360) - 180
        const moving = tracksOf(
          sail('111', { lon, lat: 60 }, (t) => [((t - T0) / 1000) * knots * 20, 0], every(HOUR, T0, T0 + 24 * HOUR)),
        )
        const day = findingsOf({ items: [meeting({ start: T0, durationMs: 24 * HOUR })] })
        const { path } = toTrips(day, moving).trips[0]!
        path.forEach(([at], i) => {
          if (i > 0) expect(Math.abs(at - path[i - 1]![0])).toBeLessThan(10)
          expect(Math.abs(Math.round((at - moving[0]!.lon[i]!) / 360) * 360 - (at - moving[0]!.lon[i]!))).toBeLessThan(
            1e-9,
          )
        })
      }),
      { numRuns: 50 },
    )
  })

  it('becomes lines of kepler.gl with instants in milliseconds', () => {
    const { features } = toKeplerTrips(toTrips(findings, tracks))
    const [lon, lat, altitude, t] = features[0]!.geometry.coordinates[0]!
    expect([lon, lat, altitude, t]).toEqual([tracks[0]!.lon[120], tracks[0]!.lat[120], 0, T0 - HOUR])
    expect(features[0]!.properties.vessel).toBe('111')
  })

  it('throws a sentence for a wrong call', () => {
    expect(() => toTrips(findings, undefined as never)).toThrow('toTrips: tracks are undefined; expected an array.')
    expect(() => toTrips(findings, [], { marginMs: -1 })).toThrow('toTrips: marginMs is -1')
  })
})
