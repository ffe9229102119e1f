import { FITTED } from './fitted.js'
import type { Path } from './motion.js'
import { drawQuantile, type Random } from './random.js'

/** What a vessel does in a world. */
type ActorKind =
  | 'transit'
  | 'crossing'
  | 'lane'
  | 'anchorage'
  | 'raft'
  | 'marina'
  | 'pilot'
  | 'piloted'
  | 'tow'
  | 'fishing'
  | 'rig'
  | 'supply'
  | 'shuttle'
  | 'shuttled'
  | 'mother'
  | 'daughter'
  // of the worlds of meetings that are weighed
  | 'escort'
  | 'escorted'
  | 'double'
  | 'service'
  | 'served'
  | 'bunker'
  | 'bunkered'
  | 'berth'
  | 'trawler'
  | 'pusher'
  | 'barge'
  | 'yacht'

/** How a planted transfer is held. */
export type TransferKind = 'drifting' | 'anchored' | 'underway'

/** A hull, its true path and its transmitter. */
export interface Vessel {
  readonly id: string
  /** Tells hulls on one number apart. */
  readonly hull: number
  readonly kind: ActorKind
  readonly aisClass: 'A' | 'B'
  /** Sends true heading. */
  readonly hasHeading: boolean
  readonly path: Path
  /** In reach of receivers, seconds. */
  readonly fromS: number
  readonly toS: number
  /** Lies at anchor, at a quay or on the ground. */
  readonly fast: boolean
  /** Stretches of its own silence, seconds: not reported at any loss. */
  readonly silent: readonly (readonly [from: number, to: number])[]
}

/** A transfer that the world was told to hold. */
export interface Planted {
  readonly kind: TransferKind
  readonly vessels: readonly [string, string]
  /** Made fast from, and until, seconds. */
  readonly fromS: number
  readonly toS: number
}

/** How a shuttle boat goes its rounds, minutes. */
export interface ShuttleHabit {
  readonly stay: readonly [number, number]
  /** Between most visits. */
  readonly away: readonly [number, number]
  /** Between one in four. */
  readonly longAway: readonly [number, number]
}

/** Visits of minutes; what lies between is longer than the break that joins two contacts. */
export const SHUTTLE: ShuttleHabit = { stay: [6, 16], away: [45, 80], longAway: [90, 170] }

/** What a scene needs to know of its world. */
export interface Scene {
  readonly rng: Random
  /** Middle of the scene, metres in the world's plane. */
  readonly x: number
  readonly y: number
  /** Length of the world, seconds. */
  readonly lengthS: number
  /** Hours alongside, least and most. */
  readonly meetingHours: readonly [number, number]
  readonly shuttle: ShuttleHabit
  /** Where the wind blows to, degrees, over time: ships at anchor lie that way from their anchors. */
  readonly leeDeg: (s: number) => number
  add(vessel: NewVessel): string
  plant(kind: TransferKind, a: string, b: string, fromS: number, toS: number): void
}

/** A vessel to be added; what is left out is drawn or whole. */
export type NewVessel = Pick<Vessel, 'kind' | 'path'> &
  Partial<Omit<Vessel, 'id' | 'hull' | 'kind' | 'path'>> & { ship: Ship }

/** Traffic by whose habits speeds and headings are drawn. */
export type Ship = keyof typeof FITTED.speedKn

const LARGE: ReadonlySet<Ship> = new Set(['cargo', 'tanker'])

/** Draws the transmitter of a vessel: large ships are class A, others class B in the fitted share. */
export function transmitter(rng: Random, ship: Ship): { aisClass: 'A' | 'B'; hasHeading: boolean } {
  const large = LARGE.has(ship)
  const boat = ship === 'fishing' || ship === 'pleasure'
  // Of all vessels 42 % are of class B; hardly a ship over 300 tons, so three in four of the boats.
  const aisClass = !large && rng.chance(boat ? 0.75 : 0.1) ? 'B' : 'A'
  const share = FITTED.headingShare
  const heading = aisClass === 'B' ? share.classB : ship === 'tanker' || ship === 'cargo' ? share[ship] : share.classA
  return { aisClass, hasHeading: rng.chance(heading) }
}

const AT = [0, 0.25, 0.5, 0.75, 1]

/** A speed of a kind of ship under way, knots, between the 5th and 95th centile of the real day; at least `least`. */
export const drawSpeedKn = (rng: Random, ship: Ship, least: number): number =>
  Math.max(least, drawQuantile(rng, AT, FITTED.speedKn[ship]))
