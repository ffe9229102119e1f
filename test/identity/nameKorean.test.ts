import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames, isOneInKorean, koreanKey } from '../../src/identity/name/index.js'

// Syllables as both ways write them, letter by letter, from the published tables: McCune-Reischauer without its signs
// (the first spelling), and the Revised Romanization. Sounds that change between syllables are left out: only first
// letters that both keep within a word.
const FIRSTS = [
  ['K', 'G'],
  ['T', 'D'],
  ['P', 'B'],
  ['CH', 'J'],
  ['S', 'S'],
  ['M', 'M'],
  ['N', 'N'],
  ['R', 'R'],
  ['H', 'H'],
  ['', ''],
] as const
const VOWELS = [
  ['A', 'A'],
  ['O', 'EO'],
  ['U', 'EU'],
  ['YO', 'YEO'],
  ['O', 'O'],
  ['U', 'U'],
  ['I', 'I'],
  ['AE', 'AE'],
  ['E', 'E'],
  ['WO', 'WO'],
  ['YA', 'YA'],
] as const
const LASTS = [
  ['', ''],
  ['NG', 'NG'],
  ['N', 'N'],
  ['M', 'M'],
  ['L', 'L'],
  ['K', 'K'],
  ['P', 'P'],
] as const

const syllable = fc.tuple(fc.constantFrom(...FIRSTS), fc.constantFrom(...VOWELS), fc.constantFrom(...LASTS))
// Where two vowels meet the Revised Romanization itself is open (GA-EO, GAE-O), and writes a hyphen.
const syllables = fc
  .array(syllable, { minLength: 2, maxLength: 4 })
  .filter((all) => all.every(([first], i) => i === 0 || first[0] !== '' || all[i - 1]![2][0] !== ''))
const word = syllables.map(
  (all) => [0, 1].map((way) => all.map((parts) => parts.map((one) => one[way]!).join('')).join('')) as [string, string],
)

describe('Korean in Latin letters', () => {
  it('is one name in both ways of writing it', () => {
    fc.assert(
      fc.property(word, fc.integer({ min: 0, max: 30 }), ([north, south], number) => {
        fc.pre(north.length >= 5 && (south.match(/E[OU]/g)?.length ?? 0) !== (north.match(/E[OU]/g)?.length ?? 0))
        expect(koreanKey(north)).toBe(koreanKey(south))
        const suffix = number === 0 ? '' : ` ${number}`
        expect(compareNames(north + suffix, south + suffix).relation).toBe('variant')
        expect(compareNames(`${north} 31`, south + suffix).reason).toBe('number')
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['KUM SONG', 'GEUMSEONG'],
    ['MYONG SIN', 'MYEONGSIN'],
    ['CHON MA SAN', 'CHEONMASAN'],
    ['SONG RIM', 'SEONGRIM'],
    ['HUNG BONG', 'HEUNGBONG'],
    ['TAE DONG GANG', 'DAEDONGKANG', false],
  ])('knows %s and %s', (a, b, known = true) => {
    expect(isOneInKorean(a.replaceAll(' ', ''), b)).toBe(known)
  })

  // Of 19,936 names in the data of the United States, the Baltic and OFAC's list no two differing ones were made one.
  it.each([
    ['DONGYANG', 'TONGYANG'],
    ['GEORGIAN', 'KORKIAN'],
    ['JINTAI', 'CHINTAI'],
    ['LEOMAR', 'ROMAR'],
    ['SEUNGRI', 'SONGRI'],
    ['SEONGRI', 'SUNGRI'],
    ['NEPTUNE', 'NEUPTUNE'],
    ['MSC BEIJING', 'MSC PEICHING'],
    ['LIBERTY', 'RIPERTY'],
    ['SEOHAE', 'SOHAB'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(isOneInKorean(a, b)).toBe(false)
    expect(isOneInKorean(b, a)).toBe(false)
  })

  it('answers for any text, in time that grows with its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void koreanKey(text)))
    expect(koreanKey('NGK'.repeat(100_000))).toBeUndefined()
    expect(koreanKey(`${'ANG'.repeat(100_000)}Q`)).toBeUndefined()
    expect(koreanKey('')).toBeUndefined()
  })
})
