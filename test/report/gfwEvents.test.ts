import { describe, expect, it } from 'vitest'
import type { Gap } from '../../src/model/index.js'
import { toGfwEvents } from '../../src/report/index.js'
import { findingsOf, meeting, night, slow, T0 } from './fixture.js'

const HOUR = 3_600_000
const gap: Gap = {
  kind: 'gap', id: 'gap:555:0', vessel: '555', hull: 0, start: T0, end: T0 + 15.45 * HOUR, durationMs: 15.45 * HOUR,
  before: { t: T0, lon: 65.06, lat: -14.38, row: 3 }, after: { t: T0 + 15.45 * HOUR, lon: 65.58, lat: -14.41, row: 4 },
  distanceM: 55_510.93, impliedSpeedKn: 1.94, expectedIntervalMs: 60_000, limitMs: HOUR, reportsBefore: 23, topSpeedKn: 18, topSpeedBy: 'type',
}

describe('toGfwEvents', () => {
  it('writes an encounter from the view of each ship', () => {
    const one = meeting({ medianDistanceM: 34, medianSpeedKn: [0.7, 0.8] })
    const context = { [one.id]: { zones: [], night, harbourDistanceM: 15_020, coastDistanceM: 14_000 } }
    const events = toGfwEvents(findingsOf({ rendezvous: [one], context, particulars: [{ id: '111', hull: 0, name: 'ALFA' }] }))
    expect(events.map(({ id, vessel, encounter }) => [id, vessel.name, vessel.ssvid, encounter!.vessel.ssvid])).toEqual([
      [`${one.id}.1`, 'ALFA', '111', '222'],
      [`${one.id}.2`, null, '222', '111'],
    ])
    // As in the sample item of their API: kilometres and knots are numbers, instants end with milliseconds and Z.
    expect(events[0]).toMatchObject({
      type: 'encounter', start: '2020-01-01T00:00:00.000Z', end: '2020-01-01T02:00:00.000Z', position: { lat: 28.62, lon: -94.27 },
      encounter: { medianDistanceKilometers: 0.034, medianSpeedKnots: 0.75, type: null, potentialRisk: null },
      distances: { startDistanceFromShoreKm: 14, endDistanceFromShoreKm: 14, startDistanceFromPortKm: 15.02, endDistanceFromPortKm: 15.02 },
    })
    expect(Object.keys(events[0]!.regions)).toHaveLength(9)
  })

  it('writes gaps with texts where theirs have texts, and an empty end while one is open', () => {
    const closedOnly = ['end', 'after', 'distanceM', 'impliedSpeedKn']
    const open = Object.fromEntries(Object.entries(gap).filter(([key]) => !closedOnly.includes(key))) as unknown as Gap
    const [closed, second] = toGfwEvents(findingsOf({ gaps: [gap, { ...open, id: 'gap:555:1', start: T0 + HOUR }] }))
    expect(closed!.gap).toEqual({
      intentionalDisabling: null, distanceKm: '55.51093', durationHours: 15.45, impliedSpeedKnots: '1.94', positions12HoursBeforeSat: null,
      positionsPerDaySatReception: null, offPosition: { lat: -14.38, lon: 65.06 }, onPosition: { lat: -14.41, lon: 65.58 },
    })
    expect(second).toMatchObject({ end: '', gap: { distanceKm: null, impliedSpeedKnots: null, onPosition: null } })
  })

  it('writes loitering, and all in order of start', () => {
    const events = toGfwEvents(findingsOf({ loitering: [slow], gaps: [gap], rendezvous: [meeting({ start: T0 - HOUR })] }))
    expect(events.map(({ type }) => type)).toEqual(['encounter', 'encounter', 'gap', 'loitering'])
    expect(events[3]!.loitering).toEqual({ totalTimeHours: 1, totalDistanceKm: 1, averageSpeedKnots: slow.meanSpeedKn, averageDistanceFromShoreKm: null })
    expect(JSON.parse(JSON.stringify(events))).toEqual(events)
  })
})
