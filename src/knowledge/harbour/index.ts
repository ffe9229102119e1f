export { HARBOUR_DEFAULTS, type Harbour, type HarbourOptions, type HarbourRule, listHarbours } from './harbours.js'
export {
  type HarbourIndex,
  type NearestHarbour,
  harbourDistanceM,
  harbourIndexOf,
  indexHarbours,
  nearestHarbour,
} from './lookup.js'
