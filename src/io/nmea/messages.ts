import { AIS_CLASS_UNKNOWN } from '../../model/index.js'
import type { Field } from '../layout/index.js'
import {
  IDENTITY_FIELDS,
  type IdentityKind,
  type Fix,
  type Report,
  type Told,
  aboutOf,
  classOf,
  type About,
} from '../reading/index.js'
import { cleanCog, cleanHeading, cleanSog } from '../value/index.js'
import { signed, textAt, unsigned, type SixBits } from './sixBits.js'

/** The place of each identity field in the texts made here: all of them, in order. */
export const IN_ORDER: readonly number[] = IDENTITY_FIELDS.map((_, k) => k)

/** The texts of an identity, in the order of `IDENTITY_FIELDS`. */
const identityTexts = (fields: Partial<Record<Field, string>>): string[] =>
  IDENTITY_FIELDS.map((field) => fields[field] ?? '')

/** Where the fields of a position stand in a message, and in what units they are. */
interface PositionLayout {
  /** Bits that a message needs to be read. */
  readonly needed: number
  readonly status: number
  readonly sog: readonly [start: number, length: number, perKnot: number]
  readonly lon: readonly [start: number, length: number]
  readonly lat: readonly [start: number, length: number]
  readonly perDegree: number
  readonly cog: readonly [start: number, length: number, perDegree: number]
  readonly heading: number
}

// ITU-R M.1371-5, annex 8, tables 48 (messages 1 to 3), 67 and 69 (18, 19) and 84 (27); bits are counted from 0.
const CLASS_A: PositionLayout = {
  needed: 137,
  status: 38,
  sog: [50, 10, 10],
  lon: [61, 28],
  lat: [89, 27],
  perDegree: 600_000,
  cog: [116, 12, 10],
  heading: 128,
}
const CLASS_B: PositionLayout = {
  needed: 133,
  status: -1,
  sog: [46, 10, 10],
  lon: [57, 28],
  lat: [85, 27],
  perDegree: 600_000,
  cog: [112, 12, 10],
  heading: 124,
}
const LONG_RANGE: PositionLayout = {
  needed: 94,
  status: 40,
  sog: [79, 6, 1],
  lon: [44, 18],
  lat: [62, 17],
  perDegree: 600,
  cog: [85, 9, 1],
  heading: -1,
}

const LAYOUTS: ReadonlyMap<number, PositionLayout> = new Map([
  [1, CLASS_A],
  [2, CLASS_A],
  [3, CLASS_A],
  [18, CLASS_B],
  [19, CLASS_B],
  [27, LONG_RANGE],
])

function fixOf(bits: SixBits, layout: PositionLayout): Fix | undefined {
  if (bits.length < layout.needed) return undefined
  const { status, sog, lon, lat, perDegree, cog, heading } = layout
  const speed = unsigned(bits, sog[0], sog[1])
  const longRange = layout === LONG_RANGE
  return {
    lon: signed(bits, lon[0], lon[1]) / perDegree,
    lat: signed(bits, lat[0], lat[1]) / perDegree,
    sogKn: longRange && speed === 63 ? NaN : cleanSog(speed / sog[2]),
    cogDeg: cleanCog(unsigned(bits, cog[0], cog[1]) / cog[2]),
    headingDeg: heading < 0 ? NaN : cleanHeading(unsigned(bits, heading, 9)),
    navStatus: status < 0 ? 15 : unsigned(bits, status, 4),
  }
}

/** A number as text; empty where the message ends before it. */
const numberAt = (bits: SixBits, start: number, length: number, per: number = 1): string =>
  start + length <= bits.length ? String(unsigned(bits, start, length) / per) : ''

const hullAt = (bits: SixBits, start: number): Partial<Record<Field, string>> => ({
  toBowM: numberAt(bits, start, 9),
  toSternM: numberAt(bits, start + 9, 9),
  toPortM: numberAt(bits, start + 18, 6),
  toStarboardM: numberAt(bits, start + 24, 6),
})

const told = (kind: IdentityKind, fields: Partial<Record<Field, string>>): Told => ({
  kind,
  at: IN_ORDER,
  texts: identityTexts(fields),
})

/** Message 5: static and voyage data of class A. */
const voyage = (bits: SixBits): Told =>
  told(5, {
    imo: numberAt(bits, 40, 30),
    callSign: textAt(bits, 70, 42),
    name: textAt(bits, 112, 120),
    shipType: numberAt(bits, 232, 8),
    ...hullAt(bits, 240),
    draughtM: numberAt(bits, 294, 8, 10),
    destination: textAt(bits, 302, 120),
  })

/** Message 19: position and identity of class B in one. */
const extended = (bits: SixBits): Told =>
  told(19, { name: textAt(bits, 143, 120), shipType: numberAt(bits, 263, 8), ...hullAt(bits, 271) })

/**
 * Message 24, part A: the name. Part B: all else; a craft of a ship (98…) sends that ship's number in place of the
 * hull.
 */
function staticData(bits: SixBits, mmsi: number): Told | undefined {
  const part = unsigned(bits, 38, 2)
  if (part === 0) return told(241, { name: textAt(bits, 40, 120) })
  if (part !== 1) return undefined
  const hull = Math.floor(mmsi / 1e7) === 98 ? {} : hullAt(bits, 132)
  return told(242, {
    shipType: numberAt(bits, 40, 8),
    vendor: textAt(bits, 48, 18),
    callSign: textAt(bits, 90, 42),
    ...hull,
  })
}

/** Bits below which a message of identity tells nothing. */
const IDENTITY_NEEDED: ReadonlyMap<number, number> = new Map([
  [5, 240],
  [19, 271],
  [24, 46],
])

function toldOf(bits: SixBits, messageType: number, mmsi: number): Told | undefined {
  const needed = IDENTITY_NEEDED.get(messageType)
  if (needed === undefined || bits.length < needed) return undefined
  return messageType === 5 ? voyage(bits) : messageType === 19 ? extended(bits) : staticData(bits, mmsi)
}

/** One message, understood; or why it is no report. */
export type Decoded = (Report & { readonly messageType: number }) | Exclude<About, 'ship'> | 'malformed'

/**
 * Decodes a message of AIS (ITU-R M.1371-5): 1, 2, 3, 5, 18, 19, 24 and 27. The others are told apart as what is no
 * ship (base stations, aids to navigation, aircraft) and as what is no report.
 *
 * @param bits - the payload.
 * @returns what it tells. "Not available" is NaN, or 181 and 91 in a position, as in `ReportColumns`.
 */
export function decodeMessage(bits: SixBits): Decoded {
  if (bits.length < 38) return 'malformed'
  const messageType = unsigned(bits, 0, 6)
  const about = aboutOf(messageType)
  if (about !== 'ship') return about
  const mmsi = unsigned(bits, 8, 30)
  const layout = LAYOUTS.get(messageType)
  const fix = layout === undefined ? undefined : fixOf(bits, layout)
  const identity = toldOf(bits, messageType, mmsi)
  if (layout === undefined ? identity === undefined : fix === undefined) return 'malformed'
  const aisClass = messageType === 27 ? AIS_CLASS_UNKNOWN : classOf(messageType)
  return { messageType, id: String(mmsi).padStart(9, '0'), aisClass, fix, told: identity }
}
