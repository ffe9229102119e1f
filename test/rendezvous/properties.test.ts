import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapLon } from '../../src/geo/index.js'
import {
  idsOf,
  type PositionReport,
  type Rendezvous,
  type RendezvousShape,
  type VesselRef,
} from '../../src/model/index.js'
import { groupRendezvous } from '../../src/rendezvous/group/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import { toTracks } from '../../src/track/index.js'
import { gatherings } from '../helpers/scenes.js'
import { numbersIn, shuffled, T0 } from '../helpers/tracks.js'

const find = (reports: readonly PositionReport[]): Rendezvous[] => findRendezvous({ tracks: toTracks(reports).tracks })

const property = (test: (reports: PositionReport[], found: Rendezvous[], seed: number) => void): void => {
  let found = 0
  fc.assert(
    fc.property(gatherings, fc.nat(), ({ reports }, seed) => {
      const all = find(reports)
      found += all.length
      test(reports, all, seed)
    }),
    { numRuns: 60, seed: 5 },
  )
  expect(found).toBeGreaterThan(60) // the gatherings do hold meetings
}

// Instants may move by 1 ms where they are rounded, distances by 1 cm, speeds by 0.01 kn, places by 1e-7 degrees.
function expectNear(found: unknown, wanted: unknown, path: string): void {
  if (typeof wanted === 'number') {
    const off = Math.abs((found as number) - wanted)
    const turn = /Bearing/.test(path) ? Math.min(off, 360 - off) : off
    const most = /(start|end|At|Ms)$/.test(path) ? 2 : /\.lat$/.test(path) ? 2e-7 : 0.0201
    expect(turn, path).toBeLessThanOrEqual(most)
  } else if (typeof wanted === 'object' && wanted !== null) {
    expect(Object.keys(found as object), path).toEqual(Object.keys(wanted))
    for (const [key, value] of Object.entries(wanted))
      expectNear((found as Record<string, unknown>)[key], value, `${path}.${key}`)
  } else expect(found, path).toEqual(wanted)
}

/** All that must stay; `minAt` is left out where the least distance is held for long, as it is where both lie still. */
const facts = ({ lon, id, measures: { minAt, ...measures }, ...rest }: Rendezvous): object => (
  void [minAt, lon, id],
  { ...rest, measures }
)

const withoutBearing = ({ relativeBearingDeg, ...shape }: RendezvousShape): RendezvousShape => (
  void relativeBearingDeg,
  shape
)

const expectSame = (found: readonly Rendezvous[], wanted: readonly Rendezvous[]): void =>
  expectNear(found.map(facts), wanted.map(facts), '')

describe('findRendezvous changes nothing but what it must', () => {
  it('when all longitudes turn by any angle', () => {
    property((reports, found, seed) => {
      const angle = ((seed % 720_001) - 360_000) / 1000
      const turned = find(reports.map((r) => ({ ...r, lon: wrapLon(r.lon + angle) })))
      expectSame(turned, found)
      turned.forEach((r, i) => {
        if (Math.abs(r.lat) < 89.9) expect(Math.abs(wrapLon(r.lon - found[i]!.lon - angle))).toBeLessThan(1e-4)
        expect(r.id).toBe(found[i]!.id)
      })
    })
  })

  it('when time shifts by whole milliseconds', () => {
    property((reports, found, seed) => {
      // To other days, and to the days around 1970, where instants are small and negative.
      const shift = (seed % 4_000_000_001) - 2_000_000_000 - (seed % 3 === 0 ? T0 : 0)
      const moved = find(reports.map((r) => ({ ...r, t: r.t + shift })))
      expectSame(
        moved.map((r) => ({ ...r, start: r.start - shift, end: r.end - shift })),
        found,
      )
      expect(moved.map((r) => Number(r.id.split(':').at(-1)) - shift)).toEqual(
        found.map((r) => Number(r.id.split(':').at(-1))),
      )
    })
  })

  it('when reports and tracks come in another order', () => {
    property((reports, found, seed) => {
      expect(find(shuffled(reports, seed)).map((r) => ({ ...r }))).toEqual(found)
      expect(findRendezvous({ tracks: shuffled(toTracks(reports).tracks, seed) })).toEqual(found)
    })
  })

  it('when vessels are renamed in the same order', () => {
    property((reports, found) => {
      const renamed = find(reports.map((r) => ({ ...r, id: `x${r.id}` })))
      expect(
        renamed.map((r) => ({ ...r, id: '', vessels: r.vessels.map(({ id, hull }) => ({ id: id.slice(1), hull })) })),
      ).toEqual(found.map((r) => ({ ...r, id: '' })))
    })
  })

  it('when vessels are renamed in the opposite order, which swaps each pair', () => {
    const name = (id: string): string => `V${9 - Number(id.slice(1))}`
    property((reports, found) => {
      const swap = <T>([a, b]: readonly [T, T]): [T, T] => [b, a]
      const swapped = find(reports.map((r) => ({ ...r, id: name(r.id) }))).map((r): Rendezvous => {
        const { approachSpeedKn, separationSpeedKn, ...shape } = withoutBearing(r.measures.shape)
        return {
          ...r,
          vessels: swap<VesselRef>([
            { ...r.vessels[0], id: name(r.vessels[0].id) },
            { ...r.vessels[1], id: name(r.vessels[1].id) },
          ]),
          measures: {
            ...r.measures,
            fixes: swap(r.measures.fixes),
            medianSpeedKn: swap(r.measures.medianSpeedKn),
            shape: {
              ...shape,
              ...(approachSpeedKn && { approachSpeedKn: swap(approachSpeedKn) }),
              ...(separationSpeedKn && { separationSpeedKn: swap(separationSpeedKn) }),
            },
          },
        }
      })
      // The bearing is that of the second ship off the first one's bow: of another ship when they change places.
      const plain = found.map((r): Rendezvous => {
        const shape = withoutBearing(r.measures.shape)
        return { ...r, measures: { ...r.measures, shape } }
      })
      const order = (list: Rendezvous[]): object[] =>
        list.sort((p, q) => p.start - q.start || (idsOf(p).join() < idsOf(q).join() ? -1 : 1)).map(sorted)
      expectSame(order(swapped) as Rendezvous[], order(plain) as Rendezvous[])
    })
  })

  it('when the input is cut by vessels', () => {
    property((reports, found, seed) => {
      const chosen = new Set(shuffled([...new Set(reports.map((r) => r.id))], seed).slice(0, 2))
      const strip = (list: readonly Rendezvous[]): object[] =>
        list.map((r) => ({ ...r, measures: { ...r.measures, shape: { ...r.measures.shape, neighbours: 0 } } }))
      const part = find(reports.filter((r) => chosen.has(r.id)))
      expect(strip(part)).toEqual(strip(found.filter((r) => idsOf(r).every((id) => chosen.has(id)))))
    })
  })

  it('when the input is cut in time and joined again in any order', () => {
    property((reports, found, seed) => {
      const cut = reports[seed % reports.length]!.t
      const late = shuffled(
        reports.filter((r) => r.t >= cut),
        seed,
      )
      const early = shuffled(
        reports.filter((r) => r.t < cut),
        seed + 1,
      )
      expect(find([...late, ...early])).toEqual(found)
    })
  })
})

/** The same with its keys in order. */
const sorted = (r: Rendezvous): object => {
  const inOrder = (o: object): object => Object.fromEntries(Object.entries(o).sort(([p], [q]) => (p < q ? -1 : 1)))
  return { ...inOrder(r), measures: { ...inOrder(r.measures), shape: inOrder(r.measures.shape) } }
}

describe('what every rendezvous holds', () => {
  it('numbers that add up, none of them NaN or infinite, and survives JSON and structuredClone', () => {
    property((reports, found) => {
      expect(numbersIn(found).every(Number.isFinite)).toBe(true)
      expect(JSON.parse(JSON.stringify(found))).toEqual(found)
      expect(structuredClone(found)).toEqual(found)
      const groups = groupRendezvous({ rendezvous: found })
      expect(JSON.parse(JSON.stringify(groups))).toEqual(groups)
      expect(new Set([...found, ...groups].map((r) => r.id)).size).toBe(found.length + groups.length)
      for (const r of found) {
        expect(r.measures.durationMs).toBe(r.end - r.start)
        expect(r.measures.observedMs + r.measures.apartMs + r.measures.bridgedMs).toBe(r.measures.durationMs)
        expect(Math.min(r.measures.observedMs, r.measures.apartMs, r.measures.bridgedMs)).toBeGreaterThanOrEqual(0)
        expect(r.measures.observedMs).toBeLessThanOrEqual(r.measures.contactMs)
        expect(r.measures.contactMs).toBeLessThanOrEqual(r.measures.durationMs)
        expect(r.measures.durationMs).toBeGreaterThanOrEqual(3_600_000)
        expect(r.vessels[0].id < r.vessels[1].id).toBe(true)
        expect(r.measures.minDistanceM).toBeLessThanOrEqual(500)
        // The median knows long legs as well, the least distance does not.
        if (r.measures.bridgedMs === 0) expect(r.measures.minDistanceM).toBeLessThanOrEqual(r.measures.medianDistanceM)
        expect(r.measures.medianDistanceM).toBeLessThanOrEqual(750)
        expect(r.measures.minAt).toBeGreaterThanOrEqual(r.start)
        expect(r.measures.minAt).toBeLessThanOrEqual(r.end)
        expect(r.lon >= -180 && r.lon < 180).toBe(true)
        const count = (id: string): number =>
          reports.filter((f) => f.id === id && f.t >= r.start && f.t <= r.end).length
        idsOf(r).forEach((id, k) => {
          expect(r.measures.fixes[k]).toBeLessThanOrEqual(count(id))
        })
        const opened = Number(r.id.split(':').at(-1))
        expect(reports.some((f) => f.t === opened && idsOf(r).includes(f.id))).toBe(true)
      }
      expect(found.map((r) => r.start)).toEqual(found.map((r) => r.start).sort((p, q) => p - q))
    })
  })
})
