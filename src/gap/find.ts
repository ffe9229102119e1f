import { distanceM } from '../geo/distance.js'
import { SLOT_MS } from '../knowledge/hearing.js'
import type { Knowledge } from '../knowledge/index.js'
import type { Gap, GapFix } from '../model/gap.js'
import type { Rejected } from '../model/rejected.js'
import { checkNumber, withDefaults } from '../model/options.js'
import { hullName } from '../model/order.js'
import { AIS_CLASS_A, AIS_CLASS_B, AIS_CLASS_UNKNOWN } from '../model/report.js'
import { roundDeg, roundKn, roundM, roundMs } from '../model/round.js'
import type { Particulars, Track, VesselInterval } from '../model/track.js'
import { HOUR_MS, KNOT_MPS } from '../model/units.js'
import { takeReports, viewTrack } from '../track/columns.js'
import { lastAtOrBefore } from '../track/interpolate.js'
import { expectedIntervalMs, RECENT_MS } from './expected.js'
import { createHabit, HABIT_LIMIT } from './findHabit.js'
import { PAST_MS, pastSpeeds, topSpeedOf, type TopSpeed } from './topSpeed.js'

/** What counts as a gap. */
export interface GapOptions {
  /** Shortest silence that is a gap, ms. Default 1 hour: Chalmers 2023 takes half an hour, RadianceFleet two, each for its own feed. */
  readonly minGapMs?: number | undefined
  /**
   * A silence is a gap where it is longer than this many times the interval that one should have expected. Default 5: where losses have nothing to
   * do with each other, one silence in 32 is as long, and `minGapMs` holds for all that is heard often. In worlds of dark meetings, heard by
   * satellites in part, 10 found 88 % of the meetings, 7 found 95 % and 5 found 98 %, as a fixed limit of two hours does.
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
  /** Reports that cleaning set aside (`prepareTracks`): those of impossible jumps are counted within each silence. Default: none. */
  readonly rejected?: readonly Rejected[] | undefined
  /** From `learn`: how far apart reports come in this feed. Without it a thinned feed is told by the ship's own reports alone. */
  readonly knowledge?: Knowledge | undefined
}

/** Options of `findGaps`, filled in. */
export interface GapSettings extends GapOptions {
  /** See `GapOptions`. */
  readonly minGapMs: number
  /** See `GapOptions`. */
  readonly limitFactor: number
  /** See `GapOptions`. */
  readonly countBeforeMs: number
}

/** What `findGaps` uses where an option is left out. */
export const GAP_DEFAULTS: GapSettings = {
  minGapMs: HOUR_MS,
  limitFactor: 5,
  limitMs: undefined,
  topSpeedKn: undefined,
  countBeforeMs: 12 * HOUR_MS,
  now: undefined,
  particulars: [],
  falseStretches: [],
  rejected: [],
  knowledge: undefined,
}

type Given = { readonly [K in keyof GapOptions]-?: GapOptions[K] }
type Chosen = GapSettings

/**
 * Finds the silences of one hull that are longer than its own reporting leads one to expect.
 *
 * The limit is `limitFactor` times the longest of three intervals: what ITU-R M.1371-5 asks of such a transmitter at that speed and
 * status, what the feed usually passes on of such ships (`knowledge`), and the median of the ship's own last 32 intervals within a
 * day, or what it would be if losses alone had made the longest of them; at least three times the silence that it is used to, where it is heard in bursts, as by satellites that
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
function gapOptions(where: string, options?: GapOptions): Chosen {
  const chosen = withDefaults<Given>(where, GAP_DEFAULTS as Given, options, {
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
function gapsOf(given: Track, chosen: Chosen): Gap[] {
  const track = heardOnly(given, chosen)
  const { t } = track
  const least = chosen.limitMs ?? chosen.minGapMs
  const past = pastSpeeds(track)
  const habit = createHabit(t)
  const long = Math.min(least, habit.leastMs)
  const jumps = jumpsOf(track.id, chosen.rejected ?? [])
  const found: Gap[] = []
  let counted = 0
  const consider = (before: number, end: number): void => {
    const silentMs = roundMs(end) - roundMs(t[before]!)
    if (silentMs <= least) return
    const known = knownAt(track, before, chosen.particulars ?? [])
    const aisClass = classOf(track.aisClass[before]!, known)
    const dense = expectedIntervalMs(track, before, aisClass, chosen.knowledge)
    const usual = habit.usualMs(before)
    const limit = chosen.limitMs ?? Math.max(chosen.minGapMs, chosen.limitFactor * dense, HABIT_LIMIT * usual)
    if (silentMs <= limit) return
    while (t[counted]! < t[before]! - chosen.countBeforeMs) counted++
    const measured = { expected: Math.max(dense, usual), limit, counted: before + 1 - counted, aisClass }
    const top = topSpeed(chosen.topSpeedKn, known, past(before))
    found.push({ ...gapBetween(track, before, end, measured), ...setAsideIn(jumps, t[before]!, end), ...top })
  }
  for (let i = 1; i < t.length; i++) {
    if (t[i]! - t[i - 1]! < long) continue
    consider(i - 1, t[i]!)
    habit.add(i - 1, i)
  }
  if (chosen.now !== undefined && t.length > 0) consider(t.length - 1, chosen.now)
  return found
}

/** Instants at which reports were set aside as impossible jumps. */
const jumpsOf = (id: string, rejected: readonly Rejected[]): number[] =>
  rejected.flatMap((one) => (one.id === id && one.reason === 'impossible-jump' && one.t !== undefined ? [one.t] : []))

function setAsideIn(jumps: readonly number[], start: number, end: number): Pick<Gap, 'setAside' | 'setAsideSlots'> {
  const within = jumps.filter((t) => t > start && t < end)
  if (within.length === 0) return {}
  return { setAside: within.length, setAsideSlots: new Set(within.map((t) => Math.floor(t / SLOT_MS))).size }
}

/** The reports up to the present that lie in no false stretch of their hull. */
function heardOnly(track: Track, { now = Infinity, falseStretches = [] }: Chosen): Track {
  const { id, hull, t } = track
  const end = t.length === 0 || t[t.length - 1]! <= now ? t.length : lastAtOrBefore(t, now) + 1
  const known = viewTrack(track, 0, end)
  const own = falseStretches.filter((one) => one.id === id && (one.hull === undefined || one.hull === hull))
  if (own.length === 0) return known
  const isTrue = (row: number): boolean => !own.some((one) => t[row]! >= one.start && t[row]! <= one.end)
  return takeReports(known, Array.from(known.t.keys()).filter(isTrue))
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

interface Measured {
  readonly expected: number
  readonly limit: number
  readonly counted: number
  readonly aisClass: number
}

type Bounded = Omit<Gap, keyof TopSpeed>

function gapBetween(track: Track, before: number, end: number, measured: Measured): Bounded {
  const { id, hull, t } = track
  const start = t[before]!
  const { aisClass } = measured
  const after = before + 1
  const open = after === t.length
  return {
    kind: 'gap',
    id: `gap:${hullName(id, hull)}:${roundMs(start)}`,
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
    ...hourCounts(t, before),
  }
}

/** Reports in the hour on either side, where the ship was heard in the rest of a day beyond that hour too. */
function hourCounts(t: Float64Array, before: number): Pick<Gap, 'reportsHourBefore' | 'reportsHourAfter'> {
  const early = firstAtOrAfter(t, t[before]! - HOUR_MS)
  const isHeardEarlier = early > 0 && t[early - 1]! >= t[before]! - RECENT_MS
  const result = isHeardEarlier ? { reportsHourBefore: before + 1 - early } : {}
  const after = before + 1
  if (after === t.length) return result
  const late = lastAtOrBefore(t, t[after]! + HOUR_MS) + 1
  const isHeardLater = late < t.length && t[late]! <= t[after]! + RECENT_MS
  return isHeardLater ? { ...result, reportsHourAfter: late - after } : result
}

function firstAtOrAfter(t: Float64Array, at: number): number {
  let i = lastAtOrBefore(t, at)
  while (i >= 0 && t[i] === at) i--
  return i + 1
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
