import { readMmsi } from '../identity/mmsi.js'
import { scoreIdentity } from '../identity/score.js'
import type { AssessedMeeting, AssessedVessel, FlagSpan, MeetingChain } from '../model/assess.js'
import { bandOf, countBest, inOrderOfWeight, roundBits, sumBits, type Factor, type FactorValues } from '../model/factor.js'
import type { IdentitySpell } from '../model/identity.js'
import type { VesselId } from '../model/report.js'
import type { AssessContext, AssessIndex } from './context.js'
import { findChains } from './chains.js'
import { callsAround, harbourCalls } from './harbourCalls.js'
import type { AssessSettings } from './options.js'
import { compareText } from '../model/order.js'
import { timeLineOf, type VesselRecord } from './timeLine.js'

// Of a ship's parts each has its cap, bits. A silence alone stays weak: ships are switched off at berths every day.
const CAPS = { meetings: 12, identity: 6, silence: 2 } as const
const CHAIN_BITS = 0.5

/**
 * One dossier a ship that takes part in a meeting worth a look, has a silence or something odd about her identity.
 *
 * @param meetings - assessed, all of them.
 * @returns ships with the most bits first, ties by id.
 */
export function assessVessels(meetings: readonly AssessedMeeting[], index: AssessIndex, context: AssessContext, settings: AssessSettings): AssessedVessel[] {
  const chains = findChains(meetings, settings)
  const records = recordsOf(meetings, index, context, settings)
  const calls = harbourCalls(new Set(records.keys()), context)
  const dossiers = [...records.values()].map((record) => dossierOf({ ...record, calls: callsOf(record, calls) }, chains, index, settings))
  return dossiers.sort((a, b) => b.bits - a.bits || compareText(a.vessel, b.vessel))
}

const callsOf = ({ vessel, meetings }: VesselRecord, calls: ReadonlyMap<VesselId, VesselRecord['calls']>): VesselRecord['calls'] => {
  const [start, end] = [meetings.reduce((least, one) => Math.min(least, one.start), Infinity), meetings.reduce((most, one) => Math.max(most, one.end), -Infinity)]
  const own = calls.get(vessel) ?? []
  return meetings.length === 0 ? own : callsAround(own, start, end)
}

/** Ships by what is known of them; meetings that say nothing bring no ship into the list. */
function recordsOf(meetings: readonly AssessedMeeting[], index: AssessIndex, { spells = [] }: AssessContext, settings: AssessSettings): Map<VesselId, VesselRecord> {
  const telling = meetings.filter(({ bits }) => bits >= settings.minChainBits).flatMap(({ vessels }) => vessels)
  const wanted = new Set([...telling, ...index.gaps.keys(), ...index.dark.keys(), ...index.identity.keys()])
  const of = <T>(list: readonly T[], vesselsOf: (one: T) => readonly VesselId[]): ReadonlyMap<VesselId, T[]> => {
    const map = new Map<VesselId, T[]>([...wanted].map((vessel) => [vessel, []]))
    for (const one of list) for (const vessel of new Set(vesselsOf(one))) map.get(vessel)?.push(one)
    return map
  }
  const own = {
    meetings: of([...meetings].sort((a, b) => b.bits - a.bits || compareText(a.id, b.id)), ({ vessels }) => vessels),
    spells: of([...spells].sort((a, b) => a.start - b.start || compareText(a.id, b.id)), ({ vessel }) => [vessel]),
    loitering: of([...(index.input.loitering ?? [])].sort((a, b) => a.start - b.start || compareText(a.id, b.id)), ({ vessel }) => [vessel]),
  }
  return new Map([...wanted].map((vessel) => [vessel, {
    vessel,
    meetings: own.meetings.get(vessel)!, spells: own.spells.get(vessel)!, loitering: own.loitering.get(vessel)!,
    gaps: index.gaps.get(vessel) ?? [], dark: index.dark.get(vessel) ?? [], identity: index.identity.get(vessel) ?? [], calls: [],
  }]))
}

function dossierOf(record: VesselRecord, all: readonly MeetingChain[], index: AssessIndex, settings: AssessSettings): AssessedVessel {
  const { vessel } = record
  const chains = all.filter(({ vessels }) => vessels.includes(vessel))
  const gapBits = (id: string): number | undefined => index.gapScores.get(id)?.bits
  const factors = inOrderOfWeight(countBest([...meetingFactors(record, settings), ...identityFactors(record), ...silenceFactors(record, gapBits), ...chainFactors(chains)], 2))
  const ids = (list: readonly { readonly id: string }[]): string[] => list.slice(0, settings.maxListed).map(({ id }) => id)
  return {
    kind: 'assessed-vessel', id: `assessed-vessel:${vessel}`, vessel,
    bits: sumBits(factors),
    band: bandOf(factors, settings.moderateBits, settings.strongBits, new Set(['chain', 'list'])),
    factors,
    meetings: ids(record.meetings), gaps: ids(record.gaps), dark: ids(record.dark), identity: ids(record.identity), spells: ids(record.spells),
    flags: flagsOf(record.spells).slice(0, settings.maxListed),
    chains: chains.slice(0, settings.maxChains),
    harbourCalls: record.calls.slice(0, settings.maxListed),
    ...timeLineOf(record, gapBits, settings.maxListed),
  }
}

const factor = (id: string, bits: number, observed: FactorValues, threshold: FactorValues, source: string, innocent: readonly string[], of?: string): Factor =>
  ({ id, family: id, bits: roundBits(bits), countedBits: 0, observed, threshold, source, innocent, ...(of === undefined ? {} : { of }) })

/** The best meeting, by what is not in the other factors already: identities and silences are counted once. */
function meetingFactors({ meetings }: VesselRecord, { minChainBits }: AssessSettings): Factor[] {
  const apart = new Set(['identity', 'silence', 'list'])
  const weighed = meetings.map((one) => ({ one, bits: sumBits(one.factors.filter(({ family }) => !apart.has(family))) }))
  const best = weighed.sort((a, b) => b.bits - a.bits || compareText(a.one.id, b.one.id))[0]
  if (best === undefined || best.bits <= 0) return []
  const telling = meetings.filter(({ bits }) => bits >= minChainBits).length
  return [factor('meeting', Math.min(CAPS.meetings, best.bits), { bestBits: best.bits, meetings: meetings.length, telling }, { maxBits: CAPS.meetings },
    'her best meeting, without identities and silences', [...new Set(best.one.factors.flatMap(({ countedBits, innocent, family }) => (countedBits > 1 && !apart.has(family) ? innocent : [])))], best.one.id)]
}

function identityFactors({ identity }: VesselRecord): Factor[] {
  const { bits, factors } = scoreIdentity(identity)
  const lists = identity.filter(({ rule }) => rule === 'ID-33').map((one) => factor('list', 0, {}, {}, one.source, one.innocent, one.id))
  if (bits <= 0) return lists
  const innocent = [...new Set(factors.flatMap((one) => (one.countedBits > 0 ? one.innocent : [])))]
  return [factor('identity', Math.min(CAPS.identity, bits), { identityBits: bits, findings: factors.length }, { maxBits: CAPS.identity }, 'scoreIdentity', innocent, factors[0]?.of), ...lists]
}

function silenceFactors({ gaps }: VesselRecord, gapBits: (id: string) => number | undefined): Factor[] {
  const scored = gaps.map((gap) => ({ gap, bits: gapBits(gap.id) ?? 0 })).sort((a, b) => b.bits - a.bits || compareText(a.gap.id, b.gap.id))
  const best = scored[0]
  if (best === undefined || best.bits <= 0) return []
  return [factor('silence', Math.min(CAPS.silence, best.bits / 2), { gapBits: best.bits, gaps: gaps.length }, { maxBits: CAPS.silence },
    'half of her most telling silence: silent on purpose and by fault weigh the same there', ['a fault of transponder or power', 'reception lost'], best.gap.id)]
}

const chainFactors = (chains: readonly MeetingChain[]): Factor[] =>
  chains.length === 0 ? [] : [factor('chain', CHAIN_BITS, { chains: chains.length, ships: Math.max(...chains.map(({ vessels }) => vessels.length)) }, { ships: 3 },
    'meetings in turn; small, for its meetings count themselves', ['service vessel on her round', 'lightering of one ship by several'], chains[0]!.meetings[0])]

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
