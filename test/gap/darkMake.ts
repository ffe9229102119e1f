import { wrapLon } from '../../src/geo/index.js'
import type { DarkRendezvous, Gap, GapFix, GapMeasures } from '../../src/model/index.js'
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
  const fix = (t: number, place: { lon: number; lat: number }): GapFix => ({
    t,
    ...place,
    row: 0,
    ...(sogKn === undefined ? {} : { sogKn }),
  })
  const distanceM = geodesicM(from.lon, from.lat, to.lon, to.lat)
  return {
    kind: 'gap',
    id: `gap:${vessel}${hull === 0 ? '' : `.${hull}`}:${start}`,
    vessels: [{ id: vessel, hull }],
    start,
    ...(end === undefined ? {} : { end }),
    lon: from.lon,
    lat: from.lat,
    measures: {
      durationMs,
      before: fix(start, from),
      ...(end === undefined ? {} : { after: fix(end, to), distanceM }),
      expectedIntervalMs: 60_000,
      limitMs,
      reportsBefore: 100,
      topSpeedKn,
      topSpeedBy: 'option',
    },
  }
}

/** The same gap, of which something else was measured. */
export const measured = (gap: Gap, other: Partial<GapMeasures>): Gap => ({
  ...gap,
  measures: { ...gap.measures, ...other },
})

/** The same gap, elsewhere on its parallels. */
export function turned(gap: Gap, by: number): Gap {
  const turn = <P extends { readonly lon: number }>(place: P): P => ({ ...place, lon: wrapLon(place.lon + by) })
  const { before, after } = gap.measures
  return measured(turn(gap), { before: turn(before), ...(after === undefined ? {} : { after: turn(after) }) })
}

/** Bits of a part of a dark rendezvous' score; 0 where it has none. */
export const partBits = ({ score: { factors } }: DarkRendezvous, part: string): number =>
  factors.find(({ id }) => id === `dark:${part}`)?.bits ?? 0
