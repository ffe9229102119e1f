import { describe, expect, it } from 'vitest'
import { checkList, checkNumber, withDefaults } from '../../src/base/index.js'
import { findProximities } from '../../src/motion/index.js'

interface Options {
  radiusM: number
  minDurationMs: number
  label?: string | undefined
}
const DEFAULTS: Options = { radiusM: 250, minDurationMs: 60_000 }
const RULES = { radiusM: { min: 0, max: 1000 } }
const fill = (given: unknown): Options => withDefaults('findStops', DEFAULTS, given as Partial<Options>, RULES)

describe('withDefaults', () => {
  it('overlays what was given on the defaults and leaves both alone', () => {
    const given = Object.freeze({ radiusM: 5 })
    expect(fill(given)).toEqual({ radiusM: 5, minDurationMs: 60_000 })
    expect(fill(undefined)).toEqual(DEFAULTS)
    expect(fill({})).toEqual(DEFAULTS)
    expect(DEFAULTS.radiusM).toBe(250)
  })

  it('takes the default for undefined, and the borders of a range', () => {
    expect(fill({ radiusM: undefined }).radiusM).toBe(250)
    expect(fill({ radiusM: 0 }).radiusM).toBe(0)
    expect(fill({ radiusM: 1000 }).radiusM).toBe(1000)
  })

  it.each<[string, unknown, string]>([
    ['below the range', { radiusM: -1 }, 'findStops: radiusM is -1; expected a number from 0 to 1000.'],
    ['above the range', { radiusM: 1001 }, 'findStops: radiusM is 1001; expected a number from 0 to 1000.'],
    ['NaN', { radiusM: NaN }, 'findStops: radiusM is NaN; expected a number from 0 to 1000.'],
    ['text', { radiusM: '5' }, 'findStops: radiusM is "5"; expected a number from 0 to 1000.'],
    ['null', { radiusM: null }, 'findStops: radiusM is null; expected a number from 0 to 1000.'],
    [
      'an unknown name',
      { radius: 5 },
      'findStops: there is no option "radius"; expected one of radiusM, minDurationMs.',
    ],
    [
      'a name of every object',
      { toString: 5 },
      'findStops: there is no option "toString"; expected one of radiusM, minDurationMs.',
    ],
    ['a number as options', 5, 'findStops: options are 5; expected an object.'],
    ['text as options', '5', 'findStops: options are "5"; expected an object.'],
    ['an array as options', [], 'findStops: options are an array; expected an object.'],
    ['null as options', null, 'findStops: options are null; expected an object.'],
  ])('throws a sentence for %s', (_, given, sentence) => {
    expect(() => fill(given)).toThrow(sentence)
  })

  it('throws RangeError for a number and TypeError for anything else', () => {
    expect(() => fill({ radiusM: -1 })).toThrow(RangeError)
    expect(() => fill({ radiusM: true })).toThrow(TypeError)
    expect(() => fill({ radius: 1 })).toThrow(TypeError)
  })
})

describe('checkList', () => {
  it.each<[unknown, string]>([
    [undefined, 'findProximities: tracks are undefined; expected an array.'],
    ['a', 'findProximities: tracks are "a"; expected an array.'],
    [{ length: 3 }, 'findProximities: tracks are [object Object]; expected an array.'],
  ])('throws a sentence for %j', (value, sentence) => {
    expect(() => checkList('findProximities: tracks', value)).toThrow(sentence)
    expect(() => findProximities({ tracks: value as never })).toThrow(sentence)
  })
})

describe('checkNumber', () => {
  it('lets Infinity pass only where the range does', () => {
    expect(() => checkNumber('f: x', Infinity, { min: 0, max: Infinity })).not.toThrow()
    expect(() => checkNumber('f: x', Infinity, { min: 0, max: 10 })).toThrow(
      'f: x is Infinity; expected a number from 0 to 10.',
    )
  })
})
