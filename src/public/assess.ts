export { assess, type Assessment } from '../assess/index.js'
export {
  portContactKind,
  rendezvousKind,
  shipObserved,
  scoreRendezvous,
  type WeighedRendezvous,
  usualWorkOf,
} from '../assess/rendezvous/index.js'
export { shipCatalogue } from '../assess/ship/index.js'
export type { AssessInput } from '../assess/observe/index.js'
export {
  fitRendezvousWeights,
  type FitRendezvousOptions,
  type LabelledRendezvous,
  reliabilityCurve,
  rendezvousProbability,
  type ReliabilityBin,
  type ReliabilityOptions,
  type ScoredRendezvous,
} from '../assess/fit/index.js'
export {
  OUTSIDE_M,
  TELLING_BITS,
  ASSESS_DEFAULTS,
  type AssessOptions,
  type AssessSettings,
  type ZoneRole,
  JUDGED_RENDEZVOUS_WEIGHTS,
  RENDEZVOUS_WEIGHTS,
  type RendezvousFamily,
  type RendezvousWeight,
  type RendezvousWeights,
} from '../assess/weight/index.js'
