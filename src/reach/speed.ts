import { roundKn, KNOT_MPS } from '../base/index.js'
import { PRISM_SPEED, toPrisms, type Prism } from '../geo/prism/index.js'
import type { Gap } from '../model/index.js'

/**
 * Where a vessel can have been during its silence. A closed gap is bounded by both fixes, an open one by the last fix
 * and `now`.
 */
export function prismOf({ start, end, measures: { before, after, durationMs, topSpeedKn } }: Gap): Prism {
  const closed = after !== undefined && end !== undefined
  const last = closed ? end : start + durationMs
  return { from: before, ...(closed ? { to: after } : {}), start, end: last, topSpeedMps: topSpeedKn * KNOT_MPS }
}

/** The speed that reach reckons with. */
export interface ReachSpeed {
  /** Knots. */
  readonly speedKn: number
  /**
   * True where the vessel's two fixes lie farther apart than its `topSpeedKn` allows, so that what they need is taken
   * instead.
   */
  readonly raised: boolean
}

/**
 * The top speed that reach reckons with: that of the gap, or what its two fixes need where that is more. The fixes are
 * facts, the top speed is assumed.
 *
 * @param gap - one silence.
 * @example
 * ```ts
 * reachSpeed(gap) // { speedKn: 16, raised: false } where the gap's topSpeedKn is 16, and its fixes are near
 * ```
 */
export function reachSpeed(gap: Gap): ReachSpeed {
  const speedKn = (1000 * toPrisms([prismOf(gap)])[PRISM_SPEED]!) / KNOT_MPS
  const raised = speedKn > gap.measures.topSpeedKn * (1 + 1e-9)
  return { speedKn: raised ? roundKn(speedKn) : gap.measures.topSpeedKn, raised }
}
