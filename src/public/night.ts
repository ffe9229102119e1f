export {
  LIGHT_LIMITS_DEG,
  lightAt,
  moonAt,
  sunAltitudeDeg,
  type Light,
  type Moon,
  type EventAlongPath,
  type EventAtPlace,
  type NightEvent,
  type PathPoint,
  type LightChange,
  type SunCrossing,
  darkness,
  lightChanges,
  crossingTimes,
  darkIntervals,
} from '../night/index.js'
export type { Darkness } from '../model/index.js'
