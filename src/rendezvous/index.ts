export { findRendezvous, findRendezvousWithReport, type RendezvousResult } from './find.js'
export {
  RENDEZVOUS_DEFAULTS,
  type AnchoredRule,
  type GivenRendezvousOptions,
  type RendezvousOptions,
  type UnderwayRule,
} from './options.js'
