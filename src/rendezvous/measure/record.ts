import { hullName, roundDeg, roundKn, roundM, roundMs } from '../../base/index.js'
import { arcOfChordM, fromEcef, type LonLat } from '../../geo/index.js'
import type { Rendezvous, RendezvousMeasures, RendezvousMode, RendezvousShape, Track } from '../../model/index.js'
import type { Fleet } from '../../motion/index.js'
import type { RendezvousOptions } from '../options/index.js'
import type { Evidence, HeardStay } from '../stay/index.js'
import { endEdge, startEdge } from './edges.js'
import type { Ends } from './ends.js'
import type { HeadingFacts } from './headings.js'
import type { PairMotion } from './motion.js'
import type { FindNearest } from './nearest.js'
import { countNeighbours, type Neighbours } from './neighbours.js'
import { SAMPLES, type Samples } from './samples.js'
import { addApproach, addSeparation } from './shape.js'
import { pairSpread } from './spread.js'

/** What was heard of a stay, in figures. */
export interface Heard {
  /** Its stretches. */
  readonly stay: HeardStay
  /** Heard between start and end, in contact or not, ms. */
  readonly heardMs: number
  /** Heard in contact, ms. */
  readonly contactMs: number
  /** Of that, on short legs of both, ms. */
  readonly observedMs: number
  /** Seen apart, on short legs of both, ms. */
  readonly apartMs: number
  /** Fixes of each in contact. */
  readonly fixes: readonly [number, number]
}

/** Writes a stay down. */
export type Recorder = (
  a: number,
  b: number,
  heard: Heard,
  ends: Ends,
  samples: Samples,
  motion: PairMotion,
  headings: HeadingFacts,
  mode: RendezvousMode,
) => Rendezvous

/** Prepares to write down what was measured of stays, in the units and to the digits in which it is emitted. */
export function createRecorder(
  fleet: Fleet,
  evidence: Evidence,
  neighbours: Neighbours,
  findNearest: FindNearest,
  options: RendezvousOptions,
): Recorder {
  const names = fleet.tracks.map(({ id, hull }) => hullName(id, hull))
  return (a, b, heard, ends, samples, motion, headings, mode) => {
    const ta = fleet.tracks[a]!
    const tb = fleet.tracks[b]!
    const start = roundMs(heard.stay.from)
    const end = roundMs(heard.stay.to)
    const opens = startEdge(fleet, a, b, ends, heard.stay.opens, options)
    const closes = endEdge(fleet, a, b, ends, heard.stay.closes, options)
    const closest = findNearest(a, b, heard.stay.contact, samples)
    // Ends and sums are rounded apart: a contact without a break is as long as its event, not a millisecond longer.
    const contactMs = Math.min(roundMs(heard.contactMs), end - start)
    const observedMs = Math.min(roundMs(heard.observedMs), contactMs)
    const apartMs = Math.min(roundMs(heard.apartMs), end - start - contactMs)
    const middle = middlePlace(samples)
    const measures: Mutable<RendezvousMeasures> = {
      durationMs: end - start,
      startsBy: opens.by,
      endsBy: closes.by,
      contactMs,
      observedMs,
      apartMs,
      bridgedMs: end - start - observedMs - apartMs,
      fixes: heard.fixes,
      minDistanceM: roundM(closest.distanceM),
      minAt: roundMs(closest.at),
      medianDistanceM: roundM(arcOfChordM(motion.medianDistanceM)),
      medianSpeedKn: [roundKn(motion.medianSpeedKn[0]), roundKn(motion.medianSpeedKn[1])],
      relativeSpeedKn: roundKn(motion.relativeSpeedKn),
      mode,
      shape: shapeOf(fleet, evidence, neighbours, a, b, ends, samples, motion, headings),
    }
    if (opens.uncertaintyMs !== undefined) measures.startUncertaintyMs = opens.uncertaintyMs
    if (closes.uncertaintyMs !== undefined) measures.endUncertaintyMs = closes.uncertaintyMs
    if (headings.hullGapM !== undefined) measures.hullGapM = roundM(headings.hullGapM)
    if (headings.headingDifferenceDeg !== undefined)
      measures.headingDifferenceDeg = roundM(headings.headingDifferenceDeg)
    return {
      kind: 'rendezvous',
      id: `rendezvous:${names[a]!}:${names[b]!}:${openingFix(ta, tb, ends)}`,
      vessels: [
        { id: ta.id, hull: ta.hull },
        { id: tb.id, hull: tb.hull },
      ],
      start,
      end,
      lon: roundDeg(middle.lon),
      lat: roundDeg(middle.lat),
      measures,
    }
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The first report of either ship at or after the start: what was received when the finding could first be known. */
function openingFix(a: Track, b: Track, { at, fix }: Ends): number {
  return roundMs(Math.min(nextFix(a, fix[0]!, at[0]!), nextFix(b, fix[1]!, at[0]!)))
}

const nextFix = ({ t }: Track, fix: number, at: number): number =>
  t[fix]! >= at || fix + 1 >= t.length ? t[fix]! : t[fix + 1]!

function middlePlace({ xyz }: Samples): LonLat {
  const o = 6 * (SAMPLES >> 1)
  return fromEcef((xyz[o]! + xyz[o + 3]!) / 2, (xyz[o + 1]! + xyz[o + 4]!) / 2, (xyz[o + 2]! + xyz[o + 5]!) / 2)
}

function shapeOf(
  fleet: Fleet,
  evidence: Evidence,
  neighbours: Neighbours,
  a: number,
  b: number,
  ends: Ends,
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
  addApproach(fleet, evidence, a, b, ends, shape)
  addSeparation(fleet, evidence, a, b, ends, shape)
  if (spread.acrossShare !== undefined) shape.acrossShare = roundM(spread.acrossShare)
  if (relativeBearingDeg !== undefined) shape.relativeBearingDeg = roundM(relativeBearingDeg) % 360
  return shape
}
