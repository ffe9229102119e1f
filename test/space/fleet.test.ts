import { describe, expect, it } from 'vitest'
import { buildFleet, timeAt, type Fleet } from '../../src/motion/index.js'
import { every, HOUR, MIN, sail, straight, T0, tracksOf } from '../helpers/tracks.js'

// Ten knots to the east, a report every ten minutes from 0:00 to 8:00.
const tracks = tracksOf(sail('A', { lon: 5, lat: 0 }, straight(T0, [0, 0], 10, 90), every(10 * MIN, T0, T0 + 8 * HOUR)))
const stretch = (fromH: number, toH: number) => ({ id: 'A', start: T0 + fromH * HOUR, end: T0 + toH * HOUR })

/** From when to when each run goes, hours, and its first and last fix. */
const runs = (fleet: Fleet): number[][] =>
  [...fleet.runFirst].map((first, run) => {
    const last = fleet.runLast[run]!
    const t = fleet.tracks[0]!.t
    const fixes = [...fleet.fix.subarray(first, last + 1)].filter((fix, i) => t[fix] === timeAt(fleet, first + i))
    return [timeAt(fleet, first), timeAt(fleet, last), t[fixes[0]!]!, t[fixes.at(-1)!]!].map((at) => (at - T0) / MIN)
  })

describe('runs', () => {
  it('end before a false stretch with the last report before it, and begin with the first after it: [start, end)', () => {
    const fleet = buildFleet(tracks, HOUR, [stretch(2, 4)])
    expect(runs(fleet)).toEqual([
      [0, 110, 0, 110],
      [240, 480, 240, 480],
    ])
    expect(fleet.tracks[0]!.t).toHaveLength(37)
    // The last report, at its end, is true.
    expect(runs(buildFleet(tracks, HOUR, [stretch(7, 8)]))).toEqual([
      [0, 410, 0, 410],
      [480, 480, 480, 480],
    ])
    expect(runs(buildFleet(tracks, HOUR, [stretch(-1, 9)]))).toEqual([])
  })

  it('over a silence that is bridged end with the false stretch, on the straight way between true reports', () => {
    // Reports at 2:00, 2:10 and 2:20 are false: from 1:50 the way leads to the one at 2:30.
    expect(runs(buildFleet(tracks, HOUR, [stretch(2, 2.4)]))).toEqual([
      [0, 120, 0, 110],
      [144, 480, 150, 480],
    ])
    // None is false.
    expect(runs(buildFleet(tracks, HOUR, [stretch(2.05, 2.1)]))).toEqual([
      [0, 123, 0, 120],
      [126, 480, 130, 480],
    ])
  })

  it('of a vessel that is left out for a while lead up to it, without the report at its start', () => {
    const fleet = buildFleet(tracks, HOUR, [], [stretch(2, 4)])
    expect(runs(fleet)).toEqual([
      [0, 120, 0, 110],
      [240, 480, 240, 480],
    ])
    expect(fleet.tracks[0]).toBe(tracks[0])
  })
})
