import { roundDeg, roundMs } from '../../base/index.js'
import { BAND_LIMITS, roundBits, scoreOf, type BandLimits } from '../../evidence/index.js'
import { wrapLon } from '../../geo/index.js'
import type {
  Factor,
  FactorValues,
  Score,
  VesselRef,
  IdentityDifference,
  IdentityField,
  IdentityFinding,
  IdentityPlace,
  IdentitySpell,
  ListMatch,
  VesselId,
} from '../../model/index.js'
import { IDENTITY_WEIGHTS, ruleOf } from './weights.js'

/** What was seen, of whatever kind the finding is. */
export interface Noticed {
  readonly vessels: readonly VesselId[]
  readonly start: number
  readonly end: number
  readonly place?: { readonly lon: number; readonly lat: number } | undefined
  readonly differences?: readonly IdentityDifference[]
  readonly observed: FactorValues
  readonly threshold: FactorValues
  readonly spells: readonly IdentitySpell[]
  /** Tells it from findings of the same rule or kind, vessels and instant. */
  readonly tag?: string
}

/** What a rule saw. */
export interface Seen extends Noticed {
  /** Key in `IDENTITY_WEIGHTS`. */
  readonly weight: string
  /** Ids of the findings that it rests on. */
  readonly links?: readonly string[]
  /** Instead of the weight's bits, where they depend on other findings (ID-17). */
  readonly bits?: number
}

/** Makes a finding of what a rule saw. */
export function makeFinding(seen: Seen): IdentityFinding {
  const { weight, observed, threshold, links = [] } = seen
  const rule = ruleOf(weight)
  const { family, bits = 0 } = IDENTITY_WEIGHTS[weight]!
  const header = headerOf(`identity:${rule}`, seen)
  return {
    kind: 'identity',
    ...header,
    score: scoreOfOne({ id: weight, family, bits: roundBits(seen.bits ?? bits), observed, threshold, of: header.id }),
    links: [...new Set(links)].sort(),
    measures: { rule, weight, ...measuresOf(seen) },
  }
}

/** Makes a finding of a match with a list: it has no bits. */
export const makeListMatch = (seen: Noticed): ListMatch => ({
  kind: 'list-match',
  ...headerOf('list-match', seen),
  links: [],
  measures: measuresOf(seen),
})

/** The score of a finding by itself: its only factor counts in full. */
export const scoreOfOne = (factor: Omit<Factor, 'countedBits'>, limits: BandLimits = BAND_LIMITS): Score =>
  scoreOf([{ ...factor, countedBits: factor.bits }], limits)

interface Header {
  readonly id: string
  readonly vessels: readonly VesselRef[]
  readonly start: number
  readonly end: number
  readonly lon?: number
  readonly lat?: number
}

/** Who, when and where. Identities are of numbers, whichever hulls use them. */
function headerOf(prefix: string, { vessels, start, end, place, tag }: Noticed): Header {
  const ids = [...new Set(vessels)].sort()
  return {
    id: [prefix, ids.join('+'), roundMs(start), ...(tag === undefined ? [] : [tag])].join(':'),
    vessels: ids.map((id) => ({ id, hull: 0 })),
    start: roundMs(start),
    end: roundMs(end),
    ...(place === undefined ? {} : { lon: wrapLon(roundDeg(place.lon)), lat: roundDeg(place.lat) }),
  }
}

function measuresOf({ differences = [], observed, threshold, spells }: Noticed): ListMatch['measures'] {
  const inOrderOfStart = [...spells].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
  return { differences, observed, threshold, spells: [...new Set(inOrderOfStart.map(({ id }) => id))] }
}

/** A field's most frequent spelling, as sent. */
export const rawOf = (spell: IdentitySpell, field: IdentityField): string | undefined =>
  spell.evidence[field]?.raw[0]?.value

/** One field of two spells, as sent. */
export function differenceOf(field: IdentityField, before: IdentitySpell, after: IdentitySpell): IdentityDifference {
  const from = rawOf(before, field)
  const to = rawOf(after, field)
  return { field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** Where a change was seen: the first fix of the new, else the last one of the old. */
export const placeBetween = (before: IdentitySpell, after: IdentitySpell): IdentityPlace | undefined =>
  after.firstFix ?? before.lastFix

type Sortable = Pick<IdentityFinding, 'id' | 'start' | 'end' | 'lon' | 'lat' | 'links'> & {
  readonly score?: { readonly bits: number }
  readonly measures: ListMatch['measures'] & { readonly weight?: string }
}

/** In a stable order, each id once: of several, the one with the most bits. */
export function inOrder<F extends Sortable>(findings: readonly F[]): F[] {
  const bitsOf = ({ score }: F): number => score?.bits ?? 0
  const byContent = (a: F, b: F): number => (contentOf(a) < contentOf(b) ? -1 : 1)
  const sorted = [...findings].sort(
    (a, b) => a.start - b.start || (a.id < b.id ? -1 : a.id > b.id ? 1 : bitsOf(b) - bitsOf(a) || byContent(a, b)),
  )
  return sorted.filter((one, i) => one.id !== sorted[i - 1]?.id)
}

/** What findings of one id can differ in. */
const contentOf = ({
  end,
  lon,
  lat,
  links,
  measures: { weight, differences, observed, threshold, spells },
}: Sortable): string => JSON.stringify({ weight, end, lon, lat, differences, observed, threshold, spells, links })
