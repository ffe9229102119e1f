import type { PositionReport } from '../../src/model/index.js'
import { FITTED } from './fitted.js'
import { planeAt } from './globe.js'
import { drawQuantile, random, type Random } from './random.js'
import { SILENCE_RATES as R } from './silenceRates.js'

/** A place at an instant: seconds, km east, km north of the south-western corner. */
export type Key = readonly [s: number, x: number, y: number]

export interface Ship {
  readonly id: string
  readonly aisClass: 'A' | 'B'
  readonly everyS: number
  readonly keys: readonly Key[]
}

/** Switched off on purpose, epoch ms. */
export interface Off {
  readonly id: string
  readonly start: number
  readonly end: number
}

/** A time in which nothing was heard, by one receiver or by all, epoch ms. */
interface PlantedOutage {
  readonly of: 'feed' | 'receiver'
  readonly start: number
  readonly end: number
}

/** What was heard of a world, and the truth. */
export interface SilenceWorld {
  /** What was heard. */
  readonly reports: readonly PositionReport[]
  /** What would have been heard with nothing switched off. */
  readonly wouldBe: readonly PositionReport[]
  readonly off: readonly Off[]
  readonly outages: readonly PlantedOutage[]
}

const HOUR = 3600
export const LENGTH = R.hours * HOUR
export const START = Date.UTC(2024, 4, 20, 5)
const KMS = 1.852 / 3600

export interface Air {
  readonly receivers: readonly number[]
  readonly deaf: { readonly receiver: number; readonly from: number; readonly to: number }
  readonly feed: { readonly from: number; readonly to: number }
  readonly holes: readonly { readonly x: number; readonly y: number; readonly r: number }[]
  readonly passes: readonly (readonly [from: number, to: number])[]
}

/**
 * Makes a world of ships of which some go dark, and listens to it as receivers, satellites, holes, outages and bursts
 * let it.
 *
 * @param before - so many worlds earlier: the same receivers and holes, other ships, satellites and outages.
 */
export function makeSilenceWorld(seed: number, before = 0, lon = -8, lat = 38): SilenceWorld {
  const startMs = START - before * LENGTH * 1000
  const ships = makeShips(random('silence-ships', seed, before), before)
  const air = makeAir(random('silence-ground', seed), random('silence-air', seed, before))
  const plane = planeAt(lon, lat)
  const heard = ships.map((ship, i) => listen(ship, air, random('silence-heard', seed, before, i), plane, startMs))
  const off = switchOff(ships, heard, air, random('silence-off', seed, before), startMs)
  const wouldBe = heard.flat()
  const reports = wouldBe.filter(({ id, t }) => !off.some((one) => one.id === id && t >= one.start && t <= one.end))
  const outages = [
    { of: 'feed', start: startMs + air.feed.from * 1000, end: startMs + air.feed.to * 1000 },
    { of: 'receiver', start: startMs + air.deaf.from * 1000, end: startMs + air.deaf.to * 1000 },
  ] as const
  return { reports, wouldBe, off, outages }
}

function makeShips(rng: Random, before: number): Ship[] {
  const ships: Ship[] = []
  const add = (aisClass: 'A' | 'B', everyS: number, keys: readonly Key[]): void => {
    ships.push({
      id: String(211_000_101 + before * 1_000_000 + ((ships.length * 7_919) % 700_000)),
      aisClass,
      everyS,
      keys,
    })
  }
  const kn = (): number => rng.between(...R.shipKn)
  for (let i = 0; i < R.crossing; i++) {
    const points = [side(rng), [rng.between(0, R.widthKm), rng.between(0, R.heightKm)] as const, side(rng)]
    add('A', R.everyS.A, sail(rng.between(-20 * HOUR, LENGTH), points, kn()))
  }
  for (let i = 0; i < R.coastal; i++) {
    const y = rng.between(8, 50)
    const points = [
      [0, y],
      [R.widthKm / 2, y + rng.between(-6, 6)],
      [R.widthKm, y],
    ] as const
    add('A', R.everyS.A, sail(rng.between(-18 * HOUR, LENGTH), rng.chance(0.5) ? points : [...points].reverse(), kn()))
  }
  const roads = rng.between(100, 300)
  for (let i = 0; i < R.anchored; i++) {
    const [x, y] = [roads + rng.between(-4, 4), rng.between(3, 10)]
    add('A', R.everyS.anchored, [
      [0, x, y],
      [LENGTH, x + 0.2, y],
    ])
  }
  for (let i = 0; i < R.small; i++) add('B', R.everyS.B, wander(rng))
  return ships
}

/** A place at the edge of the world. */
export function side(rng: Random): readonly [number, number] {
  const u = rng.unit()
  if (u < 0.35) return [0, rng.between(20, R.heightKm)]
  return u < 0.7 ? [R.widthKm, rng.between(20, R.heightKm)] : [rng.between(0, R.widthKm), R.heightKm]
}

export function sail(start: number, points: readonly (readonly [number, number])[], knots: number): Key[] {
  const keys: Key[] = [[start, ...points[0]!]]
  for (let i = 1; i < points.length; i++) {
    const [s, x, y] = keys[i - 1]!
    const [x1, y1] = points[i]!
    keys.push([s + Math.max(1, Math.hypot(x1 - x, y1 - y) / (knots * KMS)), x1, y1])
  }
  return keys
}

/** A boat that goes about a ground of its own, up to 70 km off the coast. */
export function wander(rng: Random): Key[] {
  const [x, y] = [rng.between(20, R.widthKm - 20), rng.between(4, 70)]
  const keys: Key[] = [[0, x, y]]
  while (keys.at(-1)![0] < LENGTH) {
    const [s, x0, y0] = keys.at(-1)!
    const to = [x + rng.between(-14, 14), Math.max(2, y + rng.between(-14, 14))] as const
    keys.push([s + Math.hypot(to[0] - x0, to[1] - y0) / (rng.between(...R.smallKn) * KMS) + 1, ...to])
  }
  return keys
}

export function makeAir(ground: Random, rng: Random): Air {
  const receivers: number[] = []
  for (let x = R.receiverKm / 2; x < R.widthKm; x += R.receiverKm) receivers.push(x + ground.between(-10, 10))
  const spell = (hours: readonly [number, number]): { from: number; to: number } => {
    const from = rng.between(6 * HOUR, LENGTH - 12 * HOUR)
    return { from, to: from + rng.between(...hours) * HOUR }
  }
  const holes = Array.from({ length: R.holes }, (_, i) => ({
    x: ground.between(40, R.widthKm - 40),
    y: i === 0 ? ground.between(5, 50) : ground.between(120, R.heightKm - 40),
    r: ground.between(...R.holeKm),
  }))
  const passes: [number, number][] = []
  for (let s = rng.between(0, 90 * 60); s < LENGTH; s += rng.between(...R.passEveryMin) * 60)
    passes.push([s, s + rng.between(...R.passMin) * 60])
  return {
    receivers,
    deaf: { receiver: rng.whole(0, receivers.length - 1), ...spell(R.receiverOutageHours) },
    feed: spell(R.feedOutageHours),
    holes,
    passes,
  }
}

function stateAt(keys: readonly Key[], s: number): { x: number; y: number; knots: number; courseDeg: number } {
  let i = 1
  while (i < keys.length - 1 && keys[i]![0] < s) i++
  const [p, q] = [keys[i - 1]!, keys[i]!]
  const u = (s - p[0]) / (q[0] - p[0])
  const [dx, dy] = [q[1] - p[1], q[2] - p[2]]
  const courseDeg = ((Math.atan2(dx, dy) * 180) / Math.PI + 360) % 360
  return { x: p[1] + u * dx, y: p[2] + u * dy, knots: Math.hypot(dx, dy) / (q[0] - p[0]) / KMS, courseDeg }
}

/** Chance that one report is heard from the shore. */
function fromShore({ receivers, deaf }: Air, x: number, y: number, s: number, near: number, far: number): number {
  let best = 0
  receivers.forEach((at, i) => {
    if (i === deaf.receiver && s >= deaf.from && s <= deaf.to) return
    best = Math.max(best, Math.min(1, (far - Math.hypot(x - at, y)) / (far - near)))
  })
  return best * R.heardNear
}

export function listen(
  ship: Ship,
  air: Air,
  rng: Random,
  plane: ReturnType<typeof planeAt>,
  startMs: number,
): PositionReport[] {
  const { keys, aisClass, id } = ship
  const aerial = Math.exp(R.aerialLogSd * rng.normal())
  const [near, far] = R.rangeKm[aisClass].map((km) => km * aerial) as [number, number]
  const bursts = deafSpells(rng)
  const reports: PositionReport[] = []
  const [from, to] = [Math.max(0, keys[0]![0]), Math.min(LENGTH, keys.at(-1)![0])]
  for (let s = from + rng.between(0, ship.everyS); s <= to; s += ship.everyS * rng.between(0.95, 1.1)) {
    const { x, y, knots, courseDeg } = stateAt(keys, s)
    if (bursts.some(([a, b]) => s >= a && s <= b) || (s >= air.feed.from && s <= air.feed.to)) continue
    if (air.holes.some((hole) => Math.hypot(x - hole.x, y - hole.y) < hole.r)) continue
    const pass = air.passes.some(([a, b]) => s >= a && s <= b) ? R.passHeard[aisClass] : 0
    if (!rng.chance(1 - (1 - fromShore(air, x, y, s, near, far)) * (1 - pass))) continue
    const [lon, lat] = plane((x - R.widthKm / 2) * 1000, (y - R.heightKm / 2) * 1000)
    reports.push({
      id,
      t: startMs + Math.round(s) * 1000,
      lon,
      lat,
      sogKn: Math.round(knots * 10) / 10,
      cogDeg: courseDeg,
      aisClass,
    })
  }
  return reports
}

/** Losses in bursts. */
function deafSpells(rng: Random): [number, number][] {
  const { at, moving } = FITTED.silenceMin
  const mean = moving.slice(1).reduce((sum, v, i) => sum + ((v + moving[i]!) / 2) * (at[i + 1]! - at[i]!), 0) * 60
  const between = (mean * (1 - R.burstShare)) / R.burstShare
  const list: [number, number][] = []
  for (let s = -between * Math.log(1 - rng.unit()) - mean; s < LENGTH;) {
    const length = drawQuantile(rng, at, moving) * 60
    list.push([s, s + length])
    s += length - between * Math.log(1 - rng.unit())
  }
  return list
}

/** Chooses who goes dark, and when: ships that were heard not long before. */
function switchOff(
  ships: readonly Ship[],
  heard: readonly PositionReport[][],
  air: Air,
  rng: Random,
  startMs: number,
): Off[] {
  const off: Off[] = []
  const taken = new Set<number>()
  for (let tries = 0; off.length < R.dark && tries < 2000; tries++) {
    const k = rng.whole(0, ships.length - 1)
    const own = heard[k]!
    if (taken.has(k) || own.length < 50) continue
    const [short, long] = R.darkHours
    const lengthMs = short * (long / short) ** rng.unit() * HOUR * 1000
    const inOutage = off.length < R.darkInOutage
    const at = inOutage
      ? startMs + rng.between(air.feed.from, air.feed.to) * 1000
      : rng.pick(own).t + rng.between(1, 60) * 1000
    const before = own.filter(({ t }) => t < at)
    if (before.length < 10 || own.at(-1)!.t < at + lengthMs) continue
    taken.add(k)
    off.push({ id: ships[k]!.id, start: Math.round(at), end: Math.round(at + lengthMs) })
  }
  return off
}
