import type { IdentityFinding } from '../model/identity.js'
import { compareText } from '../model/order.js'
import type { Watchlist } from '../model/watchlist.js'
import { nameAt } from '../report/index.js'
import type { Findings } from '../stages/findings.js'
import { plural, printable, table } from './text.js'

const matchesOf = ({ identity }: Findings): IdentityFinding[] => identity.filter(({ rule }) => rule === 'ID-33')

/** How many ships of how many listed were heard; empty where no list was given. */
export function listsLine(findings: Findings, watchlists: readonly Watchlist[]): string {
  if (watchlists.length === 0) return ''
  const ships = new Set(matchesOf(findings).flatMap(({ vessels }) => vessels)).size
  const entries = watchlists.reduce((sum, list) => sum + list.entries.length, 0)
  return `${plural(ships, 'ship')} heard may be on the lists (${plural(entries, 'entry', 'entries')}).`
}

const STRENGTHS = ['strong', 'moderate', 'weak']
const LISTS = ['vessel', 'name sent', 'listed in', 'entry', 'by', 'match', 'at that time'] as const

const told = ({ observed }: IdentityFinding, key: string): string => printable(String(observed[key] ?? '-'), 40)
const rank = ({ observed }: IdentityFinding): number => STRENGTHS.indexOf(String(observed['strength']))

/** Ships that may be on lists as a table, the best matches first: apart from all conduct. */
export function listsText(findings: Findings, limit: number): string {
  const rows = matchesOf(findings).sort((a, b) => rank(a) - rank(b) || a.start - b.start || compareText(a.id, b.id))
  if (rows.length === 0) return ''
  const cellsOf = (one: IdentityFinding): string[] => {
    const [id = ''] = one.vessels
    const name = nameAt(findings.particulars, id, one.start)
    return [printable(id, 16), printable(name ?? '-', 24), ...['list', 'entry', 'by', 'strength', 'listing'].map((key) => told(one, key))]
  }
  const rest = rows.length > limit ? `\n… and ${rows.length - limit} more.` : ''
  return `\nShips that may be on the lists: who they may be, not what they did; also seen with namesakes and numbers that changed hands.
${table(LISTS, rows.slice(0, limit).map(cellsOf))}${rest}`
}
