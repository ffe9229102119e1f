/**
 * What a user of the whole needs: read, prepare, detect, explain, write. All else is had from the module that it
 * belongs to: `darkwake/track`, `darkwake/gap`, `darkwake/night` and so on. Either way a bundler takes only what is
 * used. Reading through DuckDB is apart, in `darkwake/duckdb`, as it needs Node; the page is in `darkwake/html`.
 *
 * @packageDocumentation
 */

// From files to findings.
export { readInput } from '../io/index.js'
export { readCsv } from '../io/csv/index.js'
export { readNmea } from '../io/nmea/index.js'
export { readJson } from '../io/json/index.js'
export { readWatchlist, readReviewed } from '../io/list/index.js'
export { ReadError } from '../io/value/index.js'
export type { ReadResult } from '../io/reading/index.js'
export { prepare, type PreparedScene, type PrepareOptions, type Scene, type SceneInput } from '../scene/index.js'
export { detect, type DetectInput, type Detection } from '../detect/index.js'
export {
  selectFindings,
  suppressReviewed,
  openingOdds,
  fromVersion1,
  type DetectOptions,
  type FindingFilters,
  type Findings,
  type FindingOf,
} from '../stages/index.js'

// Findings, and what they say.
export { idsOf, ofKind, type FindingContext, type VesselRef } from '../model/index.js'
export {
  explain,
  explainShip,
  findingById,
  rankOf,
  sentenceOf,
  type EvidenceLine,
  type Explanation,
  type ShipExplanation,
} from '../explain/index.js'
export type { Finding } from '../stages/index.js'
export type { Rendezvous, RendezvousMeasures, PortContact, RendezvousGroup, Loitering } from '../model/index.js'
export type { Gap, GapMeasures } from '../model/index.js'
export type { GapHearing, SparseSending } from '../model/index.js'
export type { DarkRendezvous, LoneLoitering } from '../model/index.js'
export type { IdentityFinding, ListMatch } from '../model/index.js'
export type { Band, Catalogue, Evidence, Factor, Score } from '../model/index.js'
export type { Ship } from '../model/index.js'

// Detectors, one by one: each takes a scene.
export { learn, mergeKnowledge, type Knowledge } from '../knowledge/index.js'
export { findProximities } from '../motion/index.js'
export { createZones, createCoastline, type Coastline, type Zones } from '../place/index.js'
export { findStops } from '../track/index.js'
export { findLoitering } from '../loitering/index.js'
export { findRendezvous } from '../rendezvous/index.js'
export { groupRendezvous } from '../rendezvous/group/index.js'
export { findGaps, findSparse } from '../gap/index.js'
export { scoreGaps } from '../gap/score/index.js'
export { findDarkRendezvous } from '../dark/index.js'
export { findLoneLoitering } from '../loitering/index.js'
export { identitySpells } from '../identity/period/index.js'
export { findIdentityChanges } from '../identity/rule/index.js'
export { findIdentityConflicts } from '../identity/conflict/index.js'
export { findSuccessions } from '../identity/succession/index.js'
export { matchWatchlist, toWatchlist } from '../identity/watchlist/index.js'
export { assess } from '../assess/index.js'

// Findings to files.
export { toCsv, toGeoJSON, toJson } from '../report/index.js'

// What goes in, and how long work is watched and stopped.
export type { PositionReport, ReportColumns, StaticReport, VesselId, Dimensions } from '../model/index.js'
export type { Particulars, Track, VesselInterval } from '../model/index.js'
export type { Rejected, RejectReason } from '../model/index.js'
export type { ReviewedPair } from '../model/index.js'
export type { Watchlist } from '../model/index.js'
export { CancelledError, type Progress, type WorkOptions } from '../base/index.js'
export { VERSION } from '../base/index.js'
