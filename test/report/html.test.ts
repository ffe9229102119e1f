import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { assess } from '../../src/assess/index.js'
import { explain } from '../../src/explain/index.js'
import type { Particulars } from '../../src/model/index.js'
import { toHtml } from '../../src/report/html/index.js'
import type { PageData, PageShip } from '../../src/report/page/index.js'
import { drawingOf } from '../../src/report/viewer/index.js'
import { every, HOUR, MIN, sail, still, T0, tracksOf } from '../helpers/tracks.js'
import { findingsOf, group, inPort, listed, meeting, night, odd, scored, slow } from './fixture.js'
import { silence } from './gapFixture.js'

const dataOf = (html: string): PageData => JSON.parse(/id="data">(.*?)<\/script>/s.exec(html)![1]!) as PageData

const SEA = { lon: -179.9, lat: 10 }
const tracks = tracksOf(
  sail('111', SEA, (t) => [-((t - T0) / HOUR) * 9000, 0], every(5 * MIN, T0 - HOUR, T0 + 5 * HOUR)),
  sail(
    '222',
    SEA,
    still(60, 0),
    [...every(5 * MIN, T0 - HOUR, T0 + HOUR), ...every(5 * MIN, T0 + 4 * HOUR, T0 + 5 * HOUR)],
    { headingDeg: 90 },
  ),
)
const crossing = findingsOf({
  items: [meeting({ start: T0, durationMs: 4 * HOUR, lon: 179.95, lat: 10 })],
  particulars: [{ id: '222', hull: 0, name: 'BRAVO', lengthM: 200, beamM: 30 }],
})

describe('toHtml', () => {
  it('loads nothing and runs nothing but its own script', () => {
    const html = toHtml(findingsOf({ items: [meeting()] }))
    const script = /<script>(.*)<\/script>\n<\/body>/s.exec(html)![1]!
    expect(html.replace(script, '')).not.toMatch(/https?:|url\(|@import|\ssrc=/i)
    const hash = `sha256-${createHash('sha256').update(script).digest('base64')}`
    const style = /<style>(.*)<\/style>/s.exec(html)![1]!
    const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`
    expect(html).toContain(`default-src 'none'; script-src '${hash}'; style-src '${styleHash}'; base-uri`)
    expect(html).not.toMatch(/unsafe-(inline|eval)/)
    expect(html.match(/<script/g)).toHaveLength(2)
  })

  it.each(['</script><script>alert(1)</script>', '<!--', '<img src=x onerror=alert(1)>', 'A\u2028B', '"\'&'])(
    'holds %j only as data',
    (name) => {
      const particulars = [{ id: '111', hull: 0, name }]
      const html = toHtml(findingsOf({ items: [meeting()], particulars }), { title: name })
      const plain = toHtml(findingsOf({ items: [meeting()] }))
      expect(html.match(/<script|<img|<!--/g)).toEqual(plain.match(/<script|<img|<!--/g))
      expect(dataOf(html).items[0]!.vessels).toBe(`${name} + 222`)
      expect(dataOf(html).title).toBe(name)
    },
  )

  it('lists every kind in one order, each with what explain says of it', () => {
    const findings = findingsOf({
      items: [
        meeting({ score: scored(4) }),
        meeting({ start: 5, score: scored(-2) }),
        group,
        slow,
        odd,
        listed,
        silence(),
      ],
    })
    const { items, kinds } = dataOf(toHtml(findings))
    expect(items.map(({ id }) => id)).toEqual(findings.items.map(({ id }) => id))
    expect(items.map(({ rank }) => rank)).toEqual([undefined, 1, 2, 3, 4, 5, 6])
    expect(items.map(({ fold }) => fold)).toEqual([
      'pinned',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'folded',
    ])
    expect(items.filter(({ kind }) => kind === 'rendezvous').map(({ mode }) => mode)).toEqual(['drifting', 'drifting'])
    items.forEach(({ sentence, facts, vessels }, i) => {
      const explained = explain(findings.items[i]!, findings)
      expect(sentence).toMatch(/^AIS shows .*consistent with .*also seen with /)
      expect({ sentence, facts, vessels }).toEqual({
        sentence: explained.sentence,
        facts: explained.facts,
        vessels: explained.vessels.join(' + '),
      })
    })
    for (const { kind } of items) expect(kinds.find((one) => one.kind === kind)!.label).not.toBe('')
  })

  it('counts contacts in ports, and lists none', () => {
    const { items, summary } = dataOf(toHtml(findingsOf({ items: [inPort, meeting({ score: scored(-2) })] })))
    expect(items.map(({ kind }) => kind)).toEqual(['rendezvous'])
    expect(summary.join(' ')).toContain(
      '1 contact has more against than for a transfer, and is folded at its end. 1 contact in a port with more ' +
        'against than for a transfer is counted only',
    )
  })

  it('takes a kind that it does not know', () => {
    const strange = { ...slow, kind: 'meteor-strike', measures: { mode: 'toString' } } as unknown as typeof slow
    const { items, kinds, summary } = dataOf(toHtml(findingsOf({ items: [strange] })))
    expect(items[0]).toMatchObject({ kind: 'meteor-strike', mode: 'toString', rank: 1 })
    expect(kinds).toEqual([
      { kind: 'meteor-strike', label: 'meteor strike', plural: 'findings of the kind meteor strike' },
    ])
    expect(summary[0]).toContain('1 meteor strike')
  })

  it('says first what is wrong with the input', () => {
    const html = toHtml(findingsOf({ warnings: ['The feed <b> is thin.'] }))
    expect(dataOf(html).warnings).toEqual(['The feed <b> is thin.'])
    expect(html).toContain('<p class="warning">The feed &lt;b&gt; is thin.</p>')
  })

  it('draws both ships around a finding across ±180, in metres and degrees that do not jump', () => {
    const { items, middleLon } = dataOf(toHtml(crossing, { tracks }))
    const { ships, distance, event } = drawingOf(items[0]!.detail!)
    expect(event).toEqual([3600, 5 * 3600])
    for (const ship of ships) {
      ship.lon.forEach((lon, i) => {
        expect(Math.abs(lon - middleLon)).toBeLessThan(180)
        if (i > 0) expect(Math.abs(lon - ship.lon[i - 1]!)).toBeLessThan(1)
        // A degree of longitude at 10 degrees north is 109.6 km.
        expect(ship.east[i]! / 109_639).toBeCloseTo(lon - items[0]!.lon!, 3)
      })
    }
    expect(ships[1]!.silent).toEqual([[7200, 5 * 3600]])
    expect(ships[1]!.antennaAssumed).toBe(true)
    expect(ships[1]!.dimensions).toEqual({ toBowM: 100, toSternM: 100, toPortM: 15, toStarboardM: 15 })
    expect(ships[1]!.headingDeg.every((deg) => deg === 90)).toBe(true)
    // At T0 the ships are 60 m apart, an hour later 9,060 m; in the silence there is no distance.
    const at = (s: number): number | null => distance.m[(s * 1000) / distance.stepMs]!
    expect(at(3600)).toBe(60)
    expect(at(7200)).toBeGreaterThan(9050)
    expect(at(7200)).toBeLessThan(9070)
    expect(at(10_800)).toBeNull()
  })

  it('measures in a plane at the pole as anywhere', () => {
    // 0.0005 degrees from the pole on either side of it: 111.7 m, by WGS84's 111,694 m a degree there.
    const polar = [
      { id: '111', lon: 0 },
      { id: '222', lon: 180 },
    ].map(({ id, lon }) => every(5 * MIN, T0, T0 + HOUR).map((t) => ({ id, t, lon, lat: 89.9995 })))
    const findings = findingsOf({ items: [meeting({ start: T0, durationMs: HOUR, lon: 90, lat: 89.9999 })] })
    const [a, b] = drawingOf(dataOf(toHtml(findings, { tracks: tracksOf(...polar) })).items[0]!.detail!).ships
    expect(Math.hypot(a!.east[0]! - b!.east[0]!, a!.north[0]! - b!.north[0]!)).toBeCloseTo(111.7, 0)
  })

  it('takes a hull without an antenna’s place amidships, and one without length for unknown', () => {
    const drawn = (dimensions: NonNullable<Particulars['dimensions']>): PageShip => {
      const findings = findingsOf({ items: crossing.items, particulars: [{ id: '222', hull: 0, dimensions }] })
      return dataOf(toHtml(findings, { tracks })).items[0]!.detail!.ships[1]!
    }
    const of = (
      toBowM: number,
      toSternM: number,
      toPortM: number,
      toStarboardM: number,
    ): NonNullable<Particulars['dimensions']> => ({ toBowM, toSternM, toPortM, toStarboardM })
    expect(drawn(of(0, 100, 0, 20))).toMatchObject({ dimensions: of(50, 50, 10, 10), antennaAssumed: true })
    expect(drawn(of(80, 20, 5, 15)).dimensions).toEqual(of(80, 20, 5, 15))
    expect(drawn(of(80, 20, 5, 15)).antennaAssumed).toBeUndefined()
    expect(drawn(of(0, 0, 0, 0)).dimensions).toBeUndefined()
    expect(drawn(of(9, 0, 0, 0)).dimensions).toBeUndefined()
  })

  it('holds what was weighed, adding up to the whole, and what each piece of evidence means', () => {
    const particulars = [{ id: '111', hull: 0, name: 'ALFA', shipType: 80, imo: '9074729' }]
    const given = [meeting(), meeting({ start: T0 + HOUR, mode: 'underway', medianDistanceM: 480 })].map((one) => ({
      ...one,
      context: { zones: [], night },
    }))
    const { rendezvous } = assess({ rendezvous: given, particulars })
    const { items, words, ships } = dataOf(toHtml(findingsOf({ items: rendezvous, particulars })))
    expect(items).toHaveLength(2)
    for (const { id, evidence = [], noted = [], bits, sentence } of items) {
      expect(evidence.length).toBeGreaterThan(2)
      expect(evidence.reduce((sum, [, , by]) => sum + by, 0)).toBe(bits)
      expect(evidence.length + noted.length).toBe(rendezvous.find((one) => one.id === id)!.score!.factors.length)
      for (const [at] of [...evidence, ...noted]) expect(words[at]!.label).not.toBe('')
      expect(sentence).toMatch(/^AIS shows ALFA and 222 .*consistent with .*also seen with /)
    }
    const alfa = ships[items[0]!.who[0]!]!
    expect(alfa).toMatchObject({ id: '111', name: 'ALFA', type: 'tanker' })
    expect(alfa.facts).toContainEqual(['IMO number', '9074729'])
  })

  it('holds those of a ship’s findings that it does not list, with whom she met, and counts contacts in ports', () => {
    const [first, second] = [
      meeting({ score: scored(4) }),
      meeting({ vessels: ['111', '333'], start: T0 + HOUR, score: scored(2), mode: 'anchored' }),
    ]
    const beside = {
      ...inPort,
      vessels: [
        { id: '111', hull: 0 },
        { id: '888', hull: 0 },
      ] as const,
    }
    const findings = findingsOf({
      items: [first, second, silence({ vessel: '111', start: T0 - HOUR }), beside, odd],
      particulars: [{ id: '333', hull: 0, name: 'CHARLIE' }],
    })
    const { ships, kinds } = dataOf(
      toHtml(
        {
          ...findings,
          ships: findings.ships.map((ship) => (ship.id === '111' ? { ...ship, score: scored(3) } : ship)),
        },
        { maxItems: 1 },
      ),
    )
    expect(ships.map(({ id }) => id)).toEqual(['111', '222', '333'])
    expect(ships[0]).toMatchObject({
      bits: 3,
      band: 'moderate',
      portContacts: 1,
      timeLine: [
        { t: T0 - HOUR, kind: 'gap', of: 'gap:555:0' },
        { t: T0 + HOUR, end: T0 + 3 * HOUR, kind: 'rendezvous', mode: 'anchored', of: second!.id, other: 2, bits: 2 },
      ],
    })
    expect(ships[2]!.name).toBe('CHARLIE')
    expect(kinds.map(({ kind }) => kind)).toEqual(['rendezvous', 'gap'])
  })

  it('lists identities without a place, off the map', () => {
    const { items } = dataOf(toHtml(findingsOf({ items: [odd] })))
    expect(items[0]).toMatchObject({ kind: 'identity', id: odd.id })
    expect(items[0]).not.toHaveProperty('lon')
  })

  it('cuts what is no name', () => {
    const { items, ships } = dataOf(
      toHtml(findingsOf({ items: [meeting()], particulars: [{ id: '111', hull: 0, name: 'X'.repeat(10_000) }] })),
    )
    expect(items[0]!.vessels.length).toBeLessThan(80)
    expect(items[0]!.sentence.length).toBeLessThan(1000)
    expect(ships[0]!.name!.length).toBeLessThan(600)
  })

  it('takes numbers at extremes', () => {
    const { items } = dataOf(
      toHtml(
        findingsOf({
          items: [meeting({ start: 8.64e15, durationMs: 1e300, lat: 90, lon: -180, medianDistanceM: 1e300 })],
        }),
      ),
    )
    expect(items).toHaveLength(1)
  })

  it('cuts land to the map, and keeps what lies within', () => {
    const square = (w: number, s: number, size: number): number[][] => [
      [w, s],
      [w + size, s],
      [w + size, s + size],
      [w, s + size],
      [w, s],
    ]
    const land = {
      type: 'MultiPolygon' as const,
      coordinates: [[square(-100, 0, 80)], [square(50, 10, 0.5)], [square(120, -40, 5)]],
    }
    const at = (lon: number, lat: number): ReturnType<typeof findingsOf> =>
      findingsOf({ items: [meeting({ lon, lat })] })
    const rings = (lon: number, lat: number): readonly (readonly number[])[] =>
      dataOf(toHtml(at(lon, lat), { land })).land
    expect(rings(50, 9)).toEqual([[50, 10, 50.5, 10, 50.5, 10.5, 50, 10.5]])
    expect(rings(0, -60)).toEqual([])
    const [inside] = rings(-60, 40)
    expect([...new Set(inside)].sort((a, b) => a - b)).toEqual([-62, -58, 38, 42])
  })

  it('says how many it left out', () => {
    const found = [1, 2, 3].map((start) => meeting({ start }))
    const { items, summary } = dataOf(toHtml(findingsOf({ items: found }), { maxItems: 2, tracks, maxDetails: 1 }))
    expect(items).toHaveLength(2)
    expect(items.filter(({ detail }) => detail !== undefined)).toHaveLength(1)
    expect(summary.join(' ')).toContain('The first 2 of 3 findings are listed')
  })

  it('is the same for the same findings, and takes none', () => {
    expect(toHtml(crossing, { tracks })).toBe(toHtml(structuredClone(crossing), { tracks: [...tracks].reverse() }))
    expect(dataOf(toHtml(findingsOf({}))).items).toEqual([])
  })

  it('throws a sentence for a wrong call', () => {
    expect(() => toHtml(findingsOf({}), { maxItems: -1 })).toThrow('toHtml: maxItems is -1; expected a number from 0')
  })
})
