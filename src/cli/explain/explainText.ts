import { basename } from 'node:path'
import { explain, explainShip, findingsOfShip, type Explanation } from '../../explain/index.js'
import { idsOf } from '../../model/index.js'
import { inOrderOfOpening, isFolded, type Finding, type Findings } from '../../stages/index.js'
import { lastName, longName, longNames, shortNames, labelOf, shortIds, spanOf, tabled } from '../run/index.js'
import {
  bitsText,
  restLine,
  second,
  section,
  wrap,
  count,
  distance,
  instant,
  plural,
  printable,
  table,
  typed,
} from '../terminal/index.js'
import type { Evidence, EvidenceRow } from './evidence.js'
import { sourcesText, waterfallText } from './waterfall.js'

/** The page of one finding, for a terminal. */
export function explainText(
  one: Finding,
  findings: Findings,
  evidence: Evidence | undefined,
  limit: number,
  files: string,
): string {
  const explanation = explain(one, findings, longNames(one, findings))
  return [
    titleText(one, explanation, findings),
    wrap(printable(explanation.sentence, 2000), 2),
    weighedText(explanation, limit),
    section('What was measured', factLines(explanation)),
    evidenceText(evidence, limit, findings),
    explanation.evidence.length === 0
      ? ''
      : section(
          'What each was compared with, and what else looks the same',
          sourcesText(explanation.evidence, limit, one.id),
        ),
    relatedText(one, findings, limit, files),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** What was weighed of a ship as a whole, for a terminal. */
export function shipScoreText(id: string, findings: Findings, limit: number, files: string): string {
  const { score } = explainShip(id, findings)
  const evidence = score?.evidence ?? []
  return [
    `${wrap(lastName(findings, id))}\n${wrap('a ship as a whole: all that was found of her, weighed together', 2)}`,
    score === undefined
      ? section('What was weighed', ['Nothing: no finding of hers is weighed.'])
      : section(`What was weighed (${bitsText(score.bits)} bits, ${score.band})`, [
          'bits: for ranking what to look at, no probability',
          ...waterfallText(evidence, limit),
        ]),
    evidence.length === 0
      ? ''
      : section('What each was compared with, and what else looks the same', sourcesText(evidence, limit, '')),
    section('All that was found of her', [`darkwake inspect ${typed(id)} ${files}`]),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function weighedText({ kind, label, bits, band, bitsMean, evidence }: Explanation, limit: number): string {
  if (kind === 'list-match')
    return section('What was weighed', ['Nothing: a list says who she may be, not what she did.'])
  if (bits === undefined)
    return section('What was weighed', [`Nothing: findings of this kind (${label}) are not weighed by themselves.`])
  const meaning = bitsMean === undefined ? [] : [wrap(`bits: ${bitsMean}`, 2).trimStart()]
  const parts =
    evidence.length === 0
      ? [
          wrap(
            'Only the sum of a contact in a port is kept in findings.json; name the AIS files to see what it is ' +
              'made of.',
          ),
        ]
      : waterfallText(evidence, limit)
  return section(`What was weighed (${bitsText(bits)} bits${band === undefined ? '' : `, ${band}`})`, [
    ...meaning,
    ...parts,
  ])
}

function titleText(one: Finding, { rank }: Explanation, findings: Findings): string {
  const { start, end } = spanOf(one)
  const nameOf = longNames(one, findings)
  const shown = one.vessels.slice(0, 3).map(nameOf).join(' + ')
  const what = [
    labelOf(one),
    `${instant(start)} to ${one.end === undefined ? 'now' : instant(end)} UTC`,
    ...(rank === undefined || isFolded(one) ? [] : [`#${count(rank)} of ${count(tabled(findings).length)}`]),
  ]
  return `${wrap(`${shown}${one.vessels.length > 3 ? ` and ${count(one.vessels.length - 3)} more` : ''}`)}\n${wrap(what.join(', '), 2)}\n${wrap(printable(one.id, 300), 2)}\n`
}

function factLines({ facts }: Explanation): string[] {
  const shown = facts.map(
    ([what, value]) =>
      [printable(what, 60).replace(/^./u, (first) => first.toUpperCase()), printable(value, 600)] as const,
  )
  const width = Math.min(24, Math.max(0, ...shown.map(([what]) => [...what].length))) + 2
  // What is longer than its column has a line of its own.
  return shown.map(([what, value]) =>
    [...what].length + 2 > width ? `${wrap(what)}\n${wrap(value, width)}` : wrap(value, width, what),
  )
}

const ROWS = ['time (UTC)', ' lon', ' lat', ' speed', ' course', ' heading', 'report'] as const

const orDash = (value: number | undefined, unit: string): string => (value === undefined ? '-' : `${value}${unit}`)

function evidenceText(evidence: Evidence | undefined, limit: number, findings: Findings): string {
  if (evidence === undefined)
    return section('What it rests on', [
      wrap(
        'The reports themselves stand in the AIS files: name those instead of findings.json, and the lines are ' +
          'shown here.',
      ),
    ])
  const several = new Set(evidence.ships.flatMap(({ rows }) => rows.map(({ file }) => file))).size > 1
  const ships = evidence.ships.flatMap(({ vessel, reports, rows, edges }) => {
    const what =
      reports === 0
        ? 'no report meanwhile'
        : `${plural(reports, 'report')}${rows.length < reports ? ', the first and last of them' : ''}`
    if (rows.length === 0) return [`${longName(findings, vessel, 0)}: ${what}`]
    return [
      `${longName(findings, vessel, rows[0]!.t)}: ${what}${
        rows.length > reports || edges ? '; those before and ' + 'after' : ''
      }`,
      ...table(
        ROWS,
        rows.map((row) => cellsOf(row, several)),
      )
        .split('\n')
        .map((line) => `  ${line}`),
    ]
  })
  return section('What it rests on', [...apartLines(evidence), ...ships, ...staticsLines(evidence, limit)])
}

const cellsOf = (
  { t, lon, lat, sogKn, cogDeg, headingDeg, file, line, row, setAside }: EvidenceRow,
  several: boolean,
): string[] => [
  second(t),
  lon.toFixed(5),
  lat.toFixed(5),
  orDash(sogKn, ' kn'),
  orDash(cogDeg, '°'),
  orDash(headingDeg, '°'),
  `${several ? `${printable(basename(file), 40)} ` : ''}${line === undefined ? `row ${row ?? 0}` : `line ${line}`}${setAside === undefined ? '' : `, set aside: ${setAside}`}`,
]

function apartLines({ apart }: Evidence): string[] {
  if (apart.length === 0) return []
  const each = apart.map(
    ({ t, distanceM }) => `${instant(t).slice(11)} ${distanceM === undefined ? 'not known' : distance(distanceM)}`,
  )
  return [wrap(`Between antennas, from first to last: ${each.join('; ')}.`)]
}

function staticsLines({ statics }: Evidence, limit: number): string[] {
  const shown = statics.slice(0, limit)
  const lines = shown.map(({ id, t, name, imo, callSign, shipType, file, line, messages }) => {
    const sent = Object.entries({ name, imo, callSign, shipType }).flatMap(([field, value]) =>
      value === undefined ? [] : [`${field} ${printable(String(value), 40)}`],
    )
    const where =
      file === undefined ? '' : `; ${printable(basename(file), 40)}${line === undefined ? '' : ` line ${line}`}`
    return wrap(
      `${printable(id, 20)} sent ${sent.join(', ')}${messages === undefined ? '' : `, ${plural(messages, 'time')}`}${where}`,
      18,
      instant(t),
    )
  })
  return [...lines, ...restLine(shown.length, statics.length)]
}

const MOST_RELATED = 10

/** What else was found of these ships, what to look at first before the rest: ids to explain next. */
function relatedText(one: Finding, findings: Findings, limit: number, files: string): string {
  const ships = new Set(idsOf(one))
  const short = shortIds(findings)
  const all = new Set([...ships].flatMap((id) => findingsOfShip(findings, id)).filter(({ id }) => id !== one.id))
  const others = inOrderOfOpening([...all], findings)
  const shown = others.slice(0, Math.min(limit, MOST_RELATED))
  const rows = shown.map((other) => {
    const company = other.vessels.filter(({ id }) => ships.size > 1 || !ships.has(id))
    return [
      bitsText(other.score?.bits),
      instant(other.start),
      labelOf(other),
      company.slice(0, 2).map(shortNames(other, findings)).join(' + '),
      short.get(other.id) ?? '',
    ]
  })
  const lines =
    rows.length === 0
      ? ['Nothing.']
      : [
          ...table([' bits', 'from (UTC)', 'what', 'ships', 'darkwake explain …'], rows).split('\n'),
          ...(others.length > shown.length ? [`… and ${count(others.length - shown.length)} more.`] : []),
        ]
  const ask = [...ships].slice(0, 2).map((id) => `darkwake inspect ${typed(id)} ${files}`)
  return section('What else was found of these ships', [...lines, ...ask])
}
