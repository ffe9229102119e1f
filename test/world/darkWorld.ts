import type { PositionReport } from '../../src/model/index.js'
import { DARK_RATES as R } from './darkRates.js'
import { FITTED } from './fitted.js'
import { planeAt } from './globe.js'
import { drawQuantile, random, type Random } from './random.js'

/** A place at an instant: seconds, metres east, metres north. Between two a ship sails straight. */
type Key = readonly [s: number, x: number, y: number]

type Kind = 'cargo' | 'tanker' | 'fishing'

interface Ship {
  readonly id: string
  readonly kind: Kind
  readonly keys: readonly Key[]
  /** Switched off, or broken: seconds. */
  readonly off: (readonly [from: number, to: number])[]
}

/** A meeting that was put into a world. */
export interface PlantedDark {
  /** How many of the two were silent. */
  readonly dark: 'both' | 'one'
  /** Heard together before the one went silent. */
  readonly seen: boolean
  /** Sorted. */
  readonly vessels: readonly [string, string]
  /** Alongside, epoch ms. */
  readonly start: number
  readonly end: number
}

/** What was heard of a world, and what was planted. */
export interface DarkWorld {
  readonly reports: readonly PositionReport[]
  readonly topSpeedKn: ReadonlyMap<string, number>
  readonly planted: readonly PlantedDark[]
  readonly startMs: number
  readonly endMs: number
}

const KN = 1852 / 3600
const HOUR = 3600
const LENGTH = R.hours * HOUR
const WIDTH = R.widthKm * 1000
const HEIGHT = R.heightKm * 1000
const START = Date.UTC(2024, 2, 10, 7)

/**
 * Makes a world with one meeting of two silent ships and one of a silent ship with one on the air.
 *
 * @param scene - with berths: ships that arrive there, boats that are switched off there, and a meeting that begins on
 * the air.
 */
export function makeDarkWorld(seed: number, lon = 57.5, lat = 23.5, scene: 'usual' | 'berths' = 'usual'): DarkWorld {
  const rng = random('dark-world', seed)
  const ships: Ship[] = []
  const add = (kind: Kind, keys: readonly Key[], off: Ship['off'] = []): string => {
    const id = String(235_000_101 + ((ships.length * 7_919) % 700_000))
    ships.push({ id, kind, keys, off })
    return id
  }
  addLanes(rng, add)
  for (let i = 0; i < (R.crossingPerDay * R.hours) / 24; i++) addCrossing(rng, add)
  for (let i = 0; i < R.fishing; i++) addFishing(rng, add)
  for (let i = 0; i < R.anchored; i++) addAnchored(rng, add)
  for (let i = 0; i < R.adrift; i++) addAdrift(rng, add)
  const planted = [plantBoth(rng, add), plantOne(rng, add)]
  if (scene === 'berths') {
    const more = random('dark-berths', seed)
    planted.push(plantSeen(more, add))
    addBerths(more, add)
  }
  const air = makeAir(random('dark-air', seed))
  const plane = planeAt(lon, lat)
  const reports = ships.flatMap((ship, i) =>
    send(ship, faults(ship, random('dark-fault', seed, i)), air, random('dark-ship', seed, i), plane),
  )
  const topSpeedKn = new Map(ships.map(({ id, kind }) => [id, R.topSpeedKn[kind]]))
  return { reports, topSpeedKn, planted, startMs: START, endMs: START + LENGTH * 1000 }
}

type Add = (kind: Kind, keys: readonly Key[], off?: Ship['off']) => string

const kindOf = (rng: Random): Kind => (rng.chance(R.tankerShare) ? 'tanker' : 'cargo')

function passageKn(rng: Random, kind: 'cargo' | 'tanker'): number {
  const [least, most] = R.passageKn
  return Math.min(most, Math.max(least, drawQuantile(rng, [0.05, 0.25, 0.5, 0.75, 0.95], FITTED.speedKn[kind])))
}

/** Sails through points at a speed that varies a little from leg to leg; gives the keys. */
function keysThrough(rng: Random, start: number, points: readonly (readonly [number, number])[], knots: number): Key[] {
  const keys: Key[] = [[start, ...points[0]!]]
  for (let i = 1; i < points.length; i++) {
    const [s, x, y] = keys[i - 1]!
    const far = Math.hypot(points[i]![0] - x, points[i]![1] - y)
    keys.push([s + far / (knots * KN * rng.between(0.93, 1.05)), ...points[i]!])
  }
  return keys
}

function addLanes(rng: Random, add: Add): void {
  for (let lane = 0; lane < R.lanes; lane++) {
    const y = (lane + 0.5 + rng.between(-0.3, 0.3)) / R.lanes
    const points = [0, 0.33, 0.67, 1].map((share) => [share * WIDTH, (y + rng.between(-0.08, 0.08)) * HEIGHT] as const)
    for (const way of [points, [...points].reverse()]) {
      const ships = Math.round((R.laneShipsPerDay * (R.hours + 20)) / 24)
      for (let i = 0; i < ships; i++) {
        const kind = kindOf(rng)
        const aside = rng.between(-2500, 2500)
        const own = way.map(([x, y0]) => [x, y0 + aside + rng.between(-600, 600)] as const)
        add(kind, keysThrough(rng, rng.between(-20 * HOUR, LENGTH), own, passageKn(rng, kind as 'cargo' | 'tanker')))
      }
    }
  }
}

const anywhere = (rng: Random): [number, number] => [rng.between(0, WIDTH), rng.between(0, HEIGHT)]

/** A place at the edge of the world. */
function edge(rng: Random): [number, number] {
  const u = rng.unit()
  if (u < 0.35) return [0, rng.between(0, HEIGHT)]
  return u < 0.7 ? [WIDTH, rng.between(0, HEIGHT)] : [rng.between(0, WIDTH), HEIGHT]
}

function addCrossing(rng: Random, add: Add): void {
  const kind = kindOf(rng)
  const points = [edge(rng), anywhere(rng), edge(rng)]
  add(kind, keysThrough(rng, rng.between(-20 * HOUR, LENGTH), points, passageKn(rng, kind as 'cargo' | 'tanker')))
}

function addFishing(rng: Random, add: Add): void {
  const [x, y] = [rng.between(0, WIDTH), rng.between(0, 0.5 * HEIGHT)]
  const keys: Key[] = [[0, x, y]]
  while (keys.at(-1)![0] < LENGTH) {
    const [s, x0, y0] = keys.at(-1)!
    const to = [x + rng.between(-10_000, 10_000), y + rng.between(-10_000, 10_000)] as const
    const there = s + Math.hypot(to[0] - x0, to[1] - y0) / (rng.between(2, 6) * KN) + 1
    keys.push([there, ...to])
    if (rng.chance(0.3))
      keys.push([there + rng.between(0.5, 4) * HOUR, to[0] + rng.between(-300, 300), to[1] + rng.between(-300, 300)])
  }
  add('fishing', keys)
}

function addAnchored(rng: Random, add: Add): void {
  const [x, y] = [0.5 * WIDTH + rng.between(-6000, 6000), 12_000 + rng.between(-5000, 5000)]
  const keys: Key[] = []
  for (let s = 0; s <= LENGTH; s += 2 * HOUR) keys.push([s, x + rng.between(-200, 200), y + rng.between(-200, 200)])
  add(kindOf(rng), keys)
}

/** Out past the edge, so that a ship that leaves in silence is heard again before it is gone. */
const beyond = ([x, y]: readonly [number, number]): [number, number] => [
  WIDTH / 2 + 1.5 * (x - WIDTH / 2),
  HEIGHT / 2 + 1.5 * (y - HEIGHT / 2),
]

/** Keys of a ship that comes from the edge, drifts from `from` to `to`, and leaves for the edge. */
function comeAndGo(
  rng: Random,
  from: number,
  to: number,
  place: readonly [number, number],
  drift: readonly [number, number],
): Key[] {
  const [a, b] = [beyond(edge(rng)), beyond(edge(rng))]
  const knots = [rng.between(...R.approachKn), rng.between(...R.approachKn)] as const
  const end = [place[0] + drift[0] * (to - from), place[1] + drift[1] * (to - from)] as const
  const inS = Math.hypot(a[0] - place[0], a[1] - place[1]) / (knots[0] * KN)
  const outS = Math.hypot(b[0] - end[0], b[1] - end[1]) / (knots[1] * KN)
  return [
    [from - inS, ...a],
    [from, ...place],
    [to, ...end],
    [to + outS, ...b],
  ]
}

function drifting(rng: Random): [number, number] {
  const [speed, set] = [rng.between(...R.driftKn) * KN, rng.between(0, 2 * Math.PI)]
  return [speed * Math.sin(set), speed * Math.cos(set)]
}

function addAdrift(rng: Random, add: Add): void {
  const from = rng.between(0, LENGTH - 8 * HOUR)
  const place = [rng.between(0.1, 0.9) * WIDTH, rng.between(0.25, 0.95) * HEIGHT] as const
  add(kindOf(rng), comeAndGo(rng, from, from + rng.between(...R.adriftHours) * HOUR, place, drifting(rng)))
}

interface Meeting {
  readonly from: number
  readonly to: number
  readonly place: readonly [number, number]
  readonly drift: readonly [number, number]
}

function meetingOf(rng: Random): Meeting {
  const from = rng.between(20 * HOUR, LENGTH - 40 * HOUR)
  const place = [rng.between(0.15, 0.85) * WIDTH, rng.between((R.meetingOffKm * 1000) / HEIGHT, 0.92) * HEIGHT] as const
  return { from, to: from + rng.between(...R.meetingHours) * HOUR, place, drift: drifting(rng) }
}

/** A ship that comes alongside for the meeting, silent on the last of its way there and the first of its way back. */
function silentVisitor(rng: Random, { from, to, place, drift }: Meeting, asideM: number, add: Add): string {
  const keys = comeAndGo(rng, from, to, [place[0] + asideM, place[1]], drift)
  const speedOf = (p: Key, q: Key): number => Math.hypot(q[1] - p[1], q[2] - p[2]) / (q[0] - p[0])
  const before = (rng.between(...R.silentKm) * 1000) / speedOf(keys[0]!, keys[1]!)
  const after = (rng.between(...R.silentKm) * 1000) / speedOf(keys[2]!, keys[3]!)
  return add('tanker', keys, [[from - before, to + after]])
}

const planted = (dark: 'both' | 'one', a: string, b: string, { from, to }: Meeting, seen = false): PlantedDark => ({
  dark,
  seen,
  vessels: a < b ? [a, b] : [b, a],
  start: START + from * 1000,
  end: START + to * 1000,
})

function plantBoth(rng: Random, add: Add): PlantedDark {
  const meeting = meetingOf(rng)
  return planted('both', silentVisitor(rng, meeting, 0, add), silentVisitor(rng, meeting, 60, add), meeting)
}

function plantOne(rng: Random, add: Add): PlantedDark {
  const meeting = meetingOf(rng)
  const { from, to, place, drift } = meeting
  const [before, after] = [rng.between(...R.waitHours) * HOUR, rng.between(...R.waitHours) * HOUR]
  const start = [place[0] - drift[0] * before, place[1] - drift[1] * before] as const
  const mother = add('tanker', comeAndGo(rng, from - before, to + after, start, drift))
  return planted('one', silentVisitor(rng, meeting, 60, add), mother, meeting)
}

/** The visitor comes alongside on the air, and goes silent there. */
function plantSeen(rng: Random, add: Add): PlantedDark {
  const meeting = meetingOf(rng)
  const { from, to, place, drift } = meeting
  const [before, after] = [rng.between(...R.waitHours) * HOUR, rng.between(...R.waitHours) * HOUR]
  const start = [place[0] - drift[0] * before, place[1] - drift[1] * before] as const
  const mother = add('tanker', comeAndGo(rng, from - before, to + after, start, drift))
  const keys = comeAndGo(rng, from, to, [place[0] + 60, place[1]], drift)
  const away = Math.hypot(keys[3]![1] - keys[2]![1], keys[3]![2] - keys[2]![2]) / (keys[3]![0] - keys[2]![0])
  const off = [from + rng.between(...R.seenHours) * HOUR, to + (rng.between(...R.silentKm) * 1000) / away] as const
  return planted('one', add('tanker', keys, [off]), mother, meeting, true)
}

/** Ships that come in and are made fast, and boats that lie at berths and are off for hours. */
function addBerths(rng: Random, add: Add): void {
  const berth = (): [number, number] => [rng.between(0.02, 0.98) * WIDTH, rng.between(0, 300)]
  for (let i = 0; i < R.arrivals; i++) {
    const [from, to] = [edge(rng), berth()]
    const knots = rng.between(...R.approachKn)
    const there = rng.between(4 * HOUR, LENGTH - 10 * HOUR)
    add('cargo', [
      [there - Math.hypot(from[0] - to[0], from[1] - to[1]) / (knots * KN), ...from],
      [there, ...to],
      [LENGTH, ...to],
    ])
  }
  for (let i = 0; i < R.berthBoats; i++) {
    const at = berth()
    const off = rng.between(0, LENGTH - 20 * HOUR)
    add(
      'tanker',
      [
        [0, ...at],
        [LENGTH, ...at],
      ],
      [[off, off + rng.between(3, 18) * HOUR]],
    )
  }
}

/** What can be heard, where and when. */
interface Air {
  readonly passes: readonly number[]
  readonly hole: { readonly x: number; readonly y: number; readonly r: number }
}

function makeAir(rng: Random): Air {
  const outage = rng.between(0, LENGTH)
  const back = outage + rng.between(...R.outageHours) * HOUR
  const passes: number[] = []
  for (let s = 0; s < LENGTH; s += rng.between(...R.satelliteMin) * 60) if (s < outage || s > back) passes.push(s)
  const hole = {
    x: rng.between(0.15, 0.85) * WIDTH,
    y: rng.between(0.45, 0.9) * HEIGHT,
    r: rng.between(...R.holeKm) * 1000,
  }
  return { passes, hole }
}

/** When a ship's transponder fails. */
function faults({ keys, off }: Ship, rng: Random): Ship['off'] {
  const all = [...off]
  const [from, to] = [keys[0]![0], keys.at(-1)![0]]
  for (let s = from; ;) {
    s += (-Math.log(1 - rng.unit()) * 24 * HOUR) / R.faultsPerDay
    if (s > to) return all
    const [short, long] = R.faultHours
    all.push([s, s + short * (long / short) ** rng.unit() * HOUR])
  }
}

function placeOf(keys: readonly Key[], s: number): { x: number; y: number; knots: number; courseDeg: number } {
  let i = 1
  while (i < keys.length - 1 && keys[i]![0] < s) i++
  const [p, q] = [keys[i - 1]!, keys[i]!]
  const u = (s - p[0]) / (q[0] - p[0])
  const [dx, dy] = [q[1] - p[1], q[2] - p[2]]
  const courseDeg = ((Math.atan2(dx, dy) * 180) / Math.PI + 360) % 360
  return { x: p[1] + u * dx, y: p[2] + u * dy, knots: Math.hypot(dx, dy) / (q[0] - p[0]) / KN, courseDeg }
}

function send(
  ship: Ship,
  off: Ship['off'],
  air: Air,
  rng: Random,
  plane: ReturnType<typeof planeAt>,
): PositionReport[] {
  const { keys, id, kind } = ship
  const type = kind === 'fishing' ? 'B' : 'A'
  const [from, to] = [Math.max(0, keys[0]![0]), Math.min(LENGTH, keys.at(-1)![0])]
  const times: { s: number; sky: boolean }[] = air.passes.map((s) => ({ s: s + rng.between(0, 400), sky: true }))
  for (let s = rng.between(0, 300); s < LENGTH; s += R.shoreEveryMin * 60)
    times.push({ s: s + rng.between(-20, 20), sky: false })
  const heard = times.filter(({ s, sky }) => {
    if (s < from || s > to || off.some(([a, b]) => s >= a && s <= b)) return false
    const { x, y } = placeOf(keys, s)
    const inHole = Math.hypot(x - air.hole.x, y - air.hole.y) < air.hole.r
    if (sky) return rng.chance(inHole ? R.holeHeard : R.satelliteHeard[type])
    const [near, far] = R.shoreKm[type]
    return rng.chance(R.shoreHeard * Math.min(1, Math.max(0, (far - y / 1000) / (far - near))))
  })
  return heard
    .sort((p, q) => p.s - q.s)
    .map(({ s }) => {
      const { x, y, knots, courseDeg } = placeOf(keys, s)
      const [lon, lat] = plane(x - WIDTH / 2 + 5 * rng.normal(), y - HEIGHT / 2 + 5 * rng.normal())
      const sogKn = Math.max(0, Math.round((knots + FITTED.sogKn.sd * rng.normal()) * 10) / 10)
      return { id, t: START + Math.round(s * 1000), lon, lat, sogKn, cogDeg: courseDeg, aisClass: type }
    })
}
