import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toGfwEvents } from '../../src/report/index.js'
import { openSilence, silence } from './gapFixture.js'
import { findingsOf, inPort, meeting, night, slow, T0 } from './fixture.js'

const HOUR = 3_600_000
const gap = silence()

// Names and types of the fields of an event, from the client that they publish. On 24 November 2026 that client
// (gfw-api-python-client 1.3.0 and later, pydantic) also took all 60,101 events of the real day.
const { models } = JSON.parse(readFileSync(new URL('gfwEventSchema.json', import.meta.url), 'utf8')) as {
  models: Record<string, Record<string, string>>
}

/** What of a value is not as its type has it; null stands for whatever is not known. */
function faults(value: unknown, type: string, where: string): string[] {
  const list = /^List\[(.*)\]$/.exec(type)?.[1]
  if (value === null) return []
  if (list !== undefined)
    return Array.isArray(value)
      ? value.flatMap((one, i) => faults(one, list, `${where}[${i}]`))
      : [`${where} is no list`]
  const fields = models[type]
  if (fields !== undefined) {
    return Object.entries(value as object).flatMap(([name, one]) =>
      fields[name] === undefined ? [`${where}.${name} is not theirs`] : faults(one, fields[name], `${where}.${name}`),
    )
  }
  if (type === 'float')
    return typeof value === 'number' && Number.isFinite(value) ? [] : [`${where} is ${String(value)}`]
  if (type === 'bool') return typeof value === 'boolean' ? [] : [`${where} is ${String(value)}`]
  // Their client takes an empty end for none.
  if (type === 'datetime.datetime')
    return value === '' || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(value))
      ? []
      : [`${where} is ${String(value)}`]
  return typeof value === 'string' ? [] : [`${where} is ${String(value)}`]
}

describe('toGfwEvents', () => {
  it('writes an encounter from the view of each ship', () => {
    const one = meeting({
      medianDistanceM: 34,
      medianSpeedKn: [0.7, 0.8],
      context: { zones: [], night, harbourDistanceM: 15_020, coastDistanceM: 14_000 },
    })
    const events = toGfwEvents(findingsOf({ items: [one], particulars: [{ id: '111', hull: 0, name: 'ALFA' }] }))
    expect(events.map(({ id, vessel, encounter }) => [id, vessel.name, vessel.ssvid, encounter!.vessel.ssvid])).toEqual(
      [
        [`${one.id}.1`, 'ALFA', '111', '222'],
        [`${one.id}.2`, null, '222', '111'],
      ],
    )
    // As in the sample item of their API: kilometres and knots are numbers, instants end with milliseconds and Z.
    expect(events[0]).toMatchObject({
      type: 'encounter',
      start: '2020-01-01T00:00:00.000Z',
      end: '2020-01-01T02:00:00.000Z',
      position: { lat: 28.62, lon: -94.27 },
      encounter: { medianDistanceKilometers: 0.034, medianSpeedKnots: 0.75, type: null, potentialRisk: null },
      distances: {
        startDistanceFromShoreKm: 14,
        endDistanceFromShoreKm: 14,
        startDistanceFromPortKm: 15.02,
        endDistanceFromPortKm: 15.02,
      },
    })
    expect(Object.keys(events[0]!.regions)).toHaveLength(9)
  })

  it('writes gaps with texts where theirs have texts, and an empty end while one is open', () => {
    const [closed, second] = toGfwEvents(
      findingsOf({ items: [gap, openSilence({ id: 'gap:555:1', start: T0 + HOUR })] }),
    )
    expect(closed!.gap).toEqual({
      intentionalDisabling: null,
      distanceKm: '55.51093',
      durationHours: 15.45,
      impliedSpeedKnots: '1.94',
      positions12HoursBeforeSat: null,
      positionsPerDaySatReception: null,
      offPosition: { lat: -14.38, lon: 65.06 },
      onPosition: { lat: -14.41, lon: 65.58 },
    })
    expect(second).toMatchObject({ end: '', gap: { distanceKm: null, impliedSpeedKnots: null, onPosition: null } })
  })

  it('writes loitering, and all in order of start', () => {
    const events = toGfwEvents(findingsOf({ items: [slow, gap, meeting({ start: T0 - HOUR })] }))
    expect(events.map(({ type }) => type)).toEqual(['encounter', 'encounter', 'gap', 'loitering'])
    expect(events[3]!.loitering).toEqual({
      totalTimeHours: 1,
      totalDistanceKm: 1,
      averageSpeedKnots: slow.measures.meanSpeedKn,
      averageDistanceFromShoreKm: null,
    })
    expect(JSON.parse(JSON.stringify(events))).toEqual(events)
  })

  it('keeps to the fields and types of their items in every event, whatever is known', () => {
    const context = { zones: [], night, harbourDistanceM: 15_020, coastDistanceM: 14_000 }
    const open = openSilence({ id: 'gap:555:9' })
    expect(open).not.toHaveProperty('end')
    const bare = [meeting(), meeting({ start: T0 + HOUR, vessels: ['1', '3'] }), slow, gap, open, inPort]
    const known = [
      meeting({ context }),
      meeting({ start: T0 + HOUR, vessels: ['1', '3'] }),
      { ...slow, context },
      silence({ context }),
      open,
    ]
    for (const findings of [
      findingsOf({ items: bare }),
      findingsOf({ items: known, particulars: [{ id: '111', hull: 0, name: 'ALFA' }] }),
    ]) {
      const events = toGfwEvents(findings)
      expect(events).toHaveLength(7)
      expect(events.flatMap((event) => faults(event, 'EventItem', event.id))).toEqual([])
      expect(new Set(events.map(({ id }) => id)).size).toBe(7)
    }
    expect(faults({ gap: { distanceKm: 3, speed: 1 } }, 'EventItem', 'e')).toEqual([
      'e.gap.distanceKm is 3',
      'e.gap.speed is not theirs',
    ])
  })
})
