import { AIS_CLASS_A, AIS_CLASS_B, AIS_CLASS_UNKNOWN } from '../../model/index.js'
import type { Field, Layout } from '../layout/index.js'
import {
  parseCoordinate,
  parseTime,
  classCode,
  cleanCog,
  cleanHeading,
  cleanSog,
  parseNumber,
  parseStatus,
} from '../value/index.js'
import { addReport } from './builder.js'
import { IDENTITY_FIELDS, identityOf, type IdentityKind } from './identities.js'
import { notePosition, noteTime, noteUnread, westward } from './notes.js'
import { addStatic, rejectRow, vesselOf, type OpenReading } from './reading.js'

/** More messages than this no ship sends: one every two seconds for three years. */
const MOST_MESSAGES = 5e7

/** How many messages a row of a list of ships stands for; 1 where it does not say, or says what cannot be. */
export function countOf({ notes }: OpenReading, told: number): number {
  if (!(told >= 2 && told <= MOST_MESSAGES)) return 1
  notes.counted++
  return Math.floor(told)
}

/** Reads one row of texts into the reading. */
export type RowReader = (cells: readonly string[], row: number) => void

/**
 * What a message of AIS is about: a ship's position, its identity, both, something that is no ship, or nothing of
 * these.
 */
export type About = 'ship' | 'not-a-ship' | 'not-a-report'

/** What the type of a message says it is about (ITU-R M.1371-5, annex 8); a type that is not told may be a ship's. */
export function aboutOf(messageType: number): About {
  if (messageType !== messageType) return 'ship'
  if ([1, 2, 3, 5, 18, 19, 24, 27].includes(messageType)) return 'ship'
  return [4, 9, 11, 21].includes(messageType) ? 'not-a-ship' : 'not-a-report'
}

/** The class of transmitter that sends a type of message; long-range reports (27) come from both. */
export function classOf(messageType: number): number {
  if ([1, 2, 3, 5].includes(messageType)) return AIS_CLASS_A
  return [18, 19, 24].includes(messageType) ? AIS_CLASS_B : AIS_CLASS_UNKNOWN
}

/**
 * What an identity came with, where no position came with it; a row of message 24 that has no more than a name is its
 * part A.
 */
export function kindOf(messageType: number, hasMore: boolean): IdentityKind {
  if (messageType === 5 || messageType === 19) return messageType
  return messageType === 24 ? (hasMore ? 242 : 241) : 0
}

/**
 * Makes the function that turns rows of one layout into reports.
 *
 * @param reading - where reports go.
 * @param headers - names of the columns, in order.
 * @param layout - which of them holds what.
 * @param dayFirst - how 01/06/2018 is read.
 */
export function rowReader(
  reading: OpenReading,
  headers: readonly string[],
  layout: Layout,
  dayFirst: boolean,
): RowReader {
  const place = (field: Field): number => {
    const name = layout.fields[field]
    return name === undefined ? -1 : headers.indexOf(name)
  }
  const [atId, atT, atLon, atLat] = [place('id'), place('t'), place('lon'), place('lat')]
  const [atSog, atCog, atHeading] = [place('sogKn'), place('cogDeg'), place('headingDeg')]
  const [atStatus, atClass, atType] = [place('navStatus'), place('aisClass'), place('messageType')]
  const atIdentity = IDENTITY_FIELDS.map(place)
  const [atMessages, atLast] = [place('messages'), place('lastT')]
  const needed = Math.max(atId, atT, atLon, atLat)
  const { builder, identities } = reading
  const bare = layout.name === 'statics'

  const addIdentity = (cells: readonly string[], row: number, t: number, messageType: number): void => {
    const [name, ...more] = atIdentity.slice(0, -2).map((k) => k >= 0 && (cells[k] ?? '').trim() !== '')
    const hasMore = more.includes(true)
    if (name !== true && !hasMore) return rejectRow(reading, row, 'no-position', cells)
    const vessel = vesselOf(reading, cells[atId]!, row, cells)
    if (vessel < 0) return
    const identity = identityOf(identities, vessel, cells, atIdentity, kindOf(messageType, hasMore))
    const lastT = atLast < 0 ? NaN : parseTime(cells[atLast] ?? '', dayFirst)
    addStatic(reading, vessel, t, row, identity, countOf(reading, parseNumber(cells[atMessages] ?? '')), lastT)
  }

  return (cells, row) => {
    if (cells.length <= needed) return rejectRow(reading, row, 'malformed', cells)
    const messageType = atType < 0 ? NaN : parseNumber(cells[atType] ?? '')
    const about = aboutOf(messageType)
    const told = atClass < 0 ? 0 : classCode(cells[atClass] ?? '')
    if (about !== 'ship' || told < 0) return rejectRow(reading, row, about === 'ship' ? 'not-a-ship' : about, cells)
    const t = atT < 0 ? -Infinity : parseTime(cells[atT]!, dayFirst)
    if (atT >= 0) noteTime(reading.notes, cells[atT]!)
    if (t !== t) {
      noteUnread(reading.notes, cells[atT]!)
      return rejectRow(reading, row, 'no-time', cells)
    }
    if (bare || (cells[atLon] === '' && cells[atLat] === '')) return addIdentity(cells, row, t, messageType)
    const lon = westward(reading.notes, parseCoordinate(cells[atLon]!, 'lon'))
    const lat = parseCoordinate(cells[atLat]!, 'lat')
    if (lon !== lon || lat !== lat) return rejectRow(reading, row, 'no-position', cells)
    notePosition(reading.notes, cells[atLon]!, cells[atLat]!, lon, lat)
    const vessel = vesselOf(reading, cells[atId]!, row, cells)
    if (vessel < 0) return
    const sog = atSog < 0 ? NaN : cleanSog(parseNumber(cells[atSog] ?? ''))
    const cog = atCog < 0 ? NaN : cleanCog(parseNumber(cells[atCog] ?? ''))
    const heading = atHeading < 0 ? NaN : cleanHeading(parseNumber(cells[atHeading] ?? ''))
    const status = atStatus < 0 ? 15 : parseStatus(cells[atStatus] ?? '')
    const aisClass = told === AIS_CLASS_UNKNOWN ? classOf(messageType) : told
    const identity = identityOf(identities, vessel, cells, atIdentity)
    addReport(builder, vessel, t, lon, lat, sog, cog, heading, status, aisClass, row, identity)
  }
}
