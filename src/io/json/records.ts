import { fieldOf, type Field } from '../layout/index.js'
import { IN_ORDER } from '../nmea/index.js'
import {
  IDENTITY_FIELDS,
  noteDegrees,
  noteTime,
  addMessage,
  rejectRow,
  type Fix,
  type OpenReading,
  type Told,
  aboutOf,
  classOf,
  kindOf,
} from '../reading/index.js'
import {
  parseCoordinate,
  parseTime,
  timeFromNumber,
  classCode,
  cleanCog,
  cleanHeading,
  cleanSog,
  parseNumber,
  parseStatus,
} from '../value/index.js'
import { unwrapAisStream } from './aisStream.js'
import { trackOf } from './geoJson.js'
import { isObject, type Json } from './objects.js'

/** The values of a record by what they are. */
type Values = Partial<Record<Field, string | number | undefined>>

// What a name stands for is looked up once for each name, however many records have it; hostile names do not fill the
// memory.
const MAX_NAMES = 10_000

/** Makes the function that turns records of JSON into reports. */
export function recordReader(
  reading: OpenReading,
  dayFirst: boolean,
): (value: unknown, row: number, text: string) => void {
  const names = new Map<string, ReturnType<typeof fieldOf>>()
  const known = (name: string): ReturnType<typeof fieldOf> => {
    if (!names.has(name) && names.size < MAX_NAMES) names.set(name, fieldOf(name))
    return names.get(name)
  }
  const single = (record: Json, row: number, text: string): void =>
    addRecord(reading, valuesOf(record, known), row, text, dayFirst)

  return (value, row, text) => {
    if (!isObject(value)) return rejectRow(reading, row, 'malformed', text)
    const unwrapped = unwrapAisStream(value)
    if (typeof unwrapped === 'string') return rejectRow(reading, row, unwrapped, text)
    if (unwrapped !== undefined) return unwrapped.forEach((record) => single(record, row, text))
    const track = trackOf(value)
    if (typeof track === 'string') return rejectRow(reading, row, track, text)
    if (track === undefined) return single(isGpsd(value) ? gpsd(value) : value, row, text)
    const shared = valuesOf(track.shared, known)
    for (const { lon, lat, t = shared.t } of track.points)
      addRecord(reading, { ...shared, lon: told(lon), lat: told(lat), t: told(t) }, row, text, dayFirst)
  }
}

/**
 * gpsd and AIS-catcher put "class" before all their objects, of which only "AIS" has reports; elsewhere it may be the
 * ship's class.
 */
const isGpsd = ({ class: kind }: Json): boolean => typeof kind === 'string' && GPSD.has(kind)
const GPSD: ReadonlySet<string> = new Set(['AIS', 'VERSION', 'DEVICES', 'DEVICE', 'WATCH', 'TPV', 'SKY'])

/** The steps in which a receiver counts that was told not to scale (gpsd's "scaled": false): M.1371-5's own. */
function scaleOf(messageType: unknown): Readonly<Record<string, number>> {
  return messageType === 27
    ? { lon: 600, lat: 600, speed: 1, course: 1 }
    : { lon: 600_000, lat: 600_000, speed: 10, course: 10, draught: 10 }
}

function gpsd(value: Json): Json {
  const { class: kind, type, ...others } = value
  if (kind !== 'AIS') return { messageType: 0 }
  const record: Record<string, unknown> = { ...others, messageType: type }
  if (value['scaled'] !== false) return record
  for (const [name, steps] of Object.entries(scaleOf(type))) {
    const raw = record[name]
    if (typeof raw === 'number') record[name] = raw / steps
  }
  return record
}

/** A value that can be one; lists and objects are none. */
const told = (value: unknown): string | number | undefined =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : undefined

/** The best name for each field wins. */
function valuesOf(record: Json, known: (name: string) => ReturnType<typeof fieldOf>): Values {
  const values: Values = {}
  const ranks: Partial<Record<Field, number>> = {}
  for (const name of Object.keys(record)) {
    const value = told(record[name])
    if (value === undefined) continue
    const found = known(name)
    if (found === undefined || found.rank >= (ranks[found.field] ?? Infinity)) continue
    values[found.field] = value
    ranks[found.field] = found.rank
  }
  return values
}

const asNumber = (value: string | number | undefined): number =>
  typeof value === 'number' ? value : parseNumber(value ?? '')
const asText = (value: string | number | undefined): string => (value === undefined ? '' : String(value))

function degrees(value: string | number | undefined, axis: 'lon' | 'lat'): number {
  return typeof value === 'number' ? value : parseCoordinate(value ?? '', axis)
}

function fixOf(values: Values): Fix | undefined {
  if (values.lon === undefined && values.lat === undefined) return undefined
  return {
    lon: degrees(values.lon, 'lon'),
    lat: degrees(values.lat, 'lat'),
    sogKn: cleanSog(asNumber(values.sogKn)),
    cogDeg: cleanCog(asNumber(values.cogDeg)),
    headingDeg: cleanHeading(asNumber(values.headingDeg)),
    navStatus: parseStatus(asText(values.navStatus)),
  }
}

function toldOf(values: Values, messageType: number, placed: boolean): Told | undefined {
  const texts = IDENTITY_FIELDS.map((field) => asText(values[field]))
  const [name, ...more] = texts.slice(0, 12)
  const hasMore = more.some((text) => text !== '')
  if (name === '' && !hasMore && !(messageType === 5 || messageType === 24)) return undefined
  return { texts, at: IN_ORDER, kind: placed && messageType !== 19 ? 0 : kindOf(messageType, hasMore) }
}

function timeOf(reading: OpenReading, value: string | number | undefined, dayFirst: boolean): number {
  if (value === undefined) return NaN
  if (typeof value === 'number') return timeFromNumber(value)
  noteTime(reading.notes, value)
  return parseTime(value, dayFirst)
}

function addRecord(reading: OpenReading, values: Values, row: number, text: string, dayFirst: boolean): void {
  const messageType = asNumber(values.messageType)
  const bare = values.id === undefined && values.lon === undefined && values.lat === undefined
  const about = bare ? 'not-a-report' : aboutOf(messageType)
  const class_ = classCode(asText(values.aisClass))
  if (about !== 'ship') return rejectRow(reading, row, about, text)
  if (class_ < 0) return rejectRow(reading, row, 'not-a-ship', text)
  const fix = fixOf(values)
  if (fix !== undefined) noteDegrees(reading.notes, fix.lon, fix.lat)
  if (fix !== undefined && messageType === 27) reading.notes.coarse++
  const told = toldOf(values, messageType, fix !== undefined)
  const aisClass = class_ === 0 ? classOf(messageType) : class_
  addMessage(reading, { id: asText(values.id), aisClass, fix, told }, timeOf(reading, values.t, dayFirst), row, text)
}
