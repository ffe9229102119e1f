import type { DarkRendezvous, LoneLoitering } from '../model/dark.js'
import type { Loitering, Rendezvous, RendezvousGroup } from '../model/findings.js'
import type { Gap } from '../model/gap.js'
import type { GapScore, SparseSending } from '../model/gapScore.js'
import type { IdentityFinding } from '../model/identity.js'
import type { Findings } from '../stages/findings.js'
import type { nameLookup } from './names.js'

/** Properties of a feature or a row: flat, so that any map or table can style, sort and filter by them. */
export type FlatProperties = Record<string, string | number | boolean>

/** What becomes a feature or a row. */
export type AnyFinding = Rendezvous | RendezvousGroup | Loitering | DarkRendezvous | LoneLoitering | SparseSending | PlacedGap | PlacedIdentity

/** An identity finding of which the place is known. */
type PlacedIdentity = IdentityFinding & { readonly lon: number; readonly lat: number }

/** A silence with its score, placed where the ship was heard last; where it was heard again stands in `after…`. */
interface PlacedGap extends Omit<Gap, 'before' | 'after' | 'end'> {
  readonly lon: number
  readonly lat: number
  /** Of an open gap, the present. */
  readonly end: number
  readonly open: boolean
  readonly afterLon?: number
  readonly afterLat?: number
  readonly bits?: number
  /** Orders silences that share the cap. */
  readonly uncappedBits?: number
  readonly missedReports?: number
  readonly outageMs?: number
}

/** All findings that have a place, as features and rows have them. */
export function allFindings(findings: Findings): AnyFinding[] {
  const scores = new Map(findings.gapScores.map((score) => [score.gap, score]))
  const { rendezvous, groups, loitering, dark, lone } = findings
  return [...rendezvous, ...groups, ...loitering, ...findings.gaps.map((gap) => placed(gap, scores.get(gap.id))), ...findings.sparse, ...dark, ...lone, ...findings.identity.filter(isPlaced)]
}

const isPlaced = (one: IdentityFinding): one is PlacedIdentity => one.lon !== undefined && one.lat !== undefined

function placed({ before, after, end, ...gap }: Gap, score: GapScore | undefined): PlacedGap {
  return {
    ...gap,
    end: end ?? gap.start + gap.durationMs,
    open: end === undefined,
    lon: before.lon,
    lat: before.lat,
    ...(after === undefined ? {} : { afterLon: after.lon, afterLat: after.lat }),
    ...(score === undefined ? {} : { bits: score.bits, uncappedBits: score.uncappedBits, missedReports: score.missedReports, outageMs: score.outageMs }),
  }
}

/** Names by vessel and instant. */
export type NameOf = ReturnType<typeof nameLookup>

/** A finding with its context and the names of those who took part. */
export function propertiesOf(finding: AnyFinding, findings: Findings, nameOf: NameOf): FlatProperties {
  const vessels = 'vessel' in finding ? [finding.vessel] : finding.vessels
  const names = vessels.map((id) => nameOf(id, finding.start) ?? '')
  return flatten({
    ...withoutLists(finding),
    ...(names.some((name) => name !== '') ? { names } : {}),
    startIso: new Date(finding.start).toISOString(),
    endIso: new Date(finding.end).toISOString(),
    ...findings.context[finding.id],
  })
}

/** Of a possible meeting, who was silent and who was heard are lists of records: their ids stand in `vessels`, the rest in the JSON. */
function withoutLists(finding: AnyFinding): object {
  if (finding.kind === 'identity') {
    const { differences, observed, threshold, ...rest } = finding
    const changed = differences.map(({ field, from = '', to = '' }) => `${field}: ${from} > ${to}`)
    return { ...rest, changed, observed: JSON.stringify(observed), threshold: JSON.stringify(threshold) }
  }
  if (finding.kind !== 'dark') return finding
  const { silent, partner, ...rest } = finding
  return { ...rest, gaps: silent.map(({ gap }) => gap), ...(partner === undefined ? {} : { partner: partner.vessel }) }
}

/**
 * Makes a record flat: records in it are opened, a pair becomes `…A` and `…B`, a longer list one text. Arrays of one stay a
 * text, so that a property has one type in all features.
 */
function flatten(record: object): FlatProperties {
  const flat: FlatProperties = {}
  for (const [key, value] of Object.entries(record) as [string, unknown][]) {
    if (Array.isArray(value)) Object.assign(flat, flattenList(key, value))
    else if (typeof value === 'object' && value !== null) Object.assign(flat, flatten(value))
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') flat[key] = value
  }
  return flat
}

const PAIRS: ReadonlySet<string> = new Set(['hulls', 'rivals', 'fixes', 'medianSpeedKn', 'approachSpeedKn', 'separationSpeedKn'])

function flattenList(key: string, list: readonly unknown[]): FlatProperties {
  if (PAIRS.has(key) && list.length === 2) return { [`${key}A`]: Number(list[0]), [`${key}B`]: Number(list[1]) }
  return { [key]: list.map(String).join(key === 'vessels' ? ' ' : ', ') }
}
