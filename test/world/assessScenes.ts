import { type Key, moored, MPS, type Path, sailing, drifting } from './motion.js'
import type { Random } from './random.js'
import type { Scene, Ship } from './scene.js'
import { swinging, wander } from './traffic.js'

const RAD = Math.PI / 180
const HOUR_S = 3600

/** Scenes that must not be taken for transfers, beside those of the other worlds. */

/** A path that keeps a place in another's frame: metres to starboard and ahead. */
const fixedTo =
  (path: Path, rightM: number, aheadM: number, turnDeg = 0): Path =>
  (s) => {
    const { x, y, headingDeg } = path(s)
    const [sin, cos] = [Math.sin(headingDeg * RAD), Math.cos(headingDeg * RAD)]
    return { x: x + rightM * cos + aheadM * sin, y: y - rightM * sin + aheadM * cos, headingDeg: headingDeg + turnDeg }
  }

/** Hours of a stretch and its beginning, so that it fits into the world. */
function stretch(scene: Scene, least: number, most: number, marginH: number): { s: number; e: number } {
  const hours = Math.min(scene.rng.between(least, most), scene.lengthS / HOUR_S - 2 * marginH - 0.5)
  const s = (marginH + scene.rng.unit() * Math.max(0, scene.lengthS / HOUR_S - hours - 2 * marginH)) * HOUR_S
  return { s, e: s + hours * HOUR_S }
}

const slowWay = (scene: Scene, s: number, hours: number, kn: number): Path =>
  sailing(wander(scene.rng, [s, scene.x, scene.y], hours, 1, () => kn, 12))

/** Keys that come to a moving or lying ship, keep a place at her, and go away: bearing off her bow and distance. */
function visitKeys(rng: Random, at: Path, s: number, e: number, offM: number, bearingDeg: number, farM: number): Key[] {
  const near = (t: number, d: number): Key => {
    const { x, y, headingDeg } = at(t)
    const angle = (headingDeg + bearingDeg) * RAD
    return [t, x + d * Math.sin(angle), y + d * Math.cos(angle)]
  }
  const steps = Math.max(2, Math.round((e - s) / 300))
  const held = Array.from({ length: steps + 1 }, (_, i) => near(s + ((e - s) * i) / steps, offM))
  const lead = rng.between(0.5, 1) * HOUR_S
  return [near(s - lead, farM), near(s - 0.3 * lead, 900), ...held, near(e + 0.3 * lead, 900), near(e + lead, farM)]
}

/** A tug with a ship under way: ahead or astern on a line, seldom alongside; two to five hours. */
export const escort =
  (alongsideShare = 0.2) =>
  (scene: Scene): void => {
    const { rng } = scene
    const { s, e } = stretch(scene, 1.3, 4, 1.5)
    const ship = slowWay(scene, s - 2 * HOUR_S, 10, rng.between(3, 7))
    const beside = rng.chance(alongsideShare)
    const off = beside ? rng.between(20, 40) : rng.between(60, 190)
    const bearing = beside ? rng.pick([90, -90]) : rng.pick([0, 180]) + rng.between(-15, 15)
    const keys = visitKeys(rng, ship, s, e, off, bearing, rng.between(5000, 15_000))
    scene.add({ kind: 'escorted', ship: 'tanker', path: ship, fromS: s - 2 * HOUR_S, toS: e + 3 * HOUR_S })
    scene.add({ kind: 'escort', ship: 'tug', path: sailing(keys), fromS: keys[0]![0], toS: keys.at(-1)![0] })
  }

/** A pusher and the barge before it, each with a transmitter, as one hull; they tie up and part at the ends. */
export function pusher(scene: Scene): void {
  const { rng } = scene
  const { s, e } = stretch(scene, 3, 10, 0.2)
  const path = slowWay(scene, s, 12, rng.between(2.5, 6.5))
  const span = { fromS: s, toS: e }
  scene.add({ kind: 'pusher', ship: 'tug', path, ...span })
  scene.add({ kind: 'barge', ship: 'tug', path: fixedTo(path, 0, rng.between(30, 110)), ...span })
}

/** One hull that sends under two numbers: on passage at a crawl, adrift or at anchor. */
export function double(scene: Scene): void {
  const { rng } = scene
  const ship = rng.pick<Ship>(['tanker', 'cargo', 'fishing'])
  const how = rng.pick(['sails', 'drifts', 'anchors'])
  const path =
    how === 'anchors'
      ? swinging(scene, scene.x, scene.y)
      : how === 'drifts'
        ? drifting(rng, [0, scene.x, scene.y], rng.between(0.4, 1.8), rng.between(0, 360))
        : slowWay(scene, 0, scene.lengthS / HOUR_S + 2, rng.between(2.5, 7))
  const s = rng.between(0, 6) * HOUR_S
  const span = { fromS: s, toS: Math.min(scene.lengthS, s + rng.between(5, 30) * HOUR_S) }
  scene.add({ kind: 'double', ship, path, fast: how === 'anchors', ...span })
  scene.add({
    kind: 'double',
    ship,
    path: fixedTo(path, rng.between(-12, 12), rng.between(-60, 60)),
    fast: how === 'anchors',
    ...span,
  })
}

/** A workboat at a ship at anchor, for one to three hours: stores, crew, survey. */
export function service(scene: Scene): void {
  const { rng } = scene
  const { s, e } = stretch(scene, 1.1, 3, 1.5)
  const ship = swinging(scene, scene.x, scene.y)
  scene.add({ kind: 'served', ship: rng.pick<Ship>(['cargo', 'tanker']), path: ship, fast: true })
  const keys = visitKeys(
    rng,
    ship,
    s,
    e,
    rng.between(18, 45),
    rng.between(40, 140) * rng.pick([-1, 1]),
    rng.between(5000, 14_000),
  )
  scene.add({ kind: 'service', ship: 'passenger', path: sailing(keys), fromS: keys[0]![0], toS: keys.at(-1)![0] })
}

/** A small tanker that brings fuel to a ship at anchor in the roads. */
export function bunker(scene: Scene): void {
  const { rng } = scene
  const { s, e } = stretch(scene, 2, 6, 1.5)
  const ship = swinging(scene, scene.x, scene.y)
  scene.add({ kind: 'bunkered', ship: rng.pick<Ship>(['cargo', 'tanker']), path: ship, fast: true })
  const right = rng.between(20, 34) * rng.pick([-1, 1])
  const held = fixedTo(ship, right, rng.between(-40, 40))
  const keys = visitKeys(rng, ship, s, e, Math.abs(right), Math.sign(right) * 90, rng.between(5000, 12_000))
  const way = sailing(keys)
  const path: Path = (t) => (t < s || t > e ? way(t) : held(t))
  scene.add({ kind: 'bunker', ship: 'tanker', path, fromS: keys[0]![0], toS: keys.at(-1)![0] })
}

/** Ships at berths in line or opposite, some of which arrive or sail in the time. */
export function berths(scene: Scene): void {
  const { rng } = scene
  const bow = rng.between(0, 360)
  let along = 0
  for (let i = 0; i < 4; i++) {
    const [x, y] = [scene.x + along * Math.sin(bow * RAD), scene.y + along * Math.cos(bow * RAD)]
    along += rng.between(60, 260)
    const arrives = rng.chance(0.5) ? rng.between(1, 10) * HOUR_S : -1
    const out = (bow + 90) * RAD
    const turned = rng.chance(0.3) ? 180 : 0
    const lies = moored(x, y, bow + turned)
    const comes = sailing([
      [arrives - 1.3 * HOUR_S, x + 9000 * Math.sin(out), y + 9000 * Math.cos(out)],
      [arrives - 900, x + 300 * Math.sin(out), y + 300 * Math.cos(out)],
      [arrives, x, y],
      [arrives + 60, x, y],
    ])
    const path: Path = (t) => (t < arrives ? comes(t) : lies(t))
    scene.add({
      kind: 'berth',
      ship: rng.pick<Ship>(['cargo', 'tanker', 'tug', 'fishing']),
      path: arrives < 0 ? lies : path,
      fast: arrives < 0,
      ...(arrives < 0 ? {} : { fromS: arrives - HOUR_S }),
    })
  }
}

/** Two trawlers that tow one net between them: abeam, 150 to 450 m apart, at three knots. */
export const pairTrawl =
  (least = 150, most = 450) =>
  (scene: Scene): void => {
    const { rng } = scene
    const { s, e } = stretch(scene, 2, 7, 0.5)
    const path = slowWay(scene, s - HOUR_S, 10, rng.between(2.3, 4))
    scene.add({ kind: 'trawler', ship: 'fishing', path, fromS: s - 0.7 * HOUR_S, toS: e + HOUR_S })
    const keys = visitKeys(rng, path, s, e, rng.between(least, most), rng.pick([90, -90]), rng.between(2000, 6000))
    scene.add({ kind: 'trawler', ship: 'fishing', path: sailing(keys), fromS: keys[0]![0], toS: keys.at(-1)![0] })
  }

/** Yachts that anchor close to each other in a bay; some come and go. */
export function bay(scene: Scene): void {
  const { rng } = scene
  for (let i = 0; i < 4; i++) {
    const [x, y] = [scene.x + rng.between(-120, 120), scene.y + rng.between(-120, 120)]
    const { s, e } = stretch(scene, 3, 14, 1)
    const path = sailing([
      [s - HOUR_S, x + 8000, y + rng.between(-3000, 3000)],
      [s, x, y],
      [e, x, y],
      [e + HOUR_S, x + 8000, y + rng.between(-3000, 3000)],
    ])
    scene.add({ kind: 'yacht', ship: 'pleasure', path, fromS: s - 0.9 * HOUR_S, toS: e + 0.9 * HOUR_S })
  }
}

/** Ships that anchor 150 to 320 m from each other: too close, as in a crowded roadstead; each comes from sea. */
export function closeAnchorage(scene: Scene): void {
  const { rng } = scene
  for (let i = 0; i < 3; i++) {
    const still = swinging(scene, scene.x + i * rng.between(150, 320), scene.y + rng.between(-40, 40))
    const s = rng.between(2, 9) * HOUR_S
    const there = still(s)
    const comes = sailing([
      [s - HOUR_S, there.x + rng.between(-9000, 9000), there.y + 9000],
      [s - 1500, there.x, there.y + 700],
      [s, there.x, there.y],
    ])
    scene.add({
      kind: 'anchorage',
      ship: rng.pick<Ship>(['cargo', 'tanker']),
      path: (t) => (t < s ? comes(t) : still(t)),
      fromS: s - 0.9 * HOUR_S,
    })
  }
}

/** A slow lane whose ships keep 100 to 250 m apart for an hour or two: river convoys, ice. */
export function convoy(scene: Scene): void {
  const { rng } = scene
  const { s, e } = stretch(scene, 1.5, 4, 0.5)
  const kn = rng.between(4, 7)
  const lead = slowWay(scene, s - HOUR_S, 9, kn)
  scene.add({ kind: 'lane', ship: 'cargo', path: lead, fromS: s - 0.5 * HOUR_S, toS: e + HOUR_S })
  const lag = rng.between(150, 400) / (kn * MPS)
  scene.add({ kind: 'lane', ship: 'tanker', path: (t) => lead(t - lag), fromS: s, toS: e + HOUR_S })
}
