import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS, CancelledError } from '../../src/base/index.js'
import { detect } from '../../src/detect/index.js'
import { rankedFindings } from '../../src/explain/index.js'
import { readCsv } from '../../src/io/csv/index.js'
import { idsOf, ofKind, type Rendezvous } from '../../src/model/index.js'
import { createZones } from '../../src/place/index.js'
import { toJson } from '../../src/report/index.js'
import { FINDINGS_SCHEMA, type Findings } from '../../src/stages/index.js'
import { toTracks } from '../../src/track/index.js'
import { smallSea, T0 } from './worlds.js'

const { reports, statics } = smallSea()
const found = detect({ reports, statics }).findings
const zone = {
  type: 'Polygon',
  coordinates: [
    [
      [-31, 39],
      [-29, 39],
      [-29, 41],
      [-31, 41],
      [-31, 39],
    ],
  ],
} as const

describe('detect on a small sea', () => {
  it('finds the one rendezvous at sea first, with its times, names and place', () => {
    const [first] = rankedFindings(found)
    expect(first).toMatchObject({
      kind: 'rendezvous',
      vessels: [
        { id: '201000001', hull: 0, name: 'ALFA' },
        { id: '201000002', hull: 0, name: 'BRAVO' },
      ],
      measures: { mode: 'drifting' },
    })
    expect(found.items[0]).toBe(first)
    // In contact within 500 m: 500 m of 1.1 degrees of longitude (94 km) in 5 h are about 1.5 minutes before 5 h and
    // after 11 h.
    expect(Math.abs(first!.start - (T0 + 5 * HOUR_MS))).toBeLessThan(2 * MINUTE_MS)
    expect(Math.abs(first!.end! - (T0 + 11 * HOUR_MS))).toBeLessThan(2 * MINUTE_MS)
    const { medianDistanceM } = (first as Rendezvous).measures
    expect(medianDistanceM).toBeGreaterThan(50)
    expect(medianDistanceM).toBeLessThan(70)
  })

  it('groups the boats in the harbour, and puts them behind', () => {
    expect(ofKind(found, 'group').map((g) => idsOf(g))).toEqual([[0, 1, 2, 3, 4, 5].map((k) => `2020010${k}0`)])
    const contacts = found.items.filter(({ kind }) => kind === 'rendezvous' || kind === 'port-contact')
    expect(contacts.length).toBe(16)
    expect(contacts.slice(1).every((one) => idsOf(one).every((id) => id.startsWith('2020')))).toBe(true)
    expect(contacts.slice(1)).toEqual(found.items.slice(-15))
  })

  it('lists the ship that waits at sea, and counts what it leaves out', () => {
    expect(ofKind(found, 'loitering').map((l) => l.vessels[0].id)).toContain('201000004')
    const near = detect({ reports, statics }, { list: { minHarbourDistanceM: 1e8 } }).findings
    expect([ofKind(near, 'loitering').length, near.leftOut.loiteringNearHarbours]).toEqual([
      0,
      ofKind(found, 'loitering').length + found.leftOut.loiteringNearHarbours,
    ])
  })

  it('gives back every report that it set aside', () => {
    expect(found.rejected.counts).toEqual({ 'impossible-jump': 1, 'not-available': 1, 'not-a-ship': 1 })
    const rows = found.rejected.list.map((one) => [one.row, one.reason])
    const n = reports.length
    expect(rows).toEqual([
      [n - 3, 'impossible-jump'],
      [n - 2, 'not-available'],
      [n - 1, 'not-a-ship'],
    ])
    expect(detect({ reports }, { list: { maxRejected: 1 } }).findings.rejected).toMatchObject({
      counts: found.rejected.counts,
      list: [{ row: n - 3 }],
    })
  })

  it('tells zones, light and particulars of those who take part', () => {
    const zones = createZones({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { name: 'High sea' }, geometry: zone as never },
        { type: 'Feature', properties: { code: 7 }, geometry: zone as never },
      ],
    })
    const one = detect({ reports, statics, zones }).findings
    const { context } = rankedFindings(one)[0]!
    expect(context!.zones).toEqual(['High sea', '{"code":7}'])
    // 5 to 11 h UTC at 30 W in January: sunrise at about 9:20 UTC, so most of it is dark.
    expect(context!.night.darkShare).toBeGreaterThan(0.55)
    expect(context!.night.darkShare).toBeLessThan(0.8)
    expect(one.ships.flatMap(({ particulars }) => particulars.map((p) => p.name))).toEqual(['ALFA', 'BRAVO'])
    expect(context).not.toHaveProperty('coastDistanceM')
  })

  it('sets aside what lies in the future', () => {
    const early = detect({ reports, now: T0 + 2 * HOUR_MS }).findings
    expect(ofKind(early, 'rendezvous').filter((r) => r.vessels[0].id === '201000001')).toEqual([])
    expect(early.rejected.counts.future).toBe(
      reports.filter((r) => r.t > T0 + 2 * HOUR_MS && r.id !== '992011234').length,
    )
  })

  it('uses knowledge that is given', () => {
    const again = detect({ reports, statics, knowledge: found.knowledge }).findings
    expect(toJson(again)).toBe(toJson(found))
  })
})

describe('one result, however the input comes', () => {
  const bytes = toJson(found)

  it('from reports in any order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (step) => {
        const shuffled = reports
          .map((report, i) => ({ report, at: (i * 7919 * step) % 10_007 }))
          .sort((a, b) => a.at - b.at)
        const order = shuffled.map((x) => x.report)
        expect(toJson(detect({ reports: order, statics: [...statics].reverse() }).findings) === bytes).toBe(true)
      }),
      { numRuns: 4 },
    )
  })

  it('from tracks, and from a CSV of the same reports', async () => {
    expect(toJson(detect({ tracks: toTracks(reports).tracks, statics }).findings) === bytes).toBe(true)
    const csv = ['id,t,lon,lat', ...reports.map((r) => `${r.id},${r.t},${r.lon},${r.lat}`)].join('\n')
    const { columns } = await readCsv(csv)
    expect(toJson(detect({ columns, statics }).findings) === bytes).toBe(true)
  })

  it('is plain JSON: it survives structuredClone and JSON, and holds no NaN', () => {
    expect(structuredClone(found)).toEqual(found)
    expect(JSON.parse(bytes)).toEqual(found)
  })
})

describe('the published schema', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schema/findings.schema.json', import.meta.url), 'utf8')) as {
    $id: string
  }
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

  it('is the one that findings name', () => {
    expect(schema.$id).toBe(FINDINGS_SCHEMA)
  })

  it('accepts what detect returns', () => {
    const ok = validate(JSON.parse(toJson(found)))
    expect(validate.errors).toBeNull()
    expect(ok).toBe(true)
    expect(validate(JSON.parse(toJson(detect({ reports: [] }).findings)))).toBe(true)
  })

  it('refuses what it must not hold', () => {
    const [r] = ofKind(found, 'rendezvous')
    const holds = (one: object): boolean => validate(JSON.parse(JSON.stringify({ ...found, items: [one] } as Findings)))
    expect(holds(r!)).toBe(true)
    for (const bad of [
      { vessels: [r!.vessels[0]] },
      { vessels: ['1', '2'] },
      { lon: 180 },
      { verdict: true },
      { start: 0.5 },
      { kind: 'gap' },
      { rank: 1 },
      { end: undefined },
    ]) {
      expect(holds({ ...r, ...bad }), JSON.stringify(bad)).toBe(false)
    }
    for (const bad of [{ minDistanceM: null }, { mode: 'sunk' }, { durationMs: undefined }, { verdict: true }]) {
      expect(holds({ ...r, measures: { ...r!.measures, ...bad } }), JSON.stringify(bad)).toBe(false)
    }
  })
})

describe('a wrong call', () => {
  it('gets a sentence', () => {
    expect(() => detect({})).toThrow(
      'detect: input has none of them; expected exactly one of reports, columns and tracks.',
    )
    expect(() => detect({ reports: [], tracks: [] })).toThrow(/input has reports and tracks; expected exactly one/)
    expect(() => detect({ reports: [] }, { rendezvouz: {} } as never)).toThrow(
      /there is no option "rendezvouz"; expected one of track, knowledge/,
    )
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
