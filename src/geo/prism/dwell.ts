import { apartAt, type PrismPair } from './pair.js'
import { placeOfStay } from './place.js'
import { PRISM_CLOSED, PRISM_END, PRISM_SPEED, PRISM_START, PRISM_WAY } from './prism.js'

const MOST_LINES = 64
// A ship whose whole time to spare goes into the stay has one way left, and cuts there are of no use; so much is left
// over.
const SPARE_SHARE = 1e-4
// To so much of the stay it is exact, and to so many metres of sailing.
const STAY_SHARE = 2e-4
const STAY_M = 0.05
// Distances may be off by some decimetres: a tenth of a second of sailing.
const LOOSE = 100

/**
 * Room for the lines `w <= offset + slope * s` of one search: the longest stay w that may begin at s, ms after the
 * window's start.
 */
const offset = new Float64Array(MOST_LINES)
const slope = new Float64Array(MOST_LINES)
const best = new Float64Array(2)

/**
 * The longest stay: the longest time from s to e during which each of two ships can lie at one fixed place, within the
 * limit of each other, having come from its first place and in time for its second.
 *
 * Where a ship can lie is the overlap of two disks, of what it reaches by s and of what lies within reach of its end
 * after e. The distance of two such lenses is convex in (s, e), so the longest stay is a linear programme with one
 * convex condition more: its best corner is tried, and while the lenses there are too far apart, the tangent plane of
 * their distance is added as a condition (Kelley 1960). What comes out is never less than the truth.
 *
 * @param pair - after `exactWindow`; `place` is set to the middle between the two ships, Earth-centred.
 * @returns ms.
 */
export function longestStay(pair: PrismPair): number {
  const { window } = pair
  const from = window[0]!
  const latest = window[1]! - from
  let earliest = 0
  let lines = firstLines(pair)
  let w = 0
  let s = 0
  for (;;) {
    highest(lines, earliest, latest)
    s = best[0]!
    w = Math.max(0, best[1]!)
    const over = apartAt(pair, from + s, from + s + w, LOOSE) - pair.limitM
    if (over <= Math.max(STAY_M, STAY_SHARE * w * speedOf(pair)) || lines === MOST_LINES) break
    const { come, leave } = rates(pair)
    if (leave > 0) {
      offset[lines] = w - over / leave - (come / leave - 1) * s
      slope[lines++] = come / leave - 1
    } else if (come > 0) earliest = Math.max(earliest, Math.min(latest, s + over / come))
    else break
  }
  placeOfStay(pair)
  return w
}

const speedOf = ({ prisms: p, a, b }: PrismPair): number => Math.max(p[a + PRISM_SPEED]!, p[b + PRISM_SPEED]!)

/**
 * By how much the distance of the lenses falls for each ms that the stay begins later, and for each that it ends
 * earlier.
 */
function rates({ prisms: p, a, b, lens }: PrismPair): { come: number; leave: number } {
  const va = p[a + PRISM_SPEED]!
  const vb = p[b + PRISM_SPEED]!
  return { come: lens[1]! * va + lens[3]! * vb, leave: lens[2]! * va + lens[4]! * vb }
}

/** The conditions that need no lens: within the window, within each ship's time to spare, and each disk with each. */
function firstLines({ prisms: p, a, b, window, apartM, limitM }: PrismPair): number {
  const va = p[a + PRISM_SPEED]!
  const vb = p[b + PRISM_SPEED]!
  const from = window[0]!
  let n = 0
  const add = (height: number, tilt: number): void => {
    offset[n] = height
    slope[n++] = tilt
  }
  add(window[1]! - from, -1)
  for (const o of [a, b]) {
    if (p[o + PRISM_CLOSED] !== 1) continue
    const spare = p[o + PRISM_END]! - p[o + PRISM_START]! - p[o + PRISM_WAY]! / p[o + PRISM_SPEED]!
    add(Math.max(0, spare) * (1 - SPARE_SHARE), 0)
  }
  if (p[b + PRISM_CLOSED] === 1 && vb > 0) {
    add((va * (from - p[a + PRISM_START]!) + limitM - apartM[1]!) / vb + p[b + PRISM_END]! - from, va / vb - 1)
  }
  if (p[a + PRISM_CLOSED] === 1 && va > 0) {
    add((vb * (from - p[b + PRISM_START]!) + limitM - apartM[2]!) / va + p[a + PRISM_END]! - from, vb / va - 1)
  }
  return n
}

/** The highest point below all lines within a range of s: `best` is s and w. Of a level stretch, its middle. */
function highest(lines: number, earliest: number, latest: number): void {
  let s = earliest
  let at = lowestAt(lines, s)
  while (slope[at]! > 0 && s < latest) {
    const next = nextBelow(lines, at, s, latest)
    if (next < 0) {
      s = latest
      break
    }
    s = Math.max(s, (offset[next]! - offset[at]!) / (slope[at]! - slope[next]!))
    at = next
  }
  best[1] = offset[at]! + slope[at]! * s
  if (slope[at] === 0 && s < latest) {
    const next = nextBelow(lines, at, s, latest)
    const until = next < 0 ? latest : (offset[next]! - offset[at]!) / -slope[next]!
    s = (s + Math.max(s, until)) / 2
  }
  best[0] = s
}

/** The lowest line at s; of several the one that falls fastest. */
function lowestAt(lines: number, s: number): number {
  let at = 0
  for (let i = 1; i < lines; i++) {
    const below = offset[i]! + slope[i]! * s - (offset[at]! + slope[at]! * s)
    if (below < 0 || (below === 0 && slope[i]! < slope[at]!)) at = i
  }
  return at
}

/** The line that first goes below line `at` after s, by `latest`; -1 where none does. */
function nextBelow(lines: number, at: number, s: number, latest: number): number {
  let next = -1
  let soonest = latest
  for (let i = 0; i < lines; i++) {
    if (!(slope[i]! < slope[at]!)) continue
    const crossing = Math.max(s, (offset[i]! - offset[at]!) / (slope[at]! - slope[i]!))
    if (crossing > soonest || (crossing === soonest && next >= 0 && slope[i]! >= slope[next]!)) continue
    soonest = crossing
    next = i
  }
  return next
}
