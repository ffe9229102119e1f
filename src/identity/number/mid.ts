import { FIRST_MID, MID_COUNTRIES, TERRITORIES } from './midTable.js'

/**
 * The country whose administration assigns numbers with these maritime identification digits. It tells who assigned a
 * number, not which flag a ship flies today.
 *
 * @param mid - three digits, as text.
 * @returns ISO 3166-1 alpha-2, or undefined where the digits are not allocated.
 * @example
 * ```ts
 * midCountry('235') // 'GB'
 * midCountry('335') // undefined
 * ```
 */
export function midCountry(mid: string): string | undefined {
  const at = /^\d{3}$/.test(mid) ? 2 * (Number(mid) - FIRST_MID) : -1
  const country = at < 0 ? '' : MID_COUNTRIES.slice(at, at + 2)
  return /^[A-Z]{2}$/.test(country) ? country : undefined
}

/**
 * The country that a dependent territory belongs to in ITU's table (`'BM'`: `'GB'`), and every other country itself.
 * Ships of a territory often have a number of the one and a call sign of the other.
 *
 * @param country - ISO 3166-1 alpha-2.
 * @example
 * ```ts
 * sovereignOf('BM') // 'GB'
 * sovereignOf('GB') // 'GB'
 * ```
 */
export function sovereignOf(country: string): string {
  const at = /^[A-Z]{2}$/.test(country) ? ` ${TERRITORIES}`.indexOf(` ${country}`) : -1
  return at < 0 ? country : TERRITORIES.slice(at + 2, at + 4)
}
