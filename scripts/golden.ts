// Shows that a change of the code changes no finding: makes a projection of all findings of some real data and
// simulated worlds, which does not depend on the shape they come in, and compares two of them.
//
// tsx scripts/golden.ts inputs <checkout> <outDir> writes the worlds' inputs into <outDir>/inputs
// tsx scripts/golden.ts make <checkout> <outDir> [source…] [--inputs DIR] all sources, or those named; inputs from
// <outDir>/inputs
// tsx scripts/golden.ts compare <dirA> <dirB> what differs; exits with 1 where anything does
// tsx scripts/golden.ts check makes all sources with this code and compares with test/golden
//
// The real day of the west is made where DARKWAKE_DATA names the folder that holds it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openCheckout } from './golden/checkout.js'
import { compareFolders } from './golden/compare.js'
import { projectFindings, writeLines } from './golden/lines.js'
import { allSources, type Source } from './golden/sources.js'
import { writeWorld } from './golden/worldInput.js'
import { makeWorlds } from './golden/worlds.js'

const USAGE =
  'usage: golden.ts inputs <checkout> <outDir> | make <checkout> <outDir> [source…] [--inputs DIR] | compare ' +
  '<dirA> <dirB> | check'

async function writeInputs(checkout: string, outDir: string): Promise<void> {
  const folder = join(outDir, 'inputs')
  mkdirSync(folder, { recursive: true })
  for (const input of await makeWorlds(checkout)) {
    const bytes = writeWorld(join(folder, `${input.name}.json.gz`), input)
    console.log(`${input.name}: ${Math.round(bytes / 1000)} kB`)
  }
}

async function make(checkout: string, outDir: string, wanted: readonly string[], inputs: string): Promise<void> {
  const sources = allSources(inputs)
  const unknown = wanted.find((name) => !sources.some((source) => source.name === name))
  if (unknown !== undefined)
    throw new Error(`There is no source "${unknown}"; expected one of ${sources.map(({ name }) => name).join(', ')}.`)
  mkdirSync(outDir, { recursive: true })
  for (const source of sources)
    if (wanted.length === 0 || wanted.includes(source.name)) await makeSource(checkout, outDir, source)
}

async function makeSource(folder: string, outDir: string, { name, open }: Source): Promise<void> {
  const began = performance.now()
  const checkout = openCheckout(folder)
  const opened = await open(checkout)
  if (opened === undefined) return
  const findings = await checkout.detect(opened.input, opened.options)
  const digests = writeLines(outDir, name, projectFindings(findings))
  const counts = Object.entries(digests).map(([kind, { count }]) => `${kind} ${count}`)
  console.log(`${name}: ${counts.join(', ')}; ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

/** Makes all sources with the code in this folder, and compares them with what is kept. */
async function check(): Promise<boolean> {
  const [root, made] = [fileURLToPath(new URL('..', import.meta.url)), mkdtempSync(join(tmpdir(), 'darkwake-golden-'))]
  const kept = join(root, 'test', 'golden')
  await make(root, made, [], join(kept, 'inputs'))
  const differs = compareFolders(kept, made)
  if (differs)
    console.log(
      `Where the change is meant, keep the new one and say why: cp ${made}/*.jsonl.gz ${made}/summary.json ` +
        `test/golden/`,
    )
  else rmSync(made, { recursive: true })
  return differs
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { inputs: { type: 'string' } } })
  const [command, a, b, ...sources] = positionals
  if (command === 'check') {
    process.exitCode = (await check()) ? 1 : 0
    return
  }
  if (a === undefined || b === undefined) throw new Error(USAGE)
  if (command === 'inputs') await writeInputs(a, b)
  else if (command === 'make') await make(a, b, sources, values.inputs ?? join(b, 'inputs'))
  else if (command === 'compare') process.exitCode = compareFolders(a, b) ? 1 : 0
  else throw new Error(USAGE)
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
})
