import type { Rendezvous, RendezvousShape } from '../../src/model/findings.js'
import type { Gap } from '../../src/model/gap.js'
import type { Particulars } from '../../src/model/track.js'

export const HOUR = 3_600_000
export const START = Date.UTC(2020, 0, 1, 6)

/** Two tankers that came together, lay side by side for six hours, and parted. */
export function meeting(
  change: Partial<Omit<Rendezvous, 'shape'>> & { readonly shape?: Partial<RendezvousShape> } = {},
): Rendezvous {
  const vessels = change.vessels ?? ['211000001', '211000002']
  const start = change.start ?? START
  const end = change.end ?? start + 6 * HOUR
  const durationMs = end - start
  return {
    kind: 'rendezvous', id: `rendezvous:${vessels.join(':')}:${start}`, hulls: [0, 0], startsBy: 'motion', endsBy: 'motion', contactMs: durationMs,
    observedMs: durationMs, apartMs: 0, bridgedMs: 0, fixes: [300, 300], lon: -94, lat: 28, minDistanceM: 40, minAt: start, medianDistanceM: 55,
    medianSpeedKn: [0.3, 0.3], relativeSpeedKn: 0.1, headingDifferenceDeg: 1, mode: 'drifting', ...change, vessels, start, end, durationMs,
    shape: { approachFromM: 5000, separationToM: 6000, relativeSpreadM: 9, distanceSpreadM: 8, netDriftM: 4000, extentM: 2000, relativeBearingDeg: 90, neighbours: 0, ...change.shape },
  }
}

export const ship = (id: string, shipType: number, more: Partial<Particulars> = {}): Particulars => ({ id, hull: 0, shipType, ...more })

export const TANKERS: readonly Particulars[] = [ship('211000001', 80), ship('211000002', 84)]

export const gap = (vessel: string, start: number, end: number): Gap => ({
  kind: 'gap', id: `gap:${vessel}:${start}`, vessel, hull: 0, start, end, durationMs: end - start,
  before: { t: start, lon: -94, lat: 28, row: 0 }, after: { t: end, lon: -94, lat: 28, row: 1 },
  expectedIntervalMs: 60_000, limitMs: HOUR, reportsBefore: 100, topSpeedKn: 15, topSpeedBy: 'default',
})
