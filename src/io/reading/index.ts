export { addReport } from './builder.js'
export { type TextParser, feed } from './feed.js'
export { IDENTITY_FIELDS, type IdentityKind, identityOf } from './identities.js'
export { amount, noteDegrees, noteTime } from './notes.js'
export {
  type Fix,
  type OpenReading,
  type ReadFile,
  type ReadIssue,
  type ReadReason,
  type ReadResult,
  type Reading,
  type Report,
  type RowPlace,
  type Told,
  addMessage,
  addStatic,
  closeFile,
  contentsOf,
  createReading,
  finishReading,
  placeOfRow,
  rejectRow,
  startFile,
  vesselOf,
} from './reading.js'
export { type About, type RowReader, aboutOf, classOf, countOf, kindOf, rowReader } from './rows.js'
