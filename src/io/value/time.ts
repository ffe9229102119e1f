const DAY_MS = 86_400_000

/**
 * Days from 1970-01-01 to a date of the proleptic Gregorian calendar (Richards 2013, with March as the first month).
 */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

const monthDays = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * Epoch milliseconds of a civil instant in UTC; NaN where there is no such date or time of day. 24:00:00 is allowed.
 */
function civilMs(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= monthDays(year, month))) return NaN
  // 60 is a leap second, which epoch time does not count.
  if (!(hour <= 24 && minute <= 59 && second < 61) || (hour === 24 && minute + second > 0)) return NaN
  return daysFromCivil(year, month, day) * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1000
}

const two = (text: string, at: number): number => {
  const a = text.charCodeAt(at) - 48
  const b = text.charCodeAt(at + 1) - 48
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : NaN
}

const CLOCK = String.raw`(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s*([AP]M)?)?`
const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?:\s*(?:UTC|GMT))?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${CLOCK}${ZONE}$`, 'i')
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${CLOCK}${ZONE}$`, 'i')
/** 20210701_000000 (exactEarth), 20210701000000 (AIS-catcher), 20210701T000000Z (ISO 8601, basic). */
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})[T_ ]?(\d{2})(\d{2})(\d{2}(?:\.\d+)?)Z?$/i
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

function zoneMs(zone: string | undefined): number {
  if (zone === undefined || !/^[+-]/.test(zone)) return 0
  const digits = zone.replace(/\D/g, '').padEnd(4, '0')
  return (zone.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))) * 60_000
}

/** The hour, of a clock of twelve hours too: 12 AM is 0, 12 PM is 12; NaN where that clock has no such hour. */
function hourOf(text: string | undefined, half: string | undefined): number {
  const hour = Number(text ?? 0)
  if (half === undefined) return hour
  return hour >= 1 && hour <= 12 ? (hour % 12) + (/p/i.test(half) ? 12 : 0) : NaN
}

function fromParts(match: RegExpExecArray, year: number, month: number, day: number): number {
  const second = Number((match[6] ?? '0').replace(',', '.'))
  return civilMs(year, month, day, hourOf(match[4], match[7]), Number(match[5] ?? 0), second) - zoneMs(match[8])
}

/**
 * Seconds reach 1e11 in the year 5138, milliseconds 1e14 and microseconds 1e17 in that same year: sizes do not overlap.
 */
function epochMs(value: number): number {
  const size = Math.abs(value)
  if (size < 1e11) return value * 1000
  if (size < 1e14) return value
  return size < 1e17 ? value / 1000 : value / 1e6
}

/** True where a number may be an instant: not a date written as digits such as 20240131. */
const looksLikeEpoch = (value: number): boolean => Math.abs(value) >= 1e8 || value === 0

/**
 * Reads an instant as data feeds write it: ISO 8601 with `T` or a space, dates with slashes, digits alone
 * (20210701_000000), epoch seconds, milliseconds, microseconds or nanoseconds, AM and PM. UTC unless the text carries
 * an offset.
 *
 * @param text - for example "2020-01-01T00:00:06", "01/06/2018 00:00:00", "2026-03-30 01:18:46.067 +0000 UTC",
 * "1577836800".
 * @param dayFirst - whether 01/06/2018 is the first of June. Default true, as the Danish Maritime Authority writes.
 * @returns epoch milliseconds, whole; NaN where the text is no instant.
 * @example
 * ```ts
 * parseTime('2020-01-01T00:00:06') // 1577836806000
 * parseTime('01/06/2018 00:00:00') // 1527811200000
 * parseTime('2020-01-01 01:00:06+01:00') // 1577836806000
 * parseTime('1577836806') // 1577836806000
 * ```
 */
export function parseTime(text: string, dayFirst: boolean = true): number {
  // The layout of nearly every row, without a regular expression: YYYY-MM-DD?HH:MM:SS.
  if (text.length === 19 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && text.charCodeAt(13) === 58) {
    const gap = text.charCodeAt(10)
    const year = two(text, 0) * 100 + two(text, 2)
    const ms = civilMs(year, two(text, 5), two(text, 8), two(text, 11), two(text, 14), two(text, 17))
    if ((gap === 84 || gap === 32) && text.charCodeAt(16) === 58) return ms
  }
  return parseOtherTime(text.trim(), dayFirst)
}

/** A longer text is no instant; without this bound a megabyte of blanks would keep the patterns busy for hours. */
const MAX_LENGTH = 64

function parseOtherTime(text: string, dayFirst: boolean): number {
  if (text.length > MAX_LENGTH) return NaN
  // As milliseconds these fourteen digits would lie in the 26th century.
  const compact = text.length < 14 ? null : COMPACT.exec(text)
  if (compact !== null)
    return Math.round(fromParts(compact, Number(compact[1]), Number(compact[2]), Number(compact[3])))
  if (NUMBER.test(text)) {
    const value = Number(text)
    return looksLikeEpoch(value) ? Math.round(epochMs(value)) : NaN
  }
  const a = YEAR_FIRST.exec(text)
  if (a !== null) return Math.round(fromParts(a, Number(a[1]), Number(a[2]), Number(a[3])))
  const b = YEAR_LAST.exec(text)
  if (b === null) return NaN
  const [day, month] = dayFirst ? [b[1], b[2]] : [b[2], b[1]]
  return Math.round(fromParts(b, Number(b[3]), Number(month), Number(day)))
}

/**
 * An instant given as a number, by the same rule as in text: epoch seconds, milliseconds, microseconds or nanoseconds.
 */
export const timeFromNumber = (value: number): number => (looksLikeEpoch(value) ? Math.round(epochMs(value)) : NaN)
