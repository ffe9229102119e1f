import type { Gap } from '../../src/model/index.js'
import { HOUR_MS } from '../../src/model/units.js'
import { T0 } from './fixture.js'

/** A silence of fifteen and a half hours that ended; what a test is about is given. */
export const silence = (over: Partial<Gap> = {}): Gap => ({
  kind: 'gap', id: 'gap:555:0', vessel: '555', hull: 0, start: T0, end: T0 + 15.45 * HOUR_MS, durationMs: 15.45 * HOUR_MS,
  before: { t: T0, lon: 65.06, lat: -14.38, row: 3 }, after: { t: T0 + 15.45 * HOUR_MS, lon: 65.58, lat: -14.41, row: 4 },
  distanceM: 55_510.93, impliedSpeedKn: 1.94, expectedIntervalMs: 60_000, limitMs: HOUR_MS, reportsBefore: 23, topSpeedKn: 18, topSpeedBy: 'type', ...over,
})
