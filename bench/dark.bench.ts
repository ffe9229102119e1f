// Dark rendezvous: 30,000 silences of a month and all pairs of them, ranked; and silences beside ships that were heard.
// Next to the search for pairs alone, which is the floor of the first. Run: npx tsx bench/dark.bench.ts
import { findDarkRendezvousWithReport, type DarkResult } from '../src/dark/index.js'
import { destination } from '../src/geo/index.js'
import type { Gap } from '../src/model/index.js'
import { findFeasiblePairs } from '../src/reach/index.js'
import { toTracks } from '../src/track/index.js'
import { printTable, same, seeded, together, within, work } from './measure.js'
import { movingShips, START } from './ships.js'

const HOUR_MS = 3_600_000
const KNOT_MPS = 1852 / 3600

/**
 * Silences over so many days within a square: 10 to 16 knots, 1.02 to 5 times the time that the passage takes, 1 to 24
 * hours.
 */
function silences(count: number, days: number, sideDeg: number, west: number, south: number): Gap[] {
  const rnd = seeded(9)
  return Array.from({ length: count }, (_, i): Gap => {
    const topSpeedKn = 10 + 6 * rnd()
    const durationMs = Math.round(HOUR_MS * 24 ** rnd())
    const start = START + Math.round(rnd() * (days * 24 * HOUR_MS - durationMs))
    const distanceM = (topSpeedKn * KNOT_MPS * durationMs) / 1000 / (1.02 + 3.98 * rnd())
    const from = { lon: west + sideDeg * 1.2 * rnd(), lat: south + sideDeg * rnd() }
    const to = destination(from.lon, from.lat, 360 * rnd(), distanceM)
    const sogKn = topSpeedKn * (0.6 + 0.4 * rnd())
    return {
      kind: 'gap',
      id: `gap:D${i % 5000}:${start}:${i}`,
      vessels: [{ id: `D${i % 5000}`, hull: 0 }],
      start,
      end: start + durationMs,
      ...from,
      measures: {
        durationMs,
        before: { t: start, ...from, sogKn, row: 0 },
        after: { t: start + durationMs, ...to, sogKn, row: 0 },
        distanceM,
        expectedIntervalMs: 60_000,
        limitMs: HOUR_MS,
        reportsBefore: 60,
        topSpeedKn,
        topSpeedBy: 'option',
      },
    }
  })
}

const feasible = ({ counts }: DarkResult): number => counts.reduce((sum, count) => sum + count.feasible, 0)

async function bothSilent(count: number): Promise<void> {
  // 1,000 km by 1,000 km at 30° N; in the same density for fewer.
  const gaps = silences(count, 30, 9 * Math.sqrt(count / 30_000), -40, 25)
  const pairs = findFeasiblePairs(gaps, { minDwellMs: HOUR_MS }).count
  // Each is counted by both its gaps; those of the same two ships that overlap in time are one.
  const [floor, ranked] = await together(
    [
      work(
        'all pairs that could have met for an hour (the floor)',
        pairs,
        () => findFeasiblePairs(gaps, { minDwellMs: HOUR_MS }),
        (r) => same('pairs', r.count, pairs),
      ),
      work(
        'findDarkRendezvous, five a gap',
        pairs,
        () => findDarkRendezvousWithReport({ gaps }),
        (r) => within('pairs', feasible(r), 2 * 0.99 * pairs, 2 * pairs),
      ),
    ],
    { warm: 1, timed: 3 },
  )
  printTable(`${count} silences, both ships silent`, [floor!, ranked!], floor)
}

async function oneSilent(count: number): Promise<void> {
  const { tracks } = toTracks(movingShips(1000, 96, 600_000))
  const gaps = silences(count, 4, 2.4, -92, 25)
  const input = { gaps, tracks }
  const all = findDarkRendezvousWithReport(input)
  const pairs = all.dark.length + all.counts.reduce((sum, { leftOut }) => sum + leftOut, 0)
  const lines = await together(
    [
      work(
        'findDarkRendezvous',
        pairs,
        () => findDarkRendezvousWithReport(input),
        (r) => within('meetings', r.dark.length, all.dark.length, all.dark.length),
      ),
    ],
    { warm: 1, timed: 3 },
  )
  printTable(`${count} silences among 1,000 ships on the air for four days`, lines)
}

for (const count of [7500, 15_000, 30_000]) await bothSilent(count)
for (const count of [1000, 2000]) await oneSilent(count)
