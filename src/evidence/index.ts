export * from './score.js'
export type { Fact, FindingKind, KindOdds, NameOf } from './kind.js'
export { KIND_ODDS, type OrderedKind } from './kindOdds.js'
