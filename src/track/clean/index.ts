export { type CleanTracks, cleanTrack, cleanTracks, prepareTracks } from './clean.js'
export { CLEANING_DEFAULTS, CLEANING_HORIZON_MS, type CleaningOptions, VERDICT_MS } from './options.js'
export { separateVessels } from './separate.js'
export type { CleanTrack } from './validity.js'
