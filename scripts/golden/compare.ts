// What differs between two makings, by source, kind and field.
import { FACTOR_FIELDS, readLines, readSummary, type Line, type Summary } from './lines.js'

/** How many examples of one difference are told, and how long a value of one. */
const MOST_EXAMPLES = 3
const LONGEST = 120

/** Differences of one field of one kind. */
interface Tally {
  count: number
  readonly examples: string[]
}

type Tallies = Map<string, Tally>

/**
 * Says what differs between two folders, and gives whether anything does. Sources that only one of them has are told,
 * and not compared.
 */
export function compareFolders(a: string, b: string): boolean {
  const [x, y] = [readSummary(a), readSummary(b)]
  const names = [...new Set([...Object.keys(x.sources), ...Object.keys(y.sources)])].sort()
  const both = names.filter((name) => name in x.sources && name in y.sources)
  for (const name of names)
    if (!both.includes(name)) console.log(`${name}: only in ${name in x.sources ? a : b}, not compared`)
  if (both.length === 0) throw new Error(`${a} and ${b} have no source in common; there is nothing to compare.`)
  const differing = both.filter((name) => compareSource(name, [a, x], [b, y]))
  console.log(
    differing.length === 0
      ? `equal: ${both.join(', ')}`
      : `different: ${differing.join(', ')} (of ${both.length} compared)`,
  )
  return differing.length > 0
}

type Side = readonly [folder: string, summary: Summary]

function compareSource(name: string, [a, x]: Side, [b, y]: Side): boolean {
  const [p, q] = [x.sources[name]!, y.sources[name]!]
  const kinds = [...new Set([...Object.keys(p), ...Object.keys(q)])]
    .sort()
    .filter((kind) => p[kind]?.sha256 !== q[kind]?.sha256)
  if (kinds.length === 0) return false
  const [before, after] = [readLines(a, name), readLines(b, name)]
  for (const kind of kinds) {
    console.log(`${name} ${kind}: ${p[kind]?.count ?? 0} and ${q[kind]?.count ?? 0} findings, digests differ`)
    if (before === undefined || after === undefined)
      console.log(`  no lines of ${name} in ${before === undefined ? a : b}: only digests are compared`)
    else
      print(
        talliesOf(
          before.filter((one) => one.kind === kind),
          after.filter((one) => one.kind === kind),
        ),
      )
  }
  return true
}

function print(tallies: Tallies): void {
  if (tallies.size === 0) console.log('  (nothing but the order of lines of one id)')
  for (const [field, { count, examples }] of [...tallies].sort(([p], [q]) => (p < q ? -1 : 1))) {
    console.log(`  ${field}: ${count}`)
    for (const example of examples) console.log(`    ${example}`)
  }
}

/** Differences by field; findings that only one side has are a field of their own. */
function talliesOf(before: readonly Line[], after: readonly Line[]): Tallies {
  const tallies: Tallies = new Map()
  const [p, q] = [byKey(before), byKey(after)]
  for (const key of p.keys()) if (!q.has(key)) note(tallies, '(only in the first)', key)
  for (const key of q.keys()) if (!p.has(key)) note(tallies, '(only in the second)', key)
  for (const [key, line] of p) if (q.has(key)) differ(tallies, key, '', line, q.get(key))
  return tallies
}

/** Lines by id; should several have one id, they are numbered. */
function byKey(lines: readonly Line[]): Map<string, Line> {
  const found = new Map<string, Line>()
  for (const line of lines) {
    let key = line.id
    for (let k = 2; found.has(key); k++) key = `${line.id} (${k})`
    found.set(key, line)
  }
  return found
}

function note(tallies: Tallies, field: string, example: string): void {
  const tally = tallies.get(field) ?? { count: 0, examples: [] }
  tally.count++
  if (tally.examples.length < MOST_EXAMPLES) tally.examples.push(example)
  tallies.set(field, tally)
}

/** Notes where two values differ, down to the innermost field; elements of lists share one field. */
function differ(tallies: Tallies, id: string, field: string, a: unknown, b: unknown): void {
  if (JSON.stringify(a) === JSON.stringify(b)) return
  const [p, q] = [named(field, a), named(field, b)]
  const [isList, isOther] = [Array.isArray(p), Array.isArray(q)]
  if (!isParted(p) || !isParted(q) || isList !== isOther || (isList && p['length'] !== q['length'])) {
    return note(tallies, field, `${id}: ${shown(a)} and ${shown(b)}`)
  }
  for (const key of new Set([...Object.keys(p), ...Object.keys(q)])) {
    differ(tallies, id, isList ? `${field}[]` : field === '' ? key : `${field}.${key}`, p[key], q[key])
  }
}

const isParted = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** A factor with names for what it holds; all else as it is. */
const named = (field: string, value: unknown): unknown =>
  field.endsWith('factors[]') && Array.isArray(value)
    ? Object.fromEntries(value.map((part, k) => [FACTOR_FIELDS[k], part as unknown]))
    : value

function shown(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
