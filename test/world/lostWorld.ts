import type { PositionReport } from '../../src/model/index.js'
import { planeAt } from './globe.js'
import { LOST_RATES as L } from './lostRates.js'
import { random, type Random } from './random.js'
import { SILENCE_RATES as R } from './silenceRates.js'
import { LENGTH, listen, makeAir, sail, side, START, wander, type Key, type Off, type Ship } from './silenceWorld.js'

/** What was heard of a world in which ships are lost for good, and the truth. */
export interface LostWorld {
  readonly reports: readonly PositionReport[]
  /** What would have been heard with nothing switched off. */
  readonly wouldBe: readonly PositionReport[]
  /** Switched off for good. */
  readonly off: readonly Off[]
  /** When receivers died; undefined where none did. */
  readonly diedMs: number | undefined
  /** When the feed ended. */
  readonly feedEndMs: number
  /** The present. */
  readonly nowMs: number
}

/** What ends for good beside ships. */
export interface LostScene {
  readonly receiverDies?: boolean
  readonly feedEnds?: boolean
}

const HOUR = 3600
/** For a time, as in the other worlds. */
const NOTHING_ENDS = { deaf: { receiver: -1, from: 0, to: 0 }, feed: { from: -1, to: -1 } }

/**
 * Makes a world from which ships sail out of range for good, and in which some go dark for good, and listens to it.
 *
 * @param before - so many worlds earlier: the same receivers and holes, other ships; nothing ends.
 */
export function makeLostWorld(
  seed: number,
  before = 0,
  { receiverDies = false, feedEnds = false }: LostScene = {},
  lon = -8,
  lat = 38,
): LostWorld {
  const startMs = START - before * LENGTH * 1000
  const ships = makeShips(random('lost-ships', seed, before), before)
  const rng = random('lost-end', seed, before)
  const air = makeAir(random('silence-ground', seed), random('lost-air', seed, before))
  const died = rng.between(...L.receiverDies) * HOUR
  const end = LENGTH - (feedEnds ? rng.between(...L.feedEnds) * HOUR : 0)
  const first = rng.whole(0, air.receivers.length - L.receiversDying)
  const left = air.receivers.filter((_, i) => i < first || i >= first + L.receiversDying)
  const plane = planeAt(lon, lat)
  const endMs = startMs + end * 1000
  const diedMs = receiverDies ? startMs + died * 1000 : Infinity
  const hear = (ship: Ship, receivers: readonly number[], i: number): PositionReport[] =>
    listen(ship, { ...air, ...NOTHING_ENDS, receivers }, random('lost-heard', seed, before, i), plane, startMs)
  const heard = ships.map((ship, i) => [
    ...hear(ship, air.receivers, i).filter(({ t }) => t <= Math.min(endMs, diedMs)),
    ...hear(ship, left, i).filter(({ t }) => t > diedMs && t <= endMs),
  ])
  const off = switchOff(ships, heard, random('lost-off', seed, before), endMs)
  const wouldBe = heard.flat()
  const reports = wouldBe.filter(({ id, t }) => !off.some((one) => one.id === id && t >= one.start))
  return {
    reports,
    wouldBe,
    off,
    diedMs: receiverDies ? diedMs : undefined,
    feedEndMs: endMs,
    nowMs: startMs + LENGTH * 1000,
  }
}

function makeShips(rng: Random, before: number): Ship[] {
  const ships: Ship[] = []
  const add = (aisClass: 'A' | 'B', everyS: number, keys: readonly Key[]): void => {
    ships.push({
      id: String(211_000_103 + before * 1_000_000 + ((ships.length * 7_919) % 700_000)),
      aisClass,
      everyS,
      keys,
    })
  }
  const kn = (): number => rng.between(...R.shipKn)
  const ports = Array.from({ length: 4 }, () => rng.between(40, R.widthKm - 40))
  const seaward = (): (readonly [number, number])[] => {
    const x = rng.pick(ports)
    return [
      [x, 3],
      [x + rng.between(-L.spreadKm, L.spreadKm), L.farKm],
    ]
  }
  for (let i = 0; i < L.outbound; i++) add('A', R.everyS.A, sail(rng.between(-10 * HOUR, LENGTH), seaward(), kn()))
  for (let i = 0; i < L.inbound; i++)
    add('A', R.everyS.A, sail(rng.between(-24 * HOUR, LENGTH - 16 * HOUR), seaward().reverse(), kn()))
  for (let i = 0; i < L.coastal; i++) {
    const y = rng.between(8, 50)
    const points = [
      [-200, y],
      [R.widthKm + 200, y + rng.between(-6, 6)],
    ] as const
    add('A', R.everyS.A, sail(rng.between(-24 * HOUR, LENGTH), rng.chance(0.5) ? points : [...points].reverse(), kn()))
  }
  for (let i = 0; i < L.crossing; i++)
    add(
      'A',
      R.everyS.A,
      sail(
        rng.between(-20 * HOUR, LENGTH),
        [side(rng), [rng.between(0, R.widthKm), rng.between(0, R.heightKm)], side(rng)],
        kn(),
      ),
    )
  const roads = rng.between(100, 300)
  for (let i = 0; i < L.anchored; i++) {
    const [x, y] = [roads + rng.between(-4, 4), rng.between(3, 10)]
    add('A', R.everyS.anchored, [
      [0, x, y],
      [LENGTH, x + 0.2, y],
    ])
  }
  for (let i = 0; i < L.small; i++) add('B', R.everyS.B, wander(rng))
  return ships
}

/** Chooses who goes dark for good: ships that would have been heard for hours more. */
function switchOff(ships: readonly Ship[], heard: readonly PositionReport[][], rng: Random, endMs: number): Off[] {
  const off: Off[] = []
  const taken = new Set<number>()
  for (let tries = 0; off.length < L.darkForGood && tries < 2000; tries++) {
    const k = rng.whole(0, ships.length - 1)
    const own = heard[k]!
    if (taken.has(k) || own.length < 50) continue
    const at = rng.pick(own).t + rng.between(1, 60) * 1000
    if (own.filter(({ t }) => t < at).length < 10 || own.at(-1)!.t < at + L.heardHours * HOUR * 1000) continue
    taken.add(k)
    off.push({ id: ships[k]!.id, start: Math.round(at), end: endMs })
  }
  return off
}
