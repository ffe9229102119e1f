// Spells against a list of ships, beside one pass that looks at the IMO number alone, and names found by keys beside
// all pairs compared. Run: npx tsx bench/watchlist.bench.ts
import { normalizeName, compareNames } from '../src/identity/name/index.js'
import { identitySpells } from '../src/identity/period/index.js'
import { matchWatchlist, toWatchlist, addName, createNameIndex, findNames } from '../src/identity/watchlist/index.js'
import type { IdentitySpell, WatchlistMatch } from '../src/model/index.js'
import { printTable, same, seeded, together, within, work } from './measure.js'

const SHIPS = 10_000
const rnd = seeded(5)
const pick = <T>(list: readonly T[]): T => list[Math.floor(rnd() * list.length)]!
const SYLLABLES = [
  'HA',
  'FEN',
  'GO',
  'SHAN',
  'RI',
  'VER',
  'KU',
  'MI',
  'STAR',
  'LO',
  'TA',
  'NE',
  'PRO',
  'GRE',
  'SUN',
  'DO',
  'VIC',
  'MAR',
  'BEL',
  'OS',
]
const word = (): string => Array.from({ length: 2 + Math.floor(rnd() * 2) }, () => pick(SYLLABLES)).join('')

/** IMO numbers with a check digit that fits. */
function imoOf(k: number): string {
  const six = String(900_000 + k)
  return six + String([7, 6, 5, 4, 3, 2].reduce((sum, weight, i) => sum + weight * Number(six[i]), 0) % 10)
}

interface Ship {
  readonly imo: string
  readonly mmsi: string
  readonly callSign: string
  readonly name: string
  readonly formerNames: readonly string[]
  readonly lengthM: number
}

const ship = (k: number): Ship => ({
  imo: imoOf(k),
  mmsi: String(572_000_001 + k),
  callSign: `T2${String.fromCharCode(65 + (k % 26))}${k}`,
  name: `${word()} ${word()}${rnd() < 0.3 ? ` ${Math.floor(rnd() * 20)}` : ''}`,
  formerNames: [`${word()} ${word()}`],
  lengthM: 60 + Math.floor(rnd() * 240),
})

/** One slip of hand, eye or radio. */
function slip(name: string): string {
  const at = Math.floor(rnd() * name.length)
  return pick([
    name.slice(0, at) + name.slice(at + 1),
    `${name.slice(0, at)}X${name.slice(at)}`,
    `${name.slice(0, at)}W${name.slice(at + 1)}`,
    name.slice(0, at) + (name[at + 1] ?? '') + name[at]! + name.slice(at + 2),
    name.replace('O', '0'),
    name.replace(' ', ''),
    `MV ${name}`,
  ])
}

const listed = Array.from({ length: SHIPS }, (_, k) => ship(k))
const { watchlist } = toWatchlist(listed)
// Half of the ships heard are listed: by thirds with their number, with all but it, with a slip in the name alone. The
// others are not.
const heard = Array.from({ length: SHIPS }, (_, k) => {
  const dimensions = (lengthM: number) => ({ toBowM: lengthM - 20, toSternM: 20, toPortM: 10, toStarboardM: 10 })
  const common = { id: String(235_000_001 + k), t: k, messages: 200, lastT: k + 72_000_000 }
  const own = listed[k]!
  if (k % 2 === 1)
    return {
      ...common,
      imo: imoOf(SHIPS + k),
      name: `${word()} ${word()}`,
      callSign: `M${k}ABC`,
      dimensions: dimensions(60 + (k % 240)),
    }
  if (k % 3 === 0) return { ...common, imo: own.imo, name: `${word()} ${word()}`, dimensions: dimensions(own.lengthM) }
  return k % 3 === 1
    ? { ...common, name: own.name, callSign: own.callSign, dimensions: dimensions(own.lengthM) }
    : { ...common, name: slip(own.name), dimensions: dimensions(own.lengthM) }
})
const spells = identitySpells(heard)

/** The floor: reads each spell and each entry once, and matches numbers alone. */
function byNumberAlone(all: readonly IdentitySpell[]): number {
  const numbers = new Set(watchlist.entries.flatMap(({ imos }) => imos))
  return all.filter(({ imo }) => imo !== undefined && numbers.has(imo)).length
}

const byImo = Math.ceil(SHIPS / 6)
const check = (matches: readonly WatchlistMatch[]): void => {
  same('matches by number', matches.filter(({ by }) => by === 'imo').length, byImo)
  within(
    'ships found by call sign and name',
    matches.filter(({ by }) => by === 'call-sign-name').length,
    byImo - 2,
    byImo + 2,
  )
}
const lines = await together(
  [
    work(
      'IMO numbers alone (the floor)',
      SHIPS,
      () => byNumberAlone(spells),
      (n) => same('numbers', n, byImo),
    ),
    work(
      'toWatchlist',
      SHIPS,
      () => toWatchlist(listed),
      (result) => same('entries', result.watchlist.entries.length, SHIPS),
    ),
    work('matchWatchlist', SHIPS, () => matchWatchlist({ spells, watchlists: watchlist }), check),
    work('matchWatchlist, half of each', SHIPS / 2, () =>
      matchWatchlist({
        spells: spells.slice(SHIPS / 2),
        watchlists: { ...watchlist, entries: watchlist.entries.slice(SHIPS / 2) },
      }),
    ),
  ],
  { warm: 2, timed: 5 },
)
printTable('10,000 spells against a list of 10,000 ships', lines, lines[0])

// Recall: names with slips against a list, by keys and by all pairs.
const NAMES = 1500
const names = listed.slice(0, NAMES).map(({ name }) => name)
const sought = names.map(slip)
const pairs = new Set<string>()
function allPairs(): number {
  const forms = names.map(normalizeName)
  let n = 0
  for (const name of sought) {
    const form = normalizeName(name)
    forms.forEach((other, k) => {
      if (!['same', 'variant'].includes(compareNames(form, other).relation)) return
      pairs.add(`${name}|${names[k]!}`)
      n++
    })
  }
  return n
}
function byKeys(): Set<string> {
  const index = createNameIndex<string>()
  for (const name of names) addName(index, name, name)
  const found = new Set<string>()
  for (const name of sought)
    for (const { owners } of findNames(index, normalizeName(name)))
      for (const owner of owners) found.add(`${name}|${owner}`)
  return found
}
const recall = await together(
  [
    work('all pairs compared', NAMES, allPairs),
    work('by keys', NAMES, byKeys, (found) => {
      same('pairs', found.size, pairs.size)
      for (const pair of pairs) if (!found.has(pair)) throw new Error(`not found: ${pair}`)
    }),
  ],
  { warm: 1, timed: 3 },
)
const own = names.filter((name, k) => pairs.has(`${sought[k]!}|${name}`)).length
printTable(
  `${NAMES} names with one slip each against ${NAMES} (${pairs.size} pairs agree; ${own} of the slips with their ` +
    `own name)`,
  recall,
  recall[0],
)
