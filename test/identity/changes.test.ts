import { describe, expect, it } from 'vitest'
import { scoreIdentity } from '../../src/identity/evidence/index.js'
import { identitySpells } from '../../src/identity/period/index.js'
import { findIdentityChanges, type IdentityChangeInput } from '../../src/identity/rule/index.js'
import type { Gap, IdentityFinding, Dimensions, StaticReport } from '../../src/model/index.js'
import { createCoastline } from '../../src/place/index.js'
import { HOUR, sail, T0, tracksOf } from '../helpers/tracks.js'

const HULL: Dimensions = { toBowM: 150, toSternM: 30, toPortM: 12, toStarboardM: 18 }
const MALTA = '256865000'
const PANAMA = '351004444'
const SHIP = { id: MALTA, imo: '9218478', name: 'DAMAVAND', callSign: '9HEG9', shipType: 80, dimensions: HULL }

/** Messages 5 of one text from one day to another. */
const sent = (fields: Partial<StaticReport>, fromDay: number, toDay: number): StaticReport => ({
  ...SHIP,
  messageType: 5,
  aisClass: 'A',
  ...fields,
  t: T0 + fromDay * 24 * HOUR,
  lastT: T0 + toDay * 24 * HOUR - HOUR,
  messages: Math.ceil((toDay - fromDay) * 100),
})
const find = (statics: readonly StaticReport[], context?: Omit<IdentityChangeInput, 'spells'>): IdentityFinding[] =>
  findIdentityChanges({ ...context, spells: identitySpells(statics) })
const weights = (findings: readonly IdentityFinding[]): string[] =>
  findings.map(({ measures: { weight } }) => weight).sort()

/** Land round 0° N 0° E, and places beside it and far out. */
const coastline = createCoastline({
  type: 'Polygon',
  coordinates: [
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ],
  ],
})
const gap = (vessel: string, fromDay: number, toDay: number, lon = 20): Gap => ({
  kind: 'gap',
  id: `gap:${vessel}:${fromDay}`,
  vessels: [{ id: vessel, hull: 0 }],
  start: T0 + fromDay * 24 * HOUR,
  end: T0 + toDay * 24 * HOUR,
  lon,
  lat: 0,
  measures: {
    durationMs: (toDay - fromDay) * 24 * HOUR,
    before: { t: T0 + fromDay * 24 * HOUR, lon, lat: 0, row: 0 },
    expectedIntervalMs: HOUR,
    limitMs: HOUR,
    reportsBefore: 9,
    topSpeedKn: 15,
    topSpeedBy: 'default',
  },
})

describe('findIdentityChanges, rule by rule', () => {
  it('says nothing of a ship that stays what it is', () => {
    expect(find([sent({}, 0, 400)])).toEqual([])
    expect(find([])).toEqual([])
  })

  it('ID-01: a number that fails the check, of a company, and not a flag state’s', () => {
    expect(weights(find([sent({ imo: '9218479' }, 0, 9)]))).toEqual(['ID-01'])
    expect(weights(find([sent({ imo: '5647684' }, 0, 9)]))).toEqual(['ID-01'])
    expect(find([sent({ imo: '10123456' }, 0, 9)])).toEqual([])
    expect(find([sent({ imo: '1234567' }, 0, 9)])).toEqual([])
  })

  it('ID-03: a number of no country, more on a ship than on a boat, and not a feed’s own names', () => {
    expect(weights(find([sent({ id: '799123456', callSign: '', dimensions: HULL }, 0, 9)]))).toEqual(['ID-03:large'])
    expect(
      weights(
        find([
          sent(
            { id: '799123456', callSign: '', dimensions: { toBowM: 5, toSternM: 5, toPortM: 2, toStarboardM: 2 } },
            0,
            9,
          ),
        ]),
      ),
    ).toEqual(['ID-03'])
    expect(find([sent({ id: 'vessel-7' }, 0, 9)])).toEqual([])
    expect(find([sent({ id: '123456789' }, 0, 9)])).toEqual([])
  })

  it('ID-05 waits a month, and takes a territory and its country for one', () => {
    expect(find([sent({ callSign: 'T2EU4' }, 0, 20)])).toEqual([])
    expect(weights(find([sent({ callSign: 'T2EU4' }, 0, 40)]))).toEqual(['ID-05'])
    expect(find([sent({ id: '310627000', callSign: 'GBCD5' }, 0, 40)])).toEqual([])
  })

  it('ID-10 takes no format, typo or look-alike for another name', () => {
    for (const name of ['M/T DAMAVAND', 'DAMAVANT', 'DAMAVAND@@@@', 'DAMAVAMD'])
      expect(weights(find([sent({}, 0, 9), sent({ name }, 9, 30)]))).not.toContain('ID-10')
    expect(weights(find([sent({ name: 'SAM JONG 1' }, 0, 9), sent({ name: 'SAM JONG 2' }, 9, 30)]))).toEqual(['ID-10'])
  })

  it('ID-11 counts more at sea, and says nothing of where where no place is known', () => {
    const statics = [sent({}, 0, 30), sent({ id: PANAMA, callSign: 'HOAB' }, 31, 60)]
    const at = (lon: number) =>
      tracksOf(
        ...[MALTA, PANAMA].map((id, k) => sail(id, { lon, lat: 0 }, () => [0, 0], [T0 + (1 + 35 * k) * 24 * HOUR])),
      )
    expect(weights(find(statics))).toEqual(['ID-11'])
    expect(weights(find(statics, { coastline, tracks: at(20) }))).toEqual(['ID-11:at-sea'])
    expect(weights(find(statics, { coastline, tracks: at(1.01) }))).toEqual(['ID-11'])
  })

  it('ID-13: call sign and country change together, or neither does', () => {
    expect(weights(find([sent({}, 0, 30), sent({ callSign: '9HXX1' }, 30, 60)]))).toEqual(['ID-13'])
    expect(weights(find([sent({}, 0, 30), sent({ id: PANAMA }, 30, 50)]))).toEqual(['ID-11', 'ID-13'])
  })

  it('ID-14: length, else type, else the antenna’s place; never the cargo’s digit', () => {
    const then = (fields: Partial<StaticReport>): string[] => weights(find([sent({}, 0, 30), sent(fields, 30, 60)]))
    expect(then({ dimensions: { ...HULL, toBowM: 110 }, shipType: 70 })).toEqual(['ID-14:length'])
    expect(then({ shipType: 70 })).toEqual(['ID-14:type'])
    expect(then({ dimensions: { ...HULL, toBowM: 145, toSternM: 35 } })).toEqual(['ID-14:antenna'])
    expect(then({ shipType: 84 })).toEqual([])
    expect(then({ shipType: 99 })).toEqual([])
  })

  it('ID-15: another name for a while, not for months', () => {
    const interlude = (days: number): string[] =>
      weights(find([sent({}, 0, 30), sent({ name: 'LUCKY STAR' }, 30, 30 + days), sent({}, 30 + days, 200)]))
    expect(interlude(10)).toContain('ID-15')
    expect(interlude(60)).not.toContain('ID-15')
  })

  it(
    'ID-16: three ships in a day and a hundred kilometres, across the 180th meridian, and not two, nor far ' + 'apart',
    () => {
      const ids = ['412000111', '412000222', '412000333']
      const group = (n: number, farDeg: number): string[] =>
        weights(
          find(
            ids
              .slice(0, n)
              .flatMap((id, k) => [
                sent({ id, imo: '', callSign: '', name: `OLD BOAT ${'ABC'[k]!.repeat(4)}` }, 0, 30),
                sent({ id, imo: '', callSign: '', name: `CHANGED ${'XYZ'[k]!.repeat(5)}` }, 30 + k / 10, 60),
              ]),
            {
              tracks: tracksOf(
                ...ids.map((id, k) =>
                  sail(
                    id,
                    { lon: 179.8 + farDeg * k > 180 ? 179.8 + farDeg * k - 360 : 179.8 + farDeg * k, lat: 10 },
                    () => [0, 0],
                    [T0 + 1, T0 + 40 * 24 * HOUR],
                  ),
                ),
              ),
            },
          ),
        )
      expect(group(3, 0.3)).toContain('ID-16')
      expect(group(2, 0.3)).not.toContain('ID-16')
      expect(group(3, 5)).not.toContain('ID-16')
    },
  )

  it('ID-17: a change within a silence at sea counts once more; in harbour, or weeks from it, not', () => {
    const statics = [sent({}, 0, 30), sent({ id: PANAMA, name: 'LUCKY STAR', callSign: 'HOAB' }, 33, 60)]
    const near = find(statics, { coastline, gaps: [gap(MALTA, 30, 33)] })
    expect(weights(near)).toEqual(['ID-10', 'ID-11', 'ID-17'])
    expect(scoreIdentity(near).bits).toBe(2)
    expect(near.find(({ measures: { rule } }) => rule === 'ID-17')!.links).toContain(`gap:${MALTA}:30`)
    expect(weights(find(statics, { coastline, gaps: [gap(MALTA, 30, 33, 1.01)] }))).not.toContain('ID-17')
    expect(weights(find(statics, { coastline, gaps: [gap(MALTA, 10, 12)] }))).not.toContain('ID-17')
    // A change that is dated to a month only is not known to lie in a silence of a day.
    expect(
      weights(find([sent({}, 0, 30), sent({ name: 'LUCKY STAR' }, 60, 90)], { gaps: [gap(MALTA, 44, 45)] })),
    ).not.toContain('ID-17')
  })

  it('ID-06 and ID-31: a register that says otherwise, for long', () => {
    const registry = [{ imo: SHIP.imo, flag: 'IR', lengthM: 330, shipType: 70 }]
    expect(weights(find([sent({}, 0, 100)], { registry }))).toEqual(['ID-06', 'ID-31'])
    expect(weights(find([sent({}, 0, 30)], { registry }))).toEqual(['ID-31'])
    expect(find([sent({}, 0, 100)], { registry: [{ imo: SHIP.imo, flag: 'MT', lengthM: 184, shipType: 89 }] })).toEqual(
      [],
    )
  })

  it('reads a register half-open: an entry no longer holds at its end', () => {
    const until = (to: number): string[] =>
      weights(find([sent({}, 10, 100)], { registry: [{ imo: SHIP.imo, status: 'dead', to }] }))
    expect(until(T0 + 10 * 24 * HOUR)).toEqual([])
    expect(until(T0 + 10 * 24 * HOUR + 1)).toEqual(['ID-30'])
    const from = (start: number): string[] =>
      weights(find([sent({}, 10, 100)], { registry: [{ imo: SHIP.imo, status: 'dead', from: start }] }))
    expect(from(T0 + 100 * 24 * HOUR - HOUR)).toEqual(['ID-30'])
    expect(from(T0 + 100 * 24 * HOUR - HOUR + 1)).toEqual([])
  })

  it('takes no place from a false stretch, [start, end): a ship first heard at sea in one was not heard at sea', () => {
    const times = [T0 + 100 * 24 * HOUR, T0 + 100 * 24 * HOUR + HOUR, T0 + 102 * 24 * HOUR]
    const tracks = tracksOf(
      sail(MALTA, { lon: 20, lat: 0 }, () => [0, 0], times.slice(0, 2), { sogKn: 11 }),
      sail(MALTA, { lon: 1.01, lat: 0 }, () => [0, 0], times.slice(2), { sogKn: 11 }),
    )
    const context = { tracks, coastline, recordStart: T0 }
    const within = (start: number, end: number): string[] =>
      weights(find([sent({}, 100, 160)], { ...context, falseStretches: [{ id: MALTA, start, end }] }))
    expect(weights(find([sent({}, 100, 160)], context))).toEqual(['ID-35'])
    expect(within(times[0]!, times[1]!)).toEqual(['ID-35'])
    expect(within(times[0]!, times[1]! + 1)).toEqual([])
  })

  it('ID-36: over a year of silence, then under way; not laid up at one place', () => {
    const statics = [sent({}, 0, 30), sent({}, 500, 530)]
    expect(weights(find(statics))).toEqual(['ID-36'])
    expect(find([sent({}, 0, 30), sent({}, 300, 330)])).toEqual([])
    const still = tracksOf(
      sail(MALTA, { lon: 20, lat: 0 }, () => [0, 0], [T0, T0 + 501 * 24 * HOUR, T0 + 520 * 24 * HOUR], { sogKn: 0 }),
    )
    expect(find(statics, { tracks: still })).toEqual([])
  })

  it('shifts with time, and turns with the globe', () => {
    const statics = [sent({}, 0, 30), sent({ id: PANAMA, name: 'LUCKY STAR' }, 31, 60)]
    const places = (turn: number) => ({
      tracks: tracksOf(
        ...[MALTA, PANAMA].map((id) =>
          sail(id, { lon: ((turn + 540) % 360) - 180, lat: 0 }, () => [0, 0], [T0 + 1, T0 + 40 * 24 * HOUR]),
        ),
      ),
    })
    const bare = (list: readonly IdentityFinding[]): unknown => list.map((one) => ({ ...one, lon: 0, lat: 0 }))
    expect(bare(find(statics, places(179)))).toEqual(bare(find(statics, places(-20))))
    const later = find(statics.map((one) => ({ ...one, t: one.t + 12_345_678, lastT: one.lastT! + 12_345_678 })))
    expect(later.map(({ start, end }) => [start - 12_345_678, end - 12_345_678])).toEqual(
      find(statics).map(({ start, end }) => [start, end]),
    )
  })

  it('asks for options that make sense', () => {
    expect(() => findIdentityChanges({ spells: [] }, { minTogether: 1 })).toThrow(
      'findIdentityChanges: minTogether is 1; expected a number from 2',
    )
  })
})
