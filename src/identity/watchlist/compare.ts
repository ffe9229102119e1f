import type {
  IdentitySpell,
  IdentitySupport,
  ListedName,
  Listing,
  ListingRelation,
  WatchlistBasis,
  WatchlistEntry,
  WatchlistField,
  WatchlistStrength,
} from '../../model/index.js'
import { rawOf } from '../evidence/index.js'
import { type NameForm, compareNames } from '../name/index.js'
import { flagOf } from '../period/index.js'
import { lengthShare, typeOf } from '../rule/index.js'
import { agrees } from './names.js'
import { sameFlag } from './words.js'

/** What of a spell is compared with lists: only what is no placeholder and can be. */
export interface Sent {
  readonly spell: IdentitySpell
  readonly imo?: string | undefined
  readonly mmsi?: string | undefined
  readonly callSign?: string | undefined
  readonly name: NameForm
}

/** What is equal, close and far. */
export interface CompareLimits {
  readonly lengthToleranceM: number
  readonly beamToleranceM: number
  readonly maxLengthShare: number
}

/** The form of a listed name; undefined for what holds none. */
export type FormOf = (name: string) => NameForm | undefined

/** How a spell and an entry agree; undefined fields are not known on one side. */
export interface Compared {
  readonly fields: readonly WatchlistField[]
  readonly imo?: 'same' | 'different' | undefined
  readonly mmsi?: 'same' | 'different' | undefined
  readonly callSign?: 'same' | 'different' | undefined
  readonly name?: WatchlistField['relation'] | undefined
  readonly size?: 'same' | 'different' | undefined
  readonly shipType?: 'same' | 'different' | undefined
}

/**
 * Gross tonnage over length times breadth squared. It is about a quarter of the enclosed volume (International
 * Convention on Tonnage Measurement 1969, regulation 3: 0.2 + 0.02 log10 of it), and that is from a fifth of length
 * times breadth squared (open, flat hulls) to somewhat more than that product (car carriers): 0.05 to 0.35.
 */
const TONNAGE_SHARE = { least: 0.05, most: 0.35 } as const

/** Compares all fields that both have. */
export function compareEntry(sent: Sent, entry: WatchlistEntry, limits: CompareLimits, formOf: FormOf): Compared {
  const { spell } = sent
  const imo = ofNumbers('imo', sent.imo, entry.imos, spell, spell.evidence.imo)
  const mmsi = ofNumbers('mmsi', sent.mmsi, entry.mmsis, spell, spell.support)
  const callSign = ofNumbers('callSign', sent.callSign, entry.callSigns, spell, spell.evidence.callSign)
  const name = nameField(sent, entry, formOf)
  const sizes = sizeFields(spell, entry, limits)
  const shipType = typeField(spell, entry)
  const fields = [imo, mmsi, callSign, name, ...sizes, shipType, flagField(spell, entry)].filter(
    (field) => field !== undefined,
  )
  const plain = (field: WatchlistField | undefined): 'same' | 'different' | undefined =>
    field === undefined ? undefined : field.relation === 'different' ? 'different' : 'same'
  return {
    fields,
    imo: plain(imo),
    mmsi: plain(mmsi),
    callSign: plain(callSign),
    name: name?.relation,
    size: sizeOf(sizes),
    shipType: plain(shipType),
  }
}

const supportOf = (support: IdentitySupport | undefined): Pick<WatchlistField, 'support'> =>
  support === undefined ? {} : { support: { messages: support.messages, hours: support.hours } }

function ofNumbers(
  field: 'imo' | 'mmsi' | 'callSign',
  sent: string | undefined,
  listed: readonly string[],
  spell: IdentitySpell,
  support: IdentitySupport | undefined,
): WatchlistField | undefined {
  if (sent === undefined || listed.length === 0) return undefined
  const same = listed.includes(sent)
  const raw = field === 'mmsi' ? spell.vessel : (rawOf(spell, field) ?? sent)
  return {
    field,
    relation: same ? 'same' : 'different',
    listed: same ? sent : listed.join(' / '),
    sent: raw,
    ...supportOf(support),
  }
}

/** The listed name that agrees best: the same before a variant, a current one before others. */
function nameField({ spell, name }: Sent, { names }: WatchlistEntry, formOf: FormOf): WatchlistField | undefined {
  if (name.key === '' || names.length === 0) return undefined
  const relations = names.map((listed) => ({ listed, relation: compareNames(name, formOf(listed.name)).relation }))
  if (relations.every(({ relation }) => relation === 'unknown')) return undefined
  const best =
    relations.find(({ relation }) => relation === 'same') ?? relations.find(({ relation }) => agrees(relation))
  const common = { field: 'name' as const, sent: rawOf(spell, 'name') ?? name.bare, ...supportOf(spell.evidence.name) }
  if (best === undefined) return { ...common, relation: 'different', listed: shown(names) }
  return {
    ...common,
    relation: best.relation === 'same' ? 'same' : 'variant',
    listed: best.listed.name,
    status: best.listed.status,
  }
}

const MOST_SHOWN = 5
const shown = (names: readonly ListedName[]): string =>
  names
    .slice(0, MOST_SHOWN)
    .map(({ name }) => name)
    .join(' / ')

function sizeFields({ lengthM, beamM }: IdentitySpell, entry: WatchlistEntry, limits: CompareLimits): WatchlistField[] {
  const fields: WatchlistField[] = []
  const share = lengthShare(lengthM, entry.lengthM)
  if (share !== undefined) {
    const close = Math.abs(lengthM! - entry.lengthM!) <= limits.lengthToleranceM
    const relation = close ? 'same' : share > limits.maxLengthShare ? 'different' : 'variant'
    fields.push({ field: 'lengthM', relation, listed: String(entry.lengthM), sent: String(lengthM) })
  }
  if (beamM !== undefined && entry.beamM !== undefined) {
    // The side fields end at 63 m, and many a breadth is rounded: what is not close says little.
    const relation = Math.abs(beamM - entry.beamM) <= limits.beamToleranceM ? 'same' : 'variant'
    fields.push({ field: 'beamM', relation, listed: String(entry.beamM), sent: String(beamM) })
  }
  const tonnage = tonnageField(lengthM, beamM, entry.grossTonnage)
  return tonnage === undefined ? fields : [...fields, tonnage]
}

/** Whether a hull of such a size can have such a tonnage: it can only speak against. */
function tonnageField(
  lengthM: number | undefined,
  beamM: number | undefined,
  grossTonnage: number | undefined,
): WatchlistField | undefined {
  if (!(lengthM! > 0 && beamM! > 0) || grossTonnage === undefined) return undefined
  const share = grossTonnage / (lengthM! * beamM! * beamM!)
  const fits = share >= TONNAGE_SHARE.least && share <= TONNAGE_SHARE.most
  return {
    field: 'grossTonnage',
    relation: fits ? 'variant' : 'different',
    listed: String(grossTonnage),
    sent: `${lengthM!} m by ${beamM!} m`,
  }
}

/** Size as a whole: the length decides, a breadth that is off leaves it open. */
function sizeOf(fields: readonly WatchlistField[]): 'same' | 'different' | undefined {
  if (fields.some(({ relation }) => relation === 'different')) return 'different'
  const [length, beam] = [
    fields.find(({ field }) => field === 'lengthM'),
    fields.find(({ field }) => field === 'beamM'),
  ]
  return length?.relation === 'same' && beam?.relation !== 'variant' ? 'same' : undefined
}

function typeField(spell: IdentitySpell, entry: WatchlistEntry): WatchlistField | undefined {
  const [from, to] = [typeOf(entry), typeOf(spell)]
  if (from === undefined || to === undefined) return undefined
  return {
    field: 'shipType',
    relation: from === to ? 'same' : 'different',
    listed: String(entry.shipType),
    sent: String(spell.shipType),
  }
}

function flagField(spell: IdentitySpell, { flags }: WatchlistEntry): WatchlistField | undefined {
  const sent = flagOf(spell)
  const compared = sent === undefined ? [] : flags.filter(({ flag }) => sameFlag(flag, sent) !== undefined)
  if (sent === undefined || compared.length === 0) return undefined
  const same = compared.find(({ flag }) => sameFlag(flag, sent) === true)
  if (same === undefined)
    return { field: 'flag', relation: 'different', listed: compared.map(({ flag }) => flag).join(' / '), sent }
  return { field: 'flag', relation: 'same', listed: same.flag, sent, status: same.status }
}

/** What a match rests on, and how well; undefined where it is none. */
export interface Verdict {
  readonly by: WatchlistBasis
  readonly strength: WatchlistStrength
}

const STRENGTHS: readonly WatchlistStrength[] = ['weak', 'moderate', 'strong']

/**
 * Weighs what agrees. An IMO number stays with the hull: strong, unless the hull is another (numbers are mistyped, and
 * cloned). An MMSI is handed on: moderate, strong with another field that agrees, weak where another name or IMO number
 * speaks against it. Call sign and name together are strong; with a name of before, or a variant, moderate. A name on a
 * hull of the same size is moderate. A name alone is weak, and nothing where IMO number, size or type speak against it.
 * A flag never counts: ships change it.
 */
export function weigh(compared: Compared, nameCounts: boolean): Verdict | undefined {
  const by = basisOf(compared, nameCounts)
  const points = by === undefined ? 0 : POINTS[by](compared) - doubts(compared, by)
  // An MMSI on a list is always told, however little it says.
  const level = by === 'mmsi' || by === 'imo' ? Math.max(1, points) : points
  return by === undefined || level < 1 ? undefined : { by, strength: STRENGTHS[Math.min(3, level) - 1]! }
}

function basisOf({ imo, mmsi, callSign, name, size }: Compared, nameCounts: boolean): WatchlistBasis | undefined {
  if (imo === 'same') return 'imo'
  if (mmsi === 'same') return 'mmsi'
  if (callSign === 'same') return name === 'same' || name === 'variant' ? 'call-sign-name' : 'call-sign'
  if (!nameCounts || (name !== 'same' && name !== 'variant')) return undefined
  return size === 'same' ? 'name-size' : 'name'
}

const confirms = ({ callSign, name, size }: Compared): boolean =>
  callSign === 'same' || name === 'same' || name === 'variant' || size === 'same'

/** The name as it stands on the list today, not one from before. */
const isCurrent = ({ fields, name }: Compared): boolean =>
  name === 'same' && fields.some(({ field, status }) => field === 'name' && status === 'current')

const POINTS: Readonly<Record<WatchlistBasis, (compared: Compared) => number>> = {
  imo: () => 3,
  mmsi: (compared) => (confirms(compared) ? 3 : 2),
  'call-sign-name': (compared) => (isCurrent(compared) ? 3 : 2),
  'call-sign': ({ size }) => (size === 'same' ? 2 : 1),
  'name-size': ({ name }) => (name === 'same' ? 2 : 1),
  name: () => 1,
}

/** One for each field that speaks against, of those that count for a basis. */
function doubts(compared: Compared, by: WatchlistBasis): number {
  const { imo, name, size, shipType } = compared
  const hull = size === 'different' ? 1 : 0
  if (by === 'imo') return hull
  const number = imo === 'different' ? 1 : 0
  if (by === 'mmsi' || by === 'call-sign')
    return hull + number + (name === 'different' && !confirms({ ...compared, callSign: undefined }) ? 1 : 0)
  return hull + number + (shipType === 'different' ? 1 : 0)
}

const WHY: Readonly<Record<ListingRelation, string>> = {
  listed: 'It stood on the list all the while.',
  partly: 'It was listed, or taken off the list, meanwhile.',
  'listed-later': 'It was not yet on the list: it was listed only after this.',
  'delisted-before': 'It was no more on the list: it had been taken off before this.',
  undated: 'The list does not say since when it stands there.',
}

/**
 * Whether a ship stood on a list at a time: conduct before a listing was not that of a listed ship.
 *
 * @param entry - its entry.
 * @param start - begin of the time, epoch milliseconds.
 * @param end - end of the time, epoch milliseconds. Default: `start`.
 * @param asOf - when the list was as it is here, epoch milliseconds, where known.
 * @returns the relation of the listing to the time. Who was listed at the end of a list that is older than `end` may
 * have been taken
 *   off since: the sentence says so.
 * @example
 * ```ts
 * const { entries } = toWatchlist([{ imo: '9187629', designationDate: '2026-03-20' }]).watchlist
 * listingAt(entries[0], Date.UTC(2018, 1, 16)).relation // 'listed-later'
 * ```
 */
export function listingAt(entry: WatchlistEntry, start: number, end: number = start, asOf?: number): Listing {
  const { listedFrom, listedTo } = entry
  const relation = relationOf(listedFrom, listedTo, start, end)
  const aged =
    asOf !== undefined && asOf < end && (relation === 'listed' || relation === 'undated') && listedTo === undefined
  return {
    relation,
    why: aged ? `${WHY[relation]} The list is older than this: it may have changed since.` : WHY[relation],
    ...(listedFrom === undefined ? {} : { listedFrom }),
    ...(listedTo === undefined ? {} : { listedTo }),
    ...(asOf === undefined ? {} : { asOf }),
  }
}

function relationOf(from: number | undefined, to: number | undefined, start: number, end: number): ListingRelation {
  if (to !== undefined && to <= start) return 'delisted-before'
  if (from === undefined) return to !== undefined && to < end ? 'partly' : 'undated'
  if (from > end) return 'listed-later'
  return from > start || (to !== undefined && to < end) ? 'partly' : 'listed'
}
