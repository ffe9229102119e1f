// What examples in docstrings may speak of without making it, and what readers of them have of their own: `text`, a CSV
// file of two ships that lie together for six hours and then part, one of which is silent for ten hours; and what is
// read from it and found in it.
import { detect, ofKind, readCsv, type Detection, type Finding, type Gap, type Knowledge, type PositionReport, type ReportColumns, type StaticReport, type Track } from '../../src/public/index.js'

const MINUTE_MS = 60_000
const START = Date.UTC(2019, 11, 31, 12)
const PART_MIN = 8 * 60
const SILENT_MIN = [12 * 60, 22 * 60] as const // from the first minute of 2020
const KN_DEG_MIN = 1 / 3600

interface Sailing {
  readonly mmsi: string
  readonly name: string
  readonly east: number
  readonly silent: boolean
}

/** Where a ship is after some minutes: two hours' sail from the place, six hours there, and away again. */
function row({ mmsi, name, east }: Sailing, minute: number): string {
  const sailing = minute < 120 ? 120 - minute : Math.max(0, minute - PART_MIN)
  const speedKn = sailing === 0 ? 0.3 : 9
  const lon = -94.4 + east * (0.0006 + speedKn * sailing * KN_DEG_MIN)
  const time = new Date(START + minute * MINUTE_MS).toISOString()
  return [mmsi, time, lon.toFixed(6), '28.6', speedKn, name, 80].join(',')
}

function rowsOf(ship: Sailing): string[] {
  const minutes = Array.from({ length: 24 * 12 + 1 }, (_, i) => i * 5)
  return minutes.filter((minute) => !ship.silent || minute <= SILENT_MIN[0] || minute >= SILENT_MIN[1]).map((minute) => row(ship, minute))
}

const ships: readonly Sailing[] = [
  { mmsi: '367000010', name: 'EAGLE TAMPA', east: 1, silent: true },
  { mmsi: '367000020', name: 'GULF STAR', east: -1, silent: false },
]

export const text: string = `MMSI,BaseDateTime,LON,LAT,SOG,VesselName,VesselType\n${ships.flatMap(rowsOf).join('\n')}\n`
export const { columns, statics }: { columns: ReportColumns; statics: readonly StaticReport[] } = await readCsv(text)
export const reports: readonly PositionReport[] = Array.from({ length: columns.length }, (_, i) => ({
  id: columns.ids[columns.vessel[i]!]!, t: columns.t[i]!, lon: columns.lon[i]!, lat: columns.lat[i]!, sogKn: columns.sogKn![i]!,
}))
export const { scene, findings }: Detection = detect({ columns, statics })
export const { knowledge }: { knowledge: Knowledge } = scene
export const tracks: readonly Track[] = scene.tracks
export const finding: Finding = findings.items[0]!
export const gap: Gap = ofKind(findings, 'gap')[0]!
