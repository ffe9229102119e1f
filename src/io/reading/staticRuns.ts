import { compareText } from '../../base/index.js'
import type { StaticReport, VesselId } from '../../model/index.js'
import { readFields, type Identities, type IdentityFields, type IdentityKind } from './identities.js'

/** Which vessel carried which identity when, in which row: columns of one length. */
export interface IdentityRows {
  /** Each one's index into the vessels. */
  readonly vessel: ArrayLike<number>
  /** Instants, epoch milliseconds. */
  readonly t: ArrayLike<number>
  /** Places in the input. */
  readonly row: ArrayLike<number>
  /** Numbers of identities. */
  readonly identity: ArrayLike<number>
  /** How many messages each row stands for. Default 1. */
  readonly messages?: ArrayLike<number>
  /** When the last of these came, epoch milliseconds. Default: the row's own instant. */
  readonly lastT?: ArrayLike<number>
}

/** Static reports as they come: columns that grow. */
export interface StaticRows extends IdentityRows {
  readonly vessel: number[]
  readonly t: number[]
  readonly row: number[]
  readonly identity: number[]
  readonly messages: number[]
  readonly lastT: number[]
}

/** No static reports yet. */
export const createStaticRows = (): StaticRows => ({
  vessel: [],
  t: [],
  row: [],
  identity: [],
  messages: [],
  lastT: [],
})

const messagesOf = ({ messages }: IdentityRows, i: number): number => messages?.[i] ?? 1
const lastOf = ({ t, lastT }: IdentityRows, i: number): number => Math.max(lastT?.[i] ?? -Infinity, t[i]!)

/**
 * What each identity says, and a text that two identities share when they say the same; empty where they say nothing.
 */
interface Said {
  readonly fields: readonly IdentityFields[]
  readonly keys: readonly string[]
  readonly kinds: readonly IdentityKind[]
}

/** The class of transmitter that sends each kind of message. */
const SENDER: Readonly<Record<IdentityKind, Pick<IdentityFields, 'aisClass'>>> = {
  0: {},
  5: { aisClass: 'A' },
  19: { aisClass: 'B' },
  241: { aisClass: 'B' },
  242: { aisClass: 'B' },
}

/** Whether an identity says anything: a message that was sent empty does, for it carries a name and tells none. */
const silent = (fields: IdentityFields, kind: IdentityKind): boolean => {
  const told = Object.keys(fields).filter((field) => field !== 'aisClass')
  return kind === 0 ? Object.keys(fields).length === 0 : (kind === 241 || kind === 242) && told.length === 0
}

function whatIsSaid({ texts, kinds }: Identities): Said {
  const fields = texts.map((one, k) => ({ ...SENDER[kinds[k]!], ...readFields(one) }))
  const keys = fields.map((f, k) => (silent(f, kinds[k]!) ? '' : `${kinds[k]} ${JSON.stringify(f)}`))
  return { fields, keys, kinds }
}

/**
 * One static report for each vessel's first identity and each change of it, in order of id and time, with how many
 * messages said the same and when the last of them came.
 */
export function staticRuns(
  identities: Identities,
  ids: readonly VesselId[],
  sources: readonly IdentityRows[],
): StaticReport[] {
  const said = whatIsSaid(identities)
  if (said.keys.every((key) => key === '')) return []
  const rows = telling(sources, said.keys)
  const told = rowsByVessel(severalIdentities(identities, ids.length, said.keys), rows, said.keys)
  const result: StaticReport[] = []
  const byId = ids.map((_, index) => index).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1))
  for (const v of byId) {
    const { order, single, messages, lastT } = told(v)
    for (const run of single ? oneRun(order[0]!, messages, lastT, rows, said) : runsOf(order, rows, said)) {
      const repeated = run.messages > 1 ? { messages: run.messages, lastT: run.lastT } : {}
      result.push({ id: ids[v]!, t: run.t, ...run.told, ...repeated, row: run.row })
    }
  }
  return result
}

/** Equal messages of one vessel. */
interface Run {
  readonly t: number
  readonly row: number
  readonly told: IdentityFields
  messages: number
  lastT: number
}

/** The only run of a vessel that never said anything else. */
function oneRun(i: number, messages: number, lastT: number, rows: IdentityRows, { fields, kinds }: Said): Run[] {
  const identity = rows.identity[i]!
  return [{ t: rows.t[i]!, row: rows.row[i]!, told: withType(fields[identity]!, kinds[identity]!), messages, lastT }]
}

const withType = (fields: IdentityFields, kind: IdentityKind): IdentityFields =>
  kind === 0 ? fields : { ...fields, messageType: kind > 24 ? 24 : (kind as 5 | 19) }

/** The rows that say something, of all sources; one source as it is. */
function telling(sources: readonly IdentityRows[], keys: readonly string[]): IdentityRows {
  const full = sources.filter((source) => source.vessel.length > 0)
  if (full.length === 1) return full[0]!
  const all: StaticRows = createStaticRows()
  for (const source of full) {
    const { vessel, t, row, identity } = source
    for (let i = 0; i < vessel.length; i++) {
      if (keys[identity[i]!] === '') continue
      all.vessel.push(vessel[i]!)
      all.t.push(t[i]!)
      all.row.push(row[i]!)
      all.identity.push(identity[i]!)
      all.messages.push(messagesOf(source, i))
      all.lastT.push(lastOf(source, i))
    }
  }
  return all
}

/** The runs of one vessel, those of each type of message on their own. */
function runsOf(order: Uint32Array, rows: IdentityRows, { fields, keys, kinds }: Said): Run[] {
  const runs: Run[] = []
  const before = new Map<IdentityKind, string>()
  const open = new Map<IdentityKind, Run>()
  const parts = partsOf(order, rows, kinds)
  let waiting = 0
  for (const i of order) {
    const identity = rows.identity[i]!
    const kind = kinds[identity]!
    const type = kind > 24 ? 241 : kind
    const told =
      keys[identity] === before.get(kind)
        ? undefined
        : kind > 24
          ? parts(kind, fields[identity]!)
          : withType(fields[identity]!, kind)
    before.set(kind, keys[identity]!)
    if (told !== undefined) {
      open.set(type, { t: rows.t[i]!, row: rows.row[i]!, told, messages: waiting, lastT: -Infinity })
      runs.push(open.get(type)!)
      waiting = 0
    }
    const run = open.get(type)
    if (run === undefined) waiting += messagesOf(rows, i)
    else
      Object.assign(run, { messages: run.messages + messagesOf(rows, i), lastT: Math.max(run.lastT, lastOf(rows, i)) })
  }
  return runs
}

/**
 * Message 24 comes in two parts, a name and all else. They are told together once both were heard, so that what the
 * other part carries does not look as if it were not sent; a part that never has its other is told alone.
 */
function partsOf(
  order: Uint32Array,
  rows: IdentityRows,
  kinds: readonly IdentityKind[],
): (kind: IdentityKind, fields: IdentityFields) => IdentityFields | undefined {
  const heard = new Map<IdentityKind, IdentityFields>()
  let both: boolean | undefined
  return (kind, fields) => {
    both ??= order.some((i) => kinds[rows.identity[i]!] === 241) && order.some((i) => kinds[rows.identity[i]!] === 242)
    heard.set(kind, fields)
    if (both && heard.size < 2) return undefined
    return { ...heard.get(241), ...heard.get(242), messageType: 24 }
  }
}

/** 1 for each vessel that sent more than one identity. */
function severalIdentities(identities: Identities, vessels: number, keys: readonly string[]): Uint8Array {
  const several = new Uint8Array(vessels)
  identities.ofVessel.forEach((known, v) => {
    if (new Set([...known.values()].map((k) => keys[k]).filter((key) => key !== '')).size > 1) several[v] = 1
  })
  return several
}

/** The rows of one vessel that its runs need, how many say something, and when the last of these came. */
interface VesselRows {
  readonly order: Uint32Array
  /** True where all its rows say the same: then `order` holds the first of them only. */
  readonly single: boolean
  readonly messages: number
  readonly lastT: number
}

/**
 * For each vessel the rows that its runs need: the earliest where all carry one identity, otherwise all that carry one,
 * in order of time. Exact for rows in any order, and one number for each row.
 */
function rowsByVessel(several: Uint8Array, rows: IdentityRows, keys: readonly string[]): (v: number) => VesselRows {
  const { vessel, t, row, identity } = rows
  const messages = new Float64Array(several.length)
  const counts = new Uint32Array(several.length)
  const lasts = new Float64Array(several.length).fill(-Infinity)
  const first = new Int32Array(several.length).fill(-1)
  for (let i = 0; i < vessel.length; i++) {
    const v = vessel[i]!
    if (keys[identity[i]!] === '') continue
    counts[v]!++
    messages[v]! += messagesOf(rows, i)
    lasts[v] = Math.max(lasts[v]!, lastOf(rows, i))
    if (first[v]! < 0 || t[i]! < t[first[v]!]! || (t[i]! === t[first[v]!]! && row[i]! < row[first[v]!]!)) first[v] = i
  }
  const starts = new Uint32Array(several.length + 1)
  for (let v = 0; v < several.length; v++) starts[v + 1] = starts[v]! + (several[v] === 1 ? counts[v]! : 0)
  const next = starts.slice()
  const order = new Uint32Array(starts.at(-1)!)
  for (let i = 0; i < vessel.length; i++) {
    const v = vessel[i]!
    if (several[v] === 1 && keys[identity[i]!] !== '') order[next[v]!++] = i
  }
  const before = (a: number, b: number): number =>
    t[a]! - t[b]! || compareText(keys[identity[a]!]!, keys[identity[b]!]!) || row[a]! - row[b]! || a - b
  return (v) => {
    const needed =
      several[v] === 1
        ? order.subarray(starts[v], starts[v + 1]).sort(before)
        : Uint32Array.from(first[v]! < 0 ? [] : [first[v]!])
    return { order: needed, single: several[v] === 0 && needed.length > 0, messages: messages[v]!, lastT: lasts[v]! }
  }
}
