import { distanceM } from '../../geo/index.js'
import type { IdentityFinding, IdentitySpell } from '../../model/index.js'
import { differenceOf, makeFinding, placeBetween } from '../evidence/index.js'
import { groupSpells, shipImo, spellsByVessel } from '../period/index.js'
import { differInName } from './changeRules.js'
import { isAtSea, type ChangeThresholds, type IdentityContext } from './context.js'

/** A ship that moved so far, or so fast, was not laid up. */
const UNDER_WAY_M = 10_000
const UNDER_WAY_KN = 3

/**
 * ID-35: a large ship that is first heard at sea, long after the record began, under a number and a hull that nobody
 * sent before. Says nothing where the place is not known, or what is at sea.
 */
export function pastFindings(
  spells: readonly IdentitySpell[],
  context: IdentityContext,
  limits: ChangeThresholds,
): IdentityFinding[] {
  const recordStart = context.recordStart ?? spells[0]?.start ?? 0
  const firstOfImo = new Map([...groupSpells(spells, shipImo)].map(([imo, chain]) => [imo, chain[0]!]))
  return [...spellsByVessel(spells).values()].flatMap((own) => {
    const spell = own[0]!
    const imo = shipImo(spell)
    const isNew = imo === undefined || firstOfImo.get(imo) === spell
    const unheardMs = spell.start - recordStart
    const place = spell.firstFix
    if (
      !isNew ||
      unheardMs < limits.minRecordMs ||
      (spell.lengthM ?? 0) < limits.minPastLengthM ||
      spell.aisClass === 'B'
    )
      return []
    // The first fix must be of the time of the first message, or the ship was heard before.
    if (
      place === undefined ||
      !((place.sogKn ?? 0) >= UNDER_WAY_KN) ||
      isAtSea(context, place, limits.offshoreM) !== true
    )
      return []
    return [
      makeFinding({
        weight: 'ID-35',
        vessels: [spell.vessel],
        start: spell.start,
        end: spell.end,
        place,
        spells: [spell],
        differences: [
          { field: 'mmsi', to: spell.vessel },
          ...(spell.imo === undefined ? [] : [{ field: 'imo' as const, to: spell.imo }]),
        ],
        observed: { unheardMs, lengthM: spell.lengthM!, speedKn: place.sogKn! },
        threshold: {
          minRecordMs: limits.minRecordMs,
          minPastLengthM: limits.minPastLengthM,
          offshoreM: limits.offshoreM,
        },
      }),
    ]
  })
}

/** ID-36: a number that was silent for a year and more, and then sails again. */
export function dormancyFindings(spells: readonly IdentitySpell[], limits: ChangeThresholds): IdentityFinding[] {
  const chains = [...spellsByVessel(spells).values(), ...groupSpells(spells, shipImo).values()]
  return chains.flatMap((chain) =>
    chain.slice(1).flatMap((after, k) => {
      const before = chain.slice(0, k + 1).reduce((latest, one) => (one.end > latest.end ? one : latest))
      const silentMs = after.start - before.end
      if (silentMs < limits.dormantMs || isAtRest(after) || !isOneShip(before, after)) return []
      return [
        makeFinding({
          weight: 'ID-36',
          vessels: [before.vessel, after.vessel],
          start: before.end,
          end: after.start,
          place: placeBetween(before, after),
          spells: [before, after],
          differences: [differenceOf('name', before, after), differenceOf('imo', before, after)],
          observed: { silentMs },
          threshold: { dormantMs: limits.dormantMs },
        }),
      ]
    }),
  )
}

/** A number that an administration gave to another ship in the meantime is no return. */
const isOneShip = (a: IdentitySpell, b: IdentitySpell): boolean =>
  shipImo(a) !== undefined && shipImo(b) !== undefined ? shipImo(a) === shipImo(b) : !differInName(a, b)

/** True where fixes show that the ship lay still throughout. */
function isAtRest({ firstFix, lastFix }: IdentitySpell): boolean {
  if (firstFix === undefined || lastFix === undefined) return false
  const slow = Math.max(firstFix.sogKn ?? 0, lastFix.sogKn ?? 0) < UNDER_WAY_KN
  return slow && distanceM(firstFix.lon, firstFix.lat, lastFix.lon, lastFix.lat) < UNDER_WAY_M
}
