import type { FactorValues } from '../model/factor.js'
import type { Rendezvous } from '../model/findings.js'
import type { VesselId } from '../model/report.js'
import type { Particulars } from '../model/track.js'
import { shipClass, type AssessIndex, type MeetingPlace, type ShipClass } from './context.js'
import type { AssessSettings } from './options.js'

/** One thing that was seen of a meeting, and what it was compared with. */
export interface Observation {
  /** Key of its weight. */
  readonly key: string
  /** What was observed. */
  readonly observed: FactorValues
  /** What it was compared with. */
  readonly threshold: FactorValues
  /** Id of the finding that it rests on, where it rests on one. */
  readonly of?: string
}

/** What is known of one ship of a meeting. */
export interface ShipFacts {
  readonly id: VesselId
  readonly shipClass: ShipClass | undefined
  readonly lengthM: number | undefined
  readonly beamM: number | undefined
  /** All that she sent, in order of time. */
  readonly history: readonly Particulars[]
  /** What she sent at the time of the meeting. */
  readonly now: Particulars | undefined
}

/** What is known of one meeting. */
export interface MeetingFacts {
  readonly r: Rendezvous
  readonly ships: readonly [ShipFacts, ShipFacts]
  readonly place: MeetingPlace
  readonly index: AssessIndex
  readonly settings: AssessSettings
}

/** Gathers what is known of one meeting. */
export function factsOf(r: Rendezvous, index: AssessIndex, settings: AssessSettings): MeetingFacts {
  const ship = (k: 0 | 1): ShipFacts => shipFacts(index, r.vessels[k], r.hulls[k], (r.start + r.end) / 2)
  const own = index.input.context
  const place = own !== undefined && Object.hasOwn(own, r.id) ? own[r.id]! : {}
  return { r, ships: [ship(0), ship(1)], place, index, settings }
}

function shipFacts(index: AssessIndex, id: VesselId, hull: number, t: number): ShipFacts {
  const history = (index.particulars.get(id) ?? []).filter((one) => one.hull === hull)
  const now = history.find(({ start, end }) => t >= (start ?? -Infinity) && t < (end ?? Infinity))
  return { id, shipClass: shipClass(now?.shipType), ...sizeOf(now), history, now }
}

/** Length and breadth; a hull of no length or breadth is one that was not entered. */
function sizeOf(p: Particulars | undefined): Pick<ShipFacts, 'lengthM' | 'beamM'> {
  const d = p?.dimensions
  const lengthM = d === undefined ? p?.lengthM : d.toBowM + d.toSternM
  const beamM = d === undefined ? p?.beamM : d.toPortM + d.toStarboardM
  return { lengthM: positive(lengthM), beamM: positive(beamM) }
}

const positive = (value: number | undefined): number | undefined => (value !== undefined && value > 0 ? value : undefined)

/** Leaves out what is not known. */
export function known(values: Readonly<Record<string, number | string | boolean | undefined>>): FactorValues {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number | string | boolean] => entry[1] !== undefined))
}
