import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainText } from '../../src/cli/explainText.js'
import type { DarkBits, DarkRendezvous } from '../../src/model/dark.js'
import { roundedParts } from '../../src/model/round.js'
import { HOUR_MS } from '../../src/model/units.js'
import { itemsOf } from '../../src/report/html/items.js'
import { findingsOf, T0 } from './fixture.js'

const PARTS = ['silenceBits', 'lostTimeBits', 'dwellBits', 'rivalsBits', 'partnerBits', 'contactBits'] as const

/** A possible meeting with such parts, whose sum is its score. */
function possible(parts: readonly number[]): DarkRendezvous {
  const score = { bits: parts.reduce((sum, one) => sum + one, 0), ...Object.fromEntries(PARTS.map((name, i) => [name, parts[i]])) } as unknown as DarkBits
  return {
    kind: 'dark', id: `dark:111:222:${T0}`, dark: 'one', vessels: ['111', '222'], hulls: [0, 0], start: T0, end: T0 + 5 * HOUR_MS, maxDwellMs: 4 * HOUR_MS, lon: 60, lat: 12, rivals: [1, 0],
    silent: [{ vessel: '111', hull: 0, gap: `gap:111:${T0}`, durationMs: 6 * HOUR_MS, topSpeedKn: 14, slackMs: HOUR_MS, rank: 1 }],
    partner: { vessel: '222', hull: 0, stayStart: T0, stayEnd: T0 + 5 * HOUR_MS, speedKn: 0.2, slowed: false, stopped: true, turnedTowards: false, moored: false, berth: false, left: false, apartBeforeM: 310 },
    score,
  }
}

const sixths = fc.array(fc.integer({ min: -1500, max: 1500 }).map((n) => n / 256), { minLength: 6, maxLength: 6 })
const factOf = (one: DarkRendezvous): string => itemsOf(findingsOf({ dark: [one] })).flat()[0]!.facts.find(([what]) => what === 'Score')![1]

describe('the score of a possible meeting', () => {
  it('is shown on the page with parts that add up to the shown sum', () => {
    fc.assert(fc.property(sixths, (bits) => {
      const one = possible(bits)
      const [total, ...parts] = [...factOf(one).matchAll(/-?\d+\.\d/g)].map(([number]) => Math.round(Number(number) * 10))
      expect(parts.length).toBe(6)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total! + 0)
      expect((total! / 10).toFixed(1)).toBe((Number(one.score.bits.toFixed(1)) + 0).toFixed(1))
    }))
    expect(factOf(possible([1, 2, 0.5, -1, 0.25, 4]))).toBe('6.8 bits: silence 1.0, lost time 2.0, stay 0.5, others -1.0, partner 0.3, seen together 4.0')
  })

  it('is shown by the command with parts that add up to it', () => {
    fc.assert(fc.property(sixths, (bits) => {
      const one = possible(bits)
      const page = explainText(one, findingsOf({ dark: [one] }), undefined, 50, 'findings.json')
      expect(/= +(-?\d+\.\d\d) {2}bits in all/.exec(page)![1]).toBe((Number(one.score.bits.toFixed(2)) + 0).toFixed(2))
    }))
    expect(explainText(possible([1, 2, 0.5, -1, 0.25, 4]), findingsOf(), undefined, 50, '')).toMatch(/\+4\.00 +6\.75 .*seen-together: apart before 310 m/)
  })

  it('has the parts that the schema has, and no other', () => {
    const schema = readFileSync(new URL('../../schema/findings.schema.json', import.meta.url), 'utf8')
    const score = /"score": (\{\s+"type": "object",\s+"properties": \{\s+"bits"[^]*?"additionalProperties": false\s+\})/.exec(schema)![1]!
    expect(Object.keys((JSON.parse(score) as { properties: object }).properties)).toEqual(['bits', ...PARTS])
  })
})

describe('rounded parts', () => {
  it('add up to the rounded sum, each within one of what it was', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -3000, max: 3000 }).map((n) => n / 256), { maxLength: 20 }), fc.constantFrom(1, 10, 100), (parts, perUnit) => {
      const rounded = roundedParts(parts, perUnit)
      const sum = parts.reduce((all, one) => all + one, 0)
      expect(rounded.reduce((all, one) => all + one, 0)).toBe(Math.round(Number(sum.toFixed(Math.log10(perUnit))) * perUnit) + 0)
      rounded.forEach((one, i) => expect(Math.abs(one - parts[i]! * perUnit)).toBeLessThanOrEqual(1))
    }))
  })
})
