import { turnDeg } from './globe.js'
import type { Random } from './random.js'

/**
 * Where a hull is and where its bow points: metres east and north in the world's plane, degrees from the plane's north.
 */
interface State {
  readonly x: number
  readonly y: number
  readonly headingDeg: number
}

/** A true path: a continuous function of seconds since the world began. */
export type Path = (s: number) => State

/** A place at an instant: seconds, metres east, metres north. */
export type Key = readonly [s: number, x: number, y: number]

/** Metres a second in a knot. */
export const MPS = 1852 / 3600
const RAD = Math.PI / 180

/** Smooth step from 0 at `from` to 1 at `to`. */
function ramp(s: number, from: number, to: number): number {
  const u = Math.min(1, Math.max(0, (s - from) / (to - from)))
  return u * u * (3 - 2 * u)
}

/**
 * A smooth function through keys that never overshoots them (cubic pieces; at each key the harmonic mean of the slopes,
 * 0 where they differ in sign: Fritsch and Butland 1984). Before the first and after the last key it goes on straight.
 */
export function through(s: readonly number[], v: readonly number[]): (at: number) => number {
  const n = s.length
  const slope = s.slice(1).map((end, i) => (v[i + 1]! - v[i]!) / (end - s[i]!))
  const tangent = s.map((_, i) => {
    const [before, after] = [slope[i - 1] ?? slope[i] ?? 0, slope[i] ?? slope[i - 1] ?? 0]
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after)
  })
  return (at) => {
    if (at <= s[0]!) return v[0]! + tangent[0]! * (at - s[0]!)
    if (at >= s[n - 1]!) return v[n - 1]! + tangent[n - 1]! * (at - s[n - 1]!)
    let [low, high] = [0, n - 1]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (s[middle]! <= at) low = middle
      else high = middle
    }
    const h = s[high]! - s[low]!
    const u = (at - s[low]!) / h
    const w = 1 - u
    return (
      w * w * (1 + 2 * u) * v[low]! +
      u * u * (1 + 2 * w) * v[high]! +
      h * u * w * (w * tangent[low]! - u * tangent[high]!)
    )
  }
}

/**
 * A hull that sails through keys with its bow along its way; between two equal places it lies still and keeps its bow.
 */
export function sailing(keys: readonly Key[]): Path {
  const s = keys.map((key) => key[0])
  const x = through(
    s,
    keys.map((key) => key[1]),
  )
  const y = through(
    s,
    keys.map((key) => key[2]),
  )
  const rests = keys
    .filter((key, i) => i > 0 && same(key, keys[i - 1]!))
    .map((key) => [s[keys.indexOf(key) - 1]!, key[0]] as const)
  const course = (at: number): number => Math.atan2(x(at + 30) - x(at - 30), y(at + 30) - y(at - 30)) / RAD
  const heading = (at: number): number => {
    const rest = rests.find(([from, to]) => at > from - 60 && at < to + 60)
    return course(rest === undefined ? at : rest[0] - 60)
  }
  return (at) => ({ x: x(at), y: y(at), headingDeg: heading(at) })
}

const same = (p: Key, q: Key): boolean => p[1] === q[1] && p[2] === q[2]

/** A hull that never moves. */
export const moored = (x: number, y: number, headingDeg: number): Path => {
  const state = { x, y, headingDeg }
  return () => state
}

/** How a hull swings at anchor. */
export interface Swing {
  readonly x: number
  readonly y: number
  /** From the anchor to the antenna, metres. */
  readonly radiusM: number
  /** Direction in which the hull lies from its anchor, degrees, slowly turning with wind and tide. */
  readonly leeDeg: (s: number) => number
  readonly yawDeg: number
  readonly yawPeriodS: number
  readonly phase: number
}

/** A hull at anchor: it hangs down-wind of its anchor, bow to it, and yaws. */
export const anchored =
  (swing: Swing): Path =>
  (s) => {
    const turn = (2 * Math.PI * s) / swing.yawPeriodS + swing.phase
    const lee = swing.leeDeg(s) + swing.yawDeg * 0.6 * Math.sin(turn)
    return {
      x: swing.x + swing.radiusM * Math.sin(lee * RAD),
      y: swing.y + swing.radiusM * Math.cos(lee * RAD),
      // The bow swings further than the hull as a whole, and a little before it.
      headingDeg: lee + 180 + swing.yawDeg * Math.sin(turn + 0.8),
    }
  }

/** A hull that drifts: a steady set, a slow sway across it, and a bow that wanders. */
export function drifting(rng: Random, start: Key, speedKn: number, setDeg: number): Path {
  const v = speedKn * MPS
  const [swayM, swayS, phase] = [rng.between(30, 200), rng.between(2, 6) * 3600, rng.between(0, 6)]
  const [bow, bowSway, bowS] = [rng.between(0, 360), rng.between(5, 40), rng.between(1, 4) * 3600]
  const [sin, cos] = [Math.sin(setDeg * RAD), Math.cos(setDeg * RAD)]
  return (s) => {
    const along = v * (s - start[0])
    const across =
      swayM * (Math.sin((2 * Math.PI * s) / swayS + phase) - Math.sin((2 * Math.PI * start[0]) / swayS + phase))
    return {
      x: start[1] + along * sin + across * cos,
      y: start[2] + along * cos - across * sin,
      headingDeg: bow + bowSway * Math.sin((2 * Math.PI * s) / bowS + phase),
    }
  }
}

/** One time alongside: antenna from antenna in the mother's frame, metres to starboard and ahead. */
export interface Hold {
  readonly from: number
  readonly to: number
  readonly rightM: number
  readonly aheadM: number
}

/** Meetings seen from the other ship: far, coming up, held alongside, leaving, perhaps again. */
export interface Beside {
  readonly mother: Path
  /** In order of time. */
  readonly holds: readonly Hold[]
  /** Between them: seconds, metres to starboard and ahead of the mother as she lies when held. */
  readonly way: readonly Key[]
  /** Heads the other way while held. */
  readonly opposed: boolean
  /** Amplitude of the surging against the fenders, metres. */
  readonly wobbleM: number
}

const BLEND_S = 1500

/**
 * The path of the ship that comes alongside. While held she turns with the mother; far away she keeps to the mother's
 * way but not to her yawing, or a yaw of 10° would move her by a kilometre.
 */
export function beside(plan: Beside): Path {
  const held = (at: number): number =>
    Math.max(...plan.holds.map((h) => ramp(at, h.from - BLEND_S, h.from) * (1 - ramp(at, h.to, h.to + BLEND_S))))
  const offset = offsets(plan)
  const base = calmHeading(plan)
  const place = (at: number, share: number): State => {
    const mother = plan.mother(at)
    const calm = base(at)
    const frame = (calm + share * turnDeg(calm, mother.headingDeg)) * RAD
    const { right: r, ahead } = offset(at)
    const a = ahead + plan.wobbleM * share * Math.sin((2 * Math.PI * at) / 700)
    return {
      x: mother.x + r * Math.cos(frame) + a * Math.sin(frame),
      y: mother.y - r * Math.sin(frame) + a * Math.cos(frame),
      headingDeg: mother.headingDeg + (plan.opposed ? 180 : 0),
    }
  }
  return (at) => {
    const share = held(at)
    const here = place(at, share)
    if (share === 1) return here
    const [p, q] = [place(at - 20, held(at - 20)), place(at + 20, held(at + 20))]
    const course = Math.atan2(q.x - p.x, q.y - p.y) / RAD
    return { ...here, headingDeg: course + share * turnDeg(course, here.headingDeg) }
  }
}

function offsets(plan: Beside): (at: number) => { right: number; ahead: number } {
  const keys: Key[] = [...plan.way]
  for (const h of plan.holds) keys.push([h.from, h.rightM, h.aheadM], [h.to, h.rightM, h.aheadM])
  keys.sort((p, q) => p[0] - q[0])
  const s = keys.map((key) => key[0])
  const right = through(
    s,
    keys.map((key) => key[1]),
  )
  const ahead = through(
    s,
    keys.map((key) => key[2]),
  )
  return (at) => ({ right: right(at), ahead: ahead(at) })
}

/** The mother's heading at the ends of the holds, and smoothly from one to the next in between. */
function calmHeading(plan: Beside): (at: number) => number {
  const s = plan.holds.flatMap((h) => [h.from, h.to])
  const heading = through(
    s,
    s.map((at) => plan.mother(at).headingDeg),
  )
  return (at) => heading(Math.min(s[s.length - 1]!, Math.max(s[0]!, at)))
}

/** Speed of a path in its plane, knots. */
export function speedKn(path: Path, s: number): number {
  const [p, q] = [path(s - 5), path(s + 5)]
  return Math.hypot(q.x - p.x, q.y - p.y) / 10 / MPS
}
