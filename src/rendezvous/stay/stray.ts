import { runAt, type Fleet, knotIn, placeAt } from '../../motion/index.js'

/**
 * Whether two ships seem to part between two contacts by one fix of one ship alone: without it, on the straight way
 * between the contacts, she is within the limit of the other at all fixes of that one.
 */
export function isOneStrayFix(fleet: Fleet, a: number, b: number, from: number, to: number, limitM: number): boolean {
  return isStrayOf(fleet, a, b, from, to, limitM) || isStrayOf(fleet, b, a, from, to, limitM)
}

const places = new Float64Array(9)

function isStrayOf(fleet: Fleet, stray: number, other: number, from: number, to: number, limitM: number): boolean {
  const run = runAt(fleet, stray, from)
  const runOther = runAt(fleet, other, from)
  if (run !== runAt(fleet, stray, to) || runOther !== runAt(fleet, other, to)) return false
  const first = knotIn(fleet, run, from)
  const last = knotIn(fleet, run, to)
  if (fleet.fix[last]! - fleet.fix[first]! !== 1) return false
  placeAt(fleet, first, fleet.runLast[run]!, from, places, 0)
  placeAt(fleet, last, fleet.runLast[run]!, to, places, 3)
  const { knots } = fleet
  for (let k = knotIn(fleet, runOther, from) + 1; k <= knotIn(fleet, runOther, to); k++) {
    const share = (knots[4 * k]! - from) / (to - from)
    let square = 0
    for (let axis = 0; axis < 3; axis++) {
      const on = places[axis]! + (places[3 + axis]! - places[axis]!) * share
      square += (knots[4 * k + 1 + axis]! - on) ** 2
    }
    if (square > limitM * limitM) return false
  }
  return true
}
