export { OUTSIDE_M, TELLING_BITS } from './limits.js'
export { ASSESS_DEFAULTS, type AssessOptions, type AssessSettings, type ZoneRole, assessOptions } from './options.js'
export {
  JUDGED_RENDEZVOUS_WEIGHTS,
  RENDEZVOUS_WEIGHTS,
  type RendezvousFamily,
  type RendezvousWeight,
  type RendezvousWeights,
} from './weights.js'
