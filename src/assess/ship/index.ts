export { shipCatalogue } from './catalogue.js'
export { harbourCalls } from './harbourCalls.js'
export { weighShips } from './score.js'
