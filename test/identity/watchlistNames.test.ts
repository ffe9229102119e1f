import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeName, compareNames } from '../../src/identity/name/index.js'
import { addName, createNameIndex, findNames } from '../../src/identity/watchlist/index.js'

/** All that the index finds, as pairs of names. */
function found(listed: readonly string[], sought: readonly string[]): Set<string> {
  const index = createNameIndex<string>()
  for (const name of listed) addName(index, name, name)
  const pairs = new Set<string>()
  for (const name of sought)
    for (const { owners } of findNames(index, normalizeName(name)))
      for (const owner of owners) pairs.add(`${name}|${owner}`)
  return pairs
}

/** The same by comparing all pairs. */
function bruteForce(listed: readonly string[], sought: readonly string[]): Set<string> {
  const pairs = new Set<string>()
  const forms = new Map([...listed, ...sought].map((name) => [name, normalizeName(name)]))
  for (const a of sought) {
    for (const b of listed)
      if (['same', 'variant'].includes(compareNames(forms.get(a), forms.get(b)).relation)) pairs.add(`${a}|${b}`)
  }
  return pairs
}

/** Slips that people, radios and registers make of a name; each of them `compareNames` may or may not call one name. */
const slips: readonly ((name: string, at: number) => string)[] = [
  (name) => name,
  (name, at) => name.slice(0, at) + name.slice(at + 1),
  (name, at) => name.slice(0, at) + 'Q' + name.slice(at),
  (name, at) => name.slice(0, at) + 'W' + name.slice(at + 1),
  (name, at) => name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
  (name) => name.replace(/O/g, '0').replace(/I/g, '1'),
  (name) => name.replace(/ /g, ''),
  (name) => `M/V ${name}`,
  (name) => `${name} 3`,
  (name) => `3 ${name}`,
  (name) => `${name} N`,
  (name) => name.slice(0, 20),
  (name) => name.slice(0, 19),
  (name) => name.replace(/YO/g, 'YEO').replace(/K/g, 'G'),
  (name) => name.toLowerCase().replace('a', 'á'),
]

const word = fc.constantFrom(
  'HAI',
  'FENG',
  'OCEAN',
  'STAR',
  'JIN',
  'TAI',
  'KUM',
  'UN SAN',
  'OIL',
  'LADY',
  'S',
  'LEONID',
  'ZALIV ZALES',
  'A',
  'VICTORIA',
  '8',
  '18',
  'NO. 7',
  'Щ',
  'II',
  'KYONG SONG',
  'SEONG',
)
const name = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))

describe('names found by keys', () => {
  it('are those that all pairs compared give, on names and slips of them', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 12 }), fc.nat(25), (listed, at) => {
        const sought = listed.flatMap((one) => slips.map((slip) => slip(one, at % Math.max(1, one.length))))
        expect(found(listed, sought)).toEqual(bruteForce(listed, sought))
        expect(found(sought, listed)).toEqual(bruteForce(sought, listed))
      }),
      { numRuns: 60 },
    )
  })

  it('are those that all pairs compared give, on texts of few letters and of any signs', () => {
    const few = fc.string({ unit: fc.constantFrom('A', 'B', '1', 'I', ' ', '0', 'Я'), minLength: 4, maxLength: 24 })
    const any = fc.oneof(few, few, fc.string({ unit: 'binary', maxLength: 30 }))
    fc.assert(
      fc.property(fc.uniqueArray(any, { maxLength: 40 }), fc.uniqueArray(any, { maxLength: 40 }), (a, b) => {
        expect(found(a, b)).toEqual(bruteForce(a, b))
      }),
      { numRuns: 80 },
    )
  })

  it('have each kind of likeness among them', () => {
    const pairs = [
      ['EVER GIVEN', 'EVER GIVNE'],
      ['KAROLINE N', 'KAROLINE N'],
      ['LURONGYUANYU107', 'LURONGYUANYU1O7'],
      ['HAI FENG 7', '7 HAI FENG'],
      ['CONSTANTINE THE GREAT OF ROME', 'CONSTANTINE THE GREA'],
      ['HAI FUNG 7', 'M/V HAI FUNG NO. 07'],
      ['EVER GIVEN', 'EVER GIEN'],
    ] as const
    for (const [a, b] of pairs) {
      expect(found([a], [b]).size, `${a} ${b}`).toBe(1)
      expect(found([b], [a]).size, `${b} ${a}`).toBe(1)
    }
    expect(found(['KUM UN SAN'], ['KUM UN SAN 3']).size).toBe(0)
  })
})
