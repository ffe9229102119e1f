import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, withinOneEdit } from '../../src/identity/name/index.js'
import { random } from '../world/random.js'

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['ABC', '', 3],
    ['', 'ABC', 3],
    ['ABC', 'ABC', 0],
    ['HAI FENG', 'HIA FENG', 1],
    ['KITTEN', 'SITTING', 3],
    ['CA', 'ABC', 2], // a swap with a letter put in between: where the restricted distance says 3
    ['A CAT', 'AN ACT', 2],
  ])('from "%s" to "%s" is %i', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected)
  })

  it('agrees with DuckDB, on short and on long texts', async () => {
    const source = random('names', 7)
    const text = (letters: number, longest: number): string =>
      Array.from({ length: source.whole(0, longest) }, () => String.fromCharCode(64 + source.whole(1, letters))).join(
        '',
      )
    const pairs = Array.from({ length: 3000 }, (_, i) => {
      const a = text(2 + (i % 5), i % 2 === 0 ? 6 : 24)
      return [a, i % 3 === 0 ? [...a].reverse().join('') : text(2 + (i % 5), i % 2 === 0 ? 6 : 24)] as const
    }).filter(([a, b]) => a !== '' && b !== '')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const values = pairs.map(([a, b], i) => `(${i}, '${a}', '${b}')`).join(',')
    const reader = await connection.runAndReadAll(
      `SELECT damerau_levenshtein(a, b) FROM (VALUES ${values}) t(i, a, b) ORDER BY i`,
    )
    const theirs = reader.getRows().map(([distance]) => Number(distance))
    connection.closeSync()
    expect(theirs.length).toBeGreaterThan(2500)
    expect(pairs.map(([a, b]) => editDistance(a, b))).toEqual(theirs)
    expect(pairs.map(([a, b]) => withinOneEdit(a, b))).toEqual(theirs.map((distance) => distance <= 1))
  })

  it('is a distance: none to itself, the same both ways, never shorter than by way of a third text', () => {
    const text = fc.stringMatching(/^[ABC]{0,8}$/)
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(editDistance(a, b) === 0).toBe(a === b)
        expect(editDistance(a, b)).toBe(editDistance(b, a))
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c))
      }),
    )
  })

  it('tells one edit from two, on any text', () => {
    const text = fc.stringMatching(/^[AB]{0,6}$/)
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(withinOneEdit(a, b)).toBe(editDistance(a, b) <= 1)
      }),
      { numRuns: 2000 },
    )
  })
})
