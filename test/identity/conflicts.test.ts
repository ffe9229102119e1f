import { describe, expect, it } from 'vitest'
import { type IdentityConflictOptions, findIdentityConflicts } from '../../src/identity/conflict/index.js'
import { identitySpells } from '../../src/identity/period/index.js'
import type {
  IdentitySpell,
  Dimensions,
  PositionReport,
  StaticReport,
  Track,
  VesselInterval,
} from '../../src/model/index.js'
import { takeReports } from '../../src/track/index.js'
import { HOUR, MIN, sail, straight, T0, tracksOf, type Way } from '../helpers/tracks.js'
import { random } from '../world/random.js'

const hull = (k: number): Dimensions => ({
  toBowM: 90 + 3 * k,
  toSternM: 25 + k,
  toPortM: 8 + (k % 5),
  toStarboardM: 12 + (k % 7),
})
const A = '256865000'
const B = '538004321'

/** What a number sends from hour to hour. */
const sent = (id: string, fromH: number, toH: number, fields: Partial<StaticReport>): StaticReport => ({
  id,
  t: T0 + fromH * HOUR,
  lastT: T0 + toH * HOUR - 1,
  messages: Math.max(21, (toH - fromH) * 10),
  messageType: 5,
  ...fields,
})

const NAMES = {
  a: { name: 'FIRST SHIP', imo: '9074729', callSign: '9HAA1' },
  b: { name: 'SECOND HULL', imo: '9218478', callSign: 'V7BB2' },
}

/** How identities change hands in the worlds below, written down before the rule was run on one. */
type Exchange = 'none' | 'fields' | 'hulls-in-silence' | 'positions'

interface Scene {
  readonly reports: PositionReport[]
  readonly statics: StaticReport[]
}

/**
 * Two ships meet for some hours at 50 to 300 m and part. At half time nothing happens, or name, number and call sign
 * change over (the MMSIs stay), or both are silent for an hour and the MMSIs change over (the dimensions stay with the
 * hulls), or the MMSIs change over while both are heard.
 */
function meetingScene(seed: number, exchange: Exchange): Scene {
  const rng = random('swap', seed)
  const origin = { lon: rng.between(-180, 180), lat: rng.between(-60, 60) }
  const hours = rng.between(3, 9)
  const [start, half, end] = [T0 + 12 * HOUR, T0 + (12 + hours / 2) * HOUR, T0 + (12 + hours) * HOUR]
  const gapM = rng.between(60, 300)
  const speed = rng.between(6, 13)
  const away = (t: number): number => (Math.max(0, start - t, t - end) / HOUR) * speed * 1852
  const drift = (t: number): number => ((t - T0) / HOUR) * rng0 * 1852
  const rng0 = rng.between(0, 0.6)
  const noise = (): number => rng.normal() * 3
  const ways: readonly [Way, Way] = [
    (t) => [drift(t) - away(t) * 0.8 + noise(), away(t) * 0.6 + noise()],
    (t) => [drift(t) + gapM + away(t) + noise(), noise()],
  ]
  const velocity = (k: number, t: number): Pick<PositionReport, 'sogKn' | 'cogDeg'> => {
    const moving = t < start || t > end
    if (!moving) return { sogKn: rng0 + Math.abs(rng.normal()) * 0.1, cogDeg: rng0 > 0.2 ? 90 : rng.between(0, 359) }
    const out = t > end
    return { sogKn: speed, cogDeg: k === 0 ? (out ? 307 : 127) : out ? 90 : 270 }
  }
  const stepMs = rng.pick([MIN, MIN, 2 * MIN])
  const silent = (t: number): boolean => exchange === 'hulls-in-silence' && Math.abs(t - half) < HOUR
  const swapped = (t: number): boolean => (exchange === 'positions' || exchange === 'hulls-in-silence') && t >= half
  const reports: PositionReport[] = []
  for (const k of [0, 1] as const) {
    for (let t = T0 + k * 7000; t < T0 + 36 * HOUR; t += stepMs + rng.whole(0, 10_000)) {
      const id = (k === 0) !== swapped(t) ? A : B
      if (!silent(t)) reports.push(...sail(id, origin, ways[k], [t], velocity(k, t)))
    }
  }
  const halfH = (half - T0) / HOUR
  const [x, y] = [hull(rng.whole(0, 20)), hull(rng.whole(21, 40))]
  const before = (id: string, names: object, dimensions: Dimensions): StaticReport =>
    sent(id, -200, halfH - 0.3, { ...names, dimensions })
  const after = (id: string, names: object, dimensions: Dimensions): StaticReport =>
    sent(id, halfH + 0.3, 300, { ...names, dimensions })
  const namesSwap = exchange === 'fields'
  const hullsSwap = exchange === 'hulls-in-silence' || exchange === 'positions'
  const statics = [
    before(A, NAMES.a, x),
    before(B, NAMES.b, y),
    after(A, namesSwap ? NAMES.b : NAMES.a, hullsSwap ? y : x),
    after(B, namesSwap ? NAMES.a : NAMES.b, hullsSwap ? x : y),
  ]
  // Where positions change places while heard, half of the ships also type in the other's dimensions: only the jump is
  // left.
  return exchange === 'positions' && rng.chance(0.5)
    ? { reports, statics: statics.slice(0, 2).map((one) => ({ ...one, lastT: T0 + 300 * HOUR, messages: 4000 })) }
    : { reports, statics }
}

/**
 * Ships that cross, overtake and pass head-on in one lane, some within metres, heard every 10 s to 10 min; a tenth of
 * reports lost.
 */
function crossingScene(seed: number): Scene {
  const rng = random('crossing', seed)
  const origin = { lon: rng.between(-180, 180), lat: rng.between(-60, 60) }
  const kind = rng.pick(['head-on', 'overtaking', 'crossing'] as const)
  const [v, w] = [rng.between(5, 20), rng.between(5, 20)]
  const course = rng.between(0, 359)
  const other = kind === 'head-on' ? course + 180 : kind === 'overtaking' ? course : course + rng.between(40, 140)
  const meet = T0 + 6 * HOUR
  const near = rng.between(20, 400)
  const stepMs = rng.pick([10_000, 60_000, 180_000, 600_000])
  const reports = (
    [
      [A, v, course, 0],
      [B, w, other, near],
    ] as const
  ).flatMap(([id, speed, cog, off], k) => {
    const way = straight(meet, [off, 0], speed, cog)
    const times = Array.from(
      { length: Math.floor((3 * HOUR) / stepMs) },
      (_, i) => meet - 1.5 * HOUR + i * stepMs + k * 3000,
    ).filter(() => !rng.chance(0.1))
    return times.flatMap((t) =>
      sail(id, origin, (at) => [way(at)[0] + rng.normal() * 4, way(at)[1] + rng.normal() * 4], [t], {
        sogKn: speed + rng.normal() * 0.1,
        cogDeg: (cog + 360 + rng.normal() * 0.7) % 360,
      }),
    )
  })
  return {
    reports,
    statics: [
      sent(A, -200, 200, { ...NAMES.a, dimensions: hull(1) }),
      sent(B, -200, 200, { ...NAMES.b, dimensions: hull(30) }),
    ],
  }
}

const swapsIn = ({ reports, statics }: Scene): number =>
  findIdentityConflicts({ spells: identitySpells(statics), tracks: tracksOf(reports) }).filter(
    ({ measures: { rule } }) => rule === 'ID-23',
  ).length

describe('ID-23, identities that change hands at a meeting', () => {
  it.each(['fields', 'hulls-in-silence', 'positions'] as const)(
    'is found where %s change over: at least nine in ten',
    (exchange) => {
      const found = Array.from({ length: 30 }, (_, seed) => swapsIn(meetingScene(seed, exchange)))
      expect(found.every((count) => count <= 1)).toBe(true)
      expect(found.filter((count) => count === 1).length).toBeGreaterThanOrEqual(27)
    },
  )

  it('is not found at meetings without an exchange, nor in crossing traffic', () => {
    expect(
      Array.from({ length: 40 }, (_, seed) => swapsIn(meetingScene(100 + seed, 'none'))).filter((count) => count > 0),
    ).toEqual([])
    expect(Array.from({ length: 150 }, (_, seed) => swapsIn(crossingScene(seed))).filter((count) => count > 0)).toEqual(
      [],
    )
  })

  it('says what changed over, and is the same with ships renamed in the other order and reports in another', () => {
    const { statics, reports } = meetingScene(3, 'fields')
    const [found] = findIdentityConflicts({ spells: identitySpells(statics), tracks: tracksOf(reports) })
    expect(found).toMatchObject({
      vessels: [{ id: A }, { id: B }],
      measures: { rule: 'ID-23', observed: { exchanged: 'name imo callSign' } },
    })
    expect(found!.measures.differences).toContainEqual({ field: 'name', from: 'FIRST SHIP', to: 'SECOND HULL' })
    expect(
      findIdentityConflicts({
        spells: identitySpells([...statics].reverse()),
        tracks: tracksOf([...reports].reverse()).reverse(),
      }),
    ).toEqual([found])
  })

  it('takes no exchange of names without a meeting', () => {
    const { statics, reports } = meetingScene(3, 'fields')
    const apart = reports.map((one) => (one.id === B ? { ...one, lat: one.lat + 5 } : one))
    expect(findIdentityConflicts({ spells: identitySpells(statics), tracks: tracksOf(apart) })).toEqual([])
  })
})

describe('findIdentityConflicts', () => {
  const spellsOf = (...statics: StaticReport[]): IdentitySpell[] => identitySpells(statics)
  const times = Array.from({ length: 20 * 12 }, (_, i) => T0 + i * 3 * MIN)

  it('finds two numbers on one hull under way, and not ships that lie moored together or pass', () => {
    const way = straight(T0, [0, 0], 8, 30)
    const pair = (gapM: number, moving: Way): number =>
      findIdentityConflicts({
        spells: spellsOf(sent(A, 0, 24, NAMES.a), sent(B, 0, 24, NAMES.b)),
        tracks: tracksOf(
          sail(A, { lon: 10, lat: 70 }, moving, times),
          sail(
            B,
            { lon: 10, lat: 70 },
            (t) => [moving(t)[0] + gapM, moving(t)[1]],
            times.map((t) => t + 20_000),
          ),
        ),
      }).filter(({ measures: { rule } }) => rule === 'ID-22').length
    expect(pair(15, way)).toBe(1)
    expect(pair(300, way)).toBe(0)
    expect(pair(15, () => [0, 0])).toBe(0)
  })

  it('takes a number that a fleet shares for little, and false stretches for no second place', () => {
    const two = [
      { lon: 120, lat: 30 },
      { lon: 122, lat: 29 },
    ].map((origin, k) => ({
      ...tracksOf(
        sail(
          '412345678',
          origin,
          straight(T0, [0, 0], 5, 90),
          Array.from({ length: 400 }, (_, i) => T0 + i * 10 * MIN),
        ),
      )[0]!,
      hull: k,
    }))
    const byTurns = Array.from({ length: 60 }, (_, k) =>
      sent('412345678', k, k + 1, { name: k % 2 === 0 ? 'LU RONG YU 1' : 'ZHE PU 77' }),
    ).map((one) => ({ ...one, messages: 10 }))
    expect(
      findIdentityConflicts({ spells: spellsOf(...byTurns), tracks: two }).map(({ measures: { weight } }) => weight),
    ).toEqual(['ID-20:names'])
    expect(
      findIdentityConflicts({ spells: spellsOf(...byTurns), tracks: [] }).map(({ measures: { weight } }) => weight),
    ).toEqual(['ID-20:names'])
    const single = spellsOf(sent('412345678', 0, 60, { name: 'LU RONG YU 1' }))
    expect(findIdentityConflicts({ spells: single, tracks: two }).map(({ measures: { weight } }) => weight)).toEqual([
      'ID-20:same',
    ])
    expect(
      findIdentityConflicts({
        spells: single,
        tracks: two,
        falseStretches: [{ id: '412345678', hull: 1, start: T0, end: T0 + 100 * HOUR }],
      }),
    ).toEqual([])
    expect(
      findIdentityConflicts({
        spells: spellsOf(sent('123456789', 0, 60, { name: 'LU RONG YU 1' })),
        tracks: two.map((one) => ({ ...one, id: '123456789' })),
      }),
    ).toEqual([])
  })

  describe('takes positions within false stretches, [start, end), for none', () => {
    const at = (hours: number): number => T0 + hours * HOUR
    const ten = (fromH: number, toH: number): number[] =>
      Array.from({ length: (toH - fromH) * 6 }, (_, i) => at(fromH) + i * 10 * MIN)
    interface Case {
      readonly spells: IdentitySpell[]
      readonly tracks: Track[]
      readonly falseStretches: VesselInterval[]
    }
    const isFalse = (falseStretches: readonly VesselInterval[], { id, hull }: Track, t: number): boolean =>
      falseStretches.some((one) => one.id === id && (one.hull ?? hull) === hull && t >= one.start && t < one.end)
    /** Rules that speak with false positions, with stretches that name them, and where they were never received. */
    const rulesOf = (
      { spells, tracks, falseStretches }: Case,
      options?: IdentityConflictOptions,
    ): [string[], string[]] => {
      const found = (more: Partial<Case>) => findIdentityConflicts({ spells, tracks, ...more }, options)
      const never = tracks.map((track) =>
        takeReports(
          track,
          [...track.t.keys()].filter((i) => !isFalse(falseStretches, track, track.t[i]!)),
        ),
      )
      const named = found({ falseStretches })
      expect(named).toEqual(found({ tracks: never }))
      return [found({}), named].map((list) => list.map(({ measures: { rule } }) => rule)) as [string[], string[]]
    }
    const [shared, shipA, shipB] = ['412345678', { lon: 10, lat: 50 }, { lon: 12, lat: 50 }]
    const still: Way = () => [0, 0]

    it('ID-20: a second place', () => {
      const tracks = [shipA, shipB].map((origin, hull) => ({
        ...tracksOf(sail(shared, origin, straight(T0, [0, 0], 5, 90), ten(0, 60)))[0]!,
        hull,
      }))
      const spells = spellsOf(sent(shared, 0, 60, { name: 'LU RONG YU 1' }))
      expect(
        rulesOf({ spells, tracks, falseStretches: [{ id: shared, hull: 1, start: at(10), end: at(45) }] }),
      ).toEqual([['ID-20'], ['ID-20']])
      expect(rulesOf({ spells, tracks, falseStretches: [{ id: shared, hull: 1, start: at(8), end: at(45) }] })).toEqual(
        [['ID-20'], []],
      )
    })

    it('ID-21: far apart, also on the way to and from a false place', () => {
      const away = (origin: typeof shipA, from: number, to: number) => sail(B, origin, still, ten(from, to))
      const tracks = [
        ...tracksOf(
          sail(
            A,
            shipA,
            still,
            ten(0, 240).map((t) => t + 5 * MIN),
          ),
        ),
        ...tracksOf(away(shipA, 0, 100), away(shipB, 100, 130), away(shipA, 130, 240)),
      ]
      const spells = spellsOf(sent(A, 0, 240, NAMES.a), sent(B, 0, 240, { ...NAMES.b, imo: NAMES.a.imo }))
      expect(
        rulesOf({ spells, tracks, falseStretches: [{ id: B, start: at(100), end: at(130) }] }, { minApartMs: 1 }),
      ).toEqual([['ID-21'], []])
      // A stretch that ends with the last false fix leaves that one.
      const last = at(129) + 50 * MIN
      expect(
        rulesOf({ spells, tracks, falseStretches: [{ id: B, start: at(100), end: last }] }, { minApartMs: 1 }),
      ).toEqual([['ID-21'], ['ID-21']])
      expect(
        rulesOf({ spells, tracks, falseStretches: [{ id: B, start: at(100), end: last + 1 }] }, { minApartMs: 1 }),
      ).toEqual([['ID-21'], []])
    })

    it('ID-22: on one hull', () => {
      const way = straight(T0, [0, 0], 8, 30)
      const tracks = tracksOf(
        sail(A, shipA, way, times),
        sail(
          B,
          shipA,
          (t) => [way(t)[0] + 15, way(t)[1]],
          times.map((t) => t + 20_000),
        ),
      )
      const spells = spellsOf(sent(A, 0, 24, NAMES.a), sent(B, 0, 24, NAMES.b))
      expect(rulesOf({ spells, tracks, falseStretches: [{ id: B, start: at(5), end: at(24) }] })).toEqual([
        ['ID-22'],
        [],
      ])
      expect(rulesOf({ spells, tracks, falseStretches: [{ id: B, start: at(5), end: at(7) }] })).toEqual([
        ['ID-22'],
        ['ID-22'],
      ])
      // A stretch between two fixes leaves out none of them, and is no time together.
      const timeTogether = (...falseStretches: VesselInterval[]) =>
        Number(findIdentityConflicts({ spells, tracks, falseStretches })[0]!.measures.observed['underWayMs'])
      expect(timeTogether({ id: A, start: at(5) + MIN, end: at(5) + 2 * MIN })).toBe(timeTogether() - MIN)
    })

    it('ID-23: places that two numbers exchange', () => {
      const { reports, statics } = meetingScene(4, 'positions')
      const before = statics.slice(0, 2).map((one) => ({ ...one, lastT: T0 + 300 * HOUR, messages: 4000 }))
      const [spells, tracks] = [spellsOf(...before), tracksOf(reports)]
      const [swap] = findIdentityConflicts({ spells, tracks })
      const falseStretches = [A, B].map((id) => ({ id, start: swap!.end, end: at(36) }))
      expect(rulesOf({ spells, tracks, falseStretches })).toEqual([['ID-23'], []])
    })
  })

  it('asks for options that make sense', () => {
    expect(() => findIdentityConflicts({ spells: [] }, { oneHullM: -1 })).toThrow(
      'findIdentityConflicts: oneHullM is -1; expected a number from 1',
    )
  })
})
