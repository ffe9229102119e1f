import { HOUR_MS } from '../../base/index.js'
import type { Observation } from '../../evidence/index.js'
import { known, type RendezvousFacts, type ShipFacts } from './facts.js'

// Draught is sent in decimetres and typed by hand: from three of them on a change is one. Above 25.5 the field ends.
const CHANGE_M = 0.3
const MOST_M = 25
// Block of water under a metre of draught, as a share of length times breadth: full hulls have 0.85 to 0.9 of it.
const WATERPLANE = 0.85
// Both volumes are coarse: draught to a decimetre, ballast and trim. They fit within a factor of three.
const FIT = 3

/**
 * Changes of draught across a rendezvous: one up and one down. No change proves nothing, for crews forget to enter it.
 */
export function draughtObservations(facts: RendezvousFacts): Observation[] {
  const { r, ships, settings } = facts
  const [a, b] = ships.map((ship) => changeM(ship, r.start, r.end + settings.lateEntryMs)) as [
    number | undefined,
    number | undefined,
  ]
  const moved = (change: number | undefined): change is number => change !== undefined && Math.abs(change) >= CHANGE_M
  const level = moved(a) && moved(b) ? bothLevel(a, b, ships) : moved(a) || moved(b) ? 'one' : undefined
  if (level === undefined) return []
  const [tonsA, tonsB] = [volume(a, ships[0]), volume(b, ships[1])]
  const observed = known({ changeAM: a, changeBM: b, volumeAM3: tonsA, volumeBM3: tonsB })
  return [
    {
      key: `draught:${level}`,
      observed,
      threshold: { changeM: CHANGE_M, lateEntryHours: settings.lateEntryMs / HOUR_MS, fitFactor: FIT },
    },
  ]
}

function bothLevel(a: number, b: number, [shipA, shipB]: readonly [ShipFacts, ShipFacts]): string {
  if (a * b > 0) return 'same'
  const [u, v] = [volume(a, shipA), volume(b, shipB)]
  if (u === undefined || v === undefined) return 'opposite'
  const ratio = Math.abs(u / v)
  return ratio <= FIT && ratio >= 1 / FIT ? 'opposite' : 'one'
}

/** Water that a change of draught moves, cubic metres. */
function volume(change: number | undefined, { lengthM, beamM }: ShipFacts): number | undefined {
  if (change === undefined || lengthM === undefined || beamM === undefined) return undefined
  return Math.round(change * lengthM * beamM * WATERPLANE) + 0
}

/**
 * From the draught that was sent when the rendezvous began to the last that was sent until some time after it, metres.
 */
function changeM({ history }: ShipFacts, start: number, until: number): number | undefined {
  const sent = history.filter(({ draughtM }) => draughtM !== undefined && draughtM > 0 && draughtM <= MOST_M)
  const before = sent.filter((one) => (one.start ?? -Infinity) <= start).at(-1)
  const after = sent.filter((one) => (one.start ?? -Infinity) <= until).at(-1)
  if (before === undefined || after === undefined) return undefined
  return Math.round((after.draughtM! - before.draughtM!) * 100) / 100 + 0
}
