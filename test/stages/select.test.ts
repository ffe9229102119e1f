import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../src/base/index.js'
import { detect } from '../../src/detect/index.js'
import { addCsv } from '../../src/io/csv/index.js'
import { createReading, finishReading } from '../../src/io/reading/index.js'
import { type BriefScore, type Score, idsOf, ofKind, type Rendezvous, type Particulars } from '../../src/model/index.js'
import { toHtml } from '../../src/report/html/index.js'
import { toCsv, toGeoJSON, toJson } from '../../src/report/index.js'
import {
  type FindingFilters,
  type Finding,
  type Findings,
  selectFindings,
  suppressReviewed,
} from '../../src/stages/index.js'
import {
  findingsOf,
  group,
  identityOf,
  inPort,
  listed,
  meeting,
  scored,
  slow,
  T0,
  type MeetingOver,
} from '../report/fixture.js'

const reading = createReading()
for (const name of ['galveston-2020-01-01.csv.gz', 'san-francisco-bay-2020-01-01.csv.gz']) {
  await addCsv(reading, createReadStream(fileURLToPath(new URL(`../../examples/data/${name}`, import.meta.url))), {
    name,
  })
}
const read = finishReading(reading)
/** All that is found in the example data; near harbours too, so that every kind has something in it. */
const all = detect({ ...read, now: Date.UTC(2020, 0, 2) }, { list: { minHarbourDistanceM: 0 } }).findings
const isContact = ({ kind }: Finding): boolean => kind === 'rendezvous' || kind === 'port-contact'
const contacts = all.items.filter(isContact)

/** What a filter must keep, found the long way round: one finding, one question, no shared code. */
function wanted(findings: Findings, f: FindingFilters): Set<string> {
  const sent = findings.ships.flatMap(({ particulars }) => particulars)
  const ship = (id: string): Particulars[] => sent.filter((p) => p.id === id)
  const identityBits = new Map(
    findings.ships.flatMap(({ id, identityScore }) =>
      identityScore === undefined ? [] : [[id, identityScore.bits] as const],
    ),
  )
  const fits = (start: number, end: number, places: number[][], vessels: readonly string[], bits: number): boolean => {
    const [west, south, east, north] = f.bbox ?? [-180, -90, 180, 90]
    const eastOf = (lon: number): number => (((lon - west) % 360) + 360) % 360
    if (f.bbox !== undefined && !places.some((p) => eastOf(p[0]!) <= eastOf(east) && p[1]! >= south && p[1]! <= north))
      return false
    if (start > (f.to ?? Infinity) || end < (f.from ?? -Infinity) || bits < (f.minBits ?? -Infinity)) return false
    if (
      f.vessels !== undefined &&
      !vessels.some((id) => f.vessels!.some((v) => v === id || ship(id).some((p) => p.name === v)))
    )
      return false
    const decade = f.shipTypes?.[0]
    return (
      decade === undefined ||
      vessels.some((id) =>
        ship(id).some((p) => p.shipType !== undefined && Math.floor(p.shipType / 10) === Number(String(decade)[0])),
      )
    )
  }
  const keep = new Set<string>()
  const none = f.minBits === undefined ? 0 : -1e9
  const at = (one: { readonly lon: number; readonly lat: number }): number[][] => [[one.lon, one.lat]]
  for (const r of [...ofKind(findings, 'rendezvous'), ...ofKind(findings, 'port-contact')])
    if (fits(r.start, r.end, at(r), idsOf(r), r.score!.bits)) keep.add(r.id)
  for (const g of ofKind(findings, 'group')) if (g.links.some((id) => keep.has(id))) keep.add(g.id)
  for (const l of [...ofKind(findings, 'loitering'), ...ofKind(findings, 'lone-loitering')])
    if (fits(l.start, l.end, at(l), idsOf(l), none)) keep.add(l.id)
  for (const s of [...ofKind(findings, 'sparse'), ...ofKind(findings, 'dark-rendezvous')])
    if (fits(s.start, s.end, at(s), idsOf(s), s.score.bits)) keep.add(s.id)
  for (const g of ofKind(findings, 'gap')) {
    const places = [g.measures.before, g.measures.after].flatMap((p) => (p === undefined ? [] : [[p.lon, p.lat]]))
    if (fits(g.start, g.end ?? Date.UTC(2020, 0, 2), places, idsOf(g), g.score!.bits)) keep.add(g.id)
  }
  for (const one of ofKind(findings, 'identity')) {
    const places = one.lon === undefined ? [] : [[one.lon, one.lat!]]
    if (
      fits(
        one.start,
        one.end,
        places,
        idsOf(one),
        Math.max(one.score.bits, ...idsOf(one).map((id) => identityBits.get(id) ?? -Infinity)),
      )
    )
      keep.add(one.id)
  }
  return keep
}

const ids = (f: Findings): string[] => f.items.map(({ id }) => id)
const shipsOf = (f: Findings): Set<string> => new Set(f.items.flatMap((one) => idsOf(one)))

/** Ids of all that items and ships were weighed by. */
function factorIds({ items, ships }: Findings): Set<string> {
  const scores: readonly (BriefScore | Score | undefined)[] = [
    ...items.map(({ score }) => score),
    ...ships.flatMap(({ score, identityScore }) => [score, identityScore]),
  ]
  return new Set(
    scores.flatMap((score) => (score !== undefined && 'factors' in score ? score.factors.map(({ id }) => id) : [])),
  )
}

const HOURS = fc.integer({ min: -3, max: 27 }).map((h) => Date.UTC(2020, 0, 1) + h * HOUR_MS)
const filtersOf = (): fc.Arbitrary<FindingFilters> =>
  fc
    .record({
      bbox: fc.option(
        fc.constantFrom<[number, number, number, number]>(
          [-96, 28, -94.5, 30],
          [-125, 30, -122.4, 40],
          [-94.9, 20, 170, 29.35],
          [100, -90, -94.8, 90],
        ),
        { nil: undefined },
      ),
      span: fc.option(fc.tuple(HOURS, HOURS), { nil: undefined }),
      vessels: fc.option(
        fc.subarray(['EAGLE TAMPA', '563936000', 'BARBARICA', '367396670', '999', all.ships[5]!.id], { minLength: 1 }),
        { nil: undefined },
      ),
      shipTypes: fc.option(
        fc
          .constantFrom<string[]>(['80-89'], ['tanker'], ['60-69'], ['70-79'])
          .map((types) => types.map((t) => (t === 'tanker' ? '80-89' : t))),
        { nil: undefined },
      ),
      minBits: fc.option(fc.constantFrom(-4, 0.5, 3, 8), { nil: undefined }),
    })
    .map(({ span, ...rest }) => ({
      ...rest,
      from: span === undefined ? undefined : Math.min(...span),
      to: span === undefined ? undefined : Math.max(...span),
    }))

/** One filter out of each. */
const single = (f: FindingFilters): FindingFilters[] =>
  Object.entries(f)
    .filter(([, v]) => v !== undefined)
    .map(([k, v]) => ({ [k]: v }))

describe('selectFindings', () => {
  it('has something of nearly every kind to choose from', () => {
    for (const kind of [
      'rendezvous',
      'port-contact',
      'group',
      'loitering',
      'gap',
      'dark-rendezvous',
      'identity',
    ] as const)
      expect(ofKind(all, kind).length, kind).toBeGreaterThan(3)
    expect(ofKind(all, 'gap').some((gap) => gap.end === undefined)).toBe(true)
  })

  it('keeps what a search of every finding keeps, in the same order and unchanged', () => {
    let [fewest, most] = [Infinity, 0]
    const given = new Set(all.items)
    fc.assert(
      fc.property(filtersOf(), (filters) => {
        const got = selectFindings(all, filters)
        const keep = wanted(all, filters)
        expect(ids(got)).toEqual(ids(all).filter((id) => keep.has(id)))
        expect(got.items.every((one) => given.has(one))).toBe(true)
        expect(got.leftOut).toEqual({ ...all.leftOut, filtered: ids(all).filter((id) => !keep.has(id)).length })
        fewest = Math.min(fewest, keep.size)
        most = Math.max(most, keep.size)
      }),
      { numRuns: 30, seed: 6 },
    )
    expect(fewest).toBeLessThan(5)
    expect(most).toBeGreaterThan(150)
  })

  it('keeps beside them exactly what belongs to them', () => {
    fc.assert(
      fc.property(filtersOf(), (filters) => {
        const got = selectFindings(all, filters)
        const taking = shipsOf(got)
        expect(got.ships).toEqual(all.ships.filter(({ id }) => taking.has(id)))
        expect(new Set(Object.keys(got.catalogue))).toEqual(factorIds(got))
        for (const key of ['provenance', 'warnings', 'knowledge', 'rejected', 'capped'] as const)
          expect(got[key]).toBe(all[key])
      }),
      { numRuns: 12 },
    )
  })

  it('gives the same together or one after the other, in any order, and twice', () => {
    fc.assert(
      fc.property(filtersOf(), fc.boolean(), (filters, back) => {
        const once = selectFindings(all, filters)
        const steps = back ? single(filters).reverse() : single(filters)
        expect(steps.reduce((left, step) => selectFindings(left, step), all)).toEqual(once)
        expect(selectFindings(once, filters)).toEqual(once)
      }),
      { numRuns: 15 },
    )
  })

  it('does not depend on the order of what it is given', () => {
    fc.assert(
      fc.property(fc.subarray(['EAGLE TAMPA', 'BARBARICA', '367396670', '999'], { minLength: 2 }), (vessels) => {
        expect(selectFindings(all, { vessels: [...vessels].reverse() })).toEqual(selectFindings(all, { vessels }))
      }),
    )
    const turned = { ...all, items: [...all.items].reverse(), ships: [...all.ships].reverse() }
    expect(new Set(ids(selectFindings(turned, { shipTypes: ['tug'], minBits: 0 })))).toEqual(
      new Set(ids(selectFindings(all, { shipTypes: ['tug'], minBits: 0 }))),
    )
  })

  it('fits the schema, and every report of findings', () => {
    const validate = new Ajv2020({ strict: true }).compile(
      JSON.parse(readFileSync(new URL('../../schema/findings.schema.json', import.meta.url), 'utf8')) as object,
    )
    const got = selectFindings(all, { bbox: [-95, 28, -94, 29], shipTypes: ['tanker'] })
    expect(validate(JSON.parse(toJson(got))), JSON.stringify(validate.errors)).toBe(true)
    expect(toCsv(got, { portContacts: true }).split('\r\n').length).toBe(got.items.length + 2)
    expect(toGeoJSON(got, { portContacts: true }).features.length).toBe(
      got.items.filter((one) => one.lon !== undefined).length,
    )
    expect(toHtml(got)).toContain(ofKind(got, 'rendezvous')[0]!.id)
  })

  it('leaves all as it is without filters', () => {
    expect(selectFindings(all)).toBe(all)
    expect(selectFindings(all, { bbox: undefined })).toBe(all)
    expect(selectFindings(all, { bbox: [-180, -90, 180, 90] })).toEqual({
      ...selectFindings(all, { bbox: [0, -90, 360, 90] }),
    })
  })
})

describe('detect with filters', () => {
  it('selects when all is found and weighed, so that contacts of low rank are there, and learns as without', () => {
    // A pair that is far from the best of the whole.
    const last = contacts.at(-1)!
    const select = { vessels: [last.vessels[0].id] }
    const got = detect({ ...read, now: Date.UTC(2020, 0, 2) }, { list: { minHarbourDistanceM: 0 }, select }).findings
    expect(got.items.filter(isContact)).toEqual(contacts.filter((one) => idsOf(one).includes(last.vessels[0].id)))
    expect(ids(got)).toContain(last.id)
    expect(got.ships).toEqual(all.ships.filter(({ id }) => shipsOf(got).has(id)))
    expect(got.leftOut.filtered).toBe(all.items.length - got.items.length)
    expect(got.knowledge).toEqual(all.knowledge)
    expect(got.provenance.options.select).toEqual(select)
  })
})

describe('places', () => {
  const spots = [
    [179.5, 0],
    [-179.5, 0],
    [-180, 1],
    [0, 0],
    [170, -10],
    [12, 89.9],
  ] as const
  const found = findingsOf({
    items: spots.map(([lon, lat], i) => meeting({ vessels: [`${lon}`, `${lat}`], lon, lat, start: T0 + i })),
  })
  const lonsIn = (filters: FindingFilters): number[] =>
    ofKind(selectFindings(found, filters), 'rendezvous').map(({ lon }) => lon)

  it('a box crosses ±180, however it is written', () => {
    expect(lonsIn({ bbox: [179, -5, -179, 5] })).toEqual([179.5, -179.5, -180])
    expect(lonsIn({ bbox: [179, -5, 181, 5] })).toEqual([179.5, -179.5, -180])
    expect(lonsIn({ bbox: [-181, -5, -179, 5] })).toEqual([179.5, -179.5, -180])
    expect(lonsIn({ bbox: [170, -10, 180, 5] })).toEqual([179.5, -180, 170])
    expect(lonsIn({ bbox: [-180, -90, 180, 90] }).length).toBe(6)
    expect(lonsIn({ bbox: [-179, -90, 179, 90] })).toEqual([0, 170, 12])
  })

  it('an area may cross ±180, hold a pole and have holes', () => {
    const seam = {
      type: 'Polygon',
      coordinates: [
        [
          [179, -1],
          [-179, -1],
          [-179, 1],
          [179, 1],
          [179, -1],
        ],
        [
          [-179.8, -0.5],
          [-179.2, -0.5],
          [-179.2, 0.5],
          [-179.8, 0.5],
          [-179.8, -0.5],
        ],
      ],
    } as const
    expect(lonsIn({ area: seam as never })).toEqual([179.5, -180])
    const cap = {
      type: 'Polygon',
      coordinates: [
        [
          [-180, 80],
          [-60, 80],
          [60, 80],
          [180, 80],
        ],
      ],
    } as const
    expect(
      lonsIn({
        area: {
          type: 'FeatureCollection',
          features: [
            { type: 'Feature', properties: null, geometry: cap as never },
            { type: 'Feature', properties: null, geometry: seam as never },
          ],
        },
      }),
    ).toEqual([179.5, -180, 12])
  })

  it('a gap lies where it began and where it ended', () => {
    const gap = ofKind(all, 'gap').find(
      (g) => g.end !== undefined && Math.abs(g.measures.after!.lon - g.measures.before.lon) > 0.01,
    )!
    for (const { lon, lat } of [gap.measures.before, gap.measures.after!]) {
      expect(ofKind(selectFindings(all, { bbox: [lon - 1e-5, lat - 1e-5, lon + 1e-5, lat + 1e-5] }), 'gap')).toContain(
        gap,
      )
    }
  })
})

describe('an open gap', () => {
  it('lasts until the present, and no longer', () => {
    const open = ofKind(all, 'gap').filter((gap) => gap.end === undefined)
    const from = (t: number): number =>
      ofKind(selectFindings(all, { from: t }), 'gap').filter((gap) => gap.end === undefined).length
    expect(from(Date.UTC(2020, 0, 2))).toBe(open.length)
    expect(from(Date.UTC(2020, 0, 2) + 1)).toBe(0)
  })
})

describe('ships', () => {
  const found = findingsOf({
    items: [meeting(), meeting({ vessels: ['333', '444'], start: T0 + 1 }), group, slow],
    particulars: [
      { id: '111', hull: 0, name: 'M/V EAGLE TAMPA', imo: '9187629', shipType: 81, end: T0 },
      { id: '111', hull: 0, name: 'RENAMED', start: T0 },
      { id: '333', hull: 0, shipType: 52 },
      { id: '444', hull: 0, shipType: 0 },
    ],
  })
  const count = (filters: FindingFilters): number[] => {
    const got = selectFindings(found, filters)
    return [ofKind(got, 'rendezvous').length, ofKind(got, 'group').length, ofKind(got, 'loitering').length]
  }

  it.each([
    [{ vessels: ['111'] }, [1, 0, 0]],
    [{ vessels: ['eagle tampa'] }, [1, 0, 0]],
    [{ vessels: ['IMO 9187629'] }, [1, 0, 0]],
    [{ vessels: ['9187629', '444'] }, [2, 0, 1]],
    [{ vessels: ['EAGLE'] }, [0, 0, 0]],
    [{ shipTypes: [81] }, [1, 0, 0]],
    [{ shipTypes: ['80-89', 'TUG'] }, [2, 0, 0]],
    [{ shipTypes: ['unknown'] }, [2, 0, 1]],
    [{ shipTypes: ['fishing'] }, [0, 0, 0]],
  ])('%j', (filters, expected) => {
    expect(count(filters)).toEqual(expected)
  })

  it('matches of watchlists stay, whatever bits are asked for', () => {
    const found = findingsOf({ items: [listed, identityOf('ID-10')] })
    expect(ids(selectFindings(found, { minBits: 5 }))).toEqual([listed.id])
    expect(selectFindings(found, { minBits: -5 }).items.length).toBe(2)
  })
})

describe('a wrong filter', () => {
  it.each<[FindingFilters, RegExp]>([
    [
      { bbox: [1, 2, 3] as never },
      /^selectFindings: bbox is \[1,2,3\]; expected four numbers: west, south, east, north\.$/,
    ],
    [{ bbox: [1, 5, 3, 2] }, /south 5 and north 2/],
    [{ bbox: [1, 5, 3, 95] }, /latitude of bbox is 95; expected a number from -90 to 90/],
    [{ bbox: [NaN, 5, 3, 9] }, /longitude of bbox is NaN/],
    [{ area: { type: 'Point', coordinates: [1, 2] } }, /area holds no polygon/],
    [{ from: 5, to: 4 }, /from is 5 and to is 4/],
    [{ vessels: [] }, /vessels is an empty array/],
    [{ vessels: [5] as never }, /a vessel is 5; expected a text/],
    [{ shipTypes: ['boat'] }, /a ship type is "boat"; expected a number/],
    [{ shipTypes: [256] }, /a ship type is 256/],
    [{ shipTypes: ['89-80'] }, /a ship type is "89-80"/],
    [{ minBits: 'six' as never }, /minBits is "six"; expected a number/],
    [{ minbits: 6 } as never, /there is no option "minbits"; expected one of bbox, /],
  ])('%j', (filters, sentence) => {
    expect(() => selectFindings(findingsOf(), filters)).toThrow(sentence)
    expect(() => detect({ reports: [] }, { select: filters })).toThrow(sentence)
  })
})

describe('suppressReviewed', () => {
  const weighed = (bits: number, over: MeetingOver = {}): Rendezvous => meeting({ ...over, score: scored(bits) })
  const [first, later, other] = [
    weighed(2),
    weighed(7, { start: T0 + 5 * HOUR_MS }),
    weighed(3, { vessels: ['222', '333'], start: T0 + 1 }),
  ]
  const found = findingsOf({
    items: [
      first,
      other,
      later,
      { ...group, links: [first.id, later.id] },
      { ...group, id: 'both', links: [later.id, other.id] },
      slow,
    ],
    particulars: [
      { id: '111', hull: 0, imo: '9187629' },
      { id: '222', hull: 0, name: 'BRAVO' },
    ],
  })
  const left = (reviewed: Parameters<typeof suppressReviewed>[1]): string[] =>
    ofKind(suppressReviewed(found, reviewed), 'rendezvous').map(({ id }) => id)

  it('leaves out rendezvous of the pair, either way round, their groups, and counts them', () => {
    const got = suppressReviewed(found, [{ vessels: ['222', '111'], note: 'tug' }])
    // By odds of opening: a rendezvous of 3 bits, then loitering, then the group that has another rendezvous.
    expect(ids(got)).toEqual([other.id, slow.id, 'both'])
    expect(got.items.every((one) => found.items.includes(one))).toBe(true)
    // 111 takes part in groups no more; 444 loiters.
    expect(got.ships).toEqual(found.ships.filter(({ id }) => shipsOf(got).has(id)))
    expect(got.leftOut).toEqual({ ...found.leftOut, reviewedRendezvous: 2, reviewedPairs: 1 })
    expect(suppressReviewed(got, [{ vessels: ['222', '111'] }])).toBe(got)
  })

  it('leaves out contacts in ports too', () => {
    const port = findingsOf({ items: [inPort, later] })
    const got = suppressReviewed(port, [{ vessels: ['888', '777'] }])
    expect(ids(got)).toEqual([later.id])
    expect(got.leftOut).toMatchObject({ reviewedRendezvous: 1, reviewedPairs: 1 })
    expect(suppressReviewed(port, [{ vessels: ['888', '777'], untilBits: -9 }])).toBe(port)
  })

  it('holds from, until and untilBits', () => {
    const vessels = ['111', '222'] as const
    expect(left([{ vessels, from: T0 + 1 }])).toEqual([other.id, first.id])
    expect(left([{ vessels, until: T0 }])).toEqual([later.id, other.id])
    expect(left([{ vessels, untilBits: 7 }])).toEqual([later.id, other.id])
    expect(left([{ vessels, untilBits: 7.1 }])).toEqual([other.id])
    expect(left([{ vessels, until: T0 - 1 }, { vessels: ['333', '222'] }])).toEqual([later.id, first.id])
  })

  it('knows ships by IMO number, and by no name', () => {
    expect(left([{ vessels: ['IMO 9187629', '222'] }])).toEqual([other.id])
    expect(left([{ vessels: ['111', 'BRAVO'] }]).length).toBe(3)
    expect(left([{ vessels: ['111', '111'] }]).length).toBe(3)
  })

  it('suppresses what any of the pairs names, whatever ships call themselves and share', () => {
    const named = ['1', '2', 'constructor', '__proto__', 'IMO 9187629']
    // Two ships send one IMO number.
    const particulars = ['1', '__proto__'].map((id) => ({ id, hull: 0, imo: '9187629' }))
    const isCalled = (id: string, text: string): boolean =>
      id === text || (text === 'IMO 9187629' && particulars.some((one) => one.id === id))
    const pairs = (of: readonly string[]): fc.Arbitrary<readonly [string, string]> =>
      fc.tuple(fc.constantFrom(...of), fc.constantFrom(...of))
    fc.assert(
      fc.property(
        fc.array(pairs(named.slice(0, 4)), { maxLength: 6 }),
        fc.array(pairs(named), { maxLength: 6 }),
        (met, reviewed) => {
          const items = met.map((vessels, i) => meeting({ vessels, start: T0 + i }))
          const got = suppressReviewed(
            findingsOf({ items, particulars }),
            reviewed.map((vessels) => ({ vessels })),
          )
          const kept = items.filter(
            ({ vessels: [{ id: p }, { id: q }] }) =>
              !reviewed.some(([a, b]) => (isCalled(p, a) && isCalled(q, b)) || (isCalled(q, a) && isCalled(p, b))),
          )
          expect(got.items).toEqual(kept)
        },
      ),
    )
  })

  it('throws a sentence for what is no pair', () => {
    expect(() => suppressReviewed(found, [{ vessels: ['111', '222'] }, {} as never])).toThrow(
      /reviewed hold at 1 what is no pair/,
    )
    expect(() => suppressReviewed(found, [{ vessels: ['111', 222 as never] }])).toThrow(
      'suppressReviewed: a vessel is 222; expected a text: an MMSI or an IMO number.',
    )
  })

  it('commutes with filters, and detect does both', () => {
    const reviewed = [{ vessels: idsOf(ofKind(all, 'rendezvous')[0]!) as [string, string] }]
    const filters = { shipTypes: ['tanker'], minBits: 1 }
    const one = suppressReviewed(selectFindings(all, filters), reviewed)
    expect(one.leftOut.reviewedRendezvous).toBeGreaterThan(0)
    expect(ids(selectFindings(suppressReviewed(all, reviewed), filters))).toEqual(ids(one))
    const detected = detect(
      { ...read, now: Date.UTC(2020, 0, 2), reviewed },
      { list: { minHarbourDistanceM: 0 }, select: filters },
    ).findings
    expect(detected.items).toEqual(one.items)
    expect(detected.leftOut).toEqual(one.leftOut)
  })
})
