import { describe, expect, it } from 'vitest'
import type { Track } from '../../src/model/track.js'
import { HOUR_MS, MINUTE_MS } from '../../src/model/units.js'
import { toGeoJSON, toJson } from '../../src/report/index.js'
import { findingsOf, group, meeting, night, slow, T0 } from './fixture.js'

function track(id: string, fixes: readonly (readonly [minute: number, lon: number, lat: number])[]): Track {
  const n = fixes.length
  return {
    id,
    hull: 0,
    t: Float64Array.from(fixes, ([minute]) => T0 + minute * MINUTE_MS),
    lon: Float64Array.from(fixes, (f) => f[1]),
    lat: Float64Array.from(fixes, (f) => f[2]),
    sogKn: new Float32Array(n).fill(NaN),
    cogDeg: new Float32Array(n).fill(NaN),
    headingDeg: new Float32Array(n).fill(NaN),
    navStatus: new Uint8Array(n).fill(15),
    aisClass: new Uint8Array(n),
    row: Uint32Array.from({ length: n }, (_, i) => i),
  }
}

const r = meeting()

describe('toGeoJSON', () => {
  it('makes a point of every finding, with flat properties', () => {
    const findings = findingsOf({
      rendezvous: [r],
      groups: [group],
      loitering: [slow],
      context: { [r.id]: { harbourDistanceM: 81_000, zones: ['Lightering Area', 'EEZ'], night } },
      particulars: [{ id: '111', hull: 0, name: 'ZENITH' }],
    })
    const map = toGeoJSON(findings)
    expect(map.features.map((f) => f.geometry)).toEqual([
      { type: 'Point', coordinates: [-94.27, 28.62] },
      { type: 'Point', coordinates: [1, 2] },
      { type: 'Point', coordinates: [3, 4] },
    ])
    expect(map.features.map((f) => f.id)).toEqual([r.id, group.id, slow.id])
    expect(map.bbox).toEqual([-94.27, 2, 3, 28.62])
    expect(map.features[0]!.properties).toMatchObject({
      kind: 'rendezvous',
      vessels: '111 222',
      names: 'ZENITH, ',
      start: T0,
      startIso: '2020-01-01T00:00:00.000Z',
      endIso: '2020-01-01T02:00:00.000Z',
      durationMs: 2 * HOUR_MS,
      fixesA: 100,
      fixesB: 90,
      medianSpeedKnA: 0.4,
      approachSpeedKnB: 6,
      relativeSpreadM: 3,
      harbourDistanceM: 81_000,
      zones: 'Lightering Area, EEZ',
      darkShare: 0.7,
    })
    for (const feature of map.features) {
      for (const value of Object.values(feature.properties)) {
        expect(['string', 'number', 'boolean']).toContain(typeof value)
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      }
    }
  })

  it('draws the tracks of those who met, cut in time and at 180', () => {
    const tracks = [
      track('111', [[-90, 179, 0], [-60, 179.5, 0], [0, 179.9, 1], [60, -179.9, 3], [180, -179, 4], [181, -170, 9]]),
      track('222', [[0, 1, 1], [10, 1.1, 1]]),
      track('333', [[0, 1, 1], [10, 1.1, 1]]),
    ]
    const map = toGeoJSON(findingsOf({ rendezvous: [r] }), { tracks })
    const lines = map.features.filter((f) => f.properties['kind'] === 'track')
    expect(lines.map((f) => [f.properties['vessel'], f.properties['findings'], f.geometry.type, f.bbox])).toEqual([
      ['111', r.id, 'MultiLineString', [179.5, 0, -179, 4]],
      ['222', r.id, 'LineString', [1, 1, 1.1, 1]],
    ])
    const [first] = lines
    const pieces = (first!.geometry as unknown as { coordinates: number[][][] }).coordinates
    expect(pieces[0]!.at(-1)![0]).toBe(180)
    expect(pieces[0]!.at(-1)![1]).toBeCloseTo(2, 9)
    expect(pieces.map((piece) => piece.length)).toEqual([3, 3])
    const short = toGeoJSON(findingsOf({ rendezvous: [r] }), { tracks, marginMs: 0 })
    expect(short.features.filter((f) => f.properties['kind'] === 'track').map((f) => f.bbox?.[0])).toEqual([179.9, 1])
  })

  it('of nothing is an empty collection', () => {
    expect(toGeoJSON(findingsOf())).toEqual({ type: 'FeatureCollection', features: [] })
  })

  it('says what is wrong with a call', () => {
    expect(() => toGeoJSON(findingsOf(), { marginMs: -1 })).toThrow(/marginMs is -1; expected a number from 0/)
  })
})

describe('toJson', () => {
  it('loses nothing', () => {
    const findings = findingsOf({ rendezvous: [r], groups: [group], loitering: [slow] })
    expect(JSON.parse(toJson(findings))).toEqual(findings)
    expect(toJson(findings, 0).split('\n').length).toBe(2)
  })
})
