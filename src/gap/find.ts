import {
  checkNumber,
  withDefaults,
  hullName,
  roundDeg,
  roundKn,
  roundM,
  roundMs,
  HOUR_MS,
  KNOT_MPS,
  reportWork,
  type WorkOptions,
} from '../base/index.js'
import { distanceM } from '../geo/index.js'
import type { Knowledge } from '../knowledge/index.js'
import { SLOT_MS } from '../knowledge/reception/index.js'
import {
  type Gap,
  type GapFix,
  type GapMeasures,
  knownAt,
  ofKnownHulls,
  type Rejected,
  AIS_CLASS_A,
  AIS_CLASS_B,
  AIS_CLASS_UNKNOWN,
  type Particulars,
  type Track,
} from '../model/index.js'
import {
  viewTrack,
  stretchesByHull,
  withoutFalse,
  lastAtOrBefore,
  checkScene,
  type TrackScene,
} from '../track/index.js'
import { expectedIntervalMs, RECENT_MS } from './expected.js'
import { createHabit, HABIT_LEAST_MS, HABIT_LIMIT } from './habit.js'
import { byStart } from './order.js'
import { PAST_MS, pastSpeeds, topSpeedOf, type TopSpeed } from './topSpeed.js'

/**
 * What `findGaps` looks through. Hulls that share a number must have tracks of their own (`prepareTracks`), or one
 * hides the silences of the other.
 */
export interface GapInput extends TrackScene {
  /**
   * From `learn`: how far apart reports come in this feed. Without it a thinned feed is told by the ship's own reports
   * alone.
   */
  readonly knowledge?: Knowledge | undefined
  /** What is known of the hulls: the class of their transmitters and their type. */
  readonly particulars?: readonly Particulars[] | undefined
  /** Reports that cleaning set aside (`prepareTracks`): those of impossible jumps are counted within each silence. */
  readonly rejected?: readonly Rejected[] | undefined
  /**
   * The present, epoch milliseconds: reports after it do not exist, and a ship not heard since for longer than the
   * limit has an open gap. Default: no gap is open.
   */
  readonly now?: number | undefined
}

/** What counts as a gap. */
export interface GapOptions {
  /**
   * Shortest silence that is a gap, ms. Default 1 hour: Chalmers 2023 takes half an hour, RadianceFleet two, each for
   * its own feed.
   */
  readonly minGapMs?: number | undefined
  /**
   * A silence is a gap where it is longer than this many times the interval that one should have expected. Default 5:
   * where losses have nothing to do with each other, one silence in 32 is as long, and `minGapMs` holds for all that is
   * heard often. In worlds of dark meetings, heard by satellites in part, 10 found 88 % of the meetings, 7 found 95 %
   * and 5 found 98 %, as a fixed limit of two hours does.
   */
  readonly limitFactor?: number | undefined
  /** A fixed limit in place of both, ms: every longer silence is a gap, and no other. Default: none. */
  readonly limitMs?: number | undefined
  /** Top speed that reach assumes for every ship, knots. Default: by type and by its own past. */
  readonly topSpeedKn?: number | undefined
  /** Over how long reports before the gap are counted, ms. Default 12 hours, as Global Fishing Watch does. */
  readonly countBeforeMs?: number | undefined
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
}

type Given = { readonly [K in keyof GapOptions]-?: GapOptions[K] }

/**
 * Finds AIS gaps: the silences of each hull that are longer than its own reporting leads one to expect.
 *
 * The limit is `limitFactor` times the longest of three intervals: what ITU-R M.1371-5 asks of such a transmitter at
 * that speed and status, what the feed usually passes on of such ships (`knowledge`), and the median of the ship's own
 * last 32 intervals within a day, or what it would be if losses alone had made the longest of them; at least three
 * times the silence that it is used to, where it is heard in bursts, as by satellites that pass; and at least
 * `minGapMs`. A gap runs from the last trustworthy fix to the next, and is exact at any cut of the data that keeps a
 * day before it. Linear in the number of fixes.
 *
 * @param scene - tracks, and what is known of them; a bare `{ tracks }` suffices.
 * @param options - see `GAP_DEFAULTS`.
 * @param work - progress, in tracks, and cancelling.
 * @returns gaps in order of start, then id; the last of a hull may be open. AIS shows a silence: transponders fail, and
 * receivers miss, more often than anybody hides.
 * @throws RangeError or TypeError where an option is out of range, or `tracks` are none.
 * @example
 * ```ts
 * const times = [0, 10, 20, 30, 40, 50, 60, 70, 80, 500, 510].map((minute) => minute * 60_000)
 * const { tracks } = toTracks(times.map((t) => ({ id: '211000001', t, lon: t / 1e8, lat: 54 })))
 * findGaps({ tracks }).map((gap) => gap.measures.durationMs / 60_000) // [420]
 * ```
 */
export function findGaps(scene: GapInput, options?: GapOptions, work?: WorkOptions): Gap[] {
  const chosen = gapOptions(options)
  checkScene('findGaps', scene)
  const { tracks, knowledge, now, particulars = [], rejected = [], falseStretches = [] } = scene
  if (now !== undefined) checkNumber('findGaps: now', now, { min: -8.64e15, max: 8.64e15 })
  const settings: FeedSettings = { ...chosen, knowledge, now }
  const falseOf = stretchesByHull(falseStretches)
  const particularsOf = groupById(ofKnownHulls(particulars, tracks))
  const jumpsOf = groupById(rejected.filter(isJump))
  const found: Gap[] = []
  tracks.forEach((track, k) => {
    if (k % 256 === 0) reportWork(work, 'finding gaps', k, tracks.length)
    const known = { particulars: particularsOf.get(track.id) ?? NONE, jumps: jumpsOf.get(track.id) ?? NONE }
    const heard = withoutFalse(heardUntil(track, now), falseOf(track))
    for (const gap of gapsOf(heard, known, settings)) found.push(gap)
  })
  return found.sort(byStart)
}

/** Fills in and checks the options. */
function gapOptions(options?: GapOptions): GapSettings {
  const chosen = withDefaults<Given>('findGaps', GAP_DEFAULTS as Given, options, {
    minGapMs: { min: 0, max: Number.MAX_SAFE_INTEGER },
    limitFactor: { min: 0, max: 1e6 },
    countBeforeMs: { min: 0, max: Number.MAX_SAFE_INTEGER },
  })
  if (chosen.limitMs !== undefined)
    checkNumber('findGaps: limitMs', chosen.limitMs, { min: 0, max: Number.MAX_SAFE_INTEGER })
  if (chosen.topSpeedKn !== undefined) checkNumber('findGaps: topSpeedKn', chosen.topSpeedKn, { min: 0.1, max: 1000 })
  return chosen as GapSettings
}

type Jump = Rejected & { readonly t: number }

const isJump = (one: Rejected): one is Jump => one.reason === 'impossible-jump' && one.t !== undefined

/** So that each track looks at its own only. */
function groupById<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const own = groups.get(one.id)
    if (own === undefined) groups.set(one.id, [one])
    else own.push(one)
  }
  return groups
}

/** The reports up to the present. */
function heardUntil(track: Track, now: number = Infinity): Track {
  const { t } = track
  return t.length === 0 || t[t.length - 1]! <= now ? track : viewTrack(track, 0, lastAtOrBefore(t, now) + 1)
}

/** Options, and what is known of the feed. */
interface FeedSettings extends GapSettings, Pick<GapInput, 'knowledge' | 'now'> {}

/** What is known of the hulls of one id. */
interface KnownOfId {
  readonly particulars: readonly Particulars[]
  /** Reports that were set aside as impossible jumps. */
  readonly jumps: readonly Jump[]
}

const NONE: readonly never[] = []

/**
 * The first fix from `i` on that comes this long after the one before it; a loop of its own, for nearly all fixes end
 * there.
 */
function nextSilence(t: Float64Array, i: number, long: number): number {
  let before = t[i - 1]!
  for (; i < t.length; i++) {
    const here = t[i]!
    if (here - before >= long) return i
    before = here
  }
  return i
}

/** The gaps of one hull, whose reports are all trustworthy, in order of time. */
function gapsOf(track: Track, { particulars, jumps }: KnownOfId, chosen: FeedSettings): Gap[] {
  const { t } = track
  const least = chosen.limitMs ?? chosen.minGapMs
  const long = Math.min(least, HABIT_LEAST_MS)
  const first = nextSilence(t, 1, long)
  if (first >= t.length && chosen.now === undefined) return []
  const past = pastSpeeds(track)
  const habit = createHabit(t)
  const found: Gap[] = []
  let counted = 0
  const consider = (before: number, end: number): void => {
    const silentMs = roundMs(end) - roundMs(t[before]!)
    if (silentMs <= least) return
    const known = knownAt(particulars, track.id, track.hull, t[before]!)
    const aisClass = classOf(track.aisClass[before]!, known)
    const dense = expectedIntervalMs(track, before, aisClass, chosen.knowledge)
    const usual = habit.usualMs(before)
    const limit = chosen.limitMs ?? Math.max(chosen.minGapMs, chosen.limitFactor * dense, HABIT_LIMIT * usual)
    if (silentMs <= limit) return
    while (t[counted]! < t[before]! - chosen.countBeforeMs) counted++
    const top = topSpeed(chosen.topSpeedKn, known, past(before))
    const measured = { expected: Math.max(dense, usual), limit, counted: before + 1 - counted, aisClass, jumps, top }
    found.push(gapBetween(track, before, end, measured))
  }
  for (let i = first; i < t.length; i = nextSilence(t, i + 1, long)) {
    consider(i - 1, t[i]!)
    habit.add(i - 1, i)
  }
  if (chosen.now !== undefined && t.length > 0) consider(t.length - 1, chosen.now)
  return found
}

function setAsideIn(
  jumps: readonly Jump[],
  start: number,
  end: number,
): Pick<GapMeasures, 'setAside' | 'setAsideSlots'> {
  const within = jumps.filter(({ t }) => t > start && t < end)
  if (within.length === 0) return {}
  return { setAside: within.length, setAsideSlots: new Set(within.map(({ t }) => Math.floor(t / SLOT_MS))).size }
}

/** The class as the report has it, else as it is known. */
function classOf(column: number, known: Particulars | undefined): number {
  if (column !== AIS_CLASS_UNKNOWN || known?.aisClass === undefined) return column
  return known.aisClass === 'B' ? AIS_CLASS_B : AIS_CLASS_A
}

/** What was measured of a gap beside what its two fixes say. */
interface Measured {
  readonly expected: number
  readonly limit: number
  readonly counted: number
  readonly aisClass: number
  readonly jumps: readonly Jump[]
  readonly top: TopSpeed
}

function gapBetween(track: Track, before: number, end: number, measured: Measured): Gap {
  const { id, hull, t } = track
  const start = t[before]!
  const fix = fixOf(track, before)
  const open = before + 1 === t.length
  return {
    kind: 'gap',
    id: `gap:${hullName(id, hull)}:${roundMs(start)}`,
    vessels: [{ id, hull }],
    start: roundMs(start),
    ...(open ? {} : { end: roundMs(end) }),
    lon: fix.lon,
    lat: fix.lat,
    measures: {
      ...sentClass(measured.aisClass),
      durationMs: roundMs(end) - roundMs(start),
      before: fix,
      ...(open ? {} : wayBetween(track, before, before + 1)),
      expectedIntervalMs: roundMs(measured.expected),
      limitMs: roundMs(measured.limit),
      reportsBefore: measured.counted,
      ...hourCounts(t, before),
      ...setAsideIn(measured.jumps, start, end),
      ...measured.top,
    },
  }
}

const sentClass = (aisClass: number): Pick<GapMeasures, 'aisClass'> =>
  aisClass === AIS_CLASS_A ? { aisClass: 'A' } : aisClass === AIS_CLASS_B ? { aisClass: 'B' } : {}

/** Reports in the hour on either side, where the ship was heard in the rest of a day beyond that hour too. */
function hourCounts(t: Float64Array, before: number): Pick<GapMeasures, 'reportsHourBefore' | 'reportsHourAfter'> {
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

function wayBetween(
  track: Track,
  before: number,
  after: number,
): Pick<GapMeasures, 'after' | 'distanceM' | 'impliedSpeedKn'> {
  const metres = distanceM(track.lon[before]!, track.lat[before]!, track.lon[after]!, track.lat[after]!)
  const seconds = (track.t[after]! - track.t[before]!) / 1000
  return { after: fixOf(track, after), distanceM: roundM(metres), impliedSpeedKn: roundKn(metres / seconds / KNOT_MPS) }
}

function fixOf({ t, lon, lat, sogKn, cogDeg, row }: Track, i: number): GapFix {
  const [sog, cog] = [sogKn[i]!, cogDeg[i]!]
  const fix: { -readonly [K in keyof GapFix]: GapFix[K] } = {
    t: roundMs(t[i]!),
    lon: roundDeg(lon[i]!),
    lat: roundDeg(lat[i]!),
    row: row[i]!,
  }
  if (sog === sog) fix.sogKn = roundKn(sog)
  if (cog === cog) fix.cogDeg = roundM(cog)
  return fix
}

function topSpeed(option: number | undefined, known: Particulars | undefined, pastKn: number): TopSpeed {
  return option === undefined ? topSpeedOf(known, pastKn) : { topSpeedKn: option, topSpeedBy: 'option' }
}

/**
 * How far before a gap, and after it, the reports lie on which it depends, ms: its own reporting, its speeds and its
 * counts.
 */
export const gapHorizonMs = (countBeforeMs: number = GAP_DEFAULTS.countBeforeMs): number =>
  Math.max(PAST_MS, RECENT_MS, countBeforeMs) + HOUR_MS
