import { isPlaceholder } from '../number/index.js'
import { plainLetters, skeletonOf } from './letters.js'

/** A name in the form in which names are compared. */
export interface NameForm {
  /** Letters and digits only; '' where the value holds no name. */
  readonly key: string
  /** `key` without its digits. */
  readonly text: string
  /** Numbers in order, without leading zeros: compared exactly, for sister ships differ in nothing else. */
  readonly numbers: readonly string[]
  /**
   * A single letter that stands last and apart (`'N'` in `'KAROLINE N'`): told apart like a number; '' where there is
   * none.
   */
  readonly letter: string
  /** `key` with characters that look alike made one; for matching only. */
  readonly skeleton: string
  /** As given, cut at '@', trimmed, blanks squeezed: what its length can be told from. */
  readonly bare: string
  /** Why there is no name; absent where there is one. */
  readonly missing?: 'nothing' | 'not-a-name' | 'placeholder' | 'too-long' | 'no-letters'
}

/**
 * Longest name that is read, characters. AIS carries 20; the longest in registers are below 60. What is longer is no
 * name.
 */
export const NAME_LONGEST = 120

// What people put before or after a name for the kind of ship. With a stroke it can stand anywhere; without, only at an
// end.
const STROKE_KIND = /(?<![\p{L}\p{N}])(?:[MFRSTP]\/[VTBSY]|LPG\/C|LNG\/C|LPGC|LNGC)(?![\p{L}\p{N}/])/gu
const DOTTED_KIND = /(?<![\p{L}\p{N}])(?:M\.V|M\.T|M\.S|S\.S|F\.V|M\.Y|S\.Y)\.?(?![\p{L}\p{N}])/gu
const KIND = '(?:MV|MT|MS|SS|FV|MFV|KM|RV|TUG)'
const FIRST_KIND = new RegExp(`^\\s*${KIND}(?![\\p{L}\\p{N}])[\\s.:,-]*(?=.*[\\p{L}\\p{N}])`, 'u')
const LAST_KIND = new RegExp(`(?<=[\\p{L}\\p{N}].*)[^\\p{L}\\p{N}]${KIND}\\s*$`, 'u')

/** "NO.", "NO", "NR", "N" before digits; "NO." before anything; a sign for number. */
const NUMBER_MARK = /(?<![\p{L}\p{N}])(?:(?:NO|NR|N)[\s.°:#-]*(?=\d)|NO\.\s*(?=.*[\p{L}\p{N}]))/gu
/** Marked numbers that stand before the name: "NO.5 DONG WON" is "DONG WON 5". */
const FIRST_NUMBER = /^\s*(?:NO|NR|N)[\s.°:#-]*(\d+)(?!\d)[\s.,-]*(.*[\p{L}].*)$/su
/** "number" after digits, in Chinese and Korean: the digits stay. */
const NUMBER_AFTER = /(\d)\s*(?:HAO|HO|号|號|호)(?![\p{L}\p{N}])/gu

const ROMAN = /(?<=[\p{L}\p{N}][^\p{L}\p{N}]+)(X{0,3})(IX|IV|V?I{0,3})\s*$/u
const WORDS = [
  'ONE',
  'TWO',
  'THREE',
  'FOUR',
  'FIVE',
  'SIX',
  'SEVEN',
  'EIGHT',
  'NINE',
  'TEN',
  'ELEVEN',
  'TWELVE',
  'THIRTEEN',
  'FOURTEEN',
  'FIFTEEN',
]
const LAST_WORD = new RegExp(`(?<=[\\p{L}\\p{N}][^\\p{L}\\p{N}]+)(${WORDS.join('|')})\\s*$`, 'u')

const UNITS: Readonly<Record<string, number>> = {
  '': 0,
  I: 1,
  II: 2,
  III: 3,
  IV: 4,
  V: 5,
  VI: 6,
  VII: 7,
  VIII: 8,
  IX: 9,
}

const decimal = (match: string, tens: string, units: string): string =>
  match.trim() === '' ? match : String(10 * tens.length + UNITS[units]!)

/** The last word as a number, where it is one: I to XXXIX (not L, C, D, M, which are initials), ONE to FIFTEEN. */
const lastNumber = (text: string): string =>
  text.replace(ROMAN, decimal).replace(LAST_WORD, (word: string) => String(WORDS.indexOf(word.trim()) + 1))

function withoutKind(text: string): string {
  const rest = text.replace(STROKE_KIND, ' ').replace(DOTTED_KIND, ' ').replace(FIRST_KIND, '').replace(LAST_KIND, '')
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text
}

/** Leading zeros of numbers; a zero between letters is a letter O, mistyped. */
const ZEROS = /(?<![\p{L}\d])0+(?![\p{L}0])|(?<=\p{L})0+(?=[1-9])/gu

/** The words of a name, with numbers apart from their marks and words written in one way. */
function wordsOf(bare: string): string {
  // One character can stand for a phrase of 18 letters: twice the longest name is more than any real one needs.
  const text = withoutKind(plainLetters(bare).slice(0, 2 * NAME_LONGEST))
    .replace(/(?<=[\p{L}\p{N}]\s*)&(?=\s*[\p{L}\p{N}])/gu, ' AND ')
    .replace(/(?<![\p{L}\p{N}])STA(?![\p{L}\p{N}])/gu, 'SANTA')
    .replace(NUMBER_AFTER, '$1 ')
    .replace(FIRST_NUMBER, '$2 $1')
    .replace(NUMBER_MARK, '')
  return lastNumber(text).replace(ZEROS, '')
}

const NOTHING = { key: '', text: '', numbers: [], letter: '', skeleton: '' } as const

/**
 * Brings a ship's name into the form in which names are compared.
 *
 * In order: cut at '@', blanks squeezed, capitals, accents off, Cyrillic and Greek in Latin letters; "M/V", "MT",
 * "F/V", "TUG" and the like off; "&" is AND, "STA" is SANTA; "NO.", "NR", "HAO" off but their number kept (a marked
 * number before the name goes behind it); a last I to XXXIX or ONE to FIFTEEN in digits; leading zeros off; letters and
 * digits only. Own rules, after those of GlobalFishingWatch/ShipDataProcess.
 *
 * @param name - text, or a whole number (feeds turn "123456" into one); anything else holds no name.
 * @returns the form; `key` is '' and `missing` says why where there is no name.
 * @example
 * ```ts
 * normalizeName('M/V Hai Fung No. 07').key // 'HAIFUNG7'
 * normalizeName('NO.5 DONG WON').key // 'DONGWON5'
 * normalizeName('@@@@@@@@@@@@@@@@@@@@').missing // 'nothing'
 * ```
 */
export function normalizeName(name: unknown): NameForm {
  if (name === undefined || name === null) return { ...NOTHING, bare: '', missing: 'nothing' }
  if (typeof name !== 'string' && !Number.isSafeInteger(name)) return { ...NOTHING, bare: '', missing: 'not-a-name' }
  const given = String(name)
  // Blanks can pad a name without end; what is looked at is bounded all the same.
  if (given.length > 4 * NAME_LONGEST) return { ...NOTHING, bare: '', missing: 'too-long' }
  const bare = given
    .replace(/@.*$/s, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (bare.length > NAME_LONGEST) return { ...NOTHING, bare: '', missing: 'too-long' }
  if (bare === '') return { ...NOTHING, bare, missing: 'nothing' }
  const words = wordsOf(bare)
  const key = words.replace(/[^\p{L}\p{N}]+/gu, '')
  if (key === '') return { ...NOTHING, bare, missing: 'no-letters' }
  if (isPlaceholder('name', bare)) return { ...NOTHING, bare, missing: 'placeholder' }
  const letter = /[\p{L}\p{N}][^\p{L}\p{N}]+(\p{L})[^\p{L}\p{N}]*$/u.exec(words)?.[1] ?? ''
  return {
    key,
    text: key.replace(/\d+/g, ''),
    numbers: words.match(/\d+/g) ?? [],
    letter,
    skeleton: skeletonOf(key),
    bare,
  }
}
