export { ReadError } from './errors.js'
export { parseTime } from './time.js'
export { parseCoordinate } from './coordinates.js'
export { recogniseLayout, type Field, type Layout, type LayoutName } from './layouts.js'
export { readCsv, addCsv, CSV_DEFAULTS, type CsvOptions } from './csv.js'
export { readNmea, addNmea, NMEA_DEFAULTS, type NmeaOptions } from './nmea/index.js'
export { readJson, addJson, JSON_DEFAULTS, type JsonOptions } from './json/index.js'
export { readInput, addInput, kindOfText, type TextKind } from './input.js'
export type { Source, WebStream, WebStreamPiece, WebStreamReader } from './bytes.js'
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
} from './reading.js'
export { readWatchlist, READ_WATCHLIST_DEFAULTS, type ReadWatchlistOptions, type WatchlistReading } from './watchlists.js'
export { readReviewed, toReviewed, READ_REVIEWED_DEFAULTS, type ReadReviewedOptions, type RejectedPair, type ReviewedReading } from './reviewed.js'
export type { ListFormat } from './watchlistLayouts.js'
export { particularsFrom } from '../scene/particulars.js'
