import { HOUR_MS } from '../../src/base/index.js'
import type { Gap, GapMeasures } from '../../src/model/index.js'
import { T0 } from './fixture.js'

/** What a test says of a gap: its measures stand beside the rest, and its ship is named by her id. */
export type SilenceOver = Partial<Omit<Gap, 'vessels' | 'measures'>> &
  Partial<GapMeasures> & { readonly vessel?: string }

/** A gap of fifteen and a half hours that ended; what a test is about is given. */
export const silence = ({
  id = 'gap:555:0',
  vessel = '555',
  start = T0,
  end = T0 + 15.45 * HOUR_MS,
  lon = 65.06,
  lat = -14.38,
  score,
  context,
  ...measures
}: SilenceOver = {}): Gap => ({
  kind: 'gap',
  id,
  vessels: [{ id: vessel, hull: 0 }],
  start,
  end,
  lon,
  lat,
  ...(score === undefined ? {} : { score }),
  ...(context === undefined ? {} : { context }),
  measures: {
    durationMs: 15.45 * HOUR_MS,
    before: { t: T0, lon: 65.06, lat: -14.38, row: 3 },
    after: { t: T0 + 15.45 * HOUR_MS, lon: 65.58, lat: -14.41, row: 4 },
    distanceM: 55_510.93,
    impliedSpeedKn: 1.94,
    expectedIntervalMs: 60_000,
    limitMs: HOUR_MS,
    reportsBefore: 23,
    topSpeedKn: 18,
    topSpeedBy: 'type',
    ...measures,
  },
})

const without = <T extends object>(record: T, names: readonly string[]): T =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name))) as T

/** The same while the ship has not been heard again. */
export function openSilence(over: SilenceOver = {}): Gap {
  const gap = silence(over)
  return without({ ...gap, measures: without(gap.measures, ['after', 'distanceM', 'impliedSpeedKn']) }, ['end'])
}
