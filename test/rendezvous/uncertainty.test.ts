import { beforeAll, describe, expect, it } from 'vitest'
import { idsOf } from '../../src/model/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import { bay, berths, bunker, closeAnchorage, convoy, escort, pairTrawl, service } from '../world/assessScenes.js'
import { prepare } from '../world/detectors.js'
import { chordM, globePoint } from '../world/globe.js'
import { type Key, moored, MPS, sailing } from '../world/motion.js'
import { FOUR_HOURS, RECIPES } from '../world/recipes.js'
import type { Scene, Vessel } from '../world/scene.js'
import { quantile } from '../world/score.js'
import { swinging } from '../world/traffic.js'
import { type Heard, listen } from '../world/transmit.js'
import { trueContacts } from '../world/truth.js'
import { makeWorld, type Recipe, type World } from '../world/world.js'

// Does [start - u, start + u] hold the true start, and the same of the end? Worlds and truth share no code with the
// library.
//
// THE TRUE INSTANT. Two antennas truly come within 500 m (`trueContacts`: noise-free paths, to a millisecond). Contacts
// are one stay as the docs of `findRendezvous` have it: over a break of up to 30 minutes in which they are never beyond
// 1,000 m, or of any length in which they stay within 750 m; and of the stay, counted from either end, at least half is
// contact. So hysteresis and minContactShare are part of the truth, by code of its own. A finding's start is held
// against the start of the first true stay that it has time in common with, its end against the end of the last one:
// also where it is only a piece of a stay, as after a silence, and where it joins two. Such an inner end misses, and
// counts as a miss. So does an edge that states no uncertainty.
//
// ONE KIND STANDS APART: edges of stays that the world itself cuts (boats in a marina that lie there when the world
// ends: they never part). There is no true instant that an interval could hold, so the right answer is to state none;
// that is asserted by itself. 'record' edges state none by their definition.
//
// THE LEG is the longer one of the two ships', between reports received on the lossy feed: by motion, the time from a
// ship's last report before the edge to her next; by silence, the silence. Width is told as u / leg, and as all of the
// interval, 2u / leg.
//
// Seeds here are 401 and 402. The rule was tuned on seeds 301 to 306 of these recipes.
const SEEDS = [401, 402]
const LOSSES = [0, 0.05, 0.2, 0.5, 0.8]

/**
 * Comes, keeps 60 m off a ship that lies still or swings, and goes: places by distance from her, and by seconds before
 * or after.
 */
function visit(scene: Scene, approach: readonly (readonly [s: number, m: number])[], leave: typeof approach): void {
  const { rng } = scene
  const hours = rng.between(1.2, 6)
  const from = rng.between(4, scene.lengthS / 3600 - hours - 4) * 3600
  const to = from + hours * 3600
  const host = rng.chance(0.5) ? swinging(scene, scene.x, scene.y) : moored(scene.x, scene.y, rng.between(0, 360))
  scene.add({ kind: 'served', ship: 'tanker', path: host, fast: true })
  const [came, went] = [rng.between(0, 6), rng.between(0, 6)]
  const off = (ship: number, s: number, m: number, angle: number): Key => {
    const { x, y } = host(ship)
    return [s, x + m * Math.sin(angle), y + m * Math.cos(angle)]
  }
  const steps = Math.round((to - from) / 300)
  const held = Array.from({ length: steps + 1 }, (_, i) => {
    const s = from + ((to - from) * i) / steps
    return off(s, s, 60, came + ((went - came) * i) / steps)
  })
  const keys = [
    ...approach.map(([s, m]) => off(from, from - s, m, came)),
    ...held,
    ...leave.map(([s, m]) => off(to, to + s, m, went)),
  ]
  scene.add({
    kind: 'service',
    ship: 'passenger',
    path: sailing(keys),
    fromS: keys[0]![0],
    toS: keys[keys.length - 1]![0],
  })
}

/** Straight in and straight out at 8 to 16 knots, slow for the last 250 m only. */
function quick(scene: Scene): void {
  const way = (): [number, number][] => {
    const far = scene.rng.between(8000, 30_000)
    return [
      [240 + (far - 250) / (scene.rng.between(8, 16) * MPS), far],
      [240, 250],
    ]
  }
  visit(scene, way(), way().reverse())
}

/** Waits one to three kilometres off for up to an hour, then comes alongside at once; leaves in the same way. */
function waiting(scene: Scene): void {
  const way = (): [number, number][] => {
    const off = scene.rng.between(900, 3000)
    const [run, wait] = [off / scene.rng.between(2, 5), scene.rng.between(600, 3600)]
    return [
      [run + wait + 3600, 14_000],
      [run + wait, off],
      [run, off],
    ]
  }
  visit(scene, way(), way().reverse())
}

const times = (count: number, make: (scene: Scene) => void): ((scene: Scene) => void)[] =>
  Array.from({ length: count }, () => make)

const ARRIVALS: readonly Recipe[] = [
  {
    name: 'edges-quick',
    lon: 12,
    lat: 40,
    startMs: Date.UTC(2021, 2, 3, 4),
    hours: 30,
    scenes: {},
    more: times(25, quick),
  },
  {
    name: 'edges-waiting',
    lon: 12,
    lat: -40,
    startMs: Date.UTC(2021, 2, 3, 4),
    hours: 30,
    scenes: {},
    more: times(25, waiting),
  },
  {
    name: 'edges-alike',
    lon: -150,
    lat: -30,
    startMs: Date.UTC(2021, 2, 3, 4),
    hours: 36,
    scenes: { supply: 6 },
    more: [
      ...times(5, bunker),
      ...times(5, service),
      ...times(4, escort(0.5)),
      ...times(3, bay),
      ...times(3, berths),
      ...times(4, pairTrawl(60, 300)),
      ...times(3, convoy),
      ...times(2, closeAnchorage),
    ],
  },
]

type Contact = readonly [from: number, to: number]

/** A true stay: epoch ms, and whether the world, not the ships, begins and ends it. */
interface Stay {
  readonly start: number
  readonly end: number
  readonly cut: readonly [start: boolean, end: boolean]
}

function trueStays(world: World): Map<string, Stay[]> {
  const byPair = new Map<string, Contact[]>()
  for (const { vessels, from, to } of trueContacts(world, 500)) {
    byPair.set(vessels.join(' '), [...(byPair.get(vessels.join(' ')) ?? []), [from, to]])
  }
  return new Map(
    [...byPair].map(([pair, contacts]) => {
      const byId = (id: string): Vessel => world.vessels.find((vessel) => vessel.id === id && vessel.hull === 0)!
      const [a, b] = pair.split(' ').map(byId) as [Vessel, Vessel]
      const [from, to] = [Math.max(a.fromS, b.fromS), Math.min(a.toS, b.toS)]
      const epoch = (s: number): number => world.recipe.startMs + s * 1000
      const parts = chains(contacts, (s, e) => greatestM(world, a, b, s, e)).flatMap(cutShares)
      return [
        pair,
        parts.map((part): Stay => {
          const [start, end] = [part[0]![0], part[part.length - 1]![1]]
          return { start: epoch(start), end: epoch(end), cut: [start <= from, end >= to] }
        }),
      ]
    }),
  )
}

function greatestM(world: World, a: Vessel, b: Vessel, from: number, to: number): number {
  const at = (vessel: Vessel, s: number): ReturnType<typeof globePoint> => {
    const { x, y } = vessel.path(s)
    return globePoint(...world.plane(x, y))
  }
  let most = 0
  for (let s = from; s <= to; s += 15) most = Math.max(most, chordM(at(a, s), at(b, s)))
  return most
}

/** Contacts joined over breaks. */
function chains(contacts: readonly Contact[], greatest: (from: number, to: number) => number): Contact[][] {
  const list: Contact[][] = []
  for (const contact of [...contacts].sort((p, q) => p[0] - q[0])) {
    const chain = list[list.length - 1]
    const last = chain?.[chain.length - 1]
    if (last !== undefined && greatest(last[1], contact[0]) <= (contact[0] - last[1] <= 1800 ? 1000 : 750))
      chain!.push(contact)
    else list.push([contact])
  }
  return list
}

/**
 * A chain cut where less than half is contact: the run of most contact less time apart, then the same of what is left
 * beside it.
 */
function cutShares(chain: readonly Contact[]): Contact[][] {
  if (chain.length === 0) return []
  let best = { score: -1, i: 0, j: 0 }
  for (let i = 0; i < chain.length; i++) {
    for (let j = i, score = 0; j < chain.length; j++) {
      if (j > i) score -= chain[j]![0] - chain[j - 1]![1]
      score += chain[j]![1] - chain[j]![0]
      if (score > best.score) best = { score, i, j }
    }
  }
  return [...cutShares(chain.slice(0, best.i)), chain.slice(best.i, best.j + 1), ...cutShares(chain.slice(best.j + 1))]
}

/** One edge of one finding against the truth. */
interface Judged {
  readonly loss: number
  readonly side: 'start' | 'end'
  readonly by: string
  readonly hit: boolean
  /** NaN where none is stated. */
  readonly uncertaintyMs: number
  readonly legMs: number
  /** The world cuts the stay here: there is no true instant. */
  readonly cut: boolean
  /** A transfer that was planted. */
  readonly planted: boolean
}

/** The longer of the legs that two ships' reports leave around an edge. */
function legMs(heard: Heard, vessels: readonly string[], side: Judged['side'], at: number): number {
  return Math.max(
    ...vessels.map((id) => {
      const { t } = heard.tracks.find((track) => track.id === id && track.hull === 0)!
      const next = t.findIndex((fix) => (side === 'start' ? fix >= at : fix > at))
      return next < 1 ? 0 : t[next]! - t[next - 1]!
    }),
  )
}

const judged: Judged[] = []
let groundless = 0
let findings = 0

function judge(world: World, stays: ReadonlyMap<string, Stay[]>, loss: number): void {
  const heard = listen(world, loss)
  const planted = new Set(world.planted.map(({ vessels }) => vessels.join(' ')))
  for (const finding of findRendezvous({ tracks: prepare(heard) })) {
    const pair = idsOf(finding).join(' ')
    const behind = (stays.get(pair) ?? []).filter((stay) => stay.start <= finding.end && stay.end >= finding.start)
    findings++
    if (behind.length === 0) groundless++
    if (behind.length === 0) continue
    for (const side of ['start', 'end'] as const) {
      const by = side === 'start' ? finding.measures.startsBy : finding.measures.endsBy
      if (by === 'record') continue
      const at = finding[side]
      const stay = side === 'start' ? behind[0]! : behind[behind.length - 1]!
      const uncertaintyMs =
        (side === 'start' ? finding.measures.startUncertaintyMs : finding.measures.endUncertaintyMs) ?? NaN
      judged.push({
        loss,
        side,
        by,
        hit: Math.abs(stay[side] - at) <= uncertaintyMs,
        uncertaintyMs,
        legMs: legMs(heard, idsOf(finding), side, at),
        cut: stay.cut[side === 'start' ? 0 : 1],
        planted: planted.has(pair),
      })
    }
  }
}

const share = (list: readonly Judged[], is: (one: Judged) => boolean): number => list.filter(is).length / list.length
const isHit = (one: Judged): boolean => one.hit
const isStated = (one: Judged): boolean => !Number.isNaN(one.uncertaintyMs)
const where = (is: (one: Judged) => boolean): Judged[] => judged.filter((one) => !one.cut && is(one))
const medianLegs = (list: readonly Judged[]): number =>
  quantile(
    list.filter(isStated).map((one) => one.uncertaintyMs / one.legMs),
    0.5,
  )

/** What was measured, a line a group: shown where a bar is missed, or with UNCERTAINTY=1. */
function table(): string {
  const row = (name: string, list: readonly Judged[]): string =>
    [
      name,
      list.length,
      share(list, isHit).toFixed(3),
      share(list, isStated).toFixed(3),
      share(list.filter(isStated), isHit).toFixed(3),
      medianLegs(list).toFixed(2),
      (2 * medianLegs(list)).toFixed(2),
    ].join(' | ')
  const groups = LOSSES.flatMap((loss) => [
    row(
      `${loss} all`,
      where((one) => one.loss === loss),
    ),
    ...(['motion', 'silence'] as const).flatMap((by) =>
      (['start', 'end'] as const).map((side) =>
        row(
          `${loss} ${side} by ${by}`,
          where((one) => one.loss === loss && one.side === side && one.by === by),
        ),
      ),
    ),
    row(
      `${loss} planted`,
      where((one) => one.loss === loss && one.planted),
    ),
  ])
  return [
    'edges | number | held | stated | held of stated | u / leg | 2u / leg',
    ...groups,
    ...(['motion', 'silence'] as const).map((by) =>
      row(
        by,
        where((one) => one.by === by),
      ),
    ),
    row(
      'all',
      where(() => true),
    ),
    row(
      'cut by the world',
      judged.filter((one) => one.cut),
    ),
  ].join('\n')
}

beforeAll(() => {
  for (const recipe of [...RECIPES, ...FOUR_HOURS, ...ARRIVALS]) {
    for (const seed of SEEDS) {
      const world = makeWorld(recipe, seed)
      const stays = trueStays(world)
      for (const loss of LOSSES) judge(world, stays, loss)
    }
  }
  const without = `${groundless} of ${findings} findings have no true contact behind them`
  if (process.env['UNCERTAINTY'] !== undefined) console.log(`${table()}\n${without}`)
})

describe('the uncertainty of start and end', () => {
  it.each(LOSSES)('holds the true instant in 95 of 100 cases with %f of the reports lost', (loss) => {
    const list = where((one) => one.loss === loss)
    expect(list.length).toBeGreaterThan(500)
    expect(share(list, isHit), table()).toBeGreaterThanOrEqual(0.95)
    expect(share(list, isStated), table()).toBeGreaterThanOrEqual(0.97)
    for (const side of ['start', 'end'] as const) {
      expect(
        share(
          list.filter((one) => one.side === side && isStated(one)),
          isHit,
        ),
        `${side}\n${table()}`,
      ).toBeGreaterThanOrEqual(0.95)
    }
  })

  it.each(['motion', 'silence'])('holds it in 95 of 100 cases in which it is stated, by %s', (by) => {
    for (const side of ['start', 'end'] as const) {
      const list = where((one) => one.by === by && one.side === side)
      expect(list.length).toBeGreaterThan(200)
      expect(share(list.filter(isStated), isHit), `${side}\n${table()}`).toBeGreaterThanOrEqual(0.95)
      expect(share(list, isStated), `${side}\n${table()}`).toBeGreaterThanOrEqual(by === 'motion' ? 1 : 0.93)
    }
  })

  it('holds it in 98 of 100 cases of the planted transfers, with each share of the reports lost', () => {
    for (const loss of LOSSES) {
      const list = where((one) => one.loss === loss && one.planted)
      expect(share(list, isHit), `${loss}\n${table()}`).toBeGreaterThanOrEqual(0.98)
    }
  })

  it('is no wider than it must be: at the median at most one leg and a half', () => {
    for (const loss of LOSSES) {
      // By motion all of the interval is; by silence one side of it is the silence itself.
      expect(2 * medianLegs(where((one) => one.loss === loss && one.by === 'motion')), table()).toBeLessThanOrEqual(1.5)
      expect(medianLegs(where((one) => one.loss === loss)), table()).toBeLessThanOrEqual(1)
    }
    expect(2 * medianLegs(where(() => true)), table()).toBeLessThanOrEqual(1.5)
  })

  it('is not stated where ships never came or parted', () => {
    const list = judged.filter((one) => one.cut)
    expect(list.length).toBeGreaterThan(50)
    expect(share(list, isStated), table()).toBeLessThanOrEqual(0.2)
  })

  it('was measured on findings with true contact behind them', () => {
    expect(groundless / findings).toBeLessThan(0.01)
  })
})
