import { planeAt, type Plane } from './globe.js'
import { raftTransfer, repeated, transfer } from './meetings.js'
import { FITTED } from './fitted.js'
import { random, type Random } from './random.js'
import {
  type NewVessel,
  type Planted,
  type Scene,
  SHUTTLE,
  type ShuttleHabit,
  transmitter,
  type Vessel,
} from './scene.js'
import { anchorage, crossing, fishing, lane, marina, pilot, raft, shuttle, supply, tow, transit } from './traffic.js'

/** A kind of scene: some vessels that do one thing together. */
type SceneKind = keyof typeof SCENES

const SCENES = {
  transit,
  crossing,
  lane,
  anchorage,
  raft,
  marina,
  pilot,
  tow,
  fishing,
  supply,
  shuttle,
  drifting: (scene: Scene): void => transfer(scene, 'drifting'),
  anchored: (scene: Scene): void => transfer(scene, 'anchored'),
  underway: (scene: Scene): void => transfer(scene, 'underway'),
  raftOfThree: (scene: Scene): void => raftTransfer(scene, scene.rng.pick(['drifting', 'anchored'] as const), 2),
  raftOfFour: (scene: Scene): void => raftTransfer(scene, scene.rng.pick(['drifting', 'anchored'] as const), 3),
  repeated: (scene: Scene): void => repeated(scene, scene.rng.pick(['drifting', 'anchored'] as const)),
} as const

/** What to put into a world. */
export interface Recipe {
  readonly name: string
  /** Middle of the world, degrees. */
  readonly lon: number
  readonly lat: number
  /** Beginning, epoch milliseconds. */
  readonly startMs: number
  readonly hours: number
  /** How many scenes of each kind. */
  readonly scenes: { readonly [K in SceneKind]?: number }
  /** Hours alongside, least and most. Default: as fitted. */
  readonly meetingHours?: readonly [number, number]
  /** Minutes that a shuttle boat lies at a ship, and that pass between two visits. Default: `SHUTTLE`. */
  readonly shuttle?: ShuttleHabit
  /** Pairs of far-away hulls that share one number. Default 0. */
  readonly sharedIds?: number
  /** Scenes beside those of the list: what only some worlds need. */
  readonly more?: readonly ((scene: Scene) => void)[]
}

/** A world: true paths, and what was planted in it. */
export interface World {
  readonly recipe: Recipe
  readonly seed: number
  readonly lengthS: number
  readonly plane: Plane
  readonly vessels: readonly Vessel[]
  readonly planted: readonly Planted[]
}

/** Scenes stand this far apart, metres: ships at anchor of one are never near those of another. */
const SPACING_M = 14_000

/** Makes a world. The same recipe and seed give the same world. */
export function makeWorld(recipe: Recipe, seed: number): World {
  const lengthS = recipe.hours * 3600
  const rng = random('world', recipe.name, seed)
  const vessels: Vessel[] = []
  const planted: Planted[] = []
  const leeDeg = wind(rng)
  const kinds = Object.entries(recipe.scenes).flatMap(([kind, n]) => Array.from({ length: n }, () => kind as SceneKind))
  const scenes = [
    ...kinds.map((kind) => ({ kind: kind as string, make: SCENES[kind] as (scene: Scene) => void })),
    ...(recipe.more ?? []).map((make) => ({ kind: 'more', make })),
  ]
  const side = Math.ceil(Math.sqrt(scenes.length))
  scenes.forEach(({ kind, make }, i) => {
    const own = random('scene', recipe.name, seed, kind, i)
    const scene: Scene = {
      rng: own,
      x: ((i % side) - (side - 1) / 2) * SPACING_M,
      y: (Math.floor(i / side) - (side - 1) / 2) * SPACING_M,
      lengthS,
      meetingHours: recipe.meetingHours ?? FITTED.transfer.hours,
      shuttle: recipe.shuttle ?? SHUTTLE,
      leeDeg,
      add: (vessel) => addVessel(vessels, vessel, own, lengthS),
      plant: (how, a, b, fromS, toS) => planted.push({ kind: how, vessels: a < b ? [a, b] : [b, a], fromS, toS }),
    }
    make(scene)
  })
  shareIds(vessels, recipe.sharedIds ?? 0, rng)
  return { recipe, seed, lengthS, plane: planeAt(recipe.lon, recipe.lat), vessels, planted }
}

function addVessel(vessels: Vessel[], given: NewVessel, rng: Random, lengthS: number): string {
  const { ship, ...vessel } = given
  // A steady step spreads the numbers, so that their order says nothing of who meets whom.
  const id = String(235_000_101 + ((vessels.length * 7_919) % 700_000))
  const span = { fromS: Math.max(0, given.fromS ?? 0), toS: Math.min(lengthS, given.toS ?? lengthS) }
  vessels.push({ hull: 0, fast: false, silent: [], ...transmitter(rng, ship), ...vessel, ...span, id })
  return id
}

/** Wind and tide turn ships at anchor by 40 to 150° either way, with the tide's 12.4 hours. */
function wind(rng: Random): (s: number) => number {
  const [base, swing, phase] = [rng.between(0, 360), rng.between(40, 150), rng.between(0, 6)]
  return (s) => base + swing * Math.sin((2 * Math.PI * s) / (12.42 * 3600) + phase)
}

/** Far hulls, 700 km off, that use the number of a ship of the world. */
function shareIds(vessels: Vessel[], count: number, rng: Random): void {
  for (let i = 0; i < count; i++) {
    const twin = rng.pick(vessels.filter((vessel) => vessel.hull === 0))
    const [vx, vy] = [rng.between(-6, 6), rng.between(-6, 6)]
    const path = (s: number): { x: number; y: number; headingDeg: number } => ({
      x: 700_000 + 40_000 * i + vx * s,
      y: vy * s,
      headingDeg: (Math.atan2(vx, vy) * 180) / Math.PI,
    })
    vessels.push({ ...twin, hull: 1, kind: 'transit', path, fast: false, silent: [] })
  }
}
