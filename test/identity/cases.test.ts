// Documented cases, as far as AIS alone can show them. Facts (names, numbers, flags, dates) are as printed in the
// sources named; the messages around them are CONSTRUCTED: almost no source prints MMSI, call sign and position
// together. Those named are subjects of allegations by the bodies named, not findings of this project; several owners
// deny them.
//
// Above each test: what is documented and where, and what is constructed. Where no number is printed, one is invented
// (IMO 2000004 and following pass the check and are on none of the lists read). Values that were only remembered stand
// nowhere as facts. "SDN" is the list of the US Treasury (sdn.csv, alt.csv), as mirrored in
// github.com/garybogle/etl_spark (2021-04-25) and github.com/loudringphone/sancbook (2023-11-09).
//
// What AIS alone cannot show, and why:
// | RYE SONG GANG 1 as SONG HAE, 20 January 2018 | the other name was painted on the hull; with a list: ID-33 |
// | RYE SONG GANG 1 and WAN HENG 11, 13 February 2018 | a meeting; the giver's number and later names are from memory;
// with a list: ID-33 |
// | a tanker of Ningde, 16 February 2018 | one hull had no identity at all; the other's name is from memory |
// | CHON MA SAN and XIN YUAN 18, 24 February 2018 | an ordinary number of the Maldives; with their answer: ID-32, with
// a list: ID-33 |
// | JI SONG 6; AN SAN 1; SHANG YUAN BAO; KUM UN SAN 3 | meetings that aircraft saw; with a list: ID-33 |
// | LIGHTHOUSE WINMORE and SAM JONG 2 | a destination that was not reached: not of identity; with a list: ID-33 |
// | VITYAZ and SAM MA 2 | a silence of some days: not of identity; with a list: ID-33 |
// | KOTI; WISE HONEST | silences: not of identity; the number of WISE HONEST is from memory; KOTI with a list: ID-33 |
// | TALENT ACE | no source could be read |
// | YUK TUNG as MAIKA | other name, number, day and places are from memory: only the pattern (ID-21) is tested, on
// invented values |
// | TAE YANG as KRYSPER SINGA | a whole identity of another ship; with a register: ID-31; where the real one was is not
// printed: no ID-21 |
// | DIAMOND II | ID-22 only: the identity agrees with its register, so that ID-31 has nothing to compare |
// | SUBBLIC | ID-34 the direct way; by way of a clean ship only ID-14: no rule links three ships that hand on
// identities (no ID-23) |
// | VERONICA III as DS VECTOR | ID-34, where the record does not reach back to 2018 or its number slept since; else
// ID-36, where one MMSI had both lives |
// | DAEHO SUNRISE | ID-10, ID-11; not ID-36: it fell silent on 13 November 2021, and no return is printed |
// | KYONG SONG 3 | ID-12; KYONG SONG and GYEONGSONG are one name in two ways of writing Korean |
// | COURAGEOUS | ID-10, ID-11; four months of silence and imagery: not of identity; its partner with a list: ID-33 |
import { describe, expect, it } from 'vitest'
import { findIdentityConflicts } from '../../src/identity/conflict/index.js'
import { scoreIdentity, IDENTITY_WEIGHTS } from '../../src/identity/evidence/index.js'
import { compareNames } from '../../src/identity/name/index.js'
import { identitySpells } from '../../src/identity/period/index.js'
import { findSuccessions } from '../../src/identity/succession/index.js'
import { idsOf, type StaticReport } from '../../src/model/index.js'
import { changes, familyOf, hullOf, MMSI, on, rules, sent } from '../helpers/cases.js'
import { HOUR, sail, straight, tracksOf } from '../helpers/tracks.js'

describe('documented cases', () => {
  // Documented: names, day of omission, last message
  // (nknews.org/2017/03/north-korean-ship-obscured-identity-to-evade-sanctions-poe/), number (SDN). Constructed: MMSI,
  // size, days before.
  it(
    'a number left out: HWANG GUM SAN 2, HUI CHON, SONG PHYONG 7 (IMO 8405270, OFAC); omitted from 13 to 23 ' +
      'November 2016 (UN Panel of Experts 2017)',
    () => {
      const ship = { name: 'SONG PHYONG 7', dimensions: hullOf(100) }
      const found = changes(
        [
          sent(MMSI.northKorea, '2016-06-01', '2016-11-13', { ...ship, imo: '8405270' }),
          sent(MMSI.northKorea, '2016-11-13', '2016-11-23', { ...ship, imo: '0' }),
        ].map((one, i) => (i === 0 ? { ...one, lastT: one.lastT! - HOUR } : one)),
      )
      expect(rules(found)).toEqual(['ID-02'])
      expect(found[0]).toMatchObject({
        start: on('2016-11-13') - HOUR,
        end: on('2016-11-13'),
        measures: { differences: [{ field: 'imo', from: '8405270' }] },
      })
      expect(scoreIdentity(found)).toMatchObject({ bits: 3, band: 'moderate' })
    },
  )

  // Documented: names, flags, month (nknews.org/2016/07/ships-sanctioned-by-u-s-for-n-korea-ties-change-names-flags/),
  // numbers (SDN; offshore-energy.biz/un-takes-four-north-korean-ships-from-its-blacklist/). Constructed: MMSI, days,
  // size.
  it.each([
    ['JIN TENG', 'SHENG DA 8', '9163166'],
    ['JIN TAI', 'SHENG DA 6', '9163154'],
  ])('new name and flag under one number, April 2016: %s, %s (Equasis; IMO: OFAC)', (before, after, imo) => {
    const found = changes([
      sent(MMSI.sierraLeone, '2016-01-01', '2016-04-05', { name: before, imo, dimensions: hullOf(110) }),
      sent(MMSI.belize, '2016-04-12', '2016-09-01', { name: after, imo, dimensions: hullOf(110) }),
    ])
    expect(rules(found)).toEqual(['ID-10', 'ID-11'])
    expect(found.find(({ measures: { rule } }) => rule === 'ID-11')!.measures.differences).toContainEqual({
      field: 'flag',
      from: 'SL',
      to: 'BZ',
    })
    // What every sale shows: an indicator only beside a list or a meeting.
    expect(scoreIdentity(found)).toMatchObject({ bits: 1, band: 'weak' })
  })

  // Documented: names, number, flags (SDN). Constructed: MMSI, days.
  it('GRACE 1, ADRIAN DARYA 1 (IMO 9116412, flags PA and IR: OFAC; the date is from memory and not used)', () => {
    const found = changes([
      sent(MMSI.panama, '2019-01-01', '2019-03-01', { name: 'GRACE 1', imo: '9116412' }),
      sent('422007777', '2019-03-02', '2019-06-01', { name: 'ADRIAN DARYA 1', imo: '9116412' }),
    ])
    expect(rules(found)).toEqual(['ID-10', 'ID-11'])
  })

  // Documented: both MMSIs, number, call sign (SDN; post of 2018-01-07 in github.com/nspilman/old-salt-blog-astro).
  // Constructed: days, size.
  it(
    'control: SANCHI (IMO 9356608) from MMSI 572455210 (OFAC, Tuvalu) to 356137000 (January 2018, Panama): an ' +
      'ordinary reflagging is weak',
    () => {
      const found = changes([
        sent('572455210', '2016-01-01', '2016-06-01', {
          name: 'SANCHI',
          imo: '9356608',
          callSign: 'T2EF4',
          dimensions: hullOf(274),
        }),
        sent('356137000', '2016-06-03', '2018-01-06', { name: 'SANCHI', imo: '9356608', dimensions: hullOf(274) }),
      ])
      expect(rules(found)).toEqual(['ID-11'])
      expect(scoreIdentity(found)).toMatchObject({ bits: 0.5, band: 'weak' })
    },
  )

  // Documented: the block (aisgreece.com/articles/nauticast.htm;
  // ukpandi.com/news-and-resources/bulletins/2007/548-1007-automatic-identification-systems-ais-errors-worldwide/).
  // Constructed: the two ships.
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
    // Empty in place of the block: a reset set. No rule but "the number vanished" may speak, and it must say why it can
    // be innocent.
    const found = [
      ...changes(statics),
      ...findIdentityConflicts({ spells, tracks: [] }),
      ...findSuccessions({ spells }),
    ]
    expect(found).toEqual([])
  })

  // Documented: names, numbers, MMSIs, call signs (SDN). Constructed: days, size.
  it('control: four of 49 ships on the OFAC list have a call sign of another country than their MMSI; each is weak', () => {
    const mismatched = [
      ['HUGE', '9357183', '212256000', 'T2EG4'],
      ['HAPPINESS I', '9212905', '256875000', 'T2ER4'],
      ['HORSE', '9362061', '209511000', 'T2EA4'],
      ['ARGO I', '9187667', '256843000', 'T2EM4'],
    ] as const
    for (const [name, imo, id, callSign] of mismatched) {
      const found = changes([sent(id, '2018-01-01', '2018-06-01', { name, imo, callSign, dimensions: hullOf(330) })])
      expect(rules(found)).toEqual(['ID-05'])
      expect(scoreIdentity(found)).toMatchObject({ bits: 1, band: 'weak' })
    }
    const agreeing = changes([
      sent('256842000', '2018-01-01', '2018-06-01', { name: 'ARK', imo: '9187655', callSign: '9HDQ9' }),
    ])
    expect(agreeing).toEqual([])
  })

  // Documented: names, length, MID, days, numbers as printed, that one is a tug's of India
  // (huewhite.com/umb/2020/08/24/nuts-and-bolts;
  // armscontrolwonk.com/archive/1209892/nothing-if-not-persistent-north-korean-exploitation-of-fijian-and-cambodian-flags-at-sea/).
  // Constructed: MMSI, type sent, breadth.
  it(
    'a number one digit from another, on a ship of equal length: A LI and YON PUNG 3, 146 m (CNS; numbers with ' +
      'the check digit put right: derived)',
    () => {
      const ship = sent(MMSI.fiji, '2019-11-15', '2020-02-11', {
        name: 'A LI',
        imo: '8814811',
        dimensions: hullOf(146),
      })
      const listed = [{ imo: '8314811', names: ['YON PUNG 3'], lengthM: 146 }]
      const found = changes([ship], { listed })
      expect(rules(found)).toEqual(['ID-24'])
      expect(scoreIdentity(found).band).toBe('moderate')
      expect(changes([ship], { listed: [{ ...listed[0]!, lengthM: 120 }] })).toEqual([])
      expect(changes([{ ...ship, name: 'YON PUNG 3' }], { listed })).toEqual([])
      // As printed, the number passes no check of ships; and its owner by the register is a tug of India.
      expect(rules(changes([{ ...ship, imo: '8814881' }]))).toEqual(['ID-01'])
      expect(
        rules(changes([{ ...ship, shipType: 70 }], { registry: [{ imo: '8814811', flag: 'IN', shipType: 52 }] })),
      ).toEqual(['ID-06', 'ID-31'])
    },
  )

  // Documented: name, number, its state, MID
  // (en.bb.lv/article/world-news/2025/12/31/for-the-first-time-a-russian-zombie-tanker-passed-through-the-baltic-sea-82720/amp;
  // polskieradio24.pl/artykul/3635821). Constructed: MMSI, length.
  it('an invented number that passes the check: TAVIAN, 1095337 ("Never Existed", Equasis)', () => {
    const ship = sent('677001234', '2025-12-01', '2026-01-16', {
      name: 'TAVIAN',
      imo: '1095337',
      dimensions: hullOf(250),
    })
    expect(changes([ship])).toEqual([])
    const found = changes([ship], { registry: [{ imo: '1095337', status: 'never-issued' }] })
    expect(rules(found)).toEqual(['ID-30'])
    expect(scoreIdentity(found)).toMatchObject({ bits: 6, band: 'moderate' })
  })

  // Documented: number, names, flags (dzen.ru/a/ZUkcfEAKYFesA70V), explosion on 1 May 2023, signals again from October
  // 2024 (gcaptain.com/re-appearing-dark-fleet-vessel-underlines-zombie-ship-challenge/). Constructed: MMSI, days and
  // order of the flags before 2023, size.
  it(
    'four flags in five years, three of them within two: PABLO (IMO 9133587; CM, CK, TZ 2020 to 2022, GA 2023; ' +
      'Lloyd’s List)',
    () => {
      const flag = (id: string, from: string, to: string, name: string): StaticReport =>
        sent(id, from, to, { imo: '9133587', name, dimensions: hullOf(247) })
      const afloat = [
        flag('613001111', '2020-06-01', '2021-02-01', 'HELIOS'),
        flag('518002222', '2021-02-10', '2021-11-01', 'MOCKINGBIRD'),
        flag('677003333', '2021-11-10', '2022-12-01', 'ADISA'),
        flag('626004444', '2023-03-24', '2023-05-01', 'PABLO'),
      ]
      const found = changes(afloat)
      expect(
        found.filter(({ measures: { rule } }) => rule === 'ID-12').map(({ measures: { weight } }) => weight),
      ).toEqual(['ID-12:4'])
      expect(['moderate', 'strong']).toContain(scoreIdentity(found).band)
      const again = changes([...afloat, flag('626004444', '2024-10-05', '2024-10-25', 'PABLO')], {
        registry: [{ imo: '9133587', status: 'dead', from: on('2023-05-02') }],
      })
      expect(
        again
          .filter((one) => familyOf(one) !== 'change')
          .map(({ measures: { rule } }) => rule)
          .sort(),
      ).toEqual(['ID-30', 'ID-36'])
    },
  )

  // Documented: the identity (SDN), the tug (tankertrackers.com/articles/fake-tankers). Constructed: track, the tug's
  // MMSI, sizes.
  it(
    'two numbers on one hull: the identity of DIAMOND II (256865000, OFAC) at every position of a tug ' +
      '(TankerTrackers); positions constructed',
    () => {
      const times = Array.from({ length: 12 * 20 }, (_, i) => on('2020-01-05') + i * 180_000)
      const origin = { lon: 48, lat: 12.5 }
      const way = straight(times[0]!, [0, 0], 6, 90)
      const tracks = tracksOf(
        sail('256865000', origin, way, times),
        sail(
          '572001234',
          origin,
          (t) => [way(t)[0] + 8, way(t)[1]],
          times.map((t) => t + 20_000),
        ),
      )
      const spells = identitySpells([
        sent('256865000', '2020-01-05', '2020-01-06', {
          name: 'DIAMOND II',
          imo: '9218478',
          callSign: '9HEG9',
          shipType: 80,
          dimensions: hullOf(330),
        }),
        sent('572001234', '2020-01-05', '2020-01-06', { name: 'IRON MAN', shipType: 52, dimensions: hullOf(40) }),
      ])
      const found = findIdentityConflicts({ spells, tracks })
      expect(found.map((one) => [one.measures.weight, idsOf(one)])).toEqual([['ID-22:tug', ['256865000', '572001234']]])
      expect(IDENTITY_WEIGHTS[found[0]!.measures.weight]!.innocent).toContain('tow')
    },
  )

  // Documented: the MMSI, both oceans
  // (globalfishingwatch.org/explainers/data/spoofing-one-identity-shared-by-multiple-vessels/). Constructed: name,
  // track, days.
  it('one MMSI in two oceans: 416002232 (Global Fishing Watch); positions constructed', () => {
    const times = Array.from({ length: 12 * 30 }, (_, i) => on('2018-01-05') + i * 300_000)
    const hulls = [
      { lon: 75, lat: -10 },
      { lon: 175, lat: -5 },
    ].map((origin, hull) => ({
      ...tracksOf(sail('416002232', origin, straight(times[0]!, [0, 0], 6, 45), times))[0]!,
      hull,
    }))
    const spells = identitySpells([sent('416002232', '2018-01-01', '2018-01-20', { name: 'LUCKY FISHER' })])
    const found = findIdentityConflicts({ spells, tracks: hulls })
    expect(found.map(({ measures: { weight } }) => weight)).toEqual(['ID-20:same'])
    expect(found[0]!.measures.observed['apartM']).toBeGreaterThan(1e7)
  })

  // Documented: names, numbers, MMSIs (SDN); fourteen ships, 24 September to 13 October 2012, no right to the flag
  // (iran-times.com/iranian-owned-ships-said-radioing-false-flag-registry). Constructed: MMSIs before, each ship's day.
  it(
    'fourteen tankers of one fleet with new names and numbers within three weeks of 2012 (NITC; IMO, names and ' +
      'call signs: OFAC; days constructed)',
    () => {
      const fleet = [
        ['9356593', 'LEADERSHIP', 'DREAM II', '677049200'],
        ['9357717', 'COMPANION', 'DORE', '677049300'],
        ['9357406', 'FREEDOM', 'AMBER', '677049700'],
        ['9357389', 'COURAGE', 'HILDA I', '677049600'],
        ['9172040', 'LANTANA', 'SABITI', '677049100'],
      ] as const
      const statics = fleet.flatMap(([imo, before, after, id], k) => [
        sent(`57210000${k}`, '2012-03-01', `2012-09-${24 + k}`, { imo, name: before }),
        sent(id, `2012-09-${25 + k}`, '2012-12-01', { imo, name: after }),
      ])
      const registry = fleet.map(([imo]) => ({ imo, owner: 'fleet' }))
      const together = changes(statics, { registry }).filter(({ measures: { rule } }) => rule === 'ID-16')
      expect(together).toHaveLength(1)
      expect(together[0]!.measures.observed).toMatchObject({ ships: 5, by: 'owner' })
      expect(changes(statics).filter(({ measures: { rule } }) => rule === 'ID-16')).toEqual([])
      const denied = fleet.map(([imo]) => ({ imo, flag: 'TZ', flagStatus: 'disowned' as const }))
      expect(
        changes(statics, { registry: denied })
          .filter(({ measures: { rule } }) => rule === 'ID-32')
          .map(({ vessels: [ship] }) => ship!.id)
          .sort(),
      ).toEqual(fleet.map(([, , , id]) => id).sort())
    },
  )

  // The pattern: nknews.org/2019/06/north-korean-vessels-exploiting-tracking-system-flaws-to-evade-sanctions-report/
  // (YUK TUNG). Constructed: all values.
  it(
    'one IMO number under two MMSIs in two oceans (the pattern that the UN Panel described in 2019; all values ' +
      'constructed)',
    () => {
      const times = Array.from({ length: 24 * 20 }, (_, i) => on('2018-10-01') + i * (HOUR / 2))
      const ship = { imo: '9074729', name: 'STEADY TRADER', dimensions: hullOf(100) }
      const spells = identitySpells([
        sent('351000001', '2018-09-20', '2018-10-15', ship),
        sent('351000002', '2018-09-20', '2018-10-15', ship),
      ])
      const tracks = tracksOf(
        sail('351000001', { lon: 3, lat: 4 }, () => [0, 0], times),
        sail('351000002', { lon: 124, lat: 30 }, () => [0, 0], times),
      )
      const found = findIdentityConflicts({ spells, tracks })
      expect(rules(found)).toEqual(['ID-21'])
      expect(scoreIdentity(found).band).toBe('moderate')
      const beside = tracksOf(
        sail('351000001', { lon: 3, lat: 4 }, () => [0, 0], times),
        sail('351000002', { lon: 3, lat: 4 }, () => [20, 0], times),
      )
      expect(findIdentityConflicts({ spells, tracks: beside })).toEqual([])
    },
  )

  // Documented: names, number, flags in no known order but the last, five in five years, St Maarten's certificate of 14
  // December 2024 that the Netherlands disowned
  // (lloydslist.com/LL1151874/What-does-a-fake-flag-certificate-look-like-Lloyds-List-shows-you). Constructed: MMSIs,
  // days.
  it('five flags in five years, whenever they changed: CIMARRON, OCEAN KOI (IMO 9255933; PW, KM, PA, TZ, CM, then SX)', () => {
    const start = on('2020-01-01')
    const flags = ['511001111', '616001111', '351001111', '677001111', '613001111']
    // Ends of the first four flags, in days of 1826: even, early, late, long in the middle.
    const ways = [
      [365, 730, 1096, 1461],
      [60, 120, 180, 240],
      [1500, 1580, 1660, 1740],
      [100, 730, 1400, 1700],
      [600, 1200, 1790, 1800],
    ]
    const statics = (ends: readonly number[]): StaticReport[] =>
      flags.map((id, k) => ({
        ...sent(id, '2020-01-01', '2024-12-01', { name: k < 4 ? 'CIMARRON' : 'OCEAN KOI', imo: '9255933' }),
        t: start + ((ends[k - 1] ?? -1) + 1) * 24 * HOUR,
        lastT: start + (ends[k] ?? 1826) * 24 * HOUR,
      }))
    for (const way of ways) {
      const found = changes(statics(way))
      expect(
        found.filter(({ measures: { rule } }) => rule === 'ID-12'),
        String(way),
      ).toHaveLength(1)
      expect(rules(found)).toEqual(['ID-10', 'ID-11', 'ID-12'])
    }
    const claimed = changes([sent('306001111', '2024-12-14', '2025-02-01', { name: 'OCEAN KOI', imo: '9255933' })], {
      registry: [{ imo: '9255933', flag: 'SX', flagStatus: 'disowned' }],
    })
    expect(claimed.map(({ measures: { weight } }) => weight)).toEqual(['ID-32:disowned'])
  })

  // Documented: name, number, flag, three names and two changes of flag between September and an article of 2020
  // (lloydslist.com/LL1135645/). Constructed: the two names and flags before, MMSIs, days.
  it('three names and flags since a sale of the autumn before: AURORA (IMO 9183295)', () => {
    const ship = { imo: '9183295', dimensions: hullOf(240) }
    const found = changes([
      sent('351001111', '2019-01-01', '2019-09-20', { ...ship, name: 'ONE BEFORE' }),
      sent('636001111', '2019-10-01', '2020-02-10', { ...ship, name: 'ANOTHER SINCE' }),
      sent('613001111', '2020-02-20', '2020-06-15', { ...ship, name: 'AURORA' }),
    ])
    expect(rules(found)).toEqual(['ID-10', 'ID-11', 'ID-12'])
    expect(
      found.filter(({ measures: { rule } }) => rule === 'ID-12').map(({ measures: { weight } }) => weight),
    ).toEqual(['ID-12:3'])
    expect(scoreIdentity(found)).toMatchObject({ bits: 2.5, band: 'weak' })
  })

  // Documented: names, flags, months: Niue from April, Busan on 25 June, Nampo in August, North Korea by November
  // (newsdirectory3.com/third-country-ships-leaving-busan-and-entering-north-korea-changed-to-north-korean-ownership-after-5-months/).
  // Constructed: year, IMO number, MMSIs, days.
  it('a sale in three steps: RYONGGANG 1 (CN), ANNI (NU), KYONG SONG 3 (KP)', () => {
    const found = changes([
      sent('412001111', '2020-06-01', '2021-04-01', { name: 'RYONGGANG 1', imo: '2000004' }),
      sent('542001111', '2021-04-05', '2021-08-20', { name: 'ANNI', imo: '2000004' }),
      sent(MMSI.northKorea, '2021-11-01', '2021-12-01', { name: 'KYONG SONG 3', imo: '2000004' }),
    ])
    expect(rules(found)).toEqual(['ID-10', 'ID-11', 'ID-12'])
    expect(found.find(({ measures: { rule } }) => rule === 'ID-12')!.measures.differences.map(({ to }) => to)).toEqual([
      'CN',
      'NU',
      'KP',
    ])
  })

  // Documented: names, number, length (en.wikipedia.org/wiki/Andrey_Dolgov_(ship)), the flags of Cambodia in March 2016
  // (pulitzercenter.org/stories/hunt-modern-day-pirates-who-steal-millions-tons-fish-seas) and of Togo in April 2018
  // (fiskerforum.com/one-more-fishing-bandit-bites-the-dust), other flags without days. Constructed: which flag came
  // between, order of names, MMSIs, days.
  it('many names and flags of one fishing vessel: STS-50 (IMO 7379565)', () => {
    const ship = { imo: '7379565', dimensions: { toBowM: 35, toSternM: 18, toPortM: 4, toStarboardM: 4 }, shipType: 30 }
    const found = changes([
      sent('431001111', '2012-01-01', '2013-01-01', { ...ship, name: 'SHINSEI MARU NO 2' }),
      sent('440001111', '2013-02-01', '2014-06-01', { ...ship, name: 'SUN TAI NO 2' }),
      sent('440001111', '2014-06-02', '2014-12-01', { ...ship, name: 'SUNTAI NO.2' }),
      sent('514001111', '2015-01-01', '2015-12-01', { ...ship, name: 'SEA BREEZ 1' }),
      sent('514001111', '2016-01-01', '2016-06-01', { ...ship, name: 'ANDREY DOLGOV' }),
      sent('667001111', '2016-10-01', '2017-09-01', { ...ship, name: 'AYDA' }),
      sent('671001111', '2017-10-01', '2018-04-06', { ...ship, name: 'STS-50' }),
    ])
    expect(rules(found)).toEqual(['ID-10', 'ID-11', 'ID-12'])
    // Another way of writing one name is no other name.
    expect(
      found
        .filter(({ measures: { rule } }) => rule === 'ID-10')
        .map(
          ({
            measures: {
              differences: [{ to } = {}],
            },
          }) => to,
        ),
    ).toEqual(['SUN TAI NO 2', 'SEA BREEZ 1', 'ANDREY DOLGOV', 'AYDA', 'STS-50'])
    for (const form of ['SUNTAI NO.2', 'SUN TAI NO 2', 'SUNTAI NR 2'])
      expect(compareNames('SUN TAI NO. 2', form).relation).toBe('same')
  })

  // Documented: names, flags, length, left Busan on 11 May 2021, last heard on 13 November 2021
  // (en.yna.co.kr/view/AEN20220405005700325). Constructed: IMO number, MMSIs, day of the change, breadth.
  it('sold, renamed and reflagged within weeks: DAEHO SUNRISE (KR), OCEAN SKY (SL), 99.9 m', () => {
    const ship = { imo: '2000004', dimensions: { toBowM: 80, toSternM: 20, toPortM: 8, toStarboardM: 8 } }
    const statics = [
      sent(MMSI.korea, '2020-06-01', '2021-05-11', { ...ship, name: 'DAEHO SUNRISE' }),
      sent(MMSI.sierraLeone, '2021-05-24', '2021-11-13', { ...ship, name: 'OCEAN SKY' }),
    ]
    const found = changes(statics)
    expect(rules(found)).toEqual(['ID-10', 'ID-11'])
    expect(found.find(({ measures: { rule } }) => rule === 'ID-11')!.measures.differences).toContainEqual({
      field: 'flag',
      from: 'KR',
      to: 'SL',
    })
    expect(scoreIdentity(found)).toMatchObject({ bits: 1, band: 'weak' })
    // Without IMO numbers the hull alone tells that it is one ship.
    const bare = identitySpells(
      statics.map(
        (one) => Object.fromEntries(Object.entries(one).filter(([field]) => field !== 'imo')) as unknown as typeof one,
      ),
    )
    expect(findSuccessions({ spells: bare }).map((one) => [one.measures.weight, idsOf(one)])).toEqual([
      ['ID-34', [MMSI.korea, MMSI.sierraLeone].sort()],
    ])
  })

  // Documented: names, number, flags (crudeoildaily.com/2021/04/oil-tanker-seized-by-us-authorities-for.html;
  // maritime-executive.com/article/u-s-moves-to-seize-tanker-used-in-illicit-north-korean-trade). Constructed: MMSIs,
  // days, size.
  it('a new name and flag: SEA PRIMA (KN), COURAGEOUS (CM), IMO 8617524', () => {
    const ship = { imo: '8617524', dimensions: hullOf(90) }
    const found = changes([
      sent('341001111', '2018-06-01', '2019-06-01', { ...ship, name: 'SEA PRIMA' }),
      sent(MMSI.cameroon, '2019-06-10', '2019-08-01', { ...ship, name: 'COURAGEOUS' }),
    ])
    expect(rules(found)).toEqual(['ID-10', 'ID-11'])
  })
})
