// What each kind of finding's bits mean as odds that it is worth opening: labelled findings of simulated worlds, and
// how many there are on realistic traffic. Written to src/evidence/kindOdds.ts by scripts/priors.ts.
import { findDarkRendezvous } from '../../src/dark/index.js'
import type { OrderedKind } from '../../src/evidence/index.js'
import { findGaps } from '../../src/gap/index.js'
import { scoreGaps } from '../../src/gap/score/index.js'
import { findIdentityConflicts } from '../../src/identity/conflict/index.js'
import { scoreIdentity } from '../../src/identity/evidence/index.js'
import { identitySpells } from '../../src/identity/period/index.js'
import { findIdentityChanges } from '../../src/identity/rule/index.js'
import { findSuccessions } from '../../src/identity/succession/index.js'
import { learn } from '../../src/knowledge/index.js'
import { findLoneLoitering, findLoitering } from '../../src/loitering/index.js'
import { idsOf, type Loitering, type Rendezvous } from '../../src/model/index.js'
import { createCoastline, type Coastline } from '../../src/place/index.js'
import { groupRendezvous } from '../../src/rendezvous/group/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import { toTracks } from '../../src/track/index.js'
import {
  ASSESS_HELD_OUT,
  ASSESS_HELD_OUT_LAST,
  ASSESS_HELD_OUT_LATER,
  ASSESS_RECIPES,
  assessWorlds,
  KNOWING,
  type WorldRendezvous,
} from './assess.js'
import { DARK_RATES } from './darkRates.js'
import { makeDarkWorld, type DarkWorld, type PlantedDark } from './darkWorld.js'
import { prepare } from './detectors.js'
import { planeAt } from './globe.js'
import { HELD_OUT_RECIPE, identityWorld, RECIPE, type IdentityRecipe, type IdentityWorld } from './identity.js'
import { calibrate, fitOdds, type BitsMeaning, type Calibration, type Fit, type Labelled } from './priorsFit.js'
import { causedGaps, causedSparse, trueSilences, type CausedGap } from './priorsSilence.js'
import { listen } from './transmit.js'
import { makeWorld, type Recipe, type World } from './world.js'

/** Kinds that are fitted: contacts in ports share the odds of rendezvous. */
type FittedKind = Exclude<OrderedKind, 'port-contact'>

/**
 * One whole real day (docs/real-day.md): how many ships were heard, findings of each kind, and of those looked at one
 * by one (`assessLabels.ts`) how many were close contact at sea. Counted once, before anything here was fitted.
 */
export const DAY = {
  shipDays: 5029,
  /**
   * Contacts that lie neither in a port nor within 1.5 km of land: what look-alikes of the worlds stand for. The others
   * have bits that say so.
   */
  contactsAtSea: 76,
  contactsAtSeaWorth: 20,
  contacts: 29_255,
  contactsWorth: 23,
  groups: 389,
  groupsWorth: 4,
  loitering: 467,
  loiteringWorth: 11,
  gaps: 1124,
  dark: 3924,
  sparse: 13,
  lone: 38,
} as const

/**
 * A choice, not a measurement: of each way of hiding (a transponder switched off on purpose away from berths, a dark
 * rendezvous, a disguise) there is one in a thousand ship-days, five on the day above. No public record tells how many
 * there are. It lies between what was seen on that day: of thirty gaps looked at none, of fifteen dark rendezvous eight
 * contacts. Gaps and sparse sending are both of transponders switched off, and share the five by how many findings of
 * each there are.
 */
export const HIDING_PER_SHIP_DAY = 1 / 1000

/**
 * Shares of gaps that were not on purpose: not heard, off at a berth, at fault. Chosen by hand so that of the worlds'
 * gaps about as many have 4, 8 and 12 bits (28, 9 and 1.9 %) as of that day's closed ones (29, 10 and 1.2 %), which are
 * mostly such: worlds alone hold too few boats at berths.
 */
const GAP_CAUSES = { unheard: 0.69, berth: 0.155, fault: 0.155 } as const

const seedsFrom = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i)

/**
 * Seeds to fit on, and seeds (and recipes, where there are others) that nothing is fitted on. Weights of contacts were
 * fitted on seeds 1 to 6. A first held-out set (contacts 9301 and 9302, gaps 9701 to 9724, dark rendezvous 9601 to
 * 9624, identities 9111 to 9113) was looked at once; after it sparse sending was given its fitted slope and its share
 * of the odds of gaps. These are the second set.
 */
export const PRIOR_SEEDS = {
  contacts: { fit: seedsFrom(31, 4), held: seedsFrom(9311, 2) },
  gap: { fit: seedsFrom(301, 24), held: seedsFrom(9801, 24) },
  dark: { fit: seedsFrom(101, 24), held: seedsFrom(9701, 24) },
  identity: { fit: [31, 32, 33], held: [9121, 9122, 9123] },
} as const

/** Findings of one kind with their truth, and the log2 odds of all of that kind on realistic traffic. */
interface KindSet {
  readonly kind: FittedKind
  /** What worth opening means. */
  readonly definition: string
  readonly bitsAre: BitsMeaning
  readonly fit: readonly Labelled[]
  readonly held: readonly Labelled[]
  readonly baseBits: number
  /** Where these odds come from. */
  readonly base: string
}

const oddsBits = (worth: number, all: number): number => Math.log2(worth / (all - worth))

type Part = 'fit' | 'held'
const both = <T>(make: (part: Part) => T): Record<Part, T> => ({ fit: make('fit'), held: make('held') })

// ---- contacts

const CONTACT_RECIPES: Record<Part, readonly Recipe[]> = {
  fit: ASSESS_RECIPES,
  held: [...ASSESS_HELD_OUT, ...ASSESS_HELD_OUT_LATER, ...ASSESS_HELD_OUT_LAST],
}
/** As heard in a good feed and in a poor one. */
const FEEDS = [
  { lossShare: 0.05, knowing: KNOWING },
  { lossShare: 0.4, knowing: { types: 0.5, sizes: 0.3, places: true } },
] as const

const AT_SEA = ({ rendezvous }: WorldRendezvous): boolean =>
  !rendezvous.score.factors.some(({ id }) => id === 'harbour:in' || id === 'coast:land')

function contacts(part: Part): Labelled[] {
  return CONTACT_RECIPES[part].flatMap((recipe) =>
    PRIOR_SEEDS.contacts[part].flatMap((seed) =>
      FEEDS.flatMap(({ lossShare, knowing }) =>
        assessWorlds([recipe], [seed], lossShare, knowing)
          .filter(AT_SEA)
          .map(({ bits, matters }) => ({ bits, worth: matters, world: `${recipe.name} ${seed}` })),
      ),
    ),
  )
}

type Timed = Pick<Rendezvous | Loitering, 'vessels' | 'start' | 'end'>

/** Whether a finding's ships and time are those of a transfer that was planted. */
function takesPart(finding: Timed, { planted, recipe }: World): boolean {
  const [ids, { start, end }] = [idsOf(finding), finding]
  return planted.some(({ vessels, fromS, toS }) => {
    const [from, to] = [recipe.startMs + fromS * 1000, recipe.startMs + toS * 1000]
    return (
      Math.min(end, to) > Math.max(start, from) &&
      (ids.length === 1 ? vessels.includes(ids[0]!) : vessels.every((id) => ids.includes(id)))
    )
  })
}

/** Groups and loitering of the same worlds. */
function groupsAndLoitering(part: Part): { groups: Labelled[]; loitering: Labelled[] } {
  const [groups, loitering]: [Labelled[], Labelled[]] = [[], []]
  for (const recipe of CONTACT_RECIPES[part]) {
    for (const seed of PRIOR_SEEDS.contacts[part]) {
      const world = makeWorld(recipe, seed)
      const tracks = prepare(listen(world, 0.05))
      const rendezvous = findRendezvous({ tracks })
      const byId = new Map(rendezvous.map((one) => [one.id, one]))
      const label = (worth: boolean): Labelled => ({ bits: undefined, worth, world: `${recipe.name} ${seed}` })
      groups.push(
        ...groupRendezvous({ rendezvous }).map(({ links }) =>
          label(links.some((id) => takesPart(byId.get(id)!, world))),
        ),
      )
      loitering.push(...findLoitering({ tracks }).map((one) => label(takesPart(one, world))))
    }
  }
  return { groups, loitering }
}

// ---- AIS gaps

/** Gaps, weighted so that those not on purpose have their causes in the shares of the day. */
function gaps(all: readonly (CausedGap & { readonly world: string })[]): Labelled[] {
  const counts = (cause: CausedGap['cause']): number => all.filter((one) => one.cause === cause).length
  return all.map(({ bits, cause, world }) => {
    const share = cause === 'unheard' || cause === 'berth' || cause === 'fault' ? GAP_CAUSES[cause] / counts(cause) : 1
    return { bits, worth: cause === 'purpose', world, count: share }
  })
}

interface GapFindings {
  readonly gaps: Labelled[]
  readonly sparse: Labelled[]
}

function gapFindings(part: Part): GapFindings {
  const caused: (CausedGap & { world: string })[] = []
  const sparse: Labelled[] = []
  for (const seed of PRIOR_SEEDS.gap[part]) {
    const world = trueSilences(seed)
    caused.push(...causedGaps(world).map((one) => ({ ...one, world: String(seed) })))
    sparse.push(...causedSparse(world).map((one) => ({ ...one, world: String(seed) })))
  }
  return { gaps: gaps(caused), sparse }
}

// ---- dark rendezvous

const [LON, LAT] = [57.5, 23.5]

/** Land along the southern edge. */
function southernCoast(): Coastline {
  const [wide, high] = [DARK_RATES.widthKm * 500, DARK_RATES.heightKm * 500]
  const plane = planeAt(LON, LAT)
  const ring = [
    [-2 * wide, -2 * high],
    [2 * wide, -2 * high],
    [2 * wide, -high],
    [-2 * wide, -high],
    [-2 * wide, -2 * high],
  ].map(([x, y]) => [...plane(x!, y!)])
  return createCoastline({ type: 'MultiPolygon', coordinates: [[ring as [number, number][]]] })
}

const during = (a: { start: number; end: number }, b: PlantedDark): boolean => a.start < b.end && a.end > b.start

interface DarkFindings {
  readonly dark: Labelled[]
  readonly lone: Labelled[]
  /** Of planted dark rendezvous, the share that is listed; of ships heard in one, the share found to lie alone. */
  readonly foundShare: number
  readonly loneShare: number
}

function darkOf(
  world: DarkWorld,
  name: string,
  coastline: Coastline,
): { dark: Labelled[]; lone: Labelled[]; found: number; onAir: number; alone: number } {
  const { tracks } = toTracks(world.reports)
  const knowledge = learn({ tracks })
  const found = tracks.flatMap((track) =>
    findGaps({ tracks: [track], knowledge }, { topSpeedKn: world.topSpeedKn.get(track.id)! }),
  )
  const dark = findDarkRendezvous({ gaps: scoreGaps({ gaps: found, knowledge }), tracks, knowledge })
  const lone = findLoneLoitering({ tracks, knowledge, coastline })
  const one = world.planted.filter((plan) => plan.dark === 'one')
  const met = (d: (typeof dark)[number], plan: PlantedDark): boolean =>
    idsOf(d).join() === plan.vessels.join() && during(d, plan)
  const alone = (l: (typeof lone)[number], plan: PlantedDark): boolean =>
    plan.vessels.includes(l.vessels[0].id) && during(l, plan)
  return {
    dark: dark.map((d) => ({ bits: d.score.bits, worth: world.planted.some((plan) => met(d, plan)), world: name })),
    lone: lone.map((l) => ({ bits: undefined, worth: one.some((plan) => alone(l, plan)), world: name })),
    found: world.planted.filter((plan) => dark.some((d) => met(d, plan))).length / world.planted.length,
    onAir: one.length,
    alone: one.filter((plan) => lone.some((l) => alone(l, plan))).length,
  }
}

function darkFindings(part: Part): DarkFindings {
  const coastline = southernCoast()
  const all = PRIOR_SEEDS.dark[part].flatMap((seed) =>
    (['usual', 'berths'] as const).map((scene) =>
      darkOf(makeDarkWorld(seed, LON, LAT, scene), `${seed} ${scene}`, coastline),
    ),
  )
  const sum = (of: (one: (typeof all)[number]) => number): number => all.reduce((total, one) => total + of(one), 0)
  return {
    dark: all.flatMap(({ dark }) => dark),
    lone: all.flatMap(({ lone }) => lone),
    foundShare: sum(({ found }) => found) / all.length,
    loneShare: sum(({ alone }) => alone) / sum(({ onAir }) => onAir),
  }
}

// ---- identities

const coastOf = ({ land }: IdentityWorld): Coastline =>
  createCoastline({
    type: 'MultiPolygon',
    coordinates: land.map(([w, s, e, n]) => [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ]),
  })

/** Each ship of a world with the bits of all that was found of her; none is 0 bits. */
function identities(recipe: IdentityRecipe, seed: number): Labelled[] {
  const world = identityWorld(recipe, seed)
  const spells = identitySpells(world.statics)
  const { tracks } = toTracks(world.reports)
  const changes = findIdentityChanges({
    spells,
    tracks,
    gaps: world.gaps,
    coastline: coastOf(world),
    listed: world.listed,
  })
  const all = [
    ...changes,
    ...findIdentityConflicts({ spells, tracks, rendezvous: [] }),
    ...findSuccessions({ spells, tracks }),
  ]
  return world.ships.map(({ ids, deliberate }) => {
    const own = all.filter(({ vessels }) => vessels.some(({ id }) => ids.includes(id)))
    return { bits: scoreIdentity(own).bits, worth: deliberate, world: `${recipe.name} ${seed} ${ids[0]!}` }
  })
}

// ---- all kinds

const perDay = (share: number): number => HIDING_PER_SHIP_DAY * DAY.shipDays * share
const text = (value: number): string => value.toFixed(1)

/** Labelled findings of every kind. */
function kindSets(): KindSet[] {
  const contact = both(contacts)
  const company = both(groupsAndLoitering)
  const silent = both(gapFindings)
  const dark = both(darkFindings)
  const ships = both((part) =>
    PRIOR_SEEDS.identity[part].flatMap((seed) => identities(part === 'fit' ? RECIPE : HELD_OUT_RECIPE, seed)),
  )
  const of = <T, K extends keyof T>(sets: Record<Part, T>, key: K): { fit: T[K]; held: T[K] } => ({
    fit: sets.fit[key],
    held: sets.held[key],
  })
  const [met, alone] = [perDay(dark.fit.foundShare), perDay(dark.fit.loneShare)]
  const off = perDay(1) / (DAY.gaps + DAY.sparse)
  return [
    {
      kind: 'rendezvous',
      bitsAre: 'ratio',
      definition: 'goods may be handed over at sea, or at anchor off a port',
      ...contact,
      baseBits: oddsBits(DAY.contactsAtSeaWorth, DAY.contactsAtSea),
      base: `${DAY.contactsAtSeaWorth} of ${DAY.contactsAtSea} contacts at sea on the day`,
    },
    {
      kind: 'group',
      bitsAre: 'none',
      definition: 'one of its contacts is such a rendezvous',
      ...of(company, 'groups'),
      baseBits: oddsBits(DAY.groupsWorth, DAY.groups),
      base: `${DAY.groupsWorth} of ${DAY.groups} on the day`,
    },
    {
      kind: 'loitering',
      bitsAre: 'none',
      definition: 'the ship took part in such a rendezvous then',
      ...of(company, 'loitering'),
      baseBits: oddsBits(DAY.loiteringWorth, DAY.loitering),
      base: `${DAY.loiteringWorth} of ${DAY.loitering} on the day`,
    },
    {
      kind: 'gap',
      bitsAre: 'other',
      definition: 'silent on purpose, away from berths; not a fault, not unheard',
      ...of(silent, 'gaps'),
      baseBits: oddsBits(off, 1),
      base: `${text(perDay(1))} of ${DAY.gaps + DAY.sparse}`,
    },
    {
      kind: 'dark-rendezvous',
      bitsAre: 'other',
      definition: 'these two truly met then',
      ...of(dark, 'dark'),
      baseBits: oddsBits(met, DAY.dark),
      base: `${text(met)} of ${DAY.dark}`,
    },
    {
      kind: 'sparse',
      bitsAre: 'other',
      definition: 'the transponder was switched on and off on purpose',
      ...of(silent, 'sparse'),
      baseBits: oddsBits(off, 1),
      base: 'as for gaps',
    },
    {
      kind: 'lone-loitering',
      bitsAre: 'none',
      definition: 'a silent ship truly lay beside her',
      ...of(dark, 'lone'),
      baseBits: oddsBits(alone, DAY.lone),
      base: `${text(alone)} of ${DAY.lone}`,
    },
    {
      kind: 'identity',
      bitsAre: 'ratio',
      definition: 'the ship truly disguises herself',
      ...ships,
      baseBits: oddsBits(HIDING_PER_SHIP_DAY, 1),
      base: 'one ship in a thousand',
    },
  ]
}

/** A kind, fitted and looked at. */
export interface KindResult extends KindSet {
  readonly odds: Fit
  /** At the odds of realistic traffic; undefined where there are no bits. */
  readonly real: Calibration | undefined
  /** The same findings as if every second were worth opening: where probabilities spread. */
  readonly even: Calibration | undefined
}

/** Fits every kind and looks at the held-out worlds. */
export function fitKinds(sets: readonly KindSet[] = kindSets()): KindResult[] {
  return sets.map((set) => {
    const odds = fitOdds(set.fit, set.baseBits, set.bitsAre)
    const look = (atBits: number): Calibration | undefined =>
      odds.freeSlope === undefined ? undefined : calibrate(set.held, odds, set.baseBits, atBits)
    return { ...set, odds, real: look(set.baseBits), even: look(0) }
  })
}
