import { sexagesimalToDecimal } from 'geolib'

// Degrees, then optional minutes and seconds, with whatever signs or blanks stand between them.
const PARTS =
  /^(\d{1,3}(?:\.\d+)?)(?:[°º˚d:\s-]+(\d{1,2}(?:\.\d+)?)?(?:['′’m:\s-]+(\d{1,2}(?:\.\d+)?)?["″”s]?)?['′’"″”m]*)?[°º˚d]?$/i
/** A longer text is no coordinate. */
const MAX_LENGTH = 64
const HEMISPHERES = /[NSEWO]/i

/** The hemisphere's letter, at either end, and the text without it. */
function splitHemisphere(text: string): [letter: string, rest: string] {
  const last = text.slice(-1)
  if (HEMISPHERES.test(last)) return [last.toUpperCase(), text.slice(0, -1).trim()]
  return HEMISPHERES.test(text.slice(0, 1)) ? [text.slice(0, 1).toUpperCase(), text.slice(1).trim()] : ['', text]
}

/**
 * Reads a coordinate: decimal degrees, with a decimal point or comma, or degrees with minutes and seconds, with a sign
 * or a hemisphere's letter at either end. Letters of latitude (N, S) are no longitude, and the other way round.
 *
 * @param text - for example "55.675", "55° 40.5' N", "012 30 15 W", "N55-40-30", "12,5".
 * @param axis - which of the two is expected.
 * @returns degrees; NaN where the text is no such coordinate. Whether it lies on the globe is not checked here.
 * @example
 * ```ts
 * parseCoordinate('-94.41198', 'lon') // -94.41198
 * parseCoordinate("55° 40.5' N", 'lat') // 55.675
 * parseCoordinate('012 30 00 W', 'lon') // -12.5
 * parseCoordinate('12.5N', 'lon') // NaN
 * ```
 */
export function parseCoordinate(text: string, axis: 'lon' | 'lat'): number {
  const value = +text
  // An empty text is 0 to JavaScript, and a place in the Gulf of Guinea to a careless reader.
  if (value !== 0 && value - value === 0) return value
  return value === 0 && text.includes('0') ? 0 : parseWritten(text.trim().replace(',', '.'), axis)
}

function parseWritten(text: string, axis: 'lon' | 'lat'): number {
  if (text === '' || text.length > MAX_LENGTH) return NaN
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return Number(text)
  const negative = text.startsWith('-')
  const [letter, rest] = splitHemisphere(text.replace(/^[+-]\s*/, ''))
  if (letter !== '' && (negative || (axis === 'lat') !== (letter === 'N' || letter === 'S'))) return NaN
  const parts = PARTS.exec(rest)
  if (parts === null) return NaN
  const [, degrees = '', minutes, seconds] = parts
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return NaN
  const sign = negative || letter === 'S' || letter === 'W' ? -1 : 1
  return sign * magnitude(degrees, minutes, seconds)
}

/** A part with decimals must be the last one. */
function magnitude(degrees: string, minutes: string | undefined, seconds: string | undefined): number {
  if (minutes === undefined) return Number(degrees)
  if (degrees.includes('.') || (seconds !== undefined && minutes.includes('.'))) return NaN
  return sexagesimalToDecimal(`${degrees}° ${minutes}'${seconds === undefined ? '' : ` ${seconds}"`}`)
}
