import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PositionReport, ReportColumns, Track } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'
import { random, sail, shuffled } from './make.js'

const columnsOf = (reports: readonly PositionReport[]): ReportColumns => {
  const ids = [...new Set(reports.map((r) => r.id))]
  return {
    length: reports.length,
    ids,
    vessel: Uint32Array.from(reports, (r) => ids.indexOf(r.id)),
    t: Float64Array.from(reports, (r) => r.t),
    lon: Float64Array.from(reports, (r) => r.lon),
    lat: Float64Array.from(reports, (r) => r.lat),
    sogKn: Float32Array.from(reports, (r) => r.sogKn ?? NaN),
    row: Uint32Array.from(reports, (r, i) => r.row ?? i),
  }
}

const fleet = (seed: number): PositionReport[] => {
  const rnd = random(seed)
  return [3, 1, 2].flatMap((k) =>
    sail({
      id: `23501017${k}`,
      lon: k,
      lat: 50,
      speedKn: rnd() * 10,
      count: 5 + Math.floor(rnd() * 20),
      seed: seed + k,
    }),
  )
}

describe('toTracks', () => {
  it('sorts tracks by id and reports by time', () => {
    const { tracks, rejected } = toTracks(shuffled(fleet(1), 7))
    expect(tracks.map((one) => one.id)).toEqual(['235010171', '235010172', '235010173'])
    for (const one of tracks) expect([...one.t]).toEqual([...one.t].sort((a, b) => a - b))
    expect(rejected).toEqual([])
  })

  it('takes grouped columns as views, without a copy', () => {
    const columns = columnsOf(fleet(2).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.t - b.t)))
    for (const one of toTracks(columns).tracks) {
      expect(one.lon.buffer).toBe(columns.lon.buffer)
      expect(one.t.buffer).toBe(columns.t.buffer)
    }
  })

  it('takes grouped vessels in any order of vessels, and still returns tracks by id', () => {
    const columns = columnsOf(fleet(2))
    expect(toTracks(columns).tracks.map((one) => one.id)).toEqual(['235010171', '235010172', '235010173'])
    expect(toTracks(columns).tracks[0]!.lon.buffer).toBe(columns.lon.buffer)
  })

  it('does not change the columns it is given', () => {
    const columns = columnsOf(shuffled(fleet(3), 5))
    const before = structuredClone(columns)
    toTracks(columns)
    expect(columns).toEqual(before)
  })

  it('gives the same tracks for objects and columns, in any order, ties included', () => {
    const arbitrary = fc.array(
      fc.record({
        id: fc.constantFrom('1', '2', '30'),
        t: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(2.5)),
        lon: fc.integer({ min: 0, max: 2 }),
        lat: fc.constant(1),
        sogKn: fc.constantFrom(1, 2, NaN),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(arbitrary, fc.nat(), (list, seed) => {
        const reports = list.map((r, row) => ({ ...r, row }))
        const expected = toTracks(reports).tracks
        expect(toTracks(shuffled(reports, seed)).tracks).toEqual(expected)
        expect(toTracks(columnsOf(shuffled(reports, seed))).tracks).toEqual(expected)
        expect(expected.reduce((sum, one) => sum + one.t.length, 0)).toBe(list.length)
      }),
    )
  })

  it('orders ties by content, not by row', () => {
    const tie = (lon: number, row: number): PositionReport => ({ id: 'a', t: 0, lon, lat: 0, row })
    expect([...toTracks([tie(2, 0), tie(1, 1)]).tracks[0]!.lon]).toEqual([1, 2])
    expect([...toTracks([tie(1, 0), tie(2, 1)]).tracks[0]!.lon]).toEqual([1, 2])
  })

  it('orders a long shuffled track, whole and fractional milliseconds alike', () => {
    for (const part of [0, 0.25]) {
      const t = shuffled(
        Array.from({ length: 5000 }, (_, k) => k + part),
        3,
      )
      const { tracks } = toTracks(t.map((at) => ({ id: 'a', t: at, lon: at / 1000, lat: 0 })))
      expect([...tracks[0]!.t]).toEqual([...t].sort((a, b) => a - b))
      expect([...tracks[0]!.row]).toEqual([...t.keys()].sort((a, b) => t[a]! - t[b]!))
    }
  })

  it('sets aside reports without a time, with their row', () => {
    const reports = [NaN, 5, Infinity].map((t, row) => ({ id: 'a', t, lon: 0, lat: 0, row: row + 10 }))
    for (const input of [reports, columnsOf(reports)]) {
      const { tracks, rejected } = toTracks(input)
      expect(tracks.map((one) => [...one.row])).toEqual([[11]])
      expect(rejected).toEqual([
        { id: 'a', row: 10, reason: 'not-finite' },
        { id: 'a', row: 12, reason: 'not-finite' },
      ])
    }
  })

  it('keeps missing values missing, never 0', () => {
    const missing = { sogKn: [NaN], cogDeg: [NaN], headingDeg: [NaN], navStatus: [15], aisClass: [0] }
    const plain = (one: Track): unknown =>
      Object.fromEntries(Object.keys(missing).map((key) => [key, [...one[key as keyof typeof missing]]]))
    expect(plain(toTracks([{ id: 'a', t: 0, lon: 0, lat: 0 }]).tracks[0]!)).toEqual(missing)
    const columns: ReportColumns = {
      length: 2,
      ids: ['b', 'a'],
      vessel: Uint32Array.of(0, 1),
      t: Float64Array.of(0, 0),
      lon: Float64Array.of(0, 0),
      lat: Float64Array.of(0, 0),
    }
    for (const one of toTracks(columns).tracks) expect(plain(one)).toEqual(missing)
    const five = Float64Array.of(0, 0, 1, 1, 2)
    const mixed = { ...columns, length: 5, vessel: Uint32Array.of(0, 1, 0, 1, 1), t: five, lon: five, lat: five }
    const [a, b] = toTracks(mixed).tracks
    expect([[...a!.sogKn], [...b!.sogKn]]).toEqual([
      [NaN, NaN, NaN],
      [NaN, NaN],
    ])
    expect([[...a!.navStatus], [...b!.row]]).toEqual([
      [15, 15, 15],
      [0, 2],
    ])
    const interleaved = { ...columns, length: 3, vessel: Uint32Array.of(0, 1, 0), t: Float64Array.of(0, 0, 1) }
    expect(() => toTracks(interleaved)).toThrow('toTracks: column lon has 2 elements; expected 3.')
  })

  it('says what is wrong with a wrong call', () => {
    const input = (x: unknown): never => x as never
    expect(() => toTracks(input(5))).toThrow('toTracks: input is 5; expected an iterable of reports, or columns.')
    expect(() => toTracks(input([{ id: 235010170, t: 0 }]))).toThrow(/report 0 has id 235010170; expected an object/)
    expect(() => toTracks(input([null]))).toThrow(/report 0 is null/)
    const columns = columnsOf(fleet(1))
    expect(() => toTracks({ ...columns, ids: ['a'] })).toThrow(/vessel \d+ is 1; expected an index below 1/)
    expect(() => toTracks({ ...columns, ids: ['a', 'a', 'b'] })).toThrow(/one id twice/)
  })

  it('takes nothing, and gives nothing', () => {
    expect(toTracks([])).toEqual({ tracks: [], rejected: [] })
  })
})
