import { describe, expect, it } from 'vitest'
import { createCandidates } from '../../src/dark/index.js'

describe('possible meetings as columns', () => {
  it(
    'have a place where both were silent, and an instant where one was heard: each in a column of its own, ' +
      'however many there are',
    () => {
      const { addBoth, addOne, all } = createCandidates()
      for (let i = 0; i < 3000; i++) {
        if (i % 3 === 0) addBoth(i, i + 1, 10 * i, 10 * i + 9, i, i / 100, -i / 100)
        else addOne(i, i + 2, 10 * i, 10 * i + 9, i, 10 * i + 4)
      }
      const { count, gap, other, heard, start, end, dwellMs, lon, lat, middleAt } = all()
      expect(count).toBe(3000)
      for (let i = 0; i < count; i++) {
        const both = i % 3 === 0
        expect([gap[i], other[i], heard[i], start[i], end[i], dwellMs[i]]).toEqual([
          i,
          both ? i + 1 : i + 2,
          both ? 0 : 1,
          10 * i,
          10 * i + 9,
          i,
        ])
        expect([lon[i], lat[i], middleAt[i]]).toEqual(both ? [i / 100, -i / 100, NaN] : [NaN, NaN, 10 * i + 4])
      }
    },
  )
})
