import { describe, expect, it } from 'vitest'
import type { Track } from '../../src/model/track.js'
import { HOUR_MS } from '../../src/model/units.js'
import { groupStage, learnStage, loiteringStage, particularsFrom, prepareStage, rendezvousStage } from '../../src/stages/index.js'
import { toTracks } from '../../src/track/index.js'
import { smallSea, T0 } from './worlds.js'

const { tracks: raw } = toTracks(smallSea().reports)
const { tracks } = prepareStage.run({ tracks: raw }, {})
const halves = <T>(list: readonly T[]): T[][] => [list.filter((_, i) => i % 2 === 0), list.filter((_, i) => i % 2 === 1)]

describe('stages keyed by vessel, run in parts and merged, equal the whole', () => {
  it('prepare', () => {
    const parts = halves(raw).map((part) => prepareStage.run({ tracks: part }, {}))
    const merged = prepareStage.merge(parts)
    expect(merged.tracks).toEqual(tracks)
    expect(merged.rejected.length).toBe(3)
  })

  it('learn', () => {
    const parts = halves(tracks).map((part) => learnStage.run(part, {}))
    expect(learnStage.merge(parts)).toEqual(learnStage.run(tracks, {}))
    expect(learnStage.merge([...parts].reverse())).toEqual(learnStage.run(tracks, {}))
  })

  it('loitering', () => {
    const whole = loiteringStage.run(tracks, {})
    expect(whole.length).toBeGreaterThan(2)
    expect(loiteringStage.merge(halves(tracks).map((part) => loiteringStage.run(part, {})))).toEqual(whole)
  })
})

describe('stages keyed by place, time and pair', () => {
  const run = (part: readonly Track[]): ReturnType<typeof rendezvousStage.run> => rendezvousStage.run({ tracks: part, particulars: [] }, {})
  const whole = run(tracks)
  const isFar = (track: Track): boolean => track.lon[0]! < -20

  it('parts by place equal the whole, also where parts overlap', () => {
    expect(whole.rendezvous.length).toBeGreaterThan(10)
    const [far, near] = [tracks.filter(isFar), tracks.filter((track) => !isFar(track))]
    expect(rendezvousStage.merge([run(near), run(far)])).toEqual(whole)
    expect(rendezvousStage.merge([run(near), run(tracks), run(far)])).toEqual(whole)
  })

  it('what lies farther than the horizon from a cut in time is the same in the part', () => {
    const cut = T0 + 4 * HOUR_MS
    const horizon = rendezvousStage.horizonMs({ rendezvous: { maxSilenceMs: 0, mergeGapMs: 0, maxGapMs: HOUR_MS / 2 } })
    expect(horizon).toBe(1.5 * HOUR_MS)
    const { tracks: late } = toTracks(smallSea().reports.filter((r) => r.t > cut - horizon))
    const options = { rendezvous: { maxSilenceMs: 0, mergeGapMs: 0, maxGapMs: HOUR_MS / 2 } }
    const part = rendezvousStage.run({ tracks: prepareStage.run({ tracks: late }, {}).tracks, particulars: [] }, options)
    const all = rendezvousStage.run({ tracks, particulars: [] }, options)
    const after = all.rendezvous.filter((r) => r.start - horizon > cut - horizon)
    expect(after.length).toBe(1)
    expect(part.rendezvous.filter((r) => r.start > cut)).toEqual(after)
  })

  it('groups of pairs that share no ship', () => {
    const groups = groupStage.run(whole.rendezvous, {})
    const [far, near] = [whole.rendezvous.filter((r) => r.lon < -20), whole.rendezvous.filter((r) => r.lon >= -20)]
    expect(groups.length).toBe(1)
    expect(groupStage.merge([groupStage.run(far, {}), groupStage.run(near, {})])).toEqual(groups)
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
