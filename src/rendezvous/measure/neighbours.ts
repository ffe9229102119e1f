import { grown } from '../../base/index.js'
import type { Contacts } from '../../motion/index.js'
import type { Stays } from '../stay/index.js'

/** Who was in contact with each vessel, and when: stays by vessel. */
export interface Neighbours {
  /** First entry of each vessel, and the end after the last. */
  readonly from: Uint32Array
  /** The other vessel. */
  readonly other: Uint32Array
  /** Start of the stay, epoch ms. */
  readonly start: Float64Array
  /** End of the stay, epoch ms. */
  readonly end: Float64Array
  /** For each vessel the last question that counted it. */
  readonly counted: Uint32Array
  /** Number of the present question. */
  question: number
}

/** Sorts stays by vessel. */
export function createNeighbours(contacts: Contacts, stays: Stays): Neighbours {
  const vessels = contacts.fleet.tracks.length
  const from = new Uint32Array(vessels + 1)
  for (let s = 0; s < stays.count; s++) {
    from[contacts.a[stays.pair[s]!]! + 1]!++
    from[contacts.b[stays.pair[s]!]! + 1]!++
  }
  for (let v = 0; v < vessels; v++) from[v + 1]! += from[v]!
  const next = grown(from, new Uint32Array(vessels + 1))
  const list = {
    other: new Uint32Array(from[vessels]!),
    start: new Float64Array(from[vessels]!),
    end: new Float64Array(from[vessels]!),
  }
  const add = (vessel: number, other: number, s: number): void => {
    const at = next[vessel]!++
    list.other[at] = other
    list.start[at] = contacts.start[stays.first[s]!]!
    list.end[at] = contacts.end[stays.last[s]!]!
  }
  for (let s = 0; s < stays.count; s++) {
    const [a, b] = [contacts.a[stays.pair[s]!]!, contacts.b[stays.pair[s]!]!]
    add(a, b, s)
    add(b, a, s)
  }
  return { from, ...list, counted: new Uint32Array(vessels), question: 0 }
}

/** How many other vessels were staying with either of two at an instant. */
export function countNeighbours(n: Neighbours, a: number, b: number, at: number): number {
  n.question++
  n.counted[a] = n.question
  n.counted[b] = n.question
  return countOf(n, a, at) + countOf(n, b, at)
}

function countOf(n: Neighbours, vessel: number, at: number): number {
  let count = 0
  for (let i = n.from[vessel]!; i < n.from[vessel + 1]!; i++) {
    if (n.start[i]! > at || n.end[i]! < at || n.counted[n.other[i]!] === n.question) continue
    n.counted[n.other[i]!] = n.question
    count++
  }
  return count
}
