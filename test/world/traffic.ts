import { FITTED } from './fitted.js'
import { anchored, type Key, moored, MPS, type Path, sailing } from './motion.js'
import type { Random } from './random.js'
import { drawSpeedKn, type Scene, type Ship } from './scene.js'

const RAD = Math.PI / 180
const HOUR_S = 3600
const CARGO_OR_TANKER: readonly Ship[] = ['cargo', 'tanker']

/** A straight way at constant speed that is at (x, y) at an instant; heard while within reach. */
function passing(at: Key, courseDeg: number, kn: number, reachM: number): { path: Path; fromS: number; toS: number } {
  const [vx, vy] = [kn * MPS * Math.sin(courseDeg * RAD), kn * MPS * Math.cos(courseDeg * RAD)]
  const half = reachM / (kn * MPS)
  const key = (s: number): Key => [s, at[1] + vx * (s - at[0]), at[2] + vy * (s - at[0])]
  return { path: sailing([key(at[0] - half), key(at[0] + half)]), fromS: at[0] - half, toS: at[0] + half }
}

/** A ship on passage through the scene. */
export function transit(scene: Scene): void {
  const { rng } = scene
  const ship = rng.pick<Ship>(['cargo', 'tanker', 'passenger', 'tug', 'fishing', 'pleasure'])
  const at: Key = [
    rng.between(0, scene.lengthS),
    scene.x + rng.between(-8000, 8000),
    scene.y + rng.between(-8000, 8000),
  ]
  scene.add({ kind: 'transit', ship, ...passing(at, rng.between(0, 360), drawSpeedKn(rng, ship, 3), 35_000) })
}

/** Two ships whose ways cross, 0 to 1500 m apart at the closest. */
export function crossing(scene: Scene): void {
  const { rng } = scene
  const s = rng.between(0.1, 0.9) * scene.lengthS
  const course = rng.between(0, 360)
  for (const turn of [0, rng.between(20, 180)]) {
    const ship = rng.pick(CARGO_OR_TANKER)
    const at: Key = [s, scene.x + rng.between(-600, 600), scene.y + rng.between(-600, 600)]
    scene.add({ kind: 'crossing', ship, ...passing(at, course + turn, drawSpeedKn(rng, ship, 6), 30_000) })
  }
}

/**
 * Six ships in a traffic lane, 300 to 1500 m apart sideways, speeds alike, so that some overtake for an hour; the first
 * two keep company, 300 to 460 m apart for as long as they are heard.
 */
export function lane(scene: Scene): void {
  const { rng } = scene
  const [course, s, slow] = [rng.between(0, 360), rng.between(0.2, 0.8) * scene.lengthS, rng.chance(0.4)]
  const kn = slow ? rng.between(5.5, 7) : rng.between(9, 14)
  let side = 0
  for (let i = 0; i < 6; i++) {
    const company = i < 2
    const behind = rng.between(-1200, 1200) * (company ? 0.1 : 1)
    const at: Key = [
      s,
      scene.x + side * Math.cos(course * RAD) - behind * Math.sin(course * RAD),
      scene.y - side * Math.sin(course * RAD) - behind * Math.cos(course * RAD),
    ]
    const [turn, more] = company ? [0, rng.normal() * 0.03] : [rng.normal() * 0.3, rng.normal() * 0.5]
    scene.add({ kind: 'lane', ship: rng.pick(CARGO_OR_TANKER), ...passing(at, course + turn, kn + more, 45_000) })
    side += company ? rng.between(300, 450) : rng.between(300, 1500)
  }
}

/** A ship swinging at anchor, as wide as real ones. */
export function swinging(scene: Scene, x: number, y: number): Path {
  const { rng } = scene
  const [least, most] = FITTED.swingExtentM
  const [low, high] = FITTED.yawDeg.rms
  const [short, long] = FITTED.yawDeg.periodMin
  const lag = rng.normal() * 6
  return anchored({
    x,
    y,
    radiusM: rng.between(least, most) / 2,
    leeDeg: (s) => scene.leeDeg(s) + lag,
    yawDeg: rng.between(low, high) * Math.SQRT2,
    yawPeriodS: rng.between(short, long) * 60,
    phase: rng.between(0, 6),
  })
}

/** Eight ships at anchor, each 300 to 1500 m from its next neighbour. */
export function anchorage(scene: Scene): void {
  for (const [x, y] of spread(scene.rng, 8, 300, 1500)) {
    const ship = scene.rng.pick(CARGO_OR_TANKER)
    scene.add({ kind: 'anchorage', ship, path: swinging(scene, scene.x + x, scene.y + y), fast: true })
  }
}

/** Places of which each lies `least` to `most` from one before it, and no two closer than `least`. */
function spread(rng: Random, count: number, least: number, most: number): (readonly [number, number])[] {
  const places: [number, number][] = [[0, 0]]
  while (places.length < count) {
    const [ox, oy] = rng.pick(places)
    const [d, a] = [rng.between(least, most), rng.between(0, 2 * Math.PI)]
    const [x, y] = [ox + d * Math.sin(a), oy + d * Math.cos(a)]
    if (places.every(([px, py]) => Math.hypot(px - x, py - y) >= least)) places.push([x, y])
  }
  return places
}

/** Three to five boats moored side by side, 6 to 20 m apart. */
export function raft(scene: Scene): void {
  const { rng } = scene
  const bow = rng.between(0, 360)
  let side = 0
  for (let i = rng.whole(3, 5); i > 0; i--) {
    const path = moored(scene.x + side * Math.cos(bow * RAD), scene.y - side * Math.sin(bow * RAD), bow)
    scene.add({ kind: 'raft', ship: 'fishing', path, fast: true })
    side += rng.between(6, 20)
  }
}

/** Six boats in a marina. */
export function marina(scene: Scene): void {
  for (const [x, y] of spread(scene.rng, 6, 12, 80)) {
    const path = moored(scene.x + x, scene.y + y, scene.rng.between(0, 360))
    scene.add({ kind: 'marina', ship: 'pleasure', path, fast: true })
  }
}

/** A pilot boat that boards three ships under way: alongside for 4 to 15 minutes at 6 to 9 knots. */
export function pilot(scene: Scene): void {
  const { rng } = scene
  const keys: Key[] = [[0, scene.x, scene.y]]
  let s = rng.between(1, 4) * HOUR_S
  for (let i = 0; i < 3 && s < scene.lengthS - 2 * HOUR_S; i++) {
    const ship = rng.pick(CARGO_OR_TANKER)
    const way = passing(
      [s, scene.x + rng.between(2000, 5000), scene.y + rng.between(-1500, 1500)],
      rng.between(0, 360),
      rng.between(6, 9),
      30_000,
    )
    scene.add({ kind: 'piloted', ship, ...way })
    const length = rng.between(4, 15) * 60
    keys.push([s - 1500, scene.x, scene.y], ...alongside(way.path, s, s + length, 25, 240), [
      s + length + 1500,
      scene.x,
      scene.y,
    ])
    s += length + rng.between(1.5, 6) * HOUR_S
  }
  scene.add({ kind: 'pilot', ship: 'pilot', path: sailing(keys), fromS: 0, toS: keys[keys.length - 1]![0] })
}

/** Keys that keep to the starboard side of a path. */
function alongside(path: Path, fromS: number, toS: number, offM: number, stepS: number): Key[] {
  const steps = Math.max(1, Math.round((toS - fromS) / stepS))
  return Array.from({ length: steps + 1 }, (_, i) => {
    const s = fromS + ((toS - fromS) * i) / steps
    const { x, y, headingDeg } = path(s)
    return [s, x + offM * Math.cos(headingDeg * RAD), y - offM * Math.sin(headingDeg * RAD)] as const
  })
}

/** A tug with a barge that has a transmitter of its own, 60 to 350 m astern, at 3 to 7 knots for hours. */
export function tow(scene: Scene): void {
  const { rng } = scene
  const kn = rng.between(3.2, 7)
  const hours = rng.between(4, 12)
  const start = rng.between(0, Math.max(1, scene.lengthS - hours * HOUR_S))
  const keys = wander(rng, [start, scene.x, scene.y], hours, 1, () => kn, 12)
  const path = sailing(keys)
  const lag = rng.between(60, 350) / (kn * MPS)
  const span = { fromS: start + lag + 60, toS: start + hours * HOUR_S - 60 }
  scene.add({ kind: 'tow', ship: 'tug', path, ...span })
  scene.add({ kind: 'tow', ship: 'tug', path: (s) => path(s - lag), ...span })
}

/** Keys of a way that turns by up to `turnDeg` a leg. */
export function wander(rng: Random, start: Key, hours: number, legH: number, kn: () => number, turnDeg: number): Key[] {
  const keys: Key[] = [start]
  let [s, x, y] = start
  let course = rng.between(0, 360)
  while (s < start[0] + hours * HOUR_S) {
    const leg = legH * HOUR_S * rng.between(0.6, 1.4)
    const v = kn() * MPS
    course += rng.between(-turnDeg, turnDeg)
    s += leg
    x += v * leg * Math.sin(course * RAD)
    y += v * leg * Math.cos(course * RAD)
    keys.push([s, x, y])
  }
  return keys
}

/** Four trawlers on one ground, each on its own zigzag at 2.5 to 4.5 knots. */
export function fishing(scene: Scene): void {
  const { rng } = scene
  for (let i = 0; i < 4; i++) {
    const start: Key = [0, scene.x + rng.between(-2500, 2500), scene.y + rng.between(-2500, 2500)]
    const keys: Key[] = [start]
    let s = 0
    // Ends of hauls lie on the ground, so that it is not left.
    while (s < scene.lengthS) {
      const last = keys[keys.length - 1]!
      const [x, y] = [scene.x + rng.between(-4000, 4000), scene.y + rng.between(-4000, 4000)]
      s += Math.max(600, Math.hypot(x - last[1], y - last[2]) / (rng.between(2.5, 4.5) * MPS))
      keys.push([s, x, y])
    }
    scene.add({ kind: 'fishing', ship: 'fishing', path: sailing(keys) })
  }
}

/** A rig with a transmitter, and a boat that lies close to it for two to six hours. */
export function supply(scene: Scene): void {
  const { rng } = scene
  const [near, far] = FITTED.supplyM
  scene.add({ kind: 'rig', ship: 'passenger', path: moored(scene.x, scene.y, 0), fast: true, aisClass: 'A' })
  const [off, a] = [rng.between(near, far), rng.between(0, 2 * Math.PI)]
  const hours = rng.between(2, 6)
  const s = rng.between(2, Math.max(2.1, scene.lengthS / HOUR_S - hours - 2)) * HOUR_S
  const e = s + hours * HOUR_S
  const out = (d: number): readonly [number, number] => [scene.x + d * Math.sin(a), scene.y + d * Math.cos(a)]
  const keys: Key[] = [
    [s - 5400, ...out(20_000)],
    [s - 900, ...out(900)],
    [s, ...out(off)],
    [e, ...out(off)],
    [e + 900, ...out(900)],
    [e + 5400, ...out(20_000)],
  ]
  scene.add({ kind: 'supply', ship: 'tug', path: sailing(keys), fromS: s - 5400, toS: e + 5400 })
}

/**
 * Four ships at anchor 900 to 1800 m apart and a boat that goes round them: minutes at each (`SHUTTLE`), an hour or two
 * between visits, half of them straight back to the same ship from kilometres away; heard only while it lies at a ship.
 */
export function shuttle(scene: Scene): void {
  const { rng } = scene
  const ships = spread(rng, 4, 900, 1800).map(([x, y]) => swinging(scene, scene.x + x, scene.y + y))
  for (const path of ships) scene.add({ kind: 'shuttled', ship: rng.pick(CARGO_OR_TANKER), path, fast: true })
  const away: readonly [number, number] = [scene.x, scene.y - 6000]
  const keys: Key[] = [[-1200, ...away]]
  const silent: [number, number][] = []
  let s = rng.between(0.2, 1) * HOUR_S
  let left = 0
  let last = -1
  while (s < scene.lengthS - HOUR_S) {
    // Often straight back to the same ship: that is what a joined silence would make a meeting of.
    const next = last < 0 || rng.chance(0.5) ? rng.whole(0, ships.length - 1) : last
    const stay = rng.between(...scene.shuttle.stay) * 60
    silent.push([left, s - 30])
    // On the way it keeps away from all ships, so that a stay ends when it leaves.
    if (left > 0) keys.push([(left + s) / 2, scene.x + rng.between(-800, 800), scene.y - 6000])
    keys.push(...alongside(ships[next]!, s, s + stay, 30, 240))
    left = s + stay + 30
    last = next
    s += stay + rng.between(...(rng.chance(0.25) ? scene.shuttle.longAway : scene.shuttle.away)) * 60
  }
  keys.push([left + 1500, ...away], [scene.lengthS + 7200, ...away])
  silent.push([left, scene.lengthS])
  scene.add({
    kind: 'shuttle',
    ship: 'passenger',
    path: sailing(keys),
    silent,
    aisClass: rng.pick(['A', 'B'] as const),
  })
}
