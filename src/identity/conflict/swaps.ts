import { roundM, reportWork, type WorkOptions } from '../../base/index.js'
import {
  idsOf,
  type Proximity,
  type Rendezvous,
  type IdentityDifference,
  type IdentityField,
  type IdentityFinding,
  type IdentitySpell,
  type VesselId,
} from '../../model/index.js'
import { findProximities } from '../../motion/index.js'
import { differenceOf, makeFinding } from '../evidence/index.js'
import { normalizeName } from '../name/index.js'
import { fixAt, type Heard, transitionsOf, type Transition } from '../period/index.js'
import { findJumps } from './jumps.js'
import type { ConflictThresholds } from './options.js'

/** When and how near two vessels were: a rendezvous, or where none are given, a proximity. */
interface Approach {
  readonly vessels: readonly [VesselId, VesselId]
  readonly start: number
  readonly end: number
  readonly minDistanceM: number
  /** Ids of rendezvous that it is known from. */
  readonly links: readonly string[]
}

/**
 * ID-23: two ships exchange identities at a rendezvous. Either what each number sends changes over to what the other's
 * sent before (names that go to the other hull, or hulls that go to the other number), or the positions of the two
 * numbers change places at one instant, against their own speed and course, and stay so.
 */
export function swapFindings(
  spells: readonly IdentitySpell[],
  heard: Heard,
  rendezvous: readonly Rendezvous[] | undefined,
  limits: ConflictThresholds,
  work?: WorkOptions,
): IdentityFinding[] {
  const exchanged = fieldSwaps(spells, heard, rendezvous ?? [], limits)
  const jumped = trackSwaps(spells, heard, rendezvous, limits, work)
  // One exchange may show both ways: the one by fields says more.
  const isKnown = (one: IdentityFinding): boolean =>
    exchanged.some(
      (other) =>
        idsOf(other).join('+') === idsOf(one).join('+') &&
        one.start <= other.end + limits.swapMs &&
        one.end >= other.start - limits.swapMs,
    )
  return [...exchanged, ...jumped.filter((one) => !isKnown(one))]
}

const EXCHANGED: readonly IdentityField[] = ['name', 'imo', 'callSign', 'dimensions', 'vendor']

/** What a field is compared by across ships. */
function keyOf(spell: IdentitySpell, field: IdentityField): string | undefined {
  if (spell[field as 'name'] === undefined) return undefined
  if (field === 'dimensions') return JSON.stringify(spell.dimensions)
  return field === 'name' ? normalizeName(spell.name).key : String(spell[field as 'imo'])
}

/** Pairs of changes, one the reverse of the other. */
function fieldSwaps(
  spells: readonly IdentitySpell[],
  heard: Heard,
  rendezvous: readonly Rendezvous[],
  limits: ConflictThresholds,
): IdentityFinding[] {
  const changes = transitionsOf(spells).filter(({ by }) => by === 'mmsi')
  const byChange = new Map<string, Transition[]>()
  const note = (key: string, change: Transition): void => void byChange.set(key, [...(byChange.get(key) ?? []), change])
  for (const change of changes)
    for (const [from, to, field] of changedKeys(change)) note(JSON.stringify([field, from, to]), change)
  const found = new Map<string, IdentityFinding>()
  for (const change of changes) {
    for (const [from, to, field] of changedKeys(change)) {
      for (const other of byChange.get(JSON.stringify([field, to, from])) ?? []) {
        if (other.before.vessel <= change.before.vessel || !areTogether(change, other, limits)) continue
        const approach = approachOf(change, other, heard, rendezvous, limits)
        const finding = approach === undefined ? undefined : describeFields(change, other, approach, heard, limits)
        if (finding !== undefined) found.set(finding.id, finding)
      }
    }
  }
  return [...found.values()]
}

/** The fields that changed from one known value to another. */
const changedKeys = ({ before, after }: Transition): [from: string, to: string, field: IdentityField][] =>
  EXCHANGED.flatMap((field) => {
    const [from, to] = [keyOf(before, field), keyOf(after, field)]
    return from === undefined || to === undefined || from === to ? [] : [[from, to, field]]
  })

const areTogether = (a: Transition, b: Transition, { swapMs }: ConflictThresholds): boolean =>
  a.before.end <= b.after.start + swapMs && b.before.end <= a.after.start + swapMs

/** The first approach of the two, within the time of both changes. */
function approachOf(
  a: Transition,
  b: Transition,
  { byId, falseStretches }: Heard,
  rendezvous: readonly Rendezvous[],
  limits: ConflictThresholds,
): Approach | undefined {
  const from = Math.min(a.before.end, b.before.end) - limits.swapMs
  const to = Math.max(a.after.start, b.after.start) + limits.swapMs
  const isTheirs = ({ vessels, start, end }: Approach): boolean =>
    vessels.includes(a.before.vessel) && vessels.includes(b.before.vessel) && start <= to && end >= from
  const given = rendezvous
    .map(ofRendezvous)
    .filter(isTheirs)
    .sort((x, y) => x.start - y.start)
  if (given.length > 0) return { ...given[0]!, links: given.flatMap(({ links }) => links) }
  const tracks = [...(byId.get(a.before.vessel) ?? []), ...(byId.get(b.before.vessel) ?? [])]
  return findProximities({ tracks, falseStretches }, nearness(limits)).map(ofProximity).find(isTheirs)
}

const nearness = ({ meetingM, maxGapMs }: ConflictThresholds): { maxDistanceM: number; maxGapMs: number } => ({
  maxDistanceM: meetingM,
  maxGapMs,
})

const ofRendezvous = ({ id, vessels: [a, b], start, end, measures: { minDistanceM } }: Rendezvous): Approach => ({
  vessels: [a.id, b.id],
  start,
  end,
  minDistanceM,
  links: [id],
})

const ofProximity = ({ vessels, start, end, minDistanceM }: Proximity): Approach => ({
  vessels,
  start,
  end,
  minDistanceM,
  links: [],
})

function describeFields(
  a: Transition,
  b: Transition,
  approach: Approach,
  { byId }: Heard,
  limits: ConflictThresholds,
): IdentityFinding {
  const [x, y] = a.before.vessel < b.before.vessel ? [a, b] : [b, a]
  const fields = changedKeys(x)
    .filter(([from, to, field]) => keyOf(y.before, field) === to && keyOf(y.after, field) === from)
    .map(([, , field]) => field)
  const differences: IdentityDifference[] = fields.flatMap((field) => [
    differenceOf(field, x.before, x.after),
    differenceOf(field, y.before, y.after),
  ])
  const [track] = byId.get(x.before.vessel) ?? []
  const i = track === undefined ? -1 : track.t.findIndex((t) => t >= approach.start)
  return makeFinding({
    weight: 'ID-23',
    vessels: [x.before.vessel, y.before.vessel],
    start: Math.min(x.before.end, y.before.end),
    end: Math.max(x.after.start, y.after.start),
    place: track === undefined || i < 0 ? undefined : fixAt(track, i),
    spells: [x.before, x.after, y.before, y.after],
    differences,
    observed: {
      exchanged: fields.join(' '),
      meetingStart: approach.start,
      meetingEnd: approach.end,
      minDistanceM: roundM(approach.minDistanceM),
    },
    threshold: { meetingM: limits.meetingM, swapMs: limits.swapMs },
    links: approach.links,
  })
}

/** Instants at which the positions of two numbers change places. */
function trackSwaps(
  spells: readonly IdentitySpell[],
  { tracks, byId, falseStretches }: Heard,
  rendezvous: readonly Rendezvous[] | undefined,
  limits: ConflictThresholds,
  work: WorkOptions | undefined,
): IdentityFinding[] {
  const approaches =
    rendezvous?.map(ofRendezvous) ??
    findProximities({ tracks, falseStretches }, nearness(limits), work).map(ofProximity)
  const seen = new Set<string>()
  const isFresh = (vessels: readonly VesselId[], start: number): boolean => {
    // Approaches that follow each other closely look at the same fixes.
    const key = JSON.stringify([vessels, start])
    return !seen.has(key) && seen.add(key).has(key)
  }
  return approaches.flatMap(({ vessels, start, end, minDistanceM, links }, i) => {
    if (i % 1024 === 0) reportWork(work, 'looking for exchanged positions', i, approaches.length)
    const [a, b] = vessels.map((id) => byId.get(id) ?? [])
    if (a?.length !== 1 || b?.length !== 1) return []
    return findJumps(a[0]!, b[0]!, start - limits.maxGapMs, end + limits.maxGapMs, limits.maxGapMs)
      .filter((jump) => isFresh(vessels, jump.start))
      .map((jump) =>
        makeFinding({
          weight: 'ID-23',
          vessels,
          start: jump.start,
          end: jump.end,
          place: jump,
          links,
          spells: spells.filter(
            (spell) => vessels.includes(spell.vessel) && spell.start <= jump.end && spell.end >= jump.start,
          ),
          differences: [{ field: 'mmsi', from: vessels[0], to: vessels[1] }],
          observed: {
            exchanged: 'positions',
            jumpM: roundM(jump.jumpM),
            missM: roundM(jump.missM),
            meetingStart: start,
            meetingEnd: end,
            minDistanceM: roundM(minDistanceM),
          },
          threshold: { meetingM: limits.meetingM, allowedM: roundM(jump.allowedM) },
        }),
      )
  })
}
