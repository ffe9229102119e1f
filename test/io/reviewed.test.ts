import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readReviewed, toReviewed } from '../../src/io/list/index.js'

const END = Date.UTC(2020, 11, 31, 23, 59, 59, 999)

describe('readReviewed', () => {
  it('reads a table, whatever its delimiter, packed or not, with notes in quotes', async () => {
    const csv =
      'a,b,from,until,untilBits,note,by\n367000010,367000020,2020-01-01,2020-12-31,9.5,"tug, barge",KL\n\nIMO ' +
      '9187629,563936000,,,,,\n'
    const expected = [
      {
        vessels: ['367000010', '367000020'],
        from: Date.UTC(2020, 0, 1),
        until: END,
        untilBits: 9.5,
        note: 'tug, barge',
        by: 'KL',
      },
      { vessels: ['IMO 9187629', '563936000'] },
    ]
    for (const source of [
      csv,
      `\uFEFF${csv.replaceAll('\n', '\r\n')}`,
      csv.replaceAll(',', ';').replace('tug;', 'tug,'),
      gzipSync(csv),
    ]) {
      expect(await readReviewed(source)).toEqual({ reviewed: expected, rejected: [], unread: [] })
    }
  })

  it('takes rows of findings.csv, and says which columns mean nothing here', async () => {
    const { reviewed, unread } = await readReviewed(
      'id,vessels,mode,Until bits\nrendezvous:1:2:3,367000010 367000020,drifting,4',
    )
    expect(reviewed).toEqual([{ vessels: ['367000010', '367000020'], untilBits: 4 }])
    expect(unread).toEqual(['id', 'mode'])
  })

  it('reads JSON, as a list or in an object', async () => {
    const list = [
      { a: 367000010, b: '367000020', until: '2020-06-01T12:00:00Z' },
      { vessels: ['1', '2'], note: null },
    ]
    const expected = [{ vessels: ['367000010', '367000020'], until: Date.UTC(2020, 5, 1, 12) }, { vessels: ['1', '2'] }]
    expect((await readReviewed(JSON.stringify(list))).reviewed).toEqual(expected)
    expect((await readReviewed(JSON.stringify({ reviewed: list }))).reviewed).toEqual(expected)
    expect(toReviewed(list).reviewed).toEqual(expected)
  })

  it.each([
    [{ a: '1' }, 'It does not name two ships; expected two MMSI or IMO numbers.'],
    [{ vessels: '1 2 3' }, 'It does not name two ships; expected two MMSI or IMO numbers.'],
    [{ a: '1', b: '1' }, 'It names 1 twice; expected two ships.'],
    [
      { a: '1', b: '2', until: '01/06/2020' },
      'until is "01/06/2020"; expected an instant such as 2020-12-31 or 2020-12-31T18:00:00Z.',
    ],
    [
      { a: '1', b: '2', from: 'soon' },
      'from is "soon"; expected an instant such as 2020-12-31 or 2020-12-31T18:00:00Z.',
    ],
    [{ a: '1', b: '2', from: '2020-02-01', until: '2020-01-31' }, 'from is later than until.'],
    [{ a: '1', b: '2', untilBits: 'many' }, 'untilBits is "many"; expected a number.'],
    ['1 2', 'It is no record of a pair.'],
  ])('gives back %j with the reason', (record, why) => {
    expect(toReviewed([{ a: '8', b: '9' }, record])).toEqual({
      reviewed: [{ vessels: ['8', '9'] }],
      rejected: [{ record: 2, why }],
      unread: [],
    })
  })

  it('keeps the line of a table', async () => {
    expect((await readReviewed('a,b\n1,2\n\n3\n')).rejected.map(({ record }) => record)).toEqual([4])
  })

  it.each([
    ['', /^R is empty; expected pairs/],
    ['[1,', /^R is no JSON: /],
    ['{"pairs": []}', /^R holds no list; expected an array/],
    ['one,two\n1,2', /^R has the columns one, two; expected a and b, or vessels\.$/],
  ])('refuses %j', async (text, sentence) => {
    await expect(readReviewed(text, { name: 'R' })).rejects.toThrow(sentence)
  })
})
