import { reportWork, type WorkOptions } from '../base/index.js'
import { findDarkRendezvousWithReport } from '../dark/index.js'
import { findGaps, findSparse } from '../gap/index.js'
import { scoreGaps } from '../gap/score/index.js'
import { findIdentityConflicts } from '../identity/conflict/index.js'
import { identitySpells, spellsToMatch } from '../identity/period/index.js'
import { findIdentityChanges } from '../identity/rule/index.js'
import { findSuccessions } from '../identity/succession/index.js'
import { listedShips, matchWatchlist, watchlistFindings } from '../identity/watchlist/index.js'
import { nearestHarbour } from '../knowledge/harbour/index.js'
import type { Knowledge } from '../knowledge/index.js'
import { findLoneLoitering, findLoitering } from '../loitering/index.js'
import type { Capped, IdentitySpell } from '../model/index.js'
import { groupRendezvous } from '../rendezvous/group/index.js'
import { findRendezvousWithReport } from '../rendezvous/index.js'
import type { PreparedScene } from '../scene/index.js'
import type { LeftOut } from './findings.js'
import type { Finding, FindingKindName, FindingOf } from './kinds.js'
import { listOptions, type DetectOptions } from './options.js'

/** What a stage brought. */
export interface StageResult {
  /** Findings, in order of start and id where the detector has no order of its own. */
  readonly items: readonly Finding[]
  /** Places and hours so crowded that only some of their vessels were compared. */
  readonly capped?: readonly Capped[]
  /** What it left out. */
  readonly leftOut?: Partial<LeftOut>
  /** Who ships said they were, over time. */
  readonly spells?: readonly IdentitySpell[]
}

/** The scene, with what was learnt or given. */
export interface LearntScene extends PreparedScene {
  /** Learnt from the scene's tracks, or given. */
  readonly knowledge: Knowledge
}

/** What the stages before brought. */
export interface StageInput {
  /** The scene. */
  readonly scene: LearntScene
  /** Findings of one kind that were found before. */
  readonly found: <K extends FindingKindName>(kind: K) => readonly FindingOf<K>[]
}

/** One step of detection. */
export type Stage = (input: StageInput, options: DetectOptions, work?: WorkOptions) => StageResult

const rendezvous: Stage = ({ scene }, options, work) => {
  const { rendezvous: items, capped } = findRendezvousWithReport(scene, options.rendezvous, work)
  return { items, capped }
}

const groups: Stage = ({ found }, _, work) => {
  reportWork(work, 'grouping', 0, 0)
  return { items: groupRendezvous({ rendezvous: found('rendezvous') }).sort(byStart) }
}

/** Every moored ship makes little way: only what lies off every harbour is listed. */
const loitering: Stage = ({ scene }, options, work) => {
  const all = findLoitering(scene, options.loitering, work)
  const { minHarbourDistanceM } = listOptions(options.list)
  const items = all.filter(
    ({ lon, lat }) => (nearestHarbour(scene.knowledge, lon, lat)?.distanceM ?? Infinity) >= minHarbourDistanceM,
  )
  return { items, leftOut: { loiteringNearHarbours: all.length - items.length } }
}

const gaps: Stage = ({ scene }, options, work) => {
  const found = findGaps(scene, options.gap, work)
  return { items: scoreGaps({ ...scene, gaps: found }, options.gapScore, work) }
}

const darkRendezvous: Stage = ({ scene, found }, options, work) => {
  const { dark, counts } = findDarkRendezvousWithReport({ ...scene, gaps: found('gap') }, options.dark, work)
  return { items: dark, leftOut: { darkRendezvous: counts.reduce((sum, one) => sum + one.leftOut, 0) } }
}

const identity: Stage = ({ scene, found }, { identity: options = {} }, work) => {
  reportWork(work, 'reading identities', 0, 0)
  const { statics, watchlists = [] } = scene
  const spells = identitySpells(statics, options.spells)
  const matches = watchlists.length === 0 ? [] : spellsToMatch(spells, statics, scene.tracks, options.spells)
  const lists = watchlistFindings({
    matches: matchWatchlist({ spells: matches, watchlists }, options.watchlist),
    spells: matches,
  })
  if (spells.length === 0) return { items: [...lists].sort(byStart), spells }
  const known = {
    ...scene,
    spells,
    gaps: found('gap'),
    rendezvous: found('rendezvous'),
    listed: listedShips(watchlists),
  }
  const rules = [
    () => findIdentityChanges(known, options.changes),
    () => findIdentityConflicts(known, options.conflicts, work),
    () => findSuccessions(known, options.successions, work),
  ]
  const seen = rules.flatMap((rule, i) => {
    reportWork(work, 'comparing identities', i, rules.length)
    return rule()
  })
  reportWork(work, 'comparing identities', rules.length, rules.length)
  return { items: [...seen, ...lists].sort(byStart), spells }
}

const loneLoitering: Stage = ({ scene }, options, work) => ({
  items: findLoneLoitering(scene, options.lone, work).sort(byStart),
})

const sparse: Stage = ({ scene }, options, work) => ({ items: findSparse(scene, options.sparse, work) })

/**
 * The stages of detection, in order: each sees what those before it found. A new kind of finding is one more line here,
 * and its line in `Finding`: order, page, tables, schema and explanation follow from its `FindingKind`.
 */
export const PIPELINE: Readonly<Record<string, Stage>> = {
  rendezvous,
  groups,
  loitering,
  gaps,
  darkRendezvous,
  loneLoitering,
  sparse,
  identity,
}

/** Order of findings within a stage: by start, then by id. */
export function byStart(
  a: { readonly start: number; readonly id: string },
  b: { readonly start: number; readonly id: string },
): number {
  return a.start - b.start || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
