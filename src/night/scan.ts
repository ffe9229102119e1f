import { roundMs, SECOND_MS } from '../base/index.js'
import type { Leg } from './event.js'
import type { Sky } from './sky.js'

/** A body passes a level. */
export interface Pass {
  /** Instant, whole epoch milliseconds, within the event. */
  readonly t: number
  /** Index of the level. */
  readonly level: number
  /** True where it goes up through the level. */
  readonly rising: boolean
}

interface Scan {
  readonly sky: Sky
  /** Sines of altitudes. */
  readonly levels: readonly number[]
  readonly legs: readonly Leg[]
  /** No faster does the vertical turn, radians a millisecond; Infinity where the path jumps. */
  readonly maxOmega: number
  readonly found: Pass[]
}

/**
 * Every instant at which a body's height passes a level, in order of time.
 *
 * The sine of the altitude is the product of two unit vectors, the body's direction (which turns at most by `sky.rate`)
 * and the vertical (which turns by omega). So its second derivative is at most (rate + omega)², and from values at both
 * ends of a stretch follow bounds for all of it: where no level lies within them, there is no pass; where the mean
 * slope is too steep for it to turn, there is at most one a level, which is solved for; else the stretch is halved. Two
 * passes of one level less than a second apart (a sun that grazes the level by 0.00000004°) may be taken for none.
 */
export function findPasses(sky: Sky, levels: readonly number[], legs: readonly Leg[]): Pass[] {
  const scan: Scan = { sky, levels, legs, maxOmega: fastest(legs), found: [] }
  const first = legs[0]!
  const last = legs[legs.length - 1]!
  scanLegs(scan, 0, legs.length, heightAt(scan, first, first.start), heightAt(scan, last, last.end))
  return scan.found.sort((p, q) => p.t - q.t)
}

/** Height at an instant of a leg. */
export function legHeight(sky: Sky, leg: Leg, t: number): number {
  const cos = Math.cos(leg.omega * (t - leg.origin))
  const sin = Math.sin(leg.omega * (t - leg.origin))
  const [ax, ay, az] = leg.a
  const [bx, by, bz] = leg.b
  return sky.height(t, ax * cos + bx * sin, ay * cos + by * sin, az * cos + bz * sin)
}

const heightAt = (scan: Scan, leg: Leg, t: number): number => legHeight(scan.sky, leg, t)

function fastest(legs: readonly Leg[]): number {
  let most = 0
  for (const leg of legs) most = Math.max(most, leg.afterJump ? Infinity : leg.omega)
  return most
}

/** Legs i up to j (exclusive). Many short legs in the middle of a day or night are passed over in one step. */
function scanLegs(scan: Scan, i: number, j: number, from: number, to: number): void {
  const { legs, levels, sky, maxOmega } = scan
  const start = legs[i]!.start
  const end = legs[j - 1]!.end
  if (j - i === 1) return scanLeg(scan, legs[i]!, start, end, from, to)
  const reach = ((sky.rate + maxOmega) * (end - start)) / 2
  const middleHeight = (from + to) / 2
  if (!levels.some((level) => Math.abs(level - middleHeight) <= reach)) return
  const middle = (i + j) >> 1
  const left = heightAt(scan, legs[middle - 1]!, legs[middle - 1]!.end)
  const right = heightAt(scan, legs[middle]!, legs[middle]!.start)
  scanLegs(scan, i, middle, from, left)
  levels.forEach((level, k) => {
    if (left > level !== right > level) report(scan, legs[middle]!.start, k, right > level)
  })
  scanLegs(scan, middle, j, right, to)
}

function scanLeg(scan: Scan, leg: Leg, start: number, end: number, from: number, to: number): void {
  const length = end - start
  const bend = (scan.sky.rate + leg.omega) ** 2
  const slack = (bend * length * length) / 8
  const low = Math.min(from, to) - slack
  const high = Math.max(from, to) + slack
  if (!scan.levels.some((level) => level >= low && level <= high)) return
  if (length > SECOND_MS && Math.abs(to - from) <= 4 * slack) {
    const middle = (start + end) / 2
    const height = heightAt(scan, leg, middle)
    scanLeg(scan, leg, start, middle, from, height)
    scanLeg(scan, leg, middle, end, height, to)
    return
  }
  scan.levels.forEach((level, k) => {
    if (from > level === to > level) return
    report(scan, solve(scan, leg, level, start, end, from - level, to - level), k, to > level)
  })
}

function report({ legs, found }: Scan, at: number, level: number, rising: boolean): void {
  // An event may begin between two whole milliseconds.
  const t = Math.max(legs[0]!.start, Math.min(legs[legs.length - 1]!.end, roundMs(at)))
  found.push({ t, level, rising })
}

/** Where the height is the level, to 0.01 ms: false position with the Illinois rule (Dowell and Jarratt 1971). */
function solve(scan: Scan, leg: Leg, level: number, start: number, end: number, from: number, to: number): number {
  let [a, b, fa, fb] = [start, end, from, to]
  for (let i = 0; i < 60 && Math.abs(b - a) > 0.01 && fb !== 0; i++) {
    const c = b - (fb * (b - a)) / (fb - fa)
    const fc = heightAt(scan, leg, c) - level
    if (fc > 0 !== fb > 0) {
      a = b
      fa = fb
    } else fa /= 2
    if (Math.abs(c - b) <= 0.001) return c
    b = c
    fb = fc
  }
  return b
}
