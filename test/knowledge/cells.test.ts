import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { haversineM, CELL_M, cellAt, cellsAround, cellShape } from '../../src/geo/index.js'

const lon = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 0, 179.9999999))
const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 0, 89.999, -89.996))

describe('the grid', () => {
  it('puts every point into a cell that holds it', () => {
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        const shape = cellShape(cellAt(x, y))
        const inside = x === 180 ? -180 : x
        expect(inside).toBeGreaterThanOrEqual(shape.west - 1e-9)
        expect(inside).toBeLessThanOrEqual(shape.east + 1e-9)
        expect(y).toBeGreaterThanOrEqual(shape.south - 1e-9)
        expect(y).toBeLessThanOrEqual(shape.north + 1e-9)
      }),
      { numRuns: 2000 },
    )
  })

  it('has cells of nearly one area: within 0.3 %, and 3 % from 50 to 220 km from a pole', () => {
    for (let y = -89.5; y < 90; y += 0.37) {
      const { west, east, south, north } = cellShape(cellAt(12.3, y))
      // Area of a zone's part on the unit sphere (Archimedes).
      const area =
        ((east - west) / 360) *
        Math.abs(Math.sin((north * Math.PI) / 180) - Math.sin((south * Math.PI) / 180)) *
        0.5 *
        5.1006e14
      expect(Math.abs(area / CELL_M ** 2 - 1)).toBeLessThan(Math.abs(y) < 88 ? 0.003 : 0.03)
    }
  })

  it('gives a cell back for its own middle', () => {
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        const shape = cellShape(cellAt(x, y))
        expect(cellAt(shape.lon, shape.lat)).toBe(cellAt(x, y))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('cellsAround', () => {
  it('finds exactly the cells whose middles are within reach', () => {
    fc.assert(
      fc.property(lon, lat, fc.double({ min: 0, max: 4000, noNaN: true }), (x, y, radiusM) => {
        const cell = cellAt(x, y)
        const middle = cellShape(cell)
        // Candidates from points strewn densely enough to fall into every cell nearby, whatever the grid.
        const candidates = new Set<number>([cell])
        const step = 0.0022
        const rows = Math.ceil(radiusM / 111_000 / step) + 3
        for (let r = -rows; r <= rows; r++) {
          const atLat = Math.max(-90, Math.min(90, middle.lat + r * step))
          const wide =
            Math.abs(atLat) > 89.9
              ? 180
              : Math.min(180, ((radiusM + 1500) / 111_000 / Math.max(1e-9, Math.cos((atLat * Math.PI) / 180))) * 1.3)
          const n = Math.ceil(wide / (step / Math.max(1e-4, Math.cos((atLat * Math.PI) / 180))))
          for (let c = -n; c <= n; c++) candidates.add(cellAt(middle.lon + (c / n) * wide, atLat))
        }
        const expected = [...candidates].filter((other) => {
          const o = cellShape(other)
          return haversineM(middle.lon, middle.lat, o.lon, o.lat) <= radiusM
        })
        const near = (other: number): boolean => {
          const o = cellShape(other)
          return Math.abs(haversineM(middle.lon, middle.lat, o.lon, o.lat) - radiusM) < 0.01
        }
        const found = cellsAround(cell, radiusM)
        expect(new Set(found).size).toBe(found.length)
        const sure = (cells: readonly number[]): number[] => cells.filter((c) => !near(c)).sort((a, b) => a - b)
        expect(sure(found)).toEqual(sure(expected))
      }),
      { numRuns: 60 },
    )
  })

  it('reaches over the pole and over 180 degrees', () => {
    const pole = cellAt(0, 90)
    const beyond = cellsAround(pole, 1200).map((cell) => cellShape(cell).lon)
    expect(beyond.some((x) => Math.abs(x) > 150)).toBe(true)
    const seam = cellsAround(cellAt(179.999, 0), 600).map((cell) => Math.sign(cellShape(cell).lon))
    expect(new Set(seam)).toEqual(new Set([1, -1]))
  })
})
