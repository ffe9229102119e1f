import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromSteps, toSteps } from '../../src/report/page/index.js'
import { hullOutline, placeAt, stretches, type Way } from '../../src/report/viewer/index.js'

const way: Way = {
  name: 'A',
  s: [0, 60, 120, 7200, 7260],
  east: [0, 10, 20, 500, 520],
  north: [0, 0, 0, 100, 100],
  lon: [0, 0, 0, 0, 0],
  lat: [0, 0, 0, 0, 0],
  row: [1, 2, 3, 4, 5],
  every: 1,
  sogKn: [1, 2, 3, null, 5],
  headingDeg: [90, null, 92, null, null],
  silent: [[120, 7200]],
}
const metres = fc.integer({ min: 1, max: 400 })

describe('the close-up', () => {
  it('draws hulls to scale: along the heading from stern to bow, across it from port to starboard', () => {
    fc.assert(
      fc.property(
        metres,
        metres,
        metres,
        metres,
        fc.integer({ min: 0, max: 359 }),
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: -500, max: 500 }),
        (toBowM, toSternM, toPortM, toStarboardM, headingDeg, east, north) => {
          const outline = hullOutline(
            { dimensions: { toBowM, toSternM, toPortM, toStarboardM } },
            { east, north, headingDeg },
          )!
          // Distances ahead and to starboard of the antenna, by the compass: bearing and length of each corner.
          const seen = outline.map(([n, e]) => {
            const length = Math.hypot(n - north, e - east)
            const off = Math.atan2(e - east, n - north) - (headingDeg * Math.PI) / 180
            return [length * Math.cos(off), length * Math.sin(off)] as const
          })
          const ahead = seen.map(([x]) => x)
          const right = seen.map(([, y]) => y)
          expect(Math.max(...ahead)).toBeCloseTo(toBowM, 6)
          expect(Math.min(...ahead)).toBeCloseTo(-toSternM, 6)
          expect(Math.max(...right)).toBeCloseTo(toStarboardM, 6)
          expect(Math.min(...right)).toBeCloseTo(-toPortM, 6)
          // The bow is a point amidships.
          expect(seen.filter(([x]) => Math.abs(x - toBowM) < 1e-6).map(([, y]) => y)[0]).toBeCloseTo(
            (toStarboardM - toPortM) / 2,
            6,
          )
        },
      ),
    )
  })

  it('draws no hull without a size, or without a heading', () => {
    const at = { east: 0, north: 0, headingDeg: 90 }
    expect(hullOutline({}, at)).toBeUndefined()
    expect(
      hullOutline({ dimensions: { toBowM: 9, toSternM: 9, toPortM: 2, toStarboardM: 2 } }, { ...at, headingDeg: null }),
    ).toBeUndefined()
  })

  it('puts ships between their fixes, nowhere in a silence, with the nearest heading of ten minutes', () => {
    expect(placeAt(way, 30)).toMatchObject({ east: 5, north: 0, headingDeg: 90 })
    expect(placeAt(way, 100)).toMatchObject({ headingDeg: 92 })
    expect(placeAt(way, 60)!.headingDeg).not.toBeNull()
    expect(placeAt(way, 3600)).toBeUndefined()
    expect(placeAt(way, 7260)).toMatchObject({ east: 520, sogKn: 5, headingDeg: null })
    expect(placeAt(way, -1)).toBeUndefined()
    expect(placeAt(way, 8000)).toBeUndefined()
    expect(stretches(way)).toEqual([
      [0, 3],
      [3, 5],
    ])
  })
})

describe('steps', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20_000_000, max: 20_000_000 })), (values) => {
        expect(fromSteps(toSteps(values))).toEqual(values)
      }),
    )
  })
})
