import { checkNumber, withDefaults, HOUR_MS } from '../base/index.js'
import { toEcef } from '../geo/index.js'
import type { Track } from '../model/index.js'
import { takeReports } from './columns.js'
import { stretches, type GapOptions } from './interpolate.js'

/** What `simplifyTrack` uses where an option is left out. */
export const SIMPLIFY_DEFAULTS: {
  /** Longest silence that is bridged, ms. */
  readonly maxGapMs: number
} = { maxGapMs: HOUR_MS }

/**
 * Leaves out reports that add little: at each instant of a report left out, the vessel is at most `toleranceM` from
 * where the reports kept put it at that instant. So speed and stops are kept as well as shape: top-down time ratio,
 * TD-TR, with the synchronised Euclidean distance (Meratnia & de By 2004). First and last report of the track and of
 * every silence longer than `maxGapMs` are kept.
 *
 * @param track - one hull's reports, cleaned.
 * @param toleranceM - metres.
 * @param options - see `SIMPLIFY_DEFAULTS`.
 * @returns a track of received reports; the track itself where all are needed. Time n log n, at worst n².
 * @example
 * ```ts
 * const { tracks } = toTracks([0, 1, 2, 3].map((k) => ({ id: 'a', t: k * 60_000, lon: k * 0.001, lat: 0 })))
 * simplifyTrack(tracks[0], 10).t // Float64Array [0, 180000]
 * ```
 */
export function simplifyTrack(track: Track, toleranceM: number, options?: GapOptions): Track {
  checkNumber('simplifyTrack: toleranceM', toleranceM, { min: 0, max: 1e8 })
  const { maxGapMs } = withDefaults('simplifyTrack', SIMPLIFY_DEFAULTS, options, {
    maxGapMs: { min: 0, max: Infinity },
  })
  const n = track.t.length
  const xyz = new Float64Array(3 * n)
  for (let i = 0; i < n; i++) toEcef(track.lon[i]!, track.lat[i]!, xyz, 3 * i)
  const kept = new Uint8Array(n)
  for (const [from, to] of stretches(track.t, maxGapMs)) keepNeeded(track.t, xyz, from, to - 1, toleranceM, kept)
  const order: number[] = []
  kept.forEach((keep, i) => {
    if (keep === 1) order.push(i)
  })
  return order.length === n ? track : takeReports(track, order)
}

/** Marks the first and the last report, and between them whatever the tolerance asks for. */
function keepNeeded(
  t: Float64Array,
  xyz: Float64Array,
  first: number,
  last: number,
  toleranceM: number,
  kept: Uint8Array,
): void {
  kept[first] = 1
  kept[last] = 1
  const open = [first, last]
  while (open.length > 0) {
    const b = open.pop()!
    const a = open.pop()!
    const k = farthest(t, xyz, a, b, toleranceM)
    if (k < 0) continue
    kept[k] = 1
    open.push(a, k, k, b)
  }
}

/**
 * The report between `a` and `b` that lies farthest from the way at constant speed; -1 where all lie within the
 * tolerance.
 */
function farthest(t: Float64Array, xyz: Float64Array, a: number, b: number, toleranceM: number): number {
  const [ax, ay, az] = [xyz[3 * a]!, xyz[3 * a + 1]!, xyz[3 * a + 2]!]
  const [bx, by, bz] = [xyz[3 * b]!, xyz[3 * b + 1]!, xyz[3 * b + 2]!]
  const ra = Math.sqrt(ax * ax + ay * ay + az * az)
  const rb = Math.sqrt(bx * bx + by * by + bz * bz)
  const angle = 2 * Math.asin(Math.min(1, Math.hypot(bx / rb - ax / ra, by / rb - ay / ra, bz / rb - az / ra) / 2))
  const sin = Math.sin(angle)
  let most = toleranceM * toleranceM
  let at = -1
  for (let i = a + 1; i < b; i++) {
    const share = (t[i]! - t[a]!) / (t[b]! - t[a]!)
    // Along the great circle; within 6 km its chord is as good (to 1 mm, measured from a fix on the surface).
    const u = angle < 1e-3 || sin < 1e-9 ? 1 - share : Math.sin((1 - share) * angle) / sin
    const v = angle < 1e-3 || sin < 1e-9 ? share : Math.sin(share * angle) / sin
    const dx = xyz[3 * i]! - u * ax - v * bx
    const dy = xyz[3 * i + 1]! - u * ay - v * by
    const dz = xyz[3 * i + 2]! - u * az - v * bz
    const d2 = dx * dx + dy * dy + dz * dz
    if (d2 > most) {
      most = d2
      at = i
    }
  }
  return at
}
