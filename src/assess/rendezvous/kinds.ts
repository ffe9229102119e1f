import { type Fact, type FindingKind, type NameOf, KIND_ODDS } from '../../evidence/index.js'
import type { EventEdge, PortContact, Rendezvous } from '../../model/index.js'
import { distanceText, durationText, instantText, speedText } from '../../text/index.js'
import { RENDEZVOUS_WEIGHTS } from '../weight/index.js'
import { MODE_WORDS, observedOf } from './observed.js'
import { rendezvousSentence } from './sentence.js'

const BITS_MEAN = 'for a transfer at sea against other contacts; a bit doubles the odds'

const EDGES: Readonly<Record<EventEdge, string>> = {
  motion: 'ships moved',
  silence: 'a silence',
  record: 'the record ends',
}
const OPENINGS: Readonly<Record<EventEdge, string>> = { ...EDGES, record: 'the record begins' }

const uncertainty = (ms: number | undefined): string => (ms === undefined ? '' : `, give or take ${durationText(ms)}`)

const speedsText = (kn: readonly [number, number] | undefined): string =>
  kn === undefined ? 'unknown speeds' : `${speedText(kn[0])} and ${speedText(kn[1])}`

function rendezvousFacts({ start, end, measures: r }: Rendezvous): readonly Fact[] {
  const { shape } = r
  const facts: readonly (Fact | undefined)[] = [
    ['Begins', `${instantText(start)}: ${OPENINGS[r.startsBy]}${uncertainty(r.startUncertaintyMs)}`],
    ['Ends', `${instantText(end)}: ${EDGES[r.endsBy]}${uncertainty(r.endUncertaintyMs)}`],
    ['Lasts', durationText(r.durationMs)],
    ['Heard often', `${durationText(r.observedMs)} of ${durationText(r.contactMs)} in contact`],
    ['Reports in contact', `${r.fixes[0]} and ${r.fixes[1]}`],
    ['Antennas apart', `${distanceText(r.medianDistanceM)} in the median, ${distanceText(r.minDistanceM)} at least`],
    r.hullGapM === undefined
      ? undefined
      : ['Hulls apart', `${distanceText(r.hullGapM)} in the median, from sizes and headings as sent`],
    ['Speeds', `${speedsText(r.medianSpeedKn)} in the median`],
    ['Relative speed', speedText(r.relativeSpeedKn)],
    r.headingDifferenceDeg === undefined ? undefined : ['Between headings', `${Math.round(r.headingDifferenceDeg)}°`],
    ['Relative position', `within ${distanceText(shape.relativeSpreadM)} half of the time`],
    shape.approachFromM === undefined
      ? undefined
      : ['Before', `from ${distanceText(shape.approachFromM)} apart, at ${speedsText(shape.approachSpeedKn)}`],
    shape.separationToM === undefined
      ? undefined
      : ['After', `to ${distanceText(shape.separationToM)} apart, at ${speedsText(shape.separationSpeedKn)}`],
    ['Others close by', String(shape.neighbours)],
  ]
  return facts.filter((fact) => fact !== undefined)
}

function contactBrief(
  { vessels: [a, b], measures: { medianDistanceM, mode } }: Rendezvous | PortContact,
  nameOf: NameOf,
  ship: string | undefined,
  where: string,
): string {
  return `in contact${where} with ${nameOf(b.id === ship ? a : b)}, ${distanceText(medianDistanceM)} apart, ${MODE_WORDS[mode]}`
}

/** All that is said of a rendezvous. */
export const rendezvousKind: FindingKind<Rendezvous> = {
  kind: 'rendezvous',
  label: 'rendezvous',
  plural: 'rendezvous',
  bitsMean: BITS_MEAN,
  catalogue: RENDEZVOUS_WEIGHTS,
  odds: KIND_ODDS.rendezvous,
  columns: ['mode', 'medianDistanceM', 'hullGapM', 'medianSpeedKnA', 'medianSpeedKnB', 'observedMs'],
  observed: observedOf(Object.keys(RENDEZVOUS_WEIGHTS)),
  brief: (one, nameOf, ship) => contactBrief(one, nameOf, ship, ''),
  sentence: rendezvousSentence,
  facts: rendezvousFacts,
}

/** All that is said of a contact in a port. */
export const portContactKind: FindingKind<PortContact> = {
  kind: 'port-contact',
  label: 'contact in a port',
  plural: 'contacts in ports',
  bitsMean: BITS_MEAN,
  catalogue: {},
  odds: KIND_ODDS['port-contact'],
  columns: ['mode', 'medianDistanceM'],
  brief: (one, nameOf, ship) => contactBrief(one, nameOf, ship, ' in a port'),
  sentence: ({ vessels: [a, b], start, end, measures: { mode, medianDistanceM } }, nameOf) =>
    `AIS shows ${nameOf(a)} and ${nameOf(b)}, in contact in a port, ${MODE_WORDS[mode]} for ${durationText(end - start)}, ` +
    `${distanceText(medianDistanceM)} apart between antennas; consistent with neighbours at berths, rafts and tugs ` +
    `at work; also seen with a transfer in a port.`,
  facts: ({ start, end, measures: { medianDistanceM } }) => [
    ['Begins', instantText(start)],
    ['Ends', instantText(end)],
    ['Lasts', durationText(end - start)],
    ['Antennas apart', `${distanceText(medianDistanceM)} in the median`],
  ],
}
