import { compareText } from '../../base/index.js'
import { countBest, scoreOf, sumBits, toFactors, type Observation } from '../../evidence/index.js'
import { scoreIdentity } from '../../identity/evidence/index.js'
import { readMmsi } from '../../identity/number/index.js'
import {
  type Score,
  idsOf,
  type Gap,
  type IdentitySpell,
  type ListMatch,
  type VesselId,
  type FlagSpan,
  type HarbourCall,
  type RendezvousChain,
  type Ship,
} from '../../model/index.js'
import type { AssessIndex, AssessInput } from '../observe/index.js'
import type { WeighedRendezvous } from '../rendezvous/index.js'
import type { AssessSettings } from '../weight/index.js'
import { shipCatalogue } from './catalogue.js'
import { findChains } from './chains.js'
import { callsAround, harbourCalls } from './harbourCalls.js'

// Of a ship's parts each has its cap, bits. A gap alone stays weak: ships are switched off at berths every day.
const CAPS = { rendezvous: 12, identity: 6, gap: 2 } as const
const CHAIN_BITS = 0.5

/** How many factors of one family count: all that have bits, for each family has one but lists, which have none. */
const BEST_OF_FAMILY = 2

/** Families that strengthen others, and are no evidence of their own. */
const DEPENDENT: ReadonlySet<string> = new Set(['chain', 'list'])

/** What was found of one ship. */
interface ShipRecord {
  readonly id: VesselId
  readonly rendezvous: readonly WeighedRendezvous[]
  readonly gaps: readonly Gap[]
  readonly lists: readonly ListMatch[]
  readonly identityScore: Score
  readonly chains: readonly RendezvousChain[]
}

/**
 * Weighs each ship that takes part in a rendezvous worth a look, has an AIS gap or a dark rendezvous, something odd
 * about her identity, or a list match.
 *
 * @param rendezvous - weighed, all of them.
 * @returns ships with the most bits first, ties by id.
 */
export function weighShips(
  rendezvous: readonly WeighedRendezvous[],
  index: AssessIndex,
  scene: AssessInput,
  settings: AssessSettings,
): Ship[] {
  const chains = findChains(rendezvous, settings)
  const worthALook = rendezvous.filter(({ score }) => score.bits >= settings.minChainBits).flatMap(idsOf)
  const wanted = new Set([
    ...worthALook,
    ...index.gaps.keys(),
    ...index.dark.keys(),
    ...index.identity.keys(),
    ...index.lists.keys(),
  ])
  const rendezvousOf = grouped(rendezvous, idsOf, wanted)
  const spellsOf = grouped(
    [...(scene.spells ?? [])].sort((a, b) => a.start - b.start || compareText(a.id, b.id)),
    ({ vessel }) => [vessel],
    wanted,
  )
  const calls = harbourCalls(wanted, scene)
  const ships = [...wanted].map((id): Ship & { readonly score: Score } => {
    const record: ShipRecord = {
      id,
      rendezvous: rendezvousOf.get(id) ?? [],
      gaps: index.gaps.get(id) ?? [],
      lists: index.lists.get(id) ?? [],
      identityScore: scoreIdentity(index.identity.get(id) ?? [], settings.identity),
      chains: chains.filter(({ vessels }) => vessels.includes(id)),
    }
    return {
      id,
      particulars: index.particulars.get(id) ?? [],
      score: scoreOfShip(record, settings),
      ...(record.identityScore.bits > 0 ? { identityScore: record.identityScore } : {}),
      flags: flagsOf(spellsOf.get(id) ?? []).slice(0, settings.maxListed),
      chains: record.chains.slice(0, settings.maxChains),
      harbourCalls: callsOf(record, calls.get(id) ?? []).slice(0, settings.maxListed),
    }
  })
  return ships.sort((a, b) => b.score.bits - a.score.bits || compareText(a.id, b.id))
}

function grouped<T>(
  list: readonly T[],
  vesselsOf: (one: T) => readonly VesselId[],
  wanted: ReadonlySet<VesselId>,
): Map<VesselId, T[]> {
  const groups = new Map<VesselId, T[]>([...wanted].map((id) => [id, []]))
  for (const one of list) for (const id of new Set(vesselsOf(one))) groups.get(id)?.push(one)
  return groups
}

function callsOf({ rendezvous }: ShipRecord, calls: readonly HarbourCall[]): readonly HarbourCall[] {
  if (rendezvous.length === 0) return calls
  const start = rendezvous.reduce((least, one) => Math.min(least, one.start), Infinity)
  const end = rendezvous.reduce((most, one) => Math.max(most, one.end), -Infinity)
  return callsAround(calls, start, end)
}

function scoreOfShip(record: ShipRecord, settings: AssessSettings): Score {
  const seen = [
    ...bestRendezvous(record, settings),
    ...identities(record),
    ...lists(record),
    ...gaps(record),
    ...chains(record),
  ]
  return scoreOf(countBest(toFactors(seen, shipCatalogue), BEST_OF_FAMILY), settings, DEPENDENT)
}

const APART: ReadonlySet<string> = new Set(['identity', 'silence', 'list'])

/** The best rendezvous, by what is not in the other factors already: identities and gaps are counted once. */
function bestRendezvous({ rendezvous }: ShipRecord, { minChainBits }: AssessSettings): Observation[] {
  const weighed = rendezvous.map(({ id, score }) => ({
    id,
    bits: sumBits(score.factors.filter(({ family }) => !APART.has(family))),
  }))
  const best = weighed.sort((a, b) => b.bits - a.bits || compareText(a.id, b.id))[0]
  if (best === undefined || best.bits <= 0) return []
  const telling = rendezvous.filter(({ score }) => score.bits >= minChainBits).length
  const observed = { bestBits: best.bits, meetings: rendezvous.length, telling }
  return [
    {
      key: 'ship:rendezvous',
      bits: Math.min(CAPS.rendezvous, best.bits),
      observed,
      threshold: { maxBits: CAPS.rendezvous },
      of: best.id,
    },
  ]
}

function identities({ identityScore: { bits, factors } }: ShipRecord): Observation[] {
  if (bits <= 0) return []
  const of = factors[0]?.of
  const observed = { identityBits: bits, findings: factors.length }
  return [
    {
      key: 'ship:identity',
      bits: Math.min(CAPS.identity, bits),
      observed,
      threshold: { maxBits: CAPS.identity },
      ...(of === undefined ? {} : { of }),
    },
  ]
}

const lists = ({ lists }: ShipRecord): Observation[] =>
  lists.map(({ id }) => ({ key: 'ship:list', bits: 0, observed: {}, threshold: {}, of: id }))

function gaps({ gaps }: ShipRecord): Observation[] {
  const weighed = gaps.map(({ id, score }) => ({ id, bits: score?.bits ?? 0 }))
  const best = weighed.sort((a, b) => b.bits - a.bits || compareText(a.id, b.id))[0]
  if (best === undefined || best.bits <= 0) return []
  return [
    {
      key: 'ship:gap',
      bits: Math.min(CAPS.gap, best.bits / 2),
      observed: { gapBits: best.bits, gaps: gaps.length },
      threshold: { maxBits: CAPS.gap },
      of: best.id,
    },
  ]
}

function chains({ chains }: ShipRecord): Observation[] {
  const first = chains[0]
  if (first === undefined) return []
  const observed = { chains: chains.length, ships: Math.max(...chains.map(({ vessels }) => vessels.length)) }
  return [{ key: 'ship:chain', bits: CHAIN_BITS, observed, threshold: { ships: 3 }, of: first.rendezvous[0]! }]
}

/** Countries of the numbers, spell by spell; spells of one country and number in turn are one. */
function flagsOf(spells: readonly IdentitySpell[]): FlagSpan[] {
  const flags: FlagSpan[] = []
  for (const { vessel, start, end } of spells) {
    const { country } = readMmsi(vessel)
    const last = flags.at(-1)
    if (last?.vessel === vessel) flags[flags.length - 1] = { ...last, end: Math.max(last.end, end) }
    else flags.push({ vessel, ...(country === undefined ? {} : { country }), start, end })
  }
  return flags
}
