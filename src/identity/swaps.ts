import type { Rendezvous } from '../model/findings.js'
import type { IdentityDifference, IdentityField, IdentityFinding, IdentitySpell } from '../model/identity.js'
import type { VesselId } from '../model/report.js'
import { roundM } from '../model/round.js'
import type { Track } from '../model/track.js'
import { findProximities } from '../space/proximity.js'
import type { ConflictThresholds } from './conflictOptions.js'
import { differenceOf, makeFinding } from './finding.js'
import { fixAt } from './locate.js'
import { normalizeName } from './nameForm.js'
import { reportWork, type WorkOptions } from '../model/work.js'
import { findJumps } from './jumps.js'
import { transitionsOf, type Transition } from './transitions.js'
import type { TracksById } from './twoPlaces.js'

/** When and where two vessels were close. */
interface Meeting {
  readonly vessels: readonly [VesselId, VesselId]
  readonly start: number
  readonly end: number
  readonly minDistanceM: number
  readonly evidence: readonly string[]
}

/**
 * ID-23: two ships exchange identities at a meeting. Either what each number sends changes over to what the other's sent before
 * (names that go to the other hull, or hulls that go to the other number), or the positions of the two numbers change places at
 * one instant, against their own speed and course, and stay so.
 */
export function swapFindings(
  spells: readonly IdentitySpell[], tracks: readonly Track[], byId: TracksById, rendezvous: readonly Rendezvous[] | undefined, limits: ConflictThresholds, work?: WorkOptions,
): IdentityFinding[] {
  const exchanged = fieldSwaps(spells, byId, rendezvous ?? [], limits)
  const jumped = trackSwaps(spells, tracks, byId, rendezvous, limits, work)
  // One exchange may show both ways: the one by fields says more.
  const told = (one: IdentityFinding): boolean => exchanged.some(({ vessels, start, end }) =>
    vessels.join('+') === one.vessels.join('+') && one.start <= end + limits.swapMs && one.end >= start - limits.swapMs)
  return [...exchanged, ...jumped.filter((one) => !told(one))]
}

const EXCHANGED: readonly IdentityField[] = ['name', 'imo', 'callSign', 'dimensions', 'vendor']

/** What a field is compared by across ships. */
function keyOf(spell: IdentitySpell, field: IdentityField): string | undefined {
  if (spell[field as 'name'] === undefined) return undefined
  if (field === 'dimensions') return JSON.stringify(spell.dimensions)
  return field === 'name' ? normalizeName(spell.name).key : String(spell[field as 'imo'])
}

/** Pairs of changes, one the reverse of the other. */
function fieldSwaps(spells: readonly IdentitySpell[], byId: TracksById, rendezvous: readonly Rendezvous[], limits: ConflictThresholds): IdentityFinding[] {
  const changes = transitionsOf(spells).filter(({ by }) => by === 'mmsi')
  const byChange = new Map<string, Transition[]>()
  const note = (key: string, change: Transition): void => void byChange.set(key, [...(byChange.get(key) ?? []), change])
  for (const change of changes) for (const [from, to, field] of changedKeys(change)) note(JSON.stringify([field, from, to]), change)
  const found = new Map<string, IdentityFinding>()
  for (const change of changes) {
    for (const [from, to, field] of changedKeys(change)) {
      for (const other of byChange.get(JSON.stringify([field, to, from])) ?? []) {
        if (other.before.vessel <= change.before.vessel || !areTogether(change, other, limits)) continue
        const meeting = meetingOf(change, other, byId, rendezvous, limits)
        const finding = meeting === undefined ? undefined : describeFields(change, other, meeting, byId, limits)
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

/** A meeting of the two, within the time of both changes. */
function meetingOf(a: Transition, b: Transition, byId: TracksById, rendezvous: readonly Rendezvous[], limits: ConflictThresholds): Meeting | undefined {
  const from = Math.min(a.before.end, b.before.end) - limits.swapMs
  const to = Math.max(a.after.start, b.after.start) + limits.swapMs
  const isTheirs = ({ vessels }: { readonly vessels: readonly VesselId[] }): boolean => vessels.includes(a.before.vessel) && vessels.includes(b.before.vessel)
  const given = rendezvous.filter((one) => isTheirs(one) && one.start <= to && one.end >= from)
  if (given.length > 0) {
    const [one] = given.sort((x, y) => x.start - y.start) as [Rendezvous]
    return { vessels: one.vessels, start: one.start, end: one.end, minDistanceM: one.minDistanceM, evidence: given.map(({ id }) => id) }
  }
  const both = [...(byId.get(a.before.vessel) ?? []), ...(byId.get(b.before.vessel) ?? [])]
  const near = findProximities(both, { maxDistanceM: limits.meetingM, maxGapMs: limits.maxGapMs }).find((one) => isTheirs(one) && one.start <= to && one.end >= from)
  return near === undefined ? undefined : { ...near, evidence: [] }
}

function describeFields(a: Transition, b: Transition, meeting: Meeting, byId: TracksById, limits: ConflictThresholds): IdentityFinding {
  const [x, y] = a.before.vessel < b.before.vessel ? [a, b] : [b, a]
  const fields = changedKeys(x).filter(([from, to, field]) => keyOf(y.before, field) === to && keyOf(y.after, field) === from).map(([, , field]) => field)
  const differences: IdentityDifference[] = fields.flatMap((field) => [differenceOf(field, x.before, x.after), differenceOf(field, y.before, y.after)])
  const [track] = byId.get(x.before.vessel) ?? []
  const i = track === undefined ? -1 : track.t.findIndex((t) => t >= meeting.start)
  return makeFinding({
    weight: 'ID-23', vessels: [x.before.vessel, y.before.vessel], start: Math.min(x.before.end, y.before.end), end: Math.max(x.after.start, y.after.start),
    place: track === undefined || i < 0 ? undefined : fixAt(track, i), spells: [x.before, x.after, y.before, y.after], differences,
    observed: { exchanged: fields.join(' '), meetingStart: meeting.start, meetingEnd: meeting.end, minDistanceM: roundM(meeting.minDistanceM) },
    threshold: { meetingM: limits.meetingM, swapMs: limits.swapMs }, evidence: meeting.evidence,
  })
}

/** Instants at which the positions of two numbers change places. */
function trackSwaps(
  spells: readonly IdentitySpell[], tracks: readonly Track[], byId: TracksById, rendezvous: readonly Rendezvous[] | undefined, limits: ConflictThresholds,
  work: WorkOptions | undefined,
): IdentityFinding[] {
  const meetings: readonly Meeting[] = rendezvous === undefined
    ? findProximities(tracks, { maxDistanceM: limits.meetingM, maxGapMs: limits.maxGapMs }, work).map((one) => ({ ...one, evidence: [] }))
    : rendezvous.map(({ id, vessels, start, end, minDistanceM }) => ({ vessels, start, end, minDistanceM, evidence: [id] }))
  const seen = new Set<string>()
  const isFresh = (vessels: readonly VesselId[], start: number): boolean => {
    // Approaches that follow each other closely look at the same fixes.
    const key = JSON.stringify([vessels, start])
    return !seen.has(key) && seen.add(key).has(key)
  }
  return meetings.flatMap(({ vessels, start, end, minDistanceM, evidence }, i) => {
    if (i % 1024 === 0) reportWork(work, 'looking for exchanged positions', i, meetings.length)
    const [a, b] = vessels.map((id) => byId.get(id) ?? [])
    if (a?.length !== 1 || b?.length !== 1) return []
    return findJumps(a[0]!, b[0]!, start - limits.maxGapMs, end + limits.maxGapMs, limits.maxGapMs).filter((jump) => isFresh(vessels, jump.start)).map((jump) => makeFinding({
      weight: 'ID-23', vessels, start: jump.start, end: jump.end, place: jump, evidence,
      spells: spells.filter((spell) => vessels.includes(spell.vessel) && spell.start <= jump.end && spell.end >= jump.start),
      differences: [{ field: 'mmsi', from: vessels[0], to: vessels[1] }],
      observed: { exchanged: 'positions', jumpM: roundM(jump.jumpM), missM: roundM(jump.missM), meetingStart: start, meetingEnd: end, minDistanceM: roundM(minDistanceM) },
      threshold: { meetingM: limits.meetingM, allowedM: roundM(jump.allowedM) },
    }))
  })
}
