/**
 * What a user of the whole needs: read, prepare, detect, explain, write. All else is had from the module that it belongs to:
 * `darkwake/track`, `darkwake/gap`, `darkwake/night` and so on. Either way a bundler takes only what is used. Reading through DuckDB is
 * apart, in `darkwake/duckdb`, as it needs Node; the page is in `darkwake/html`.
 *
 * @packageDocumentation
 */

// From files to findings.
export { readInput, readCsv, readNmea, readJson, readWatchlist, readReviewed, ReadError, type ReadResult } from './io/index.js'
export { prepare, type PreparedScene, type PrepareOptions, type Scene, type SceneInput } from './scene/index.js'
export { detect, type DetectInput, type Detection } from './detect.js'
export { selectFindings, suppressReviewed, openingOdds, fromVersion1, type DetectOptions, type FindingFilters, type Findings, type FindingOf } from './stages/index.js'

// Findings, and what they say.
export { idsOf, ofKind, type FindingContext, type VesselRef } from './model/finding.js'
export { explain, explainShip, findingById, rankOf, sentenceOf, type EvidenceLine, type Explanation, type ShipExplanation } from './explain/index.js'
export type { Finding } from './stages/index.js'
export type { Rendezvous, RendezvousMeasures, PortContact, RendezvousGroup, Loitering } from './model/findings.js'
export type { Gap, GapMeasures } from './model/gap.js'
export type { GapHearing, SparseSending } from './model/gapScore.js'
export type { DarkRendezvous, LoneLoitering } from './model/dark.js'
export type { IdentityFinding, ListMatch } from './model/identity.js'
export type { Band, Catalogue, Evidence, Factor, Score } from './model/factor.js'
export type { Ship } from './model/ship.js'

// Detectors, one by one: each takes a scene.
export { learn, mergeKnowledge, type Knowledge } from './knowledge/index.js'
export { findProximities, createZones, createCoastline, type Coastline, type Zones } from './space/index.js'
export { findStops, findLoitering } from './track/index.js'
export { findRendezvous, groupRendezvous } from './rendezvous/index.js'
export { findGaps, scoreGaps, findSparse, findDarkRendezvous, findLoneLoitering } from './gap/index.js'
export { identitySpells, findIdentityChanges, findIdentityConflicts, findSuccessions, matchWatchlist, toWatchlist } from './identity/index.js'
export { assess } from './assess/index.js'

// Findings to files.
export { toCsv, toGeoJSON, toJson } from './report/index.js'

// What goes in, and how long work is watched and stopped.
export type { PositionReport, ReportColumns, StaticReport, VesselId, Dimensions } from './model/report.js'
export type { Particulars, Track, VesselInterval } from './model/track.js'
export type { Rejected, RejectReason } from './model/rejected.js'
export type { ReviewedPair } from './model/reviewed.js'
export type { Watchlist } from './model/watchlist.js'
export { CancelledError, type Progress, type WorkOptions } from './model/work.js'
export { VERSION } from './version.js'
