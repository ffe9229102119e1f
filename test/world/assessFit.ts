// Fits the weights of rendezvous and writes them to src/assess/weight/fitted.ts. Needs the real day (DARKWAKE_DAY, and
// DARKWAKE_STATICS for its names and types). Run: npx tsx test/world/assessFit.ts
import { writeFileSync } from 'node:fs'
import { fitRendezvousWeights, type LabelledRendezvous } from '../../src/assess/fit/index.js'
import { JUDGED_RENDEZVOUS_WEIGHTS } from '../../src/assess/weight/index.js'
import { idsOf } from '../../src/model/index.js'
import { ASSESS_FIT_SEEDS, ASSESS_RECIPES, assessWorlds, KNOWING } from './assess.js'
import { assessDay, type AssessedDay } from './assessDay.js'
import { LABELS } from './assessLabels.js'
import { random } from './random.js'

// How far fitted weights are let go from the judged ones, bits.
const SPREAD_BITS = 1
// Of places one day tells, and worlds nothing.
const PLACE_SPREAD_BITS = 0.6
// A world's rendezvous are many and alike, and each is heard three times: forty count as three that were looked at;
// what lies in a port, ten as one.
const WORLD_COUNT = 0.075
const PORT_COUNT = 0.1
const PORT_SHARE = 0.03

/**
 * Worlds as heard in a good feed, a poor one, and one that tells of motion alone. They know no harbours and coasts: of
 * those only the real day tells.
 */
function fromWorlds(): LabelledRendezvous[] {
  const good = assessWorlds(
    ASSESS_RECIPES,
    ASSESS_FIT_SEEDS,
    0.05,
    { ...KNOWING, places: false },
    { weights: JUDGED_RENDEZVOUS_WEIGHTS },
  )
  const poor = assessWorlds(
    ASSESS_RECIPES,
    ASSESS_FIT_SEEDS,
    0.4,
    { types: 0.5, sizes: 0.3, places: false },
    { weights: JUDGED_RENDEZVOUS_WEIGHTS },
  )
  const motion = assessWorlds(
    ASSESS_RECIPES,
    ASSESS_FIT_SEEDS,
    0.05,
    { types: 0, sizes: 0, places: false },
    { weights: JUDGED_RENDEZVOUS_WEIGHTS },
  )
  return [...good, ...poor, ...motion].map(({ rendezvous, matters }) => ({
    rendezvous,
    matters,
    count: WORLD_COUNT,
    source: 'worlds',
  }))
}

/**
 * Rendezvous that were looked at; and of those in ports and close to land a sample, which do not matter by what is
 * asked for.
 */
function fromDay({ rendezvous }: AssessedDay): LabelledRendezvous[] {
  const labels = new Map(LABELS.map((label) => [label.pair.join(), label]))
  const rng = random('assess ports', 1)
  return [...rendezvous]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((one): LabelledRendezvous[] => {
      const label = labels.get(idsOf(one).join())
      if (label !== undefined) return [{ rendezvous: one, matters: label.matters, source: 'day' }]
      const { harbourDistanceM, harbourKind, coastDistanceM = Infinity } = one.context ?? {}
      const inPort = harbourDistanceM === 0 && harbourKind === 'port' && coastDistanceM < 1000
      return inPort && rng.chance(PORT_SHARE)
        ? [{ rendezvous: one, matters: false, count: PORT_COUNT, source: 'day' }]
        : []
    })
}

const day = await assessDay({ weights: JUDGED_RENDEZVOUS_WEIGHTS })
if (day !== undefined) {
  const examples = [...fromWorlds(), ...fromDay(day)]
  const fitted = fitRendezvousWeights(examples, {
    weights: JUDGED_RENDEZVOUS_WEIGHTS,
    spreadBits: SPREAD_BITS,
    spreadBitsOf: { place: PLACE_SPREAD_BITS },
  })
  const moved = Object.entries(fitted).filter(([key, { bits }]) => bits !== JUDGED_RENDEZVOUS_WEIGHTS[key]!.bits)
  const count = (source: string, matters: boolean): number =>
    examples.filter((one) => one.source === source && one.matters === matters).length
  const counts = ['worlds', 'day'].map((source) => `${count(source, true)} and ${count(source, false)}`)
  const lines = moved.map(([key, { bits }]) => `  '${key}': ${bits},`)
  writeFileSync(
    'src/assess/weight/fitted.ts',
    `// Written by test/world/assessFit.ts: do not edit.

/**
 * Weights that were fitted, bits. Ridge regression (\`fitRendezvousWeights\`, ${SPREAD_BITS} bit of spread, of places
 * ${PLACE_SPREAD_BITS}) from \`JUDGED_RENDEZVOUS_WEIGHTS\`, on rendezvous that matter and others: ${counts[0]!} of
 * simulated worlds (\`test/world/assess.ts\`, ${ASSESS_RECIPES.length} recipes, seeds ${ASSESS_FIT_SEEDS.join(', ')},
 * heard well, badly and without types and sizes; each counts ${WORLD_COUNT}), and ${counts[1]!} of the real day (those
 * of \`test/world/assessLabels.ts\`, looked at one by one; and a sample of ports, each counting ${PORT_COUNT}). Each
 * source has odds of its own, so that the bits are evidence. Worlds know no harbours and coasts: what those count for
 * comes from the one real day alone.
 */
export const FITTED_BITS: Readonly<Record<string, number>> = {
${lines.join('\n')}
}
`,
  )
  console.log(`${examples.length} examples, ${moved.length} weights`)
}
