export {
  findRendezvous,
  findRendezvousWithReport,
  type RendezvousResult,
  type RendezvousScene,
  findByPreset,
  presets,
  type PresetConditions,
  type PresetFacts,
  type Presets,
  type RendezvousPreset,
} from '../rendezvous/index.js'
export {
  RENDEZVOUS_DEFAULTS,
  type AnchoredRule,
  type GivenRendezvousOptions,
  type RendezvousOptions,
  type UnderwayRule,
} from '../rendezvous/options/index.js'
export { groupRendezvous, groupKind } from '../rendezvous/group/index.js'
