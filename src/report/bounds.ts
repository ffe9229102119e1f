import { wrapLon } from '../geo/index.js'
import type { BBox, Position } from '../model/index.js'

/**
 * The smallest box around points, as RFC 7946 5.2 wants it: west may be greater than east, where the box crosses ±180°.
 *
 * @param points - longitude, latitude, degrees.
 * @returns west, south, east, north; undefined of no points.
 * @example
 * ```ts
 * boundsOf([[179, 1], [-179, 2]]) // [179, 1, -179, 2]
 * ```
 */
export function boundsOf(points: readonly Position[]): BBox | undefined {
  if (points.length === 0) return undefined
  const lats = points.map((p) => p[1]!)
  const south = lats.reduce((a, b) => Math.min(a, b))
  const north = lats.reduce((a, b) => Math.max(a, b))
  const [west, east] = lonRange(points.map((p) => wrapLon(p[0]!)).sort((a, b) => a - b))
  return [west, south, east, north]
}

/** The complement of the widest empty stretch between neighbouring meridians. */
function lonRange(sorted: readonly number[]): [west: number, east: number] {
  let widest = sorted[0]! + 360 - sorted[sorted.length - 1]!
  let range: [number, number] = [sorted[0]!, sorted[sorted.length - 1]!]
  for (let i = 1; i < sorted.length; i++) {
    const gap = sorted[i]! - sorted[i - 1]!
    if (gap <= widest) continue
    widest = gap
    range = [sorted[i]!, sorted[i - 1]!]
  }
  return range
}

/**
 * Cuts a line where it crosses ±180°, as RFC 7946 3.1.9 wants it: each piece ends on that meridian, on its own side of
 * it.
 *
 * @param line - longitude, latitude, degrees; between neighbours the short way round is meant.
 * @returns one piece for each side, in order.
 * @example
 * ```ts
 * splitLine([[179, 0], [-179, 2]]) // [[[179, 0], [180, 1]], [[-180, 1], [-179, 2]]]
 * ```
 */
export function splitLine(line: readonly Position[]): Position[][] {
  const pieces: Position[][] = [[]]
  line.forEach(([lon = 0, lat = 0], i) => {
    const previous = line[i - 1]
    if (previous !== undefined && Math.abs(lon - previous[0]!) > 180) cut(pieces, previous, lon, lat)
    pieces[pieces.length - 1]!.push([lon, lat])
  })
  return pieces.filter((piece) => piece.length > 1)
}

function cut(pieces: Position[][], [lon1 = 0, lat1 = 0]: Position, lon2: number, lat2: number): void {
  const edge = lon1 > 0 ? 180 : -180
  const share = (edge - lon1) / (lon2 + 2 * edge - lon1)
  // A crossing is a few minutes of sailing: on such a length the great circle is straight on the map to centimetres.
  const lat = lat1 + share * (lat2 - lat1)
  pieces[pieces.length - 1]!.push([edge, lat])
  pieces.push([[-edge, lat]])
}
