import { DEGREE_RAD } from '../base/index.js'
import { EARTH_RADIUS_M } from './ellipsoid.js'
import { wrapLon } from './longitude.js'

/** Borders and middle of a cell, degrees. */
interface CellShape {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
  readonly lon: number
  readonly lat: number
}

/**
 * A fixed grid of cells of nearly equal area: rows of equal latitude, each cut into as many columns as make its cells
 * square. Cells are numbered row by row from the south pole: whole numbers that a double holds exactly, the same for
 * everybody, so that counts by cell can be merged. Neither ±180 nor the poles are special.
 */
export interface CellGrid {
  /** Numbers that a cell can have: 0 and above, less than this. */
  readonly size: number
  /** Height of a cell, metres: also about its breadth. */
  readonly cellM: number
  /** The number of the cell that a point lies in. */
  cellAt(lon: number, lat: number): number
  /** The shape of a cell. */
  cellShape(cell: number): CellShape
  /**
   * All cells whose middle lies within a distance of a cell's middle, metres, itself included; on a sphere, to some
   * metres.
   */
  cellsAround(cell: number, radiusM: number): number[]
}

/** The grid of `rows` rows from pole to pole. */
export function cellGrid(rows: number): CellGrid {
  const rowDeg = 180 / rows
  const numbersARow = 2 * rows
  const cellM = rowDeg * DEGREE_RAD * EARTH_RADIUS_M
  const columnsIn = (row: number): number =>
    Math.max(3, Math.round(numbersARow * Math.cos((-90 + (row + 0.5) * rowDeg) * DEGREE_RAD)))
  const rowAt = (lat: number): number => Math.max(0, Math.min(rows - 1, Math.floor((lat + 90) / rowDeg)))
  const columnAt = (lon: number, columns: number): number =>
    Math.min(columns - 1, Math.floor(((wrapLon(lon) + 180) / 360) * columns))
  const cellAt = (lon: number, lat: number): number => {
    const row = rowAt(lat)
    return row * numbersARow + columnAt(lon, columnsIn(row))
  }
  const cellShape = (cell: number): CellShape => {
    const row = Math.floor(cell / numbersARow)
    const column = cell % numbersARow
    const width = 360 / columnsIn(row)
    const west = column * width - 180
    const south = row * rowDeg - 90
    return { west, east: west + width, south, north: south + rowDeg, lon: west + width / 2, lat: south + rowDeg / 2 }
  }
  /** Adds the cells of a row whose middles lie within an angle of a point. */
  const addRow = (found: number[], row: number, { lon, lat }: CellShape, angle: number): void => {
    const columns = columnsIn(row)
    const phi = lat * DEGREE_RAD
    const rowPhi = (-90 + (row + 0.5) * rowDeg) * DEGREE_RAD
    // Haversine formula solved for the difference of longitude at which the row leaves the circle.
    const s = Math.sin((rowPhi - phi) / 2)
    const h = (Math.sin(angle / 2) ** 2 - s * s) / (Math.cos(phi) * Math.cos(rowPhi))
    if (h < 0) return
    const half = (2 * Math.asin(Math.sqrt(Math.min(1, h)))) / (2 * Math.PI)
    const at = ((lon + 180) / 360) * columns - 0.5
    const first = Math.ceil(at - half * columns - 1e-9)
    const last = Math.min(Math.floor(at + half * columns + 1e-9), first + columns - 1)
    for (let c = first; c <= last; c++) found.push(row * numbersARow + (((c % columns) + columns) % columns))
  }
  const cellsAround = (cell: number, radiusM: number): number[] => {
    const middle = cellShape(cell)
    const row = Math.floor(cell / numbersARow)
    const reach = Math.floor(radiusM / cellM + 1e-9)
    const found: number[] = []
    for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
      addRow(found, r, middle, radiusM / EARTH_RADIUS_M + 1e-12)
    }
    return found
  }
  return { size: rows * numbersARow, cellM, cellAt, cellShape, cellsAround }
}

/** The grid of harbours: cells of 0.005 degrees of latitude, about 556 m a side. */
const FINE: CellGrid = cellGrid(36_000)

/** Height of a cell of the grid of harbours, metres: also about its breadth. */
export const CELL_M: number = FINE.cellM
/** The number of its cell that a point lies in. */
export const cellAt: CellGrid['cellAt'] = FINE.cellAt
/** The shape of one of its cells. */
export const cellShape: CellGrid['cellShape'] = FINE.cellShape
/** Its cells around a cell. */
export const cellsAround: CellGrid['cellsAround'] = FINE.cellsAround
