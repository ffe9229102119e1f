import type { Loitering, Rendezvous, RendezvousGroup } from '../model/findings.js'
import type { Findings } from '../stages/findings.js'
import type { nameLookup } from './names.js'

/** Properties of a feature or a row: flat, so that any map or table can style, sort and filter by them. */
export type FlatProperties = Record<string, string | number | boolean>

/** What becomes a feature or a row. */
export type AnyFinding = Rendezvous | RendezvousGroup | Loitering

/** Names by vessel and instant. */
export type NameOf = ReturnType<typeof nameLookup>

/** A finding with its context and the names of those who took part. */
export function propertiesOf(finding: AnyFinding, findings: Findings, nameOf: NameOf): FlatProperties {
  const vessels = 'vessel' in finding ? [finding.vessel] : finding.vessels
  const names = vessels.map((id) => nameOf(id, finding.start) ?? '')
  return flatten({
    ...finding,
    ...(names.some((name) => name !== '') ? { names } : {}),
    startIso: new Date(finding.start).toISOString(),
    endIso: new Date(finding.end).toISOString(),
    ...findings.context[finding.id],
  })
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

const PAIRS: ReadonlySet<string> = new Set(['hulls', 'fixes', 'medianSpeedKn', 'approachSpeedKn', 'separationSpeedKn'])

function flattenList(key: string, list: readonly unknown[]): FlatProperties {
  if (PAIRS.has(key) && list.length === 2) return { [`${key}A`]: Number(list[0]), [`${key}B`]: Number(list[1]) }
  return { [key]: list.map(String).join(key === 'vessels' ? ' ' : ', ') }
}
