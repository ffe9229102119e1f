import { withDefaults, HOUR_MS } from '../../base/index.js'
import type { IdentitySpell, StaticReport, VesselId } from '../../model/index.js'
import { composeSpells, type ComposeOptions } from './compose.js'
import { addToSummary, createSummary, endSegment, type RunOptions, type Summary } from './summary.js'

/** Options of `identitySpells`. */
export interface SpellOptions {
  /** A value counts once it was sent in so many messages … */
  readonly minMessages?: number | undefined
  /** … or in so many hours … */
  readonly minHours?: number | undefined
  /** … and in any case in this share of the messages that had the field meanwhile. */
  readonly minShare?: number | undefined
  /** A longer silence ends a spell, ms. */
  readonly maxSilenceMs?: number | undefined
  /** Changes of several fields within this time are one change, ms. */
  readonly settleMs?: number | undefined
  /** Two identities that one transmitter sent by turns for longer than this both stand, as spells that overlap, ms. */
  readonly maxOverlapMs?: number | undefined
  /** Reports may come so much later than newer ones of their transmitter, ms. Only for `addStatics`. */
  readonly lagMs?: number | undefined
}

const DAY_MS = 24 * HOUR_MS

/** Defaults of `identitySpells`. */
export const SPELL_DEFAULTS: Required<{ readonly [K in keyof SpellOptions]: number }> = {
  /**
   * Twenty messages: two hours of the standard's six minutes. Of 240 names in one feed, 171 were sent at most ten
   * times, 1.1 % of all messages; nearly all of them were junk (JAC 150 series).
   */
  minMessages: 20,
  /** Six hours, each with a message of its own: what satellites hear is sparse. */
  minHours: 6,
  /** One message in twenty: what a noisy receiver garbles again and again is not an identity. */
  minShare: 0.05,
  /** Ninety days, at which Global Fishing Watch cuts a vessel's record as well. */
  maxSilenceMs: 90 * DAY_MS,
  /** A day: name, call sign and number are typed in on one day, not in one minute. */
  settleMs: DAY_MS,
  /** Six hours by turns are no handover. */
  maxOverlapMs: 6 * HOUR_MS,
  /** A quarter of an hour. */
  lagMs: HOUR_MS / 4,
}

const RULES = {
  minMessages: { min: 1, max: 1e9 },
  minHours: { min: 1, max: 1e6 },
  minShare: { min: 0, max: 1 },
  maxSilenceMs: { min: HOUR_MS, max: Infinity },
  settleMs: { min: 0, max: Infinity },
  maxOverlapMs: { min: 0, max: Infinity },
  lagMs: { min: 0, max: Infinity },
} as const

type Chosen = RunOptions & ComposeOptions & { readonly lagMs: number }

/**
 * The identities that transmitters sent, as runs: who a vessel said it was, from when to when, and how well that is
 * supported.
 *
 * A value counts only with support, so that junk, bit errors and a passing typo neither make a spell nor end one.
 * Changes are dated as intervals: the last message of the old and the first of the new (`notBefore` and `start`). A
 * field that a message cannot carry has not vanished: of messages 5, 19 and 24 only 5 has an IMO number, so that a
 * class B set that takes over ends nothing; where `messageType` is not known, an absent field says nothing. Names that
 * differ by spelling or by one typo are one (`compareNames`). Values stand as they were sent in `evidence`. Linear in
 * the number of reports.
 *
 * @param statics - static reports, in any order; a report may stand for a run of equal ones (`messages`, `lastT`).
 * @param options - see `SPELL_DEFAULTS`.
 * @returns spells in order of vessel and start. Reports without a transmitter or an instant tell nothing.
 * @example
 * ```ts
 * const sent = (name: string, day: number) => ({ id: '256865000', t: day * 86_400_000, name, messages: 200, lastT: day * 86_400_000 + 72_000_000 })
 * const spells = identitySpells([sent('DAMAVAND', 0), sent('DIAMOND II', 30)])
 * spells.map(({ name }) => name) // ['DAMAVAND', 'DIAMOND II']
 * spells[1].notBefore // 72000000
 * ```
 */
export function identitySpells(statics: Iterable<StaticReport>, options?: SpellOptions): IdentitySpell[] {
  const chosen = withDefaults('identitySpells', SPELL_DEFAULTS, options, RULES)
  const byVessel = new Map<VesselId, StaticReport[]>()
  for (const report of statics) {
    if (refusalOf(report) !== undefined) continue
    const list = byVessel.get(report.id)
    if (list === undefined) byVessel.set(report.id, [report])
    else list.push(report)
  }
  const summaries: Summary[] = []
  for (const [id, reports] of byVessel) {
    const summary = createSummary(id)
    for (const report of inOrder(reports)) addToSummary(summary, report, chosen)
    summaries.push(summary)
  }
  return allSpells(summaries, chosen)
}

function refusalOf(report: StaticReport): 'no-id' | 'no-time' | undefined {
  if (typeof report?.id !== 'string' || report.id === '') return 'no-id'
  return Number.isFinite(report.t) ? undefined : 'no-time'
}

/** In order of time, and where instants are equal, of content: the same whatever order they came in. */
function inOrder(reports: StaticReport[]): StaticReport[] {
  for (let i = 1; i < reports.length; i++) {
    if (reports[i]!.t <= reports[i - 1]!.t) return reports.sort(byTimeAndContent)
  }
  return reports
}

const byTimeAndContent = (a: StaticReport, b: StaticReport): number => a.t - b.t || byContent(a, b)

function byContent(a: StaticReport, b: StaticReport): number {
  const x = contentOf(a)
  const y = contentOf(b)
  return x < y ? -1 : x > y ? 1 : 0
}

const contentOf = (report: StaticReport): string => {
  const {
    imo,
    name,
    callSign,
    shipType,
    dimensions: d,
    lengthM,
    beamM,
    aisClass,
    vendor,
    messageType,
    messages,
    lastT,
  } = report
  const hull = d === undefined ? undefined : [d.toBowM, d.toSternM, d.toPortM, d.toStarboardM]
  return JSON.stringify([
    imo,
    name,
    callSign,
    shipType,
    hull,
    lengthM,
    beamM,
    aisClass,
    vendor,
    messageType,
    messages,
    lastT,
  ])
}

function allSpells(summaries: Summary[], options: Chosen): IdentitySpell[] {
  summaries.sort((a, b) => (a.id < b.id ? -1 : 1))
  return summaries.flatMap((summary) => {
    endSegment(summary, options)
    return spellsOf(summary, options)
  })
}

function spellsOf({ id, segments, dropped }: Summary, options: Chosen): IdentitySpell[] {
  const parts = segments.map((segment) => composeSpells(id, segment, options)).filter((part) => part.length > 0)
  const spells = parts.flatMap((part, k) => joinSilence(part, parts[k - 1], parts[k + 1]))
  return dropped.messages === 0 ? spells : spells.map((spell) => ({ ...spell, dropped: { ...dropped } }))
}

/** Says of the first and last spells of a stretch that a long silence lies before or after them. */
function joinSilence(
  part: IdentitySpell[],
  before: IdentitySpell[] | undefined,
  after: IdentitySpell[] | undefined,
): IdentitySpell[] {
  const lastBefore = before === undefined ? undefined : Math.max(...before.map(({ end }) => end))
  const firstAfter = after === undefined ? undefined : Math.min(...after.map(({ start }) => start))
  return part.map((spell) => ({
    ...spell,
    ...(spell.startsBy === 'record' && lastBefore !== undefined
      ? { startsBy: 'silence' as const, notBefore: lastBefore }
      : {}),
    ...(spell.endsBy === 'record' && firstAfter !== undefined
      ? { endsBy: 'silence' as const, notAfter: firstAfter }
      : {}),
  }))
}

/** Static reports on their way to become spells: an opaque value for `addStatics`. */
export interface SpellReading {
  /** Tells it from other records. */
  readonly kind: 'spells'
}

/** A report that could not be taken. */
export interface RefusedStatic {
  /** The report. */
  readonly report: StaticReport
  /** Why: it has no transmitter, no instant, or came too late. */
  readonly reason: 'no-id' | 'no-time' | 'late'
}

interface Incoming {
  readonly summary: Summary
  /** Reports not older than the newest by more than the lag, in order. */
  readonly waiting: StaticReport[]
  /** Up to here all was taken. */
  takenT: number
}

interface OpenSpells extends SpellReading {
  readonly options: Chosen
  readonly vessels: Map<VesselId, Incoming>
}

/**
 * Starts to read static reports as they come, in bounded memory: of each transmitter a summary is kept, and the reports
 * of the last `lagMs`.
 *
 * @param options - see `SPELL_DEFAULTS`.
 * @example
 * ```ts
 * const reading = createSpells()
 * addStatics(reading, [{ id: '256865000', t: 0, name: 'DAMAVAND', messages: 200, lastT: 72_000_000 }])
 * finishSpells(reading).length // 1
 * ```
 */
export function createSpells(options?: SpellOptions): SpellReading {
  const open: OpenSpells = {
    kind: 'spells',
    options: withDefaults('createSpells', SPELL_DEFAULTS, options, RULES),
    vessels: new Map(),
  }
  return open
}

/**
 * Takes further static reports. How they are cut into batches makes no difference, nor does their order within `lagMs`.
 *
 * @returns the reports that could not be taken, and why; usually none.
 */
export function addStatics(reading: SpellReading, statics: Iterable<StaticReport>): RefusedStatic[] {
  const { options, vessels } = contentsOf(reading)
  const refused: RefusedStatic[] = []
  for (const report of statics) {
    const reason = refusalOf(report) ?? take(incomingOf(vessels, report.id), report, options)
    if (reason !== undefined) refused.push({ report, reason })
  }
  return refused
}

function incomingOf(vessels: Map<VesselId, Incoming>, id: VesselId): Incoming {
  let one = vessels.get(id)
  if (one === undefined) vessels.set(id, (one = { summary: createSummary(id), waiting: [], takenT: -Infinity }))
  return one
}

function take(vessel: Incoming, report: StaticReport, options: Chosen): 'late' | undefined {
  const { waiting, summary } = vessel
  if (report.t <= vessel.takenT) return 'late'
  let at = waiting.length
  while (at > 0 && byTimeAndContent(waiting[at - 1]!, report) > 0) at--
  waiting.splice(at, 0, report)
  const due = waiting[waiting.length - 1]!.t - options.lagMs
  let taken = 0
  // Strictly before: reports of one instant are taken together, in order of content.
  while (waiting[taken]!.t < due) addToSummary(summary, waiting[taken++]!, options)
  if (taken > 0) vessel.takenT = waiting[taken - 1]!.t
  waiting.splice(0, taken)
  return undefined
}

/** The spells of everything that was added: the same as `identitySpells` of it. The reading is used up. */
export function finishSpells(reading: SpellReading): IdentitySpell[] {
  const { options, vessels } = contentsOf(reading)
  const summaries = [...vessels.values()].map(({ summary, waiting }) => {
    for (const report of waiting.splice(0)) addToSummary(summary, report, options)
    return summary
  })
  vessels.clear()
  return allSpells(summaries, options)
}

function contentsOf(reading: SpellReading): OpenSpells {
  if (reading?.kind === 'spells') return reading as OpenSpells
  throw new TypeError(`A reading of spells is ${String(reading)}; expected what createSpells returns.`)
}
