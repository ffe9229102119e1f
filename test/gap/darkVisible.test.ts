import geodesic from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { createFindContact, createStretches, silenceOf, spaciousM } from '../../src/dark/partner/index.js'
import type { Gap } from '../../src/model/index.js'
import { buildFleet } from '../../src/motion/index.js'
import { beside, geodesicM, type Fix } from '../helpers/bruteForce.js'
import { HOUR, MIN, random, T0, tracksOf } from '../helpers/tracks.js'
import { silent } from './darkMake.js'

const { WGS84 } = geodesic.Geodesic
const KN = 1852 / 3600

/** A silence and a ship that was heard near its ways. */
interface Scene {
  gap: Gap
  fixes: Fix[]
}

function scene(seed: number, slow: boolean): Scene {
  const next = random(seed)
  const places = [
    { lon: next() * 360 - 180, lat: next() * 120 - 60 },
    { lon: 179.9, lat: -17 },
    { lon: 20, lat: 75 },
    { lon: -100, lat: 88 },
  ]
  const origin = places[seed % 4]!
  const topSpeedKn = 10 + 6 * next()
  const slack = next() < 0.4 ? 1.02 + 0.1 * next() : 1.02 + 4 * next()
  const wayM = 5000 + 150_000 * next() ** 2
  const durationMs = Math.round((wayM * slack * 1000) / (topSpeedKn * KN))
  const course = next() * 360
  const to = WGS84.Direct(origin.lat, origin.lon, course, wayM)
  const end = { lon: wrap(to.lon2!), lat: to.lat2! }
  const gap = silent({ vessel: 'D', start: T0, end: T0 + durationMs, from: origin, to: end, topSpeedKn })
  // Somewhere about the ellipse, moving straight or turning.
  const middle = WGS84.Direct(origin.lat, origin.lon, course, wayM * (next() * 1.4 - 0.2))
  const reachM = Math.sqrt(Math.max(0, slack * slack - 1)) * wayM * 0.5 + 1500
  let place = beside(middle.lon2!, middle.lat2!, (next() * 2 - 1) * reachM, (next() * 2 - 1) * reachM)
  const speed = (slow ? 3 * next() : 5 + 20 * next()) * KN
  let heading = next() * 2 * Math.PI
  const fixes: Fix[] = []
  for (let t = T0 - HOUR; t < T0 + durationMs + HOUR;) {
    fixes.push({ t, ...place })
    const dt = Math.round((1 + 14 * next()) * MIN)
    if (next() < 0.1) heading += next() * 3 - 1.5
    place = beside(
      place.lon,
      place.lat,
      (speed * dt * Math.sin(heading)) / 1000,
      (speed * dt * Math.cos(heading)) / 1000,
    )
    t += dt
  }
  return { gap, fixes }
}

// How near the search must come.
const NEAR_M = 0.05

const wrap = (lon: number): number => (lon >= 180 ? lon - 360 : lon < -180 ? lon + 360 : lon)

/** Where the ship that was heard is: by geodesics between fixes. */
function heardAt(fixes: readonly Fix[], t: number): { lon: number; lat: number } {
  const i = fixes.findIndex((fix) => fix.t > t) - 1
  const [p, q] = [fixes[i]!, fixes[i + 1]!]
  const way = WGS84.Inverse(p.lat, p.lon, q.lat, q.lon)
  const at = WGS84.Direct(p.lat, p.lon, way.azi1!, (way.s12! * (t - p.t)) / (q.t - p.t))
  return { lon: at.lon2!, lat: at.lat2! }
}

/**
 * Whether the silent ship can have been within `limitM` of a place at an instant: looks for a point within the limit
 * that is no farther from either fix than the ship can have gone, by a search over points of the globe.
 */
function possible(
  { start, measures: { before, after, durationMs, topSpeedKn } }: Gap,
  at: { lon: number; lat: number },
  t: number,
  limitM: number,
): boolean {
  const [r0, r1] = [(topSpeedKn * KN * (t - start)) / 1000, (topSpeedKn * KN * (start + durationMs - t)) / 1000]
  const beyond = (lon: number, lat: number): number =>
    Math.max(geodesicM(before.lon, before.lat, lon, lat) - r0, geodesicM(after!.lon, after!.lat, lon, lat) - r1)
  let best = beyond(at.lon, at.lat)
  if (best <= 0) return true
  if (best > limitM) return false
  // The function is convex and the disk too: from the middle downhill, in steps that halve where no direction helps.
  let [east, north] = [0, 0]
  for (let step = limitM / 2; step > 0.02;) {
    let moved = false
    for (let k = 0; k < 24; k++) {
      let [e, n] = [east + step * Math.sin((k * Math.PI) / 12), north + step * Math.cos((k * Math.PI) / 12)]
      const far = Math.hypot(e, n)
      if (far > limitM) [e, n] = [(e * limitM) / far, (n * limitM) / far]
      const p = beside(at.lon, at.lat, e, n)
      const value = beyond(p.lon, p.lat)
      if (value < best - 1e-6) {
        ;[best, east, north, moved] = [value, e, n, true]
        break
      }
    }
    if (best <= NEAR_M) return true
    if (!moved) step /= 2
  }
  return false
}

function compare({ gap, fixes }: Scene, limitM: number): number {
  const fleet = buildFleet(tracksOf(fixes.map((fix) => ({ id: 'V', ...fix }))), HOUR)
  const silence = silenceOf(gap)
  const found = createStretches()
  const findContact = createFindContact(fleet, limitM)
  findContact(silence, 0, fixes[0]!.t, fixes.at(-1)!.t, found)
  const boxed = createStretches()
  findContact(silence, 0, fixes[0]!.t, fixes.at(-1)!.t, boxed, boxOf(fleet.knots))
  // The box only says where to look.
  expect(boxed.count).toBe(found.count)
  for (let i = 0; i < found.count; i++) {
    expect(Math.abs(boxed.start[i]! - found.start[i]!)).toBeLessThan(0.3)
    expect(Math.abs(boxed.end[i]! - found.end[i]!)).toBeLessThan(0.3)
  }
  const windows = Array.from({ length: found.count }, (_, i) => [found.start[i]!, found.end[i]!] as const)
  const steps = 150
  // Next to the ends of windows, and all over the silence.
  const times = [
    ...Array.from({ length: steps - 1 }, (_, i) => gap.start + ((i + 1) * gap.measures.durationMs) / steps),
    ...windows.flatMap(([p, q]) => [p + 1, q - 1, p - 1, q + 1]),
  ].filter((t) => t > gap.start && t < gap.start + gap.measures.durationMs)
  let seen = 0
  for (const t of times) {
    const at = heardAt(fixes, t)
    const inside = windows.some(([p, q]) => t >= p && t <= q)
    if (inside) {
      seen++
      // What is added so that nothing is missed, the way of a millisecond, and what the search leaves.
      expect(possible(gap, at, t, spaciousM(silence, limitM) + 0.3), `inside at ${t}`).toBe(true)
    } else expect(possible(gap, at, t, limitM - 0.2), `outside at ${t}`).toBe(false)
  }
  return seen
}

/** Least and greatest x, y, z of all knots. */
function boxOf(knots: Float64Array): Float64Array {
  const box = Float64Array.of(Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity)
  for (let k = 0; k < knots.length / 4; k++) {
    if (knots[4 * k] === 0) continue // room that is not used
    for (let d = 0; d < 3; d++) {
      box[d] = Math.min(box[d]!, knots[4 * k + 1 + d]!)
      box[d + 3] = Math.max(box[d + 3]!, knots[4 * k + 1 + d]!)
    }
  }
  return box
}

describe('a silent ship and one that was heard', () => {
  it('agree with a search over points of the globe: slow ships', () => {
    let seen = 0
    for (let seed = 1; seed <= 60; seed++) seen += compare(scene(seed, true), 500)
    expect(seen).toBeGreaterThan(1000)
  })

  it('agree with it: ships faster than the silent one, limits from 0 to 10 km', () => {
    let seen = 0
    for (let seed = 101; seed <= 260; seed++) seen += compare(scene(seed, false), [10, 500, 2000, 10_000][seed % 4]!)
    expect(seen).toBeGreaterThan(300)
  })

  it(
    'leave time for a stay that a ship can sail: there, alongside all the while, and back, never faster than its ' +
      'top speed',
    () => {
      let seen = 0
      for (let seed = 1; seed <= 300; seed++) {
        const { gap, fixes } = scene(seed, true)
        const fleet = buildFleet(tracksOf(fixes.map((fix) => ({ id: 'V', ...fix }))), HOUR)
        const found = createStretches()
        createFindContact(fleet, 500)(silenceOf(gap), 0, fixes[0]!.t, fixes.at(-1)!.t, found)
        const [start, end] = [found.start[0]!, found.end[0]!]
        // From one side of the other ship to the far one takes so long at the least speed to spare.
        if (found.count !== 1 || end - start < 6 * MIN) continue
        seen++
        expectSailable(gap, fixes, start, end, 500)
      }
      expect(seen).toBeGreaterThan(40)
    },
  )
})

/** Sails one way that uses all of the time: alongside on the near side first, on the side of the next fix last. */
function expectSailable(
  { start: t0, measures: { before, after, durationMs, topSpeedKn } }: Gap,
  fixes: readonly Fix[],
  start: number,
  end: number,
  limitM: number,
): void {
  const mps = topSpeedKn * KN
  const toward = (p: { lon: number; lat: number }, q: { lon: number; lat: number }): readonly [number, number] => {
    const { azi1, s12 } = WGS84.Inverse(p.lat, p.lon, q.lat, q.lon)
    const far = Math.min(limitM, s12!)
    return [far * Math.sin((azi1! * Math.PI) / 180), far * Math.cos((azi1! * Math.PI) / 180)]
  }
  const [first, last] = [toward(heardAt(fixes, start), before), toward(heardAt(fixes, end), after!)]
  const at = (share: number): { lon: number; lat: number } => {
    const q = heardAt(fixes, start + share * (end - start))
    return beside(q.lon, q.lat, first[0] + share * (last[0] - first[0]), first[1] + share * (last[1] - first[1]))
  }
  const reach = (p: { lon: number; lat: number }, q: { lon: number; lat: number }, ms: number): void =>
    expect(geodesicM(p.lon, p.lat, q.lon, q.lat)).toBeLessThan((mps * ms) / 1000 + 1.5)
  reach(before, at(0), start - t0)
  for (let k = 0; k < 50; k++) reach(at(k / 50), at((k + 1) / 50), (end - start) / 50)
  reach(at(1), after!, t0 + durationMs - end)
}
