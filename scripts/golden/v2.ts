// Findings of the second shape, schema urn:darkwake:schema:findings:2, as lines: what has other names there gets its
// first ones back.
import type { FactorLine, Line } from './lines.js'

type Fields = Readonly<Record<string, unknown>>

interface Score {
  readonly bits: number
  readonly band: string
  readonly factors?: readonly {
    readonly id: string
    readonly family: string
    readonly bits: number
    readonly countedBits: number
    readonly of?: string
  }[]
}

interface Item {
  readonly kind: string
  readonly id: string
  readonly vessels: readonly { readonly id: string; readonly hull: number }[]
  readonly start: number
  readonly end?: number
  readonly lon?: number
  readonly lat?: number
  readonly score?: Score
  readonly context?: Fields
  readonly links?: readonly string[]
  readonly measures: Fields
}

interface Ship {
  readonly id: string
  readonly score?: Score
  readonly identityScore?: Score
  readonly flags?: unknown
  readonly chains?: readonly Fields[]
  readonly harbourCalls?: unknown
}

interface FindingsV2 {
  readonly items: readonly Item[]
  readonly ships: readonly Ship[]
  readonly catalogue: Readonly<
    Record<string, { readonly source: string; readonly innocent: readonly string[]; readonly family: string }>
  >
}

/** Findings of the second shape as lines, in no order. */
export function projectV2(given: unknown): Line[] {
  const findings = given as FindingsV2
  const own = itemsByVessel(findings.items)
  return [
    ...findings.items.map((one) => itemLine(one, findings)),
    ...findings.ships.filter(({ score }) => score !== undefined).map((one) => shipLine(one, own.get(one.id) ?? [])),
  ]
}

/** Ids as the first shape made them. */
const formerId = (id: string): string =>
  id.replace(/^dark-rendezvous:/, 'dark:').replace(/^list-match:/, 'identity:ID-33:')

const FORMER_KINDS: Readonly<Record<string, string>> = { 'dark-rendezvous': 'dark', 'port-contact': 'rendezvous' }
const FORMER_FACTORS: Readonly<Record<string, string>> = {
  'ship:rendezvous': 'meeting',
  'ship:identity': 'identity',
  'ship:gap': 'silence',
  'ship:chain': 'chain',
  'ship:list': 'list',
}

function itemLine(one: Item, findings: FindingsV2): Line {
  const { id, vessels, start, end, lon, lat } = one
  const kind = FORMER_KINDS[one.kind] ?? one.kind
  const ids = vessels.map((vessel) => vessel.id)
  const hasHulls = kind !== 'group' && kind !== 'identity' && kind !== 'list-match'
  const hasContext = kind !== 'identity' && kind !== 'list-match'
  const line = {
    kind,
    id: formerId(id),
    vessels: ids,
    ...(hasHulls ? { hulls: vessels.map(({ hull }) => hull) } : {}),
    start,
    end,
    lon,
    lat,
    ...weightOf(kind, one.score),
  }
  const context = hasContext && one.context !== undefined ? { context: one.context } : {}
  return { ...line, measures: { ...measuresOf(kind, one, findings), ...context } }
}

/** Bits of all kinds that have some; bands and factors where the first shape had them. */
function weightOf(kind: string, score: Score | undefined): Pick<Line, 'bits' | 'band' | 'factors'> {
  if (kind === 'list-match') return { bits: 0 }
  if (score === undefined) return {}
  const factors =
    kind === 'rendezvous' || kind === 'gap' || kind === 'ship' ? score.factors?.map(factorLine) : undefined
  return { bits: score.bits, band: kind === 'rendezvous' || kind === 'ship' ? score.band : undefined, factors }
}

function factorLine({ id, family, bits, countedBits, of }: NonNullable<Score['factors']>[number]): FactorLine {
  const former = FORMER_FACTORS[id] ?? (id.startsWith('ID-') ? id.replace(/:.*/, '') : id)
  return of === undefined ? [former, family, bits, countedBits] : [former, family, bits, countedBits, formerId(of)]
}

const PARTS: readonly (readonly [key: string, was: string])[] = [
  ['dark:silence', 'silenceBits'],
  ['dark:lost-time', 'lostTimeBits'],
  ['dark:stay', 'dwellBits'],
  ['dark:others', 'rivalsBits'],
  ['dark:partner', 'partnerBits'],
  ['dark:seen-together', 'contactBits'],
]

function measuresOf(kind: string, one: Item, { catalogue }: FindingsV2): Fields {
  const { measures, score, links = [] } = one
  if (kind === 'rendezvous') {
    const factors = score?.factors ?? []
    const work = factors.flatMap(({ id }) => (id.startsWith('work:') ? [id.slice('work:'.length)] : []))
    return { ...measures, usualWork: inFormerOrder(work), evidence: links.map(formerId).sort() }
  }
  if (kind === 'group') return { ...measures, rendezvous: links }
  if (kind === 'gap') {
    const { hearing, ...rest } = measures
    return { ...rest, ...(hearing as Fields) }
  }
  if (kind === 'dark') {
    const { silentSides, ...rest } = measures
    const bits = (key: string): number => score?.factors?.find(({ id }) => id === key)?.bits ?? 0
    return { ...rest, dark: silentSides, ...Object.fromEntries(PARTS.map(([key, was]) => [was, bits(key)])) }
  }
  if (kind === 'identity') {
    const { source, innocent, family } = catalogue[String(measures['weight'])]!
    return { ...measures, family, evidence: links.map(formerId), innocent, source }
  }
  if (kind === 'list-match') {
    const { source, innocent, family } = catalogue['ID-33']!
    return { ...measures, rule: 'ID-33', weight: 'ID-33', family, evidence: links.map(formerId), innocent, source }
  }
  return measures
}

/** The order in which the first shape looked for everyday work. */
const WORK = [
  'two-transmitters',
  'own-boat',
  'tow',
  'tug',
  'barge',
  'pilot',
  'service',
  'rescue',
  'bunkering',
  'supply',
  'pair-trawling',
  'passenger',
  'leisure',
]
const inFormerOrder = (work: readonly string[]): string[] => [...work].sort((a, b) => WORK.indexOf(a) - WORK.indexOf(b))

function itemsByVessel(items: readonly Item[]): Map<string, Item[]> {
  const own = new Map<string, Item[]>()
  for (const one of items) {
    for (const id of new Set(one.vessels.map((vessel) => vessel.id))) {
      const list = own.get(id)
      if (list === undefined) own.set(id, [one])
      else list.push(one)
    }
  }
  return own
}

/** The first shape listed at most this many ids of each kind. */
const MOST_LISTED = 200

/** A ship, with the lists of ids that the first shape gave beside it. */
function shipLine(
  { id, score, identityScore, flags = [], chains = [], harbourCalls = [] }: Ship,
  own: readonly Item[],
): Line {
  const ids = (kinds: readonly string[], order: (a: Item, b: Item) => number): string[] =>
    own
      .filter(({ kind }) => kinds.includes(kind))
      .sort(order)
      .slice(0, MOST_LISTED)
      .map((one) => formerId(one.id))
  return {
    kind: 'ship',
    id: `assessed-vessel:${id}`,
    vessels: [id],
    ...weightOf('ship', score),
    measures: {
      flags,
      harbourCalls,
      chains: chains.map(({ rendezvous, ...rest }) => ({ ...rest, meetings: rendezvous })),
      meetings: ids(['rendezvous', 'port-contact'], byBits),
      gaps: ids(['gap'], byStart),
      dark: ids(['dark-rendezvous'], byStart),
      identity: ids(['identity', 'list-match'], byStart),
      ...(identityScore === undefined ? {} : { identityScore: weightOf('ship', identityScore) }),
    },
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byBits = (a: Item, b: Item): number => (b.score?.bits ?? 0) - (a.score?.bits ?? 0) || byText(a.id, b.id)
const byStart = (a: Item, b: Item): number => a.start - b.start || byText(formerId(a.id), formerId(b.id))
