import { roundKn, roundM, HOUR_MS, KNOT_MPS, MINUTE_MS } from '../../base/index.js'
import { arcOfChordM } from '../../geo/index.js'
import type { RendezvousShape } from '../../model/index.js'
import { runAt, type Fleet, knotIn, placeAt } from '../../motion/index.js'
import type { Evidence } from '../stay/index.js'
import type { Ends } from './ends.js'

// How far before and after a contact its approach and its separation are looked at, and the least that tells anything.
const LOOK_MS = HOUR_MS
const LEAST_LOOK_MS = 5 * MINUTE_MS

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Adds how the ships came together before a stay, as far back as both are heard. */
export function addApproach(
  fleet: Fleet,
  evidence: Evidence,
  a: number,
  b: number,
  ends: Ends,
  to: Mutable<RendezvousShape>,
): void {
  const start = ends.at[0]!
  const from = Math.max(
    evidence.heardSince(a, ends.run[0]!, start),
    evidence.heardSince(b, ends.run[1]!, start),
    start - LOOK_MS,
  )
  const way = wayBetween(fleet, a, b, from, ends, 0)
  if (way === undefined) return
  to.approachFromM = way.farM
  to.closingSpeedKn = way.changeKn
  to.approachSpeedKn = way.speedKn
}

/** Adds how they parted after it, as far on as both are heard. */
export function addSeparation(
  fleet: Fleet,
  evidence: Evidence,
  a: number,
  b: number,
  ends: Ends,
  to: Mutable<RendezvousShape>,
): void {
  const end = ends.at[1]!
  const until = Math.min(
    evidence.heardUntil(a, ends.run[2]!, end),
    evidence.heardUntil(b, ends.run[3]!, end),
    end + LOOK_MS,
  )
  const way = wayBetween(fleet, a, b, until, ends, 2)
  if (way === undefined) return
  to.separationToM = way.farM
  to.openingSpeedKn = way.changeKn
  to.separationSpeedKn = way.speedKn
}

const places = new Float64Array(12)

/**
 * Distances and speeds between an instant outside the contact and its edge, of which the ships' `ends` are `i` and `i +
 * 1`.
 */
function wayBetween(
  fleet: Fleet,
  a: number,
  b: number,
  outside: number,
  { at, run, knot }: Ends,
  i: 0 | 2,
): { farM: number; changeKn: number; speedKn: readonly [number, number] } | undefined {
  const edge = at[i >> 1]!
  const seconds = Math.abs(edge - outside) / 1000
  if (seconds * 1000 < LEAST_LOOK_MS) return undefined
  readAt(fleet, a, outside, 0)
  readAt(fleet, b, outside, 3)
  placeAt(fleet, knot[i]!, fleet.runLast[run[i]!]!, edge, places, 6)
  placeAt(fleet, knot[i + 1]!, fleet.runLast[run[i + 1]!]!, edge, places, 9)
  const far = chord(0, 3)
  const near = chord(6, 9)
  const knots = (metres: number): number => roundKn(metres / seconds / KNOT_MPS)
  return {
    farM: roundM(arcOfChordM(far)),
    changeKn: knots(far - near),
    speedKn: [knots(chord(0, 6)), knots(chord(3, 9))],
  }
}

function readAt(fleet: Fleet, vessel: number, at: number, o: number): void {
  const run = runAt(fleet, vessel, at)
  placeAt(fleet, knotIn(fleet, run, at), fleet.runLast[run]!, at, places, o)
}

function chord(i: number, j: number): number {
  const x = places[j]! - places[i]!
  const y = places[j + 1]! - places[i + 1]!
  const z = places[j + 2]! - places[i + 2]!
  return Math.sqrt(x * x + y * y + z * z)
}
