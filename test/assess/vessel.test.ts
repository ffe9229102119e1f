import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess, type AssessInput } from '../../src/assess/index.js'
import type { AssessedVessel } from '../../src/model/assess.js'
import type { Stop } from '../../src/model/findings.js'
import type { GapScore } from '../../src/model/gapScore.js'
import { identitySpells } from '../../src/identity/spells.js'
import { learn, listHarbours } from '../../src/knowledge/index.js'
import { stays, type Stay } from '../knowledge/worlds.js'
import { gap, HOUR, meeting, ship, START } from './make.js'

const SHIPS = Array.from({ length: 6 }, (_, i) => `21100000${i + 1}`)
const tankers = SHIPS.map((id) => ship(id, 80))
const at = (a: number, b: number, hours: number): ReturnType<typeof meeting> =>
  meeting({ vessels: [SHIPS[a]!, SHIPS[b]!], start: START + hours * HOUR, end: START + (hours + 5) * HOUR })
const vesselOf = (list: readonly AssessedVessel[], id: string): AssessedVessel => list.find(({ vessel }) => vessel === id)!

describe('chains', () => {
  const chainsOf = (input: AssessInput['rendezvous'], id: string): string[] =>
    vesselOf(assess({ rendezvous: input, particulars: tankers }).vessels, id).chains.map(({ vessels }) => vessels.map((one) => one.slice(-1)).join(''))

  it('lead from ship to ship in order of time, and are told to every ship in them', () => {
    const list = [at(0, 1, 0), at(1, 2, 20), at(2, 3, 40)]
    for (const id of SHIPS.slice(0, 4)) expect(chainsOf(list, id)).toEqual(['1234'])
  })

  it('do not run against time, nor over a longer pause, nor through meetings that say nothing', () => {
    expect(chainsOf([at(0, 1, 0), at(1, 2, 90)], SHIPS[1]!)).toEqual([])
    const { rendezvous, particulars } = { rendezvous: [at(0, 1, 0), at(1, 2, 20)], particulars: [...tankers.slice(0, 2), ship(SHIPS[2]!, 52)] }
    expect(vesselOf(assess({ rendezvous, particulars }).vessels, SHIPS[1]!).chains).toEqual([])
  })

  it('agree with all ways found by trying every order of meetings', () => {
    const meetings = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 150 })), { maxLength: 6 })
    fc.assert(fc.property(meetings, (drawn) => {
      const list = [...new Map(drawn.filter(([a, b]) => a !== b).map(([a, b, t]) => at(Math.min(a, b), Math.max(a, b), t)).map((r) => [r.id, r])).values()]
      const { vessels } = assess({ rendezvous: list, particulars: tankers })
      const found = new Set(vessels.flatMap(({ chains }) => chains.map(({ vessels: way, meetings: by }) => `${way.join()} ${by.join()}`)))
      for (const way of found) expect(allWays(list)).toContain(way)
      // Every way of two meetings is part of a chain.
      for (const way of allWays(list).filter((one) => one.split(' ')[1]!.split(',').length === 2)) {
        expect([...found].some((one) => one.split(' ')[0]!.includes(way.split(' ')[0]!)), way).toBe(true)
      }
    }), { numRuns: 150 })
  })

  it('are bounded where everyone meets everyone', () => {
    const list = Array.from({ length: 60 }, (_, i) => at(i % 6, (i % 6 + 1 + (i % 5)) % 6 === i % 6 ? (i + 1) % 6 : (i % 6 + 1 + (i % 5)) % 6, i)).filter(({ vessels: [a, b] }) => a !== b)
    for (const { chains } of assess({ rendezvous: list, particulars: tankers }, {}, { maxChains: 7 }).vessels) expect(chains.length).toBeLessThanOrEqual(7)
  })
})

/** All ways through meetings that follow each other, no ship twice. */
function allWays(list: ReadonlyArray<ReturnType<typeof meeting>>): string[] {
  const ways: string[] = []
  const go = (ships: string[], by: typeof list): void => {
    if (by.length > 1) ways.push(`${ships.join()} ${by.map(({ id }) => id).join()}`)
    for (const next of list) {
      const [a, b] = next.vessels
      const last = by.at(-1)
      if (last !== undefined && (next.start < last.start || next.start > last.end + 72 * HOUR || by.includes(next))) continue
      for (const [from, to] of [[a, b], [b, a]] as const) {
        if (by.length === 0) go([from, to], [next])
        else if (ships.at(-1) === from && !ships.includes(to)) go([...ships, to], [...by, next])
      }
    }
  }
  go([], [])
  return ways
}

describe('a dossier', () => {
  const silence = gap(SHIPS[0]!, START - 5 * HOUR, START - HOUR)
  const input: AssessInput = {
    rendezvous: [at(0, 1, 0), at(0, 2, 30)], particulars: tankers, gaps: [silence],
    loitering: [{ kind: 'loitering', id: 'loitering:x', vessel: SHIPS[0]!, hull: 0, start: START - 9 * HOUR, end: START - 6 * HOUR, durationMs: 3 * HOUR, lon: 0, lat: 0, pathM: 1, netM: 1, meanSpeedKn: 1, fixes: 9 }],
  }
  const context = {
    gapScores: [{ gap: silence.id, bits: 6 } as unknown as GapScore],
    spells: identitySpells([{ id: SHIPS[0]!, t: START, name: 'NORDIC', messages: 300, lastT: START + 40 * HOUR }]),
  }

  it('adds up exactly, and counts identities and silences once', () => {
    const { meetings, vessels } = assess(input, context)
    const one = vesselOf(vessels, SHIPS[0]!)
    expect(one.bits).toBe(one.factors.reduce((sum, { countedBits }) => sum + countedBits, 0))
    const apart = (id: string): number => meetings.find((m) => m.id === id)!.factors.filter(({ family }) => family !== 'silence').reduce((sum, { countedBits }) => sum + countedBits, 0)
    const best = one.factors.find(({ id }) => id === 'meeting')!
    expect(best.bits).toBe(Math.min(12, Math.max(...one.meetings.map(apart))))
    expect(one.factors.find(({ id }) => id === 'silence')).toMatchObject({ bits: 2, of: silence.id })
    expect(one.band).toBe('strong')
  })

  it('has all in order of time, with the country of the number', () => {
    const one = vesselOf(assess(input, context).vessels, SHIPS[0]!)
    expect(one.timeLine.map(({ kind }) => kind)).toEqual(['loitering', 'gap', 'meeting', 'spell', 'meeting'])
    expect(one.timeLine.filter(({ kind }) => kind === 'meeting').map((entry) => entry.with)).toEqual([SHIPS[1], SHIPS[2]])
    expect(one.flags).toEqual([{ vessel: SHIPS[0], country: 'DE', start: START, end: START + 40 * HOUR }])
    expect(one.leftOut).toBe(0)
  })

  it('is bounded, and says what it leaves out', () => {
    const one = vesselOf(assess(input, context, { maxListed: 2 }).vessels, SHIPS[0]!)
    expect(one.timeLine.length).toBe(2)
    expect(one.leftOut).toBe(3)
    expect(one.timeLine.map(({ kind }) => kind)).toEqual(['meeting', 'meeting']) // those of most bits
  })

  it('is the same whatever the order of the input', () => {
    const turned = { ...input, rendezvous: [...input.rendezvous].reverse(), particulars: [...tankers].reverse() }
    expect(assess(turned, context)).toEqual(assess(input, context))
  })

  it('is made for no ship of which nothing was found', () => {
    const tugs = SHIPS.map((id) => ship(id, 52))
    expect(assess({ rendezvous: [at(0, 1, 0)], particulars: tugs }).vessels).toEqual([])
    expect(assess({ rendezvous: [] })).toEqual({ meetings: [], vessels: [] })
  })

  it('tells the last harbour before the meetings and the first after', () => {
    const moored = (lon: number): Stay[] => Array.from({ length: 12 }, (_, i) => ({ id: `${lon}-${i}`, eastM: 40 * i, northM: 0, swingM: 2, startH: 0, hours: 22 }))
    const knowledge = learn([...stays(moored(20), 20, 10), ...stays(moored(22), 22, 10)])
    const [west, east] = listHarbours(knowledge).map(({ id }) => id)
    const stop = (h: number, lon: number): Stop => ({ id: SHIPS[0]!, hull: 0, start: START + h * HOUR, end: START + (h + 3) * HOUR, durationMs: 3 * HOUR, lon, lat: 10, fixes: 9, from: 0, to: 9 })
    const stops = [stop(90, 22), stop(-60, 22), stop(-40, 20), stop(-30, 20), stop(10, 30), stop(60, 20), stop(-50, 22)]
    const calls = vesselOf(assess(input, { ...context, stops, knowledge }).vessels, SHIPS[0]!).harbourCalls
    // Two stays in one harbour are one call; what lies in no harbour is none; the two before and after those are left out.
    expect(calls.map(({ harbour, start, end }) => [harbour, (start - START) / HOUR, (end - START) / HOUR])).toEqual([[west, -40, -27], [west, 60, 63]])
    expect(east).toBeDefined()
  })
})
