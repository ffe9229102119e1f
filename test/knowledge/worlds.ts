import { HOUR_MS, MINUTE_MS } from '../../src/base/index.js'
import type { Track } from '../../src/model/index.js'

/** When and where one vessel lies, and how she moves about there. */
export interface Stay {
  readonly id: string
  /** Metres east and north of the world's middle. */
  readonly eastM: number
  readonly northM: number
  /** Radius of the swing, metres. */
  readonly swingM: number
  readonly startH: number
  readonly hours: number
}

const T0 = Date.UTC(2020, 0, 1)
const M_PER_DEG = 111_195

/** A point some metres from a place, also past the pole and past 180 degrees. */
export function offset(lon: number, lat: number, eastM: number, northM: number): [number, number] {
  // Exact on a sphere: the plane's polar coordinates are distance and bearing.
  const d = Math.hypot(eastM, northM) / M_PER_DEG
  const [a, b, p] = [Math.atan2(eastM, northM), (d * Math.PI) / 180, (lat * Math.PI) / 180]
  const y = Math.asin(Math.max(-1, Math.min(1, Math.sin(p) * Math.cos(b) + Math.cos(p) * Math.sin(b) * Math.cos(a))))
  const x = Math.atan2(Math.sin(a) * Math.sin(b) * Math.cos(p), Math.cos(b) - Math.sin(p) * Math.sin(y))
  const east = lon + (x * 180) / Math.PI
  return [east - 360 * Math.floor((east + 180) / 360), (y * 180) / Math.PI]
}

/** The track of a vessel that swings round one place, a report every ten minutes. */
export function stayTrack(stay: Stay, lon: number, lat: number): Track {
  const n = Math.floor(stay.hours * 6) + 1
  const places = Array.from({ length: n }, (_, i) =>
    offset(lon, lat, stay.eastM + stay.swingM * Math.cos(i * 0.7), stay.northM + stay.swingM * Math.sin(i * 0.7)),
  )
  return {
    id: stay.id,
    hull: 0,
    t: Float64Array.from({ length: n }, (_, i) => T0 + stay.startH * HOUR_MS + i * 10 * MINUTE_MS),
    lon: Float64Array.from(places, (p) => p[0]),
    lat: Float64Array.from(places, (p) => p[1]),
    sogKn: new Float32Array(n),
    cogDeg: new Float32Array(n).fill(NaN),
    headingDeg: new Float32Array(n).fill(NaN),
    navStatus: new Uint8Array(n).fill(15),
    aisClass: new Uint8Array(n).fill(1),
    row: Uint32Array.from({ length: n }, (_, i) => i),
  }
}

export const stays = (list: readonly Stay[], lon: number, lat: number): Track[] =>
  list.map((stay) => stayTrack(stay, lon, lat))

let serial = 0
const vessel = (eastM: number, northM: number, swingM: number, startH = 0, hours = 22): Stay => ({
  id: String(211_000_000 + (serial += 101)),
  eastM,
  northM,
  swingM,
  startH,
  hours,
})

/** A small port: six berths 120 m apart. */
export const port: Stay[] = Array.from({ length: 6 }, (_, i) => vessel(i * 120, 0, 3))
/** An open anchorage: nine ships a little more than a kilometre apart. */
export const anchorage: Stay[] = Array.from({ length: 9 }, (_, i) =>
  vessel((i % 3) * 1300, Math.floor(i / 3) * 1300, 90),
)
/** Two tankers alongside each other for a day. */
export const pair: Stay[] = [vessel(0, 0, 70), vessel(50, 20, 70)]
/** A mother ship, two lighters one after the other, a tug and a crew boat: five vessels at one place. */
export const lightering: Stay[] = [
  vessel(0, 0, 60),
  vessel(50, 0, 60, 0, 9),
  vessel(-50, 0, 60, 10, 9),
  vessel(120, 60, 40, 2, 6),
  vessel(-80, 150, 30, 4, 5),
]
/** Two tankers alongside each other in a flat calm: they lie as still as at a berth. */
export const calmPair: Stay[] = [vessel(0, 0, 4), vessel(45, 0, 4)]
