export type { EvidenceLine } from './evidenceLines.js'
export { type Explanation, INDICATOR, explain, sentenceOf } from './explain.js'
export { findingById, findingsOfShip, rankOf, rankedFindings, shipById } from './lookup.js'
export { nameAt, namesOf, particularsAt, wholeNamesOf } from './names.js'
export {
  type NamedChain,
  type NamedShip,
  type ShipExplanation,
  type ShipFindings,
  type ShipScore,
  type TimeLineEntry,
  explainShip,
} from './ship.js'
