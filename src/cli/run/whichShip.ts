import { compareText } from '../../base/index.js'
import { compareNames, editDistance, normalizeName, type NameForm } from '../../identity/name/index.js'
import { checkImo, readMmsi } from '../../identity/number/index.js'
import { idsOf, type VesselId } from '../../model/index.js'
import { count, plural, printable } from '../terminal/index.js'
import { NotFoundError, type Source } from './source.js'

/** A transmitter and what it said of itself. */
export interface KnownShip {
  /** The transmitter: usually its MMSI. */
  readonly id: VesselId
  /** Names as sent, each once. Text from the air. */
  readonly names: readonly string[]
  /** IMO numbers as sent. */
  readonly imos: readonly string[]
  /** Call signs as sent. */
  readonly callSigns: readonly string[]
}

interface Said {
  readonly id: VesselId
  readonly name?: string | undefined
  readonly imo?: string | undefined
  readonly callSign?: string | undefined
}

/**
 * All ships that a source knows of, by id: of AIS files all that were heard, of findings those that take part in one.
 */
export function knownShips({ findings, read }: Source): KnownShip[] {
  const ships = new Map<VesselId, { names: Set<string>; imos: Set<string>; callSigns: Set<string> }>()
  const shipOf = (id: VesselId): { names: Set<string>; imos: Set<string>; callSigns: Set<string> } => {
    const ship = ships.get(id) ?? { names: new Set(), imos: new Set(), callSigns: new Set() }
    ships.set(id, ship)
    return ship
  }
  const said: readonly Said[] =
    read === undefined ? findings.ships.flatMap(({ particulars }) => particulars) : read.statics
  for (const { id, name, imo, callSign } of said) {
    const ship = shipOf(id)
    if (name !== undefined && name !== '') ship.names.add(name)
    if (imo !== undefined && imo !== '') ship.imos.add(imo)
    if (callSign !== undefined && callSign !== '') ship.callSigns.add(callSign)
  }
  for (const id of [...(read?.columns.ids ?? []), ...findings.items.flatMap((one) => idsOf(one))]) shipOf(id)
  return [...ships]
    .map(([id, one]) => ({ id, names: [...one.names], imos: [...one.imos], callSigns: [...one.callSigns] }))
    .sort((a, b) => compareText(a.id, b.id))
}

const plain = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')

const MOST_LISTED = 20
const MOST_NEAR = 5

/**
 * The ship that a person means: by MMSI, IMO number (with or without "IMO"), call sign, or name in any way of writing
 * it.
 *
 * @throws NotFoundError, which names those that are meant by one name, or those that come near.
 */
export function whichShip(wanted: string, source: Source): KnownShip {
  const ships = knownShips(source)
  const found = meant(wanted, ships)
  if (found.length === 1) return found[0]!
  const shown = printable(wanted.trim(), 40)
  if (found.length > 1) {
    const rest = found.length > MOST_LISTED ? [`… and ${count(found.length - MOST_LISTED)} more`] : []
    throw new NotFoundError(
      [
        `${plural(found.length, 'ship')} can be meant by "${shown}"; name one by its number:`,
        ...found.slice(0, MOST_LISTED).map(lineOf),
        ...rest,
      ].join('\n  '),
    )
  }
  const near = nearest(wanted, ships)
  const where =
    source.read === undefined
      ? `No ship of which something was found is "${shown}"; findings name no others. Give the AIS files ` +
        `themselves to look at any ship that was heard`
      : `No ship that was heard is "${shown}", by number, call sign or name`
  throw new NotFoundError(
    near.length === 0 ? `${where}.` : [`${where}. What comes nearest:`, ...near.map(lineOf)].join('\n  '),
  )
}

/** The ships that a word stands for: by number alone where it is one; else by all that they sent. */
function meant(wanted: string, ships: readonly KnownShip[]): readonly KnownShip[] {
  const text = wanted.trim()
  const exact = ships.filter(({ id }) => id === text)
  if (exact.length > 0) return exact
  const imo = /^(?:IMO[\s:.-]*)?(\d{7})$/i.exec(text)?.[1]
  const byImo =
    imo === undefined ? [] : ships.filter(({ imos }) => imos.some((one) => one === imo || checkImo(one).imo === imo))
  if (byImo.length > 0) return byImo
  const digits = /^(?:MMSI[\s:.-]*)?(\d{7,9})$/i.exec(text)?.[1]
  const mmsi = digits === undefined ? undefined : readMmsi(digits).mmsi
  const byMmsi = mmsi === undefined ? [] : ships.filter(({ id }) => id === digits || readMmsi(id).mmsi === mmsi)
  if (byMmsi.length > 0) return byMmsi
  const form = normalizeName(text)
  const sign = plain(text)
  return ships.filter(
    ({ names, callSigns }) =>
      (sign !== '' && callSigns.some((one) => plain(one) === sign)) ||
      (form.key !== '' && names.some((name) => isNamed(form, name))),
  )
}

const isNamed = (form: NameForm, name: string): boolean => compareNames(form, name).relation === 'same'

function lineOf({ id, names, imos, callSigns }: KnownShip): string {
  const more = [
    ...imos.slice(0, 1).map((imo) => `IMO ${printable(imo, 12)}`),
    ...callSigns.slice(0, 1).map((sign) => `call sign ${printable(sign, 12)}`),
  ]
  const called = names
    .slice(0, 3)
    .map((name) => printable(name, 30))
    .join(' / ')
  return [printable(id, 20), called, ...more].filter((part) => part !== '').join('  ')
}

/** Ships whose names come nearest: those that hold the word, or few edits away. */
function nearest(wanted: string, ships: readonly KnownShip[]): readonly KnownShip[] {
  const key = plain(wanted).slice(0, 40)
  if (key === '') return []
  const digits = /^\d+$/.test(key)
  // Of numbers one mistyped digit, or two that changed places, or one too few; of words a third of the letters.
  const farthest = digits ? 1 : Math.max(1, Math.floor(key.length / 3))
  const ranked = ships.flatMap((ship) => {
    const words = digits ? [ship.id, ...ship.imos] : [...ship.names, ...ship.callSigns]
    const edits = Math.min(...words.map((word) => awayFrom(key, plain(word).slice(0, 40), digits ? 6 : 3)))
    return edits <= farthest ? [{ ship, edits }] : []
  })
  return ranked
    .sort((a, b) => a.edits - b.edits || compareText(a.ship.id, b.ship.id))
    .slice(0, MOST_NEAR)
    .map(({ ship }) => ship)
}

/** Edits between two words; less than one where the one holds the other, and is not too short to mean it. */
function awayFrom(key: string, name: string, shortest: number): number {
  if (name === '') return Infinity
  if (key.length >= shortest && (name.includes(key) || (name.length > shortest && key.includes(name)))) return 0.5
  // No two words are fewer edits apart than their lengths are.
  return Math.abs(name.length - key.length) > key.length / 3 ? Infinity : editDistance(key, name)
}
