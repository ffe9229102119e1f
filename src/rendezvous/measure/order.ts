import type { Contacts, Fleet } from '../../motion/index.js'
import type { Stays } from '../stay/index.js'

// Cubes of this edge, metres: about a port.
const CUBE_M = 10_000

/** Stays in an order in which those of ships that lie near each other follow on each other. No result depends on it. */
export function nearbyOrder({ fleet, a }: Contacts, { count, pair }: Stays): Uint32Array {
  const vessels = fleet.tracks.length
  // Stays are in order of their first vessels: where those of each begin.
  const from = new Uint32Array(vessels + 1)
  for (let s = 0; s < count; s++) from[a[pair[s]!]! + 1]!++
  for (let v = 0; v < vessels; v++) from[v + 1]! += from[v]!
  const order = new Uint32Array(count)
  let n = 0
  for (const v of vesselsByPlace(fleet)) for (let s = from[v]!; s < from[v + 1]!; s++) order[n++] = s
  return order
}

/** Vessels by the cube of space in which each begins. */
function vesselsByPlace({ tracks, knotFrom, knots }: Fleet): Uint32Array {
  const cube = Float64Array.from(tracks, (_, v) => {
    const q = 4 * knotFrom[v]!
    return (
      (Math.floor(knots[q + 1]! / CUBE_M) * 2048 + Math.floor(knots[q + 2]! / CUBE_M)) * 2048 +
      Math.floor(knots[q + 3]! / CUBE_M)
    )
  })
  return Uint32Array.from(tracks, (_, v) => v).sort((p, q) => cube[p]! - cube[q]! || p - q)
}
