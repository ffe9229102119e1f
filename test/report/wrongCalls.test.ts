import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import type { Track } from '../../src/model/index.js'
import { findProximities } from '../../src/motion/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import { toHtml } from '../../src/report/html/index.js'
import { toCsv, toFollowTheMoney, toGeoJSON, toGfwEvents, toJson, toMfJson, toTrips } from '../../src/report/index.js'
import type { Findings } from '../../src/stages/index.js'
import { prepareTracks } from '../../src/track/clean/index.js'
import { findingsOf } from './fixture.js'

const WRITERS: [string, (findings: Findings) => unknown][] = [
  ['toCsv', toCsv],
  ['toJson', toJson],
  ['toFollowTheMoney', toFollowTheMoney],
  ['toGeoJSON', toGeoJSON],
  ['toGfwEvents', toGfwEvents],
  ['toMfJson', (findings) => toMfJson(findings, [])],
  ['toTrips', (findings) => toTrips(findings, [])],
  ['toHtml', toHtml],
]

describe.each(WRITERS)('%s', (name, write) => {
  it('says in a sentence that it got no findings', () => {
    expect(() => write(findingsOf({}))).not.toThrow()
    for (const [given, received] of [
      [undefined, 'undefined'],
      ['{}', 'string'],
      [[], 'a list'],
      [{}, 'an object without items, ships and catalogue'],
      [detect({ reports: [] }), 'what detect returns, of which only its findings are wanted'],
    ]) {
      expect(() => write(given as unknown as Findings)).toThrow(
        new TypeError(`${name}: findings are ${received as string}; expected the findings that detect returns, whole.`),
      )
    }
  })
})

describe('what takes tracks', () => {
  const reports = [{ id: '235010170', t: 0, lon: 0, lat: 0 }] as unknown as Track[]
  it.each<[string, () => unknown]>([
    ['prepareTracks', () => prepareTracks(reports)],
    ['detect', () => detect({ tracks: reports }).findings],
    ['toTrips', () => toTrips(findingsOf({}), reports)],
    ['findProximities', () => findProximities({ tracks: reports })],
    ['findRendezvous', () => findRendezvous({ tracks: reports })],
  ])('%s says in a sentence that it got reports', (name, call) => {
    expect(call).toThrow(
      new TypeError(`${name}: tracks hold at 0 what is no track; expected tracks, from toTracks or prepareTracks.`),
    )
  })
})
