import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../../src/assess/index.js'
import type { AssessInput } from '../../src/assess/observe/index.js'
import { RENDEZVOUS_WEIGHTS, type AssessOptions } from '../../src/assess/weight/index.js'
import { IDENTITY_WEIGHTS, scoreIdentity } from '../../src/identity/evidence/index.js'
import { identitySpells } from '../../src/identity/period/index.js'
import { listHarbours } from '../../src/knowledge/harbour/index.js'
import { learn } from '../../src/knowledge/index.js'
import { idsOf, type Rendezvous, type Stop, type Ship } from '../../src/model/index.js'
import { stays, type Stay } from '../knowledge/worlds.js'
import { gap, HOUR, identityFinding, listMatch, rendezvous, ship, START } from './make.js'

const SHIPS = Array.from({ length: 6 }, (_, i) => `21100000${i + 1}`)
const tankers = SHIPS.map((id) => ship(id, 80))
const at = (a: number, b: number, hours: number): Rendezvous =>
  rendezvous({ vessels: [SHIPS[a]!, SHIPS[b]!], start: START + hours * HOUR, end: START + (hours + 5) * HOUR })
const shipOf = (list: readonly Ship[], id: string): Ship => list.find((one) => one.id === id)!

describe('chains', () => {
  const chainsOf = (list: readonly Rendezvous[], id: string, particulars = tankers): string[] =>
    shipOf(assess({ rendezvous: list, particulars }).ships, id).chains!.map(({ vessels }) =>
      vessels.map((one) => one.slice(-1)).join(''),
    )

  it('lead from ship to ship in order of time, and stand with every ship in them', () => {
    const list = [at(0, 1, 0), at(1, 2, 20), at(2, 3, 40)]
    for (const id of SHIPS.slice(0, 4)) expect(chainsOf(list, id)).toEqual(['1234'])
    const [chain] = shipOf(assess({ rendezvous: list, particulars: tankers }).ships, SHIPS[0]!).chains!
    expect(chain).toEqual({
      vessels: SHIPS.slice(0, 4),
      rendezvous: list.map(({ id }) => id),
      start: list[0]!.start,
      end: list[2]!.end,
    })
  })

  it('do not run against time, nor over a longer pause, nor through rendezvous that say nothing', () => {
    expect(chainsOf([at(0, 1, 0), at(1, 2, 90)], SHIPS[1]!)).toEqual([])
    expect(chainsOf([at(0, 1, 0), at(1, 2, 20)], SHIPS[1]!, [...tankers.slice(0, 2), ship(SHIPS[2]!, 52)])).toEqual([])
  })

  it('agree with all ways found by trying every order of rendezvous', () => {
    const drawn = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 150 })),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(drawn, (pairs) => {
        const list = [
          ...new Map(
            pairs
              .filter(([a, b]) => a !== b)
              .map(([a, b, t]) => at(Math.min(a, b), Math.max(a, b), t))
              .map((r) => [r.id, r]),
          ).values(),
        ]
        const { ships } = assess({ rendezvous: list, particulars: tankers })
        const found = new Set(
          ships.flatMap(({ chains = [] }) =>
            chains.map(({ vessels: way, rendezvous: by }) => `${way.join()} ${by.join()}`),
          ),
        )
        for (const way of found) expect(allWays(list)).toContain(way)
        // Every way of two rendezvous is part of a chain.
        for (const way of allWays(list).filter((one) => one.split(' ')[1]!.split(',').length === 2)) {
          expect(
            [...found].some((one) => one.split(' ')[0]!.includes(way.split(' ')[0]!)),
            way,
          ).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('are bounded where everyone meets everyone', () => {
    const list = Array.from({ length: 60 }, (_, i) =>
      at(i % 6, ((i % 6) + 1 + (i % 5)) % 6 === i % 6 ? (i + 1) % 6 : ((i % 6) + 1 + (i % 5)) % 6, i),
    ).filter(({ vessels: [{ id: a }, { id: b }] }) => a !== b)
    for (const { chains = [] } of assess({ rendezvous: list, particulars: tankers }, { maxChains: 7 }).ships)
      expect(chains.length).toBeLessThanOrEqual(7)
  })
})

/** All ways through rendezvous that follow each other, no ship twice. */
function allWays(list: readonly Rendezvous[]): string[] {
  const ways: string[] = []
  const go = (ships: readonly string[], by: readonly Rendezvous[]): void => {
    if (by.length > 1) ways.push(`${ships.join()} ${by.map(({ id }) => id).join()}`)
    for (const next of list) {
      const [{ id: a }, { id: b }] = next.vessels
      const last = by.at(-1)
      if (last !== undefined && (next.start < last.start || next.start > last.end + 72 * HOUR || by.includes(next)))
        continue
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        if (by.length === 0) go([from, to], [next])
        else if (ships.at(-1) === from && !ships.includes(to)) go([...ships, to], [...by, next])
      }
    }
  }
  go([], [])
  return ways
}

describe('a ship', () => {
  const silent = gap(SHIPS[0]!, START - 5 * HOUR, START - HOUR, 6)
  const input: AssessInput = {
    rendezvous: [at(0, 1, 0), at(0, 2, 30)],
    particulars: tankers,
    gaps: [silent],
    spells: identitySpells([{ id: SHIPS[0]!, t: START, name: 'NORDIC', messages: 300, lastT: START + 40 * HOUR }]),
  }
  const factorOf = (one: Ship, id: string): object | undefined => one.score!.factors.find((factor) => factor.id === id)
  const weighed = (more: Partial<AssessInput> = {}, options?: AssessOptions): Ship =>
    shipOf(assess({ ...input, ...more }, options).ships, SHIPS[0]!)

  it('has bits that add up exactly, and count identities and gaps once', () => {
    const { rendezvous: list, ships } = assess(input)
    const { score } = shipOf(ships, SHIPS[0]!)
    expect(score!.bits).toBe(score!.factors.reduce((sum, { countedBits }) => sum + countedBits, 0))
    const own = list.filter((r) => idsOf(r).includes(SHIPS[0]!))
    expect(
      own.some((r) => r.score.factors.some(({ family, countedBits }) => family === 'silence' && countedBits > 0)),
    ).toBe(true)
    const apart = own.map((r) =>
      r.score.factors
        .filter(({ family }) => family !== 'silence')
        .reduce((sum, { countedBits }) => sum + countedBits, 0),
    )
    expect(factorOf(weighed(), 'ship:rendezvous')).toMatchObject({ bits: Math.min(12, Math.max(...apart)) })
    expect(factorOf(weighed(), 'ship:gap')).toMatchObject({ family: 'silence', bits: 2, of: silent.id })
    expect(score!.band).toBe('strong')
  })

  it('has what she sent, and the country of her number', () => {
    const [later, earlier] = [
      ship(SHIPS[0]!, 80, { start: START, name: 'B' }),
      ship(SHIPS[0]!, 80, { end: START, name: 'A' }),
    ]
    const one = weighed({ particulars: [...tankers.slice(1), later, earlier] })
    expect(one.particulars).toEqual([earlier, later])
    expect(weighed({ particulars: undefined }).particulars).toEqual([])
    expect(one.flags).toEqual([{ vessel: SHIPS[0], country: 'DE', start: START, end: START + 40 * HOUR }])
  })

  it('has the score of her identities, where that has bits; lists count nothing', () => {
    const identity = [identityFinding('ID-02', [SHIPS[0]!])]
    expect(weighed()).not.toHaveProperty('identityScore')
    expect(weighed({ identity }).identityScore).toEqual(scoreIdentity(identity))
    expect(factorOf(weighed({ identity }), 'ship:identity')).toMatchObject({
      family: 'identity',
      bits: 3,
      observed: { identityBits: 3, findings: 1 },
      of: identity[0]!.id,
    })
    const listed = weighed({ lists: [listMatch(SHIPS[0]!)] })
    expect(factorOf(listed, 'ship:list')).toMatchObject({ family: 'list', bits: 0, of: `list-match:${SHIPS[0]!}` })
    expect(listed.score!.bits).toBe(weighed().score!.bits)
    expect(listed).not.toHaveProperty('identityScore')
  })

  it('is weighed with the identity weights and limits that were given', () => {
    const identity = [identityFinding('ID-10', [SHIPS[0]!])]
    const options = {
      identity: {
        weights: { ...IDENTITY_WEIGHTS, 'ID-10': { ...IDENTITY_WEIGHTS['ID-10']!, bits: 5 } },
        moderateBits: 5.5,
      },
    }
    expect(weighed({ identity }, options).identityScore).toEqual(scoreIdentity(identity, options.identity))
    expect(weighed({ identity }, options).identityScore).toMatchObject({ bits: 5, band: 'weak' })
    expect(factorOf(weighed({ identity }, options), 'ship:identity')).toMatchObject({
      bits: 5,
      observed: { identityBits: 5 },
    })
  })

  it('is weighed by rendezvous with the weights that were given', () => {
    const plain = factorOf(weighed(), 'ship:rendezvous') as { bits: number }
    const weights = { ...RENDEZVOUS_WEIGHTS, 'ships:tankers': { ...RENDEZVOUS_WEIGHTS['ships:tankers']!, bits: 0 } }
    expect(factorOf(weighed({}, { weights }), 'ship:rendezvous')).toMatchObject({
      bits: plain.bits - RENDEZVOUS_WEIGHTS['ships:tankers']!.bits,
    })
  })

  it('has no more flags than are asked for', () => {
    expect(weighed({}, { maxListed: 0 }).flags).toEqual([])
  })

  it('is the same whatever the order of the input, those with the most bits first', () => {
    const turned = { ...input, rendezvous: [...input.rendezvous].reverse(), particulars: [...tankers].reverse() }
    expect(assess(turned).ships).toEqual(assess(input).ships)
    expect(assess(turned).rendezvous).toEqual([...assess(input).rendezvous].reverse())
    const order = assess(input).ships.map(({ id, score }) => [score!.bits, id] as const)
    expect(order).toEqual([...order].sort(([p, a], [q, b]) => q - p || (a < b ? -1 : 1)))
  })

  it('is there only where something was found of her', () => {
    const tugs = SHIPS.map((id) => ship(id, 52))
    expect(assess({ rendezvous: [at(0, 1, 0)], particulars: tugs }).ships).toEqual([])
    expect(assess({ rendezvous: [] })).toEqual({ rendezvous: [], ships: [] })
    expect(assess({ rendezvous: [], gaps: [gap(SHIPS[3]!, START, START + HOUR)] }).ships).toMatchObject([
      { id: SHIPS[3], score: { bits: 0, band: 'none', factors: [] } },
    ])
    expect(assess({ rendezvous: [], lists: [listMatch(SHIPS[4]!)] }).ships).toMatchObject([
      { id: SHIPS[4], score: { bits: 0, factors: [{ id: 'ship:list' }] } },
    ])
  })

  it('has the last harbour before her rendezvous and the first after', () => {
    const moored = (lon: number): Stay[] =>
      Array.from({ length: 12 }, (_, i) => ({
        id: `${lon}-${i}`,
        eastM: 40 * i,
        northM: 0,
        swingM: 2,
        startH: 0,
        hours: 22,
      }))
    const knowledge = learn({ tracks: [...stays(moored(20), 20, 10), ...stays(moored(22), 22, 10)] })
    const [west, east] = listHarbours(knowledge).map(({ id }) => id)
    const stop = (h: number, lon: number): Stop => ({
      id: SHIPS[0]!,
      hull: 0,
      start: START + h * HOUR,
      end: START + (h + 3) * HOUR,
      durationMs: 3 * HOUR,
      lon,
      lat: 10,
      fixes: 9,
      from: 0,
      to: 9,
    })
    const stops = [stop(90, 22), stop(-60, 22), stop(-40, 20), stop(-30, 20), stop(10, 30), stop(60, 20), stop(-50, 22)]
    const calls = weighed({ stops, knowledge }).harbourCalls!
    // Two stays in one harbour are one call; what lies in no harbour is none; the two before and after those are left
    // out.
    expect(calls.map(({ harbour, start, end }) => [harbour, (start - START) / HOUR, (end - START) / HOUR])).toEqual([
      [west, -40, -27],
      [west, 60, 63],
    ])
    expect(east).toBeDefined()
  })

  it('stays nowhere while her positions are false', () => {
    const moored = Array.from({ length: 12 }, (_, i): Stay => ({
      id: SHIPS[i] ?? `boat ${i}`,
      eastM: 40 * i,
      northM: 0,
      swingM: 2,
      startH: 0,
      hours: 22,
    }))
    const tracks = stays(moored, 20, 10)
    const own = tracks.find(({ id }) => id === SHIPS[0])!
    const [start, end] = [own.t[0]!, own.t.at(-1)! + 1]
    const knowledge = learn({ tracks })
    expect(weighed({ rendezvous: [], tracks, knowledge }).harbourCalls!.length).toBe(1)
    expect(
      weighed({ rendezvous: [], tracks, knowledge, falseStretches: [{ id: SHIPS[0]!, hull: 0, start, end }] })
        .harbourCalls,
    ).toEqual([])
  })
})
