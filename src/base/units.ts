/** Milliseconds in one second. */
export const SECOND_MS = 1000
/** Milliseconds in one minute. */
export const MINUTE_MS = 60_000
/** Milliseconds in one hour. */
export const HOUR_MS = 3_600_000
/** Metres in one international nautical mile (First International Extraordinary Hydrographic Conference, 1929). */
export const NAUTICAL_MILE_M = 1852
/** Metres a second in one knot: one nautical mile an hour. */
export const KNOT_MPS: number = NAUTICAL_MILE_M / 3600
/** Radians in one degree. */
export const DEGREE_RAD: number = Math.PI / 180
