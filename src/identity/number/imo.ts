import { isPlaceholder } from './placeholders.js'

/** Why an IMO number passes, or does not. */
export type ImoReason =
  | 'check-digit' // seven digits, and the last one fits a ship's number
  | 'company' // fits the check of a company's number, not that of a ship's
  | 'wrong-digit' // fits neither
  | 'placeholder' // fits or not: nobody has set it
  | 'not-available' // 0: the standard's "not available"; or nothing was sent
  | 'not-used' // 1 to 999999
  | 'flag-state' // 10000000 and above: an official number of the flag state, not an IMO number
  | 'malformed' // no number

/** What is known of a number in an IMO field. */
export interface ImoCheck {
  /** True where it can be a ship's IMO number. It proves nothing: invented and cloned numbers pass as well. */
  readonly ok: boolean
  /** Why. */
  readonly reason: ImoReason
  /** The same as a sentence. */
  readonly why: string
  /** The digits, where there are seven or where they are a placeholder. */
  readonly imo?: string
  /** True where the digits fit a company's number too: one ship's number in about ten does. */
  readonly fitsCompany?: boolean
  /** Share of arbitrary seven-digit numbers that pass: what a pass is worth. Only where `ok`. */
  readonly passByChance?: number
}

/** One in ten: of each six leading digits exactly one last digit passes. */
export const IMO_PASS_BY_CHANCE = 0.1

/** Most that the 30 bits of the AIS field hold. */
const LARGEST = 2 ** 30 - 1
/** No text that carries an IMO number is longer; what is longer is broken or hostile. */
const LONGEST = 40

const WHY: Readonly<Record<ImoReason, string>> = {
  'check-digit':
    'Seven digits, and the check digit fits; one number in ten passes by chance, and invented or cloned numbers ' +
    'can pass.',
  company: 'The check digit fits the IMO number of a company, not that of a ship.',
  'wrong-digit': 'The check digit does not fit: often a typing error, and no IMO number of a ship.',
  placeholder: 'A value that equipment or people send where no number was set; it tells nothing of the ship.',
  'not-available': 'No number was sent (0 means not available).',
  'not-used': 'Numbers from 1 to 999999 are not used in the IMO field.',
  'flag-state': 'Numbers from 10000000 are official numbers of the flag state, not IMO numbers.',
  malformed: 'No number of seven digits.',
}

const SHIP_WEIGHTS = [7, 6, 5, 4, 3, 2] as const
const COMPANY_WEIGHTS = [8, 6, 4, 2, 9, 7] as const

const sum = (digits: string, weights: readonly number[]): number =>
  weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)

const fitsShip = (digits: string): boolean => sum(digits, SHIP_WEIGHTS) % 10 === Number(digits[6])
const fitsCompanyCheck = (digits: string): boolean =>
  (11 - (sum(digits, COMPANY_WEIGHTS) % 11)) % 10 === Number(digits[6])

/** The digits of an IMO field without leading zeros; '' for nothing or zero; undefined where it holds anything else. */
function digitsOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value)
  if (text.length > LONGEST) return undefined
  const bare = text
    .replace(/@.*$/s, '')
    .trim()
    .replace(/^IMO(?![A-Z])[\s:.#]*(?:NO\b[\s:.]*)?/i, '')
  return /^\d*$/.test(bare) ? bare.replace(/^0+/, '') : undefined
}

/**
 * Checks a number as an IMO number of a ship.
 *
 * A number is given to the hull for good (IMO resolution A.1117(30)). Check digit: the first six digits times 7, 6, 5,
 * 4, 3, 2; the last digit of the sum is the seventh digit. It misses one in nine single wrong digits, and no two
 * neighbours that changed places. Ranges of the AIS field: Rec. ITU-R M.1371-5, table 52.
 *
 * @param value - a number, or text such as `'9074729'` or `'IMO 9074729'`; anything else is malformed.
 * @returns whether it can be a ship's number, and why.
 * @example
 * ```ts
 * checkImo('IMO 9074729').ok // true
 * checkImo(9074728).reason // 'wrong-digit'
 * checkImo('1234567').reason // 'placeholder', although the check digit fits
 * ```
 */
export function checkImo(value: unknown): ImoCheck {
  const digits = digitsOf(value)
  if (digits === undefined) return answer('malformed')
  if (digits === '') return answer('not-available')
  if (digits.length < 7) return answer('not-used')
  if (isPlaceholder('imo', digits)) return answer('placeholder', digits)
  if (digits.length > 7) return answer(Number(digits) <= LARGEST ? 'flag-state' : 'malformed')
  const fitsCompany = fitsCompanyCheck(digits)
  if (!fitsShip(digits)) return { ...answer(fitsCompany ? 'company' : 'wrong-digit', digits), fitsCompany }
  return { ...answer('check-digit', digits), fitsCompany, passByChance: IMO_PASS_BY_CHANCE }
}

function answer(reason: ImoReason, imo?: string): ImoCheck {
  return { ok: reason === 'check-digit', reason, why: WHY[reason], ...(imo === undefined ? {} : { imo }) }
}
