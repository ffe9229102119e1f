// npx tsx scripts/priors.ts [--write] [--day findings.json] [--top 40]
// Fits the odds with which each kind of finding is worth opening on simulated worlds, evaluates them on held-out ones,
// prints tables, and says whether src/evidence/kindOdds.ts is what was fitted. --write puts the constants into it.
// --day fits nothing: it prints the first findings of a run of `detect` in the order in which they stand.
import { readFileSync, writeFileSync } from 'node:fs'
import { FINDINGS_SCHEMA, type Findings } from '../src/stages/index.js'
import { fitKinds } from '../test/world/priors.js'
import { expectedWorth, orderTable } from '../test/world/priorsDay.js'
import { calibrationTable, oddsTable, sourceOf } from '../test/world/priorsTables.js'

const CONSTANTS = 'src/evidence/kindOdds.ts'

const valueOf = (name: string): string | undefined =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined

function readFindings(path: string): Findings {
  const found = JSON.parse(readFileSync(path, 'utf8')) as Findings
  if (found.schema !== FINDINGS_SCHEMA)
    throw new Error(`${path} is of schema ${String(found.schema)}; expected ${FINDINGS_SCHEMA}.`)
  return found
}

const day = valueOf('--day')
if (day !== undefined) {
  const findings = readFindings(day)
  console.log(orderTable(findings, Number(valueOf('--top') ?? 40)))
  for (const [kind, worth] of expectedWorth(findings)) console.log(`${kind}: ${worth.toFixed(1)} worth opening`)
} else {
  const results = fitKinds()
  console.log([oddsTable(results), calibrationTable(results)].join('\n\n'))
  const source = sourceOf(results)
  if (process.argv.includes('--write')) writeFileSync(CONSTANTS, source)
  else
    console.log(
      `\n${CONSTANTS} ${
        readFileSync(CONSTANTS, 'utf8') === source
          ? 'is what was ' + 'fitted.'
          : 'differs from what was fitted: --write puts it there.'
      }`,
    )
}
