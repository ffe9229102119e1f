import type { DarkCount, DarkRendezvous } from '../model/dark.js'
import { reportWork, type WorkOptions } from '../model/work.js'
import { addBothSilent } from './darkBoth.js'
import { createCandidates, type AddCandidate } from './darkCandidates.js'
import { darkOptions, type DarkOptions, type GivenDarkOptions } from './darkOptions.js'
import { rankCandidates, type Ranking } from './darkRank.js'
import { createRecord } from './darkRecord.js'
import { prepareSearch, type DarkInput, type DarkSearch } from './darkSearch.js'
import { createFindContact, createStretches } from './visibleContact.js'
import { spaciousM } from './visibleSilence.js'
import { indexStays } from './visibleStays.js'

/** Possible meetings, and what was left out. */
export interface DarkResult {
  /** Possible meetings, best first. */
  readonly dark: DarkRendezvous[]
  /** Of each gap with any: how many were possible, and how many were left out; in the order of vessels and time. */
  readonly counts: DarkCount[]
}

/**
 * Finds ships that could have met while one or both of them were silent, and ranks them.
 *
 * Each silence leaves room for a set of ways between its two fixes at the ship's top speed. Two silent ships count where they
 * could have been within `maxDistanceM` of each other and have lain so for `minDwellMs` (see `meetingWindow`). So does a silent
 * ship and one that was heard, and lay or drifted: slower than `maxSpeedKn` over half an hour.
 *
 * Possible is not likely: a month of a busy sea holds hundreds of thousands of such pairs. They are ranked by how unusual the
 * silences are, the time that a passage does not account for, how long the ships could have lain together, how many others each
 * could have met instead, and what the ship that was heard did. The best `maxPerGap` of each gap are returned.
 *
 * @param input - gaps, tracks, and scores of the gaps where there are any.
 * @param options - `DARK_DEFAULTS` unless given.
 * @param work - progress and cancelling.
 * @returns best first; ties in the order of vessels and time. AIS shows silences that leave room for a meeting, consistent with one,
 * also seen with ships out of reception on their way.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * const fix = (t: number, lon: number) => ({ t, lon, lat: 0, row: 0 })
 * const silent = (vessel: string, lon: number): Gap => ({
 *   kind: 'gap', id: `gap:${vessel}:0`, vessel, hull: 0, start: 0, end: 36_000_000, durationMs: 36_000_000,
 *   before: fix(0, lon), after: fix(36_000_000, lon), distanceM: 0, expectedIntervalMs: 60_000, limitMs: 3_600_000,
 *   reportsBefore: 100, topSpeedKn: 12, topSpeedBy: 'default',
 * })
 * findDarkRendezvous({ gaps: [silent('A', 0), silent('B', 1)] })[0]?.vessels // ['A', 'B']: 60 nm apart, five hours of ten to spare
 * ```
 */
export function findDarkRendezvous(input: DarkInput, options?: GivenDarkOptions, work?: WorkOptions): DarkRendezvous[] {
  return findDarkRendezvousWithReport(input, options, work).dark
}

/** The same, with how many possible meetings of each gap there were and were left out. */
export function findDarkRendezvousWithReport(input: DarkInput, options?: GivenDarkOptions, work?: WorkOptions): DarkResult {
  const settings = darkOptions(options)
  reportWork(work, 'preparing the search for dark rendezvous', 0, 0)
  const search = prepareSearch(input, settings)
  const { add, all } = createCandidates()
  addBothSilent(search.gaps, settings, add, work)
  addOneSilent(search, settings, add, work)
  const candidates = all()
  reportWork(work, 'ranking dark rendezvous', 0, candidates.count)
  const ranking = rankCandidates(search, candidates, settings)
  const record = createRecord(search, candidates, ranking)
  reportWork(work, 'ranking dark rendezvous', candidates.count, candidates.count)
  return { dark: Array.from(ranking.kept, record), counts: countsOf(search, ranking) }
}

/** Adds every silent ship with every slow stay beside which it can have lain long enough. */
function addOneSilent({ gaps, silences, stays }: DarkSearch, options: DarkOptions, add: AddCandidate, work?: WorkOptions): void {
  const { maxDistanceM, minDwellMs } = options
  const eachReachable = indexStays(stays)
  const findContact = createFindContact(stays.fleet, maxDistanceM)
  const contact = createStretches()
  gaps.forEach((gap, g) => {
    if (g % 64 === 0) reportWork(work, 'finding dark rendezvous', g, gaps.length)
    const silence = silences[g]!
    eachReachable(silence, minDwellMs, spaciousM(silence, maxDistanceM), (stay) => {
      if (stays.fleet.tracks[stays.vessel[stay]!]!.id === gap.vessel) return
      findContact(silence, stays.run[stay]!, stays.start[stay]!, stays.end[stay]!, contact, stays.box, 6 * stay)
      if (contact.count === 0) return
      let longest = 0
      for (let i = 1; i < contact.count; i++) if (lengthOf(contact, i) > lengthOf(contact, longest)) longest = i
      const dwellMs = Math.round(lengthOf(contact, longest))
      if (dwellMs < minDwellMs) return
      const middle = (contact.start[longest]! + contact.end[longest]!) / 2
      add(g, stay, 1, contact.start[0]!, contact.end[contact.count - 1]!, dwellMs, middle, NaN)
    })
  })
}

const lengthOf = ({ start, end }: { start: Float64Array; end: Float64Array }, i: number): number => end[i]! - start[i]!

function countsOf({ gaps }: DarkSearch, { feasible, keptOf }: Ranking): DarkCount[] {
  const counts = gaps.map((gap, g) => ({ gap: gap.id, feasible: feasible[g]!, leftOut: feasible[g]! - keptOf[g]! }))
  return counts.filter((count) => count.feasible > 0)
}
