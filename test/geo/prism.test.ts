import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../bench/measure.js'
import { toEcef } from '../../src/geo/index.js'
import {
  PRISM_SIZE,
  toPrisms,
  longestStay,
  createPrismTree,
  eachTouchingPair,
  LENS_SIZE,
  lensDistance,
  createPrismPair,
  pairwiseWindow,
  type PrismPair,
  arcBetweenM,
  arcErrorM,
  centrePlane,
  intoPlane,
  outOfPlane,
  exactWindow,
} from '../../src/geo/prism/index.js'
import { randomPair, type Recipe } from './prismPairs.js'
import { apartM, direct, inverse, trueStay, trueWindow, type Place, type TruePrism } from './prismTruth.js'

const xyz = (places: readonly Place[]): Float64Array => {
  const out = new Float64Array(3 * places.length)
  places.forEach(({ lon, lat }, i) => toEcef(lon, lat, out, 3 * i))
  return out
}

describe('arcs from chords', () => {
  it('are those of GeographicLib, to what they say', () => {
    const rnd = seeded(3)
    for (const m of [1, 1e3, 1e5, 5e5, 7e5, 1e6, 1.4e6, 2e6, 3e6, 5e6, 1e7, 1.4e7]) {
      for (let i = 0; i < 300; i++) {
        const p = { lon: -180 + 359.9 * rnd(), lat: -90 + 180 * rnd() }
        const two = xyz([p, direct(p, 360 * rnd(), m)])
        expect(Math.abs(arcBetweenM(two, 0, two, 3) - m)).toBeLessThan(arcErrorM(m) + 2e-8 * m + 1e-7)
      }
    }
    const same = xyz([{ lon: 4, lat: 5 }])
    expect(arcBetweenM(same, 0, same, 0)).toBe(0)
  })

  it('lay a plane in which distance and direction from its centre are right, and which leads back', () => {
    const rnd = seeded(4)
    const frame = new Float64Array(9)
    const flat = new Float64Array(2)
    for (let i = 0; i < 500; i++) {
      const centre = { lon: -180 + 359.9 * rnd(), lat: i % 9 === 0 ? 90 - 1e-6 * rnd() : -89.9 + 179.8 * rnd() }
      const m = 30_000 * rnd()
      const place = direct(centre, 360 * rnd(), m)
      const two = xyz([centre, place])
      centrePlane(frame, two, 0)
      intoPlane(frame, two, 3, flat, 0)
      expect(Math.abs(Math.hypot(flat[0]!, flat[1]!) - m)).toBeLessThan(1e-4)
      const [east, north] = [
        m * Math.sin((inverse(centre, place).azimuth * Math.PI) / 180),
        m * Math.cos((inverse(centre, place).azimuth * Math.PI) / 180),
      ]
      if (Math.abs(centre.lat) < 89.9) expect(Math.hypot(flat[0]! - east, flat[1]! - north)).toBeLessThan(0.05)
      const back = new Float64Array(3)
      outOfPlane(frame, flat[0]!, flat[1]!, back, 0)
      expect(Math.hypot(back[0]! - two[3]!, back[1]! - two[4]!, back[2]! - two[5]!)).toBeLessThan(0.005)
    }
  })
})

/** The distance of two lenses by brute force: rims walked in small steps, then finer around the best. */
function walked(f: readonly number[], r: readonly number[]): number {
  const holds = (k: number, x: number, y: number): boolean =>
    Math.hypot(x - f[2 * k]!, y - f[2 * k + 1]!) <= r[k]! + 1e-7
  // The nearest point of the first lens to a point of the second's rim, by the projection onto each rim and both
  // corners.
  const rim = (k: number, turn: number): [number, number] => [
    f[2 * k]! + r[k]! * Math.cos(turn),
    f[2 * k + 1]! + r[k]! * Math.sin(turn),
  ]
  const cornersOf = (k: number): [number, number][] => {
    const d = Math.hypot(f[2 * k + 2]! - f[2 * k]!, f[2 * k + 3]! - f[2 * k + 1]!)
    const cos = (r[k]! ** 2 + d * d - r[k + 1]! ** 2) / (2 * r[k]! * d)
    if (!(Math.abs(cos) <= 1)) return []
    const axis = Math.atan2(f[2 * k + 3]! - f[2 * k + 1]!, f[2 * k + 2]! - f[2 * k]!)
    return [rim(k, axis + Math.acos(cos)), rim(k, axis - Math.acos(cos))]
  }
  const toFirst = (x: number, y: number): number => {
    if (holds(0, x, y) && holds(1, x, y)) return 0
    let best = Infinity
    for (const [px, py] of [0, 1]
      .map((k) => rim(k, Math.atan2(y - f[2 * k + 1]!, x - f[2 * k]!)))
      .concat(cornersOf(0))) {
      if (holds(0, px!, py!) && holds(1, px!, py!)) best = Math.min(best, Math.hypot(px! - x, py! - y))
    }
    return best
  }
  let best = Infinity
  const consider = (k: number, turn: number): number => {
    const [x, y] = rim(k, turn)
    return holds(5 - k, x, y) ? toFirst(x, y) : Infinity
  }
  for (const [x, y] of cornersOf(2)) best = Math.min(best, toFirst(x, y))
  for (const k of [2, 3]) {
    let [at, step, least] = [0, 2 * Math.PI, Infinity]
    for (let round = 0; round < 12; round++) {
      const middle = at
      for (let i = -40; i <= 40; i++) {
        const m = consider(k, middle + (i * step) / 80)
        if (m < least) [least, at] = [m, middle + (i * step) / 80]
      }
      step /= round === 0 ? 4 : 8
    }
    best = Math.min(best, least)
  }
  // A lens within the other touches no rim of it.
  return [0, 1].some(
    (k) =>
      holds(2, f[2 * k]!, f[2 * k + 1]!) &&
      holds(3, f[2 * k]!, f[2 * k + 1]!) &&
      holds(1 - k, f[2 * k]!, f[2 * k + 1]!),
  )
    ? 0
    : best
}

const coordinate = fc.double({ min: -10, max: 10, noNaN: true })
const lenses = fc
  .tuple(
    fc.array(coordinate, { minLength: 8, maxLength: 8 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
  )
  .map(([f, shares]) => {
    const spread = (k: number): number =>
      Math.hypot(f[2 * k + 2]! - f[2 * k]!, f[2 * k + 3]! - f[2 * k + 1]!) * (1.001 + shares[k + 1]!)
    const r = [0, 2].flatMap((k) => [spread(k) * shares[k]!, spread(k) * (1 - shares[k]!)])
    return { f, r }
  })

describe('lensDistance', () => {
  const out = new Float64Array(LENS_SIZE)
  const distance = (f: readonly number[], r: readonly number[]): number => {
    lensDistance(Float64Array.from(f), Float64Array.from(r), out)
    return out[0]!
  }

  it('is what walking the rims finds', () => {
    let apart = 0
    fc.assert(
      fc.property(lenses, ({ f, r }) => {
        const got = distance(f, r)
        const want = walked(f, r)
        if (got <= 0) expect(want).toBeLessThan(1e-3)
        else {
          apart++
          expect(Math.abs(got - want)).toBeLessThan(1e-3 + 1e-3 * want)
          expect(Math.hypot(out[7]! - out[5]!, out[8]! - out[6]!)).toBeCloseTo(got, 4)
        }
      }),
      { numRuns: 1500 },
    )
    expect(apart).toBeGreaterThan(300)
  })

  it('falls with each radius as it says', () => {
    fc.assert(
      fc.property(lenses, fc.integer({ min: 0, max: 3 }), ({ f, r }, k) => {
        const d = distance(f, r)
        const falls = out[1 + k]!
        expect(falls).toBeGreaterThanOrEqual(0)
        if (d < 0.1 || out[9]! < 0.2) return
        const h = 1e-6
        const changed = (by: number): number =>
          distance(
            f,
            r.map((x, i) => (i === k ? x + by : x)),
          )
        const [less, more] = [(d - changed(h)) / h, (changed(-h) - d) / h]
        // Where two kinds of contact meet, the slope lies between those on both sides.
        expect(falls).toBeGreaterThan(Math.min(less, more) - 1e-3)
        expect(falls).toBeLessThan(Math.max(less, more) + 1e-3)
      }),
      { numRuns: 2000 },
    )
  })
})

function pairOf(list: readonly TruePrism[]): PrismPair {
  const pair = createPrismPair()
  pair.prisms = toPrisms(list.map(({ from, to, start, end, mps }) => ({ from, to, start, end, topSpeedMps: mps })))
  pair.b = PRISM_SIZE
  return pair
}

/** Counts of a comparison with the truth, and its worst differences. */
interface Compared {
  feasible: number
  infeasible: number
  missed: number
  accepted: number
  acceptedByPairs: number
  edgeM: number
  /** The same of those whose fixes lie at most 1,800 km apart. */
  nearEdgeM: number
  stayShare: number
}

function compare(seed: number, count: number, limits: readonly number[], recipe: Recipe, stays = false): Compared {
  const rnd = seeded(seed)
  const c: Compared = {
    feasible: 0,
    infeasible: 0,
    missed: 0,
    accepted: 0,
    acceptedByPairs: 0,
    edgeM: 0,
    nearEdgeM: 0,
    stayShare: 0,
  }
  for (let k = 0; k < count; k++) {
    const [a, b] = randomPair(rnd, recipe)
    const limitM = limits[k % limits.length]!
    const want = trueWindow(a, b, limitM)
    const pair = pairOf([a, b])
    const byPairs = pairwiseWindow(pair, limitM)
    const got = exactWindow(pair, limitM)
    if (want === undefined || Number.isNaN(want.start)) {
      c.infeasible++
      // Within half a metre of the limit is not called a false one: that is the margin.
      const near = want !== undefined && want.leastM < limitM + 0.5
      if (got && !near) c.accepted++
      if (byPairs && !near) c.acceptedByPairs++
      continue
    }
    c.feasible++
    if (!got) c.missed++
    else {
      const edge = edgeM(pair, a, b, limitM)
      c.edgeM = Math.max(c.edgeM, edge)
      if (Math.max(...pair.apartM) < 1_800_000) c.nearEdgeM = Math.max(c.nearEdgeM, edge)
      if (stays) {
        const stay = trueStay(a, b, limitM, want)
        // A minute more or less counts as 1 % where there is next to no time.
        c.stayShare = Math.max(c.stayShare, Math.abs(longestStay(pair) - stay) / Math.max(stay, 60_000))
      }
    }
  }
  return c
}

/**
 * How far the least distance at both ends of the window is from the limit; an end that a silence sets need only be
 * within it.
 */
function edgeM({ window: [start = NaN, end = NaN] }: PrismPair, a: TruePrism, b: TruePrism, limitM: number): number {
  const over = (t: number, bySilence: boolean): number => {
    const m = apartM(a, b, t) - limitM
    return bySilence ? Math.max(0, m) : Math.abs(m)
  }
  return Math.max(over(start, start === Math.max(a.start, b.start)), over(end, end === Math.min(a.end, b.end)))
}

describe('two prisms, against GeographicLib and enumeration', () => {
  it('miss nothing, accept nothing, and end where the distance is the limit', () => {
    const c = compare(1, 900, [0, 500, 5000, 60_000], {})
    expect(c.feasible).toBeGreaterThan(150)
    expect(c.infeasible).toBeGreaterThan(150)
    expect([c.missed, c.accepted]).toEqual([0, 0])
    expect(c.edgeM).toBeLessThan(0.5)
  })

  it('know more than four disks in pairs, where there is little time to spare', () => {
    const c = compare(2, 700, [0, 500], { slack: [1.001, 1.1] })
    expect([c.missed, c.accepted]).toEqual([0, 0])
    expect(c.edgeM).toBeLessThan(0.7)
    expect(c.acceptedByPairs).toBeGreaterThan(5)
  })

  it('give the longest stay', () => {
    const c = compare(3, 200, [0, 500, 20_000], {}, true)
    expect(c.feasible).toBeGreaterThan(40)
    expect(c.stayShare).toBeLessThan(0.005)
  })

  it('end at the limit where that is wide, too', () => {
    const c = compare(5, 500, [150_000], {})
    expect(c.feasible).toBeGreaterThan(40)
    expect([c.missed, c.accepted]).toEqual([0, 0])
    expect(c.edgeM).toBeLessThan(1)
  })

  it('miss nothing in silences of days either', () => {
    const c = compare(4, 400, [500], { hours: 6 })
    expect(c.feasible).toBeGreaterThan(50)
    expect([c.missed, c.accepted]).toEqual([0, 0])
    expect(c.nearEdgeM).toBeLessThan(1)
  })
})

describe('eachTouchingPair', () => {
  it('gives every pair that can meet, once', () => {
    const rnd = seeded(9)
    const list = Array.from({ length: 60 }, () => randomPair(rnd)).flat()
    const prisms = toPrisms(list.map(({ from, to, start, end, mps }) => ({ from, to, start, end, topSpeedMps: mps })))
    const pair = createPrismPair()
    pair.prisms = prisms
    const found = new Set<string>()
    let covered = 0
    eachTouchingPair(
      createPrismTree(prisms, 3000),
      (a, b) => {
        expect(a).toBeLessThan(b)
        expect(found.has(`${a} ${b}`)).toBe(false)
        found.add(`${a} ${b}`)
      },
      (count) => (covered += count),
    )
    expect(covered).toBe(list.length)
    let meet = 0
    for (let a = 0; a < list.length; a++) {
      for (let b = a + 1; b < list.length; b++) {
        ;[pair.a, pair.b] = [a * PRISM_SIZE, b * PRISM_SIZE]
        if (!exactWindow(pair, 3000)) continue
        meet++
        expect(found.has(`${a} ${b}`)).toBe(true)
      }
    }
    expect(meet).toBeGreaterThan(20)
    expect(found.size).toBeLessThan((list.length * list.length) / 4)
  })
})
