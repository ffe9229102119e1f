import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { readCsv } from '../../src/io/csv/index.js'
import type { PositionReport, StaticReport } from '../../src/model/index.js'
import { prepare } from '../../src/scene/index.js'
import { toTracks } from '../../src/track/index.js'
import { shuffled } from '../helpers/tracks.js'
import { smallSea, T0 } from '../stages/worlds.js'

const { reports, statics } = smallSea()
const whole = prepare({ reports, statics })

describe('prepare', () => {
  it('gives the same scene for the same reports in any order', () => {
    // A report without a time, and two static messages of one instant, beside what is bad in the sea already.
    const more: PositionReport[] = [
      ...reports,
      { id: '201000003', t: NaN, lon: 1, lat: 1, row: 90_000 },
      { id: '201000001', t: NaN, lon: 1, lat: 1, row: 90_001 },
    ]
    const said: StaticReport[] = [
      ...statics,
      { id: '201000002', t: T0, callSign: 'X' },
      { id: '201000002', t: T0, callSign: 'W' },
    ]
    const scene = prepare({ reports: more, statics: said })
    expect(scene.rejected.map(({ reason }) => reason).sort()).toEqual([
      'impossible-jump',
      'not-a-ship',
      'not-available',
      'not-finite',
      'not-finite',
    ])
    for (let seed = 1; seed <= 5; seed++)
      expect(prepare({ reports: shuffled(more, seed), statics: shuffled(said, seed) })).toEqual(scene)
  })

  it('says that its tracks are cleaned, one a hull, and what was set aside', () => {
    expect(whole.prepared).toBe(true)
    expect(whole.tracks.map(({ id }) => id)).toEqual(
      [...new Set(reports.map(({ id }) => id))].filter((id) => id !== '992011234').sort(),
    )
    expect(whole.rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [reports.length - 3, 'impossible-jump'],
      [reports.length - 2, 'not-available'],
      [reports.length - 1, 'not-a-ship'],
    ])
    expect(whole.tracks.reduce((sum, { t }) => sum + t.length, 0)).toBe(reports.length - 3)
  })

  it('is plain data, which can be sent to a worker', () => {
    expect(structuredClone(whole)).toEqual(whole)
  })

  it('takes what a reader returned, and nothing of it that is no part of a scene', async () => {
    const read = await readCsv(
      ['id,t,lon,lat', ...reports.slice(0, 50).map((r) => `${r.id},${r.t},${r.lon},${r.lat}`), 'x,never,1,2'].join(
        '\n',
      ),
    )
    expect(read.rejected.length).toBe(1)
    const scene = prepare(read)
    expect(Object.keys(scene).sort()).toEqual([
      'falseStretches',
      'input',
      'particulars',
      'prepared',
      'rejected',
      'statics',
      'tracks',
      'warnings',
    ])
    expect(scene.rejected).toEqual([])
    expect(prepare({ ...read, now: T0 }).now).toBe(T0)
  })

  it('reads particulars off static reports; those that are given come first', () => {
    const given = [{ id: '201000002', hull: 0, name: 'GIVEN', shipType: 70 }]
    expect(prepare({ reports, statics, particulars: given }).particulars).toEqual([...given, ...whole.particulars])
    expect(whole.particulars.map(({ name }) => name)).toEqual(['ALFA', 'BRAVO', 'NOWHERE'])
  })

  it('says a sentence to a wrong call', () => {
    expect(() => prepare({})).toThrow(
      'prepare: input has none of them; expected exactly one of reports, columns and tracks.',
    )
    expect(() => prepare({ reports: [], columns: { length: 0 } as never })).toThrow(
      'prepare: input has reports and columns; expected exactly one of reports, columns and tracks.',
    )
    expect(() => prepare({ tracks: [{}] as never })).toThrow(/^prepare: tracks/)
    expect(() => prepare({ reports: [] }, { clean: {} } as never)).toThrow(
      'prepare: there is no option "clean"; expected one of track.',
    )
    expect(() => prepare({ reports: [] }, { track: { maxSpeedKn: -1 } })).toThrow(/maxSpeedKn is -1/)
  })
})

describe('the digest of the input', () => {
  const { input } = whole

  it('counts what was given, also what is set aside', () => {
    expect(input).toMatchObject({
      reports: reports.length,
      vessels: 11,
      digest: expect.stringMatching(/^([0-9a-f]{8})(?!\1)[0-9a-f]{8}$/) as string,
    })
    expect(prepare({ reports: [...reports, { id: '1', t: NaN, lon: 0, lat: 0 }] }).input).toEqual({
      ...input,
      reports: reports.length + 1,
    })
  })

  it('is the same in any order, and for reports, columns and tracks', async () => {
    for (let seed = 1; seed <= 3; seed++) expect(prepare({ reports: shuffled(reports, seed) }).input).toEqual(input)
    expect(prepare({ tracks: toTracks(reports).tracks }).input).toEqual(input)
    const { columns } = await readCsv(
      ['id,t,lon,lat', ...shuffled(reports, 9).map((r) => `${r.id},${r.t},${r.lon},${r.lat}`)].join('\n'),
    )
    // The buoy and the position that is none are reports too.
    expect(prepare({ columns }).input).toEqual(input)
  })

  it('is another where one position, instant or id is', () => {
    const changes: ((one: PositionReport) => PositionReport)[] = [
      (one) => ({ ...one, lon: one.lon + 1e-7 }),
      (one) => ({ ...one, lat: one.lat - 1e-7 }),
      (one) => ({ ...one, t: one.t + 1 }),
      (one) => ({ ...one, id: `${one.id.slice(0, -1)}9` }),
      (one) => ({ ...one, lon: one.lat, lat: one.lon }),
    ]
    const seen = new Set([input.digest])
    fc.assert(
      fc.property(fc.nat(reports.length - 1), fc.constantFrom(...changes), (at, change) => {
        const { digest } = prepare({ reports: reports.map((one, i) => (i === at ? change(one) : one)) }).input
        expect(digest).not.toBe(input.digest)
        seen.add(digest)
      }),
      { numRuns: 15, seed: 3 },
    )
    expect(seen.size).toBeGreaterThan(10)
  })

  it('is another where a report is missing, or there twice, and where two ships change places', () => {
    const digest = (list: readonly PositionReport[]): string => prepare({ reports: list }).input.digest
    const pair: PositionReport[] = [
      { id: '1', t: 0, lon: 1, lat: 1 },
      { id: '2', t: 0, lon: 2, lat: 2 },
    ]
    const swapped: PositionReport[] = [
      { id: '2', t: 0, lon: 1, lat: 1 },
      { id: '1', t: 0, lon: 2, lat: 2 },
    ]
    expect(
      new Set([digest([]), digest(pair), digest(swapped), digest(pair.slice(1)), digest([...pair, pair[0]!])]).size,
    ).toBe(5)
  })
})

describe('warnings', () => {
  /** So many reports of one ship, of which so many have no position. */
  const input = (all: number, bad: number): PositionReport[] =>
    Array.from({ length: all }, (_, i) => ({
      id: '201000001',
      t: T0 + i * 60_000,
      lon: i < bad ? 181 : 10,
      lat: i < bad ? 91 : 50,
    }))

  it('are given where nearly all reports are set aside, and findings have them', () => {
    expect(prepare({ reports: input(100, 90) }).warnings).toEqual([
      expect.stringMatching(/^90 of 100 reports were set aside: /) as string,
    ])
    expect(prepare({ reports: input(100, 100) }).warnings.length).toBe(1)
    expect(prepare({ reports: input(10, 0).map((one) => ({ ...one, t: NaN })) }).warnings).toEqual([
      expect.stringMatching(/^10 of 10 reports were set aside: /) as string,
    ])
    expect(detect({ reports: input(100, 95) }).findings.warnings).toEqual([
      expect.stringMatching(/^95 of 100 reports were set aside: /) as string,
    ])
  })

  it('are not where few are, and of no reports at all', () => {
    expect(prepare({ reports: input(100, 89) }).warnings).toEqual([])
    expect(prepare({ reports: [] }).warnings).toEqual([])
    expect(whole.warnings).toEqual([])
  })
})
