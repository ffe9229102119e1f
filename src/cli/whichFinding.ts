import type { AssessedVessel } from '../model/assess.js'
import type { DarkRendezvous, LoneLoitering } from '../model/dark.js'
import type { Loitering, Rendezvous, RendezvousGroup } from '../model/findings.js'
import type { Gap } from '../model/gap.js'
import type { SparseSending } from '../model/gapScore.js'
import type { IdentityFinding } from '../model/identity.js'
import { toRanked } from '../report/index.js'
import type { Findings } from '../stages/findings.js'
import { namesIn } from './findingText.js'
import { NotFoundError, type Source } from './source.js'
import { count, instant, plural, printable, typed } from './text.js'

/** Anything that can be explained. */
export type AnyFinding =
  | Rendezvous | RendezvousGroup | Gap | SparseSending | DarkRendezvous | LoneLoitering | Loitering | IdentityFinding | AssessedVessel

/** All findings, kind by kind. */
export const allFindings = (findings: Findings): AnyFinding[] => [
  ...findings.rendezvous, ...findings.groups, ...findings.gaps, ...findings.sparse, ...findings.dark, ...findings.lone, ...findings.loitering,
  ...findings.identity, ...findings.vessels,
]

/** The ships of a finding. */
export const vesselsOf = (one: AnyFinding): readonly string[] => ('vessels' in one ? one.vessels : [one.vessel])

/** From when to when; a ship as a whole has neither. */
export function spanOf(one: AnyFinding): { readonly start: number; readonly end: number } | undefined {
  if (one.kind === 'assessed-vessel') return undefined
  return { start: one.start, end: one.end ?? one.start + ('durationMs' in one ? one.durationMs : 0) }
}

/**
 * For each finding the shortest beginning of its id that is no other's, cut where a part of it ends: what a person types. Ids with
 * signs that a shell takes for its own are whole and in quotes.
 */
export function shortIds(findings: Findings): Map<string, string> {
  const ids = [...new Set(allFindings(findings).map(({ id }) => id))].sort()
  return new Map(ids.map((id, i) => {
    const common = Math.max(sharedLength(id, ids[i - 1] ?? ''), sharedLength(id, ids[i + 1] ?? ''))
    const cut = id.indexOf(':', Math.max(common + 1, id.indexOf(':') + 1))
    return [id, typed(cut < 0 || typed(id) !== id ? id : id.slice(0, cut))]
  }))
}

function sharedLength(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  return i
}

const MOST_LISTED = 20

/**
 * The finding that a person means: by its id, a beginning of it that is no other's, or its place in the ranked table (`#3` or `3`).
 *
 * @throws NotFoundError where there is none, or several.
 */
export function whichFinding(wanted: string, { findings }: Source): AnyFinding {
  const text = wanted.trim()
  const rank = /^#?(\d{1,9})$/.exec(text)?.[1]
  if (rank !== undefined) return ranked(Number(rank), findings)
  const all = allFindings(findings)
  const found = all.find(({ id }) => id === text)
  if (found !== undefined) return found
  const beginning = text === '' ? [] : all.filter(({ id }) => id.startsWith(text))
  if (beginning.length === 1) return beginning[0]!
  const shown = printable(text, 80)
  if (beginning.length === 0) {
    throw new NotFoundError(`No finding is "${shown}", or begins so. Ids stand in findings.json and on the pages of darkwake inspect; #3 is the third of the table that darkwake detect prints.`)
  }
  const rest = beginning.length > MOST_LISTED ? [`… and ${count(beginning.length - MOST_LISTED)} more`] : []
  const names = namesIn(findings)
  throw new NotFoundError([`${plural(beginning.length, 'finding begins', 'findings begin')} with "${shown}"; name one of them:`, ...beginning.slice(0, MOST_LISTED).map((one) => lineOf(one, names)), ...rest].join('\n  '))
}

function ranked(rank: number, findings: Findings): AnyFinding {
  const row = rank < 1 ? undefined : toRanked(findings, rank)[rank - 1]
  const found = row === undefined ? undefined : findings.rendezvous.find(({ id }) => id === row.id)
  if (found !== undefined) return found
  throw new NotFoundError(`There is no #${rank}: the ranked table has ${plural(findings.rendezvous.length, 'row')}.`)
}

function lineOf(one: AnyFinding, names: ReturnType<typeof namesIn>): string {
  const span = spanOf(one)
  const t = span?.start ?? 0
  return [printable(one.id, 90), ...(span === undefined ? [] : [instant(t)]), vesselsOf(one).slice(0, 3).map((id) => names.short(id, t)).join(' + ')].join('  ')
}
