import { NAV_STATUS_UNDEFINED } from '../../model/index.js'

/** Words by which feeds say that a field holds nothing. */
const NOTHING: ReadonlySet<string> = new Set([
  '',
  'na',
  'n/a',
  'nan',
  'null',
  'none',
  'unknown',
  'undefined',
  'unknown value',
  '-',
])

/** True where the text says that there is no value. */
const isNothing = (text: string): boolean => NOTHING.has(text.trim().toLowerCase())

/** A text field without padding; undefined where it holds nothing. `@` is AIS for "no more characters". */
export function textOrNothing(text: string): string | undefined {
  const end = text.indexOf('@')
  const bare = (end < 0 ? text : text.slice(0, end)).trim()
  return isNothing(bare) ? undefined : bare
}

/**
 * Reads a number: decimal point or comma, blank and "NA" are no number.
 *
 * @returns the number; NaN where there is none.
 */
export function parseNumber(text: string): number {
  const value = +text
  if (value !== 0) return value === value ? value : parseDecimalComma(text)
  return text.includes('0') ? 0 : NaN
}

const parseDecimalComma = (text: string): number =>
  /^\s*[+-]?\d+,\d+\s*$/.test(text) ? Number(text.replace(',', '.')) : NaN

/** The words of Rec. ITU-R M.1371-5, table 48, each by a piece that no other holds, in order of the number. */
const STATUS_WORDS: readonly (readonly [piece: string, status: number])[] = [
  ['under way using engine', 0],
  ['underway using engine', 0],
  ['at anchor', 1],
  ['not under command', 2],
  ['restricted man', 3],
  ['constrained by', 4],
  ['moored', 5],
  ['aground', 6],
  ['fishing', 7],
  ['sailing', 8],
  ['hsc', 9],
  ['wig', 10],
  ['towing astern', 11],
  ['pushing ahead', 12],
  ['sart', 14],
]

/** Reads a navigational status, a number or the standard's words; 15 where it is neither. */
export function parseStatus(text: string): number {
  const value = parseNumber(text)
  if (value >= 0 && value <= 15) return Math.trunc(value)
  if (value === value) return NAV_STATUS_UNDEFINED
  const words = text.toLowerCase()
  return STATUS_WORDS.find(([piece]) => words.includes(piece))?.[1] ?? NAV_STATUS_UNDEFINED
}

/** The words by which the Danish feed names types of ship, with the first number of each kind (M.1371-5, table 53). */
const TYPE_WORDS: ReadonlyMap<string, number> = new Map([
  ['wig', 20],
  ['fishing', 30],
  ['towing', 31],
  ['towing long/wide', 32],
  ['dredging', 33],
  ['diving', 34],
  ['military', 35],
  ['sailing', 36],
  ['pleasure', 37],
  ['hsc', 40],
  ['pilot', 50],
  ['sar', 51],
  ['tug', 52],
  ['port tender', 53],
  ['anti-pollution', 54],
  ['law enforcement', 55],
  ['medical', 58],
  ['not party to conflict', 59],
  ['passenger', 60],
  ['cargo', 70],
  ['tanker', 80],
  ['other', 90],
])

/** Reads a type of ship, a number or a word; undefined where it is neither, or 0, which says nothing. */
export function parseShipType(text: string): number | undefined {
  const value = parseNumber(text)
  const type = value === value ? Math.trunc(value) : TYPE_WORDS.get(text.trim().toLowerCase())
  return type !== undefined && type >= 1 && type <= 255 ? type : undefined
}

/** What a "type of mobile" or class column says: class A or B, something that is no ship, or nothing. */
export function parseMobile(text: string): 'A' | 'B' | 'not-a-ship' | undefined {
  const word = text.trim().toLowerCase()
  if (word === 'a' || word === 'class a') return 'A'
  if (word === 'b' || word === 'class b') return 'B'
  return /base station|aton|aid|airborne|aircraft|sart|search and rescue|epirb|man overboard/.test(word)
    ? 'not-a-ship'
    : undefined
}

/**
 * The IMO number without the prefix that feeds put before it; undefined where the field holds nothing or the standard's
 * own "not available", 0. Placeholders such as 0000000 come back as sent: what they are worth is for `identity` to say.
 */
export function parseImo(text: string): string | undefined {
  const imo = textOrNothing(text)
    ?.replace(/^imo\s*/i, '')
    .replace(/\.0+$/, '')
  return imo === '' || imo === '0' ? undefined : imo
}
