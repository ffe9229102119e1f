import { HOUR_MS } from '../../src/base/index.js'
import { scoreOf } from '../../src/evidence/index.js'
import {
  type Factor,
  type Score,
  idsOf,
  type FindingContext,
  type VesselPair,
  type Loitering,
  type PortContact,
  type Rendezvous,
  type RendezvousGroup,
  type RendezvousMeasures,
  type IdentityFinding,
  type IdentityMeasures,
  type ListMatch,
  knownAt,
  type Particulars,
} from '../../src/model/index.js'
import { FINDINGS_SCHEMA, inOrderOfOpening, KINDS, type Finding, type Findings } from '../../src/stages/index.js'

export const T0: number = Date.UTC(2020, 0, 1)

export const night: FindingContext['night'] = {
  dayShare: 0.25,
  civilShare: 0.05,
  nauticalShare: 0.05,
  astronomicalShare: 0.05,
  nightShare: 0.6,
  belowHorizonShare: 0.75,
  darkShare: 0.7,
  moonlitShare: 0.3,
  moonIlluminatedShare: 0.31,
}

/** A factor of a rendezvous that counts in full. */
export const factor = (id: string, bits: number, observed: Factor['observed'] = {}): Factor => ({
  id,
  family: id.split(':')[0]!,
  bits,
  countedBits: bits,
  observed,
  threshold: {},
})

/** A score of so many bits, out of factors that are in the catalogue of rendezvous. */
export const scored = (bits: number): Score =>
  scoreOf([
    factor('contact:near', bits / 2, { medianDistanceM: 60 }),
    factor('duration:long', bits / 2, { durationHours: 2 }),
  ])

/** What a test says of a rendezvous: its measures stand beside the rest, and ships are named by their ids. */
export type MeetingOver = Partial<Omit<Rendezvous, 'vessels' | 'measures'>> &
  Partial<RendezvousMeasures> & { readonly vessels?: readonly [string, string] }

/** A drifting pair, two hours alongside; what a test is about is given. */
export function meeting({
  id,
  start = T0,
  end,
  lon = -94.27,
  lat = 28.62,
  score,
  context,
  links,
  vessels = ['111', '222'],
  ...measured
}: MeetingOver = {}): Rendezvous {
  const durationMs = measured.durationMs ?? 2 * HOUR_MS
  return {
    kind: 'rendezvous',
    id: id ?? `rendezvous:${vessels.join(':')}:${start}`,
    vessels: vessels.map((one) => ({ id: one, hull: 0 })) as unknown as VesselPair,
    start,
    end: end ?? start + durationMs,
    lon,
    lat,
    ...(score === undefined ? {} : { score }),
    ...(context === undefined ? {} : { context }),
    ...(links === undefined ? {} : { links }),
    measures: {
      durationMs,
      startsBy: 'motion',
      endsBy: 'record',
      startUncertaintyMs: 30_000,
      contactMs: durationMs,
      observedMs: durationMs,
      apartMs: 0,
      bridgedMs: 0,
      fixes: [100, 90],
      minDistanceM: 40,
      minAt: start,
      medianDistanceM: 60,
      medianSpeedKn: [0.4, 0.5],
      relativeSpeedKn: 0.1,
      mode: 'drifting',
      shape: {
        approachSpeedKn: [0.4, 6],
        relativeSpreadM: 3,
        distanceSpreadM: 5,
        netDriftM: 900,
        extentM: 500,
        neighbours: 0,
      },
      ...measured,
    },
  }
}

export const group: RendezvousGroup = {
  kind: 'group',
  id: 'group:111:0',
  vessels: [
    { id: '111', hull: 0 },
    { id: '222', hull: 0 },
    { id: '333', hull: 0 },
  ],
  start: T0,
  end: T0 + HOUR_MS,
  links: ['a', 'b'],
  lon: 1,
  lat: 2,
  measures: { durationMs: HOUR_MS, mostAtOnce: 3 },
}

export const slow: Loitering = {
  kind: 'loitering',
  id: 'loitering:444:0',
  vessels: [{ id: '444', hull: 0 }],
  start: T0,
  end: T0 + HOUR_MS,
  lon: 3,
  lat: 4,
  measures: { durationMs: HOUR_MS, pathM: 1000, netM: 10, meanSpeedKn: 0.54, fixes: 60 },
}

/** Something odd about an identity, its place not known. */
export const odd: IdentityFinding = identityOf('ID-01', {
  differences: [{ field: 'imo', to: '0000001' }],
  observed: { reason: 'not-used', messages: 9 },
  threshold: { check: 'check-digit' },
})

/** An identity finding of one rule. */
export function identityOf(
  weight: string,
  measures: Partial<IdentityMeasures> = {},
  over: Partial<IdentityFinding> = {},
): IdentityFinding {
  return {
    kind: 'identity',
    id: `identity:${weight}:555:0`,
    vessels: [{ id: '555', hull: 0 }],
    start: T0,
    end: T0 + HOUR_MS,
    score: scoreOf([
      { ...factor(weight, 0.5, measures.observed), family: 'format', threshold: measures.threshold ?? {} },
    ]),
    links: [],
    ...over,
    measures: {
      rule: weight.slice(0, 5) as IdentityMeasures['rule'],
      weight,
      differences: [],
      observed: {},
      threshold: {},
      spells: [],
      ...measures,
    },
  }
}

/** A ship that matches an entry of a list by her IMO number. */
export const listed: ListMatch = {
  kind: 'list-match',
  id: 'list-match:666:0',
  vessels: [{ id: '666', hull: 0 }],
  start: T0,
  end: T0 + HOUR_MS,
  links: [],
  measures: {
    observed: { list: 'A list', entry: 'x-1', by: 'imo', strength: 'strong', listing: 'listed' },
    threshold: {},
    differences: [{ field: 'imo', from: '9074729', to: '9074729' }],
    spells: [],
  },
}

/** A contact in a port. */
export const inPort: PortContact = {
  kind: 'port-contact',
  id: 'rendezvous:777:888:0',
  vessels: [
    { id: '777', hull: 0 },
    { id: '888', hull: 0 },
  ],
  start: T0,
  end: T0 + HOUR_MS,
  lon: 5,
  lat: 6,
  score: { bits: -9, band: 'none' },
  measures: { medianDistanceM: 90, mode: 'anchored' },
}

/** What a test's findings are made of. */
export interface FindingsOver extends Partial<Findings> {
  /** What ships sent of themselves. */
  readonly particulars?: readonly Particulars[]
}

/**
 * Findings that hold these items, in the order of opening, and nothing else; ships and their names come from
 * `particulars`.
 */
export function findingsOf({ items = [], particulars = [], ships: given, ...over }: FindingsOver = {}): Findings {
  const ids = [...new Set([...items.flatMap((one) => idsOf(one)), ...particulars.map(({ id }) => id)])].sort()
  const ships = given ?? ids.map((id) => ({ id, particulars: particulars.filter((one) => one.id === id) }))
  const named = (one: Finding): Finding => {
    const vessels = one.vessels.map((ship) => {
      const name = knownAt(particulars, ship.id, ship.hull, one.start)?.name
      return name === undefined || one.kind === 'port-contact' ? ship : { ...ship, name }
    })
    return { ...one, vessels } as Finding
  }
  return {
    schema: FINDINGS_SCHEMA,
    provenance: {
      version: '0.1.0',
      options: {},
      input: { reports: 0, vessels: 0, digest: '0' },
      sources: [],
      lists: [],
    },
    warnings: [],
    items: inOrderOfOpening(items, { ships }).map(named),
    ships,
    catalogue: Object.assign({}, ...KINDS.map(({ catalogue }) => catalogue)) as Findings['catalogue'],
    knowledge: { schema: 'darkwake-knowledge-3' } as Findings['knowledge'],
    rejected: { counts: {}, list: [] },
    leftOut: { loiteringNearHarbours: 0, darkRendezvous: 0, filtered: 0, reviewedRendezvous: 0, reviewedPairs: 0 },
    capped: [],
    ...over,
  }
}
