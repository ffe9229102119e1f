import fc from 'fast-check'
import type { PositionReport } from '../../src/model/index.js'
import { beside, type Fix } from './bruteForce.js'
import { HOUR, MIN, random, T0, type Origin } from './tracks.js'

/** A few vessels in a small area somewhere on the globe. */
export interface Scene {
  origin: Origin
  limitM: number
  maxGapMs: number
  vessels: { id: string; fixes: Fix[] }[]
}

/** Anywhere: open sea, the 180th meridian, high latitudes, and right over both poles. */
const origins: fc.Arbitrary<Origin> = fc.oneof(
  fc.record({
    lon: fc.double({ min: -180, max: 179.999, noNaN: true }),
    lat: fc.double({ min: -80, max: 80, noNaN: true }),
  }),
  fc.record({ lon: fc.constantFrom(-180, 179.99, -179.995, 0), lat: fc.double({ min: -70, max: 70, noNaN: true }) }),
  fc.record({
    lon: fc.double({ min: -180, max: 179.999, noNaN: true }),
    lat: fc.oneof(fc.double({ min: 80, max: 89.9, noNaN: true }), fc.double({ min: -89.9, max: -80, noNaN: true })),
  }),
  fc.record({ lon: fc.constantFrom(0, 33.3, -180), lat: fc.constantFrom(90, -90, 89.999, -89.9999) }),
)

/** Seeded scenes with limits of 50 m to 10 km. */
export const scenes: fc.Arbitrary<Scene> = fc
  .record({
    origin: origins,
    limitM: fc.oneof(fc.constantFrom(50, 500, 1000, 10_000), fc.double({ min: 50, max: 10_000, noNaN: true })),
    maxGapMs: fc.constantFrom(20 * MIN, HOUR, 2 * HOUR),
    count: fc.integer({ min: 2, max: 4 }),
    seed: fc.nat(),
  })
  .map(({ origin, limitM, maxGapMs, count, seed }) => {
    const next = random(seed)
    const vessels = Array.from({ length: count }, (_, i) => ({ id: `V${i}`, fixes: wander(next, origin, limitM) }))
    return { origin, limitM, maxGapMs, vessels }
  })

/**
 * A vessel's fixes: still, slow or fast, at irregular times, with silences and with two fixes at one instant now and
 * then.
 */
function wander(next: () => number, origin: Origin, limitM: number): Fix[] {
  const reach = limitM * (0.6 + 1.4 * next())
  let [east, north] = [(next() - 0.5) * 2 * reach, (next() - 0.5) * 2 * reach]
  // Some vessels report on the clock's own minutes, where anything that the search divides by time may have its edge.
  const grid = next() < 0.3 ? 2 * MIN : 1
  const onGrid = (ms: number): number => Math.ceil(ms / grid) * grid
  let t = T0 + onGrid(next() * HOUR) + (next() < 0.1 ? next() : 0)
  const topKn = [0, 0, 1, 6, 40][Math.floor(next() * 5)]!
  const fixes: Fix[] = []
  const count = next() < 0.9 ? 4 + Math.floor(next() * 30) : 300
  for (let i = 0; i < count; i++) {
    fixes.push({ t, ...beside(origin.lon, origin.lat, east, north) })
    const kind = next()
    if (kind < 0.04) {
      // The same instant again, at the same place or a little off.
      if (next() < 0.5) [east, north] = [east + (next() - 0.5) * 200, north + (next() - 0.5) * 200]
      continue
    }
    const dt = Math.round(
      kind < 0.1 ? (0.5 + 2 * next()) * HOUR : kind < 0.3 ? 1000 + next() * 10_000 : next() * 20 * MIN,
    )
    t += onGrid(dt)
    // Towards the middle more often than not, so that the vessels keep meeting.
    const course = next() < 0.6 ? Math.atan2(-east, -north) + (next() - 0.5) : next() * 2 * Math.PI
    const far = ((topKn * (0.3 + 0.7 * next()) * 1852) / HOUR) * onGrid(dt)
    east += far * Math.sin(course)
    north += far * Math.cos(course)
  }
  return fixes
}

/**
 * Seeded gatherings: a few ships that lie, drift, part and meet again within some miles for half a day, with silences.
 */
export const gatherings: fc.Arbitrary<{ origin: Origin; reports: PositionReport[] }> = fc
  .record({ origin: origins, count: fc.integer({ min: 2, max: 5 }), seed: fc.nat() })
  .map(({ origin, count, seed }) => {
    const next = random(seed)
    const drift = [(next() - 0.5) * 2000, (next() - 0.5) * 2000] as const
    const reports = Array.from({ length: count }, (_, i) => lie(next, `V${i}`, origin, drift)).flat()
    return { origin, reports }
  })

function lie(next: () => number, id: string, origin: Origin, drift: readonly [number, number]): PositionReport[] {
  const out: PositionReport[] = []
  const step = (1 + 9 * next()) * MIN
  const heading = Math.floor(next() * 360)
  let [east, north] = [(next() - 0.5) * 600, (next() - 0.5) * 600]
  let [toEast, toNorth] = [east, north]
  let t = T0 + Math.floor(next() * HOUR)
  while (t < T0 + 12 * HOUR) {
    const hours = (t - T0) / HOUR
    const noise = (): number => (next() - 0.5) * 20
    const at = beside(origin.lon, origin.lat, east + drift[0] * hours + noise(), north + drift[1] * hours + noise())
    out.push({
      id,
      t,
      ...at,
      cogDeg: next() * 360,
      ...(next() < 0.7 ? { headingDeg: (heading + Math.floor(next() * 5)) % 360 } : {}),
    })
    if (next() < 0.02) {
      const far = next() < 0.5 ? 6000 : 600
      ;[toEast, toNorth] = [(next() - 0.5) * far, (next() - 0.5) * far]
    }
    const dt = Math.round(next() < 0.03 ? next() * 3 * HOUR : step * (0.5 + next()))
    const left = Math.hypot(toEast - east, toNorth - north)
    const share = left === 0 ? 0 : Math.min(1, (4 * dt) / 1000 / left)
    east += (toEast - east) * share
    north += (toNorth - north) * share
    t += dt
  }
  return out
}
