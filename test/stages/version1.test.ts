import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { addCsv } from '../../src/io/csv/index.js'
import { createReading, finishReading } from '../../src/io/reading/index.js'
import { ofKind } from '../../src/model/index.js'
import { toJson } from '../../src/report/index.js'
import { type Findings, fromVersion1, type FindingsVersion1 } from '../../src/stages/index.js'
import { toTracks } from '../../src/track/index.js'
import { busySea, DAY_SHIPS } from './worlds.js'

const stored = JSON.parse(
  gunzipSync(readFileSync(new URL('version1.json.gz', import.meta.url))).toString('utf8'),
) as Readonly<Record<'sea' | 'day', FindingsVersion1>>

const now: Partial<Record<'sea' | 'day', Findings>> = {}

beforeAll(async () => {
  now.sea = detect(busySea()).findings
  const reading = createReading()
  const name = 'galveston-2020-01-01.csv.gz'
  await addCsv(reading, createReadStream(fileURLToPath(new URL(`../../examples/data/${name}`, import.meta.url))), {
    name,
  })
  const { columns, statics } = finishReading(reading)
  const wanted = new Set(DAY_SHIPS)
  const tracks = toTracks(columns).tracks.filter(({ id }) => wanted.has(id))
  now.day = detect({ tracks, statics: statics.filter(({ id }) => wanted.has(id)), now: Date.UTC(2020, 0, 2) }).findings
})

/** Paths at which two values differ; places in lists are left out of them. */
function differing(a: unknown, b: unknown, path: string): string[] {
  if (Object.is(a, b)) return []
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return [path]
  if (Array.isArray(a) !== Array.isArray(b) || (Array.isArray(a) && a.length !== (b as unknown[]).length))
    return [`${path}[]`]
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].flatMap((key) =>
    differing(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      Array.isArray(a) ? `${path}[]` : `${path}.${key}`,
    ),
  )
}

// version1.json.gz holds what detect of version 0.1.0 (commit ae90b4b, findings of version 1) found in two inputs,
// which it was given as here: `sea`, of detect(busySea()), and `day`, of the ships of DAY_SHIPS in
// galveston-2020-01-01.csv.gz with now = 2020-01-02:
//   gzipSync(JSON.stringify({ sea: JSON.parse(toJson(sea)), day: JSON.parse(toJson(day)) }), { level: 9 })

/** What version 1 does not hold, or holds in another meaning, by path; all else must be as detect finds it today. */
const ITEMS_DIFFER = [
  'rendezvous.measures.startUncertaintyMs', // measured in another way
  'rendezvous.measures.endUncertaintyMs',
  'identity.context', // identities had none
  'sparse.score.factors[].threshold.maxShare', // the bits stood alone
]
/** Of the parts of a dark rendezvous version 1 holds the bits, and not what was observed. */
const DARK_PARTS = /^dark-rendezvous\.score\.factors\[\]\.(observed\.\w+|threshold\.\w+|of)$/
/** The input and the lists were not named. */
const PROVENANCE_DIFFERS = [
  'provenance.input.reports',
  'provenance.input.vessels',
  'provenance.input.digest',
  'provenance.lists[]',
  'provenance.now',
]

describe.each(['sea', 'day'] as const)('findings of version 1, of the %s', (world) => {
  const was = fromVersion1(stored[world])

  it('hold what detect finds today, in the same order, but for what version 1 does not have', () => {
    const { items } = now[world]!
    expect(was.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
    const paths = new Set(was.items.flatMap((one, i) => differing(one, items[i], one.kind)))
    expect([...paths].filter((path) => !DARK_PARTS.test(path) && !ITEMS_DIFFER.includes(path))).toEqual([])
    // In the sea no edge is uncertain, and nobody sends too seldom.
    if (world === 'day') expect([...paths]).toEqual(expect.arrayContaining(ITEMS_DIFFER))
  })

  it('hold the same ships, scores, words and knowledge', () => {
    const today = now[world]!
    expect({ ...was, items: [], provenance: {} }).toEqual({ ...today, items: [], provenance: {} })
    expect(was.provenance.version).toBe('0.1.0')
    expect(
      differing(was.provenance, today.provenance, 'provenance').filter((path) => !PROVENANCE_DIFFERS.includes(path)),
    ).toEqual([])
  })

  it('have the kinds that they are made of', () => {
    const kinds = new Set(was.items.map(({ kind }) => kind))
    const [common, own] = [
      ['rendezvous', 'group', 'gap', 'dark-rendezvous', 'lone-loitering', 'identity', 'loitering'],
      world === 'sea' ? ['port-contact', 'list-match'] : ['sparse'],
    ]
    expect([...kinds].sort()).toEqual([...common, ...own].sort())
  })

  it('are of the schema of today', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../schema/findings.schema.json', import.meta.url), 'utf8'),
    ) as object
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)
    validate(JSON.parse(toJson(was)))
    expect(validate.errors).toBeNull()
  })
})

describe('findings of version 1 that were made with options', () => {
  it('keep the weights and limits of identities', () => {
    const weights = { 'ID-10': { family: 'change', bits: 0.5, label: 'renamed', source: 'x', innocent: [] } }
    const old: FindingsVersion1 = { ...stored.sea, options: { identity: { score: { weights, moderateBits: 0.25 } } } }
    const named = ofKind(fromVersion1(old), 'identity').filter(({ measures: { rule } }) => rule === 'ID-10')
    expect(named.map(({ score: { bits, band } }) => [bits, band])).toEqual([[0.5, 'moderate']])
    expect(fromVersion1(old).catalogue['ID-10']).toEqual(weights['ID-10'])
  })

  it('hold port contacts whole where that is asked for', () => {
    const old: FindingsVersion1 = { ...stored.sea, options: { list: { portContacts: 'full' } } }
    const [full, brief] = [fromVersion1(old), fromVersion1(stored.sea)]
    expect(ofKind(brief, 'port-contact').length).toBe(15)
    expect(ofKind(full, 'port-contact')).toEqual([])
    expect(ofKind(full, 'rendezvous').length).toBe(stored.sea.rendezvous.length)
    expect(full.items.map(({ id }) => id)).toEqual(brief.items.map(({ id }) => id))
  })
})
