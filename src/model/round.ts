/** Rounds to whole milliseconds: the grid on which instants are compared and emitted. */
export const roundMs = (t: number): number => Math.round(t)
/** Rounds to whole centimetres: the grid on which distances are compared and emitted. */
export const roundM = (m: number): number => Math.round(m * 100) / 100
/** Rounds degrees to 1e-7, about a centimetre; never -0. */
export const roundDeg = (deg: number): number => Math.round(deg * 1e7) / 1e7 + 0
/** Rounds a speed to 0.01 knot. */
export const roundKn = (kn: number): number => Math.round(kn * 100) / 100
