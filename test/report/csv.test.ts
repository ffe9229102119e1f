import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { toCsv, toGeoJSON } from '../../src/report/index.js'
import { findingsOf, group, meeting, slow } from './fixture.js'

type Rows = Record<string, string>[]

// The library declares only what it uses of the package.
const { parse: parseWith } = Papa as unknown as { parse: (text: string, options: object) => { data: Rows } }
const parse = (text: string): Rows => parseWith(text, { header: true, skipEmptyLines: true }).data

const named = (name: string): ReturnType<typeof findingsOf> =>
  findingsOf({ rendezvous: [meeting()], particulars: [{ id: '111', hull: 0, name }] })

describe('toCsv', () => {
  it('holds what the map holds, read back by another parser', () => {
    const findings = findingsOf({ rendezvous: [meeting(), meeting({ start: 5, hullGapM: 3.25 })], groups: [group], loitering: [slow] })
    const rows = parse(toCsv(findings))
    expect(rows).toHaveLength(4)
    toGeoJSON(findings).features.forEach(({ properties }, i) => {
      for (const [key, value] of Object.entries(properties)) expect(rows[i]![key]).toBe(String(value))
    })
    expect(rows[0]!['hullGapM']).toBe('')
    expect(rows[1]!['hullGapM']).toBe('3.25')
  })

  it('has one header, the same number of cells in each line, and CR LF', () => {
    const lines = toCsv(findingsOf({ rendezvous: [meeting()], loitering: [slow] })).split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[3]).toBe('')
    expect(lines[0]!.split(',')[0]).toBe('id')
    expect(toCsv(findingsOf({}))).toBe('id\r\n')
  })

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\uff1d1+1', '\uff201'])('never begins a text with %j', (name) => {
    const row = parse(toCsv(named(name)))[0]!
    expect(row['names']).toBe(`'${name}, `)
    expect(row['lon']).toBe('-94.27')
  })

  it('holds nothing that a terminal runs', () => {
    expect(parse(toCsv(named('A\u001b[2JB\u0007\u009bC\u007f\u0000')))[0]!['names']).toBe('A·[2JB··C··, ')
  })

  it.each(['A,B', 'say "hi"', 'two\nlines', '<img src=x onerror=alert(1)>', '\u202e\u200f'])('keeps %j as it is', (name) => {
    expect(parse(toCsv(named(name)))[0]!['names']).toBe(`${name}, `)
  })
})
