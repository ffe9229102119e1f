import { checkList } from '../base/index.js'
import {
  idsOf,
  type PortContact,
  type Rendezvous,
  type Gap,
  type ReviewedPair,
  type VesselId,
  type Particulars,
} from '../model/index.js'
import { namedIn } from './catalogue.js'
import { shipLookup, testsOf, type Filtered, type FindingFilters } from './filters.js'
import type { Findings } from './findings.js'
import type { Finding } from './kinds.js'

/** What all ships of some findings sent of themselves. */
export const particularsOf = ({ ships }: Pick<Findings, 'ships'>): Particulars[] =>
  ships.flatMap(({ particulars }) => particulars)

/**
 * The findings at some place, in some time, of some ships or types of ship, or of some number of bits and more.
 *
 * A finding stays whole, or is left out: none is changed, so that filters may be given together or one after the other,
 * in any order. A gap lies where the ship was heard last and where she was heard again. A group stays with any of its
 * rendezvous. Ships stay that take part in what is left: their scores tell all that was found of them, wherever that
 * was. What was learnt, what was rejected and what was capped stay as they are. `leftOut.filtered` counts what was left
 * out.
 *
 * @param findings - of `detect`.
 * @param filters - see `FindingFilters`; without any all stays.
 * @returns findings of the same shape.
 * @throws TypeError or RangeError, a sentence, where a filter is wrong.
 * @example
 * ```ts
 * selectFindings(findings, { vessels: ['GULF STAR', 'IMO 9187629'] }).items.map(({ kind }) => kind) // ['rendezvous', 'loitering']
 * selectFindings(findings, { bbox: [179, -5, -175, 5], shipTypes: ['tanker'] }).items // []: none across the antimeridian
 * ```
 */
export function selectFindings(findings: Findings, filters?: FindingFilters): Findings {
  const tests = testsOf(filters, particularsOf(findings))
  if (tests.length === 0) return findings
  const bitsOf = bitsLookup(findings)
  const passes = (one: Finding): boolean => {
    const filtered: Filtered = { ...spanOf(one), vessels: idsOf(one), bits: bitsOf(one) }
    return tests.every((test) => test(filtered))
  }
  const items = withGroups(findings.items, (one) => passes(one))
  const filtered = findings.leftOut.filtered + findings.items.length - items.length
  return { ...withItems(findings, items), leftOut: { ...findings.leftOut, filtered } }
}

/**
 * Findings without the rendezvous of pairs that someone has looked at and wants suppressed.
 *
 * Their rendezvous and contacts in ports are left out, and groups of which none is left; `leftOut.reviewedRendezvous`
 * and `leftOut.reviewedPairs` count them. Gaps, dark rendezvous and identities of these ships stay: a review of what
 * was seen says nothing of what was not. Scores of ships stay as they are.
 *
 * @param findings - of `detect`.
 * @param reviewed - pairs, in any order; of several entries on one pair any that fits suffices.
 * @returns findings of the same shape.
 * @throws TypeError where `reviewed` is no array of pairs.
 * @example
 * ```ts
 * const left = suppressReviewed(findings, [{ vessels: ['367000010', '367000020'], note: 'tug and barge', untilBits: 9 }])
 * left.leftOut.reviewedRendezvous // 1
 * ```
 */
export function suppressReviewed(findings: Findings, reviewed: readonly ReviewedPair[]): Findings {
  checkList('suppressReviewed: reviewed', reviewed)
  const reviewsOf = reviewLookup(reviewed, particularsOf(findings))
  const isSuppressed = (r: Contact): boolean =>
    reviewsOf(r.vessels[0].id, r.vessels[1].id).some(
      ({ from = -Infinity, until = Infinity, untilBits = Infinity }) =>
        r.start >= from && r.start <= until && (r.score?.bits ?? -Infinity) < untilBits,
    )
  const suppressed = findings.items.filter((one): one is Contact => isContact(one) && isSuppressed(one))
  if (suppressed.length === 0) return findings
  const ids = new Set(suppressed.map(({ id }) => id))
  const items = withGroups(findings.items, ({ id }) => !ids.has(id))
  const { leftOut } = findings
  return {
    ...withItems(findings, items),
    leftOut: {
      ...leftOut,
      reviewedRendezvous: leftOut.reviewedRendezvous + suppressed.length,
      reviewedPairs: leftOut.reviewedPairs + new Set(suppressed.map((one) => JSON.stringify(idsOf(one)))).size,
    },
  }
}

type Contact = Rendezvous | PortContact

const isContact = (one: Finding): one is Contact => one.kind === 'rendezvous' || one.kind === 'port-contact'

/** Findings that pass; of groups those with any rendezvous that does. */
function withGroups(items: readonly Finding[], passes: (one: Finding) => boolean): Finding[] {
  const contacts = new Set(items.filter((one) => isContact(one) && passes(one)).map(({ id }) => id))
  return items.filter((one) =>
    one.kind === 'group'
      ? one.links.some((id) => contacts.has(id))
      : isContact(one)
        ? contacts.has(one.id)
        : passes(one),
  )
}

/**
 * What was reviewed of two ships. Lists may be long, and so may be the contacts: only what names the one ship is looked
 * through.
 */
function reviewLookup(
  reviewed: readonly ReviewedPair[],
  particulars: readonly Particulars[],
): (a: VesselId, b: VesselId) => ReviewedPair[] {
  const shipsOf = shipLookup('suppressReviewed', particulars, false)
  // by ship, then by place in the list: 1 for its first ship, 2 for its second, 3 for both
  const named = new Map<VesselId, Map<number, number>>()
  reviewed.forEach((pair, at) =>
    checkedPair(pair, at).forEach((text, k) => {
      for (const id of shipsOf(text)) {
        const sides = named.get(id) ?? new Map<number, number>()
        named.set(id, sides.set(at, (sides.get(at) ?? 0) | (k + 1)))
      }
    }),
  )
  return (a, b) => {
    const other = named.get(b)
    // One of the two is the first ship of the pair, and the other the second.
    const fits = (side: number, opposite: number): boolean =>
      (side & 1 && opposite & 2) !== 0 || (side & 2 && opposite & 1) !== 0
    return [...(named.get(a) ?? [])].flatMap(([at, side]) => (fits(side, other?.get(at) ?? 0) ? [reviewed[at]!] : []))
  }
}

function checkedPair(pair: ReviewedPair, at: number): ReviewedPair['vessels'] {
  const vessels: unknown = (pair as ReviewedPair | undefined)?.vessels
  if (Array.isArray(vessels) && vessels.length === 2) return pair.vessels
  throw new TypeError(`suppressReviewed: reviewed hold at ${at} what is no pair; expected { vessels: [one, other] }.`)
}

/** A finding over time and at its place; of a gap at both its ends, of an open one until the present. */
function spanOf(one: Finding): Pick<Filtered, 'start' | 'end' | 'places'> {
  if (one.kind === 'gap')
    return { start: one.start, end: one.end ?? one.start + one.measures.durationMs, places: endsOf(one) }
  const { start, end = start, lon, lat } = one
  return { start, end, places: lon === undefined || lat === undefined ? [] : [[lon, lat]] }
}

const endsOf = ({ measures: { before, after } }: Gap): Filtered['places'] => [
  [before.lon, before.lat],
  ...(after === undefined ? [] : [[after.lon, after.lat] as const]),
]

/** Bits by which a finding is filtered; Infinity of list matches, which have none and stay. */
function bitsLookup({ ships }: Findings): (one: Finding) => number | undefined {
  const identities = new Map(ships.map(({ id, identityScore }) => [id, identityScore?.bits ?? -Infinity]))
  return (one) => {
    if (one.kind === 'list-match') return Infinity
    if (one.kind === 'identity')
      return Math.max(one.score.bits, ...one.vessels.map(({ id }) => identities.get(id) ?? -Infinity))
    return one.score?.bits
  }
}

/** Findings with fewer items, and only the ships that take part in them, and what either was weighed by. */
export function withItems(findings: Findings, items: readonly Finding[]): Findings {
  const taking = new Set(items.flatMap((one) => idsOf(one)))
  const ships = findings.ships.filter(({ id }) => taking.has(id))
  return { ...findings, items, ships, catalogue: namedIn(findings.catalogue, items, ships) }
}
