import { describe, expect, it } from 'vitest'
import { findDarkRendezvous } from '../../src/dark/index.js'
import { findSparse } from '../../src/gap/index.js'
import { scoreGaps } from '../../src/gap/score/index.js'
import { learn } from '../../src/knowledge/index.js'
import { findLoneLoitering } from '../../src/loitering/index.js'
import { idsOf, type Gap, type PositionReport, type VesselInterval } from '../../src/model/index.js'
import { beside } from '../helpers/bruteForce.js'
import { every, HOUR, MIN, sail, still, straight, T0, tracksOf, type Origin } from '../helpers/tracks.js'
import { silent } from './darkMake.js'

const OPEN: Origin = { lon: 60, lat: 12 }
const at = (eastM: number): { lon: number; lat: number } => beside(OPEN.lon, OPEN.lat, eastM, 0)
const stretch = (id: string, from: number, to: number, hull?: number): VesselInterval => ({
  id,
  start: T0 + from,
  end: T0 + to,
  ...(hull === undefined ? {} : { hull }),
})

describe('lone loitering', () => {
  const drifter = sail('L', OPEN, straight(T0, [0, 0], 0.5, 45), every(5 * MIN, T0, T0 + 10 * HOUR))
  const visitor = sail(
    'V',
    OPEN,
    (t) => [straight(T0, [0, 0], 0.5, 45)(t)[0], straight(T0, [0, 0], 0.5, 45)(t)[1] + 300],
    every(5 * MIN, T0 + 2 * HOUR, T0 + 6 * HOUR),
  )
  const lone = (reports: readonly PositionReport[], falseStretches: readonly VesselInterval[]): string[] =>
    findLoneLoitering({ tracks: tracksOf([...reports]), falseStretches }).map(
      ({ vessels: [{ id }], start, end }) => `${id} ${(start - T0) / MIN} ${(end - T0) / MIN}`,
    )

  it('is not found by false positions: from the end of a false stretch on, and until before its start', () => {
    expect(lone(drifter, [])).toEqual(['L 0 600'])
    expect(lone(drifter, [stretch('L', -HOUR, 11 * HOUR)])).toEqual([])
    expect(lone(drifter, [stretch('L', -HOUR, 5 * HOUR)])).toEqual(['L 300 600'])
    expect(lone(drifter, [stretch('L', 5 * HOUR, 11 * HOUR)])).toEqual(['L 0 295'])
    expect(lone(drifter, [stretch('L', -HOUR, 11 * HOUR, 1), stretch('M', -HOUR, 11 * HOUR)])).toEqual(['L 0 600'])
  })

  it('has no company in a ship whose positions are false', () => {
    expect(lone([...drifter, ...visitor], [])).toEqual([])
    expect(lone([...drifter, ...visitor], [stretch('V', 2 * HOUR, 7 * HOUR)])).toEqual(['L 0 600'])
    // The last report alone is no company either, but an hour of it is.
    expect(lone([...drifter, ...visitor], [stretch('V', 2 * HOUR, 6 * HOUR)])).toEqual(['L 0 600'])
    expect(lone([...drifter, ...visitor], [stretch('V', 2 * HOUR, 4.5 * HOUR)])).toEqual([])
  })
})

describe('sparse sending', () => {
  const ship = (id: string, keeps: (minute: number) => boolean = () => true): PositionReport[] =>
    every(MIN, T0, T0 + 24 * HOUR)
      .filter((t) => keeps((t - T0) / MIN))
      .map((t) => ({
        id,
        t,
        lon: 5 + (0.1 * (((t - T0) / MIN) % 300)) / 300,
        lat: 54,
        sogKn: 5,
        aisClass: 'A' as const,
      }))
  const others = Array.from({ length: 15 }, (_, k) => ship(String(211_000_000 + k))).flat()
  const sparse = (own: readonly PositionReport[], falseStretches: readonly VesselInterval[]): number[] =>
    findSparse({
      tracks: tracksOf([...own]),
      knowledge: learn({ tracks: tracksOf([...others, ...own]) }),
      falseStretches,
    }).map(({ start }) => (start - T0) / MIN)

  it('is not found in hours with false positions, and in the others it is', () => {
    const own = ship('219000001', (minute) => minute < 600 || minute >= 960 || minute % 20 === 0)
    expect(sparse(own, [])).toEqual([600])
    expect(sparse(own, [stretch('219000001', 600 * MIN, 960 * MIN)])).toEqual([])
    // Half-open: the report at eleven hours is trusted, and its hour is judged.
    expect(sparse(own, [stretch('219000001', 600 * MIN, 660 * MIN)])).toEqual([660])
    expect(sparse(own, [stretch('219000001', 600 * MIN, 660 * MIN + 1)])).toEqual([720])
    expect(sparse(own, [stretch('219000001', 600 * MIN, 960 * MIN, 1)])).toEqual([600])
  })

  it('is not found where she sent all the time, and most of it was false', () => {
    const most = Array.from({ length: 6 }, (_, hour) =>
      stretch('219000001', (600 + 60 * hour + 5) * MIN, (600 + 60 * hour + 55) * MIN),
    )
    expect(sparse(ship('219000001'), most)).toEqual([])
  })
})

describe('neighbours of a gap', () => {
  const reports = ['1', '2', '3'].flatMap((id, k) =>
    sail(id, OPEN, still(1000 * k, 0), every(5 * MIN, T0 - 5 * HOUR, T0 + 15 * HOUR)),
  )
  const tracks = tracksOf(reports.filter(({ id, t }) => id !== '1' || t <= T0 || t >= T0 + 10 * HOUR))
  const gap = silent({ vessel: '1', start: T0, end: T0 + 10 * HOUR, from: OPEN })
  const named = (falseStretches: readonly VesselInterval[]): unknown => {
    const [
      {
        score,
        measures: { hearing },
      },
    ] = scoreGaps({ gaps: [gap], knowledge: learn({ tracks }), tracks, falseStretches }) as [Gap]
    return {
      bits: score!.bits,
      inAll: hearing!.neighboursInAll,
      slots: hearing!.neighbours.map(({ vessel, slots }) => [vessel, slots]),
    }
  }

  it('are not named for false positions, and the bits stay', () => {
    const { bits } = named([]) as { bits: number }
    expect(named([])).toEqual({
      bits,
      inAll: 2,
      slots: [
        ['2', 59],
        ['3', 59],
      ],
    })
    expect(named([stretch('2', -5 * HOUR, 16 * HOUR)])).toEqual({ bits, inAll: 1, slots: [['3', 59]] })
    // Half-open: the report at five hours is trusted, and the slot that it begins counts.
    expect(named([stretch('2', 0, 5 * HOUR)])).toEqual({
      bits,
      inAll: 2,
      slots: [
        ['2', 30],
        ['3', 59],
      ],
    })
    expect(named([stretch('2', 0, 16 * HOUR, 1)])).toEqual({
      bits,
      inAll: 2,
      slots: [
        ['2', 59],
        ['3', 59],
      ],
    })
  })
})

describe('partners of a silent ship', () => {
  const gap = silent({ vessel: 'D', start: T0 - 2.4 * HOUR, end: T0 + 5 * HOUR, from: at(-300) })
  const found = (reports: readonly PositionReport[], falseStretches: readonly VesselInterval[]): unknown =>
    findDarkRendezvous({ gaps: [gap], tracks: tracksOf([...reports]), falseStretches }).map((one) => [
      idsOf(one),
      (one.start - T0) / MIN,
      (one.end - T0) / MIN,
    ])

  it('are not told by where a false position says that they went', () => {
    // Heard every two and a half hours; from T0 on what she sends is false.
    const reports = sail('V', OPEN, still(), every(2.5 * HOUR, T0 - 10 * HOUR, T0 + 10 * HOUR))
    expect(found(reports, [])).toEqual([[['D', 'V'], -144, 300]])
    expect(found(reports, [stretch('V', 0, 20 * HOUR)])).toEqual([])
    expect(found(reports, [stretch('V', 1, 20 * HOUR)])).toEqual([[['D', 'V'], -144, 0]])
    expect(found(reports, [stretch('V', 0, 20 * HOUR, 1)])).toEqual([[['D', 'V'], -144, 300]])
  })

  it('are told by what was heard from the end of a false stretch on', () => {
    const reports = sail('V', OPEN, still(), every(10 * MIN, T0 - 10 * HOUR, T0 + 10 * HOUR))
    expect(found(reports, [stretch('V', -3 * HOUR, HOUR)])).toEqual([[['D', 'V'], 60, 300]])
    expect(found(reports, [stretch('V', -3 * HOUR, HOUR + 1)])).toEqual([[['D', 'V'], 70, 300]])
  })
})
