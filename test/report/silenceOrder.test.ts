import { describe, expect, it } from 'vitest'
import { tablesText } from '../../src/cli/summary.js'
import type { GapScore } from '../../src/model/gapScore.js'
import { HOUR_MS } from '../../src/model/units.js'
import { itemsOf } from '../../src/report/html/items.js'
import { toCsv, toGeoJSON } from '../../src/report/index.js'
import { findingsOf, night } from './fixture.js'
import { silence } from './gapFixture.js'

const scoreOf = (vessel: string, bits: number, uncappedBits: number): GapScore => ({
  gap: `gap:${vessel}:0`, vessel, bits, capped: uncappedBits > bits, uncappedBits, judgedMs: 1, missedReports: 9, othersThere: 2, othersHeard: 1, outages: [], outageMs: 0, neighbours: [], neighboursInAll: 0,
  factor: { id: 'silence', family: 'silence', bits, countedBits: bits, observed: {}, threshold: {}, source: '', innocent: [] },
})

// Of silences that share the cap the longest has least beyond it: what was missed, not how long, tells them apart.
const SHIPS: readonly (readonly [vessel: string, hours: number, bits: number, uncappedBits: number])[] = [
  ['1', 40, 12, 12.5], ['2', 3, 12, 31.25], ['3', 9, 12, 14], ['4', 90, 11, 11], ['5', 10, 12, 14],
]
const gaps = SHIPS.map(([vessel, hours]) => silence({ id: `gap:${vessel}:0`, vessel, durationMs: hours * HOUR_MS }))
const context = Object.fromEntries(gaps.map(({ id }) => [id, { harbourDistanceM: 90_000, zones: [], night }]))
const findings = findingsOf({ gaps, gapScores: SHIPS.map(([vessel, , bits, uncapped]) => scoreOf(vessel, bits, uncapped)), context })
const ORDER = ['2', '5', '3', '1', '4']

describe('silences that share the cap', () => {
  it('stand in the order of what they have without it, then of their length: on the page and in the table', () => {
    expect(itemsOf({ ...findings, particulars: [] }).flat().map(({ vessels }) => vessels)).toEqual(ORDER)
    const text = tablesText(findings, 5)
    expect([...text.matchAll(/^1[12]\.0 .* (\d) +9 /gm)].map(([, vessel]) => vessel)).toEqual(ORDER)
  })

  it('can be sorted so in a spreadsheet and on a map', () => {
    expect(toGeoJSON(findings).features.slice(0, 5).map(({ properties }) => properties?.['uncappedBits'])).toEqual([12.5, 31.25, 14, 11, 14])
    expect(toCsv(findings).split('\r\n')[0]!.split(',')).toContain('uncappedBits')
  })

  it('of an older version, which lacks it, stand by length', () => {
    const old = findings.gapScores.map((score) => ({ ...score, uncappedBits: undefined }) as unknown as GapScore)
    expect(itemsOf({ ...findings, gapScores: old }).flat().map(({ vessels }) => vessels)).toEqual(['1', '5', '3', '2', '4'])
  })
})
