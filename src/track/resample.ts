import { checkNumber, withDefaults, HOUR_MS, KNOT_MPS } from '../base/index.js'
import { distanceM, alongGreatCircle } from '../geo/index.js'
import type { VesselId, Track } from '../model/index.js'
import { type GapOptions, stretches } from './interpolate.js'

/**
 * Where a vessel was at regular instants. No `Track`, on purpose: these points were worked out, not received, and
 * nothing that counts reports takes them.
 */
export interface ResampledTrack {
  /** The transmitter. */
  readonly id: VesselId
  /** Which of the hulls that use this id. */
  readonly hull: number
  /** Instants, multiples of the step since the epoch, ms. */
  readonly t: Float64Array
  /** Degrees, [-180, 180). */
  readonly lon: Float64Array
  /** Degrees. */
  readonly lat: Float64Array
  /** Mean speed from the fix before to the fix after, knots; NaN for a vessel with a single fix. */
  readonly speedKn: Float32Array
  /** Index in the track of the last fix at or before the instant. */
  readonly fix: Uint32Array
  /** 1 where a report was received at the very instant, 0 where the point was worked out. */
  readonly received: Uint8Array
}

/** What `resampleTrack` uses where an option is left out. */
export const RESAMPLE_DEFAULTS: {
  /** Longest silence that is bridged, ms. */
  readonly maxGapMs: number
} = { maxGapMs: HOUR_MS }

/**
 * A vessel's positions at regular instants: at constant speed along the great circle between its fixes.
 *
 * Instants are multiples of the step counted from the epoch, so the same instants come out however the input was cut.
 * No point lies before the first fix, after the last, or in a silence longer than `maxGapMs`.
 *
 * @param track - one hull's reports, cleaned.
 * @param stepMs - from instant to instant, ms, at least 1.
 * @param options - see `RESAMPLE_DEFAULTS`.
 * @example
 * ```ts
 * const { tracks } = toTracks([{ id: 'a', t: 30_000, lon: 0, lat: 0 }, { id: 'a', t: 210_000, lon: 0.03, lat: 0 }])
 * resampleTrack(tracks[0], 60_000).t // Float64Array [60000, 120000, 180000]
 * ```
 */
export function resampleTrack(track: Track, stepMs: number, options?: GapOptions): ResampledTrack {
  checkNumber('resampleTrack: stepMs', stepMs, { min: 1, max: Number.MAX_SAFE_INTEGER })
  const { maxGapMs } = withDefaults('resampleTrack', RESAMPLE_DEFAULTS, options, {
    maxGapMs: { min: 0, max: Infinity },
  })
  const out: Samples = { t: [], lon: [], lat: [], speedKn: [], fix: [], received: [] }
  for (const [from, to] of stretches(track.t, maxGapMs)) sampleStretch(track, from, to, stepMs, out)
  return {
    id: track.id,
    hull: track.hull,
    t: Float64Array.from(out.t),
    lon: Float64Array.from(out.lon),
    lat: Float64Array.from(out.lat),
    speedKn: Float32Array.from(out.speedKn),
    fix: Uint32Array.from(out.fix),
    received: Uint8Array.from(out.received),
  }
}

type Samples = { [K in 't' | 'lon' | 'lat' | 'speedKn' | 'fix' | 'received']: number[] }

function sampleStretch(track: Track, from: number, to: number, stepMs: number, out: Samples): void {
  let i = from
  const end = track.t[to - 1]!
  for (let k = Math.ceil(track.t[from]! / stepMs); k * stepMs <= end; k++) {
    while (i + 1 < to && track.t[i + 1]! <= k * stepMs) i++
    sample(track, i, Math.min(i + 1, to - 1), k * stepMs, out)
  }
}

function sample({ t, lon, lat }: Track, i: number, next: number, at: number, out: Samples): void {
  const received = t[i] === at
  // At the last fix of a stretch the leg that is known is the one before it.
  const from = next > i ? i : Math.max(0, i - 1)
  const legMs = t[next]! - t[from]!
  const wayM = distanceM(lon[from]!, lat[from]!, lon[next]!, lat[next]!)
  const share = received ? 0 : (at - t[i]!) / legMs
  const place = received
    ? { lon: lon[i]!, lat: lat[i]! }
    : alongGreatCircle(lon[i]!, lat[i]!, lon[next]!, lat[next]!, share)
  out.t.push(at)
  out.lon.push(place.lon)
  out.lat.push(place.lat)
  out.speedKn.push(legMs > 0 ? wayM / (legMs / 1000) / KNOT_MPS : NaN)
  out.fix.push(i)
  out.received.push(received ? 1 : 0)
}
