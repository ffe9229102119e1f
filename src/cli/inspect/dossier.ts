import { harbourCalls } from '../../assess/ship/index.js'
import { compareText, MINUTE_MS } from '../../base/index.js'
import { explainShip, findingsOfShip, type ShipExplanation } from '../../explain/index.js'
import type { VesselId, Particulars, Track } from '../../model/index.js'
import { particularsFrom } from '../../scene/index.js'
import { inOrderOfOpening, type Finding, type Findings, withItems } from '../../stages/index.js'
import { reportsOf, tracksOf, type Source } from '../run/index.js'

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

/** One identity that a ship sent over a time. */
export interface SentIdentity extends Omit<Particulars, 'draughtM' | 'hull'> {
  /** Draughts that she sent meanwhile, metres, in order of time. */
  readonly draughtsM: readonly number[]
}

/** All that was found of one ship: plain JSON. */
export interface Dossier extends ShipExplanation {
  /** What was heard; only where the AIS files were given. */
  readonly heard?: Heard
  /** The identities that she sent, in order of time. */
  readonly identities: readonly SentIdentity[]
}

/** Gathers all that was found of one ship, and what was heard of her where the AIS files were given. */
export function dossierOf(vessel: VesselId, source: Source): Dossier {
  const { findings, read, scene } = source
  const ship = explainShip(vessel, findings)
  const own = new Set([vessel])
  const tracks = tracksOf(source, own)
  const statics = read?.statics.filter(({ id }) => id === vessel)
  const calls =
    scene === undefined
      ? ship.harbourCalls
      : (harbourCalls(own, { rendezvous: [], tracks, knowledge: scene.knowledge }).get(vessel) ?? [])
  return {
    ...ship,
    harbourCalls: calls,
    ...(read === undefined ? {} : { heard: heardOf(reportsOf(source, own), tracks) }),
    identities: identitiesOf(statics === undefined ? ship.particulars : particularsFrom(statics)),
  }
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
function identitiesOf(particulars: readonly Particulars[]): SentIdentity[] {
  const sent: SentIdentity[] = []
  for (const one of [...particulars].sort(
    (a, b) => (a.start ?? -Infinity) - (b.start ?? -Infinity) || compareText(JSON.stringify(a), JSON.stringify(b)),
  )) {
    const last = sent.at(-1)
    const draughtsM = one.draughtM === undefined || one.draughtM <= 0 ? [] : [one.draughtM]
    if (last === undefined || !IDENTITY.every((field) => JSON.stringify(last[field]) === JSON.stringify(one[field])))
      sent.push(identityOf(one, draughtsM))
    else
      sent[sent.length - 1] = identityOf({ ...last, end: one.end }, [
        ...last.draughtsM,
        ...draughtsM.filter((draught) => draught !== last.draughtsM.at(-1)),
      ])
  }
  return sent
}

/** What of particulars makes an identity; fields that are not known are left out. */
function identityOf(
  one: { readonly [K in keyof SentIdentity]?: SentIdentity[K] | undefined },
  draughtsM: readonly number[],
): SentIdentity {
  const fields = (['id', 'start', 'end', ...IDENTITY] as const).flatMap((field) =>
    one[field] === undefined ? [] : [[field, one[field]] as const],
  )
  return { ...(Object.fromEntries(fields) as Omit<SentIdentity, 'draughtsM'>), draughtsM }
}

/** Her findings of some kinds, in the order of all. */
export const ofKinds = ({ findings }: Dossier, ...kinds: readonly string[]): Finding[] =>
  inOrderOfOpening(findings.flatMap(({ kind, items }) => (kinds.includes(kind) ? items : [])))

const NOTHING_LEFT_OUT: Findings['leftOut'] = {
  loiteringNearHarbours: 0,
  darkRendezvous: 0,
  filtered: 0,
  reviewedRendezvous: 0,
  reviewedPairs: 0,
}

/** Only what was found of one ship, in the shape of findings: for a page of her own. */
export const findingsOf = ({ id }: Dossier, findings: Findings): Findings => ({
  ...withItems(findings, findingsOfShip(findings, id)),
  leftOut: NOTHING_LEFT_OUT,
})
