import { reportWork, type WorkOptions } from '../base/index.js'
import { chordOfArcM } from '../geo/index.js'
import type { Track, VesselInterval, Capped } from '../model/index.js'
import { buildBlocks, type Blocks } from './blocks.js'
import { buildFleet } from './buildFleet.js'
import { buildCells, eachCandidate, type Cells } from './candidates.js'
import { findCrowds } from './crowd.js'
import type { Fleet } from './fleet.js'
import { createIntervals, type PairIntervals } from './intervals.js'
import { createRefiner } from './refine.js'
import { greatestSquare } from './slots.js'

/** Every stretch of time that two vessels spent within the limit, pair by pair. */
export interface Contacts extends PairIntervals {
  /** The vessels' motion. */
  readonly fleet: Fleet
  /** Places and hours where only some of the vessels were compared. */
  readonly capped: readonly Capped[]
}

/** What pair search needs to know. */
export interface ContactOptions {
  /** Greatest distance in contact, metres. */
  readonly maxDistanceM: number
  /** Over a longer silence a vessel has no position, ms. */
  readonly maxGapMs: number
  /** In a cell of place and hour with more vessels than this, only so many are compared. */
  readonly maxVesselsPerCell: number
}

// Boxes are judged with a millimetre to spare, so that rounding never drops a contact.
const SPARE_M = 0.001

/**
 * Finds all contacts, exactly and in continuous time.
 *
 * @param falseStretches - positions in them do not exist.
 */
export function findContacts(
  tracks: readonly Track[],
  options: ContactOptions,
  falseStretches: readonly VesselInterval[] = [],
  work?: WorkOptions,
): Contacts {
  const { maxGapMs, maxDistanceM, maxVesselsPerCell } = options
  const limitM = chordOfArcM(maxDistanceM)
  const box = (leftOut: readonly VesselInterval[]): { fleet: Fleet; blocks: Blocks; cells: Cells } => {
    const fleet = buildFleet(tracks, maxGapMs, falseStretches, leftOut)
    reportWork(work, 'finding contacts', 1, 4)
    const blocks = buildBlocks(fleet)
    return { fleet, blocks, cells: buildCells(blocks, limitM + SPARE_M) }
  }
  let boxed = box([])
  const crowds = findCrowds(boxed.fleet, boxed.blocks, boxed.cells, maxVesselsPerCell)
  if (crowds.absences.length > 0) boxed = box(crowds.absences)
  return { ...contactsInCells(boxed.fleet, boxed.blocks, boxed.cells, limitM, work), capped: crowds.capped }
}

function contactsInCells(
  fleet: Fleet,
  blocks: Blocks,
  cells: Cells,
  limitM: number,
  work: WorkOptions | undefined,
): Omit<Contacts, 'capped'> {
  reportWork(work, 'finding contacts', 2, 4)
  const intervals = createIntervals(fleet.tracks.length)
  const { span } = intervals
  const refine = createRefiner(fleet, limitM, SPARE_M, intervals)
  const transmitter = transmitters(fleet)
  eachCandidate(blocks, cells, limitM + SPARE_M, (p, q) => {
    const swap = blocks.vessel[p]! > blocks.vessel[q]!
    const i = swap ? q : p
    const j = swap ? p : q
    const a = blocks.vessel[i]!
    const b = blocks.vessel[j]!
    if (transmitter[a] === transmitter[b]) return // hulls that share an id: which of them reported is a guess
    span[0] = Math.max(blocks.start[i]!, blocks.start[j]!)
    span[1] = Math.min(blocks.end[i]!, blocks.end[j]!)
    if (span[1] <= span[0]) return
    intervals.open(a, b)
    if (greatestSquare(blocks.box, 6 * i, blocks.box, 6 * j) <= limitM * limitM) intervals.add()
    else refine(blocks.run[i]!, blocks.run[j]!)
  })
  reportWork(work, 'finding contacts', 3, 4)
  const contacts = intervals.sorted()
  reportWork(work, 'finding contacts', 4, 4)
  return { fleet, ...contacts }
}

/** A number for each vessel that hulls of one id share. */
function transmitters({ tracks }: Fleet): Uint32Array {
  const number = new Uint32Array(tracks.length)
  // sorted by id
  for (let v = 1; v < tracks.length; v++) number[v] = number[v - 1]! + (tracks[v]!.id === tracks[v - 1]!.id ? 0 : 1)
  return number
}
