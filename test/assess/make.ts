import type { AssessInput } from '../../src/assess/observe/index.js'
import { roundBits, scoreOf } from '../../src/evidence/index.js'
import { IDENTITY_WEIGHTS } from '../../src/identity/evidence/index.js'
import type {
  Score,
  FindingContext,
  Rendezvous,
  RendezvousMeasures,
  RendezvousShape,
  Gap,
  IdentityFinding,
  ListMatch,
  Particulars,
} from '../../src/model/index.js'

export const HOUR = 3_600_000
export const START = Date.UTC(2020, 0, 1, 6)

/** What differs from two tankers side by side: who, when, where, and any measure. */
export interface Change extends Partial<Omit<RendezvousMeasures, 'durationMs' | 'shape'>> {
  readonly vessels?: readonly [string, string]
  readonly start?: number
  readonly end?: number
  readonly shape?: Partial<RendezvousShape>
  /** As much as is known of place and light. */
  readonly context?: Partial<FindingContext>
}

/** Two tankers that came together, lay side by side for six hours, and parted. */
export function rendezvous({
  vessels = ['211000001', '211000002'],
  start = START,
  end = start + 6 * HOUR,
  shape,
  context,
  ...measures
}: Change = {}): Rendezvous {
  const durationMs = end - start
  return {
    kind: 'rendezvous',
    id: `rendezvous:${vessels.join(':')}:${start}`,
    vessels: [
      { id: vessels[0], hull: 0 },
      { id: vessels[1], hull: 0 },
    ],
    start,
    end,
    lon: -94,
    lat: 28,
    ...(context === undefined ? {} : { context: context as FindingContext }),
    measures: {
      startsBy: 'motion',
      endsBy: 'motion',
      contactMs: durationMs,
      observedMs: durationMs,
      apartMs: 0,
      bridgedMs: 0,
      fixes: [300, 300],
      minDistanceM: 40,
      minAt: start,
      medianDistanceM: 55,
      medianSpeedKn: [0.3, 0.3],
      relativeSpeedKn: 0.1,
      headingDifferenceDeg: 1,
      mode: 'drifting',
      ...measures,
      durationMs,
      shape: {
        approachFromM: 5000,
        separationToM: 6000,
        relativeSpreadM: 9,
        distanceSpreadM: 8,
        netDriftM: 4000,
        extentM: 2000,
        relativeBearingDeg: 90,
        neighbours: 0,
        ...shape,
      },
    },
  }
}

export const ship = (id: string, shipType: number, more: Partial<Particulars> = {}): Particulars => ({
  id,
  hull: 0,
  shipType,
  ...more,
})

export const TANKERS: readonly Particulars[] = [ship('211000001', 80), ship('211000002', 84)]

/** What is known beside a rendezvous. */
export type Beside = Omit<AssessInput, 'rendezvous'>

/** A score of so many bits, made of nothing. */
export const scoreOfBits = (bits: number): Score => ({ bits, band: bits > 0 ? 'weak' : 'none', factors: [] })

/** A gap; with bits, a scored one. */
export const gap = (vessel: string, start: number, end: number, bits?: number): Gap => ({
  kind: 'gap',
  id: `gap:${vessel}:${start}`,
  vessels: [{ id: vessel, hull: 0 }],
  start,
  end,
  lon: -94,
  lat: 28,
  ...(bits === undefined ? {} : { score: scoreOfBits(bits) }),
  measures: {
    durationMs: end - start,
    before: { t: start, lon: -94, lat: 28, row: 0 },
    after: { t: end, lon: -94, lat: 28, row: 1 },
    expectedIntervalMs: 60_000,
    limitMs: HOUR,
    reportsBefore: 100,
    topSpeedKn: 15,
    topSpeedBy: 'default',
  },
})

/** What a rule saw, weighed as the shipped table does. */
export function identityFinding(
  rule: IdentityFinding['measures']['rule'],
  vessels: readonly string[],
  weight: string = rule,
): IdentityFinding {
  const id = `identity:${rule}:${vessels.join(':')}`
  const { family, bits = 0 } = IDENTITY_WEIGHTS[weight]!
  const factor = {
    id: weight,
    family,
    bits: roundBits(bits),
    countedBits: roundBits(bits),
    observed: {},
    threshold: {},
    of: id,
  }
  return {
    kind: 'identity',
    id,
    vessels: vessels.map((vessel) => ({ id: vessel, hull: 0 })),
    start: START,
    end: START,
    score: scoreOf([factor]),
    links: [],
    measures: { rule, weight, differences: [], observed: {}, threshold: {}, spells: [] },
  }
}

export const listMatch = (vessel: string): ListMatch => ({
  kind: 'list-match',
  id: `list-match:${vessel}`,
  vessels: [{ id: vessel, hull: 0 }],
  start: START,
  end: START,
  links: [],
  measures: { observed: {}, threshold: {}, differences: [], spells: [] },
})
