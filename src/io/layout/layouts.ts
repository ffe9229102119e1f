import { ReadError } from '../value/index.js'

/** What a column can hold. */
export type Field =
  | 'id' // the transmitter: needed
  | 't' // the instant: needed
  | 'lon' // longitude: needed
  | 'lat' // latitude: needed
  | 'sogKn'
  | 'cogDeg'
  | 'headingDeg'
  | 'navStatus' // a number, or the standard's words
  | 'aisClass' // A or B, or what kind of mobile it is
  | 'imo'
  | 'name'
  | 'callSign'
  | 'shipType' // a number, or the Danish feed's words
  | 'lengthM'
  | 'beamM'
  | 'draughtM'
  | 'destination'
  | 'toBowM'
  | 'toSternM'
  | 'toPortM'
  | 'toStarboardM'
  | 'vendor' // of the transponder
  | 'messageType' // of AIS, 1 to 27
  | 'messages' // in a list of ships: how many messages said what the row says
  | 'lastT' // in a list of ships: when the last of them came

/** Which layout was recognised. */
export type LayoutName =
  | 'marine-cadastre' // the older header: MMSI,BaseDateTime,LAT,LON …
  | 'marine-cadastre-2025' // the newer header: mmsi,base_date_time,longitude,latitude …
  | 'danish-maritime-authority'
  | 'spire' // created_at,timestamp,mmsi,msg_type,latitude,longitude …
  | 'exact-earth' // MMSI,Message_ID,Repeat_indicator,Time,Millisecond …
  | 'statics' // identities without positions
  | 'nmea' // AIVDM sentences
  | 'json' // records in JSON, one a line or in a list: aisstream.io, AIS-catcher, gpsd, GeoJSON, or with plain names
  | 'named' // columns named by the caller
  | 'guessed' // plain names such as mmsi, time, lon, lat

/** How the columns of one input were understood. */
export interface Layout {
  /** Which layout. */
  readonly name: LayoutName
  /** For each field, the name of the column that holds it. */
  readonly fields: Partial<Readonly<Record<Field, string>>>
}

const REQUIRED: readonly Field[] = ['id', 't', 'lon', 'lat']
const WHAT: Partial<Record<Field, string>> = {
  id: 'the vessel',
  t: 'the time',
  lon: 'the longitude',
  lat: 'the latitude',
}

/** Plain names for each field, best first, without case, blanks, signs and units. */
const PLAIN: Readonly<Record<Field, string>> = {
  id: 'mmsi id vesselid shipid userid vessel ship trackid ssvid',
  t:
    'basedatetime timestampexternal rxuxtime tagblocktimestamp timestamp datetime time t timestamputc datetimeutc ' +
    'timeutc dateutc basedatetimeutc utc epoch unixtime ' +
    'epochms timestampms epochseconds unixtimestamp tms ts receivedat msgtime rxtime date firstseen',
  lon: 'lon longitude lng long x',
  lat: 'lat latitude y',
  sogKn: 'sog speedoverground speed',
  cogDeg: 'cog courseoverground course',
  headingDeg: 'heading trueheading hdg',
  navStatus: 'navstatus navigationalstatus navigationstatus navstat status',
  aisClass: 'transceiverclass transceiver typeofmobile aisclass class',
  imo: 'imo imonumber imono imonr',
  name: 'vesselname shipname name',
  callSign: 'callsign',
  shipType: 'vesseltype shiptype shiptypecode shipandcargotype',
  lengthM: 'length loa lengthoverall',
  beamM: 'width beam breadth',
  draughtM: 'draught draft',
  destination: 'destination dest',
  toBowM: 'sizea dima dimensiona dimensiontobow tobow dimbow a',
  toSternM: 'sizeb dimb dimensionb dimensiontostern tostern dimstern b',
  toPortM: 'sizec dimc dimensionc dimensiontoport toport dimport c',
  toStarboardM: 'sized dimd dimensiond dimensiontostarboard tostarboard dimstarboard d',
  vendor: 'vendor vendorid vendoridname',
  messageType: 'msgtype messagetype messageid',
  messages: 'messages reports messagecount reportcount messagescounter nmessages count',
  lastT: 'lastseen lasttime lasttimestamp',
}

const UNITS = /(degrees|degree|deg|knots|knot|kn|kts|metres|meters|metre|meter)$/

/** A header's name without case, blanks and signs; `# Timestamp` is `timestamp`, `SOG_knots` is `sog`. */
const plain = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '')
const unitless = (name: string): string => name.replace(UNITS, '') || name

/**
 * The publisher's sizes C and D are from the antenna to starboard and to port, in this order, by its own description.
 */
const DANISH: Partial<Record<Field, string>> = { toStarboardM: 'c sizec', toPortM: 'd sized' }

function nameOf(headers: readonly string[]): LayoutName {
  const names = new Set(headers.map(plain))
  const has = (...wanted: string[]): boolean => wanted.every((name) => names.has(name))
  if (has('typeofmobile', 'timestamp', 'mmsi', 'latitude', 'longitude')) return 'danish-maritime-authority'
  if (has('mmsi', 'messageid', 'time', 'millisecond')) return 'exact-earth'
  if (has('mmsi', 'msgtype', 'timestamp', 'createdat')) return 'spire'
  if (!has('mmsi', 'basedatetime')) return 'guessed'
  return headers.some((header) => /^base_date_time$/i.test(header)) ? 'marine-cadastre-2025' : 'marine-cadastre'
}

function guess(field: Field, headers: readonly string[], layout: LayoutName): string | undefined {
  const names = ((layout === 'danish-maritime-authority' ? DANISH[field] : undefined) ?? PLAIN[field]).split(' ')
  for (const name of names) {
    const found =
      headers.find((header) => plain(header) === name) ?? headers.find((header) => unitless(plain(header)) === name)
    if (found !== undefined) return found
  }
  return undefined
}

/** The column that the caller named: the exact name, or the same without regard to case and signs. */
function named(where: string, field: string, wanted: string, headers: readonly string[]): string {
  const found = headers.find((h) => h === wanted) ?? headers.find((h) => plain(h) === plain(wanted) && plain(h) !== '')
  if (found !== undefined) return found
  throw new ReadError(`${where}: there is no column "${wanted}" for ${field}; its columns are ${list(headers)}.`)
}

/** A header for a sentence: short, printable, and not more than a screen's width of it. */
function list(headers: readonly string[]): string {
  const shown = headers.slice(0, 30).map((header) => header.replace(/[^\x20-\x7e]/g, '?').slice(0, 30))
  return shown.join(', ') + (headers.length > 30 ? ` and ${headers.length - 30} more` : '')
}

/**
 * Finds out from the names of the columns which holds what.
 *
 * @param headers - names of the columns, in order.
 * @param columns - columns that the caller names; the others are guessed.
 * @param where - the input's name, for the message.
 * @returns the layout.
 * @throws ReadError where the vessel, the time or a coordinate has no column, or a named column is not there.
 * @example
 * ```ts
 * recogniseLayout(['MMSI', 'BaseDateTime', 'LAT', 'LON']).name // 'marine-cadastre'
 * recogniseLayout(['ship', 'when', 'x', 'y'], { t: 'when' }).fields.lon // 'x'
 * ```
 */
export function recogniseLayout(
  headers: readonly string[],
  columns: Partial<Readonly<Record<Field, string | undefined>>> = {},
  where: string = 'input',
): Layout {
  const recognised = nameOf(headers)
  const fields: Partial<Record<Field, string>> = {}
  let byName = false
  for (const field of Object.keys(PLAIN) as Field[]) {
    const wanted = columns[field]
    if (wanted !== undefined) byName = true
    const found = wanted === undefined ? guess(field, headers, recognised) : named(where, field, wanted, headers)
    if (found !== undefined) fields[field] = found
  }
  if (isStatics(fields)) return { name: 'statics', fields }
  checkRequired(fields, headers, where)
  // Of a table with positions each row is one message, whatever it counts.
  const ofRows = Object.fromEntries(
    Object.entries(fields).filter(([field]) => field !== 'messages' && field !== 'lastT'),
  )
  return { name: byName && recognised === 'guessed' ? 'named' : recognised, fields: ofRows }
}

/** The fields that make a list of ships, where positions are not there at all. */
const OF_SHIPS: readonly Field[] = ['name', 'imo', 'callSign', 'shipType', 'lengthM']

const isStatics = (fields: Partial<Record<Field, string>>): boolean =>
  fields.id !== undefined &&
  fields.lon === undefined &&
  fields.lat === undefined &&
  OF_SHIPS.some((field) => fields[field] !== undefined)

/** The field that a name stands for, and how good a name for it that is: 0 is the best. */
export function fieldOf(name: string): { readonly field: Field; readonly rank: number } | undefined {
  for (const form of [plain(name), unitless(plain(name))]) {
    for (const field of FIELDS) {
      const rank = PLAIN[field].split(' ').indexOf(form)
      if (rank >= 0) return { field, rank }
    }
  }
  return undefined
}

function checkRequired(fields: Partial<Record<Field, string>>, headers: readonly string[], where: string): void {
  const missing = REQUIRED.filter((field) => fields[field] === undefined)
  if (missing.length === 0) return
  const what = missing.map((field) => `${WHAT[field] ?? field} (${field})`).join(', ')
  throw new ReadError(
    `${where}: no column was recognised for ${what}; its columns are ${list(headers)}. ` +
      `Name them, for example columns ${missing.map((field) => `${field}=NAME`).join(' ')}.`,
  )
}

/** All fields that can be named, in order. */
export const FIELDS: readonly Field[] = Object.keys(PLAIN) as Field[]
