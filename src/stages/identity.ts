import {
  findIdentityChanges,
  findIdentityConflicts,
  findSuccessions,
  identitySpells,
  listedShips,
  matchWatchlist,
  scoreIdentity,
  spellsToMatch,
  watchlistFindings,
  type IdentityContext,
} from '../identity/index.js'
import type { IdentityFinding, IdentitySpell } from '../model/identity.js'
import type { StaticReport, VesselId } from '../model/report.js'
import type { Track } from '../model/track.js'
import type { Watchlist } from '../model/watchlist.js'
import { reportWork } from '../model/work.js'
import type { VesselIdentity } from './findings.js'
import { byStart, unionById, type Stage } from './stage.js'

/** Tells who each transmitter said it was. Parts hold whole vessels. */
export const spellStage: Stage<Iterable<StaticReport>, IdentitySpell[]> = {
  name: 'identities',
  key: 'vessel',
  horizonMs: () => Infinity,
  run: (statics, options) => identitySpells(statics, options.identity?.spells),
  merge: (parts) => parts.flat().sort((a, b) => (a.vessel < b.vessel ? -1 : a.vessel > b.vessel ? 1 : byStart(a, b))),
}

/** What identities are looked at beside. */
export interface IdentityInput extends IdentityContext {
  /** Of all vessels. */
  readonly spells: readonly IdentitySpell[]
  /** All static reports, in any order. */
  readonly statics: readonly StaticReport[]
  /** Prepared. */
  readonly tracks: readonly Track[]
  /** Lists to match. */
  readonly watchlists: readonly Watchlist[]
}

/** Finds what changed and what is odd. Not to be cut: how common a hull is, and who else sends a number, are part of the rules. */
export const identityStage: Stage<IdentityInput, IdentityFinding[]> = {
  name: 'identity',
  key: 'all',
  horizonMs: () => Infinity,
  run: ({ spells, statics, tracks, watchlists, ...context }, { identity = {} }, work) => {
    const toMatch = watchlists.length === 0 ? [] : spellsToMatch(spells, statics, tracks, identity.spells)
    const matches = watchlistFindings(matchWatchlist(toMatch, watchlists, identity.watchlist), toMatch)
    if (spells.length === 0) return [...matches].sort(byStart)
    reportWork(work, 'comparing identities', 0, 4)
    const listed = [...(context.listed ?? []), ...listedShips(watchlists)]
    const changes = findIdentityChanges(spells, { ...context, tracks, listed }, identity.changes)
    reportWork(work, 'comparing identities', 1, 4)
    const conflicts = findIdentityConflicts(spells, tracks, { rendezvous: context.rendezvous }, identity.conflicts, work)
    reportWork(work, 'comparing identities', 2, 4)
    const successions = findSuccessions(spells, tracks, identity.successions, work)
    reportWork(work, 'comparing identities', 3, 4)
    reportWork(work, 'comparing identities', 4, 4)
    return [...changes, ...conflicts, ...successions, ...matches].sort(byStart)
  },
  merge: unionById,
}

/** What the findings say of each vessel together, the most telling first; vessels without a bit are left out. */
export function vesselIdentities(findings: readonly IdentityFinding[], options: Parameters<typeof scoreIdentity>[1]): VesselIdentity[] {
  const byVessel = new Map<VesselId, IdentityFinding[]>()
  for (const finding of findings) {
    for (const vessel of finding.vessels) {
      const own = byVessel.get(vessel)
      if (own === undefined) byVessel.set(vessel, [finding])
      else own.push(finding)
    }
  }
  return [...byVessel]
    .map(([vessel, own]) => ({ vessel, ...scoreIdentity(own, options) }))
    .filter(({ bits }) => bits > 0)
    .sort((a, b) => b.bits - a.bits || (a.vessel < b.vessel ? -1 : 1))
}
