import { describe, expect, it } from 'vitest'
import { createCandidates, groupBy } from '../../src/gap/darkCandidates.js'
import { countRivals } from '../../src/gap/darkRivals.js'
import { random } from '../helpers/tracks.js'

describe('rivals', () => {
  it('are the other meetings of a ship whose windows overlap and that could last half as long: as counted one by one', () => {
    const next = random(7)
    const { add, all } = createCandidates()
    const whole = (n: number): number => Math.floor(next() * n)
    for (let i = 0; i < 1500; i++) {
      const start = whole(200)
      const length = 1 + whole(40)
      add(whole(6), whole(6), 1, start, start + length, 1 + whole(length), 0, 0)
    }
    const meetings = all()
    const sides = (i: number): readonly [number, number] => [meetings.gap[i]!, 6 + meetings.other[i]!]
    const counted = countRivals(meetings, groupBy(12, meetings.count, sides), sides)
    const { start, end, dwellMs } = meetings
    for (let i = 0; i < meetings.count; i += 7) {
      for (const side of [0, 1] as const) {
        let n = 0
        for (let j = 0; j < meetings.count; j++) {
          if (j === i || sides(j)[side] !== sides(i)[side] || dwellMs[j]! < dwellMs[i]! / 2) continue
          if (start[j]! <= end[i]! && end[j]! >= start[i]!) n++
        }
        expect(counted[2 * i + side]).toBe(n)
      }
    }
  })
})
