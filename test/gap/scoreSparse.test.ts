import { describe, expect, it } from 'vitest'
import { findSparse } from '../../src/gap/index.js'
import { learn } from '../../src/knowledge/index.js'
import type { PositionReport, Track } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'

const MIN = 60_000
const START = Date.UTC(2024, 0, 5)

/** A ship under way, heard each minute but where `keeps` says otherwise. */
const ship = (
  id: string,
  keeps: (minute: number) => boolean = () => true,
  aisClass: 'A' | 'B' = 'A',
): PositionReport[] =>
  Array.from({ length: 1440 }, (_, m) => m)
    .filter(keeps)
    .map((m) => ({ id, t: START + m * MIN, lon: 5 + (0.1 * (m % 300)) / 300, lat: 54, sogKn: 5, aisClass }))
const fleet = (keeps?: (minute: number) => boolean): PositionReport[] =>
  Array.from({ length: 15 }, (_, i) => ship(String(211_000_000 + i), keeps)).flat()
const sparseFrom =
  (from: number, to: number, every: number) =>
  (m: number): boolean =>
    m < from || m >= to || m % every === 0
const trackOf = (reports: readonly PositionReport[]): Track => toTracks(reports).tracks[0]!
const found = (
  own: readonly PositionReport[],
  others: readonly PositionReport[] = fleet(),
): ReturnType<typeof findSparse> =>
  findSparse({ tracks: [trackOf(own)], knowledge: learn({ tracks: toTracks([...others, ...own]).tracks }) })

describe('sparse sending', () => {
  it('is found where a ship is heard every twenty minutes for six hours, and others each minute', () => {
    const [one, ...more] = found(ship('219000001', sparseFrom(600, 960, 20)))
    expect(more).toEqual([])
    expect(one).toMatchObject({
      vessels: [{ id: '219000001' }],
      start: START + 600 * MIN,
      end: START + 940 * MIN,
      measures: { reports: 18, ownShare: 1 },
    })
    expect(one!.measures.expectedReports).toBeGreaterThan(340)
    expect(one!.measures.expectedReports).toBeLessThanOrEqual(360)
    expect(one!.score.bits).toBeGreaterThan(6)
    expect(Number.isInteger(one!.score.bits * 256)).toBe(true)
    expect(one!.score.factors).toMatchObject([
      {
        id: 'sparse-sending',
        family: 'silence',
        bits: one!.score.bits,
        countedBits: one!.score.bits,
        observed: { reports: 18, ownShare: 1 },
      },
    ])
  })

  it('has more bits the longer it lasts and the fewer reports', () => {
    const bits = (to: number, every: number): number =>
      found(ship('219000001', sparseFrom(600, to, every)))[0]!.score.bits
    expect(bits(960, 10)).toBeLessThan(bits(960, 20))
    expect(bits(840, 10)).toBeLessThan(bits(960, 10))
  })

  it('is none for a short time, for a ship with that habit, or beside a gap', () => {
    expect(found(ship('219000001', sparseFrom(600, 720, 20)))).toEqual([])
    expect(found(ship('219000001', sparseFrom(0, 1440, 20)))).toEqual([])
    expect(found(ship('219000001', (m) => m < 600 || m >= 960))).toEqual([])
  })

  it('is none where the others were not heard either', () => {
    const sparse = sparseFrom(600, 960, 20)
    expect(
      found(
        ship('219000001', sparse),
        fleet((m) => m < 600 || m >= 960),
      ),
    ).toEqual([])
    expect(found(ship('219000001', sparse), fleet(sparseFrom(0, 1440, 20)))).toEqual([])
  })

  it('comes in order of start, whatever the order of the ships', () => {
    const tracks = toTracks([
      ...ship('219000001', sparseFrom(720, 1080, 20)),
      ...ship('219000002', sparseFrom(600, 960, 20)),
    ]).tracks
    const knowledge = learn({ tracks: toTracks(fleet()).tracks })
    const ids = (list: readonly Track[]): string[] =>
      findSparse({ tracks: list, knowledge }).map(({ vessels: [{ id }] }) => id)
    expect(ids(tracks)).toEqual(['219000002', '219000001'])
    expect(ids([...tracks].reverse())).toEqual(['219000002', '219000001'])
  })

  it('says how far it is, and stops when it is told to', () => {
    const scene = { tracks: [trackOf(ship('219000001'))], knowledge: learn({ tracks: [] }) }
    const seen: unknown[] = []
    findSparse(scene, {}, { onProgress: ({ stage, done, total }) => seen.push([stage, done, total]) })
    expect(seen).toEqual([['finding sparse sending', 0, 1]])
    expect(() => findSparse(scene, {}, { signal: { aborted: true } })).toThrow(
      'Cancelled while finding sparse sending.',
    )
  })

  it('is not taught by the ship itself', () => {
    const own = ship('219000001', sparseFrom(600, 960, 20))
    const others = toTracks(fleet()).tracks
    const tracks = [trackOf(own)]
    expect(findSparse({ tracks, knowledge: learn({ tracks: others }) })).toEqual(
      findSparse({ tracks, knowledge: learn({ tracks: [...others, ...tracks] }) }),
    )
  })

  it('refuses options out of range', () => {
    expect(() =>
      findSparse({ tracks: [trackOf(ship('219000001'))], knowledge: learn({ tracks: [] }) }, { maxShare: 2 }),
    ).toThrow('findSparse: maxShare is 2; expected a number from 0 to 1.')
  })
})
