export { byStart, unionById, type Stage, type StageKey } from './stage.js'
export {
  groupStage,
  learnStage,
  loiteringStage,
  prepareStage,
  rendezvousStage,
  type Meetings,
  type Prepared,
} from './pipeline.js'
export { darkStage, gapScoreStage, gapStage, loneStage, sparseStage, type ScoreInput, type SilenceInput } from './silence.js'
export { identityStage, spellStage, vesselIdentities, type IdentityInput } from './identity.js'
export { assessStage, type AssessStageInput } from './assess.js'
export { contextOf, type PlacedInTime, type World } from './context.js'
export { FINDINGS_SCHEMA, type FindingContext, type Findings, type LeftOut, type RejectedSummary, type VesselIdentity } from './findings.js'
export { LIST_DEFAULTS, type DetectOptions, type IdentityOptions, type ListOptions } from './options.js'
export { particularsFrom } from './particulars.js'
export type { FindingFilters } from './filters.js'
export { cutAssessed, keepReviewedQuiet, selectFindings } from './select.js'
