import { describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../src/base/index.js'
import { scoreOf } from '../../src/evidence/index.js'
import type { Gap } from '../../src/model/index.js'
import { toHtml } from '../../src/report/html/index.js'
import { toCsv, toGeoJSON } from '../../src/report/index.js'
import type { PageData } from '../../src/report/page/index.js'
import { factor, findingsOf, T0 } from './fixture.js'
import { silence } from './gapFixture.js'

/** A gap of so many bits, and so many without the cap. */
const capped = (vessel: string, hours: number, bits: number, uncappedBits: number): Gap =>
  silence({
    id: `gap:${vessel}:0`,
    vessel,
    start: T0 - hours,
    durationMs: hours * HOUR_MS,
    score: scoreOf([{ ...factor('gap-silence', bits), family: 'silence' }]),
    hearing: {
      capped: uncappedBits > bits,
      uncappedBits,
      judgedMs: 1,
      missedReports: 9,
      othersThere: 2,
      othersHeard: 1,
      outages: [],
      outageMs: 0,
      neighbours: [],
      neighboursInAll: 0,
    },
  })

// Of gaps that share the cap the longest has least beyond it: what was missed, not how long, tells them apart.
const findings = findingsOf({
  items: [
    capped('1', 40, 12, 12.5),
    capped('2', 3, 12, 31.25),
    capped('3', 9, 12, 14),
    capped('4', 90, 11, 11),
    capped('5', 10, 12, 14),
  ],
})
const ORDER = ['2', '5', '3', '1', '4']
const pageOf = (html: string): PageData => JSON.parse(/id="data">(.*?)<\/script>/s.exec(html)![1]!) as PageData

describe('gaps that share the cap', () => {
  it('stand in the order of what they have without it: in the page, the table and the map', () => {
    expect(pageOf(toHtml(findings)).items.map(({ vessels }) => vessels)).toEqual(ORDER)
    expect(toGeoJSON(findings).features.map(({ properties }) => properties['mmsi'])).toEqual(ORDER)
    const [head, ...rows] = toCsv(findings)
      .split('\r\n')
      .map((line) => line.split(','))
    const column = (name: string): number => head!.indexOf(name)
    expect(rows.slice(0, 5).map((row) => row[column('vessels')])).toEqual(ORDER)
    expect(rows.slice(0, 5).map((row) => row[column('rank')])).toEqual(['1', '2', '3', '4', '5'])
  })

  it('can be sorted so in a spreadsheet and on a map', () => {
    expect(toGeoJSON(findings).features.map(({ properties }) => properties['hearingUncappedBits'])).toEqual([
      31.25, 14, 14, 12.5, 11,
    ])
    expect(toCsv(findings).split('\r\n')[0]!.split(',')).toContain('hearingUncappedBits')
  })
})
