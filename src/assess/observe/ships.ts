import type { Observation } from '../../evidence/index.js'
import type { ShipClass } from './context.js'
import { known, type RendezvousFacts } from './facts.js'

/** What kinds and sizes of ships met. */
export const shipObservations = (facts: RendezvousFacts): Observation[] => [...types(facts), ...sizes(facts)]

const FREIGHT: ReadonlySet<ShipClass> = new Set(['tanker', 'cargo'])

function types({ ships: [a, b] }: RendezvousFacts): Observation[] {
  if (a.shipClass === undefined || b.shipClass === undefined) return []
  const observed = known({
    shipTypeA: a.now?.shipType,
    shipTypeB: b.now?.shipType,
    classA: a.shipClass,
    classB: b.shipClass,
  })
  return [{ key: `ships:${typesLevel(a.shipClass, b.shipClass)}`, observed, threshold: {} }]
}

function typesLevel(a: ShipClass, b: ShipClass): string {
  if (a === 'tanker' && b === 'tanker') return 'tankers'
  if (FREIGHT.has(a) && FREIGHT.has(b)) return 'freight'
  const fishing = Number(a === 'fishing') + Number(b === 'fishing')
  if (fishing === 2) return 'fishing'
  if (!FREIGHT.has(a) && !FREIGHT.has(b)) return 'others'
  return fishing === 1 ? 'catch' : 'freight-and-other'
}

const LARGE_M = 100
const SMALL_M = 25

function sizes({ ships: [a, b] }: RendezvousFacts): Observation[] {
  if (a.lengthM === undefined || b.lengthM === undefined) return []
  const [shorterM, longerM] = [Math.min(a.lengthM, b.lengthM), Math.max(a.lengthM, b.lengthM)]
  const level = shorterM >= LARGE_M ? 'large' : longerM < SMALL_M ? 'small' : undefined
  if (level === undefined) return []
  return [{ key: `size:${level}`, observed: { shorterM, longerM }, threshold: { largeM: LARGE_M, smallM: SMALL_M } }]
}
