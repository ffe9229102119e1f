import { compareText } from '../model/order.js'
import { normalizeName } from '../identity/nameForm.js'
import { readShipType } from '../identity/shipType.js'
import type { Knowledge } from '../knowledge/index.js'
import type { DarkRendezvous } from '../model/dark.js'
import type { Loitering, Rendezvous, Stop } from '../model/findings.js'
import type { Gap } from '../model/gap.js'
import type { GapScore } from '../model/gapScore.js'
import type { IdentityFinding, IdentitySpell } from '../model/identity.js'
import type { VesselId } from '../model/report.js'
import type { Particulars, Track } from '../model/track.js'
import type { Darkness } from '../night/index.js'

/** Where and when a meeting lies: the part of `FindingContext` that is weighed. */
export interface MeetingPlace {
  /** How far the nearest known harbour is, metres; 0 within it. */
  readonly harbourDistanceM?: number | undefined
  /** What kind of harbour that is. */
  readonly harbourKind?: 'port' | 'anchorage' | undefined
  /** To the nearest land, metres; 0 on land. */
  readonly coastDistanceM?: number | undefined
  /** Names of the zones that hold the place. */
  readonly zones?: readonly string[] | undefined
  /** How dark it was. */
  readonly night?: Pick<Darkness, 'darkShare' | 'moonlitShare'> | undefined
}

/** What is weighed, and what is known beside it; `Findings` of `detect` fit. */
export interface AssessInput {
  /** Measured contacts. */
  readonly rendezvous: readonly Rendezvous[]
  /** Place and light of each, by its id. */
  readonly context?: Readonly<Record<string, MeetingPlace>> | undefined
  /** What is known of the hulls over time: names, types, sizes, draughts. */
  readonly particulars?: readonly Particulars[] | undefined
  /** Silences. */
  readonly gaps?: readonly Gap[] | undefined
  /** Possible meetings in silence. */
  readonly dark?: readonly DarkRendezvous[] | undefined
  /** What is odd about identities; list matches (ID-33) stand apart. */
  readonly identity?: readonly IdentityFinding[] | undefined
  /** Stretches of little way, for time lines. */
  readonly loitering?: readonly Loitering[] | undefined
}

/** What else is known. */
export interface AssessContext {
  /** Scores of the silences: without them a silence counts next to nothing. */
  readonly gapScores?: readonly GapScore[] | undefined
  /** Who sent what when, for flags over time. */
  readonly spells?: readonly IdentitySpell[] | undefined
  /** Stays, for harbour calls; with `knowledge`. */
  readonly stops?: readonly Stop[] | undefined
  /** Tracks, from which stays are found where `stops` are not given. */
  readonly tracks?: readonly Track[] | undefined
  /** Harbours. */
  readonly knowledge?: Knowledge | undefined
}

/** What a ship is for the weighing, by the type that she sends. */
export type ShipClass = 'tanker' | 'cargo' | 'fishing' | 'tug' | 'pilot' | 'rescue' | 'service' | 'leisure' | 'passenger' | 'other'

const CLASSES: readonly (readonly [ShipClass, ReadonlySet<string>])[] = [
  ['tanker', new Set(['8'])],
  ['cargo', new Set(['7'])],
  ['fishing', new Set(['30'])],
  ['tug', new Set(['31', '32', '52'])],
  ['pilot', new Set(['50'])],
  ['rescue', new Set(['51'])],
  ['service', new Set(['33', '34', '53', '54', '55', '58'])],
  ['leisure', new Set(['36', '37'])],
  ['passenger', new Set(['4', '6'])],
]

function classOf(shipType: number): ShipClass | undefined {
  const { group } = readShipType(shipType)
  return group === undefined ? undefined : (CLASSES.find(([, groups]) => groups.has(group))?.[0] ?? 'other')
}

// Types are 0 to 255: read once, for every meeting asks twice.
const CLASS_OF_TYPE = Array.from({ length: 256 }, (_, shipType) => classOf(shipType))

/** Class of a type; undefined where it tells nothing. */
export const shipClass = (shipType: number | undefined): ShipClass | undefined => (shipType === undefined ? undefined : CLASS_OF_TYPE[shipType])

/** Findings by vessel, so that each meeting finds its own. Made by `indexAssessment`. */
export interface AssessIndex {
  readonly input: AssessInput
  readonly particulars: ReadonlyMap<VesselId, readonly Particulars[]>
  readonly gaps: ReadonlyMap<VesselId, readonly Gap[]>
  readonly dark: ReadonlyMap<VesselId, readonly DarkRendezvous[]>
  readonly identity: ReadonlyMap<VesselId, readonly IdentityFinding[]>
  readonly gapScores: ReadonlyMap<string, GapScore>
  /** Of each name as sent, the form in which names are compared; '' where it is none. */
  readonly nameKeys: ReadonlyMap<string, string>
}

/** Sorts what is known by vessel; the order of the input does not matter. */
export function indexAssessment(input: AssessInput, context: AssessContext = {}): AssessIndex {
  return {
    input,
    particulars: byVessel(input.particulars, (one) => [one.id], (a, b) => (a.start ?? -Infinity) - (b.start ?? -Infinity) || compareText(JSON.stringify(a), JSON.stringify(b))),
    gaps: byVessel(input.gaps, (one) => [one.vessel], byStart),
    dark: byVessel(input.dark, (one) => one.vessels, byStart),
    identity: byVessel(input.identity, (one) => one.vessels, byStart),
    nameKeys: new Map((input.particulars ?? []).flatMap(({ name }) => (name === undefined ? [] : [[name, normalizeName(name).key] as const]))),
    gapScores: new Map((context.gapScores ?? []).map((score) => [score.gap, score])),
  }
}

const byStart = (a: { start: number; id: string }, b: { start: number; id: string }): number => a.start - b.start || compareText(a.id, b.id)

function byVessel<T>(list: readonly T[] | undefined, vesselsOf: (one: T) => readonly VesselId[], order: (a: T, b: T) => number): Map<VesselId, T[]> {
  const map = new Map<VesselId, T[]>()
  for (const one of [...(list ?? [])].sort(order)) {
    for (const vessel of new Set(vesselsOf(one))) {
      const own = map.get(vessel)
      if (own === undefined) map.set(vessel, [one])
      else own.push(one)
    }
  }
  return map
}
