import type { ReportColumns } from '../src/model/index.js'
import { seeded } from './measure.js'

/** Where the ships of a benchmark are: 265 by 267 km, so that of 3,000 ships about fifty pairs lie within 500 m. */
const SEA = { west: -92, south: 25, width: 2.65, height: 2.4 }
export const START = 1_577_836_800_000

const bounced = (x: number, size: number): number => {
  const turn = ((x % (2 * size)) + 2 * size) % (2 * size)
  return turn < size ? turn : 2 * size - turn
}

/** Ships that cross the sea at 0 to 15 knots and turn at its edges, each heard every `stepMs` give or take a third. */
export function movingShips(ships: number, hours: number, stepMs: number): ReportColumns {
  const rnd = seeded(1)
  const each = Math.floor((hours * 3_600_000) / stepMs)
  const length = ships * each
  const c = {
    length,
    ids: Array.from({ length: ships }, (_, v) => String(235_000_001 + v)),
    vessel: new Uint32Array(length),
    t: new Float64Array(length),
    lon: new Float64Array(length),
    lat: new Float64Array(length),
    sogKn: new Float32Array(length),
  }
  for (let v = 0; v < ships; v++) {
    const [x, y, speedKn, turn] = [
      SEA.width * rnd(),
      SEA.height * rnd(),
      rnd() < 0.3 ? 0 : 15 * rnd(),
      2 * Math.PI * rnd(),
    ]
    for (let k = 0; k < each; k++) {
      const i = v * each + k
      const ms = k * stepMs + Math.floor((rnd() * stepMs) / 3)
      const way = (speedKn * ms) / 3_600_000 / 60
      c.vessel[i] = v
      c.t[i] = START + ms
      c.lon[i] = SEA.west + bounced(x + (way * Math.sin(turn)) / 0.9, SEA.width)
      c.lat[i] = SEA.south + bounced(y + way * Math.cos(turn), SEA.height)
      c.sogKn[i] = speedKn
    }
  }
  return c
}
