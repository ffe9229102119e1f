// A finding is known by its kind, and what detect found is plain data.
import {
  detect,
  idsOf,
  ofKind,
  type DarkRendezvous,
  type Finding,
  type FindingOf,
  type Findings,
  type Gap,
  type GapHearing,
  type IdentityFinding,
  type ListMatch,
  type Loitering,
  type LoneLoitering,
  type PortContact,
  type Rendezvous,
  type RendezvousGroup,
  type Score,
  type SparseSending,
  type VesselRef,
} from 'darkwake'
import { holds, type Same } from './expect.js'

declare const findings: Findings
declare const finding: Finding

// What is the same in all kinds.
holds<Same<typeof finding.id, string>>()
holds<Same<typeof finding.start, number>>()
holds<Same<typeof finding.end, number | undefined>>()
holds<Same<(typeof finding.vessels)[number], VesselRef>>()
holds<
  Same<
    Finding['kind'],
    | 'rendezvous'
    | 'port-contact'
    | 'group'
    | 'gap'
    | 'dark-rendezvous'
    | 'sparse'
    | 'lone-loitering'
    | 'loitering'
    | 'identity'
    | 'list-match'
  >
>()
holds<Same<Findings['items'], readonly Finding[]>>()

// `kind` narrows.
if (finding.kind === 'gap') {
  holds<Same<typeof finding, Gap>>()
  holds<Same<typeof finding.measures.hearing, GapHearing | undefined>>()
  holds<Same<typeof finding.measures.durationMs, number>>()
  holds<Same<typeof finding.lon, number>>()
}
if (finding.kind === 'rendezvous') {
  holds<Same<typeof finding, Rendezvous>>()
  holds<Same<typeof finding.measures.mode, 'drifting' | 'anchored' | 'underway'>>()
  holds<Same<typeof finding.end, number>>()
  holds<Same<typeof finding.score, Score | undefined>>()
}
if (finding.kind === 'dark-rendezvous') holds<Same<typeof finding.measures.silentSides, 'both' | 'one'>>()
if (finding.kind === 'identity') holds<Same<typeof finding, IdentityFinding>>()
if (finding.kind === 'list-match') holds<Same<typeof finding, ListMatch>>()
// @ts-expect-error: what only gaps have is not had before the kind is known
export const hearing = finding.measures.hearing
// @ts-expect-error: there is no such kind
export const silence = finding.kind === 'silence'

/** One answer a kind, and no kind forgotten: a new one makes this fail, here and where users do the same. */
export function kindInWords(one: Finding): string {
  switch (one.kind) {
    case 'rendezvous':
    case 'port-contact':
    case 'group':
      return 'together'
    case 'gap':
    case 'sparse':
    case 'dark-rendezvous':
      return 'silent'
    case 'loitering':
    case 'lone-loitering':
      return 'slow'
    case 'identity':
    case 'list-match':
      return 'named'
    default:
      return one satisfies never
  }
}

// Those of one kind.
export const rendezvous = ofKind(findings, 'rendezvous')
holds<Same<typeof rendezvous, Rendezvous[]>>()
holds<Same<FindingOf<'gap'>, Gap>>()
holds<Same<FindingOf<'port-contact'>, PortContact>>()
holds<Same<FindingOf<'group'>, RendezvousGroup>>()
holds<Same<FindingOf<'dark-rendezvous'>, DarkRendezvous>>()
holds<Same<FindingOf<'sparse'>, SparseSending>>()
holds<Same<FindingOf<'lone-loitering'>, LoneLoitering>>()
holds<Same<FindingOf<'loitering'>, Loitering>>()
// @ts-expect-error: there is no such kind
ofKind(findings, 'meeting')

// How many ships: two, one, or many.
export const [a, b] = rendezvous[0]!.vessels
holds<Same<typeof a, VesselRef>>()
holds<Same<typeof b, VesselRef>>()
holds<Same<Rendezvous['vessels']['length'], 2>>()
holds<Same<PortContact['vessels']['length'], 2>>()
holds<Same<DarkRendezvous['vessels']['length'], 2>>()
holds<Same<Gap['vessels']['length'], 1>>()
holds<Same<Loitering['vessels']['length'], 1>>()
holds<Same<RendezvousGroup['vessels'], readonly VesselRef[]>>()
// @ts-expect-error: a rendezvous has two ships, and no third
export const third = rendezvous[0]!.vessels[2]
export const ids: string[] = idsOf(finding)
// Pairs of numbers are pairs.
holds<Same<Rendezvous['measures']['medianSpeedKn'], readonly [number, number]>>()
holds<Same<DarkRendezvous['measures']['rivals'], readonly [number, number]>>()

// Findings are read, not written.
// @ts-expect-error: read only
finding.start = 0
// @ts-expect-error: read only
findings.items.push(finding)

// What detect gives.
export const found = detect({ reports: [] }).findings
holds<Same<typeof found, Findings>>()
