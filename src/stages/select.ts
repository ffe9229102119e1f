import { checkList } from '../model/options.js'
import type { Rendezvous } from '../model/findings.js'
import type { Gap } from '../model/gap.js'
import type { ReviewedPair } from '../model/reviewed.js'
import type { VesselId } from '../model/report.js'
import { shipLookup, testsOf, type Filtered, type FindingFilters } from './filters.js'
import type { Findings } from './findings.js'

/** The lists of findings. What is said of ships and places beside them follows from these. */
type Lists = Pick<Findings, 'rendezvous' | 'groups' | 'loitering' | 'gaps' | 'sparse' | 'dark' | 'lone' | 'identity'>

/**
 * The findings at some place, in some time, of some ships or types of ship, or of so many bits and more.
 *
 * A finding stays whole, or is left out: none is changed, so that filters may be given together or one after the other, in any order.
 * A silence lies where the ship was heard last and where she was heard again. A group stays with any of its contacts. Scores, dossiers
 * and particulars stay for ships that take part in what is left: a dossier tells all that was found of a ship, wherever that was.
 * What was learnt, what was rejected and what was capped stay as they are. `leftOut.filtered` counts what was left out.
 *
 * `meetings` and `vessels` hold only as many as `list.maxAssessed`, the best of the whole input. To have the best of what is
 * selected, let `detect` select before that list is cut: `detect(input, { select: filters })`.
 *
 * @param findings - of `detect`.
 * @param filters - see `FindingFilters`; without any all stays.
 * @returns findings of the same shape.
 * @throws TypeError or RangeError, a sentence, where a filter is wrong.
 * @example
 * ```ts
 * const found = detect({ columns, statics }, { select: { bbox: [179, -5, -175, 5], shipTypes: ['tanker'] } })
 * selectFindings(found, { vessels: ['EAGLE TAMPA', 'IMO 9187629'] }).rendezvous.length
 * ```
 */
export function selectFindings(findings: Findings, filters?: FindingFilters): Findings {
  const tests = testsOf(filters, findings.particulars)
  if (tests.length === 0) return findings
  const keep = (one: Filtered): boolean => tests.every((test) => test(one))
  const bitsOf = bitsLookup(findings)
  const placed = (one: Placed, vessels: readonly VesselId[], bits?: number): boolean =>
    keep({ start: one.start, end: one.end, places: one.lon === undefined || one.lat === undefined ? [] : [[one.lon, one.lat]], vessels, bits })
  const rendezvous = findings.rendezvous.filter((r) => placed(r, r.vessels, bitsOf.meeting(r.id)))
  const lists: Lists = {
    rendezvous,
    groups: groupsOf(findings, rendezvous),
    loitering: findings.loitering.filter((one) => placed(one, [one.vessel])),
    gaps: findings.gaps.filter((gap) => keep({ ...spanOf(gap), vessels: [gap.vessel], bits: bitsOf.gap(gap.id) })),
    sparse: findings.sparse.filter((one) => placed(one, [one.vessel], one.bits)),
    dark: findings.dark.filter((one) => placed(one, one.vessels, one.score.bits)),
    lone: findings.lone.filter((one) => placed(one, [one.vessel])),
    identity: findings.identity.filter((one) => placed(one, one.vessels, one.rule === LISTED ? Infinity : Math.max(one.bits, ...one.vessels.map(bitsOf.identity)))),
  }
  const filtered = findings.leftOut.filtered + sizeOf(findings) - sizeOf(lists)
  return { ...withLists(findings, lists), leftOut: { ...findings.leftOut, filtered } }
}

/**
 * Findings without the measured contacts of pairs that someone has looked at and wants kept quiet.
 *
 * Their contacts and the meetings weighed from them are left out, and groups of which no contact is left; `leftOut.reviewedMeetings`
 * and `leftOut.reviewedPairs` count them. Silences, possible meetings in the dark and identities of these ships stay: a review of
 * what was seen says nothing of what was not. Dossiers of ships stay as they are.
 *
 * @param findings - of `detect`.
 * @param reviewed - pairs, in any order; of several entries on one pair any that fits suffices.
 * @returns findings of the same shape.
 * @throws TypeError where `reviewed` is no array of pairs.
 * @example
 * ```ts
 * const quiet = keepReviewedQuiet(found, [{ vessels: ['367000010', '367000020'], note: 'tug and barge', untilBits: 9 }])
 * quiet.leftOut.reviewedMeetings
 * ```
 */
export function keepReviewedQuiet(findings: Findings, reviewed: readonly ReviewedPair[]): Findings {
  checkList('keepReviewedQuiet: reviewed', reviewed)
  const bitsOf = bitsLookup(findings)
  const reviewsOf = reviewLookup(reviewed, findings)
  const isQuiet = (r: Rendezvous): boolean => reviewsOf(r.vessels).some(({ from = -Infinity, until = Infinity, untilBits = Infinity }) =>
    r.start >= from && r.start <= until && (bitsOf.meeting(r.id) ?? -Infinity) < untilBits)
  const quiet = findings.rendezvous.filter(isQuiet)
  if (quiet.length === 0) return findings
  const ids = new Set(quiet.map(({ id }) => id))
  const rendezvous = findings.rendezvous.filter(({ id }) => !ids.has(id))
  const { leftOut } = findings
  return {
    ...withLists(findings, { ...findings, rendezvous, groups: groupsOf(findings, rendezvous) }),
    leftOut: {
      ...leftOut,
      reviewedMeetings: leftOut.reviewedMeetings + quiet.length,
      reviewedPairs: leftOut.reviewedPairs + new Set(quiet.map(({ vessels }) => JSON.stringify(vessels))).size,
    },
  }
}

/** What was reviewed of two ships. Lists may be long, and so may be the contacts: only what names the one ship is looked through. */
function reviewLookup(reviewed: readonly ReviewedPair[], { particulars }: Findings): (vessels: Rendezvous['vessels']) => ReviewedPair[] {
  const shipsOf = shipLookup('keepReviewedQuiet', particulars, false)
  const named = new Map<VesselId, Map<number, number>>() // by ship, then by place in the list: 1 for its first ship, 2 for its second, 3 for both
  reviewed.forEach((pair, at) => checkedPair(pair, at).forEach((text, k) => {
    for (const id of shipsOf(text)) {
      const sides = named.get(id) ?? new Map<number, number>()
      named.set(id, sides.set(at, (sides.get(at) ?? 0) | (k + 1)))
    }
  }))
  return ([a, b]) => {
    const other = named.get(b)
    // One of the two is the first ship of the pair, and the other the second.
    const fits = (side: number, beside: number): boolean => (side & 1 && beside & 2) !== 0 || (side & 2 && beside & 1) !== 0
    return [...(named.get(a) ?? [])].flatMap(([at, side]) => (fits(side, other?.get(at) ?? 0) ? [reviewed[at]!] : []))
  }
}

function checkedPair(pair: ReviewedPair, at: number): ReviewedPair['vessels'] {
  const vessels: unknown = (pair as ReviewedPair | undefined)?.vessels
  if (Array.isArray(vessels) && vessels.length === 2) return pair.vessels
  throw new TypeError(`keepReviewedQuiet: reviewed hold at ${at} what is no pair; expected { vessels: [one, other] }.`)
}

/** Findings with only the first of the meetings and ships that were weighed; how many were cut is counted. */
export function cutAssessed(findings: Findings, maxAssessed: number): Findings {
  const meetings = findings.meetings.slice(0, maxAssessed)
  const vessels = findings.vessels.slice(0, maxAssessed)
  const { leftOut } = findings
  const cut = { meetings: leftOut.meetings + findings.meetings.length - meetings.length, vessels: leftOut.vessels + findings.vessels.length - vessels.length }
  return { ...findings, meetings, vessels, leftOut: { ...leftOut, ...cut } }
}

/** The rule of list matches, which count nothing. */
const LISTED = 'ID-33'

interface Placed {
  readonly start: number
  readonly end: number
  readonly lon?: number
  readonly lat?: number
}

/** A silence over time and at its two ends; an open one lasts until the present. */
const spanOf = ({ start, end, durationMs, before, after }: Gap): Pick<Filtered, 'start' | 'end' | 'places'> => ({
  start,
  end: end ?? start + durationMs,
  places: [[before.lon, before.lat], ...(after === undefined ? [] : [[after.lon, after.lat] as const])],
})

interface BitsLookup {
  readonly meeting: (id: string) => number | undefined
  readonly gap: (id: string) => number | undefined
  readonly identity: (vessel: VesselId) => number
}

function bitsLookup(findings: Findings): BitsLookup {
  const meetings = new Map(findings.meetings.map(({ id, bits }) => [id, bits]))
  const gaps = new Map(findings.gapScores.map(({ gap, bits }) => [gap, bits]))
  const identities = new Map(findings.identityScores.map(({ vessel, bits }) => [vessel, bits]))
  return { meeting: (id) => meetings.get(id), gap: (id) => gaps.get(id), identity: (vessel) => identities.get(vessel) ?? -Infinity }
}

function groupsOf({ groups }: Findings, rendezvous: readonly Rendezvous[]): Findings['groups'] {
  const left = new Set(rendezvous.map(({ id }) => id))
  return groups.filter((group) => group.rendezvous.some((id) => left.has(id)))
}

const listsOf = ({ rendezvous, groups, loitering, gaps, sparse, dark, lone, identity }: Lists): Lists[keyof Lists][] =>
  [rendezvous, groups, loitering, gaps, sparse, dark, lone, identity]

const sizeOf = (lists: Lists): number => listsOf(lists).reduce((sum, list) => sum + list.length, 0)

/** Findings with shorter lists, and beside them only what belongs to what is left. */
function withLists(findings: Findings, lists: Lists): Findings {
  const all = listsOf(lists).flat()
  const ids = new Set(all.map(({ id }) => id))
  const ships = new Set(all.flatMap((one) => ('vessel' in one ? [one.vessel] : one.vessels)))
  const { rendezvous, groups, loitering, gaps, sparse, dark, lone, identity } = lists
  return {
    ...findings,
    rendezvous, groups, loitering, gaps, sparse, dark, lone, identity,
    gapScores: findings.gapScores.filter(({ gap }) => ids.has(gap)),
    identityScores: findings.identityScores.filter(({ vessel }) => ships.has(vessel)),
    meetings: findings.meetings.filter(({ id }) => ids.has(id)),
    vessels: findings.vessels.filter(({ vessel }) => ships.has(vessel)),
    context: Object.fromEntries(Object.entries(findings.context).filter(([id]) => ids.has(id))),
    particulars: findings.particulars.filter(({ id }) => ships.has(id)),
  }
}
