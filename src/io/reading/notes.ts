import { roundDeg } from '../../base/index.js'
import type { Layout } from '../layout/index.js'

/**
 * What was noticed while one input was read: counts of oddities, with an example of each. `sentences` says them, so
 * that nobody has to look for a shifted hour or a swapped column in the results.
 */
export interface Notes {
  /** Rows that were not blank. */
  rows: number
  /** Whether the input began with a byte order mark. */
  byteOrderMark: boolean
  /** Times with an offset from UTC other than zero, and one of them. */
  offsets: number
  offset: string
  /** Times written 01/06/2018: of them those that can only be day first, only month first, or either. */
  dayFirst: number
  monthFirst: number
  either: number
  /** Coordinates with a decimal comma. */
  decimalCommas: number
  /** Latitudes beyond 90 degrees (91, "not available", left out) beside longitudes within it. */
  beyondPole: number
  /** Longitudes from 180 to 360 degrees, and one of them. */
  eastward: number
  eastLon: number
  /** Times that could not be read, and one of them. */
  unread: number
  unreadTime: string
  /** Rows of a list of ships that stand for several messages. */
  counted: number
  /** Whether some characters were no UTF-8. */
  otherEncoding: boolean
  /** Vessel numbers such as 3.66E+08, and one of them; those whose digits were lost. */
  exponents: number
  exponent: string
  lostDigits: number
  /** Cells with a newline in them. */
  newlines: number
  /** Static reports that name no time. */
  undated: number
  /** Positions of message 27. */
  coarse: number
  /** Messages and records in which a time was found, and in which none was. */
  dated: number
  timeless: number
  /** Inputs that stop within a record. */
  cutShort: boolean
}

/** Nothing noticed yet. */
export const createNotes = (): Notes => ({
  rows: 0,
  byteOrderMark: false,
  offsets: 0,
  offset: '',
  dayFirst: 0,
  monthFirst: 0,
  either: 0,
  decimalCommas: 0,
  beyondPole: 0,
  eastward: 0,
  eastLon: 0,
  unread: 0,
  unreadTime: '',
  counted: 0,
  otherEncoding: false,
  exponents: 0,
  exponent: '',
  lostDigits: 0,
  newlines: 0,
  undated: 0,
  coarse: 0,
  dated: 0,
  timeless: 0,
  cutShort: false,
})

const OFFSET = /[+-](?:\d{2}:?\d{2}|\d{2})(?=\s*(?:UTC|GMT)?$)/i
const YEAR_LAST = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/

/** Notes how a time is written; the plain 2020-01-01T00:00:00 of nearly every row has nothing to note. */
export function noteTime(notes: Notes, text: string): void {
  if (text.length === 19 && text.charCodeAt(4) === 45) return
  const parts = YEAR_LAST.exec(text)
  if (parts !== null) noteOrder(notes, Number(parts[1]), Number(parts[2]))
  if (text.length < 14 || text.length > 64 || text.endsWith('Z')) return
  const offset = OFFSET.exec(text)?.[0]
  if (offset === undefined || /^[+-]0+:?0*$/.test(offset)) return
  notes.offsets++
  notes.offset ||= offset
}

function noteOrder(notes: Notes, first: number, second: number): void {
  if (first > 12) notes.dayFirst++
  else if (second > 12) notes.monthFirst++
  else if (first !== second) notes.either++
}

/** Notes how a position is written and where it lies. */
export function notePosition(notes: Notes, lonText: string, latText: string, lon: number, lat: number): void {
  if (lonText.includes(',') || latText.includes(',')) notes.decimalCommas++
  noteDegrees(notes, lon, lat)
}

/** Notes where a position lies. */
export function noteDegrees(notes: Notes, lon: number, lat: number): void {
  if (lat > 91 || lat < -90) if (Math.abs(lat) <= 180 && Math.abs(lon) <= 90) notes.beyondPole++
}

/**
 * Notes a time that could not be read; an empty cell says nothing of how times are written, and the order of day and
 * month is noted already.
 */
export function noteUnread(notes: Notes, text: string): void {
  const parts = YEAR_LAST.exec(text)
  if (text.trim() === '' || (parts !== null && Math.max(Number(parts[1]), Number(parts[2])) > 12)) return
  notes.unread++
  notes.unreadTime ||= text
    .trim()
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 40)
}

/** The longitude, counted to 180 either way; 181 is "not available". */
export function westward(notes: Notes, lon: number): number {
  if (!(lon > 180 && lon <= 360) || lon === 181) return lon
  if (notes.eastward++ === 0) notes.eastLon = lon
  return roundDeg(lon - 360)
}

/** "1 time", "2 times". */
export const amount = (n: number, one: string, many: string = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** What was noticed, in sentences. */
export function sentences(name: string, notes: Notes, layout: Layout, dayFirst: boolean): string[] {
  const said: string[] = []
  const say = (when: boolean, text: string): void => {
    if (when) said.push(`${name}: ${text}`)
  }
  say(notes.rows === 0, 'there is nothing in it to read.')
  say(notes.byteOrderMark, 'it begins with a byte order mark, which was left out.')
  say(
    notes.offsets > 0,
    `${amount(notes.offsets, 'time')} with an offset such as ${notes.offset} became UTC; the others were taken as UTC.`,
  )
  if (layout.name !== 'danish-maritime-authority') sayOrder(notes, dayFirst, say)
  say(notes.decimalCommas > 0, `${amount(notes.decimalCommas, 'position')} written with a decimal comma.`)
  const { lon = 'lon', lat = 'lat' } = layout.fields
  say(
    notes.beyondPole > notes.rows / 10,
    `${amount(notes.beyondPole, 'latitude')} beyond the poles: longitude and latitude look swapped; if they are, ` +
      `name the columns lon=${lat},lat=${lon}.`,
  )
  say(
    notes.unread > 0,
    `${amount(notes.unread, 'time')} could not be read, such as "${notes.unreadTime}"; expected ISO 8601, ` +
      `01/06/2018 00:00 or epoch time, with a zone as an offset (+01:00), not as a name.`,
  )
  say(
    notes.eastward > 0,
    `${amount(notes.eastward, 'longitude')} from 180 to 360, such as ${notes.eastLon}, taken as counted eastward ` +
      `all around: less 360.`,
  )
  say(
    notes.otherEncoding,
    'some characters are no UTF-8, as in text saved as Latin-1 or Windows-1252; they became \ufffd.',
  )
  say(
    notes.counted > 0,
    `${amount(notes.counted, 'identity', 'identities')} ${notes.counted === 1 ? 'stands' : 'stand'} for as many ` +
      `messages as its column ${layout.fields.messages ?? ''} says.`,
  )
  say(notes.exponents > 0, exponentText(notes))
  say(notes.newlines > 0, `${amount(notes.newlines, 'row')} with a line break inside quotes, read as one row each.`)
  say(
    layout.name === 'statics',
    'it has no columns of positions that were recognised, and was read for identities alone; where it has them, ' +
      'name them: t=NAME,lon=NAME,lat=NAME.',
  )
  say(
    notes.undated > 0,
    `${amount(notes.undated, 'identity', 'identities')} without a time, taken to hold from the first report of ` +
      `each vessel.`,
  )
  say(
    notes.coarse > 0,
    `${amount(notes.coarse, 'long-range message')} (27), which place a ship to a tenth of a minute only, up to 130 ` +
      `m beside where it was.`,
  )
  say(notes.timeless > 0 && notes.dated === 0, noTimeText(layout))
  say(notes.cutShort, 'it ends in the middle of a record.')
  return said
}

function sayOrder(notes: Notes, dayFirst: boolean, say: (when: boolean, text: string) => void): void {
  const wrong = dayFirst ? notes.monthFirst : notes.dayFirst
  const right = dayFirst ? notes.dayFirst : notes.monthFirst
  const [read, other] = dayFirst ? ['day first', 'month first'] : ['month first', 'day first']
  say(
    wrong > 0,
    `${amount(wrong, 'date')} can only be ${other} but dates were read ${read}: read it again ${other}, all its ` +
      `times are in doubt.`,
  )
  say(
    wrong === 0 && right === 0 && notes.either > 0,
    `its dates, such as 01/06/2018, could be day first or month first; they were read ${read}.`,
  )
}

function exponentText({ exponents, exponent, lostDigits }: Notes): string {
  const lost =
    lostDigits > 0
      ? `${lostDigits} lost digits and cannot be told apart: export the column as text`
      : 'all digits are there'
  return `${amount(exponents, 'vessel number')} in scientific notation, such as ${exponent}; ${lost}.`
}

const noTimeText = ({ name }: Layout): string =>
  name === 'nmea'
    ? 'no sentence has a time; expected a tag block with c:, a time at the start or at the end of each line, or ' +
      '$PGHP lines.'
    : 'no record has a time.'
