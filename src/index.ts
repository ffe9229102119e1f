/**
 * Everything that darkwake offers, in one place. Each module may be had alone as well: `darkwake/track`, `darkwake/night` and
 * so on. Either way a bundler takes only what is used. Reading through DuckDB is apart, in `darkwake/duckdb`, as it needs Node.
 *
 * @packageDocumentation
 */
export * from './model/index.js'
export * from './time/index.js'
export * from './geo/index.js'
export * from './track/index.js'
export * from './space/index.js'
export * from './night/index.js'
export * from './knowledge/index.js'
export * from './rendezvous/index.js'
export * from './gap/index.js'
export * from './identity/index.js'
export * from './assess/index.js'
export {
  contextOf,
  FINDINGS_SCHEMA,
  keepReviewedQuiet,
  LIST_DEFAULTS,
  selectFindings,
  type DetectOptions,
  type FindingContext,
  type FindingFilters,
  type Findings,
  type IdentityOptions,
  type LeftOut,
  type ListOptions,
  type PlacedInTime,
  type RejectedSummary,
  type VesselIdentity,
  type World,
} from './stages/index.js'
export * from './detect.js'
export * from './report/index.js'
export * from './io/index.js'
