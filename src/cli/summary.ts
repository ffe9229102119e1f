import { basename } from 'node:path'
import { byTelling } from '../gap/scoreOrder.js'
import { placeOfRow, type ReadResult } from '../io/index.js'
import { listHarbours } from '../knowledge/index.js'
import { nameAt, toRanked, type RankedRow } from '../report/index.js'
import { shipLookup, type FindingFilters } from '../stages/filters.js'
import type { Findings } from '../stages/findings.js'
import { listsText } from './listsText.js'
import { count, distance, duration, instant, percent, place, plural, printable, table } from './text.js'

/** What was read, and what was set aside and why. */
export function inputText(read: ReadResult, findings: Findings): string {
  const { columns, files } = read
  const from = files.length === 1 ? printable(files[0]!.name) : plural(files.length, 'file')
  const lines = [`${plural(columns.length, 'report')} of ${plural(columns.ids.length, 'vessel')} from ${from}.`]
  lines.push(...read.warnings.map((warning) => printable(warning, 400)))
  lines.push(...rejectedLines('Rows that gave no report', read.rejectedCounts, read.rejected, read))
  lines.push(...rejectedLines('Reports set aside', findings.rejected.counts, findings.rejected.list, read))
  return lines.join('\n')
}

function rejectedLines(
  what: string,
  counts: Partial<Readonly<Record<string, number>>>,
  list: readonly { readonly row: number; readonly reason: string }[],
  read: ReadResult,
): string[] {
  const reasons = Object.entries(counts).filter(([, n]) => (n ?? 0) > 0)
  if (reasons.length === 0) return []
  const shown = reasons.map(([reason, n = 0]) => {
    const rows = list.filter((one) => one.reason === reason).slice(0, 2)
    const places = rows.map((one) => rowText(read, one.row))
    return `  ${reason.padEnd(16)}${count(n).padStart(9)}   ${places.join(', ')}${n > places.length ? ', …' : ''}`
  })
  return [`${what}:`, ...shown]
}

function rowText({ files }: ReadResult, row: number): string {
  const where = placeOfRow(files, row)
  if (where === undefined) return `row ${row}`
  const spot = where.line === undefined ? `row ${where.row}` : `line ${where.line}`
  return files.length === 1 ? spot : `${printable(basename(where.file), 40)} ${spot}`
}

/** A contact this far from every harbour is worth a line of its own, metres. */
const OUTSIDE_M = 2000

const isOutside = ({ context }: Findings, id: string): boolean => (context[id]?.harbourDistanceM ?? Infinity) > OUTSIDE_M

const MODES = { drifting: 'drifting', anchored: 'anchored', underway: 'under way' } as const

/** As likely as 16 to 1 beside losses on the air, before anything is said of how rare either is. */
const TELLING_BITS = 4

const telling = ({ gapScores }: Findings): number => gapScores.filter((score) => score.bits >= TELLING_BITS).length

/** How much was found, and what it means. */
export function findingsText(findings: Findings): string {
  const { rendezvous, groups, loitering, capped, leftOut } = findings
  const modes = (['drifting', 'anchored', 'underway'] as const)
    .map((mode) => `${count(rendezvous.filter((r) => r.mode === mode).length)} ${MODES[mode]}`)
    .join(', ')
  const remote = rendezvous.filter(({ id }) => isOutside(findings, id)).length
  const harbours = listHarbours(findings.knowledge)
  const ports = harbours.filter((harbour) => harbour.kind === 'port').length
  const lines = [
    `Learnt ${plural(ports, 'port')} and ${plural(harbours.length - ports, 'anchorage')}.`,
    `${plural(rendezvous.length, 'contact')} of two ships (${modes}), ${plural(groups.length, 'group')} of three and more, ` +
      `${plural(loitering.length, 'ship')} making little way far from harbours (${count(leftOut.loiteringNearHarbours)} near them left out).`,
    `${plural(findings.gaps.length, 'silence')} longer than expected, ${count(telling(findings))} of them telling (${TELLING_BITS} bits and more); ` +
      `${plural(findings.dark.length, 'possible meeting')} of silent ships (less likely ones left out: ${count(leftOut.dark)} counted by silence), ${plural(findings.lone.length, 'ship')} alone in the open.`,
    `${plural(findings.identity.filter(({ rule }) => rule !== 'ID-33').length, 'finding')} on identities; ${plural(findings.identityScores.filter(({ band }) => band !== 'weak').length, 'vessel')} to look at for them.`,
    `${plural(remote, 'contact')} more than ${OUTSIDE_M / 1000} km from every harbour.`,
  ]
  if (capped.length > 0) lines.push(`${plural(capped.length, 'crowded place')} where only some vessels were compared: see "capped".`)
  return lines.join('\n')
}

/** What filters and reviewed pairs left out, and how to see it. */
export function leftOutText(findings: Findings, filters: FindingFilters | undefined): string {
  const { filtered, reviewedMeetings, reviewedPairs } = findings.leftOut
  const lines = [
    filters === undefined ? '' : `Filters leave out ${plural(filtered, 'finding')} of all kinds${unmatched(findings, filters)}.`,
    reviewedMeetings === 0 ? '' : `${plural(reviewedMeetings, 'meeting')} of ${plural(reviewedPairs, 'reviewed pair')} kept quiet; --show-reviewed lists them.`,
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** Ships that were asked for and take part in nothing that is left. */
function unmatched({ particulars, rendezvous, gaps, dark, loitering, lone, sparse, identity }: Findings, { vessels = [] }: FindingFilters): string {
  const ids = new Set([...[...rendezvous, ...dark, ...identity].flatMap((one) => one.vessels), ...[...gaps, ...loitering, ...lone, ...sparse].map((one) => one.vessel)])
  const shipsOf = shipLookup('selectFindings', particulars)
  const none = vessels.filter((text) => ![...shipsOf(text)].some((id) => ids.has(id)))
  return none.length === 0 ? '' : `; none is left of ${none.slice(0, 5).map((text) => `"${printable(text, 30)}"`).join(', ')}${none.length > 5 ? ' …' : ''}`
}

const ROW = [' #', ' bits', 'start (UTC)', ' for', 'vessels', 'mode', ' apart', ' heard', ' harbour', ' coast', ' dark', 'place'] as const

function cells(row: RankedRow): string[] {
  const names = row.vessels.map((id, k) => printable(row.names[k] ?? id, 20))
  return [
    String(row.rank),
    row.bits === undefined ? '-' : row.bits.toFixed(1),
    instant(row.start),
    duration(row.durationMs),
    names.join(' + '),
    MODES[row.mode],
    distance(row.medianDistanceM),
    percent(row.observedShare),
    distance(row.harbourDistanceM),
    distance(row.coastDistanceM),
    percent(row.darkShare),
    place(row.lon, row.lat),
  ]
}

const LEGEND = `Those of most bits first: what was weighed for a transfer at sea against other contacts; a bit doubles the odds. AIS shows these ships in contact, which is consistent with a transfer between them
and with towing, piloting, bunkering, waiting side by side and much else: each is an indicator, never a verdict.
apart: median distance of antennas; heard: share of the time with both heard often; dark: share with the sun below -6°.`

const SILENCES = ['bits', 'last heard (UTC)', ' for', 'vessel', 'missed', ' others', ' harbour', 'place'] as const

/** The most telling silences as a table. */
function silencesText(findings: Findings, limit: number): string {
  const rows = findings.gaps
    .map((gap, i) => ({ gap, score: findings.gapScores[i]! }))
    .filter(({ gap, score }) => score.bits >= TELLING_BITS && isOutside(findings, gap.id))
    .sort(byTelling)
    .slice(0, limit)
  if (rows.length === 0) return ''
  const cellsOf = ({ gap, score }: (typeof rows)[number]): string[] => [
    score.bits.toFixed(1),
    instant(gap.start),
    duration(gap.durationMs) + (gap.end === undefined ? ' …' : ''),
    printable(nameAt(findings.particulars, gap.vessel, gap.start) ?? gap.vessel, 24),
    count(Math.round(score.missedReports)),
    percent(score.othersThere === 0 ? 0 : score.othersHeard / score.othersThere),
    distance(findings.context[gap.id]?.harbourDistanceM),
    place(gap.before.lon, gap.before.lat),
  ]
  return `\nSilences away from harbours, the most telling first: AIS shows nothing, consistent with a transponder switched off, and with a fault or losses on the air.
${table(SILENCES, rows.map(cellsOf))}
bits: silence by the ship against losses, as others nearby were heard; missed: reports that should have been heard; others: share of ships nearby heard.`
}

const DARK = ['bits', 'from (UTC)', 'until', 'vessels', 'silent', 'together', ' others', ' harbour', 'place'] as const

/** The likeliest of the possible meetings of silent ships as a table. */
function darkText(findings: Findings, limit: number): string {
  const rows = findings.dark.filter(({ id }) => isOutside(findings, id)).slice(0, limit)
  if (rows.length === 0) return ''
  const cellsOf = (d: (typeof rows)[number]): string[] => [
    d.score.bits.toFixed(1),
    instant(d.start),
    instant(d.end).slice(11),
    d.vessels.map((id) => printable(nameAt(findings.particulars, id, d.start) ?? id, 20)).join(' + '),
    d.dark,
    `≤ ${duration(d.maxDwellMs)}`,
    count(Math.max(...d.rivals)),
    distance(findings.context[d.id]?.harbourDistanceM),
    place(d.lon, d.lat),
  ]
  return `\nWho could have met in a silence away from harbours, the likeliest first. Possible is not likely: most of these never met.
${table(DARK, rows.map(cellsOf))}
bits: for ranking only; together: longest possible stay; others: how many other ships one of them could as well have met.`
}

const IDENTITIES = ['bits', 'band', 'vessel', 'rules', 'what was sent'] as const

/** Vessels whose identities stand out as a table. */
function identitiesText(findings: Findings, limit: number): string {
  const rows = findings.identityScores.filter(({ band }) => band !== 'weak').slice(0, limit)
  if (rows.length === 0) return ''
  const changesOf = (vessel: string): string =>
    findings.identity
      .filter((one) => one.vessels.includes(vessel) && one.rule !== 'ID-33')
      .flatMap(({ differences }) => differences.map(({ field, from = '-', to = '-' }) => `${field} ${from} > ${to}`))
      .join('; ')
  const cellsOf = (row: (typeof rows)[number]): string[] => [
    row.bits.toFixed(1),
    row.band,
    printable(row.vessel, 16),
    row.factors.filter(({ countedBits }) => countedBits > 0).map(({ id }) => id).join(' '),
    printable(changesOf(row.vessel), 70),
  ]
  return `\nIdentities that stand out: consistent with a changed or borrowed identity, and with sales, reflagging, repairs and typing errors.
${table(IDENTITIES, rows.map(cellsOf))}`
}

// As many of each as one looks at beside the contacts.
const SHORT = 5

/** What was found, as tables. */
export const tablesText = (findings: Findings, limit: number): string =>
  [tableText(findings, limit), ...[silencesText, darkText, identitiesText].map((text) => text(findings, Math.min(limit, SHORT))), listsText(findings, limit)]
    .filter((text) => text !== '')
    .join('\n')

/** The first rendezvous as a table, with what its columns mean. */
function tableText(findings: Findings, limit: number): string {
  const rows = toRanked(findings, limit)
  if (rows.length === 0) return ''
  const more = findings.rendezvous.length - rows.length
  const rest = more > 0 ? `\n… and ${count(more)} more: --limit ${findings.rendezvous.length} shows all, --out DIR writes them.` : ''
  return `\n${table(ROW, rows.map(cells))}${rest}\n\n${LEGEND}`
}
