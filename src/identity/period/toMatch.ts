import { compareText } from '../../base/index.js'
import type { IdentitySpell, StaticReport, VesselId, Track } from '../../model/index.js'
import { identitySpells, type SpellOptions } from './periods.js'

/**
 * Spells to match with lists: those with support, and of vessels that have none what little they sent, or their number
 * alone. To stand on a list is no conduct, so that it takes no support to be looked up; how little it rests on stands
 * in `support`. Rules on conduct never see these.
 *
 * @param spells - with support, from `identitySpells`.
 * @param statics - all static reports.
 * @param tracks - of all vessels that were heard.
 * @param options - as for `identitySpells`.
 * @returns spells in order of vessel and start.
 * @example
 * ```ts
 * spellsToMatch([], [{ id: '572469210', t: 0, imo: '9187629' }], []).map(({ imo, support }) => [imo, support.messages]) // [['9187629', 1]]
 * ```
 */
export function spellsToMatch(
  spells: readonly IdentitySpell[],
  statics: readonly StaticReport[],
  tracks: readonly Track[],
  options?: SpellOptions,
): IdentitySpell[] {
  const supported = new Set(spells.map(({ vessel }) => vessel))
  const thin = identitySpells(
    statics.filter(({ id }) => !supported.has(id)),
    { ...options, minMessages: 1 },
  )
  const named = new Set([...supported, ...thin.map(({ vessel }) => vessel)])
  const all = [...spells, ...thin, ...bareSpells(tracks.filter(({ id }) => !named.has(id)))]
  return all.sort((a, b) => compareText(a.vessel, b.vessel) || a.start - b.start || compareText(a.id, b.id))
}

/** Of each transmitter that told nothing but where it was: its number, from its first report to its last. */
function bareSpells(tracks: readonly Track[]): IdentitySpell[] {
  const heard = new Map<VesselId, { start: number; end: number }>()
  for (const { id, t } of tracks) {
    if (t.length === 0) continue
    const { start, end } = heard.get(id) ?? { start: Infinity, end: -Infinity }
    heard.set(id, { start: Math.min(start, t[0]!), end: Math.max(end, t[t.length - 1]!) })
  }
  return [...heard].map(([vessel, { start, end }]) => ({
    kind: 'spell',
    id: `spell:${vessel}:${start}`,
    vessel,
    start,
    end,
    startsBy: 'record',
    endsBy: 'record',
    shared: false,
    empty: [],
    support: { messages: 0, hours: 0 },
    evidence: {},
  }))
}
