// Weighing the meetings of a whole real day: how long it takes beside finding them, how many are left at each step, and which stand first.
// Run: DARKWAKE_DAY=day.parquet DARKWAKE_STATICS=statics.csv npx tsx bench/assess.bench.ts
import { assess } from '../src/assess/index.js'
import type { AssessedMeeting } from '../src/model/assess.js'
import { assessDay, type AssessedDay } from '../test/world/assessDay.js'
import { LABELS, LATER_LABELS } from '../test/world/assessLabels.js'
import { printTable, same, together, work } from './measure.js'

const has = (...ids: readonly string[]) => ({ factors }: AssessedMeeting): boolean => factors.some(({ id }) => ids.includes(id))
const not = (test: (one: AssessedMeeting) => boolean) => (one: AssessedMeeting): boolean => !test(one)

/** Each step keeps what the factor before it leaves. */
const STEPS: readonly (readonly [string, (one: AssessedMeeting) => boolean])[] = [
  ['all', () => true],
  ['not within a port (harbour:in)', not(has('harbour:in'))],
  ['not within 1.5 km of land (coast:land)', not(has('coast:land'))],
  ['side by side or near (contact:alongside, contact:near)', has('contact:alongside', 'contact:near')],
  ['no usual work named', ({ usualWork }) => usualWork.length === 0],
  ['coming or leaving seen, or a silence there (not course:whole-record)', not(has('course:whole-record'))],
  ['not aground, nor moving against each other (steady)', not(has('steady:aground', 'steady:wandering'))],
  ['bits above 0', ({ bits }) => bits > 0],
  ['moderate or strong: worth a look', ({ band }) => band === 'moderate' || band === 'strong'],
  ['strong', ({ band }) => band === 'strong'],
]

function printFall({ meetings }: AssessedDay): void {
  console.log('\n| step | left | alone |\n|---|--:|--:|')
  let left = [...meetings]
  for (const [name, keeps] of STEPS) {
    left = left.filter(keeps)
    console.log(`| ${name} | ${left.length} | ${meetings.filter(keeps).length} |`)
  }
}

function printFirst({ meetings, input }: AssessedDay, count: number): void {
  const names = new Map((input.particulars ?? []).map(({ id, name, shipType }) => [id, `${name ?? '?'} [${shipType ?? '-'}]`]))
  const labels = new Map([...LABELS, ...LATER_LABELS].map((label) => [label.pair.join(), label]))
  console.log('\n| rank | bits | band | id | ships | looked at | counts most |\n|--:|--:|---|---|---|---|---|')
  meetings.slice(0, count).forEach((one, i) => {
    const label = labels.get(one.vessels.join())
    const looked = label === undefined ? '' : `${label.matters ? 'yes' : 'no'}: ${label.reading}`
    const most = one.factors.slice(0, 5).map(({ id, countedBits }) => `${id} ${countedBits.toFixed(1)}`).join(', ')
    console.log(`| ${i + 1} | ${one.bits.toFixed(2)} | ${one.band} | ${one.id} | ${one.vessels.map((id) => names.get(id) ?? id).join(', ')} | ${looked} | ${most} |`)
  })
}

/** The floor: every meeting read once as JSON, which is what anything that hands them on must do. */
async function printTime({ input, meetings }: AssessedDay): Promise<void> {
  const { rendezvous } = input
  const n = rendezvous.length
  const lines = await together([
    work('each meeting written as JSON (the floor)', n, () => rendezvous.reduce((sum, r) => sum + JSON.stringify(r).length, 0), (sum) => same('meetings written', sum > n, true)),
    work('assess, meetings and ships', n, () => assess(input), (result) => same('meetings', result.meetings.length, meetings.length)),
  ], { warm: 1, timed: 5 })
  printTable('Assessment of the real day', lines, lines[0])
}

const day = await assessDay()
if (day !== undefined) {
  printFall(day)
  printFirst(day, 30)
  await printTime(day)
}
