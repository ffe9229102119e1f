export type { ListFormat } from './layouts.js'
export {
  READ_REVIEWED_DEFAULTS,
  type ReadReviewedOptions,
  type RejectedPair,
  type ReviewedReading,
  readReviewed,
  restOfDay,
  toReviewed,
} from './reviewed.js'
export {
  READ_WATCHLIST_DEFAULTS,
  type ReadWatchlistOptions,
  type WatchlistReading,
  readWatchlist,
} from './watchlists.js'
