import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { rankedFindings } from '../../src/explain/index.js'
import { addCsv } from '../../src/io/csv/index.js'
import { createReading, finishReading } from '../../src/io/reading/index.js'
import { ofKind, type PortContact, type Rendezvous } from '../../src/model/index.js'
import { toJson } from '../../src/report/index.js'
import type { Findings } from '../../src/stages/index.js'

let [brief, full] = [] as unknown as [Findings, Findings]

beforeAll(async () => {
  const reading = createReading()
  for (const name of ['galveston-2020-01-01.csv.gz', 'san-francisco-bay-2020-01-01.csv.gz']) {
    await addCsv(reading, createReadStream(fileURLToPath(new URL(`../../examples/data/${name}`, import.meta.url))), {
      name,
    })
  }
  const detection = detect(finishReading(reading))
  brief = detection.findings
  full = detect(detection, { list: { portContacts: 'full' } }).findings
})

/** What a contact in a port keeps of its rendezvous. */
const projected = ({
  id,
  vessels,
  start,
  end,
  lon,
  lat,
  score,
  measures: { medianDistanceM, mode },
}: Rendezvous): PortContact => ({
  kind: 'port-contact',
  id,
  vessels: [
    { id: vessels[0].id, hull: vessels[0].hull },
    { id: vessels[1].id, hull: vessels[1].hull },
  ],
  start,
  end,
  lon,
  lat,
  score: { bits: score!.bits, band: score!.band },
  measures: { medianDistanceM, mode },
})

const isInPort = ({ score, context }: Rendezvous): boolean =>
  score!.bits < 0 && context!.harbourKind === 'port' && context!.harbourDistanceM === 0

describe('contacts in ports', () => {
  it('in brief are projections of the rendezvous that they are in full, at the same places', () => {
    expect(ofKind(full, 'port-contact')).toEqual([])
    expect(ofKind(brief, 'port-contact').length).toBeGreaterThan(900)
    expect(brief.items).toEqual(
      full.items.map((one) => (one.kind === 'rendezvous' && isInPort(one) ? projected(one) : one)),
    )
  })

  it('change nothing else: ships, words, knowledge, what was left out', () => {
    const { catalogue, provenance } = brief
    const { catalogue: words, provenance: fullProvenance } = full
    expect({ ...brief, items: [], catalogue: {}, provenance: {} }).toEqual({
      ...full,
      items: [],
      catalogue: {},
      provenance: {},
    })
    expect(Object.entries(words)).toEqual(expect.arrayContaining(Object.entries(catalogue)))
    expect(Object.keys(words).length).toBeGreaterThan(Object.keys(catalogue).length)
    expect({ ...provenance, options: fullProvenance.options }).toEqual(fullProvenance)
  })

  it('have no rank, in brief or whole: the ranks of the others are the same', () => {
    expect(rankedFindings(brief).map(({ id }) => id)).toEqual(rankedFindings(full).map(({ id }) => id))
    expect(rankedFindings(brief).length).toBe(brief.items.length - ofKind(brief, 'port-contact').length)
  })

  it('are what makes findings large', () => {
    expect(toJson(brief).length).toBeLessThan(0.6 * toJson(full).length)
  })

  it('are listed in one of two ways', () => {
    expect(() => detect({ reports: [] }, { list: { portContacts: 'none' as never } })).toThrow(
      `detect: list: portContacts is "none"; expected 'brief' or 'full'.`,
    )
  })
})
