import { rankOf } from '../../explain/index.js'
import { listHarbours } from '../../knowledge/harbour/index.js'
import { idsOf } from '../../model/index.js'
import {
  shipLookup,
  type FindingFilters,
  isFolded,
  kindOf,
  KINDS,
  type Finding,
  type Findings,
  particularsOf,
} from '../../stages/index.js'
import {
  count,
  countOf,
  distance,
  duration,
  instant,
  percent,
  place,
  plural,
  printable,
  table,
} from '../terminal/index.js'
import { listsText } from './listsText.js'
import { shortNames } from './names.js'
import { labelOf, spanOf, tabled } from './whichFinding.js'

/** How many were found of each kind, in the words of the page. */
export function findingsText(findings: Findings): string {
  const { items, leftOut, capped } = findings
  const harbours = listHarbours(findings.knowledge)
  const ports = harbours.filter((harbour) => harbour.kind === 'port').length
  const of = (kind: string): Finding[] => items.filter((one) => one.kind === kind)
  const counts = KINDS.map((kind) => [of(kind.kind).length, kind] as const).filter(([n]) => n > 0)
  const folded = items.filter(isFolded).length
  const lines = [
    `Learnt ${plural(ports, 'port')} and ${plural(harbours.length - ports, 'anchorage')}.`,
    items.length === 0 ? 'Nothing was found.' : `Found ${counts.map(([n, kind]) => countOf(n, kind)).join(', ')}.`,
    folded === 0
      ? ''
      : `${plural(folded, 'contact has', 'contacts have')} more against than for a transfer at sea, and ${folded === 1 ? 'comes' : 'come'} last.`,
    unlistedText(leftOut),
    capped.length === 0
      ? ''
      : `${plural(capped.length, 'crowded place')} where only some vessels were compared: see "capped".`,
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** What was found and is not listed. */
function unlistedText({ loiteringNearHarbours, darkRendezvous }: Findings['leftOut']): string {
  const parts = [
    loiteringNearHarbours === 0
      ? ''
      : `${plural(loiteringNearHarbours, 'stretch', 'stretches')} of loitering near harbours`,
    darkRendezvous === 0 ? '' : `${count(darkRendezvous)} less likely dark rendezvous`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `Left out: ${parts.join(', ')}.`
}

/** What filters and reviewed pairs left out, and how to see it. */
export function leftOutText(findings: Findings, filters: FindingFilters | undefined): string {
  const { filtered, reviewedRendezvous, reviewedPairs } = findings.leftOut
  const lines = [
    filters === undefined
      ? ''
      : `Filters leave out ${plural(filtered, 'finding')} of all kinds${unmatched(findings, filters)}.`,
    reviewedRendezvous === 0
      ? ''
      : `${count(reviewedRendezvous)} rendezvous of ${plural(reviewedPairs, 'reviewed pair')} suppressed; ` +
        `--show-reviewed lists them.`,
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** Ships that were asked for and take part in nothing that is left. */
function unmatched(findings: Findings, { vessels = [] }: FindingFilters): string {
  const ids = new Set(findings.items.flatMap((one) => idsOf(one)))
  const shipsOf = shipLookup('selectFindings', particularsOf(findings))
  const none = vessels.filter((text) => ![...shipsOf(text)].some((id) => ids.has(id)))
  return none.length === 0
    ? ''
    : `; none is left of ${none
        .slice(0, 5)
        .map((text) => `"${printable(text, 30)}"`)
        .join(', ')}${none.length > 5 ? ' …' : ''}`
}

const ROW = [
  ' #',
  ' bits',
  'what',
  'start (UTC)',
  ' for',
  'vessels',
  ' apart',
  ' heard',
  ' harbour',
  ' coast',
  ' dark',
  'place',
] as const

/** Measures that a row of the table shows, where a finding has them. */
interface Shown {
  readonly medianDistanceM?: number
  readonly observedMs?: number
  readonly durationMs?: number
}

function cells(one: Finding, findings: Findings): string[] {
  const { medianDistanceM, observedMs, durationMs = 0 } = one.measures as Shown
  const { start, end } = spanOf(one)
  const { harbourDistanceM, coastDistanceM, night } = one.context ?? {}
  const names = one.vessels.slice(0, 3).map(shortNames(one, findings))
  return [
    String(rankOf(one, findings) ?? ''),
    one.score === undefined ? '-' : one.score.bits.toFixed(1),
    labelOf(one),
    instant(start),
    duration(end - start) + (one.end === undefined ? ' …' : ''),
    `${names.join(' + ')}${one.vessels.length > 3 ? ` and ${one.vessels.length - 3} more` : ''}`,
    distance(medianDistanceM),
    observedMs === undefined || durationMs <= 0 ? '-' : percent(observedMs / durationMs),
    distance(harbourDistanceM),
    distance(coastDistanceM),
    night === undefined ? '-' : percent(night.darkShare),
    one.lon === undefined || one.lat === undefined ? '-' : place(one.lon, one.lat),
  ]
}

const LEGEND = `What to look at first, by the odds that a finding is worth opening. Each is an indicator of what AIS shows, never a verdict: towing, piloting, bunkering, waiting
side by side, faults and lost reception look the same. apart: median distance of antennas; heard: share of the time with both heard often; dark: share with the sun below -6°.`

/** What the bits of the kinds that are shown mean, a line each. */
function bitsLegend(shown: readonly Finding[]): string {
  const meanings = new Map(shown.map(({ kind }) => [kindOf(kind).label, kindOf(kind).bitsMean] as const))
  const rows = [...meanings].flatMap(([label, meaning]) => (meaning === undefined ? [] : [[label, meaning]]))
  return rows.length === 0
    ? ''
    : `bits, by kind:\n${table(['', ''], rows)
        .split('\n')
        .slice(1)
        .map((line) => `  ${line}`)
        .join('\n')}`
}

/** What was found as a table of all kinds in one order, with list matches before it. */
export function tablesText(findings: Findings, limit: number): string {
  return [listsText(findings, limit), rankedText(findings, limit)].filter((text) => text !== '').join('\n')
}

function rankedText(findings: Findings, limit: number): string {
  const open = tabled(findings)
  const shown = open.slice(0, limit)
  const further = firstOfOtherKinds(open, shown)
  const more = open.length - shown.length
  const folded = findings.items.filter(isFolded).length
  const rest = [
    more > 0 ? `… and ${count(more)} more: --limit ${open.length} shows all, --out DIR writes them.` : '',
    folded > 0
      ? `Folded: ${plural(folded, 'contact')} with more against than for a transfer at sea; findings.json of --out ` +
        `DIR has them.`
      : '',
  ].filter((line) => line !== '')
  const all = table(
    ROW,
    [...shown, ...further].map((one) => cells(one, findings)),
  ).split('\n')
  const head = shown.length === 0 ? [] : all.slice(0, shown.length + 1)
  const tail =
    further.length === 0 ? [] : ['Further down, the first of each other kind:', ...all.slice(shown.length + 1)]
  if (shown.length + further.length === 0) return rest.length === 0 ? '' : `\n${rest.join('\n')}`
  return `\n${[...head, ...tail, ...rest].join('\n')}\n\n${[LEGEND, bitsLegend([...shown, ...further])].filter((line) => line !== '').join('\n')}`
}

/** The first finding of each kind that the rows shown lack. */
function firstOfOtherKinds(all: readonly Finding[], shown: readonly Finding[]): Finding[] {
  const seen = new Set<string>(shown.map(({ kind }) => kind))
  return all.filter(({ kind }) => !seen.has(kind) && seen.add(kind) !== undefined)
}
