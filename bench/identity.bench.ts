// Static reports to identity spells, beside one plain pass over the same reports; from objects as a feed delivers them.
// Run: npx tsx bench/identity.bench.ts
import { identitySpells } from '../src/identity/period/index.js'
import type { IdentitySpell, StaticReport } from '../src/model/index.js'
import { printTable, same, seeded, together, work } from './measure.js'

const SHIPS = 2000
const EACH = 500
const STEP_MS = 6 * 60_000
const rnd = seeded(7)

/** A letter off: what a noisy receiver makes of a name, once in a hundred messages. */
const garble = (name: string): string =>
  rnd() < 0.01 ? name.replace(/.$/, String.fromCharCode(65 + Math.floor(26 * rnd()))) : name

/** One ship's messages; one ship in ten takes another name halfway. */
function shipReports(k: number): StaticReport[] {
  const id = String(235_000_001 + k)
  const names = [`STEADY SHIP ${k}`, k % 10 === 0 ? `OTHER NAME ${k}` : `STEADY SHIP ${k}`]
  const rest = { imo: String(9_000_000 + k), callSign: `MAAA${k % 10}`, shipType: 70 + (k % 20) }
  const dimensions = { toBowM: 100 + (k % 50), toSternM: 20, toPortM: 10, toStarboardM: 10 }
  return Array.from({ length: EACH }, (_, i) => ({
    id,
    t: i * STEP_MS + k,
    name: garble(names[i < EACH / 2 ? 0 : 1]!),
    ...rest,
    dimensions: { ...dimensions },
    messageType: 5 as const,
  }))
}

const byShip = Array.from({ length: SHIPS }, (_, k) => shipReports(k))
const byTime = Array.from({ length: EACH }, (_, i) => byShip.map((reports) => reports[i]!)).flat()

/** The floor: reads every report once, and counts what differs from the vessel's last. */
function plainPass(reports: readonly StaticReport[]): number {
  const last = new Map<string, StaticReport>()
  let changes = 0
  for (const report of reports) {
    const before = last.get(report.id)
    if (
      before !== undefined &&
      (before.name !== report.name || before.imo !== report.imo || before.callSign !== report.callSign)
    )
      changes++
    last.set(report.id, report)
  }
  return changes
}

const check = (spells: IdentitySpell[]): void => same('spells', spells.length, SHIPS + SHIPS / 10)
const lines = await together(
  [
    work('one plain pass (the floor)', byTime.length, () => plainPass(byTime)),
    work('identitySpells, in order of time', byTime.length, () => identitySpells(byTime), check),
    work('identitySpells, vessel by vessel', byTime.length, () => identitySpells(byShip.flat()), check),
  ],
  { warm: 2, timed: 5 },
)
printTable('One million static reports to spells', lines, lines[0])
