import { portContactKind, rendezvousKind } from '../assess/rendezvous/index.js'
import { darkRendezvousKind, loneLoiteringKind } from '../dark/index.js'
import type { FindingKind } from '../evidence/index.js'
import { gapKind, sparseKind } from '../gap/index.js'
import { identityKind, listMatchKind } from '../identity/evidence/index.js'
import { loiteringKind } from '../loitering/index.js'
import type {
  DarkRendezvous,
  LoneLoitering,
  Loitering,
  PortContact,
  Rendezvous,
  RendezvousGroup,
  Gap,
  SparseSending,
  IdentityFinding,
  ListMatch,
} from '../model/index.js'
import { groupKind } from '../rendezvous/group/index.js'

/** Any finding: `kind` tells which. A new kind is a line here, and with it one in `KINDS`; and one in `PIPELINE`. */
export type Finding =
  | Rendezvous
  | PortContact
  | RendezvousGroup
  | Gap
  | DarkRendezvous
  | SparseSending
  | LoneLoitering
  | Loitering
  | IdentityFinding
  | ListMatch

/** Kinds of finding. */
export type FindingKindName = Finding['kind']

/** The finding of one kind. */
export type FindingOf<K extends FindingKindName> = Extract<Finding, Readonly<Record<'kind', K>>>

/**
 * All that is said of each kind of finding, in the order in which they are found. The compiler asks for a line for each
 * kind of the union. It stands apart from `PIPELINE`, so that who puts findings into words or into a table does not
 * take the detectors with it.
 */
const TABLE: { readonly [K in FindingKindName]: FindingKind<FindingOf<K>> } = {
  rendezvous: rendezvousKind,
  'port-contact': portContactKind,
  group: groupKind,
  loitering: loiteringKind,
  gap: gapKind,
  'dark-rendezvous': darkRendezvousKind,
  'lone-loitering': loneLoiteringKind,
  sparse: sparseKind,
  identity: identityKind,
  'list-match': listMatchKind,
}

/** All that is said of each kind of finding, in the order in which they are found. */
export const KINDS: readonly FindingKind[] = Object.values(TABLE) as readonly unknown[] as readonly FindingKind[]

/**
 * All that is said of a kind of finding: its words, its catalogue, its odds.
 *
 * @param kind - as a finding names it; of one that is not known, as a file of a later version may have, only its name
 * is said.
 * @example
 * ```ts
 * kindOf('gap').label // 'AIS gap'
 * ```
 */
export const kindOf = (kind: string): FindingKind =>
  Object.hasOwn(TABLE, kind) ? ((TABLE as Readonly<Record<string, unknown>>)[kind] as FindingKind) : unknownKind(kind)

const unknownKind = (kind: string): FindingKind => ({
  kind,
  label: kind.replaceAll('-', ' '),
  plural: `findings of the kind ${kind.replaceAll('-', ' ')}`,
  catalogue: {},
  odds: { priorBits: -Infinity, bitsSlope: 0 },
  sentence: ({ vessels }, nameOf) =>
    `AIS shows ${vessels.map(nameOf).join(' and ')} in a finding of the kind "${kind}", which this version does ` +
    `not know.`,
  facts: () => [],
})
