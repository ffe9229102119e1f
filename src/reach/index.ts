export { type ReachOptions, reachableArea, slackMs, slackRatio } from './area.js'
export {
  type FeasiblePairCall,
  type FeasiblePairs,
  PAIR_DEFAULTS,
  type PairOptions,
  eachFeasiblePair,
  findFeasiblePairs,
} from './pairs.js'
export { type ReachableHarbour, type ReachableZone, reachableHarbours, reachableZones } from './places.js'
export { prismOf, reachSpeed } from './speed.js'
export { type MeetingWindow, WINDOW_DEFAULTS, type WindowOptions, compareGaps, meetingWindow } from './window.js'
