import { mmsiKind, type MmsiKind } from '../../model/index.js'
import { midCountry, sovereignOf } from './mid.js'

/** Why a number is, or is not, one that an administration or a maker assigns. */
export type MmsiReason =
  | 'allocated' // of a class that has a MID, and the MID is allocated
  | 'no-mid' // of a class that has no MID: beacons
  | 'not-allocated' // of a class that has a MID, and nobody has this one
  | 'no-class' // nine digits of no class
  | 'placeholder' // what equipment or people send where no number was set
  | 'malformed' // not a number of nine digits

/** What the digits tell beyond the class. */
export type MmsiUse =
  | 'coast-radio'
  | 'harbour-radio'
  | 'pilot-station'
  | 'ais-repeater' // 00MID1 to 00MID4
  | 'fixed-wing'
  | 'helicopter' // 111MID1, 111MID5
  | 'physical'
  | 'virtual'
  | 'mobile' // 99MID1, 99MID6, 99MID8
  | 'sart'
  | 'man-overboard'
  | 'epirb' // 970, 972, 974
  | 'autonomous-device' // 979

/** What a maritime mobile service identity tells. */
export interface MmsiReading {
  /** True for a number of a class, with an allocated MID where the class has one, that is no placeholder. */
  readonly ok: boolean
  /** Why. */
  readonly reason: MmsiReason
  /** The same as a sentence. */
  readonly why: string
  /** Nine digits; absent where malformed. */
  readonly mmsi?: string
  /** Class of the station; absent where there is none. */
  readonly kind?: MmsiKind
  /** What the digits tell beyond the class. */
  readonly use?: MmsiUse
  /** Maritime identification digits; absent where the class has none. */
  readonly mid?: string
  /** Country that assigned it, ISO 3166-1 alpha-2; absent where not allocated. Not always the flag today. */
  readonly country?: string
  /** The country that `country` is a territory of, where it is one. */
  readonly territoryOf?: string
  /** Maker's digits of a beacon; `'00'` is a test. */
  readonly maker?: string
}

const WHY: Readonly<Record<MmsiReason, string>> = {
  allocated: 'The digits have the form of a class, and their MID is allocated to a country.',
  'no-mid': 'The number of a beacon, which has no country.',
  'not-allocated': 'The digits have the form of a class, but their MID is allocated to no country.',
  'no-class': 'The digits have the form of no class of station: ships begin with 2 to 7.',
  placeholder: 'A number that equipment or people send where none was set; it tells nothing of the ship.',
  malformed: 'Not a number of nine digits.',
}

/** Where the MID stands in each class. */
const MID_AT: Readonly<Partial<Record<MmsiKind, number>>> = {
  ship: 0,
  group: 1,
  handheld: 1,
  'coast-station': 2,
  craft: 2,
  'aid-to-navigation': 2,
  aircraft: 3,
}

/** What the digit after the MID tells, in the classes where it does (M.585-9, annex 1, sections 3 to 5). */
const USES: Readonly<Partial<Record<MmsiKind, Readonly<Record<string, MmsiUse>>>>> = {
  'coast-station': { 1: 'coast-radio', 2: 'harbour-radio', 3: 'pilot-station', 4: 'ais-repeater' },
  aircraft: { 1: 'fixed-wing', 5: 'helicopter' },
  'aid-to-navigation': { 1: 'physical', 6: 'virtual', 8: 'mobile' },
}

const BEACONS: Readonly<Record<string, MmsiUse>> = {
  970: 'sart',
  972: 'man-overboard',
  974: 'epirb',
  979: 'autonomous-device',
}

/** As `mmsiKind` has it: feeds that store the number as an integer drop up to two leading zeros. */
function nineDigits(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value)
  if (text.length > 40) return undefined
  const digits = text.trim()
  return /^\d{7,9}$/.test(digits) || /^0+$/.test(digits) ? digits.slice(0, 9).padStart(9, '0') : undefined
}

/**
 * Reads a maritime mobile service identity: what kind of station, which country assigned it, and whether it can be.
 *
 * Forms: Radio Regulations, article 19; Rec. ITU-R M.585-9, annexes 1 and 2; beacons also M.1371-5, 2.1.6 to 2.1.8.
 * Digits of MID: ITU's table. A number that ends in three zeros is ordinary for a ship with satellite equipment, and
 * nothing odd.
 *
 * @param value - the number, as text or number, with or without its leading zeros; anything else is malformed.
 * @returns whether it is a number that somebody assigns, and why.
 * @example
 * ```ts
 * readMmsi('310627000') // { ok: true, reason: 'allocated', kind: 'ship', mid: '310', country: 'BM', territoryOf: 'GB', … }
 * readMmsi(992356001).use // 'virtual'
 * readMmsi('150200162').reason // 'no-class'
 * ```
 */
export function readMmsi(value: unknown): MmsiReading {
  const mmsi = nineDigits(value)
  if (mmsi === undefined) return { ok: false, reason: 'malformed', why: WHY.malformed }
  const kind = mmsiKind(mmsi)
  const is = (reason: MmsiReason): MmsiReading => ({
    ok: reason === 'allocated' || reason === 'no-mid',
    reason,
    why: WHY[reason],
    mmsi,
    ...(reason === 'no-class' ? {} : { kind }),
  })
  if (kind === 'default') return is('placeholder')
  const beacon = BEACONS[mmsi.slice(0, 3)]
  if (kind === 'beacon') {
    return {
      ...is('no-mid'),
      ...(beacon === undefined ? {} : { use: beacon }),
      ...(beacon === 'autonomous-device' ? {} : { maker: mmsi.slice(3, 5) }),
    }
  }
  // What the kinds call a ship includes every id of a feed's own; only 2 to 7 begins one in the standard.
  if (kind === 'ship' && !/^[2-7]/.test(mmsi)) return is('no-class')
  const at = MID_AT[kind]!
  const mid = mmsi.slice(at, at + 3)
  const use = USES[kind]?.[mmsi[at + 3]!]
  return {
    ...is(midCountry(mid) === undefined ? 'not-allocated' : 'allocated'),
    ...(use === undefined ? {} : { use }),
    mid,
    ...placeOf(mid),
  }
}

function placeOf(mid: string): Pick<MmsiReading, 'country' | 'territoryOf'> {
  const country = midCountry(mid)
  if (country === undefined) return {}
  const territoryOf = sovereignOf(country)
  return territoryOf === country ? { country } : { country, territoryOf }
}
