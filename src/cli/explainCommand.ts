import { evidenceOf } from './evidence.js'
import { explainText } from './explainText.js'
import { sentenceOfFinding, weighed } from './findingPage.js'
import { namesIn } from './findingText.js'
import type { RunFlags } from './run.js'
import { openSource, type Source } from './source.js'
import { allFindings, vesselsOf, whichFinding, type AnyFinding } from './whichFinding.js'

/** The flags of `darkwake explain`, as commander delivers them. */
export interface ExplainFlags extends RunFlags {
  readonly json?: true
  readonly limit: number
}

/** Reports of each ship that are shown, or for programs given. */
const ROWS = 6
const ROWS_FOR_PROGRAMS = 1000

/**
 * Shows one finding whole: what was weighed, what was measured, the reports that it rests on.
 *
 * @throws ReadError where the input cannot be read; NotFoundError where there is no such finding, or more than one.
 */
export async function explainCommand(wanted: string, files: readonly string[], flags: ExplainFlags): Promise<void> {
  const source = await openSource(files, flags)
  const one = whichFinding(wanted, source)
  if (flags.json === true) process.stdout.write(`${JSON.stringify(explained(one, source), undefined, 2)}\n`)
  else process.stdout.write(`${explainText(one, source.findings, evidenceOf(one, source, Math.min(ROWS, Math.max(2, flags.limit))), flags.limit, source.files)}\n`)
}

/** One finding whole, for programs. */
function explained(one: AnyFinding, source: Source): object {
  const { findings } = source
  const ships = new Set(vesselsOf(one))
  const evidence = evidenceOf(one, source, ROWS_FOR_PROGRAMS)
  return {
    finding: one,
    ...(one.kind === 'rendezvous' ? { assessed: weighed(one, findings) } : {}),
    ...(one.kind === 'gap' ? { score: findings.gapScores.find(({ gap }) => gap === one.id) } : {}),
    ...(Object.hasOwn(findings.context, one.id) ? { context: findings.context[one.id] } : {}),
    sentence: sentenceOfFinding(one, findings, namesIn(findings)),
    ...(evidence === undefined ? {} : { evidence }),
    related: allFindings(findings).filter((other) => other.id !== one.id && vesselsOf(other).some((id) => ships.has(id))).map(({ id }) => id),
  }
}
