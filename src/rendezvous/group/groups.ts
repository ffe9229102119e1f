import { compareText, roundDeg } from '../../base/index.js'
import { meanPlace } from '../../geo/index.js'
import type { VesselRef, Rendezvous, RendezvousGroup } from '../../model/index.js'

/**
 * Joins pair events into events of three or more ships: pairs that share a ship, at the same time, belong together.
 *
 * @param scene - rendezvous, in any order.
 * @returns groups of at least three ships, by their ids, sorted by start, then vessels; their rendezvous are their
 * `links`, in order of start. Pairs that stand alone are not groups.
 * @example
 * ```ts
 * // A third ship lies by the second, at the same time as the first does.
 * const [one] = ofKind(findings, 'rendezvous')
 * const other = { ...one, id: 'rendezvous:367000020:367000030:1577800800000', vessels: [one.vessels[1], { id: '367000030', hull: 0 }] } as const
 * groupRendezvous({ rendezvous: [one, other] })[0].vessels.map(({ id }) => id) // ['367000010', '367000020', '367000030']
 * ```
 */
export function groupRendezvous({ rendezvous }: { readonly rendezvous: readonly Rendezvous[] }): RendezvousGroup[] {
  const sorted = [...rendezvous].sort((p, q) => p.start - q.start || compareText(p.id, q.id))
  const parent = joinByShip(sorted)
  const members = new Map<number, Rendezvous[]>()
  sorted.forEach((r, i) => {
    const root = rootOf(parent, i)
    const group = members.get(root)
    if (group === undefined) members.set(root, [r])
    else group.push(r)
  })
  return [...members.values()].map(asGroup).filter((g) => g.vessels.length > 2)
}

const shipsOf = ({ vessels }: Rendezvous): string[] => vessels.map(({ id, hull }) => `${id}.${hull}`)

/** Links each event to the latest-ending earlier one of each of its ships that is still going on when it begins. */
function joinByShip(sorted: readonly Rendezvous[]): Int32Array {
  const parent = Int32Array.from(sorted, (_, i) => i)
  const latest = new Map<string, number>()
  sorted.forEach((r, i) => {
    for (const ship of shipsOf(r)) {
      const before = latest.get(ship)
      if (before !== undefined && sorted[before]!.end >= r.start) parent[rootOf(parent, i)] = rootOf(parent, before)
      if (before === undefined || sorted[before]!.end <= r.end) latest.set(ship, i)
    }
  })
  return parent
}

function rootOf(parent: Int32Array, i: number): number {
  let root = i
  while (parent[root] !== root) root = parent[root]!
  while (parent[i] !== root) {
    const next = parent[i]!
    parent[i] = root
    i = next
  }
  return root
}

function asGroup(members: readonly Rendezvous[]): RendezvousGroup {
  const start = members[0]!.start
  const end = members.reduce((latest, r) => Math.max(latest, r.end), -Infinity)
  const place = meanPlace(members)
  return {
    kind: 'group',
    id: members[0]!.id.replace(/^rendezvous/, 'group'), // of the pair that opened it: later pairs do not rename it
    vessels: shipsTogether(members),
    start,
    end,
    lon: roundDeg(place.lon),
    lat: roundDeg(place.lat),
    links: members.map(({ id }) => id),
    measures: { durationMs: end - start, mostAtOnce: mostAtOnce(members) },
  }
}

/**
 * The ships of all members, in order of id. Each id once: where several of its hulls take part, with the first of
 * these.
 */
function shipsTogether(members: readonly Rendezvous[]): VesselRef[] {
  const all = members.flatMap(({ vessels }) => vessels).sort((p, q) => compareText(p.id, q.id) || p.hull - q.hull)
  return all.filter(({ id }, k) => id !== all[k - 1]?.id).map(({ id, hull }) => ({ id, hull }))
}

/** Most ships that were in one of the pair events at one instant. */
function mostAtOnce(members: readonly Rendezvous[]): number {
  const changes = members.flatMap((r) => [
    { at: r.start, by: 1, r },
    { at: r.end, by: -1, r },
  ])
  // At one instant arrivals go first: events that touch share that instant.
  changes.sort((p, q) => p.at - q.at || q.by - p.by)
  const here = new Map<string, number>()
  let most = 0
  for (const { by, r } of changes) {
    for (const ship of shipsOf(r)) {
      const n = (here.get(ship) ?? 0) + by
      if (n === 0) here.delete(ship)
      else here.set(ship, n)
    }
    most = Math.max(most, here.size)
  }
  return most
}
