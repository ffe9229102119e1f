import { HOUR_MS } from '../base/index.js'
import { rankOf, sentenceOf, wholeNamesOf } from '../explain/index.js'
import { idsOf } from '../model/index.js'
import { KINDS, openingOdds, type Finding, type Findings, isPinned } from '../stages/index.js'

/** A value of a table: absent ones are null. */
export type Cell = string | number | boolean | null

/** A finding as a row: a value for each column. */
export type Row = Readonly<Record<string, Cell>>

const COMMON = [
  'rank',
  'bits',
  'band',
  'kind',
  'vessels',
  'start',
  'end',
  'lon',
  'lat',
  'sentence',
  'mmsi',
  'id',
  'openingOdds',
  'durationHours',
  'harbourDistanceM',
  'harbourKind',
  'coastDistanceM',
  'zones',
  'darkShare',
  'moonlitShare',
  'links',
] as const

/**
 * Columns of the tables of findings, in order: what all kinds have, then the measures that kinds name. The same
 * whatever was found.
 *
 * @example
 * ```ts
 * findingColumns().slice(0, 4) // ['rank', 'bits', 'band', 'kind']
 * ```
 */
export const findingColumns = (): readonly string[] => [...COMMON, ...measureColumns().keys()]

/** Paths of the measures that have a column, by its name. */
const measureColumns = (): Map<string, string> =>
  new Map(KINDS.flatMap(({ columns = [] }) => columns.map((path) => [columnName(path), path] as const)))

/** `hearing.missedReports` is `hearingMissedReports`. */
const columnName = (path: string): string => path.replace(/\.(.)/g, (_, letter: string) => letter.toUpperCase())

/** Makes rows of findings. */
export function rowsOf(findings: Findings): (finding: Finding) => Row {
  const measures = [...measureColumns()]
  return (finding) => ({
    ...commonCells(finding, findings),
    ...Object.fromEntries(measures.map(([name, path]) => [name, measureAt(finding.measures, path)])),
  })
}

function commonCells(finding: Finding, findings: Findings): Readonly<Record<(typeof COMMON)[number], Cell>> {
  const { id, kind, vessels, start, end, lon = null, lat = null, score, context, links = [] } = finding
  const odds = openingOdds(finding, findings)
  return {
    rank: rankOf(finding, findings) ?? null,
    bits: score?.bits ?? null,
    band: score?.band ?? null,
    kind,
    vessels: vessels.map(wholeNamesOf(finding, findings)).join(' + '),
    start: isoText(start),
    end: end === undefined ? null : isoText(end),
    lon,
    lat,
    sentence: sentenceOf(finding, findings),
    mmsi: idsOf(finding).join(' '),
    id,
    openingOdds: isPinned(finding) || !Number.isFinite(odds) ? null : odds,
    durationHours: durationHours(finding),
    harbourDistanceM: context?.harbourDistanceM ?? null,
    harbourKind: context?.harbourKind ?? null,
    coastDistanceM: context?.coastDistanceM ?? null,
    zones: context === undefined || context.zones.length === 0 ? null : context.zones.join('; '),
    darkShare: context?.night.darkShare ?? null,
    moonlitShare: context?.night.moonlitShare ?? null,
    links: links.length === 0 ? null : links.join(' '),
  }
}

/** An instant as ISO 8601 in UTC; of what no calendar has, nothing. */
function isoText(t: number): string | null {
  const date = new Date(t)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function durationHours({ start, end, measures }: Finding): number | null {
  const ms = measureAt(measures, 'durationMs') ?? (end === undefined ? null : end - start)
  return typeof ms === 'number' ? Math.round((ms / HOUR_MS) * 1e4) / 1e4 : null
}

/** A measure by its path; a last letter A or B is a member of a pair. What is no scalar, or is not there, is null. */
function measureAt(measures: object, path: string): Cell {
  const value = path.split('.').reduce<unknown>((part, key) => ownValue(part, key), measures)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

function ownValue(part: unknown, key: string): unknown {
  if (typeof part !== 'object' || part === null) return undefined
  if (Object.hasOwn(part, key)) return (part as Readonly<Record<string, unknown>>)[key]
  const pair = /[AB]$/.test(key) ? ownValue(part, key.slice(0, -1)) : undefined
  return Array.isArray(pair) && pair.length === 2 ? (pair[key.endsWith('A') ? 0 : 1] as unknown) : undefined
}
