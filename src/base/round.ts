/** Rounds to whole milliseconds: the grid on which instants are compared and emitted; never -0, as in all of these. */
export const roundMs = (t: number): number => Math.round(t) + 0
/** Rounds to whole centimetres: the grid on which distances are compared and emitted. */
export const roundM = (m: number): number => Math.round(m * 100) / 100 + 0
/** Rounds degrees to 1e-7, about a centimetre. */
export const roundDeg = (deg: number): number => Math.round(deg * 1e7) / 1e7 + 0
/** Rounds a speed to 0.01 knot. */
export const roundKn = (kn: number): number => Math.round(kn * 100) / 100 + 0

/**
 * Rounds the parts of a sum so that the rounded parts add up to the rounded sum: each is what the rounded sum so far
 * grows by. Halves go away from 0, as with `toFixed`.
 *
 * @param perUnit - 10 for tenths, 100 for hundredths.
 * @returns whole numbers of those.
 */
export function roundedParts(parts: readonly number[], perUnit: number): number[] {
  let exact = 0
  let before = 0
  return parts.map((part) => {
    exact += part
    const sum = Math.sign(exact) * Math.round(Math.abs(exact) * perUnit) + 0
    const adds = sum - before
    before = sum
    return adds
  })
}
