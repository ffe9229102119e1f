import type { FindingKind } from '../evidence/index.js'
import { type Catalogue, idsOf, type VesselId, type Ship } from '../model/index.js'
import { type Finding, type Findings, isPinned, isPortContact } from '../stages/index.js'

/** Findings by what they are asked for by. */
interface Lookup {
  readonly byId: ReadonlyMap<string, Finding>
  readonly rank: ReadonlyMap<string, number>
  readonly ranked: readonly Finding[]
  readonly ofShip: ReadonlyMap<VesselId, readonly Finding[]>
  readonly ships: ReadonlyMap<VesselId, Ship>
  /** By kind, filled when first asked for. */
  readonly catalogues: Map<string, Catalogue>
}

// Findings do not change: what was looked up once of one object holds as long as it lives.
const known = new WeakMap<Findings, Lookup>()

function lookupIn(findings: Findings): Lookup {
  const made = known.get(findings) ?? lookupOf(findings)
  known.set(findings, made)
  return made
}

function lookupOf({ items, ships }: Findings): Lookup {
  const ranked = items.filter((one) => !isPinned(one) && !isPortContact(one))
  const ofShip = new Map<VesselId, Finding[]>()
  for (const one of items) {
    for (const id of new Set(idsOf(one))) {
      const own = ofShip.get(id)
      if (own === undefined) ofShip.set(id, [one])
      else own.push(one)
    }
  }
  return {
    byId: new Map(items.map((one) => [one.id, one])),
    rank: new Map(ranked.map(({ id }, i) => [id, i + 1])),
    ranked,
    ofShip,
    ships: new Map(ships.map((ship) => [ship.id, ship])),
    catalogues: new Map(),
  }
}

/**
 * A finding by its id.
 *
 * @param findings - of `detect`.
 * @param id - as in `links`, or as a person copied it.
 * @returns the finding, or undefined where there is none.
 * @example
 * ```ts
 * findingById(findings, 'gap:367000010:1577836800000')?.kind // 'gap'
 * ```
 */
export const findingById = (findings: Findings, id: string): Finding | undefined => lookupIn(findings).byId.get(id)

/**
 * The place of a finding among those that are to be looked at, 1 for the first: its place in `findings.items`, where
 * list matches, which stand apart, and contacts in ports do not count.
 *
 * @param finding - one of `findings`.
 * @param findings - of `detect`.
 * @returns the rank; undefined of a list match, of a contact in a port, and of what is not among these findings.
 * @example
 * ```ts
 * rankOf(rankedFindings(findings)[2], findings) // 3
 * ```
 */
export const rankOf = (finding: Pick<Finding, 'id'>, findings: Findings): number | undefined =>
  lookupIn(findings).rank.get(finding.id)

/**
 * The findings that have a rank, in its order.
 *
 * @param findings - of `detect`.
 * @example
 * ```ts
 * rankedFindings(findings)[0] // what to look at first
 * ```
 */
export const rankedFindings = (findings: Findings): readonly Finding[] => lookupIn(findings).ranked

/**
 * The findings that a ship takes part in, in the order of `findings.items`.
 *
 * @param findings - of `detect`.
 * @param id - the transmitter: usually its MMSI.
 * @returns none of a ship that takes part in nothing.
 * @example
 * ```ts
 * findingsOfShip(findings, '367000010').length
 * ```
 */
export const findingsOfShip = (findings: Findings, id: VesselId): readonly Finding[] =>
  lookupIn(findings).ofShip.get(id) ?? []

/**
 * What is known of a ship of findings.
 *
 * @param findings - of `detect`.
 * @param id - the transmitter: usually its MMSI.
 * @returns undefined of a ship that takes part in nothing.
 * @example
 * ```ts
 * shipById(findings, '367000010')?.particulars[0].name // 'EAGLE TAMPA'
 * ```
 */
export const shipById = (findings: Findings, id: VesselId): Ship | undefined => lookupIn(findings).ships.get(id)

/**
 * The words of a kind's evidence: those of the findings, which have what was given, and the kind's own for the rest.
 */
export function catalogueFor(
  { kind, catalogue }: Pick<FindingKind, 'kind' | 'catalogue'>,
  findings: Findings,
): Catalogue {
  const { catalogues } = lookupIn(findings)
  const made = catalogues.get(kind) ?? { ...catalogue, ...findings.catalogue }
  catalogues.set(kind, made)
  return made
}
