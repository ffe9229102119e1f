import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapLon } from '../../src/geo/index.js'
import type { PositionReport, Proximity } from '../../src/model/index.js'
import { findProximities } from '../../src/motion/index.js'
import { toTracks } from '../../src/track/index.js'
import { scenes, type Scene } from '../helpers/scenes.js'
import { fixesOf, shuffled, T0, tracksOf } from '../helpers/tracks.js'
import { bruteForce } from '../helpers/bruteForce.js'

const reportsOf = (scene: Scene): PositionReport[] =>
  // Fixes of one instant are ordered by place, which a turn of the globe may change: they are left out here.
  scene.vessels.flatMap(({ id, fixes }) => fixes.filter((f, i) => f.t !== fixes[i - 1]?.t).map((f) => ({ id, ...f })))

const find = (scene: Scene, reports: readonly PositionReport[]): Proximity[] =>
  findProximities({ tracks: toTracks(reports).tracks }, { maxDistanceM: scene.limitM, maxGapMs: scene.maxGapMs })

/** Same pairs, same number of stretches, instants within 1 ms, distances within 1 cm. */
function expectSame(found: readonly Proximity[], wanted: readonly Proximity[], shiftMs = 0): void {
  expect(found.map((p) => p.vessels)).toEqual(wanted.map((p) => p.vessels))
  found.forEach((p, i) => {
    expect(Math.abs(p.start - shiftMs - wanted[i]!.start)).toBeLessThanOrEqual(1)
    expect(Math.abs(p.end - shiftMs - wanted[i]!.end)).toBeLessThanOrEqual(1)
    expect(Math.abs(p.minDistanceM - wanted[i]!.minDistanceM)).toBeLessThanOrEqual(0.0101)
  })
}

const byContent = (list: readonly Proximity[]): Proximity[] =>
  [...list].sort((p, q) =>
    p.vessels.join() < q.vessels.join() ? -1 : p.vessels.join() > q.vessels.join() ? 1 : p.start - q.start,
  )

const renamed = (list: readonly Proximity[], name: (id: string) => string): Proximity[] =>
  byContent(
    list.map((p) => {
      const [a, b] = p.vessels.map(name) as [string, string]
      return { ...p, vessels: a < b ? [a, b] : [b, a] }
    }),
  )

const property = (test: (scene: Scene, seed: number) => void): void => {
  let found = 0
  fc.assert(
    fc.property(scenes, fc.nat(), (scene, seed) => {
      found += find(scene, reportsOf(scene)).length
      test(scene, seed)
    }),
    { numRuns: 200, seed: 11 },
  )
  expect(found).toBeGreaterThan(100)
}

describe('findProximities changes nothing but what it must', () => {
  it('when all longitudes turn by any angle', () => {
    property((scene, seed) => {
      const reports = reportsOf(scene)
      const angle = ((seed % 720_001) - 360_000) / 1000
      const turned = reports.map((r) => ({ ...r, lon: wrapLon(r.lon + angle) }))
      expectSame(find(scene, turned), find(scene, reports))
    })
  })

  it('when time shifts by whole milliseconds', () => {
    property((scene, seed) => {
      const reports = reportsOf(scene)
      // To other days, and to the days around 1970, where instants are small and negative.
      const shift = (seed % 4_000_000_001) - 2_000_000_000 - (seed % 3 === 0 ? T0 : 0)
      expectSame(
        find(
          scene,
          reports.map((r) => ({ ...r, t: r.t + shift })),
        ),
        find(scene, reports),
        shift,
      )
    })
  })

  it('when north and south change places', () => {
    property((scene) => {
      const reports = reportsOf(scene)
      expectSame(
        find(
          scene,
          reports.map((r) => ({ ...r, lat: -r.lat })),
        ),
        find(scene, reports),
      )
    })
  })

  it('when reports and tracks come in another order', () => {
    property((scene, seed) => {
      const reports = scene.vessels.flatMap(({ id, fixes }) => fixes.map((f) => ({ id, ...f })))
      const whole = find(scene, reports)
      expect(find(scene, shuffled(reports, seed))).toEqual(whole)
      const tracks = shuffled(toTracks(reports).tracks, seed)
      expect(findProximities({ tracks }, { maxDistanceM: scene.limitM, maxGapMs: scene.maxGapMs })).toEqual(whole)
    })
  })

  it.each<[string, (id: string) => string]>([
    ['in the same order', (id) => `x${id}`],
    ['in the opposite order, which swaps each pair', (id) => `V${9 - Number(id.slice(1))}`],
  ])('when vessels are renamed %s', (_, name) => {
    property((scene) => {
      const reports = reportsOf(scene)
      const found = find(
        scene,
        reports.map((r) => ({ ...r, id: name(r.id) })),
      )
      expectSame(found, renamed(find(scene, reports), name))
    })
  })

  it('when the input is cut by vessels', () => {
    property((scene, seed) => {
      const reports = reportsOf(scene)
      const chosen = new Set(
        shuffled(
          scene.vessels.map((v) => v.id),
          seed,
        ).slice(0, 2),
      )
      const part = find(
        scene,
        reports.filter((r) => chosen.has(r.id)),
      )
      const whole = find(scene, reports).filter((p) => p.vessels.every((id) => chosen.has(id)))
      expect(part).toEqual(whole)
    })
  })

  it('when the input is cut in time and joined again in any order', () => {
    property((scene, seed) => {
      const reports = reportsOf(scene)
      const cut = reports[seed % reports.length]!.t
      const early = reports.filter((r) => r.t < cut)
      const late = reports.filter((r) => r.t >= cut)
      expect(find(scene, [...late, ...early])).toEqual(find(scene, reports))
      expect(find(scene, [...shuffled(late, seed), ...shuffled(early, seed + 1)])).toEqual(find(scene, reports))
    })
  })
})

describe('findProximities, one more sight of the same', () => {
  it('a smaller limit finds parts of what a larger one finds', () => {
    property((scene) => {
      const tracks = tracksOf(reportsOf(scene))
      const wide = findProximities({ tracks }, { maxDistanceM: scene.limitM, maxGapMs: scene.maxGapMs })
      const near = findProximities({ tracks }, { maxDistanceM: scene.limitM / 2, maxGapMs: scene.maxGapMs })
      for (const p of near) {
        const inside = wide.some(
          (q) =>
            q.vessels.join() === p.vessels.join() &&
            q.start <= p.start &&
            q.end >= p.end &&
            q.minDistanceM <= p.minDistanceM,
        )
        expect(inside).toBe(true)
      }
    })
  })

  it('fixes thinned out of a straight way at constant speed change nothing', () => {
    const straight = tracksOf(
      [0, 1, 2, 3, 4, 5, 6]
        .map((k) => ({ id: 'A', t: k * 600_000, lon: 179.97 + k * 0.01, lat: 0 }))
        .map((r) => ({ ...r, lon: wrapLon(r.lon) })),
    )[0]!
    const other = tracksOf([0, 6].map((k) => ({ id: 'B', t: k * 600_000, lon: -180, lat: 0.002 })))[0]!
    const thin = tracksOf(
      fixesOf(straight)
        .filter((_, i) => i % 6 === 0)
        .map((f) => ({ id: 'A', ...f })),
    )[0]!
    const [p] = findProximities({ tracks: [straight, other] }, { maxDistanceM: 500 })
    const [q] = findProximities({ tracks: [thin, other] }, { maxDistanceM: 500 })
    expect(Math.abs(p!.start - q!.start)).toBeLessThanOrEqual(1)
    expect(Math.abs(p!.end - q!.end)).toBeLessThanOrEqual(1)
    const [b] = bruteForce(fixesOf(thin), fixesOf(other), 500, 3_600_000)
    expect(Math.abs(q!.start - b!.start)).toBeLessThanOrEqual(1)
  })
})
