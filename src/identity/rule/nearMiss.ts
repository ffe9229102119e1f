import type { IdentityFinding, IdentitySpell } from '../../model/index.js'
import { makeFinding } from '../evidence/index.js'
import { compareNames } from '../name/index.js'
import { groupSpells, shipImo } from '../period/index.js'
import type { ChangeThresholds, IdentityContext, ListedShip } from './context.js'

/** A number that another may be an altered form of. */
interface Target extends ListedShip {
  readonly by: 'list' | 'silence'
  /** Of a number that fell silent: the spells that sent it. */
  readonly spells: readonly IdentitySpell[]
}

/**
 * ID-24: a number that is one digit away from that of a listed ship, or of one lately silent, on a ship of the same
 * length. A ship that mistypes its own number has its own name, call sign or MMSI: that says nothing.
 */
export function nearMissFindings(
  spells: readonly IdentitySpell[],
  { listed = [] }: IdentityContext,
  limits: ChangeThresholds,
): IdentityFinding[] {
  const byPattern = new Map<string, Target[]>()
  const own = new Set(listed.map(({ imo }) => imo))
  const targets: Target[] = [
    ...listed.map((one) => ({ ...one, by: 'list' as const, spells: [] })),
    ...silentTargets(spells),
  ]
  for (const target of targets)
    for (const pattern of patterns(target.imo)) byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), target])
  return spells.flatMap((spell) => {
    const { imo } = spell
    if (imo === undefined || spell.shared || own.has(imo)) return []
    const near = patterns(imo)
      .flatMap((pattern) => byPattern.get(pattern) ?? [])
      .filter((target) => target.imo !== imo && isNear(spell, target, limits))
    const best = near.sort((a, b) => (a.by === b.by ? (a.imo < b.imo ? -1 : 1) : a.by === 'list' ? -1 : 1))[0]
    return best === undefined ? [] : [describe(spell, best, limits)]
  })
}

/** A number with each of its digits left open. */
const patterns = (imo: string): string[] =>
  /^\d{7}$/.test(imo) ? [...imo].map((_, i) => `${imo.slice(0, i)}?${imo.slice(i + 1)}`) : []

/** Numbers that were sent and then no more, each with what its ship was. */
function silentTargets(spells: readonly IdentitySpell[]): Target[] {
  return [...groupSpells(spells, shipImo)].map(([imo, chain]) => {
    const last = chain.reduce((latest, one) => (one.end > latest.end ? one : latest))
    return {
      imo,
      by: 'silence' as const,
      spells: chain,
      names: chain.flatMap(({ name }) => name ?? []),
      ...(last.callSign === undefined ? {} : { callSign: last.callSign }),
      ...(last.lengthM === undefined ? {} : { lengthM: last.lengthM }),
    }
  })
}

function isNear(spell: IdentitySpell, target: Target, { lengthToleranceM, latelyMs }: ChangeThresholds): boolean {
  if (
    spell.lengthM === undefined ||
    target.lengthM === undefined ||
    Math.abs(spell.lengthM - target.lengthM) > lengthToleranceM
  )
    return false
  if (spell.callSign !== undefined && spell.callSign === target.callSign) return false
  if (spell.name !== undefined && target.names?.some((name) => compareNames(spell.name, name).relation !== 'different'))
    return false
  if (target.by === 'list') return true
  // Of a number that fell silent: before this one began, on another transmitter, and never since.
  const end = target.spells.reduce((most, one) => Math.max(most, one.end), -Infinity)
  return (
    end < spell.start && spell.start - end <= latelyMs && target.spells.every(({ vessel }) => vessel !== spell.vessel)
  )
}

function describe(spell: IdentitySpell, target: Target, limits: ChangeThresholds): IdentityFinding {
  return makeFinding({
    weight: 'ID-24',
    vessels: [spell.vessel, ...target.spells.map(({ vessel }) => vessel)],
    start: spell.start,
    end: spell.end,
    place: spell.firstFix,
    spells: [spell, ...target.spells],
    differences: [
      { field: 'imo', from: target.imo, to: spell.imo! },
      { field: 'lengthM', from: String(target.lengthM), to: String(spell.lengthM) },
    ],
    observed: {
      digitsApart: 1,
      lengthDifferenceM: Math.abs(spell.lengthM! - target.lengthM!),
      comparedWith: target.by,
    },
    threshold: { digitsApart: 1, lengthToleranceM: limits.lengthToleranceM },
    tag: `${spell.vessel}:${target.imo}`,
  })
}
