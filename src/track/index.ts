export { dropReports, takeReports, viewTrack } from './columns.js'
export { type StretchesOf, stretchesByHull, trueParts, withoutFalse } from './falseStretches.js'
export {
  type GapOptions,
  POSITION_DEFAULTS,
  type Position,
  type PositionOptions,
  SPLIT_DEFAULTS,
  lastAtOrBefore,
  positionAt,
  prismHalfWidthM,
  splitTrack,
  stretches,
} from './interpolate.js'
export { RESAMPLE_DEFAULTS, type ResampledTrack, resampleTrack } from './resample.js'
export { type TrackScene, checkScene } from './scene.js'
export { SIMPLIFY_DEFAULTS, simplifyTrack } from './simplify.js'
export { STOP_DEFAULTS, type StopOptions, findStops, stopsOf } from './stops.js'
export { type Tracks, toTracks } from './toTracks.js'
