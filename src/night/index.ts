export { type LightChange, type SunCrossing, crossingTimes, darkIntervals, darkness, lightChanges } from './darkness.js'
export type { EventAlongPath, EventAtPlace, NightEvent, PathPoint } from './event.js'
export { LIGHT_LIMITS_DEG, type Light, type Moon, lightAt, moonAt, sunAltitudeDeg } from './light.js'
