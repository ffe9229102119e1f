import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { configSchema } from '../../scripts/configSchema.js'
import { CONFIG_SPEC, checkSpec } from '../../src/cli/settings/index.js'
import { detect } from '../../src/detect/index.js'
import { readReviewed } from '../../src/io/list/index.js'
import { ofKind } from '../../src/model/index.js'
import type { DetectOptions } from '../../src/stages/index.js'

const file = readFileSync(new URL('../../schema/config.schema.json', import.meta.url), 'utf8')
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(file) as object)

/** What the command says to a configuration; nothing where it takes it. */
function said(config: unknown): string {
  try {
    checkSpec(config, CONFIG_SPEC, '')
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

const full = {
  $schema: './node_modules/darkwake/schema/config.schema.json',
  options: {
    track: { maxSpeedKn: 50 },
    knowledge: { stopRadiusM: 400 },
    rendezvous: { maxDistanceM: 300, modes: { drifting: true, anchored: false, underway: { maxSpeedKn: 9 } } },
    loitering: { maxSpeedKn: 1 },
    gap: { limitMs: 7_200_000, topSpeedKn: 20 },
    gapScore: { maxBits: 10 },
    sparse: { maxShare: 0.2 },
    dark: { maxPerGap: 3 },
    lone: { maxDistanceM: 900 },
    assess: { moderateBits: 2, zoneRoles: { 'Lightering area': 'transfer' }, weights: {} },
    identity: {
      spells: { minHours: 5 },
      changes: { offshoreM: 5000 },
      conflicts: { swapMs: 1e8 },
      successions: { minBits: 2 },
      watchlist: { minStrength: 'strong' },
      score: { strongBits: 7 },
    },
    list: { maxRejected: 50, portContacts: 'full' },
    until: 'gaps',
  },
  zones: 'zones.geojson',
  watchlists: ['sdn.csv'],
  columns: { id: 'vessel', t: 'when' },
  monthFirst: true,
  where: 'lat > 0',
  coastline: false,
  reviewed: [
    { a: 367000010, b: '367000020', from: '2020-01-01', until: '2020-12-31', untilBits: 9, note: 'tug', by: 'KL' },
    { vessels: ['1', 2] },
  ],
  filters: {
    bbox: [179, -5, -179, 5],
    area: 'area.geojson',
    from: '2020-01-01',
    to: '2020-01-02',
    vessels: ['EAGLE'],
    shipTypes: [80, 'tug'],
    minBits: 3,
  },
  out: 'found',
  limit: 40,
  tracks: true,
  reach: false,
}

/** All keys that may be set, as paths. */
const paths = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => [[...path, key], ...paths(one, [...path, key])])
    : []

/** A copy with something else at one place. */
function changed(value: unknown, [key, ...rest]: readonly (string | number)[], to: unknown): unknown {
  if (key === undefined) return to
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >
  copy[key] = changed(copy[key], rest, to)
  return copy
}

describe('the published schema of the configuration', () => {
  it('is made of what the command accepts', () => {
    expect(file, 'npx tsx scripts/configSchema.ts writes it anew').toBe(configSchema())
  })

  it('takes and refuses what the command takes and refuses', () => {
    expect([said(full), validate(full)]).toEqual(['', true])
    expect([said({}), validate({})]).toEqual(['', true])
    let [taken, refused] = [0, 0]
    const others = fc.constantFrom<unknown>(
      'text',
      '',
      5,
      -1,
      0.5,
      true,
      false,
      null,
      [],
      ['text'],
      [1, 2, 3, 4],
      [1, 2],
      {},
      { a: 1, b: 2 },
      { text: 'transfer' },
      { modes: 5 },
    )
    fc.assert(
      fc.property(fc.constantFrom([], ...paths(full)), others, (path, other) => {
        const config = changed(full, path, other)
        const fits = validate(config)
        expect(said(config) === '', `${path.join('.')} = ${JSON.stringify(other)}: ${said(config)}`).toBe(fits)
        if (fits) taken++
        else refused++
      }),
      { numRuns: 3000, seed: 1 },
    )
    expect(Math.min(taken, refused)).toBeGreaterThan(200)
    fc.assert(
      fc.property(fc.constantFrom([], ...paths(full)), fc.string({ minLength: 1, maxLength: 9 }), (path, key) => {
        const config = changed(full, [...path, `${key}?`], 1)
        expect(said(config) === '').toBe(validate(config))
      }),
      { numRuns: 500 },
    )
  })

  it('has options that detect has, and detect has none that it lacks', () => {
    expect(
      ofKind(
        detect({ reports: [] }, {
          ...full.options,
          assess: { ...full.options.assess, weights: undefined },
        } as DetectOptions).findings,
        'rendezvous',
      ),
    ).toEqual([])
    const known = /expected one of ([^.]*)\./
      .exec(
        (() => {
          try {
            detect({ reports: [] }, { nothing: 1 } as never)
            return ''
          } catch (error) {
            return (error as Error).message
          }
        })(),
      )![1]!
      .split(', ')
    // The filters stand at the top of a configuration.
    expect(Object.keys(full.options).sort()).toEqual(known.filter((key) => key !== 'select').sort())
    const schema = JSON.parse(file) as { properties: { options: { properties: object } } }
    expect(Object.keys(schema.properties.options.properties).sort()).toEqual(
      known.filter((key) => key !== 'select').sort(),
    )
  })
})

describe('the guide', () => {
  const guide = readFileSync(new URL('../../docs/guide/command.md', import.meta.url), 'utf8')
  const block = (language: string): string => new RegExp('```' + language + '\\n([\\s\\S]*?)```').exec(guide)![1]!

  it('shows a configuration and a list that are taken', async () => {
    const config = JSON.parse(block('json')) as object
    expect([said(config), validate(config)]).toEqual(['', true])
    const { reviewed, rejected, unread } = await readReviewed(block('csv'))
    expect([reviewed.length, rejected, unread]).toEqual([2, [], []])
  })
})

describe('what is wrong is one sentence', () => {
  it.each([
    [{ option: {} }, 'There is no key option; did you mean options.'],
    [
      { colour: 1 },
      'There is no key colour; expected one of $schema, options, zones, watchlists, columns, monthFirst, where, ' +
        'coastline, reviewed, filters, out, limit, tracks, reach.',
    ],
    [{ filters: { minbits: 3 } }, 'There is no key filters.minbits; did you mean minBits.'],
    [
      { options: { rendezvous: { maxDistanceM: '300' } } },
      'options.rendezvous.maxDistanceM is "300"; expected a number.',
    ],
    [
      { options: { rendezvous: { maxDistance: 300 } } },
      'There is no key options.rendezvous.maxDistance; did you mean maxDistanceM.',
    ],
    [{ watchlists: 'sdn.csv' }, 'watchlists is "sdn.csv"; expected a list.'],
    [{ watchlists: [5] }, 'watchlists[0] is 5; expected a text.'],
    [{ filters: { bbox: [1, 2] } }, 'filters.bbox is a list of 2; expected a list of 4.'],
    [{ limit: -1 }, 'limit is -1; expected a number, 0 or greater.'],
    [{ reviewed: 5 }, 'reviewed is 5; expected a text or a list.'],
    [
      { options: { assess: { zoneRoles: { x: 'y' } } } },
      'options.assess.zoneRoles.x is "y"; expected one of transfer, harbour, anchorage, watched.',
    ],
    [[], 'It is a list of 0; expected an object.'],
    [{ [`\u001b[31m${'x'.repeat(80)}`]: 1 }, /^There is no key ·\[31mx{34}…; expected one of /],
  ])('%j', (config, sentence) => {
    if (typeof sentence === 'string') expect(said(config)).toBe(sentence)
    else expect(said(config)).toMatch(sentence)
  })
})
