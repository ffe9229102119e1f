import { hashId } from '../base/index.js'
import { cellAt, cellsAround, cellShape } from '../geo/index.js'
import { harbourDistanceM } from '../knowledge/harbour/index.js'
import type { Knowledge } from '../knowledge/index.js'
import type { VesselId } from '../model/index.js'

/** A ship this near a harbour's cells lies at its edge: the best-ranked on a real day was made fast 100 m outside. */
const HARBOUR_EDGE_M = 1000

/** Where ships are known to stop. */
export interface Berths {
  /** Whether a place lies in a learnt harbour, or at its edge. */
  readonly inHarbour: (lon: number, lat: number) => boolean
  /**
   * Whether a place lies in a harbour, or any ship but the two given is known to have stopped for hours within a
   * kilometre of it.
   */
  readonly isStopPlace: (lon: number, lat: number, a: VesselId, b: VesselId) => boolean
}

/**
 * Reads off what was learnt where a stop explains itself. One day does not teach small harbours, but at most of their
 * berths some other ship lay that day too.
 */
export function createBerths(knowledge: Knowledge | undefined): Berths {
  if (knowledge === undefined) return { inHarbour: () => false, isStopPlace: () => false }
  const { cell, vessels } = knowledge.stops
  const stopped = new Map(cell.map((one, i) => [one, vessels[i]!]))
  const around = new Map<number, ReadonlySet<number>>()
  const shipsAround = (at: number): ReadonlySet<number> => {
    const known = around.get(at)
    if (known !== undefined) return known
    const ships = new Set(cellsAround(at, HARBOUR_EDGE_M).flatMap((one) => stopped.get(one) ?? []))
    around.set(at, ships)
    return ships
  }
  const harbour = new Map<number, boolean>()
  const inHarbour = (lon: number, lat: number): boolean =>
    (harbourDistanceM(knowledge, lon, lat) ?? Infinity) <= HARBOUR_EDGE_M
  const isNearHarbour = (at: number): boolean => {
    const known = harbour.get(at)
    if (known !== undefined) return known
    const { lon, lat } = cellShape(at)
    const found = inHarbour(lon, lat)
    harbour.set(at, found)
    return found
  }
  return {
    inHarbour,
    isStopPlace: (lon, lat, a, b) => {
      const at = cellAt(lon, lat)
      const ships = shipsAround(at)
      const own = [hashId(a), hashId(b)].filter((hash) => ships.has(hash)).length
      return ships.size > own || isNearHarbour(at)
    },
  }
}
