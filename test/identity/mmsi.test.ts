import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { midCountry, readMmsi, sovereignOf } from '../../src/identity/number/index.js'

const all = Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, '0'))
const hash = (lines: readonly string[]): string =>
  createHash('sha256')
    .update([...lines].sort().join('\n'))
    .digest('hex')

describe('readMmsi', () => {
  // Forms of Rec. ITU-R M.585-9; 235 is the United Kingdom, 366 the United States, 310 Bermuda.
  it.each([
    ['366999707', { kind: 'ship', mid: '366', country: 'US' }],
    ['310627000', { kind: 'ship', mid: '310', country: 'BM', territoryOf: 'GB' }],
    ['023512345', { kind: 'group', mid: '235', country: 'GB' }],
    ['002351234', { kind: 'coast-station', mid: '235', country: 'GB', use: 'coast-radio' }],
    ['002352000', { kind: 'coast-station', use: 'harbour-radio' }],
    ['002353000', { kind: 'coast-station', use: 'pilot-station' }],
    ['002354000', { kind: 'coast-station', use: 'ais-repeater' }],
    ['111235100', { kind: 'aircraft', mid: '235', country: 'GB', use: 'fixed-wing' }],
    ['111235500', { kind: 'aircraft', use: 'helicopter' }],
    ['823501234', { kind: 'handheld', mid: '235', country: 'GB' }],
    ['982350123', { kind: 'craft', mid: '235', country: 'GB' }],
    ['992351001', { kind: 'aid-to-navigation', mid: '235', country: 'GB', use: 'physical' }],
    ['992356001', { kind: 'aid-to-navigation', use: 'virtual' }],
    ['992358001', { kind: 'aid-to-navigation', use: 'mobile' }],
  ])('reads %s', (mmsi, expected) => {
    expect(readMmsi(mmsi)).toMatchObject({ ok: true, reason: 'allocated', mmsi, ...expected })
    expect(readMmsi(Number(mmsi))).toEqual(readMmsi(mmsi)) // without the leading zeros
  })

  it.each([
    ['970012345', 'sart', '01'],
    ['972991234', 'man-overboard', '99'],
    ['974001234', 'epirb', '00'],
    ['979123456', 'autonomous-device', undefined],
  ])('reads no country into the beacon %s', (mmsi, use, maker) => {
    const reading = readMmsi(mmsi)
    expect(reading).toMatchObject({ ok: true, reason: 'no-mid', kind: 'beacon', use })
    expect(reading.maker).toBe(maker)
    expect(reading).not.toHaveProperty('mid')
    expect(reading).not.toHaveProperty('country')
  })

  it.each([
    ['335123456', 'not-allocated'],
    ['200123456', 'not-allocated'],
    ['799123456', 'not-allocated'],
    ['899912345', 'not-allocated'],
    ['111999123', 'not-allocated'],
    ['982001234', 'not-allocated'],
    ['000000012', 'not-allocated'],
    ['150200162', 'no-class'],
    ['123123123', 'no-class'],
    ['912345678', 'no-class'],
    ['971234567', 'no-class'],
    ['0', 'placeholder'],
    ['000000000', 'placeholder'],
    ['1193046', 'placeholder'],
    ['001193046', 'placeholder'],
    ['412000000', 'placeholder'],
    ['123456789', 'placeholder'],
    ['777777777', 'placeholder'],
    ['', 'malformed'],
    ['12', 'malformed'],
    ['2350101701', 'malformed'],
    ['235 010170', 'malformed'],
    ['MMSI235010170', 'malformed'],
    [-235010170, 'malformed'],
    [235010170.5, 'malformed'],
    [null, 'malformed'],
    [{ mmsi: '235010170' }, 'malformed'],
  ])('does not pass %s: %s', (value, reason) => {
    expect(readMmsi(value)).toMatchObject({ ok: false, reason })
  })

  it('finds nothing odd in three zeros at the end: OFAC prints such numbers of real ships', () => {
    expect(readMmsi('256842000')).toMatchObject({ ok: true, country: 'MT' })
    expect(readMmsi('677049200')).toMatchObject({ ok: true, country: 'TZ' })
  })
})

describe('table of maritime identification digits', () => {
  // Counts and checksums were made from the reference table by another program, in another language.
  it('holds the 292 that are allocated, and no other', () => {
    const rows = all.flatMap((mid) => (midCountry(mid) === undefined ? [] : [mid + midCountry(mid)!]))
    expect(rows).toHaveLength(292)
    expect(hash(rows)).toBe('f901c0bb81be69ec26c2ea466a8874752274c696b8e8a063847651d59bc60ae4')
    expect(['2', '3', '4', '5', '6', '7'].map((region) => rows.filter((row) => row.startsWith(region)).length)).toEqual(
      [74, 58, 43, 41, 62, 14],
    )
  })

  it.each([
    ['201', 'AL'],
    ['775', 'VE'],
    ['235', 'GB'],
    ['255', 'PT'],
    ['306', 'SX'],
    ['334', 'HN'],
    ['416', 'TW'],
    ['445', 'KP'],
    ['471', 'AE'],
    ['477', 'HK'],
    ['550', 'TL'],
    ['572', 'TV'],
    ['636', 'LR'],
    ['638', 'SS'],
  ])('gives %s to %s', (mid, country) => {
    expect(midCountry(mid)).toBe(country)
  })

  // 335 and 311 are errors of other tables: Honduras is 334, and 311 is the Bahamas.
  it.each(['335', '200', '217', '776', '999', '000', '23', '2355', '', '2 5'])('gives %s to nobody', (mid) => {
    expect(midCountry(mid)).toBeUndefined()
  })

  it('knows which country a territory belongs to', () => {
    const countries = [...new Set(all.flatMap((mid) => midCountry(mid) ?? []))]
    const territories = countries.filter((country) => sovereignOf(country) !== country)
    expect(hash(territories.map((country) => country + sovereignOf(country)))).toBe(
      'bef9a7e4a71d3c99143c5692db661ec65123c5d8fed51a118058d9b8d01eec72',
    )
    expect(['CW', 'BQ'].map(sovereignOf)).toEqual(['NL', 'NL'])
    expect(countries.map(sovereignOf).every((country) => sovereignOf(country) === country)).toBe(true)
    for (const odd of ['', 'XX', 'gb', 'GB ', 'B', '__proto__']) expect(sovereignOf(odd)).toBe(odd)
  })
})
