import { roundBits, type FactorValues } from '../model/factor.js'
import type { IdentityDifference, IdentityField, IdentityFinding, IdentityPlace, IdentitySpell } from '../model/identity.js'
import type { VesselId } from '../model/report.js'
import { roundDeg, roundMs } from '../model/round.js'
import { wrapLon } from '../geo/longitude.js'
import { IDENTITY_WEIGHTS } from './weights.js'

/** What a rule saw. */
export interface Seen {
  /** Key in `IDENTITY_WEIGHTS`. */
  readonly weight: string
  readonly vessels: readonly VesselId[]
  readonly start: number
  readonly end: number
  readonly place?: { readonly lon: number; readonly lat: number } | undefined
  readonly differences?: readonly IdentityDifference[]
  readonly observed: FactorValues
  readonly threshold: FactorValues
  readonly spells: readonly IdentitySpell[]
  readonly evidence?: readonly string[]
  /** Instead of the weight's bits, where they depend on other findings (ID-17). */
  readonly bits?: number
  /** Told apart from findings of the same rule, vessels and instant. */
  readonly tag?: string
}

/** Makes a finding of what a rule saw. */
export function makeFinding(seen: Seen): IdentityFinding {
  const { rule, family, bits, innocent, source } = IDENTITY_WEIGHTS[seen.weight]!
  const vessels = [...new Set(seen.vessels)].sort()
  const tag = seen.tag === undefined ? '' : `:${seen.tag}`
  const spells = [...seen.spells].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
  return {
    kind: 'identity',
    id: `identity:${rule}:${vessels.join('+')}:${roundMs(seen.start)}${tag}`,
    rule,
    weight: seen.weight,
    family,
    vessels,
    start: roundMs(seen.start),
    end: roundMs(seen.end),
    ...(seen.place === undefined ? {} : { lon: wrapLon(roundDeg(seen.place.lon)), lat: roundDeg(seen.place.lat) }),
    differences: seen.differences ?? [],
    observed: seen.observed,
    threshold: seen.threshold,
    bits: roundBits(seen.bits ?? bits),
    spells: [...new Set(spells.map(({ id }) => id))],
    evidence: [...new Set(seen.evidence ?? [])].sort(),
    innocent,
    source,
  }
}

/** A field's most frequent spelling, as sent. */
export const rawOf = (spell: IdentitySpell, field: IdentityField): string | undefined => spell.evidence[field]?.raw[0]?.value

/** One field of two spells, as sent. */
export function differenceOf(field: IdentityField, before: IdentitySpell, after: IdentitySpell): IdentityDifference {
  const from = rawOf(before, field)
  const to = rawOf(after, field)
  return { field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** Where a change was seen: the first fix of the new, else the last one of the old. */
export const placeBetween = (before: IdentitySpell, after: IdentitySpell): IdentityPlace | undefined => after.firstFix ?? before.lastFix

/** In a stable order, each id once: of several, the one with the most bits. */
export function inOrder(findings: readonly IdentityFinding[]): IdentityFinding[] {
  const byContent = (a: IdentityFinding, b: IdentityFinding): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
  const sorted = [...findings].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : a.id > b.id ? 1 : b.bits - a.bits || byContent(a, b)))
  return sorted.filter((one, i) => one.id !== sorted[i - 1]?.id)
}
