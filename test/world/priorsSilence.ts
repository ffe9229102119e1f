import { findGaps, findSparse } from '../../src/gap/index.js'
import { scoreGaps } from '../../src/gap/score/index.js'
import { learn, type Knowledge } from '../../src/knowledge/index.js'
import type { Gap, PositionReport, Track } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'
import { DARK_RATES } from './darkRates.js'
import { planeAt } from './globe.js'
import { random, type Random } from './random.js'
import { SILENCE_RATES } from './silenceRates.js'
import { LENGTH, listen, makeAir, makeSilenceWorld, START } from './silenceWorld.js'

// The worlds of AIS gaps hold ships gone dark and ships that were not heard. On a real day most gaps with many bits are
// neither: boats switched off at their berths. Here those are added, and faults, by the rates of the worlds of dark
// rendezvous; and ships that switch on and off, which no other world has. What is set was written down before any prior
// was fitted.

const HOUR_MS = 3_600_000
const HOUR = 3600

/** What is set here, beside `SILENCE_RATES` and `DARK_RATES`. */
const RATES = {
  /** A boat at a berth is off for so long, hours: as in the worlds of dark rendezvous. */
  berthHours: [3, 18],
  /** Ships that switch on and off on purpose in a world; for how long, hours; on and off for how long each, minutes. */
  switching: 8,
  switchHours: [4, 10],
  onMin: [1, 4],
  offMin: [15, 45],
  /**
   * Boats and ships with a poor aerial or low power for hours, which looks the same: so many, and the share of reports
   * that is heard.
   */
  weak: 8,
  weakHeard: [0.05, 0.2],
} as const

type Cause = 'purpose' | 'berth' | 'fault' | 'switching' | 'weak'

interface Spell {
  readonly id: string
  readonly cause: Cause
  readonly start: number
  readonly end: number
  /** Which reports within are heard. */
  readonly keeps: (t: number) => boolean
}

/** A world with the truth of its gaps. */
interface TrueSilences {
  readonly tracks: readonly Track[]
  readonly knowledge: Knowledge
  readonly spells: readonly Spell[]
  /** When each ship would have been heard, with nothing switched off. */
  readonly wouldBe: ReadonlyMap<string, readonly number[]>
}

const silent = (): boolean => false

/** Boats made fast along the coast, heard as any other. */
function berthBoats(seed: number): PositionReport[][] {
  const rng = random('prior-berths', seed)
  const air = makeAir(random('silence-ground', seed), random('silence-air', seed, 0))
  return Array.from({ length: DARK_RATES.berthBoats }, (_, i) => {
    const [x, y] = [rng.between(5, SILENCE_RATES.widthKm - 5), rng.between(0, 0.3)]
    const boat = {
      id: String(338_000_201 + i * 7_919),
      aisClass: rng.chance(0.5) ? ('A' as const) : ('B' as const),
      everyS: 180,
      keys: [
        [0, x, y],
        [LENGTH, x + 0.001, y],
      ] as const,
    }
    return listen(boat, air, random('prior-berth-heard', seed, i), planeAt(-8, 38), START)
  })
}

/** A stretch of a ship's record, somewhere in it. */
function spellOf(
  rng: Random,
  own: readonly PositionReport[],
  cause: Cause,
  [short, long]: readonly [number, number],
  keeps: Spell['keeps'] = silent,
): Spell[] {
  if (own.length < 50) return []
  const lengthMs = short * (long / short) ** rng.unit() * HOUR_MS
  const start = rng.pick(own).t + rng.between(1, 60) * 1000
  return own.at(-1)!.t < start + lengthMs ? [] : [{ id: own[0]!.id, cause, start, end: start + lengthMs, keeps }]
}

/** On for minutes, off for longer, by turns; both vary. */
function switchedOn(rng: Random): (t: number) => boolean {
  const edges: number[] = []
  let at = START - 100 * HOUR_MS
  while (at < START + (LENGTH + 100 * HOUR) * 1000) {
    at += rng.between(...RATES.offMin) * 60_000
    edges.push(at)
    at += rng.between(...RATES.onMin) * 60_000
    edges.push(at)
  }
  return (t) => edges.filter((edge) => edge <= t).length % 2 === 1
}

function makeSpells(
  seed: number,
  ships: readonly (readonly PositionReport[])[],
  boats: readonly (readonly PositionReport[])[],
  taken: ReadonlySet<string>,
): Spell[] {
  const rng = random('prior-spells', seed)
  const free = ships.filter((own) => own.length >= 200 && !taken.has(own[0]!.id))
  const some = (count: number): (readonly PositionReport[])[] =>
    Array.from({ length: count }, () => free.splice(rng.whole(0, free.length - 1), 1)[0]!)
  const faulty = free.filter((own) =>
    rng.chance(((own.at(-1)!.t - own[0]!.t) / (24 * HOUR_MS)) * DARK_RATES.faultsPerDay),
  )
  free.splice(0, free.length, ...free.filter((own) => !faulty.includes(own)))
  const weakHeard = (): Spell['keeps'] => {
    const own = random('prior-weak', seed, rng.unit())
    const share = own.between(...RATES.weakHeard)
    return () => own.chance(share)
  }
  return [
    ...faulty.flatMap((own) => spellOf(rng, own, 'fault', DARK_RATES.faultHours)),
    ...boats.flatMap((own) => spellOf(rng, own, 'berth', RATES.berthHours)),
    ...some(RATES.switching).flatMap((own) => spellOf(rng, own, 'switching', RATES.switchHours, switchedOn(rng))),
    ...some(RATES.weak).flatMap((own) => spellOf(rng, own, 'weak', RATES.switchHours, weakHeard())),
  ]
}

/** A world of gaps with boats at berths, faults, poor aerials and ships that switch on and off. */
export function trueSilences(seed: number): TrueSilences {
  const world = makeSilenceWorld(seed)
  const boats = berthBoats(seed).filter((own) => own.length > 0)
  const all = new Map([...groupedById(world.wouldBe), ...boats.map((own) => [own[0]!.id, own] as const)])
  const ships = [...all.values()].filter((own) => !boats.includes(own as PositionReport[]))
  const purpose = world.off.map((off): Spell => ({ ...off, cause: 'purpose', keeps: silent }))
  const spells = [...purpose, ...makeSpells(seed, ships, boats, new Set(world.off.map(({ id }) => id)))]
  const own = new Map<string, Spell[]>()
  for (const spell of spells) own.set(spell.id, [...(own.get(spell.id) ?? []), spell])
  const heard = [...all.values()]
    .flat()
    .filter(({ id, t }) => (own.get(id) ?? []).every(({ start, end, keeps }) => t < start || t > end || keeps(t)))
  const { tracks } = toTracks(heard)
  return {
    tracks,
    knowledge: learn({ tracks }),
    spells,
    wouldBe: new Map([...all].map(([id, list]) => [id, list.map(({ t }) => t)])),
  }
}

function groupedById(reports: readonly PositionReport[]): Map<string, PositionReport[]> {
  const map = new Map<string, PositionReport[]>()
  for (const one of reports) {
    const list = map.get(one.id)
    if (list === undefined) map.set(one.id, [one])
    else list.push(one)
  }
  return map
}

const overlapMs = (a: { start: number; end?: number }, b: { start: number; end: number }): number =>
  Math.min(a.end ?? Infinity, b.end) - Math.max(a.start, b.start)

/**
 * Why a ship was silent: what was switched off, or broken, for most of the gap; 'unheard' where nothing was; undefined
 * where both.
 */
function causeOf(gap: Gap, { spells, wouldBe }: TrueSilences): Cause | 'unheard' | undefined {
  const [{ id: ship }, { durationMs }] = [gap.vessels[0], gap.measures]
  const spell = spells.filter(({ id }) => id === ship).sort((a, b) => overlapMs(gap, b) - overlapMs(gap, a))[0]
  if (spell === undefined || overlapMs(gap, spell) <= 0) return 'unheard'
  if (overlapMs(gap, spell) < durationMs / 2) return undefined
  const within = wouldBe.get(ship)!.filter((t) => t >= gap.start && t <= gap.end!)
  const longest = within.reduce((most, t, i) => Math.max(most, i === 0 ? 0 : t - within[i - 1]!), 0)
  return longest > durationMs / 2 ? undefined : spell.cause
}

/** A gap with its bits and its cause. */
export interface CausedGap {
  readonly bits: number
  readonly cause: Cause | 'unheard'
}

/** Gaps of a world as `detect` finds and scores them; those of which the cause is both are left out. */
export function causedGaps(world: TrueSilences): CausedGap[] {
  const { tracks, knowledge } = world
  return scoreGaps({ gaps: findGaps({ tracks, knowledge }), knowledge }).flatMap((gap) => {
    const cause = causeOf(gap, world)
    return cause === undefined || cause === 'switching' || cause === 'weak' ? [] : [{ bits: gap.score!.bits, cause }]
  })
}

/** Sparse sending of a world, and whether the ship switched on and off then. */
export function causedSparse({ tracks, knowledge, spells }: TrueSilences): { bits: number; worth: boolean }[] {
  const switching = spells.filter(({ cause }) => cause === 'switching')
  return findSparse({ tracks, knowledge }).map((one) => ({
    bits: one.score.bits,
    worth: switching.some((spell) => one.vessels[0].id === spell.id && overlapMs(one, spell) > 0),
  }))
}
