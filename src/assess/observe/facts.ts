import {
  type FactorValues,
  type FindingContext,
  type Rendezvous,
  knownAt,
  type VesselId,
  type Particulars,
} from '../../model/index.js'
import type { AssessSettings } from '../weight/index.js'
import { shipClass, type AssessIndex, type ShipClass } from './context.js'

/** What is known of one ship of a rendezvous. */
export interface ShipFacts {
  readonly id: VesselId
  readonly shipClass: ShipClass | undefined
  readonly lengthM: number | undefined
  readonly beamM: number | undefined
  /** All that she sent, in order of time. */
  readonly history: readonly Particulars[]
  /** What she sent halfway through the rendezvous. */
  readonly now: Particulars | undefined
}

/** What is known of one rendezvous. */
export interface RendezvousFacts {
  readonly r: Rendezvous
  readonly ships: readonly [ShipFacts, ShipFacts]
  /** Where and in what light it lay, as far as known. */
  readonly place: Partial<FindingContext>
  readonly index: AssessIndex
  readonly settings: AssessSettings
}

/** Gathers what is known of one rendezvous. */
export function factsOf(r: Rendezvous, index: AssessIndex, settings: AssessSettings): RendezvousFacts {
  const ship = (k: 0 | 1): ShipFacts => shipFacts(index, r.vessels[k].id, r.vessels[k].hull, (r.start + r.end) / 2)
  return { r, ships: [ship(0), ship(1)], place: r.context ?? {}, index, settings }
}

function shipFacts(index: AssessIndex, id: VesselId, hull: number, t: number): ShipFacts {
  const history = (index.particulars.get(id) ?? []).filter((one) => one.hull === hull)
  const now = knownAt(history, id, hull, t)
  return { id, shipClass: shipClass(now?.shipType), ...sizeOf(now), history, now }
}

/** Length and breadth; a hull of no length or breadth is one that was not entered. */
function sizeOf(p: Particulars | undefined): Pick<ShipFacts, 'lengthM' | 'beamM'> {
  const d = p?.dimensions
  const lengthM = d === undefined ? p?.lengthM : d.toBowM + d.toSternM
  const beamM = d === undefined ? p?.beamM : d.toPortM + d.toStarboardM
  return { lengthM: positive(lengthM), beamM: positive(beamM) }
}

const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 ? value : undefined

/** Leaves out what is not known. */
export function known(values: Readonly<Record<string, number | string | boolean | undefined>>): FactorValues {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number | string | boolean] => entry[1] !== undefined),
  )
}
