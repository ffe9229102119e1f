export * from './callSign.js'
export * from './dimensions.js'
export * from './flags.js'
export * from './imo.js'
export * from './mid.js'
export * from './mmsi.js'
export * from './names.js'
export { editDistance, withinOneEdit } from './nameDistance.js'
export { NAME_LONGEST, normalizeName, type NameForm } from './nameForm.js'
export * from './placeholders.js'
export * from './shipType.js'
export {
  matchWatchlist, watchlistFindings, listedShips, WATCHLIST_DEFAULTS, type WatchlistFindingInput, type WatchlistInput, type WatchlistMatchOptions,
} from './watchlist.js'
export { listingAt } from './watchlistCompare.js'
export {
  toWatchlist, type ListIssue, type ListRejection, type RejectedRecord, type WatchlistOptions, type WatchlistResult,
} from './watchlistEntry.js'
export type { ListField } from './watchlistFields.js'
export { spellsToMatch } from './spellsToMatch.js'
export { addStatics, createSpells, finishSpells, identitySpells, SPELL_DEFAULTS, type RefusedStatic, type SpellOptions, type SpellReading } from './spells.js'
export { locateSpells } from './locate.js'
export { findIdentityChanges } from './changes.js'
export {
  IDENTITY_CHANGE_DEFAULTS, type IdentityChangeInput, type IdentityChangeOptions, type IdentityContext, type ListedShip, type RegistryEntry,
} from './context.js'
export { findIdentityConflicts, type IdentityConflictInput } from './conflicts.js'
export { IDENTITY_CONFLICT_DEFAULTS, type IdentityConflictOptions } from './conflictOptions.js'
export { findSuccessions, SUCCESSION_DEFAULTS, type SuccessionInput, type SuccessionOptions } from './successions.js'
export { scoreIdentity, weighIdentity, IDENTITY_SCORE_DEFAULTS, type IdentityScoreOptions } from './score.js'
export { IDENTITY_WEIGHTS } from './weights.js'
export { fitIdentityWeights, type FitOptions, type LabelledShip } from './fit.js'
export { identityKind, identityRuleWords, listMatchKind } from './catalogue.js'
