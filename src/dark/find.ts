import { checkList, reportWork, type WorkOptions } from '../base/index.js'
import type { DarkCount, DarkRendezvous } from '../model/index.js'
import { checkScene } from '../track/index.js'
import { addBothSilent } from './both.js'
import { createCandidates, type AddOneSilent } from './candidates.js'
import { darkOptions, type DarkOptions, type GivenDarkOptions } from './options.js'
import { createFindContact, createStretches, spaciousM, indexStays } from './partner/index.js'
import { rankCandidates, type Ranking } from './rank.js'
import { createRecord } from './record.js'
import { prepareSearch, type DarkInput, type DarkSearch } from './search.js'

/** Dark rendezvous, and what was left out. */
export interface DarkResult {
  /** Dark rendezvous, best first. */
  readonly dark: DarkRendezvous[]
  /** Of each gap with any: how many were possible, and how many were left out; in the order of vessels and time. */
  readonly counts: DarkCount[]
}

/**
 * Finds dark rendezvous: ships that could have met while one or both of them were silent; and ranks them.
 *
 * Each gap leaves room for a set of ways between its two fixes at the ship's top speed. Two silent ships count where
 * they could have been within `maxDistanceM` of each other and have lain so for `minDwellMs` (see `meetingWindow`). So
 * does a silent ship and one that was heard, and lay or drifted: slower than `maxSpeedKn` over half an hour.
 *
 * Possible is not likely: a month of a busy sea holds hundreds of thousands of such pairs. They are ranked by how
 * unusual the gaps are, the time that a passage does not account for, how long the ships could have lain together, how
 * many others each could have met instead, and what the ship that was heard did. The best `maxPerGap` of each gap are
 * returned.
 *
 * @param scene - gaps, with their scores where they have any, and tracks.
 * @param options - `DARK_DEFAULTS` unless given.
 * @param work - progress and cancelling.
 * @returns best first; ties in the order of vessels and time. AIS shows gaps that leave room for a rendezvous,
 * consistent with one, also seen with ships out of reception on their way.
 * @throws RangeError or TypeError where an option is wrong, or gaps or tracks are none.
 * @example
 * ```ts
 * const fix = (t: number, lon: number) => ({ t, lon, lat: 0, row: 0 })
 * const silent = (id: string, lon: number): Gap => ({
 *   kind: 'gap', id: `gap:${id}:0`, vessels: [{ id, hull: 0 }], start: 0, end: 36_000_000, lon, lat: 0,
 *   measures: {
 *     durationMs: 36_000_000, before: fix(0, lon), after: fix(36_000_000, lon), distanceM: 0, expectedIntervalMs: 60_000,
 *     limitMs: 3_600_000, reportsBefore: 100, topSpeedKn: 12, topSpeedBy: 'default',
 *   },
 * })
 * idsOf(findDarkRendezvous({ gaps: [silent('A', 0), silent('B', 1)] })[0]!) // ['A', 'B']: 60 nm apart, five hours of ten to spare
 * ```
 */
export function findDarkRendezvous(scene: DarkInput, options?: GivenDarkOptions, work?: WorkOptions): DarkRendezvous[] {
  return findDarkRendezvousWithReport(scene, options, work).dark
}

/** The same, with how many dark rendezvous of each gap were possible and were left out. */
export function findDarkRendezvousWithReport(
  scene: DarkInput,
  options?: GivenDarkOptions,
  work?: WorkOptions,
): DarkResult {
  const settings = darkOptions(options)
  checkList('findDarkRendezvous: gaps', scene.gaps)
  checkScene('findDarkRendezvous', { tracks: scene.tracks ?? [], falseStretches: scene.falseStretches })
  reportWork(work, 'preparing the search for dark rendezvous', 0, 0)
  const search = prepareSearch(scene, settings)
  const { addBoth, addOne, all } = createCandidates()
  addBothSilent(search.gaps, settings, addBoth, work)
  addOneSilent(search, settings, addOne, work)
  const candidates = all()
  reportWork(work, 'ranking dark rendezvous', 0, candidates.count)
  const ranking = rankCandidates(search, candidates, settings)
  const record = createRecord(search, candidates, ranking, settings.maxDistanceM)
  reportWork(work, 'ranking dark rendezvous', candidates.count, candidates.count)
  return { dark: Array.from(ranking.kept, record), counts: countsOf(search, ranking) }
}

/** Adds every silent ship with every slow stay beside which it can have lain long enough. */
function addOneSilent(
  { gaps, silences, stays }: DarkSearch,
  options: DarkOptions,
  add: AddOneSilent,
  work?: WorkOptions,
): void {
  const { maxDistanceM, minDwellMs } = options
  const eachReachable = indexStays(stays)
  const findContact = createFindContact(stays.fleet, maxDistanceM)
  const contact = createStretches()
  gaps.forEach((gap, g) => {
    if (g % 64 === 0) reportWork(work, 'finding dark rendezvous', g, gaps.length)
    const silence = silences[g]!
    eachReachable(silence, minDwellMs, spaciousM(silence, maxDistanceM), (stay) => {
      if (stays.fleet.tracks[stays.vessel[stay]!]!.id === gap.vessels[0].id) return
      findContact(silence, stays.run[stay]!, stays.start[stay]!, stays.end[stay]!, contact, stays.box, 6 * stay)
      if (contact.count === 0) return
      let longest = 0
      for (let i = 1; i < contact.count; i++) if (lengthOf(contact, i) > lengthOf(contact, longest)) longest = i
      const dwellMs = Math.round(lengthOf(contact, longest))
      if (dwellMs < minDwellMs) return
      const middleAt = (contact.start[longest]! + contact.end[longest]!) / 2
      add(g, stay, contact.start[0]!, contact.end[contact.count - 1]!, dwellMs, middleAt)
    })
  })
}

const lengthOf = ({ start, end }: { start: Float64Array; end: Float64Array }, i: number): number => end[i]! - start[i]!

function countsOf({ gaps }: DarkSearch, { feasible, keptOf }: Ranking): DarkCount[] {
  const counts = gaps.map((gap, g) => ({ gap: gap.id, feasible: feasible[g]!, leftOut: feasible[g]! - keptOf[g]! }))
  return counts.filter((count) => count.feasible > 0)
}
