import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { addCsv } from '../../src/io/csv/index.js'
import { createReading, finishReading } from '../../src/io/reading/index.js'
import { toJson } from '../../src/report/index.js'
import { FINDINGS_SCHEMA, KINDS, type Finding, type Findings } from '../../src/stages/index.js'
import { group, inPort, listed, meeting, night, odd, scored, slow } from './fixture.js'
import { openSilence, silence } from './gapFixture.js'

interface Schema {
  readonly $id: string
  readonly $defs: Readonly<
    Record<
      string,
      {
        readonly properties?: {
          readonly kind?: { readonly const?: string; readonly not?: { readonly enum: readonly string[] } }
        }
      }
    >
  >
}

const schema = JSON.parse(readFileSync(new URL('../../schema/findings.schema.json', import.meta.url), 'utf8')) as Schema
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

const reading = createReading()
for (const name of ['galveston-2020-01-01.csv.gz', 'san-francisco-bay-2020-01-01.csv.gz']) {
  await addCsv(reading, createReadStream(fileURLToPath(new URL(`../../examples/data/${name}`, import.meta.url))), {
    name,
  })
}
const { findings } = detect(finishReading(reading))
const holding = (...items: readonly unknown[]): Findings => ({ ...findings, items: items as readonly Finding[] })

describe('the published schema', () => {
  it('is the one that findings name, and knows every kind', () => {
    expect(schema.$id).toBe(FINDINGS_SCHEMA)
    const known = Object.values(schema.$defs).flatMap(({ properties }) => properties?.kind?.const ?? [])
    expect(known.sort()).toEqual(KINDS.map(({ kind }) => kind).sort())
    expect([...schema.$defs['otherKind']!.properties!.kind!.not!.enum].sort()).toEqual(known)
  })

  it('accepts what is found in the example data', () => {
    expect(findings.items.length).toBeGreaterThan(1000)
    validate(JSON.parse(toJson(findings)))
    expect(validate.errors).toBeNull()
    expect(validate(JSON.parse(toJson(detect({ reports: [] }).findings)))).toBe(true)
  })

  it('accepts every kind, with and without what may be absent', () => {
    const context = {
      harbour: 'h',
      harbourKind: 'port',
      harbourDistanceM: 3,
      coastDistanceM: 0,
      zones: ['Z'],
      night,
    } as const
    for (const one of [
      meeting(),
      meeting({ score: scored(3), context, links: ['x'] }),
      group,
      slow,
      odd,
      listed,
      inPort,
      silence(),
      openSilence({ score: scored(2) }),
    ]) {
      validate(holding(one))
      expect(validate.errors, one.kind).toBeNull()
    }
  })

  it('accepts a kind that it does not know, in the shape that all have', () => {
    const strange = {
      kind: 'meteor-strike',
      id: 'm:1',
      vessels: [{ id: '1', hull: 0 }],
      start: 1,
      measures: { anything: [1] },
    }
    expect(validate(holding(strange))).toBe(true)
    expect(validate(holding({ ...strange, score: scored(2), links: [], end: 3, lon: 1, lat: 2 }))).toBe(true)
    for (const bad of [
      { vessels: [] },
      { measures: undefined },
      { verdict: true },
      { lon: 180 },
      { kind: 'rendezvous' },
    ])
      expect(validate(JSON.parse(JSON.stringify(holding({ ...strange, ...bad })))), JSON.stringify(bad)).toBe(false)
  })

  it('refuses what it must not hold', () => {
    const r = meeting({ score: scored(2) })
    const measures = { ...r.measures }
    for (const bad of [
      { vessels: ['1'] },
      { vessels: r.vessels.slice(1) },
      { lon: 180 },
      { verdict: true },
      { start: 0.5 },
      { score: { bits: 1, band: 'sure', factors: [] } },
      { score: { bits: 1, band: 'weak' } },
      { measures: { ...measures, minDistanceM: null } },
      { measures: { ...measures, mode: 'sunk' } },
      { measures: { ...measures, verdict: 1 } },
    ]) {
      expect(validate(holding({ ...r, ...bad })), JSON.stringify(bad)).toBe(false)
    }
    expect(validate({ ...findings, rendezvous: [] })).toBe(false)
    expect(validate({ ...findings, ships: [{ ...findings.ships[0], timeLine: [] }] })).toBe(false)
  })
})
