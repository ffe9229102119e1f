import type { BriefScore, VesselRef, FindingContext, VesselId, Ship } from '../model/index.js'
import { kindOf } from './kinds.js'

/** What the order looks at in a finding; any finding fits. */
export interface Ordered {
  /** Kind of finding. */
  readonly kind: string
  /** Breaks ties. */
  readonly id: string
  /** Its ships: an identity finding counts with what was found of theirs. */
  readonly vessels: readonly Pick<VesselRef, 'id'>[]
  /** Start, epoch milliseconds: breaks ties. */
  readonly start: number
  /** What was weighed; absent counts as no bits. */
  readonly score?: BriefScore | undefined
  /** Where it lies. */
  readonly context?: Pick<FindingContext, 'harbourKind' | 'harbourDistanceM'>
  /** Of a list match the strength, and of a gap its bits before the cap. */
  readonly measures: object
}

/** What all findings together say of a ship's identity: `Findings` fit. */
export interface IdentityBits {
  /** Ships with their identity scores, in any order. */
  readonly ships: readonly Pick<Ship, 'id' | 'identityScore'>[]
}

const NOBODY: IdentityBits = { ships: [] }

/**
 * log2 of the odds that a finding is worth opening: the prior of its kind, and what its bits add to it. Bits of kinds
 * mean different things, so that only these compare across kinds (`docs/guide/order.md` has how they were fitted). An
 * identity finding counts with all that was found of its ship's identity.
 *
 * @param finding - of any kind.
 * @param findings - of `detect`: it knows the ships' identity scores. Default: an identity finding counts with its own
 * bits.
 * @returns a multiple of 1/256; -Infinity for a kind that is not known.
 * @example
 * ```ts
 * const scene = { kind: 'rendezvous', id: 'a', vessels: [], start: 0, measures: {}, score: { bits: 12, band: 'strong' } } as const
 * openingOdds(scene) // 7.7578125: more than 200 to 1
 * ```
 */
export const openingOdds = (finding: Ordered, findings: IdentityBits = NOBODY): number =>
  oddsOf(finding, bitsOf(finding, identityBits(findings)))

function oddsOf({ kind }: Ordered, bits: number): number {
  const { priorBits, bitsSlope } = kindOf(kind).odds
  return Math.round((priorBits + bitsSlope * bits) * 256) / 256 + 0
}

/** Bits that a finding is ordered by. */
const bitsOf = ({ kind, score, vessels }: Ordered, identities: ReadonlyMap<VesselId, number>): number =>
  kind === 'identity'
    ? Math.max(score?.bits ?? 0, ...vessels.map(({ id }) => identities.get(id) ?? 0))
    : (score?.bits ?? 0)

// Findings do not change: what was looked up once of one object holds as long as it lives.
const known = new WeakMap<IdentityBits, ReadonlyMap<VesselId, number>>()

function identityBits(findings: IdentityBits): ReadonlyMap<VesselId, number> {
  const made =
    known.get(findings) ??
    new Map(
      findings.ships.flatMap(({ id, identityScore }) =>
        identityScore === undefined ? [] : [[id, identityScore.bits] as const],
      ),
    )
  known.set(findings, made)
  return made
}

/** Whether a finding stands apart from the order, before it: what ships may be on lists is no conduct. */
export const isPinned = ({ kind }: Pick<Ordered, 'kind'>): boolean => kind === 'list-match'

/** Whether a finding is a contact with more against than for it: these come last, and are folded where people look. */
export const isFolded = ({ kind, score }: Pick<Ordered, 'kind' | 'score'>): boolean =>
  kind === 'port-contact' || (kind === 'rendezvous' && score !== undefined && score.bits < 0)

/**
 * Whether a finding is a contact in a port with more against than for it, in brief or whole: it has no rank, and is
 * counted where people look.
 */
export const isPortContact = (one: Pick<Ordered, 'kind' | 'score' | 'context'>): boolean =>
  one.kind === 'port-contact' ||
  (isFolded(one) && one.context?.harbourKind === 'port' && one.context.harbourDistanceM === 0)

const STRENGTHS: readonly unknown[] = ['strong', 'moderate', 'weak']

/**
 * Which part of the list a finding belongs to: list matches, the best supported first; then by odds; then what is
 * folded.
 */
function partOf(finding: Ordered): number {
  if (isFolded(finding)) return 4
  if (!isPinned(finding)) return 3
  const { observed } = finding.measures as { readonly observed?: Readonly<Record<string, unknown>> }
  const at = STRENGTHS.indexOf(observed?.['strength'])
  return at < 0 ? 2 : at
}

/** Of gaps that share the cap, what they have without it; of the others nothing. */
function uncapped({ measures }: Ordered): number {
  const { hearing } = measures as { readonly hearing?: { readonly uncappedBits?: number } }
  return hearing?.uncappedBits ?? 0
}

/**
 * Findings in the order in which a person should look at them: list matches pinned first, then by `openingOdds`, and
 * last contacts with more against than for them. Ties by what a gap has beyond its cap, then by time and id: the same
 * for the same findings in any order.
 *
 * @param items - findings of any kind, in any order.
 * @param findings - for the ships' identity scores: see `openingOdds`.
 */
export function inOrderOfOpening<F extends Ordered>(items: readonly F[], findings: IdentityBits = NOBODY): F[] {
  const identities = identityBits(findings)
  return items
    .map((one) => ({ one, part: partOf(one), odds: oddsOf(one, bitsOf(one, identities)), beyond: uncapped(one) }))
    .sort(
      (a, b) =>
        a.part - b.part ||
        b.odds - a.odds ||
        b.beyond - a.beyond ||
        a.one.start - b.one.start ||
        (a.one.id < b.one.id ? -1 : a.one.id > b.one.id ? 1 : 0),
    )
    .map(({ one }) => one)
}
