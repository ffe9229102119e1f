import type { Loitering, Rendezvous, RendezvousGroup } from '../../src/model/findings.js'
import type { IdentityFinding } from '../../src/model/identity.js'
import { HOUR_MS } from '../../src/model/units.js'
import { FINDINGS_SCHEMA, type FindingContext, type Findings } from '../../src/stages/findings.js'

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

/** A drifting pair, two hours alongside; what a test is about is given. */
export function meeting(over: Partial<Rendezvous> = {}): Rendezvous {
  const vessels = over.vessels ?? ['111', '222']
  const start = over.start ?? T0
  const durationMs = over.durationMs ?? 2 * HOUR_MS
  return {
    kind: 'rendezvous',
    id: `rendezvous:${vessels.join(':')}:${start}`,
    vessels,
    hulls: [0, 0],
    start,
    end: start + durationMs,
    durationMs,
    startsBy: 'motion',
    endsBy: 'record',
    startUncertaintyMs: 30_000,
    contactMs: durationMs,
    observedMs: durationMs,
    apartMs: 0,
    bridgedMs: 0,
    fixes: [100, 90],
    lon: -94.27,
    lat: 28.62,
    minDistanceM: 40,
    minAt: start,
    medianDistanceM: 60,
    medianSpeedKn: [0.4, 0.5],
    relativeSpeedKn: 0.1,
    mode: 'drifting',
    shape: { approachSpeedKn: [0.4, 6], relativeSpreadM: 3, distanceSpreadM: 5, netDriftM: 900, extentM: 500, neighbours: 0 },
    ...over,
  }
}

export const group: RendezvousGroup = {
  kind: 'group',
  id: 'group:111:0',
  vessels: ['111', '222', '333'],
  start: T0,
  end: T0 + HOUR_MS,
  durationMs: HOUR_MS,
  mostAtOnce: 3,
  rendezvous: ['a', 'b'],
  lon: 1,
  lat: 2,
}

export const slow: Loitering = {
  kind: 'loitering',
  id: 'loitering:444:0',
  vessel: '444',
  hull: 0,
  start: T0,
  end: T0 + HOUR_MS,
  durationMs: HOUR_MS,
  lon: 3,
  lat: 4,
  pathM: 1000,
  netM: 10,
  meanSpeedKn: 0.54,
  fixes: 60,
}

/** Something odd about an identity, its place not known. */
export const odd: IdentityFinding = {
  kind: 'identity',
  id: 'identity:ID-01:555:0',
  rule: 'ID-01',
  weight: 'ID-01',
  family: 'format',
  vessels: ['555'],
  start: T0,
  end: T0 + HOUR_MS,
  differences: [{ field: 'imo', to: '0000001' }],
  observed: { reason: 'not-used', messages: 9 },
  threshold: { check: 'check-digit' },
  bits: 0.5,
  spells: [],
  evidence: [],
  innocent: ['typing error'],
  source: 'ITU-R M.1371-5, table 52',
}

/** Findings that hold these, and nothing else. */
export function findingsOf(over: Partial<Findings> = {}): Findings {
  return {
    schema: FINDINGS_SCHEMA,
    options: {},
    knowledge: { schema: 'darkwake-knowledge-3' } as Findings['knowledge'],
    rendezvous: [],
    groups: [],
    loitering: [],
    gaps: [],
    gapScores: [],
    sparse: [],
    dark: [],
    lone: [],
    identity: [],
    identityScores: [],
    meetings: [],
    vessels: [],
    context: {},
    particulars: [],
    rejected: { counts: {}, list: [] },
    leftOut: { loiteringNearHarbours: 0, dark: 0, meetings: 0, vessels: 0, filtered: 0, reviewedMeetings: 0, reviewedPairs: 0 },
    capped: [],
    ...over,
  }
}
