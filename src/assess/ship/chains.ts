import { compareText } from '../../base/index.js'
import type { VesselId, RendezvousChain } from '../../model/index.js'
import type { WeighedRendezvous } from '../rendezvous/index.js'
import type { AssessSettings } from '../weight/index.js'

// The next rendezvous that each one goes on to, and the rendezvous of one chain: what a harbour full of boats would
// make is bounded.
const MOST_NEXT = 5
const LONGEST = 6
const MOST_CHAINS = 20_000

/** A rendezvous as a step from one ship to the other. */
interface Step {
  readonly r: WeighedRendezvous
  readonly from: VesselId
  readonly to: VesselId
}

/**
 * Chains of rendezvous: A with B, then B with C, within `maxChainMs` of each other; no ship twice. What is handed over
 * can go that way; whether it does, AIS does not show. Only chains that are not part of a longer one; in order of time.
 */
export function findChains(rendezvous: readonly WeighedRendezvous[], settings: AssessSettings): RendezvousChain[] {
  const steps = rendezvous
    .filter(({ score }) => score.bits >= settings.minChainBits)
    .sort(inTime)
    .flatMap((r): Step[] => {
      const [{ id: a }, { id: b }] = r.vessels
      return [
        { r, from: a, to: b },
        { r, from: b, to: a },
      ]
    })
  const byFrom = groupBy(steps, ({ from }) => from)
  const byTo = groupBy(steps, ({ to }) => to)
  const chains: RendezvousChain[] = []
  const canBegin = ([first, ...rest]: readonly Step[]): boolean =>
    !(byTo.get(first!.from) ?? []).some(
      (before) => follows(before, first!, settings) && isNew([first!, ...rest], { ...before, to: before.from }),
    )
  for (const step of steps)
    extend([step], byFrom, settings, (way) => {
      if (chains.length < MOST_CHAINS && (way.length === LONGEST || canBegin(way))) chains.push(chainOf(way))
    })
  return chains.sort(
    (a, b) =>
      a.start - b.start ||
      compareText(a.rendezvous.join(), b.rendezvous.join()) ||
      compareText(a.vessels.join(), b.vessels.join()),
  )
}

const inTime = (a: WeighedRendezvous, b: WeighedRendezvous): number => a.start - b.start || compareText(a.id, b.id)

const follows = (before: Step, after: Step, { maxChainMs }: AssessSettings): boolean =>
  before.r.id !== after.r.id && after.r.start >= before.r.start && after.r.start <= before.r.end + maxChainMs

/** Depth first, with both numbers of branches and of steps bounded; passes on each way that goes no further. */
function extend(
  way: readonly Step[],
  byFrom: ReadonlyMap<VesselId, readonly Step[]>,
  settings: AssessSettings,
  found: (way: readonly Step[]) => void,
): void {
  const last = way[way.length - 1]!
  const next =
    way.length === LONGEST
      ? []
      : (byFrom.get(last.to) ?? [])
          .filter((step) => isNew(way, step) && follows(last, step, settings))
          .slice(0, MOST_NEXT)
  if (next.length === 0 && way.length > 1) found(way)
  for (const step of next) extend([...way, step], byFrom, settings, found)
}

const isNew = (way: readonly Step[], { to }: Step): boolean => way.every((step) => step.from !== to && step.to !== to)

const chainOf = (way: readonly Step[]): RendezvousChain => ({
  vessels: [way[0]!.from, ...way.map(({ to }) => to)],
  rendezvous: way.map(({ r }) => r.id),
  start: way[0]!.r.start,
  end: way.reduce((latest, { r }) => Math.max(latest, r.end), -Infinity),
})

function groupBy<T>(list: readonly T[], keyOf: (one: T) => VesselId): Map<VesselId, T[]> {
  const groups = new Map<VesselId, T[]>()
  for (const one of list) {
    const own = groups.get(keyOf(one))
    if (own === undefined) groups.set(keyOf(one), [one])
    else own.push(one)
  }
  return groups
}
