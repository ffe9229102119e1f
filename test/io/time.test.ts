import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTime } from '../../src/io/value/index.js'

const from = Date.UTC(1970, 0, 2, 12)
const to = Date.UTC(2120, 0, 1)
const instants = fc.integer({ min: from / 1000, max: to / 1000 }).map((s) => s * 1000)
const iso = (t: number): string => new Date(t).toISOString()

describe('parseTime against the platform clock', () => {
  it.each([
    ['06/05/2018 12:30:00 AM', '2018-06-05T00:30:00Z'],
    ['06/05/2018 12:30:00 PM', '2018-06-05T12:30:00Z'],
    ['06/05/2018 1:05 am', '2018-06-05T01:05:00Z'],
    ['2018-06-05 11:59:59.5PM', '2018-06-05T23:59:59.5Z'],
    ['2018-06-05 11:00 PM +01:00', '2018-06-05T22:00:00Z'],
  ])('reads the clock of twelve hours: %s', (text, iso) => {
    expect(parseTime(text, false)).toBe(Date.parse(iso))
  })

  it('knows no thirteenth hour of that clock, and no hour 0', () => {
    for (const text of ['2018-06-05 13:00 PM', '2018-06-05 0:00 AM', '2018-06-05 AM']) expect(parseTime(text)).toBeNaN()
  })

  it('reads ISO 8601 with T or blank, with and without zone', () => {
    fc.assert(
      fc.property(instants, (t) => {
        const text = iso(t).slice(0, 19)
        for (const form of [
          text,
          text.replace('T', ' '),
          `${text}Z`,
          `${text}+00:00`,
          `${text.replace('T', ' ')} +0000 UTC`,
        ]) {
          expect(parseTime(form)).toBe(t)
        }
      }),
    )
  })

  it('subtracts an offset', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -12 * 60, max: 14 * 60 }), (t, minutes) => {
        const size = Math.abs(minutes)
        const zone = `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
        const text = `${iso(t).slice(0, 19)}${zone}`
        expect(parseTime(text)).toBe(Date.parse(text))
      }),
    )
  })

  it('reads dates with slashes, day first or month first as told', () => {
    fc.assert(
      fc.property(instants, (t) => {
        const d = iso(t)
        const clock = d.slice(11, 19)
        expect(parseTime(`${d.slice(8, 10)}/${d.slice(5, 7)}/${d.slice(0, 4)} ${clock}`)).toBe(t)
        expect(parseTime(`${d.slice(5, 7)}/${d.slice(8, 10)}/${d.slice(0, 4)} ${clock}`, false)).toBe(t)
      }),
    )
  })

  it('reads epoch seconds, milliseconds, microseconds and nanoseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_001, max: 4_000_000_000 }), (s) => {
        for (const scale of ['', '000', '000000', '000000000']) expect(parseTime(`${s}${scale}`)).toBe(s * 1000)
      }),
    )
    expect(parseTime('1577836806.25')).toBe(1577836806250)
  })

  it('keeps fractions of a second to the millisecond', () => {
    expect(parseTime('2016-01-12 13:02:11.218')).toBe(Date.UTC(2016, 0, 12, 13, 2, 11, 218))
    expect(parseTime('2026-03-30 01:18:46.067018882 +0000 UTC')).toBe(Date.UTC(2026, 2, 30, 1, 18, 46, 67))
    expect(parseTime('2020-01-01')).toBe(Date.UTC(2020, 0, 1))
    expect(parseTime('2020-01-01 05:07')).toBe(Date.UTC(2020, 0, 1, 5, 7))
    expect(parseTime('2016-12-31T23:59:60Z')).toBe(Date.UTC(2017, 0, 1)) // a leap second
  })

  it.each([
    '',
    ' ',
    'NA',
    'noon',
    '2019-02-29T00:00:00',
    '2020-13-01T00:00:00',
    '31/04/2020 00:00:00',
    '2020-01-01T25:00:00',
    '20200101',
    '12',
  ])('takes %j for no instant', (text) => {
    expect(parseTime(text)).toBeNaN()
  })
})
