import { shipClass } from '../assess/observe/index.js'
import type { Fact } from '../evidence/index.js'
import type { Ship, Particulars } from '../model/index.js'
import { cutText } from '../text/index.js'

const MOST_LETTERS = 500

/** What a ship sent of herself, each value once, and the countries of her numbers. */
export function shipFacts({ particulars, flags = [] }: Pick<Ship, 'particulars' | 'flags'>): Fact[] {
  const countries = [...new Set(flags.flatMap(({ country }) => country ?? []))]
  return [
    ...once(particulars.flatMap(factsOf)),
    ...(countries.length === 0 ? [] : [['Country of the MMSI', countries.join(', ')] as const]),
  ]
}

const once = (facts: readonly Fact[]): Fact[] => [
  ...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values(),
]

function factsOf({ name, imo, callSign, shipType, dimensions: d, lengthM, beamM, draughtM }: Particulars): Fact[] {
  const size = d === undefined ? [lengthM, beamM] : [d.toBowM + d.toSternM, d.toPortM + d.toStarboardM]
  const facts: (Fact | undefined)[] = [
    name === undefined ? undefined : ['Name', cutText(name, MOST_LETTERS)],
    imo === undefined ? undefined : ['IMO number', cutText(imo)],
    callSign === undefined ? undefined : ['Call sign', cutText(callSign)],
    shipType === undefined ? undefined : ['Type', `${shipClass(shipType) ?? 'not given'} (${shipType})`],
    size[0] === undefined ? undefined : ['Size', `${size[0]} m${size[1] === undefined ? '' : ` × ${size[1]} m`}`],
    draughtM === undefined ? undefined : ['Draught', `${draughtM} m`],
  ]
  return facts.filter((fact) => fact !== undefined)
}
