import { FITTED } from './fitted.js'
import { beside, drifting, type Hold, type Key, type Path, sailing } from './motion.js'
import type { Random } from './random.js'
import type { Scene, TransferKind } from './scene.js'
import { swinging, wander } from './traffic.js'

const RAD = Math.PI / 180
const HOUR_S = 3600
const LEAD_S = 2.6 * HOUR_S

/** One transfer of two ships: drifting, at anchor or under way. */
export function transfer(scene: Scene, kind: TransferKind): void {
  const hours = drawHours(scene)
  const from = drawStart(scene, hours)
  const mother = motherShip(scene, kind, from, hours)
  const a = mother.add()
  const hold = drawHold(scene.rng, from, from + hours * HOUR_S)
  const b = daughter(scene, kind, mother.path, [hold])
  scene.plant(kind, a, b, hold.from, hold.to)
}

/** A mother ship and two or three others alongside her in turn, with hours in common. */
export function raftTransfer(scene: Scene, kind: TransferKind, others: number): void {
  const { rng } = scene
  const hours = Math.max(4, drawHours(scene))
  const start = drawStart(scene, hours)
  const mother = motherShip(scene, kind, start, hours)
  const a = mother.add()
  // Starboard, port, and outside the one on the starboard side: 70 to 90 m off.
  const sides = [rng.between(30, 42), -rng.between(30, 42), rng.between(70, 90)]
  for (let i = 0; i < others; i++) {
    const length = rng.between(0.6, 0.95) * hours * HOUR_S
    const from = start + rng.unit() * (hours * HOUR_S - length)
    const hold = { from, to: from + length, rightM: sides[i]!, aheadM: rng.between(-30, 30) }
    const b = daughter(scene, kind, mother.path, [hold])
    scene.plant(kind, a, b, hold.from, hold.to)
  }
}

/** Three meetings of one pair in one world, with hours and kilometres between. */
export function repeated(scene: Scene, kind: TransferKind): void {
  const { rng } = scene
  const slot = scene.lengthS / 3
  const lengths = [0, 1, 2].map(() => rng.between(1.3, Math.max(1.4, slot / HOUR_S - 6)) * HOUR_S)
  const holds = lengths.map((length, i) => {
    const from = i * slot + 2.8 * HOUR_S + rng.unit() * Math.max(0, slot - length - 5.6 * HOUR_S)
    return drawHold(rng, from, from + length)
  })
  const mother = motherShip(scene, kind, 0, scene.lengthS / HOUR_S)
  const a = mother.add()
  const b = daughter(scene, kind, mother.path, holds)
  for (const hold of holds) scene.plant(kind, a, b, hold.from, hold.to)
}

/** Hours alongside, spread evenly over their logarithm: short ones are as many as long ones. */
function drawHours({ rng, meetingHours: [least, most] }: Scene): number {
  return least * (most / least) ** rng.unit()
}

/** A start that leaves time for the approach and the leaving. */
const drawStart = (scene: Scene, hours: number): number =>
  LEAD_S + scene.rng.unit() * Math.max(0, scene.lengthS - 2 * LEAD_S - hours * HOUR_S)

function drawHold(rng: Random, from: number, to: number): Hold {
  const rightM = rng.between(28, 60) * rng.pick([-1, 1])
  const [, most] = FITTED.transfer.antennaM
  const reach = Math.sqrt(most * most - rightM * rightM)
  return { from, to, rightM, aheadM: Math.max(-reach, Math.min(reach, rng.normal() * 30)) }
}

function motherShip(scene: Scene, kind: TransferKind, from: number, hours: number): { path: Path; add: () => string } {
  const { rng } = scene
  const path = motherPath(scene, kind, from, hours)
  // A ship at anchor was there before and stays; others are heard some hours around the meeting.
  const [before, after] = [rng.between(2, 6) * HOUR_S, rng.between(2, 6) * HOUR_S]
  const span = kind === 'anchored' ? {} : { fromS: from - before, toS: from + hours * HOUR_S + after }
  return { path, add: () => scene.add({ kind: 'mother', ship: 'tanker', path, fast: kind === 'anchored', ...span }) }
}

function motherPath(scene: Scene, kind: TransferKind, from: number, hours: number): Path {
  const { rng } = scene
  if (kind === 'anchored') return swinging(scene, scene.x, scene.y)
  if (kind === 'drifting') {
    const [slow, fast] = FITTED.transfer.driftKn
    const middle = from + (hours * HOUR_S) / 2
    return drifting(rng, [middle, scene.x, scene.y], rng.between(slow, fast), rng.between(0, 360))
  }
  const [slow, fast] = FITTED.transfer.underwayKn
  const kn = rng.between(slow, fast)
  const start: Key = [from - 6 * HOUR_S, scene.x, scene.y]
  return sailing(wander(rng, start, hours + 13, 1.5, () => kn + rng.between(-0.25, 0.25), 10))
}

/** The ship that comes, lies alongside and leaves. */
function daughter(scene: Scene, kind: TransferKind, mother: Path, holds: readonly Hold[]): string {
  const { rng } = scene
  const [low, high] = FITTED.transfer.wobbleM
  const way = holds.flatMap((hold) => [...approachKeys(rng, hold), ...leaveKeys(rng, hold)])
  // Head to stern only where the mother makes no way: no ship goes astern at four knots for hours.
  const opposed = rng.chance(0.1) && kind !== 'underway'
  const path = beside({ mother, holds, way, opposed, wobbleM: rng.between(low, high) })
  const [first, last] = [holds[0]!, holds[holds.length - 1]!]
  return scene.add({ kind: 'daughter', ship: 'tanker', path, fromS: first.from - LEAD_S, toS: last.to + LEAD_S })
}

/**
 * As the real transfer under way closed: share of the approach still to go, metres off, degrees off the mother's bow.
 */
const APPROACH = [
  [1, 1850, 150],
  [0.62, 600, 140],
  [0.5, 380, 125],
  [0.35, 215, 105],
  [0.12, 84, 92],
] as const

/** As a real pair opened: share of the leaving done, metres off, degrees off the bow. */
const LEAVE = [
  [0.3, 180, 80],
  [0.6, 560, 60],
  [1, 1160, 45],
] as const

function approachKeys(rng: Random, hold: Hold): Key[] {
  const side = Math.sign(hold.rightM)
  const [short, long] = FITTED.transfer.approachMin
  const length = rng.between(short, long) * 60
  const far = rng.between(6000, 11_000)
  const keys = APPROACH.map(([share, off, bearing]) => key(hold.from - share * length, off, bearing * side))
  return [key(hold.from - length - 3000, far, rng.between(110, 180) * side), ...keys]
}

function leaveKeys(rng: Random, hold: Hold): Key[] {
  const side = Math.sign(hold.rightM)
  const [short, long] = FITTED.transfer.separateMin
  const length = rng.between(short, long) * 60
  const far = rng.between(6000, 11_000)
  const keys = LEAVE.map(([share, off, bearing]) => key(hold.to + share * length, off, bearing * side))
  return [...keys, key(hold.to + length + 3000, far, rng.between(0, 70) * side)]
}

const key = (s: number, off: number, bearing: number): Key => [
  s,
  off * Math.sin(bearing * RAD),
  off * Math.cos(bearing * RAD),
]
