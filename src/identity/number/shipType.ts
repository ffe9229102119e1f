import { SHIP_TYPE_GROUPS, SHIP_TYPES } from './shipTypeTable.js'

/** Why a type tells something, or does not. */
export type ShipTypeReason =
  | 'listed' // a type of the standard's table
  | 'not-available' // 0, or nothing was sent
  | 'reserved' // 1 to 19, 38, 39, and whole reserved groups
  | 'regional' // 100 to 199
  | 'future' // 200 to 255
  | 'malformed' // no whole number from 0 to 255: other schemes begin at 256

/** What a type of ship tells. */
export interface ShipTypeReading {
  /** True for a type that the standard names. */
  readonly ok: boolean
  /** Why. */
  readonly reason: ShipTypeReason
  /** The same as a sentence. */
  readonly why: string
  /** The number, 0 to 255. */
  readonly code?: number
  /** What the standard calls it. */
  readonly label?: string
  /**
   * What types are compared by: the first digit, of 3x and 5x both. The second digit is of the cargo, and changes
   * between voyages.
   */
  readonly group?: string
  /** Category of dangerous goods or pollutants on board. */
  readonly hazard?: 'X' | 'Y' | 'Z' | 'OS'
}

const WHY: Readonly<Record<ShipTypeReason, string>> = {
  listed: 'A type that the standard names.',
  'not-available': 'No type was sent (0 means not available).',
  reserved: 'A type that the standard keeps for later.',
  regional: 'Types from 100 to 199 are kept for regional use.',
  future: 'Types from 200 to 255 are kept for later.',
  malformed: 'Not a whole number from 0 to 255.',
}

const HAZARDS = { 1: 'X', 2: 'Y', 3: 'Z', 4: 'OS' } as const

const entryOf = (table: string, key: string): string | undefined =>
  table
    .split('|')
    .find((row) => row.startsWith(`${key}:`))
    ?.slice(key.length + 1)

/**
 * Reads a type of ship and cargo as AIS sends it (Rec. ITU-R M.1371-5, table 53).
 *
 * @param value - the number, or its digits as text.
 * @returns what it tells, and why.
 * @example
 * ```ts
 * readShipType(81) // { ok: true, reason: 'listed', code: 81, label: 'Tanker(s)', group: '8', hazard: 'X', … }
 * readShipType(52).group // '52'
 * readShipType(0).reason // 'not-available'
 * ```
 */
export function readShipType(value: unknown): ShipTypeReading {
  if (value === undefined || value === null || value === '') return answer('not-available')
  const code = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value
  if (typeof code !== 'number' || !Number.isInteger(code) || code < 0 || code > 255) return answer('malformed')
  if (code === 0) return answer('not-available', 0)
  if (code > 99) return answer(code < 200 ? 'regional' : 'future', code)
  const [tens, ones] = [String(Math.floor(code / 10)), code % 10]
  const named = entryOf(SHIP_TYPES, String(code))
  const label = named ?? entryOf(SHIP_TYPE_GROUPS, tens)
  if (label === undefined || label.startsWith('Reserved')) return answer('reserved', code)
  if (named !== undefined) return { ...answer('listed', code), label, group: String(code) }
  const hazard = ones >= 1 && ones <= 4 ? { hazard: HAZARDS[ones as 1 | 2 | 3 | 4] } : {}
  return { ...answer('listed', code), label, group: tens, ...hazard }
}

const answer = (reason: ShipTypeReason, code?: number): ShipTypeReading => ({
  ok: reason === 'listed',
  reason,
  why: WHY[reason],
  ...(code === undefined ? {} : { code }),
})
