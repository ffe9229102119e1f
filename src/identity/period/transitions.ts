import { HOUR_MS } from '../../base/index.js'
import type { IdentitySpell, VesselId } from '../../model/index.js'
import { checkImo, readMmsi } from '../number/index.js'

/** From one supported identity to the next, of one transmitter or of one IMO number. */
export interface Transition {
  /** What stayed: the transmitter's number, or the IMO number under another transmitter's. */
  readonly by: 'mmsi' | 'imo'
  readonly before: IdentitySpell
  readonly after: IdentitySpell
}

/** Two sets may both be on while one replaces the other: seven days, as Global Fishing Watch has it. */
const BOTH_ON_MS: number = 7 * 24 * HOUR_MS

/** Spells that rules may use: not those of a number that transponders send before anyone has set theirs. */
export const usable = (spells: readonly IdentitySpell[]): IdentitySpell[] =>
  spells.filter(({ vessel }) => readMmsi(vessel).reason !== 'placeholder').sort(byStart)

const byStart = (a: IdentitySpell, b: IdentitySpell): number =>
  a.start - b.start || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The IMO number of a spell, where it can be one: of a ship, by its check digit. */
export const shipImo = ({ imo }: IdentitySpell): string | undefined =>
  imo !== undefined && checkImo(imo).ok ? imo : undefined

/** Spells by a key, each group in order of start. */
export function groupSpells<K>(
  spells: readonly IdentitySpell[],
  keyOf: (spell: IdentitySpell) => K | undefined,
): Map<K, IdentitySpell[]> {
  const groups = new Map<K, IdentitySpell[]>()
  for (const spell of spells) {
    const key = keyOf(spell)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [spell])
    else group.push(spell)
  }
  return groups
}

export const spellsByVessel = (spells: readonly IdentitySpell[]): Map<VesselId, IdentitySpell[]> =>
  groupSpells(spells, ({ vessel }) => vessel)

/**
 * All transitions. A transmitter that sends two identities by turns has none: it is two ships, or a number that is
 * shared.
 */
export function transitionsOf(spells: readonly IdentitySpell[]): Transition[] {
  const found: Transition[] = []
  for (const own of spellsByVessel(spells).values()) {
    if (own.some(({ shared }) => shared)) continue
    for (let i = 1; i < own.length; i++) found.push({ by: 'mmsi', before: own[i - 1]!, after: own[i]! })
  }
  const single = spells.filter(({ shared }) => !shared)
  for (const chain of groupSpells(single, shipImo).values()) {
    for (let i = 1; i < chain.length; i++) {
      const [before, after] = [chain[i - 1]!, chain[i]!]
      if (before.vessel !== after.vessel && after.start >= before.end - BOTH_ON_MS)
        found.push({ by: 'imo', before, after })
    }
  }
  return found
}

/** Country of a spell's MMSI: who assigned the number. */
export const flagOf = ({ vessel }: IdentitySpell): string | undefined => {
  const { country, kind } = readMmsi(vessel)
  return kind === 'ship' ? country : undefined
}

/** From the first start to the last end. */
export const wholeSpan = (spells: readonly IdentitySpell[]): { start: number; end: number } => ({
  start: spells.reduce((least, { start }) => Math.min(least, start), Infinity),
  end: spells.reduce((most, { end }) => Math.max(most, end), -Infinity),
})
