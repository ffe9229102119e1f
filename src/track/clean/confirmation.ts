import { HOUR_MS, MINUTE_MS } from '../../base/index.js'
import type { Track } from '../../model/index.js'
import { NO_HULL, type Assignment } from './hypotheses.js'
import { type Cleaning, reachOf, VERDICT_MS } from './options.js'
import { reaches } from './reach.js'

/** What a report was judged to be: the number of its hull, or STRAY. */
export const STRAY = -1
const PENDING = -2

/** Which hull each report of a track belongs to. */
export interface Labels {
  /** Number of the hull, or STRAY. */
  readonly hull: Int32Array
  /** How many hulls. */
  readonly hulls: number
}

/** A run of reports that one hull can have sent, until it is judged. */
interface Run {
  readonly first: number
  last: number
  count: number
  /** How often it was heard again after another had been. */
  returns: number
  verdict: number
}

// Turning up again this often after the other was heard is no excursion: both are sending.
const MIN_RETURNS = 3
// Two ships on one number go on together; a receiver that jumps to and fro recovers within the hour.
const BRIEF_MS = HOUR_MS
// A run that was last heard so long before the other has ended.
const ENDED_MS = 20 * MINUTE_MS

interface Court {
  readonly track: Track
  readonly cleaning: Cleaning
  readonly single: boolean
  readonly runs: Run[]
  pending: Run[]
  hulls: number
}

/**
 * Judges each run of reports two hours after it began: a hull if it is well supported and no mere excursion of another.
 * With `single`, a second hull counts only where the first has fallen silent, and then continues it.
 */
export function judgeRuns(track: Track, assignment: Assignment, cleaning: Cleaning, single: boolean): Labels {
  const court: Court = { track, cleaning, single, runs: [], pending: [], hulls: 0 }
  const current = new Map<number, Run>()
  const runOf: (Run | undefined)[] = []
  let latest: Run | undefined
  for (let i = 0; i < track.t.length; i++) {
    if (court.pending.length > 0) judgeUntil(court, track.t[i]!)
    const key = assignment.label[i]!
    if (key === NO_HULL) continue
    let run = current.get(key)
    if (run === undefined || run.verdict === STRAY) {
      run = { first: i, last: i, count: 0, returns: 0, verdict: PENDING }
      current.set(key, run)
      court.runs.push(run)
      court.pending.push(run)
    }
    runOf[i] = run
    if (assignment.sameTime[i] === 1) continue
    if (latest !== run && run.count > 0) run.returns++
    latest = run
    run.last = i
    run.count++
  }
  judgeUntil(court, Infinity)
  const hull = Int32Array.from({ length: track.t.length }, (_, i) => runOf[i]?.verdict ?? STRAY)
  return { hull, hulls: court.hulls }
}

function judgeUntil(court: Court, t: number): void {
  while (court.pending.length > 0 && court.track.t[court.pending[0]!.first]! + VERDICT_MS < t) {
    const run = court.pending.shift()!
    run.verdict = verdict(court, run)
  }
}

function verdict(court: Court, run: Run): number {
  const others = court.runs.filter((other) => other !== run && other.verdict !== STRAY)
  const hulls = others.filter((other) => other.verdict >= 0)
  const proper = isSupported(court, run) && !isExcursion(court, run, others)
  if (hulls.length === 0) {
    // Something must be the ship: without a proper hull the best supported run is it.
    const best = others.every((other) => other.count <= run.count)
    return best || (proper && !court.single) ? court.hulls++ : STRAY
  }
  if (!proper) return STRAY
  const same = continued(court, run)
  if (same !== undefined) return same.verdict
  if (!court.single) return court.hulls++
  if (hulls.some((other) => other.last > run.first)) return STRAY
  for (const other of hulls) close(court, other)
  return 0
}

/** The hull that a run may be the rest of: silent since before the run began, and the run within its reach. */
function continued(court: Court, run: Run): Run | undefined {
  const able = court.runs.filter(
    (other) =>
      other.verdict >= 0 &&
      other.last < run.first &&
      reaches(court.track, other.last, run.first, reachOf(court.cleaning)),
  )
  return able.sort((a, b) => b.last - a.last)[0]
}

/** Ends a hull that another continues: what it sends from now on is judged anew. */
function close(court: Court, run: Run): void {
  court.runs.splice(court.runs.indexOf(run), 1)
}

function isSupported(court: Court, run: Run): boolean {
  const { t } = court.track
  return run.count >= court.cleaning.minReports && t[run.last]! - t[run.first]! >= court.cleaning.minSpanMs
}

/**
 * True for a stretch of reports before and after which another run is heard, but not (often) within it; or in turns
 * with the other for a short time only, as a receiver does that loses its fix.
 */
function isExcursion(court: Court, run: Run, others: Run[]): boolean {
  const { t } = court.track
  const brief = t[run.last]! - t[run.first]! < BRIEF_MS
  // What is heard after it may as yet be a run of its own, and yet the rest of a hull that was heard before.
  const began = (other: Run): number =>
    other.verdict === PENDING ? (continued(court, other)?.first ?? other.first) : other.first
  const within = (other: Run): boolean => other.last > run.last && began(other) < run.first
  const ended = (other: Run): boolean => t[other.last]! - t[run.last]! > ENDED_MS
  return others.some((other) => within(other) && (run.returns < MIN_RETURNS || (brief && ended(other))))
}
