import { HOUR_MS } from '../../base/index.js'
import { BAND_LIMITS, type BandLimits, type Observation } from '../../evidence/index.js'
import { scoreIdentity, type IdentityScoreOptions } from '../../identity/evidence/index.js'
import { type DarkRendezvous, idsOf, type Rendezvous, type Gap, type IdentityFinding } from '../../model/index.js'
import { TELLING_BITS } from '../weight/index.js'
import { known, type RendezvousFacts } from './facts.js'

/** What other findings of either ship add. */
export const linkedObservations = (facts: RendezvousFacts): Observation[] => [
  ...gaps(facts),
  ...dark(facts),
  ...identities(facts),
  ...lists(facts),
]

interface Spanned {
  readonly start: number
  readonly end?: number
}

/** Within `aroundMs` of the rendezvous, before, during or after. */
const isAround = ({ r, settings }: RendezvousFacts, { start, end }: Spanned): boolean =>
  start <= r.end + settings.aroundMs && (end ?? Infinity) >= r.start - settings.aroundMs

const SOME_BITS = 1

/** The most telling gap of either ship. */
function gaps(facts: RendezvousFacts): Observation[] {
  const { r, index, settings } = facts
  const near = r.vessels.flatMap(({ id, hull }) =>
    (index.gaps.get(id) ?? []).filter((gap) => gap.vessels[0].hull === hull && isAround(facts, gap)),
  )
  const weighed = near.map((gap) => ({ gap, bits: gap.score?.bits }))
  const best = weighed.sort((p, q) => (q.bits ?? 0.5) - (p.bits ?? 0.5) || (p.gap.id < q.gap.id ? -1 : 1))[0]
  if (best === undefined || (best.bits ?? SOME_BITS) < SOME_BITS) return []
  const level = best.bits === undefined ? 'unscored' : best.bits >= TELLING_BITS ? 'telling' : 'some'
  const { gap } = best
  const observed = known({
    vessel: gap.vessels[0].id,
    when: whenOf(facts, gap),
    gapHours: Math.round((gap.measures.durationMs / HOUR_MS) * 100) / 100,
    gapBits: best.bits,
  })
  return [
    {
      key: `gap:${level}`,
      observed,
      threshold: { aroundHours: settings.aroundMs / HOUR_MS, tellingBits: TELLING_BITS, someBits: SOME_BITS },
      of: gap.id,
    },
  ]
}

function whenOf({ r }: RendezvousFacts, { start, end = Infinity }: Gap): string {
  return end <= r.start ? 'before' : start >= r.end ? 'after' : 'during'
}

/** Dark rendezvous of either ship: of the same two first. */
function dark(facts: RendezvousFacts): Observation[] {
  const { r, index } = facts
  const own = idsOf(r)
    .flatMap((id) => index.dark.get(id) ?? [])
    .filter((one) => one.score.bits > 0 && isAround(facts, one))
  const best = own.sort(
    (p, q) => Number(isOfBoth(q, r)) - Number(isOfBoth(p, r)) || q.score.bits - p.score.bits || (p.id < q.id ? -1 : 1),
  )[0]
  if (best === undefined) return []
  const observed = { vesselA: best.vessels[0].id, vesselB: best.vessels[1].id, darkBits: best.score.bits }
  return [{ key: isOfBoth(best, r) ? 'dark:same' : 'dark:other', observed, threshold: { darkBits: 0 }, of: best.id }]
}

/** Whether a finding is about both ships of a rendezvous. */
function isOfBoth(one: DarkRendezvous | IdentityFinding, r: Rendezvous): boolean {
  const ids = idsOf(one)
  return idsOf(r).every((id) => ids.includes(id))
}

/** From how many bits on identities are odd. */
const identityLimits = ({
  moderateBits = BAND_LIMITS.moderateBits,
  strongBits = BAND_LIMITS.strongBits,
}: IdentityScoreOptions): BandLimits => ({ moderateBits, strongBits })

/**
 * The ship with more to say about identities. Two numbers on this very pair are one hull: see `work:two-transmitters`.
 */
function identities({ r, index, settings }: RendezvousFacts): Observation[] {
  if (!idsOf(r).some((id) => index.identity.has(id))) return []
  const scored = idsOf(r).map((id) => {
    const own = (index.identity.get(id) ?? []).filter((one) => !(one.measures.rule === 'ID-22' && isOfBoth(one, r)))
    return { id, ...scoreIdentity(own, settings.identity) }
  })
  const best = scored.sort((p, q) => q.bits - p.bits || (p.id < q.id ? -1 : 1))[0]!
  if (best.band === 'none') return []
  const of = best.factors[0]?.of
  const observed = { vessel: best.id, identityBits: best.bits, findings: best.factors.length }
  return [
    {
      key: `identity:${best.band}`,
      observed,
      threshold: { ...identityLimits(settings.identity) },
      ...(of === undefined ? {} : { of }),
    },
  ]
}

/** List matches stand apart: they count nothing. */
const lists = ({ r, index }: RendezvousFacts): Observation[] =>
  idsOf(r).flatMap((vessel) =>
    (index.lists.get(vessel) ?? []).map(({ id }) => ({
      key: 'list:match',
      observed: { vessel },
      threshold: {},
      of: id,
    })),
  )
