export { toTracks, type Tracks } from './toTracks.js'
export { CLEANING_DEFAULTS, CLEANING_HORIZON_MS, VERDICT_MS, type CleaningOptions } from './cleaning.js'
export { cleanTrack, cleanTracks, prepareTracks, type CleanTracks } from './clean.js'
export type { CleanTrack } from './validity.js'
export { separateVessels } from './separate.js'
export {
  POSITION_DEFAULTS,
  positionAt,
  SPLIT_DEFAULTS,
  splitTrack,
  type GapOptions,
  type Position,
  type PositionOptions,
} from './interpolate.js'
export { RESAMPLE_DEFAULTS, resampleTrack, type ResampledTrack } from './resample.js'
export { SIMPLIFY_DEFAULTS, simplifyTrack } from './simplify.js'
export { findStops, STOP_DEFAULTS, type StopOptions } from './stops.js'
export { findLoitering, gfwLoitering, LOITERING_DEFAULTS, type LoiteringOptions, type LoiteringPreset } from './loitering.js'
export { loiteringKind } from './loiteringKind.js'
export type { TrackScene } from './scene.js'
export { viewTrack } from './columns.js'
