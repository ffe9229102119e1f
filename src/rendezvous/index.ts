export { findRendezvous, findRendezvousWithReport, type RendezvousResult, type RendezvousScene } from './find.js'
export {
  RENDEZVOUS_DEFAULTS,
  type AnchoredRule,
  type GivenRendezvousOptions,
  type RendezvousOptions,
  type UnderwayRule,
} from './options.js'
export { groupRendezvous } from './groups.js'
export { groupKind } from './groupKind.js'
export { findByPreset, presets, type PresetConditions, type PresetFacts, type Presets, type RendezvousPreset } from './presets.js'
