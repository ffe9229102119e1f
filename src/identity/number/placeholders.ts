import { mmsiKind } from '../../model/index.js'
import { CALL_SIGN_PLACEHOLDERS, IMO_PLACEHOLDERS, NAME_PLACEHOLDERS } from './placeholderTable.js'

/** Identifiers that can hold a placeholder. */
export type PlaceholderField = 'mmsi' | 'imo' | 'callSign' | 'name'

/** No field of AIS is longer than 20 characters; longer text is no known placeholder. */
const LONGEST = 40

const bare = (text: string): string => text.replace(/@.*$/s, '').replace(/\s+/g, ' ').trim().toUpperCase()

// Zeros, crosses, dashes and the like stand for nothing, however many.
const FILLER = /^(?:0+|X{2,}|[^\p{L}\p{N}]*)$/u
/** One digit seven times: 0000000 and 5555555 pass the check digit. */
const REPEATED_DIGIT = /^(\d)\1{6}$/
/** The form of the standard for aircraft (M.1371-5, table 52). */
const AIRCRAFT = /^SAR AIRCRAFT \d*$/
// Beacons on nets and gear send their battery's charge in the name, so that it changes by itself; others are named for
// what they are.
const CHARGE = /\d ?%|% ?\d|(?:^|[^A-Z0-9])\d{1,2}(?:[.,]\d{1,2})? ?V$/
const GEAR = /^[^A-Z]*(?:FISHING |FISH )?(?:NET|BUOY)S?[^A-Z]*$/

const listed = (list: string, text: string): boolean =>
  text !== '' && `|${list}|`.includes(`|${text}|`) && !text.includes('|')

const CHECKS: Readonly<Record<PlaceholderField, (text: string) => boolean>> = {
  mmsi: (text) => mmsiKind(text) === 'default',
  imo: (text) => {
    const digits = text.replace(/^IMO\s*/, '').replace(/^0+(?=\d{1,7}$)/, '')
    return digits === '' || digits === '0' || REPEATED_DIGIT.test(digits) || listed(IMO_PLACEHOLDERS, digits)
  },
  callSign: (text) => FILLER.test(text) || listed(CALL_SIGN_PLACEHOLDERS, text.replace(/ /g, '')),
  name: (text) =>
    FILLER.test(text) ||
    listed(NAME_PLACEHOLDERS, text.replace(/[./]/g, '')) ||
    AIRCRAFT.test(text) ||
    CHARGE.test(text) ||
    GEAR.test(text),
}

/**
 * Whether a value carries no identity: what equipment sends until somebody sets it, what people type where they have
 * nothing to say, and names of gear. It never counts as a change, a match or a collision. An empty value is a
 * placeholder too.
 *
 * @param field - which identifier it is.
 * @param value - as sent; what is neither text nor a number is a placeholder.
 * @returns true where it says nothing of the ship.
 * @example
 * ```ts
 * isPlaceholder('name', 'NAUTICAST') // true
 * isPlaceholder('name', 'NET 12 87%') // true
 * isPlaceholder('imo', '9074729') // false
 * ```
 */
export function isPlaceholder(field: PlaceholderField, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return true
  const text = String(value)
  return text.length > LONGEST ? false : CHECKS[field](bare(text))
}
