import { assess, type AssessContext } from '../assess/index.js'
import { harbourCalls } from '../assess/harbourCalls.js'
import { particularsFrom } from '../io/index.js'
import type { AssessedMeeting, AssessedVessel, HarbourCall, MeetingChain } from '../model/assess.js'
import type { DarkRendezvous, LoneLoitering } from '../model/dark.js'
import type { Loitering, Rendezvous, RendezvousGroup } from '../model/findings.js'
import type { Gap } from '../model/gap.js'
import type { GapScore, SparseSending } from '../model/gapScore.js'
import type { IdentityFinding } from '../model/identity.js'
import { compareText } from '../model/order.js'
import type { VesselId } from '../model/report.js'
import type { Particulars, Track } from '../model/track.js'
import { MINUTE_MS } from '../model/units.js'
import type { FindingContext, Findings } from '../stages/findings.js'
import { spellStage } from '../stages/index.js'
import { reportsOf, tracksOf, type Source } from './source.js'

/** What was heard of a ship. */
export interface Heard {
  /** Reports that were used. */
  readonly reports: number
  /** Reports that were set aside. */
  readonly setAside: number
  /** First and last report that was used, epoch milliseconds; absent where none was. */
  readonly first?: number
  readonly last?: number
  /** Share of the spans of ten minutes from first to last in which she was heard, 0 to 1. */
  readonly heardShare?: number
  /** The longest time between two reports, ms. */
  readonly longestSilenceMs?: number
  /** Ships that use her number. */
  readonly hulls: number
}

/** Who a ship said she was over a time. */
export interface SaidIdentity extends Omit<Particulars, 'draughtM' | 'hull'> {
  /** Draughts that she sent meanwhile, metres, in order of time. */
  readonly draughtsM: readonly number[]
}

/** All that was found of one ship: plain JSON. */
export interface Dossier {
  /** The transmitter. */
  readonly vessel: VesselId
  /** What was heard; only where the AIS files were given. */
  readonly heard?: Heard
  /** Who she said she was, in order of time. */
  readonly said: readonly SaidIdentity[]
  /** The ship weighed as a whole; absent where nothing was found that is weighed. */
  readonly assessed?: AssessedVessel
  /** Her meetings, weighed, those of most bits first: all of them. */
  readonly meetings: readonly AssessedMeeting[]
  /** The same as they were measured. */
  readonly rendezvous: readonly Rendezvous[]
  readonly groups: readonly RendezvousGroup[]
  readonly gaps: readonly Gap[]
  /** In the order of `gaps`. */
  readonly gapScores: readonly GapScore[]
  readonly sparse: readonly SparseSending[]
  readonly dark: readonly DarkRendezvous[]
  readonly lone: readonly LoneLoitering[]
  readonly loitering: readonly Loitering[]
  /** What is odd about her identities; list matches (ID-33) are apart. */
  readonly identity: readonly IdentityFinding[]
  /** Matches with lists: they say who she may be, not what she did. */
  readonly lists: readonly IdentityFinding[]
  readonly chains: readonly MeetingChain[]
  /** Her stays in harbours that are known; of findings alone those about her meetings. */
  readonly harbourCalls: readonly HarbourCall[]
  /** Place and light of each finding, by its id. */
  readonly context: Readonly<Record<string, FindingContext>>
}

/** Gathers all that was found of one ship. What `detect` lists only of the first ships is weighed again here, so that nothing is left out. */
export function dossierOf(vessel: VesselId, source: Source): Dossier {
  const { findings, read } = source
  const reports = reportsOf(source, new Set([vessel]))
  const tracks = tracksOf(source, reports)
  const own = ofShip(findings, vessel)
  const statics = read?.statics.filter(({ id }) => id === vessel) ?? []
  const spells = spellStage.run(statics, findings.options)
  const beside: AssessContext = { gapScores: findings.gapScores, spells, tracks, knowledge: findings.knowledge }
  const listed = findings.vessels.find((one) => one.vessel === vessel)
  const assessed = listed ?? assess(findings, beside, findings.options.assess).vessels.find((one) => one.vessel === vessel)
  const { meetings } = assess({ ...findings, rendezvous: own.rendezvous }, beside, findings.options.assess)
  return {
    vessel,
    ...(read === undefined ? {} : { heard: heardOf(reports, tracks) }),
    said: saidOf(read === undefined ? findings.particulars.filter(({ id }) => id === vessel) : particularsFrom(statics)),
    ...(assessed === undefined ? {} : { assessed }),
    meetings,
    ...own,
    chains: assessed?.chains ?? [],
    harbourCalls: tracks.length === 0 ? (assessed?.harbourCalls ?? []) : (harbourCalls(new Set([vessel]), beside).get(vessel) ?? []),
  }
}

type OwnFindings = Pick<Dossier, 'rendezvous' | 'groups' | 'gaps' | 'gapScores' | 'sparse' | 'dark' | 'lone' | 'loitering' | 'identity' | 'lists' | 'context'>

function ofShip(findings: Findings, vessel: VesselId): OwnFindings {
  const mine = (one: { readonly vessel: VesselId }): boolean => one.vessel === vessel
  const ours = (one: { readonly vessels: readonly VesselId[] }): boolean => one.vessels.includes(vessel)
  const { gaps, gapScores } = findings
  const identity = findings.identity.filter(ours)
  const own = {
    rendezvous: findings.rendezvous.filter(ours),
    groups: findings.groups.filter(ours),
    gaps: gaps.filter(mine),
    gapScores: gapScores.filter((_, i) => mine(gaps[i]!)),
    sparse: findings.sparse.filter(mine),
    dark: findings.dark.filter(ours),
    lone: findings.lone.filter(mine),
    loitering: findings.loitering.filter(mine),
  }
  const ids = Object.values(own).flat().flatMap((one) => ('id' in one ? [one.id] : []))
  const context = Object.fromEntries(ids.flatMap((id) => (Object.hasOwn(findings.context, id) ? [[id, findings.context[id]!]] : [])))
  return { ...own, identity: identity.filter(({ rule }) => rule !== 'ID-33'), lists: identity.filter(({ rule }) => rule === 'ID-33'), context }
}

const SLOT_MS = 10 * MINUTE_MS

function heardOf(reports: readonly Track[], tracks: readonly Track[]): Heard {
  const t = Float64Array.from(tracks.flatMap((track) => [...track.t])).sort()
  const setAside = reports.reduce((sum, one) => sum + one.t.length, 0) - t.length
  const common = { reports: t.length, setAside, hulls: tracks.length }
  const [first, last] = [t[0], t[t.length - 1]]
  if (first === undefined || last === undefined) return common
  const slots = new Set(t.map((one) => Math.floor(one / SLOT_MS)))
  const all = Math.floor(last / SLOT_MS) - Math.floor(first / SLOT_MS) + 1
  const longest = t.reduce((most, one, i) => Math.max(most, i === 0 ? 0 : one - t[i - 1]!), 0)
  return { ...common, first, last, heardShare: Math.round((slots.size / all) * 1e4) / 1e4, longestSilenceMs: longest }
}

const IDENTITY = ['name', 'imo', 'callSign', 'shipType', 'dimensions', 'lengthM', 'beamM', 'aisClass'] as const

/** Stretches of one identity in turn as one; draughts change more often. */
function saidOf(particulars: readonly Particulars[]): SaidIdentity[] {
  const said: SaidIdentity[] = []
  for (const one of [...particulars].sort((a, b) => (a.start ?? -Infinity) - (b.start ?? -Infinity) || compareText(JSON.stringify(a), JSON.stringify(b)))) {
    const last = said.at(-1)
    const draughtsM = one.draughtM === undefined || one.draughtM <= 0 ? [] : [one.draughtM]
    if (last === undefined || !IDENTITY.every((field) => JSON.stringify(last[field]) === JSON.stringify(one[field]))) said.push(identityOf(one, draughtsM))
    else said[said.length - 1] = identityOf({ ...last, end: one.end }, [...last.draughtsM, ...draughtsM.filter((draught) => draught !== last.draughtsM.at(-1))])
  }
  return said
}

/** What of particulars makes an identity; fields that are not known are left out. */
function identityOf(one: { readonly [K in keyof SaidIdentity]?: SaidIdentity[K] | undefined }, draughtsM: readonly number[]): SaidIdentity {
  const fields = (['id', 'start', 'end', ...IDENTITY] as const).flatMap((field) => (one[field] === undefined ? [] : [[field, one[field]] as const]))
  return { ...(Object.fromEntries(fields) as Omit<SaidIdentity, 'draughtsM'>), draughtsM }
}

/** Only what was found of one ship, in the shape of findings: for a page of her own. */
export function findingsOf(dossier: Dossier, findings: Findings): Findings {
  const { rendezvous, groups, gaps, gapScores, sparse, dark, lone, loitering, context, meetings, assessed, vessel } = dossier
  return {
    ...findings,
    rendezvous, groups, gaps, gapScores, sparse, dark, lone, loitering, context, meetings,
    identity: findings.identity.filter(({ vessels }) => vessels.includes(vessel)),
    identityScores: findings.identityScores.filter((one) => one.vessel === vessel),
    vessels: assessed === undefined ? [] : [assessed],
    leftOut: { ...findings.leftOut, dark: 0, meetings: 0, vessels: 0, loiteringNearHarbours: 0 },
  }
}
