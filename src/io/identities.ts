import type { Dimensions, StaticReport, VesselId } from '../model/report.js'
import { ownText } from './builder.js'
import type { Field } from './layouts.js'
import { parseImo, parseMobile, parseNumber, parseShipType, textOrNothing } from './words.js'

/** The fields that tell who and what a vessel says it is. */
export const IDENTITY_FIELDS: readonly Field[] = [
  'name',
  'imo',
  'callSign',
  'shipType',
  'lengthM',
  'beamM',
  'draughtM',
  'destination',
  'toBowM',
  'toSternM',
  'toPortM',
  'toStarboardM',
  'aisClass',
]

type Fields = Omit<StaticReport, 'id' | 't' | 'row'>

/**
 * Every identity that some vessel sent, once, as text. Each report keeps the number of its identity, so that a year of rows
 * becomes as many objects as identities changed.
 */
export interface Identities {
  /** The texts of each identity, by the order of `IDENTITY_FIELDS`; the first is "said nothing". */
  readonly texts: string[][]
  /** The identities of each vessel, by its index. */
  readonly ofVessel: number[][]
  /** The identity last seen of each vessel: nearly always the next one too. */
  readonly last: number[]
}

/** No identities yet. */
export const createIdentities = (): Identities => ({ texts: [[]], ofVessel: [], last: [] })

/** The number of the identity in a row; `at` holds the place of each identity field in the row, -1 where it has none. */
export function identityOf(identities: Identities, vessel: number, row: readonly string[], at: readonly number[]): number {
  const last = identities.last[vessel] ?? 0
  if (last > 0 && sameTexts(identities.texts[last]!, row, at)) return last
  const known = (identities.ofVessel[vessel] ??= [])
  const found = known.find((k) => sameTexts(identities.texts[k]!, row, at)) ?? addIdentity(identities, known, row, at)
  identities.last[vessel] = found
  return found
}

function sameTexts(texts: readonly string[], row: readonly string[], at: readonly number[]): boolean {
  for (let k = 0; k < at.length; k++) {
    const place = at[k]!
    if (place >= 0 ? texts[k] !== row[place] : texts[k] !== '') return false
  }
  return true
}

function addIdentity(identities: Identities, known: number[], row: readonly string[], at: readonly number[]): number {
  identities.texts.push(at.map((place) => (place >= 0 ? ownText(row[place] ?? '') : '')))
  known.push(identities.texts.length - 1)
  return identities.texts.length - 1
}

/** A length in metres; undefined where it is 0 ("not available") or no number. */
const metres = (text: string | undefined): number | undefined => {
  const value = parseNumber(text ?? '')
  return value > 0 ? value : undefined
}

/** The hull around the antenna, or its length and breadth where the antenna's place is not told (M.1371-5, note to message 5). */
function hullFields(texts: readonly string[]): Pick<Fields, 'dimensions' | 'lengthM' | 'beamM'> {
  const [toBowM = NaN, toSternM = NaN, toPortM = NaN, toStarboardM = NaN] = texts.slice(8, 12).map(parseNumber)
  const dimensions: Dimensions = { toBowM, toSternM, toPortM, toStarboardM }
  const lengthM = metres(texts[4]) ?? (toBowM + toSternM > 0 ? toBowM + toSternM : undefined)
  const beamM = metres(texts[5]) ?? (toPortM + toStarboardM > 0 ? toPortM + toStarboardM : undefined)
  const told = toBowM + toSternM > 0 && toPortM + toStarboardM > 0 && !(toBowM === 0 && toPortM === 0)
  if (told) return { dimensions }
  return { ...(lengthM === undefined ? {} : { lengthM }), ...(beamM === undefined ? {} : { beamM }) }
}

/** What an identity's texts say; no field at all where they say nothing. */
function readFields(texts: readonly string[]): Fields {
  const mobile = parseMobile(texts[12] ?? '')
  const all = {
    name: textOrNothing(texts[0] ?? ''),
    imo: parseImo(texts[1] ?? ''),
    callSign: textOrNothing(texts[2] ?? ''),
    shipType: parseShipType(texts[3] ?? ''),
    ...hullFields(texts),
    draughtM: metres(texts[6]),
    destination: textOrNothing(texts[7] ?? ''),
    aisClass: mobile === 'not-a-ship' ? undefined : mobile,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** One static report for each vessel's first identity and each change of it, in order of id and time. */
export function staticRuns(
  identities: Identities,
  ids: readonly VesselId[],
  vessel: Uint32Array,
  t: Float64Array,
  row: Uint32Array,
  identity: Uint32Array,
): StaticReport[] {
  const fields = identities.texts.map(readFields)
  const keys = fields.map((f) => (Object.keys(f).length === 0 ? '' : JSON.stringify(f)))
  const reports = reportsByVessel(severalIdentities(identities, ids.length, keys), vessel, t, keys, identity)
  const result: StaticReport[] = []
  const byId = ids.map((_, index) => index).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1))
  for (const v of byId) {
    let before = ''
    for (const i of reports(v)) {
      const key = keys[identity[i]!]!
      if (key !== before) result.push({ id: ids[v]!, t: t[i]!, ...fields[identity[i]!]!, row: row[i]! })
      before = key
    }
  }
  return result
}

/** 1 for each vessel that sent more than one identity. */
function severalIdentities(identities: Identities, vessels: number, keys: readonly string[]): Uint8Array {
  const several = new Uint8Array(vessels)
  identities.ofVessel.forEach((list, v) => {
    if (new Set(list.map((k) => keys[k]).filter((key) => key !== '')).size > 1) several[v] = 1
  })
  return several
}

/**
 * For each vessel the reports that its runs need: the earliest where all carry one identity, otherwise all that carry one,
 * in order of time. Exact for rows in any order, and one number for each row.
 */
function reportsByVessel(
  several: Uint8Array,
  vessel: Uint32Array,
  t: Float64Array,
  keys: readonly string[],
  identity: Uint32Array,
): (v: number) => Uint32Array {
  const ends = new Uint32Array(several.length)
  for (let i = 0; i < vessel.length; i++) if (several[vessel[i]!] === 1 && keys[identity[i]!] !== '') ends[vessel[i]!]!++
  for (let v = 1; v < ends.length; v++) ends[v]! += ends[v - 1]!
  const starts = new Uint32Array(several.length)
  for (let v = 1; v < ends.length; v++) starts[v] = ends[v - 1]!
  const next = starts.slice()
  const order = new Uint32Array(ends.at(-1) ?? 0)
  const first = new Map<number, number>()
  for (let i = 0; i < vessel.length; i++) {
    const v = vessel[i]!
    if (keys[identity[i]!] === '') continue
    if (several[v] === 1) order[next[v]!++] = i
    else if (t[i]! < (t[first.get(v) ?? -1] ?? Infinity)) first.set(v, i)
  }
  const before = (a: number, b: number): number =>
    t[a]! - t[b]! || compareText(keys[identity[a]!]!, keys[identity[b]!]!) || a - b
  return (v) => {
    if (several[v] === 1) return order.subarray(starts[v], ends[v]).sort(before)
    const only = first.get(v)
    return only === undefined ? new Uint32Array(0) : Uint32Array.of(only)
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
