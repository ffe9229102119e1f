import type { IdentityDifference, IdentityFinding, IdentitySpell } from '../../model/index.js'
import { differenceOf, makeFinding, placeBetween, type Seen } from '../evidence/index.js'
import { compareNames } from '../name/index.js'
import { readShipType } from '../number/index.js'
import { flagOf, shipImo, spellsByVessel, type Transition } from '../period/index.js'
import { isAtSea, type ChangeThresholds, type IdentityContext } from './context.js'

/** What changed from one spell to the next: ID-02, ID-10, ID-11, ID-13 and ID-14. */
export function transitionFindings(
  transition: Transition,
  context: IdentityContext,
  limits: ChangeThresholds,
): IdentityFinding[] {
  const rules = [imoVanished, nameChanged, mmsiChanged, callSignChanged, hullChanged]
  return rules.flatMap((rule) => rule(transition, context, limits) ?? [])
}

/** What all findings of one transition share. */
const base = ({ before, after }: Transition): Pick<Seen, 'vessels' | 'start' | 'end' | 'place' | 'spells'> => ({
  vessels: [before.vessel, after.vessel],
  // Both sets may be on for some days: a change then lies between the first of the new and the last of the old.
  start: Math.min(before.end, after.start),
  end: Math.max(before.end, after.start),
  place: placeBetween(before, after),
  spells: [before, after],
})

/** True where both names are known, and are no spellings of one. */
export const differInName = (a: IdentitySpell, b: IdentitySpell): boolean =>
  a.name !== undefined && b.name !== undefined && compareNames(a.name, b.name).relation === 'different'

/** ID-02: an IMO number that holds, then none in a message that can carry it, and no other ship. */
function imoVanished(transition: Transition): IdentityFinding | undefined {
  const { before, after } = transition
  if (transition.by !== 'mmsi' || shipImo(before) === undefined || !after.empty.includes('imo')) return undefined
  const kept = (['name', 'callSign', 'dimensions', 'shipType'] as const).filter(
    (field) => before[field] !== undefined && sameField(field, before, after),
  )
  if (kept.length === 0) return undefined
  return makeFinding({
    weight: 'ID-02',
    ...base(transition),
    differences: [differenceOf('imo', before, after)],
    observed: { kept: kept.join(' '), messagesBefore: before.support.messages, messagesAfter: after.support.messages },
    threshold: { kept: 'at least one field' },
  })
}

function sameField(
  field: 'name' | 'callSign' | 'dimensions' | 'shipType',
  a: IdentitySpell,
  b: IdentitySpell,
): boolean {
  if (field === 'name') return a.name !== undefined && b.name !== undefined && !differInName(a, b)
  if (field === 'shipType') return typeOf(a) !== undefined && typeOf(a) === typeOf(b)
  return JSON.stringify(a[field]) === JSON.stringify(b[field])
}

/** ID-10: another name. */
function nameChanged(transition: Transition): IdentityFinding | undefined {
  const { before, after } = transition
  if (!differInName(before, after)) return undefined
  return makeFinding({
    weight: 'ID-10',
    ...base(transition),
    differences: [differenceOf('name', before, after)],
    observed: { messagesBefore: before.evidence.name!.messages, messagesAfter: after.evidence.name!.messages },
    threshold: { relation: 'different' },
  })
}

/** ID-11: another MMSI under one IMO number; more, where it took place at sea. */
function mmsiChanged(
  transition: Transition,
  context: IdentityContext,
  { offshoreM }: ChangeThresholds,
): IdentityFinding | undefined {
  if (transition.by !== 'imo') return undefined
  const { before, after } = transition
  const ends = [before.lastFix, after.firstFix].map((place) => isAtSea(context, place, offshoreM))
  const atSea = ends.every((one) => one === true)
  return makeFinding({
    weight: atSea ? 'ID-11:at-sea' : 'ID-11',
    ...base(transition),
    differences: [{ field: 'mmsi', from: before.vessel, to: after.vessel }, ...flagDifference(before, after)],
    observed: { imo: after.imo!, ...(ends.includes(undefined) ? {} : { atSea }) },
    threshold: { offshoreM },
  })
}

function flagDifference(before: IdentitySpell, after: IdentitySpell): IdentityDifference[] {
  const [from, to] = [flagOf(before), flagOf(after)]
  return from === to
    ? []
    : [{ field: 'flag', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }]
}

/** ID-13: another call sign under one country, or another country under one call sign. */
function callSignChanged(transition: Transition): IdentityFinding | undefined {
  const { before, after } = transition
  if (before.callSign === undefined || after.callSign === undefined) return undefined
  const [from, to] = [flagOf(before), flagOf(after)]
  if (from === undefined || to === undefined) return undefined
  const sameFlag = from === to
  if ((before.callSign === after.callSign) === sameFlag) return undefined
  return makeFinding({
    weight: 'ID-13',
    ...base(transition),
    differences: [differenceOf('callSign', before, after), ...flagDifference(before, after)],
    observed: { sameFlag },
    threshold: { sameFlag: 'both change, or neither' },
  })
}

/** What a type of ship is compared by; "other" (9x) and unknown ones tell nothing. */
export function typeOf({ shipType }: Pick<IdentitySpell, 'shipType'>): string | undefined {
  const { group } = readShipType(shipType)
  return group === '9' ? undefined : group
}

/** How far two lengths differ, as a share of the longer; undefined where one is not known. */
export const lengthShare = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : Math.round((Math.abs(a - b) / Math.max(a, b)) * 1e4) / 1e4

/** ID-14: another hull under one IMO number: length, else type, else only the antenna's place. */
function hullChanged(
  transition: Transition,
  _: IdentityContext,
  { maxLengthShare }: ChangeThresholds,
): IdentityFinding | undefined {
  const { before, after } = transition
  const imo = shipImo(before)
  if (imo === undefined || imo !== shipImo(after)) return undefined
  const share = lengthShare(before.lengthM, after.lengthM)
  const common = { ...base(transition), threshold: { maxLengthShare } }
  const hull = before.dimensions === undefined ? ('size' as const) : ('dimensions' as const)
  if (share !== undefined && share > maxLengthShare) {
    const observed = { imo, lengthShare: share, lengthBeforeM: before.lengthM!, lengthAfterM: after.lengthM! }
    return makeFinding({
      ...common,
      weight: 'ID-14:length',
      differences: [differenceOf(hull, before, after)],
      observed,
    })
  }
  const [from, to] = [typeOf(before), typeOf(after)]
  if (from !== undefined && to !== undefined && from !== to) {
    return makeFinding({
      ...common,
      weight: 'ID-14:type',
      differences: [differenceOf('shipType', before, after)],
      observed: { imo, typeBefore: from, typeAfter: to },
    })
  }
  if (before.dimensions === undefined || after.dimensions === undefined) return undefined
  if (before.evidence.dimensions?.raw[0]?.value === after.evidence.dimensions?.raw[0]?.value) return undefined
  return makeFinding({
    ...common,
    weight: 'ID-14:antenna',
    differences: [differenceOf('dimensions', before, after)],
    observed: { imo },
  })
}

/** ID-15: one identity, for a short while another, and the first again. */
export function interludeFindings(
  spells: readonly IdentitySpell[],
  { maxInterludeMs }: ChangeThresholds,
): IdentityFinding[] {
  const found: IdentityFinding[] = []
  for (const own of spellsByVessel(spells).values()) {
    if (own.some(({ shared }) => shared)) continue
    for (let i = 2; i < own.length; i++) {
      const [before, between, after] = [own[i - 2]!, own[i - 1]!, own[i]!]
      const returned = before.name !== undefined && after.name !== undefined && !differInName(before, after)
      const lastedMs = (between.notAfter ?? between.end) - (between.notBefore ?? between.start)
      if (!returned || !differInName(before, between) || lastedMs >= maxInterludeMs) continue
      found.push(
        makeFinding({
          weight: 'ID-15',
          vessels: [between.vessel],
          start: before.end,
          end: after.start,
          place: placeBetween(before, between),
          spells: [before, between, after],
          differences: [differenceOf('name', before, between), differenceOf('name', between, after)],
          observed: { lastedMs },
          threshold: { maxInterludeMs },
        }),
      )
    }
  }
  return found
}
