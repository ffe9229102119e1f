import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { rankedFindings, rankOf } from '../../src/explain/index.js'
import { addCsv } from '../../src/io/csv/index.js'
import { createReading, finishReading } from '../../src/io/reading/index.js'
import { ofKind } from '../../src/model/index.js'
import { inOrderOfOpening, isFolded, isPinned, openingOdds, type Findings } from '../../src/stages/index.js'
import { shuffled } from '../helpers/tracks.js'
import { findingsOf, identityOf, listed, meeting, scored, T0 } from '../report/fixture.js'
import { busySea } from './worlds.js'

const found: Partial<Record<'sea' | 'day', Findings>> = {}

beforeAll(async () => {
  found.sea = detect(busySea()).findings
  const reading = createReading()
  for (const name of ['galveston-2020-01-01.csv.gz', 'san-francisco-bay-2020-01-01.csv.gz']) {
    await addCsv(reading, createReadStream(fileURLToPath(new URL(`../../examples/data/${name}`, import.meta.url))), {
      name,
    })
  }
  found.day = detect({ ...finishReading(reading), now: Date.UTC(2020, 0, 2) }).findings
})

describe.each(['sea', 'day'] as const)('the order of findings, of the %s', (world) => {
  it('has list matches first, then by falling odds, and contacts with more against than for them last', () => {
    const findings = found[world]!
    const parts = findings.items.map((one) => (one.kind === 'list-match' ? 0 : isFolded(one) ? 2 : 1))
    expect(parts).toEqual([...parts].sort())
    for (const part of [1, 2]) {
      const odds = findings.items.filter((_, i) => parts[i] === part).map((one) => openingOdds(one, findings))
      expect(odds.length).toBeGreaterThan(10)
      expect(odds.every((one, i) => Number.isFinite(one) && one <= (odds[i - 1] ?? Infinity))).toBe(true)
    }
    for (const one of findings.items) {
      const isContact = one.kind === 'rendezvous' || one.kind === 'port-contact'
      expect(isFolded(one)).toBe(isContact && one.score!.bits < 0)
    }
  })

  it('does not depend on the order of what it is given', () => {
    const { items, ships } = found[world]!
    for (let seed = 1; seed <= 3; seed++)
      expect(inOrderOfOpening(shuffled(items, seed), { ships: shuffled(ships, seed) }).map(({ id }) => id)).toEqual(
        items.map(({ id }) => id),
      )
  })

  it('is the rank, which is no part of a finding', () => {
    const findings = found[world]!
    expect(findings.items.filter((one) => 'rank' in one)).toEqual([])
    const ranked = rankedFindings(findings)
    expect(ranked.map((one) => rankOf(one, findings))).toEqual(ranked.map((_, i) => i + 1))
    expect(ranked).toEqual(findings.items.filter((one) => !isPinned(one) && one.kind !== 'port-contact'))
    for (const one of [...ofKind(findings, 'list-match'), ...ofKind(findings, 'port-contact')])
      expect(rankOf(one, findings)).toBeUndefined()
  })
})

describe('an identity finding', () => {
  it('counts with all that was found of its ship', () => {
    const one = identityOf('ID-10', {}, { id: 'one', vessels: [{ id: '1', hull: 0 }] })
    const other = identityOf('ID-10', {}, { id: 'other', vessels: [{ id: '2', hull: 0 }] })
    const ships = [{ id: '2', particulars: [], identityScore: scored(6) }]
    expect(openingOdds(other, { ships }) - openingOdds(one, { ships })).toBe(5.5)
    expect(inOrderOfOpening([one, other], { ships }).map(({ id }) => id)).toEqual(['other', 'one'])
    expect(inOrderOfOpening([other, one]).map(({ id }) => id)).toEqual(['one', 'other'])
  })
})

describe('ties', () => {
  it('are broken by time, then by id; list matches by their strength', () => {
    const weak = { ...listed, id: 'list-match:1', measures: { ...listed.measures, observed: { strength: 'weak' } } }
    const items = [
      meeting({ id: 'b', score: scored(4) }),
      meeting({ id: 'a', score: scored(4) }),
      meeting({ id: 'c', score: scored(4), start: T0 - 1 }),
      weak,
      listed,
    ]
    expect(findingsOf({ items }).items.map(({ id }) => id)).toEqual([listed.id, weak.id, 'c', 'a', 'b'])
  })
})
