import { DEGREE_RAD, HOUR_MS } from '../base/index.js'
import { moonSample, sunSample, type Sample } from './ephemeris.js'
import { moonUpSine } from './light.js'

/** A body over a stretch of time, cheap to ask again and again. */
export interface Sky {
  /** No faster does its direction turn in Earth-fixed coordinates, radians a millisecond. */
  readonly rate: number
  /** Sine of its altitude where the vertical is (x, y, z), less the sine at which it counts as up (0 for the sun). */
  height(t: number, x: number, y: number, z: number): number
}

// Earth-fixed directions turn once a sidereal day; with that taken off, the sun moves 1° a day and the moon 13°, and a
// parabola through three instants 3 h apart follows the moon to 0.0002° (third difference: (0.65° an hour)^3 (3 h)^3 /
// 15.6) and the sun to less than 0.00001°. The instants lie on a fixed grid, so that a crossing does not depend on
// where an event is cut.
const NODE_MS = 3 * HOUR_MS
const SIDEREAL_RATE: number = (2 * Math.PI * 1.00273790935) / (24 * HOUR_MS)

/**
 * The sun. Turns by at most 15.05° an hour: 15.04° of the stars less or plus its own 0.04°, times the cosine of its
 * latitude.
 */
export const createSun = (): Sky => createSky(sunSample, () => 0, (15.05 * DEGREE_RAD) / HOUR_MS)

/** The moon. 15.04° an hour of the stars and at most 0.66° of its own. */
export const createMoon = (): Sky =>
  createSky(moonSample, ({ distance }) => moonUpSine(distance), (15.7 * DEGREE_RAD) / HOUR_MS)

function createSky(sample: (t: number) => Sample, upSine: (at: Sample) => number, rate: number): Sky {
  const windows = new Map<number, Float64Array>()
  let current = NaN
  let p: Float64Array = new Float64Array(12)
  return {
    rate,
    height(t, x, y, z) {
      const window = Math.floor(t / (2 * NODE_MS))
      if (window !== current) {
        p = windows.get(window) ?? parabolas(window, sample, upSine)
        windows.set(window, p)
        current = window
      }
      const fromMiddle = t - (2 * window + 1) * NODE_MS
      const s = fromMiddle / NODE_MS
      const qx = p[0]! + s * (p[1]! + s * p[2]!)
      const qy = p[3]! + s * (p[4]! + s * p[5]!)
      const qz = p[6]! + s * (p[7]! + s * p[8]!)
      const up = p[9]! + s * (p[10]! + s * p[11]!)
      const cos = Math.cos(fromMiddle * SIDEREAL_RATE)
      const sin = Math.sin(fromMiddle * SIDEREAL_RATE)
      return x * (qx * cos + qy * sin) + y * (qy * cos - qx * sin) + z * qz - up
    },
  }
}

/**
 * Coefficients of four parabolas over six hours: the direction among the stars, and the sine at which the body is up.
 */
function parabolas(window: number, sample: (t: number) => Sample, upSine: (at: Sample) => number): Float64Array {
  const nodes = [-1, 0, 1].map((side) => {
    const at = sample((2 * window + 1 + side) * NODE_MS)
    const cos = Math.cos(side * NODE_MS * SIDEREAL_RATE)
    const sin = Math.sin(side * NODE_MS * SIDEREAL_RATE)
    return [at.x * cos - at.y * sin, at.x * sin + at.y * cos, at.z, upSine(at)] as const
  })
  const result = new Float64Array(12)
  for (let k = 0; k < 4; k++) {
    const [before, middle, after] = [nodes[0]![k]!, nodes[1]![k]!, nodes[2]![k]!]
    result[3 * k] = middle
    result[3 * k + 1] = (after - before) / 2
    result[3 * k + 2] = (after + before) / 2 - middle
  }
  return result
}
