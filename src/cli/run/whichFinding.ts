import { findingById, rankedFindings, shipById } from '../../explain/index.js'
import { idsOf, type Ship } from '../../model/index.js'
import { isFolded, kindOf, type Finding, type Findings } from '../../stages/index.js'
import { count, instant, plural, printable, typed } from '../terminal/index.js'
import { shortName } from './names.js'
import { NotFoundError, type Source } from './source.js'

/** From when to when; an open gap until the present. */
export const spanOf = (one: Finding): { readonly start: number; readonly end: number } => ({
  start: one.start,
  end: one.end ?? one.start + ('durationMs' in one.measures ? one.measures.durationMs : 0),
})

/**
 * For each finding the shortest beginning of its id that is no other's, cut where a part of it ends: what a person
 * types. Ids with signs that a shell takes for its own are whole and in quotes.
 */
export function shortIds({ items }: Findings): Map<string, string> {
  const ids = [...new Set(items.map(({ id }) => id))].sort()
  return new Map(
    ids.map((id, i) => {
      const common = Math.max(sharedLength(id, ids[i - 1] ?? ''), sharedLength(id, ids[i + 1] ?? ''))
      const cut = id.indexOf(':', Math.max(common + 1, id.indexOf(':') + 1))
      return [id, typed(cut < 0 || typed(id) !== id ? id : id.slice(0, cut))]
    }),
  )
}

function sharedLength(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  return i
}

const MOST_LISTED = 20

/** Begins what asks for a ship as a whole in place of a finding. */
const SHIP = 'ship:'

/**
 * The finding that a person means: by its id, a beginning of it that is no other's, or its place in the table (`#3` or
 * `3`); or a ship as a whole, `ship:308329000`.
 *
 * @throws NotFoundError where there is none, or several.
 */
export function whichFinding(wanted: string, { findings }: Source): Finding | Ship {
  const text = wanted.trim()
  const rank = /^#?(\d{1,9})$/.exec(text)?.[1]
  if (rank !== undefined) return ranked(Number(rank), findings)
  const exact =
    findingById(findings, text) ?? (text.startsWith(SHIP) ? shipById(findings, text.slice(SHIP.length)) : undefined)
  if (exact !== undefined) return exact
  const beginning = text === '' ? [] : findings.items.filter(({ id }) => id.startsWith(text))
  if (beginning.length === 1) return beginning[0]!
  const shown = printable(text, 80)
  if (beginning.length === 0) {
    throw new NotFoundError(
      `No finding is "${shown}", or begins so. Ids stand in findings.json and on the pages of darkwake inspect; #3 ` +
        `is the third of the table that darkwake detect prints.`,
    )
  }
  const rest = beginning.length > MOST_LISTED ? [`… and ${count(beginning.length - MOST_LISTED)} more`] : []
  throw new NotFoundError(
    [
      `${plural(beginning.length, 'finding begins', 'findings begin')} with "${shown}"; name one of them:`,
      ...beginning.slice(0, MOST_LISTED).map((one) => lineOf(one, findings)),
      ...rest,
    ].join('\n  '),
  )
}

/**
 * The findings that the table of `darkwake detect` lists, in its order: all that have a rank, but contacts with more
 * against than for them.
 */
export const tabled = (findings: Findings): readonly Finding[] =>
  rankedFindings(findings).filter((one) => !isFolded(one))

function ranked(rank: number, findings: Findings): Finding {
  const all = tabled(findings)
  const found = rank < 1 ? undefined : all[rank - 1]
  if (found !== undefined) return found
  throw new NotFoundError(`There is no #${rank}: the table has ${plural(all.length, 'row')}.`)
}

function lineOf(one: Finding, findings: Findings): string {
  const ships = idsOf(one)
    .slice(0, 3)
    .map((id) => shortName(findings, id, one.start))
    .join(' + ')
  return [printable(one.id, 90), instant(one.start), ships].join('  ')
}

/** Label of a finding in a table: "rendezvous, drifting". */
export function labelOf(one: Finding): string {
  const { label } = kindOf(one.kind)
  const { mode } = one.measures as { readonly mode?: string }
  return mode === undefined ? label : `${label}, ${mode === 'underway' ? 'under way' : mode}`
}
