import { shipClass } from '../../assess/context.js'
import type { AssessedVessel } from '../../model/assess.js'
import type { Particulars } from '../../model/track.js'
import type { Findings } from '../../stages/findings.js'
import { particularsById } from '../names.js'
import { cut, type Fact } from './itemParts.js'
import type { PageTimeLine, PageVessel } from './pageData.js'
import { instantText } from './text.js'

/** The ships of a page: each gets its place when it is first asked for. */
export interface Vessels {
  /** Place of a ship in the list. */
  readonly placeOf: (id: string) => number
  /** All that were asked for, and those of their time lines. */
  readonly list: () => PageVessel[]
}

// A longer history is for `darkwake inspect`.
const MOST_LINES = 60
const MOST_LETTERS = 500

/** Gathers what is known of the ships of a page. */
export function vesselsOf(findings: Findings): Vessels {
  const places = new Map<string, number>()
  const placeOf = (id: string): number => {
    const place = places.get(id) ?? places.size
    places.set(id, place)
    return place
  }
  const weighed = new Map(findings.vessels.map((one) => [one.vessel, one]))
  const known = particularsById(findings.particulars)
  const nameOf = (id: string): string => cut(known.get(id)?.at(-1)?.name ?? id)
  const list = (): PageVessel[] => {
    const made: PageVessel[] = []
    // Ships that a time line names come to the list while it is made; of them no time line.
    const asked = places.size
    for (const id of places.keys()) made.push(vesselOf(id, known.get(id) ?? [], made.length < asked ? weighed.get(id) : undefined, placeOf, nameOf))
    return made
  }
  return { placeOf, list }
}

function vesselOf(id: string, known: readonly Particulars[], weighed: AssessedVessel | undefined, placeOf: (id: string) => number, nameOf: (id: string) => string): PageVessel {
  const last = known.at(-1)
  const type = shipClass(last?.shipType)
  return {
    id,
    ...(last?.name === undefined ? {} : { name: cut(last.name, MOST_LETTERS) }),
    ...(type === undefined ? {} : { type }),
    facts: [...once(known.flatMap(factsOf)), ...(weighed === undefined ? [] : historyFacts(weighed, nameOf))],
    ...(weighed === undefined ? {} : weighedParts(weighed, placeOf)),
  }
}

const once = (facts: readonly Fact[]): Fact[] => [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()]

function factsOf(known: Particulars): Fact[] {
  const { name, imo, callSign, shipType, dimensions: d, lengthM, beamM, draughtM } = known
  const size = d === undefined ? [lengthM, beamM] : [d.toBowM + d.toSternM, d.toPortM + d.toStarboardM]
  const facts: (Fact | undefined)[] = [
    name === undefined ? undefined : ['Name', cut(name, MOST_LETTERS)],
    imo === undefined ? undefined : ['IMO number', cut(imo)],
    callSign === undefined ? undefined : ['Call sign', cut(callSign)],
    shipType === undefined ? undefined : ['Type', `${shipClass(shipType) ?? 'not told'} (${shipType})`],
    size[0] === undefined ? undefined : ['Size', `${size[0]} m${size[1] === undefined ? '' : ` × ${size[1]} m`}`],
    draughtM === undefined ? undefined : ['Draught', `${draughtM} m`],
  ]
  return facts.filter((fact) => fact !== undefined)
}

function historyFacts(one: AssessedVessel, nameOf: (id: string) => string): Fact[] {
  const countries = [...new Set(one.flags.flatMap(({ country }) => country ?? []))]
  return [
    ...(countries.length === 0 ? [] : [['Country of the number', countries.join(', ')] as const]),
    ...one.harbourCalls.map((call): Fact => ['Harbour call', `${call.harbourKind}, ${instantText(call.start)} to ${instantText(call.end)}`]),
    ...one.chains.map((chain): Fact => ['Meetings in turn', chain.vessels.map(nameOf).join(' → ')]),
  ]
}

function weighedParts(one: AssessedVessel, placeOf: (id: string) => number): Pick<PageVessel, 'bits' | 'band' | 'timeLine' | 'leftOut'> {
  const lines = one.timeLine.filter(({ kind }) => kind !== 'spell' && kind !== 'harbour')
  return {
    bits: one.bits,
    band: one.band,
    timeLine: lines.slice(0, MOST_LINES).map(({ t, end, kind, of, with: other, bits }): PageTimeLine => ({
      t,
      ...(end === undefined ? {} : { end }),
      kind,
      of,
      ...(other === undefined ? {} : { other: placeOf(other) }),
      ...(bits === undefined ? {} : { bits }),
    })),
    leftOut: one.leftOut + Math.max(0, lines.length - MOST_LINES),
  }
}
