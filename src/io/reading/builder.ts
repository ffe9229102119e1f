import { NAV_STATUS_UNDEFINED, type ReportColumns, type VesselId } from '../../model/index.js'

// Blocks of a fixed size: growing copies nothing, and at most one block a column is half empty.
const BITS = 16
const SIZE = 1 << BITS
const MASK = SIZE - 1

interface Block {
  vessel: Uint32Array
  t: Float64Array
  lon: Float64Array
  lat: Float64Array
  sogKn: Float32Array
  cogDeg: Float32Array
  headingDeg: Float32Array
  navStatus: Uint8Array
  aisClass: Uint8Array
  row: Uint32Array
  identity: Uint32Array
}

const newBlock = (): Block => ({
  vessel: new Uint32Array(SIZE),
  t: new Float64Array(SIZE),
  lon: new Float64Array(SIZE),
  lat: new Float64Array(SIZE),
  sogKn: new Float32Array(SIZE),
  cogDeg: new Float32Array(SIZE),
  headingDeg: new Float32Array(SIZE),
  navStatus: new Uint8Array(SIZE),
  aisClass: new Uint8Array(SIZE),
  row: new Uint32Array(SIZE),
  identity: new Uint32Array(SIZE),
})

/** Columns that grow as rows are added; 50 bytes a report. */
export interface ColumnBuilder {
  length: number
  readonly ids: VesselId[]
  readonly places: Map<string, number>
  readonly blocks: Block[]
  // Columns in which no row had a value are left out of the result.
  anySog: boolean
  anyCog: boolean
  anyHeading: boolean
  anyStatus: boolean
  anyClass: boolean
}

/** An empty builder. */
export const createBuilder = (): ColumnBuilder => ({
  length: 0,
  ids: [],
  places: new Map(),
  blocks: [],
  anySog: false,
  anyCog: false,
  anyHeading: false,
  anyStatus: false,
  anyClass: false,
})

/** A string with memory of its own: a slice of a file's text would keep the whole text alive. */
export const ownText = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1))

/** A number that a spreadsheet made of an MMSI, "366996430.0", is the same transmitter. */
const bareId = (text: string): VesselId => text.trim().replace(/^(\d+)\.0+$/, '$1')

/** 3.66E+08 as a spreadsheet shows it, 3.6699643E8 as Java writes it. */
const EXPONENT = /^(\d)(?:[.,](\d+))?e(\+?)0?8$/i

/**
 * The number that is written with an exponent; empty where digits were lost. A spreadsheet rounds, and writes a sign;
 * without the sign the digits are all there, with zeros at the end left out.
 */
function wholeId(text: VesselId): VesselId {
  const [, first = '', rest = '', sign] = EXPONENT.exec(text) ?? []
  if (first === '') return text
  const digits = first + rest
  if (digits.length > 9 || (sign === '+' && digits.length < 9)) return ''
  return digits.padEnd(9, '0')
}

/** Of a number whose digits were lost. */
const LOST = -2

/** The transmitter's index into `ids`; -1 where the text names none, -2 where digits of its number were lost. */
export function vesselIndex(builder: ColumnBuilder, text: string): number {
  const known = builder.places.get(text)
  if (known !== undefined) return known
  const bare = ownText(bareId(text))
  if (bare === '' || bare === 'NA' || bare === 'null') return -1
  const id = wholeId(bare)
  if (id === '') return LOST
  let index = builder.places.get(id)
  if (index === undefined) {
    index = builder.ids.length
    builder.ids.push(id)
    builder.places.set(id, index)
  }
  if (text !== id) builder.places.set(ownText(text), index)
  return index
}

/** Adds one report. Values must be as `ReportColumns` wants them; NaN, 15 and 0 where missing. */
export function addReport(
  builder: ColumnBuilder,
  vessel: number,
  t: number,
  lon: number,
  lat: number,
  sogKn: number,
  cogDeg: number,
  headingDeg: number,
  navStatus: number,
  aisClass: number,
  row: number,
  identity: number,
): void {
  const k = builder.length & MASK
  if (k === 0) builder.blocks.push(newBlock())
  const block = builder.blocks[builder.length >>> BITS]!
  block.vessel[k] = vessel
  block.t[k] = t
  block.lon[k] = lon
  block.lat[k] = lat
  block.sogKn[k] = sogKn
  block.cogDeg[k] = cogDeg
  block.headingDeg[k] = headingDeg
  block.navStatus[k] = navStatus
  block.aisClass[k] = aisClass
  block.row[k] = row
  block.identity[k] = identity
  builder.length++
  if (sogKn === sogKn) builder.anySog = true
  if (cogDeg === cogDeg) builder.anyCog = true
  if (headingDeg === headingDeg) builder.anyHeading = true
  if (navStatus !== NAV_STATUS_UNDEFINED) builder.anyStatus = true
  if (aisClass !== 0) builder.anyClass = true
}

type ColumnName = keyof Block

/** Joins the blocks of one column and lets them go, so that only one column at a time is held twice. */
function join<K extends ColumnName>(builder: ColumnBuilder, name: K, out: Block[K], empty: Block[K]): Block[K] {
  builder.blocks.forEach((block, b) => {
    const used = Math.min(SIZE, builder.length - b * SIZE)
    out.set(block[name].subarray(0, used), b * SIZE)
    block[name] = empty
  })
  return out
}

const join64 = (builder: ColumnBuilder, name: 't' | 'lon' | 'lat'): Float64Array =>
  join(builder, name, new Float64Array(builder.length), new Float64Array(0))
const join32 = (builder: ColumnBuilder, name: 'sogKn' | 'cogDeg' | 'headingDeg'): Float32Array =>
  join(builder, name, new Float32Array(builder.length), new Float32Array(0))
const join8 = (builder: ColumnBuilder, name: 'navStatus' | 'aisClass'): Uint8Array =>
  join(builder, name, new Uint8Array(builder.length), new Uint8Array(0))
const joinU32 = (builder: ColumnBuilder, name: 'vessel' | 'row' | 'identity'): Uint32Array =>
  join(builder, name, new Uint32Array(builder.length), new Uint32Array(0))

/** The columns, and which identity each report carried. The builder is used up. */
export function finishColumns(builder: ColumnBuilder): { columns: ReportColumns; identity: Uint32Array } {
  const identity = joinU32(builder, 'identity')
  const columns: ReportColumns = {
    length: builder.length,
    ids: builder.ids,
    vessel: joinU32(builder, 'vessel'),
    t: join64(builder, 't'),
    lon: join64(builder, 'lon'),
    lat: join64(builder, 'lat'),
    ...(builder.anySog ? { sogKn: join32(builder, 'sogKn') } : {}),
    ...(builder.anyCog ? { cogDeg: join32(builder, 'cogDeg') } : {}),
    ...(builder.anyHeading ? { headingDeg: join32(builder, 'headingDeg') } : {}),
    ...(builder.anyStatus ? { navStatus: join8(builder, 'navStatus') } : {}),
    ...(builder.anyClass ? { aisClass: join8(builder, 'aisClass') } : {}),
    row: joinU32(builder, 'row'),
  }
  return { columns, identity }
}
