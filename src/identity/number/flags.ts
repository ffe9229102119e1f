import { callSignCountry } from './callSign.js'
import { FLAG_MISUSE } from './flagMisuseTable.js'
import { sovereignOf } from './mid.js'
import { readMmsi } from './mmsi.js'

/** How the countries of two identifiers relate. */
export interface FlagComparison {
  /**
   * 'related': one is a territory of the other, or both are of one country. 'unknown': one of them tells no country.
   */
  readonly relation: 'same' | 'related' | 'different' | 'unknown'
  /** The same as a sentence. */
  readonly why: string
  /** Country of the MMSI's digits. */
  readonly mmsiCountry?: string
  /** Countries of the call sign's series. */
  readonly callSignCountries?: readonly string[]
}

const WHY: Readonly<Record<FlagComparison['relation'], string>> = {
  same: 'MMSI and call sign were assigned by one country.',
  related: 'MMSI and call sign were assigned by a territory and its country, or by two territories of one.',
  different:
    'MMSI and call sign were assigned by two countries: also seen while a ship changes flag, in a bareboat ' +
    'charter, and after errors of entry.',
  unknown: 'One of the two tells no country, or the call sign has the form of a name.',
}

/**
 * How two countries relate.
 *
 * @param a - ISO 3166-1 alpha-2.
 * @param b - the other.
 * @returns 'related' for a territory and its country, and for two territories of one.
 * @example
 * ```ts
 * compareCountries('BM', 'GB') // 'related'
 * ```
 */
export function compareCountries(a: string, b: string): 'same' | 'related' | 'different' {
  if (a === b) return 'same'
  return sovereignOf(a) === sovereignOf(b) ? 'related' : 'different'
}

/**
 * Compares the country of an MMSI with that of a call sign. Of 49 listed ships with both, 4 differed (OFAC, November
 * 2023). Call signs that have the form of a name tell nothing.
 *
 * @param mmsi - as `readMmsi` takes it.
 * @param callSign - as `callSignCountry` takes it.
 * @returns how they relate, and which countries they are. The nearest relation counts where countries share a series.
 * @example
 * ```ts
 * compareFlags('215123000', '9HA2345').relation // 'same', Malta
 * compareFlags('310627000', 'ZCDX5').relation // 'related', Bermuda and the United Kingdom
 * compareFlags('215123000', 'T2EU4').relation // 'different', Malta and Tuvalu
 * ```
 */
export function compareFlags(mmsi: unknown, callSign: unknown): FlagComparison {
  const { country, kind } = readMmsi(mmsi)
  const sign = callSignCountry(callSign)
  const countries = sign.word === true && kind !== 'aircraft' ? undefined : sign.countries
  const relations = country === undefined ? [] : (countries ?? []).map((one) => compareCountries(country, one))
  const relation = (['same', 'related', 'different'] as const).find((one) => relations.includes(one)) ?? 'unknown'
  return {
    relation,
    why: WHY[relation],
    ...(country === undefined ? {} : { mmsiCountry: country }),
    ...(countries === undefined ? {} : { callSignCountries: countries }),
  }
}

/**
 * Where a state's flag has been reported as used without its leave: the address of a source. The state is the one
 * wronged, most ships under its flag are rightly there, and the flag alone is no indicator.
 *
 * @param country - ISO 3166-1 alpha-2.
 * @returns a source, or undefined where nothing is on record here.
 * @example
 * ```ts
 * reportedFlagMisuse('NO') // undefined
 * ```
 */
export function reportedFlagMisuse(country: string): string | undefined {
  return FLAG_MISUSE.split(' ')
    .find((row) => row.startsWith(`${country}:`))
    ?.slice(3)
}
