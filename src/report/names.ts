import type { VesselId } from '../model/report.js'
import type { Particulars } from '../model/track.js'

/** What was known of a vessel at an instant; undefined where nothing was. */
export function particularsAt(particulars: readonly Particulars[], id: VesselId, t: number): Particulars | undefined {
  return particulars.find((p) => p.id === id && t >= (p.start ?? -Infinity) && t < (p.end ?? Infinity))
}

/** The name a vessel went by at an instant. */
export const nameAt = (particulars: readonly Particulars[], id: VesselId, t: number): string | undefined =>
  particularsAt(particulars, id, t)?.name

/** What is known of each vessel, in order of time. */
export function particularsById(particulars: readonly Particulars[]): Map<VesselId, Particulars[]> {
  const byId = new Map<VesselId, Particulars[]>()
  for (const p of particulars) {
    const list = byId.get(p.id)
    if (list === undefined) byId.set(p.id, [p])
    else list.push(p)
  }
  return byId
}

/** `nameAt` for many lookups. */
export function nameLookup(particulars: readonly Particulars[]): (id: VesselId, t: number) => string | undefined {
  const byId = particularsById(particulars)
  return (id, t) => nameAt(byId.get(id) ?? [], id, t)
}
