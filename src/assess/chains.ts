import type { AssessedMeeting, MeetingChain } from '../model/assess.js'
import type { VesselId } from '../model/report.js'
import type { AssessSettings } from './options.js'
import { compareText } from '../model/order.js'

// The next meetings that each one goes on to, and the meetings of one chain: what a harbour full of boats would make is bounded.
const MOST_NEXT = 5
const LONGEST = 6
const MOST_CHAINS = 20_000

/** A meeting as a step from one ship to the other. */
interface Step {
  readonly meeting: AssessedMeeting
  readonly from: VesselId
  readonly to: VesselId
}

/**
 * Chains of meetings: A with B, then B with C, within `maxChainMs` of each other; no ship twice. What is handed over can go that
 * way; whether it does, AIS does not show. Only chains that are not part of a longer one; in order of time.
 */
export function findChains(meetings: readonly AssessedMeeting[], settings: AssessSettings): MeetingChain[] {
  const steps = meetings.filter(({ bits }) => bits >= settings.minChainBits).sort(inTime).flatMap((meeting): Step[] => {
    const [a, b] = meeting.vessels
    return [{ meeting, from: a, to: b }, { meeting, from: b, to: a }]
  })
  const byFrom = groupBy(steps, ({ from }) => from)
  const byTo = groupBy(steps, ({ to }) => to)
  const chains: MeetingChain[] = []
  const canBegin = ([first, ...rest]: readonly Step[]): boolean =>
    !(byTo.get(first!.from) ?? []).some((before) => follows(before, first!, settings) && isNew([first!, ...rest], { ...before, to: before.from }))
  for (const step of steps) extend([step], byFrom, settings, (way) => {
    if (chains.length < MOST_CHAINS && (way.length === LONGEST || canBegin(way))) chains.push(chainOf(way))
  })
  return chains.sort((a, b) => a.start - b.start || compareText(a.meetings.join(), b.meetings.join()) || compareText(a.vessels.join(), b.vessels.join()))
}

const inTime = (a: AssessedMeeting, b: AssessedMeeting): number => a.start - b.start || compareText(a.id, b.id)

const follows = (before: Step, after: Step, { maxChainMs }: AssessSettings): boolean =>
  before.meeting.id !== after.meeting.id && after.meeting.start >= before.meeting.start && after.meeting.start <= before.meeting.end + maxChainMs

/** Depth first, with both numbers of branches and of steps bounded; tells each way that goes no further. */
function extend(way: readonly Step[], byFrom: ReadonlyMap<VesselId, readonly Step[]>, settings: AssessSettings, tell: (way: readonly Step[]) => void): void {
  const last = way[way.length - 1]!
  const next = way.length === LONGEST ? [] : (byFrom.get(last.to) ?? []).filter((step) => isNew(way, step) && follows(last, step, settings)).slice(0, MOST_NEXT)
  if (next.length === 0 && way.length > 1) tell(way)
  for (const step of next) extend([...way, step], byFrom, settings, tell)
}

const isNew = (way: readonly Step[], { to }: Step): boolean => way.every((step) => step.from !== to && step.to !== to)

const chainOf = (way: readonly Step[]): MeetingChain => ({
  vessels: [way[0]!.from, ...way.map(({ to }) => to)],
  meetings: way.map(({ meeting }) => meeting.id),
  start: way[0]!.meeting.start,
  end: way.reduce((latest, { meeting }) => Math.max(latest, meeting.end), -Infinity),
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
