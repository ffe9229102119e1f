import { describe, expect, it } from 'vitest'
import { countText, cutText, plainName, pluralText, valuesText } from '../../src/text/index.js'

describe('values in words', () => {
  it('have the unit that their name carries, and the name without it', () => {
    expect(
      valuesText({
        medianDistanceM: 57.4,
        distanceM: 1234,
        relativeSpeedKn: 0.03,
        turnDeg: 12.6,
        heardShare: 0.4,
        lastedMs: 5_400_000,
        gapHours: 2.345,
        gapBits: 1.234,
      }),
    ).toBe(
      'median distance 57 m, distance 1.2 km, relative speed 0.03 kn, turn 13°, heard share 40 %, lasted 1 h 30 ' +
        'min, gap 2.35 h, gap 1.23 bits',
    )
  })

  it('are texts as they are, yes and no, instants, and numbers without a unit', () => {
    expect(
      valuesText({
        list: 'A-1',
        moving: true,
        moored: false,
        asOf: Date.UTC(2020, 0, 1),
        shipTypeA: 80,
        ratio: 0.123456,
      }),
    ).toBe('list A-1, moving yes, moored no, as of 2020-01-01 00:00 UTC, ship type a 80, ratio 0.1235')
    expect(valuesText({})).toBe('')
    expect(plainName('M')).toBe('M')
  })
})

describe('counts and cuts', () => {
  it('are whole numbers, and texts of so many letters', () => {
    expect([
      countText(1234567.4),
      pluralText(1, 'report'),
      pluralText(0.2, 'report'),
      pluralText(2, 'match', 'matches'),
    ]).toEqual(['1\u202f234\u202f567', '1 report', '0 reports', '2 matches'])
    expect([cutText('abc', 3), cutText('abcd', 3), cutText('x'.repeat(61))]).toEqual([
      'abc',
      'abc…',
      `${'x'.repeat(60)}…`,
    ])
  })
})
