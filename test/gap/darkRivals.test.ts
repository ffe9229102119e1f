import { describe, expect, it } from 'vitest'
import { createCandidates, groupBy, createRivalCount, weighRivals } from '../../src/dark/index.js'
import { random } from '../helpers/tracks.js'

describe('rivals', () => {
  it(
    'are the other meetings of a ship whose windows overlap, counted where they could last half as long, and ' +
      'weighed by their bits',
    () => {
      const next = random(7)
      const { addOne, all } = createCandidates()
      const whole = (n: number): number => Math.floor(next() * n)
      for (let i = 0; i < 1500; i++) {
        const start = whole(200)
        const length = 1 + whole(40)
        addOne(whole(6), whole(6), start, start + length, 1 + whole(length), 0)
      }
      const meetings = all()
      const sides = (i: number): readonly [number, number] => [meetings.gap[i]!, 6 + meetings.other[i]!]
      const parties = groupBy(12, meetings.count, sides)
      const count = createRivalCount(meetings, parties, sides)
      const bits = Float64Array.from({ length: meetings.count }, () => Math.round(next() * 16 - 8))
      const weighed = weighRivals(meetings, parties, sides, bits)
      const { start, end, dwellMs } = meetings
      for (let i = 0; i < meetings.count; i += 7) {
        for (const side of [0, 1] as const) {
          let n = 0
          let weight = 0
          for (let j = 0; j < meetings.count; j++) {
            if (j === i || sides(j)[side] !== sides(i)[side] || start[j]! > end[i]! || end[j]! < start[i]!) continue
            weight += 2 ** bits[j]! / (512 + 2 ** bits[i]!)
            if (dwellMs[j]! >= dwellMs[i]! / 2) n++
          }
          expect(count(i)[side]).toBe(n)
          expect(Math.abs(weighed[2 * i + side]! - weight)).toBeLessThan(1e-9 * (1 + weight))
        }
      }
    },
  )
})
