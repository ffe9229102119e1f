import type { VesselId } from '../model/report.js'
import type { Particulars } from '../model/track.js'

/** What was known of a vessel at an instant; undefined where nothing was. */
export function particularsAt(particulars: readonly Particulars[], id: VesselId, t: number): Particulars | undefined {
  return particulars.find((p) => p.id === id && t >= (p.start ?? -Infinity) && t < (p.end ?? Infinity))
}

/** The name a vessel went by at an instant. */
export const nameAt = (particulars: readonly Particulars[], id: VesselId, t: number): string | undefined =>
  particularsAt(particulars, id, t)?.name
