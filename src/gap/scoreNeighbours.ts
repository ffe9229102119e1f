import { distanceM, type LonLat } from '../geo/index.js'
import { RECEPTION_GRID, SLOT_MS } from '../knowledge/hearing.js'
import type { Gap } from '../model/gap.js'
import type { HeardNeighbour } from '../model/gapScore.js'
import { roundM } from '../model/round.js'
import type { Track } from '../model/track.js'
import { HOUR_MS } from '../model/units.js'
import { lastAtOrBefore } from '../track/interpolate.js'
import type { SilentSlot } from './scorePlace.js'

/** Who was heard where, by cell of 22 km and hour. Made by `indexNeighbours`. */
export interface NeighbourIndex {
  /** The tracks, by id and hull. */
  readonly tracks: readonly Track[]
  /** For a cell and hour, the tracks with reports. */
  readonly heard: ReadonlyMap<number, readonly number[]>
}

const keyOf = (hour: number, cell: number): number => hour * RECEPTION_GRID.size + cell

/**
 * Prepares tracks, so that those heard near a silent ship can be named.
 *
 * @param tracks - cleaned tracks, in any order.
 */
export function indexNeighbours(tracks: readonly Track[]): NeighbourIndex {
  const sorted = [...tracks].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.hull - b.hull))
  const heard = new Map<number, number[]>()
  sorted.forEach(({ t, lon, lat }, k) => {
    let last = -1
    for (let i = 0, slot = -1; i < t.length; i++) {
      // As in `nearestTo`: the first report of each slot.
      if (Math.floor(t[i]! / SLOT_MS) === slot) continue
      slot = Math.floor(t[i]! / SLOT_MS)
      const key = keyOf(Math.floor(t[i]! / HOUR_MS), RECEPTION_GRID.cellAt(lon[i]!, lat[i]!))
      if (key === last) continue
      last = key
      const list = heard.get(key)
      if (list === undefined) heard.set(key, [k])
      else if (list[list.length - 1] !== k) list.push(k)
    }
  })
  return { tracks: sorted, heard }
}

/** The vessels heard nearest to a silent ship's way meanwhile, without itself. */
export function neighboursOf(
  { tracks, heard }: NeighbourIndex,
  { vessel, start, end = Infinity }: Gap,
  slots: readonly SilentSlot[],
  { maxNeighbours, neighbourRadiusM }: { readonly maxNeighbours: number; readonly neighbourRadiusM: number },
): { neighbours: HeardNeighbour[]; neighboursInAll: number } {
  const places = new Map(slots.map(({ slot, place }) => [slot, place]))
  const found: HeardNeighbour[] = []
  for (const k of tracksNear(heard, slots, neighbourRadiusM)) {
    const track = tracks[k]!
    if (track.id === vessel) continue
    const near = nearestTo(track, start, end, places, neighbourRadiusM)
    if (near.slots > 0) found.push({ vessel: track.id, hull: track.hull, ...near })
  }
  found.sort((a, b) => a.distanceM - b.distanceM || (a.vessel < b.vessel ? -1 : a.vessel > b.vessel ? 1 : a.hull - b.hull))
  return { neighbours: found.slice(0, maxNeighbours), neighboursInAll: found.length }
}

function tracksNear(heard: ReadonlyMap<number, readonly number[]>, slots: readonly SilentSlot[], radiusM: number): Set<number> {
  const found = new Set<number>()
  if (heard.size === 0) return found
  let last = -1
  for (const { slot, place } of slots) {
    const hour = Math.floor((slot * SLOT_MS) / HOUR_MS)
    const cell = RECEPTION_GRID.cellAt(place.lon, place.lat)
    if (keyOf(hour, cell) === last) continue
    last = keyOf(hour, cell)
    for (const one of RECEPTION_GRID.cellsAround(cell, radiusM + RECEPTION_GRID.cellM)) {
      for (const k of heard.get(keyOf(hour, one)) ?? []) found.add(k)
    }
  }
  return found
}

/** Slots in which a track was heard within a distance of where the silent ship is likely to have been, by its first report in each. */
function nearestTo(
  { t, lon, lat }: Track,
  start: number,
  end: number,
  places: ReadonlyMap<number, LonLat>,
  radiusM: number,
): { slots: number; distanceM: number } {
  let slots = 0
  let nearest = Infinity
  let slotEnd = -Infinity
  for (let i = lastAtOrBefore(t, start) + 1; i < t.length && t[i]! < end; i++) {
    if (t[i]! < slotEnd) continue
    const slot = Math.floor(t[i]! / SLOT_MS)
    slotEnd = (slot + 1) * SLOT_MS
    const place = places.get(slot)
    if (place === undefined) continue
    const apart = distanceM(lon[i]!, lat[i]!, place.lon, place.lat)
    if (apart > radiusM) continue
    slots++
    nearest = Math.min(nearest, apart)
  }
  return { slots, distanceM: roundM(nearest) }
}
