export { type Source, type WebStream, type WebStreamPiece, type WebStreamReader, textOf } from './bytes.js'
