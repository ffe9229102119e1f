import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rendezvous } from '../../src/model/findings.js'
import { HOUR_MS } from '../../src/model/units.js'
import { toRanked } from '../../src/report/index.js'
import type { Findings } from '../../src/stages/findings.js'
import { findingsOf, meeting, night, T0 } from './fixture.js'

function withHarbours(list: readonly (readonly [Rendezvous, number | undefined])[]): Findings {
  const context = Object.fromEntries(
    list.map(([r, harbourDistanceM]) => [r.id, { ...(harbourDistanceM === undefined ? {} : { harbourDistanceM }), zones: [], night }]),
  )
  return findingsOf({ rendezvous: list.map(([r]) => r), context })
}

const first = (...list: (readonly [Rendezvous, number | undefined])[]): string => toRanked(withHarbours(list))[0]!.id

describe('toRanked', () => {
  const a = meeting({ vessels: ['1', '2'] })
  const b = meeting({ vessels: ['3', '4'] })

  it('puts the more remote, the longer, the closer and the better observed first, all else equal', () => {
    expect(first([a, 5000], [b, 80_000])).toBe(b.id)
    expect(first([a, 5000], [{ ...b, durationMs: 9 * HOUR_MS, observedMs: 9 * HOUR_MS }, 5000])).toBe(b.id)
    expect(first([a, 5000], [{ ...b, medianDistanceM: 20 }, 5000])).toBe(b.id)
    expect(first([{ ...a, observedMs: HOUR_MS }, 5000], [b, 5000])).toBe(b.id)
    expect(first([a, 0], [b, undefined])).toBe(b.id)
  })

  it('puts a meeting at sea before one on a river or in a bay without a harbour', () => {
    const at = (coastDistanceM: number): object => ({ harbourDistanceM: 70_000, coastDistanceM, zones: [], night })
    const findings = findingsOf({ rendezvous: [a, b], context: { [a.id]: at(0), [b.id]: at(30_000) } as Findings['context'] })
    expect(toRanked(findings).map((row) => row.id)).toEqual([b.id, a.id])
    expect(toRanked(findings).map((row) => row.score > 0)).toEqual([true, false])
  })

  it('does not let a remote but loose pair hide one alongside for half a day', () => {
    const loose = meeting({ vessels: ['1', '2'], medianDistanceM: 480, durationMs: HOUR_MS, observedMs: HOUR_MS })
    const alongside = meeting({ vessels: ['3', '4'], medianDistanceM: 50, durationMs: 12 * HOUR_MS, observedMs: 12 * HOUR_MS })
    expect(first([loose, 90_000], [alongside, 40_000])).toBe(alongside.id)
  })

  it('orders alike however the input is ordered', () => {
    const list = Array.from({ length: 8 }, (_, i) => [meeting({ vessels: [`${i}`, `${i + 10}`], start: T0 + (i % 2) * HOUR_MS }), i < 4 ? 0 : 9000] as const)
    const ids = toRanked(withHarbours(list)).map((row) => row.id)
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
        expect(toRanked(withHarbours(shuffled)).map((row) => row.id)).toEqual(ids)
      }),
    )
  })

  it('gives what a table needs', () => {
    const findings = { ...withHarbours([[a, 81_000]]), particulars: [{ id: '2', hull: 0, end: T0, name: 'OLD' }, { id: '2', hull: 0, start: T0, name: 'NEW' }] }
    expect(toRanked(findings)[0]).toMatchObject({ rank: 1, names: [undefined, 'NEW'], observedShare: 1, harbourDistanceM: 81_000, darkShare: 0.7 })
    expect(toRanked(findings, 0)).toEqual([])
    expect(() => toRanked(findings, -1)).toThrow(/limit is -1; expected/)
  })
})
