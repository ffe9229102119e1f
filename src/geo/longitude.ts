/**
 * Brings a longitude into [-180, 180).
 *
 * @param lon - degrees, any finite number.
 * @returns the same meridian, degrees.
 * @example
 * ```ts
 * wrapLon(180) // -180
 * wrapLon(190) // -170
 * ```
 */
export function wrapLon(lon: number): number {
  if (lon >= -180 && lon < 180) return lon + 0
  const wrapped = lon - 360 * Math.floor((lon + 180) / 360)
  return wrapped >= 180 ? -180 : wrapped // 180 - 1e-15 rounds up to 180
}

/**
 * The short way from one meridian to another.
 *
 * @param from - degrees.
 * @param to - degrees.
 * @returns degrees to add to `from`, [-180, 180): positive is east.
 * @example
 * ```ts
 * lonDelta(179, -179) // 2
 * ```
 */
export const lonDelta = (from: number, to: number): number => wrapLon(to - from)
