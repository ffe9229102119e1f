import type { FieldEvidence, IdentityField, IdentitySpell, RawValue, Dimensions, VesselId } from '../../model/index.js'
import { compareNames } from '../name/index.js'
import { byFirst, isEmpty, type Episode, type Mark } from './episodes.js'
import { EMPTY, IDENTITY_FIELDS } from './fields.js'
import type { Segment } from './summary.js'

/** What belongs together. */
export interface ComposeOptions {
  /** Changes of several fields within this time are one change, ms. */
  readonly settleMs: number
  /** Two values of a field that were sent by turns for longer than this are two identities, ms. */
  readonly maxOverlapMs: number
}

/** Fields of which "sent empty" is told. */
const CAN_BE_EMPTY: ReadonlySet<IdentityField> = new Set(['imo', 'name', 'callSign'])

/** A change of one or several fields: last of the old, first of the new. */
interface Change {
  from: Mark
  to: Mark
  readonly fields: Set<number>
}

type Runs = readonly Episode[]

/** The spells of one stretch without a long silence, in order of start. */
export function composeSpells(vessel: VesselId, segment: Segment, options: ComposeOptions): IdentitySpell[] {
  const fields = segment.fields.map((runs, f) => tidy(IDENTITY_FIELDS[f]!, runs, options))
  if (fields.every((runs) => runs.length === 0)) return []
  // A type of ship by turns tells no two ships apart: it stands last, and is never what leads.
  const lead = fields.findIndex((runs, f) => IDENTITY_FIELDS[f] !== 'shipType' && isContested(runs, options))
  return lead < 0 ? inTurn(vessel, segment, fields, options) : byTurns(vessel, segment, fields, lead, options)
}

/**
 * The runs of a field in order of time: what was empty at first says nothing, and neighbours that mean the same are
 * one.
 */
function tidy(field: IdentityField, runs: Runs, options: ComposeOptions): Episode[] {
  const told = [...runs].sort(byFirst).filter((one) => !isEmpty(one) || CAN_BE_EMPTY.has(field))
  const values = told.filter((one) => !isEmpty(one))
  const useful =
    field === 'shipType'
      ? lastingTypes(values)
      : values.length === 0
        ? told
        : told.filter((one) => !isEmpty(one) || isVanished(one, values, options))
  const joined: Episode[] = []
  for (const run of useful) {
    const before = joined[joined.length - 1]
    if (before !== undefined && meansTheSame(field, before, run)) joined[joined.length - 1] = join(before, run)
    else joined.push(run)
  }
  return joined
}

/**
 * Types of ship that go and come back tell of voyages, not of ships: then the one that was sent most stands for the
 * whole time.
 */
function lastingTypes(runs: Runs): Runs {
  if (new Set(runs.map(({ key }) => key)).size === runs.length) return runs
  const byKey = [...new Set(runs.map(({ key }) => key))].map((key) =>
    runs.filter((one) => one.key === key).reduce(join),
  )
  const most = byKey.reduce((best, one) => (one.messages > best.messages ? one : best))
  const ends = runs.reduce(join)
  return [{ ...most, from: ends.from, to: ends.to }]
}

/** True where a field was sent empty after it had held a value, and not by turns with one. */
const isVanished = (empty: Episode, values: Runs, { maxOverlapMs }: ComposeOptions): boolean =>
  values.some((one) => one.from.t < empty.from.t && one.to.t < empty.to.t) &&
  !values.some((one) => overlapMs(one, empty) > maxOverlapMs)

function meansTheSame(field: IdentityField, a: Episode, b: Episode): boolean {
  if (a.key === b.key) return true
  if (field !== 'name' || a.key === EMPTY || b.key === EMPTY) return false
  return compareNames(a.key, b.key).relation !== 'different'
}

function join(a: Episode, b: Episode): Episode {
  const main = b.messages > a.messages ? b : a
  const raws = [...a.raws, ...b.raws.filter((one) => !a.raws.some(({ value }) => value === one.value))]
  const beside = new Map([...a.beside, ...b.beside])
  return {
    ...main,
    raws,
    beside,
    from: a.from,
    to: a.to.t > b.to.t ? a.to : b.to,
    messages: a.messages + b.messages,
    hours: a.hours + b.hours,
    settledFrom: a.settledFrom ?? b.settledFrom,
  }
}

/** True where two values of a field were sent by turns for long. */
const isContested = (runs: Runs, { maxOverlapMs }: ComposeOptions): boolean =>
  runs.some((one, i) => runs.slice(i + 1).some((other) => overlapMs(one, other) > maxOverlapMs))

const overlapMs = (a: Episode, b: Episode): number => Math.min(a.to.t, b.to.t) - Math.max(a.from.t, b.from.t)

/** One identity after another. */
function inTurn(
  vessel: VesselId,
  segment: Segment,
  fields: readonly Runs[],
  { settleMs }: ComposeOptions,
): IdentitySpell[] {
  const changes = joinChanges(fields.flatMap(changesOf), settleMs)
  const spells: IdentitySpell[] = []
  for (let k = 0; k <= changes.length; k++) {
    const before = changes[k - 1]
    const after = changes[k]
    const end = after?.from ?? segment.to
    const start = before?.to ?? segment.from
    const runs = fields.map((list) => runWithin(list, start, end))
    if (runs.every((one) => one === undefined || isEmpty(one))) continue
    spells.push({
      ...describe(vessel, start, end, runs, segment.aisClass),
      startsBy: before === undefined ? 'record' : 'change',
      endsBy: after === undefined ? 'record' : 'change',
      ...(before === undefined ? {} : { notBefore: before.from.t }),
      ...(after === undefined ? {} : { notAfter: after.to.t }),
    })
  }
  return spells
}

/** The run of a field that holds in a stretch that no change of the field lies in. */
const runWithin = (runs: Runs, start: Mark, end: Mark): Episode | undefined =>
  runs.find(
    (one, k) =>
      one.from.t <= end.t &&
      one.to.t >= start.t &&
      !(runs[k + 1] !== undefined && startOf(one, runs[k + 1]!).t <= start.t),
  )

/** Where a run begins for good: where old and new were mixed for a while, with its first turn that settled. */
const startOf = (before: Episode, run: Episode): Mark =>
  run.from.t > before.to.t ? run.from : (run.settledFrom ?? run.from)

/** The changes of one field. */
const changesOf = (runs: Runs, field: number): Change[] =>
  runs.slice(1).map((next, k) => {
    const from = runs[k]!.to
    const to = startOf(runs[k]!, next)
    return { from: from.t < to.t ? from : to, to, fields: new Set([field]) }
  })

/** Changes of different fields that overlap, or follow each other closely, are one. */
function joinChanges(changes: readonly Change[], settleMs: number): Change[] {
  const joined: Change[] = []
  for (const change of [...changes].sort((a, b) => a.from.t - b.from.t || a.to.t - b.to.t)) {
    const before = joined[joined.length - 1]
    const fresh = before !== undefined && [...change.fields].every((field) => !before.fields.has(field))
    if (before !== undefined && (change.from.t < before.to.t || (fresh && change.from.t <= before.to.t + settleMs))) {
      if (change.to.t > before.to.t) before.to = change.to
      change.fields.forEach((field) => before.fields.add(field))
    } else joined.push({ ...change, fields: new Set(change.fields) })
  }
  return joined
}

/** Several identities by turns: one spell for each value of the field that leads, with what came together with it. */
function byTurns(
  vessel: VesselId,
  segment: Segment,
  fields: readonly Runs[],
  lead: number,
  options: ComposeOptions,
): IdentitySpell[] {
  const leads = fields[lead]!.filter((one) => !isEmpty(one))
  return leads.map((one, k) => {
    const runs = fields.map((list, f) => (f === lead ? one : companion(one, list)))
    const shared = leads.some((other) => other !== one && overlapMs(one, other) > options.maxOverlapMs)
    const before = leads
      .slice(0, k)
      .filter(({ to }) => to.t <= one.from.t)
      .pop()
    const after = leads.find(({ from }) => from.t >= one.to.t)
    const described = describe(vessel, one.from, one.to, runs, segment.aisClass)
    return {
      ...described,
      id: `${described.id}:${one.key}`,
      shared,
      startsBy: before === undefined ? ('record' as const) : ('change' as const),
      endsBy: after === undefined ? ('record' as const) : ('change' as const),
      ...(before === undefined ? {} : { notBefore: before.to.t }),
      ...(after === undefined ? {} : { notAfter: after.from.t }),
      support: { messages: one.messages, hours: one.hours },
    }
  })
}

/** The run of another field that came most often with one; where no message carries both, the only one of that time. */
function companion(lead: Episode, list: Runs): Episode | undefined {
  const near = list.filter((one) => !isEmpty(one) && one.from.t <= lead.to.t && one.to.t >= lead.from.t)
  const together = near.filter((one) => lead.beside.has(one))
  if (together.length === 0) return near.length === 1 ? near[0] : undefined
  return together.reduce((best, one) => (lead.beside.get(one)! > lead.beside.get(best)! ? one : best))
}

/** A spell, but for what made it begin and end. */
function describe(
  vessel: VesselId,
  start: Mark,
  end: Mark,
  runs: readonly (Episode | undefined)[],
  aisClass: 'A' | 'B' | undefined,
): Omit<IdentitySpell, 'startsBy' | 'endsBy'> {
  const known = IDENTITY_FIELDS.flatMap((field, f) =>
    runs[f] === undefined || isEmpty(runs[f]) ? [] : [[field, runs[f]] as const],
  )
  const empty = IDENTITY_FIELDS.filter((_, f) => runs[f] !== undefined && isEmpty(runs[f])).sort()
  const evidence = Object.fromEntries(known.map(([field, run]) => [field, evidenceOf(run)]))
  return {
    kind: 'spell',
    id: `spell:${vessel}:${start.t}`,
    vessel,
    start: start.t,
    end: end.t,
    shared: false,
    ...Object.assign({}, ...known.map(([field, run]) => valueOf(field, run))),
    ...(aisClass === undefined ? {} : { aisClass }),
    empty,
    support: { messages: end.messages - start.messages, hours: end.hours - start.hours },
    evidence,
  }
}

function evidenceOf({ from, to, messages, hours, raws }: Episode): FieldEvidence {
  const raw: RawValue[] = raws.map(({ value, messages: count }) => ({ value, messages: count }))
  raw.sort((a, b) => b.messages - a.messages || (a.value < b.value ? -1 : 1))
  return { first: from.t, last: to.t, messages, hours, raw: raw.slice(0, 4) }
}

/** The field of a spell, out of the key of its run. */
function valueOf(field: IdentityField, { key, raws }: Episode): Partial<IdentitySpell> {
  switch (field) {
    case 'shipType':
      return { shipType: Number(mostFrequent(raws)) }
    case 'dimensions':
      return hull(key.split(',').map(Number))
    case 'size': {
      const [lengthM, beamM] = key.split('x').map(Number)
      return { lengthM: lengthM!, ...(beamM! > 0 ? { beamM: beamM! } : {}) }
    }
    default:
      return { [field]: key }
  }
}

const mostFrequent = (raws: Episode['raws']): string =>
  [...raws].sort((a, b) => b.messages - a.messages || (a.value < b.value ? -1 : 1))[0]!.value

/** Dimensions, and the size where they tell it: 511 and 63 metres are "or more". */
function hull([toBowM, toSternM, toPortM, toStarboardM]: number[]): Partial<IdentitySpell> {
  const dimensions = { toBowM, toSternM, toPortM, toStarboardM } as Dimensions
  const lengthM = toBowM! + toSternM!
  const beamM = toPortM! + toStarboardM!
  return { dimensions, ...(lengthM > 0 ? { lengthM } : {}), ...(beamM > 0 ? { beamM } : {}) }
}
