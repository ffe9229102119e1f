export { catalogueOf } from './catalogue.js'
export { type PlacedInTime, type World, contextOf } from './context.js'
export { type FindingFilters, checkFilters, shipLookup } from './filters.js'
export {
  FINDINGS_SCHEMA,
  type Findings,
  type LeftOut,
  type ListSource,
  type Provenance,
  type RejectedSummary,
} from './findings.js'
export { listed, placed, weighed } from './finish.js'
export { type Finding, type FindingKindName, type FindingOf, KINDS, kindOf } from './kinds.js'
export {
  DETECT_MODULES,
  type DetectOptions,
  type IdentityOptions,
  LIST_DEFAULTS,
  type ListOptions,
  listOptions,
} from './options.js'
export {
  type IdentityBits,
  type Ordered,
  inOrderOfOpening,
  isFolded,
  isPinned,
  isPortContact,
  openingOdds,
} from './order.js'
export { type LearntScene, PIPELINE, type Stage, type StageInput, type StageResult, byStart } from './pipeline.js'
export { particularsOf, selectFindings, suppressReviewed, withItems } from './select.js'
export { FINDINGS_SCHEMA_1, type FindingsVersion1, type RecordVersion1, fromVersion1 } from './version1.js'
