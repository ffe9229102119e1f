// Two silent ships: all pairs that could have met in a month of silences, next to the four-pairwise-disks rule on the
// same candidates. Run: npx tsx bench/prism.bench.ts
import {
  PRISM_SIZE,
  toPrisms,
  createPrismTree,
  eachTouchingPair,
  createPrismPair,
  pairwiseWindow,
  exactWindow,
} from '../src/geo/prism/index.js'
import type { Gap, GapFix } from '../src/model/index.js'
import { eachFeasiblePair, prismOf } from '../src/reach/index.js'
import { randomPair } from '../test/geo/prismPairs.js'
import { apartM, trueWindow, type TruePrism } from '../test/geo/prismTruth.js'
import { printTable, seeded, same, together, within, work } from './measure.js'

const KN = 1852 / 3600
const HOUR = 3_600_000
const LIMIT_M = 500
const MOST = 60_000

/**
 * A month of silences in a sea of 1,000 x 1,000 km: 10 to 16 knots, slack 1.02 to 5, durations log-uniform over 1 to 24
 * hours.
 */
function monthOfGaps(count: number): Gap[] {
  const rnd = seeded(1)
  const [lonM, latM] = [104_600, 110_700] // metres a degree at 20° S
  return Array.from({ length: count }, (_, i): Gap => {
    const durationMs = Math.round(HOUR * 24 ** rnd())
    const topSpeedKn = 10 + 6 * rnd()
    const wayM = (topSpeedKn * KN * durationMs) / 1000 / (1.02 + 3.98 * rnd())
    const [x, y, turn] = [1e6 * (rnd() - 0.5), 1e6 * (rnd() - 0.5), 2 * Math.PI * rnd()]
    const start = 1_700_000_000_000 + Math.round(30 * 24 * HOUR * rnd())
    const fix = (t: number, east: number, north: number): GapFix => ({
      t,
      lon: 60 + east / lonM,
      lat: -20 + north / latM,
      row: 0,
    })
    const before = fix(start, x, y)
    const after = fix(start + durationMs, x + 0.98 * wayM * Math.cos(turn), y + 0.98 * wayM * Math.sin(turn))
    return {
      kind: 'gap',
      id: `gap:${i}:${start}`,
      vessels: [{ id: `${i}`, hull: 0 }],
      start,
      end: start + durationMs,
      lon: before.lon,
      lat: before.lat,
      measures: {
        durationMs,
        before,
        after,
        expectedIntervalMs: 60_000,
        limitMs: HOUR,
        reportsBefore: 100,
        topSpeedKn,
        topSpeedBy: 'default',
      },
    }
  })
}

const month = monthOfGaps(MOST)
const truePrism = ({ start, end, measures: { before, after, topSpeedKn } }: Gap): TruePrism => ({
  from: before,
  to: after!,
  start,
  end: end!,
  mps: topSpeedKn * KN,
})

/**
 * How many candidates the boxes leave, how many of those four disks in pairs let pass, and, if asked, how many meet.
 */
function count(gaps: readonly Gap[], exact: boolean): { touching: number; byPairs: number; meeting: number } {
  const prisms = toPrisms(gaps.map(prismOf))
  const pair = createPrismPair()
  pair.prisms = prisms
  const n = { touching: 0, byPairs: 0, meeting: 0 }
  eachTouchingPair(
    createPrismTree(prisms, LIMIT_M),
    (a, b) => {
      n.touching++
      pair.a = a * PRISM_SIZE
      pair.b = b * PRISM_SIZE
      if (!pairwiseWindow(pair, LIMIT_M)) return
      n.byPairs++
      if (exact && exactWindow(pair, LIMIT_M)) n.meeting++
    },
    () => undefined,
  )
  return n
}

/** Pairs found, and the sum of their longest stays, ms. */
function search(gaps: readonly Gap[]): { pairs: number; stayMs: number } {
  const n = { pairs: 0, stayMs: 0 }
  eachFeasiblePair(gaps, { maxDistanceM: LIMIT_M }, (_a, _b, _start, _end, maxDwellMs) => {
    n.pairs++
    n.stayMs += maxDwellMs
  })
  return n
}

/** Some of the pairs that were found, and some that were not, against enumeration on the ellipsoid. */
function verify(gaps: readonly Gap[]): void {
  const found = new Map<number, readonly [number, number]>()
  eachFeasiblePair(gaps, { maxDistanceM: LIMIT_M }, (a, b, start, end) =>
    found.set(Math.min(a, b) * MOST + Math.max(a, b), [start, end]),
  )
  const rnd = seeded(2)
  let [checked, most] = [0, 0]
  for (const [key, [start, end]] of found) {
    if (rnd() > 300 / found.size) continue
    const [a, b] = [truePrism(gaps[Math.floor(key / MOST)]!), truePrism(gaps[key % MOST]!)]
    for (const [t, bySilence] of [
      [start, start === Math.max(a.start, b.start)],
      [end, end === Math.min(a.end, b.end)],
    ] as const) {
      const over = apartM(a, b, t) - LIMIT_M
      most = Math.max(most, bySilence ? over : Math.abs(over))
    }
    checked++
  }
  within('metres from the limit at the ends of windows', most, 0, 1)
  let [absent, missed] = [0, 0]
  while (absent < 300) {
    const [i, j] = [Math.floor(rnd() * gaps.length), Math.floor(rnd() * gaps.length)]
    const [a, b] = [truePrism(gaps[i]!), truePrism(gaps[j]!)]
    if (i === j || found.has(Math.min(i, j) * MOST + Math.max(i, j)) || a.start > b.end || b.start > a.end) continue
    const true_ = trueWindow(a, b, LIMIT_M)
    if (true_ !== undefined && !Number.isNaN(true_.start)) missed++
    absent++
  }
  same('feasible among 300 that overlap in time and were not found', missed, 0)
  console.log(
    `\nOf ${found.size} pairs ${checked} were looked at: at their ends the ships are within ${most.toFixed(2)} m of the limit. Of 300 others none can meet.`,
  )
}

/** The published rule and the exact test against the truth, on random pairs near each other, anywhere on the globe. */
function rules(name: string, pairs: number, slack: readonly [number, number]): void {
  const rnd = seeded(3)
  const n = { feasible: 0, infeasible: 0, byPairs: 0, exact: 0, missed: 0 }
  for (let k = 0; k < pairs; k++) {
    const [a, b] = randomPair(rnd, { slack })
    const pair = createPrismPair()
    pair.prisms = toPrisms([a, b].map(({ from, to, start, end, mps }) => ({ from, to, start, end, topSpeedMps: mps })))
    pair.b = PRISM_SIZE
    const truth = trueWindow(a, b, LIMIT_M)
    const feasible = truth !== undefined && !Number.isNaN(truth.start)
    const byPairs = pairwiseWindow(pair, LIMIT_M)
    const exact = exactWindow(pair, LIMIT_M)
    n[feasible ? 'feasible' : 'infeasible']++
    if (feasible) n.missed += exact ? 0 : 1
    else {
      n.byPairs += byPairs ? 1 : 0
      n.exact += exact ? 1 : 0
    }
  }
  same(`${name}: missed`, n.missed, 0)
  within(`${name}: infeasible called possible`, n.exact / n.infeasible, 0, 0.001)
  const share = (x: number): string => `${((100 * x) / n.infeasible).toFixed(2)} % (${x})`
  console.log(`| ${name} | ${n.feasible} | ${n.infeasible} | ${share(n.byPairs)} | ${share(n.exact)} | ${n.missed} |`)
}

console.log('\n## Two prisms against enumeration with GeographicLib, limit 500 m\n')
console.log(
  '| random pairs anywhere | can meet | cannot | four disks in pairs: false accepts | exact: false accepts | ' +
    'exact: missed |',
)
console.log('|---|--:|--:|--:|--:|--:|')
rules('slack 1.02 to 5', 3000, [1.02, 5])
rules('slack 1.02 to 1.2', 2000, [1.02, 1.2])
rules('slack 1.001 to 1.02', 2000, [1.001, 1.02])

verify(month.slice(0, 7500))
for (const n of [7500, 15_000, 30_000, MOST]) {
  const gaps = month.slice(0, n)
  const { touching, byPairs, meeting } = count(gaps, true)
  const { pairs, stayMs } = search(gaps)
  same('pairs found', pairs, meeting)
  const lines = await together(
    [
      work(
        'boxes in space and time, then four disks in pairs (the floor)',
        touching,
        () => count(gaps, false),
        (got) => same('by pairs', got.byPairs, byPairs),
      ),
      work(
        'all pairs that could meet, windows and longest stays',
        pairs,
        () => search(gaps),
        (got) => same('longest stays', got.stayMs, stayMs),
      ),
    ],
    { warm: 1, timed: n > 15_000 ? 3 : 5 },
  )
  printTable(`${n} gaps: ${touching} boxes touch, ${byPairs} pass four disks, ${pairs} could meet`, lines, lines[0])
}
