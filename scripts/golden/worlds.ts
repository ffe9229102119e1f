// The five simulated worlds, chosen so that together every kind of finding appears. Made once, by the generators of
// test/world; what is written down of them is the input from then on.
import type * as dark from '../../test/world/darkWorld.js'
import type * as lost from '../../test/world/lostWorld.js'
import type * as silence from '../../test/world/silenceWorld.js'
import type { PositionReport, StaticReport } from '../../src/model/index.js'
import { loadFrom } from './checkout.js'
import { makeIdentities } from './identityWorld.js'
import { makeMeetings } from './meetingsWorld.js'
import { everyNth, packReports, type WorldInput } from './worldInput.js'

const HOUR_MS = 3_600_000

/** All worlds, small enough to be kept beside the code. */
export const makeWorlds = (checkout: string): Promise<WorldInput[]> =>
  Promise.all([makeMeetings, makeIdentities, makeDark, makeLost, makeSilence].map((make) => make(checkout)))

/** Ships that could have met in the dark, arrive at berths, or lie alone in the open. */
async function makeDark(checkout: string): Promise<WorldInput> {
  const { makeDarkWorld } = await loadFrom<typeof dark>(checkout, 'test/world/darkWorld.ts')
  const { reports, topSpeedKn, startMs } = makeDarkWorld(1, 57.5, 23.5, 'berths')
  const kept = everyNth(reports, 2)
  return {
    name: 'dark',
    startMs,
    ships: packReports(kept, startMs),
    statics: staticsOf(kept, startMs, (id) => typeBySpeed(topSpeedKn.get(id))),
  }
}

/** Cargo ships, tankers and fishing boats have top speeds of their own in that world. */
const typeBySpeed = (topKn = 0): number => (topKn > 17 ? 70 : topKn > 14 ? 80 : 30)

/** Ships that are lost for good, out of range or gone dark: their silences are open. */
async function makeLost(checkout: string): Promise<WorldInput> {
  const { makeLostWorld } = await loadFrom<typeof lost>(checkout, 'test/world/lostWorld.ts')
  const { reports, nowMs } = makeLostWorld(1, 0, { receiverDies: true })
  return timed('lost', everyNth(reports, 2), nowMs)
}

/** Ships that go dark beside others that are not heard; one sends sparsely for hours. */
async function makeSilence(checkout: string): Promise<WorldInput> {
  const { makeSilenceWorld } = await loadFrom<typeof silence>(checkout, 'test/world/silenceWorld.ts')
  const reports = everyNth(makeSilenceWorld(1).reports, 2)
  return timed('silence', withSparse(reports), Math.max(...reports.map(({ t }) => t)) + HOUR_MS)
}

/** A world with a present, and types of every other ship. */
function timed(name: string, reports: readonly PositionReport[], now: number): WorldInput {
  const startMs = Math.min(...reports.map(({ t }) => t))
  const typeOf = (id: string): number | undefined => (Number(id) % 2 === 0 ? undefined : Number(id) % 3 === 0 ? 80 : 70)
  return { name, startMs, ships: packReports(reports, startMs), statics: staticsOf(reports, startMs, typeOf), now }
}

const SPARSE_HOURS = [10, 17] as const

/** The ship that was heard most has but one report in eight during some hours. */
function withSparse(reports: readonly PositionReport[]): PositionReport[] {
  const counts = new Map<string, number>()
  for (const { id } of reports) counts.set(id, (counts.get(id) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])[0]!
  const own = reports.filter(({ id }) => id === most)
  const [from, to] = SPARSE_HOURS.map((hours) => own[0]!.t + hours * HOUR_MS) as [number, number]
  const dropped = new Set(own.filter(({ t }, k) => t > from && t < to && k % 8 !== 0))
  return reports.filter((report) => !dropped.has(report))
}

/** A name and a type for each ship that has one. */
function staticsOf(
  reports: readonly PositionReport[],
  t: number,
  typeOf: (id: string) => number | undefined,
): StaticReport[] {
  return [...new Set(reports.map(({ id }) => id))].sort().flatMap((id) => {
    const shipType = typeOf(id)
    return shipType === undefined ? [] : [{ id, t, name: `SHIP ${id.slice(-6)}`, shipType }]
  })
}
