import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { haversineM, wrapLon } from '../../src/geo/index.js'
import type { PositionReport, Track } from '../../src/model/index.js'
import { CLEANING_HORIZON_MS, cleanTrack, cleanTracks, prepareTracks } from '../../src/track/clean/index.js'
import { toTracks } from '../../src/track/index.js'
import { evenly, HOUR, MIN, offset, random, sail, shuffled, T0, trackOf } from './make.js'

const reasons = (list: readonly { row: number; reason: string }[]): Record<string, number[]> => {
  const by: Record<string, number[]> = {}
  for (const one of list) (by[one.reason] ??= []).push(one.row)
  return by
}

const numbered = (reports: readonly PositionReport[]): PositionReport[] =>
  [...reports].sort((a, b) => a.t - b.t).map((r, row) => ({ ...r, row }))

const one = (r: Partial<PositionReport>): PositionReport => ({ id: '235010170', t: T0, lon: 1, lat: 50, ...r })

describe('each report by itself', () => {
  it('sets aside what the standard defines as missing, impossible, or to come', () => {
    const bad: [Partial<PositionReport>, string | undefined][] = [
      [{ lon: NaN }, 'not-finite'],
      [{ lat: undefined as never }, 'not-finite'],
      [{ lon: Infinity }, 'not-finite'],
      [{ lon: 181, lat: 91 }, 'not-available'],
      [{ lat: 91 }, 'not-available'],
      [{ lon: 180.999996, lat: 90.999997 }, 'not-available'],
      [{ lon: 180.996 }, 'not-available'],
      [{ lon: -180.5 }, 'out-of-range'],
      [{ lat: 90.5 }, 'out-of-range'],
      [{ lon: 200 }, 'out-of-range'],
      [{ t: 9e15 }, 'out-of-range'],
      [{ t: T0 + HOUR + 1 }, 'future'],
      [{ lon: 180, t: T0 + HOUR }, undefined],
      [{ lat: -90 }, undefined],
      [{ lat: 90.000001 }, undefined],
    ]
    for (const [fault, reason] of bad) {
      const { track, rejected } = cleanTrack(trackOf([one(fault)]), { now: T0 + HOUR })
      expect([fault, rejected.map((r) => r.reason)]).toEqual([fault, reason === undefined ? [] : [reason]])
      expect(track.t.length).toBe(reason === undefined ? 1 : 0)
    }
  })

  it('brings places onto the globe: longitude 180 is -180, no latitude is beyond 90', () => {
    const { track } = cleanTrack(trackOf([one({ lon: 180 }), one({ t: T0 + MIN, lon: -180.000001, lat: 50 })]))
    expect(track.lon[0]).toBe(-180)
    expect(track.lon[1]).toBeCloseTo(179.999999, 9)
    expect(cleanTrack(trackOf([one({ lat: 90.000001 })])).track.lat[0]).toBe(90)
  })

  it('peers fault 22: speed 102.2 and 102.3, course 360 and heading 511 are no numbers', () => {
    const values = [
      [102.2, 360, 511],
      [102.3, 360.1, 360],
      [-1, -1, -1],
      [102.1, 359.9, 359],
      [0, 0, 0],
    ]
    const reports = values.map(([sogKn, cogDeg, headingDeg], k) =>
      one({ t: T0 + k * MIN, sogKn: sogKn!, cogDeg: cogDeg!, headingDeg: headingDeg! }),
    )
    const { track, rejected } = cleanTrack(trackOf(reports))
    expect(rejected).toEqual([])
    expect([...track.sogKn]).toEqual([NaN, NaN, NaN, Math.fround(102.1), 0])
    expect([...track.cogDeg]).toEqual([NaN, NaN, NaN, Math.fround(359.9), 0])
    expect([...track.headingDeg]).toEqual([NaN, NaN, NaN, 359, 0])
  })

  it('finds duplicates among all reports of one instant, and other places at one instant', () => {
    const near = offset(1, 50, 40, 0)
    const reports = [one({}), one(near), one({ sogKn: 3 }), one(near), one({ t: T0 + MIN })].map((r, row) => ({
      ...r,
      row,
    }))
    const { track, rejected } = cleanTrack(trackOf(reports))
    expect(track.t.length).toBe(2)
    expect(rejected.map((r) => r.reason).sort()).toEqual(['duplicate', 'duplicate', 'same-time'])
  })

  it('keeps the report that says more of two at one place and instant', () => {
    const { track } = cleanTrack(trackOf([one({}), one({ sogKn: 3 })]))
    expect([...track.sogKn]).toEqual([3])
  })

  it('takes out what is no ship, report by report', () => {
    for (const id of ['2320717', '992351001', '111232511', '970012345', '1193046', '123456789', '000000000']) {
      const { track, rejected } = cleanTrack(trackOf(sail({ id, lon: 1, lat: 50, count: 3 })))
      expect([id, track.t.length, reasons(rejected)]).toEqual([id, 0, { 'not-a-ship': [0, 1, 2] }])
    }
    const { tracks } = cleanTracks(toTracks([one({ id: '992351001' }), one({})]).tracks)
    expect(tracks.map((track) => track.id)).toEqual(['235010170'])
  })

  it('returns a clean track as it is', () => {
    const track = trackOf(sail({ lon: 1, lat: 50, speedKn: 12, courseDeg: 30, count: 200 }))
    expect(cleanTrack(track).track).toBe(track)
    expect(prepareTracks([track]).tracks[0]).toBe(track)
  })
})

describe('fixes out of reach', () => {
  const stay = sail({ lon: 4, lat: 52, count: 120, stepMs: 2 * MIN })
  const voyage = sail({ lon: 4, lat: 52, speedKn: 14, courseDeg: 250, count: 240 })

  it('peers fault 14: a wrong first fix is taken out, not the track', () => {
    for (const good of [stay, voyage, stay.slice(0, 4)]) {
      const reports = numbered([one({ t: T0 - MIN, lon: -60, lat: 10 }), ...good])
      const { track, rejected } = cleanTrack(trackOf(reports))
      expect(reasons(rejected)).toEqual({ 'impossible-jump': [0] })
      expect(track.t.length).toBe(good.length)
    }
  })

  it('takes out a wrong first run of fixes', () => {
    const junk = sail({ lon: -60, lat: 10, start: T0 - 3 * MIN, count: 3 })
    expect(reasons(cleanTrack(trackOf(numbered([...junk, ...voyage]))).rejected)).toEqual({
      'impossible-jump': [0, 1, 2],
    })
  })

  it('keeps what agrees of three reports, and one of two that do not', () => {
    for (const at of [0, 1, 2]) {
      const reports = numbered(stay.slice(0, 3)).map((r, k) => (k === at ? { ...r, lon: 50 } : r))
      for (const clean of [cleanTrack(trackOf(reports)), prepareTracks([trackOf(reports)])]) {
        expect(reasons(clean.rejected)).toEqual({ 'impossible-jump': [at] })
      }
    }
    expect(cleanTrack(trackOf([one({}), one({ t: T0 + MIN, lon: 50 })])).track.t.length).toBe(1)
  })

  it('takes out a wrong last fix', () => {
    const reports = numbered([...stay, one({ t: T0 + 5 * HOUR, lon: 90, lat: 0 })])
    expect(reasons(cleanTrack(trackOf(reports)).rejected)).toEqual({ 'impossible-jump': [120] })
  })

  it('takes out one wrong fix inside a stay, alone, wherever it is', () => {
    for (const at of [1, 2, 60, 118]) {
      const reports = numbered(stay).map((r, k) => (k === at ? { ...r, lon: 5, lat: 52.5 } : r))
      const { rejected } = cleanTrack(trackOf(reports))
      expect(reasons(rejected)).toEqual({ 'impossible-jump': [at] })
    }
  })

  it('takes out one wrong fix that is in reach, but that no reported speed accounts for', () => {
    const reports = numbered(stay).map((r, k) => (k === 60 ? { ...r, ...offset(4, 52, 3000, 0) } : r))
    expect(reasons(cleanTrack(trackOf(reports)).rejected)).toEqual({ 'impossible-jump': [60] })
  })

  it('keeps a fast ship whose speed is stuck at nought, before and after a wrong fix', () => {
    for (const stepMs of [20_000, MIN, 3 * MIN, 10 * MIN]) {
      const fast = sail({ lon: 4, lat: 52, speedKn: 28, courseDeg: 270, count: 150, stepMs }).map((r) => ({
        ...r,
        sogKn: 0,
      }))
      expect(cleanTrack(trackOf(fast)).rejected).toEqual([])
      const reports = numbered(fast).map((r, k) => (k === 70 ? { ...r, lat: 20 } : r))
      expect(reasons(cleanTrack(trackOf(reports)).rejected)).toEqual({ 'impossible-jump': [70] })
    }
  })

  it('keeps a ship without speed and course, and about all of one whose courses are nonsense', () => {
    const rnd = random(4)
    const bare = voyage.map(({ id, t, lon, lat }) => ({ id, t, lon, lat }))
    const circling = Array.from({ length: 200 }, (_, k) =>
      one({ t: T0 + k * MIN, ...offset(4, 52, 600 * Math.sin(k), 600 * Math.cos(k)), sogKn: 20, cogDeg: rnd() * 360 }),
    )
    const [ofBare, ofCircling] = [bare, circling].map((list) => {
      const reports = numbered(list).map((r, k) => (k === 70 ? { ...r, lat: 20 } : r))
      return cleanTrack(trackOf(reports)).rejected.map((r) => r.row)
    })
    expect(ofBare).toEqual([70])
    expect(ofCircling).toContain(70)
    expect(ofCircling!.length).toBeLessThan(10)
  })

  it('takes out a wrong fix that could be reached after a silence, but not left', () => {
    // 40 minutes of silence, then a fix 40 km off, then the true ones 2 minutes apart.
    const late = stay.map((r, k) => (k >= 60 ? { ...r, t: r.t + 38 * MIN } : r))
    const reports = numbered(late).map((r, k) => (k === 60 ? { ...r, ...offset(4, 52, 40_000, 0) } : r))
    const { track, rejected } = cleanTrack(trackOf(reports))
    expect(reasons(rejected)).toEqual({ 'impossible-jump': [60] })
    expect(track.t.length).toBe(119)
  })

  it.each([2, 5, 12, 40])('takes out a run of %i wrong fixes whole, and nothing else', (length) => {
    const rows = Array.from({ length }, (_, k) => 40 + k)
    const reports = numbered(stay).map((r, k) =>
      k >= 40 && k < 40 + length ? { ...r, lon: 5 + (k - 40) * 0.001, lat: 53 } : r,
    )
    for (const clean of [cleanTrack(trackOf(reports)), prepareTracks([trackOf(reports)])]) {
      expect(reasons(clean.rejected)).toEqual({ 'impossible-jump': rows })
    }
  })

  it('takes out a run of wrong fixes that jump about', () => {
    const rnd = random(5)
    const reports = numbered(voyage).map((r, k) =>
      k >= 100 && k < 115 ? { ...r, lon: rnd() * 20, lat: 40 + rnd() * 20 } : r,
    )
    const { rejected } = prepareTracks([trackOf(reports)])
    expect(reasons(rejected)).toEqual({ 'impossible-jump': Array.from({ length: 15 }, (_, k) => 100 + k) })
  })

  it('takes out an excursion to a far place that a silence made reachable, whole', () => {
    // Silent for half an hour, heard 45 km away for 40 minutes, then at once back where it was.
    const before = sail({ lon: 4, lat: 52, count: 60, stepMs: MIN })
    const away = sail({ ...offset(4, 52, 45_000, 0), count: 20, stepMs: 2 * MIN, start: T0 + 90 * MIN })
    const after = sail({ lon: 4, lat: 52, count: 120, stepMs: MIN, start: T0 + 130 * MIN })
    const { tracks, rejected } = prepareTracks([trackOf(numbered([...before, ...away, ...after]))])
    expect(tracks.length).toBe(1)
    expect(reasons(rejected)).toEqual({ 'impossible-jump': Array.from({ length: 20 }, (_, k) => 60 + k) })
  })

  it('keeps fast ships and ships after long silences', () => {
    const fast = sail({ lon: 4, lat: 52, speedKn: 55, courseDeg: 270, count: 100, stepMs: 10_000 })
    const later = sail({ lon: -4, lat: 49, speedKn: 15, courseDeg: 270, count: 100, start: T0 + 30 * HOUR })
    expect(cleanTrack(trackOf([...fast, ...later])).rejected).toEqual([])
  })

  it('maxSpeedKn and noiseM decide', () => {
    const track = trackOf(sail({ lon: 4, lat: 52, speedKn: 30, courseDeg: 0, count: 40, stepMs: 5 * MIN }))
    expect(cleanTrack(track, { maxSpeedKn: 40 }).rejected.length).toBe(0)
    expect(cleanTrack(track, { maxSpeedKn: 20 }).rejected.length).toBeGreaterThan(0)
    expect(cleanTrack(track, { maxSpeedKn: 20, noiseM: 5000 }).rejected.length).toBe(0)
  })

  it('takes the better supported of two ships on one id, where a track is to be one hull', () => {
    const other = sail({ lon: -60, lat: 10, speedKn: 8, courseDeg: 90, count: 80, stepMs: 3 * MIN, start: T0 + 20_000 })
    const { track, rejected } = cleanTrack(trackOf([...voyage, ...other]))
    expect(track.t.length).toBe(240)
    expect(rejected.length).toBe(80)
  })

  it('counts every report exactly once', () => {
    const rnd = random(11)
    const reports = numbered(voyage).map((r) =>
      rnd() < 0.1 ? { ...r, lon: rnd() * 360 - 180, lat: rnd() * 180 - 90 } : r,
    )
    for (const { rejected, rows } of [
      { ...cleanTrack(trackOf(reports)), rows: [...cleanTrack(trackOf(reports)).track.row] },
      {
        ...prepareTracks([trackOf(reports)]),
        rows: prepareTracks([trackOf(reports)]).tracks.flatMap((k) => [...k.row]),
      },
    ]) {
      expect([...rows, ...rejected.map((r) => r.row)].sort((a, b) => a - b)).toEqual(reports.map((r) => r.row))
    }
  })

  it('says what is wrong with a wrong call', () => {
    expect(() => cleanTrack(trackOf(stay), { maxSpeedKn: -1 })).toThrow(
      /cleanTrack: maxSpeedKn is -1; expected a number/,
    )
    expect(() => cleanTracks([], { minReports: NaN })).toThrow(/cleanTracks: minReports is NaN/)
    expect(() => prepareTracks([], { speed: 3 } as never)).toThrow(/there is no option "speed"/)
  })

  it('reports progress and stops when asked to', () => {
    const seen: number[] = []
    prepareTracks([trackOf(stay)], {}, { onProgress: (p) => seen.push(p.done) })
    expect(seen).toEqual([0, 1])
    expect(() => prepareTracks([trackOf(stay)], {}, { signal: { aborted: true } })).toThrow('Cancelled while cleaning.')
  })
})

/** A ship's day with wrong fixes of every kind, drawn from a seed. */
function dirty(seed: number, lon = 170): PositionReport[] {
  const rnd = random(seed)
  const stepMs = MIN * (1 + Math.floor(rnd() * 3))
  const count = 60 + Math.floor(rnd() * 200)
  const reports = sail({ lon, lat: 60 * rnd(), speedKn: 20 * rnd(), courseDeg: 360 * rnd(), count, stepMs, seed })
  for (let k = 0; k < count; k++) {
    if (rnd() > 0.03) continue
    const run = 1 + Math.floor(rnd() ** 3 * 20)
    const at = offset(lon, 20, rnd() * 2e6, rnd() * 1e6)
    for (let j = k; j < Math.min(count, k + run); j++)
      reports[j] = { ...reports[j]!, ...offset(at.lon, at.lat, j * 30, 0) }
    k += run
  }
  return reports.filter(() => rnd() > 0.1).map((r, row) => ({ ...r, row }))
}

/** Twelve hours of a ship that is elsewhere for a while, and of another ship that uses its id for a while. */
function visited(seed: number): PositionReport[] {
  const rnd = random(seed)
  const main = sail({ lon: 4, lat: 52, speedKn: 3, count: 360, stepMs: 2 * MIN, seed })
  const from = T0 + rnd() * 8 * HOUR
  const to = from + rnd() * 6 * HOUR
  const away = main.map((r) => (r.t > from && r.t < to ? { ...r, lon: r.lon - 30 } : r))
  const other = sail({
    lon: 60,
    lat: -20,
    count: Math.ceil(rnd() * 100),
    stepMs: 3 * MIN,
    start: T0 + rnd() * 9 * HOUR,
    seed: seed + 1,
  })
  return [...away, ...other].filter(() => rnd() > 0.3).map((r, row) => ({ ...r, row }))
}

describe('properties of cleaning', () => {
  const seeds = fc.integer({ min: 1, max: 1e6 })
  const outcome = (reports: readonly PositionReport[]): { rows: number[][]; rejected: [number, string][] } => {
    const { tracks, rejected } = prepareTracks(toTracks(reports).tracks)
    return { rows: tracks.map((k) => [...k.row]), rejected: rejected.map((r) => [r.row, r.reason]) }
  }
  const legsWithin = (k: Track): boolean => {
    for (let i = 1; i < k.t.length; i++) {
      const limit = 250 + ((60 * 1852) / HOUR) * (k.t[i]! - k.t[i - 1]!)
      if (haversineM(k.lon[i - 1]!, k.lat[i - 1]!, k.lon[i]!, k.lat[i]!) > limit * 1.006) return false
    }
    return true
  }

  it('every hull that comes out can have sailed its track', () => {
    fc.assert(
      fc.property(seeds, (seed) => prepareTracks([trackOf(dirty(seed))]).tracks.every(legsWithin)),
      { numRuns: 60 },
    )
  })

  it('permuting the input, turning the globe and shifting time change nothing', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: -180, max: 180 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        (seed, turn, minutes) => {
          const reports = dirty(seed)
          const expected = outcome(reports)
          expect(outcome(shuffled(reports, seed))).toEqual(expected)
          expect(outcome(reports.map((r) => ({ ...r, lon: wrapLon(r.lon + turn), cogDeg: r.cogDeg! })))).toEqual(
            expected,
          )
          expect(outcome(reports.map((r) => ({ ...r, t: r.t + minutes * MIN + 7 })))).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('what becomes of a report does not depend on what comes later than the horizon', () => {
    fc.assert(
      fc.property(seeds, evenly(0, 1), (seed, share) => {
        const apart = dirty(seed + 1, -20).map((r) => ({ ...r, t: r.t + 4 * HOUR, row: r.row! + 1000 }))
        const reports = seed % 2 === 0 ? visited(seed) : [...dirty(seed), ...apart]
        const last = Math.max(...reports.map((r) => r.t))
        const cut = T0 + share * (last - T0)
        const before = (list: { t: number; row: number }[]): number[] =>
          list
            .filter((r) => r.t < cut - CLEANING_HORIZON_MS)
            .map((r) => r.row)
            .sort((a, b) => a - b)
        const whole = prepareTracks(toTracks(reports).tracks)
        const part = prepareTracks(toTracks(reports.filter((r) => r.t <= cut)).tracks)
        expect(before(part.rejected as never)).toEqual(before(whole.rejected as never))
        const rows = (tracks: Track[]): number[][] =>
          tracks.map((k) => before([...k.t].map((t, i) => ({ t, row: k.row[i]! })))).filter((list) => list.length > 0)
        expect(rows(part.tracks)).toEqual(rows(whole.tracks))
      }),
      { numRuns: 150 },
    )
  })
})
