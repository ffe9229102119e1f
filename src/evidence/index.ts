export type { Fact, FindingKind, KindOdds, NameOf } from './kind.js'
export { KIND_ODDS, type OrderedKind } from './kindOdds.js'
export {
  BAND_LIMITS,
  type BandLimits,
  type Observation,
  WEAK_AT_MOST,
  bandOf,
  countBest,
  inOrderOfWeight,
  roundBits,
  scoreOf,
  scoreOfAll,
  sumBits,
  toFactors,
} from './score.js'
export { numberOf, plural, wordsOf } from './words.js'
