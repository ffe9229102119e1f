/** Rounds to whole milliseconds: the grid on which instants are compared and emitted; never -0, as in all of these. */
export const roundMs = (t: number): number => Math.round(t) + 0
/** Rounds to whole centimetres: the grid on which distances are compared and emitted. */
export const roundM = (m: number): number => Math.round(m * 100) / 100 + 0
/** Rounds degrees to 1e-7, about a centimetre. */
export const roundDeg = (deg: number): number => Math.round(deg * 1e7) / 1e7 + 0
/** Rounds a speed to 0.01 knot. */
export const roundKn = (kn: number): number => Math.round(kn * 100) / 100 + 0
