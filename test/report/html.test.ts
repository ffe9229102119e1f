import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toHtml } from '../../src/report/html/index.js'
import type { PageData } from '../../src/report/html/pageData.js'
import { every, HOUR, MIN, sail, still, T0, tracksOf } from '../helpers/tracks.js'
import { findingsOf, group, meeting, slow } from './fixture.js'

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
    expect(html).toContain(`default-src 'none'; script-src '${hash}'`)
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
    const { ships, distance, event } = items[0]!.detail!
    expect(event).toEqual([3600, 5 * 3600])
    for (const ship of ships) {
      ship.lon.forEach((lon, i) => {
        expect(Math.abs(lon - middleLon)).toBeLessThan(180)
        if (i > 0) expect(Math.abs(lon - ship.lon[i - 1]!)).toBeLessThan(1)
        // A degree of longitude at 10 degrees north is 109.6 km.
        expect(ship.east[i]! / 109_639).toBeCloseTo(lon - items[0]!.lon, 3)
      })
    }
    expect(ships[1]!.silent).toEqual([[7200, 5 * 3600]])
    expect(ships[1]!.dimensions).toEqual({ toBowM: 100, toSternM: 100, toPortM: 15, toStarboardM: 15 })
    expect(ships[1]!.headingDeg.every((deg) => deg === 90)).toBe(true)
    // At T0 the ships are 60 m apart, an hour later 9,060 m; in the silence there is no distance.
    const at = (s: number): number | null => distance.m[distance.s.indexOf(s)]!
    expect(at(3600)).toBe(60)
    expect(at(7200)).toBeGreaterThan(9050)
    expect(at(7200)).toBeLessThan(9070)
    expect(at(10_800)).toBeNull()
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
