import { describe, expect, it } from 'vitest'
import { idsOf, type PositionReport, type Track } from '../../src/model/index.js'
import { findByPreset, findRendezvous, presets } from '../../src/rendezvous/index.js'
import { every, HOUR, meeting, MIN, sail, shuffled, still, straight, T0, tracksOf } from '../helpers/tracks.js'

const SEA = { lon: 5, lat: 40 }
const hours = (from: number, to: number, step = 5 * MIN): number[] => every(step, T0 + from * HOUR, T0 + to * HOUR)
const both = (east: number, times: number[]): Track[] =>
  tracksOf(sail('A', SEA, still(), times), sail('B', SEA, still(east, 0), times))

describe('published rules', () => {
  it('Global Fishing Watch: 500 m, two hours, two knots, far from ports', () => {
    const { gfwEncounter } = presets
    expect(findByPreset({ tracks: both(490, hours(0, 2)) }, gfwEncounter)).toHaveLength(1)
    expect(findByPreset({ tracks: both(510, hours(0, 2)) }, gfwEncounter)).toHaveLength(0)
    expect(findByPreset({ tracks: both(490, hours(0, 1.9)) }, gfwEncounter)).toHaveLength(0)
    const go = (speed: number): Track[] => {
      const way = straight(T0, [0, 0], speed, 45)
      return tracksOf(
        sail('A', SEA, way, hours(0, 3)),
        sail('B', SEA, (t) => [way(t)[0] + 100, way(t)[1]], hours(0, 3)),
      )
    }
    expect(findByPreset({ tracks: go(1.9) }, gfwEncounter)).toHaveLength(1)
    expect(findByPreset({ tracks: go(2.1) }, gfwEncounter)).toHaveLength(0)
    const tracks = both(100, hours(0, 3))
    expect(findByPreset({ tracks }, gfwEncounter, { portDistanceM: () => 9999 })).toHaveLength(0)
    expect(findByPreset({ tracks }, gfwEncounter, { portDistanceM: () => 10_000 })).toHaveLength(1)
    expect(findByPreset({ tracks }, gfwEncounter, { coastDistanceM: () => 0 })).toHaveLength(1)
  })

  it('Starboard: 50 m for ten minutes, or 200 m for half an hour', () => {
    const { starboardEncounter } = presets
    const found = (east: number, minutes: number): number =>
      findByPreset({ tracks: both(east, every(2 * MIN, T0, T0 + minutes * MIN)) }, starboardEncounter).length
    expect([found(45, 10), found(45, 8), found(60, 28), found(60, 30), found(190, 30), found(210, 60)]).toEqual([
      1, 0, 0, 1, 1, 0,
    ])
    const near = both(45, hours(0, 3))
    expect(findByPreset({ tracks: near }, starboardEncounter)).toHaveLength(1) // both sets find it: one record
    expect(findByPreset({ tracks: near }, starboardEncounter, { coastDistanceM: () => 5000 })).toHaveLength(0)
  })

  it('Starboard: meetings less than twelve hours apart are one', () => {
    // Two meetings of an hour, ten miles apart in between.
    const reports = (pause: number): PositionReport[] => {
      const visits = [
        [0, 1],
        [1 + pause, 2 + pause],
      ] as const
      const away = (t: number): number =>
        Math.min(...visits.map(([s, e]) => Math.max(0, T0 + s * HOUR - t, t - (T0 + e * HOUR))))
      return sail('B', SEA, (t) => [45 + Math.min(20_000, away(t) / 200), 0], hours(0, 2 + pause))
    }
    const mother = sail('A', SEA, still(), hours(0, 20))
    expect(findByPreset({ tracks: tracksOf(mother, reports(10)) }, presets.starboardEncounter)).toHaveLength(1)
    expect(findByPreset({ tracks: tracksOf(mother, reports(13)) }, presets.starboardEncounter)).toHaveLength(2)
  })

  it('RTEC: four minutes, neither a tug nor a pilot', () => {
    const { rtecRendezvous } = presets
    const tracks = both(300, every(MIN, T0, T0 + 5 * MIN))
    const type = (shipType: number) => ({ particulars: [{ id: 'B', hull: 0, shipType }] })
    expect(findByPreset({ tracks }, rtecRendezvous)).toHaveLength(1)
    expect(findByPreset({ tracks, ...type(80) }, rtecRendezvous)).toHaveLength(1)
    expect(findByPreset({ tracks, ...type(52) }, rtecRendezvous)).toHaveLength(0)
    expect(findByPreset({ tracks, ...type(50) }, rtecRendezvous)).toHaveLength(0)
    expect(findByPreset({ tracks: both(300, every(MIN, T0, T0 + 3 * MIN)) }, rtecRendezvous)).toHaveLength(0)
  })

  it('of overlapping records of one pair the longest stays, in any order', () => {
    const tracks = tracksOf(
      meeting(SEA, T0, T0 + 3 * HOUR, hours(-1, 4, 2 * MIN), { gapM: 40 }),
      meeting(SEA, T0, T0 + 2 * HOUR, hours(-1, 4, 2 * MIN), { a: 'C', b: 'D', gapM: 150 }),
    )
    const found = findByPreset({ tracks }, presets.starboardEncounter)
    expect(found.map((r) => idsOf(r).join(''))).toContain('AB')
    expect(found.filter((r) => idsOf(r).join('') === 'AB')).toHaveLength(1)
    // Within 200 m longer than within 50 m.
    const wide = findRendezvous({ tracks }, presets.starboardEncounter.optionSets[1])
    expect(found.find((r) => idsOf(r).join('') === 'AB')).toEqual(wide.find((r) => idsOf(r).join('') === 'AB'))
    expect(findByPreset({ tracks: shuffled(tracks, 2) }, presets.starboardEncounter)).toEqual(found)
  })

  it('are plain data with a source', () => {
    expect(JSON.parse(JSON.stringify(presets))).toEqual(presets)
    for (const preset of Object.values(presets)) expect(preset.source.length).toBeGreaterThan(10)
  })
})
