import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapLon } from '../../src/geo/index.js'
import { boundsOf, splitLine } from '../../src/report/index.js'

const lon = fc.integer({ min: -1800, max: 1799 }).map((x) => x / 10)
const lat = fc.integer({ min: -900, max: 900 }).map((x) => x / 10)

describe('boundsOf', () => {
  it('holds every point, and no narrower box does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lon, lat), { minLength: 1, maxLength: 12 }), (points) => {
        const [west, south, east, north] = boundsOf(points) as [number, number, number, number]
        const width = (from: number, to: number): number => (((to - from) % 360) + 360) % 360
        for (const [x, y] of points) {
          expect(width(west, x)).toBeLessThanOrEqual(width(west, east) + 1e-9)
          expect(y >= south && y <= north).toBe(true)
        }
        // Brute force: every box that begins at a point and holds all.
        const widths = points.map(([from]) => Math.max(...points.map(([x]) => width(from, x))))
        expect(width(west, east)).toBeCloseTo(Math.min(...widths), 9)
      }),
    )
  })

  it('turns with the globe', () => {
    expect(
      boundsOf([
        [179, 1],
        [-179, 2],
      ]),
    ).toEqual([179, 1, -179, 2])
    expect(
      boundsOf([
        [-1, 1],
        [1, 2],
      ]),
    ).toEqual([-1, 1, 1, 2])
    expect(boundsOf([])).toBeUndefined()
  })
})

describe('splitLine', () => {
  it('never jumps, keeps every point, and meets the seam on both sides at one latitude', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), lat), { minLength: 2, maxLength: 30 }),
        (steps) => {
          const line = steps.map(([x, y]) => [wrapLon(180 + x / 2), y])
          const pieces = splitLine(line)
          for (const piece of pieces) {
            for (let i = 1; i < piece.length; i++)
              expect(Math.abs(piece[i]![0]! - piece[i - 1]![0]!)).toBeLessThanOrEqual(180)
          }
          for (let k = 1; k < pieces.length; k++) {
            const [end, start] = [pieces[k - 1]!.at(-1)!, pieces[k]![0]!]
            expect([Math.abs(end[0]!), end[0]! + start[0]!, end[1]]).toEqual([180, 0, start[1]])
          }
          const kept = pieces.flat().filter(([x]) => Math.abs(x!) !== 180)
          expect(kept).toEqual(line.filter(([x]) => Math.abs(x!) !== 180))
        },
      ),
    )
  })

  it('cuts in proportion', () => {
    expect(
      splitLine([
        [179, 0],
        [-179, 2],
      ]),
    ).toEqual([
      [
        [179, 0],
        [180, 1],
      ],
      [
        [-180, 1],
        [-179, 2],
      ],
    ])
    expect(
      splitLine([
        [-179.5, 0],
        [178.5, 4],
      ]),
    ).toEqual([
      [
        [-179.5, 0],
        [-180, 1],
      ],
      [
        [180, 1],
        [178.5, 4],
      ],
    ])
  })
})
