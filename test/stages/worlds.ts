import { HOUR_MS, MINUTE_MS } from '../../src/base/index.js'
import { toWatchlist } from '../../src/identity/watchlist/index.js'
import type { PositionReport, StaticReport, Watchlist } from '../../src/model/index.js'

export const T0: number = Date.UTC(2020, 0, 1)

/** Reports every `stepMs` of a ship that is at `place(t)`. */
function ship(
  id: string,
  fromMs: number,
  toMs: number,
  stepMs: number,
  place: (ms: number) => readonly [number, number],
): PositionReport[] {
  const reports: PositionReport[] = []
  for (let ms = fromMs; ms <= toMs; ms += stepMs) {
    const [lon, lat] = place(ms)
    reports.push({ id, t: T0 + ms, lon, lat })
  }
  return reports
}

const clamp = (x: number): number => Math.max(0, Math.min(1, x))

/**
 * A small sea whose truth is known: two ships drift alongside each other from 5 h to 11 h, far out; six boats lie in a
 * harbour; one ship passes by; one ship waits alone at sea; some reports are bad.
 */
export function smallSea(): { reports: PositionReport[]; statics: StaticReport[] } {
  const drift = (ms: number): number => (0.3 * 1852 * (ms / HOUR_MS)) / 111_000 // 0.3 kn to the north
  const reports = [
    ...ship('201000001', 0, 16 * HOUR_MS, 3 * MINUTE_MS, (ms) => [-30, 40 + drift(ms)]),
    ...ship('201000002', 0, 16 * HOUR_MS, 2 * MINUTE_MS, (ms) => {
      // Comes at ten knots from the east, lies 60 m off for six hours, and leaves again.
      const away =
        ms < 5 * HOUR_MS ? clamp((5 * HOUR_MS - ms) / (5 * HOUR_MS)) : clamp((ms - 11 * HOUR_MS) / (5 * HOUR_MS))
      return [-30 + 0.0007 + away * 1.1, 40 + drift(ms)]
    }),
    ...ship('201000003', 0, 16 * HOUR_MS, 3 * MINUTE_MS, (ms) => [-32 + (ms / HOUR_MS) * 0.25, 40.02]),
    ...ship('201000004', 0, 16 * HOUR_MS, 5 * MINUTE_MS, (ms) => [-27 + 0.001 * Math.sin(ms / HOUR_MS), 41]),
    ...[0, 1, 2, 3, 4, 5].flatMap((k) =>
      ship(`2020010${k}0`, 0, 16 * HOUR_MS, 6 * MINUTE_MS, (ms) => [-8.7 + k * 0.0006 + 0.00001 * Math.sin(ms), 41.15]),
    ),
    { id: '201000001', t: T0 + 7 * HOUR_MS + 1000, lon: 10, lat: 10 }, // impossible
    { id: '201000003', t: T0 + HOUR_MS, lon: 181, lat: 91 }, // not available
    { id: '992011234', t: T0, lon: -30, lat: 40 }, // a buoy
  ]
  const statics: StaticReport[] = [
    {
      id: '201000001',
      t: T0,
      name: 'ALFA',
      shipType: 80,
      dimensions: { toBowM: 150, toSternM: 50, toPortM: 16, toStarboardM: 16 },
    },
    { id: '201000002', t: T0, name: 'BRAVO', shipType: 80 },
    { id: '201000009', t: T0, name: 'NOWHERE' },
  ]
  return { reports: reports.map((report, row) => ({ ...report, row })), statics }
}

/**
 * The same sea with more in it: the ship that passes by has a second number on board and BRAVO sends another name from
 * 8 h on; a ship falls silent for four hours near the one that waits; ALFA is on a list.
 */
export function busySea(): { reports: PositionReport[]; statics: StaticReport[]; watchlists: Watchlist[] } {
  const { reports, statics } = smallSea()
  const [first, end] = [reports.length, 16 * HOUR_MS]
  const silent = (ms: number): boolean => ms > 6 * HOUR_MS && ms < 10 * HOUR_MS
  const more = [
    ...ship('201000005', 1000, end, 3 * MINUTE_MS, (ms) => [-32 + (ms / HOUR_MS) * 0.25, 40.02]),
    ...ship('201000006', 0, end, 4 * MINUTE_MS, (ms) => [-27 + 0.02 * (ms / HOUR_MS - 7), 41.02]).filter(
      ({ t }) => !silent(t - T0),
    ),
    // Others are heard all along, so that a silence says something.
    ...[0, 1, 2, 3].flatMap((k) =>
      ship(`20300000${k}`, k * 1000, end, 2 * MINUTE_MS, (ms) => [-27.1 + 0.08 * k + 0.03 * (ms / HOUR_MS), 41.1]),
    ),
  ].map((report, i) => ({ ...report, row: first + i }))
  const said = (id: string, name: (ms: number) => string): StaticReport[] =>
    Array.from({ length: 33 }, (_, k) => ({
      id,
      t: T0 + k * 30 * MINUTE_MS,
      name: name(k * 30 * MINUTE_MS),
      shipType: 80,
      messageType: 5,
    }))
  const { watchlist } = toWatchlist([{ id: 'x-1', name: 'ALFA', mmsi: '201000001' }], { name: 'A list' })
  return {
    reports: [...reports, ...more],
    statics: [
      ...statics,
      ...said('201000001', () => 'ALFA'),
      ...said('201000002', (ms) => (ms < 8 * HOUR_MS ? 'BRAVO' : 'CHARLIE')),
      ...said('201000003', () => 'THREE'),
      ...said('201000005', () => 'FIVE'),
      ...said('201000006', () => 'SIX'),
    ],
    watchlists: [watchlist],
  }
}

/**
 * Ships of Galveston, 1 January 2020, that make a small part of that day: tankers alongside and silent off the coast,
 * one heard too seldom, a name that changed, tugs in the port.
 */
export const DAY_SHIPS: readonly string[] = [
  '403591000',
  '538004638',
  '564939000',
  '247224200',
  '249007000',
  '249266000',
  '255806156',
  '308329000',
  '563936000',
  '311498000',
  '367160030',
  '636015587',
  '365913074',
  '367761640',
  '366921740',
  '366889000',
  '367107680',
  '338147366',
]
