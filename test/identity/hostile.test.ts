import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames, normalizeName } from '../../src/identity/name/index.js'
import {
  callSignCountry,
  checkDimensions,
  checkDraught,
  checkImo,
  compareFlags,
  isPlaceholder,
  midCountry,
  normalizeCallSign,
  readMmsi,
  readShipType,
  reportedFlagMisuse,
  sovereignOf,
} from '../../src/identity/number/index.js'

const READERS: readonly [
  string,
  (value: unknown) => { readonly ok: boolean; readonly reason: string; readonly why: string },
][] = [
  ['checkImo', checkImo],
  ['readMmsi', readMmsi],
  ['callSignCountry', callSignCountry],
  ['readShipType', readShipType],
  ['checkDimensions', (value) => checkDimensions(value)],
  ['checkDraught', (value) => checkDraught(value)],
]

const long = 10_000
const HOSTILE: readonly unknown[] = [
  '🚢',
  '👩‍👩‍👧‍👦',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  'A\u0000B',
  '\ud800',
  '\udc00X',
  '\ufeff',
  '\u202eABC',
  '=cmd()',
  '<script>',
  '|',
  '.*',
  '(',
  '\\',
  '%00',
  'a'.repeat(long),
  '0'.repeat(long),
  ' '.repeat(long),
  '@'.repeat(long),
  'N'.repeat(long),
  'NO '.repeat(long),
  'I '.repeat(long),
  '1'.repeat(long),
  '\ufdfa'.repeat(long),
  'NO.5 '.repeat(24),
  'M/V '.repeat(30),
  'X'.repeat(119),
  '\ufdfa'.repeat(100),
  '& '.repeat(60),
  '0'.repeat(120),
  null,
  undefined,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  NaN,
  Infinity,
  -Infinity,
  1e308,
  2 ** 53,
  10n,
  Symbol('x'),
  {},
  [],
  [[]],
  () => 1,
  new Date(0),
  new Map(),
  Object.create(null),
  { toBowM: {}, skeleton: 1, bare: 1 },
  { __proto__: null },
]

const textOf = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value.slice(0, 12)) : Object.prototype.toString.call(value)

/** Values that stay the same through JSON: plain, and without NaN. */
const isPlain = (value: unknown): boolean => JSON.stringify(JSON.parse(JSON.stringify(value))) === JSON.stringify(value)

describe('identifiers and names, whatever comes in', () => {
  it.each(HOSTILE.map((value, i) => [i, textOf(value), value] as const))(
    'give a clear answer to %i: %s',
    (_, __, value) => {
      for (const [name, read] of READERS) {
        const answer = read(value)
        expect([typeof answer.ok, answer.reason.length > 0, answer.why.endsWith('.')], name).toEqual([
          'boolean',
          true,
          true,
        ])
        expect(isPlain(answer), name).toBe(true)
        expect(JSON.stringify(answer).length, name).toBeLessThan(500)
      }
      const form = normalizeName(value)
      expect(form.key === '').toBe(form.missing !== undefined)
      expect(isPlain(form)).toBe(true)
      expect(normalizeCallSign(value).length).toBeLessThanOrEqual(40)
      expect(compareNames(value, 'EVER GIVEN').relation).toMatch(/different|unknown/)
      expect(['same', 'unknown']).toContain(compareNames(value, value).relation)
      expect(compareFlags(value, value).relation).toMatch(/unknown|different|same|related/)
      for (const field of ['mmsi', 'imo', 'callSign', 'name'] as const)
        expect(typeof isPlaceholder(field, value)).toBe('boolean')
      if (typeof value === 'string')
        expect([midCountry(value), reportedFlagMisuse(value), sovereignOf(value)]).toEqual([
          undefined,
          undefined,
          value,
        ])
    },
  )

  it('keep their answers short and plain for any value', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const [, read] of READERS) expect(isPlain(read(value))).toBe(true)
        expect(typeof normalizeName(value).key).toBe('string')
      }),
      { numRuns: 500 },
    )
  })

  it('leave prototypes alone', () => {
    normalizeName('__proto__')
    readMmsi('__proto__')
    callSignCountry('constructor')
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
