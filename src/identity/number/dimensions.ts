import { withDefaults, type OptionRule, type Given } from '../../base/index.js'
import { readShipType } from './shipType.js'

/** Why dimensions can be those of a ship, or cannot. */
export type DimensionsReason =
  | 'plausible'
  | 'length-only' // plausible, without a breadth
  | 'not-available' // all zero, or nothing was sent
  | 'capped' // at the field's end: the ship is as large or larger
  | 'too-long' // longer than any ship
  | 'wider-than-long'
  | 'odd-proportion' // length and breadth that cargo ships and tankers do not have
  | 'malformed' // no numbers, or out of the field's range

/** What dimensions of a hull tell. */
export interface DimensionsCheck {
  /** True where they can be those of a ship. */
  readonly ok: boolean
  /** Why. */
  readonly reason: DimensionsReason
  /** The same as a sentence. */
  readonly why: string
  /** Length over all, metres; absent where it is not known. */
  readonly lengthM?: number
  /** Breadth, metres; absent where it is not known. */
  readonly beamM?: number
  /** False where the antenna's place is not known: only length and breadth were sent. */
  readonly hasAntenna?: boolean
}

/** How dimensions are judged. */
export interface DimensionsOptions {
  /** Longest ship, metres. Default 460: the longest ever afloat, Seawise Giant, was 458 m. */
  readonly maxLengthM: number
  /**
   * Least length over breadth of cargo ships and tankers. Default 2: own choice; pontoons and rafts in tow are below
   * it.
   */
  readonly minProportion: number
  /**
   * Largest length over breadth of cargo ships and tankers. Default 12: own choice; river ships reach about 11.8 (135 m
   * by 11.45 m).
   */
  readonly maxProportion: number
}

/** Defaults of `checkDimensions`; see `DimensionsOptions` for reasons. */
export const DIMENSIONS_DEFAULTS: DimensionsOptions = { maxLengthM: 460, minProportion: 2, maxProportion: 12 }

const RULES: Readonly<Record<keyof DimensionsOptions, OptionRule>> = {
  maxLengthM: { min: 1, max: 1022 },
  minProportion: { min: 0, max: 100 },
  maxProportion: { min: 0, max: 1000 },
}

/** Largest values of the fields (M.1371-5, table 52): 9 bits each to bow and stern, 6 bits each to the sides. */
const LONGEST_SIDE_M = 511
const WIDEST_SIDE_M = 63

const WHY: Readonly<Record<DimensionsReason, string>> = {
  plausible: 'Length and breadth can be those of a ship.',
  'length-only': 'The length can be that of a ship; no breadth was sent.',
  'not-available': 'No dimensions were sent (all zero means not available).',
  capped: 'At least one value is the largest that the field holds: the ship is as large or larger.',
  'too-long': 'Longer than any ship.',
  'wider-than-long': 'The breadth is larger than the length: often two fields that were exchanged.',
  'odd-proportion': 'Length and breadth are in a proportion that cargo ships and tankers do not have.',
  malformed: 'Not four numbers within the range of the fields.',
}

const answer = (
  reason: DimensionsReason,
  known: Pick<DimensionsCheck, 'lengthM' | 'beamM' | 'hasAntenna'> = {},
): DimensionsCheck => ({ ok: reason === 'plausible' || reason === 'length-only', reason, why: WHY[reason], ...known })

const isWithin = (value: unknown, most: number): value is number =>
  typeof value === 'number' && value >= 0 && value <= most

/**
 * Judges the dimensions that a ship sends: antenna to bow, stern, port and starboard (Rec. ITU-R M.1371-5, table 52).
 *
 * @param dimensions - `{ toBowM, toSternM, toPortM, toStarboardM }`, metres; anything else is malformed, absent is not
 * available.
 * @param shipType - type of ship as sent: proportions are judged for cargo ships and tankers only.
 * @param options - limits.
 * @returns whether they can be a ship's, and why.
 * @throws RangeError or TypeError for an option out of range.
 * @example
 * ```ts
 * checkDimensions({ toBowM: 150, toSternM: 33, toPortM: 12, toStarboardM: 20 }).lengthM // 183
 * checkDimensions({ toBowM: 20, toSternM: 5, toPortM: 30, toStarboardM: 30 }).reason // 'wider-than-long'
 * ```
 */
export function checkDimensions(
  dimensions: unknown,
  shipType?: unknown,
  options?: Given<DimensionsOptions>,
): DimensionsCheck {
  const limits = withDefaults('checkDimensions', DIMENSIONS_DEFAULTS, options, RULES)
  if (dimensions === undefined || dimensions === null) return answer('not-available')
  if (typeof dimensions !== 'object') return answer('malformed')
  const { toBowM: a, toSternM: b, toPortM: c, toStarboardM: d } = dimensions as Readonly<Record<string, unknown>>
  if (!isWithin(a, LONGEST_SIDE_M) || !isWithin(b, LONGEST_SIDE_M)) return answer('malformed')
  if (!isWithin(c, WIDEST_SIDE_M) || !isWithin(d, WIDEST_SIDE_M)) return answer('malformed')
  const lengthM = a + b
  const beamM = c + d
  if (lengthM === 0) return answer(beamM === 0 ? 'not-available' : 'malformed')
  const known = { lengthM, ...(beamM === 0 ? {} : { beamM }), hasAntenna: !(a === 0 && c === 0) }
  if (a === LONGEST_SIDE_M || b === LONGEST_SIDE_M || c === WIDEST_SIDE_M || d === WIDEST_SIDE_M)
    return answer('capped', known)
  if (lengthM > limits.maxLengthM) return answer('too-long', known)
  if (beamM === 0) return answer('length-only', known)
  if (beamM > lengthM) return answer('wider-than-long', known)
  return answer(isOdd(lengthM / beamM, shipType, limits) ? 'odd-proportion' : 'plausible', known)
}

function isOdd(proportion: number, shipType: unknown, limits: DimensionsOptions): boolean {
  const { group } = readShipType(shipType)
  return (group === '7' || group === '8') && (proportion < limits.minProportion || proportion > limits.maxProportion)
}

/** Why a draught can be that of a ship, or cannot. */
export type DraughtReason =
  | 'plausible'
  | 'not-available' // 0, or nothing was sent
  | 'capped' // 25.5 m or more
  | 'deeper-than-wide' // deeper than the ship is wide
  | 'malformed' // no number, or out of the field's range

/** What a draught tells. */
export interface DraughtCheck {
  /** True where it can be that of the ship. */
  readonly ok: boolean
  /** Why. */
  readonly reason: DraughtReason
  /** The same as a sentence. */
  readonly why: string
  /** Draught, metres; absent where it is not known. */
  readonly draughtM?: number
}

const DRAUGHT_WHY: Readonly<Record<DraughtReason, string>> = {
  plausible: 'The draught can be that of a ship. Crews type it by hand, often late.',
  'not-available': 'No draught was sent (0 means not available).',
  capped: 'The largest value of the field: 25.5 m or more.',
  'deeper-than-wide': 'The draught is larger than the breadth: often metres and decimetres, or feet, exchanged.',
  malformed: 'Not a number from 0 to 25.5.',
}

/** Largest draught of the field, metres (M.1371-5, table 52). */
const DEEPEST_M = 25.5

/**
 * Judges the draught that a ship sends (Rec. ITU-R M.1371-5, table 52: tenths of a metre, 0 not available, 25.5 that or
 * more). No monohull of commerce draws more than it is wide; sailing yachts can.
 *
 * @param draughtM - metres.
 * @param beamM - breadth, metres, where it is known.
 * @returns whether it can be the ship's, and why.
 * @example
 * ```ts
 * checkDraught(11.4, 32).ok // true
 * checkDraught(25, 18).reason // 'deeper-than-wide'
 * ```
 */
export function checkDraught(draughtM: unknown, beamM?: number): DraughtCheck {
  const is = (reason: DraughtReason, known = {}): DraughtCheck => ({
    ok: reason === 'plausible',
    reason,
    why: DRAUGHT_WHY[reason],
    ...known,
  })
  if (draughtM === undefined || draughtM === null || draughtM === 0) return is('not-available')
  // Feeds with single precision send 25.5 a trifle off; a hundredth is within the field's step of a tenth.
  if (!isWithin(draughtM, DEEPEST_M + 0.01)) return is('malformed')
  if (draughtM >= DEEPEST_M - 0.01) return is('capped', { draughtM })
  return is(beamM !== undefined && beamM > 0 && draughtM > beamM ? 'deeper-than-wide' : 'plausible', { draughtM })
}
