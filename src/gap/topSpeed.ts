import type { TopSpeedSource } from '../model/gap.js'
import type { Particulars } from '../model/track.js'

/**
 * Top speeds by type of ship, knots, whatever the ship's own past: the least whole number that 99 of 100 ships of the type kept to
 * with 99 of 100 of their reports on a real day off the United States (2020-01-01; tankers 163 ships, cargo 184, towing 687, passenger
 * 246, pleasure 327), rounded up; of types with fewer than 50 ships there, the design speeds of the fastest common ones.
 */
const BY_TYPE: readonly (readonly [from: number, to: number, knots: number])[] = [
  [20, 29, 100], // wing in ground
  [30, 30, 21], // fishing
  [31, 32, 15], // towing
  [33, 35, 30], // dredging, diving, military
  [36, 36, 15], // sailing
  [37, 37, 45], // pleasure
  [40, 49, 50], // high speed
  [50, 51, 38], // pilots, search and rescue
  [52, 52, 15], // tugs
  [53, 59, 30], // tenders, patrol and the like
  [60, 69, 42], // passengers
  [70, 79, 24], // cargo
  [80, 89, 18], // tankers
  [90, 99, 30], // others
]

/** Of a ship of which nothing is known: what 90 of 100 such kept to on the same day. Larger ships are slower, but may be ferries. */
export const DEFAULT_TOP_SPEED_KN = 25

/** The top speed that reach assumes, and why. */
export interface TopSpeed {
  /** Knots. */
  readonly topSpeedKn: number
  /** From what. */
  readonly topSpeedBy: TopSpeedSource
}

/**
 * A ship can go as fast as others of its type, and as fast as it went: the greater of the two. Its own past alone bounds nothing from
 * above, since a ship that lay at anchor all day has not shown how fast it is.
 *
 * @param pastKn - what the ship itself made, NaN where not known.
 */
export function topSpeedOf(known: Particulars | undefined, pastKn: number): TopSpeed {
  const type = known?.shipType
  const byType = type === undefined ? undefined : BY_TYPE.find(([from, to]) => type >= from && type <= to)?.[2]
  const usual = byType ?? DEFAULT_TOP_SPEED_KN
  if (pastKn > usual) return { topSpeedKn: pastKn, topSpeedBy: 'past' }
  return { topSpeedKn: usual, topSpeedBy: byType === undefined ? 'default' : 'type' }
}
