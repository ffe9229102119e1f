import { describe, expect, it } from 'vitest'
import { indexNeighbours, neighboursOf, silentSlots } from '../../src/gap/score/index.js'
import { distanceM } from '../../src/geo/index.js'
import type { Gap, HeardNeighbour, Track } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'
import { random } from '../world/random.js'

const MIN = 60_000
const SLOT = 10 * MIN
const START = Date.UTC(2024, 0, 5, 22)

/** A fleet around a point, some ships moving, each heard now and then. */
function fleet(seed: number, lon: number, lat: number, spreadDeg: number): Track[] {
  const rng = random('neighbours', seed)
  const stretch = 1 / Math.cos((lat * Math.PI) / 180)
  return toTracks(
    Array.from({ length: 40 }, (_, k) => {
      const [x, y, east, north] = [
        rng.between(-1, 1),
        rng.between(-1, 1),
        rng.between(-0.3, 0.3),
        rng.between(-0.3, 0.3),
      ]
      return Array.from({ length: 120 }, (_, i) => ({
        id: String(211_000_101 + k),
        t: START + Math.round((i * 5 + rng.between(0, 4)) * MIN),
        share: i / 120,
      }))
        .filter(() => rng.chance(0.7))
        .map(({ id, t, share }) => ({
          id,
          t,
          lon: wrapped(lon + (x + east * share) * spreadDeg * stretch),
          lat: Math.max(-90, Math.min(90, lat + (y + north * share) * spreadDeg)),
        }))
    }).flat(),
  ).tracks.slice()
}

const wrapped = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180

const silence = (lon: number, lat: number): Gap => ({
  kind: 'gap',
  id: 'gap:211000101:0',
  vessels: [{ id: '211000101', hull: 0 }],
  start: START + 33 * MIN,
  end: START + 487 * MIN,
  lon,
  lat,
  measures: {
    durationMs: 454 * MIN,
    before: { t: START + 33 * MIN, lon, lat, row: 0 },
    after: { t: START + 487 * MIN, lon: wrapped(lon + 0.2), lat: lat - 0.1, row: 1 },
    distanceM: 0,
    expectedIntervalMs: MIN,
    limitMs: 60 * MIN,
    reportsBefore: 9,
    topSpeedKn: 20,
    topSpeedBy: 'default',
  },
})

/** By looking at every report. */
function bruteForce(tracks: readonly Track[], gap: Gap, radiusM: number): HeardNeighbour[] {
  const slots = new Map(silentSlots(gap).map(({ slot, place }) => [slot, place]))
  const all = tracks
    .filter(({ id }) => id !== gap.vessels[0].id)
    .flatMap(({ id, hull, t, lon, lat }) => {
      const seen = new Set<number>()
      const near: number[] = []
      t.forEach((at, i) => {
        const slot = Math.floor(at / SLOT)
        const place = slots.get(slot)
        if (seen.has(slot) || place === undefined) return
        seen.add(slot)
        const apart = distanceM(lon[i]!, lat[i]!, place.lon, place.lat)
        if (apart <= radiusM) near.push(apart)
      })
      return near.length === 0
        ? []
        : [{ vessel: id, hull, slots: near.length, distanceM: Math.round(Math.min(...near) * 100) / 100 }]
    })
  return all.sort((a, b) => a.distanceM - b.distanceM || (a.vessel < b.vessel ? -1 : 1))
}

describe('neighbours of a silence', () => {
  it.each([
    ['at sea', 1, 5, 54, 1],
    ['in a harbour', 2, -118.2, 33.7, 0.01],
    ['across ±180', 3, 179.95, -17, 1],
    ['at 80° N', 4, 20, 80, 1],
    ['by the pole', 5, 0, 89.7, 0.3],
  ])('are those that a look at every report finds: %s', (_, seed, lon, lat, spread) => {
    const tracks = fleet(seed, lon, lat, spread)
    const gap = silence(lon, lat)
    const index = indexNeighbours(tracks)
    for (const neighbourRadiusM of [0, 3000, 50_000, 300_000]) {
      const expected = bruteForce(tracks, gap, neighbourRadiusM)
      if (neighbourRadiusM === 50_000) expect(expected.length).toBeGreaterThan(5)
      for (const maxNeighbours of [0, 1, 5, 100]) {
        const found = neighboursOf(index, gap, silentSlots(gap), { maxNeighbours, neighbourRadiusM })
        expect(found).toEqual({ neighbours: expected.slice(0, maxNeighbours), neighboursInAll: expected.length })
      }
    }
  })
})
