// Documented cases of hulls under other numbers, numbers that slept, registers and lists: the other half of
// cases.test.ts, which says how they are marked, and which ones AIS alone cannot show.
import { describe, expect, it } from 'vitest'
import { scoreIdentity, LIST_CATALOGUE } from '../../src/identity/evidence/index.js'
import { identitySpells } from '../../src/identity/period/index.js'
import { findSuccessions } from '../../src/identity/succession/index.js'
import { matchWatchlist, watchlistFindings, toWatchlist } from '../../src/identity/watchlist/index.js'
import { idsOf, type IdentityFinding } from '../../src/model/index.js'
import { createCoastline } from '../../src/place/index.js'
import { changes, familyOf, hullOf, MMSI, on, rules, sent } from '../helpers/cases.js'
import { HOUR, sail, straight, tracksOf } from '../helpers/tracks.js'

describe('documented cases: hulls, sleepers, registers, lists', () => {
  // Documented: name, years, days of 2024, flags
  // (static-global.nhst.tech/tankers/zombie-vlcc-reappears-in-china-three-years-after-being-scrapped/2-1-1717263;
  // kafeizha.com/?p=2454). Constructed: IMO number, MMSI, days of 2021, size.
  it(
    'a number that slept: a tanker broken up in 2021 whose identity returned in August 2024 (EM LONGEVITY, ' +
      'Bloomberg; IMO number constructed)',
    () => {
      const ship = { name: 'EM LONGEVITY', imo: '2000004', dimensions: hullOf(333) }
      const statics = [
        sent('563007777', '2021-01-01', '2021-10-01', ship),
        sent('669001111', '2024-08-11', '2024-09-29', ship),
      ]
      const found = changes(statics, { registry: [{ imo: '2000004', status: 'dead', from: on('2021-12-01') }] })
      expect(rules(found)).toEqual(['ID-11', 'ID-30', 'ID-36'])
      expect(scoreIdentity(found).band).toBe('strong')
    },
  )

  // Documented: claimed flag, the Maldives' answer, day
  // (thediplomat.com/2018/09/fake-flags-at-sea-sanctions-enforcement-and-ship-identity-falsification/;
  // garnertedarmstrong.org/japan-publishes-evidence-north-korean-ship-ship-activity/). Constructed: IMO number, MMSI,
  // days around.
  it('a flag whose administration never had the ship: XIN YUAN 18 (Maldives, 24 February 2018)', () => {
    const ship = sent('455001234', '2018-02-20', '2018-03-01', { name: 'XIN YUAN 18', imo: '2000004' })
    expect(changes([ship])).toEqual([])
    const found = changes([ship], { registry: [{ imo: '2000004', flag: 'MV', flagStatus: 'disowned' }] })
    expect(found.map(({ score: { bits }, measures: { weight } }) => [weight, bits])).toEqual([['ID-32:disowned', 4]])
  })

  // Documented: flag, struck off on 1 January 2025, stopped from 11 to 26 April, later accepted until 7 May
  // (sandstone-group.com/2025/04/14/estonia-detains-shadow-tanker;
  // maritime-executive.com/article/shadow-fleet-tanker-departs-estonia-after-achieving-technical-compliance).
  // Constructed: IMO number (the one known is from memory), MMSI.
  it('a flag denied, then accepted: KIWALA (Djibouti) as of one day and of another', () => {
    const kiwala = sent('621001111', '2025-04-10', '2025-04-26', { name: 'KIWALA', imo: '2000004' })
    const denied = { imo: '2000004', flag: 'DJ', flagStatus: 'disowned' as const, from: on('2025-01-01') }
    expect(rules(changes([kiwala], { registry: [denied] }))).toEqual(['ID-32'])
    // Overtaken by events: the register as it was told later.
    expect(
      changes([kiwala], { registry: [{ imo: '2000004', flag: 'DJ', status: 'active', to: on('2025-05-07') }] }),
    ).toEqual([])
    expect(changes([kiwala], { registry: [{ ...denied, from: on('2025-05-08') }] })).toEqual([])
  })

  // Documented: names and years, flag, register closed in August 2016 (de.m.wikipedia.org/wiki/Jie_Shun;
  // phnompenhpost.com/national/government-shrugs-flag-failings). Constructed: number (the one known is from memory),
  // MMSIs, days.
  it(
    'names of ordinary sales: NORTHERN QUEEN, ARMON, VELOX, JIE SHUN say little; the flag of a closed register ' +
      'says more',
    () => {
      const names = [
        ['NORTHERN QUEEN', '1998-01-01', '2000-01-01'],
        ['ARMON', '2000-01-02', '2004-01-01'],
        ['VELOX', '2004-01-02', '2012-01-01'],
        ['JIE SHUN', '2012-01-02', '2016-08-11'],
      ] as const
      const statics = names.map(([name, from, to]) =>
        sent('514001234', from, to, { name, imo: '2000004', dimensions: hullOf(110) }),
      )
      expect(changes(statics).map(({ measures: { rule } }) => rule)).toEqual(['ID-10', 'ID-10', 'ID-10'])
      expect(scoreIdentity(changes(statics)).band).toBe('weak')
      const closed = changes(statics, {
        registry: [{ imo: '2000004', flag: 'KH', flagStatus: 'closed', from: on('2016-08-01') }],
      })
      expect(
        closed.filter((one) => familyOf(one) === 'registry').map(({ start, measures: { weight } }) => [weight, start]),
      ).toEqual([['ID-32:closed', on('2016-08-01')]])
    },
  )

  // Documented: names and the numbers given. SHUN FA 8528864, HAI ZHOU 168 8514045
  // (insurancemarinenews.com/insurance-marine-news/c4ads-says-identity-theft-is-enabling-vessels-to-duck-un-sanctions/;
  // maritime-executive.com/article/report-smugglers-defraud-imo-to-create-fake-ids-for-blacklisted-ships); VERONICA III
  // sent the identity of DS VECTOR, broken up in 2018, off Venezuela from March to May 2025
  // (nauticalvoice.com/the-floating-dead-oversight-lags-behind-the-rise-of-zombie/43861;
  // thecrudetruth.com/the-floating-dead-oversight-lags-behind-the-rise-of-zombie-vessels); ARCUSAT 9147447 and TAVIAN
  // 1095337 (as above). Constructed: numbers 2000004 and 2000016, MMSIs, hulls, places, and the days on which one fell
  // silent and the other began.
  const HANDOVERS = [
    ['KINGSWAY', '2000004', 'SHUN FA', '8528864', '2019', { lon: 120.4, lat: 27.1 }],
    ['SUBBLIC', '2000004', 'HAI ZHOU 168', '8514045', '2019', { lon: 120.4, lat: 27.1 }],
    ['VERONICA III', '2000004', 'DS VECTOR', '2000016', '2025', { lon: -64.6, lat: 10.6 }],
    ['ARCUSAT', '9147447', 'TAVIAN', '1095337', '2025', { lon: 15, lat: 55 }],
  ] as const
  const OLD_HULL = { toBowM: 83, toSternM: 27, toPortM: 7, toStarboardM: 11 }
  it.each(HANDOVERS)(
    'another number on one hull, near where it fell silent: %s (%s), then %s (%s), %s',
    (before, oldImo, after, newImo, year, berth) => {
      const day = (monthDay: string): string => `${year}-${monthDay}`
      const others = Array.from({ length: 40 }, (_, k) =>
        sent(`2480000${10 + k}`, day('01-01'), day('12-01'), {
          name: `OTHER SHIP ${k}`,
          dimensions: hullOf(100 + 4 * k),
          shipType: 80,
        }),
      )
      const old = sent(MMSI.panama, day('01-01'), day('03-01'), {
        name: before,
        imo: oldImo,
        dimensions: OLD_HULL,
        shipType: 80,
      })
      const young = sent(MMSI.belize, day('03-20'), day('05-28'), {
        name: after,
        imo: newImo,
        dimensions: OLD_HULL,
        shipType: 80,
      })
      const reports = sail(MMSI.panama, berth, () => [0, 0], [on(day('02-20')), on(day('03-01'))])
      const tracks = tracksOf(
        reports,
        sail(MMSI.belize, berth, () => [12, 5], [on(day('03-20')), on(day('03-21'))]),
      )
      const found = findSuccessions({ spells: identitySpells([old, young, ...others]), tracks })
      expect(found.map((one) => [one.measures.weight, idsOf(one)])).toEqual([
        ['ID-34:imo', [MMSI.belize, MMSI.panama].sort()],
      ])
      expect(found[0]!.measures.observed).toMatchObject({ predecessor: MMSI.panama, successor: MMSI.belize })
      expect(scoreIdentity(found).band).toBe('moderate')
      // Positions within a false stretch, [start, end), are none: what seemed too far to have come lay at its berth.
      const farOff = tracksOf(
        reports,
        sail(MMSI.belize, { ...berth, lat: berth.lat - 10 }, () => [0, 0], [on(day('03-20'))]),
        sail(MMSI.belize, berth, () => [12, 5], [on(day('03-21'))]),
      )
      const until = (end: number) =>
        findSuccessions(
          {
            spells: identitySpells([old, young, ...others]),
            tracks: farOff,
            falseStretches: [{ id: MMSI.belize, start: on(day('03-20')), end }],
          },
          { maxSpeedKn: 1 },
        ).map(({ measures: { weight } }) => weight)
      expect(until(on(day('03-20')))).toEqual([])
      expect(until(on(day('03-20')) + 1)).toEqual(['ID-34:imo'])
      // The same berth and days alone link nobody: another hull, and nothing else in common.
      expect(
        findSuccessions({ spells: identitySpells([old, { ...young, dimensions: hullOf(180) }, ...others]), tracks }),
      ).toEqual([])
    },
  )

  // Documented: the scheme (content.yudu.com/web/400wi/0A400wk/Q42021/html/9.html); that it is SUBBLIC's is from
  // memory. Constructed: all values. Neither ID-23 nor ID-34 speaks: three ships exchange nothing pairwise, and the
  // clean ship's number never falls silent for good.
  it.each([
    ['of another length', { toBowM: 101, toSternM: 24, toPortM: 9, toStarboardM: 9 }, 'ID-14:length'],
    ['of the same size', { toBowM: 88, toSternM: 22, toPortM: 9, toStarboardM: 9 }, 'ID-14:antenna'],
  ] as const)(
    'the way round of C4ADS 2021: a clean ship, %s, takes a new number, and the dirty one takes the clean ship’s',
    (_, clean, weight) => {
      const dirty = { toBowM: 83, toSternM: 27, toPortM: 7, toStarboardM: 11 }
      const found = changes([
        sent(MMSI.panama, '2019-01-01', '2019-05-01', { name: 'DIRTY', imo: '2000004', dimensions: dirty }),
        sent(MMSI.fiji, '2019-01-01', '2019-04-20', { name: 'CLEAN', imo: '2000016', dimensions: clean }),
        sent(MMSI.belize, '2019-04-25', '2019-12-01', { name: 'SHELL', imo: '2000028', dimensions: clean }),
        sent(MMSI.fiji, '2019-05-10', '2019-12-01', { name: 'CLEAN', imo: '2000016', dimensions: dirty }),
      ])
      expect(found.map((one) => [one.measures.weight, idsOf(one)])).toEqual([[weight, [MMSI.fiji]]])
    },
  )

  // Documented: name, flag sent, broken up in Bangladesh in 2017, off Malaysia on 18 April 2025 after two months from
  // Venezuela (thiscozyden.com/2025/04/zombie-ships-are-fast-becoming-feature.html). Constructed: IMO number, MMSIs,
  // days of 2017, size.
  it('a number that slept since 2017: VARADA, under the flag of the Comoros', () => {
    const ship = { name: 'VARADA', imo: '2000004', dimensions: hullOf(260) }
    const statics = [
      sent('563007777', '2017-01-01', '2017-06-01', ship),
      sent('616001111', '2025-02-18', '2025-04-18', ship),
    ]
    expect(rules(changes(statics))).toEqual(['ID-11', 'ID-36'])
    const found = changes(statics, { registry: [{ imo: '2000004', status: 'dead', from: on('2018-01-01') }] })
    expect(rules(found)).toEqual(['ID-11', 'ID-30', 'ID-36'])
    expect(scoreIdentity(found).band).toBe('strong')
  })

  // Documented: as VERONICA III above. Constructed: one transmitter's number for both lives, days, sizes.
  it('a number that slept since 2018: DS VECTOR, as VERONICA III sent it', () => {
    const ship = { name: 'DS VECTOR', imo: '2000016', dimensions: hullOf(333) }
    const found = changes(
      [sent('538004444', '2018-01-01', '2018-06-01', ship), sent('538004444', '2025-03-10', '2025-05-20', ship)],
      { registry: [{ imo: '2000016', status: 'dead', from: on('2019-01-01') }] },
    )
    expect(rules(found)).toEqual(['ID-30', 'ID-36'])
  })

  // Documented: as VERONICA III above. Constructed: MMSIs, days, hull, berth; and that the number that woke was DS
  // VECTOR's own of 2018.
  it(
    'a number that slept for a year is one that nobody has heard: VERONICA III, then DS VECTOR, each under a ' +
      'number of its own',
    () => {
      const [berth, hull] = [
        { lon: -64.6, lat: 10.6 },
        { toBowM: 283, toSternM: 50, toPortM: 27, toStarboardM: 33 },
      ]
      const [woke, old] = ['538004444', '351004444']
      const others = Array.from({ length: 40 }, (_, k) =>
        sent(`2480000${10 + k}`, '2025-01-01', '2025-12-01', {
          name: `OTHER ${k}`,
          dimensions: hullOf(100 + 4 * k),
          shipType: 80,
        }),
      )
      const link = (
        slept: string,
        more: { readonly heard?: number[]; readonly oldSince?: string } = {},
      ): IdentityFinding[] => {
        const statics = [
          sent(woke, '2018-01-01', slept, { name: 'DS VECTOR', imo: '2000016', dimensions: hullOf(333), shipType: 80 }),
          sent(old, more.oldSince ?? '2025-01-01', '2025-03-01', {
            name: 'VERONICA III',
            imo: '2000004',
            dimensions: hull,
            shipType: 80,
          }),
          sent(woke, '2025-03-10', '2025-05-20', { name: 'DS VECTOR', imo: '2000016', dimensions: hull, shipType: 80 }),
        ]
        const tracks = tracksOf(
          sail(woke, { lon: 88, lat: 21 }, () => [0, 0], [on('2018-01-01'), on(slept), ...(more.heard ?? [])]),
          sail(woke, berth, () => [12, 5], [on('2025-03-08'), on('2025-05-20')]),
          sail(old, berth, () => [0, 0], [on('2025-01-01'), on('2025-03-01')]),
        )
        return findSuccessions({ spells: identitySpells([...statics, ...others]), tracks })
      }
      const [found, ...rest] = link('2018-06-01')
      expect(rest).toEqual([])
      expect([
        found!.measures.weight,
        found!.measures.observed['predecessor'],
        found!.measures.observed['successor'],
      ]).toEqual(['ID-34:imo', old, woke])
      expect([found!.measures.observed['sleptMs'], found!.measures.threshold['dormantMs']]).toEqual([
        on('2025-03-08') - on('2018-06-01'),
        365 * 24 * HOUR,
      ])
      // Eleven months are a lay-up; positions without a name are no sleep; numbers once heard together are two ships.
      expect(link('2024-04-10')).toEqual([])
      const monthly = Array.from({ length: 82 }, (_, k) => on('2018-06-01') + (k + 1) * 30 * 24 * HOUR)
      expect(link('2018-06-01', { heard: monthly.filter((t) => t < on('2025-03-10')) })).toEqual([])
      expect(link('2018-06-01', { oldSince: '2018-03-01' })).toEqual([])
    },
  )

  // Documented: name, number, waters (as TAVIAN above;
  // mondaq.com/germany/marine-shipping/1733990/maritime-authorities-turn-away-shadow-fleet-vessel). Constructed: MMSI,
  // length, track, coast.
  it('a ship without a past: large, at sea, under way, long after the record began (C4ADS 2021; TAVIAN)', () => {
    const ship = sent('677001234', '2025-12-01', '2026-01-16', {
      name: 'TAVIAN',
      imo: '1095337',
      dimensions: hullOf(250),
    })
    const tracks = tracksOf(
      sail(
        '677001234',
        { lon: 15, lat: 55 },
        straight(on('2025-12-01'), [0, 0], 11, 60),
        [on('2025-12-01'), on('2025-12-01') + HOUR],
        { sogKn: 11 },
      ),
    )
    const land = createCoastline({
      type: 'Polygon',
      coordinates: [
        [
          [10, 53],
          [12, 53],
          [12, 54],
          [10, 54],
          [10, 53],
        ],
      ],
    })
    const context = { tracks, coastline: land, recordStart: on('2025-01-01') }
    expect(rules(changes([ship], context))).toEqual(['ID-35'])
    expect(changes([ship], { ...context, recordStart: on('2025-11-01') })).toEqual([])
    expect(changes([ship], { tracks, recordStart: on('2025-01-01') })).toEqual([])
  })

  // Documented: name, flag and kind of the identity that TAE YANG, a carrier of coal, sent
  // (nknews.org/2019/06/north-korean-vessels-exploiting-tracking-system-flaws-to-evade-sanctions-report/). Constructed:
  // number, MMSI, days, both lengths, and that TAE YANG kept its own type and size.
  it('the identity of a chemical tanker on a hull that is none: KRYSPER SINGA (MN), as TAE YANG sent it', () => {
    const ship = sent('457001234', '2019-01-01', '2019-06-01', {
      name: 'KRYSPER SINGA',
      imo: '2000004',
      dimensions: hullOf(140),
      shipType: 70,
    })
    const registry = [{ imo: '2000004', flag: 'MN', status: 'active' as const, shipType: 80, lengthM: 100 }]
    expect(changes([ship])).toEqual([])
    const found = changes([ship], { registry })
    expect(rules(found)).toEqual(['ID-31'])
    expect(found[0]!.measures.differences.map(({ field }) => field)).toEqual(['lengthM', 'shipType'])
    // An identity taken whole agrees with its register: nothing to see.
    expect(changes([{ ...ship, dimensions: hullOf(100), shipType: 81 }], { registry })).toEqual([])
  })

  // Documented: names and numbers (SDN), days, and that all but SAEBYOL sailed under the listed name
  // (nknews.org/2018/01/japan-releases-images-of-possible-north-korean-ship-to-ship-transfers/;
  // nknews.org/2018/02/japan-reports-possible-illicit-north-korea-linked-ship-to-ship-transfer/;
  // garnertedarmstrong.org/japan-publishes-evidence-north-korean-ship-ship-activity/;
  // gcaptain.com/japan-says-suspected-chinese-ship-spotted-breaking-north-korea-sanctions/;
  // hellenicshippingnews.com/japan-notifies-un-of-suspected-fuel-transfers-by-north-korean-tanker/;
  // straitstimes.com/asia/east-asia/south-korea-seizes-hong-kong-flagged-vessel-for-transferring-oil-to-north-korean-ship;
  // abc.net.au/news/2018-01-01/s-korea-siezes-ship-suspected-of-evading-north-korea-sanctions/9296402;
  // safetyatsea.net/news/2018/un-sanctions-two-panama-flagged-tankers-for-north-korea-links/;
  // longdowneic.com/tensions-rise-over-alleged-north-korea-sanctions-busting-south-korea-seizes-two-vessels;
  // insurancemarinenews.com/insurance-marine-news/fbi-releases-wanted-poster-for-alleged-owner-of-products-tanker-courageous/).
  // Constructed: MMSIs, that each sent its number, the days of June 2018 and of SAEBYOL; the year of AN SAN 1 is
  // inferred.
  it.each([
    ['RYE SONG GANG 1', '7389704', '2018-01-20'],
    ['RYE SONG GANG 1', '7389704', '2018-02-13'],
    ['YUK TUNG', '9030591', '2018-01-20'],
    ['CHON MA SAN', '8660313', '2018-02-24'],
    ['JI SONG 6', '8898740', '2018-05-19'],
    ['AN SAN 1', '7303803', '2019-05-13'],
    ['SAM JONG 2', '7408873', '2017-10-19'],
    ['KOTI', '9417115', '2017-12-21'],
    ['SHANG YUAN BAO', '8126070', '2018-06-15'],
    ['KUM UN SAN 3', '8705539', '2018-06-15'],
    ['SAM MA 2', '8106496', '2017-10-15'],
    ['SAEBYOL', '8916293', '2019-09-15', 'CHONG RIM 2'],
  ])('AIS alone shows nothing, a list the number: %s (IMO %s), %s', (name, imo, day, listedName = name) => {
    const statics = [{ ...sent(MMSI.northKorea, day, day, { name, imo }), lastT: on(day) + 24 * HOUR, messages: 240 }]
    expect(changes(statics)).toEqual([])
    const spells = identitySpells(statics)
    const listOf = (record: object) =>
      matchWatchlist({ spells, watchlists: toWatchlist([record], { name: 'SDN' }).watchlist })
    const matches = listOf({ imo, name: listedName })
    expect(matches).toMatchObject([{ by: 'imo', strength: 'strong', listedName }])
    // Context, not conduct: a list counts nothing by itself.
    const [listed, ...rest] = watchlistFindings({ matches, spells })
    expect([listed!.kind, listed!.score, rest]).toEqual(['list-match', undefined, []])
    expect(LIST_CATALOGUE['ID-33']!.bits).toBe(0)
    // Without the number, the name alone finds those that kept it, and as a hint.
    expect(listOf({ name: listedName }).map(({ by, strength }) => [by, strength])).toEqual(
      name === listedName ? [['name', 'weak']] : [],
    )
  })

  // Documented: numbers (SDN), names after April 2016, taken off the list of the United Nations in March 2016 and not
  // off that of the US (as JIN TENG above). Constructed: days, MMSI.
  it.each([
    ['SHENG DA 8', 'JIN TENG', '9163166'],
    ['SHENG DA 6', 'JIN TAI', '9163154'],
  ])('a list and its day: %s, listed as %s (IMO %s)', (name, listedName, imo) => {
    const spells = identitySpells([sent(MMSI.belize, '2016-04-12', '2016-09-01', { name, imo })])
    const un = toWatchlist([{ imo, name: listedName, listedFrom: '2016-03-02', listedTo: '2016-03-21' }], {
      name: 'UN',
    }).watchlist
    const us = toWatchlist([{ imo, name: listedName, listedFrom: '2016-03-16' }], { name: 'US' }).watchlist
    expect(
      matchWatchlist({ spells, watchlists: [un, us] }).map(({ list, by, listing }) => [list, by, listing.relation]),
    ).toEqual([
      ['UN', 'imo', 'delisted-before'],
      ['US', 'imo', 'listed'],
    ])
  })
})
