import { roundKn, HOUR_MS } from '../base/index.js'
import type { TopSpeedSource, Particulars, Track } from '../model/index.js'

/**
 * Top speeds by type of ship, knots, whatever the ship's own past: the least whole number that 99 of 100 ships of the
 * type kept to with 99 of 100 of their reports on a real day off the United States (2020-01-01; tankers 163 ships,
 * cargo 184, towing 687, passenger 246, pleasure 327), rounded up; of types with fewer than 50 ships there, the design
 * speeds of the fastest common ones.
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

/**
 * Of a ship of which nothing is known: what 90 of 100 such kept to on the same day. Larger ships are slower, but may be
 * ferries.
 */
const DEFAULT_TOP_SPEED_KN = 25

/** The top speed that reach assumes, and why. */
export interface TopSpeed {
  /** Knots. */
  readonly topSpeedKn: number
  /** From what. */
  readonly topSpeedBy: TopSpeedSource
}

/**
 * A ship can go as fast as others of its type, and as fast as it went: the greater of the two. Its own past alone
 * bounds nothing from above, since a ship that lay at anchor all day has not shown how fast it is.
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

// A day of the ship's own speeds, as sent, in bins of half a knot up to 100 knots: of every hundred, one may be an
// error.
const BIN_KN = 0.5
const BINS = 200
/** How far before a gap the ship's own speeds are looked at, ms. */
export const PAST_MS: number = 24 * HOUR_MS
const FEWEST = 20
const ERRORS = 0.01

/**
 * What a ship made in the day before a fix: the speed that it exceeded in one report of a hundred, and a tenth more.
 * Reports enter and leave a histogram as the gaps come, so that all of it is one pass.
 */
export function pastSpeeds({ t, sogKn }: Track): (row: number) => number {
  let counts: Uint32Array | undefined
  let from = 0
  let to = 0
  let all = 0
  return (row) => {
    counts ??= new Uint32Array(BINS)
    const put = (i: number, by: 1 | -1): void => {
      const bin = Math.floor(sogKn[i]! / BIN_KN)
      if (!(bin >= 0 && bin < BINS)) return
      counts![bin]! += by
      all += by
    }
    while (to <= row) put(to++, 1)
    while (t[from]! < t[row]! - PAST_MS) put(from++, -1)
    if (all < FEWEST) return NaN
    let bin = BINS - 1
    for (let above = counts[bin]!; above <= all * ERRORS; above += counts[bin]!) bin--
    return roundKn((bin + 1) * BIN_KN * 1.1)
  }
}
