import { describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../src/base/index.js'
import { detect } from '../../src/detect/index.js'
import { idsOf, ofKind, type PositionReport } from '../../src/model/index.js'
import { toJson } from '../../src/report/index.js'
import { prepare } from '../../src/scene/index.js'
import type { Finding, Findings } from '../../src/stages/index.js'
import { toTracks } from '../../src/track/index.js'
import { every, meeting, sail, still } from '../helpers/tracks.js'
import { smallSea, T0 } from '../stages/worlds.js'

const { reports, statics } = smallSea()
const at = (hours: number): number => T0 + hours * HOUR_MS

describe('a scene given to detect', () => {
  it('gives the same findings as the input that it was made of, byte for byte', () => {
    const scene = prepare({ reports, statics, now: at(17) })
    const once = toJson(detect({ reports, statics, now: at(17) }).findings)
    expect(toJson(detect(scene).findings) === once).toBe(true)
    expect(toJson(detect(structuredClone(scene)).findings) === once).toBe(true)
    expect(detect(scene).scene.tracks).toBe(scene.tracks)
  })

  it('is not cleaned again: what its tracks hold is found', () => {
    const sea = { lon: 5, lat: 40 }
    const times = every(5 * MINUTE_MS, at(0), at(10))
    // A lies still; her fixes from 5:00 to 6:20 are 300 km away beside C, where she cannot have been.
    const there = every(20 * MINUTE_MS, at(5), at(6.4))
    const wrong = sail('201000011', { lon: 8.5, lat: 40 }, still(60, 0), there)
    const home = sail(
      '201000011',
      sea,
      still(),
      times.filter((t) => t < at(5) || t > at(6.4)),
    )
    const c = sail('201000013', { lon: 8.5, lat: 40 }, still(), times)
    const input = { tracks: toTracks([...home, ...wrong, ...c]).tracks }
    const contacts = (findings: Findings): string[] =>
      findings.items
        .filter(({ kind }) => kind === 'rendezvous' || kind === 'port-contact')
        .map((one) => idsOf(one).join())
    const cleaned = detect(input).findings
    expect([contacts(cleaned), cleaned.rejected.counts]).toEqual([[], { 'impossible-jump': there.length }])
    const scene = { ...prepare({ reports: [] }), tracks: input.tracks }
    expect(contacts(detect(scene).findings)).toEqual(['201000011,201000013'])
    expect(detect(scene).findings.rejected.counts).toEqual({})
  })

  it('may have more put into it before it is given', () => {
    const scene = prepare({ reports, statics })
    expect(detect({ ...scene, sources: [{ name: 'day.csv' }] }).findings.provenance.sources).toEqual([
      { name: 'day.csv' },
    ])
    const knowledge = detect({ reports: [] }).findings.knowledge
    expect(detect({ ...scene, knowledge }).findings.knowledge).toEqual(knowledge)
  })
})

describe('stretches without a trustworthy position, given to detect', () => {
  // The ship that passes by has a second number on board, which says the same.
  const second = reports
    .filter(({ id, row }) => id === '201000003' && row !== reports.length - 2)
    .map((one): PositionReport => ({ ...one, id: '201000005' }))
  const said = ['201000003', '201000005'].flatMap((id) =>
    every(HOUR_MS / 2, at(0), at(16)).map((t) => ({ id, t, name: `SHIP ${id.slice(-1)}` })),
  )
  const input = { reports: [...reports, ...second], statics: [...statics, ...said] }
  const falseStretches = [
    { id: '201000001', start: at(4), end: at(12) },
    { id: '201000002', start: at(4), end: at(12) },
    { id: '201000004', start: at(2), end: at(15) },
    { id: '201000005', start: at(0), end: at(17) },
  ]
  const [plain, trusted] = [detect(input).findings, detect({ ...input, falseStretches }).findings]
  const own = (findings: Findings, kind: Finding['kind'], ...ships: string[]): Finding[] =>
    ofKind(findings, kind).filter((one) => ships.every((id) => idsOf(one).includes(id)))

  it('reach rendezvous: nobody is met in them', () => {
    expect(own(plain, 'rendezvous', '201000001', '201000002').length).toBe(1)
    expect(own(trusted, 'rendezvous', '201000001', '201000002')).toEqual([])
    // What others did is as it was.
    expect(ofKind(trusted, 'port-contact').length).toBe(15)
  })

  it('reach AIS gaps: they count as silence, [start, end)', () => {
    expect(own(plain, 'gap', '201000001')).toEqual([])
    expect(own(trusted, 'gap', '201000001').map(({ start, end }) => [start, end])).toEqual([
      [at(4) - 3 * MINUTE_MS, at(12)],
    ])
    expect(own(trusted, 'gap', '201000002').map(({ start, end }) => [start, end])).toEqual([
      [at(4) - 2 * MINUTE_MS, at(12)],
    ])
  })

  it('reach dark rendezvous: both can have met in the silence', () => {
    expect(own(plain, 'dark-rendezvous', '201000001', '201000002')).toEqual([])
    const [dark] = own(trusted, 'dark-rendezvous', '201000001', '201000002')
    expect(dark).toMatchObject({ measures: { silentSides: 'both' } })
    expect(dark!.links).toEqual(
      own(trusted, 'gap', '201000001')
        .concat(own(trusted, 'gap', '201000002'))
        .map(({ id }) => id),
    )
  })

  it('reach loitering, also of ships alone: no way is made in them', () => {
    for (const kind of ['loitering', 'lone-loitering'] as const) {
      expect(own(plain, kind, '201000004').map(({ start, end }) => [start, end])).toEqual([[at(0), at(16)]])
      expect(
        own(trusted, kind, '201000004').every(({ start, end }) => end! < at(2) || start >= at(15)),
        kind,
      ).toBe(true)
    }
  })

  it('reach identity: two numbers that say the same are no longer on one hull', () => {
    const rules = (findings: Findings): string[] =>
      (own(findings, 'identity', '201000003', '201000005') as Extract<Finding, { kind: 'identity' }>[]).map(
        ({ measures }) => measures.rule,
      )
    expect(rules(plain)).toEqual(['ID-22'])
    expect(rules(trusted)).toEqual([])
  })

  it('hold for a scene that was prepared with them', () => {
    expect(toJson(detect(prepare({ ...input, falseStretches })).findings) === toJson(trusted)).toBe(true)
  })
})

describe('particulars given to detect', () => {
  const pair = {
    reports: meeting({ lon: -30, lat: 40 }, at(2), at(6), every(2 * MINUTE_MS, at(0), at(8)), {
      a: '201000021',
      b: '201000022',
      gapM: 60,
    }),
  }
  const found = (input: Parameters<typeof detect>[0]): Extract<Finding, { kind: 'rendezvous' }> =>
    ofKind(detect(input).findings, 'rendezvous')[0]!
  const tanker = (
    id: string,
    name: string,
  ): { id: string; hull: number; name: string; shipType: number; lengthM: number } => ({
    id,
    hull: 0,
    name,
    shipType: 80,
    lengthM: 240,
  })

  it('are used: names, types and sizes', () => {
    const factors = (one: ReturnType<typeof found>): string[] => one.score!.factors.map(({ id }) => id)
    const [bare, known] = [
      found(pair),
      found({ ...pair, particulars: [tanker('201000021', 'ONE'), tanker('201000022', 'TWO')] }),
    ]
    expect(bare.vessels.map(({ name }) => name)).toEqual([undefined, undefined])
    expect(known.vessels.map(({ name }) => name)).toEqual(['ONE', 'TWO'])
    expect(factors(bare).filter((id) => /^(ships|size):/.test(id))).toEqual([])
    expect(factors(known)).toEqual(expect.arrayContaining(['ships:tankers', 'size:large']))
    expect(known.score!.bits).toBeGreaterThan(bare.score!.bits)
  })

  it('stand before what static reports say of the same time', () => {
    const said = { ...pair, statics: [{ id: '201000021', t: at(0), name: 'SENT', shipType: 30 }] }
    expect(found(said).vessels[0].name).toBe('SENT')
    expect(
      found({ ...said, particulars: [tanker('201000021', 'ONE'), tanker('201000022', 'TWO')] }).vessels[0].name,
    ).toBe('ONE')
  })
})
