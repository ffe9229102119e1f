import { scoreIdentity } from '../identity/score.js'
import type { DarkRendezvous } from '../model/dark.js'
import type { Gap } from '../model/gap.js'
import type { IdentityFinding } from '../model/identity.js'
import { HOUR_MS } from '../model/units.js'
import { known, type MeetingFacts, type Observation } from './facts.js'

/** What other findings of either ship add. */
export const linkedObservations = (facts: MeetingFacts): Observation[] => [...silences(facts), ...dark(facts), ...identities(facts), ...lists(facts)]

interface Spanned {
  readonly start: number
  readonly end?: number
}

/** Within `aroundMs` of the meeting, before, during or after. */
const isAround = ({ r, settings }: MeetingFacts, { start, end }: Spanned): boolean =>
  start <= r.end + settings.aroundMs && (end ?? Infinity) >= r.start - settings.aroundMs

const TELLING_BITS = 4
const SOME_BITS = 1

/** The most telling silence of either ship. */
function silences(facts: MeetingFacts): Observation[] {
  const { r, index, settings } = facts
  const near = facts.ships.flatMap(({ id }, k) => (index.gaps.get(id) ?? []).filter((gap) => gap.hull === r.hulls[k] && isAround(facts, gap)))
  const weighed = near.map((gap) => ({ gap, bits: index.gapScores.get(gap.id)?.bits }))
  const best = weighed.sort((p, q) => (q.bits ?? 0.5) - (p.bits ?? 0.5) || (p.gap.id < q.gap.id ? -1 : 1))[0]
  if (best === undefined || (best.bits ?? SOME_BITS) < SOME_BITS) return []
  const level = best.bits === undefined ? 'unscored' : best.bits >= TELLING_BITS ? 'telling' : 'some'
  const { gap } = best
  const observed = known({ vessel: gap.vessel, when: whenOf(facts, gap), gapHours: Math.round((gap.durationMs / HOUR_MS) * 100) / 100, gapBits: best.bits })
  return [{ key: `gap:${level}`, observed, threshold: { aroundHours: settings.aroundMs / HOUR_MS, tellingBits: TELLING_BITS, someBits: SOME_BITS }, of: gap.id }]
}

function whenOf({ r }: MeetingFacts, { start, end = Infinity }: Gap): string {
  return end <= r.start ? 'before' : start >= r.end ? 'after' : 'during'
}

/** Possible meetings in silence: of the same two first. */
function dark(facts: MeetingFacts): Observation[] {
  const { r, index } = facts
  const own = r.vessels.flatMap((id) => index.dark.get(id) ?? []).filter((one) => one.score.bits > 0 && isAround(facts, one))
  const best = own.sort((p, q) => Number(isSame(q, r.vessels)) - Number(isSame(p, r.vessels)) || q.score.bits - p.score.bits || (p.id < q.id ? -1 : 1))[0]
  if (best === undefined) return []
  const observed = { vesselA: best.vessels[0], vesselB: best.vessels[1], darkBits: best.score.bits }
  return [{ key: isSame(best, r.vessels) ? 'dark:same' : 'dark:other', observed, threshold: { darkBits: 0 }, of: best.id }]
}

const isSame = ({ vessels }: DarkRendezvous, [a, b]: readonly [string, string]): boolean => vessels.includes(a) && vessels.includes(b)

/** The ship with more to say about identities. Two numbers on this very pair are one hull: see `work:two-transmitters`. */
function identities({ r, index }: MeetingFacts): Observation[] {
  if (!r.vessels.some((id) => index.identity.has(id))) return []
  const scored = r.vessels.map((id) => {
    const own = (index.identity.get(id) ?? []).filter((one) => one.rule !== 'ID-33' && !(one.rule === 'ID-22' && isPair(one, r.vessels)))
    return { id, ...scoreIdentity(own) }
  })
  const best = scored.sort((p, q) => q.bits - p.bits || (p.id < q.id ? -1 : 1))[0]!
  if (best.band === 'none') return []
  const of = best.factors[0]?.of
  return [{ key: `identity:${best.band}`, observed: { vessel: best.id, identityBits: best.bits, findings: best.factors.length }, threshold: { moderateBits: 3, strongBits: 6 }, ...(of === undefined ? {} : { of }) }]
}

const isPair = ({ vessels }: IdentityFinding, pair: readonly string[]): boolean => pair.every((id) => vessels.includes(id))

/** List matches stand apart: they count nothing. */
function lists({ r, index }: MeetingFacts): Observation[] {
  return r.vessels.flatMap((vessel) =>
    (index.identity.get(vessel) ?? [])
      .filter(({ rule }) => rule === 'ID-33')
      .map((one) => ({ key: 'list:match', observed: { vessel }, threshold: {}, of: one.id })))
}
