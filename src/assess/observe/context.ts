import { compareText } from '../../base/index.js'
import { normalizeName } from '../../identity/name/index.js'
import { readShipType } from '../../identity/number/index.js'
import type { Knowledge } from '../../knowledge/index.js'
import {
  type DarkRendezvous,
  idsOf,
  type Rendezvous,
  type Stop,
  type Gap,
  type IdentityFinding,
  type IdentitySpell,
  type ListMatch,
  type VesselId,
  type Particulars,
  type Track,
  type VesselInterval,
} from '../../model/index.js'

/** What is weighed, and what else was found and is known of its ships; what is left out adds nothing. */
export interface AssessInput {
  /** Measured contacts; place and light of each from its own `context`. */
  readonly rendezvous: readonly Rendezvous[]
  /** What is known of the hulls over time: names, types, sizes, draughts. */
  readonly particulars?: readonly Particulars[] | undefined
  /** AIS gaps, from `scoreGaps`: without a score a gap counts next to nothing. */
  readonly gaps?: readonly Gap[] | undefined
  /** Rendezvous that can have been while one or both ships were silent. */
  readonly dark?: readonly DarkRendezvous[] | undefined
  /** What is odd about identities. */
  readonly identity?: readonly IdentityFinding[] | undefined
  /** What matches a list: context, without bits. */
  readonly lists?: readonly ListMatch[] | undefined
  /** Who sent what when, for flags over time. */
  readonly spells?: readonly IdentitySpell[] | undefined
  /** Stays, for harbour calls; with `knowledge`. */
  readonly stops?: readonly Stop[] | undefined
  /** Tracks, from which stays are found where `stops` are not given. */
  readonly tracks?: readonly Track[] | undefined
  /** Stretches in which a vessel has no trustworthy position: nobody stays anywhere in them. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
  /** Harbours. */
  readonly knowledge?: Knowledge | undefined
}

/** What a ship is for the weighing, by the type that she sends. */
export type ShipClass =
  'tanker' | 'cargo' | 'fishing' | 'tug' | 'pilot' | 'rescue' | 'service' | 'leisure' | 'passenger' | 'other'

const CLASSES: readonly (readonly [ShipClass, ReadonlySet<string>])[] = [
  ['tanker', new Set(['8'])],
  ['cargo', new Set(['7'])],
  ['fishing', new Set(['30'])],
  ['tug', new Set(['31', '32', '52'])],
  ['pilot', new Set(['50'])],
  ['rescue', new Set(['51'])],
  ['service', new Set(['33', '34', '53', '54', '55', '58'])],
  ['leisure', new Set(['36', '37'])],
  ['passenger', new Set(['4', '6'])],
]

function classOf(shipType: number): ShipClass | undefined {
  const { group } = readShipType(shipType)
  return group === undefined ? undefined : (CLASSES.find(([, groups]) => groups.has(group))?.[0] ?? 'other')
}

// Types are 0 to 255: read once, for every rendezvous asks twice.
const CLASS_OF_TYPE = Array.from({ length: 256 }, (_, shipType) => classOf(shipType))

/** Class of a type; undefined where it tells nothing. */
export const shipClass = (shipType: number | undefined): ShipClass | undefined =>
  shipType === undefined ? undefined : CLASS_OF_TYPE[shipType]

/** Findings by vessel, so that each rendezvous finds its own. Made by `indexAssessment`. */
export interface AssessIndex {
  readonly particulars: ReadonlyMap<VesselId, readonly Particulars[]>
  readonly gaps: ReadonlyMap<VesselId, readonly Gap[]>
  readonly dark: ReadonlyMap<VesselId, readonly DarkRendezvous[]>
  readonly identity: ReadonlyMap<VesselId, readonly IdentityFinding[]>
  readonly lists: ReadonlyMap<VesselId, readonly ListMatch[]>
  /** Of each name as sent, the form in which names are compared; '' where it is none. */
  readonly nameKeys: ReadonlyMap<string, string>
}

/** Sorts what is known by vessel; the order of the input does not matter. */
export function indexAssessment({
  particulars = [],
  gaps,
  dark,
  identity,
  lists,
}: Omit<AssessInput, 'rendezvous'>): AssessIndex {
  return {
    particulars: byVessel(
      particulars,
      ({ id }) => [id],
      (a, b) => (a.start ?? -Infinity) - (b.start ?? -Infinity) || compareText(JSON.stringify(a), JSON.stringify(b)),
    ),
    gaps: byVessel(gaps, idsOf, byStart),
    dark: byVessel(dark, idsOf, byStart),
    identity: byVessel(identity, idsOf, byStart),
    lists: byVessel(lists, idsOf, byStart),
    nameKeys: new Map(
      particulars.flatMap(({ name }) => (name === undefined ? [] : [[name, normalizeName(name).key] as const])),
    ),
  }
}

const byStart = (a: { start: number; id: string }, b: { start: number; id: string }): number =>
  a.start - b.start || compareText(a.id, b.id)

function byVessel<T>(
  list: readonly T[] | undefined,
  vesselsOf: (one: T) => readonly VesselId[],
  order: (a: T, b: T) => number,
): Map<VesselId, T[]> {
  const map = new Map<VesselId, T[]>()
  for (const one of [...(list ?? [])].sort(order)) {
    for (const vessel of new Set(vesselsOf(one))) {
      const own = map.get(vessel)
      if (own === undefined) map.set(vessel, [one])
      else own.push(one)
    }
  }
  return map
}
