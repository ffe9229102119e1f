import { arcOfChordM, fromEcef, type LonLat } from '../geo/ellipsoid.js'
import type { Capped, Rendezvous, RendezvousShape } from '../model/findings.js'
import { checkList } from '../model/options.js'
import { hullName } from '../model/order.js'
import { roundDeg, roundKn, roundM, roundMs } from '../model/round.js'
import type { Particulars, Track } from '../model/track.js'
import { reportWork, type WorkOptions } from '../model/work.js'
import { createPairGeometry, type PairGeometry } from '../space/closest.js'
import { findContacts, type Contacts } from '../space/contact.js'
import { runAt, type Fleet } from '../space/fleet.js'
import { knotIn } from '../space/slots.js'
import { endEdge, startEdge } from './edges.js'
import { createEvidence, type Evidence, type HeardStay, type Stretches } from './evidence.js'
import { createHeadingTest, headingFacts, NO_HEADINGS, type HeadingFacts } from './headings.js'
import { modeOf, pairMotion, type PairMotion } from './motion.js'
import { closestHeard } from './nearest.js'
import { countNeighbours, createNeighbours, type Neighbours } from './neighbours.js'
import { rendezvousOptions, type GivenRendezvousOptions, type RendezvousOptions } from './options.js'
import { createSampler, createSamples, SAMPLES, type Samples } from './samples.js'
import { addApproach, addSeparation } from './shape.js'
import { pairSpread } from './spread.js'
import { findStays, type Stays } from './stays.js'

/** Rendezvous, and where the search was capped. */
export interface RendezvousResult {
  /** Measured contacts, sorted by start, then vessels. */
  readonly rendezvous: Rendezvous[]
  /** Places and hours so crowded that only some of the vessels were compared. */
  readonly capped: readonly Capped[]
}

/**
 * Finds measured contacts of two ships: stays within reach of each other that are long, heard, and slow or in parallel.
 *
 * Contact intervals (see `findProximities`) of a pair join where the break is short and the ships are not seen beyond
 * `mergeDistanceM` in it, where they stay within `exitDistanceM`, or over a silence of at most `maxSilenceMs` on whose straight
 * way they stay in contact; what was heard mostly apart is cut out again (`minContactShare`). An event begins and ends with
 * contact that both ships were heard in. It counts with at least `minDurationMs` of contact and such silences, where each ship
 * was heard steadily for a while, and where both meet one mode's rule. Tows, pilots and neighbours at berth are contacts too:
 * `shape` has what tells them apart.
 *
 * @param tracks - cleaned tracks, in any order.
 * @param options - `RENDEZVOUS_DEFAULTS` unless given.
 * @param work - progress and cancelling.
 * @returns sorted by start, then vessels; instants to 1 ms, distances to 1 cm, degrees to 1e-7.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * const at = (id: string, lon: number) =>
 *   Array.from({ length: 13 }, (_, i) => ({ id, t: i * 600_000, lon, lat: 10 }))
 * const { tracks } = toTracks([...at('A', 50), ...at('B', 50.001)])
 * findRendezvous(tracks)[0]?.mode // 'anchored': two hours, 110 m apart, neither moves
 * ```
 */
export function findRendezvous(tracks: readonly Track[], options?: GivenRendezvousOptions, work?: WorkOptions): Rendezvous[] {
  return findRendezvousWithReport(tracks, options, work).rendezvous
}

/** The same, with the places and hours where the search was capped. */
export function findRendezvousWithReport(
  tracks: readonly Track[],
  options?: GivenRendezvousOptions,
  work?: WorkOptions,
): RendezvousResult {
  checkList('findRendezvous: tracks', tracks)
  const settings = rendezvousOptions(options)
  // Over a silence of a stay the ships keep their places for this pair; what was heard is told apart below.
  const reach = { ...settings, maxGapMs: Math.max(settings.maxGapMs, settings.maxSilenceMs) }
  const contacts = findContacts(tracks, reach, settings.falseStretches, work)
  const geometry = createPairGeometry(contacts.fleet)
  const evidence = createEvidence(contacts, settings.observedGapMs, settings.maxGapMs)
  const stays = findStays(contacts, geometry, evidence, settings)
  const measure = createMeasure(contacts, geometry, evidence, stays, settings)
  const rendezvous: Rendezvous[] = []
  for (let s = 0; s < stays.count; s++) {
    if (s % 4096 === 0) reportWork(work, 'measuring contacts', s, stays.count)
    const found = measure(s)
    if (found !== undefined) rendezvous.push(found)
  }
  reportWork(work, 'measuring contacts', stays.count, stays.count)
  rendezvous.sort((p, q) => p.start - q.start) // stable: pairs are in order of vessels already
  return { rendezvous, capped: contacts.capped }
}

interface Tools {
  readonly fleet: Fleet
  readonly geometry: PairGeometry
  readonly evidence: Evidence
  readonly neighbours: Neighbours
  readonly particulars: (track: Track, at: number) => Particulars | undefined
  readonly options: RendezvousOptions
}

/** What was heard of a stay, in figures. */
interface Heard {
  readonly stay: HeardStay
  /** Heard between start and end, in contact or not, ms. */
  readonly heardMs: number
  readonly contactMs: number
  readonly observedMs: number
  readonly apartMs: number
  readonly fixes: readonly [number, number]
}

function createMeasure(
  contacts: Contacts,
  geometry: PairGeometry,
  evidence: Evidence,
  stays: Stays,
  options: RendezvousOptions,
): (stay: number) => Rendezvous | undefined {
  const neighbours = createNeighbours(contacts, stays)
  const { fleet } = contacts
  const tools: Tools = { fleet, geometry, evidence, neighbours, particulars: byHull(options.particulars), options }
  const sample = createSampler(fleet)
  const samples = createSamples()
  const hasHeading = createHeadingTest(fleet.tracks)
  return (stay) => {
    const pair = stays.pair[stay]!
    const a = contacts.a[pair]!
    const b = contacts.b[pair]!
    const first = stays.first[stay]!
    const last = stays.last[stay]!
    if (longestMs(contacts, first, last) + stays.silentMs[stay]! < options.minDurationMs - 1) return undefined
    const heard = weigh(tools, a, b, contacts.start[first]!, contacts.end[last]!, evidence.hear(a, b, first, last), stays.silentMs[stay]!)
    if (heard === undefined) return undefined
    sample(samples, a, b, heard.stay.heard, heard.heardMs)
    const motion = pairMotion(samples)
    const fastest = Math.max(motion.medianSpeedKn[0], motion.medianSpeedKn[1])
    const { maxSpeedKn, modes } = options
    if (fastest > maxSpeedKn && (modes.underway === false || fastest > modes.underway.maxSpeedKn)) return undefined
    const middle = (heard.stay.from + heard.stay.to) / 2
    const ta = fleet.tracks[a]!
    const tb = fleet.tracks[b]!
    const hulls = [tools.particulars(ta, middle), tools.particulars(tb, middle)] as const
    const headings = hasHeading(a) ? headingFacts(samples, ta, tb, ...hulls) : NO_HEADINGS
    const mode = modeOf(motion, heard.heardMs, headings.headingDifferenceDeg, options)
    if (mode === undefined) return undefined
    return record(tools, a, b, heard, samples, motion, headings, mode)
  }
}

/** Contact of a stay, heard or not, ms. */
function longestMs({ start, end }: Contacts, first: number, last: number): number {
  let sum = 0
  for (let i = first; i <= last; i++) sum += end[i]! - start[i]!
  return sum
}

const lengthMs = ({ count, start, end }: Stretches): number => {
  let sum = 0
  for (let i = 0; i < count; i++) sum += end[i]! - start[i]!
  return sum
}

/** Undefined where the stay [from, to] is too short, or too little of it was heard. */
function weigh(
  { evidence, options }: Tools,
  a: number,
  b: number,
  from: number,
  to: number,
  stay: HeardStay,
  absentMs: number,
): Heard | undefined {
  const { count, start, end } = stay.contact
  const contactMs = lengthMs(stay.contact)
  if (contactMs === 0 || roundMs(contactMs + stay.silentMs + absentMs) < options.minDurationMs) return undefined
  const { steadyRunMs, steadyGapMs } = options
  if (!evidence.isSteady(a, from, to, steadyRunMs, steadyGapMs)) return undefined
  if (!evidence.isSteady(b, from, to, steadyRunMs, steadyGapMs)) return undefined
  if (Math.min(evidence.fixes(a, from, to), evidence.fixes(b, from, to)) < options.minFixes) return undefined
  let observedMs = 0
  let fixesA = 0
  let fixesB = 0
  for (let i = 0; i < count; i++) {
    observedMs += evidence.observedMs(a, b, start[i]!, end[i]!)
    fixesA += evidence.fixes(a, start[i]!, end[i]!)
    fixesB += evidence.fixes(b, start[i]!, end[i]!)
  }
  const inOne = stay.heard === stay.contact
  const heardMs = inOne ? contactMs : lengthMs(stay.heard)
  const apartMs = inOne ? 0 : evidence.observedBetweenMs(a, b, stay.from, stay.to) - observedMs
  return { stay, heardMs, contactMs, observedMs, apartMs, fixes: [fixesA, fixesB] }
}

function record(
  tools: Tools,
  a: number,
  b: number,
  heard: Heard,
  samples: Samples,
  motion: PairMotion,
  headings: HeadingFacts,
  mode: Rendezvous['mode'],
): Rendezvous {
  const { fleet } = tools
  const ta = fleet.tracks[a]!
  const tb = fleet.tracks[b]!
  const { from, to } = heard.stay
  const start = roundMs(from)
  const end = roundMs(to)
  const opens = startEdge(fleet, a, b, from, tools.options.maxGapMs)
  const closes = endEdge(fleet, a, b, to, tools.options.maxGapMs)
  const closest = closestHeard(fleet, tools.geometry, tools.evidence, a, b, heard.stay.contact, samples, tools.options)
  // Ends and sums are rounded apart: a contact without a break is as long as its event, not a millisecond longer.
  const contactMs = Math.min(roundMs(heard.contactMs), end - start)
  const observedMs = Math.min(roundMs(heard.observedMs), contactMs)
  const apartMs = Math.min(roundMs(heard.apartMs), end - start - contactMs)
  const middle = middlePlace(samples)
  const found: Mutable<Rendezvous> = {
    kind: 'rendezvous',
    id: `rendezvous:${hullName(ta.id, ta.hull)}:${hullName(tb.id, tb.hull)}:${openingFix(fleet, a, b, from)}`,
    vessels: [ta.id, tb.id],
    hulls: [ta.hull, tb.hull],
    start,
    end,
    durationMs: end - start,
    startsBy: opens.by,
    endsBy: closes.by,
    contactMs,
    observedMs,
    apartMs,
    bridgedMs: end - start - observedMs - apartMs,
    fixes: heard.fixes,
    lon: roundDeg(middle.lon),
    lat: roundDeg(middle.lat),
    minDistanceM: roundM(closest.distanceM),
    minAt: roundMs(closest.at),
    medianDistanceM: roundM(arcOfChordM(motion.medianDistanceM)),
    medianSpeedKn: [roundKn(motion.medianSpeedKn[0]), roundKn(motion.medianSpeedKn[1])],
    relativeSpeedKn: roundKn(motion.relativeSpeedKn),
    mode,
    shape: shapeOf(tools, a, b, heard, samples, motion, headings),
  }
  if (opens.uncertaintyMs !== undefined) found.startUncertaintyMs = opens.uncertaintyMs
  if (closes.uncertaintyMs !== undefined) found.endUncertaintyMs = closes.uncertaintyMs
  if (headings.hullGapM !== undefined) found.hullGapM = roundM(headings.hullGapM)
  if (headings.headingDifferenceDeg !== undefined) found.headingDifferenceDeg = roundM(headings.headingDifferenceDeg)
  return found
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The first report of either ship at or after the start: what was received when the finding could first be known. */
function openingFix(fleet: Fleet, a: number, b: number, start: number): number {
  const next = (v: number): number => {
    const { t } = fleet.tracks[v]!
    const fix = fleet.fix[knotIn(fleet, runAt(fleet, v, start), start)]!
    return t[fix]! >= start || fix + 1 >= t.length ? t[fix]! : t[fix + 1]!
  }
  return roundMs(Math.min(next(a), next(b)))
}

function middlePlace({ xyz }: Samples): LonLat {
  const o = 6 * (SAMPLES >> 1)
  return fromEcef((xyz[o]! + xyz[o + 3]!) / 2, (xyz[o + 1]! + xyz[o + 4]!) / 2, (xyz[o + 2]! + xyz[o + 5]!) / 2)
}

function shapeOf(
  { fleet, evidence, neighbours }: Tools,
  a: number,
  b: number,
  { stay }: Heard,
  samples: Samples,
  motion: PairMotion,
  { relativeBearingDeg }: HeadingFacts,
): RendezvousShape {
  const spread = pairSpread(samples, fleet.tracks[a]!, fleet.tracks[b]!)
  const shape: Mutable<RendezvousShape> = {
    relativeSpreadM: roundM(spread.relativeSpreadM),
    distanceSpreadM: roundM(motion.distanceSpreadM),
    netDriftM: roundM(spread.netDriftM),
    extentM: roundM(spread.extentM),
    neighbours: countNeighbours(neighbours, a, b, samples.t[SAMPLES >> 1]!),
  }
  addApproach(fleet, evidence, a, b, stay.from, shape)
  addSeparation(fleet, evidence, a, b, stay.to, shape)
  if (spread.acrossShare !== undefined) shape.acrossShare = roundM(spread.acrossShare)
  if (relativeBearingDeg !== undefined) shape.relativeBearingDeg = roundM(relativeBearingDeg) % 360
  return shape
}

/** Finds what is known of a hull at an instant. */
function byHull(particulars: readonly Particulars[]): (track: Track, at: number) => Particulars | undefined {
  const byId = new Map<string, Particulars[]>()
  for (const p of particulars) {
    const list = byId.get(p.id)
    if (list === undefined) byId.set(p.id, [p])
    else list.push(p)
  }
  return (track, at) =>
    byId.get(track.id)?.find((p) => p.hull === track.hull && at >= (p.start ?? -Infinity) && at <= (p.end ?? Infinity))
}
