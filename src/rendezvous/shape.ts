import { arcOfChordM } from '../geo/ellipsoid.js'
import { roundKn, roundM } from '../model/round.js'
import { HOUR_MS, KNOT_MPS, MINUTE_MS } from '../model/units.js'
import type { RendezvousShape } from '../model/findings.js'
import { runAt, type Fleet } from '../space/fleet.js'
import type { Evidence } from './evidence.js'
import { knotIn } from '../space/slots.js'
import { placeAt } from '../space/walk.js'

// How far before and after a contact its approach and its separation are looked at, and the least that tells anything.
const LOOK_MS = HOUR_MS
const LEAST_LOOK_MS = 5 * MINUTE_MS

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Adds how the ships came together, as far back as both are heard. */
export function addApproach(
  fleet: Fleet,
  evidence: Evidence,
  a: number,
  b: number,
  start: number,
  to: Mutable<RendezvousShape>,
): void {
  const from = Math.max(evidence.heardSince(a, start), evidence.heardSince(b, start), start - LOOK_MS)
  const way = wayBetween(fleet, a, b, from, start)
  if (way === undefined) return
  to.approachFromM = way.farM
  to.closingSpeedKn = way.changeKn
  to.approachSpeedKn = way.speedKn
}

/** Adds how they parted, as far on as both are heard. */
export function addSeparation(
  fleet: Fleet,
  evidence: Evidence,
  a: number,
  b: number,
  end: number,
  to: Mutable<RendezvousShape>,
): void {
  const until = Math.min(evidence.heardUntil(a, end), evidence.heardUntil(b, end), end + LOOK_MS)
  const way = wayBetween(fleet, a, b, until, end)
  if (way === undefined) return
  to.separationToM = way.farM
  to.openingSpeedKn = way.changeKn
  to.separationSpeedKn = way.speedKn
}

const places = new Float64Array(12)

/** Distances and speeds between an instant outside the contact and its edge. */
function wayBetween(
  fleet: Fleet,
  a: number,
  b: number,
  outside: number,
  edge: number,
): { farM: number; changeKn: number; speedKn: readonly [number, number] } | undefined {
  const seconds = Math.abs(edge - outside) / 1000
  if (seconds * 1000 < LEAST_LOOK_MS) return undefined
  readAt(fleet, a, outside, 0)
  readAt(fleet, b, outside, 3)
  readAt(fleet, a, edge, 6)
  readAt(fleet, b, edge, 9)
  const far = chord(0, 3)
  const near = chord(6, 9)
  const knots = (metres: number): number => roundKn(metres / seconds / KNOT_MPS)
  return { farM: roundM(arcOfChordM(far)), changeKn: knots(far - near), speedKn: [knots(chord(0, 6)), knots(chord(3, 9))] }
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
