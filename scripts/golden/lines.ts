// The projection: one line of JSON a finding, the same whatever shape the findings came in.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { projectV1 } from './v1.js'
import { projectV2 } from './v2.js'

/** Changes with any change of what a line says: projections of two versions are not compared. */
const PROJECTION_VERSION = 1

/** Names of what a factor's line holds, in order. */
export const FACTOR_FIELDS = ['id', 'family', 'bits', 'countedBits', 'of'] as const

/** Id, family, bits, what it counts for, and the finding that it rests on, where it rests on one. */
export type FactorLine = readonly [id: string, family: string, bits: number, countedBits: number, of?: string]

/** One finding. What a kind of finding does not have is absent. */
export interface Line {
  readonly kind: string
  readonly id: string
  readonly vessels: readonly string[]
  readonly hulls?: readonly number[] | undefined
  /** Epoch milliseconds. */
  readonly start?: number | undefined
  /** Epoch milliseconds. */
  readonly end?: number | undefined
  /** Degrees. */
  readonly lon?: number | undefined
  /** Degrees. */
  readonly lat?: number | undefined
  readonly bits?: number | undefined
  readonly band?: string | undefined
  readonly factors?: readonly FactorLine[] | undefined
  /** All else that was measured, or said where and in what light it lies. */
  readonly measures: Readonly<Record<string, unknown>>
}

/** How many lines of one kind a source has, and what they hash to. */
interface KindDigest {
  readonly count: number
  readonly sha256: string
}

/** Of each source and kind a digest. */
export interface Summary {
  readonly version: number
  readonly sources: Readonly<Record<string, Readonly<Record<string, KindDigest>>>>
}

/** By the `schema` that findings name. */
const PROJECTIONS: Readonly<Record<string, (findings: unknown) => Line[]>> = {
  'urn:darkwake:schema:findings:1': projectV1,
  'urn:darkwake:schema:findings:2': projectV2,
}

/**
 * Findings as lines, sorted by kind and id.
 *
 * @throws Error, a sentence, where the shape of the findings is not known here.
 */
export function projectFindings(findings: unknown): Line[] {
  const schema = String((findings as { readonly schema?: unknown } | undefined)?.schema)
  const project = PROJECTIONS[schema]
  if (project === undefined)
    throw new Error(`Findings have schema "${schema}"; expected one of ${Object.keys(PROJECTIONS).join(', ')}.`)
  return project(findings)
    .map(inOneOrder)
    .sort((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The order of keys is no part of a finding. */
const inOneOrder = ({ kind, id, vessels, hulls, start, end, lon, lat, bits, band, factors, measures }: Line): Line => ({
  kind,
  id,
  vessels,
  hulls,
  start,
  end,
  lon,
  lat,
  bits,
  band,
  factors,
  measures: sortKeys(measures) as Line['measures'],
})

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compare(a, b))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  )
}

const linesPath = (folder: string, source: string): string => join(folder, `${source}.jsonl.gz`)
const summaryPath = (folder: string): string => join(folder, 'summary.json')

/** Writes the lines of a source and enters them in the summary; gives its digests. */
export function writeLines(
  folder: string,
  source: string,
  lines: readonly Line[],
): Readonly<Record<string, KindDigest>> {
  const texts = lines.map((line) => `${JSON.stringify(line)}\n`)
  writeFileSync(linesPath(folder, source), gzipSync(texts.join('')))
  const digests = digestsOf(lines, texts)
  const sources = { ...(existsSync(summaryPath(folder)) ? readSummary(folder).sources : {}), [source]: digests }
  writeFileSync(
    summaryPath(folder),
    `${JSON.stringify({ version: PROJECTION_VERSION, sources: sortKeys(sources) }, null, 2)}\n`,
  )
  return digests
}

function digestsOf(lines: readonly Line[], texts: readonly string[]): Record<string, KindDigest> {
  return Object.fromEntries(
    [...new Set(lines.map(({ kind }) => kind))].map((kind) => {
      const own = texts.filter((_, i) => lines[i]!.kind === kind)
      return [kind, { count: own.length, sha256: createHash('sha256').update(own.join('')).digest('hex') }]
    }),
  )
}

/** The lines of a source; undefined where only its digest is kept. */
export function readLines(folder: string, source: string): Line[] | undefined {
  const path = linesPath(folder, source)
  if (!existsSync(path)) return undefined
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as Line)
}

/** @throws Error, a sentence, where there is none, or one of another version. */
export function readSummary(folder: string): Summary {
  if (!existsSync(summaryPath(folder)))
    throw new Error(`There is no ${summaryPath(folder)}; make it with "golden.ts make".`)
  const summary = JSON.parse(readFileSync(summaryPath(folder), 'utf8')) as Summary
  if (summary.version === PROJECTION_VERSION) return summary
  throw new Error(
    `${summaryPath(folder)} is of version ${summary.version}; expected ${PROJECTION_VERSION}. Make it again.`,
  )
}
