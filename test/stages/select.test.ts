import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect.js'
import { addCsv, createReading, finishReading } from '../../src/io/index.js'
import { HOUR_MS } from '../../src/model/units.js'
import { toCsv, toGeoJSON, toJson } from '../../src/report/index.js'
import { toHtml } from '../../src/report/html/index.js'
import type { Findings } from '../../src/stages/findings.js'
import type { FindingFilters } from '../../src/stages/filters.js'
import { keepReviewedQuiet, selectFindings } from '../../src/stages/select.js'
import { findingsOf, group, meeting, slow, T0 } from '../report/fixture.js'

const reading = createReading()
for (const name of ['galveston-2020-01-01.csv.gz', 'san-francisco-bay-2020-01-01.csv.gz']) {
  await addCsv(reading, createReadStream(fileURLToPath(new URL(`../../examples/data/${name}`, import.meta.url))), { name })
}
const read = finishReading(reading)
/** All that is found in the example data, nothing cut; near harbours too, so that every list has something in it. */
const all = detect({ ...read, now: Date.UTC(2020, 0, 2) }, { list: { maxAssessed: 1e9, minHarbourDistanceM: 0 } })

/** What a filter must keep, found the long way round: one finding, one question, no shared code. */
function wanted(findings: Findings, f: FindingFilters): Set<string> {
  const meetings = new Map(findings.meetings.map((m) => [m.id, m.bits]))
  const ship = (id: string): Findings['particulars'] => findings.particulars.filter((p) => p.id === id)
  const fits = (start: number, end: number, places: number[][], vessels: readonly string[], bits: number): boolean => {
    const [west, south, east, north] = f.bbox ?? [-180, -90, 180, 90]
    const eastOf = (lon: number): number => (((lon - west) % 360) + 360) % 360
    if (f.bbox !== undefined && !places.some((p) => eastOf(p[0]!) <= eastOf(east) && p[1]! >= south && p[1]! <= north)) return false
    if (start > (f.to ?? Infinity) || end < (f.from ?? -Infinity) || bits < (f.minBits ?? -Infinity)) return false
    if (f.vessels !== undefined && !vessels.some((id) => f.vessels!.some((v) => v === id || ship(id).some((p) => p.name === v)))) return false
    const decade = f.shipTypes?.[0]
    return decade === undefined || vessels.some((id) => ship(id).some((p) => p.shipType !== undefined && Math.floor(p.shipType / 10) === Number(String(decade)[0])))
  }
  const keep = new Set<string>()
  const none = f.minBits === undefined ? 0 : -1e9
  for (const r of findings.rendezvous) if (fits(r.start, r.end, [[r.lon, r.lat]], r.vessels, meetings.get(r.id)!)) keep.add(r.id)
  for (const g of findings.groups) if (g.rendezvous.some((id) => keep.has(id))) keep.add(g.id)
  for (const l of [...findings.loitering, ...findings.lone]) if (fits(l.start, l.end, [[l.lon, l.lat]], [l.vessel], none)) keep.add(l.id)
  for (const s of findings.sparse) if (fits(s.start, s.end, [[s.lon, s.lat]], [s.vessel], s.bits)) keep.add(s.id)
  for (const d of findings.dark) if (fits(d.start, d.end, [[d.lon, d.lat]], d.vessels, d.score.bits)) keep.add(d.id)
  findings.gaps.forEach((g, k) => {
    const places = [g.before, g.after].flatMap((p) => (p === undefined ? [] : [[p.lon, p.lat]]))
    if (fits(g.start, g.end ?? Date.UTC(2020, 0, 2), places, [g.vessel], findings.gapScores[k]!.bits)) keep.add(g.id)
  })
  for (const one of findings.identity) {
    const places = one.lon === undefined ? [] : [[one.lon, one.lat!]]
    const bits = one.rule === 'ID-33' ? Infinity : Math.max(one.bits, ...findings.identityScores.filter((s) => one.vessels.includes(s.vessel)).map((s) => s.bits))
    if (fits(one.start, one.end, places, one.vessels, bits)) keep.add(one.id)
  }
  return keep
}

const LISTS = ['rendezvous', 'groups', 'loitering', 'gaps', 'sparse', 'dark', 'lone', 'identity'] as const
const idsOf = (f: Findings): string[] => LISTS.flatMap((list) => f[list].map(({ id }) => id))
const shipsOf = (f: Findings): Set<string> => new Set(LISTS.flatMap((list) => f[list].flatMap((one) => ('vessel' in one ? [one.vessel] : [...one.vessels]))))

const HOURS = fc.integer({ min: -3, max: 27 }).map((h) => Date.UTC(2020, 0, 1) + h * HOUR_MS)
const filtersOf = (): fc.Arbitrary<FindingFilters> =>
  fc.record({
    bbox: fc.option(fc.constantFrom<[number, number, number, number]>([-96, 28, -94.5, 30], [-125, 30, -122.4, 40], [-94.9, 20, 170, 29.35], [100, -90, -94.8, 90]), { nil: undefined }),
    span: fc.option(fc.tuple(HOURS, HOURS), { nil: undefined }),
    vessels: fc.option(fc.subarray(['EAGLE TAMPA', '563936000', 'BARBARICA', '367396670', '999', all.particulars[5]!.id], { minLength: 1 }), { nil: undefined }),
    shipTypes: fc.option(fc.constantFrom<string[]>(['80-89'], ['tanker'], ['60-69'], ['70-79']).map((types) => types.map((t) => (t === 'tanker' ? '80-89' : t))), { nil: undefined }),
    minBits: fc.option(fc.constantFrom(-4, 0.5, 3, 8), { nil: undefined }),
  }).map(({ span, ...rest }) => ({ ...rest, from: span === undefined ? undefined : Math.min(...span), to: span === undefined ? undefined : Math.max(...span) }))

/** One filter out of each. */
const single = (f: FindingFilters): FindingFilters[] => Object.entries(f).filter(([, v]) => v !== undefined).map(([k, v]) => ({ [k]: v }))

describe('selectFindings', () => {
  it('has something of nearly every kind to choose from', () => {
    for (const list of ['rendezvous', 'groups', 'loitering', 'gaps', 'dark', 'identity'] as const) expect(all[list].length, list).toBeGreaterThan(3)
    expect(all.gaps.some((gap) => gap.end === undefined)).toBe(true)
  })

  it('keeps what a search of every finding keeps, in the same order and unchanged', () => {
    let [fewest, most] = [Infinity, 0]
    fc.assert(fc.property(filtersOf(), (filters) => {
      const got = selectFindings(all, filters)
      const keep = wanted(all, filters)
      expect(idsOf(got)).toEqual(idsOf(all).filter((id) => keep.has(id)))
      for (const list of LISTS) for (const one of got[list]) expect((all[list] as readonly unknown[]).includes(one)).toBe(true)
      expect(got.leftOut).toEqual({ ...all.leftOut, filtered: idsOf(all).filter((id) => !keep.has(id)).length })
      fewest = Math.min(fewest, keep.size)
      most = Math.max(most, keep.size)
    }), { numRuns: 30, seed: 6 })
    expect(fewest).toBeLessThan(5)
    expect(most).toBeGreaterThan(150)
  })

  it('keeps beside them exactly what belongs to them', () => {
    fc.assert(fc.property(filtersOf(), (filters) => {
      const got = selectFindings(all, filters)
      const ids = new Set(idsOf(got))
      const ships = shipsOf(got)
      expect(got.gapScores.map(({ gap }) => gap)).toEqual(got.gaps.map(({ id }) => id))
      expect(new Set(got.meetings.map(({ id }) => id))).toEqual(new Set(got.rendezvous.map(({ id }) => id)))
      expect(new Set(Object.keys(got.context))).toEqual(new Set(Object.keys(all.context).filter((id) => ids.has(id))))
      for (const list of ['identityScores', 'vessels'] as const) expect(got[list].map((s) => s.vessel)).toEqual(all[list].map((s) => s.vessel).filter((id) => ships.has(id)))
      expect(got.particulars).toEqual(all.particulars.filter(({ id }) => ships.has(id)))
    }), { numRuns: 12 })
  })

  it('gives the same together or one after the other, in any order, and twice', () => {
    fc.assert(fc.property(filtersOf(), fc.boolean(), (filters, back) => {
      const once = selectFindings(all, filters)
      const steps = back ? single(filters).reverse() : single(filters)
      expect(steps.reduce((left, step) => selectFindings(left, step), all)).toEqual(once)
      expect(selectFindings(once, filters)).toEqual(once)
    }), { numRuns: 15 })
  })

  it('does not depend on the order of what it is given', () => {
    fc.assert(fc.property(fc.subarray(['EAGLE TAMPA', 'BARBARICA', '367396670', '999'], { minLength: 2 }), (vessels) => {
      expect(selectFindings(all, { vessels: [...vessels].reverse() })).toEqual(selectFindings(all, { vessels }))
    }))
    const turned = { ...all, rendezvous: [...all.rendezvous].reverse(), particulars: [...all.particulars].reverse(), meetings: [...all.meetings].reverse() }
    expect(new Set(idsOf(selectFindings(turned, { shipTypes: ['tug'], minBits: 0 })))).toEqual(new Set(idsOf(selectFindings(all, { shipTypes: ['tug'], minBits: 0 }))))
  })

  it('fits the schema, and every report of findings', () => {
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(new URL('../../schema/findings.schema.json', import.meta.url), 'utf8')) as object)
    const got = selectFindings(all, { bbox: [-95, 28, -94, 29], shipTypes: ['tanker'] })
    expect(validate(JSON.parse(toJson(got))), JSON.stringify(validate.errors)).toBe(true)
    expect(toCsv(got).split('\r\n').length).toBe(idsOf(got).length - got.identity.filter((one) => one.lon === undefined).length + 2)
    expect(toGeoJSON(got, { reach: false }).features.length).toBe(toCsv(got).split('\r\n').length - 2)
    expect(toHtml(got)).toContain(got.rendezvous[0]!.id)
  })

  it('leaves all as it is without filters', () => {
    expect(selectFindings(all)).toBe(all)
    expect(selectFindings(all, { bbox: undefined })).toBe(all)
    expect(selectFindings(all, { bbox: [-180, -90, 180, 90] })).toEqual({ ...selectFindings(all, { bbox: [0, -90, 360, 90] }) })
  })
})

describe('detect with filters', () => {
  it('selects before it cuts, so that meetings of low rank are there, and learns as without', () => {
    // A pair that is far from the best three of the whole.
    const last = all.meetings.at(-1)!
    const select = { vessels: [last.vessels[0]] }
    const got = detect({ ...read, now: Date.UTC(2020, 0, 2) }, { list: { maxAssessed: 3, minHarbourDistanceM: 0 }, select })
    const ranked = all.meetings.filter(({ vessels }) => vessels.includes(last.vessels[0]))
    expect(got.meetings).toEqual(ranked.slice(0, 3))
    expect(got.leftOut.meetings).toBe(Math.max(0, ranked.length - 3))
    expect(got.rendezvous.map(({ id }) => id)).toContain(last.id)
    expect(got.knowledge).toEqual(all.knowledge)
    expect(got.options.select).toEqual(select)
  })
})

describe('places', () => {
  const at = (lon: number, lat: number): Findings['rendezvous'][number] => meeting({ vessels: [`${lon}`, `${lat}`], lon, lat })
  const spots = [at(179.5, 0), at(-179.5, 0), at(-180, 1), at(0, 0), at(170, -10), at(12, 89.9)]
  const found = findingsOf({ rendezvous: spots })
  const lonsIn = (filters: FindingFilters): number[] => selectFindings(found, filters).rendezvous.map(({ lon }) => lon)

  it('a box crosses ±180, however it is written', () => {
    expect(lonsIn({ bbox: [179, -5, -179, 5] })).toEqual([179.5, -179.5, -180])
    expect(lonsIn({ bbox: [179, -5, 181, 5] })).toEqual([179.5, -179.5, -180])
    expect(lonsIn({ bbox: [-181, -5, -179, 5] })).toEqual([179.5, -179.5, -180])
    expect(lonsIn({ bbox: [170, -10, 180, 5] })).toEqual([179.5, -180, 170])
    expect(lonsIn({ bbox: [-180, -90, 180, 90] }).length).toBe(6)
    expect(lonsIn({ bbox: [-179, -90, 179, 90] })).toEqual([0, 170, 12])
  })

  it('an area may cross ±180, hold a pole and have holes', () => {
    const seam = { type: 'Polygon', coordinates: [[[179, -1], [-179, -1], [-179, 1], [179, 1], [179, -1]], [[-179.8, -0.5], [-179.2, -0.5], [-179.2, 0.5], [-179.8, 0.5], [-179.8, -0.5]]] } as const
    expect(lonsIn({ area: seam as never })).toEqual([179.5, -180])
    const cap = { type: 'Polygon', coordinates: [[[-180, 80], [-60, 80], [60, 80], [180, 80]]] } as const
    expect(lonsIn({ area: { type: 'FeatureCollection', features: [{ type: 'Feature', properties: null, geometry: cap as never }, { type: 'Feature', properties: null, geometry: seam as never }] } })).toEqual([179.5, -180, 12])
  })

  it('a silence lies where it began and where it ended', () => {
    const gap = all.gaps.find((g) => g.end !== undefined && Math.abs(g.after!.lon - g.before.lon) > 0.01)!
    for (const { lon, lat } of [gap.before, gap.after!]) {
      expect(selectFindings(all, { bbox: [lon - 1e-5, lat - 1e-5, lon + 1e-5, lat + 1e-5] }).gaps).toContain(gap)
    }
  })
})

describe('an open silence', () => {
  it('lasts until the present, and no longer', () => {
    const open = all.gaps.filter((gap) => gap.end === undefined)
    const from = (t: number): number => selectFindings(all, { from: t }).gaps.filter((gap) => gap.end === undefined).length
    expect(from(Date.UTC(2020, 0, 2))).toBe(open.length)
    expect(from(Date.UTC(2020, 0, 2) + 1)).toBe(0)
  })
})

describe('ships', () => {
  const found = findingsOf({
    rendezvous: [meeting(), meeting({ vessels: ['333', '444'], start: T0 + 1 })],
    groups: [group], loitering: [slow],
    particulars: [
      { id: '111', hull: 0, name: 'M/V EAGLE TAMPA', imo: '9187629', shipType: 81, end: T0 },
      { id: '111', hull: 0, name: 'RENAMED', start: T0 },
      { id: '333', hull: 0, shipType: 52 },
      { id: '444', hull: 0, shipType: 0 },
    ],
  })
  const count = (filters: FindingFilters): number[] => {
    const got = selectFindings(found, filters)
    return [got.rendezvous.length, got.groups.length, got.loitering.length]
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
    const one = { ...all.identity[0]!, bits: 0 }
    const listed = findingsOf({ identity: [{ ...one, id: 'listed', rule: 'ID-33' }, { ...one, rule: 'ID-10' }] })
    expect(selectFindings(listed, { minBits: 5 }).identity.map(({ id }) => id)).toEqual(['listed'])
  })
})

describe('a wrong filter', () => {
  it.each<[FindingFilters, RegExp]>([
    [{ bbox: [1, 2, 3] as never }, /^selectFindings: bbox is \[1,2,3\]; expected four numbers: west, south, east, north\.$/],
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

describe('keepReviewedQuiet', () => {
  const first = meeting()
  const later = meeting({ start: T0 + 5 * HOUR_MS })
  const other = meeting({ vessels: ['222', '333'], start: T0 + 1 })
  const weighed = (r: typeof first, bits: number): Findings['meetings'][number] => ({ ...all.meetings[0]!, id: r.id, vessels: r.vessels, bits })
  const found = findingsOf({
    rendezvous: [first, other, later],
    groups: [{ ...group, rendezvous: [first.id, later.id] }, { ...group, id: 'both', rendezvous: [later.id, other.id] }],
    meetings: [weighed(later, 7), weighed(other, 3), weighed(first, 2)],
    context: { [first.id]: all.context[all.rendezvous[0]!.id]! },
    particulars: [{ id: '111', hull: 0, imo: '9187629' }, { id: '222', hull: 0, name: 'BRAVO' }],
    loitering: [slow],
  })
  const left = (reviewed: Parameters<typeof keepReviewedQuiet>[1]): string[] => keepReviewedQuiet(found, reviewed).rendezvous.map(({ id }) => id)

  it('leaves out contacts of the pair, either way round, their groups, and counts them', () => {
    const quiet = keepReviewedQuiet(found, [{ vessels: ['222', '111'], note: 'tug' }])
    expect(quiet.rendezvous).toEqual([other])
    expect(quiet.meetings.map(({ id }) => id)).toEqual([other.id])
    expect(quiet.groups.map(({ id }) => id)).toEqual(['both'])
    expect([quiet.loitering, quiet.context]).toEqual([[slow], {}])
    expect(quiet.leftOut).toEqual({ ...found.leftOut, reviewedMeetings: 2, reviewedPairs: 1 })
    expect(keepReviewedQuiet(quiet, [{ vessels: ['222', '111'] }])).toBe(quiet)
  })

  it('holds from, until and untilBits', () => {
    const vessels = ['111', '222'] as const
    expect(left([{ vessels, from: T0 + 1 }])).toEqual([first.id, other.id])
    expect(left([{ vessels, until: T0 }])).toEqual([other.id, later.id])
    expect(left([{ vessels, untilBits: 7 }])).toEqual([other.id, later.id])
    expect(left([{ vessels, untilBits: 7.1 }])).toEqual([other.id])
    expect(left([{ vessels, until: T0 - 1 }, { vessels: ['333', '222'] }])).toEqual([first.id, later.id])
  })

  it('knows ships by IMO number, and by no name', () => {
    expect(left([{ vessels: ['IMO 9187629', '222'] }])).toEqual([other.id])
    expect(left([{ vessels: ['111', 'BRAVO'] }]).length).toBe(3)
    expect(left([{ vessels: ['111', '111'] }]).length).toBe(3)
  })

  it('keeps quiet what any of the pairs names, whatever ships call themselves and share', () => {
    const ids = ['1', '2', 'constructor', '__proto__', 'IMO 9187629']
    // Two ships send one IMO number.
    const particulars = ['1', '__proto__'].map((id) => ({ id, hull: 0, imo: '9187629' }))
    const isCalled = (id: string, text: string): boolean => id === text || (text === 'IMO 9187629' && particulars.some((one) => one.id === id))
    const pairs = (of: readonly string[]): fc.Arbitrary<readonly [string, string]> => fc.tuple(fc.constantFrom(...of), fc.constantFrom(...of))
    fc.assert(
      fc.property(fc.array(pairs(ids.slice(0, 4)), { maxLength: 6 }), fc.array(pairs(ids), { maxLength: 6 }), (met, reviewed) => {
        const rendezvous = met.map((vessels, i) => meeting({ vessels, start: T0 + i }))
        const quiet = keepReviewedQuiet(findingsOf({ rendezvous, particulars }), reviewed.map((vessels) => ({ vessels })))
        const loud = rendezvous.filter(({ vessels: [p, q] }) => !reviewed.some(([a, b]) => (isCalled(p, a) && isCalled(q, b)) || (isCalled(q, a) && isCalled(p, b))))
        expect(quiet.rendezvous).toEqual(loud)
      }),
    )
  })

  it('throws a sentence for what is no pair', () => {
    expect(() => keepReviewedQuiet(found, [{ vessels: ['111', '222'] }, {} as never])).toThrow(/reviewed hold at 1 what is no pair/)
    expect(() => keepReviewedQuiet(found, [{ vessels: ['111', 222 as never] }])).toThrow('keepReviewedQuiet: a vessel is 222; expected a text: an MMSI or an IMO number.')
  })

  it('commutes with filters, and detect does both before it cuts', () => {
    const pair = all.meetings[0]!.vessels
    const reviewed = [{ vessels: pair }]
    const filters = { shipTypes: ['tanker'], minBits: 1 }
    const one = keepReviewedQuiet(selectFindings(all, filters), reviewed)
    expect(one.leftOut.reviewedMeetings).toBeGreaterThan(0)
    expect(idsOf(selectFindings(keepReviewedQuiet(all, reviewed), filters))).toEqual(idsOf(one))
    const detected = detect({ ...read, now: Date.UTC(2020, 0, 2), reviewed }, { list: { maxAssessed: 2, minHarbourDistanceM: 0 }, select: filters })
    expect(detected.meetings).toEqual(one.meetings.slice(0, 2))
    expect(detected.leftOut.reviewedMeetings).toBe(one.leftOut.reviewedMeetings)
  })
})
