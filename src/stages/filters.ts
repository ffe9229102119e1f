import { shipClass } from '../assess/observe/index.js'
import { checkNumber, withDefaults } from '../base/index.js'
import { boxContains, type Box, wrapLon } from '../geo/index.js'
import { normalizeName } from '../identity/name/index.js'
import { checkImo, readShipType } from '../identity/number/index.js'
import type { VesselId, Particulars } from '../model/index.js'
import { type PolygonSource, createZones, polygonsAt } from '../place/index.js'

/** Which findings are wanted. Of each filter any value suffices; all filters that are given must hold. */
export interface FindingFilters {
  /** West, south, east, north, degrees: where west is greater than east the box crosses ±180°. Borders belong to it. */
  readonly bbox?: readonly [west: number, south: number, east: number, north: number] | undefined
  /** Polygons, as GeoJSON: where a finding lies in one of them. */
  readonly area?: PolygonSource | undefined
  /** Not what ended before this instant, epoch milliseconds. */
  readonly from?: number | undefined
  /** Not what began after this instant, epoch milliseconds. */
  readonly to?: number | undefined
  /**
   * Ships: as the feed numbers them (the MMSI), by IMO number, or by name as `normalizeName` has it. One that takes
   * part suffices.
   */
  readonly vessels?: readonly string[] | undefined
  /**
   * Types of ship, as sent: a number, a range (`'80-89'`), a class (tanker, cargo, fishing, tug, pilot, rescue,
   * service, leisure, passenger, other), a word of the standard's table (`'towing'`, `'sailing'`), or `'unknown'`. One
   * ship that takes part suffices.
   */
  readonly shipTypes?: readonly (number | string)[] | undefined
  /**
   * Not what was weighed and has fewer bits, nor what is not weighed. List matches have no bits, and stay. An identity
   * finding counts with its ship's bits for identity, where those are more.
   */
  readonly minBits?: number | undefined
}

const NONE: FindingFilters = {
  bbox: undefined,
  area: undefined,
  from: undefined,
  to: undefined,
  vessels: undefined,
  shipTypes: undefined,
  minBits: undefined,
}

/** What a filter looks at in a finding. */
export interface Filtered {
  readonly start: number
  readonly end: number
  /** Longitude and latitude; of a gap, where the ship was heard last and where again. */
  readonly places: readonly (readonly [lon: number, lat: number])[]
  readonly vessels: readonly VesselId[]
  /** What was weighed; undefined where nothing was. Infinity for what has no bits and stays. */
  readonly bits: number | undefined
}

/** One question to a finding. */
type Test = (one: Filtered) => boolean

const INSTANT = { min: -8.64e15, max: 8.64e15 }

/**
 * Checks filters.
 *
 * @throws TypeError or RangeError, a sentence, where one is wrong.
 */
export function checkFilters(filters: FindingFilters | undefined): void {
  testsOf(filters, [])
}

/** Filters as questions; none where none is given. */
export function testsOf(given: FindingFilters | undefined, particulars: readonly Particulars[]): Test[] {
  const where = 'selectFindings'
  const { bbox, area, from, to, vessels, shipTypes, minBits } = withDefaults(where, NONE, given, {
    from: INSTANT,
    to: INSTANT,
    minBits: { min: -1000, max: 1000 },
  })
  if (from !== undefined && to !== undefined && from > to) {
    throw new RangeError(`${where}: from is ${from} and to is ${to}; expected from no later than to.`)
  }
  const tests: (Test | undefined)[] = [
    bbox === undefined ? undefined : inBox(boxOf(bbox)),
    area === undefined ? undefined : inArea(area),
    from === undefined ? undefined : ({ end }) => end >= from,
    to === undefined ? undefined : ({ start }) => start <= to,
    vessels === undefined ? undefined : anyOf(calledAny(checkedList('vessels', vessels), particulars)),
    shipTypes === undefined ? undefined : ofType(checkedList('shipTypes', shipTypes), particulars),
    minBits === undefined ? undefined : ({ bits }) => bits !== undefined && bits >= minBits,
  ]
  return tests.filter((test) => test !== undefined)
}

function checkedList<T>(name: string, list: readonly T[]): readonly T[] {
  if (Array.isArray(list) && list.length > 0) return list
  throw new TypeError(
    `selectFindings: ${name} is ${Array.isArray(list) ? 'an empty array' : JSON.stringify(list)}; expected an ` +
      `array with something in it.`,
  )
}

function boxOf(bbox: readonly number[]): Box {
  if (!Array.isArray(bbox) || bbox.length !== 4)
    throw new TypeError(
      `selectFindings: bbox is ${JSON.stringify(bbox)}; expected four numbers: west, south, east, north.`,
    )
  const [west, south, east, north] = bbox as [number, number, number, number]
  for (const lon of [west, east]) checkNumber('selectFindings: a longitude of bbox', lon, { min: -540, max: 540 })
  for (const lat of [south, north]) checkNumber('selectFindings: a latitude of bbox', lat, { min: -90, max: 90 })
  if (south > north)
    throw new RangeError(
      `selectFindings: bbox has south ${south} and north ${north}; expected west, south, east, north.`,
    )
  if (east - west >= 360) return { west: -180, south, east: 180, north }
  const last = wrapLon(east)
  return { west: wrapLon(west), south, east: last === -180 ? 180 : last, north }
}

const inBox =
  (box: Box): Test =>
  ({ places }) =>
    places.some(([lon, lat]) => boxContains(box, lon, lat))

function inArea(area: PolygonSource): Test {
  const shapes = createZones(
    area.type === 'FeatureCollection' || area.type === 'Feature'
      ? area
      : { type: 'Feature', properties: {}, geometry: area },
  )
  if (shapes.hole.length === 0)
    throw new TypeError('selectFindings: area holds no polygon; expected GeoJSON with a Polygon or a MultiPolygon.')
  return ({ places }) => places.some(([lon, lat]) => polygonsAt(shapes, lon, lat).length > 0)
}

const anyOf =
  (ships: ReadonlySet<VesselId>): Test =>
  ({ vessels }) =>
    vessels.some((id) => ships.has(id))

function calledAny(wanted: readonly string[], particulars: readonly Particulars[]): Set<VesselId> {
  const shipsOf = shipLookup('selectFindings', particulars)
  return new Set(wanted.flatMap((text) => [...shipsOf(text)]))
}

/**
 * Ships by what a person calls them: each as the feed numbers it, by IMO number, and by name where `byName` is true.
 * Made once for many questions, so that long lists of ships cost no more than the findings' own.
 *
 * @returns the ships that a text stands for; itself among them, also where nobody has that number.
 */
export function shipLookup(
  where: string,
  particulars: readonly Particulars[],
  byName: boolean = true,
): (text: string) => ReadonlySet<VesselId> {
  const [byImo, byKey] = [new Map<string, Set<VesselId>>(), new Map<string, Set<VesselId>>()]
  for (const { id, imo, name } of particulars) {
    if (imo !== undefined) note(byImo, imo, id)
    if (byName && name !== undefined) note(byKey, normalizeName(name).key, id)
  }
  return (text) => {
    if (typeof text !== 'string')
      throw new TypeError(
        `${where}: a vessel is ${JSON.stringify(text)}; expected a text: an MMSI${byName ? ', an IMO number or a name' : ' or an IMO number'}.`,
      )
    const { ok, imo = '' } = checkImo(text)
    const key = byName ? normalizeName(text).key : ''
    return new Set([text, ...((ok && byImo.get(imo)) || []), ...((key !== '' && byKey.get(key)) || [])])
  }
}

function note(ships: Map<string, Set<VesselId>>, key: string, id: VesselId): void {
  const ids = ships.get(key)
  if (ids === undefined) ships.set(key, new Set([id]))
  else ids.add(id)
}

function ofType(wanted: readonly (number | string)[], particulars: readonly Particulars[]): Test {
  const codes = new Set(wanted.flatMap(codesOf))
  const typed = new Map<VesselId, boolean>()
  for (const { id, shipType } of particulars) {
    const known = shipType !== undefined && readShipType(shipType).reason !== 'not-available'
    if (known) typed.set(id, typed.get(id) === true || codes.has(shipType))
  }
  const unknown = wanted.some((one) => String(one).trim().toLowerCase() === 'unknown')
  return ({ vessels }) => vessels.some((id) => typed.get(id) ?? unknown)
}

const ALL_CODES = Array.from({ length: 256 }, (_, code) => code)

/** The types that a number, a range or a word stands for. */
function codesOf(one: number | string): number[] {
  const text = String(one).trim().toLowerCase()
  const [, low, high] = /^(\d{1,3})(?:\s*-\s*(\d{1,3}))?$/.exec(text) ?? []
  const codes =
    low === undefined
      ? ALL_CODES.filter((code) => isCalled(code, text))
      : ALL_CODES.filter((code) => code >= Number(low) && code <= Number(high ?? low))
  if (codes.length > 0 || text === 'unknown') return codes
  throw new RangeError(
    `selectFindings: a ship type is ${JSON.stringify(one)}; expected a number from 0 to 255, a range such as ` +
      `80-89, or a word such as tanker, cargo, fishing, tug, passenger or unknown.`,
  )
}

function isCalled(code: number, word: string): boolean {
  if (word === '') return false
  return (
    shipClass(code) === word || (word.length > 3 && readShipType(code).label?.toLowerCase().includes(word) === true)
  )
}
