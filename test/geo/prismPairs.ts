import { direct, inverse, type Place, type TruePrism } from './prismTruth.js'

const KN = 1852 / 3600
const HOUR = 3_600_000

/** How random pairs of prisms are to be. */
export interface Recipe {
  /** Durations are log-uniform over a factor of 24, from this many hours. */
  hours?: number
  /** Time available against direct passage. */
  slack?: readonly [number, number]
}

/** A random pair of prisms near enough to each other that about half can meet; now and then one is open. */
export function randomPair(rnd: () => number, { hours = 1, slack = [1.02, 5] }: Recipe = {}): [TruePrism, TruePrism] {
  const start = 1_700_000_000_000
  const lon = rnd() < 0.3 ? 179.5 + rnd() : -180 + 360 * rnd()
  const lat = rnd() < 0.3 ? 75 + 14.9 * rnd() : -89.9 + 179.8 * rnd()
  const a = randomPrism({ lon: lon >= 180 ? lon - 360 : lon, lat }, start, rnd, hours, slack)
  const reachOf = (p: TruePrism): number => (p.mps * (p.end - p.start)) / 1000
  const b = randomPrism(direct(a.from, 360 * rnd(), 0.6 * reachOf(a) * rnd()), start, rnd, hours, slack)
  const shift = Math.round((rnd() < 0.5 ? -(b.end - b.start) : a.end - a.start) * 0.9 * rnd())
  const moved = { ...b, start: b.start + shift, end: b.end + shift }
  const away = 360 * rnd()
  const awayM = 0.5 * (reachOf(a) + reachOf(b)) * rnd() * rnd()
  const from = direct(b.from, away, awayM)
  const to = direct(b.to!, away, awayM)
  // Near a pole a shift of both turns them towards each other or apart.
  const mps = Math.max(b.mps, (1020 * inverse(from, to).m) / (b.end - b.start))
  return rnd() < 0.1 ? [a, { from, start: moved.start, end: moved.end, mps }] : [a, { ...moved, from, to, mps }]
}

function randomPrism(
  at: Place,
  start: number,
  rnd: () => number,
  hours: number,
  [least, most]: readonly [number, number],
): TruePrism {
  const end = start + Math.round(HOUR * hours * 24 ** rnd())
  const mps = (10 + 6 * rnd()) * KN
  // Low ones often: where there is little time to spare the exact test differs most from the others.
  const wayM = (mps * (end - start)) / 1000 / (least * (most / least) ** (rnd() * rnd()))
  return { from: at, to: direct(at, 360 * rnd(), wayM), start, end, mps }
}
