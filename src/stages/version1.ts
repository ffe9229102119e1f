import { assess } from '../assess/index.js'
import { darkRendezvousKind } from '../dark/index.js'
import { BAND_LIMITS, scoreOfAll, WEAK_AT_MOST, type BandLimits, type Observation } from '../evidence/index.js'
import { gapKind, sparseKind } from '../gap/index.js'
import { identityKind, type IdentityScoreOptions } from '../identity/evidence/index.js'
import type { Knowledge } from '../knowledge/index.js'
import type {
  FactorValues,
  FindingContext,
  VesselRef,
  Capped,
  FlagSpan,
  HarbourCall,
  Ship,
  Particulars,
} from '../model/index.js'
import { catalogueOf } from './catalogue.js'
import { FINDINGS_SCHEMA, type Findings, type LeftOut, type RejectedSummary } from './findings.js'
import { listed, withoutEmpty } from './finish.js'
import type { Finding } from './kinds.js'
import type { DetectOptions } from './options.js'
import { inOrderOfOpening } from './order.js'

/** Name of the schema of version 1. */
export const FINDINGS_SCHEMA_1 = 'urn:darkwake:schema:findings:1'

/** A record of version 1: of its fields only some are looked at. */
export type RecordVersion1 = Readonly<Record<string, unknown>>

/** Findings of version 1, as far as they are looked at: lists by kind, and scores and places beside them. */
export interface FindingsVersion1 {
  /** Tells version 1 from others. */
  readonly schema: typeof FINDINGS_SCHEMA_1
  /** Options of `detect`, as given. */
  readonly options: DetectOptions
  /** What was learnt, or given. */
  readonly knowledge: Knowledge
  /** Rendezvous. */
  readonly rendezvous: readonly RecordVersion1[]
  /** Groups of three ships and more; each names its rendezvous. */
  readonly groups: readonly RecordVersion1[]
  /** Loitering. */
  readonly loitering: readonly RecordVersion1[]
  /** AIS gaps. */
  readonly gaps: readonly RecordVersion1[]
  /** Scores of AIS gaps; each names its gap. */
  readonly gapScores: readonly RecordVersion1[]
  /** Stretches of sparse sending. */
  readonly sparse: readonly RecordVersion1[]
  /** Dark rendezvous. */
  readonly dark: readonly RecordVersion1[]
  /** Lone loitering. */
  readonly lone: readonly RecordVersion1[]
  /** Identity findings, and matches with lists, which were the rule ID-33. */
  readonly identity: readonly RecordVersion1[]
  /** Ships with their flags and harbour calls. */
  readonly vessels: readonly RecordVersion1[]
  /** Land, harbours, zones and light, by id of the finding. */
  readonly context: Readonly<Record<string, FindingContext>>
  /** What ships sent of themselves. */
  readonly particulars: readonly Particulars[]
  /** Reports that were not used. */
  readonly rejected: RejectedSummary
  /** How many findings were left out, by what left them out. */
  readonly leftOut: RecordVersion1
  /** Places and hours so crowded that only some of their vessels were compared. */
  readonly capped: readonly Capped[]
}

/**
 * Findings of version 1 in the shape of today. What was measured stays as it was; rendezvous are weighed again, since
 * version 1 lists only the first of them with their factors. Where version 1 names no digest of its input, none is
 * named.
 *
 * @param old - as `JSON.parse` gives them, of the schema `FINDINGS_SCHEMA_1`.
 * @returns findings of the schema `FINDINGS_SCHEMA`.
 * @example
 * ```ts
 * const loitering = { kind: 'loitering', id: 'loitering:367000010:0', vessel: '367000010', hull: 0, start: 0, end: 7_200_000, netM: 900 }
 * const none = { rendezvous: [], groups: [], gaps: [], gapScores: [], sparse: [], dark: [], lone: [], identity: [], vessels: [], particulars: [], capped: [] }
 * const old = { options: {}, knowledge: learn({ tracks: [] }), ...none, loitering: [loitering], context: {}, rejected: { counts: {}, list: [] }, leftOut: {} }
 * const { schema, items } = fromVersion1({ schema: FINDINGS_SCHEMA_1, ...old })
 * schema // 'urn:darkwake:schema:findings:2'
 * items[0] // { kind: 'loitering', id: 'loitering:367000010:0', vessels: [{ id: '367000010', hull: 0 }], measures: { netM: 900 }, … }
 * ```
 */
export function fromVersion1(old: FindingsVersion1): Findings {
  const { options, particulars, knowledge, rejected, capped } = old
  const found = itemsOf(old).map((one) =>
    Object.hasOwn(old.context, one.id) ? { ...one, context: old.context[one.id]! } : one,
  )
  // Context of what was renamed stands under its former id.
  const items = found.map((one) =>
    one.context === undefined && one.kind === 'dark-rendezvous' ? withContext(one, old.context[formerId(one.id)]) : one,
  )
  const of = <K extends Finding['kind']>(kind: K): Extract<Finding, { kind: K }>[] =>
    items.filter((one): one is Extract<Finding, { kind: K }> => one.kind === kind)
  const scene = {
    rendezvous: of('rendezvous'),
    gaps: of('gap'),
    dark: of('dark-rendezvous'),
    identity: of('identity'),
    lists: of('list-match'),
    loitering: of('loitering'),
    particulars,
  }
  const { rendezvous, ships } = assess(scene, { ...options.assess, identity: options.identity?.score })
  const all = [...rendezvous, ...items.filter(({ kind }) => kind !== 'rendezvous')]
  const withCalls = ships.map((ship) =>
    withoutEmpty({ ...ship, ...historyOf(old.vessels.find(({ vessel }) => vessel === ship.id)) }),
  )
  const ordered = inOrderOfOpening(listed(all, particulars, options.list?.portContacts ?? 'brief'), {
    ships: withCalls,
  })
  return {
    schema: FINDINGS_SCHEMA,
    provenance: { version: '0.1.0', options, input: { reports: 0, vessels: 0, digest: '' }, sources: [], lists: [] },
    warnings: [],
    items: ordered,
    ships: withOthers(withCalls, all, particulars),
    catalogue: catalogueOf(ordered, withCalls, options),
    knowledge,
    rejected,
    capped,
    leftOut: leftOutOf(old.leftOut),
  }
}

const withContext = (one: Finding, context: FindingContext | undefined): Finding =>
  context === undefined ? one : { ...one, context }

const formerId = (id: string): string => id.replace(/^dark-rendezvous:/, 'dark:')

/** Ids that version 1 made of another name of the kind. */
const idOf = (id: string): string => id.replace(/^dark:/, 'dark-rendezvous:').replace(/^identity:ID-33:/, 'list-match:')

function itemsOf(old: FindingsVersion1): Finding[] {
  const scores = new Map(old.gapScores.map((score) => [score['gap'], score]))
  return [
    ...old.rendezvous.map((one) => plain(one)),
    ...old.groups.map(({ rendezvous, ...one }) => plain(one, { links: rendezvous })),
    ...old.loitering.map((one) => plain(one)),
    ...old.gaps.map((one) => gapOf(one, scores.get(one['id']))),
    ...old.sparse.map(({ bits, ...one }) =>
      plain(one, {
        score: measured(sparseKind.catalogue, 'sparse-sending', bits, {
          reports: one['reports'],
          expectedReports: one['expectedReports'],
          ownShare: one['ownShare'],
        }),
      }),
    ),
    ...old.dark.map(darkOf),
    ...old.lone.map((one) => plain(one)),
    ...old.identity.map((one) => identityOf(one, old.options.identity?.score)),
  ]
}

/** A record without some of its fields. */
const without = (record: RecordVersion1, ...names: readonly string[]): RecordVersion1 =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))

const HEADER = ['kind', 'id', 'start', 'end', 'lon', 'lat'] as const

/** A finding whose measures stood in it. */
function plain(old: RecordVersion1, more: RecordVersion1 = {}): Finding {
  const { vessel, hull, vessels, hulls, ...rest } = old
  const ids = (vessels ?? [vessel]) as readonly string[]
  const refs = ids.map((id, k): VesselRef => ({
    id,
    hull: Number((hulls as readonly number[] | undefined)?.[k] ?? hull ?? 0),
  }))
  const header = Object.fromEntries(HEADER.flatMap((key) => (rest[key] === undefined ? [] : [[key, rest[key]]])))
  const measures = Object.fromEntries(
    Object.entries(rest).filter(([key]) => !(HEADER as readonly string[]).includes(key)),
  )
  return { ...header, id: idOf(String(old['id'])), vessels: refs, ...more, measures } as unknown as Finding
}

function gapOf(old: RecordVersion1, score: RecordVersion1 | undefined): Finding {
  const { lon, lat } = old['before'] as { readonly lon: number; readonly lat: number }
  const gap = plain({ ...old, lon, lat }) as Extract<Finding, { kind: 'gap' }>
  if (score === undefined) return gap
  const { bits, factor } = score
  const hearing = without(score, 'gap', 'vessel', 'bits', 'factor')
  const { observed, threshold, of } = factor as Observation
  const weighed = scoreOfAll(
    [{ key: 'gap-silence', observed, threshold, bits: Number(bits), ...(of === undefined ? {} : { of }) }],
    gapKind.catalogue,
    WEAK_AT_MOST,
  )
  return { ...gap, score: weighed, measures: { ...gap.measures, hearing } } as unknown as Finding
}

/** A score of one factor whose bits were measured. */
const measured = (
  catalogue: Parameters<typeof scoreOfAll>[1],
  key: string,
  bits: unknown,
  observed: RecordVersion1,
): ReturnType<typeof scoreOfAll> =>
  scoreOfAll([{ key, observed: observed as FactorValues, threshold: {}, bits: Number(bits) }], catalogue, WEAK_AT_MOST)

const PARTS: readonly (readonly [was: string, key: string])[] = [
  ['silenceBits', 'dark:silence'],
  ['lostTimeBits', 'dark:lost-time'],
  ['dwellBits', 'dark:stay'],
  ['rivalsBits', 'dark:others'],
  ['partnerBits', 'dark:partner'],
  ['contactBits', 'dark:seen-together'],
]

function darkOf({ score, dark, ...old }: RecordVersion1): Finding {
  const parts = score as Readonly<Record<string, number>>
  const seen = PARTS.flatMap(([was, key]): Observation[] =>
    parts[was] === 0 ? [] : [{ key, observed: {}, threshold: {}, bits: parts[was]! }],
  )
  const links = (old['silent'] as readonly { readonly gap: string }[]).map(({ gap }) => gap)
  return plain(
    { ...old, kind: 'dark-rendezvous', silentSides: dark },
    { score: scoreOfAll(seen, darkRendezvousKind.catalogue, WEAK_AT_MOST), links },
  )
}

function identityOf(
  { bits, evidence, ...given }: RecordVersion1,
  { weights, ...limits }: IdentityScoreOptions = {},
): Finding {
  const old = without(given, 'family', 'innocent', 'source')
  if (old['rule'] === 'ID-33')
    return plain({ ...without(old, 'rule', 'weight'), kind: 'list-match' }, { links: evidence })
  const { weight, observed, threshold } = old as {
    readonly weight: string
    readonly observed: FactorValues
    readonly threshold: FactorValues
  }
  const score = scoreOfAll(
    [{ key: weight, observed, threshold, bits: Number(bits), of: String(old['id']) }],
    { ...identityKind.catalogue, ...weights },
    { ...BAND_LIMITS, ...definedOf(limits) },
  )
  return plain(old, { score, links: evidence })
}

/** What is given, without what is undefined. */
const definedOf = (limits: Partial<Readonly<Record<keyof BandLimits, number | undefined>>>): Partial<BandLimits> =>
  Object.fromEntries(Object.entries(limits).filter(([, bits]) => bits !== undefined))

/** What version 1 says of a ship's harbours and numbers, which needs tracks and static reports. */
function historyOf(old: RecordVersion1 | undefined): Partial<Pick<Ship, 'flags' | 'harbourCalls'>> {
  return old === undefined
    ? {}
    : { flags: old['flags'] as readonly FlagSpan[], harbourCalls: old['harbourCalls'] as readonly HarbourCall[] }
}

function withOthers(ships: readonly Ship[], items: readonly Finding[], particulars: readonly Particulars[]): Ship[] {
  const known = new Set(ships.map(({ id }) => id))
  const others = [...new Set(items.flatMap(({ vessels }) => vessels.map(({ id }) => id)))]
    .filter((id) => !known.has(id))
    .sort()
  return [...ships, ...others.map((id): Ship => ({ id, particulars: particulars.filter((one) => one.id === id) }))]
}

const leftOutOf = ({
  loiteringNearHarbours = 0,
  dark = 0,
  filtered = 0,
  reviewedMeetings = 0,
  reviewedPairs = 0,
}: RecordVersion1): LeftOut => ({
  loiteringNearHarbours: Number(loiteringNearHarbours),
  darkRendezvous: Number(dark),
  filtered: Number(filtered),
  reviewedRendezvous: Number(reviewedMeetings),
  reviewedPairs: Number(reviewedPairs),
})
