export type {
  DarkCount,
  DarkRendezvous,
  DarkRendezvousMeasures,
  LoneLoitering,
  LoneLoiteringMeasures,
  SilentShip,
  VisiblePartner,
} from './dark.js'
export type { Darkness } from './darkness.js'
export type { Band, BriefScore, Catalogue, Evidence, Factor, FactorValue, FactorValues, Score } from './factor.js'
export { type FindingBase, type FindingContext, type VesselPair, type VesselRef, idsOf, ofKind } from './finding.js'
export type {
  Capped,
  EventEdge,
  GroupMeasures,
  Loitering,
  LoiteringMeasures,
  PortContact,
  PortContactMeasures,
  Proximity,
  Rendezvous,
  RendezvousGroup,
  RendezvousMeasures,
  RendezvousMode,
  RendezvousShape,
  Stop,
} from './findings.js'
export type { Gap, GapFix, GapMeasures, TopSpeedSource } from './gap.js'
export type { GapHearing, HeardNeighbour, Outage, SparseSending, SparseSendingMeasures } from './gapScore.js'
export type {
  BBox,
  Feature,
  FeatureCollection,
  GeoJsonProperties,
  Geometry,
  MultiPolygon,
  Polygon,
  Position,
} from './geojson.js'
export type {
  FieldEvidence,
  IdentityDifference,
  IdentityFamily,
  IdentityField,
  IdentityFinding,
  IdentityMeasures,
  IdentityPlace,
  IdentityRule,
  IdentitySpell,
  IdentitySupport,
  ListMatch,
  ListMatchMeasures,
  RawValue,
  SpellEdge,
} from './identity.js'
export { holdsAt, knownAt, ofKnownHulls } from './known.js'
export { type MmsiKind, isShip, mmsiKind } from './mmsi.js'
export type { RejectReason, Rejected } from './rejected.js'
export {
  AIS_CLASS_A,
  AIS_CLASS_B,
  AIS_CLASS_UNKNOWN,
  type Dimensions,
  NAV_STATUS_UNDEFINED,
  type PositionReport,
  type ReportColumns,
  type StaticReport,
  type VesselId,
} from './report.js'
export type { ReviewedPair } from './reviewed.js'
export type { FlagSpan, HarbourCall, RendezvousChain, Ship, UsualWork } from './ship.js'
export type { Particulars, Track, VesselInterval } from './track.js'
export type {
  ListedFlag,
  ListedName,
  Listing,
  ListingRelation,
  Watchlist,
  WatchlistBasis,
  WatchlistEntry,
  WatchlistField,
  WatchlistMatch,
  WatchlistStrength,
} from './watchlist.js'
