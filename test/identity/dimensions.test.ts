import { describe, expect, it } from 'vitest'
import { checkDimensions, checkDraught, DIMENSIONS_DEFAULTS, readShipType } from '../../src/identity/number/index.js'

const hull = (toBowM: unknown, toSternM: unknown, toPortM: unknown, toStarboardM: unknown): unknown => ({
  toBowM,
  toSternM,
  toPortM,
  toStarboardM,
})
const check = (a: unknown, b: unknown, c: unknown, d: unknown, type?: number): string =>
  checkDimensions(hull(a, b, c, d), type).reason

describe('checkDimensions', () => {
  it('adds up length and breadth', () => {
    expect(checkDimensions(hull(150, 33, 12, 20))).toMatchObject({
      ok: true,
      reason: 'plausible',
      lengthM: 183,
      beamM: 32,
      hasAntenna: true,
    })
    expect(checkDimensions(hull(0, 183, 0, 32))).toMatchObject({ ok: true, lengthM: 183, beamM: 32, hasAntenna: false })
    expect(checkDimensions(hull(150, 33, 0, 0))).toEqual({
      ok: true,
      reason: 'length-only',
      why: expect.any(String),
      lengthM: 183,
      hasAntenna: true,
    })
  })

  it('knows the values of the standard that mean something else', () => {
    expect([check(0, 0, 0, 0), checkDimensions(undefined).reason, checkDimensions(null).reason]).toEqual(
      Array(3).fill('not-available'),
    )
    expect([check(511, 3, 2, 2), check(3, 511, 2, 2), check(9, 9, 63, 0), check(90, 90, 0, 63)]).toEqual(
      Array(4).fill('capped'),
    )
    expect(check(0, 0, 3, 3)).toBe('malformed')
  })

  it('finds what no ship is, at its borders', () => {
    expect([check(400, 60, 30, 38), check(400, 61, 30, 38)]).toEqual(['plausible', 'too-long'])
    expect([check(10, 10, 10, 10), check(10, 10, 10, 11)]).toEqual(['plausible', 'wider-than-long'])
  })

  it('judges proportions of cargo ships and tankers only', () => {
    for (const type of [70, 79, 80, 89]) {
      expect([check(20, 20, 10, 10, type), check(20, 19, 10, 10, type)]).toEqual(['plausible', 'odd-proportion'])
      expect([check(100, 20, 5, 5, type), check(100, 21, 5, 5, type)]).toEqual(['plausible', 'odd-proportion'])
    }
    for (const type of [0, 30, 52, 60, 90, undefined])
      expect([check(20, 19, 10, 10, type), check(100, 21, 5, 5, type)]).toEqual(['plausible', 'plausible'])
    expect(check(67, 68, 5, 6.45, 79)).toBe('plausible') // 135 m by 11.45 m, a common size on the Rhine
  })

  it('takes limits', () => {
    expect(checkDimensions(hull(200, 101, 20, 20), 80, { maxLengthM: 300 }).reason).toBe('too-long')
    expect(checkDimensions(hull(20, 19, 10, 10), 80, { minProportion: 1 }).reason).toBe('plausible')
    expect(() => checkDimensions(hull(1, 1, 1, 1), 80, { maxLengthM: -1 })).toThrow(
      'checkDimensions: maxLengthM is -1; expected a number from 1 to 1022.',
    )
    expect(DIMENSIONS_DEFAULTS.maxLengthM).toBe(460)
  })

  it.each([
    [hull(-1, 9, 1, 1)],
    [hull(512, 9, 1, 1)],
    [hull(9, 9, 64, 1)],
    [hull(NaN, 9, 1, 1)],
    [hull('9', 9, 1, 1)],
    [hull(9, 9, 1, undefined)],
    [{}],
    ['9,9,1,1'],
    [42],
  ])('does not take %j', (value) => {
    expect(checkDimensions(value)).toMatchObject({ ok: false, reason: 'malformed' })
  })
})

describe('checkDraught', () => {
  it.each([
    [11.4, 32, 'plausible'],
    [11.4, undefined, 'plausible'],
    [0.1, 3, 'plausible'],
    [0, 32, 'not-available'],
    [undefined, 32, 'not-available'],
    [25.5, 60, 'capped'],
    [Math.fround(25.5), 60, 'capped'],
    [25.4, 60, 'plausible'],
    [25, 18, 'deeper-than-wide'],
    [18, 18, 'plausible'],
    [9, 0, 'plausible'],
    [25.6, 60, 'malformed'],
    [255, 60, 'malformed'],
    [-1, 60, 'malformed'],
    [NaN, 60, 'malformed'],
    ['9', 60, 'malformed'],
    [Infinity, 60, 'malformed'],
  ] as const)('%s m at a breadth of %s m: %s', (draughtM, beamM, reason) => {
    expect(checkDraught(draughtM, beamM)).toMatchObject({ ok: reason === 'plausible', reason })
  })
})

describe('readShipType', () => {
  it.each([
    [30, 'Fishing', '30', undefined],
    [31, 'Towing', '31', undefined],
    [35, 'Military operations', '35', undefined],
    [52, 'Tug', '52', undefined],
    [60, 'Passenger ships', '6', undefined],
    [70, 'Cargo ships', '7', undefined],
    [80, 'Tanker(s)', '8', undefined],
    [81, 'Tanker(s)', '8', 'X'],
    [84, 'Tanker(s)', '8', 'OS'],
    [85, 'Tanker(s)', '8', undefined],
    [89, 'Tanker(s)', '8', undefined],
    [42, 'High-speed craft (HSC)', '4', 'Y'],
    [23, 'Wing in ground (WIG)', '2', 'Z'],
    [90, 'Other types of ship', '9', undefined],
  ])('reads %i', (code, label, group, hazard) => {
    expect(readShipType(code)).toMatchObject({ ok: true, reason: 'listed', code, label, group })
    expect(Object.hasOwn(readShipType(code), 'hazard') ? readShipType(code).hazard : 'none').toBe(hazard ?? 'none')
    expect(readShipType(String(code))).toEqual(readShipType(code))
  })

  it('has a clear answer for every number of the field, and for others', () => {
    const reasons = Array.from({ length: 256 }, (_, code) => readShipType(code).reason)
    const count = (reason: string): number => reasons.filter((one) => one === reason).length
    // 80 of 20 to 99 less 38 and 39; 1 to 19 and those two are kept for later.
    expect([count('listed'), count('reserved'), count('regional'), count('future'), count('not-available')]).toEqual([
      78, 21, 100, 56, 1,
    ])
    for (const odd of [256, 1004, -1, 70.5, NaN, 'tanker', '7e1', {}, []])
      expect(readShipType(odd)).toMatchObject({ ok: false, reason: 'malformed' })
    for (const none of [undefined, null, '', 0])
      expect(readShipType(none)).toMatchObject({ ok: false, reason: 'not-available' })
  })
})
