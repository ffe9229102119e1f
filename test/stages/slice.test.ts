import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { rankedFindings } from '../../src/explain/index.js'
import { addCsv } from '../../src/io/csv/index.js'
import { createReading, finishReading, placeOfRow, type ReadResult } from '../../src/io/reading/index.js'
import { idsOf, ofKind, type Rendezvous } from '../../src/model/index.js'
import { toGeoJSON, toJson } from '../../src/report/index.js'
import type { Findings } from '../../src/stages/index.js'

const names = ['galveston-2020-01-01.csv.gz', 'san-francisco-bay-2020-01-01.csv.gz']
let read: ReadResult
let found: Findings

beforeAll(async () => {
  const reading = createReading()
  for (const name of names) {
    await addCsv(reading, createReadStream(fileURLToPath(new URL(`../../examples/data/${name}`, import.meta.url))), {
      name,
    })
  }
  read = finishReading(reading)
  found = detect(read).findings
})

describe('the slice of a real day', () => {
  it('is read whole', () => {
    // Counted by the tools of the shell: lines without the header, and distinct first columns.
    expect(read.files.map((f) => [f.name, f.rows, f.layout.name])).toEqual([
      [names[0], 138_490, 'marine-cadastre'],
      [names[1], 26_699, 'marine-cadastre'],
    ])
    expect([read.columns.length, read.columns.ids.length, read.rejected]).toEqual([165_189, 477, []])
    expect(placeOfRow(read.files, 138_490)).toEqual({ file: names[1], row: 0, line: 2 })
  })

  it('has the tankers that lie alongside each other off Galveston, among the first ten', () => {
    // Looked up apart from the library: means of positions and of speeds over ten minutes, joined in SQL within 300 m.
    const truth = [
      { vessels: ['308329000', '563936000'], names: ['ZENITH SPIRIT', 'EAGLE TAMPA'], medianM: 58, leastHours: 12.5 },
      { vessels: ['247224200', '255806156'], names: ['BARBARICA', 'NORDORCHID'], medianM: 51, leastHours: 6.8 },
      { vessels: ['247224200', '249007000'], names: ['BARBARICA', 'STEMNITSA'], medianM: 52, leastHours: 4.8 },
    ]
    const first = rankedFindings(found).slice(0, 10)
    const rows = truth.flatMap(
      (t) =>
        first.find((one): one is Rendezvous => one.kind === 'rendezvous' && idsOf(one).join() === t.vessels.join()) ??
        [],
    )
    expect(rows.map((row) => idsOf(row))).toEqual(truth.map((t) => t.vessels))
    expect(rows.map((row) => row.vessels.map(({ name }) => name))).toEqual(truth.map((t) => t.names))
    rows.forEach((row, k) => {
      expect(Math.abs(row.measures.medianDistanceM - truth[k]!.medianM)).toBeLessThan(3)
      expect(row.measures.durationMs).toBeGreaterThan(truth[k]!.leastHours * 3_600_000)
      expect(row.context!.harbourDistanceM).toBeGreaterThan(30_000)
    })
  })

  it('has tugs with barges alongside tankers in Bolivar Roads and San Francisco Bay', () => {
    for (const pair of [
      ['367766820', '538090521'], // NANCY MARIAN and SONGA DREAM, 9.8 h by the same look-up
      ['232095000', '367488490'], // WILHELM SCHULTE and TRIGGER, 6.5 h
      ['351075000', '367396670'], // PICHINCHA and Z-THREE, 5.7 h
    ]) {
      expect(
        [...ofKind(found, 'rendezvous'), ...ofKind(found, 'port-contact')].some(
          (r) => idsOf(r).join() === pair.join() && r.end - r.start > 3_600_000,
        ),
        pair.join(),
      ).toBe(true)
    }
  })

  it('gives findings as the schema has them, and a map without holes', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../schema/findings.schema.json', import.meta.url), 'utf8'),
    ) as object
    const validate = new Ajv2020({ strict: true }).compile(schema)
    validate(JSON.parse(toJson(found)))
    expect(validate.errors).toBeNull()
    expect(JSON.parse(toJson(found))).toEqual(found)
    const map = toGeoJSON(found, { reach: true, portContacts: true })
    // A point for each finding with a place; of a gap the area of reach beside it.
    const points = found.items.filter((one) => one.lon !== undefined).length
    expect(points).toBeGreaterThan(1000)
    expect(map.features.length).toBe(points + ofKind(found, 'gap').length)
    expect(map.features.filter((one) => one.properties['kind'] === 'reach').length).toBe(ofKind(found, 'gap').length)
    expect(JSON.stringify([map.bbox, map.features.map(({ geometry }) => geometry)]).includes('null')).toBe(false)
  })
})
