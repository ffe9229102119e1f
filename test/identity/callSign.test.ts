import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  callSignCountry,
  compareCountries,
  compareFlags,
  normalizeCallSign,
  reportedFlagMisuse,
} from '../../src/identity/number/index.js'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const FIRST = [...LETTERS, ...'23456789']

describe('callSignCountry', () => {
  // The checksum was made from ITU's list of series by another program, in another language: one row for each first
  // three characters and country, the third a letter.
  it('agrees with all series of ITU', () => {
    const rows = FIRST.flatMap((a) =>
      FIRST.flatMap((b) =>
        LETTERS.flatMap((c) => {
          const { reason, organisation, countries } = callSignCountry(`${a}${b}${c}Q9`)
          // One letter is enough for B4X80; ITU lists only letters after it.
          if (reason === 'one-letter' && !LETTERS.includes(b)) return []
          return (organisation === undefined ? (countries ?? []) : [organisation]).map((who) => `${a}${b}${c}=${who}`)
        }),
      ),
    )
    expect(rows).toHaveLength(24_700)
    expect(createHash('sha256').update(rows.sort().join('\n')).digest('hex')).toBe(
      '3f7025fd2a4b180c7fe20644a0a767c9292480a9f544dbcd512032958724a689',
    )
  })

  it.each([
    ['9HA2345', 'series', 'MT'],
    ['T2EU4', 'series', 'TV'],
    ['5IM 592', 'series', 'TZ'],
    ['9HDQ9', 'series', 'MT'],
    ['9BAC', 'series', 'IR'],
    ['3FOB5', 'series', 'PA'],
    ['A8BC2', 'series', 'LR'],
    ['hp-1234', 'series', 'PA'],
    ['B4X80', 'one-letter', 'CN'],
    ['GABC', 'one-letter', 'GB'],
    ['M2XX', 'one-letter', 'GB'],
    ['2ABC', 'series', 'GB'],
    ['3DAB', 'half-series', 'SZ'],
    ['3DMB', 'half-series', 'SZ'],
    ['3DNB', 'half-series', 'FJ'],
    ['SSMB', 'half-series', 'EG'],
    ['SSNB', 'half-series', 'SD'],
    ['4OAB', 'series', 'ME'],
    ['XXAB', 'series', 'MO'],
    ['TFAB', 'series', 'IS'],
    ['S2AB', 'series', 'BD'],
    ['5WAB', 'series', 'WS'],
    ['5UAB', 'series', 'NE'],
  ])('reads %s: %s, %s', (callSign, reason, country) => {
    expect(callSignCountry(callSign)).toMatchObject({ ok: true, reason, country, countries: [country] })
  })

  it('names all that share a series, organisations, and the parent of a craft', () => {
    expect(callSignCountry('PJAB')).toMatchObject({ ok: true, reason: 'shared', countries: ['BQ', 'CW', 'SX'] })
    expect(callSignCountry('PJAB')).not.toHaveProperty('country')
    expect(callSignCountry('4UAB')).toMatchObject({ ok: true, reason: 'organisation', organisation: 'United Nations' })
    expect(callSignCountry('C7AB')).toMatchObject({
      reason: 'organisation',
      organisation: 'World Meteorological Organization',
    })
    expect(callSignCountry('A010170')).toMatchObject({ ok: true, reason: 'parent-craft', parentMmsiEnd: '010170' })
    expect(callSignCountry('A010170')).not.toHaveProperty('country')
    expect(callSignCountry('ZCDX5')).toMatchObject({ country: 'GB' })
    expect(callSignCountry('VRAB5')).toMatchObject({ country: 'HK', territoryOf: 'CN' })
  })

  it.each([
    ['QQ12', 'not-allocated'],
    ['X2AB', 'not-allocated'],
    ['YZAB', 'not-allocated'],
    ['4NAB', 'not-allocated'],
    ['Z6AB', 'not-allocated'],
    ['0ABC', 'not-allocated'],
    ['1ABC', 'not-allocated'],
    ['20300A', 'not-allocated'],
    ['3D4B', 'not-allocated'],
    ['A0BC', 'not-allocated'],
    ['D11233', 'placeholder'],
    ['NONE', 'placeholder'],
    ['n/a', 'placeholder'],
    ['0000000', 'placeholder'],
    ['@@@@@@@', 'placeholder'],
    ['', 'placeholder'],
    ['XXXX', 'placeholder'],
    ['---', 'placeholder'],
    [undefined, 'placeholder'],
    [null, 'placeholder'],
    [0, 'placeholder'],
    ['G', 'malformed'],
    ['9H', 'malformed'],
    ['9HA23456789', 'malformed'],
    ['ЩЮЯ', 'malformed'],
    [{}, 'malformed'],
    [true, 'malformed'],
  ])('does not pass %s: %s', (value, reason) => {
    expect(callSignCountry(value)).toMatchObject({ ok: false, reason })
  })
})

describe('normalizeCallSign', () => {
  it.each([
    ['9hdq9', '9HDQ9'],
    [' 5IM 592 ', '5IM592'],
    ['0020300a', '20300A'],
    ['D5-AB/2@@', 'D5AB2'],
    ['', ''],
    [null, ''],
    [undefined, ''],
    [12.5, ''],
    [5042, '5042'],
    ['A'.repeat(41), ''],
  ])('writes %s as "%s"', (value, expected) => {
    expect(normalizeCallSign(value)).toBe(expected)
  })
})

describe('compareFlags', () => {
  // MMSI and call signs that OFAC prints of ships of one fleet: four of them had a call sign of Tuvalu and an MMSI of
  // Malta or Cyprus.
  const FLEET: [string, string][] = [
    ['572469210', 'T2EU4'],
    ['256842000', '9HDQ9'],
    ['572467210', 'T2ES4'],
    ['256865000', '9HEG9'],
    ['677049200', '5IM 592'],
    ['422303000', '9BAC'],
    ['249257000', '9HNZ9'],
    ['572455210', 'T2EF4'],
  ]
  const MISMATCHED: [string, string][] = [
    ['256843000', 'T2EM4'],
    ['212256000', 'T2EG4'],
    ['256875000', 'T2ER4'],
    ['209511000', 'T2EA4'],
  ]

  it.each(FLEET)('finds one country in %s and %s', (mmsi, callSign) => {
    expect(compareFlags(mmsi, callSign)).toMatchObject({ relation: 'same' })
  })

  it.each(MISMATCHED)('finds two countries in %s and %s', (mmsi, callSign) => {
    expect(compareFlags(mmsi, callSign)).toMatchObject({ relation: 'different', callSignCountries: ['TV'] })
  })

  it('takes a territory and its country as related, and the nearest of those that share a series', () => {
    expect(compareFlags('310627000', 'ZCDX5').relation).toBe('related')
    expect(compareFlags('306123456', 'PJAB').relation).toBe('same')
    expect(compareFlags('244123456', 'PJAB').relation).toBe('related')
    expect(compareFlags('477123456', 'BABC').relation).toBe('related')
    expect([compareCountries('BM', 'GI'), compareCountries('BM', 'FR'), compareCountries('SX', 'CW')]).toEqual([
      'related',
      'different',
      'related',
    ])
  })

  // As sent off the west coast of the United States on 2020-01-01 (MarineCadastre): names of pleasure craft in the
  // wrong field.
  it.each(['WAYFIND', 'TOM CAT', 'BELLA', '5OCLOCK', 'DESTINY'])(
    'takes no country from a name in the field of the call sign: %s',
    (callSign) => {
      expect(callSignCountry(callSign)).toMatchObject({ ok: true, word: true })
      expect(compareFlags('316012165', callSign)).toMatchObject({ relation: 'unknown', mmsiCountry: 'CA' })
      expect(compareFlags('111316500', callSign).relation).toBe('different') // the form is that of an aircraft's call sign
    },
  )

  it('takes the form of ships for no name', () => {
    for (const callSign of ['WDG5051', '9HDQ9', 'GABC', 'J8Y3622', 'D5AB2', '2ABC', 'FIN'])
      expect(callSignCountry(callSign)).not.toHaveProperty('word')
  })

  it('says so where one of them tells nothing', () => {
    for (const [mmsi, callSign] of [
      ['970012345', 'GABC'],
      ['235010170', '4UAB'],
      ['235010170', ''],
      ['1193046', 'D11233'],
    ] as const) {
      expect(compareFlags(mmsi, callSign).relation).toBe('unknown')
    }
  })
})

describe('reportedFlagMisuse', () => {
  it('gives a source for each of 14 states, and nothing for others', () => {
    const codes = LETTERS.flatMap((a) => LETTERS.map((b) => a + b))
    const states = codes.filter((code) => reportedFlagMisuse(code) !== undefined)
    expect(states).toEqual(['CD', 'CK', 'DJ', 'FJ', 'FM', 'KH', 'MV', 'NR', 'SX', 'SZ', 'TO', 'TZ', 'VU', 'WS'])
    expect(states.every((code) => /^https:\/\/\S+$/.test(reportedFlagMisuse(code)!))).toBe(true)
    for (const odd of ['', 'C', 'https', '__proto__']) expect(reportedFlagMisuse(odd)).toBeUndefined()
  })
})
