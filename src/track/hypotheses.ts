import type { Track } from '../model/track.js'
import { linkCosts, reaches, type LinkCost, type Reach } from './reach.js'

/** A hull as a hypothesis knows it: its first and last report, and how many it has. */
interface Hull {
  readonly first: number
  readonly last: number
  readonly count: number
}

/** Which hull a report was given to, and what was decided before. Shared between hypotheses that agree so far. */
interface Decision {
  readonly i: number
  readonly label: number
  readonly before: Decision | undefined
}

/** One account of all reports so far. */
interface Hypothesis {
  /** The hulls, by last report. */
  readonly hulls: readonly Hull[]
  /** Sum of what the account found unlikely, in nats. */
  readonly cost: number
  readonly decided: Decision | undefined
}

/** Label of a report that belongs to no hull. Other labels are the index of the hull's first report. */
export const NO_HULL = -1

// Costs are negative logarithms of likelihood, next to a report 50 m from where it was foretold. A stray report may be
// anywhere within some 100 km: 2 ln(100 km / 50 m) = 15, less 3 because strays are not that rare where there is one.
const STRAY = 12
// A new hull must explain more than two reports that would otherwise be strays.
const NEW_HULL = 30
// A second position at one instant, as two receivers give it.
const SAME_INSTANT = 3
// A report that follows so well needs no other account; and accounts so much worse than the best are given up.
const WELL = 4
const NEAR = 20
const HOPELESS = 40
// How many accounts, and how many hulls in one, are followed.
const MAX_ACCOUNTS = 16
const MAX_HULLS = 16
// A hull with fewer reports is forgotten when it has been silent for the look-ahead.
const ESTABLISHED = 5

/** How long a report's place in one hull or another may be reconsidered, ms: 50 minutes, checked every 10 minutes. */
export const LOOK_AHEAD_MS = 3_000_000
const TICK_MS = 600_000

/** The labels of reports, as they become final. */
export interface Assignment {
  /** For each report the index of its hull's first report, or NO_HULL. */
  readonly label: Int32Array
  /** 1 where the report is a second position of its hull at one instant. */
  readonly sameTime: Uint8Array
}

/**
 * Gives each report of a track to a hull, or to none.
 *
 * While one hull explains everything, one comparison a report is enough. From an hour before the first report that it cannot
 * explain, up to 16 accounts of all reports are followed jointly (each report: next of one of the hulls, first of a new hull,
 * or stray), the likeliest being kept; two accounts with the same last reports have the same future, so the better is kept.
 * What was decided longer ago than `LOOK_AHEAD_MS` is settled as the best account has it (multiple-hypothesis tracking with
 * a sliding window: Reid 1979; Blackman 2004).
 *
 * @returns undefined where one hull explains every report and no instant is repeated.
 */
export function assignReports(track: Track, reach: Reach): Assignment | undefined {
  const start = firstTrouble(track, reach, 1)
  if (start === track.t.length) return undefined
  const s: State = {
    track,
    reach,
    cost: linkCosts(track),
    label: new Int32Array(track.t.length),
    sameTime: new Uint8Array(track.t.length),
    accounts: [],
  }
  let settled = 0
  let trouble = start
  while (trouble < track.t.length) {
    const from = reopen(track, trouble, settled)
    s.accounts = [{ hulls: from === 0 ? [] : soleHull(s, from), cost: 0, decided: undefined }]
    settled = follow(s, from, trouble)
    trouble = settled < track.t.length ? quiet(s, settled) : settled
  }
  return s
}

interface State extends Assignment {
  readonly track: Track
  readonly reach: Reach
  readonly cost: LinkCost
  accounts: Hypothesis[]
}

/** Index of the first report that cannot follow the one before it, or that repeats its instant. */
function firstTrouble(track: Track, reach: Reach, from: number): number {
  const n = track.t.length
  for (let i = from; i < n; i++) if (track.t[i] === track.t[i - 1] || !reaches(track, i - 1, i, reach)) return i
  return n
}

/** The first report that is reconsidered because of trouble at `i`. */
function reopen(track: Track, i: number, settled: number): number {
  let from = i
  while (from > settled && track.t[from - 1]! >= track.t[i]! - LOOK_AHEAD_MS) from--
  return from
}

/** The one hull that explains everything before report `from`. */
function soleHull(s: State, from: number): Hull[] {
  let last = from - 1
  while (s.sameTime[last] === 1 || s.label[last] === NO_HULL) last--
  return [{ first: s.label[last]!, last, count: ESTABLISHED }]
}

/** Passes over reports that one hull explains; returns the next that it does not. */
function quiet(s: State, from: number): number {
  const hull = soleHull(s, from)[0]!
  const end = reaches(s.track, hull.last, from, s.reach) ? firstTrouble(s.track, s.reach, from + 1) : from
  s.label.fill(hull.first, from, end)
  return end
}

/** Follows accounts from report `from` on, until one hull explains everything again; returns the first report not decided. */
function follow(s: State, from: number, trouble: number): number {
  const { t } = s.track
  let settled = from
  for (let i = from; i < t.length; i++) {
    if (i > from && Math.floor(t[i]! / TICK_MS) !== Math.floor(t[i - 1]! / TICK_MS)) {
      settled = settle(s, settled, t[i - 1]! - LOOK_AHEAD_MS)
    }
    const sole = s.accounts.length === 1 ? s.accounts[0]! : undefined
    if (i > trouble && sole?.hulls.length === 1 && sole.hulls[0]!.last === i - 1) {
      write(s, sole.decided, settled)
      return i
    }
    s.accounts = step(s, i)
  }
  write(s, s.accounts[0]!.decided, settled)
  return t.length
}

/** Makes final what the best account decided before `until`, and gives up the accounts that disagree. */
function settle(s: State, settled: number, until: number): number {
  const { t } = s.track
  let end = settled
  while (end < t.length && t[end]! < until) end++
  if (end === settled) return settled
  const at = decisionAt(s.accounts[0]!.decided, end - 1)
  write(s, at, settled)
  s.accounts = s.accounts.filter((account) => decisionAt(account.decided, end - 1) === at).map((account) => forget(s, account, until))
  return end
}

function decisionAt(from: Decision | undefined, i: number): Decision | undefined {
  let d = from
  while (d !== undefined && d.i > i) d = d.before
  return d
}

function write(s: State, decided: Decision | undefined, from: number): void {
  for (let d = decided; d !== undefined && d.i >= from; d = d.before) {
    s.label[d.i] = d.label < NO_HULL ? -2 - d.label : d.label
    s.sameTime[d.i] = d.label < NO_HULL ? 1 : 0
  }
}

/** Drops from an account what was too little to be a hull and has been silent since. */
function forget(s: State, account: Hypothesis, until: number): Hypothesis {
  const kept = account.hulls.filter((hull) => hull.count >= ESTABLISHED || s.track.t[hull.last]! >= until)
  return kept.length === account.hulls.length ? account : { ...account, hulls: kept }
}

/** All accounts after one more report, best first. */
function step(s: State, i: number): Hypothesis[] {
  const costs = new Map<number, number>()
  const next: Hypothesis[] = []
  for (const account of s.accounts) branch(s, account, i, costs, next)
  next.sort((a, b) => a.cost - b.cost || compareHulls(a, b))
  const kept: Hypothesis[] = []
  for (const account of next) {
    if (kept.length === MAX_ACCOUNTS || account.cost > next[0]!.cost + HOPELESS) break
    if (!kept.some((better) => sameFuture(better, account))) kept.push(account)
  }
  return kept
}

function compareHulls(a: Hypothesis, b: Hypothesis): number {
  if (a.hulls.length !== b.hulls.length) return a.hulls.length - b.hulls.length
  for (let k = a.hulls.length - 1; k >= 0; k--) {
    const d = b.hulls[k]!.last - a.hulls[k]!.last || a.hulls[k]!.first - b.hulls[k]!.first
    if (d !== 0) return d
  }
  return 0
}

function sameFuture(a: Hypothesis, b: Hypothesis): boolean {
  if (a.hulls.length !== b.hulls.length) return false
  for (let k = 0; k < a.hulls.length; k++) if (a.hulls[k]!.last !== b.hulls[k]!.last) return false
  return true
}

/** The accounts that one account and one more report lead to. */
function branch(s: State, account: Hypothesis, i: number, costs: Map<number, number>, out: Hypothesis[]): void {
  const { hulls } = account
  let least = Infinity
  const links = hulls.map((hull) => {
    const cost = linkCost(s, hull.last, i, costs)
    if (cost < least) least = cost
    return cost
  })
  links.forEach((cost, k) => {
    if (cost < Infinity && cost <= least + NEAR) out.push(extended(s, account, k, i, cost))
  })
  if (least < WELL) return
  out.push({ hulls, cost: account.cost + STRAY, decided: { i, label: NO_HULL, before: account.decided } })
  const room = hulls.length < MAX_HULLS ? hulls : hulls.slice(1)
  const born = [...room, { first: i, last: i, count: 1 }]
  out.push({ hulls: born, cost: account.cost + NEW_HULL, decided: { i, label: i, before: account.decided } })
}

function linkCost(s: State, last: number, i: number, costs: Map<number, number>): number {
  let cost = costs.get(last)
  if (cost === undefined) {
    cost = !reaches(s.track, last, i, s.reach) ? Infinity : s.track.t[last] === s.track.t[i] ? SAME_INSTANT : s.cost(last, i)
    costs.set(last, cost)
  }
  return cost
}

function extended(s: State, account: Hypothesis, k: number, i: number, cost: number): Hypothesis {
  const hull = account.hulls[k]!
  const total = account.cost + cost
  // A second position at one instant belongs to the hull but moves nothing; it is told apart by its negative label.
  if (s.track.t[hull.last] === s.track.t[i]) {
    return { hulls: account.hulls, cost: total, decided: { i, label: -2 - hull.first, before: account.decided } }
  }
  const hulls = account.hulls.filter((other) => other !== hull)
  hulls.push({ first: hull.first, last: i, count: hull.count + 1 })
  return { hulls, cost: total, decided: { i, label: hull.first, before: account.decided } }
}
