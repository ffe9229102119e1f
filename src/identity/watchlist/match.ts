import { checkList, withDefaults, type OptionRule, compareText } from '../../base/index.js'
import type {
  IdentitySpell,
  ListMatch,
  Watchlist,
  WatchlistBasis,
  WatchlistEntry,
  WatchlistMatch,
  WatchlistStrength,
} from '../../model/index.js'
import { inOrder, makeListMatch } from '../evidence/index.js'
import { normalizeName, type NameForm } from '../name/index.js'
import { callSignCountry, readMmsi } from '../number/index.js'
import { shipImo } from '../period/index.js'
import type { ListedShip } from '../rule/index.js'
import { compareEntry, listingAt, weigh, type Compared, type FormOf, type Sent } from './compare.js'
import { addName, createNameIndex, findNames, type NameIndex } from './names.js'

/** What `matchWatchlist` compares. */
export interface WatchlistInput {
  /** From `identitySpells` or `spellsToMatch`, in any order. */
  readonly spells: readonly IdentitySpell[]
  /** One list, or several; from `readWatchlist` or `toWatchlist`. */
  readonly watchlists: Watchlist | readonly Watchlist[]
}

/** Options of `matchWatchlist`. */
export interface WatchlistMatchOptions {
  /** Weakest matches that are returned. Default 'weak': all. */
  readonly minStrength?: WatchlistStrength | undefined
  /** Lengths within this are the same, metres. */
  readonly lengthToleranceM?: number | undefined
  /** Breadths within this are the same, metres. */
  readonly beamToleranceM?: number | undefined
  /** Lengths that differ by a greater share are of different hulls. */
  readonly maxLengthShare?: number | undefined
  /** Names with fewer letters and digits find no entry by themselves. */
  readonly minNameLength?: number | undefined
  /** A name, an MMSI or a call sign that agrees with more entries of a list than this tells no ship, and finds none. */
  readonly maxSharers?: number | undefined
}

/** Defaults of `matchWatchlist`. */
export const WATCHLIST_DEFAULTS: Required<{
  readonly [K in keyof WatchlistMatchOptions]: Exclude<WatchlistMatchOptions[K], undefined>
}> = {
  minStrength: 'weak',
  /** Three metres, one metre, a tenth: as where two spells are compared (ID-14, ID-24). */
  lengthToleranceM: 3,
  beamToleranceM: 1,
  maxLengthShare: 0.1,
  /** Four: own choice; of shorter names, such as "A 1" or "SEA", there are too many. */
  minNameLength: 4,
  /** Twenty: own choice; over twenty ships of one country alone are called FREEDOM (Global Fishing Watch). */
  maxSharers: 20,
}

const RULES: { readonly [K in keyof typeof WATCHLIST_DEFAULTS]?: OptionRule } = {
  lengthToleranceM: { min: 0, max: 1000 },
  beamToleranceM: { min: 0, max: 1000 },
  maxLengthShare: { min: 0, max: 1 },
  minNameLength: { min: 1, max: 1000 },
  maxSharers: { min: 1, max: 1e6 },
}

const STRENGTHS: readonly WatchlistStrength[] = ['weak', 'moderate', 'strong']

type Limits = typeof WATCHLIST_DEFAULTS

/**
 * Which spells may be those of listed ships: by IMO number first, then by MMSI, by call sign and name, by name and
 * size, and by name alone, which is never more than a weak hint. Former names and flags on the list count as such.
 *
 * A match says who a ship may be. It says nothing of what it did, and it carries no bits; `listing` says whether the
 * ship stood on the list at the time. Fields that speak against a match weaken it, and stand in `fields` with the
 * others. Only numbers that pass their checks and no placeholders are compared. Names that agree are found by keys that
 * agreeing names have in common: the same as all pairs compared, and linear in spells and entries.
 *
 * @param input - spells and lists.
 * @param options - see `WATCHLIST_DEFAULTS`.
 * @returns matches in order of spell, the strongest first, then of list and entry. Every entry on several lists matches
 * on each.
 * @throws TypeError or RangeError for what is no list and for options out of range.
 * @example
 * ```ts
 * const spells = identitySpells([{ id: '572469210', t: 0, imo: '9187629', name: 'OLD NAME', messages: 200, lastT: 72_000_000 }])
 * const { watchlist } = toWatchlist([{ imo: 9187629, name: 'ARTAVIL', formerNames: ['OLD NAME'] }])
 * matchWatchlist({ spells, watchlists: watchlist })[0].by // 'imo'
 * ```
 */
export function matchWatchlist(
  { spells, watchlists }: WatchlistInput,
  options?: WatchlistMatchOptions,
): WatchlistMatch[] {
  const limits = withDefaults<Limits>('matchWatchlist', WATCHLIST_DEFAULTS, options, RULES)
  if (!STRENGTHS.includes(limits.minStrength)) {
    throw new TypeError(
      `matchWatchlist: minStrength is ${String(limits.minStrength)}; expected one of ${STRENGTHS.join(', ')}.`,
    )
  }
  checkList('matchWatchlist: spells', spells)
  const all = spells.map(sentBy)
  const matches = listsOf(watchlists).flatMap((list) => matchList(all, list, limits))
  const least = STRENGTHS.indexOf(limits.minStrength)
  return matches.filter(({ strength }) => STRENGTHS.indexOf(strength) >= least).sort(byOrder)
}

function listsOf(given: unknown): Watchlist[] {
  const lists = Array.isArray(given) ? (given as unknown[]) : [given]
  for (const list of lists) {
    if ((list as Watchlist | undefined)?.kind === 'watchlist') continue
    throw new TypeError(
      `matchWatchlist: a watchlist is ${list === null ? 'null' : typeof list}; expected what toWatchlist or ` +
        `readWatchlist gives as watchlist.`,
    )
  }
  return lists as Watchlist[]
}

function byOrder(a: WatchlistMatch, b: WatchlistMatch): number {
  return (
    compareText(a.vessel, b.vessel) ||
    a.start - b.start ||
    compareText(a.spell, b.spell) ||
    STRENGTHS.indexOf(b.strength) - STRENGTHS.indexOf(a.strength) ||
    compareText(a.list, b.list) ||
    compareText(a.entry, b.entry)
  )
}

function sentBy(spell: IdentitySpell): Sent {
  const { ok, mmsi } = readMmsi(spell.vessel)
  const sign = callSignCountry(spell.callSign)
  // A name typed into the field of the call sign is no call sign.
  const usable = sign.callSign !== undefined && sign.word !== true
  return {
    spell,
    imo: shipImo(spell),
    mmsi: ok ? mmsi : undefined,
    callSign: usable ? sign.callSign : undefined,
    name: normalizeName(spell.name),
  }
}

/** A list, arranged so that what may match is found without looking at the rest. */
interface ListIndex {
  readonly list: Watchlist
  readonly byImo: ReadonlyMap<string, readonly WatchlistEntry[]>
  readonly byMmsi: ReadonlyMap<string, readonly WatchlistEntry[]>
  readonly byCallSign: ReadonlyMap<string, readonly WatchlistEntry[]>
  readonly names: NameIndex<WatchlistEntry>
  /** Entries by a name that was looked for. */
  readonly found: Map<string, ReadonlySet<WatchlistEntry>>
}

function indexOf(list: Watchlist): ListIndex {
  const names = createNameIndex<WatchlistEntry>()
  for (const entry of list.entries) for (const { name } of entry.names) addName(names, name, entry)
  const by = (keys: (entry: WatchlistEntry) => readonly string[]): ReadonlyMap<string, WatchlistEntry[]> => {
    const map = new Map<string, WatchlistEntry[]>()
    for (const entry of list.entries) {
      for (const key of keys(entry)) {
        const same = map.get(key)
        if (same === undefined) map.set(key, [entry])
        else same.push(entry)
      }
    }
    return map
  }
  return {
    list,
    byImo: by(({ imos }) => imos),
    byMmsi: by(({ mmsis }) => mmsis),
    byCallSign: by(({ callSigns }) => callSigns),
    names,
    found: new Map(),
  }
}

function matchList(all: readonly Sent[], list: Watchlist, limits: Limits): WatchlistMatch[] {
  const index = indexOf(list)
  const formOf: FormOf = (name) => index.names.byName.get(name)?.form
  return all.flatMap((sent) => {
    const named = namedLike(index, sent.name, limits)
    return [...candidates(index, sent, named, limits)].flatMap(
      (entry) => matchOne(sent, entry, list, compareEntry(sent, entry, limits, formOf), named.has(entry)) ?? [],
    )
  })
}

function candidates(
  index: ListIndex,
  sent: Sent,
  named: ReadonlySet<WatchlistEntry>,
  { maxSharers }: Limits,
): Set<WatchlistEntry> {
  const few = (
    map: ReadonlyMap<string, readonly WatchlistEntry[]>,
    key: string | undefined,
  ): readonly WatchlistEntry[] => {
    const found = key === undefined ? [] : (map.get(key) ?? [])
    return found.length > maxSharers ? [] : found
  }
  const byImo = sent.imo === undefined ? [] : (index.byImo.get(sent.imo) ?? [])
  return new Set([...byImo, ...few(index.byMmsi, sent.mmsi), ...few(index.byCallSign, sent.callSign), ...named])
}

const NONE: ReadonlySet<WatchlistEntry> = new Set()

/** Entries with a name that is the same or a variant; none where the name is short, or that of too many. */
function namedLike(
  { names, found }: ListIndex,
  form: NameForm,
  { minNameLength, maxSharers }: Limits,
): ReadonlySet<WatchlistEntry> {
  if (form.key.length < minNameLength) return NONE
  const known = found.get(form.bare)
  if (known !== undefined) return known
  let entries = new Set<WatchlistEntry>()
  for (const { owners } of findNames(names, form)) {
    for (const owner of owners) if (entries.size <= maxSharers) entries.add(owner)
    if (entries.size > maxSharers) break
  }
  if (entries.size > maxSharers) entries = new Set()
  found.set(form.bare, entries)
  return entries
}

const WHY: Readonly<Record<WatchlistBasis, string>> = {
  imo: 'It sent the IMO number of a listed ship. Numbers are also mistyped, and copied.',
  mmsi: 'It sent the MMSI of a listed ship. Numbers are handed on to other ships, and lists keep old ones.',
  'call-sign-name': 'It sent the call sign of a listed ship, and its name or one like it.',
  'call-sign': 'It sent the call sign of a listed ship, and not its name. Call signs are handed on to other ships.',
  'name-size': 'It sent the name of a listed ship or one like it, and has its size. Namesakes of one size exist.',
  name: 'It sent the name of a listed ship or one like it. Many ships share a name: a hint, no more.',
}

function matchOne(
  sent: Sent,
  entry: WatchlistEntry,
  list: Watchlist,
  compared: Compared,
  nameCounts: boolean,
): WatchlistMatch | undefined {
  const verdict = weigh(compared, nameCounts)
  if (verdict === undefined) return undefined
  const { spell } = sent
  const against = compared.fields
    .filter(({ relation, field }) => relation === 'different' && field !== 'flag')
    .map(({ field }) => field)
  return {
    kind: 'watchlist-match',
    id: `watchlist-match:${spell.id}:${list.name}:${entry.id}`,
    vessel: spell.vessel,
    spell: spell.id,
    start: spell.start,
    end: spell.end,
    list: list.name,
    entry: entry.id,
    ...(entry.names[0] === undefined ? {} : { listedName: entry.names[0].name }),
    ...verdict,
    why: against.length === 0 ? WHY[verdict.by] : `${WHY[verdict.by]} Other than listed: ${against.join(', ')}.`,
    fields: compared.fields,
    listing: listingAt(entry, spell.start, spell.end, list.asOf),
    programs: entry.programs,
    ...(entry.url === undefined ? {} : { url: entry.url }),
  }
}

/** What `watchlistFindings` makes findings of. */
export interface WatchlistFindingInput {
  /** From `matchWatchlist`; those that are to be shown. */
  readonly matches: readonly WatchlistMatch[]
  /** The spells that were matched: where they were heard. */
  readonly spells: readonly IdentitySpell[]
}

/**
 * Matches as findings: context beside the findings on conduct, of no bits.
 *
 * @param input - matches and their spells.
 * @returns one finding a match whose spell is there, in order of time.
 * @throws TypeError where one of the two is no array.
 * @example
 * ```ts
 * watchlistFindings({ matches: [], spells: [] }) // []
 * ```
 */
export function watchlistFindings({ matches, spells }: WatchlistFindingInput): ListMatch[] {
  checkList('watchlistFindings: matches', matches)
  checkList('watchlistFindings: spells', spells)
  const byId = new Map(spells.map((spell) => [spell.id, spell]))
  return inOrder(
    matches.flatMap((match) => {
      const spell = byId.get(match.spell)
      return spell === undefined ? [] : [findingOf(match, spell)]
    }),
  )
}

/** Fields of a match that a finding can name. */
const SHOWN = new Set(['imo', 'mmsi', 'callSign', 'name', 'lengthM', 'shipType', 'flag'] as const)
type ShownField = typeof SHOWN extends Set<infer F> ? F : never
const isShown = (field: string): field is ShownField => (SHOWN as ReadonlySet<string>).has(field)

function findingOf(match: WatchlistMatch, spell: IdentitySpell): ListMatch {
  const { listing } = match
  return makeListMatch({
    vessels: [match.vessel],
    start: match.start,
    end: match.end,
    place: spell.firstFix,
    spells: [spell],
    differences: match.fields.flatMap(({ field, listed, sent }) =>
      isShown(field) ? [{ field, from: listed, to: sent }] : [],
    ),
    observed: {
      list: match.list,
      entry: match.entry,
      by: match.by,
      strength: match.strength,
      listing: listing.relation,
      ...(listing.listedFrom === undefined ? {} : { listedFrom: listing.listedFrom }),
      ...(listing.listedTo === undefined ? {} : { listedTo: listing.listedTo }),
      ...(listing.asOf === undefined ? {} : { asOf: listing.asOf }),
    },
    threshold: { listing: 'listed' },
    tag: `${match.spell}:${match.list}:${match.entry}`,
  })
}

/**
 * A list as `findIdentityChanges` takes it in `listed`, to look for numbers one digit away from a listed one (ID-24).
 * Ships without a length on the list are of no use there, but their own numbers are: a ship that sends one is no near
 * miss.
 *
 * @param watchlists - one list, or several.
 * @returns one ship for each IMO number of each entry, in order of number.
 * @example
 * ```ts
 * listedShips(toWatchlist([{ imo: '9187629', name: 'ARTAVIL', lengthM: 228 }]).watchlist)
 * // [{ imo: '9187629', names: ['ARTAVIL'], lengthM: 228 }]
 * ```
 */
export function listedShips(watchlists: Watchlist | readonly Watchlist[]): ListedShip[] {
  const ships = listsOf(watchlists)
    .flatMap(({ entries }) => entries)
    .flatMap((entry) => entry.imos.map((imo) => shipOf(imo, entry)))
  return ships.sort((a, b) => compareText(a.imo, b.imo) || compareText(JSON.stringify(a), JSON.stringify(b)))
}

function shipOf(imo: string, { names, callSigns, lengthM }: WatchlistEntry): ListedShip {
  return {
    imo,
    names: names.map(({ name }) => name),
    ...(callSigns[0] === undefined ? {} : { callSign: callSigns[0] }),
    ...(lengthM === undefined ? {} : { lengthM }),
  }
}
