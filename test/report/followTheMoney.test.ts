import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/explain/index.js'
import { toFollowTheMoney } from '../../src/report/index.js'
import { silence } from './gapFixture.js'
import { findingsOf, identityOf, listed, meeting, scored, T0 } from './fixture.js'

interface Schemata {
  readonly schemata: Readonly<Record<string, { required: string[]; properties: Record<string, string>; is: string[] }>>
  readonly entityId: string
}

// Names, kinds of value and what is required, from the schema as published. On 24 November 2026 the Python package
// followthemoney 4.11.2 also read what is written of the real day: of 143 entities none was refused, and no value was
// dropped by its cleaning.
const { schemata, entityId } = JSON.parse(
  readFileSync(new URL('followTheMoneySchema.json', import.meta.url), 'utf8'),
) as Schemata

interface Entity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

const read = (text: string): Entity[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entity)

/** What is wrong with entities, by the schema. */
function faults(entities: readonly Entity[]): string[] {
  const byId = new Map(entities.map((one) => [one.id, one]))
  return entities.flatMap(({ id, schema, properties }) => {
    const { required, properties: known } = schemata[schema]!
    const values = Object.entries(properties).flatMap(([name, list]) => list.map((value) => [name, value] as const))
    return [
      ...(new RegExp(entityId).test(id) && id.length <= 200 ? [] : [`id ${id}`]),
      ...(byId.get(id) === undefined || entities.filter((one) => one.id === id).length > 1 ? [`twice ${id}`] : []),
      ...required.filter((name) => (properties[name]?.length ?? 0) === 0).map((name) => `${schema} without ${name}`),
      ...values.flatMap(([name, value]) => fault(known[name], value, byId) ?? []).map((what) => `${schema}: ${what}`),
    ]
  })
}

function fault(kind: string | undefined, value: string, byId: ReadonlyMap<string, Entity>): string | undefined {
  if (kind === undefined) return `no such property for ${value}`
  if (value === '' || /\p{Cc}/u.test(value.replaceAll('\n', '')))
    return `empty or with control characters: ${JSON.stringify(value)}`
  if (kind === 'date') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value) ? undefined : `date ${value}`
  if (kind === 'country') return /^[a-z]{2}$/.test(value) ? undefined : `country ${value}`
  if (/^[A-Z]/.test(kind))
    return byId.has(value) && schemata[byId.get(value)!.schema]!.is.includes(kind)
      ? undefined
      : `nothing of ${kind} at ${value}`
  return undefined
}

const difference = { field: 'name', from: 'A', to: 'B' } as const

describe('toFollowTheMoney', () => {
  const pair = meeting({ vessels: ['310627000', '538000001'] })
  const full = findingsOf({
    items: [
      { ...pair, score: scored(5.5), links: ['gap:310627000:5'] },
      meeting({ start: T0 + 1e8, score: scored(-3) }),
      silence({ id: 'gap:310627000:5', vessel: '310627000' }),
      silence({ id: 'gap:999:5', vessel: '999' }),
      identityOf(
        'ID-10',
        { differences: [difference] },
        { id: `identity:ID-10:111:${T0}`, vessels: [{ id: '111', hull: 0 }] },
      ),
      identityOf(
        'ID-22',
        {},
        {
          id: 'identity:ID-22:111+310627000:0',
          vessels: [
            { id: '111', hull: 0 },
            { id: '310627000', hull: 0 },
          ],
        },
      ),
      identityOf(
        'ID-16',
        {},
        { id: 'identity:ID-16:1+2+3:0', vessels: ['1', '2', '3'].map((id) => ({ id, hull: 0 })) },
      ),
      listed,
    ],
    particulars: [
      { id: '310627000', hull: 0, end: T0, name: 'OLD', shipType: 80 },
      { id: '310627000', hull: 0, start: T0, name: 'NEW', imo: '9319466', callSign: 'ZCDX5', shipType: 81 },
      { id: '538000001', hull: 0, imo: '9319467' },
    ],
  })

  it('writes ships, their meetings and what these rest on, as the schema has it', () => {
    const entities = read(toFollowTheMoney(full))
    expect(faults(entities)).toEqual([])
    expect(entities.map(({ id, schema }) => `${schema} ${id}`)).toEqual([
      'Vessel darkwake-vessel-111',
      'Vessel darkwake-vessel-310627000',
      'Vessel darkwake-vessel-538000001',
      `UnknownLink darkwake-link-rendezvous-310627000-538000001-${T0}`,
      'Note darkwake-note-gap-310627000-5',
      `Note darkwake-note-identity-ID.2d.10-111-${T0}`,
      'UnknownLink darkwake-link-identity-ID.2d.22-111.2b.310627000-0',
    ])
    const [unnamed, ship, other, link] = entities
    expect(unnamed!.properties['name']).toEqual(['MMSI 111'])
    expect(ship!.properties).toMatchObject({
      name: ['NEW'],
      weakAlias: ['OLD'],
      imoNumber: ['9319466'],
      mmsi: ['310627000'],
      callSign: ['ZCDX5'],
      country: ['bm'],
      type: ['Tanker(s)'],
    })
    expect(ship!.properties).not.toHaveProperty('flag')
    // Its check digit is wrong: no number of a ship.
    expect(other!.properties).not.toHaveProperty('imoNumber')
    expect(other!.properties['description']![0]).toMatch(/^Sent in the IMO field, and no IMO number: 9319467\./)
    expect(link!.properties).toMatchObject({
      subject: ['darkwake-vessel-310627000'],
      object: ['darkwake-vessel-538000001'],
      startDate: ['2020-01-01T00:00:00'],
      endDate: ['2020-01-01T02:00:00'],
      recordId: [pair.id],
      role: ['close together on AIS'],
    })
    expect(link!.properties['description']![0]).toMatch(
      /^At 28\.6200° N, 94\.2700° W\.\nWhat was weighed counts 5\.5 bits: for a transfer at sea .*\nAn indicator/,
    )
  })

  it('says of each what explain says', () => {
    const sentences = full.items.map((one) => explain(one, full).sentence)
    for (const { properties, schema } of read(toFollowTheMoney(full)))
      if (schema !== 'Vessel') expect(sentences).toContain(properties['summary']![0])
    expect(read(toFollowTheMoney(full)).filter(({ schema }) => schema !== 'Vessel')).toHaveLength(4)
  })

  it('says of every link and note that it is no verdict, and accuses nobody', () => {
    const text = toFollowTheMoney(full)
    for (const { schema, properties } of read(text)) {
      expect(properties['description']![0], schema).toMatch(/An indicator, not a verdict/)
      expect(properties).not.toHaveProperty('topics')
    }
    expect(text).not.toMatch(/crime|criminal|guilty|illegal|smuggl|sanction/i)
  })

  it('takes as many meetings as asked for, and nothing of nothing', () => {
    const count = (minBits: number): number =>
      read(
        toFollowTheMoney({ ...full, items: full.items.filter(({ kind }) => kind !== 'identity') }, { minBits }),
      ).filter(({ schema }) => schema === 'UnknownLink').length
    expect([-3, 0, 5.5, 6].map(count)).toEqual([2, 1, 1, 0])
    expect(toFollowTheMoney(findingsOf())).toBe('')
    expect(() => toFollowTheMoney(full, { minBits: NaN })).toThrow('toFollowTheMoney: minBits is NaN')
  })

  it('keeps to the schema whatever comes over the air', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 90 }), { minLength: 2, maxLength: 6 }),
        fc.string({ unit: 'binary' }),
        (ids, name) => {
          const items = ids.slice(1).map((id) => meeting({ vessels: [ids[0]!, id], score: scored(1) }))
          const findings = findingsOf({
            items,
            particulars: ids.map((id) => ({ id, hull: 0, name, callSign: name, imo: name })),
          })
          const entities = read(toFollowTheMoney(findings))
          expect(faults(entities)).toEqual([])
          expect(entities).toHaveLength(2 * ids.length - 1)
        },
      ),
    )
  })
})
