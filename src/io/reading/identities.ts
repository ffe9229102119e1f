import type { Dimensions, StaticReport } from '../../model/index.js'
import type { Field } from '../layout/index.js'
import { parseImo, parseMobile, parseNumber, parseShipType, textOrNothing } from '../value/index.js'
import { ownText } from './builder.js'

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
  'vendor',
]

/**
 * What an identity came with, so that a field which a message cannot carry does not count as gone: 0 beside a position
 * (a row of a table), 5 and 19 those messages, 241 and 242 the two parts of message 24.
 */
export type IdentityKind = 0 | 5 | 19 | 241 | 242

/** What a static report says of a vessel. */
export type IdentityFields = Omit<StaticReport, 'id' | 't' | 'row'>

/**
 * Every identity that some vessel sent, once, as text. Each report keeps the number of its identity, so that a year of
 * rows becomes as many objects as identities changed.
 */
export interface Identities {
  /** The texts of each identity, by the order of `IDENTITY_FIELDS`; the first is "said nothing". */
  readonly texts: string[][]
  /** What each identity came with. */
  readonly kinds: IdentityKind[]
  /**
   * The identities of each vessel, by its index and by kind and texts: found in one step, however many a vessel makes
   * up.
   */
  readonly ofVessel: Map<string, number>[]
  /** The identity last seen of each vessel: nearly always the next one too. */
  readonly last: number[]
}

/** No identities yet. */
export const createIdentities = (): Identities => ({ texts: [[]], kinds: [0], ofVessel: [], last: [] })

/**
 * The number of the identity in a row; `at` holds the place of each identity field in the row, -1 where it has none.
 */
export function identityOf(
  identities: Identities,
  vessel: number,
  row: readonly string[],
  at: readonly number[],
  kind: IdentityKind = 0,
): number {
  const last = identities.last[vessel] ?? 0
  if (last > 0 && identities.kinds[last] === kind && sameTexts(identities.texts[last]!, row, at)) return last
  const known = (identities.ofVessel[vessel] ??= new Map())
  const texts = at.map((place) => (place >= 0 ? (row[place] ?? '') : ''))
  const key = `${kind}\n${texts.join('\n')}`
  let found = known.get(key)
  if (found === undefined) {
    found = identities.texts.push(texts.map(ownText)) - 1
    identities.kinds.push(kind)
    known.set(key, found)
  }
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

const SIZE_FIELDS: readonly Field[] = ['lengthM', 'beamM', 'toBowM', 'toSternM', 'toPortM', 'toStarboardM']
const OF_SIZE: readonly boolean[] = IDENTITY_FIELDS.map((field) => SIZE_FIELDS.includes(field))
const EVERY_FIELD: readonly number[] = IDENTITY_FIELDS.map((_, f) => f)

const plain = (text: string | undefined): string => (text ?? '').trim().toUpperCase()

/**
 * An identity without the fields that a vessel's marked identities tell; sizes go together, however they are given.
 *
 * @param marked - 1 for each identity that tells.
 * @returns the number of what is left, and whether something that was left out differs from all that they tell.
 */
export function untold(
  identities: Identities,
  vessel: number,
  identity: number,
  marked: Uint8Array,
): { rest: number; differs: boolean } {
  if (marked[identity] === 1) return { rest: identity, differs: false }
  const texts = identities.texts[identity]!
  const others = [...(identities.ofVessel[vessel]?.values() ?? [])]
    .filter((k) => marked[k] === 1)
    .map((k) => identities.texts[k]!)
  const tells = (f: number): boolean => others.some((one) => plain(one[f]) !== '')
  const sized = OF_SIZE.some((ofSize, f) => ofSize && tells(f))
  const told = EVERY_FIELD.map((f) => tells(f) || (sized && OF_SIZE[f]!))
  const differs = EVERY_FIELD.some(
    (f) => told[f]! && plain(texts[f]) !== '' && tells(f) && !others.some((one) => plain(one[f]) === plain(texts[f])),
  )
  if (!told.includes(true)) return { rest: identity, differs }
  const left = texts.map((text, f) => (told[f]! ? '' : text))
  return { rest: left.some((text) => text !== '') ? identityOf(identities, vessel, left, EVERY_FIELD) : 0, differs }
}

/** A length in metres; undefined where it is 0 ("not available") or no number. */
const metres = (text: string | undefined): number | undefined => {
  const value = parseNumber(text ?? '')
  return value > 0 ? value : undefined
}

/**
 * The hull around the antenna, or its length and breadth where the antenna's place is not told (M.1371-5, note to
 * message 5).
 */
function hullFields(texts: readonly string[]): Pick<IdentityFields, 'dimensions' | 'lengthM' | 'beamM'> {
  const [toBowM = NaN, toSternM = NaN, toPortM = NaN, toStarboardM = NaN] = texts.slice(8, 12).map(parseNumber)
  const dimensions: Dimensions = { toBowM, toSternM, toPortM, toStarboardM }
  const lengthM = metres(texts[4]) ?? (toBowM + toSternM > 0 ? toBowM + toSternM : undefined)
  const beamM = metres(texts[5]) ?? (toPortM + toStarboardM > 0 ? toPortM + toStarboardM : undefined)
  const told = toBowM + toSternM > 0 && toPortM + toStarboardM > 0 && !(toBowM === 0 && toPortM === 0)
  if (told) return { dimensions }
  return { ...(lengthM === undefined ? {} : { lengthM }), ...(beamM === undefined ? {} : { beamM }) }
}

/** What an identity's texts say; no field at all where they say nothing. */
export function readFields(texts: readonly string[]): IdentityFields {
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
    vendor: textOrNothing(texts[13] ?? ''),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
