import { distanceM, meanPlace } from '../../geo/index.js'
import { idsOf, type IdentityFinding, type IdentitySpell } from '../../model/index.js'
import { strengthBits, differenceOf, inOrder, makeFinding, placeBetween } from '../evidence/index.js'
import { flagOf, groupSpells, shipImo, type Transition } from '../period/index.js'
import { differInName } from './changeRules.js'
import { isAtSea, type ChangeThresholds, type IdentityContext } from './context.js'

/** ID-12: many flags under one IMO number within a window. A flag counts while its MMSI was sent. */
export function flagFindings(spells: readonly IdentitySpell[], limits: ChangeThresholds): IdentityFinding[] {
  return [
    ...groupSpells(
      spells.filter(({ shared }) => !shared),
      shipImo,
    ),
  ].flatMap(([imo, chain]) => mostFlags(imo, chain, limits) ?? [])
}

function mostFlags(
  imo: string,
  chain: readonly IdentitySpell[],
  limits: ChangeThresholds,
): IdentityFinding | undefined {
  const rules = [
    { weight: 'ID-12:4', count: 4, windowMs: limits.fourFlagsMs },
    { weight: 'ID-12:3', count: 3, windowMs: limits.threeFlagsMs },
  ]
  for (const { weight, count, windowMs } of rules) {
    for (const last of chain) {
      const within = chain.filter(({ start, end }) => start <= last.start && end >= last.start - windowMs)
      const flags = [...new Set(within.flatMap((spell) => flagOf(spell) ?? []))]
      if (flags.length < count) continue
      return makeFinding({
        weight,
        vessels: within.map(({ vessel }) => vessel),
        start: within[0]!.start,
        end: last.start,
        place: last.firstFix,
        spells: within,
        differences: flags.map((to, i) => ({
          field: 'flag' as const,
          ...(i === 0 ? {} : { from: flags[i - 1]! }),
          to,
        })),
        observed: { imo, flags: flags.length },
        threshold: { flags: count, windowMs },
      })
    }
  }
  return undefined
}

/** One ship's change, with its instant and place. */
interface Moment {
  readonly transition: Transition
  readonly t: number
  readonly place: { readonly lon: number; readonly lat: number } | undefined
  readonly owner: string | undefined
}

/**
 * ID-16: several ships change name or number within a day and a hundred kilometres; or ships of one owner within three
 * weeks.
 */
export function togetherFindings(
  transitions: readonly Transition[],
  context: IdentityContext,
  limits: ChangeThresholds,
): IdentityFinding[] {
  const owners = new Map(
    (context.registry ?? []).flatMap(({ imo, owner }) => (owner === undefined ? [] : [[imo, owner] as const])).sort(),
  )
  const moments = transitions
    .filter(({ by, before, after }) => by === 'imo' || differInName(before, after))
    .map((transition): Moment => {
      const { before, after } = transition
      const imo = shipImo(after) ?? shipImo(before)
      return {
        transition,
        t: after.start,
        place: placeBetween(before, after),
        owner: imo === undefined ? undefined : owners.get(imo),
      }
    })
    .sort((a, b) => a.t - b.t || (a.transition.after.id < b.transition.after.id ? -1 : 1))
  // A change that is dated no better than to three days is not known to have come together with another.
  const dated = moments.filter(({ transition: { before, after } }) => after.start - before.end <= 3 * limits.togetherMs)
  const near = groupsOf(dated, limits.togetherMs, (a, b) => isNear(a, b, limits.togetherM))
  const fleets = groupsOf(moments, limits.fleetMs, (a, b) => a.owner !== undefined && a.owner === b.owner)
  const groups = [...near, ...fleets].filter((group) => ships(group).length >= limits.minTogether)
  return groups.map((group) => describeGroup(group, limits, near.includes(group)))
}

const ships = (group: readonly Moment[]): string[] => [
  ...new Set(group.map(({ transition }) => transition.after.vessel)),
]

const isNear = (a: Moment, b: Moment, limitM: number): boolean =>
  a.place !== undefined &&
  b.place !== undefined &&
  distanceM(a.place.lon, a.place.lat, b.place.lon, b.place.lat) <= limitM

/** Groups of moments, in order of time, linked by a rule and a time. */
function groupsOf(moments: readonly Moment[], withinMs: number, linked: (a: Moment, b: Moment) => boolean): Moment[][] {
  const groups = moments.map((_, i) => i)
  const root = (i: number): number => {
    while (groups[i] !== i) i = groups[i]!
    return i
  }
  for (let i = 0; i < moments.length; i++) {
    for (let j = i + 1; j < moments.length && moments[j]!.t - moments[i]!.t <= withinMs; j++) {
      if (linked(moments[i]!, moments[j]!)) groups[root(j)] = root(i)
    }
  }
  const byRoot = new Map<number, Moment[]>()
  moments.forEach((moment, i) => byRoot.set(root(i), [...(byRoot.get(root(i)) ?? []), moment]))
  return [...byRoot.values()]
}

function describeGroup(group: readonly Moment[], limits: ChangeThresholds, byPlace: boolean): IdentityFinding {
  const places = group.flatMap(({ place }) => (place === undefined ? [] : [place]))
  const all = group.map(({ transition }) => transition)
  return makeFinding({
    weight: 'ID-16',
    vessels: all.flatMap(({ before, after }) => [before.vessel, after.vessel]),
    start: group[0]!.t,
    end: group[group.length - 1]!.t,
    place: places.length === 0 ? undefined : meanPlace(places),
    spells: all.flatMap(({ before, after }) => [before, after]),
    differences: all.map(({ before, after }) => differenceOf('name', before, after)),
    observed: {
      ships: ships(group).length,
      by: byPlace ? 'place' : 'owner',
      spreadMs: group[group.length - 1]!.t - group[0]!.t,
    },
    threshold: {
      ships: limits.minTogether,
      ...(byPlace ? { togetherMs: limits.togetherMs, togetherM: limits.togetherM } : { fleetMs: limits.fleetMs }),
    },
    tag: byPlace ? 'place' : 'owner',
  })
}

/** Rules that ID-17 strengthens. */
const STRENGTHENED: ReadonlySet<string> = new Set(['ID-02', 'ID-10', 'ID-11', 'ID-12', 'ID-13', 'ID-14'])

/** What a change is near to. */
interface Occasion {
  readonly id: string
  readonly kind: 'gap' | 'rendezvous'
  readonly start: number
  readonly end: number
  readonly place: { readonly lon: number; readonly lat: number }
}

/** ID-17: changes that lie wholly within an AIS gap or a rendezvous of that ship at sea, or within two days of it. */
export function occasionFindings(
  changes: readonly IdentityFinding[],
  context: IdentityContext,
  limits: ChangeThresholds,
): IdentityFinding[] {
  const occasions = occasionsOf(context, limits)
  const groups = new Map<string, { occasion: Occasion; changes: IdentityFinding[] }>()
  for (const change of changes.filter(({ measures: { rule } }) => STRENGTHENED.has(rule))) {
    const near = idsOf(change)
      .flatMap((vessel) => occasions.get(vessel) ?? [])
      .find(({ start, end }) => change.start >= start - limits.nearMs && change.end <= end + limits.nearMs)
    if (near === undefined) continue
    const key = `${idsOf(change).join('+')}|${near.id}`
    groups.set(key, { occasion: near, changes: [...(groups.get(key)?.changes ?? []), change] })
  }
  // Of changes that are one finding (two lengths, or a length and a type, at one instant) the best counts, as in what
  // is returned.
  return [...groups.values()].map((group) => describeOccasion(group.occasion, inOrder(group.changes), limits))
}

function describeOccasion(
  occasion: Occasion,
  changes: readonly IdentityFinding[],
  { nearMs }: ChangeThresholds,
): IdentityFinding {
  const start = Math.min(...changes.map((one) => one.start))
  const end = Math.max(...changes.map((one) => one.end))
  const apartMs = Math.max(0, occasion.start - end, start - occasion.end)
  const finding = makeFinding({
    weight: 'ID-17',
    vessels: idsOf(changes[0]!),
    start,
    end,
    place: occasion.place,
    spells: [],
    observed: { occasion: occasion.kind, apartMs, changes: changes.length },
    threshold: { nearMs },
    links: [occasion.id, ...changes.map(({ id }) => id)],
    bits: strengthBits(changes.map(({ score: { bits } }) => bits)),
    tag: occasion.kind,
  })
  return {
    ...finding,
    measures: { ...finding.measures, spells: [...new Set(changes.flatMap(({ measures: { spells } }) => spells))] },
  }
}

function occasionsOf(context: IdentityContext, { offshoreM }: ChangeThresholds): Map<string, Occasion[]> {
  const found = new Map<string, Occasion[]>()
  const add = (vessel: string, occasion: Occasion): void => {
    // In harbour is where ships are sold, surveyed and renamed.
    if (isAtSea(context, occasion.place, offshoreM) === false) return
    const list = found.get(vessel)
    if (list === undefined) found.set(vessel, [occasion])
    else list.push(occasion)
  }
  for (const {
    id,
    start,
    end,
    vessels: [vessel],
    measures: { durationMs, before },
  } of context.gaps ?? []) {
    add(vessel.id, { id, kind: 'gap', start, end: end ?? start + durationMs, place: before })
  }
  for (const { id, vessels, start, end, lon, lat } of context.rendezvous ?? []) {
    for (const vessel of vessels) add(vessel.id, { id, kind: 'rendezvous', start, end, place: { lon, lat } })
  }
  for (const list of found.values()) list.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
  return found
}
