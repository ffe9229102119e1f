// npm run accuracy [-- --write] [-- --held-out] [-- --seeds 3]
// Runs the detectors on simulated worlds whose truth is known and prints what they find. --write puts the tables into
// docs/accuracy.md. --held-out runs the worlds that are kept for the end: not while anything is being tuned.
import { readFileSync, writeFileSync } from 'node:fs'
import { OURS, PLAIN, prepare, PUBLISHED } from '../test/world/detectors.js'
import { HELD_OUT, HELD_OUT_FOUR_HOURS, HELD_OUT_SEEDS } from '../test/world/heldOut.js'
import { FOUR_HOURS, RECIPES } from '../test/world/recipes.js'
import { type Detector, makeCases, perfectly, type Prepare, run } from '../test/world/run.js'
import { contactsTable, faultsTable, kindsTable, type Row, rulesTable } from '../test/world/tables.js'
import type { Recipe } from '../test/world/world.js'

const LOSSES = [0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.9]
const PAGE = new URL('../docs/accuracy.md', import.meta.url)

interface Wanted {
  readonly recipes: readonly Recipe[]
  readonly fourHours: readonly Recipe[]
  readonly seeds: readonly number[]
  readonly prepare: Prepare
}

function rowsOf(recipes: readonly Recipe[], wanted: Wanted, detectors: readonly Detector[]): Row[] {
  const cases = makeCases(recipes, wanted.seeds)
  return LOSSES.flatMap((lossShare) =>
    run(cases, lossShare, wanted.prepare, detectors).map((score, i) => ({
      name: detectors[i]!.name,
      lossShare,
      score,
    })),
  )
}

function report(wanted: Wanted): string {
  const rules = rowsOf(wanted.recipes, wanted, [OURS, PLAIN, ...PUBLISHED])
  const ours = rules.filter((row) => row.name === OURS.name)
  const long = rowsOf(wanted.fourHours, wanted, [OURS])
  const names = [...wanted.recipes, ...wanted.fourHours].map((recipe) => recipe.name).join(', ')
  return [
    `Worlds: ${names}; seeds ${wanted.seeds.join(', ')}.`,
    '### All contacts of an hour or more, our rules',
    contactsTable(ours),
    '### Transfers by kind, our rules',
    kindsTable(ours),
    '### What was false and what was missed, our rules',
    faultsTable(ours),
    '### Meetings of four hours among boats that shuttle in silence, our rules',
    contactsTable(long),
    kindsTable(long),
    faultsTable(long),
    '### Published rules on the same worlds',
    rulesTable([...rules].sort(byName)),
  ].join('\n\n')
}

const byName = (p: Row, q: Row): number => (p.name < q.name ? -1 : p.name > q.name ? 1 : p.lossShare - q.lossShare)

function main(args: readonly string[]): void {
  const heldOut = args.includes('--held-out')
  const count = args.includes('--seeds') ? Number(args[args.indexOf('--seeds') + 1]) : 3
  const text = report({
    recipes: heldOut ? HELD_OUT : RECIPES,
    fourHours: heldOut ? HELD_OUT_FOUR_HOURS : FOUR_HOURS,
    seeds: heldOut ? HELD_OUT_SEEDS : Array.from({ length: count }, (_, i) => i + 1),
    prepare: args.includes('--perfect-tracks') ? perfectly : prepare,
  })
  console.log(text)
  if (args.includes('--write')) write(heldOut ? 'held-out' : 'worlds', text)
}

/** Replaces what stands between the page's two markers of a part. */
function write(part: string, text: string): void {
  const page = readFileSync(PAGE, 'utf8')
  const [open, close] = [`<!-- ${part}: begin, written by npm run accuracy -->`, `<!-- ${part}: end -->`]
  const [from, to] = [page.indexOf(open), page.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`docs/accuracy.md has no part between "${open}" and "${close}".`)
  writeFileSync(PAGE, `${page.slice(0, from + open.length)}\n\n${text}\n\n${page.slice(to)}`)
}

main(process.argv.slice(2))
