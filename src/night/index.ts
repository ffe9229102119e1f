export { LIGHT_LIMITS_DEG, lightAt, moonAt, sunAltitudeDeg, type Light, type Moon } from './light.js'
export type { EventAlongPath, EventAtPlace, NightEvent, PathPoint } from './event.js'
export * from './darkness.js'
