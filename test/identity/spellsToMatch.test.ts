import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { identitySpells, spellsToMatch } from '../../src/identity/period/index.js'
import { matchWatchlist, toWatchlist } from '../../src/identity/watchlist/index.js'
import { ofKind, type StaticReport } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'

const HOUR = 3_600_000
const SHIP = '211000001'
const at = (id: string): { id: string; t: number; lon: number; lat: number }[] =>
  Array.from({ length: 30 }, (_, i) => ({ id, t: (i * HOUR) / 3, lon: 5 + i / 100, lat: 55 }))
const { watchlist } = toWatchlist([{ imo: '9074729', mmsi: SHIP, name: 'MOEWE' }])
const said = (messages: number): StaticReport[] => [
  { id: SHIP, t: 0, imo: '9074729', name: 'MOEWE', messages, lastT: 9 * HOUR },
]
const listed = (statics: StaticReport[]): unknown[] =>
  ofKind(detect({ reports: at(SHIP), statics, watchlists: [watchlist] }).findings, 'list-match').map(
    ({ kind, measures: { observed } }) => [kind, observed['by'], observed['strength']],
  )

describe('ships on lists', () => {
  it('are found by what little they sent, and by their number alone', () => {
    expect(listed(said(200))).toEqual([['list-match', 'imo', 'strong']])
    expect(listed(said(1))).toEqual([['list-match', 'imo', 'strong']])
    expect(listed([])).toEqual([['list-match', 'mmsi', 'moderate']])
    const { findings } = detect({ reports: at('211000002'), watchlists: [watchlist] })
    expect(findings.items.filter(({ kind }) => kind === 'identity' || kind === 'list-match')).toEqual([])
  })

  it('count nothing, and rules on conduct see no more than before', () => {
    // One message with a number that fails its check digit: with support ID-01 would tell it.
    const junk = [{ id: SHIP, t: 0, imo: '9074720', name: 'MOEWE' }]
    const found = detect({ reports: at(SHIP), statics: junk, watchlists: [watchlist] }).findings
    expect(ofKind(found, 'list-match').map(({ score }) => score)).toEqual([undefined])
    expect(ofKind(found, 'identity')).toEqual([])
    expect(found.ships.filter(({ identityScore }) => identityScore !== undefined)).toEqual([])
  })

  it('rest on spells with support where there are such, and say how little else they rest on', () => {
    const { tracks } = toTracks([...at(SHIP), ...at('211000009')])
    const statics = [...said(200), { id: '211000005', t: HOUR, name: 'SEEADLER' }]
    const spells = identitySpells(statics)
    const all = spellsToMatch(spells, statics, tracks)
    expect(all.map(({ vessel, support: { messages } }) => [vessel, messages])).toEqual([
      [SHIP, 200],
      ['211000005', 1],
      ['211000009', 0],
    ])
    expect(all[0]).toEqual(spells[0])
    expect(spellsToMatch(spells, [...statics].reverse(), [...tracks].reverse())).toEqual(all)
    expect(
      matchWatchlist({ spells: spellsToMatch([], said(1), tracks), watchlists: watchlist })[0]!.fields.find(
        ({ field }) => field === 'imo',
      )!.support!.messages,
    ).toBe(1)
  })
})
