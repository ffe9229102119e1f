import fc from 'fast-check'
import { Geodesic } from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { FITTED } from './fitted.js'
import { chordM, directionDeg, geographic, globePoint, planeAt, turnDeg } from './globe.js'
import { MPS, type Path, sailing, speedKn, through } from './motion.js'
import { random } from './random.js'
import { RECIPES } from './recipes.js'
import type { Vessel } from './scene.js'
import { quantile } from './score.js'
import { listen } from './transmit.js'
import { trueContacts, trueEvents } from './truth.js'
import { makeWorld, type Recipe, type World } from './world.js'

const place = fc.record({
  lon: fc.double({ min: -180, max: 179.999, noNaN: true }),
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
})

describe('the globe of the worlds', () => {
  it('agrees with GeographicLib on distances of a kilometre', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 0, max: 360, noNaN: true }), ({ lon, lat }, azimuth) => {
        const end = Geodesic.WGS84.Direct(lat, lon, azimuth, 1000)
        expect(chordM(globePoint(lon, lat), globePoint(end.lon2!, end.lat2!))).toBeCloseTo(1000, 4)
      }),
    )
  })

  it('agrees with GeographicLib on directions', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 0, max: 360, noNaN: true }), ({ lon, lat }, azimuth) => {
        const end = Geodesic.WGS84.Direct(lat, lon, azimuth, 10)
        expect(Math.abs(turnDeg(directionDeg(lon, lat, end.lon2!, end.lat2!), azimuth))).toBeLessThan(0.05)
      }),
    )
  })

  it('finds longitude and latitude again, and lays a plane that keeps distances to a millionth within 10 km', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 0, max: 7, noNaN: true }), ({ lon, lat }, a) => {
        const [lon2, lat2] = geographic(globePoint(lon, lat))
        expect(Math.abs(turnDeg(lon, lon2))).toBeLessThan(1e-9)
        expect(lat2).toBeCloseTo(lat, 9)
        const plane = planeAt(lon, lat)
        const [p, q] = [globePoint(...plane(0, 0)), globePoint(...plane(10_000 * Math.cos(a), 10_000 * Math.sin(a)))]
        expect(Math.abs(chordM(p, q) - 10_000)).toBeLessThan(0.02)
      }),
    )
  })
})

describe('motion', () => {
  it('goes through its keys, never beyond them, without a leap of place or speed', () => {
    const keys = fc.array(
      fc.tuple(fc.double({ min: 10, max: 100, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true })),
      { minLength: 2, maxLength: 8 },
    )
    fc.assert(
      fc.property(keys, (steps) => {
        let at = 0
        const s = steps.map(([length]) => (at += length))
        const v = steps.map(([, value]) => value)
        const curve = through(s, v)
        s.forEach((key, i) => expect(curve(key)).toBeCloseTo(v[i]!, 9))
        for (let i = 1; i < s.length; i++) {
          const [low, high] = [Math.min(v[i - 1]!, v[i]!), Math.max(v[i - 1]!, v[i]!)]
          for (let u = 0.05; u < 1; u += 0.1) {
            const value = curve(s[i - 1]! + u * (s[i]! - s[i - 1]!))
            expect(value).toBeGreaterThanOrEqual(low - 1e-9)
            expect(value).toBeLessThanOrEqual(high + 1e-9)
          }
          const slope = (t: number): number => (curve(t + 1e-4) - curve(t - 1e-4)) / 2e-4
          expect(Math.abs(slope(s[i]! - 1e-3) - slope(s[i]! + 1e-3))).toBeLessThan(0.02)
        }
      }),
    )
  })
})

/** A world of hulls whose paths the test states. */
function worldOf(lon: number, lat: number, paths: readonly Path[], hours = 6): World {
  const recipe: Recipe = { name: 'test', lon, lat, startMs: Date.UTC(2020, 0, 1, 22), hours, scenes: {} }
  const vessels = paths.map((path, i): Vessel => ({
    id: String(235_000_101 + i),
    hull: 0,
    kind: 'mother',
    aisClass: 'A',
    hasHeading: true,
    path,
    fromS: 0,
    toS: hours * 3600,
    fast: false,
    silent: [],
  }))
  return { recipe, seed: 1, lengthS: hours * 3600, plane: planeAt(lon, lat), vessels, planted: [] }
}

const line =
  (x: number, y: number, vx: number, vy: number): Path =>
  (s) => ({
    x: x + vx * s,
    y: y + vy * s,
    headingDeg: (Math.atan2(vx, vy) * 180) / Math.PI,
  })

describe('truth', () => {
  const places = [
    [0, 0],
    [180, -17],
    [-180, 66],
    [31, 80],
    [-94, 28],
  ] as const

  it.each(places)('has the contact of two straight ways in closed form at %f, %f', (lon, lat) => {
    // 1 m/s north past a hull at rest, 300 m off: within 500 m for 800 m, from 400 m before to 400 m after.
    const world = worldOf(lon, lat, [line(0, 0, 0, 0), line(300, -5000, 0, 1)])
    const [contact] = trueContacts(world, 500)
    expect(contact!.from).toBeCloseTo(4600, 0)
    expect(contact!.to).toBeCloseTo(5400, 0)
    expect(trueEvents(world).lenient).toEqual([])
  })

  it.each(places)('has a drift together of two hours over midnight at %f, %f', (lon, lat) => {
    // Apart at 1 m/s until 1 h, 60 m apart from 1 h to 3 h, apart again: within 500 m from 440 s before to 440 s after.
    const gap = (s: number): number => 60 + Math.max(0, 3600 - s, s - 10_800)
    const drift = line(0, 0, 0.5, 0.2)
    const other: Path = (s) => ({ ...drift(s), x: drift(s).x + gap(s) })
    const { nominal, strict } = trueEvents(worldOf(lon, lat, [drift, other]))
    expect(nominal).toHaveLength(1)
    expect(strict).toHaveLength(1)
    const t0 = Date.UTC(2020, 0, 1, 22)
    expect(Math.abs(nominal[0]!.start - (t0 + 3_160_000))).toBeLessThan(1000)
    expect(Math.abs(nominal[0]!.end - (t0 + 11_240_000))).toBeLessThan(1000)
    expect(nominal[0]!.medianKn[0]).toBeCloseTo(Math.hypot(0.5, 0.2) / MPS, 3)
    expect(nominal[0]!.modes).toEqual(['drifting'])
  })

  it('knows ships in parallel at 5 knots, and none at 12 or at 30 degrees', () => {
    const pair = (kn: number, turn: number): number => {
      const [v, a] = [kn * MPS, (turn * Math.PI) / 180]
      const world = worldOf(5, 55, [
        line(0, 0, 0, v),
        (s) => ({ ...line(80, 0, 0, v)(s), headingDeg: (a * 180) / Math.PI }),
      ])
      return trueEvents(world).nominal.filter((event) => event.modes.includes('underway')).length
    }
    expect([pair(5, 0), pair(5, 180), pair(12, 0), pair(5, 30)]).toEqual([1, 1, 0, 0])
  })

  it('joins contacts over a short break, and over a long one only near', () => {
    // Two stays of 50 minutes at 100 m, out to `far` in between for `minutes`.
    const world = (far: number, minutes: number): World => {
      const x = through(
        [0, 3000, 3300, 3300 + minutes * 60, 3600 + minutes * 60, 20_000],
        [100, 100, far, far, 100, 100],
      )
      return worldOf(0, 0, [line(0, 0, 0, 0), (s) => ({ x: x(s), y: 0, headingDeg: 0 })], 4)
    }
    const starts = (w: World): number => trueEvents(w).nominal.length
    expect(starts(world(2000, 20))).toBe(1)
    // Too long a break: the first stay alone is too short, the second lasts to the end of the world.
    expect(trueEvents(world(2000, 45)).nominal[0]!.start).toBeGreaterThan(Date.UTC(2020, 0, 1, 22) + 5_000_000)
    expect(trueEvents(world(700, 45)).nominal[0]!.start).toBe(Date.UTC(2020, 0, 1, 22))
  })

  it('is the same wherever on the globe the world lies', () => {
    const recipe = { ...RECIPES[0]!, hours: 24, scenes: { drifting: 2, underway: 2, anchored: 1, tow: 1 } }
    const events = places.map(([lon, lat]) => trueEvents(makeWorld({ ...recipe, lon, lat }, 3)).nominal)
    for (const list of events) {
      expect(list.map((event) => event.vessels)).toEqual(events[0]!.map((event) => event.vessels))
      list.forEach((event, i) => expect(Math.abs(event.start - events[0]![i]!.start)).toBeLessThan(5000))
    }
  })

  it('holds what was planted, each meeting alongside within 100 m of antennas', () => {
    for (const recipe of RECIPES.slice(0, 3)) {
      const world = makeWorld(recipe, 5)
      const { nominal } = trueEvents(world)
      for (const planted of world.planted) {
        const [a, b] = planted.vessels.map((id) =>
          world.vessels.find((vessel) => vessel.id === id && vessel.hull === 0)!,
        )
        const middle = (planted.fromS + planted.toS) / 2
        const apart = Math.hypot(a!.path(middle).x - b!.path(middle).x, a!.path(middle).y - b!.path(middle).y)
        expect(apart).toBeGreaterThan(15)
        expect(apart).toBeLessThan(115)
        const t = recipe.startMs + middle * 1000
        const event = nominal.find((e) => e.vessels.join() === planted.vessels.join() && e.start < t && e.end > t)
        expect(event?.modes).toContain(planted.kind)
      }
    }
  })
})

describe('transmitters', () => {
  const world = makeWorld(RECIPES[0]!, 2)

  it('say the same for the same seed, and something else for another', () => {
    expect(listen(makeWorld(RECIPES[0]!, 2), 0.2)).toEqual(listen(world, 0.2))
    expect(listen(makeWorld(RECIPES[0]!, 3), 0.2).columns.t).not.toEqual(listen(world, 0.2).columns.t)
  })

  it.each([0, 0.05, 0.4, 0.8, 0.9])('lose the share that was asked for: %f', (share) => {
    // Without shuttle boats, which have silences of their own.
    const quiet = makeWorld({ ...RECIPES[0]!, scenes: { transit: 20, anchorage: 4, drifting: 6 } }, 4)
    const all = listen(quiet, 0)
    const heard = listen(quiet, share)
    const count = (h: typeof all): number => h.tracks.reduce((sum, track) => sum + track.t.length, 0)
    expect(all.lost).toBe(0)
    expect(Math.abs(1 - count(heard) / count(all) - share)).toBeLessThan(0.035)
  })

  it('keep the fitted intervals, scatter, and share of headings', () => {
    const still = makeWorld({ ...RECIPES[0]!, scenes: { marina: 12 } }, 1)
    const { tracks } = listen(still, 0)
    const b = tracks.filter((track) => track.aisClass[0] === 2)
    const steps = b.flatMap((track) => [...track.t.slice(1)].map((t, i) => (t - track.t[i]!) / 1000))
    expect(Math.abs(quantile(steps, 0.5) - 180)).toBeLessThan(2)
    const scatter = tracks.map((track) => {
      const mean = track.lat.reduce((sum, lat) => sum + lat, 0) / track.lat.length
      return Math.sqrt(track.lat.reduce((sum, lat) => sum + (lat - mean) ** 2, 0) / track.lat.length) * 110_800
    })
    expect(quantile(scatter, 0.5)).toBeGreaterThan(FITTED.noiseM.median * 0.75)
    expect(quantile(scatter, 0.5)).toBeLessThan(FITTED.noiseM.median * 1.35)
    expect(quantile(scatter, 0.95)).toBeLessThan(6)
    const fast = listen(makeWorld({ ...RECIPES[0]!, scenes: { crossing: 20 } }, 1), 0)
    const gaps = fast.tracks.flatMap((track) => [...track.t.slice(1)].map((t, i) => (t - track.t[i]!) / 1000))
    expect(Math.abs(quantile(gaps, 0.5) - 71)).toBeLessThan(3)
    expect(Math.abs(quantile(gaps, 0.95) - 159)).toBeLessThan(10)
    expect(
      fast.tracks.filter((track) => !Number.isNaN(track.headingDeg[0]!)).length / fast.tracks.length,
    ).toBeGreaterThan(0.9)
  })

  it('tell the truth to within the noise, and mark their wrong fixes', () => {
    const heard = listen(world, 0.1)
    for (const track of heard.tracks) {
      const vessel = world.vessels.find((v) => v.id === track.id && v.hull === track.hull)!
      for (let k = 0; k < track.t.length; k += 7) {
        const s = (track.t[k]! - world.recipe.startMs) / 1000
        const { x, y } = vessel.path(s)
        const off = chordM(globePoint(track.lon[k]!, track.lat[k]!), globePoint(...world.plane(x, y)))
        expect(off).toBeLessThan(80)
        if (!Number.isNaN(track.sogKn[k]!)) expect(Math.abs(track.sogKn[k]! - speedKn(vessel.path, s))).toBeLessThan(1)
      }
    }
    const wrong = new Set(heard.wrongRows)
    expect(wrong.size).toBeGreaterThan(0)
    expect(heard.tracks.some((track) => track.row.some((row) => wrong.has(row)))).toBe(false)
    expect(heard.columns.length).toBe(heard.tracks.reduce((sum, track) => sum + track.t.length, 0) + wrong.size)
  })

  it('say true headings and courses far from the middle of a world in the Arctic', () => {
    const north = makeWorld({ ...RECIPES[2]!, scenes: { crossing: 20 } }, 1)
    let [compared, lean] = [0, 0]
    for (const track of listen(north, 0).tracks) {
      for (let k = 1; k < track.t.length; k += 5) {
        const way = directionDeg(track.lon[k - 1]!, track.lat[k - 1]!, track.lon[k]!, track.lat[k]!)
        expect(Math.abs(turnDeg(way, track.cogDeg[k]!))).toBeLessThan(7)
        if (Number.isNaN(track.headingDeg[k]!)) continue
        expect(Math.abs(turnDeg(way, track.headingDeg[k]!))).toBeLessThan(8)
        lean += turnDeg(way, track.headingDeg[k]!) * Math.sign(turnDeg(north.recipe.lon, track.lon[k]!))
        compared++
      }
    }
    // Meridians turned the wrong way would show as degrees that grow to either side of the middle.
    expect(compared).toBeGreaterThan(100)
    expect(Math.abs(lean / compared)).toBeLessThan(0.3)
  })

  it('fall silent as long as real ones', () => {
    const { tracks } = listen(makeWorld({ ...RECIPES[0]!, scenes: { anchorage: 6 } }, 1), 0.3)
    const silences = tracks
      .flatMap((track) => [...track.t.slice(1)].map((t, i) => (t - track.t[i]!) / 60_000))
      .filter((m) => m > 11)
    expect(quantile(silences, 0.5)).toBeGreaterThan(11)
    expect(quantile(silences, 0.5)).toBeLessThan(25)
    expect(quantile(silences, 0.95)).toBeGreaterThan(35)
  })

  it('fall silent as often as real ones: class A at 5 % of reports lost, class B at 18 %', () => {
    // The real day: 0.06 silences over ten minutes in an hour heard for class A, 0.25 to 0.31 for class B.
    const quiet = makeWorld({ ...RECIPES[0]!, scenes: { anchorage: 6, marina: 8 } }, 1)
    const rate = (loss: number, aisClass: number): number => {
      const own = listen(quiet, loss).tracks.filter((track) => track.aisClass[0] === aisClass)
      const count = own.reduce((sum, { t }) => sum + t.filter((at, k) => k > 0 && at - t[k - 1]! > 600_000).length, 0)
      return count / (own.length * quiet.recipe.hours)
    }
    expect(rate(0.05, 1)).toBeGreaterThan(0.03)
    expect(rate(0.05, 1)).toBeLessThan(0.12)
    expect(rate(0.18, 2)).toBeGreaterThan(0.18)
    expect(rate(0.18, 2)).toBeLessThan(0.42)
  })

  it('let two far hulls speak under one number where the recipe says so', () => {
    expect(listen(world, 0).tracks.filter((track) => track.hull === 1)).toHaveLength(1)
  })
})

it('random streams depend on their names alone', () => {
  const a = random('x', 1)
  const draws = Array.from({ length: 20_000 }, () => a.unit())
  expect(random('x', 1).unit()).toBe(draws[0])
  expect(random('x', 2).unit()).not.toBe(draws[0])
  expect(draws.reduce((sum, u) => sum + u, 0) / draws.length).toBeCloseTo(0.5, 2)
  const normals = Array.from({ length: 20_000 }, () => a.normal())
  expect(normals.reduce((sum, u) => sum + u * u, 0) / normals.length).toBeCloseTo(1, 1)
})

it('a hull keeps its bow while it lies still', () => {
  const path = sailing([
    [0, 0, 0],
    [1000, 1000, 0],
    [2000, 1000, 0],
    [3000, 1000, 500],
  ])
  expect(path(1500).headingDeg).toBeCloseTo(90, 3)
  expect(path(2500).headingDeg).toBeCloseTo(0, 3)
})
