export {
  ANYWHERE_M,
  type AnchoredRule,
  type GivenRendezvousOptions,
  RENDEZVOUS_DEFAULTS,
  type RendezvousOptions,
  type UnderwayRule,
  rendezvousOptions,
} from './options.js'
