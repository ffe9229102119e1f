import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Proximity } from '../../src/model/index.js'
import { findProximities } from '../../src/motion/index.js'
import { bruteForce, geodesicM, pieces, type Fix, type Stretch } from '../helpers/bruteForce.js'
import { scenes, type Scene } from '../helpers/scenes.js'
import { fixesOf, tracksOf } from '../helpers/tracks.js'

// Reported instants are rounded to 1 ms, and two ships at 40 knots each close by 2 cm in half of one: so the limit must
// be met to 1 cm somewhere within half a millisecond (and the float's own 0.25 µs) of the reported end.
const HALF_MS = 0.501
const CM = 0.01
// Straight pieces lie at most 0.1 m below the surface, each ship by its own amount: a distance d comes out as at most
// sqrt(d² + 0.1²), which is 0.1 m where the ships touch, 5 mm at 1 m, and nothing to speak of at the limit.
const dipM = (d: number): number => Math.hypot(d, 0.1) - d

const tracksIn = (scene: Scene) => tracksOf(...scene.vessels.map(({ id, fixes }) => fixes.map((f) => ({ id, ...f }))))

type Distance = (t: number) => number | undefined

/** Distance of two vessels; at an instant with two fixes the one that is nearest to `wanted`. */
const distanceOf = (a: Fix[], b: Fix[], maxGapMs: number, wanted: number): Distance => {
  const all = pieces(a, b, maxGapMs)
  return (t) => {
    const near = all.filter((p) => t >= p.start && t <= p.end).map((p) => p.distanceM(t))
    return near.sort((p, q) => Math.abs(p - wanted) - Math.abs(q - wanted))[0]
  }
}

/** How far the distance is from the limit at best within half a millisecond of an instant. */
function missM(distanceM: Distance, limitM: number, t: number): number {
  const d = [t - HALF_MS, t, t + HALF_MS].map(distanceM).filter((x) => x !== undefined)
  const off = d.map((x) => x - limitM)
  return Math.min(...off) <= 0 && Math.max(...off) >= 0 ? 0 : Math.min(...off.map(Math.abs))
}

/** Stretches that are in one list but not in the other, without half a millisecond at either end. */
function difference(
  from: readonly { start: number; end: number }[],
  without: readonly { start: number; end: number }[],
) {
  let left = from.map(({ start, end }) => ({ start, end }))
  for (const w of without) {
    left = left.flatMap((p) =>
      [
        { start: p.start, end: Math.min(p.end, w.start) },
        { start: Math.max(p.start, w.end), end: p.end },
      ].filter((q) => q.end > q.start && p.end > p.start),
    )
  }
  return left.map((p) => ({ start: p.start + HALF_MS, end: p.end - HALF_MS })).filter((p) => p.end > p.start)
}

function check(a: Fix[], b: Fix[], found: Proximity[], brute: Stretch[], { limitM, maxGapMs }: Scene): void {
  const distanceM = distanceOf(a, b, maxGapMs, limitM)
  const edges = new Set(pieces(a, b, maxGapMs).flatMap((p) => [Math.round(p.start), Math.round(p.end)]))
  for (const p of found) {
    for (const end of [p.start, p.end]) {
      // At a fix a position can begin, end, or jump: only other ends are crossings.
      if (!edges.has(end)) expect(missM(distanceM, limitM, end)).toBeLessThanOrEqual(CM)
    }
  }
  for (const p of [...difference(found, brute), ...difference(brute, found)]) {
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      expect(missM(distanceM, limitM, p.start + (p.end - p.start) * share)).toBeLessThanOrEqual(CM)
    }
  }
  for (const p of found) {
    const same = brute.filter((q) => q.start <= p.end && q.end >= p.start)
    if (same.length === 0) continue // shown above to lie within 1 cm of the limit
    const least = Math.min(...same.map((q) => q.minDistanceM))
    expect(Math.abs(p.minDistanceM - least)).toBeLessThanOrEqual(CM + dipM(least))
    expect(p.minAt).toBeGreaterThanOrEqual(p.start)
    expect(p.minAt).toBeLessThanOrEqual(p.end)
    const atLeast = missM(distanceOf(a, b, maxGapMs, least), least, p.minAt)
    expect(atLeast).toBeLessThanOrEqual(CM + dipM(least))
  }
}

describe('findProximities against an independent brute force', () => {
  it('finds the same stretches anywhere on the globe', () => {
    let compared = 0
    fc.assert(
      fc.property(scenes, (scene) => {
        const tracks = tracksIn(scene)
        const found = findProximities({ tracks }, { maxDistanceM: scene.limitM, maxGapMs: scene.maxGapMs })
        tracks.forEach((v, i) => {
          for (const w of tracks.slice(i + 1)) {
            const ours = found.filter((p) => p.vessels[0] === v.id && p.vessels[1] === w.id)
            // Fixes as the track has them: those of one instant are in the order of their content.
            const [a, b] = [fixesOf(v), fixesOf(w)]
            const brute = bruteForce(a, b, scene.limitM, scene.maxGapMs)
            compared += brute.length
            check(a, b, ours, brute, scene)
          }
        })
      }),
      { numRuns: 400, seed: 3 },
    )
    expect(compared).toBeGreaterThan(800) // the scenes do hold meetings
  })

  it('counts only on an oracle that is right itself', () => {
    // Closed form: along the equator, 10 knots, past a still ship: within 500 m for 1000 m of way.
    const metresPerDegree = (6378137 * Math.PI) / 180
    const still = [0, 7_200_000].map((t) => ({ t, lon: 10, lat: 0 }))
    const mps = (10 * 1852) / 3600
    const moving = [-1, 1].map((s) => ({
      t: 3_600_000 + s * 3_600_000,
      lon: 10 + (s * mps * 3600) / metresPerDegree,
      lat: 0,
    }))
    const [only] = bruteForce(still, moving, 500, 7_200_000)
    expect(only!.end - only!.start).toBeCloseTo(1_000_000 / mps, -1)
    expect(only!.minDistanceM).toBeLessThan(0.01)
    expect(geodesicM(179.5, 0, -179.5, 0)).toBeCloseTo(metresPerDegree, 6)
  })
})
