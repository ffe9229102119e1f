import type { Band, Track } from '../../model/index.js'
import { isFolded, isPinned, KINDS, kindOf, type Finding, type Findings } from '../../stages/index.js'
import { countText, instantText, pluralText } from '../../text/index.js'

/** What was looked at, found, listed and set aside, in sentences; the first two are the shortest way to say it. */
export function summaryOf(findings: Findings, tracks: readonly Track[], listed: number, all: number): string[] {
  const rejected = Object.entries(findings.rejected.counts).map(([reason, n]) => `${countText(n)} ${reason}`)
  const sentences = [
    inputText(findings, tracks),
    foundText(findings),
    foldedText(findings),
    listed < all
      ? `The first ${countText(listed)} of ${countText(all)} findings are listed here; findings.json has all.`
      : '',
    leftOutText(findings),
    rejected.length === 0 ? '' : `Reports set aside: ${rejected.join(', ')}.`,
    findings.capped.length === 0
      ? ''
      : `${countText(findings.capped.length)} crowded places where only some vessels were compared.`,
    sourcesText(findings),
  ]
  return sentences.filter((sentence) => sentence !== '')
}

function inputText({ provenance: { input } }: Findings, tracks: readonly Track[]): string {
  const reports = input.reports > 0 ? input.reports : tracks.reduce((sum, { t }) => sum + t.length, 0)
  if (reports === 0) return ''
  const first = tracks.reduce((least, { t }) => Math.min(least, t[0] ?? Infinity), Infinity)
  const last = tracks.reduce((most, { t }) => Math.max(most, t[t.length - 1] ?? -Infinity), -Infinity)
  const when = first > last ? '' : `, ${instantText(first)} to ${instantText(last)}`
  return `${pluralText(reports, 'report')} of ${pluralText(input.reports > 0 ? input.vessels : tracks.length, 'ship')}${when}.`
}

/**
 * How many of each kind, how many of them are strong and moderate indicators, and how many have more against than for
 * them.
 */
function foundText({ items }: Findings): string {
  const known = new Set(KINDS.map(({ kind }) => kind))
  const kinds = [...known, ...items.map(({ kind }) => kind).filter((kind) => !known.has(kind))]
  const parts = [...new Set(kinds)].flatMap((kind) =>
    kindText(
      kind,
      items.filter((one) => one.kind === kind && kind !== 'port-contact'),
    ),
  )
  return parts.length === 0 ? 'Nothing was found.' : `Found: ${parts.join(', ')}.`
}

function kindText(kind: string, items: readonly Finding[]): string[] {
  if (items.length === 0) return []
  const { label, plural } = kindOf(kind)
  const folded = items.filter(isFolded).length
  const bands = [
    ...(['strong', 'moderate'] as const).flatMap((band) => bandText(band, items)),
    ...(folded === 0 ? [] : [`${countText(folded)} with more against than for them`]),
  ]
  return [`${pluralText(items.length, label, plural)}${bands.length === 0 ? '' : ` (${bands.join(', ')})`}`]
}

function bandText(band: Band, items: readonly Finding[]): string[] {
  const n = items.filter(({ score }) => score?.band === band).length
  return n === 0 ? [] : [`${countText(n)} ${band}`]
}

/** What stands apart from the list. */
function foldedText({ items }: Findings): string {
  const count = (test: (one: Finding) => boolean): number => items.filter(test).length
  const pinned = count(isPinned)
  const inPorts = count(({ kind }) => kind === 'port-contact')
  const folded = count(isFolded) - inPorts
  return [
    pinned === 0
      ? ''
      : `${pluralText(pinned, 'list match stands', 'list matches stand')} before the list: who a ship may be is no ` +
        `conduct.`,
    folded === 0
      ? ''
      : `${pluralText(folded, 'contact has', 'contacts have')} more against than for a transfer, and ${folded === 1 ? 'is' : 'are'} folded at its end.`,
    inPorts === 0
      ? ''
      : `${pluralText(
          inPorts,
          'contact in a port',
          'contacts in ' + 'ports',
        )} with more against than for a transfer ${inPorts === 1 ? 'is' : 'are'} counted only; findings.json has them.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function leftOutText({ leftOut }: Findings): string {
  const parts: readonly (readonly [number, string])[] = [
    [
      leftOut.loiteringNearHarbours,
      `${pluralText(leftOut.loiteringNearHarbours, 'stretch', 'stretches')} of loitering near harbours`,
    ],
    [
      leftOut.darkRendezvous,
      `${countText(leftOut.darkRendezvous)} less likely dark rendezvous, counted once for each gap`,
    ],
    [leftOut.filtered, `${pluralText(leftOut.filtered, 'finding')} by filters`],
    [
      leftOut.reviewedRendezvous,
      `${countText(leftOut.reviewedRendezvous)} rendezvous of ${pluralText(leftOut.reviewedPairs, 'reviewed pair')}`,
    ],
  ]
  const some = parts.filter(([n]) => n > 0).map(([, text]) => text)
  return some.length === 0 ? '' : `Left out: ${some.join(', ')}.`
}

function sourcesText({ provenance: { sources, lists, version } }: Findings): string {
  const from = sources.length === 0 ? '' : ` from ${sources.map(({ name }) => name).join(', ')}`
  const matched =
    lists.length === 0
      ? ''
      : `; lists: ${lists.map(({ name, entries }) => `${name} (${countText(entries)} entries)`).join(', ')}`
  return `Made by darkwake ${version}${from}${matched}.`
}
