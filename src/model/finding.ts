import type { Darkness } from './darkness.js'
import type { BriefScore, Score } from './factor.js'
import type { VesselId } from './report.js'

/** One ship of a finding. */
export interface VesselRef {
  /** The transmitter: usually its MMSI. */
  readonly id: VesselId
  /** Which of the hulls that use this id; 0 where the finding is about the number alone. */
  readonly hull: number
  /**
   * Name as known when the finding began. Text from the air: escape it wherever it is shown. Absent where none was
   * sent.
   */
  readonly name?: string
}

/** Two ships, in order of id. */
export type VesselPair = readonly [VesselRef, VesselRef]

/** Where and when a finding lies, in terms of land, harbours, zones and light. */
export interface FindingContext {
  /** The nearest harbour, by its id in `listHarbours(knowledge)`. Absent, as the next two, where none is known. */
  readonly harbour?: string
  /** What kind of harbour that is. */
  readonly harbourKind?: 'port' | 'anchorage'
  /** How far it is, metres; 0 within it. */
  readonly harbourDistanceM?: number
  /** To the nearest land, metres; 0 on land. Absent where no coastline was given. */
  readonly coastDistanceM?: number
  /** Names of the zones that hold the place, in the order in which the zones were given. */
  readonly zones: readonly string[]
  /** How dark it was during the finding, at its place. */
  readonly night: Darkness
}

/**
 * One finding, of whatever kind: who, when, where, what was measured, and what it was scored. Plain JSON, without NaN
 * or Infinity.
 *
 * Detectors fill in all but `context` and, where other findings are weighed with it, `score`; `detect` adds those. Its
 * rank is its place in `Findings.items`, and no part of it.
 */
export interface FindingBase<
  Kind extends string,
  Measures extends object,
  Vessels extends readonly VesselRef[] = readonly VesselRef[],
> {
  /** Kind of finding. */
  readonly kind: Kind
  /** Made of kind, vessels and the received instant that opened it: known when it opens, and stable. */
  readonly id: string
  /** The ships that take part, in order of id. */
  readonly vessels: Vessels
  /** Start, epoch milliseconds. */
  readonly start: number
  /** End, epoch milliseconds; absent while it goes on. */
  readonly end?: number
  /** Place, degrees; absent where none is known. */
  readonly lon?: number
  /** Place, degrees; absent where none is known. */
  readonly lat?: number
  /** What was weighed. Absent where findings of this kind are not weighed by themselves. */
  readonly score?: Score | BriefScore
  /** Land, harbours, zones and light; absent where no place is known, and before `detect` adds it. */
  readonly context?: FindingContext
  /**
   * Ids of other findings that it rests on, or is made of: of a group in order of start, else sorted; absent where
   * there are none.
   */
  readonly links?: readonly string[]
  /** What was measured, in the units that the names carry. */
  readonly measures: Measures
}

/**
 * Ids of the ships of a finding, in its order.
 *
 * @param finding - of any kind.
 * @example
 * ```ts
 * idsOf(findings.items[0]) // ['367000010', '367000020']
 * ```
 */
export const idsOf = ({ vessels }: { readonly vessels: readonly VesselRef[] }): VesselId[] =>
  vessels.map(({ id }) => id)

/**
 * The findings of one kind, in the order in which they stand.
 *
 * @param findings - of `detect`, or anything with `items`.
 * @param kind - see `Finding`.
 * @example
 * ```ts
 * ofKind(detect({ reports: [] }).findings, 'rendezvous') // []
 * ```
 */
export function ofKind<F extends Readonly<Record<'kind', string>>, K extends F['kind']>(
  findings: { readonly items: readonly F[] },
  kind: K,
): Extract<F, Readonly<Record<'kind', K>>>[] {
  return findings.items.filter((one): one is Extract<F, Readonly<Record<'kind', K>>> => one.kind === kind)
}
