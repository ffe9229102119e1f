import { describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../src/base/index.js'
import { findGaps, findSparse } from '../../src/gap/index.js'
import { learn, mergeKnowledge } from '../../src/knowledge/index.js'
import { findLoneLoitering, findLoitering } from '../../src/loitering/index.js'
import type { Rendezvous, Track } from '../../src/model/index.js'
import { groupRendezvous } from '../../src/rendezvous/group/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import { particularsFrom, prepare } from '../../src/scene/index.js'
import { byStart } from '../../src/stages/index.js'
import { toTracks } from '../../src/track/index.js'
import { smallSea, T0 } from './worlds.js'

// One ship falls silent from 9 h to 13 h, so that there is a gap to find.
const reports = smallSea().reports.filter(
  ({ id, t }) => id !== '201000003' || t <= T0 + 9 * HOUR_MS || t >= T0 + 13 * HOUR_MS,
)
const { tracks: raw } = toTracks(reports)
const { tracks, rejected } = prepare({ tracks: raw })
const halves = <T>(list: readonly T[]): T[][] => [
  list.filter((_, i) => i % 2 === 0),
  list.filter((_, i) => i % 2 === 1),
]

/** What parts found, each finding once. */
function joined<F extends { readonly id: string; readonly start: number }>(parts: readonly (readonly F[])[]): F[] {
  return [...new Map(parts.flat().map((one) => [one.id, one])).values()].sort(byStart)
}

describe('what looks at one vessel at a time, run in parts and joined by id, equals the whole', () => {
  it('prepare', () => {
    const parts = halves(raw).map((part) => prepare({ tracks: part }))
    const hull = ({ id, hull: k }: Track): string => `${id} ${k}`
    const merged = new Map(parts.flatMap((part) => part.tracks).map((track) => [hull(track), track]))
    expect(tracks.map((track) => merged.get(hull(track)))).toEqual(tracks)
    expect(merged.size).toBe(tracks.length)
    expect(new Set(parts.flatMap((part) => part.rejected))).toEqual(new Set(rejected))
    expect(rejected.length).toBe(3)
  })

  it('learn, by mergeKnowledge', () => {
    const [a, b] = halves(tracks).map((part) => learn({ tracks: part }))
    const whole = learn({ tracks })
    expect(mergeKnowledge(a!, b!)).toEqual(whole)
    expect(mergeKnowledge(b!, a!)).toEqual(whole)
    expect(a).not.toEqual(whole)
  })

  it('loitering', () => {
    const whole = findLoitering({ tracks })
    expect(whole.length).toBeGreaterThan(2)
    expect(joined(halves(tracks).map((part) => findLoitering({ tracks: part })))).toEqual(whole)
  })

  it('gaps, and sparse sending, with what was learnt from all', () => {
    const knowledge = learn({ tracks })
    const whole = findGaps({ tracks, knowledge })
    expect(whole.map(({ vessels: [{ id }], start, end }) => [id, start, end])).toContainEqual([
      '201000003',
      T0 + 9 * HOUR_MS,
      T0 + 13 * HOUR_MS,
    ])
    expect(joined(halves(tracks).map((part) => findGaps({ tracks: part, knowledge })))).toEqual(whole)
    expect(joined(halves(tracks).map((part) => findSparse({ tracks: part, knowledge })))).toEqual(
      findSparse({ tracks, knowledge }),
    )
  })
})

describe('what looks at places and pairs', () => {
  const whole = findRendezvous({ tracks })
  const isFar = (track: Track): boolean => track.lon[0]! < -20
  const [far, near] = [tracks.filter(isFar), tracks.filter((track) => !isFar(track))]

  it('parts by place equal the whole, also where parts overlap', () => {
    const find = (part: readonly Track[]): Rendezvous[] => findRendezvous({ tracks: part })
    expect(whole.length).toBeGreaterThan(10)
    expect([find(far).length, find(near).length]).toEqual([1, 15])
    expect(joined([find(near), find(far)])).toEqual([...whole].sort(byStart))
    expect(joined([find(near), find(tracks), find(far)])).toEqual([...whole].sort(byStart))
    // Who lies alone depends on who else is heard near: by place as well.
    const lone = joined([findLoneLoitering({ tracks: near }), findLoneLoitering({ tracks: far })])
    expect(lone.length).toBeGreaterThan(0)
    expect(lone).toEqual(findLoneLoitering({ tracks }).sort(byStart))
  })

  it('what lies farther than the horizon from a cut in time is the same in the part', () => {
    const cut = T0 + 4 * HOUR_MS
    const options = { maxSilenceMs: 0, mergeGapMs: 0, maxGapMs: HOUR_MS / 2 }
    // A silence may be bridged or a break joined, a leg looked at, and an hour before and after for approach and
    // separation.
    const horizon = Math.max(options.maxSilenceMs, options.mergeGapMs) + options.maxGapMs + HOUR_MS
    const late = prepare({ reports: reports.filter((r) => r.t > cut - horizon) })
    const part = findRendezvous(late, options)
    const after = findRendezvous({ tracks }, options).filter((r) => r.start > cut)
    expect(after.length).toBe(1)
    expect(part.filter((r) => r.start > cut)).toEqual(after)
  })

  it('groups of pairs that share no ship', () => {
    const groups = groupRendezvous({ rendezvous: whole })
    const parts = [whole.filter((r) => r.lon < -20), whole.filter((r) => r.lon >= -20)]
    expect(groups.length).toBe(1)
    expect(joined(parts.map((rendezvous) => groupRendezvous({ rendezvous })))).toEqual(groups)
  })
})

describe('particularsFrom', () => {
  it('makes stretches of changes, and keeps what a message does not carry', () => {
    const list = particularsFrom([
      { id: 'b', t: 5, name: 'B' },
      { id: 'a', t: 30, draughtM: 9 },
      { id: 'a', t: 10, name: 'OLD', shipType: 80 },
      { id: 'a', t: 20, name: 'OLD', destination: 'SEA' },
      { id: 'a', t: 40, name: 'NEW' },
    ])
    expect(list).toEqual([
      { id: 'a', hull: 0, end: 30, name: 'OLD', shipType: 80 },
      { id: 'a', hull: 0, start: 30, end: 40, name: 'OLD', shipType: 80, draughtM: 9 },
      { id: 'a', hull: 0, start: 40, name: 'NEW', shipType: 80, draughtM: 9 },
      { id: 'b', hull: 0, name: 'B' },
    ])
  })
})
