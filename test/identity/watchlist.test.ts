import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIST_CATALOGUE } from '../../src/identity/evidence/index.js'
import { identitySpells } from '../../src/identity/period/index.js'
import { findIdentityChanges } from '../../src/identity/rule/index.js'
import {
  listedShips,
  matchWatchlist,
  watchlistFindings,
  listingAt,
  toWatchlist,
} from '../../src/identity/watchlist/index.js'
import type { StaticReport, Watchlist, WatchlistMatch } from '../../src/model/index.js'
import { seeded } from '../../bench/measure.js'

const DAY = 86_400_000
const spellsOf = (...reports: Partial<StaticReport>[]) =>
  identitySpells(
    reports.map((report, k) => ({ id: String(235_010_170 + k), t: 0, messages: 200, lastT: 3 * DAY, ...report })),
  )
const listOf = (...records: object[]): Watchlist => toWatchlist(records, { name: 'test' }).watchlist
const hull = (lengthM: number, beamM: number) => ({
  dimensions: { toBowM: lengthM - 20, toSternM: 20, toPortM: 5, toStarboardM: beamM - 5 },
})

// Facts of the OFAC SDN list: ARTAVIL, IMO 9187629, MMSI 572469210, call sign T2EU4, tonnage, former flags. Former
// name, sizes, dates are made up.
const ARTAVIL = {
  id: '15036',
  imo: '9187629',
  mmsi: '572469210',
  callSign: 'T2EU 4',
  name: 'ARTAVIL',
  formerNames: ['SHONA'],
  flag: 'Malta',
  formerFlags: ['Tuvalu', 'Tanzania'],
  type: 'Crude Oil Tanker',
  grossTonnage: 56068,
  lengthM: 244,
  beamM: 42,
  listedFrom: '2012-07-12',
}

const only = (report: Partial<StaticReport>, record: object = ARTAVIL): WatchlistMatch | undefined => {
  const matches = matchWatchlist({ spells: spellsOf(report), watchlists: listOf(record) })
  expect(matches.length).toBeLessThanOrEqual(1)
  return matches[0]
}
const verdict = (report: Partial<StaticReport>, record?: object) => {
  const match = only(report, record)
  return match === undefined ? undefined : `${match.by} ${match.strength}`
}

describe('matchWatchlist', () => {
  it('finds a ship by its IMO number, whatever else it sends', () => {
    expect(verdict({ imo: '9187629' })).toBe('imo strong')
    expect(verdict({ imo: '9187629', name: 'OTHER NAME', callSign: '9HA2345' })).toBe('imo strong')
    expect(verdict({ imo: '9187629', name: 'OTHER NAME', ...hull(80, 12) })).toBe('imo moderate')
  })

  it('compares no number that fails its check, and no placeholder', () => {
    expect(verdict({ imo: '9187628' }, { ...ARTAVIL, imo: '9187628', mmsi: '' })).toBeUndefined()
    expect(verdict({ imo: '1234567' }, { imo: '1234567', name: 'SOMETHING' })).toBeUndefined()
    expect(verdict({ id: '123456789' }, { mmsi: '123456789', name: 'SOMETHING' })).toBeUndefined()
    expect(verdict({ name: 'NAUTICAST' }, { name: 'NAUTICAST' })).toBeUndefined()
  })

  it('takes an MMSI as moderate, more or less with what else agrees or does not', () => {
    const id = '572469210'
    expect(verdict({ id, shipType: 80 })).toBe('mmsi moderate')
    expect(verdict({ id, name: 'SHONA' })).toBe('mmsi strong')
    expect(verdict({ id, name: 'QUITE ANOTHER' })).toBe('mmsi weak')
    expect(verdict({ id, name: 'QUITE ANOTHER', imo: '9074729' })).toBe('mmsi weak')
    expect(verdict({ id, name: 'SHONA', imo: '9074729' })).toBe('mmsi moderate')
  })

  it('takes call sign and name together as strong, with a name of before as moderate, and a call sign alone as weak', () => {
    expect(verdict({ name: 'ARTAVIL', callSign: 'T2EU4' })).toBe('call-sign-name strong')
    expect(verdict({ name: 'SHONA', callSign: 'T2EU 4' })).toBe('call-sign-name moderate')
    expect(verdict({ name: 'ARTAVLI', callSign: 'T2EU4' })).toBe('call-sign-name moderate')
    expect(verdict({ callSign: 'T2EU4' })).toBe('call-sign weak')
    expect(verdict({ name: 'QUITE ANOTHER', callSign: 'T2EU4' })).toBeUndefined()
    expect(
      verdict({ name: 'QUITE ANOTHER', callSign: 'DESTINY' }, { callSign: 'DESTINY', name: 'SOME SHIP' }),
    ).toBeUndefined()
    // A name typed into the field of the call sign.
    expect(verdict({ callSign: 'DESTINY' }, { callSign: 'DESTINY', name: 'SOME SHIP' })).toBeUndefined()
  })

  it('takes a name with the size of the hull as moderate, and alone as a hint that anything undoes', () => {
    expect(verdict({ name: 'ARTAVIL', ...hull(245, 42) })).toBe('name-size moderate')
    expect(verdict({ name: 'SHONA', ...hull(242, 43) })).toBe('name-size moderate')
    expect(verdict({ name: 'ARTAVLI', ...hull(245, 42) })).toBe('name-size weak')
    expect(verdict({ name: 'ARTAVIL', ...hull(245, 36) })).toBe('name weak')
    expect(verdict({ name: 'ARTAVIL' })).toBe('name weak')
    expect(verdict({ name: 'SHONA' })).toBe('name weak')
    expect(verdict({ name: 'ARTAVIL', imo: '9074729' })).toBeUndefined()
    expect(verdict({ name: 'ARTAVIL', ...hull(60, 12) })).toBeUndefined()
    expect(verdict({ name: 'ARTAVIL', shipType: 30 })).toBeUndefined()
    expect(verdict({ name: 'SEA' }, { name: 'SEA' })).toBeUndefined()
  })

  it('lets a tonnage speak against a hull that cannot have it, and never for one', () => {
    const record = { name: 'ARTAVIL', grossTonnage: '56,068' }
    expect(verdict({ name: 'ARTAVIL', ...hull(24, 7) }, record)).toBeUndefined()
    expect(verdict({ name: 'ARTAVIL', ...hull(228, 42) }, record)).toBe('name weak')
  })

  it('never takes a name alone, or a variant, for more than a hint, whatever the list holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ARTAVIL', 'SHONA', 'ARTAVLI'),
        fc.option(fc.constantFrom(80, 81, 30, 70), { nil: undefined }),
        (name, shipType) => {
          const match = only({ name, ...(shipType === undefined ? {} : { shipType }) })
          expect(match === undefined || (match.by === 'name' && match.strength === 'weak')).toBe(true)
        },
      ),
    )
  })

  it('says what agreed, with its support, and former names and flags as such', () => {
    const match = only({
      id: '572469210',
      imo: '9187629',
      name: 'SHONA',
      callSign: 'T2EU4',
      shipType: 80,
      ...hull(244, 42),
    })!
    expect(match.fields.find(({ field }) => field === 'name')).toEqual({
      field: 'name',
      relation: 'same',
      listed: 'SHONA',
      sent: 'SHONA',
      status: 'former',
      support: { messages: 200, hours: expect.any(Number) as number },
    })
    // 572 is of Tuvalu, which the list has as a former flag.
    expect(match.fields.find(({ field }) => field === 'flag')).toEqual({
      field: 'flag',
      relation: 'same',
      listed: 'TV',
      sent: 'TV',
      status: 'former',
    })
    expect(match.fields.filter(({ relation }) => relation === 'different')).toEqual([])
    expect(match).toMatchObject({ listedName: 'ARTAVIL', entry: '15036', list: 'test', vessel: '572469210' })
  })

  it('says what speaks against', () => {
    const match = only({ id: '572469210', imo: '9187629', name: 'QUITE ANOTHER', ...hull(80, 12), shipType: 70 })!
    expect(match.why).toContain('Other than listed: name, lengthM, grossTonnage, shipType.')
  })

  it('says whether the ship was listed at the time', () => {
    const at = (listedFrom?: string, listedTo?: string) =>
      only({ imo: '9187629' }, { imo: '9187629', listedFrom, listedTo })!.listing.relation
    expect(at()).toBe('undated')
    expect(at('1969-01-01')).toBe('listed')
    expect(at('1970-01-02')).toBe('partly')
    expect(at('2026-03-20')).toBe('listed-later')
    expect(at('1960-01-01', '1970-01-01')).toBe('delisted-before')
    expect(at('1960-01-01', '1970-01-03')).toBe('partly')
    expect(at('1960-01-01', '1971-01-01')).toBe('listed')
    expect(at(undefined, '1970-01-02')).toBe('partly')
  })

  it(
    'tells a ship by its number under a new name and flag, and that one body had taken it off (constructed from a ' +
      'documented case)',
    () => {
      // JIN TAI, IMO 9163154, became SHENG DA 6 in April 2016; the UN had taken it off its list in March, OFAC had not
      // (NK News, July 2016; offshore-energy.biz; OFAC SDN list). MMSI and the days of the month are made up; 312 is of
      // Belize, 667 of Sierra Leone.
      const report = {
        id: '312000123',
        imo: '9163154',
        name: 'SHENG DA 6',
        t: Date.UTC(2016, 3, 20),
        lastT: Date.UTC(2016, 3, 25),
      }
      const record = { imo: '9163154', name: 'JIN TAI', flag: 'Sierra Leone', listedFrom: '2016-03-03' }
      const un = toWatchlist([{ ...record, listedTo: '2016-03-21' }], { name: 'UN 1718' }).watchlist
      const ofac = toWatchlist([record], { name: 'OFAC SDN' }).watchlist
      const matches = matchWatchlist({ spells: spellsOf(report), watchlists: [un, ofac] })
      expect(matches.map(({ list, by, strength, listing }) => [list, by, strength, listing.relation])).toEqual([
        ['OFAC SDN', 'imo', 'strong', 'listed'],
        ['UN 1718', 'imo', 'strong', 'delisted-before'],
      ])
      expect(matches[0]!.fields.find(({ field }) => field === 'flag')).toMatchObject({
        relation: 'different',
        listed: 'SL',
        sent: 'BZ',
      })
    },
  )

  it('says where the list is older than what was sent', () => {
    const entry = listOf({ imo: '9187629', listedFrom: '2012-07-12' }).entries[0]!
    expect(listingAt(entry, Date.UTC(2020, 0), Date.UTC(2021, 0), Date.UTC(2020, 5)).why).toContain('older')
    expect(listingAt(entry, Date.UTC(2020, 0), Date.UTC(2021, 0), Date.UTC(2022, 5)).why).not.toContain('older')
  })

  it('leaves out names, MMSIs and call signs that too many entries have', () => {
    const fleet = Array.from({ length: 21 }, (_, k) => ({
      id: `f${k}`,
      name: 'FREEDOM',
      mmsi: '572469210',
      callSign: 'T2EU4',
    }))
    expect(
      matchWatchlist({
        spells: spellsOf({ id: '572469210', name: 'FREEDOM', callSign: 'T2EU4' }),
        watchlists: listOf(...fleet),
      }),
    ).toEqual([])
    expect(
      matchWatchlist({ spells: spellsOf({ id: '572469210', name: 'FREEDOM' }), watchlists: listOf(...fleet.slice(1)) })
        .length,
    ).toBe(20)
  })

  it('returns only what is strong enough', () => {
    const spells = spellsOf({ name: 'ARTAVIL' }, { imo: '9187629' })
    expect(matchWatchlist({ spells, watchlists: listOf(ARTAVIL) }).length).toBe(2)
    expect(
      matchWatchlist({ spells, watchlists: listOf(ARTAVIL) }, { minStrength: 'moderate' }).map(({ by }) => by),
    ).toEqual(['imo'])
  })

  it('says what it cannot take', () => {
    expect(() => matchWatchlist({ spells: [], watchlists: {} as Watchlist })).toThrow(
      /a watchlist is object; expected what/,
    )
    expect(() => matchWatchlist({ spells: [], watchlists: listOf() }, { minStrength: 'certain' as 'strong' })).toThrow(
      /minStrength is certain; expected one of/,
    )
    expect(() => matchWatchlist({ spells: [], watchlists: listOf() }, { maxSharers: 0 })).toThrow(/maxSharers is 0/)
  })
})

/** Ships and spells that agree in some fields, are near in others, and differ in the rest. */
function world(seed: number, ships: number): { records: object[]; reports: Partial<StaticReport>[] } {
  const rnd = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(rnd() * list.length)]!
  const words = ['HAI', 'FENG', 'OCEAN', 'STAR', 'JIN', 'TAI', 'LADY', 'VICTORIA', 'PACIFIC', 'DAWN', 'GOLDEN', 'RIVER']
  const imoOf = (k: number): string => {
    const six = String(900_000 + k)
    return six + String([7, 6, 5, 4, 3, 2].reduce((sum, weight, i) => sum + weight * Number(six[i]), 0) % 10)
  }
  const make = (k: number) => ({
    imo: imoOf(k),
    mmsi: String(572_000_100 + k),
    callSign: `5IM${100 + k}`,
    name: `${pick(words)} ${pick(words)} ${pick(['', '', '2', '7'])}`.trim(),
    lengthM: 60 + Math.floor(rnd() * 8) * 20,
    beamM: 12 + Math.floor(rnd() * 4) * 4,
    type: pick(['Crude Oil Tanker', 'Fishing Vessel', 'General Cargo']),
  })
  const slip = (text: string): string => {
    const at = Math.floor(rnd() * text.length)
    return pick([
      text,
      text,
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) + 'X' + text.slice(at + 1),
      `MV ${text}`,
    ])
  }
  const all = Array.from({ length: ships }, (_, k) => make(k))
  const keep = <T>(value: T): T | undefined => (rnd() < 0.5 ? value : undefined)
  const records = all.map((ship, k) => ({
    id: `e${k}`,
    imo: keep(ship.imo),
    mmsi: keep(ship.mmsi),
    callSign: keep(ship.callSign),
    name: ship.name,
    formerNames: [pick(all).name],
    lengthM: keep(ship.lengthM),
    beamM: keep(ship.beamM),
    type: keep(ship.type),
  }))
  const reports = all.map((ship) => {
    const other = pick(all)
    return {
      id: keep(ship.mmsi) ?? String(235_000_100 + Math.floor(rnd() * 1e6)),
      imo: keep(ship.imo) ?? keep(other.imo),
      callSign: keep(ship.callSign) ?? keep(other.callSign),
      name: slip(ship.name),
      ...hull(keep(ship.lengthM) ?? other.lengthM, ship.beamM),
      shipType: pick([80, 30, 70]),
    }
  })
  const clean = <T extends object>(one: T): Partial<T> =>
    Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as Partial<T>
  return { records: records.map(clean), reports: reports.map((one) => clean(one) as Partial<StaticReport>) }
}

describe('matches', () => {
  it('are those of every spell with every entry alone', () => {
    let total = 0
    const bases = new Set<string>()
    for (let seed = 1; seed <= 3; seed++) {
      const { records, reports } = world(seed, 60)
      const spells = spellsOf(...reports)
      const whole = matchWatchlist({ spells, watchlists: listOf(...records) }, { maxSharers: 1e6 })
      const apart = spells.flatMap((spell) =>
        records.flatMap((record) => matchWatchlist({ spells: [spell], watchlists: listOf(record) })),
      )
      const ids = (matches: readonly WatchlistMatch[]) =>
        matches.map(({ id, by, strength }) => `${id} ${by} ${strength}`).sort()
      expect(ids(whole)).toEqual(ids(apart))
      total += whole.length
      for (const { by } of whole) bases.add(by)
    }
    expect(total).toBeGreaterThan(100)
    expect([...bases].sort()).toEqual(['call-sign', 'call-sign-name', 'imo', 'mmsi', 'name', 'name-size'])
  })

  it('are the same in whatever order spells, records and lists come', () => {
    const { records, reports } = world(11, 40)
    const spells = spellsOf(...reports)
    const expected = matchWatchlist({
      spells,
      watchlists: [listOf(...records), toWatchlist(records, { name: 'second' }).watchlist],
    })
    fc.assert(
      fc.property(
        fc.shuffledSubarray(spells, { minLength: spells.length }),
        fc.shuffledSubarray(records, { minLength: records.length }),
        (a, b) => {
          expect(
            matchWatchlist({ spells: a, watchlists: [toWatchlist(b, { name: 'second' }).watchlist, listOf(...b)] }),
          ).toEqual(expected)
        },
      ),
      { numRuns: 10 },
    )
  })

  it('survive being written down', () => {
    const { records, reports } = world(3, 40)
    const matches = matchWatchlist({ spells: spellsOf(...reports), watchlists: listOf(...records) })
    expect(JSON.parse(JSON.stringify(matches))).toEqual(matches)
    expect(new Set(matches.map(({ id }) => id)).size).toBe(matches.length)
  })
})

describe('list matches as findings', () => {
  it('are a kind of their own, without a score, apart from conduct', () => {
    const spells = spellsOf({ id: '572469210', imo: '9187629', name: 'SHONA' })
    const findings = watchlistFindings({ matches: matchWatchlist({ spells, watchlists: listOf(ARTAVIL) }), spells })
    expect(findings).toMatchObject([
      {
        kind: 'list-match',
        vessels: [{ id: '572469210', hull: 0 }],
        links: [],
        measures: { observed: { by: 'imo', listing: 'listed-later', entry: '15036' } },
      },
    ])
    const [found] = findings
    expect(found!.id).toBe(`list-match:572469210:0:${spells[0]!.id}:test:15036`)
    expect(found!.measures.differences).toContainEqual({ field: 'imo', from: '9187629', to: '9187629' })
    expect(Object.hasOwn(found!, 'score')).toBe(false)
    expect(LIST_CATALOGUE['ID-33']).toMatchObject({ family: 'list', bits: 0 })
  })

  it('give numbers one digit away from a listed one to ID-24', () => {
    // 9187629 and 9182629 differ in the fourth digit by five, which the check digit does not see.
    const spells = spellsOf({ imo: '9182629', name: 'UNRELATED', ...hull(244, 42) })
    const listed = listedShips(listOf(ARTAVIL))
    expect(listed).toEqual([{ imo: '9187629', names: ['ARTAVIL', 'SHONA'], callSign: 'T2EU4', lengthM: 244 }])
    expect(findIdentityChanges({ spells, listed }).map(({ measures: { rule } }) => rule)).toContain('ID-24')
    expect(matchWatchlist({ spells, watchlists: listOf(ARTAVIL) })).toEqual([])
  })
})

describe('toWatchlist', () => {
  it('recognises fields however they are written', () => {
    const [entry] = listOf({
      'IMO No.': 9187629,
      Call_Sign: 't2eu 4',
      'Vessel Name': 'Artavil',
      'EX-NAMES': 'SHONA; OTHER',
      AKA: ['X'],
      Flag: 'mt',
      'Past flags': 'tv;tz',
      LOA: '244 m',
    }).entries
    expect(entry).toEqual({
      id: 'IMO9187629',
      imos: ['9187629'],
      mmsis: [],
      callSigns: ['T2EU4'],
      names: [
        { name: 'Artavil', status: 'current' },
        { name: 'OTHER', status: 'former' },
        { name: 'SHONA', status: 'former' },
        { name: 'X', status: 'other' },
      ],
      flags: [
        { flag: 'MT', status: 'current' },
        { flag: 'TV', status: 'former' },
        { flag: 'TZ', status: 'former' },
      ],
      lengthM: 244,
      programs: [],
    })
  })

  it('says what it leaves out, and why', () => {
    const result = toWatchlist([
      { imo: '9187628', name: 'ARTAVIL', mmsi: '123456789', listedFrom: 'soon', owner: 'A PERSON', length: -4 },
      'text',
      null,
      { name: '' },
      { type: 'ORGANIZATION', imo: '5647684' },
      { schema: 'Person', name: 'JOHN DOE' },
    ])
    expect(result.issues.map(({ row, field }) => `${row} ${field}`)).toEqual([
      '0 imo',
      '0 mmsi',
      '0 lengthM',
      '0 listedFrom',
    ])
    expect(result.rejected).toEqual([
      { row: 1, reason: 'not-a-record' },
      { row: 2, reason: 'not-a-record' },
      { row: 3, reason: 'nothing-known' },
      { row: 4, reason: 'not-a-ship' },
      { row: 5, reason: 'not-a-ship' },
    ])
    expect(result.unread).toEqual(['owner'])
    expect(JSON.stringify(result)).not.toMatch(/A PERSON|JOHN DOE/)
  })

  it('joins records of one id, whatever their order', () => {
    const records = [
      { id: 'a', imo: '9187629', name: 'ARTAVIL', listedFrom: '2012-07-12' },
      { id: 'a', formerName: 'SHONA', listedFrom: '2010-01-01', lengthM: 244 },
      { id: 'b', imo: '9074729' },
    ]
    const forward = toWatchlist(records)
    expect(forward.joined).toBe(1)
    expect(toWatchlist([...records].reverse()).watchlist).toEqual(forward.watchlist)
    expect(forward.watchlist.entries[0]).toMatchObject({
      imos: ['9187629'],
      listedFrom: Date.UTC(2010, 0, 1),
      lengthM: 244,
    })
  })

  it('keeps a ship on the list until the last of its records ends', () => {
    const until = (...ends: (string | undefined)[]) =>
      listOf(...ends.map((listedTo) => ({ id: 'a', imo: '9187629', listedTo }))).entries[0]!.listedTo
    expect(until('2016-01-16', '2018-01-16')).toBe(Date.UTC(2018, 0, 16))
    expect(until('2016-01-16', undefined)).toBeUndefined()
  })

  it('looks into a part of a record, and no deeper', () => {
    expect(listOf({ vessel: { imo: '9187629' } }).entries.length).toBe(1)
    let deep: object = { imo: '9187629' }
    for (let k = 0; k < 100_000; k++) deep = { vessel: deep }
    expect(toWatchlist([deep]).rejected).toEqual([{ row: 0, reason: 'nothing-known' }])
  })

  it('answers anything at all', () => {
    const hostile = [
      '__proto__',
      'constructor',
      '\0',
      '\ud800',
      '😀'.repeat(10),
      'x'.repeat(10_000),
      '1: 2: 3:',
      ';;;;',
      String(Number.MAX_VALUE),
    ]
    const keys = [
      'imo',
      'mmsi',
      'name',
      'callSign',
      'flag',
      'type',
      'listedFrom',
      'length',
      'id',
      '__proto__',
      'vessel_info',
      'aliases',
    ]
    const record = fc.dictionary(
      fc.constantFrom(...keys, ...hostile),
      fc.oneof(fc.constantFrom(...hostile), fc.anything({ maxDepth: 2 })),
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(record, fc.anything({ maxDepth: 1 })), { maxLength: 8 }), (records) => {
        const { watchlist, rejected, joined } = toWatchlist(records)
        expect(watchlist.entries.length + joined + rejected.length).toBe(records.length)
        expect(JSON.parse(JSON.stringify(watchlist))).toEqual(watchlist)
        matchWatchlist({ spells: spellsOf({ name: 'ARTAVIL', imo: '9187629' }), watchlists: watchlist })
      }),
      { numRuns: 300 },
    )
  })
})
