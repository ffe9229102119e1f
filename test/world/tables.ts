import type { TransferKind } from './scene.js'
import { figures, modePrecision, type Score } from './score.js'
import type { TrueEvent } from './truth.js'

/** One row of a table: what was run at which loss, and what came of it. */
export interface Row {
  readonly name: string
  readonly lossShare: number
  readonly score: Score
}

const KINDS: readonly TransferKind[] = ['drifting', 'anchored', 'underway']

const share = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3))
const minutes = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(1))
const percent = (value: number): string => `${Math.round(value * 100)} %`

/** A table in Markdown. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const ofKind =
  (kind: TransferKind) =>
  (event: TrueEvent): boolean =>
    event.planted === kind
const transfer = (event: TrueEvent): boolean => event.planted !== undefined

/** Every certain contact: how many are found, how many of the findings are true. */
export function contactsTable(rows: readonly Row[]): string {
  const head = [
    'reports lost',
    'events',
    'found',
    'precision',
    'mode named right',
    'median overlap',
    'findings',
    'in parts',
    'borderline',
  ]
  return table(
    head,
    rows.map(({ lossShare, score }) => {
      const all = figures(score)
      const findings = score.right.length + score.wrong.length + score.fragments.length + score.doubtful.length
      return [
        percent(lossShare),
        all.events,
        share(all.recall),
        share(all.precision),
        share(all.named),
        share(all.overlap),
        findings,
        score.fragments.length,
        score.doubtful.length,
      ]
    }),
  )
}

/** Planted transfers by kind: found, precision of the findings named so, overlap, error of start and end. */
export function kindsTable(rows: readonly Row[]): string {
  const head = [
    'reports lost',
    'kind',
    'transfers',
    'found',
    'precision',
    'mode named right',
    'median overlap',
    'start and end off by, min: median',
    '95 %',
  ]
  return table(
    head,
    rows.flatMap(({ lossShare, score }) =>
      KINDS.map((kind) => {
        const f = figures(score, ofKind(kind))
        return [
          percent(lossShare),
          kind,
          f.events,
          share(f.recall),
          share(modePrecision(score, kind)),
          share(f.named),
          share(f.overlap),
          minutes(f.errorMin[0]),
          minutes(f.errorMin[1]),
        ]
      }),
    ),
  )
}

/** Who the false findings were, and what was missed. */
export function faultsTable(rows: readonly Row[]): string {
  return table(
    ['reports lost', 'false findings', 'missed events', 'ships in company reported'],
    rows.map(({ lossShare, score }) => [
      percent(lossShare),
      tally(score.wrong.map((w) => w.label)),
      tally(score.judged.filter((j) => j.found === undefined).map((j) => j.truth.label)),
      `${score.companions.reported} of ${score.companions.possible}`,
    ]),
  )
}

function tally(labels: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return sorted.length === 0 ? 'none' : sorted.map(([label, n]) => `${label} ${n}`).join(', ')
}

/** Several rules side by side: transfers found by kind, and what their findings are worth. */
export function rulesTable(rows: readonly Row[]): string {
  const head = [
    'rule',
    'reports lost',
    'drifting found',
    'anchored found',
    'under way found',
    'precision',
    'median overlap',
    'false findings',
    'in parts',
  ]
  return table(
    head,
    rows.map(({ name, lossShare, score }) => [
      name,
      percent(lossShare),
      ...KINDS.map((kind) => share(figures(score, ofKind(kind)).recall)),
      share(figures(score).precision),
      share(figures(score, transfer).overlap),
      score.wrong.length,
      score.fragments.length,
    ]),
  )
}
