export * from './score.js'
export type { Fact, FindingKind, KindOdds, NameOf } from './kind.js'
export { KIND_ODDS } from './kindOdds.js'
