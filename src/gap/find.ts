import { distanceM } from '../geo/distance.js'
import type { Knowledge } from '../knowledge/index.js'
import type { Gap, GapFix } from '../model/gap.js'
import { checkNumber, withDefaults } from '../model/options.js'
import { AIS_CLASS_A, AIS_CLASS_B, AIS_CLASS_UNKNOWN } from '../model/report.js'
import { roundDeg, roundKn, roundM, roundMs } from '../model/round.js'
import type { Particulars, Track, VesselInterval } from '../model/track.js'
import { HOUR_MS, KNOT_MPS } from '../model/units.js'
import { expectedIntervalMs, RECENT_MS } from './expected.js'
import { createHabit, HABIT_LIMIT } from './findHabit.js'
import { PAST_MS, pastSpeeds, topSpeedOf, type TopSpeed } from './topSpeed.js'

/** What counts as a gap. */
export interface GapOptions {
  /** Shortest silence that is a gap, ms. Default 1 hour: Chalmers 2023 takes half an hour, RadianceFleet two, each for its own feed. */
  readonly minGapMs?: number | undefined
  /**
   * A silence is a gap where it is longer than this many times the interval that one should have expected. Default 10: where half of all
   * reports are lost, and losses have nothing to do with each other, one silence in a thousand is as long.
   */
  readonly limitFactor?: number | undefined
  /** A fixed limit in place of both, ms: every longer silence is a gap, and no other. Default: none. */
  readonly limitMs?: number | undefined
  /** Top speed that reach assumes for every ship, knots. Default: by type and by its own past. */
  readonly topSpeedKn?: number | undefined
  /** Over how long reports before the gap are counted, ms. Default 12 hours, as Global Fishing Watch does. */
  readonly countBeforeMs?: number | undefined
  /** The present, epoch ms: a ship not heard since for longer than the limit has an open gap. Default: no gap is open. */
  readonly now?: number | undefined
  /** What is known of the hulls. */
  readonly particulars?: readonly Particulars[] | undefined
  /** Stretches without a trustworthy position: they count as silence. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
  /** From `learn`: how far apart reports come in this feed. Without it a thinned feed is told by the ship's own reports alone. */
  readonly knowledge?: Knowledge | undefined
}

type Given = { readonly [K in keyof GapOptions]-?: GapOptions[K] }

/** What `findGaps` uses where an option is left out. */
export const GAP_DEFAULTS: Given & { readonly minGapMs: number; readonly limitFactor: number; readonly countBeforeMs: number } = {
  minGapMs: HOUR_MS,
  limitFactor: 10,
  limitMs: undefined,
  topSpeedKn: undefined,
  countBeforeMs: 12 * HOUR_MS,
  now: undefined,
  particulars: [],
  falseStretches: [],
  knowledge: undefined,
}

type Chosen = typeof GAP_DEFAULTS

/**
 * Finds the silences of one hull that are longer than its own reporting leads one to expect.
 *
 * The limit is `limitFactor` times the longest of three intervals: what ITU-R M.1371-5 asks of such a transmitter at that speed and
 * status, what the feed usually passes on of such ships (`knowledge`), and what nine of ten of the ship's own last 32 intervals
 * within a day were below; at least three times the silence that it is used to, where it is heard in bursts, as by satellites that
 * pass; and at least `minGapMs`. A gap runs from the last trustworthy fix to the next, and is exact at any
 * cut of the data that keeps a day before it. Hulls that share a number must be told apart first (`prepareTracks`), or one hides the
 * silences of the other. Linear in the number of fixes.
 *
 * @param track - one hull's reports, cleaned.
 * @param options - see `GAP_DEFAULTS`.
 * @returns gaps in time order; the last may be open. AIS shows a silence: transponders fail, and receivers miss, more often than
 * anybody hides.
 * @throws RangeError or TypeError where an option is out of range.
 * @example
 * ```ts
 * const times = [0, 10, 20, 30, 40, 50, 60, 70, 80, 500, 510].map((minute) => minute * 60_000)
 * const { tracks } = toTracks(times.map((t) => ({ id: '211000001', t, lon: t / 1e8, lat: 54 })))
 * findGaps(tracks[0]).map((gap) => gap.durationMs / 60_000) // [420]
 * ```
 */
export function findGaps(track: Track, options?: GapOptions): Gap[] {
  return gapsOf(track, gapOptions('findGaps', options))
}

/** Fills in and checks the options. */
export function gapOptions(where: string, options?: GapOptions): Chosen {
  const chosen = withDefaults<Given>(where, GAP_DEFAULTS, options, {
    minGapMs: { min: 0, max: Number.MAX_SAFE_INTEGER },
    limitFactor: { min: 0, max: 1e6 },
    countBeforeMs: { min: 0, max: Number.MAX_SAFE_INTEGER },
  })
  if (chosen.limitMs !== undefined) checkNumber(`${where}: limitMs`, chosen.limitMs, { min: 0, max: Number.MAX_SAFE_INTEGER })
  if (chosen.topSpeedKn !== undefined) checkNumber(`${where}: topSpeedKn`, chosen.topSpeedKn, { min: 0.1, max: 1000 })
  if (chosen.now !== undefined) checkNumber(`${where}: now`, chosen.now, { min: -8.64e15, max: 8.64e15 })
  return chosen as Chosen
}

/** The same with options that were checked. */
export function gapsOf(track: Track, chosen: Chosen): Gap[] {
  const { t } = track
  const now = chosen.now ?? Infinity
  const least = chosen.limitMs ?? chosen.minGapMs
  const isFalse = falseRows(track, chosen.falseStretches ?? [])
  const isHeard = (row: number): boolean => t[row]! <= now && !isFalse(row)
  const past = pastSpeeds(track, isFalse)
  const habit = createHabit(t)
  const long = Math.min(least, habit.leastMs)
  const found: Gap[] = []
  let before = -1
  let counted = 0
  let count = 0
  const consider = (after: number, end: number): void => {
    const silentMs = roundMs(end) - roundMs(t[before]!)
    if (silentMs <= least) return
    const known = knownAt(track, before, chosen.particulars ?? [])
    const aisClass = classOf(track.aisClass[before]!, known)
    const dense = expectedIntervalMs(track, before, aisClass, chosen.knowledge, isFalse)
    const usual = habit.usualMs(before)
    const limit = chosen.limitMs ?? Math.max(chosen.minGapMs, chosen.limitFactor * dense, HABIT_LIMIT * usual)
    if (silentMs <= limit) return
    for (; t[counted]! < t[before]! - chosen.countBeforeMs; counted++) if (!isFalse(counted)) count--
    const measured = { expected: Math.max(dense, usual), limit, counted: count, aisClass }
    const top = topSpeed(chosen.topSpeedKn, known, past(before))
    found.push({ ...gapBetween(track, before, after, end, measured), ...hourCounts(track, before, after, isHeard), ...top })
  }
  for (let i = 0; i < t.length && t[i]! <= now; i++) {
    if (isFalse(i)) continue
    if (before >= 0 && t[i]! - t[before]! >= long) {
      consider(i, t[i]!)
      habit.add(before, i)
    }
    before = i
    count++
  }
  if (chosen.now !== undefined && before >= 0) consider(-1, now)
  return found
}

/** What is known of the hull at a fix. */
function knownAt({ id, hull, t }: Track, row: number, particulars: readonly Particulars[]): Particulars | undefined {
  const at = t[row]!
  return particulars.find((p) => p.id === id && p.hull === hull && at >= (p.start ?? -Infinity) && at <= (p.end ?? Infinity))
}

/** The class as the report has it, else as it is known. */
function classOf(column: number, known: Particulars | undefined): number {
  if (column !== AIS_CLASS_UNKNOWN || known?.aisClass === undefined) return column
  return known.aisClass === 'B' ? AIS_CLASS_B : AIS_CLASS_A
}

/** Whether a fix lies in a false stretch of its hull. */
function falseRows({ id, hull, t }: Track, stretches: readonly VesselInterval[]): (row: number) => boolean {
  const own = stretches.filter((one) => one.id === id && (one.hull === undefined || one.hull === hull))
  if (own.length === 0) return () => false
  return (row) => own.some(({ start, end }) => t[row]! >= start && t[row]! <= end)
}

interface Measured {
  readonly expected: number
  readonly limit: number
  readonly counted: number
  readonly aisClass: number
}

type Bounded = Omit<Gap, keyof TopSpeed>

function gapBetween(track: Track, before: number, after: number, end: number, measured: Measured): Bounded {
  const { id, hull, t } = track
  const start = t[before]!
  const { aisClass } = measured
  const open = after < 0
  return {
    kind: 'gap',
    id: `gap:${hull === 0 ? id : `${id}.${hull}`}:${roundMs(start)}`,
    vessel: id,
    hull,
    ...(aisClass === AIS_CLASS_A ? { aisClass: 'A' as const } : aisClass === AIS_CLASS_B ? { aisClass: 'B' as const } : {}),
    start: roundMs(start),
    ...(open ? {} : { end: roundMs(end) }),
    durationMs: roundMs(end) - roundMs(start),
    before: fixOf(track, before),
    ...(open ? {} : wayBetween(track, before, after)),
    expectedIntervalMs: roundMs(measured.expected),
    limitMs: roundMs(measured.limit),
    reportsBefore: measured.counted,
  }
}

/** Reports in the hour on either side, where the ship was heard beyond that hour too. */
function hourCounts({ t }: Track, before: number, after: number, isHeard: (row: number) => boolean): Pick<Gap, 'reportsHourBefore' | 'reportsHourAfter'> {
  const early = heardBy(t, before, -1, isHeard)
  const late = after < 0 ? undefined : heardBy(t, after, 1, isHeard)
  return { ...(early === undefined ? {} : { reportsHourBefore: early }), ...(late === undefined ? {} : { reportsHourAfter: late }) }
}

/** Reports in the hour from a fix on, or back; undefined where none is heard in the rest of a day beyond it. */
function heardBy(t: Float64Array, from: number, step: 1 | -1, isHeard: (row: number) => boolean): number | undefined {
  let count = 0
  for (let k = from; k >= 0 && k < t.length; k += step) {
    const ms = Math.abs(t[k]! - t[from]!)
    if (ms > RECENT_MS) return undefined
    if (!isHeard(k)) continue
    if (ms > HOUR_MS) return count
    count++
  }
  return undefined
}

function wayBetween(track: Track, before: number, after: number): Pick<Gap, 'after' | 'distanceM' | 'impliedSpeedKn'> {
  const metres = distanceM(track.lon[before]!, track.lat[before]!, track.lon[after]!, track.lat[after]!)
  const seconds = (track.t[after]! - track.t[before]!) / 1000
  return { after: fixOf(track, after), distanceM: roundM(metres), impliedSpeedKn: roundKn(metres / seconds / KNOT_MPS) }
}

function fixOf({ t, lon, lat, sogKn, cogDeg, row }: Track, i: number): GapFix {
  const sog = sogKn[i]!
  const cog = cogDeg[i]!
  return {
    t: roundMs(t[i]!),
    lon: roundDeg(lon[i]!),
    lat: roundDeg(lat[i]!),
    ...(sog === sog ? { sogKn: roundKn(sog) } : {}),
    ...(cog === cog ? { cogDeg: roundM(cog) } : {}),
    row: row[i]!,
  }
}

function topSpeed(option: number | undefined, known: Particulars | undefined, pastKn: number): TopSpeed {
  return option === undefined ? topSpeedOf(known, pastKn) : { topSpeedKn: option, topSpeedBy: 'option' }
}

/** How far before a gap, and after it, the reports lie on which it depends, ms: its own reporting, its speeds and its counts. */
export const gapHorizonMs = (countBeforeMs: number = GAP_DEFAULTS.countBeforeMs): number => Math.max(PAST_MS, RECENT_MS, countBeforeMs) + HOUR_MS
