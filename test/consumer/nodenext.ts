// A TypeScript consumer, NodeNext, ES modules: every entry's types, no types of Node, nothing skipped.
import { detect, readCsv, type Findings, type PositionReport, type Rendezvous } from 'darkwake'
import { readWithDuckDb, type DuckDbOptions } from 'darkwake/duckdb'
import { distanceM, type Box } from 'darkwake/geo'
import { parseTime, type ReadResult } from 'darkwake/io'
import { learn, type Knowledge } from 'darkwake/knowledge'
import { lightAt, type Light } from 'darkwake/night'
import { findRendezvous, RENDEZVOUS_DEFAULTS, type GivenRendezvousOptions } from 'darkwake/rendezvous'
import { toGeoJSON } from 'darkwake/report'
import { createLiveIndex, type LiveIndex } from 'darkwake/space'
import { totalMs, type Interval } from 'darkwake/time'
import { cleanTracks, toTracks } from 'darkwake/track'

const t0 = Date.UTC(2020, 0, 1)
const reports: PositionReport[] = []
for (let minute = 0; minute <= 120; minute += 5) {
  for (const [id, lat] of [['235000001', 28.6], ['538000002', 28.601]] as const) {
    reports.push({ id, t: t0 + minute * 60_000, lon: -94.4, lat, sogKn: 0.2 })
  }
}

const options: GivenRendezvousOptions = { maxDistanceM: 300, minDurationMs: 3_600_000 }
const findings: Findings = detect({ reports }, { rendezvous: options })
const meetings: readonly Rendezvous[] = findings.rendezvous
expect(meetings.length === 1, 'detect finds the meeting')

const { tracks } = cleanTracks(toTracks(reports).tracks)
expect(findRendezvous(tracks, options)[0]?.id === meetings[0]?.id, 'the parts find the same')
expect(RENDEZVOUS_DEFAULTS.maxDistanceM > 0, 'defaults are there')

const knowledge: Knowledge = learn(tracks)
const again = detect({ tracks, knowledge })
expect(again.rendezvous.length === 1, 'with knowledge')

const spans: Interval[] = meetings.map(({ start, end }) => ({ start, end }))
expect(totalMs(spans) === 2 * 3_600_000, 'two hours')

const light: Light = lightAt(t0, -94.4, 28.6)
const index: LiveIndex = createLiveIndex()
const box: Box = { west: 179, south: -1, east: -179, north: 1 }
for (const report of reports) index.update(report)
expect(index.size === 2 && index.inBox(box).length === 0 && light !== 'day', 'live index and light')

const type: 'FeatureCollection' = toGeoJSON(findings).type
expect(type === 'FeatureCollection' && parseTime('1970-01-01T00:00:01Z') === 1000 && distanceM(0, 0, 0, 0) === 0, 'small things')

const read: ReadResult = await readCsv('mmsi,time,lon,lat\n235000001,2020-01-01T00:00:00Z,-94.4,28.6')
expect(read.columns.length === 1, 'reads')

export const parquet: (path: string, o?: Partial<DuckDbOptions>) => Promise<ReadResult> = readWithDuckDb

// @ts-expect-error: an option that does not exist is a fault of the caller
expect(throws(() => findRendezvous(tracks, { maxDistance: 300 })), 'an unknown option is refused')

function throws(call: () => unknown): boolean {
  try {
    call()
    return false
  } catch {
    return true
  }
}

function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(`consumer: ${what}: does not hold`)
}
