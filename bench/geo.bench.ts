// Distance between two points: the globe's kernels next to geolib, cheap-ruler and @turf, each verified against
// geographiclib. Run: npx tsx bench/geo.bench.ts
import { distance } from '@turf/distance'
import CheapRuler from 'cheap-ruler'
import geodesic from 'geographiclib-geodesic'
import { getDistance, getPreciseDistance } from 'geolib'
import { distanceM, haversineM, metresPerDegree, toEcef } from '../src/geo/index.js'
import { printTable, seeded, together, within, work } from './measure.js'

const PAIRS = 100_000
const SLOW = 10_000 // for the peers that take microseconds a pair
const LAT = 57

/** Pairs 0.1 to 15 km apart: lon, lat, lon, lat. */
const pairs = new Float64Array(4 * PAIRS)
const rnd = seeded(1)
for (let o = 0; o < pairs.length; o += 4) {
  const [lon, lat] = [-179 + 358 * rnd(), LAT - 0.5 + rnd()]
  const r = 0.001 + 0.134 * rnd()
  const turn = 2 * Math.PI * rnd()
  pairs.set([lon, lat, lon + (r * Math.cos(turn)) / Math.cos((lat * Math.PI) / 180), lat + r * Math.sin(turn)], o)
}
type Kernel = (lon1: number, lat1: number, lon2: number, lat2: number) => number

const { WGS84 } = geodesic.Geodesic
const truth: Kernel = (lon1, lat1, lon2, lat2) => WGS84.Inverse(lat1, lon1, lat2, lon2).s12!
const ruler = new CheapRuler(LAT, 'meters')
const ecef = new Float64Array(6)
const chord: Kernel = (lon1, lat1, lon2, lat2) => {
  toEcef(lon1, lat1, ecef, 0)
  toEcef(lon2, lat2, ecef, 3)
  return Math.hypot(ecef[3]! - ecef[0]!, ecef[4]! - ecef[1]!, ecef[5]! - ecef[2]!)
}
const known = new Float64Array(6 * PAIRS)
for (let k = 0; k < 2 * PAIRS; k++) toEcef(pairs[2 * k]!, pairs[2 * k + 1]!, known, 3 * k)
const localPlane: Kernel = (lon1, lat1, lon2, lat2) => {
  const { lonM, latM } = metresPerDegree((lat1 + lat2) / 2)
  return Math.sqrt(((lon2 - lon1) * lonM) ** 2 + ((lat2 - lat1) * latM) ** 2)
}

/** Name, kernel, how many pairs, and how far from the truth it may be, %. */
const kernels: readonly (readonly [string, Kernel, number, number])[] = [
  ['haversineM (sphere), the floor', haversineM, PAIRS, 0.57],
  ['distanceM (ellipsoid)', distanceM, PAIRS, 0.00015],
  ['toEcef of both, chord (ellipsoid)', chord, PAIRS, 0.00015],
  ['metresPerDegree, local plane (ellipsoid)', localPlane, PAIRS, 0.001],
  ['cheap-ruler, one reused ruler', (a, b, c, d) => ruler.distance([a, b], [c, d]), PAIRS, 2],
  ['cheap-ruler, a ruler each', (a, b, c, d) => new CheapRuler(b, 'meters').distance([a, b], [c, d]), PAIRS, 0.5],
  ['@turf/distance (sphere)', (a, b, c, d) => distance([a, b], [c, d], { units: 'meters' }), PAIRS, 0.57],
  ['geolib getDistance (sphere)', (a, b, c, d) => getDistance([a, b], [c, d], 0.001), SLOW, 0.57],
  ['geolib getPreciseDistance (ellipsoid)', (a, b, c, d) => getPreciseDistance([a, b], [c, d], 0.001), SLOW, 0.001],
  ['geographiclib Inverse (ellipsoid, the truth)', truth, SLOW, 0],
]

/** The greatest difference from the truth, %. */
function worst(kernel: Kernel): number {
  let most = 0
  for (let o = 0; o < 4 * SLOW; o += 4) {
    const right = truth(pairs[o]!, pairs[o + 1]!, pairs[o + 2]!, pairs[o + 3]!)
    most = Math.max(most, Math.abs(kernel(pairs[o]!, pairs[o + 1]!, pairs[o + 2]!, pairs[o + 3]!) / right - 1))
  }
  return 100 * most
}

/** A loop of its own for each kernel, so that no call in it has more than one target. */
const loopOf = (kernel: Kernel, n: number): (() => number) =>
  new Function(
    'kernel',
    'p',
    `return () => { let s = 0; for (let o = 0; o < ${4 * n}; o += 4) s += kernel(p[o], p[o + 1], p[o + 2], p[o + ` +
      `3]); return s }`,
  )(kernel, pairs) as () => number

function chordsOfKnown(): number {
  let sum = 0
  for (let o = 0; o < known.length; o += 6) {
    const [x, y, z] = [known[o + 3]! - known[o]!, known[o + 4]! - known[o + 1]!, known[o + 5]! - known[o + 2]!]
    sum += Math.sqrt(x * x + y * y + z * z)
  }
  return sum
}

const errors = kernels.map(([name, kernel, , most]) => {
  const error = worst(kernel)
  within(`${name}: error, %`, error, 0, most)
  return `${name}: at most ${error.toPrecision(2)} % off`
})
const exact = loopOf(truth, PAIRS)()
const nearly = (sum: number): void => within('sum of chords', sum / exact, 1 - 1e-6, 1 + 1e-6)
const lines = await together(
  [
    ...kernels.map(([name, kernel, n]) => work(name, n, loopOf(kernel, n))),
    work('chord of points kept as ECEF', PAIRS, chordsOfKnown, nearly),
  ],
  { warm: 5, timed: 15 },
)
const [floor] = lines
printTable(`distances, pairs of 0.1 to 15 km at ${LAT}° N`, lines)
console.log(
  '\nTimes the floor, by pair: ' +
    lines.map((l) => `${l.name} ${(l.medianMs / l.items / (floor!.medianMs / floor!.items)).toFixed(2)}`).join('; '),
)
console.log(`\nAgainst geographiclib, ${SLOW} pairs:\n\n- ${errors.join('\n- ')}`)
