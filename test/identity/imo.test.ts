import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkImo, IMO_PASS_BY_CHANCE } from '../../src/identity/number/index.js'

describe('checkImo', () => {
  // Numbers of ships as printed: worked examples of the check digit (imo.org's scheme, "IMO 7654329", "IMO 9074729");
  // OFAC's list of designated nationals (Rye Song Gang 1, Yuk Tung, Yu Jong 2, Chon Ma San, Koti, Song Phyong 7,
  // Diamond II, Sanchi); Maersk Mc-Kinney Moller 9619907 and Ever Given 9811000, in many public registers.
  const REAL = [
    '7654329',
    '9074729',
    '7389704',
    '9030591',
    '8604917',
    '8660313',
    '9417115',
    '8405270',
    '9218478',
    '9356608',
    '9619907',
    '9811000',
  ]

  it.each(REAL)('passes %s, and says what that is worth', (imo) => {
    for (const value of [imo, Number(imo), `IMO ${imo}`, `imo${imo}`, `IMO No. ${imo}`, ` ${imo}@@`, `00${imo}`]) {
      expect(checkImo(value)).toMatchObject({ ok: true, reason: 'check-digit', imo, passByChance: IMO_PASS_BY_CHANCE })
    }
  })

  it('passes a number that was never issued: a pass proves nothing', () => {
    // Sent by a tanker in 2025, and "never existed" in Equasis.
    expect(checkImo('1095337').ok).toBe(true)
  })

  it.each([
    ['9074728', 'wrong-digit'],
    ['8314882', 'wrong-digit'],
    ['5647684', 'company'], // Mirim Shipping Co., printed by OFAC under the label of ships' numbers
    ['1234567', 'placeholder'],
    ['3031741', 'placeholder'],
    ['IMO303174162', 'placeholder'],
    [0x12121212, 'placeholder'],
    ['5555555', 'placeholder'],
    ['9999999', 'placeholder'],
    [0, 'not-available'],
    ['0000000', 'not-available'],
    ['', 'not-available'],
    ['@@@@@@@', 'not-available'],
    [undefined, 'not-available'],
    [null, 'not-available'],
    ['IMO', 'not-available'],
    [1, 'not-used'],
    [999_999, 'not-used'],
    [1_000_000, 'wrong-digit'],
    [10_000_000, 'flag-state'],
    [2 ** 30 - 1, 'flag-state'],
    [2 ** 30, 'malformed'],
    ['IMONO9074729', 'malformed'],
    ['907-4729', 'malformed'],
    [-9074729, 'malformed'],
    [9074729.5, 'malformed'],
    [NaN, 'malformed'],
    [Infinity, 'malformed'],
    ['９０７４７２９', 'malformed'],
    [9074729n, 'malformed'],
    [['9074729'], 'malformed'],
  ] as const)('does not pass %s: %s', (value, reason) => {
    expect(checkImo(value)).toMatchObject({ ok: false, reason })
    expect(checkImo(value).why).toMatch(/\.$/)
  })

  it('passes exactly one last digit of ten', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: 999_999 }), (six) => {
        const passing = Array.from({ length: 10 }, (_, d) => checkImo(six * 10 + d)).filter(
          ({ ok, reason }) => ok || reason === 'placeholder',
        )
        fc.pre(six % 111_111 !== 0)
        expect(passing).toHaveLength(1)
      }),
    )
  })

  it('misses one in nine wrong digits, and no swap of neighbours', () => {
    const valid = Array.from({ length: 9000 }, (_, i) => 1_000_000 + 1000 * i + (i % 97)).flatMap((start) =>
      Array.from({ length: 10 }, (_, d) => start - (start % 10) + d).filter((n) => checkImo(n).ok),
    )
    let wrong = 0
    let missed = 0
    let swapsMissed = 0
    for (const text of valid.map(String)) {
      for (let at = 0; at < 7; at++) {
        const swapped = text.slice(0, at) + (text[at + 1] ?? '') + text[at]! + text.slice(at + 2)
        if (at < 6 && swapped !== text && checkImo(swapped).ok) swapsMissed++
        for (let d = at === 0 ? 1 : 0; d < 10; d++) {
          if (String(d) === text[at]) continue
          wrong++
          if (checkImo(text.slice(0, at) + String(d) + text.slice(at + 1)).ok) missed++
        }
      }
    }
    expect(valid.length).toBeGreaterThan(8900)
    expect(missed / wrong).toBeGreaterThan(0.108)
    expect(missed / wrong).toBeLessThan(0.114)
    expect(swapsMissed).toBe(0)
  })

  it('tells whether the digits fit a company too: one in ten', () => {
    const ships = Array.from({ length: 100_000 }, (_, i) => checkImo(9_000_000 + i)).filter(({ ok }) => ok)
    const share = ships.filter(({ fitsCompany }) => fitsCompany).length / ships.length
    expect(share).toBeGreaterThan(0.08)
    expect(share).toBeLessThan(0.12)
  })
})
