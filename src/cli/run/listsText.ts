import { nameAt } from '../../explain/index.js'
import { ofKind, type ListMatch, type Watchlist } from '../../model/index.js'
import type { Findings } from '../../stages/index.js'
import { plural, printable, table } from '../terminal/index.js'

/** How many ships of how many listed were heard; empty where no list was given. */
export function listsLine(findings: Findings, watchlists: readonly Watchlist[]): string {
  if (watchlists.length === 0) return ''
  const ships = new Set(ofKind(findings, 'list-match').flatMap(({ vessels }) => vessels.map(({ id }) => id))).size
  const entries = watchlists.reduce((sum, list) => sum + list.entries.length, 0)
  return `${plural(ships, 'ship')} heard may be on the lists (${plural(entries, 'entry', 'entries')}).`
}

const LISTS = ['vessel', 'name sent', 'listed in', 'entry', 'by', 'match', 'at that time'] as const

const observedText = ({ measures: { observed } }: ListMatch, key: string): string =>
  printable(String(observed[key] ?? '-'), 40)

/**
 * Ships that may be on lists as a table, the best supported first, as they stand in the findings: apart from all
 * conduct.
 */
export function listsText(findings: Findings, limit: number): string {
  const rows = ofKind(findings, 'list-match')
  if (rows.length === 0) return ''
  const cellsOf = (one: ListMatch): string[] => {
    const [vessel] = one.vessels
    const { id = '', hull = 0, name = nameAt(findings, id, hull, one.start) } = vessel ?? {}
    return [
      printable(id, 16),
      printable(name ?? '-', 24),
      ...['list', 'entry', 'by', 'strength', 'listing'].map((key) => observedText(one, key)),
    ]
  }
  const rest = rows.length > limit ? `\n… and ${rows.length - limit} more.` : ''
  return `\nShips that may be on the lists: who they may be, not what they did; also seen with namesakes and numbers that changed hands.
${table(LISTS, rows.slice(0, limit).map(cellsOf))}${rest}`
}
