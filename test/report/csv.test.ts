import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/explain/index.js'
import { findingColumns, toCsv, toGeoJSON } from '../../src/report/index.js'
import { findingsOf, group, inPort, listed, meeting, night, scored, slow } from './fixture.js'
import { openSilence, silence } from './gapFixture.js'

type Rows = Record<string, string>[]

// The library declares only what it uses of the package.
const { parse: parseWith } = Papa as unknown as { parse: (text: string, options: object) => { data: Rows } }
const parse = (text: string): Rows => parseWith(text, { header: true, skipEmptyLines: true }).data

const named = (name: string): ReturnType<typeof findingsOf> =>
  findingsOf({ items: [meeting()], particulars: [{ id: '111', hull: 0, name }] })

const context = { harbourDistanceM: 81_000, harbourKind: 'port', zones: ['Lightering Area', 'EEZ'], night } as const
const all = findingsOf({
  items: [
    meeting({ score: scored(5), context, links: ['gap:555:0'] }),
    meeting({ start: 5, hullGapM: 3.25, score: scored(-2) }),
    group,
    slow,
    listed,
    inPort,
    silence(),
    openSilence({ id: 'gap:555:1' }),
  ],
})

describe('toCsv', () => {
  it('has first what a person looks at, then what programs need, then what kinds measure: at most 40 columns', () => {
    const columns = findingColumns()
    expect(columns.slice(0, 21)).toEqual([
      'rank',
      'bits',
      'band',
      'kind',
      'vessels',
      'start',
      'end',
      'lon',
      'lat',
      'sentence',
      'mmsi',
      'id',
      'openingOdds',
      'durationHours',
      'harbourDistanceM',
      'harbourKind',
      'coastDistanceM',
      'zones',
      'darkShare',
      'moonlitShare',
      'links',
    ])
    expect(new Set(columns).size).toBe(columns.length)
    expect(columns.length).toBeLessThanOrEqual(40)
  })

  it('has the same columns whatever was found', () => {
    const head = (text: string): string => text.slice(0, text.indexOf('\r\n') + 2)
    expect(toCsv(findingsOf())).toBe(`${findingColumns().join(',')}\r\n`)
    expect(head(toCsv(all))).toBe(head(toCsv(findingsOf())))
  })

  it(
    'has the findings in their order, list matches first without a rank, and no contacts in ports unless ' + 'asked',
    () => {
      const rows = parse(toCsv(all))
      expect(rows.map(({ id }) => id)).toEqual(
        all.items.filter(({ kind }) => kind !== 'port-contact').map(({ id }) => id),
      )
      expect(rows.map(({ rank }) => rank)).toEqual(['', '1', '2', '3', '4', '5', '6'])
      expect(rows[0]).toMatchObject({ kind: 'list-match', openingOdds: '' })
      const withPorts = parse(toCsv(all, { portContacts: true }))
      expect(withPorts.map(({ id }) => id)).toEqual(all.items.map(({ id }) => id))
      expect(withPorts.find(({ id }) => id === inPort.id)).toMatchObject({ kind: 'port-contact', rank: '', bits: '-9' })
    },
  )

  it('says of a finding what explain says', () => {
    const row = parse(toCsv(all)).find(({ id }) => id === meeting().id)!
    const { sentence, odds, rank } = explain(
      all.items.find(({ id }) => id === row['id'])!,
      all,
    )
    expect(row).toMatchObject({
      rank: String(rank),
      bits: '5',
      band: 'moderate',
      kind: 'rendezvous',
      vessels: '111 + 222',
      start: '2020-01-01T00:00:00.000Z',
      end: '2020-01-01T02:00:00.000Z',
      lon: '-94.27',
      lat: '28.62',
      sentence,
      mmsi: '111 222',
      openingOdds: String(odds),
      durationHours: '2',
      harbourDistanceM: '81000',
      harbourKind: 'port',
      coastDistanceM: '',
      zones: 'Lightering Area; EEZ',
      darkShare: '0.7',
      moonlitShare: '0.3',
      links: 'gap:555:0',
    })
    const [closed, open] = ['gap:555:0', 'gap:555:1'].map((id) => parse(toCsv(all)).find((one) => one['id'] === id)!)
    expect(closed).toMatchObject({ lon: '65.06', durationHours: '15.45', bits: '', band: '' })
    expect(open).toMatchObject({ end: '', durationHours: '15.45' })
  })

  it('holds what the map holds, read back by another parser', () => {
    const rows = new Map(parse(toCsv(all)).map((row) => [row['id'], row]))
    const { features } = toGeoJSON(all)
    expect(features).toHaveLength(6)
    for (const { id, properties } of features) {
      for (const column of findingColumns())
        expect(rows.get(String(id))![column]).toBe(String(properties[column] ?? ''))
    }
  })

  it('has measures that kinds name, members of a pair each in a column, and nothing where a finding has none', () => {
    const rows = parse(toCsv(all))
    const row = rows.find(({ id }) => id === meeting().id)!
    expect(row).toMatchObject({
      mode: 'drifting',
      medianDistanceM: '60',
      medianSpeedKnA: '0.4',
      medianSpeedKnB: '0.5',
      hullGapM: '',
    })
    expect(rows.find(({ id }) => id === meeting({ start: 5 }).id)!['hullGapM']).toBe('3.25')
    expect(rows.find(({ kind }) => kind === 'group')).toMatchObject({ mode: '', medianDistanceM: '' })
  })

  it('has one header, the same number of cells in each line, and CR LF', () => {
    const lines = toCsv(findingsOf({ items: [meeting(), slow] })).split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[3]).toBe('')
  })

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\uff1d1+1', '\uff201'])(
    'never begins a text with %j',
    (name) => {
      const row = parse(toCsv(named(name)))[0]!
      expect(row['vessels']).toBe(`'${name} + 222`)
      expect(row['lon']).toBe('-94.27')
    },
  )

  it('holds nothing that a terminal runs', () => {
    const row = parse(toCsv(named('A\u001b[2JB\u0007\u009bC\u007f\u0000')))[0]!
    expect(row['vessels']).toBe('A·[2JB··C·· + 222')
    expect(row['sentence']).toContain('A·[2JB··C··')
  })

  it.each(['A,B', 'say "hi"', 'two\nlines', '<img src=x onerror=alert(1)>', '\u202e\u200f'])(
    'keeps %j as it is',
    (name) => {
      expect(parse(toCsv(named(name)))[0]!['vessels']).toBe(`${name} + 222`)
    },
  )

  it('takes instants that no calendar has, and names that objects have', () => {
    const row = parse(
      toCsv(
        findingsOf({
          items: [
            meeting({
              id: '__proto__',
              start: 8.64e15 + 1,
              vessels: ['constructor', 'toString'],
              mode: '__proto__' as 'drifting',
            }),
          ],
        }),
      ),
    )[0]!
    expect(row).toMatchObject({ start: '', vessels: 'constructor + toString', mode: '__proto__' })
  })

  it('says what is wrong with a call', () => {
    expect(() => toCsv(all, { ports: true } as never)).toThrow(
      'toCsv: there is no option "ports"; expected one of portContacts.',
    )
  })
})
