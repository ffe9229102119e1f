import { withDefaults, hullName, roundDeg, HOUR_MS, reportWork, type WorkOptions } from '../base/index.js'
import { scoreOfAll, WEAK_AT_MOST } from '../evidence/index.js'
import { receptionIndexOf, type Knowledge } from '../knowledge/index.js'
import {
  bucketOf,
  feedHeard,
  hearingKind,
  MOVING_KN,
  othersHeard,
  RECEPTION_GRID,
  reportsASlot,
  SLOT_MS,
  type ReceptionIndex,
} from '../knowledge/reception/index.js'
import { type SparseSending, AIS_CLASS_B, type Track } from '../model/index.js'
import { stretchesByHull, withoutFalse, checkScene, type TrackScene } from '../track/index.js'
import { SPARSE_EVIDENCE } from './evidence.js'
import { byStart } from './order.js'

/** What counts as sparse sending. */
export interface SparseOptions {
  /** Shortest stretch, ms. Default 3 hours: losses in bursts are over in one (19 of 20 on a real day in 83 minutes). */
  readonly minDurationMs?: number | undefined
  /** At most this share of the reports that were to be expected, in each hour of it. Default 0.25. */
  readonly maxShare?: number | undefined
  /** A longer silence ends a stretch, ms: it is a gap of its own. Default 2 hours. */
  readonly maxGapMs?: number | undefined
  /** Fewest reports that were to be expected in an hour, so that it can be judged. Default 6. */
  readonly minExpected?: number | undefined
  /** Most bits of one stretch. Default 12, as for a gap. */
  readonly maxBits?: number | undefined
}

/** What `findSparse` uses where an option is left out. */
export const SPARSE_DEFAULTS: Required<{ [K in keyof SparseOptions]: number }> = {
  minDurationMs: 3 * HOUR_MS,
  maxShare: 0.25,
  maxGapMs: 2 * HOUR_MS,
  minExpected: 6,
  maxBits: 12,
}

/** One hour of a track, by the clock: reports had, and to be expected. */
interface Hour {
  readonly hour: number
  /** First and last report in it. */
  readonly from: number
  readonly to: number
  readonly expected: number
}

/** What `findSparse` looks through. Hours with reports in false stretches are not judged. */
export interface SparseInput extends TrackScene {
  /** From `learn`, of this feed. */
  readonly knowledge: Knowledge
}

/**
 * Finds stretches in which a vessel was heard, and far less often than its place, its class and its own past lead one
 * to expect: without a silence long enough for a gap, as where a transponder is switched on and off, or set to a longer
 * interval.
 *
 * Hours by the clock are compared with what others of its kind have heard of their reports there, less what nobody near
 * had heard in that slot, times the share of it that the vessel itself has in its other hours. The vessel's own part of
 * all vessels is not asked (see `scoreGaps`). A vessel that sends sparsely in most of its hours has that for a habit,
 * and is not found.
 *
 * @param scene - tracks, and what was learnt of their feed.
 * @param options - see `SPARSE_DEFAULTS`.
 * @param work - progress, in tracks, and cancelling.
 * @returns stretches in order of start, then id. Poor aerials, low power and crowded frequencies look the same.
 * @throws RangeError or TypeError where an option is out of range, or `tracks` are none.
 * @example
 * ```ts
 * const { tracks } = toTracks([0, 1, 2, 3, 4].map((hour) => ({ id: '211000001', t: hour * 3_600_000, lon: 0, lat: 0 })))
 * findSparse({ tracks, knowledge: learn({ tracks }) }) // []: of others nothing is known
 * ```
 */
export function findSparse(scene: SparseInput, options?: SparseOptions, work?: WorkOptions): SparseSending[] {
  checkScene('findSparse', scene)
  const { tracks, knowledge, falseStretches = [] } = scene
  const chosen = withDefaults('findSparse', SPARSE_DEFAULTS, options, {
    minDurationMs: { min: HOUR_MS, max: 1e12 },
    maxShare: { min: 0, max: 1 },
    maxGapMs: { min: 1, max: 1e12 },
    minExpected: { min: 1, max: 1e6 },
    maxBits: { min: 0, max: 64 },
  })
  const index = receptionIndexOf(knowledge)
  const falseOf = stretchesByHull(falseStretches)
  const found: SparseSending[] = []
  tracks.forEach((track, k) => {
    if (k % 256 === 0) reportWork(work, 'finding sparse sending', k, tracks.length)
    const heard = withoutFalse(track, falseOf(track))
    for (const one of sparseOf(index, heard, falseHours(track, heard), chosen)) found.push(one)
  })
  return found.sort(byStart)
}

/**
 * Hours with false positions: she sent, and was not silent in them; how often she would have been heard with true ones
 * is not known.
 */
function falseHours({ t }: Track, heard: Track): ReadonlySet<number> {
  const hours = new Set<number>()
  if (heard.t.length === t.length) return hours
  let next = 0
  for (const at of t) {
    // Reports of one instant are all true, or all false.
    if (heard.t[next] === at) next++
    else hours.add(Math.floor(at / HOUR_MS))
  }
  return hours
}

/**
 * The stretches of one hull.
 *
 * @param track - its trustworthy reports.
 * @param leftOut - hours that are not judged.
 */
function sparseOf(
  index: ReceptionIndex,
  track: Track,
  leftOut: ReadonlySet<number>,
  chosen: typeof SPARSE_DEFAULTS,
): SparseSending[] {
  const hours = hoursOf(index, track, chosen.maxGapMs).filter(
    ({ hour, expected }) => expected >= chosen.minExpected && !leftOut.has(hour),
  )
  const own = ownShare(hours)
  const isSparse = (one: Hour): boolean => one.to - one.from <= chosen.maxShare * own * one.expected
  const found: SparseSending[] = []
  for (let i = 0; i < hours.length;) {
    let j = i
    while (j < hours.length && isSparse(hours[j]!) && (j === i || hours[j]!.hour === hours[j - 1]!.hour + 1)) j++
    if (j > i && (j - i) * HOUR_MS >= chosen.minDurationMs) found.push(describe(track, hours.slice(i, j), own, chosen))
    i = Math.max(j, i + 1)
  }
  return found
}

/** The whole hours of a track in which it was known to be there all the time. */
function hoursOf(index: ReceptionIndex, track: Track, maxGapMs: number): Hour[] {
  const { t } = track
  const hours: Hour[] = []
  const last = t.length - 1
  let from = 0
  for (let hour = Math.ceil((t[0] ?? 0) / HOUR_MS); last >= 0 && (hour + 1) * HOUR_MS <= t[last]!; hour++) {
    while (t[from]! < hour * HOUR_MS) from++
    let to = from
    let longest = from > 0 ? t[from]! - t[from - 1]! : 0
    for (; to <= last && t[to]! < (hour + 1) * HOUR_MS; to++)
      if (to > 0) longest = Math.max(longest, t[to]! - t[to - 1]!)
    if (to <= last) longest = Math.max(longest, t[to]! - t[to - 1]!)
    if (longest <= maxGapMs && to > from)
      hours.push({ hour, from, to, expected: expectedReports(index, track, hour, from) })
    from = to
  }
  return hours
}

/** Reports that others of its kind would have had heard in an hour, where it was at its first report in it. */
function expectedReports(
  index: ReceptionIndex,
  { id, lon, lat, sogKn, aisClass }: Track,
  hour: number,
  i: number,
): number {
  const bucket = bucketOf(id)
  const cell = RECEPTION_GRID.cellAt(lon[i]!, lat[i]!)
  const kind = hearingKind(aisClass[i] === AIS_CLASS_B, sogKn[i]! > MOVING_KN)
  const usual = reportsASlot(index, cell, kind, bucket)
  let sum = 0
  for (let slot = (hour * HOUR_MS) / SLOT_MS; slot < ((hour + 1) * HOUR_MS) / SLOT_MS; slot++)
    sum += usual * slotFactor(index, slot, cell, bucket)
  return sum
}

/** How much of the usual was heard of others in a slot, at most 1: nothing in an outage. */
function slotFactor(index: ReceptionIndex, slot: number, cell: number, bucket: number): number {
  const { expected, heard } = othersHeard(index, slot, cell, bucket)
  const near = expected < 1 ? 1 : heard / expected
  return Math.min(1, near, feedHeard(index, slot, bucket).factor)
}

/** The vessel's own share of what is usual: the median of its hours, at most 1. */
function ownShare(hours: readonly Hour[]): number {
  const shares = hours.map(({ from, to, expected }) => (to - from) / expected).sort((a, b) => a - b)
  return Math.min(1, shares[shares.length >> 1] ?? 1)
}

function describe(
  { id, hull, t, lon, lat }: Track,
  hours: readonly Hour[],
  own: number,
  { maxBits, maxShare }: typeof SPARSE_DEFAULTS,
): SparseSending {
  const from = hours[0]!.from
  const to = hours[hours.length - 1]!.to
  const expected = own * hours.reduce((sum, hour) => sum + hour.expected, 0)
  const counts = {
    reports: to - from,
    expectedReports: Math.round(expected * 10) / 10,
    ownShare: Math.round(own * 100) / 100,
  }
  const bits = Math.min(maxBits, sparseBits(to - from, expected, hours.length))
  return {
    kind: 'sparse',
    id: `sparse:${hullName(id, hull)}:${t[from]!}`,
    vessels: [{ id, hull }],
    start: t[from]!,
    end: t[to - 1]!,
    lon: roundDeg(lon[from]!),
    lat: roundDeg(lat[from]!),
    score: scoreOfAll(
      [{ key: 'sparse-sending', observed: counts, threshold: { maxShare }, bits }],
      SPARSE_EVIDENCE,
      WEAK_AT_MOST,
    ),
    measures: { durationMs: t[to - 1]! - t[from]!, ...counts },
  }
}

/**
 * Chances vary from hour to hour as a gamma distribution of shape 2 does, its mean the usual one. So the counts are
 * negative binomial, and the bits are those of the rate that was seen against the usual one; hours come in stretches,
 * so that n of them count as their root.
 */
function sparseBits(reports: number, expected: number, hours: number): number {
  const [seen, usual] = [Math.max(0.5, reports / hours), expected / hours]
  const perHour =
    SHAPE * Math.log2((SHAPE + usual) / (SHAPE + seen)) -
    seen * Math.log2((usual * (SHAPE + seen)) / (seen * (SHAPE + usual)))
  return Math.max(0, perHour) * Math.sqrt(hours)
}

const SHAPE = 2
