import { hashId, joinSketches } from '../base/index.js'
import { toEcef, cellAt } from '../geo/index.js'
import type { Stop, Track } from '../model/index.js'
import type { StopCounts, StopRule } from './knowledge.js'

/** What is counted of one cell. */
export interface CellCount {
  stops: number
  stopMs: number
  vessels: number[]
  moored: number[]
}

/** Adds the stops of one track to the counts by cell. */
export function addStops(counts: Map<number, CellCount>, track: Track, stops: readonly Stop[], rule: StopRule): void {
  const vessel = [hashId(track.id)]
  for (const stop of stops) {
    const cell = cellAt(stop.lon, stop.lat)
    const count = counts.get(cell) ?? { stops: 0, stopMs: 0, vessels: [], moored: [] }
    count.stops++
    count.stopMs += Math.round(stop.durationMs)
    count.vessels = joinSketches([count.vessels, vessel])
    if (spreadM(track, stop) <= rule.mooredSpreadM) count.moored = joinSketches([count.moored, vessel])
    counts.set(cell, count)
  }
}

/** Mean distance of a stop's fixes from their mean, metres: some metres at a berth, some tens at anchor. */
function spreadM({ lon, lat }: Track, { from, to }: Stop): number {
  const count = to - from
  const at = new Float64Array(3 * count)
  let x = 0
  let y = 0
  let z = 0
  for (let i = 0; i < 3 * count; i += 3) {
    toEcef(lon[from + i / 3]!, lat[from + i / 3]!, at, i)
    x += at[i]! / count
    y += at[i + 1]! / count
    z += at[i + 2]! / count
  }
  let sum = 0
  for (let i = 0; i < 3 * count; i += 3) {
    const dx = at[i]! - x
    const dy = at[i + 1]! - y
    const dz = at[i + 2]! - z
    sum += Math.sqrt(dx * dx + dy * dy + dz * dz)
  }
  return sum / count
}

/** The counts as plain lists. */
export function stopCounts(counts: ReadonlyMap<number, CellCount>, rule: StopRule): StopCounts {
  const cell = [...counts.keys()].sort((a, b) => a - b)
  const list = cell.map((key) => counts.get(key)!)
  return {
    rule,
    cell,
    stops: list.map((count) => count.stops),
    stopMs: list.map((count) => count.stopMs),
    vessels: list.map((count) => count.vessels),
    moored: list.map((count) => count.moored),
  }
}

/** Adds two counts up. */
export function mergeStops(a: StopCounts, b: StopCounts): StopCounts {
  const counts = new Map<number, CellCount>()
  for (const part of [a, b]) {
    part.cell.forEach((cell, i) => {
      const old = counts.get(cell)
      counts.set(cell, {
        stops: (old?.stops ?? 0) + part.stops[i]!,
        stopMs: (old?.stopMs ?? 0) + part.stopMs[i]!,
        vessels: joinSketches([old?.vessels ?? [], part.vessels[i]!]),
        moored: joinSketches([old?.moored ?? [], part.moored[i]!]),
      })
    })
  }
  return stopCounts(counts, a.rule)
}
