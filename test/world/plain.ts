import type { Track } from '../../src/model/index.js'
import { chordM, globePoint, type Xyz } from './globe.js'
import type { Found } from './score.js'

/**
 * The plainest detector that one would write first, and a check of the worlds that owes nothing to the library: every
 * minute, fixes joined over silences of up to an hour, pairs within 500 m for an hour with breaks of up to half an
 * hour, both median
 * speeds at most 3 knots, or both from 2 to 8 with hardly any motion of one against the other.
 */
export function findPlain(tracks: readonly Track[]): Found[] {
  const [from, to] = span(tracks)
  const steps = Math.floor((to - from) / STEP_MS) + 1
  const hulls = tracks.map((track) => everyMinute(track, from, steps))
  const found: Found[] = []
  for (let i = 0; i < hulls.length; i++) {
    for (let j = i + 1; j < hulls.length; j++) {
      const ids = [tracks[i]!.id, tracks[j]!.id].sort() as [string, string]
      if (ids[0] === ids[1]) continue
      for (const [start, end] of stays(hulls[i]!, hulls[j]!, steps)) {
        const mode = modeOf(hulls[i]!, hulls[j]!, start, end)
        if (mode !== undefined)
          found.push({ vessels: ids, start: from + start * STEP_MS, end: from + end * STEP_MS, mode })
      }
    }
  }
  return found
}

const STEP_MS = 60_000
const HOUR_STEPS = 60

interface Hull {
  readonly first: number
  readonly last: number
  readonly places: readonly (Xyz | undefined)[]
}

function span(tracks: readonly Track[]): [number, number] {
  let [from, to] = [Infinity, -Infinity]
  for (const { t } of tracks) [from, to] = [Math.min(from, t[0]!), Math.max(to, t[t.length - 1]!)]
  return [Math.ceil(from / STEP_MS) * STEP_MS, to]
}

function everyMinute(track: Track, from: number, steps: number): Hull {
  const places = new Array<Xyz | undefined>(steps).fill(undefined)
  const points = Array.from(track.t, (_, k) => globePoint(track.lon[k]!, track.lat[k]!))
  for (let k = 1; k < track.t.length; k++) {
    const [t0, t1] = [track.t[k - 1]!, track.t[k]!]
    if (t1 - t0 > 60 * STEP_MS || t1 === t0) continue
    const [p, q] = [points[k - 1]!, points[k]!]
    for (let n = Math.max(0, Math.ceil((t0 - from) / STEP_MS)); n < steps && from + n * STEP_MS <= t1; n++) {
      const u = (from + n * STEP_MS - t0) / (t1 - t0)
      places[n] = [p[0] + u * (q[0] - p[0]), p[1] + u * (q[1] - p[1]), p[2] + u * (q[2] - p[2])]
    }
  }
  const first = places.findIndex((place) => place !== undefined)
  let last = steps - 1
  while (last >= 0 && places[last] === undefined) last--
  return { first, last, places }
}

function stays(a: Hull, b: Hull, steps: number): [number, number][] {
  const list: [number, number, number][] = []
  if (a.first < 0 || b.first < 0) return []
  for (let n = Math.max(a.first, b.first); n <= Math.min(a.last, b.last, steps); n++) {
    const [p, q] = [a.places[n], b.places[n]]
    if (p === undefined || q === undefined || chordM(p, q) > 500) continue
    const last = list[list.length - 1]
    if (last !== undefined && n - last[1] <= 30) {
      last[1] = n
      last[2]++
    } else list.push([n, n, 1])
  }
  return list.filter(([, , minutes]) => minutes >= HOUR_STEPS).map(([start, end]) => [start, end])
}

const median = (values: number[]): number => values.sort((p, q) => p - q)[values.length >> 1] ?? NaN

function modeOf(a: Hull, b: Hull, start: number, end: number): 'anchored' | 'drifting' | 'underway' | undefined {
  const knots = 10 * 60 * (1852 / 3600)
  const [speeds, apart]: [[number[], number[]], number[]] = [[[], []], []]
  const moved = (hull: Hull, n: number): Xyz | undefined => {
    const [p, q] = [hull.places[n], hull.places[n + 10]]
    return p && q && [q[0] - p[0], q[1] - p[1], q[2] - p[2]]
  }
  for (let n = start; n + 10 <= end; n++) {
    const [p, q] = [moved(a, n), moved(b, n)]
    if (p === undefined || q === undefined) continue
    speeds[0].push(Math.hypot(...p) / knots)
    speeds[1].push(Math.hypot(...q) / knots)
    apart.push(chordM(p, q) / knots)
  }
  const [low, high] = speeds.map(median).sort((p, q) => p - q) as [number, number]
  if (high <= 3) return drift(a, start, end) > 600 ? 'drifting' : 'anchored'
  return low >= 2 && high <= 8 && median(apart) <= 1 ? 'underway' : undefined
}

/** From where the stay began to where it ended, metres. */
function drift(hull: Hull, start: number, end: number): number {
  const places = hull.places.slice(start, end + 1).filter((place) => place !== undefined)
  return chordM(places[0]!, places[places.length - 1]!)
}
