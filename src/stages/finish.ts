import { assess } from '../assess/index.js'
import { compareText, reportWork, type WorkOptions } from '../base/index.js'
import { weighIdentity } from '../identity/evidence/index.js'
import {
  idsOf,
  type VesselRef,
  type PortContact,
  knownAt,
  type IdentitySpell,
  type VesselId,
  type Ship,
  type Particulars,
} from '../model/index.js'
import { contextOf, type World } from './context.js'
import type { Finding } from './kinds.js'
import type { DetectOptions } from './options.js'
import { isPortContact } from './order.js'
import type { LearntScene } from './pipeline.js'

/** Findings with land, harbours, zones and light, where a place is known. */
export function placed(items: readonly Finding[], scene: LearntScene, work?: WorkOptions): Finding[] {
  const world: World = { knowledge: scene.knowledge, zones: scene.zones, coastline: scene.coastline }
  return items.map((one, i) => {
    if (i % 256 === 0) reportWork(work, 'placing findings', i, items.length)
    const { start, end = endOf(one), lon, lat } = one
    return lon === undefined || lat === undefined
      ? one
      : { ...one, context: contextOf({ start, end, lon, lat }, world) }
  })
}

/** End of what goes on: the present. */
const endOf = (one: Finding): number => ('durationMs' in one.measures ? one.start + one.measures.durationMs : one.start)

/** What was weighed: rendezvous and identities with scores, the other findings as they were, and the ships. */
export interface Weighed {
  readonly items: readonly Finding[]
  readonly ships: readonly Ship[]
}

/** Weighs identities, all rendezvous by what else was found, and the ships by all of it. */
export function weighed(
  items: readonly Finding[],
  spells: readonly IdentitySpell[],
  scene: LearntScene,
  options: DetectOptions,
  work?: WorkOptions,
): Weighed {
  const of = <K extends Finding['kind']>(kind: K): Extract<Finding, { kind: K }>[] =>
    items.filter((one): one is Extract<Finding, { kind: K }> => one.kind === kind)
  const { particulars, tracks, falseStretches, knowledge } = scene
  const identity = weighIdentity(of('identity'), options.identity?.score)
  const found = {
    rendezvous: of('rendezvous'),
    gaps: of('gap'),
    dark: of('dark-rendezvous'),
    identity,
    lists: of('list-match'),
    loitering: of('loitering'),
  }
  const { rendezvous, ships } = assess(
    { ...found, particulars, tracks, falseStretches, knowledge, spells },
    { ...options.assess, identity: options.identity?.score },
    work,
  )
  const others = items.filter(({ kind }) => kind !== 'rendezvous' && kind !== 'identity')
  return { items: [...rendezvous, ...identity, ...others], ships: shipsOf(items, ships, particulars) }
}

/** A ship without lists that have nothing in them. */
export const withoutEmpty = (ship: Ship): Ship =>
  Object.fromEntries(
    Object.entries(ship).filter(([key, value]) => key === 'particulars' || !Array.isArray(value) || value.length > 0),
  ) as unknown as Ship

/** All ships that take part in a finding: those that were weighed, then the others by id. */
function shipsOf(items: readonly Finding[], scored: readonly Ship[], particulars: readonly Particulars[]): Ship[] {
  const known = particularsById(particulars)
  const missing = new Set(items.flatMap((one) => idsOf(one)))
  for (const { id } of scored) missing.delete(id)
  const others = [...missing].sort(compareText).map((id): Ship => ({ id, particulars: known.get(id) ?? [] }))
  return [...scored.map(withoutEmpty), ...others]
}

function particularsById(particulars: readonly Particulars[]): Map<VesselId, Particulars[]> {
  const byId = new Map<VesselId, Particulars[]>()
  for (const one of particulars) {
    const own = byId.get(one.id)
    if (own === undefined) byId.set(one.id, [one])
    else own.push(one)
  }
  return byId
}

/** A rendezvous in a port with more against than for it, in brief. */
function inBrief(one: Finding): Finding {
  if (one.kind !== 'rendezvous' || one.score === undefined || !isPortContact(one)) return one
  const {
    id,
    vessels,
    start,
    end,
    lon,
    lat,
    score: { bits, band },
    measures: { medianDistanceM, mode },
  } = one
  const brief: PortContact = {
    kind: 'port-contact',
    id,
    vessels,
    start,
    end,
    lon,
    lat,
    score: { bits, band },
    measures: { medianDistanceM, mode },
  }
  return brief
}

/** Findings as they are listed: contacts in ports in brief, and ships with the names that they sent when each began. */
export function listed(
  items: readonly Finding[],
  particulars: readonly Particulars[],
  portContacts: 'brief' | 'full',
): Finding[] {
  const known = particularsById(particulars)
  const named = (vessel: VesselRef, t: number): VesselRef => {
    const own = known.get(vessel.id) ?? []
    // Static messages do not tell hulls that share a number apart: what was sent under it is the name of each.
    const name = (knownAt(own, vessel.id, vessel.hull, t) ?? knownAt(own, vessel.id, 0, t))?.name
    return name === undefined ? vessel : { ...vessel, name }
  }
  return items.map((one) => {
    const brief = portContacts === 'brief' ? inBrief(one) : one
    return brief.kind === 'port-contact'
      ? brief
      : ({ ...brief, vessels: brief.vessels.map((vessel) => named(vessel, brief.start)) } as Finding)
  })
}
