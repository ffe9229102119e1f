import type { WatchlistEntry } from '../../model/index.js'

/**
 * Entries sorted by id; those of one id become one, with all that any of them says: the same whatever order they came
 * in. What was listed twice counts as listed from the first time on, and as taken off when the last one was.
 */
export function mergeEntries(entries: readonly WatchlistEntry[]): WatchlistEntry[] {
  const byId = new Map<string, WatchlistEntry[]>()
  for (const entry of entries) {
    const same = byId.get(entry.id)
    if (same === undefined) byId.set(entry.id, [entry])
    else same.push(entry)
  }
  return [...byId.values()].map((same) => mergeOne(same)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

function mergeOne(same: readonly WatchlistEntry[]): WatchlistEntry {
  const all = <T>(pick: (entry: WatchlistEntry) => readonly T[]): T[] => distinct(same.flatMap(pick))
  const most = <K extends 'shipType' | 'lengthM' | 'beamM' | 'grossTonnage'>(
    key: K,
  ): { readonly [P in K]?: number } => {
    const values = same.flatMap((entry) => entry[key] ?? [])
    return (values.length === 0 ? {} : { [key]: largest(values) }) as { readonly [P in K]?: number }
  }
  const from = same.flatMap(({ listedFrom }) => listedFrom ?? [])
  const to = same.flatMap(({ listedTo }) => listedTo ?? [])
  const url = all(({ url: one }) => (one === undefined ? [] : [one])).sort()[0]
  return {
    id: same[0]!.id,
    imos: all(({ imos }) => imos).sort(),
    mmsis: all(({ mmsis }) => mmsis).sort(),
    callSigns: all(({ callSigns }) => callSigns).sort(),
    names: all(({ names }) => names).sort((a, b) => byStatus(a, b) || (a.name < b.name ? -1 : 1)),
    flags: all(({ flags }) => flags).sort((a, b) => byStatus(a, b) || (a.flag < b.flag ? -1 : 1)),
    ...most('shipType'),
    ...most('lengthM'),
    ...most('beamM'),
    ...most('grossTonnage'),
    ...(from.length === 0 ? {} : { listedFrom: -largest(from.map((t) => -t)) }),
    ...(to.length < same.length ? {} : { listedTo: largest(to) }),
    programs: all(({ programs }) => programs).sort(),
    ...(url === undefined ? {} : { url }),
  }
}

const ORDER = ['current', 'former', 'other']
const byStatus = (a: { readonly status: string }, b: { readonly status: string }): number =>
  ORDER.indexOf(a.status) - ORDER.indexOf(b.status)

/** Each value once, told by what it holds. */
const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
]

const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b))
