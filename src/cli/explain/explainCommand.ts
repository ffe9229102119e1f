import { explain, explainShip, findingsOfShip } from '../../explain/index.js'
import { idsOf } from '../../model/index.js'
import type { Finding } from '../../stages/index.js'
import { longNames, openSource, type Source, whichFinding } from '../run/index.js'
import type { RunFlags } from '../settings/index.js'
import { evidenceOf } from './evidence.js'
import { explainText, shipScoreText } from './explainText.js'

/** The flags of `darkwake explain`, as commander delivers them. */
export interface ExplainFlags extends RunFlags {
  readonly json?: true
  readonly limit: number
}

/** Reports of each ship that are shown, or for programs given. */
const ROWS = 6
const ROWS_FOR_PROGRAMS = 1000

/**
 * Shows one finding whole: what was weighed, what was measured, the reports that it rests on; or a ship as a whole.
 *
 * @throws ReadError where the input cannot be read; NotFoundError where there is no such finding, or more than one.
 */
export async function explainCommand(wanted: string, files: readonly string[], flags: ExplainFlags): Promise<void> {
  const source = await openSource(files, flags)
  const one = whichFinding(wanted, source)
  process.stdout.write(`${'kind' in one ? findingText(one, source, flags) : shipText(one.id, source, flags)}\n`)
}

function findingText(one: Finding, source: Source, { json, limit }: ExplainFlags): string {
  if (json === true) return JSON.stringify(explained(one, source), undefined, 2)
  return explainText(
    one,
    source.findings,
    evidenceOf(one, source, Math.min(ROWS, Math.max(2, limit))),
    limit,
    source.files,
  )
}

const shipText = (id: string, { findings, files }: Source, { json, limit }: ExplainFlags): string =>
  json === true ? JSON.stringify(explainShip(id, findings), undefined, 2) : shipScoreText(id, findings, limit, files)

/** One finding whole, for programs. */
function explained(one: Finding, source: Source): object {
  const { findings } = source
  const evidence = evidenceOf(one, source, ROWS_FOR_PROGRAMS)
  const related = new Set(idsOf(one).flatMap((id) => findingsOfShip(findings, id)))
  return {
    finding: one,
    explanation: explain(one, findings, longNames(one, findings)),
    ...(evidence === undefined ? {} : { reports: evidence }),
    related: findings.items.filter((other) => other.id !== one.id && related.has(other)).map(({ id }) => id),
  }
}
