import { bucketOfHash } from './keys.js'
import type { Reception } from './reception.js'
import { WAYS } from './sectors.js'

/** A vessel's last slot in a spell, and where that was. */
export interface LastHeard {
  readonly slot: number
  readonly cell: number
  /** See `HearingKind`. */
  readonly kind: number
  /** 0 north, 1 east, 2 south, 3 west. */
  readonly way: number
  readonly bucket: number
}

/** All spells' ends, by slot, then content. */
export function lastHeardOf({ spells: { vessel, last, cell, kindWay } }: Reception): LastHeard[] {
  const all = vessel.map((hash, i) => ({
    slot: last[i]!,
    cell: cell[i]!,
    kind: Math.floor(kindWay[i]! / WAYS),
    way: kindWay[i]! % WAYS,
    bucket: bucketOfHash(hash),
  }))
  return all.sort(
    (p, q) => p.slot - q.slot || p.cell - q.cell || p.kind - q.kind || p.way - q.way || p.bucket - q.bucket,
  )
}

/** Sums of ships that passed, and that were lost: by level, then cell, class, way and part (or all). */
export type WaySums = Map<number, { passed: number; lost: number }>[]
