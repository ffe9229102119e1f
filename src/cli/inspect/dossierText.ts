import { TELLING_BITS } from '../../assess/weight/index.js'
import { sentenceOf } from '../../explain/index.js'
import { inOrderOfOpening, isFolded, isPinned, type Finding, type Findings } from '../../stages/index.js'
import { crowdsText, isCrowd } from '../../text/index.js'
import { longNames, shortNames, labelOf, shortIds, spanOf } from '../run/index.js'
import {
  bitsText,
  restLine,
  section,
  wrap,
  countOf,
  distance,
  duration,
  instant,
  percent,
  place,
  plural,
  printable,
  table,
  typed,
} from '../terminal/index.js'
import { ofKinds, type Dossier } from './dossier.js'
import { heardText, identitiesText, titleText } from './shipText.js'
import { timeLineOf, type TimeLine } from './timeLineText.js'

/** The page of one ship, for a terminal. */
export function dossierText(dossier: Dossier, findings: Findings, limit: number, files: string): string {
  const unlikely = ofKinds(dossier, 'dark-rendezvous').slice(Math.ceil(limit / POSSIBLE))
  const lines = timeLineOf(dossier, findings, new Set(unlikely.map(({ id }) => id)))
  return [
    titleText(dossier),
    wrap(heardText(dossier.heard), 2),
    wrap(foundText(dossier), 2),
    section('What stands out', standsOut(dossier, findings)),
    listsText(dossier, findings, limit),
    contactsText(dossier, findings, limit),
    timeLineText(lines, limit, unlikely.length),
    identitiesText(dossier, limit),
    chainsText(dossier, limit),
    lines.some(({ id }) => id !== undefined) ? nextText(lines, shortIds(findings), files) : '',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** Of dark rendezvous five times fewer than of what AIS shows: most of them never were. */
const POSSIBLE = 5

/** How much was found, in one or two sentences. */
function foundText(dossier: Dossier): string {
  const groups = ofKinds(dossier, 'group')
  const crowds = groups.filter(({ vessels }) => isCrowd(vessels.length)).length
  const some = dossier.findings.flatMap(({ kind, items, ...words }) => {
    const n = items.length - (kind === 'group' ? crowds : 0)
    return n === 0
      ? []
      : [`${countOf(n, words)}${isContact(kind) ? ` with ${plural(partners(dossier, items), 'ship')}` : ''}`]
  })
  if (some.length === 0 && crowds === 0)
    return (
      `Found: nothing. In these data AIS shows no long contact with another ship, no gap longer than expected ` +
      `and nothing odd about her identity; nothing stands out.${few(dossier)}`
    )
  const { score } = dossier
  const weighed =
    score === undefined
      ? ''
      : ` All in all ${score.band === 'none' ? 'no indicator' : `${score.band} indicators`}, ${bitsText(score.bits)} bits: for ranking what to look at, no probability and no verdict.`
  const crowded = crowds === 0 ? '' : `${some.length === 0 ? '' : ', and '}${crowdsText(crowds)}`
  return `Found: ${some.join(', ')}${crowded}.${weighed}`
}

const isContact = (kind: string): boolean => kind === 'rendezvous' || kind === 'port-contact'

const partners = ({ id }: Dossier, items: readonly Finding[]): number =>
  new Set(items.flatMap(({ vessels }) => vessels.map((one) => one.id))).size - Number(id !== '')

const FEW_REPORTS = 20

const few = ({ heard }: Dossier): string =>
  heard !== undefined && heard.reports < FEW_REPORTS ? ' So few reports say little either way.' : ''

const MOST_SENTENCES = 5

/** A gap this near to a harbour, metres, is what every ship at a berth has. */
const OUTSIDE_M = 2000

/**
 * From how many bits on a finding stands out: moderate; gaps and sparse sending telling, and off a harbour; of
 * identities more than a sale shows.
 */
function isOutstanding({ kind, score, context }: Finding): boolean {
  const bits = score?.bits ?? -Infinity
  if (kind === 'gap' || kind === 'sparse')
    return bits >= TELLING_BITS && (context?.harbourDistanceM ?? Infinity) > OUTSIDE_M
  if (kind === 'identity') return bits >= 1
  return kind !== 'dark-rendezvous' && bits >= 3
}

/** What to look at first of her, in sentences: the best of each kind before the second of any. */
function standsOut(dossier: Dossier, findings: Findings): string[] {
  const all = inOrderOfOpening(
    dossier.findings.flatMap(({ items }) => items),
    findings,
  )
  const outstanding = all.filter(isOutstanding)
  const firsts = dossier.findings.flatMap(({ kind }) => outstanding.find((one) => one.kind === kind) ?? [])
  const shown = new Set(
    inOrderOfOpening(
      [
        ...firsts,
        ...outstanding.filter((one) => !firsts.includes(one)).slice(0, Math.max(0, MOST_SENTENCES - firsts.length)),
      ],
      findings,
    ),
  )
  if (shown.size > 0)
    return [...shown].map((one) => wrap(sentenceFor(one, findings), 12, `- ${bitsText(one.score?.bits)} bits`))
  const best = all.find(({ kind }) => isContact(kind))
  const berth = all.find(({ kind, score }) => kind === 'gap' && (score?.bits ?? 0) >= TELLING_BITS)
  const nothing = [
    'Nothing.',
    best === undefined
      ? ''
      : `Of her contacts the one that looks most like a transfer has ${bitsText(best.score?.bits)} bits: ${sentenceFor(best, findings)}`,
    berth === undefined
      ? ''
      : `A gap of ${bitsText(berth.score?.bits)} bits began in or near a harbour, where ships are switched off ` +
        `every day.`,
  ]
  return all.length === 0 ? [] : [wrap(nothing.filter((part) => part !== '').join(' '))]
}

const sentenceFor = (one: Finding, findings: Findings): string =>
  printable(sentenceOf(one, findings, longNames(one, findings)), 2000)

/** List matches stand apart: they say who she may be. */
function listsText(dossier: Dossier, findings: Findings, limit: number): string {
  const lists = ofKinds(dossier, 'list-match').filter(isPinned)
  const lines = lists.slice(0, limit).map((one) => wrap(sentenceFor(one, findings), 2, '-'))
  return section('On lists: apart from all else, and counts nothing', [
    ...lines,
    ...restLine(lines.length, lists.length),
  ])
}

const CONTACTS = [
  ' #',
  ' bits',
  'start (UTC)',
  ' for',
  'with',
  'what',
  ' apart',
  ' heard',
  ' harbour',
  ' dark',
  'place',
] as const

function contactsText(dossier: Dossier, findings: Findings, limit: number): string {
  const all = ofKinds(dossier, 'rendezvous', 'port-contact')
  const shown = all.slice(0, limit)
  const cells = (one: Finding, i: number): string[] => {
    const {
      medianDistanceM,
      observedMs,
      durationMs = 0,
    } = one.measures as {
      readonly medianDistanceM?: number
      readonly observedMs?: number
      readonly durationMs?: number
    }
    const { start, end } = spanOf(one)
    const other = one.vessels.find(({ id }) => id !== dossier.id) ?? one.vessels[0]!
    return [
      String(i + 1),
      bitsText(one.score?.bits),
      instant(start),
      duration(end - start),
      shortNames(one, findings)(other),
      labelOf(one),
      distance(medianDistanceM),
      observedMs === undefined || durationMs <= 0 ? '-' : percent(observedMs / durationMs),
      distance(one.context?.harbourDistanceM),
      one.context === undefined ? '-' : percent(one.context.night.darkShare),
      one.lon === undefined || one.lat === undefined ? '-' : place(one.lon, one.lat),
    ]
  }
  return section(
    'Contacts, those of most bits first',
    shown.length === 0 ? [] : [table(CONTACTS, shown.map(cells)), ...restLine(shown.length, all.length)],
  )
}

const LINE = ['from (UTC)', ' for', ' bits', 'what AIS shows'] as const

// What has no bits stands behind what speaks for a transfer, and before the many contacts that speak against one.
const UNWEIGHED_BITS = 1
const EDGE = /^(?:first|last) heard$/

function weightOf({ bits, id, what }: TimeLine): number {
  if (bits !== undefined) return bits
  return id === undefined && EDGE.test(what) ? Infinity : UNWEIGHED_BITS
}

function timeLineText(lines: readonly TimeLine[], limit: number, unlikely: number): string {
  const kept = new Set([...lines].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, limit))
  const shown = lines.filter((line) => kept.has(line))
  const rows = shown.map(({ t, durationMs, bits }) => [
    instant(t),
    durationMs === undefined ? '' : duration(durationMs),
    bits === undefined ? '' : bitsText(bits),
  ])
  const head = table(LINE.slice(0, 3), rows).split('\n')
  const indent = Math.max(...head.map((line) => [...line].length)) + 2
  const text = [wrap(LINE[3], indent, head[0]!), ...shown.map((line, i) => wrap(line.what, indent, head[i + 1]!))]
  return section(
    'Time line',
    lines.every(({ what }) => EDGE.test(what))
      ? []
      : [...text, ...restLine(shown.length, lines.length), ...legendOf(shown, unlikely)],
  )
}

const isPossible = ({ kind }: TimeLine): boolean => kind === 'dark-rendezvous'

/** What the bits of dark rendezvous mean, and how many of those that say least are not shown. */
function legendOf(shown: readonly TimeLine[], unlikely: number): string[] {
  const possible = shown.filter(isPossible).length
  if (possible === 0) return []
  const rest =
    unlikely > 0
      ? ` ${plural(unlikely, 'less likely one')} left out: --limit ${POSSIBLE * (possible + unlikely)} shows all.`
      : ''
  return [
    wrap(`bits of dark rendezvous only rank them: possible is not likely, and most of these ships never met.${rest}`),
  ]
}

function chainsText({ chains }: Dossier, limit: number): string {
  const lines = chains
    .slice(0, limit)
    .map(({ vessels, start }) => wrap(vessels.map(({ name }) => printable(name, 24)).join(' > '), 18, instant(start)))
  return section('Rendezvous in turn: goods can go that way; whether they do, AIS does not show', [
    ...lines,
    ...restLine(lines.length, chains.length),
  ])
}

const MOST_NEXT = 5

function nextText(lines: readonly TimeLine[], short: ReadonlyMap<string, string>, files: string): string {
  const rated = lines.filter(
    ({ id, kind = '', bits }) =>
      id !== undefined && !isFolded({ kind, score: bits === undefined ? undefined : { bits, band: 'none' } }),
  )
  const order = rated.length > 0 ? rated : lines.filter(({ id }) => id !== undefined)
  const best = [...order]
    .sort((a, b) => Number(isPossible(a)) - Number(isPossible(b)) || (b.bits ?? -Infinity) - (a.bits ?? -Infinity))
    .filter(({ bits = 0 }, i) => i === 0 || bits > 0)
    .slice(0, MOST_NEXT)
  return section(
    'To see what a finding rests on',
    best.map(({ id = '' }) => `darkwake explain ${short.get(id) ?? typed(id)} ${files}`),
  )
}
