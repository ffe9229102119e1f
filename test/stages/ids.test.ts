import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { addCsv } from '../../src/io/csv/index.js'
import { createReading, finishReading } from '../../src/io/reading/index.js'
import { ofKind } from '../../src/model/index.js'
import type { Findings } from '../../src/stages/index.js'
import { beside } from '../helpers/bruteForce.js'
import { HOUR, MIN, random, T0 } from '../helpers/tracks.js'
import { makeDarkWorld } from '../world/darkWorld.js'
import { identityWorld, RECIPE } from '../world/identity.js'

/** Ids that more than one finding, or more than one ship, has. */
function sharedIds({ items, ships }: Findings): string[] {
  const shared = (ids: readonly string[]): string[] => {
    const seen = new Set<string>()
    return ids.filter((id) => seen.size === seen.add(id).size)
  }
  return [...shared(items.map(({ id }) => id)), ...shared(ships.map(({ id }) => id))]
}

const EXAMPLES = ['galveston-2020-01-01.csv.gz', 'san-francisco-bay-2020-01-01.csv.gz']

describe('ids of findings are unique', () => {
  it('on a real day', async () => {
    const reading = createReading()
    for (const name of EXAMPLES)
      await addCsv(reading, createReadStream(fileURLToPath(new URL(`../../examples/data/${name}`, import.meta.url))), {
        name,
      })
    const found = detect({ ...finishReading(reading), now: Date.UTC(2020, 0, 2) }).findings
    expect(ofKind(found, 'dark-rendezvous').length).toBeGreaterThan(1000)
    expect(ofKind(found, 'rendezvous').length + ofKind(found, 'port-contact').length).toBeGreaterThan(1000)
    expect(sharedIds(found)).toEqual([])
  })

  it('in worlds with dark meetings, all that is possible listed', () => {
    const { reports } = makeDarkWorld(1)
    const found = detect({ reports }, { dark: { maxPerGap: 1e6 } }).findings
    expect(ofKind(found, 'dark-rendezvous').length).toBeGreaterThan(1000)
    expect(sharedIds(found)).toEqual([])
  })

  it('in worlds of identities', () => {
    const counts = Object.fromEntries(Object.keys(RECIPE.counts).map((story) => [story, 3])) as typeof RECIPE.counts
    const { reports, statics } = identityWorld({ ...RECIPE, counts, days: 200 }, 1)
    const found = detect({ reports, statics }).findings
    expect(ofKind(found, 'identity').length).toBeGreaterThan(30)
    expect(sharedIds(found)).toEqual([])
  })

  it('where a few ships lie, move, pause and pause again beside each other, at the same instants', () => {
    let possible = 0
    const world = fc.record({
      ships: fc.integer({ min: 2, max: 5 }),
      seed: fc.integer({ min: 0, max: 2 ** 30 }),
      everyMin: fc.constantFrom(10, 30, 90, 170),
    })
    fc.assert(
      fc.property(world, ({ ships, seed, everyMin }) => {
        const reports = pausingShips(ships, seed, everyMin)
        const found = detect(
          { reports },
          { dark: { maxPerGap: 1e6, minDwellMs: 10 * MIN }, rendezvous: { minDurationMs: 10 * MIN } },
        ).findings
        possible += ofKind(found, 'dark-rendezvous').length
        expect(sharedIds(found)).toEqual([])
      }),
      { numRuns: 60, seed: 7 },
    )
    expect(possible).toBeGreaterThan(500)
  })
})

/**
 * Ships a few kilometres apart that report at whole steps, stop and go, and now and then miss some reports, often
 * several at once.
 */
function pausingShips(
  ships: number,
  seed: number,
  everyMin: number,
): { id: string; t: number; lon: number; lat: number; sogKn: number }[] {
  const next = random(seed)
  return Array.from({ length: ships }, (_, k) => {
    let [east, north] = [4000 * next(), 4000 * next()]
    let [speedKn, course, pausedUntil] = [0, 0, 0]
    const reports = []
    for (let ms = 0; ms <= 48 * HOUR; ms += 10 * MIN) {
      if (ms % HOUR === 0 && next() < 0.3) [speedKn, course] = [next() < 0.6 ? 0.3 * next() : 6, 2 * Math.PI * next()]
      const metres = (speedKn * 1852) / 6
      ;[east, north] = [east + metres * Math.sin(course), north + metres * Math.cos(course)]
      if (ms % (2 * HOUR) === 0 && next() < 0.25) pausedUntil = ms + Math.ceil(next() * 5) * HOUR
      const step = ms < 12 * HOUR ? 10 : everyMin
      if (ms % (step * MIN) === 0 && ms >= pausedUntil)
        reports.push({ id: `20100000${k}`, t: T0 + ms, ...beside(40, 10, east, north), sogKn: speedKn })
    }
    return reports
  }).flat()
}
