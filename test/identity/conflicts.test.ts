import { describe, expect, it } from 'vitest'
import { findIdentityConflicts } from '../../src/identity/conflicts.js'
import { identitySpells } from '../../src/identity/spells.js'
import type { IdentitySpell } from '../../src/model/identity.js'
import type { Dimensions, PositionReport, StaticReport } from '../../src/model/report.js'
import { HOUR, MIN, sail, straight, T0, tracksOf, type Way } from '../helpers/tracks.js'
import { random } from '../world/random.js'

const hull = (k: number): Dimensions => ({ toBowM: 90 + 3 * k, toSternM: 25 + k, toPortM: 8 + (k % 5), toStarboardM: 12 + (k % 7) })
const A = '256865000'
const B = '538004321'

/** What a number sends from hour to hour. */
const sent = (id: string, fromH: number, toH: number, fields: Partial<StaticReport>): StaticReport =>
  ({ id, t: T0 + fromH * HOUR, lastT: T0 + toH * HOUR - 1, messages: Math.max(21, (toH - fromH) * 10), messageType: 5, ...fields })

const NAMES = { a: { name: 'FIRST SHIP', imo: '9074729', callSign: '9HAA1' }, b: { name: 'SECOND HULL', imo: '9218478', callSign: 'V7BB2' } }

/** How identities change hands in the worlds below, written down before the rule was run on one. */
type Exchange = 'none' | 'fields' | 'hulls-in-silence' | 'positions'

interface Scene {
  readonly reports: PositionReport[]
  readonly statics: StaticReport[]
}

/**
 * Two ships meet for some hours at 50 to 300 m and part. At half time nothing happens, or name, number and call sign change over
 * (the MMSIs stay), or both are silent for an hour and the MMSIs change over (the dimensions stay with the hulls), or the MMSIs
 * change over while both are heard.
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
  const before = (id: string, names: object, dimensions: Dimensions): StaticReport => sent(id, -200, halfH - 0.3, { ...names, dimensions })
  const after = (id: string, names: object, dimensions: Dimensions): StaticReport => sent(id, halfH + 0.3, 300, { ...names, dimensions })
  const namesSwap = exchange === 'fields'
  const hullsSwap = exchange === 'hulls-in-silence' || exchange === 'positions'
  const statics = [before(A, NAMES.a, x), before(B, NAMES.b, y), after(A, namesSwap ? NAMES.b : NAMES.a, hullsSwap ? y : x), after(B, namesSwap ? NAMES.a : NAMES.b, hullsSwap ? x : y)]
  // Where positions change places while heard, half of the ships also type in the other's dimensions: only the jump is left.
  return exchange === 'positions' && rng.chance(0.5) ? { reports, statics: statics.slice(0, 2).map((one) => ({ ...one, lastT: T0 + 300 * HOUR, messages: 4000 })) } : { reports, statics }
}

/** Ships that cross, overtake and pass head-on in one lane, some within metres, heard every 10 s to 10 min; a tenth of reports lost. */
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
  const reports = ([[A, v, course, 0], [B, w, other, near]] as const).flatMap(([id, speed, cog, off], k) => {
    const way = straight(meet, [off, 0], speed, cog)
    const times = Array.from({ length: Math.floor((3 * HOUR) / stepMs) }, (_, i) => meet - 1.5 * HOUR + i * stepMs + k * 3000).filter(() => !rng.chance(0.1))
    return times.flatMap((t) => sail(id, origin, (at) => [way(at)[0] + rng.normal() * 4, way(at)[1] + rng.normal() * 4], [t], { sogKn: speed + rng.normal() * 0.1, cogDeg: (cog + 360 + rng.normal() * 0.7) % 360 }))
  })
  return { reports, statics: [sent(A, -200, 200, { ...NAMES.a, dimensions: hull(1) }), sent(B, -200, 200, { ...NAMES.b, dimensions: hull(30) })] }
}

const swapsIn = ({ reports, statics }: Scene): number =>
  findIdentityConflicts(identitySpells(statics), tracksOf(reports)).filter(({ rule }) => rule === 'ID-23').length

describe('ID-23, identities that change hands at a meeting', () => {
  it.each(['fields', 'hulls-in-silence', 'positions'] as const)('is found where %s change over: at least nine in ten', (exchange) => {
    const found = Array.from({ length: 30 }, (_, seed) => swapsIn(meetingScene(seed, exchange)))
    expect(found.every((count) => count <= 1)).toBe(true)
    expect(found.filter((count) => count === 1).length).toBeGreaterThanOrEqual(27)
  })

  it('is not found at meetings without an exchange, nor in crossing traffic', () => {
    expect(Array.from({ length: 40 }, (_, seed) => swapsIn(meetingScene(100 + seed, 'none'))).filter((count) => count > 0)).toEqual([])
    expect(Array.from({ length: 150 }, (_, seed) => swapsIn(crossingScene(seed))).filter((count) => count > 0)).toEqual([])
  })

  it('says what changed over, and is the same with ships renamed in the other order and reports in another', () => {
    const { statics, reports } = meetingScene(3, 'fields')
    const [found] = findIdentityConflicts(identitySpells(statics), tracksOf(reports))
    expect(found).toMatchObject({ rule: 'ID-23', vessels: [A, B], observed: { exchanged: 'name imo callSign' } })
    expect(found!.differences).toContainEqual({ field: 'name', from: 'FIRST SHIP', to: 'SECOND HULL' })
    expect(findIdentityConflicts(identitySpells([...statics].reverse()), tracksOf([...reports].reverse()).reverse())).toEqual([found])
  })

  it('takes no exchange of names without a meeting', () => {
    const { statics, reports } = meetingScene(3, 'fields')
    const apart = reports.map((one) => (one.id === B ? { ...one, lat: one.lat + 5 } : one))
    expect(findIdentityConflicts(identitySpells(statics), tracksOf(apart))).toEqual([])
  })
})

describe('findIdentityConflicts', () => {
  const spellsOf = (...statics: StaticReport[]): IdentitySpell[] => identitySpells(statics)
  const times = Array.from({ length: 20 * 12 }, (_, i) => T0 + i * 3 * MIN)

  it('finds two numbers on one hull under way, and not ships that lie moored together or pass', () => {
    const way = straight(T0, [0, 0], 8, 30)
    const pair = (gapM: number, moving: Way): number => findIdentityConflicts(
      spellsOf(sent(A, 0, 24, NAMES.a), sent(B, 0, 24, NAMES.b)),
      tracksOf(sail(A, { lon: 10, lat: 70 }, moving, times), sail(B, { lon: 10, lat: 70 }, (t) => [moving(t)[0] + gapM, moving(t)[1]], times.map((t) => t + 20_000))),
    ).filter(({ rule }) => rule === 'ID-22').length
    expect(pair(15, way)).toBe(1)
    expect(pair(300, way)).toBe(0)
    expect(pair(15, () => [0, 0])).toBe(0)
  })

  it('takes a number that a fleet shares for little, and false stretches for no second place', () => {
    const two = [{ lon: 120, lat: 30 }, { lon: 122, lat: 29 }].map((origin, k) =>
      ({ ...tracksOf(sail('412345678', origin, straight(T0, [0, 0], 5, 90), Array.from({ length: 400 }, (_, i) => T0 + i * 10 * MIN)))[0]!, hull: k }))
    const byTurns = Array.from({ length: 60 }, (_, k) => sent('412345678', k, k + 1, { name: k % 2 === 0 ? 'LU RONG YU 1' : 'ZHE PU 77' })).map((one) => ({ ...one, messages: 10 }))
    expect(findIdentityConflicts(spellsOf(...byTurns), two).map(({ weight }) => weight)).toEqual(['ID-20:names'])
    expect(findIdentityConflicts(spellsOf(...byTurns), []).map(({ weight }) => weight)).toEqual(['ID-20:names'])
    const single = spellsOf(sent('412345678', 0, 60, { name: 'LU RONG YU 1' }))
    expect(findIdentityConflicts(single, two).map(({ weight }) => weight)).toEqual(['ID-20:same'])
    expect(findIdentityConflicts(single, two, { falseStretches: [{ id: '412345678', hull: 1, start: T0, end: T0 + 100 * HOUR }] })).toEqual([])
    expect(findIdentityConflicts(spellsOf(sent('123456789', 0, 60, { name: 'LU RONG YU 1' })), two.map((one) => ({ ...one, id: '123456789' })))).toEqual([])
  })

  it('asks for options that make sense', () => {
    expect(() => findIdentityConflicts([], [], {}, { oneHullM: -1 })).toThrow('findIdentityConflicts: oneHullM is -1; expected a number from 1')
  })
})
