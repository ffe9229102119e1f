import type { IdentityField, StaticReport } from '../../model/index.js'
import { isPlaceholder, readShipType } from '../number/index.js'

/** Fields in the order in which one of them is chosen to tell apart identities that one transmitter sends by turns. */
export const IDENTITY_FIELDS: readonly IdentityField[] = [
  'name',
  'imo',
  'callSign',
  'dimensions',
  'size',
  'vendor',
  'shipType',
]

/** The key of a value that was sent empty. */
export const EMPTY = ''

/** What a report says of one field. */
export interface Reading {
  /** What tells the value from others; '' where the field was sent empty. */
  readonly key: string
  /** As sent, at most 64 characters: what is shown. */
  readonly raw: string
}

// No field of AIS is longer than 20 characters; a feed may decorate. Longer text is hostile or broken, and need not be
// kept.
const LONGEST = 64

const clip = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST) : text)

/** Text as the standard pads it: cut at the first '@' (six-bit 0), trimmed, blanks squeezed, upper case. */
const bareText = (text: string): string => {
  const end = text.indexOf('@')
  return (end < 0 ? text : text.slice(0, end)).replace(/\s+/g, ' ').trim().toUpperCase()
}

type Read = (report: StaticReport) => Reading | undefined

/**
 * A text field; absent is empty where the message can carry the field (and by its type is known to), else nothing was
 * said.
 */
const textReader =
  (field: 'name' | 'imo' | 'callSign', carriedBy: readonly number[], keyOf: (text: string) => string): Read =>
  (report) => {
    const sent = report[field]
    if (typeof sent !== 'string') {
      return carriedBy.includes(report.messageType ?? 0) ? { key: EMPTY, raw: '' } : undefined
    }
    const raw = clip(sent)
    const key = keyOf(raw)
    return { key: key === EMPTY || isPlaceholder(field, key) ? EMPTY : key, raw }
  }

/** Digits of the IMO field, without what feeds put before them and without leading zeros; '' where there is none. */
const imoDigits = (text: string): string =>
  bareText(text)
    .replace(/^IMO\s*/, '')
    .replace(/^0+/, '')
    .replace(/[^0-9A-Z]/g, '')

const readers: Readonly<Record<IdentityField, Read>> = {
  name: textReader('name', [5, 19], bareText),
  imo: textReader('imo', [5], imoDigits),
  callSign: textReader('callSign', [5], (text) => bareText(text).replace(/ /g, '')),
  shipType: ({ shipType }) => {
    const { ok, group, code } = readShipType(shipType)
    return ok && group !== undefined ? { key: group, raw: String(code) } : undefined
  },
  dimensions: ({ dimensions }) => {
    if (typeof dimensions !== 'object' || dimensions === null) return undefined
    const { toBowM: a, toSternM: b, toPortM: c, toStarboardM: d } = dimensions
    // All zero is "not available"; no reference point leaves only the size (M.1371-5, table 52).
    if (!(a >= 0 && b >= 0 && c >= 0 && d >= 0) || a + b + c + d === 0 || !(a + b + c + d < 2000)) return undefined
    const key = [a, b, c, d].map(Math.round).join(',')
    return { key, raw: key }
  },
  size: ({ lengthM, beamM, dimensions }) => {
    if (dimensions !== undefined || !(lengthM! > 0 && lengthM! < 2000)) return undefined
    const key = `${Math.round(lengthM!)}x${beamM! > 0 && beamM! < 2000 ? Math.round(beamM!) : '?'}`
    return { key, raw: key }
  },
  vendor: ({ vendor }) => {
    if (typeof vendor !== 'string') return undefined
    const raw = clip(vendor)
    const key = bareText(raw)
    return key === EMPTY ? undefined : { key, raw }
  },
}

/** Reads one field of a report. */
export const readField = (field: IdentityField, report: StaticReport): Reading | undefined => readers[field](report)

/**
 * Whether a report says nothing in a field, not even that it is empty: quick, and never true where there is a reading.
 */
export function saysNothing(field: IdentityField, report: StaticReport): boolean {
  if (field === 'size') return report.lengthM === undefined || report.dimensions !== undefined
  if (report[field] !== undefined) return false
  const type = report.messageType
  return (type !== 5 && type !== 19) || field === 'shipType' || field === 'dimensions' || field === 'vendor'
}

/**
 * Whether two reports say the same in a field, told by what they hold alone: quick, and never true where readings
 * differ.
 */
export function saysTheSame(field: IdentityField, a: StaticReport, b: StaticReport): boolean {
  if (field === 'dimensions') return sameHull(a, b)
  if (field === 'size')
    return (
      a.lengthM === b.lengthM && a.beamM === b.beamM && (a.dimensions === undefined) === (b.dimensions === undefined)
    )
  return a[field] === b[field] && (a[field] !== undefined || a.messageType === b.messageType)
}

function sameHull({ dimensions: x }: StaticReport, { dimensions: y }: StaticReport): boolean {
  if (x === y) return true
  if (x === undefined || y === undefined) return false
  return (
    x.toBowM === y.toBowM && x.toSternM === y.toSternM && x.toPortM === y.toPortM && x.toStarboardM === y.toStarboardM
  )
}
