// A TypeScript consumer, NodeNext, ES modules: every entry's types, no types of Node, nothing skipped.
import { detect, ofKind, prepare, readCsv, type Finding, type Findings, type PositionReport, type Rendezvous } from 'darkwake'
import { rendezvousProbability, type ZoneRole } from 'darkwake/assess'
import { readWithDuckDb, type DuckDbOptions } from 'darkwake/duckdb'
import type { FindingKind } from 'darkwake/evidence'
import { explain, type Explanation } from 'darkwake/explain'
import { findGaps, type FindGapsOptions } from 'darkwake/gap'
import { distanceM, type Box } from 'darkwake/geo'
import { toHtml, type HtmlOptions } from 'darkwake/html'
import { checkImo, type IdentityScoreOptions } from 'darkwake/identity'
import { parseTime, type ReadResult } from 'darkwake/io'
import { learn, type Knowledge } from 'darkwake/knowledge'
import { HOUR_MS, type Gap } from 'darkwake/model'
import { lightAt, type Light } from 'darkwake/night'
import { findRendezvous, RENDEZVOUS_DEFAULTS, type GivenRendezvousOptions } from 'darkwake/rendezvous'
import { toGeoJSON } from 'darkwake/report'
import type { PreparedScene, Scene } from 'darkwake/scene'
import { createLiveIndex, type LiveIndex } from 'darkwake/space'
import { kindOf, openingOdds, type DetectOptions } from 'darkwake/stages'
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
const detectOptions: DetectOptions = { rendezvous: options }
const findings: Findings = detect({ reports }, detectOptions).findings
const found: Rendezvous[] = ofKind(findings, 'rendezvous')
expect(found.length === 1, 'detect finds the rendezvous')

const first: Finding = found[0]!
const explanation: Explanation = explain(first, findings)
const kind: FindingKind = kindOf(first.kind)
expect(explanation.label === kind.label && Number.isFinite(openingOdds(first, findings)), 'explains it')
// The kind tells the measures apart.
if (first.kind === 'rendezvous') expect(first.measures.durationMs === 2 * HOUR_MS, 'narrows by kind')

const { tracks } = cleanTracks(toTracks(reports).tracks)
expect(findRendezvous({ tracks }, options)[0]?.id === first.id, 'the parts find the same')
expect(RENDEZVOUS_DEFAULTS.maxDistanceM > 0, 'defaults are there')

const scene: PreparedScene = prepare({ reports })
const bare: Scene = { tracks }
const gapOptions: FindGapsOptions = { minGapMs: HOUR_MS }
const gaps: Gap[] = findGaps(bare, gapOptions)
expect(scene.tracks.length === 2 && gaps.length === 0, 'a scene')

const knowledge: Knowledge = learn(scene)
const again = detect({ ...scene, knowledge })
expect(ofKind(again.findings, 'rendezvous').length === 1, 'with knowledge')

const role: ZoneRole = 'transfer'
const page: HtmlOptions = { maxItems: 10, tracks }
const scoring: IdentityScoreOptions = {}
expect(rendezvousProbability(0, 0.5) === 0.5 && role.length > 0 && toHtml(findings, page).length > 0 && checkImo('9074729').ok && scoring !== undefined, 'more entries')

const spans: Interval[] = found.map(({ start, end }) => ({ start, end }))
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
expect(throws(() => findRendezvous({ tracks }, { maxDistance: 300 })), 'an unknown option is refused')

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
