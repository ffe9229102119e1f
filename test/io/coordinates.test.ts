import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCoordinate } from '../../src/io/value/index.js'

const two = (n: number): string => String(n).padStart(2, '0')

describe('parseCoordinate', () => {
  it('reads what JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (deg) => {
        expect(parseCoordinate(String(deg), 'lon')).toBe(deg === 0 ? 0 : deg)
      }),
    )
  })

  it('reads degrees and minutes, and seconds, however they are marked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 89 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom<['N' | 'S', 1 | -1]>(['N', 1], ['S', -1]),
        (d, m, s, [letter, sign]) => {
          const truth = sign * (d + m / 60 + s / 3600)
          for (const form of [
            `${d}° ${m}' ${s}" ${letter}`,
            `${letter} ${two(d)} ${two(m)} ${two(s)}`,
            `${d}-${two(m)}-${two(s)}${letter}`,
            `${letter}${d}°${m}′${s}″`,
            `${d}d${m}m${s}s${letter === 'S' ? 'S' : 'N'}`,
          ]) {
            expect(parseCoordinate(form, 'lat'), form).toBeCloseTo(truth, 10)
          }
          expect(parseCoordinate(`${d}° ${m}.${two(s)}' ${letter}`, 'lat')).toBeCloseTo(
            sign * (d + Number(`${m}.${two(s)}`) / 60),
            10,
          )
        },
      ),
    )
  })

  it('knows which letters belong to which axis', () => {
    expect(parseCoordinate('12.5W', 'lon')).toBe(-12.5)
    expect(parseCoordinate('12 30 O', 'lon')).toBe(12.5)
    expect(parseCoordinate('12.5N', 'lon')).toBeNaN()
    expect(parseCoordinate('12.5E', 'lat')).toBeNaN()
    expect(parseCoordinate('-12.5N', 'lat')).toBeNaN()
  })

  it('reads a decimal comma', () => {
    expect(parseCoordinate('57,8794', 'lat')).toBe(57.8794)
  })

  it.each(['', ' ', 'NA', 'north', '12 60 N', '12 10 75 N', "12.5° 10' N", 'Infinity', '1e400'])(
    'takes %j for no coordinate',
    (text) => {
      expect(parseCoordinate(text, 'lat')).toBeNaN()
    },
  )
})
