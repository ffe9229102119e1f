export {
  clipIntervals,
  complementIntervals,
  intersectIntervals,
  normalizeIntervals,
  subtractIntervals,
  totalMs,
  unionIntervals,
} from './algebra.js'
export { ALLEN_INVERSES, type AllenRelation, allenRelation } from './allen.js'
export { type Interval, NORMALIZE_DEFAULTS, type NormalizeOptions } from './interval.js'
