export { type FitRendezvousOptions, type LabelledRendezvous, fitRendezvousWeights } from './fit.js'
export { type LogisticRow, fitLogistic } from './logistic.js'
export {
  type ReliabilityBin,
  type ReliabilityOptions,
  type ScoredRendezvous,
  reliabilityCurve,
  rendezvousProbability,
} from './reliability.js'
