import { isFolded, isPinned, openingOdds, type Finding, type Findings } from '../../src/stages/index.js'

// All findings of one run in their order, for a look at it.

/**
 * How many findings of each kind are worth opening by their odds, added up. Identities are counted by ship, as they
 * were fitted; list matches have no odds.
 */
export function expectedWorth(findings: Findings): Map<string, number> {
  const sums = new Map<string, number>()
  const add = (kind: string, odds: number): Map<string, number> =>
    sums.set(kind, (sums.get(kind) ?? 0) + 1 / (1 + 2 ** -odds))
  for (const one of findings.items) {
    if (!isPinned(one) && one.kind !== 'identity') add(one.kind, openingOdds(one, findings))
  }
  for (const { id, identityScore: score } of findings.ships) {
    if (score !== undefined)
      add('identity', openingOdds({ kind: 'identity', id, vessels: [{ id }], start: 0, measures: {}, score }))
  }
  return sums
}

const HOUR_MS = 3_600_000
const HEAD = ['| rank | log2 odds | kind | bits | ships | hours | place |', '|--:|--:|---|--:|---|--:|---|']

/** The first findings as a table in Markdown, in the order in which they stand. */
export const orderTable = (findings: Findings, top: number): string =>
  [
    ...HEAD,
    ...findings.items
      .slice(0, top)
      .map(
        (one, i) =>
          `| ${[i + 1, oddsText(one, findings), one.kind, bitsText(one), shipsText(one), hoursText(one), placeText(one)].join(' | ')} |`,
      ),
  ].join('\n')

function oddsText(finding: Finding, findings: Findings): string {
  if (isPinned(finding)) return 'pinned'
  const odds = openingOdds(finding, findings).toFixed(1)
  return isFolded(finding) ? `${odds}, last` : odds
}

const bitsText = ({ score }: Finding): string => score?.bits.toFixed(1) ?? ''

function shipsText({ vessels }: Finding): string {
  const first = vessels
    .slice(0, 3)
    .map(({ id, name }) => name ?? id)
    .join(', ')
  return vessels.length > 3 ? `${first} and ${vessels.length - 3} more` : first
}

const hoursText = ({ start, end }: Finding): string =>
  end === undefined ? 'open' : ((end - start) / HOUR_MS).toFixed(1)

function placeText({ lon, lat, context }: Finding): string {
  const km = (m: number | undefined): string => (m === undefined ? '?' : (m / 1000).toFixed(1))
  return lon === undefined || lat === undefined
    ? ''
    : `${lat.toFixed(2)}, ${lon.toFixed(2)}; ${km(context?.coastDistanceM)} km off, ${km(context?.harbourDistanceM)} km from a harbour`
}
