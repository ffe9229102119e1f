import { ofKind } from '../../src/model/index.js'
import { toMfJson, type MfCollection } from '../../src/report/index.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { every, HOUR, MIN, sail, still, T0, tracksOf } from '../helpers/tracks.js'
import { findingsOf, meeting } from './fixture.js'

const SEA = { lon: 50, lat: 10 }
const tracks = tracksOf(
  sail('111', SEA, still(), every(MIN, T0 - 3 * HOUR, T0 + 6 * HOUR), { sogKn: 0.3 }),
  sail('222', SEA, still(100, 0), every(10 * MIN, T0 - 3 * HOUR, T0 + 6 * HOUR)),
  sail('999', SEA, still(), every(MIN, T0, T0 + HOUR)),
)
const findings = findingsOf({
  items: [meeting({ start: T0, durationMs: HOUR })],
  particulars: [{ id: '111', hull: 0, name: '<b>A' }],
})

/**
 * What MF-JSON_Prism.schema.json (OGC 19-045r3, github.com/opengeospatial/mf-json) and clauses 7.2.1 and 7.2.2 ask for.
 * On 24 November 2026 what is written of two ships (200 fixes) was also read by MovingPandas 0.23.0: the same instants,
 * places and values of speedKn and rendezvous; and the temporalGeometry of each, given the collection's crs, by
 * MobilityDB's MEOS (pymeos 1.3.0), which drops fixes on a straight way: at the instants of all fixes places within
 * 1e-5 degrees. It was not asked for speeds.
 */
function holds({ type, crs, trs, features }: MfCollection): void {
  expect(type).toBe('FeatureCollection')
  for (const reference of [crs, trs]) expect(Object.keys(reference)).toEqual(['type', 'properties'])
  for (const {
    temporalGeometry: { datetimes, coordinates },
    temporalProperties,
    time,
  } of features) {
    expect(datetimes.length).toBeGreaterThan(1)
    expect(new Set(datetimes).size).toBe(datetimes.length)
    expect([...datetimes].sort()).toEqual(datetimes)
    expect(coordinates).toHaveLength(datetimes.length)
    expect(time).toEqual([datetimes[0], datetimes[datetimes.length - 1]])
    for (const { datetimes: same, speedKn, rendezvous } of temporalProperties) {
      expect(same).toEqual(datetimes)
      for (const { values } of [speedKn, rendezvous]) expect(values).toHaveLength(datetimes.length)
    }
  }
  expect(JSON.stringify(features)).not.toMatch(/NaN|Infinity/)
}

describe('toMfJson', () => {
  it('is a moving point for each stretch of each hull, with its speed and what it took part in', () => {
    const collection = toMfJson(findings, tracks, { marginMs: 30 * MIN })
    holds(collection)
    expect(collection.features.map(({ properties }) => properties)).toEqual([
      { id: `111:0:${T0 - HOUR / 2}`, vessel: '111', hull: 0, name: '<b>A' },
      { id: `222:0:${T0 - HOUR / 2}`, vessel: '222', hull: 0, name: '' },
    ])
    const [
      {
        temporalGeometry,
        temporalProperties: [values],
      },
      other,
    ] = collection.features as [MfCollection['features'][0], MfCollection['features'][0]]
    expect(temporalGeometry.datetimes.slice(0, 2)).toEqual([
      '2019-04-30T23:30:00.000+00:00',
      '2019-04-30T23:31:00.000+00:00',
    ])
    expect(temporalGeometry.coordinates[0]).toEqual([tracks[0]!.lon[150], tracks[0]!.lat[150]])
    expect(values.speedKn.values[0]).toBe(0.3)
    const inside = values.rendezvous.values.map((value) => value === ofKind(findings, 'rendezvous')[0]!.id)
    expect([inside.indexOf(true), inside.lastIndexOf(true), inside.length]).toEqual([30, 90, 121])
    // Nothing was sent: nothing, not 0.
    expect(other.temporalProperties[0].speedKn.values[0]).toBeNull()
  })

  it('writes each instant once, to the millisecond', () => {
    const at = every(MIN, T0, T0 + 10 * MIN)
    const collection = toMfJson(
      findings,
      tracksOf(sail('111', SEA, still(), [...at, T0 + 0.4, T0 + 5 * MIN, T0 + 5 * MIN + 0.3])),
    )
    holds(collection)
    expect(collection.features[0]!.temporalGeometry.datetimes).toHaveLength(at.length)
  })

  it('goes on beyond ±180: halfway between two fixes lies between them', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ min: 179.4, max: 179.99, noNaN: true }), fc.integer({ min: -180, max: 179 })),
        (lon) => {
          const east = tracksOf(
            sail('111', { lon, lat: 60 }, (t) => [((t - T0) / 1000) * 10, 0], every(10 * MIN, T0, T0 + HOUR)),
          )
          const collection = toMfJson(findings, east)
          holds(collection)
          const { coordinates } = collection.features[0]!.temporalGeometry
          coordinates.slice(1).forEach(([at], i) => expect(at - coordinates[i]![0]).toBeCloseTo(0.1077, 2))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is empty of no rendezvous, and throws a sentence for a wrong call', () => {
    expect(toMfJson(findingsOf(), tracks).features).toEqual([])
    expect(() => toMfJson(findings, undefined as never)).toThrow('toMfJson: tracks are undefined; expected an array.')
    expect(() => toMfJson(findings, [], { marginMs: -1 })).toThrow('toMfJson: marginMs is -1')
  })
})
