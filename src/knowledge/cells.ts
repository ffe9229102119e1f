import { EARTH_RADIUS_M } from '../geo/ellipsoid.js'
import { wrapLon } from '../geo/longitude.js'
import { DEGREE_RAD } from '../model/units.js'

/*
 * A fixed grid of cells of nearly equal area, about 556 m a side: rows of 0.005 degrees of latitude, each cut into as many
 * columns as make it square. Its cells are numbered row by row from the south pole: whole numbers that a double holds exactly,
 * the same for everybody, so that counts by cell can be merged. Neither ±180 nor the poles are special.
 */
const ROWS = 36_000
const ROW_DEG = 180 / ROWS
const NUMBERS_A_ROW = 2 * ROWS

/** Height of a cell, metres: also about its breadth. */
export const CELL_M: number = ROW_DEG * DEGREE_RAD * EARTH_RADIUS_M

const columnsIn = (row: number): number => Math.max(3, Math.round(NUMBERS_A_ROW * Math.cos((-90 + (row + 0.5) * ROW_DEG) * DEGREE_RAD)))
const rowAt = (lat: number): number => Math.max(0, Math.min(ROWS - 1, Math.floor((lat + 90) / ROW_DEG)))
const columnAt = (lon: number, columns: number): number => Math.min(columns - 1, Math.floor(((wrapLon(lon) + 180) / 360) * columns))

/** The number of the cell that a point lies in. */
export function cellAt(lon: number, lat: number): number {
  const row = rowAt(lat)
  return row * NUMBERS_A_ROW + columnAt(lon, columnsIn(row))
}

/** Borders and middle of a cell, degrees. */
export interface CellShape {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
  readonly lon: number
  readonly lat: number
}

/** The shape of a cell. */
export function cellShape(cell: number): CellShape {
  const row = Math.floor(cell / NUMBERS_A_ROW)
  const column = cell % NUMBERS_A_ROW
  const width = 360 / columnsIn(row)
  const west = column * width - 180
  const south = row * ROW_DEG - 90
  return { west, east: west + width, south, north: south + ROW_DEG, lon: west + width / 2, lat: south + ROW_DEG / 2 }
}

/**
 * All cells whose middle lies within a distance of a cell's middle, itself included; on a sphere, to some metres.
 *
 * @param cell - number of the cell.
 * @param radiusM - metres.
 */
export function cellsAround(cell: number, radiusM: number): number[] {
  const middle = cellShape(cell)
  const row = Math.floor(cell / NUMBERS_A_ROW)
  const reach = Math.floor(radiusM / CELL_M + 1e-9)
  const found: number[] = []
  for (let r = Math.max(0, row - reach); r <= Math.min(ROWS - 1, row + reach); r++) {
    addRow(found, r, middle, radiusM / EARTH_RADIUS_M + 1e-12)
  }
  return found
}

/** Adds the cells of a row whose middles lie within an angle of a point. */
function addRow(found: number[], row: number, { lon, lat }: CellShape, angle: number): void {
  const columns = columnsIn(row)
  const phi = lat * DEGREE_RAD
  const rowPhi = (-90 + (row + 0.5) * ROW_DEG) * DEGREE_RAD
  // Haversine formula solved for the difference of longitude at which the row leaves the circle.
  const s = Math.sin((rowPhi - phi) / 2)
  const h = (Math.sin(angle / 2) ** 2 - s * s) / (Math.cos(phi) * Math.cos(rowPhi))
  if (h < 0) return
  const half = (2 * Math.asin(Math.sqrt(Math.min(1, h)))) / (2 * Math.PI)
  const at = ((lon + 180) / 360) * columns - 0.5
  const first = Math.ceil(at - half * columns - 1e-9)
  const last = Math.min(Math.floor(at + half * columns + 1e-9), first + columns - 1)
  for (let c = first; c <= last; c++) found.push(row * NUMBERS_A_ROW + (((c % columns) + columns) % columns))
}
