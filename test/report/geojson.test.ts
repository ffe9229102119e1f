import { describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../src/base/index.js'
import type { Track } from '../../src/model/index.js'
import { findingColumns, toGeoJSON, toJson } from '../../src/report/index.js'
import { findingsOf, group, inPort, listed, meeting, night, odd, scored, slow, T0 } from './fixture.js'
import { openSilence, silence } from './gapFixture.js'

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
  const findings = findingsOf({
    items: [
      meeting({ score: scored(7), context: { harbourDistanceM: 81_000, zones: ['Lightering Area', 'EEZ'], night } }),
      group,
      slow,
      odd,
      listed,
      inPort,
    ],
    particulars: [{ id: '111', hull: 0, name: 'ZENITH' }],
  })

  it('makes a point of every finding that has a place, in their order', () => {
    const map = toGeoJSON(findings)
    const placed = findings.items.filter(({ lon, kind }) => lon !== undefined && kind !== 'port-contact')
    expect(map.features.map((f) => f.id)).toEqual(placed.map(({ id }) => id))
    expect(new Set(map.features.map((f) => f.id))).toEqual(new Set([r.id, group.id, slow.id]))
    expect(map.features.map((f) => f.geometry)).toEqual(
      placed.map(({ lon, lat }) => ({ type: 'Point', coordinates: [lon, lat] })),
    )
    expect(map.bbox).toEqual([-94.27, 2, 3, 28.62])
    expect(map.features.find(({ id }) => id === r.id)!.properties).toMatchObject({
      rank: 1,
      kind: 'rendezvous',
      vessels: 'ZENITH + 222',
      mmsi: '111 222',
      start: '2020-01-01T00:00:00.000Z',
      end: '2020-01-01T02:00:00.000Z',
      startMs: T0,
      endMs: T0 + 2 * HOUR_MS,
      durationHours: 2,
      harbourDistanceM: 81_000,
      coastDistanceM: null,
      zones: 'Lightering Area; EEZ',
      darkShare: 0.7,
      'marker-size': 'large',
      'marker-color': '#d55e00',
      'marker-symbol': 'circle',
    })
    expect(toGeoJSON(findings, { portContacts: true }).features.map(({ id }) => id)).toContain(inPort.id)
  })

  it('has the same properties on every feature, plain values or null', () => {
    const tracks = [
      track('111', [
        [0, 1, 1],
        [10, 1.1, 1],
      ]),
    ]
    const { features } = toGeoJSON(
      findingsOf({ items: [...findings.items, silence(), openSilence({ id: 'gap:555:1' })] }),
      { tracks, reach: true, portContacts: true },
    )
    expect(new Set(features.map(({ properties }) => String(properties['kind'])))).toEqual(
      new Set(['rendezvous', 'group', 'loitering', 'port-contact', 'gap', 'reach', 'track']),
    )
    const names = [...findingColumns(), 'startMs', 'endMs', 'marker-color', 'marker-size', 'marker-symbol']
    for (const { properties } of features) {
      expect(Object.keys(properties)).toEqual(names)
      for (const value of Object.values(properties)) {
        if (value !== null) expect(['string', 'number', 'boolean']).toContain(typeof value)
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      }
    }
  })

  it('draws where a ship can have been during a gap only where that is asked for', () => {
    const gaps = findingsOf({ items: [silence()] })
    expect(toGeoJSON(gaps).features.map(({ geometry }) => geometry.type)).toEqual(['Point'])
    const [, area] = toGeoJSON(gaps, { reach: true }).features
    expect(area!.geometry.type).toMatch(/Polygon$/)
    expect(area!.properties).toMatchObject({
      kind: 'reach',
      mmsi: '555',
      links: 'gap:555:0',
      startMs: T0,
      durationHours: 15.45,
      rank: null,
    })
  })

  it('marks strong findings large, and kinds that it does not know like others', () => {
    const of = (score: ReturnType<typeof scored>): unknown =>
      toGeoJSON(findingsOf({ items: [meeting({ score })] })).features[0]!.properties['marker-size']
    expect((['strong', 'moderate', 'weak', 'none'] as const).map((band) => of({ ...scored(1), band }))).toEqual([
      'large',
      'medium',
      'small',
      'small',
    ])
    const unknown = { ...slow, kind: 'meteor-strike' } as unknown as typeof slow
    expect(toGeoJSON(findingsOf({ items: [unknown] })).features[0]!.properties).toMatchObject({
      kind: 'meteor-strike',
      rank: 1,
      openingOdds: null,
      'marker-size': 'small',
      'marker-color': '#999999',
    })
  })

  it('draws the tracks of those who met, cut in time and at 180', () => {
    const tracks = [
      track('111', [
        [-90, 179, 0],
        [-60, 179.5, 0],
        [0, 179.9, 1],
        [60, -179.9, 3],
        [180, -179, 4],
        [181, -170, 9],
      ]),
      track('222', [
        [0, 1, 1],
        [10, 1.1, 1],
      ]),
      track('333', [
        [0, 1, 1],
        [10, 1.1, 1],
      ]),
    ]
    const map = toGeoJSON(findingsOf({ items: [r] }), { tracks })
    const lines = map.features.filter((f) => f.properties['kind'] === 'track')
    expect(lines.map((f) => [f.properties['mmsi'], f.properties['links'], f.geometry.type, f.bbox])).toEqual([
      ['111', r.id, 'MultiLineString', [179.5, 0, -179, 4]],
      ['222', r.id, 'LineString', [1, 1, 1.1, 1]],
    ])
    const [first] = lines
    const pieces = (first!.geometry as unknown as { coordinates: number[][][] }).coordinates
    expect(pieces[0]!.at(-1)![0]).toBe(180)
    expect(pieces[0]!.at(-1)![1]).toBeCloseTo(2, 9)
    expect(pieces.map((piece) => piece.length)).toEqual([3, 3])
    const short = toGeoJSON(findingsOf({ items: [r] }), { tracks, marginMs: 0 })
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
  const findings = findingsOf({ items: [r, group, slow], particulars: [{ id: '111', hull: 0, name: 'two\nlines' }] })

  it('loses nothing, compact or indented', () => {
    expect(JSON.parse(toJson(findings))).toEqual(findings)
    expect(JSON.parse(toJson(findings, 2))).toEqual(findings)
    expect(JSON.parse(toJson(findingsOf()))).toEqual(findingsOf())
    expect(toJson(findings, 2)).toBe(`${JSON.stringify(findings, undefined, 2)}\n`)
  })

  it('has each finding and each ship on a line of its own', () => {
    const lines = toJson(findings).split('\n')
    for (const one of [...findings.items, ...findings.ships]) {
      const found = lines.filter((line) => line.startsWith(`{"`) && line.includes(JSON.stringify(one).slice(0, -1)))
      expect(found).toHaveLength(1)
      expect(JSON.parse(found[0]!.replace(/,$/, ''))).toEqual(one)
    }
    expect(toJson(findings).length).toBeLessThan(JSON.stringify(findings).length + 100)
  })
})
