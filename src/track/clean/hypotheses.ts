import { KNOT_MPS } from '../../base/index.js'
import { distanceM } from '../../geo/index.js'
import type { Track } from '../../model/index.js'
import { DEGREE_AT_MOST_M, leastLinkCost, linkCosts, reaches, type LinkCost, type Reach } from './reach.js'

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
  before: Decision | undefined
}

/** One account of all reports so far. */
interface Hypothesis {
  /** The hulls, by last report. */
  readonly hulls: readonly Hull[]
  /** Sum of what the account found unlikely, in nats. */
  readonly cost: number
  /** Fingerprint of the hulls' last reports. */
  readonly print: number
  readonly decided: Decision | undefined
}

/** Label of a report that belongs to no hull. Other labels are the index of the hull's first report. */
export const NO_HULL = -1

// Costs are negative logarithms of likelihood, next to a report 50 m from where it was foretold. A stray report may be
// anywhere within some 100 km: 2 ln(100 km / 50 m) = 15, less 3 because strays are not that rare where there is one.
const STRAY = 12
// A new hull must explain more than two reports that would otherwise be strays.
const NEW_HULL = 30
// But something must have sent the reports: the first hull is a little likelier than one stray.
const FIRST_HULL = 11
// A second position at one instant, as two receivers give it.
const SAME_INSTANT = 3
// A report that follows so well (beyond what the time since the last costs) needs no other account; and accounts so
// much worse than the best are given up.
const WELL = 4
const NEAR = 20
const HOPELESS = 40
// How many accounts, and how many hulls in one, are followed.
const MAX_ACCOUNTS = 16
const MAX_HULLS = 16
// A hull with fewer reports is forgotten when it has been silent for the look-ahead.
const ESTABLISHED = 5

// A report's place in one hull or another may be reconsidered for 50 minutes; that is checked every 10 minutes.
const LOOK_AHEAD_MS = 3_000_000
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
 * While one hull explains everything, one comparison a report is enough. From an hour before the first report that it
 * cannot explain, up to 16 accounts of all reports are followed jointly (each report: next of one of the hulls, first
 * of a new hull, or stray), the likeliest being kept; two accounts with the same last reports have the same future, so
 * the better is kept. What was decided longer ago than an hour is settled as the best account has it
 * (multiple-hypothesis tracking with a sliding window: Reid 1979; Blackman 2004).
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
    links: new Map(),
    label: new Int32Array(track.t.length),
    sameTime: new Uint8Array(track.t.length),
    accounts: [],
  }
  let settled = 0
  let trouble = start
  while (trouble < track.t.length) {
    const from = reopen(track, trouble, settled)
    const hulls = from === 0 ? [] : soleHull(s, from)
    s.accounts = [{ hulls, cost: 0, print: printOf(hulls), decided: undefined }]
    settled = follow(s, from, trouble)
    trouble = settled < track.t.length ? quiet(s, settled) : settled
  }
  return s
}

interface State extends Assignment {
  readonly track: Track
  readonly reach: Reach
  readonly cost: LinkCost
  /** Costs of the links to the report in hand. */
  readonly links: Map<number, number>
  accounts: Hypothesis[]
}

/**
 * Index of the first report that cannot follow the one before it, that repeats its instant, or that comes back from a
 * leap which neither speed reported accounts for: one wrong fix, or a second ship near by.
 */
function firstTrouble(track: Track, reach: Reach, from: number): number {
  const { t, lon, lat, sogKn } = track
  const easyMps = Math.min(SPARE_KN * KNOT_MPS, reach.topMps)
  let leapt = false
  for (let i = from; i < t.length; i++) {
    const dtS = (t[i]! - t[i - 1]!) / 1000
    const roughM = (Math.abs(lat[i]! - lat[i - 1]!) + Math.abs(lon[i]! - lon[i - 1]!)) * DEGREE_AT_MOST_M
    if (dtS > 0 && roughM <= reach.noiseM + easyMps * dtS) {
      leapt = false
      continue
    }
    if (dtS === 0 || !reaches(track, i - 1, i, reach)) return i
    const topMps = (Math.max(sogKn[i]!, sogKn[i - 1]!) * MARGIN + SPARE_KN) * KNOT_MPS
    const leaps = topMps < reach.topMps && !reaches(track, i - 1, i, { topMps, noiseM: reach.noiseM })
    if (leaps && leapt && comesBack(track, i)) return i
    leapt = leaps
  }
  return t.length
}

// A ship may have gone half as fast again as it reports, and 15 kn faster, before a leap is one.
const MARGIN = 1.5
const SPARE_KN = 15

/** True where report `i` lies nearer to the last but one than half the way over the last. */
function comesBack({ lon, lat }: Track, i: number): boolean {
  const there = distanceM(lon[i - 2]!, lat[i - 2]!, lon[i - 1]!, lat[i - 1]!)
  const back = distanceM(lon[i - 1]!, lat[i - 1]!, lon[i]!, lat[i]!)
  return distanceM(lon[i - 2]!, lat[i - 2]!, lon[i]!, lat[i]!) < (there + back) / 2
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

/**
 * Follows accounts from report `from` on, until one hull explains everything again; returns the first report not
 * decided.
 */
function follow(s: State, from: number, trouble: number): number {
  const { t } = s.track
  let settled = from
  let due = t[from]! + TICK_MS
  for (let i = from; i < t.length; i++) {
    if (t[i]! >= due) {
      // Before report i is heard, so that no decision waits for one that is later than the look-ahead and a tick.
      settled = settle(s, settled, t[i]! - LOOK_AHEAD_MS)
      due = t[i]! + TICK_MS
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
  if (at !== undefined) at.before = undefined // written: let it go
  s.accounts = s.accounts
    .filter((account) => decisionAt(account.decided, end - 1) === at)
    .map((account) => forget(s, account, until))
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
  return kept.length === account.hulls.length ? account : { ...account, hulls: kept, print: printOf(kept) }
}

/** All accounts after one more report, best first. */
function step(s: State, i: number): Hypothesis[] {
  const options: Option[] = []
  s.links.clear()
  for (const account of s.accounts) branch(s, account, i, options)
  options.sort((a, b) => a.cost - b.cost)
  const kept: Hypothesis[] = []
  for (const option of options) {
    if (kept.length === MAX_ACCOUNTS || option.cost > options[0]!.cost + HOPELESS) break
    if (!kept.some((better) => better.print === option.print && sameFuture(better, option, i)))
      kept.push(taken(s, option, i))
  }
  return kept
}

/** One account and one way to go on with it: which hull (by place in the list), or STRAY_REPORT, or FIRST_OF_HULL. */
interface Option {
  readonly account: Hypothesis
  readonly choice: number
  readonly cost: number
  /** Fingerprint of the last reports that the hulls will have. */
  readonly print: number
}
const STRAY_REPORT = -1
const FIRST_OF_HULL = -2

/** The ways in which one account can go on with one more report. */
function branch(s: State, account: Hypothesis, i: number, out: Option[]): void {
  const { hulls, print } = account
  let least = Infinity
  let likeliest = -1
  for (const { last } of hulls) {
    const cost = linkCost(s, last, i)
    if (cost >= least) continue
    least = cost
    likeliest = last
  }
  for (let k = 0; k < hulls.length; k++) {
    const { last } = hulls[k]!
    const cost = linkCost(s, last, i)
    if (cost > least + NEAR || cost === Infinity) continue
    const moved = s.track.t[last] === s.track.t[i] ? print : (print - mixed(last) + mixed(i)) | 0
    out.push({ account, choice: k, cost: account.cost + cost, print: moved })
  }
  if (least < STRAY && least - leastLinkCost(s.track.t[i]! - s.track.t[likeliest]!) < WELL) return
  out.push({ account, choice: STRAY_REPORT, cost: account.cost + STRAY, print })
  const room = hulls.length < MAX_HULLS ? print : print - mixed(hulls[0]!.last)
  out.push({
    account,
    choice: FIRST_OF_HULL,
    cost: account.cost + (hulls.length === 0 ? FIRST_HULL : NEW_HULL),
    print: (room + mixed(i)) | 0,
  })
}

/** A number that differs between any two last reports about always, and whose sums do. */
function mixed(i: number): number {
  const x = Math.imul(i + 1, 0x9e3779b1)
  return Math.imul(x ^ (x >>> 15), 0x85ebca6b)
}

function linkCost(s: State, last: number, i: number): number {
  let cost = s.links.get(last)
  if (cost === undefined) {
    cost = !reaches(s.track, last, i, s.reach)
      ? Infinity
      : s.track.t[last] === s.track.t[i]
        ? SAME_INSTANT
        : s.cost(last, i)
    s.links.set(last, cost)
  }
  return cost
}

/** Two accounts have the same future where their hulls have the same last reports. */
function sameFuture(a: Hypothesis, option: Option, i: number): boolean {
  const lasts = option.account.hulls.map((hull, k) => (k === option.choice ? i : hull.last))
  if (option.choice === FIRST_OF_HULL) lasts.push(i)
  return a.hulls.every((hull) => lasts.includes(hull.last))
}

/** The account that an option leads to. */
function taken(s: State, { account, choice, cost, print }: Option, i: number): Hypothesis {
  const { hulls, decided: before } = account
  if (choice === STRAY_REPORT) return { hulls, cost, print, decided: { i, label: NO_HULL, before } }
  if (choice === FIRST_OF_HULL) {
    const born = hulls.length < MAX_HULLS ? hulls.slice() : hulls.slice(1)
    born.push({ first: i, last: i, count: 1 })
    return { hulls: born, cost, print, decided: { i, label: i, before } }
  }
  const { first, last, count } = hulls[choice]!
  // A second position at one instant belongs to the hull but moves nothing; it is told apart by its negative label.
  if (s.track.t[last] === s.track.t[i]) return { hulls, cost, print, decided: { i, label: -2 - first, before } }
  const moved = hulls.filter((_, k) => k !== choice)
  moved.push({ first, last: i, count: count + 1 })
  return { hulls: moved, cost, print, decided: { i, label: first, before } }
}

const printOf = (hulls: readonly Hull[]): number => hulls.reduce((sum, hull) => (sum + mixed(hull.last)) | 0, 0)
