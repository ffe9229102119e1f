export { listingAt } from './compare.js'
export {
  type ListIssue,
  type ListRejection,
  type RejectedRecord,
  type WatchlistOptions,
  type WatchlistResult,
  buildWatchlist,
  toWatchlist,
} from './entry.js'
export { type ListField, keyOf } from './fields.js'
export {
  WATCHLIST_DEFAULTS,
  type WatchlistFindingInput,
  type WatchlistInput,
  type WatchlistMatchOptions,
  listedShips,
  matchWatchlist,
  watchlistFindings,
} from './match.js'
export { addName, createNameIndex, findNames } from './names.js'
