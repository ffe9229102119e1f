export { type Interval, type NormalizeOptions, NORMALIZE_DEFAULTS } from './interval.js'
export * from './algebra.js'
export * from './allen.js'
