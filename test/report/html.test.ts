import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toHtml } from '../../src/report/html/index.js'
import { assess } from '../../src/assess/index.js'
import type { AssessedVessel } from '../../src/model/assess.js'
import type { Particulars } from '../../src/model/track.js'
import type { PageData, PageShip } from '../../src/report/html/pageData.js'
import { drawingOf } from '../../src/report/viewer/drawing.js'
import { every, HOUR, MIN, sail, still, T0, tracksOf } from '../helpers/tracks.js'
import { findingsOf, group, meeting, odd, slow } from './fixture.js'

const dataOf = (html: string): PageData => JSON.parse(/id="data">(.*?)<\/script>/s.exec(html)![1]!) as PageData

const SEA = { lon: -179.9, lat: 10 }
const tracks = tracksOf(
  sail('111', SEA, (t) => [-((t - T0) / HOUR) * 9000, 0], every(5 * MIN, T0 - HOUR, T0 + 5 * HOUR)),
  sail('222', SEA, still(60, 0), [...every(5 * MIN, T0 - HOUR, T0 + HOUR), ...every(5 * MIN, T0 + 4 * HOUR, T0 + 5 * HOUR)], { headingDeg: 90 }),
)
const crossing = findingsOf({
  rendezvous: [meeting({ start: T0, durationMs: 4 * HOUR, lon: 179.95, lat: 10 })],
  particulars: [{ id: '222', hull: 0, name: 'BRAVO', lengthM: 200, beamM: 30 }],
})

describe('toHtml', () => {
  it('loads nothing and runs nothing but its own script', () => {
    const html = toHtml(findingsOf({ rendezvous: [meeting()] }))
    const script = /<script>(.*)<\/script>\n<\/body>/s.exec(html)![1]!
    expect(html.replace(script, '')).not.toMatch(/https?:|url\(|@import|\ssrc=/i)
    const hash = `sha256-${createHash('sha256').update(script).digest('base64')}`
    const style = /<style>(.*)<\/style>/s.exec(html)![1]!
    const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`
    expect(html).toContain(`default-src 'none'; script-src '${hash}'; style-src '${styleHash}'; base-uri`)
    expect(html).not.toMatch(/unsafe-(inline|eval)/)
    expect(html.match(/<script/g)).toHaveLength(2)
  })

  it.each(['</script><script>alert(1)</script>', '<!--', '<img src=x onerror=alert(1)>', '\u2028', '"\'&'])('holds %j only as data', (name) => {
    const particulars = [{ id: '111', hull: 0, name }]
    const html = toHtml(findingsOf({ rendezvous: [meeting()], particulars }), { title: name })
    const plain = toHtml(findingsOf({ rendezvous: [meeting()] }))
    expect(html.match(/<script|<img|<!--/g)).toEqual(plain.match(/<script|<img|<!--/g))
    expect(dataOf(html).items[0]!.vessels).toBe(`${name} + 222`)
    expect(dataOf(html).title).toBe(name)
  })

  it('lists every kind, the rendezvous first, each with its sentence', () => {
    const { items } = dataOf(toHtml(findingsOf({ rendezvous: [meeting()], groups: [group], loitering: [slow] })))
    expect(items.map(({ kind }) => kind)).toEqual(['drifting', 'group', 'loitering'])
    for (const { sentence } of items) expect(sentence).toMatch(/^AIS shows .*consistent with .*also seen with /)
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
    const polar = [{ id: '111', lon: 0 }, { id: '222', lon: 180 }].map(({ id, lon }) => every(5 * MIN, T0, T0 + HOUR).map((t) => ({ id, t, lon, lat: 89.9995 })))
    const findings = findingsOf({ rendezvous: [meeting({ start: T0, durationMs: HOUR, lon: 90, lat: 89.9999 })] })
    const [a, b] = drawingOf(dataOf(toHtml(findings, { tracks: tracksOf(...polar) })).items[0]!.detail!).ships
    expect(Math.hypot(a!.east[0]! - b!.east[0]!, a!.north[0]! - b!.north[0]!)).toBeCloseTo(111.7, 0)
  })

  it('takes a hull without an antenna’s place amidships, and one without length for unknown', () => {
    const drawn = (dimensions: NonNullable<Particulars['dimensions']>): PageShip => {
      const findings = findingsOf({ ...crossing, particulars: [{ id: '222', hull: 0, dimensions }] })
      return dataOf(toHtml(findings, { tracks })).items[0]!.detail!.ships[1]!
    }
    const of = (toBowM: number, toSternM: number, toPortM: number, toStarboardM: number): NonNullable<Particulars['dimensions']> => ({ toBowM, toSternM, toPortM, toStarboardM })
    expect(drawn(of(0, 100, 0, 20))).toMatchObject({ dimensions: of(50, 50, 10, 10), antennaAssumed: true })
    expect(drawn(of(80, 20, 5, 15)).dimensions).toEqual(of(80, 20, 5, 15))
    expect(drawn(of(80, 20, 5, 15)).antennaAssumed).toBeUndefined()
    expect(drawn(of(0, 0, 0, 0)).dimensions).toBeUndefined()
    expect(drawn(of(9, 0, 0, 0)).dimensions).toBeUndefined()
  })

  it('holds what was weighed, adding up to the whole, and what each factor means', () => {
    const rendezvous = [meeting(), meeting({ start: T0 + HOUR, mode: 'underway', medianDistanceM: 480 })]
    const { meetings } = assess({ rendezvous, particulars: [{ id: '111', hull: 0, name: 'ALFA', shipType: 80, imo: '9074729' }] })
    const { items, words, ships } = dataOf(toHtml(findingsOf({ rendezvous, meetings, particulars: [{ id: '111', hull: 0, name: 'ALFA', shipType: 80, imo: '9074729' }] })))
    expect(items).toHaveLength(2)
    for (const { factors, bits, sentence } of items) {
      expect(factors!.length).toBeGreaterThan(2)
      expect(factors!.reduce((sum, [, , by]) => sum + by, 0)).toBe(bits)
      for (const [id] of factors!) expect(words.find((one) => one.id === id)!.label).not.toBe('')
      expect(sentence).toMatch(/^AIS shows ALFA and 222 .*consistent with .*also seen with /)
    }
    const alfa = ships[items[0]!.who[0]!]!
    expect(alfa).toMatchObject({ id: '111', name: 'ALFA', type: 'tanker' })
    expect(alfa.facts).toContainEqual(['IMO number', '9074729'])
  })

  it('holds a ship’s time line, with those whom she met', () => {
    const line = { t: T0, end: T0 + HOUR, kind: 'meeting', of: 'elsewhere', with: '333', bits: 2 } as const
    const vessel: AssessedVessel = {
      kind: 'assessed-vessel', id: 'assessed-vessel:111', vessel: '111', bits: 3, band: 'weak', factors: [], meetings: [], gaps: [], dark: [], identity: [], spells: [],
      flags: [{ vessel: '111', country: 'IT', start: T0, end: T0 }], chains: [], harbourCalls: [], timeLine: [line], leftOut: 4,
    }
    const { ships } = dataOf(toHtml(findingsOf({ rendezvous: [meeting()], vessels: [vessel], particulars: [{ id: '333', hull: 0, name: 'CHARLIE' }] })))
    expect(ships.map(({ id }) => id)).toEqual(['111', '222', '333'])
    expect(ships[0]).toMatchObject({ bits: 3, band: 'weak', leftOut: 4, timeLine: [{ t: T0, end: T0 + HOUR, kind: 'meeting', of: 'elsewhere', other: 2, bits: 2 }] })
    expect(ships[2]!.name).toBe('CHARLIE')
  })

  it('lists identities without a place, off the map', () => {
    const { items } = dataOf(toHtml(findingsOf({ identity: [odd] })))
    expect(items[0]).toMatchObject({ kind: 'identity', id: odd.id })
    expect(items[0]).not.toHaveProperty('lon')
  })

  it('cuts what is no name', () => {
    const { items, ships } = dataOf(toHtml(findingsOf({ rendezvous: [meeting()], particulars: [{ id: '111', hull: 0, name: 'X'.repeat(10_000) }] })))
    expect(items[0]!.vessels.length).toBeLessThan(80)
    expect(items[0]!.sentence.length).toBeLessThan(1000)
    expect(ships[0]!.name!.length).toBeLessThan(600)
  })

  it('takes numbers at extremes', () => {
    const { items } = dataOf(toHtml(findingsOf({ rendezvous: [meeting({ start: 8.64e15, durationMs: 1e300, lat: 90, lon: -180, medianDistanceM: 1e300 })] })))
    expect(items).toHaveLength(1)
  })

  it('cuts land to the map, and keeps what lies within', () => {
    const square = (w: number, s: number, size: number): number[][] => [[w, s], [w + size, s], [w + size, s + size], [w, s + size], [w, s]]
    const land = { type: 'MultiPolygon' as const, coordinates: [[square(-100, 0, 80)], [square(50, 10, 0.5)], [square(120, -40, 5)]] }
    const at = (lon: number, lat: number): ReturnType<typeof findingsOf> => findingsOf({ rendezvous: [meeting({ lon, lat })] })
    const rings = (lon: number, lat: number): readonly (readonly number[])[] => dataOf(toHtml(at(lon, lat), { land })).land
    expect(rings(50, 9)).toEqual([[50, 10, 50.5, 10, 50.5, 10.5, 50, 10.5]])
    expect(rings(0, -60)).toEqual([])
    const [inside] = rings(-60, 40)
    expect([...new Set(inside)].sort((a, b) => a - b)).toEqual([-62, -58, 38, 42])
  })

  it('says how many it left out', () => {
    const rendezvous = [1, 2, 3].map((start) => meeting({ start }))
    const { items, summary } = dataOf(toHtml(findingsOf({ rendezvous }), { maxItems: 2, tracks, maxDetails: 1 }))
    expect(items).toHaveLength(2)
    expect(items.filter(({ detail }) => detail !== undefined)).toHaveLength(1)
    expect(summary.join(' ')).toContain('The first 2 of 3 are listed')
  })

  it('is the same for the same findings, and takes none', () => {
    expect(toHtml(crossing, { tracks })).toBe(toHtml(structuredClone(crossing), { tracks: [...tracks].reverse() }))
    expect(dataOf(toHtml(findingsOf({}))).items).toEqual([])
  })

  it('throws a sentence for a wrong call', () => {
    expect(() => toHtml(findingsOf({}), { maxItems: -1 })).toThrow('toHtml: maxItems is -1; expected a number from 0')
  })
})
