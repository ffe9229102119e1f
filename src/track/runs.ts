import type { Track } from '../model/track.js'
import { CLEANING_HORIZON_MS, reachOf, type Cleaning } from './cleaning.js'
import { linkCosts, reaches, type LinkCost, type Reach } from './reach.js'

/** Reports that follow each other within reach: a hull, a candidate for one, or a branch of either. */
interface Run {
  first: number
  last: number
  count: number
  /** How often it was heard again after another run had been heard. */
  returns: number
  /** The run that this one may continue; its branches compete until the first of them is due. */
  parent: Run | undefined
  children: Run[]
  /** Number of the hull; CANDIDATE or JUNK. */
  hull: number
  /** The run that took this one over. */
  into: Run | undefined
}

const CANDIDATE = -1
/** Label of reports that belong to no hull. */
export const JUNK = -2
/** How many runs are followed at one time. */
export const MAX_RUNS = 16
// Turning up again this often after the other was heard is no excursion: both are sending.
const MIN_RETURNS = 3
// How many fixes back the place is sought where a run of wrong fixes was joined to a good one.
const MAX_LOOK_BACK = 512

/** Which hull each report of a track belongs to. */
export interface Labels {
  /** Hull of each report, or JUNK. */
  readonly hull: Int32Array
  /** 1 where the report is a second position of its hull at one instant. */
  readonly sameTime: Uint8Array
  /** How many hulls. */
  readonly hulls: number
}

/** Index of the first report that cannot follow the one before it, or that repeats its instant; the length where there is none. */
export function firstBreak(track: Track, reach: Reach, from = 1): number {
  const n = track.t.length
  for (let i = from; i < n; i++) {
    if (track.t[i] === track.t[i - 1] || !reaches(track, i - 1, i, reach)) return i
  }
  return n
}

/**
 * Follows up to 16 competing runs of reports, each of which one hull can have sent, and judges each run two hours after it
 * began: best supported continuation first, then hull or junk. In `single` mode a second hull is junk while the first is heard.
 */
export function labelRuns(track: Track, cleaning: Cleaning, single: boolean): Labels {
  const follower = new Follower(track, cleaning, single)
  for (let i = 0; i < track.t.length; i++) follower.add(i)
  return follower.finish()
}

class Follower {
  readonly #track: Track
  readonly #options: Cleaning
  readonly #reach: Reach
  readonly #single: boolean
  readonly #cost: LinkCost
  readonly #prev: Int32Array
  readonly #runOf: Run[] = []
  readonly #sameTime: Uint8Array
  /** Runs without a parent that are still followed, by first report. */
  #roots: Run[] = []
  #hulls = 0
  #latest: Run | undefined

  constructor(track: Track, options: Cleaning, single: boolean) {
    this.#track = track
    this.#options = options
    this.#reach = reachOf(options)
    this.#single = single
    this.#cost = linkCosts(track)
    this.#prev = new Int32Array(track.t.length).fill(-1)
    this.#sameTime = new Uint8Array(track.t.length)
  }

  add(i: number): void {
    this.#settle(this.#track.t[i]!)
    const leaves = this.#leaves()
    const best = this.#nearest(leaves, i)
    if (best !== undefined) this.#extend(best, i)
    else this.#open(this.#forkPoint(leaves, i), leaves, i)
  }

  finish(): Labels {
    this.#settle(Infinity)
    const hull = Int32Array.from(this.#runOf, (run) => outcome(run))
    return { hull, sameTime: this.#sameTime, hulls: this.#hulls }
  }

  #leaves(): Run[] {
    const sole = this.#roots[0]
    if (this.#roots.length === 1 && sole!.children.length === 0) return this.#roots
    const found: Run[] = []
    const visit = (run: Run): void => {
      if (run.children.length === 0) found.push(run)
      else run.children.forEach(visit)
    }
    this.#roots.forEach(visit)
    return found
  }

  /** The run that the report follows most likely, among those from whose last fix it can be reached. */
  #nearest(leaves: Run[], i: number): Run | undefined {
    let best: Run | undefined
    let least = Infinity
    for (const run of leaves) {
      if (!reaches(this.#track, run.last, i, this.#reach)) continue
      if (leaves.length === 1) return run
      const cost = this.#cost(run.last, i)
      if (cost < least) {
        least = cost
        best = run
      }
    }
    return best
  }

  #extend(run: Run, i: number): void {
    this.#runOf[i] = run
    if (this.#track.t[i] === this.#track.t[run.last]) {
      this.#sameTime[i] = 1
      return
    }
    this.#prev[i] = run.last
    run.last = i
    run.count++
    if (this.#latest !== run) run.returns++
    this.#latest = run
  }

  /** The latest fix of any run, however far back the horizon allows, from which the report can be reached. */
  #forkPoint(leaves: Run[], i: number): number {
    const { t } = this.#track
    let best = -1
    for (const run of leaves) {
      let tail = run.last
      for (let k = 0; k < MAX_LOOK_BACK && t[tail]! >= t[i]! - CLEANING_HORIZON_MS; k++) {
        const f = this.#prev[tail]!
        if (f < 0) break
        // A hull's first two hours stay its own: only a fix within one tree can be forked.
        if (reaches(this.#track, f, i, this.#reach) && t[f]! < t[i]!) {
          if (best < 0 || this.#cost(f, i) < this.#cost(best, i)) best = f
          break
        }
        tail = f
      }
    }
    return best
  }

  #open(fork: number, leaves: Run[], i: number): void {
    if (leaves.length >= MAX_RUNS) this.#dropWeakest(leaves)
    const run: Run = { first: i, last: i, count: 1, returns: 0, parent: undefined, children: [], hull: CANDIDATE, into: undefined }
    this.#runOf[i] = run
    this.#latest = run
    const trunk = fork < 0 ? undefined : current(this.#runOf[fork]!)
    if (trunk === undefined || trunk.hull === JUNK) {
      this.#roots.push(run)
      return
    }
    if (trunk.last !== fork) this.#split(trunk, fork)
    this.#prev[i] = fork
    run.parent = trunk
    trunk.children.push(run)
  }

  /** Cuts a run after one of its fixes; what follows becomes its branch. */
  #split(run: Run, fork: number): void {
    const tail: Run = { ...run, parent: run, count: 0, hull: CANDIDATE, into: undefined }
    for (let i = run.last; i !== fork; i = this.#prev[i]!) {
      tail.first = i
      tail.count++
    }
    for (let i = tail.first; i < this.#runOf.length; i++) if (current(this.#runOf[i]!) === run) this.#runOf[i] = tail
    for (const child of tail.children) child.parent = tail
    run.last = fork
    run.count -= tail.count
    run.children = [tail]
    if (this.#latest === run) this.#latest = tail
  }

  /** Judges everything that was due before instant `t`, in the order in which it was due. */
  #settle(t: number): void {
    if (this.#roots.length === 1 && this.#roots[0]!.hull >= 0 && this.#roots[0]!.children.length === 0) return
    for (;;) {
      const due = this.#due()
      if (due === undefined || !(this.#track.t[due.first]! + CLEANING_HORIZON_MS < t)) return
      if (due.parent === undefined) this.#judge(due)
      else this.#choose(due.parent)
    }
  }

  /** The undecided run that began first: a candidate, or a branch. */
  #due(): Run | undefined {
    let due: Run | undefined
    const visit = (run: Run): void => {
      if ((run.parent !== undefined || run.hull === CANDIDATE) && (due === undefined || run.first < due.first)) due = run
      run.children.forEach(visit)
    }
    this.#roots.forEach(visit)
    return due
  }

  /** Decides which of its branches continues a run; the others must stand for themselves. */
  #choose(trunk: Run): void {
    const [winner, ...losers] = [...trunk.children].sort((a, b) => this.#compareBranches(trunk, a, b))
    this.#absorb(trunk, winner!)
    for (const run of losers) {
      run.parent = undefined
      this.#roots.push(run)
    }
    this.#roots.sort((a, b) => a.first - b.first)
  }

  #compareBranches(trunk: Run, a: Run, b: Run): number {
    const strong = (run: Run): boolean => this.#isSupported(run)
    if (strong(a) && strong(b)) {
      const byCost = this.#cost(trunk.last, a.first) - this.#cost(trunk.last, b.first)
      if (byCost !== 0) return byCost
    }
    return pathCount(b) - pathCount(a) || a.first - b.first
  }

  #absorb(trunk: Run, winner: Run): void {
    winner.into = trunk
    trunk.last = winner.last
    trunk.count += winner.count
    trunk.returns += winner.returns
    trunk.children = winner.children
    for (const child of trunk.children) child.parent = trunk
    if (this.#latest === winner) this.#latest = trunk
  }

  #judge(run: Run): void {
    if (this.#isHull(run)) {
      run.hull = this.#hulls++
      return
    }
    run.hull = JUNK
    this.#roots = this.#roots.filter((other) => other !== run)
    for (const child of run.children) {
      child.parent = undefined
      this.#roots.push(child)
    }
    run.children = []
    this.#roots.sort((a, b) => a.first - b.first)
  }

  #isHull(run: Run): boolean {
    const others = this.#roots.filter((other) => other !== run)
    const hulls = others.filter((other) => other.hull >= 0)
    if (hulls.length === 0) {
      const strong = !this.#single && this.#isSupported(run) && !this.#isExcursion(run, others)
      return strong || others.every((other) => pathCount(other) <= pathCount(run))
    }
    if (!this.#isSupported(run) || this.#isExcursion(run, others)) return false
    return !this.#single || this.#takesOver(run, hulls)
  }

  #isSupported(run: Run): boolean {
    const { t } = this.#track
    const span = t[pathEnd(run)]! - t[run.first]!
    return pathCount(run) >= this.#options.minReports && span >= this.#options.minSpanMs
  }

  /** True for one stretch of reports before and after which another run is heard, but not (often) within it. */
  #isExcursion(run: Run, others: Run[]): boolean {
    const end = pathEnd(run)
    return run.returns < MIN_RETURNS && others.some((other) => other.first < run.first && pathEnd(other) > end)
  }

  /** In a track that may hold one hull only: the hulls so far have fallen silent. */
  #takesOver(run: Run, hulls: Run[]): boolean {
    if (hulls.some((other) => pathEnd(other) > run.first)) return false
    this.#roots = this.#roots.filter((other) => !hulls.includes(other))
    return true
  }

  /** Gives up the candidate with the fewest reports, so that no more than 16 runs are followed. */
  #dropWeakest(leaves: Run[]): void {
    const weak = leaves.filter((run) => run.hull === CANDIDATE).sort((a, b) => a.count - b.count || a.last - b.last)[0]
    if (weak === undefined) return
    const parent = weak.parent
    if (parent === undefined) {
      weak.hull = JUNK
      this.#roots = this.#roots.filter((run) => run !== weak)
      return
    }
    weak.parent = undefined
    weak.hull = JUNK
    parent.children = parent.children.filter((run) => run !== weak)
    if (parent.children.length === 1) this.#absorb(parent, parent.children[0]!)
  }
}

/** The run that a run has become part of. */
function current(run: Run): Run {
  let r = run
  while (r.into !== undefined) r = r.into
  return r
}

function outcome(run: Run): number {
  const { hull } = current(run)
  return hull === CANDIDATE ? JUNK : hull
}

/** How many reports the best continuation of a run has, itself included. */
function pathCount(run: Run): number {
  return run.count + run.children.reduce((most, child) => Math.max(most, pathCount(child)), 0)
}

/** The last report of a run and its continuations. */
function pathEnd(run: Run): number {
  return run.children.reduce((last, child) => Math.max(last, pathEnd(child)), run.last)
}
