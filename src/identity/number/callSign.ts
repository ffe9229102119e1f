import { CALL_SIGN_ORGANISATIONS, CALL_SIGN_PARTS, CALL_SIGN_SERIES } from './callSignTable.js'
import { sovereignOf } from './mid.js'
import { isPlaceholder } from './placeholders.js'

/** Why a call sign tells a country, or does not. */
export type CallSignReason =
  | 'one-letter' // B, F, G, I, K, M, N, R, W: the first character is one country's
  | 'series' // the first two characters are one country's
  | 'half-series' // the first three characters are one country's
  | 'shared' // several countries share the series
  | 'organisation' // an organisation's series
  | 'parent-craft' // 'A' and six digits: a craft of the ship whose MMSI ends in them
  | 'not-allocated' // nobody's series
  | 'placeholder' // nobody has set it; or nothing was sent
  | 'malformed' // too short or too long for a call sign, or no text

/** What a call sign tells. */
export interface CallSignReading {
  /** True where its series is allocated. */
  readonly ok: boolean
  /** Why. */
  readonly reason: CallSignReason
  /** The same as a sentence. */
  readonly why: string
  /** Letters and digits, in capitals; absent where malformed or a placeholder. */
  readonly callSign?: string
  /** The characters that decide. */
  readonly prefix?: string
  /** Country of the series, ISO 3166-1 alpha-2; absent where there is not exactly one. */
  readonly country?: string
  /** The country that `country` is a territory of, where it is one. */
  readonly territoryOf?: string
  /** All countries of the series, sorted; one or more where a country has it. */
  readonly countries?: readonly string[]
  /**
   * True where three or more letters and no digit follow the first two characters: no ship's call sign has that form
   * (Radio Regulations, 19.55 to 19.57; aircraft have). Small craft often send their name in this field: do not trust
   * the country.
   */
  readonly word?: boolean
  /** Organisation that has the series. */
  readonly organisation?: string
  /** Last six digits of the parent ship's MMSI. */
  readonly parentMmsiEnd?: string
}

const WHY: Readonly<Record<CallSignReason, string>> = {
  'one-letter': 'All call signs with this first letter are of one country.',
  series: 'The first two characters are a series of one country.',
  'half-series': 'The first three characters are half of a series, of one country.',
  shared: 'Several countries share the series.',
  organisation: 'The series of an international organisation.',
  'parent-craft': 'The letter A and six digits: a craft of the ship whose MMSI ends in these digits.',
  'not-allocated': 'The first characters are of no allocated series.',
  placeholder: 'Nothing was sent, or what equipment or people send where no call sign was set.',
  malformed: 'No call sign: not text, or not 3 to 10 letters and digits.',
}

/** One letter is enough (Radio Regulations, 19.50); of 2 only the letters that follow are allocated. */
const ONE_LETTER = 'BFGIKMNRW'
/** Order of second characters in the table. */
const SECOND = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789'
const WORD = /^..[A-Z]{3,}$/
/** AIS carries 7 characters; registers add blanks and strokes, never that many. */
const LONGEST = 40

/**
 * Letters and digits of a call sign in capitals, cut at '@', without zeros before them (no series begins with one;
 * feeds pad).
 *
 * @param value - as sent; what is no text, or too long for one, holds none.
 * @returns the call sign, or '' where there is none.
 * @example
 * ```ts
 * normalizeCallSign('5im 592') // '5IM592'
 * ```
 */
export function normalizeCallSign(value: unknown): string {
  return lettersOf(value).replace(/^0+/, '')
}

function lettersOf(value: unknown): string {
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isSafeInteger(value))) return ''
  const text = String(value)
  return text.length > LONGEST
    ? ''
    : text
        .replace(/@.*$/s, '')
        .toUpperCase()
        .replace(/[^A-Z0-9]+/g, '')
}

/**
 * The country of a call sign, by the first one, two or three characters. The rest is not looked at: real call signs
 * keep to no pattern.
 *
 * Radio Regulations, 19.50 and appendix 42; craft of a parent ship: Rec. ITU-R M.1371-5, table 52.
 *
 * @param value - the call sign, as sent.
 * @returns the country, or why there is none.
 * @example
 * ```ts
 * callSignCountry('9HA2345').country // 'MT'
 * callSignCountry('3DNA').country // 'FJ', the second half of a series
 * callSignCountry('B4X80').reason // 'one-letter'
 * callSignCountry('DESTINY').word // true
 * callSignCountry('QQ12').reason // 'not-allocated'
 * ```
 */
export function callSignCountry(value: unknown): CallSignReading {
  if (isEmpty(value)) return answer('placeholder')
  const callSign = lettersOf(value)
  if (callSign.length < 3 || callSign.length > 10) return answer('malformed')
  if (/^A\d{6}$/.test(callSign)) return { ...answer('parent-craft', callSign), parentMmsiEnd: callSign.slice(1) }
  const first = callSign[0]!
  if (ONE_LETTER.includes(first)) return ofCountry('one-letter', callSign, first, entryOf(first, 'A'))
  const prefix = callSign.slice(0, 2)
  const entry = entryOf(first, callSign[1]!)
  if (entry === '**') return partOf(callSign)
  return entry === '' ? answer('not-allocated', callSign) : ofCountry('series', callSign, prefix, entry)
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  ((typeof value === 'string' || typeof value === 'number') && isPlaceholder('callSign', value))

const answer = (reason: CallSignReason, callSign?: string): CallSignReading => ({
  ok: reason !== 'not-allocated' && reason !== 'placeholder' && reason !== 'malformed',
  reason,
  why: WHY[reason],
  ...(callSign === undefined ? {} : { callSign, ...(WORD.test(callSign) ? { word: true } : {}) }),
})

function ofCountry(reason: CallSignReason, callSign: string, prefix: string, country: string): CallSignReading {
  const territoryOf = sovereignOf(country)
  const more = territoryOf === country ? {} : { territoryOf }
  return { ...answer(reason, callSign), prefix, country, ...more, countries: [country] }
}

/** The row of a table that begins with a key; '' where there is none. */
function rowOf(table: string, key: string, separator: string): string {
  const row = table.split(separator).find((one) => one.startsWith(`${key}:`))
  return row === undefined ? '' : row.slice(key.length + 1)
}

/** The two characters that stand for a country at a prefix; '' where it is not allocated. */
function entryOf(first: string, second: string): string {
  const at = SECOND.indexOf(second)
  const row = rowOf(CALL_SIGN_SERIES, first, ' ')
  for (let i = 0; at >= 0 && i < row.length; i += 3) {
    if (SECOND.indexOf(row[i]!) >= at) return row.slice(i + 1, i + 3).replace('..', '')
  }
  return ''
}

/** A series that the third character divides, that several share, or that an organisation has. */
function partOf(callSign: string): CallSignReading {
  const prefix = callSign.slice(0, 2)
  const organisation = rowOf(CALL_SIGN_ORGANISATIONS, prefix, '|')
  if (organisation !== '') return { ...answer('organisation', callSign), prefix, organisation }
  const parts = rowOf(CALL_SIGN_PARTS, prefix, ' ').match(/.../g) ?? []
  const third = callSign[2]!
  if (parts.every((part) => part[0] === 'Z'))
    return { ...answer('shared', callSign), prefix, countries: parts.map((part) => part.slice(1)).sort() }
  const part = /[A-Z]/.test(third) ? parts.find((one) => one[0]! >= third) : undefined
  return part === undefined
    ? answer('not-allocated', callSign)
    : ofCountry('half-series', callSign, callSign.slice(0, 3), part.slice(1))
}
