import { HOUR_MS } from '../../base/index.js'
import { harbourIndexOf, nearestHarbour } from '../../knowledge/harbour/index.js'
import type { Knowledge } from '../../knowledge/index.js'
import type { Stop, VesselId, HarbourCall } from '../../model/index.js'
import { findStops } from '../../track/index.js'
import type { AssessInput } from '../observe/index.js'

// Shifting berth, or a silence in a harbour, takes less than this; a voyage out and back as a rule more.
const SHIFT_MS = 12 * HOUR_MS

/**
 * Stays of some ships in known harbours, by ship, in order of time; stays in one harbour soon after each other are one
 * call.
 */
export function harbourCalls(
  vessels: ReadonlySet<VesselId>,
  { stops, tracks = [], falseStretches, knowledge }: AssessInput,
): Map<VesselId, HarbourCall[]> {
  const calls = new Map<VesselId, HarbourCall[]>()
  if (knowledge === undefined || harbourIndexOf(knowledge).harbours.length === 0) return calls
  const stays = stops ?? findStops({ tracks: tracks.filter(({ id }) => vessels.has(id)), falseStretches })
  for (const stop of stays
    .filter(({ id }) => vessels.has(id))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.lon - b.lon)) {
    const call = callOf(stop, knowledge)
    if (call === undefined) continue
    const own = calls.get(stop.id) ?? []
    const last = own.at(-1)
    if (last?.harbour === call.harbour && call.start - last.end <= SHIFT_MS)
      own[own.length - 1] = { ...last, end: Math.max(last.end, call.end) }
    else own.push(call)
    calls.set(stop.id, own)
  }
  return calls
}

function callOf({ start, end, lon, lat }: Stop, knowledge: Knowledge): HarbourCall | undefined {
  const nearest = nearestHarbour(knowledge, lon, lat)
  if (nearest === undefined || nearest.distanceM > 0) return undefined
  return { harbour: nearest.harbour.id, harbourKind: nearest.harbour.kind, start, end, lon, lat }
}

/** The last call that began before an event, all until it ended, and the first after it. */
export function callsAround(calls: readonly HarbourCall[], start: number, end: number): HarbourCall[] {
  const before = calls.filter((call) => call.start <= start).length - 1
  const last = calls.findIndex((call) => call.start >= end)
  return calls.slice(Math.max(0, before), last < 0 ? calls.length : last + 1)
}
