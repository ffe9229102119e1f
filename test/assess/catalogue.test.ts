import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../../src/assess/index.js'
import { portContactKind, rendezvousKind, scoreRendezvous, shipObserved } from '../../src/assess/rendezvous/index.js'
import { shipCatalogue } from '../../src/assess/ship/index.js'
import { RENDEZVOUS_WEIGHTS } from '../../src/assess/weight/index.js'
import type { NameOf } from '../../src/evidence/index.js'
import type { DarkRendezvous, FactorValues, FindingContext, PortContact, Rendezvous } from '../../src/model/index.js'
import { anyKnown, anyRendezvous } from './arbitraries.js'
import {
  gap,
  HOUR,
  identityFinding,
  listMatch,
  rendezvous,
  scoreOfBits,
  ship,
  START,
  TANKERS,
  type Beside,
} from './make.js'

const byId: NameOf = ({ id }) => id
const sentenceOf = (r: Rendezvous): string => rendezvousKind.sentence(r, byId, rendezvousKind.catalogue)
const said = (key: string, values: FactorValues): string => rendezvousKind.observed![key]!(values)

/** Words that no reader should meet: gaps in what is known, and names of fields. */
const NO_WORDS = /undefined|NaN|\bnull\b|[a-z](?:A|B)?(?:Kn|M|Deg|Hours|Bits|Ms|Share)\b/

describe('the catalogue of rendezvous', () => {
  it('has a label, a source and innocent causes for every observation', () => {
    for (const [key, { label, source, innocent, family }] of Object.entries(RENDEZVOUS_WEIGHTS)) {
      expect(label, key).toMatch(/^[A-Za-z][a-z ]+: [a-z ]+$|^AIS gap: [a-z]+$/)
      expect(source.length * innocent.length * family.length, key).toBeGreaterThan(0)
    }
    expect(new Set(Object.values(RENDEZVOUS_WEIGHTS).map(({ label }) => label)).size).toBe(
      Object.keys(RENDEZVOUS_WEIGHTS).length,
    )
    for (const [key, { label, source, innocent }] of Object.entries(shipCatalogue))
      expect(label.length * source.length * innocent.length, key).toBeGreaterThan(0)
  })

  it('says of every observation in words what was observed, and of nothing else', () => {
    expect(Object.keys(rendezvousKind.observed!).sort()).toEqual(Object.keys(RENDEZVOUS_WEIGHTS).sort())
    expect(Object.keys(shipObserved).sort()).toEqual(Object.keys(shipCatalogue).sort())
  })

  it.each([
    ['contact:alongside', { medianDistanceM: 57, hullGapM: 12 }, '57 m between antennas, 12 m between hulls'],
    ['contact:alongside', { medianDistanceM: 57 }, '57 m between antennas'],
    ['bearing:abeam', { acrossShare: 1, relativeBearingDeg: 84.6 }, 'the second ship 85° off the bow of the first'],
    ['bearing:ahead', { acrossShare: 0.2, relativeBearingDeg: 275 }, '20 % of the distance across their course'],
    ['bearing:abeam', { acrossShare: 0.97 }, '97 % of the distance across their course'],
    [
      'steady:held',
      { relativeSpreadM: 9, extentM: 2000 },
      'within 9 m of their place to each other half of the time, the pair within 2.0 km of its mean place',
    ],
    ['relative-speed:still', { relativeSpeedKn: 0.1 }, '0.1 kn relative to each other'],
    ['heading:parallel', { headingDifferenceDeg: 1.4 }, '1° between headings'],
    [
      'course:came-and-left',
      { startsBy: 'motion', endsBy: 'motion', approachFromM: 8000, separationToM: 12_000 },
      'came from 8.0 km off, parted to 12 km',
    ],
    [
      'course:whole-record',
      { startsBy: 'record', endsBy: 'record' },
      'together when the record begins, together when the record ends',
    ],
    ['course:not-seen', { startsBy: 'silence', endsBy: 'motion' }, 'first heard together after a silence, parted'],
    ['visits:several', { apartShare: 0.25 }, 'apart for 25 % of the time'],
    ['duration:usual', { durationHours: 6.5 }, '6 h 30 min together'],
    ['heard:little', { observedShare: 0.2 }, 'heard for 20 % of the time'],
    ['harbour:far', { harbourDistanceM: 69_000, harbourKind: 'port' }, '69 km from the nearest harbour'],
    ['harbour:in', { harbourDistanceM: 0, harbourKind: 'port' }, 'in a port'],
    ['harbour:anchorage', { harbourDistanceM: 0, harbourKind: 'anchorage' }, 'in an anchorage'],
    ['coast:open', { coastDistanceM: 53_000 }, '53 km from land'],
    ['zone:transfer', { zone: 'Lightering 1' }, 'in the zone "Lightering 1"'],
    ['company:none', { neighbours: 0 }, 'no other ship near'],
    ['company:some', { neighbours: 1 }, '1 other ship near'],
    [
      'work:two-transmitters',
      { imo: '9074729', classA: 'tanker', classB: 'tanker' },
      'both send the IMO number 9074729, both are tankers',
    ],
    ['work:tow', { classA: 'tug', classB: 'tanker', mode: 'underway' }, 'a tug and a tanker, under way in parallel'],
    ['work:tug', { classA: 'tug', mode: 'anchored' }, 'a tug and a vessel that sends no type, at anchor'],
    [
      'work:bunkering',
      { classA: 'tanker', classB: 'cargo', lengthAM: 80, lengthBM: 220 },
      'a tanker and a cargo ship, the first 80 m long, the second 220 m long',
    ],
    [
      'work:pair-trawling',
      { classA: 'fishing', classB: 'fishing', medianDistanceM: 250 },
      'both are fishing vessels, 250 m between antennas',
    ],
    ['ships:tankers', { shipTypeA: 80, shipTypeB: 84, classA: 'tanker', classB: 'tanker' }, 'both are tankers'],
    ['ships:freight', { shipTypeA: 80, shipTypeB: 70, classA: 'tanker', classB: 'cargo' }, 'a tanker and a cargo ship'],
    ['size:large', { shorterM: 183, longerM: 250 }, 'the shorter 183 m long, the longer 250 m'],
    [
      'draught:opposite',
      { changeAM: -3, changeBM: 2.8, volumeAM3: -16_320 },
      'the first 3.0 m shallower (16\u202f320 m³ of water), the second 2.8 m deeper',
    ],
    ['light:dark', { darkShare: 0.8 }, 'dark for 80 % of the time'],
    ['light:moonless', { darkShare: 0.8, moonlitShare: 0.1 }, 'dark for 80 % of the time, with a moon for 10 %'],
    [
      'gap:telling',
      { vessel: '211000001', when: 'before', gapHours: 4, gapBits: 6 },
      'AIS gap of 211000001 for 4 h before it, 6.0 bits',
    ],
    [
      'dark:same',
      { vesselA: '211000001', vesselB: '211000002', darkBits: 2.25 },
      '211000001 and 211000002 could have met unheard, 2.3 bits',
    ],
    [
      'identity:moderate',
      { vessel: '211000001', identityBits: 4.5, findings: 3 },
      '3 findings on the identity of 211000001, 4.5 bits',
    ],
    ['list:match', { vessel: '211000001' }, '211000001 matches an entry of a list'],
  ] as const)('%s: %o is "%s"', (key, values, words) => {
    expect(said(key, values)).toBe(words)
  })

  it.each([
    [
      'ship:rendezvous',
      { bestBits: 9, meetings: 3, telling: 1 },
      '9.0 bits of the best of her 3 rendezvous, 1 of them worth a look',
    ],
    ['ship:identity', { identityBits: 4.5, findings: 1 }, '1 finding, 4.5 bits'],
    ['ship:gap', { gapBits: 6, gaps: 1 }, '6.0 bits of the most telling of her 1 AIS gap'],
    ['ship:chain', { chains: 1, ships: 4 }, '1 chain of rendezvous, of 4 ships at most'],
    ['ship:list', {}, 'she matches an entry of a list'],
  ] as const)('%s: %o is "%s"', (key, values, words) => {
    expect(shipObserved[key]!(values)).toBe(words)
  })

  it('finds words for whatever assess observes', () => {
    fc.assert(
      fc.property(anyRendezvous, anyKnown, (r, { types, place }) => {
        const sizes = [
          { lengthM: 120, beamM: 20, draughtM: 9 },
          { lengthM: 90, beamM: 15, draughtM: 5 },
        ] as const
        const particulars = types.map((shipType, k) => ship(r.vessels[k as 0 | 1].id, shipType, sizes[k as 0 | 1]))
        const {
          rendezvous: [one],
          ships,
        } = assess(
          { ...foundOf(r), rendezvous: [{ ...r, context: place as FindingContext }], particulars },
          { minChainBits: -100 },
        )
        for (const { id, observed } of one!.score.factors) expect(said(id, observed), id).toMatch(/./)
        for (const { id, observed } of one!.score.factors) expect(said(id, observed), id).not.toMatch(NO_WORDS)
        for (const { id, observed } of ships.flatMap(({ score }) => score!.factors))
          expect(shipObserved[id]!(observed), id).not.toMatch(NO_WORDS)
      }),
    )
  })

  it('falls back to names and units where another version observed something else, and never breaks', () => {
    for (const key of Object.keys(RENDEZVOUS_WEIGHTS)) {
      expect(said(key, {}), key).not.toMatch(NO_WORDS)
      expect(
        said(key, { medianDistanceM: 'far', classA: 'toString', startsBy: 3, mode: 'constructor' }),
        key,
      ).not.toMatch(/undefined|NaN|function/)
    }
    expect(said('heading:parallel', { yawDeg: 3 })).toBe('yaw 3°')
  })
})

/** Other findings of both ships. */
function foundOf(r: Rendezvous): Beside {
  const [a, b] = [r.vessels[0].id, r.vessels[1].id]
  const dark = {
    kind: 'dark-rendezvous',
    id: 'dark-rendezvous:x',
    vessels: r.vessels,
    start: r.end,
    end: r.end + HOUR,
    lon: 0,
    lat: 0,
    score: scoreOfBits(2),
    links: [],
  } as unknown as DarkRendezvous
  return {
    gaps: [gap(a, r.end + HOUR, r.end + 4 * HOUR, 5)],
    dark: [dark],
    identity: [identityFinding('ID-02', [b])],
    lists: [listMatch(b)],
  }
}

describe('the sentence of a rendezvous', () => {
  it('shows, is consistent with, and is also seen with', () => {
    const text = sentenceOf(scoreRendezvous(rendezvous(), { particulars: TANKERS }))
    expect(text).toMatch(
      /^AIS shows 211000001 and 211000002 with 55 m between their antennas for 6 hours, .*; consistent with goods handed over from ship to ship; also seen with .+\.$/,
    )
    expect(sentenceOf(scoreRendezvous(rendezvous(), { particulars: [ship('211000001', 50)] }))).toContain(
      'a pilot on duty',
    )
  })

  it('names ships as it is told to', () => {
    const named = scoreRendezvous({
      ...rendezvous(),
      vessels: [
        { id: '211000001', hull: 0, name: 'NORDIC' },
        { id: '211000002', hull: 0 },
      ],
    })
    expect(rendezvousKind.sentence(named, ({ name, id }) => name ?? id, RENDEZVOUS_WEIGHTS)).toMatch(
      /^AIS shows NORDIC and 211000002 with /,
    )
  })

  it('takes words and causes from the catalogue that is given, and from its own where that has none', () => {
    const one = scoreRendezvous(rendezvous(), { particulars: TANKERS })
    const mine = {
      'ships:tankers': {
        ...RENDEZVOUS_WEIGHTS['ships:tankers']!,
        words: 'both with oil',
        innocent: ['oil for stoves'],
      },
    }
    const text = rendezvousKind.sentence(one, byId, mine)
    expect(text).toContain(', both with oil,')
    expect(text).toContain('; also seen with oil for stoves, ')
    expect(text).toContain('heading the same way')
  })

  it('of one that was not weighed says how the two moved', () => {
    expect(sentenceOf(rendezvous({ mode: 'anchored' }))).toMatch(
      /^AIS shows 211000001 and 211000002 at anchor for 6 h, 55 m apart between antennas; consistent with a transfer from ship to ship; also seen with bunkering, .+\.$/,
    )
  })

  it('accuses nobody', () => {
    fc.assert(
      fc.property(anyRendezvous, anyKnown, (r, { types }) => {
        const text = sentenceOf(
          scoreRendezvous(r, {
            ...foundOf(r),
            particulars: [ship(r.vessels[0].id, types[0]), ship(r.vessels[1].id, types[1])],
          }),
        )
        expect(text).not.toMatch(/guilty|illegal|smuggl|criminal|fake|dark fleet|suspicious|undefined|NaN/i)
        expect(text).toMatch(/^AIS shows .+; consistent with .+; also seen with .+\.$/)
      }),
    )
  })
})

describe('facts', () => {
  const valueOf = (r: Rendezvous, what: string): string | undefined =>
    rendezvousKind.facts(r, byId).find(([name]) => name === what)?.[1]

  it('tell each measure with its unit, and leave out what is not known', () => {
    const r = rendezvous({ hullGapM: 12, startUncertaintyMs: 300_000, endsBy: 'silence' })
    expect(valueOf(r, 'Begins')).toBe('2020-01-01 06:00 UTC: ships moved, give or take 5 min')
    expect(valueOf(r, 'Ends')).toBe('2020-01-01 12:00 UTC: a silence')
    expect(valueOf(r, 'Hulls apart')).toBe('12 m in the median, from sizes and headings as sent')
    expect(valueOf(r, 'Before')).toBe('from 5.0 km apart, at unknown speeds')
    expect(valueOf(rendezvous(), 'Hulls apart')).toBeUndefined()
    for (const [what, value] of rendezvousKind.facts(r, byId)) expect(value, what).not.toMatch(NO_WORDS)
  })

  it('of a contact in a port are few, and its sentence is brief', () => {
    const contact: PortContact = {
      kind: 'port-contact',
      id: 'rendezvous:a:b:1',
      vessels: [
        { id: 'a', hull: 0 },
        { id: 'b', hull: 0 },
      ],
      start: START,
      end: START + 3 * HOUR,
      lon: 0,
      lat: 0,
      score: { bits: -9, band: 'none' },
      measures: { medianDistanceM: 40, mode: 'anchored' },
    }
    expect(portContactKind.sentence(contact, byId, {})).toMatch(
      /^AIS shows a and b, in contact in a port, at anchor for 3 h, 40 m apart between antennas; consistent with .+; also seen with .+\.$/,
    )
    expect(portContactKind.facts(contact, byId).map(([what]) => what)).toEqual([
      'Begins',
      'Ends',
      'Lasts',
      'Antennas apart',
    ])
  })
})
