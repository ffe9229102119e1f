// Findings of the first shape, schema urn:darkwake:schema:findings:1, as lines.
import type { FactorLine, Line } from './lines.js'

type Fields = Readonly<Record<string, unknown>>

interface Factor {
  readonly id: string
  readonly family: string
  readonly bits: number
  readonly countedBits: number
  readonly of?: string
}

interface Weighed {
  readonly bits: number
  readonly band?: string
  readonly factors?: readonly Factor[]
}

/** What findings have in common, one way or the other. */
interface Found extends Fields {
  readonly id: string
  readonly vessel?: string
  readonly vessels?: readonly string[]
  readonly hull?: number
  readonly hulls?: readonly number[]
  readonly start?: number
  readonly end?: number
  readonly lon?: number
  readonly lat?: number
}

interface Meeting extends Weighed {
  readonly id: string
  readonly usualWork: readonly string[]
  readonly evidence: readonly string[]
}

interface Gap extends Found {
  readonly before: { readonly lon: number; readonly lat: number }
}

interface GapScore extends Fields {
  readonly gap: string
  readonly vessel: string
  readonly bits: number
  readonly factor: Factor
}

interface FindingsV1 {
  readonly rendezvous: readonly Found[]
  readonly groups: readonly Found[]
  readonly loitering: readonly Found[]
  readonly gaps: readonly Gap[]
  readonly gapScores: readonly GapScore[]
  readonly sparse: readonly (Found & { readonly bits: number })[]
  readonly dark: readonly (Found & { readonly score: Fields & { readonly bits: number } })[]
  readonly lone: readonly Found[]
  readonly identity: readonly (Found & { readonly rule: string; readonly bits: number })[]
  readonly identityScores: readonly (Weighed & { readonly vessel: string })[]
  readonly meetings: readonly Meeting[]
  readonly vessels: readonly (Found & Weighed & { readonly vessel: string })[]
  readonly context: Readonly<Record<string, Fields>>
}

/**
 * Findings of the first shape as lines, in no order. What stands beside a finding (weights of meetings, scores of
 * silences, contexts, identity scores of ships) goes into its line.
 *
 * @throws Error, a sentence, where something stands beside that belongs to no finding: it would be lost.
 */
export function projectV1(given: unknown): Line[] {
  const findings = given as FindingsV1
  checkNothingIsLost(findings)
  const beside = indexBeside(findings)
  return [
    ...findings.rendezvous.map((one) => rendezvousLine(one, beside)),
    ...findings.groups.map((one) => lineOf('group', one, beside)),
    ...findings.loitering.map((one) => lineOf('loitering', one, beside)),
    ...findings.gaps.map((one) => gapLine(one, beside)),
    ...findings.sparse.map((one) => lineOf('sparse', one, beside)),
    ...findings.dark.map(({ score, ...one }) => lineOf('dark', { ...one, ...score } as Found, beside)),
    ...findings.lone.map((one) => lineOf('lone-loitering', one, beside)),
    ...findings.identity.map((one) => lineOf(one.rule === 'ID-33' ? 'list-match' : 'identity', one, beside)),
    ...findings.vessels.map((one) => shipLine(one, beside)),
  ]
}

/** What stands beside the findings, by what it belongs to. */
interface Beside {
  readonly context: FindingsV1['context']
  readonly meetings: ReadonlyMap<string, Meeting>
  readonly gapScores: ReadonlyMap<string, GapScore>
  readonly identityScores: ReadonlyMap<string, Weighed>
}

const indexBeside = ({ context, meetings, gapScores, identityScores }: FindingsV1): Beside => ({
  context,
  meetings: new Map(meetings.map((one) => [one.id, one])),
  gapScores: new Map(gapScores.map((one) => [one.gap, one])),
  identityScores: new Map(identityScores.map((one) => [one.vessel, one])),
})

/** Every finding has what it is to have beside it, and nothing else stands there. */
function checkNothingIsLost({
  rendezvous,
  meetings,
  gaps,
  gapScores,
  vessels,
  identityScores,
  context,
  ...rest
}: FindingsV1): void {
  const ids = (list: readonly Found[]): string[] => list.map(({ id }) => id)
  const placed = [rendezvous, gaps, rest.groups, rest.loitering, rest.sparse, rest.dark, rest.lone].flatMap(ids)
  mustEqual(
    'Weighed meetings',
    meetings.map(({ id }) => id),
    'rendezvous',
    ids(rendezvous),
  )
  mustEqual(
    'Gap scores',
    gapScores.map(({ gap }) => gap),
    'gaps',
    ids(gaps),
  )
  mustEqual('Contexts', Object.keys(context), 'findings with a place', placed)
  const ships = new Set(vessels.map(({ vessel }) => vessel))
  const apart = identityScores.find(({ vessel }) => !ships.has(vessel))
  if (apart !== undefined) throw new Error(`The identity score of ${apart.vessel} belongs to no ship of the findings.`)
}

function mustEqual(what: string, these: readonly string[], whose: string, those: readonly string[]): void {
  const known = new Set(those)
  const lost = these.find((id) => !known.has(id))
  if (lost !== undefined) throw new Error(`${what} have ${lost}, which is none of the ${whose}.`)
  if (new Set(these).size !== known.size)
    throw new Error(`${what} are ${these.length}, but there are ${known.size} ${whose}; expected one for each.`)
}

const HEAD: ReadonlySet<string> = new Set([
  'kind',
  'id',
  'vessel',
  'vessels',
  'hull',
  'hulls',
  'start',
  'end',
  'lon',
  'lat',
  'bits',
  'band',
  'factors',
])

/** The line of a finding, with its context. */
function lineOf(kind: string, one: Found, { context }: Beside, more: Fields = {}): Line {
  const { id, vessel, vessels, hull, hulls, start, end, lon, lat } = one
  const rest = Object.entries(one).filter(([key]) => !HEAD.has(key))
  return {
    kind,
    id,
    vessels: vessels ?? [vessel!],
    hulls: hulls ?? (hull === undefined ? undefined : [hull]),
    start,
    end,
    lon,
    lat,
    ...weightOf(one as Partial<Weighed>),
    measures: { ...Object.fromEntries(rest), ...more, ...(context[id] === undefined ? {} : { context: context[id] }) },
  }
}

const weightOf = ({ bits, band, factors }: Partial<Weighed>): Pick<Line, 'bits' | 'band' | 'factors'> => ({
  bits,
  band,
  factors: factors?.map(factorLine),
})

const factorLine = ({ id, family, bits, countedBits, of }: Factor): FactorLine =>
  of === undefined ? [id, family, bits, countedBits] : [id, family, bits, countedBits, of]

function rendezvousLine(one: Found, beside: Beside): Line {
  const { bits, band, factors, usualWork, evidence } = beside.meetings.get(one.id)!
  return lineOf('rendezvous', { ...one, bits, band, factors }, beside, { usualWork, evidence })
}

/** A silence lies where the ship was heard last. */
function gapLine(one: Gap, beside: Beside): Line {
  const { bits, factor, ...score } = beside.gapScores.get(one.id)!
  const { lon, lat } = one.before
  return lineOf('gap', { ...one, lon, lat, bits, factors: [factor] }, beside, {
    ...score,
    gap: undefined,
    vessel: undefined,
  })
}

/** Ids of identity spells and time lines, which follow from the findings, are no part of a ship's line. */
function shipLine(given: Found & { readonly vessel: string }, beside: Beside): Line {
  const one = { ...given, spells: undefined, timeLine: undefined, leftOut: undefined }
  const score = beside.identityScores.get(one.vessel)
  return lineOf('ship', one, beside, score === undefined ? {} : { identityScore: weightOf(score) })
}
