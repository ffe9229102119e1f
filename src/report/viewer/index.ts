export { contextOf } from './context.js'
export { type Way, drawingOf, hullOutline, placeAt, stretches } from './drawing.js'
export { shipLines } from './shipLines.js'
