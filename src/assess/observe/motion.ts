import { roundM, DEGREE_RAD, HOUR_MS } from '../../base/index.js'
import type { Observation } from '../../evidence/index.js'
import { known, type RendezvousFacts, type ShipFacts } from './facts.js'

/** Closeness, steadiness and course of a rendezvous: what its own measures show. */
export const motionObservations = (facts: RendezvousFacts): Observation[] =>
  [contactRange, bearing, steadiness, relativeSpeed, headings, course, visits, duration, heard].flatMap(
    (look) => look(facts) ?? [],
  )

type Look = (facts: RendezvousFacts) => Observation | undefined

// Between hulls, metres: fenders are three to five metres thick, positions and headings add their errors; a second
// ship's place; and what no hose reaches.
const GAP_LIMITS = { alongsideM: 20, nearM: 60, reachM: 150 } as const
// Between antennas where sizes are not known, metres: lightering pairs lay at 50 to 63, one at 96.
const ANTENNA_LIMITS = { alongsideM: 100, nearM: 150, reachM: 300 } as const
// Boats of less than 25 m alongside have their antennas at most so far apart, metres.
const BOAT_LIMITS = { alongsideM: 40, nearM: 80, reachM: 200 } as const

type Limits = { readonly alongsideM: number; readonly nearM: number; readonly reachM: number }

const contactRange: Look = ({ r, ships }) => {
  const limits = r.measures.hullGapM === undefined ? antennaLimits(ships) : GAP_LIMITS
  const distance = r.measures.hullGapM ?? r.measures.medianDistanceM
  const level =
    distance <= limits.alongsideM
      ? 'alongside'
      : distance <= limits.nearM
        ? 'near'
        : distance <= limits.reachM
          ? 'reach'
          : 'apart'
  return {
    key: `contact:${level}`,
    observed: known({ medianDistanceM: r.measures.medianDistanceM, hullGapM: r.measures.hullGapM }),
    threshold: { ...limits },
  }
}

/**
 * How far apart antennas of two hulls side by side lie: half of both breadths, and along the hulls a third of both
 * lengths.
 */
function antennaLimits([a, b]: readonly [ShipFacts, ShipFacts]): Limits {
  if (a.lengthM === undefined || b.lengthM === undefined) return ANTENNA_LIMITS
  if (Math.max(a.lengthM, b.lengthM) < 25) return BOAT_LIMITS
  const length = a.lengthM + b.lengthM
  const side = ((a.beamM ?? a.lengthM / 6) + (b.beamM ?? b.lengthM / 6)) / 2
  const alongsideM = roundM(Math.hypot(side + GAP_LIMITS.alongsideM, length / 6))
  const nearM = roundM(Math.hypot(side + GAP_LIMITS.nearM, length / 3))
  return { alongsideM, nearM, reachM: roundM(nearM + GAP_LIMITS.reachM - GAP_LIMITS.nearM) }
}

// Of the distance so much lies across the course: 0.03 to 0.78 in tugs with others, 0.83 to 1 in tankers
// (docs/real-day.md).
const ABEAM_SHARE = 0.8
const AHEAD_SHARE = 0.5

/**
 * Where they made way: across the course. At rest, off the bow by true heading; there only abeam tells anything, for a
 * boat at the quarter of a long ship lies astern of her antenna.
 */
const bearing: Look = ({
  r: {
    measures: { shape },
  },
}) => {
  const { acrossShare, relativeBearingDeg } = shape
  const atRest = acrossShare === undefined
  const share = acrossShare ?? Math.abs(Math.sin((relativeBearingDeg ?? NaN) * DEGREE_RAD))
  const level = share >= ABEAM_SHARE ? 'abeam' : share <= AHEAD_SHARE && !atRest ? 'ahead' : undefined
  if (level === undefined) return undefined
  const observed = known({ acrossShare: Math.round(share * 100) / 100, relativeBearingDeg })
  return { key: `bearing:${level}`, observed, threshold: { abeamShare: ABEAM_SHARE, aheadShare: AHEAD_SHARE } }
}

// Neighbours at berths do not move, 2 to 4 m of scatter; pairs at anchor moved by 45 m and more. Held pairs keep within
// some tens of metres of their relative place; those with their approach in the event, and those that swing apart,
// beyond that.
const STEADY = { agroundExtentM: 25, heldM: 35, looseM: 90 } as const

const steadiness: Look = ({
  r: {
    measures: { shape },
  },
}) => {
  const { relativeSpreadM, extentM } = shape
  const spread = relativeSpreadM <= STEADY.heldM ? 'held' : relativeSpreadM <= STEADY.looseM ? 'loose' : 'wandering'
  const key = extentM <= STEADY.agroundExtentM ? 'aground' : spread
  return { key: `steady:${key}`, observed: { relativeSpreadM, extentM }, threshold: { ...STEADY } }
}

const STILL_KN = 0.3
const MOVING_KN = 0.6

const relativeSpeed: Look = ({
  r: {
    measures: { relativeSpeedKn },
  },
}) => {
  if (relativeSpeedKn > STILL_KN && relativeSpeedKn <= MOVING_KN) return undefined
  const key = relativeSpeedKn <= STILL_KN ? 'relative-speed:still' : 'relative-speed:moving'
  return { key, observed: { relativeSpeedKn }, threshold: { stillKn: STILL_KN, movingKn: MOVING_KN } }
}

const PARALLEL_DEG = 6
const NOT_ACROSS_DEG = 15

const headings: Look = ({
  r: {
    measures: { headingDifferenceDeg },
  },
}) => {
  if (headingDifferenceDeg === undefined) return undefined
  const off = Math.min(headingDifferenceDeg, 180 - headingDifferenceDeg)
  if (off > PARALLEL_DEG && off <= NOT_ACROSS_DEG) return undefined
  const level = off > NOT_ACROSS_DEG ? 'across' : headingDifferenceDeg < 90 ? 'parallel' : 'opposite'
  return {
    key: `heading:${level}`,
    observed: { headingDifferenceDeg },
    threshold: { parallelDeg: PARALLEL_DEG, acrossDeg: NOT_ACROSS_DEG },
  }
}

// From so far off a ship came, or so far she went: beyond what an anchorage or a quay gives by itself.
const FAR_M = 1000

const course: Look = ({ r }) => {
  const {
    measures: { shape, startsBy, endsBy },
  } = r
  const came = startsBy === 'motion' && (shape.approachFromM ?? 0) >= FAR_M
  const left = endsBy === 'motion' && (shape.separationToM ?? 0) >= FAR_M
  const level =
    came && left
      ? 'came-and-left'
      : came
        ? 'came'
        : left
          ? 'left'
          : startsBy === 'record' && endsBy === 'record'
            ? 'whole-record'
            : 'not-seen'
  const observed = known({ startsBy, endsBy, approachFromM: shape.approachFromM, separationToM: shape.separationToM })
  return { key: `course:${level}`, observed, threshold: { farM: FAR_M } }
}

const APART_SHARE = 0.1

/** Time heard apart within the event: boats to and fro. */
const visits: Look = ({ r }) => {
  const apartShare = r.measures.durationMs > 0 ? r.measures.apartMs / r.measures.durationMs : 0
  if (apartShare < APART_SHARE) return undefined
  return {
    key: 'visits:several',
    observed: { apartShare: Math.round(apartShare * 100) / 100 },
    threshold: { apartShare: APART_SHARE },
  }
}

const USUAL_FROM_MS = 2 * HOUR_MS
const USUAL_TO_MS = 23 * HOUR_MS

const duration: Look = ({
  r: {
    measures: { durationMs },
  },
}) => {
  const level = durationMs < USUAL_FROM_MS ? 'short' : durationMs <= USUAL_TO_MS ? 'usual' : 'long'
  const hours = Math.round((durationMs / HOUR_MS) * 100) / 100
  return {
    key: `duration:${level}`,
    observed: { durationHours: hours },
    threshold: { fromHours: USUAL_FROM_MS / HOUR_MS, toHours: USUAL_TO_MS / HOUR_MS },
  }
}

const HEARD_SHARE = 1 / 3

const heard: Look = ({ r }) => {
  const share = r.measures.durationMs > 0 ? r.measures.observedMs / r.measures.durationMs : 0
  if (share >= HEARD_SHARE) return undefined
  return {
    key: 'heard:little',
    observed: { observedShare: Math.round(share * 100) / 100 },
    threshold: { observedShare: 0.33 },
  }
}
