import { checkNumber, withDefaults, roundMs } from '../base/index.js'
import {
  PRISM_CLOSED,
  PRISM_END,
  PRISM_SPEED,
  PRISM_START,
  PRISM_WAY,
  toPrisms,
  outlineOf,
  areaWithin,
  drawCurve,
  wholeGlobe,
} from '../geo/prism/index.js'
import type { Gap, MultiPolygon, Polygon } from '../model/index.js'
import { prismOf } from './speed.js'

/** Options of `reachableArea`. */
export interface ReachOptions {
  /** The instant to look at, epoch ms, within the gap. Default: all of them. */
  readonly t?: number | undefined
  /**
   * How far the drawn outline may be from the true one, metres. Default: a thousandth of how far the vessel can go, at
   * least 1 m.
   */
  readonly toleranceM?: number | undefined
}

/**
 * Where a vessel can have been during its silence, or at one instant of it, at its top speed (see `reachSpeed`).
 *
 * Over all the silence that is an ellipse on the globe with the two fixes for foci, at one instant the overlap of two
 * disks; of an open gap it is a disk round the last fix. Land is not looked at.
 *
 * @param gap - one silence.
 * @param options - the instant, and the tolerance of the outline.
 * @returns a Polygon, or a MultiPolygon cut at ±180° (RFC 7946); one that holds a pole runs along the edge of the map.
 * The points lie on the outline, the straight lines between them within the tolerance of it. Of a gap without finite
 * places, an empty MultiPolygon.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * reachableArea(gap, { t: gap.start + 3_600_000 }) // where it can have been an hour after its last fix
 * ```
 */
export function reachableArea(gap: Gap, options?: ReachOptions): Polygon | MultiPolygon {
  const { t, toleranceM } = withDefaults<ReachOptions>(
    'reachableArea',
    { t: undefined, toleranceM: undefined },
    options,
  )
  const prism = toPrisms([prismOf(gap)])
  if (Number.isNaN(prism[PRISM_SPEED])) return { type: 'MultiPolygon', coordinates: [] }
  const [start, end] = [prism[PRISM_START]!, prism[PRISM_END]!]
  if (t !== undefined) checkNumber('reachableArea: t', t, { min: start, max: end })
  if (toleranceM !== undefined) checkNumber('reachableArea: toleranceM', toleranceM, { min: 0.01, max: 1e6 })
  const outline = outlineOf(prism, t)
  if (outline === undefined) return wholeGlobe()
  const { curve, corners, holds } = outline
  const points = drawCurve(curve, corners, toleranceM ?? Math.max(1, (prism[PRISM_SPEED]! * (end - start)) / 1000))
  return areaWithin(points, { north: holds({ lon: 0, lat: 90 }), south: holds({ lon: 0, lat: -90 }) })
}

/**
 * The time that a direct passage at top speed leaves of a silence: how long at most the vessel can have lain somewhere.
 *
 * @param gap - one silence.
 * @returns ms, at least 0; of an open gap its whole duration so far, as no passage is known.
 * @example
 * ```ts
 * slackMs(gap) // 20_155_881: of ten hours more than five, as the fixes lie 79 nautical miles apart and its top speed is 18 knots
 * ```
 */
export function slackMs(gap: Gap): number {
  const prism = toPrisms([prismOf(gap)])
  const durationMs = prism[PRISM_END]! - prism[PRISM_START]!
  if (Number.isNaN(durationMs)) return 0
  if (prism[PRISM_CLOSED] !== 1 || prism[PRISM_WAY] === 0) return durationMs
  return Math.max(0, roundMs(durationMs - prism[PRISM_WAY]! / prism[PRISM_SPEED]!))
}

/**
 * The duration of a silence over that of a direct passage at top speed: 1 leaves no time to spare.
 *
 * @param gap - one silence.
 * @returns at least 1; undefined where no passage is known: of an open gap, and of one whose fixes lie at one place.
 * @example
 * ```ts
 * slackRatio(gap) // 2.272…: a direct passage would have taken less than half the time
 * ```
 */
export function slackRatio(gap: Gap): number | undefined {
  const prism = toPrisms([prismOf(gap)])
  if (prism[PRISM_CLOSED] !== 1 || prism[PRISM_WAY] === 0) return undefined
  const ratio = (prism[PRISM_SPEED]! * (prism[PRISM_END]! - prism[PRISM_START]!)) / prism[PRISM_WAY]!
  return Math.max(1, ratio)
}
