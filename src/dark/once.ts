import { hullName, roundMs } from '../base/index.js'
import { knotIn } from '../motion/index.js'
import type { Candidates } from './candidates.js'
import type { DarkSearch } from './search.js'

/**
 * When the later of the two fell silent; or, of a ship that was heard, its first report of the stay, if that came
 * later.
 */
export function openedAt({ gaps, stays }: DarkSearch, { gap, other, heard }: Candidates, i: number): number {
  const silent = gaps[gap[i]!]!.start
  if (heard[i] === 0) return roundMs(Math.max(silent, gaps[other[i]!]!.start))
  const { fleet, run, start, vessel } = stays
  const from = start[other[i]!]!
  const { t } = fleet.tracks[vessel[other[i]!]!]!
  const fix = fleet.fix[knotIn(fleet, run[other[i]!]!, from)]!
  return roundMs(Math.max(silent, t[fix]! >= from || fix + 1 >= t.length ? t[fix]! : t[fix + 1]!))
}

/**
 * Marks the possible meetings that stand: of those of the same two hulls that overlap in time, or that the same report
 * opened, the one with the most evidence.
 *
 * A ship that lies, and whose reports pause for less than `maxGapMs`, is looked at twice: as one that was heard (it lay
 * about there) and as one that was silent (it can have gone and come back). These are two ways to look at one meeting:
 * not each other's rivals, and one finding.
 *
 * @param evidence - what speaks for each apart from rivals, bits.
 * @param byContent - the order of meetings with equal evidence.
 * @returns 1 for each that stands.
 */
export function standing(
  search: DarkSearch,
  candidates: Candidates,
  evidence: Float64Array,
  byContent: (p: number, q: number) => number,
): Uint8Array {
  const { start, end } = candidates
  const pair = pairsOf(search, candidates)
  const order = Uint32Array.from(pair.keys()).sort(
    (p, q) => pair[p]! - pair[q]! || evidence[q]! - evidence[p]! || byContent(p, q),
  )
  const stands = new Uint8Array(candidates.count).fill(1)
  // Those of a pair that stand: no more than it has silences and stays, as they do not overlap.
  let own: number[] = []
  order.forEach((i, k) => {
    if (k === 0 || pair[order[k - 1]!] !== pair[i]) own = []
    const same = (j: number): boolean =>
      (start[i]! < end[j]! && start[j]! < end[i]!) ||
      openedAt(search, candidates, i) === openedAt(search, candidates, j)
    if (own.some(same)) stands[i] = 0
    else own.push(i)
  })
  return stands
}

/** A number for the two hulls of each possible meeting, the same whichever of them was silent. */
function pairsOf({ gaps, stays }: DarkSearch, { count, gap, other, heard }: Candidates): Float64Array {
  const numbers = new Map<string, number>()
  const numberOf = (vessel: string, hull: number): number => {
    const name = hullName(vessel, hull)
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }
  const silent = gaps.map(({ vessels: [ship] }) => numberOf(ship.id, ship.hull))
  const seen = stays.fleet.tracks.map((track) => numberOf(track.id, track.hull))
  return Float64Array.from({ length: count }, (_, i) => {
    const a = silent[gap[i]!]!
    const b = heard[i] === 1 ? seen[stays.vessel[other[i]!]!]! : silent[other[i]!]!
    return Math.min(a, b) * numbers.size + Math.max(a, b)
  })
}
