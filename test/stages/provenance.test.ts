import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { VERSION } from '../../src/base/index.js'
import { detect } from '../../src/detect/index.js'
import { toWatchlist } from '../../src/identity/watchlist/index.js'
import { addCsv } from '../../src/io/csv/index.js'
import { createReading, finishReading } from '../../src/io/reading/index.js'
import { type BriefScore, type Score, ofKind, type StaticReport } from '../../src/model/index.js'
import { prepare } from '../../src/scene/index.js'
import type { Findings } from '../../src/stages/index.js'
import { busySea, smallSea, T0 } from './worlds.js'

const { reports, statics } = smallSea()

describe('the version', () => {
  it('is the one of the package, and findings name it', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    expect(VERSION).toBe(version)
    expect(detect({ reports: [] }).findings.provenance.version).toBe(version)
  })
})

describe('provenance', () => {
  it('has the options as they were given, the input and its sources, and the present', () => {
    const options = { rendezvous: { maxDistanceM: 300 }, list: { portContacts: 'full' as const }, select: undefined }
    const sources = [{ name: 'a.csv', bytes: 7, sha256: 'ab' }]
    const { provenance } = detect({ reports, sources, now: T0 + 1 }, options).findings
    expect(provenance).toEqual({
      version: VERSION,
      options: { rendezvous: { maxDistanceM: 300 }, list: { portContacts: 'full' } },
      input: prepare({ reports }).input,
      sources,
      lists: [],
      now: T0 + 1,
    })
    expect(detect({ reports: [] }).findings.provenance).toEqual({
      version: VERSION,
      options: {},
      input: prepare({ reports: [] }).input,
      sources: [],
      lists: [],
    })
  })

  it('does not change with what the caller does to his options later', () => {
    const options = { rendezvous: { maxDistanceM: 300 } }
    const { provenance } = detect({ reports: [] }, options).findings
    options.rendezvous.maxDistanceM = 1
    expect(provenance.options).toEqual({ rendezvous: { maxDistanceM: 300 } })
  })

  it('names the lists: the same entries in any order have the same digest, others another', () => {
    const entries: Readonly<Record<string, string>>[] = [
      { id: '1', mmsi: '201000001', name: 'ALFA' },
      { id: '2', mmsi: '201000002' },
      { id: '3', imo: '9074729' },
    ]
    const sourceOf = (list: readonly Readonly<Record<string, string>>[]): Findings['provenance']['lists'][number] =>
      detect({ reports: [], watchlists: [toWatchlist(list, { name: 'A list' }).watchlist] }).findings.provenance
        .lists[0]!
    const whole = sourceOf(entries)
    expect(whole).toEqual({
      name: 'A list',
      entries: 3,
      digest: expect.stringMatching(/^([0-9a-f]{8})(?!\1)[0-9a-f]{8}$/) as string,
    })
    expect(sourceOf([...entries].reverse())).toEqual(whole)
    const others = [
      entries.slice(1),
      [{ ...entries[0]!, name: 'ALFB' }, ...entries.slice(1)],
      [...entries, { ...entries[0], id: '4' }],
      [],
    ]
    expect(new Set([whole, ...others.map((list) => sourceOf(list))].map(({ digest }) => digest)).size).toBe(5)
  })
})

describe('the name of a ship of a finding', () => {
  const first = ofKind(detect({ reports }).findings, 'rendezvous')[0]!
  const named = (...names: readonly (readonly [t: number, name: string])[]): (string | undefined)[] => {
    const said = names.map(([t, name]): StaticReport => ({ id: '201000002', t, name }))
    return ofKind(
      detect({ reports, statics: [...statics.slice(0, 1), ...said] }).findings,
      'rendezvous',
    )[0]!.vessels.map(({ name }) => name)
  }

  it('is the one that was known when the finding began: a stretch holds from its start to just before its end', () => {
    expect(named([T0, 'OLD'], [first.start + 1, 'NEW'])).toEqual(['ALFA', 'OLD'])
    expect(named([T0, 'OLD'], [first.start, 'NEW'])).toEqual(['ALFA', 'NEW'])
    expect(named([T0, 'OLD'], [first.start - 1, 'NEW'])).toEqual(['ALFA', 'NEW'])
  })

  it('is the first one where none was sent before, and left out where none was sent', () => {
    expect(named([first.end + 1, 'LATE'])).toEqual(['ALFA', 'LATE'])
    expect(named()).toEqual(['ALFA', undefined])
    expect('name' in ofKind(detect({ reports }).findings, 'rendezvous')[0]!.vessels[0]).toBe(false)
  })

  it('changes nothing else of it', () => {
    const bare = ofKind(detect({ reports }).findings, 'gap')
    expect(
      ofKind(detect({ reports, statics: [{ id: '201000003', t: T0, name: 'THREE' }] }).findings, 'gap').map((one) => ({
        ...one,
        vessels: bare[0]?.vessels,
      })),
    ).toEqual(bare)
  })

  it('is that of the number, where hulls share one', () => {
    const far = reports
      .filter(({ id }) => id === '201000004')
      .map((one) => ({ ...one, id: '201000001', lon: one.lon + 60, row: one.row! + 100_000 }))
    const { findings } = detect({ reports: [...reports, ...far], statics })
    const hulls = ofKind(findings, 'loitering')
      .flatMap(({ vessels }) => vessels)
      .filter(({ id }) => id === '201000001')
    expect(new Set(hulls.map(({ hull }) => hull))).toEqual(new Set([0, 1]))
    expect(hulls.map(({ name }) => name)).toEqual(hulls.map(() => 'ALFA'))
  })
})

describe('the catalogue of findings', () => {
  let day: Findings
  beforeAll(async () => {
    const reading = createReading()
    for (const name of ['galveston-2020-01-01.csv.gz', 'san-francisco-bay-2020-01-01.csv.gz']) {
      await addCsv(reading, createReadStream(fileURLToPath(new URL(`../../examples/data/${name}`, import.meta.url))), {
        name,
      })
    }
    day = detect(finishReading(reading)).findings
  })
  const idsIn = ({ items, ships }: Findings): string[] => {
    const scores: readonly (BriefScore | Score | undefined)[] = [
      ...items.map(({ score }) => score),
      ...ships.flatMap(({ score, identityScore }) => [score, identityScore]),
    ]
    const ids = scores.flatMap((score) =>
      score !== undefined && 'factors' in score ? score.factors.map(({ id }) => id) : [],
    )
    return [...new Set([...ids, ...(items.some(({ kind }) => kind === 'list-match') ? ['ID-33'] : [])])].sort()
  }

  it('has an entry for every factor of items and ships, and no other', () => {
    for (const findings of [
      detect(busySea()).findings,
      detect(busySea(), { list: { portContacts: 'full' } }).findings,
      detect({ reports: [] }).findings,
      day,
    ]) {
      expect(Object.keys(findings.catalogue)).toEqual(idsIn(findings))
    }
    expect(Object.keys(day.catalogue).length).toBeGreaterThan(40)
  })

  it('also where only some findings are wanted, or some are suppressed', () => {
    const sea = busySea()
    for (const [input, options] of [
      [sea, { select: { vessels: ['SIX'] } }],
      [{ ...sea, reviewed: [{ vessels: ['201000001', '201000002'] as [string, string] }] }, {}],
    ] as const) {
      const { findings } = detect(input, options)
      expect(Object.keys(findings.catalogue)).toEqual(idsIn(findings))
      expect(findings.catalogue['contact:alongside']).toBeUndefined()
    }
  })

  it('says of each what it is, where it comes from and what else looks the same', () => {
    for (const [id, { label, family, source, innocent }] of Object.entries({
      ...day.catalogue,
      ...detect(busySea()).findings.catalogue,
    })) {
      expect(
        [label, family, source].every((text) => text.length > 1),
        id,
      ).toBe(true)
      expect(Array.isArray(innocent), id).toBe(true)
    }
  })
})
