export { ReadError, parseTime, parseCoordinate } from '../io/value/index.js'
export { recogniseLayout, type Field, type Layout, type LayoutName } from '../io/layout/index.js'
export { readCsv, addCsv, CSV_DEFAULTS, type CsvOptions } from '../io/csv/index.js'
export { readNmea, addNmea, NMEA_DEFAULTS, type NmeaOptions } from '../io/nmea/index.js'
export { readJson, addJson, JSON_DEFAULTS, type JsonOptions } from '../io/json/index.js'
export { readInput, addInput, kindOfText, type TextKind } from '../io/index.js'
export type { Source, WebStream, WebStreamPiece, WebStreamReader } from '../io/source/index.js'
export {
  createReading,
  finishReading,
  placeOfRow,
  type Reading,
  type ReadFile,
  type ReadIssue,
  type ReadReason,
  type ReadResult,
  type RowPlace,
} from '../io/reading/index.js'
export {
  readWatchlist,
  READ_WATCHLIST_DEFAULTS,
  type ReadWatchlistOptions,
  type WatchlistReading,
  readReviewed,
  toReviewed,
  READ_REVIEWED_DEFAULTS,
  type ReadReviewedOptions,
  type RejectedPair,
  type ReviewedReading,
  type ListFormat,
} from '../io/list/index.js'
export { particularsFrom } from '../scene/index.js'
