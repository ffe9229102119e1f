import { basename } from 'node:path'
import { assess } from '../assess/index.js'
import { toRanked } from '../report/index.js'
import type { Findings } from '../stages/findings.js'
import type { Evidence, EvidenceRow } from './evidence.js'
import { factsOfFinding, sentenceOfFinding, weighedOf } from './findingPage.js'
import { namesIn, type Names } from './findingText.js'
import { bitsText, restLine, second, section, wrap } from './layout.js'
import { count, distance, instant, plural, printable, table, typed } from './text.js'
import { sourcesText, waterfallText } from './waterfall.js'
import { allFindings, shortIds, spanOf, vesselsOf, type AnyFinding } from './whichFinding.js'

const KINDS: Readonly<Record<AnyFinding['kind'], string>> = {
  rendezvous: 'contact', group: 'group', gap: 'silence', sparse: 'heard seldom', dark: 'could have met', 'lone-loitering': 'lay alone', loitering: 'little way',
  identity: 'identity', 'assessed-vessel': 'ship, all in all',
}

/** Kinds whose bits rank them among each other, and are no likelihood. */
const RANKS: ReadonlySet<string> = new Set(['dark', 'assessed-vessel'])

/** The page of one finding, for a terminal. */
export function explainText(one: AnyFinding, findings: Findings, evidence: Evidence | undefined, limit: number, files: string): string {
  const names = namesIn(findings)
  const weighed = weighedOf(one, findings)
  return [
    titleText(one, findings, names),
    wrap(sentenceOfFinding(one, findings, names), 2),
    weighed === undefined
      ? section('What was weighed', [one.kind === 'identity' ? 'Nothing: a list says who she may be, not what she did.' : 'Nothing: findings of this kind are not weighed by themselves.'])
      : section(`What was weighed (${bitsText(weighed.bits)} bits${weighed.band === undefined ? '' : `, ${weighed.band}`}; ${RANKS.has(one.kind) ? 'for ranking only' : 'a bit doubles the odds'})`, waterfallText(weighed.factors, limit)),
    section('What was measured', factLines(one, findings, names)),
    evidenceText(evidence, spanOf(one) !== undefined, limit, names),
    weighed === undefined ? '' : section('What each was compared with, and what else looks the same', sourcesText(weighed.factors, limit, one.id)),
    relatedText(one, findings, names, limit, files),
  ].filter((part) => part !== '').join('\n')
}

function titleText(one: AnyFinding, findings: Findings, names: Names): string {
  const span = spanOf(one)
  const ships = vesselsOf(one)
  const shown = ships.slice(0, 3).map((id) => names.long(id, span?.start ?? 0)).join(' + ')
  const rank = one.kind === 'rendezvous' ? toRanked(findings).findIndex(({ id }) => id === one.id) + 1 : 0
  const what = [KINDS[one.kind], ...(span === undefined ? [] : [`${instant(span.start)} to ${instant(span.end)} UTC`]), ...(rank > 0 ? [`#${count(rank)} of ${count(findings.rendezvous.length)} ranked`] : [])]
  return `${wrap(`${shown}${ships.length > 3 ? ` and ${count(ships.length - 3)} more` : ''}`)}\n${wrap(what.join(', '), 2)}\n${wrap(printable(one.id, 300), 2)}\n`
}

function factLines(one: AnyFinding, findings: Findings, names: Names): string[] {
  const facts = factsOfFinding(one, findings, names)
  const width = Math.min(24, Math.max(0, ...facts.map(([what]) => [...what].length))) + 2
  return facts.map(([what, value]) => ([...what].length + 2 > width ? wrap(`${what}: ${value}`, width, '') : wrap(value, width, what)))
}

const ROWS = ['time (UTC)', ' lon', ' lat', ' speed', ' course', ' heading', 'report'] as const

const orDash = (value: number | undefined, unit: string): string => (value === undefined ? '-' : `${value}${unit}`)

function evidenceText(evidence: Evidence | undefined, timed: boolean, limit: number, names: Names): string {
  if (!timed) return ''
  if (evidence === undefined) return section('What it rests on', [wrap('The reports themselves stand in the AIS files: name those instead of findings.json, and the lines are shown here.')])
  const several = new Set(evidence.ships.flatMap(({ rows }) => rows.map(({ file }) => file))).size > 1
  const ships = evidence.ships.flatMap(({ vessel, reports, rows, edges }) => {
    const what = reports === 0 ? 'no report meanwhile' : `${plural(reports, 'report')}${rows.length < reports ? ', the first and last of them' : ''}`
    if (rows.length === 0) return [`${names.long(vessel, 0)}: ${what}`]
    return [`${names.long(vessel, rows[0]!.t)}: ${what}${rows.length > reports || edges ? '; those before and after' : ''}`, ...table(ROWS, rows.map((row) => cellsOf(row, several))).split('\n').map((line) => `  ${line}`)]
  })
  return section('What it rests on', [...apartLines(evidence), ...ships, ...saidLines(evidence, limit)])
}

const cellsOf = ({ t, lon, lat, sogKn, cogDeg, headingDeg, file, line, row, setAside }: EvidenceRow, several: boolean): string[] => [
  second(t), lon.toFixed(5), lat.toFixed(5), orDash(sogKn, ' kn'), orDash(cogDeg, '°'), orDash(headingDeg, '°'),
  `${several ? `${printable(basename(file), 40)} ` : ''}${line === undefined ? `row ${row ?? 0}` : `line ${line}`}${setAside === undefined ? '' : `, set aside: ${setAside}`}`,
]

function apartLines({ apart }: Evidence): string[] {
  if (apart.length === 0) return []
  const each = apart.map(({ t, distanceM }) => `${instant(t).slice(11)} ${distanceM === undefined ? 'not known' : distance(distanceM)}`)
  return [wrap(`Between antennas, from first to last: ${each.join('; ')}.`)]
}

function saidLines({ said }: Evidence, limit: number): string[] {
  const shown = said.slice(0, limit)
  const lines = shown.map(({ id, t, name, imo, callSign, shipType, file, line, messages }) => {
    const sent = Object.entries({ name, imo, callSign, shipType }).flatMap(([field, value]) => (value === undefined ? [] : [`${field} ${printable(String(value), 40)}`]))
    const where = file === undefined ? '' : `; ${printable(basename(file), 40)}${line === undefined ? '' : ` line ${line}`}`
    return wrap(`${printable(id, 20)} sent ${sent.join(', ')}${messages === undefined ? '' : `, ${plural(messages, 'time')}`}${where}`, 18, instant(t))
  })
  return [...lines, ...restLine(shown.length, said.length)]
}

/** What else was found of these ships, most bits first: ids to explain next. */
function relatedText(one: AnyFinding, findings: Findings, names: Names, limit: number, files: string): string {
  const ships = new Set(vesselsOf(one))
  const short = shortIds(findings)
  const all = allFindings(findings).filter((other) => other.id !== one.id && other.kind !== 'assessed-vessel' && vesselsOf(other).some((id) => ships.has(id)))
  const bits = bitsIn(findings, all)
  const others = all.sort((a, b) => (bits.get(b.id) ?? -Infinity) - (bits.get(a.id) ?? -Infinity) || (spanOf(a)?.start ?? 0) - (spanOf(b)?.start ?? 0))
  const shown = others.slice(0, Math.min(limit, MOST_RELATED))
  const rows = shown.map((other) => {
    const span = spanOf(other)!
    const company = vesselsOf(other).filter((id) => ships.size > 1 || !ships.has(id))
    return [bitsText(bits.get(other.id)), instant(span.start), KINDS[other.kind], company.slice(0, 2).map((id) => names.short(id, span.start)).join(' + '), short.get(other.id) ?? '']
  })
  const lines = rows.length === 0 ? ['Nothing.'] : [...table([' bits', 'from (UTC)', 'what', 'ships', 'darkwake explain …'], rows).split('\n'), ...(others.length > shown.length ? [`… and ${count(others.length - shown.length)} more.`] : [])]
  const ask = [...ships].slice(0, 2).map((id) => `darkwake inspect ${typed(id)} ${files}`)
  return section('What else was found of these ships', [...lines, ...ask])
}

const MOST_RELATED = 10

/** Bits of all that has some; contacts are weighed again, as not all are listed with their bits. */
function bitsIn(findings: Findings, some: readonly AnyFinding[]): Map<string, number> {
  const { gapScores, dark, sparse, identity } = findings
  const { meetings } = assess({ ...findings, rendezvous: some.filter((one) => one.kind === 'rendezvous') }, { gapScores }, findings.options.assess)
  return new Map([
    ...meetings.map(({ id, bits }) => [id, bits] as const), ...gapScores.map(({ gap, bits }) => [gap, bits] as const),
    ...dark.map(({ id, score }) => [id, score.bits] as const), ...sparse.map(({ id, bits }) => [id, bits] as const), ...identity.map(({ id, bits }) => [id, bits] as const),
  ])
}
