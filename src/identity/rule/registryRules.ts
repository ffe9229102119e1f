import { type IdentityFinding, type IdentitySpell, holdsAt } from '../../model/index.js'
import { makeFinding, rawOf, type Seen } from '../evidence/index.js'
import { compareCountries } from '../number/index.js'
import { flagOf, shipImo } from '../period/index.js'
import { lengthShare, typeOf } from './changeRules.js'
import type { ChangeThresholds, IdentityContext, RegistryEntry } from './context.js'

/** What a register that the caller brings says otherwise than AIS: ID-06, ID-30, ID-31 and ID-32. */
export function registryFindings(
  spells: readonly IdentitySpell[],
  { registry = [] }: IdentityContext,
  limits: ChangeThresholds,
): IdentityFinding[] {
  const entries = new Map<string, RegistryEntry[]>()
  for (const entry of registry) entries.set(entry.imo, [...(entries.get(entry.imo) ?? []), entry])
  return spells.flatMap((spell) => {
    const imo = shipImo(spell)
    const own = imo === undefined ? [] : (entries.get(imo) ?? [])
    return own.flatMap((entry) =>
      [flagApart, statusApart, hullApart, flagDisowned].flatMap((rule) => rule(spell, entry, limits) ?? []),
    )
  })
}

/**
 * When the spell and the entry both hold. A spell has its last message; an entry, [from, to), no longer holds at its
 * end.
 */
function overlap(
  spell: IdentitySpell,
  { from = -Infinity, to = Infinity }: RegistryEntry,
): { start: number; end: number } | undefined {
  const start = Math.max(spell.start, from)
  const end = Math.min(spell.end, to)
  return start <= end && holdsAt({ start: from, end: to }, start) ? { start, end } : undefined
}

const base = (spell: IdentitySpell): Pick<Seen, 'vessels' | 'place' | 'spells'> => ({
  vessels: [spell.vessel],
  place: spell.firstFix,
  spells: [spell],
})

/** ID-06: MMSI of one country, register of another, for long. */
function flagApart(
  spell: IdentitySpell,
  entry: RegistryEntry,
  { minRegistryLagMs }: ChangeThresholds,
): IdentityFinding | undefined {
  const both = overlap(spell, entry)
  const flag = flagOf(spell)
  if (
    both === undefined ||
    flag === undefined ||
    entry.flag === undefined ||
    compareCountries(flag, entry.flag) !== 'different'
  )
    return undefined
  const lagMs = both.end - both.start
  if (lagMs < minRegistryLagMs) return undefined
  return makeFinding({
    weight: 'ID-06',
    ...base(spell),
    ...both,
    differences: [{ field: 'flag', from: entry.flag, to: flag }],
    observed: { lagMs },
    threshold: { minRegistryLagMs },
  })
}

/** ID-30: the register calls the number dead, or never issued. */
function statusApart(spell: IdentitySpell, entry: RegistryEntry): IdentityFinding | undefined {
  const both = overlap(spell, entry)
  if (both === undefined || (entry.status !== 'dead' && entry.status !== 'never-issued')) return undefined
  return makeFinding({
    weight: 'ID-30',
    ...base(spell),
    ...both,
    differences: [{ field: 'imo', to: rawOf(spell, 'imo')! }],
    observed: { status: entry.status },
    threshold: { status: 'active' },
  })
}

/** ID-31: length or type differ from the register. */
function hullApart(
  spell: IdentitySpell,
  entry: RegistryEntry,
  { maxLengthShare }: ChangeThresholds,
): IdentityFinding | undefined {
  const both = overlap(spell, entry)
  const share = lengthShare(entry.lengthM, spell.lengthM)
  const [from, to] = [typeOf(entry), typeOf(spell)]
  const typesDiffer = from !== undefined && to !== undefined && from !== to
  const lengthsDiffer = share !== undefined && share > maxLengthShare
  if (both === undefined || (!typesDiffer && !lengthsDiffer)) return undefined
  return makeFinding({
    weight: 'ID-31',
    ...base(spell),
    ...both,
    differences: [
      ...(lengthsDiffer ? [{ field: 'lengthM' as const, from: String(entry.lengthM), to: String(spell.lengthM) }] : []),
      ...(typesDiffer
        ? [{ field: 'shipType' as const, from: String(entry.shipType), to: String(spell.shipType) }]
        : []),
    ],
    observed: { ...(share === undefined ? {} : { lengthShare: share }), typesDiffer },
    threshold: { maxLengthShare },
  })
}

/** ID-32: the administration disowns the ship, or its register is closed to such ships. */
function flagDisowned(spell: IdentitySpell, entry: RegistryEntry): IdentityFinding | undefined {
  const both = overlap(spell, entry)
  const flag = flagOf(spell)
  if (both === undefined || entry.flagStatus === undefined || (entry.flag !== undefined && entry.flag !== flag))
    return undefined
  return makeFinding({
    weight: `ID-32:${entry.flagStatus}`,
    ...base(spell),
    ...both,
    differences: [{ field: 'flag', ...(flag === undefined ? {} : { to: flag }) }],
    observed: { flagStatus: entry.flagStatus },
    threshold: { flagStatus: 'accepted' },
  })
}
