import { HOUR_MS } from '../../base/index.js'
import type { Observation } from '../../evidence/index.js'
import { checkImo } from '../../identity/number/index.js'
import { type FactorValues, idsOf, mmsiKind, type UsualWork } from '../../model/index.js'
import type { AssessIndex, ShipClass } from './context.js'
import { known, type RendezvousFacts, type ShipFacts } from './facts.js'

/** Everyday work that puts two ships next to each other: each speaks against a transfer, and says why. */
export function workObservations(facts: RendezvousFacts): Observation[] {
  const {
    ships: [a, b],
  } = facts
  const types = known({ classA: a.shipClass, classB: b.shipClass })
  return LOOKS.flatMap(([work, look]) => {
    const seen = look(facts)
    return seen === undefined
      ? []
      : [{ key: `work:${work}`, observed: { ...types, ...seen.observed }, threshold: seen.threshold }]
  })
}

interface Seen {
  readonly observed: FactorValues
  readonly threshold: FactorValues
}

type Look = (facts: RendezvousFacts) => Seen | undefined

const some = ({ ships }: RendezvousFacts, ...classes: readonly ShipClass[]): boolean =>
  ships.some(({ shipClass }) => shipClass !== undefined && classes.includes(shipClass))

const seenIf = (seen: boolean, observed: FactorValues = {}, threshold: FactorValues = {}): Seen | undefined =>
  seen ? { observed, threshold } : undefined

// As far as two antennas of one hull lie apart at most: the longest ships are 400 m, the aerials stand on one
// superstructure.
const ONE_HULL = { apartM: 120, spreadM: 12, headingDeg: 4, movedM: 300 } as const

const nameKey = (index: AssessIndex, { now }: ShipFacts): string => index.nameKeys.get(now?.name ?? '') ?? ''

const twoTransmitters: Look = ({ r, ships: [a, b], index }) => {
  const {
    measures: { shape },
  } = r
  const { imo } = a.now ?? {}
  if (imo !== undefined && imo === b.now?.imo && checkImo(imo).ok) return { observed: { imo }, threshold: {} }
  const shared = (index.identity.get(a.id) ?? []).find(
    (one) => one.measures.rule === 'ID-22' && idsOf(one).includes(b.id),
  )
  if (shared !== undefined) return { observed: { rule: shared.measures.rule }, threshold: {} }
  const parted =
    (r.measures.startsBy === 'motion' && (shape.approachFromM ?? 0) > 2 * ONE_HULL.apartM) ||
    (r.measures.endsBy === 'motion' && (shape.separationToM ?? 0) > 2 * ONE_HULL.apartM)
  if (parted) return undefined
  const asOne =
    r.measures.medianDistanceM <= ONE_HULL.apartM &&
    shape.relativeSpreadM <= ONE_HULL.spreadM &&
    (r.measures.headingDifferenceDeg ?? 0) <= ONE_HULL.headingDeg
  if (!asOne) return undefined
  const moved = Math.max(shape.netDriftM, shape.extentM) >= ONE_HULL.movedM
  const name = nameKey(index, a)
  const sameName = name !== '' && name === nameKey(index, b)
  const observed = known({
    sameName,
    relativeSpreadM: shape.relativeSpreadM,
    headingDifferenceDeg: r.measures.headingDifferenceDeg,
  })
  return seenIf(moved || sameName, observed, { ...ONE_HULL })
}

const ownBoat: Look = ({ ships }) => seenIf(ships.some(({ id }) => mmsiKind(id) === 'craft'))

const WAY_KN = 1

const makesWay: (facts: RendezvousFacts) => boolean = ({ r }) =>
  r.measures.mode === 'underway' || Math.max(...r.measures.medianSpeedKn) >= WAY_KN

const tow: Look = (facts) =>
  seenIf(some(facts, 'tug') && makesWay(facts), { mode: facts.r.measures.mode }, { wayKn: WAY_KN })

// Longer than a tug takes at a ship that anchors or weighs; held as by lines; and a pair that swings is at no berth.
const BARGE = { durationHours: 1.5, relativeSpreadM: 15, extentM: 25 } as const

const atAnchoredShip = (facts: RendezvousFacts): boolean => {
  const {
    measures: { durationMs, startsBy, endsBy, shape },
  } = facts.r
  const held =
    durationMs >= BARGE.durationHours * HOUR_MS &&
    shape.relativeSpreadM <= BARGE.relativeSpreadM &&
    shape.extentM > BARGE.extentM
  const cameOrLeft = startsBy === 'motion' || endsBy === 'motion'
  return (
    some(facts, 'tug') &&
    some(facts, 'tanker', 'cargo') &&
    facts.r.measures.mode === 'anchored' &&
    !makesWay(facts) &&
    held &&
    cameOrLeft
  )
}

const barge: Look = (facts) =>
  seenIf(
    atAnchoredShip(facts),
    { relativeSpreadM: facts.r.measures.shape.relativeSpreadM, extentM: facts.r.measures.shape.extentM },
    { ...BARGE },
  )
const tug: Look = (facts) =>
  seenIf(
    some(facts, 'tug') && !makesWay(facts) && !atAnchoredShip(facts),
    { mode: facts.r.measures.mode },
    { wayKn: WAY_KN },
  )
const pilot: Look = (facts) => seenIf(some(facts, 'pilot'))
const service: Look = (facts) => seenIf(some(facts, 'service'))
const rescue: Look = (facts) => seenIf(some(facts, 'rescue'))
const ferries = ({ ships }: RendezvousFacts): boolean => ships.every(({ shipClass }) => shipClass === 'passenger')
const passenger: Look = (facts) => seenIf(some(facts, 'passenger') && !ferries(facts))
const leisure: Look = (facts) => seenIf(some(facts, 'leisure') || ferries(facts))

const BUNKER = { lengthM: 120, harbourM: 15_000 } as const

/** A small tanker at a ship that is no tanker, or at one half as long again, near a harbour. */
const bunkering: Look = ({ ships: [a, b], place }) => {
  const isBunker = (x: ShipFacts, y: ShipFacts): boolean =>
    x.shipClass === 'tanker' &&
    x.lengthM !== undefined &&
    x.lengthM < BUNKER.lengthM &&
    (y.lengthM ?? 0) >= 1.5 * x.lengthM
  const near = place.harbourDistanceM !== undefined && place.harbourDistanceM <= BUNKER.harbourM
  return seenIf(near && (isBunker(a, b) || isBunker(b, a)), known({ lengthAM: a.lengthM, lengthBM: b.lengthM }), {
    ...BUNKER,
  })
}

const SUPPLY = { extentM: 30, coastM: 3000 } as const
const AT_RIGS: ReadonlySet<ShipClass | undefined> = new Set([
  'tug',
  'other',
  'service',
  'cargo',
  'passenger',
  undefined,
])

/** Off the coast nothing lies still but what stands on the ground. */
const supply: Look = ({ r, ships, place }) =>
  seenIf(
    r.measures.shape.extentM <= SUPPLY.extentM &&
      (place.coastDistanceM ?? 0) >= SUPPLY.coastM &&
      ships.some(({ shipClass }) => AT_RIGS.has(shipClass)),
    { extentM: r.measures.shape.extentM },
    { ...SUPPLY },
  )

const TRAWL = { minM: 60, minKn: 1.5, maxKn: 6 } as const

const pairTrawling: Look = ({ r, ships: [a, b] }) =>
  seenIf(
    a.shipClass === 'fishing' &&
      b.shipClass === 'fishing' &&
      r.measures.medianDistanceM >= TRAWL.minM &&
      Math.min(...r.measures.medianSpeedKn) >= TRAWL.minKn &&
      Math.max(...r.measures.medianSpeedKn) <= TRAWL.maxKn,
    { medianDistanceM: r.measures.medianDistanceM },
    { ...TRAWL },
  )

const LOOKS: readonly (readonly [UsualWork, Look])[] = [
  ['two-transmitters', twoTransmitters],
  ['own-boat', ownBoat],
  ['tow', tow],
  ['tug', tug],
  ['barge', barge],
  ['pilot', pilot],
  ['service', service],
  ['rescue', rescue],
  ['bunkering', bunkering],
  ['supply', supply],
  ['pair-trawling', pairTrawling],
  ['passenger', passenger],
  ['leisure', leisure],
]
