import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundedParts, HOUR_MS } from '../../src/base/index.js'
import { explainText } from '../../src/cli/explain/index.js'
import { darkRendezvousKind } from '../../src/dark/index.js'
import { scoreOfAll } from '../../src/evidence/index.js'
import { explain } from '../../src/explain/index.js'
import type { DarkRendezvous } from '../../src/model/index.js'
import { toHtml } from '../../src/report/html/index.js'
import type { PageData } from '../../src/report/page/index.js'
import { findingsOf, T0 } from './fixture.js'

const PARTS = Object.keys(darkRendezvousKind.catalogue)

/** A dark rendezvous with such parts, whose sum is its score. */
function possible(parts: readonly number[]): DarkRendezvous {
  const seen = parts.map((bits, i) => ({
    key: PARTS[i]!,
    bits,
    observed: PARTS[i] === 'dark:seen-together' ? { apartBeforeM: 310 } : {},
    threshold: {},
  }))
  return {
    kind: 'dark-rendezvous',
    id: `dark-rendezvous:111:222:${T0}`,
    vessels: [
      { id: '111', hull: 0 },
      { id: '222', hull: 0 },
    ],
    start: T0,
    end: T0 + 5 * HOUR_MS,
    lon: 60,
    lat: 12,
    score: scoreOfAll(seen, darkRendezvousKind.catalogue),
    links: [`gap:111:${T0}`],
    measures: {
      silentSides: 'one',
      maxDwellMs: 4 * HOUR_MS,
      rivals: [1, 0],
      silent: [
        {
          vessel: '111',
          hull: 0,
          gap: `gap:111:${T0}`,
          durationMs: 6 * HOUR_MS,
          topSpeedKn: 14,
          slackMs: HOUR_MS,
          rank: 1,
        },
      ],
      partner: {
        vessel: '222',
        hull: 0,
        stayStart: T0,
        stayEnd: T0 + 5 * HOUR_MS,
        speedKn: 0.2,
        slowed: false,
        stopped: true,
        turnedTowards: false,
        moored: false,
        berth: false,
        left: false,
        apartBeforeM: 310,
      },
    },
  }
}

const sixths = fc.array(
  fc.integer({ min: -1500, max: 1500 }).map((n) => n / 256),
  { minLength: 6, maxLength: 6 },
)

describe('the score of a dark rendezvous', () => {
  it('has six parts, each with its words', () => {
    expect(PARTS).toHaveLength(6)
    const one = possible([1, 2, 0.5, -1, 0.25, 4])
    const { evidence, bits } = explain(one, findingsOf({ items: [one] }))
    expect(bits).toBe(6.75)
    expect(evidence.map(({ id, countedBits }) => [id, countedBits])).toEqual([
      ['dark:seen-together', 4],
      ['dark:lost-time', 2],
      ['dark:others', -1],
      ['dark:silence', 1],
      ['dark:stay', 0.5],
      ['dark:partner', 0.25],
    ])
    for (const { label, source, innocent } of evidence) expect([label, source, innocent.length > 0]).not.toContain('')
    expect(evidence[0]!.observed).toBe('heard 310 m apart as the gap began')
  })

  it('is in the page with parts that add up to it', () => {
    fc.assert(
      fc.property(sixths, (parts) => {
        const one = possible(parts)
        const { items } = JSON.parse(
          /id="data">(.*?)<\/script>/s.exec(toHtml(findingsOf({ items: [one] })))![1]!,
        ) as PageData
        const { evidence = [], noted = [], bits } = items[0]!
        expect(evidence.length + noted.length).toBe(6)
        expect(evidence.reduce((sum, [, , by]) => sum + by, 0)).toBe(bits)
      }),
      { numRuns: 20 },
    )
  })

  it('is shown by the command with parts that add up to it', () => {
    fc.assert(
      fc.property(sixths, (parts) => {
        const one = possible(parts)
        const page = explainText(one, findingsOf({ items: [one] }), undefined, 50, 'findings.json')
        expect(/= +(-?\d+\.\d\d) {2}bits in all/.exec(page)![1]).toBe(
          (Number(one.score.bits.toFixed(2)) + 0).toFixed(2),
        )
      }),
    )
    const one = possible([1, 2, 0.5, -1, 0.25, 4])
    expect(explainText(one, findingsOf({ items: [one] }), undefined, 50, '')).toMatch(
      /\+4\.00 +4\.00 .*seen together – heard 310 m apart as the gap began/,
    )
  })

  it('has the parts that the schema says a score has', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schema/findings.schema.json', import.meta.url), 'utf8')) as {
      $defs: Record<string, { properties: object }>
    }
    expect(Object.keys(schema.$defs['score']!.properties)).toEqual(['bits', 'band', 'factors'])
    expect(Object.keys(possible([1, 1, 1, 1, 1, 1]).score)).toEqual(['bits', 'band', 'factors'])
  })
})

describe('rounded parts', () => {
  it('add up to the rounded sum, each within one of what it was', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: -3000, max: 3000 }).map((n) => n / 256),
          { maxLength: 20 },
        ),
        fc.constantFrom(1, 10, 100),
        (parts, perUnit) => {
          const rounded = roundedParts(parts, perUnit)
          const sum = parts.reduce((all, one) => all + one, 0)
          expect(rounded.reduce((all, one) => all + one, 0)).toBe(
            Math.round(Number(sum.toFixed(Math.log10(perUnit))) * perUnit) + 0,
          )
          rounded.forEach((one, i) => expect(Math.abs(one - parts[i]! * perUnit)).toBeLessThanOrEqual(1))
        },
      ),
    )
  })
})
