import type { TransferKind } from './scene.js'
import type { TrueEvent, Truth } from './truth.js'

/** What a detector says it found. */
export interface Found {
  readonly vessels: readonly [string, string]
  readonly start: number
  readonly end: number
  readonly mode?: string
}

/** One certain event and what was found of it. */
interface Judged {
  readonly truth: TrueEvent
  readonly found: Found | undefined
  /** Part of the union of the two intervals that is common, 0 to 1. */
  readonly overlap: number
}

/** What a detector's findings are worth on one world, or on several together. */
export interface Score {
  /** Every certain event. */
  readonly judged: readonly Judged[]
  /** Findings that match a certain event, and its modes. */
  readonly right: readonly { found: Found; modes: readonly TransferKind[] }[]
  /** Findings with nothing true behind them. */
  readonly wrong: readonly { found: Found; label: string }[]
  /** Findings that share an event with another finding: it was found in parts. */
  readonly fragments: readonly Found[]
  /** Findings behind which stands a borderline event: count neither way. */
  readonly doubtful: readonly Found[]
  /**
   * Ships in company (`TrueEvent.companions`) that were reported, and that could have been by the letter. Count neither
   * way.
   */
  readonly companions: { readonly reported: number; readonly possible: number }
}

/** No findings on no world: what scores are added to. */
export const EMPTY: Score = {
  judged: [],
  right: [],
  wrong: [],
  fragments: [],
  doubtful: [],
  companions: { reported: 0, possible: 0 },
}

const key = (event: { vessels: readonly [string, string] }): string => event.vessels.join(' ')

function byPair<T extends { vessels: readonly [string, string] }>(events: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const event of events) {
    const list = map.get(key(event))
    if (list === undefined) map.set(key(event), [event])
    else list.push(event)
  }
  return map
}

const commonMs = (p: { start: number; end: number }, q: { start: number; end: number }): number =>
  Math.min(p.end, q.end) - Math.max(p.start, q.start)

/** Certain events: nominal ones of which a strict event is a part. Ships in company are left out. */
export function certainEvents(truth: Truth): TrueEvent[] {
  const strict = byPair(truth.strict)
  return truth.nominal.filter(
    (event) => !event.companions && (strict.get(key(event)) ?? []).some((s) => commonMs(s, event) > 0),
  )
}

/**
 * Judges findings: by pair and common time, each finding with one event at most and each event with one finding,
 * longest common time first.
 *
 * @param kinds - what each id does in the world, to say what a false finding was.
 */
export function judge(truth: Truth, found: readonly Found[], kinds: ReadonlyMap<string, string>): Score {
  const certain = certainEvents(truth)
  const lenient = byPair(truth.lenient)
  const matched = match(certain, found)
  const right: Score['right'][number][] = []
  const wrong: Score['wrong'][number][] = []
  const [fragments, doubtful]: [Found[], Found[]] = [[], []]
  let reported = 0
  const taken = new Set(matched.values())
  const takenEvents = new Set(matched.keys())
  for (const [event, finding] of matched) right.push({ found: finding, modes: event.modes })
  for (const finding of found) {
    if (taken.has(finding)) continue
    const behind = (lenient.get(key(finding)) ?? []).filter((event) => commonMs(event, finding) > 0)
    const foundBefore = behind.some((event) => certain.some((e) => takenEvents.has(e) && overlaps(e, event)))
    if (behind.length === 0) wrong.push({ found: finding, label: labelOf(finding, kinds) })
    else if (behind.every((event) => event.companions)) reported++
    else if (foundBefore) fragments.push(finding)
    else doubtful.push(finding)
  }
  const judged = certain.map((event) => judgeOne(event, matched.get(event)))
  const possible = truth.nominal.filter((event) => event.companions).length
  return { judged, right, wrong, fragments, doubtful, companions: { reported, possible } }
}

/** The same pair at the same time. */
const overlaps = (p: TrueEvent, q: TrueEvent): boolean => key(p) === key(q) && commonMs(p, q) > 0

const labelOf = (found: Found, kinds: ReadonlyMap<string, string>): string =>
  found.vessels
    .map((id) => kinds.get(id) ?? '?')
    .sort()
    .join('+')

function judgeOne(truth: TrueEvent, found: Found | undefined): Judged {
  if (found === undefined) return { truth, found, overlap: 0 }
  const union = Math.max(truth.end, found.end) - Math.min(truth.start, found.start)
  return { truth, found, overlap: commonMs(truth, found) / union }
}

function match(certain: readonly TrueEvent[], found: readonly Found[]): Map<TrueEvent, Found> {
  const foundByPair = byPair(found)
  const links = certain.flatMap((event) =>
    (foundByPair.get(key(event)) ?? []).map((finding) => ({ event, finding, common: commonMs(event, finding) })),
  )
  links.sort((p, q) => q.common - p.common || p.finding.start - q.finding.start)
  const result = new Map<TrueEvent, Found>()
  const used = new Set<Found>()
  for (const { event, finding, common } of links) {
    if (common <= 0 || result.has(event) || used.has(finding)) continue
    result.set(event, finding)
    used.add(finding)
  }
  return result
}

/** Scores of several worlds as one. */
export const addScores = (p: Score, q: Score): Score => ({
  judged: [...p.judged, ...q.judged],
  right: [...p.right, ...q.right],
  wrong: [...p.wrong, ...q.wrong],
  fragments: [...p.fragments, ...q.fragments],
  doubtful: [...p.doubtful, ...q.doubtful],
  companions: {
    reported: p.companions.reported + q.companions.reported,
    possible: p.companions.possible + q.companions.possible,
  },
})

/** Numbers of a score. Shares are NaN where there is nothing to share. */
export interface Figures {
  readonly events: number
  /** Share of certain events that were found. */
  readonly recall: number
  /** Findings that are true among those that are true or false. */
  readonly precision: number
  /** Median share of common time. */
  readonly overlap: number
  /** Error of the start and the end where the event is not cut by the record, minutes: median and 95th centile. */
  readonly errorMin: readonly [median: number, p95: number]
  /** Share of found events of which the mode is named right. */
  readonly named: number
}

/** The numbers for all certain events, or for those that a test picks. */
export function figures(score: Score, pick: (event: TrueEvent) => boolean = () => true): Figures {
  const chosen = score.judged.filter((j) => pick(j.truth))
  const hit = chosen.filter((j) => j.found !== undefined)
  const errors = hit.flatMap(({ truth, found }) => [
    ...(truth.cut[0] ? [] : [Math.abs(truth.start - found!.start) / 60_000]),
    ...(truth.cut[1] ? [] : [Math.abs(truth.end - found!.end) / 60_000]),
  ])
  const named = hit.filter((j) => j.found!.mode !== undefined && j.truth.modes.includes(j.found!.mode as TransferKind))
  return {
    events: chosen.length,
    recall: hit.length / chosen.length,
    precision: score.right.length / (score.right.length + score.wrong.length),
    overlap: quantile(
      hit.map((j) => j.overlap),
      0.5,
    ),
    errorMin: [quantile(errors, 0.5), quantile(errors, 0.95)],
    named: named.length / hit.length,
  }
}

/** Of the findings that name a mode, the share that are true events of that mode. Doubtful ones count neither way. */
export function modePrecision(score: Score, mode: TransferKind): number {
  const named = score.right.filter((r) => r.found.mode === mode)
  const wrong = score.wrong.filter((w) => w.found.mode === mode).length
  return named.filter((r) => r.modes.includes(mode)).length / (named.length + wrong)
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((p, q) => p - q)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}
