import { open, readFile } from 'node:fs/promises'
import { ReadError } from '../../io/value/index.js'
import { KNOWLEDGE_SCHEMA } from '../../knowledge/index.js'
import {
  FINDINGS_SCHEMA,
  FINDINGS_SCHEMA_1,
  fromVersion1,
  type Findings,
  type FindingsVersion1,
} from '../../stages/index.js'
import { printable } from '../terminal/index.js'

const HEAD = 1 << 12
// Where the schema stands first, as `detect --out` writes it, a file can be told by its first bytes, however large it
// is.
const BEGINS = /^\uFEFF?\s*\{\s*"schema"\s*:\s*"(urn:darkwake:schema:[^"]{0,80})"/

/** The schema that a file of the command's own names; undefined where it holds anything else, or cannot be opened. */
export async function schemaOf(path: string): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return BEGINS.exec(buffer.subarray(0, bytesRead).toString('utf8'))?.[1]
  } catch {
    return undefined // a folder, which the reader of AIS files has a sentence for
  } finally {
    await file.close()
  }
}

/**
 * Reads what `detect --out` wrote, of this version or of version 1.
 *
 * @throws ReadError, a sentence, where the file is cut, damaged or of another version.
 */
export async function readFindings(path: string, schema: string): Promise<Findings> {
  const shown = printable(path)
  const damageIn = schema === FINDINGS_SCHEMA ? damageOf : schema === FINDINGS_SCHEMA_1 ? damageOfVersion1 : undefined
  if (damageIn === undefined) {
    throw new ReadError(
      `${shown} is of schema ${printable(schema, 100)}; expected ${FINDINGS_SCHEMA} or ${FINDINGS_SCHEMA_1}. Write it again with darkwake detect --out.`,
    )
  }
  const found = parsed(await readFile(path, 'utf8'), shown)
  const damage = damageIn(found)
  if (damage !== undefined)
    throw new ReadError(`${shown} holds findings with ${damage}; write it again with darkwake detect --out.`)
  return schema === FINDINGS_SCHEMA
    ? (found as unknown as Findings)
    : fromVersion1(found as unknown as FindingsVersion1)
}

function parsed(text: string, shown: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Readonly<Record<string, unknown>>
  } catch (error) {
    const why = printable(error instanceof Error ? error.message : String(error), 120)
    throw new ReadError(
      `${shown} holds findings that end too early or are damaged (${why}); write it again with darkwake detect --out.`,
    )
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): boolean => typeof value === 'string'
const isInstant = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= 8.64e15
const isBits = (value: unknown): boolean => typeof value === 'number'

const isOne = (one: unknown): boolean => isRecord(one) && isText(one['id']) && isText(one['vessel'])
const isSome = (one: unknown): boolean =>
  isRecord(one) && isText(one['id']) && Array.isArray(one['vessels']) && one['vessels'].every(isText)
const inTime = (one: unknown): boolean =>
  isRecord(one) && isInstant(one['start']) && (one['end'] === undefined || isInstant(one['end']))

const isShip = (one: unknown): boolean =>
  isRecord(one) &&
  isText(one['id']) &&
  Array.isArray(one['particulars']) &&
  ['flags', 'chains', 'harbourCalls'].every((name) => one[name] === undefined || Array.isArray(one[name]))

/** A finding as far as the pages rest on it; `schema/findings.schema.json` says it whole. */
function isFinding(one: unknown): boolean {
  if (!isRecord(one) || !isText(one['kind']) || !isText(one['id']) || !inTime(one) || !isRecord(one['measures']))
    return false
  const { vessels, score } = one
  return (
    Array.isArray(vessels) &&
    vessels.length > 0 &&
    vessels.every((vessel) => isRecord(vessel) && isText(vessel['id'])) &&
    (score === undefined || (isRecord(score) && isBits(score['bits'])))
  )
}

/** What is wrong with findings, as part of a sentence; undefined where nothing is seen. */
function damageOf(found: Found): string | undefined {
  return (
    damageIn(found, { items: isFinding, ships: isShip }) ??
    missingOf(found, ['provenance', 'catalogue', 'knowledge', 'leftOut', 'rejected'])
  )
}

/** What the pages rest on in version 1. */
const LISTS: Readonly<Record<string, (one: unknown) => boolean>> = {
  rendezvous: (one) => isSome(one) && inTime(one),
  groups: (one) => isSome(one) && inTime(one),
  loitering: (one) => isOne(one) && inTime(one),
  gaps: (one) => isOne(one) && inTime(one) && isRecord((one as Record<string, unknown>)['before']),
  gapScores: (one) => isRecord(one) && isBits(one['bits']),
  sparse: (one) => isOne(one) && inTime(one),
  dark: (one) => isSome(one) && inTime(one) && isRecord((one as Record<string, unknown>)['score']),
  lone: (one) => isOne(one) && inTime(one),
  identity: (one) => isSome(one) && inTime(one),
  identityScores: isRecord,
  meetings: (one) => isSome(one) && inTime(one) && isBits((one as Record<string, unknown>)['bits']),
  vessels: isOne,
  particulars: (one) => isRecord(one) && isText(one['id']),
}

/** The same of version 1. */
function damageOfVersion1(found: Found): string | undefined {
  const damage = damageIn(found, LISTS)
  if (damage !== undefined) return damage
  const [gaps, scores] = [found['gaps'], found['gapScores']] as [unknown[], unknown[]]
  if (gaps.length !== scores.length) return `${gaps.length} AIS gaps and ${scores.length} scores of them`
  return missingOf(found, ['context', 'knowledge', 'options', 'leftOut', 'rejected'])
}

type Found = Readonly<Record<string, unknown>>

function damageIn(found: Found, lists: Readonly<Record<string, (one: unknown) => boolean>>): string | undefined {
  for (const [name, fits] of Object.entries(lists)) {
    const list = found[name]
    if (!Array.isArray(list)) return `no list "${name}"`
    const at = list.findIndex((one) => !fits(one))
    if (at >= 0) return `something else than a finding in "${name}", at place ${at}`
  }
  return undefined
}

function missingOf(found: Found, names: readonly string[]): string | undefined {
  const missing = names.find((name) => !isRecord(found[name]))
  if (missing !== undefined) return `no "${missing}"`
  const { schema } = found['knowledge'] as { readonly schema?: unknown }
  return schema === KNOWLEDGE_SCHEMA
    ? undefined
    : `knowledge of schema ${printable(String(schema), 60)}, where this version has ${KNOWLEDGE_SCHEMA}`
}
