import {
  checkList,
  withDefaults,
  roundKn,
  roundM,
  HOUR_MS,
  KNOT_MPS,
  reportWork,
  type WorkOptions,
} from '../../base/index.js'
import { roundBits } from '../../evidence/index.js'
import { distanceM } from '../../geo/index.js'
import type {
  IdentityFinding,
  IdentityPlace,
  IdentitySpell,
  VesselId,
  Track,
  VesselInterval,
} from '../../model/index.js'
import { lastAtOrBefore } from '../../track/index.js'
import { differenceOf, inOrder, makeFinding } from '../evidence/index.js'
import { fixAt, heardOf, locateSpells, type Heard, shipImo, spellsByVessel, usable } from '../period/index.js'
import { fieldBits, handoverBits, hullKey, shareAMark, type HullFrequencies } from './linkage.js'

/** What `findSuccessions` looks at. */
export interface SuccessionInput {
  /** From `identitySpells`, of all vessels: how common a hull is, is learnt from them. */
  readonly spells: readonly IdentitySpell[]
  /** Cleaned tracks: where identities ended and began. Without a place, the fields alone must suffice. */
  readonly tracks?: readonly Track[] | undefined
  /** Stretches, [start, end), whose positions are false: nobody ended or began there. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
}

/** Thresholds of `findSuccessions`. */
export interface SuccessionOptions {
  /** Longest silence between the old identity and the new one, ms. */
  readonly maxSilenceMs?: number | undefined
  /** Silence after which a number that is heard again counts as one that nobody has heard before, ms. */
  readonly dormantMs?: number | undefined
  /** Fastest that a hull goes in between, knots. */
  readonly maxSpeedKn?: number | undefined
  /** Linkage beyond what chance gives the best of all candidates, bits. */
  readonly minBits?: number | undefined
  /** How much better than the next best either way, bits: sister ships side by side are not told apart by guessing. */
  readonly minMarginBits?: number | undefined
}

/** Defaults of `findSuccessions`. */
export const SUCCESSION_DEFAULTS: Required<{ readonly [K in keyof SuccessionOptions]: number }> = {
  /** Sixty days: 1,440 hours, as Global Fishing Watch's stitcher has it. */
  maxSilenceMs: 60 * 24 * HOUR_MS,
  /**
   * A year, as for ID-36: no lay-up of one season, no ship that was away for a voyage. Numbers of ships that were
   * broken up years ago have begun to send again on other hulls (EM LONGEVITY, silent for almost three years; Bloomberg
   * 2024).
   */
  dormantMs: 365 * 24 * HOUR_MS,
  /** Thirty knots would let anything follow; twenty-five is what fast cargo ships reach. */
  maxSpeedKn: 25,
  /**
   * Three bits more than log2 of how many identities began within the time: a pair must be eight times likelier one
   * hull than any of them is by chance. In a feed with 32 beginnings in 60 days that asks for eight bits, in an ocean's
   * for thirteen.
   */
  minBits: 3,
  /** One bit: twice as likely as the next. */
  minMarginBits: 1,
}

/** One transmitter's presence: the whole of it, or what lies between silences of `dormantMs`. */
interface Presence {
  readonly vessel: VesselId
  /** How long it had slept before, ms; absent of its first presence. */
  readonly sleptMs?: number
  readonly first: IdentitySpell
  readonly last: IdentitySpell
  readonly imos: ReadonlySet<string>
  readonly start: number
  readonly end: number
  readonly from: IdentityPlace | undefined
  readonly to: IdentityPlace | undefined
}

interface Link {
  readonly before: Presence
  readonly after: Presence
  readonly bits: number
  readonly silentMs: number
  readonly wayM: number | undefined
  /** Identities that began within the longest silence, and the bits that so many ask for. */
  readonly candidates: number
  readonly neededBits: number
}

/**
 * ID-34: an identity falls silent for good, and one that nobody has heard before, or not for a year, appears within
 * reach, on the same hull.
 *
 * The two must share a mark: dimensions or size, transponder, call sign or name. Each pair is then weighed by what
 * dimensions, type and equipment say for one hull, by how common those dimensions are among all vessels given, and by
 * place and time. A succession is found where each is the other's best match by a margin, so that of sister ships
 * leaving one yard none is guessed. Two that were heard at one time are two ships, whatever else they share; so are two
 * that no ship could link at `maxSpeedKn`. A number that goes on under its IMO number is an ordinary change (ID-11).
 *
 * @param input - spells, tracks and false stretches.
 * @param options - thresholds: see `SUCCESSION_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns findings in order of time; `observed.linkageBits` is how well the two fit.
 * @throws TypeError or RangeError where spells are no array, or an option is out of range.
 * @example
 * ```ts
 * findSuccessions({ spells: [] }) // []
 * ```
 */
export function findSuccessions(
  { spells, tracks, falseStretches }: SuccessionInput,
  options?: SuccessionOptions,
  work?: WorkOptions,
): IdentityFinding[] {
  checkList('findSuccessions: spells', spells)
  const limits = withDefaults('findSuccessions', SUCCESSION_DEFAULTS, options, {
    maxSilenceMs: { min: 0, max: 3650 * 24 * HOUR_MS },
    dormantMs: { min: HOUR_MS, max: Number.MAX_VALUE },
    maxSpeedKn: { min: 1, max: 1000 },
    minBits: { min: 0, max: 100 },
    minMarginBits: { min: 0, max: 100 },
  })
  const heard = heardOf(tracks, falseStretches)
  const presences = presencesOf(usable(locateSpells(spells, heard.tracks)), heard, limits.dormantMs)
  const links = candidates(presences, limits, work)
  // Not before: a pair without a mark is a rival all the same.
  const best = mutualBest(links, limits).filter(({ link }) => shareAMark(link.before.last, link.after.first))
  return inOrder(best.map(({ link, rivals }) => describe(link, rivals, limits)))
}

/** When and where each transmitter was heard first and last; those with two identities by turns are no one ship. */
function presencesOf(spells: readonly IdentitySpell[], { byId }: Heard, dormantMs: number): Presence[] {
  return [...spellsByVessel(spells)]
    .flatMap(([vessel, own]) => {
      const hulls = byId.get(vessel) ?? []
      if (own.some(({ shared }) => shared) || hulls.length > 1) return []
      const [track] = hulls
      const presences = wakesOf(own, track, dormantMs).map((part) => presenceOf(vessel, part, track))
      return presences.map((one, k) => (k === 0 ? one : { ...one, sleptMs: one.start - presences[k - 1]!.end }))
    })
    .sort((a, b) => a.start - b.start || (a.vessel < b.vessel ? -1 : 1))
}

/** What was sent without a silence of `dormantMs`: spells, and fixes from one to before another. */
interface Wake {
  readonly spells: IdentitySpell[]
  readonly from: number
  to: number
}

/** Cuts a transmitter's record where neither an identity nor a position was heard for `dormantMs`. */
function wakesOf(own: readonly IdentitySpell[], track: Track | undefined, dormantMs: number): Wake[] {
  const t = track?.t ?? new Float64Array(0)
  const wakes: Wake[] = [{ spells: [], from: 0, to: t.length }]
  let heardT = own[0]!.start
  for (const spell of own) {
    const wake = wakes[wakes.length - 1]!
    const cut = spell.start - heardT < dormantMs ? undefined : firstAfterSleep(t, heardT, spell.start, dormantMs)
    if (cut === undefined) wake.spells.push(spell)
    else {
      wake.to = cut
      wakes.push({ spells: [spell], from: cut, to: t.length })
    }
    heardT = Math.max(heardT, spell.end)
  }
  return wakes
}

/**
 * Index of the first fix after a silence of `dormantMs` between two instants; undefined where positions filled the
 * time.
 */
function firstAfterSleep(t: Float64Array, from: number, to: number, dormantMs: number): number | undefined {
  let heardT = from
  let i = lastAtOrBefore(t, from) + 1
  for (; i < t.length && t[i]! < to; i++) {
    if (t[i]! - heardT >= dormantMs) return i
    heardT = t[i]!
  }
  return to - heardT >= dormantMs ? i : undefined
}

function presenceOf(vessel: VesselId, { spells, from: first, to: end }: Wake, track: Track | undefined): Presence {
  const last = spells.reduce((latest, one) => (one.end > latest.end ? one : latest))
  const from = track === undefined || first >= end ? spells[0]!.firstFix : fixAt(track, first)
  const to = track === undefined || first >= end ? last.lastFix : fixAt(track, end - 1)
  return {
    vessel,
    first: spells[0]!,
    last,
    imos: new Set(spells.flatMap((one) => shipImo(one) ?? [])),
    from,
    to,
    start: Math.min(spells[0]!.start, from?.t ?? Infinity),
    end: Math.max(last.end, to?.t ?? -Infinity),
  }
}

function frequenciesOf(presences: readonly Presence[]): HullFrequencies {
  const byHull = new Map<string, number>()
  const ships = presences.filter(({ sleptMs }) => sleptMs === undefined)
  for (const { last } of ships) {
    const key = hullKey(last)
    if (key !== undefined) byHull.set(key, (byHull.get(key) ?? 0) + 1)
  }
  return { ships: ships.length, byHull }
}

/**
 * All pairs that can be one hull and are linked well enough. An end meets only the starts within `maxSilenceMs` after
 * it.
 */
function candidates(
  presences: readonly Presence[],
  limits: typeof SUCCESSION_DEFAULTS,
  work: WorkOptions | undefined,
): Link[] {
  const frequencies = frequenciesOf(presences)
  const starts = Float64Array.from(presences, ({ start }) => start)
  const byVessel = new Map<VesselId, Presence[]>()
  for (const one of presences) byVessel.set(one.vessel, [...(byVessel.get(one.vessel) ?? []), one])
  return presences.flatMap((before, k) => {
    if (k % 256 === 0) reportWork(work, 'looking for successors', k, presences.length)
    const links: Link[] = []
    const from = lastAtOrBefore(starts, before.end) + 1
    const to = lastAtOrBefore(starts, before.end + limits.maxSilenceMs) + 1
    const neededBits = roundBits(limits.minBits + Math.log2(Math.max(1, to - from)))
    for (let i = from; i < to; i++) {
      const link = linkOf(before, presences[i]!, frequencies, { ...limits, neededBits, candidates: to - from })
      if (link !== undefined && !heardTogether(byVessel.get(before.vessel)!, byVessel.get(link.after.vessel)!))
        links.push(link)
    }
    return links
  })
}

/**
 * Whether two numbers were ever sent at one time: then they are two ships, also in their other lives. One number is no
 * pair.
 */
const heardTogether = (a: readonly Presence[], b: readonly Presence[]): boolean =>
  a === b || a.some((one) => b.some((other) => one.start <= other.end && other.start <= one.end))

interface LinkLimits extends Required<{ readonly [K in keyof SuccessionOptions]: number }> {
  readonly neededBits: number
  readonly candidates: number
}

function linkOf(before: Presence, after: Presence, frequencies: HullFrequencies, limits: LinkLimits): Link | undefined {
  if ([...before.imos].some((imo) => after.imos.has(imo))) return undefined
  const fields = fieldBits(before.last, after.first, frequencies)
  // The best that place and time can add: most pairs need no distance.
  if (fields + MOST_HANDOVER_BITS < limits.neededBits) return undefined
  const silentMs = after.start - before.end
  const wayM =
    before.to === undefined || after.from === undefined
      ? undefined
      : distanceM(before.to.lon, before.to.lat, after.from.lon, after.from.lat)
  if (wayM !== undefined && wayM > FIX_ERROR_M + (limits.maxSpeedKn * KNOT_MPS * (after.from!.t - before.to!.t)) / 1000)
    return undefined
  const bits = fields + (wayM === undefined ? 0 : handoverBits(wayM, silentMs, limits.maxSilenceMs))
  const { candidates: count, neededBits } = limits
  return bits < neededBits
    ? undefined
    : { before, after, bits: roundBits(bits), silentMs, wayM, candidates: count, neededBits }
}

const MOST_HANDOVER_BITS = 20
const FIX_ERROR_M = 200

/** Links that are the best of both their ends, by a margin; and how many others each end had. */
function mutualBest(
  links: readonly Link[],
  { minMarginBits }: typeof SUCCESSION_DEFAULTS,
): { link: Link; rivals: number }[] {
  const byEnd = new Map<string, Link[]>()
  const add = (key: string, link: Link): void => void byEnd.set(key, [...(byEnd.get(key) ?? []), link])
  for (const link of links) {
    add(`<${link.before.vessel}`, link)
    add(`>${link.after.vessel}`, link)
  }
  return links.flatMap((link) => {
    const rivals = [...byEnd.get(`<${link.before.vessel}`)!, ...byEnd.get(`>${link.after.vessel}`)!].filter(
      (one) => one !== link,
    )
    return rivals.every((one) => one.bits + minMarginBits <= link.bits) ? [{ link, rivals: rivals.length }] : []
  })
}

function describe(
  { before, after, bits, silentMs, wayM, candidates: count, neededBits }: Link,
  rivals: number,
  limits: typeof SUCCESSION_DEFAULTS,
): IdentityFinding {
  const [from, to] = [before.last, after.first]
  // A ship keeps its IMO number for life: another one, or none where there was one, is no reflagging.
  const lost = shipImo(from) !== undefined && (shipImo(to) !== undefined || to.empty.includes('imo'))
  const place = after.from ?? before.to
  const fields = (['imo', 'name', 'callSign', 'dimensions', 'shipType'] as const).filter(
    (field) => from[field] !== undefined || to[field] !== undefined,
  )
  return makeFinding({
    weight: lost ? 'ID-34:imo' : 'ID-34',
    vessels: [before.vessel, after.vessel],
    start: before.end,
    end: after.start,
    place,
    spells: [from, to],
    differences: [
      { field: 'mmsi', from: before.vessel, to: after.vessel },
      ...fields.map((field) => differenceOf(field, from, to)),
    ],
    observed: {
      linkageBits: bits,
      silentMs,
      rivals,
      candidates: count,
      predecessor: before.vessel,
      successor: after.vessel,
      ...(after.sleptMs === undefined ? {} : { sleptMs: after.sleptMs }),
      ...(wayM === undefined
        ? {}
        : {
            distanceM: roundM(wayM),
            ...(silentMs > 0 ? { impliedSpeedKn: roundKn(wayM / (silentMs / 1000) / KNOT_MPS) } : {}),
          }),
    },
    threshold: {
      neededBits,
      maxSilenceMs: limits.maxSilenceMs,
      maxSpeedKn: limits.maxSpeedKn,
      ...(after.sleptMs === undefined ? {} : { dormantMs: limits.dormantMs }),
    },
  })
}
