export { type RendezvousResult, type RendezvousScene, findRendezvous, findRendezvousWithReport } from './find.js'
export {
  type PresetConditions,
  type PresetFacts,
  type Presets,
  type RendezvousPreset,
  findByPreset,
  presets,
} from './presets.js'
