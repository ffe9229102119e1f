import type { LabelledRendezvous } from '../../src/assess/fit/index.js'
import { assess } from '../../src/assess/index.js'
import type { WeighedRendezvous } from '../../src/assess/rendezvous/index.js'
import type { AssessOptions } from '../../src/assess/weight/index.js'
import { idsOf, type FindingContext, type Rendezvous, type Particulars, type Track } from '../../src/model/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import {
  bay,
  berths,
  bunker,
  closeAnchorage,
  convoy,
  double,
  escort,
  pairTrawl,
  pusher,
  service,
} from './assessScenes.js'
import { prepare } from './detectors.js'
import { random, type Random } from './random.js'
import type { Scene, Vessel } from './scene.js'
import { listen } from './transmit.js'
import { makeWorld, type Recipe, type World } from './world.js'

/** How much of what could be known is known in a world. */
export interface Knowing {
  /** Share of ships whose type is sent. */
  readonly types: number
  /** Share of ships whose size and place of the antenna are sent. */
  readonly sizes: number
  /** Whether harbours and coast are known. */
  readonly places: boolean
}

/** As in a good feed: nine types in ten, half of the sizes, harbours and coast. */
export const KNOWING: Knowing = { types: 0.9, sizes: 0.5, places: true }

const times = (count: number, make: (scene: Scene) => void): ((scene: Scene) => void)[] =>
  Array.from({ length: count }, () => make)

const LOOK_ALIKE = [
  ...times(4, escort()),
  ...times(3, pusher),
  ...times(4, double),
  ...times(5, service),
  ...times(3, bunker),
  ...times(2, berths),
  ...times(3, pairTrawl()),
  ...times(2, bay),
  ...times(2, closeAnchorage),
  ...times(2, convoy),
]

const SCENES = {
  transit: 8,
  crossing: 3,
  lane: 2,
  anchorage: 2,
  raft: 2,
  marina: 1,
  pilot: 2,
  tow: 4,
  fishing: 1,
  supply: 3,
  shuttle: 1,
  drifting: 7,
  anchored: 7,
  underway: 6,
  raftOfThree: 1,
  repeated: 1,
} as const

/** Worlds to fit on. */
export const ASSESS_RECIPES: readonly Recipe[] = [
  {
    name: 'assess-gulf',
    lon: -94.3,
    lat: 28.4,
    startMs: Date.UTC(2020, 0, 1, 12),
    hours: 36,
    scenes: SCENES,
    more: LOOK_ALIKE,
  },
  {
    name: 'assess-strait',
    lon: 104.2,
    lat: 1.4,
    startMs: Date.UTC(2021, 4, 3, 2),
    hours: 36,
    scenes: SCENES,
    more: LOOK_ALIKE,
  },
]

/** The seeds that weights are fitted on; tests take others. */
export const ASSESS_FIT_SEEDS: readonly number[] = [1, 2, 3, 4, 5, 6]

/**
 * Worlds that no weight was fitted on; their scenes differ in kind, share and measure. Looked at more than once while
 * the weights were made (docs/guide/assessment.md).
 */
export const ASSESS_HELD_OUT: readonly Recipe[] = [
  {
    name: 'assess-held-aegean',
    lon: 24.6,
    lat: 37.1,
    startMs: Date.UTC(2023, 6, 9, 15),
    hours: 40,
    scenes: { ...SCENES, drifting: 5, anchored: 9, underway: 4, raftOfFour: 1, tow: 6, shuttle: 3, supply: 5 },
    more: [...LOOK_ALIKE, ...times(4, escort(0.6)), ...times(3, pairTrawl(70, 200))],
  },
  {
    name: 'assess-held-north',
    lon: 179.9,
    lat: 64,
    startMs: Date.UTC(2024, 10, 20, 5),
    hours: 32,
    meetingHours: [1.3, 5],
    scenes: { ...SCENES, drifting: 9, anchored: 4, underway: 8, fishing: 3, raft: 4 },
    more: [...LOOK_ALIKE, ...times(3, bay), ...times(3, convoy)],
  },
]

/**
 * The same, made for the second fit of the weights, and looked at more than once since: the spread of places was
 * lowered after such a look.
 */
export const ASSESS_HELD_OUT_LATER: readonly Recipe[] = [
  {
    name: 'assess-held-guinea',
    lon: 2.8,
    lat: -3.1,
    startMs: Date.UTC(2022, 2, 2, 7),
    hours: 44,
    meetingHours: [3, 20],
    scenes: { ...SCENES, drifting: 12, anchored: 3, underway: 3, supply: 7, pilot: 4, raft: 3 },
    more: [...LOOK_ALIKE, ...times(4, service), ...times(3, bunker)],
  },
  {
    name: 'assess-held-kuril',
    lon: 152.5,
    lat: 47.2,
    startMs: Date.UTC(2019, 11, 5, 21),
    hours: 30,
    scenes: { ...SCENES, drifting: 6, anchored: 6, underway: 7, fishing: 5, tow: 7, lane: 4 },
    more: [...LOOK_ALIKE, ...times(5, pairTrawl(50, 150)), ...times(3, closeAnchorage), ...times(2, escort(0.4))],
  },
]

/**
 * Written when the weights stood, and run once: no weight was changed after. The tests run them again, as regression
 * bars.
 */
export const ASSESS_HELD_OUT_LAST: readonly Recipe[] = [
  {
    name: 'assess-held-oman',
    lon: 57.2,
    lat: 25.1,
    startMs: Date.UTC(2024, 4, 11, 11),
    hours: 42,
    meetingHours: [2, 26],
    scenes: { ...SCENES, drifting: 9, anchored: 10, underway: 2, anchorage: 4, pilot: 5, tow: 5, raftOfFour: 1 },
    more: [...LOOK_ALIKE, ...times(3, bunker), ...times(3, berths), ...times(3, double)],
  },
  {
    name: 'assess-held-plate',
    lon: -56.4,
    lat: -35.6,
    startMs: Date.UTC(2018, 8, 27, 1),
    hours: 34,
    scenes: { ...SCENES, drifting: 5, anchored: 8, underway: 9, shuttle: 3, supply: 4, crossing: 6 },
    more: [...LOOK_ALIKE, ...times(4, escort(0.8)), ...times(4, convoy), ...times(2, pairTrawl(40, 120))],
  },
]

/** Types that the ships of a scene send, each as likely; undefined sends none. */
const TYPES: { readonly [K in Vessel['kind']]?: readonly (number | undefined)[] } = {
  mother: [80, 80, 81, 84, 89, 70],
  daughter: [80, 80, 82, 83, 89, 70],
  transit: [70, 80, 60, 37],
  crossing: [70, 80],
  lane: [70, 80, 71],
  anchorage: [70, 80, 79, 84],
  raft: [30, 30, 37],
  marina: [36, 37],
  pilot: [50],
  piloted: [70, 80],
  tow: [31, 52, 32, undefined],
  fishing: [30],
  rig: [99, undefined, 90],
  supply: [90, 70, 52, 79],
  shuttle: [60, 90, 53],
  shuttled: [70, 80],
  escort: [52, 31],
  escorted: [80, 70, 84],
  double: [80, 70, 30],
  service: [90, 53, 60, 52, 37],
  served: [70, 80],
  bunker: [80, 89],
  bunkered: [70, 80, 60],
  berth: [70, 80, 31, 30, 60],
  trawler: [30],
  pusher: [31, 52],
  barge: [undefined, 31, 99],
  yacht: [36, 37],
}

/** Length of such hulls, metres, least and most; breadth is a sixth or so. */
const LENGTHS: { readonly [K in Vessel['kind']]?: readonly [number, number] } = {
  raft: [12, 28],
  marina: [8, 20],
  pilot: [12, 20],
  tow: [18, 40],
  fishing: [15, 40],
  rig: [60, 110],
  supply: [40, 80],
  shuttle: [12, 25],
  escort: [25, 38],
  service: [14, 40],
  bunker: [50, 105],
  trawler: [18, 40],
  pusher: [18, 35],
  barge: [60, 110],
  yacht: [9, 30],
  transit: [20, 250],
  berth: [30, 220],
}

const rangeOf = (vessel: Vessel): readonly [number, number] => LENGTHS[vessel.kind] ?? [120, 300]

/** What the ships of a world send of themselves. */
function particularsOf(world: World, knowing: Knowing): Particulars[] {
  let lastDouble: Particulars | undefined
  return world.vessels
    .filter(({ hull }) => hull === 0)
    .map((vessel, i) => {
      const rng = random('particulars', world.recipe.name, world.seed, i)
      const own = drawParticulars(rng, vessel, world, knowing)
      // Two sets on one hull send the same ship, or next to nothing.
      const twin = vessel.kind === 'double' && lastDouble !== undefined
      const made = twin
        ? {
            ...lastDouble!,
            id: vessel.id,
            ...(rng.chance(0.5) ? { name: lastDouble!.name ?? 'ONE SHIP' } : { name: `SET ${i}` }),
          }
        : own
      lastDouble = vessel.kind === 'double' && !twin ? own : undefined
      return made
    })
}

function drawParticulars(rng: Random, vessel: Vessel, world: World, { types, sizes }: Knowing): Particulars {
  const name = `SHIP ${vessel.id.slice(-6)}`
  const shipType = rng.pick(TYPES[vessel.kind] ?? [undefined])
  const [least, most] = rangeOf(vessel)
  const lengthM = rng.between(least, most)
  const beamM = beamOf(vessel, world) ?? lengthM / rng.between(5, 7)
  const sent = rng.chance(types)
  const sized = rng.chance(sizes) && vessel.kind !== 'double' && beamM > 3
  const bow = lengthM * rng.between(0.6, 0.85)
  return {
    id: vessel.id,
    hull: 0,
    name,
    ...(sent && shipType !== undefined ? { shipType } : {}),
    ...(sized
      ? {
          dimensions: {
            toBowM: Math.round(bow),
            toSternM: Math.round(lengthM - bow),
            toPortM: Math.round(beamM / 2),
            toStarboardM: Math.round(beamM / 2),
          },
        }
      : {}),
  }
}

/**
 * Ships of a planted transfer are as broad as their places alongside leave room for: fenders of four metres between
 * them.
 */
function beamOf(vessel: Vessel, world: World): number | undefined {
  const meetings = world.planted.filter(({ vessels }) => vessels.includes(vessel.id))
  const sides = meetings.map(({ vessels, fromS, toS }) => {
    const [p, q] = vessels.map((id) =>
      world.vessels.find((one) => one.id === id && one.hull === 0)!.path((fromS + toS) / 2),
    ) as [{ x: number; y: number; headingDeg: number }, { x: number; y: number }]
    const bow = (p.headingDeg * Math.PI) / 180
    return Math.abs((q.x - p.x) * Math.cos(bow) - (q.y - p.y) * Math.sin(bow))
  })
  return sides.length === 0 ? undefined : Math.max(4, Math.min(...sides) - 4)
}

/**
 * Metres from harbour and coast, least and most on a logarithmic scale, and the share of such scenes that lie in a
 * harbour.
 */
const PLACES: {
  readonly [K in Vessel['kind']]?: {
    readonly harbourM: readonly [number, number]
    readonly coastM: readonly [number, number]
    readonly inHarbour: number
  }
} = {
  mother: { harbourM: [4000, 200_000], coastM: [3000, 150_000], inHarbour: 0 },
  raft: { harbourM: [300, 20_000], coastM: [50, 1500], inHarbour: 0.8 },
  marina: { harbourM: [300, 20_000], coastM: [10, 600], inHarbour: 0.8 },
  berth: { harbourM: [300, 20_000], coastM: [10, 1200], inHarbour: 0.85 },
  yacht: { harbourM: [1000, 30_000], coastM: [50, 2000], inHarbour: 0.2 },
  anchorage: { harbourM: [500, 20_000], coastM: [1000, 15_000], inHarbour: 0.5 },
  served: { harbourM: [500, 25_000], coastM: [1000, 20_000], inHarbour: 0.4 },
  bunkered: { harbourM: [500, 12_000], coastM: [800, 12_000], inHarbour: 0.5 },
  rig: { harbourM: [10_000, 200_000], coastM: [5000, 150_000], inHarbour: 0 },
}
const ANYWHERE = { harbourM: [500, 150_000], coastM: [500, 100_000], inHarbour: 0.15 } as const

/** What worlds know of a place: how far harbour and coast are. They know no light, which is small by rule. */
type Place = Pick<FindingContext, 'harbourDistanceM' | 'coastDistanceM'>

function placeOf(rng: Random, kinds: readonly Vessel['kind'][]): Place {
  const rule = kinds.map((kind) => PLACES[kind]).find((one) => one !== undefined) ?? ANYWHERE
  const draw = ([least, most]: readonly [number, number]): number => Math.round(least * (most / least) ** rng.unit())
  return { harbourDistanceM: rng.chance(rule.inHarbour) ? 0 : draw(rule.harbourM), coastDistanceM: draw(rule.coastM) }
}

/** A rendezvous of a world with its truth. */
export interface WorldRendezvous extends LabelledRendezvous {
  readonly rendezvous: WeighedRendezvous
  readonly bits: number
  /** What the two ships do, sorted. */
  readonly kinds: string
}

interface Hearing {
  readonly recipe: Recipe
  readonly seed: number
  readonly lossShare: number
  readonly world: World
  readonly tracks: readonly Track[]
}

// Of the last worlds what was heard: to make that takes most of the time, and one hearing serves all that a feed may
// know of ships and places.
const MOST_HEARINGS = 8
const hearings: Hearing[] = []

function hearingOf(recipe: Recipe, seed: number, lossShare: number): Hearing {
  const kept = hearings.find((one) => one.recipe === recipe && one.seed === seed && one.lossShare === lossShare)
  if (kept !== undefined) return kept
  const world = makeWorld(recipe, seed)
  const made = { recipe, seed, lossShare, world, tracks: prepare(listen(world, lossShare)) }
  hearings.push(made)
  if (hearings.length > MOST_HEARINGS) hearings.shift()
  return made
}

/**
 * Assesses all that is found in a world. What neither was planted nor is a look-alike (two guests of one mother ship)
 * is left out.
 */
function assessWorld({ world, tracks }: Hearing, knowing: Knowing, options?: AssessOptions): WorldRendezvous[] {
  const particulars = particularsOf(world, knowing)
  const vessels = new Map(world.vessels.filter(({ hull }) => hull === 0).map((one) => [one.id, one]))
  const found = findRendezvous({ tracks, particulars }).map((r) => (knowing.places ? placed(r, world, vessels) : r))
  return assess({ rendezvous: found, particulars }, options).rendezvous.flatMap((r) => {
    const kinds = idsOf(r).map((id) => vessels.get(id)!.kind)
    const guest = kinds.every((kind) => kind === 'mother' || kind === 'daughter')
    const matters = world.planted.some((plan) => isOf(r, plan, world))
    if (guest && !matters) return []
    return [{ rendezvous: r, bits: r.score.bits, matters, kinds: [...kinds].sort().join(' ') }]
  })
}

/** One place for all rendezvous of a scene: it goes by the ship that was added first. */
function placed(r: Rendezvous, world: World, vessels: ReadonlyMap<string, Vessel>): Rendezvous {
  const kinds = idsOf(r).map((id) => vessels.get(id)!.kind)
  const place = placeOf(random('place', world.recipe.name, world.seed, r.vessels[0].id, r.vessels[1].id), kinds)
  return { ...r, context: place as FindingContext }
}

function isOf(r: Rendezvous, plan: World['planted'][number], world: World): boolean {
  if (!idsOf(r).every((id) => plan.vessels.includes(id))) return false
  const [from, to] = [world.recipe.startMs + plan.fromS * 1000, world.recipe.startMs + plan.toS * 1000]
  return Math.min(r.end, to) - Math.max(r.start, from) > 0.25 * r.measures.durationMs
}

/** All rendezvous of several worlds. */
export const assessWorlds = (
  recipes: readonly Recipe[],
  seeds: readonly number[],
  lossShare: number,
  knowing: Knowing,
  options?: AssessOptions,
): WorldRendezvous[] =>
  recipes.flatMap((recipe) =>
    seeds.flatMap((seed) => assessWorld(hearingOf(recipe, seed, lossShare), knowing, options)),
  )

/** Area under the ROC curve: the chance that one that matters scores higher than one that does not; ties count half. */
export function auc(list: readonly { readonly score: number; readonly matters: boolean }[]): number {
  const sorted = [...list].sort((a, b) => a.score - b.score)
  let [below, sum, yes] = [0, 0, 0]
  for (let i = 0; i < sorted.length;) {
    let j = i
    while (j < sorted.length && sorted[j]!.score === sorted[i]!.score) j++
    const tied = sorted.slice(i, j)
    const yesHere = tied.filter(({ matters }) => matters).length
    const noHere = tied.length - yesHere
    sum += yesHere * (below + noHere / 2)
    below += noHere
    yes += yesHere
    i = j
  }
  return sum / (yes * below)
}

/** Two-sided 95 % interval of the difference of two areas, by drawing rendezvous again with replacement. */
export function aucDifference(
  list: readonly { readonly a: number; readonly b: number; readonly matters: boolean }[],
  draws: number,
  seed: number,
): readonly [number, number] {
  const rng = random('bootstrap', seed)
  const differences = Array.from({ length: draws }, () => {
    const drawn = list.map(() => rng.pick(list))
    return (
      auc(drawn.map(({ a, matters }) => ({ score: a, matters }))) -
      auc(drawn.map(({ b, matters }) => ({ score: b, matters })))
    )
  }).sort((p, q) => p - q)
  return [differences[Math.floor(0.025 * draws)]!, differences[Math.ceil(0.975 * draws) - 1]!]
}
