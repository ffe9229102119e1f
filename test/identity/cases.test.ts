// Documented cases, as far as AIS alone can show them. Facts (names, numbers, flags, dates) are as printed in the sources named;
// the messages around them are CONSTRUCTED: almost no source prints MMSI, call sign and position together. Those named are
// subjects of allegations by the bodies named, not findings of this project; several owners deny them.
import { describe, expect, it } from 'vitest'
import { findIdentityChanges } from '../../src/identity/changes.js'
import { findIdentityConflicts } from '../../src/identity/conflicts.js'
import type { IdentityContext } from '../../src/identity/context.js'
import { scoreIdentity } from '../../src/identity/score.js'
import { identitySpells } from '../../src/identity/spells.js'
import { findSuccessions } from '../../src/identity/successions.js'
import type { IdentityFinding } from '../../src/model/identity.js'
import type { Dimensions, StaticReport } from '../../src/model/report.js'
import { createCoastline } from '../../src/space/index.js'
import { HOUR, sail, straight, tracksOf } from '../helpers/tracks.js'

const on = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const hullOf = (lengthM: number): Dimensions =>
  ({ toBowM: lengthM - 20, toSternM: 20, toPortM: Math.round(lengthM / 14), toStarboardM: Math.round(lengthM / 14) })

/** Messages 5 of one text, told as a run. */
const sent = (id: string, from: string, to: string, fields: Partial<StaticReport>): StaticReport =>
  ({ id, t: on(from), lastT: on(to), messages: Math.max(30, Math.round((on(to) - on(from)) / (6 * 60_000))), messageType: 5, aisClass: 'A', ...fields })

const changes = (statics: readonly StaticReport[], context?: IdentityContext): IdentityFinding[] => findIdentityChanges(identitySpells(statics), context)
const rules = (findings: readonly IdentityFinding[]): string[] => [...new Set(findings.map(({ rule }) => rule))].sort()
// Constructed: MMSIs of the flags that the sources print, serial digits invented.
const MMSI = { sierraLeone: '667001234', belize: '312009876', northKorea: '445001111', fiji: '520003333', panama: '351004444', korea: '440005555', cameroon: '613006666' }

describe('documented cases', () => {
  it('a number left out: HWANG GUM SAN 2, HUI CHON, SONG PHYONG 7 (IMO 8405270, OFAC); omitted from 13 to 23 November 2016 (UN Panel of Experts 2017)', () => {
    const ship = { name: 'SONG PHYONG 7', dimensions: hullOf(100) }
    const found = changes([
      sent(MMSI.northKorea, '2016-06-01', '2016-11-13', { ...ship, imo: '8405270' }),
      sent(MMSI.northKorea, '2016-11-13', '2016-11-23', { ...ship, imo: '0' }),
    ].map((one, i) => (i === 0 ? { ...one, lastT: one.lastT! - HOUR } : one)))
    expect(rules(found)).toEqual(['ID-02'])
    expect(found[0]).toMatchObject({ differences: [{ field: 'imo', from: '8405270' }], start: on('2016-11-13') - HOUR, end: on('2016-11-13') })
    expect(scoreIdentity(found)).toMatchObject({ bits: 3, band: 'moderate' })
  })

  it.each([
    ['JIN TENG', 'SHENG DA 8', '9163166'], ['JIN TAI', 'SHENG DA 6', '9163154'],
  ])('new name and flag under one number, April 2016: %s, %s (Equasis; IMO: OFAC)', (before, after, imo) => {
    const found = changes([
      sent(MMSI.sierraLeone, '2016-01-01', '2016-04-05', { name: before, imo, dimensions: hullOf(110) }),
      sent(MMSI.belize, '2016-04-12', '2016-09-01', { name: after, imo, dimensions: hullOf(110) }),
    ])
    expect(rules(found)).toEqual(['ID-10', 'ID-11'])
    expect(found.find(({ rule }) => rule === 'ID-11')!.differences).toContainEqual({ field: 'flag', from: 'SL', to: 'BZ' })
    // What every sale shows: an indicator only beside a list or a meeting.
    expect(scoreIdentity(found)).toMatchObject({ bits: 1, band: 'weak' })
  })

  it('GRACE 1, ADRIAN DARYA 1 (IMO 9116412, flags PA and IR: OFAC; the date is from memory and not used)', () => {
    const found = changes([
      sent(MMSI.panama, '2019-01-01', '2019-03-01', { name: 'GRACE 1', imo: '9116412' }),
      sent('422007777', '2019-03-02', '2019-06-01', { name: 'ADRIAN DARYA 1', imo: '9116412' }),
    ])
    expect(rules(found)).toEqual(['ID-10', 'ID-11'])
  })

  it('control: SANCHI (IMO 9356608) from MMSI 572455210 (OFAC, Tuvalu) to 356137000 (January 2018, Panama): an ordinary reflagging is weak', () => {
    const found = changes([
      sent('572455210', '2016-01-01', '2016-06-01', { name: 'SANCHI', imo: '9356608', callSign: 'T2EF4', dimensions: hullOf(274) }),
      sent('356137000', '2016-06-03', '2018-01-06', { name: 'SANCHI', imo: '9356608', dimensions: hullOf(274) }),
    ])
    expect(rules(found)).toEqual(['ID-11'])
    expect(scoreIdentity(found)).toMatchObject({ bits: 0.5, band: 'weak' })
  })

  it('control: the Nauticast default block on two ships (MCA MIN 298) gives no finding and links nobody', () => {
    const block = { name: 'NAUTICAST', callSign: 'D11233', imo: '3031741', destination: 'CASABLANCA', shipType: 50 }
    const statics = [
      sent('1193046', '2018-01-01', '2018-06-01', block),
      sent('235010170', '2018-01-01', '2018-02-01', { name: 'HONEST TRADER', imo: '9074729', callSign: 'MABC1' }),
      sent('235010170', '2018-02-02', '2018-02-10', block),
      sent('235010170', '2018-02-11', '2018-06-01', { name: 'HONEST TRADER', imo: '9074729', callSign: 'MABC1' }),
      sent('563012340', '2018-03-01', '2018-06-01', block),
    ]
    const spells = identitySpells(statics)
    expect(spells.flatMap(({ name, imo, callSign }) => [name, imo, callSign])).not.toContain('NAUTICAST')
    // Empty in place of the block: a reset set. No rule but "the number vanished" may speak, and it must say why it can be innocent.
    const found = [...changes(statics), ...findIdentityConflicts(spells, []), ...findSuccessions(spells)]
    expect(found).toEqual([])
  })

  it('control: four of 49 ships on the OFAC list have a call sign of another country than their MMSI; each is weak', () => {
    const mismatched = [
      ['HUGE', '9357183', '212256000', 'T2EG4'], ['HAPPINESS I', '9212905', '256875000', 'T2ER4'],
      ['HORSE', '9362061', '209511000', 'T2EA4'], ['ARGO I', '9187667', '256843000', 'T2EM4'],
    ] as const
    for (const [name, imo, id, callSign] of mismatched) {
      const found = changes([sent(id, '2018-01-01', '2018-06-01', { name, imo, callSign, dimensions: hullOf(330) })])
      expect(rules(found)).toEqual(['ID-05'])
      expect(scoreIdentity(found)).toMatchObject({ bits: 1, band: 'weak' })
    }
    const agreeing = changes([sent('256842000', '2018-01-01', '2018-06-01', { name: 'ARK', imo: '9187655', callSign: '9HDQ9' })])
    expect(agreeing).toEqual([])
  })

  it('a number one digit from another, on a ship of equal length: A LI and YON PUNG 3, 146 m (CNS; numbers with the check digit put right: derived)', () => {
    const ship = sent(MMSI.fiji, '2019-11-15', '2020-02-11', { name: 'A LI', imo: '8814811', dimensions: hullOf(146) })
    const listed = [{ imo: '8314811', names: ['YON PUNG 3'], lengthM: 146 }]
    const found = changes([ship], { listed })
    expect(rules(found)).toEqual(['ID-24'])
    expect(scoreIdentity(found).band).toBe('moderate')
    expect(changes([ship], { listed: [{ ...listed[0]!, lengthM: 120 }] })).toEqual([])
    expect(changes([{ ...ship, name: 'YON PUNG 3' }], { listed })).toEqual([])
  })

  it('an invented number that passes the check: TAVIAN, 1095337 ("Never Existed", Equasis)', () => {
    const ship = sent('677001234', '2025-12-01', '2026-01-16', { name: 'TAVIAN', imo: '1095337', dimensions: hullOf(250) })
    expect(changes([ship])).toEqual([])
    const found = changes([ship], { registry: [{ imo: '1095337', status: 'never-issued' }] })
    expect(rules(found)).toEqual(['ID-30'])
    expect(scoreIdentity(found)).toMatchObject({ bits: 6, band: 'moderate' })
  })

  it('four flags in five years, three of them within two: PABLO (IMO 9133587; CM, CK, TZ 2020 to 2022, GA 2023; Lloyd’s List)', () => {
    const flag = (id: string, from: string, to: string, name: string): StaticReport => sent(id, from, to, { imo: '9133587', name, dimensions: hullOf(247) })
    const found = changes([
      flag('613001111', '2020-06-01', '2021-02-01', 'HELIOS'), flag('518002222', '2021-02-10', '2021-11-01', 'MOCKINGBIRD'),
      flag('677003333', '2021-11-10', '2022-12-01', 'ADISA'), flag('626004444', '2023-03-24', '2023-05-01', 'PABLO'),
    ])
    expect(found.filter(({ rule }) => rule === 'ID-12').map(({ weight }) => weight)).toEqual(['ID-12:4'])
    expect(['moderate', 'strong']).toContain(scoreIdentity(found).band)
  })

  it('a number that slept: a tanker broken up in 2021 whose identity returned in August 2024 (EM LONGEVITY, Bloomberg; IMO number constructed)', () => {
    const ship = { name: 'EM LONGEVITY', imo: '9187629', dimensions: hullOf(333) }
    const statics = [sent('563007777', '2021-01-01', '2021-10-01', ship), sent('669001111', '2024-08-11', '2024-09-29', ship)]
    const found = changes(statics, { registry: [{ imo: '9187629', status: 'dead', from: on('2021-12-01') }] })
    expect(rules(found)).toEqual(['ID-11', 'ID-30', 'ID-36'])
    expect(scoreIdentity(found).band).toBe('strong')
  })

  it('two numbers on one hull: the identity of DIAMOND II (256865000, OFAC) at every position of a tug (TankerTrackers); positions constructed', () => {
    const times = Array.from({ length: 12 * 20 }, (_, i) => on('2020-01-05') + i * 180_000)
    const origin = { lon: 48, lat: 12.5 }
    const way = straight(times[0]!, [0, 0], 6, 90)
    const tracks = tracksOf(sail('256865000', origin, way, times), sail('572001234', origin, (t) => [way(t)[0] + 8, way(t)[1]], times.map((t) => t + 20_000)))
    const spells = identitySpells([
      sent('256865000', '2020-01-05', '2020-01-06', { name: 'DIAMOND II', imo: '9218478', callSign: '9HEG9', shipType: 80, dimensions: hullOf(330) }),
      sent('572001234', '2020-01-05', '2020-01-06', { name: 'IRON MAN', shipType: 52, dimensions: hullOf(40) }),
    ])
    const found = findIdentityConflicts(spells, tracks)
    expect(found.map(({ weight, vessels }) => [weight, vessels])).toEqual([['ID-22:tug', ['256865000', '572001234']]])
    expect(found[0]!.innocent).toContain('tow')
  })

  it('one MMSI in two oceans: 416002232 (Global Fishing Watch); positions constructed', () => {
    const times = Array.from({ length: 12 * 30 }, (_, i) => on('2018-01-05') + i * 300_000)
    const hulls = [{ lon: 75, lat: -10 }, { lon: 175, lat: -5 }].map((origin, hull) => ({ ...tracksOf(sail('416002232', origin, straight(times[0]!, [0, 0], 6, 45), times))[0]!, hull }))
    const spells = identitySpells([sent('416002232', '2018-01-01', '2018-01-20', { name: 'LUCKY FISHER' })])
    const found = findIdentityConflicts(spells, hulls)
    expect(found.map(({ weight }) => weight)).toEqual(['ID-20:same'])
    expect(found[0]!.observed['apartM']).toBeGreaterThan(1e7)
  })

  it('fourteen tankers of one fleet with new names and numbers within three weeks of 2012 (NITC; IMO, names and call signs: OFAC; days constructed)', () => {
    const fleet = [
      ['9356593', 'LEADERSHIP', 'DREAM II', '677049200'], ['9357717', 'COMPANION', 'DORE', '677049300'], ['9357406', 'FREEDOM', 'AMBER', '677049700'],
      ['9357389', 'COURAGE', 'HILDA I', '677049600'], ['9172040', 'LANTANA', 'SABITI', '677049100'],
    ] as const
    const statics = fleet.flatMap(([imo, before, after, id], k) => [
      sent(`57210000${k}`, '2012-03-01', `2012-09-${24 + k}`, { imo, name: before }), sent(id, `2012-09-${25 + k}`, '2012-12-01', { imo, name: after }),
    ])
    const registry = fleet.map(([imo]) => ({ imo, owner: 'fleet' }))
    const together = changes(statics, { registry }).filter(({ rule }) => rule === 'ID-16')
    expect(together).toHaveLength(1)
    expect(together[0]!.observed).toMatchObject({ ships: 5, by: 'owner' })
    expect(changes(statics).filter(({ rule }) => rule === 'ID-16')).toEqual([])
  })

  it('flags of administrations that disown a ship: XIN YUAN 18 (Maldives, 2018); KIWALA (Djibouti denied, later accepted until 7 May 2025)', () => {
    const imo = '9074729' // constructed: the sources print none that was read
    const kiwala = sent('621001111', '2025-04-01', '2025-06-01', { name: 'KIWALA', imo })
    const denied = { imo, flag: 'DJ', flagStatus: 'disowned' as const, from: on('2025-01-01') }
    expect(rules(changes([kiwala], { registry: [denied] }))).toEqual(['ID-32'])
    // Overtaken by events: as of another day the register says otherwise.
    expect(changes([kiwala], { registry: [{ ...denied, to: on('2025-03-01') }] })).toEqual([])
  })

  it('a new number on an old hull, near where another fell silent: the direct way of C4ADS 2021 (SHUN FA, IMO 8528864; the rest constructed)', () => {
    const dims = { toBowM: 83, toSternM: 27, toPortM: 7, toStarboardM: 11 }
    const others = Array.from({ length: 40 }, (_, k) => sent(`2480000${10 + k}`, '2019-01-01', '2019-12-01', { name: `OTHER SHIP ${k}`, dimensions: hullOf(100 + 4 * k), shipType: 80 }))
    const statics = [
      sent(MMSI.panama, '2019-01-01', '2019-05-01', { name: 'KINGSWAY', imo: '9074729', dimensions: dims, shipType: 80 }),
      sent(MMSI.belize, '2019-05-20', '2019-12-01', { name: 'SHUN FA', imo: '8528864', dimensions: dims, shipType: 80 }),
      ...others,
    ]
    const berth = { lon: 120.4, lat: 27.1 }
    const tracks = tracksOf(
      sail(MMSI.panama, berth, () => [0, 0], [on('2019-04-20'), on('2019-05-01')]), sail(MMSI.belize, berth, () => [12, 5], [on('2019-05-20'), on('2019-05-21')]),
    )
    const found = findSuccessions(identitySpells(statics), tracks)
    expect(found.map(({ weight, vessels }) => [weight, vessels])).toEqual([['ID-34:imo', [MMSI.belize, MMSI.panama].sort()]])
    expect(found[0]!.observed).toMatchObject({ predecessor: MMSI.panama, successor: MMSI.belize })
    expect(scoreIdentity(found).band).toBe('moderate')
  })

  it('a ship without a past: large, at sea, under way, long after the record began (C4ADS 2021; TAVIAN)', () => {
    const ship = sent('677001234', '2025-12-01', '2026-01-16', { name: 'TAVIAN', imo: '1095337', dimensions: hullOf(250) })
    const tracks = tracksOf(sail('677001234', { lon: 15, lat: 55 }, straight(on('2025-12-01'), [0, 0], 11, 60), [on('2025-12-01'), on('2025-12-01') + HOUR], { sogKn: 11 }))
    const land = createCoastline({ type: 'Polygon', coordinates: [[[10, 53], [12, 53], [12, 54], [10, 54], [10, 53]]] })
    const context = { tracks, coastline: land, recordStart: on('2025-01-01') }
    expect(rules(changes([ship], context))).toEqual(['ID-35'])
    expect(changes([ship], { ...context, recordStart: on('2025-11-01') })).toEqual([])
    expect(changes([ship], { tracks, recordStart: on('2025-01-01') })).toEqual([])
  })

  it('one IMO number under two MMSIs in two oceans (the pattern that the UN Panel described in 2019; all values constructed)', () => {
    const times = Array.from({ length: 24 * 20 }, (_, i) => on('2018-10-01') + i * (HOUR / 2))
    const ship = { imo: '9074729', name: 'STEADY TRADER', dimensions: hullOf(100) }
    const spells = identitySpells([sent('351000001', '2018-09-20', '2018-10-15', ship), sent('351000002', '2018-09-20', '2018-10-15', ship)])
    const tracks = tracksOf(sail('351000001', { lon: 3, lat: 4 }, () => [0, 0], times), sail('351000002', { lon: 124, lat: 30 }, () => [0, 0], times))
    const found = findIdentityConflicts(spells, tracks)
    expect(rules(found)).toEqual(['ID-21'])
    expect(scoreIdentity(found).band).toBe('moderate')
    const beside = tracksOf(sail('351000001', { lon: 3, lat: 4 }, () => [0, 0], times), sail('351000002', { lon: 3, lat: 4 }, () => [20, 0], times))
    expect(findIdentityConflicts(spells, beside)).toEqual([])
  })
})
