// Weighing the rendezvous of a whole real day: how long it takes beside finding them, how many are left at each step,
// and which stand first. Run: DARKWAKE_DAY=day.parquet DARKWAKE_STATICS=statics.csv npx tsx bench/assess.bench.ts
import { assess } from '../src/assess/index.js'
import { usualWorkOf, type WeighedRendezvous } from '../src/assess/rendezvous/index.js'
import { idsOf } from '../src/model/index.js'
import { assessDay, type AssessedDay } from '../test/world/assessDay.js'
import { LABELS, LATER_LABELS } from '../test/world/assessLabels.js'
import { printTable, same, together, work } from './measure.js'

const has =
  (...ids: readonly string[]) =>
  ({ score }: WeighedRendezvous): boolean =>
    score.factors.some(({ id }) => ids.includes(id))
const not =
  (test: (one: WeighedRendezvous) => boolean) =>
  (one: WeighedRendezvous): boolean =>
    !test(one)

/** Each step keeps what the factor before it leaves. */
const STEPS: readonly (readonly [string, (one: WeighedRendezvous) => boolean])[] = [
  ['all', () => true],
  ['not within a port (harbour:in)', not(has('harbour:in'))],
  ['not within 1.5 km of land (coast:land)', not(has('coast:land'))],
  ['side by side or near (contact:alongside, contact:near)', has('contact:alongside', 'contact:near')],
  ['no usual work named', ({ score }) => usualWorkOf(score).length === 0],
  ['coming or leaving seen, or a silence there (not course:whole-record)', not(has('course:whole-record'))],
  ['not aground, nor moving against each other (steady)', not(has('steady:aground', 'steady:wandering'))],
  ['bits above 0', ({ score }) => score.bits > 0],
  ['moderate or strong: worth a look', ({ score: { band } }) => band === 'moderate' || band === 'strong'],
  ['strong', ({ score }) => score.band === 'strong'],
]

function printFall({ rendezvous }: AssessedDay): void {
  console.log('\n| step | left | alone |\n|---|--:|--:|')
  let left = [...rendezvous]
  for (const [name, keeps] of STEPS) {
    left = left.filter(keeps)
    console.log(`| ${name} | ${left.length} | ${rendezvous.filter(keeps).length} |`)
  }
}

function printFirst({ rendezvous, input }: AssessedDay, count: number): void {
  const names = new Map(
    (input.particulars ?? []).map(({ id, name, shipType }) => [id, `${name ?? '?'} [${shipType ?? '-'}]`]),
  )
  const labels = new Map([...LABELS, ...LATER_LABELS].map((label) => [label.pair.join(), label]))
  console.log('\n| rank | bits | band | id | ships | looked at | counts most |\n|--:|--:|---|---|---|---|---|')
  const first = [...rendezvous]
    .sort((a, b) => b.score.bits - a.score.bits || a.start - b.start || (a.id < b.id ? -1 : 1))
    .slice(0, count)
  first.forEach((one, i) => {
    const { bits, band, factors } = one.score
    const label = labels.get(idsOf(one).join())
    const looked = label === undefined ? '' : `${label.matters ? 'yes' : 'no'}: ${label.reading}`
    const most = factors
      .slice(0, 5)
      .map(({ id, countedBits }) => `${id} ${countedBits.toFixed(1)}`)
      .join(', ')
    console.log(
      `| ${i + 1} | ${bits.toFixed(2)} | ${band} | ${one.id} | ${idsOf(one)
        .map((id) => names.get(id) ?? id)
        .join(', ')} | ${looked} | ${most} |`,
    )
  })
}

/** The floor: every rendezvous read once as JSON, which is what anything that hands them on must do. */
async function printTime({ input }: AssessedDay): Promise<void> {
  const { rendezvous, particulars, gaps } = input
  const n = rendezvous.length
  const lines = await together(
    [
      work(
        'each rendezvous written as JSON (the floor)',
        n,
        () => rendezvous.reduce((sum, r) => sum + JSON.stringify(r).length, 0),
        (sum) => same('rendezvous written', sum > n, true),
      ),
      work(
        'assess, rendezvous and ships',
        n,
        () => assess({ rendezvous, particulars, gaps }),
        (result) => same('rendezvous', result.rendezvous.length, n),
      ),
    ],
    { warm: 1, timed: 5 },
  )
  printTable('Assessment of the real day', lines, lines[0])
}

const day = await assessDay()
if (day !== undefined) {
  printFall(day)
  printFirst(day, 30)
  await printTime(day)
}
