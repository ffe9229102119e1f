import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect.js'
import { CancelledError } from '../../src/model/work.js'
import { HOUR_MS, MINUTE_MS } from '../../src/model/units.js'
import { createZones } from '../../src/space/index.js'
import { FINDINGS_SCHEMA } from '../../src/stages/findings.js'
import { toJson, toRanked } from '../../src/report/index.js'
import { readCsv } from '../../src/io/index.js'
import { toTracks } from '../../src/track/index.js'
import { smallSea, T0 } from './worlds.js'

const { reports, statics } = smallSea()
const found = detect({ reports, statics })
const zone = { type: 'Polygon', coordinates: [[[-31, 39], [-29, 39], [-29, 41], [-31, 41], [-31, 39]]] } as const

describe('detect on a small sea', () => {
  it('finds the one meeting at sea first, with its times, names and place', () => {
    const [first] = toRanked(found)
    expect(first).toMatchObject({ vessels: ['201000001', '201000002'], names: ['ALFA', 'BRAVO'], mode: 'drifting' })
    // In contact within 500 m: 500 m of 1.1 degrees of longitude (94 km) in 5 h are about 1.5 minutes before 5 h and after 11 h.
    expect(Math.abs(first!.start - (T0 + 5 * HOUR_MS))).toBeLessThan(2 * MINUTE_MS)
    expect(Math.abs(first!.end - (T0 + 11 * HOUR_MS))).toBeLessThan(2 * MINUTE_MS)
    expect(first!.medianDistanceM).toBeGreaterThan(50)
    expect(first!.medianDistanceM).toBeLessThan(70)
  })

  it('groups the boats in the harbour, and puts them behind', () => {
    expect(found.groups.map((g) => g.vessels)).toEqual([[0, 1, 2, 3, 4, 5].map((k) => `2020010${k}0`)])
    const ids = toRanked(found).map((row) => row.vessels.join())
    expect(ids.slice(1).every((id) => id.startsWith('2020'))).toBe(true)
  })

  it('lists the ship that waits at sea, and counts what it leaves out', () => {
    expect(found.loitering.map((l) => l.vessel)).toContain('201000004')
    const near = detect({ reports, statics }, { list: { minHarbourDistanceM: 1e8 } })
    expect([near.loitering.length, near.leftOut.loiteringNearHarbours]).toEqual([
      0,
      found.loitering.length + found.leftOut.loiteringNearHarbours,
    ])
  })

  it('gives back every report that it set aside', () => {
    expect(found.rejected.counts).toEqual({ 'impossible-jump': 1, 'not-available': 1, 'not-a-ship': 1 })
    const rows = found.rejected.list.map((one) => [one.row, one.reason])
    const n = reports.length
    expect(rows).toEqual([[n - 3, 'impossible-jump'], [n - 2, 'not-available'], [n - 1, 'not-a-ship']])
    expect(detect({ reports }, { list: { maxRejected: 1 } }).rejected).toMatchObject({ counts: found.rejected.counts, list: [{ row: n - 3 }] })
  })

  it('tells zones, light and particulars of those who take part', () => {
    const zones = createZones({ type: 'FeatureCollection', features: [
      { type: 'Feature', properties: { name: 'High sea' }, geometry: zone as never },
      { type: 'Feature', properties: { code: 7 }, geometry: zone as never },
    ] })
    const one = detect({ reports, statics, zones })
    const [first] = toRanked(one)
    expect(one.context[first!.id]!.zones).toEqual(['High sea', '{"code":7}'])
    // 5 to 11 h UTC at 30 W in January: sunrise at about 9:20 UTC, so most of it is dark.
    expect(one.context[first!.id]!.night.darkShare).toBeGreaterThan(0.55)
    expect(one.context[first!.id]!.night.darkShare).toBeLessThan(0.8)
    expect(one.particulars.map((p) => p.name)).toEqual(['ALFA', 'BRAVO'])
    expect(one.context[first!.id]).not.toHaveProperty('coastDistanceM')
  })

  it('sets aside what lies in the future', () => {
    const early = detect({ reports, now: T0 + 2 * HOUR_MS })
    expect(early.rendezvous.filter((r) => r.vessels[0] === '201000001')).toEqual([])
    expect(early.rejected.counts.future).toBe(reports.filter((r) => r.t > T0 + 2 * HOUR_MS && r.id !== '992011234').length)
  })

  it('uses knowledge that is given', () => {
    const again = detect({ reports, statics, knowledge: found.knowledge })
    expect(toJson(again)).toBe(toJson(found))
  })
})

describe('one result, however the input comes', () => {
  const bytes = toJson(found)

  it('from reports in any order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (step) => {
        const shuffled = reports.map((report, i) => ({ report, at: (i * 7919 * step) % 10_007 })).sort((a, b) => a.at - b.at)
        const order = shuffled.map((x) => x.report)
        expect(toJson(detect({ reports: order, statics: [...statics].reverse() })) === bytes).toBe(true)
      }),
      { numRuns: 4 },
    )
  })

  it('from tracks, and from a CSV of the same reports', async () => {
    expect(toJson(detect({ tracks: toTracks(reports).tracks, statics })) === bytes).toBe(true)
    const csv = ['id,t,lon,lat', ...reports.map((r) => `${r.id},${r.t},${r.lon},${r.lat}`)].join('\n')
    const { columns } = await readCsv(csv)
    expect(toJson(detect({ columns, statics })) === bytes).toBe(true)
  })

  it('is plain JSON: it survives structuredClone and JSON, and holds no NaN', () => {
    expect(structuredClone(found)).toEqual(found)
    expect(JSON.parse(bytes)).toEqual(found)
  })
})

describe('the published schema', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schema/findings.schema.json', import.meta.url), 'utf8')) as { $id: string }
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

  it('is the one that findings name', () => {
    expect(schema.$id).toBe(FINDINGS_SCHEMA)
  })

  it('accepts what detect returns', () => {
    const ok = validate(JSON.parse(toJson(found)))
    expect(validate.errors).toBeNull()
    expect(ok).toBe(true)
    expect(validate(JSON.parse(toJson(detect({ reports: [] }))))).toBe(true)
  })

  it('refuses what it must not hold', () => {
    const [r] = found.rendezvous
    for (const bad of [{ minDistanceM: null }, { vessels: ['1'] }, { lon: 180 }, { mode: 'sunk' }, { verdict: true }, { start: 0.5 }]) {
      expect(validate({ ...found, rendezvous: [{ ...r, ...bad }] }), JSON.stringify(bad)).toBe(false)
    }
  })
})

describe('a wrong call', () => {
  it('gets a sentence', () => {
    expect(() => detect({})).toThrow('detect: input has none of them; expected exactly one of reports, columns and tracks.')
    expect(() => detect({ reports: [], tracks: [] })).toThrow(/input has reports and tracks; expected exactly one/)
    expect(() => detect({ reports: [] }, { rendezvouz: {} } as never)).toThrow(/there is no option "rendezvouz"; expected one of track, knowledge/)
    expect(() => detect({ reports: [] }, { rendezvous: { maxDistanceM: -1 } })).toThrow(/maxDistanceM is -1; expected/)
    expect(() => detect({ reports: [] }, { list: { maxRejected: -1 } })).toThrow(/maxRejected is -1; expected/)
  })

  it('work can be cancelled, and tells its stages', () => {
    const stages = new Set<string>()
    detect({ reports }, {}, { onProgress: (p) => stages.add(p.stage) })
    expect(stages.size).toBeGreaterThan(2)
    expect(() => detect({ reports }, {}, { signal: { aborted: true } })).toThrow(CancelledError)
  })
})
