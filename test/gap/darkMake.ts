import type { Gap, GapFix } from '../../src/model/gap.js'
import { geodesicM } from '../helpers/bruteForce.js'

/** What a silence in a test needs; the rest follows. */
export interface Silent {
  vessel: string
  hull?: number
  start: number
  /** Left out: the ship was not heard again by `now`. */
  end?: number
  now?: number
  from: { lon: number; lat: number }
  to?: { lon: number; lat: number }
  topSpeedKn?: number
  sogKn?: number
  limitMs?: number
}

/** A gap by hand. */
export function silent(given: Silent): Gap {
  const { vessel, hull = 0, start, end, from, to = from, topSpeedKn = 14, sogKn, limitMs = 3_600_000 } = given
  const durationMs = (end ?? given.now ?? start) - start
  const fix = (t: number, place: { lon: number; lat: number }): GapFix => ({ t, ...place, row: 0, ...(sogKn === undefined ? {} : { sogKn }) })
  const distanceM = geodesicM(from.lon, from.lat, to.lon, to.lat)
  return {
    kind: 'gap',
    id: `gap:${vessel}${hull === 0 ? '' : `.${hull}`}:${start}`,
    vessel,
    hull,
    start,
    durationMs,
    before: fix(start, from),
    ...(end === undefined ? {} : { end, after: fix(end, to), distanceM }),
    expectedIntervalMs: 60_000,
    limitMs,
    reportsBefore: 100,
    topSpeedKn,
    topSpeedBy: 'option',
  }
}
