import { describe, expect, it } from 'vitest'
import { CancelledError } from '../../src/base/index.js'
import type { PositionReport, Track } from '../../src/model/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import { RENDEZVOUS_DEFAULTS, type GivenRendezvousOptions } from '../../src/rendezvous/options/index.js'
import { every, HOUR, meeting, MIN, sail, still, straight, T0, tracksOf } from '../helpers/tracks.js'

const SEA = { lon: 5, lat: 40 }
const hours = (from: number, to: number, step = 5 * MIN): number[] => every(step, T0 + from * HOUR, T0 + to * HOUR)
const both = (east: number, times: number[], other = times): Track[] =>
  tracksOf(sail('A', SEA, still(), times), sail('B', SEA, still(east, 0), other))
const company = (speed: number, east = 100, drift = 0): Track[] => {
  const go = straight(T0, [0, 0], speed, 0)
  const times = hours(0, 3)
  return tracksOf(
    sail('A', SEA, go, times, { headingDeg: 0 }),
    sail('B', SEA, (t) => [east + drift * Math.sin((t - T0) / (10 * MIN)), go(t)[1]], times, { headingDeg: 12 }),
  )
}
const wander = (): Track[] =>
  tracksOf(
    sail('A', SEA, still(), hours(0, 5)),
    sail('B', SEA, (t) => [100 + 500 * Math.max(0, 1 - Math.abs((t - T0) / HOUR - 2.5) / 0.5), 0], hours(0, 5)),
  )
const gaps = (minutes: number): Track[] => both(100, hours(0, 6, minutes * MIN))
const crowd = (): Track[] =>
  tracksOf(...Array.from({ length: 12 }, (_, i) => sail(`S${i}`, SEA, still(10 * i, 0), hours(0, 2))))

const count = (tracks: Track[], options: GivenRendezvousOptions): number => findRendezvous({ tracks }, options).length
const first = (tracks: Track[], options: GivenRendezvousOptions) => findRendezvous({ tracks }, options)[0]!

// One case for each option: a scene, and two values between which the answer must change.
const changes: [
  name: string,
  (options: GivenRendezvousOptions) => unknown,
  GivenRendezvousOptions,
  GivenRendezvousOptions,
][] = [
  ['maxDistanceM', (o) => count(both(400, hours(0, 3)), o), { maxDistanceM: 390 }, {}],
  ['exitDistanceM', (o) => count(wander(), { mergeGapMs: 0, ...o }), { exitDistanceM: 550 }, {}],
  ['minDurationMs', (o) => count(both(100, hours(0, 1.5)), o), { minDurationMs: 2 * HOUR }, {}],
  ['maxSpeedKn', (o) => count(company(2.8, 100), { modes: { underway: false }, ...o }), { maxSpeedKn: 2.5 }, {}],
  ['maxGapMs', (o) => first(gaps(20), { observedGapMs: HOUR, ...o })?.measures.contactMs, { maxGapMs: 10 * MIN }, {}],
  ['maxSilenceMs', (o) => count(both(100, [...hours(0, 3), ...hours(5, 8)]), o), { maxSilenceMs: HOUR }, {}],
  ['mergeGapMs', (o) => count(wander(), { exitDistanceM: 500, ...o }), { mergeGapMs: 0 }, {}],
  ['mergeDistanceM', (o) => count(wander(), { exitDistanceM: 500, ...o }), { mergeDistanceM: 550 }, {}],
  ['minContactShare', (o) => first(wander(), o).measures.durationMs, { minContactShare: 0.99 }, {}],
  ['observedGapMs', (o) => first(gaps(20), o).measures.observedMs, { observedGapMs: 20 * MIN }, {}],
  ['steadyRunMs', (o) => count(both(100, hours(0, 2)), o), { steadyRunMs: 3 * HOUR }, {}],
  ['steadyGapMs', (o) => count(gaps(30), o), { steadyGapMs: 20 * MIN }, {}],
  ['minFixes', (o) => count(gaps(60), { steadyRunMs: 0, ...o }), { minFixes: 8 }, {}],
  ['maxVesselsPerCell', (o) => count(crowd(), o), { maxVesselsPerCell: 4 }, {}],
  ['modes.drifting', (o) => count(company(1.2), o), { modes: { drifting: false } }, {}],
  ['modes.anchored', (o) => first(both(100, hours(0, 3)), o).measures.mode, { modes: { anchored: false } }, {}],
  [
    'modes.anchored.maxExtentM',
    (o) => first(company(0.1), o).measures.mode,
    { modes: { anchored: { maxExtentM: 100 } } },
    {},
  ],
  [
    'modes.anchored.maxDriftKn',
    (o) => first(company(0.1), o).measures.mode,
    { modes: { anchored: { maxDriftKn: 0.05 } } },
    {},
  ],
  ['modes.underway', (o) => count(company(5), o), { modes: { underway: false } }, {}],
  ['modes.underway.minSpeedKn', (o) => count(company(5), o), { modes: { underway: { minSpeedKn: 5.5 } } }, {}],
  ['modes.underway.maxSpeedKn', (o) => count(company(5), o), { modes: { underway: { maxSpeedKn: 4.5 } } }, {}],
  [
    'modes.underway.maxRelativeSpeedKn',
    (o) => count(company(5, 150, 100), o),
    { modes: { underway: { maxRelativeSpeedKn: 0.05 } } },
    {},
  ],
  [
    'modes.underway.maxMedianDistanceM',
    (o) => count(company(5, 250), o),
    { modes: { underway: { maxMedianDistanceM: 200 } } },
    {},
  ],
  [
    'modes.underway.maxHeadingDifferenceDeg',
    (o) => count(company(5), o),
    { modes: { underway: { maxHeadingDifferenceDeg: 10 } } },
    {},
  ],
]

describe('options', () => {
  it.each(changes)('fault 13: %s changes the result when it should', (_, result, given, plain) => {
    expect(result(given)).not.toEqual(result(plain))
  })

  it('fault 13: every option there is has such a case', () => {
    const keys = (o: object, path = ''): string[] =>
      Object.entries(o).flatMap(([key, value]) => [
        ...(key === 'modes' ? [] : [path + key]),
        ...(typeof value === 'object' && value !== null && !Array.isArray(value)
          ? keys(value as object, `${path}${key}.`)
          : []),
      ])
    expect(keys(RENDEZVOUS_DEFAULTS).sort()).toEqual(changes.map(([name]) => name).sort())
  })

  it('what else the scene has changes the result when it should', () => {
    const dimensions = { toBowM: 50, toSternM: 50, toPortM: 9, toStarboardM: 9 }
    const sized = { tracks: company(5), particulars: ['A', 'B'].map((id) => ({ id, hull: 0, dimensions })) }
    expect(findRendezvous(sized)[0]!.measures.hullGapM).toBeGreaterThan(0)
    expect(first(company(5), {}).measures.hullGapM).toBeUndefined()
    const tracks = both(100, hours(0, 3))
    const falseStretches = [{ id: 'A', start: T0 + HOUR, end: T0 + 1.5 * HOUR }]
    expect(findRendezvous({ tracks, falseStretches })[0]!.measures.contactMs).not.toBe(
      first(tracks, {}).measures.contactMs,
    )
  })

  it('the defaults given one by one, or all, change nothing', () => {
    const tracks = [...both(100, hours(0, 3)), ...company(5).map((t) => ({ ...t, id: `c${t.id}` }))]
    const plain = findRendezvous({ tracks })
    expect(plain).toHaveLength(2)
    expect(findRendezvous({ tracks }, RENDEZVOUS_DEFAULTS)).toEqual(plain)
    for (const [key, value] of Object.entries(RENDEZVOUS_DEFAULTS)) {
      expect(findRendezvous({ tracks }, { [key]: value })).toEqual(plain)
      expect(findRendezvous({ tracks }, { [key]: undefined })).toEqual(plain)
    }
  })

  it('a wider contact limit widens the exit with it', () => {
    const tracks = tracksOf(
      sail('A', SEA, still(), hours(0, 5)),
      sail('B', SEA, (t) => [900 + 400 * Math.max(0, 1 - Math.abs((t - T0) / HOUR - 2.5) / 1), 0], hours(0, 5)),
    )
    expect(count(tracks, { maxDistanceM: 1000, mergeGapMs: 0 })).toBe(1)
    expect(count(tracks, { maxDistanceM: 1000, exitDistanceM: 1000, mergeGapMs: 0 })).toBe(2)
  })

  it.each<[unknown, RegExp]>([
    [5, /findRendezvous: options are 5; expected an object/],
    [null, /findRendezvous: options are null; expected an object/],
    [{ minDistanceM: 5 }, /findRendezvous: there is no option "minDistanceM"; expected one of maxDistanceM/],
    [{ maxDistanceM: -1 }, /findRendezvous: maxDistanceM is -1; expected a number from 0.01 to/],
    [{ exitDistanceM: 400 }, /findRendezvous: exitDistanceM is 400; expected at least maxDistanceM, 500/],
    [{ minDurationMs: '1h' }, /findRendezvous: minDurationMs is "1h"; expected a number/],
    [{ maxSpeedKn: NaN }, /findRendezvous: maxSpeedKn is NaN; expected a number/],
    [{ maxGapMs: 0 }, /findRendezvous: maxGapMs is 0; expected a number from 1/],
    [{ maxSilenceMs: -1 }, /maxSilenceMs is -1; expected/],
    [{ mergeGapMs: Infinity }, /mergeGapMs is Infinity; expected/],
    [{ observedGapMs: 0 }, /observedGapMs is 0; expected/],
    [{ minFixes: -1 }, /minFixes is -1; expected/],
    [{ modes: 5 }, /findRendezvous: modes: options are 5; expected an object/],
    [
      { modes: { towing: true } },
      /findRendezvous: modes: there is no option "towing"; expected one of drifting, anchored, underway/,
    ],
    [{ modes: { drifting: 'yes' } }, /modes.drifting is yes; expected true or false/],
    [{ modes: { anchored: null } }, /modes.anchored: options are null; expected/],
    [{ modes: { anchored: true } }, /modes.anchored: options are true; expected/],
    [
      { modes: { underway: { maxSpeed: 3 } } },
      /modes.underway: there is no option "maxSpeed"; expected one of minSpeedKn/,
    ],
    [{ modes: { underway: { maxSpeedKn: -3 } } }, /modes.underway.maxSpeedKn is -3; expected a number/],
    [{ modes: { underway: { minSpeedKn: '2' } } }, /modes.underway.minSpeedKn is "2"; expected a number/],
    [{ particulars: [] }, /findRendezvous: there is no option "particulars"; expected one of/],
    [{ falseStretches: [] }, /findRendezvous: there is no option "falseStretches"; expected one of/],
  ])('wrong options %j throw a sentence', (options, message) => {
    expect(() => findRendezvous({ tracks: [] }, options as never)).toThrow(message)
  })

  it.each<[unknown, RegExp]>([
    [undefined, /findRendezvous: the scene is undefined; expected an object that has tracks/],
    [both(100, hours(0, 3)), /findRendezvous: the scene is an array; expected an object that has tracks/],
    [{}, /findRendezvous: tracks are undefined; expected an array/],
    [{ tracks: both(100, hours(0, 3))[0] }, /findRendezvous: tracks are \[object Object\]; expected an array/],
    [{ tracks: [], particulars: {} }, /findRendezvous: particulars are .*; expected an array/],
    [{ tracks: [], falseStretches: null }, /findRendezvous: falseStretches are null; expected an array/],
  ])('a wrong scene %# throws a sentence', (scene, message) => {
    expect(() => findRendezvous(scene as never)).toThrow(message)
  })

  it('can be cancelled, and says how far it is', () => {
    const tracks = tracksOf(meeting(SEA, T0, T0 + 3 * HOUR, hours(-1, 4)))
    const seen: string[] = []
    findRendezvous({ tracks }, undefined, { onProgress: (p) => seen.push(p.stage) })
    expect(new Set(seen).size).toBe(2)
    const stop = new AbortController()
    const work = {
      signal: stop.signal,
      onProgress: () => {
        stop.abort()
      },
    }
    expect(() => findRendezvous({ tracks }, undefined, work)).toThrow(CancelledError)
  })

  it('has nothing to say of nothing', () => {
    const none: PositionReport[] = []
    expect(findRendezvous({ tracks: [] })).toEqual([])
    expect(findRendezvous({ tracks: tracksOf(none) })).toEqual([])
    expect(findRendezvous({ tracks: both(100, [T0]) })).toEqual([])
  })
})
