import { withDefaults, compareText, reportWork, type WorkOptions, VERSION } from '../base/index.js'
import { learn } from '../knowledge/index.js'
import type { Rejected, RejectReason, Watchlist } from '../model/index.js'
import { hashText, hex, prepared, type SceneInput, type InputSource, type PreparedScene } from '../scene/index.js'
import {
  checkFilters,
  FINDINGS_SCHEMA,
  type Findings,
  type LeftOut,
  type ListSource,
  type Provenance,
  type RejectedSummary,
  catalogueOf,
  listed,
  placed,
  weighed,
  type Finding,
  type FindingKindName,
  type FindingOf,
  DETECT_MODULES,
  listOptions,
  type DetectOptions,
  inOrderOfOpening,
  PIPELINE,
  type LearntScene,
  type StageResult,
  selectFindings,
  suppressReviewed,
} from '../stages/index.js'

/**
 * What `detect` takes: reports, columns or tracks with what else is known; a scene that `prepare` made; or what
 * `detect` returned.
 */
export type DetectInput = SceneInput | PreparedScene | Detection

/** What `detect` returns. */
export interface Detection {
  /** The scene: cleaned tracks, particulars, what was learnt; every detector, exporter and `detect` itself take it. */
  readonly scene: LearntScene
  /** What each stage brought that was run; `detect` goes on from there. */
  readonly stages: Readonly<Record<string, StageResult>>
  /** What was found: plain JSON. */
  readonly findings: Findings
}

/**
 * Runs all stages over one input: cleans, learns harbours and reception, finds and measures rendezvous, groups and
 * loitering, finds and scores AIS gaps and who could have met in them, reads identities and lists, weighs all of it,
 * and says where and in what light it lies. One list of findings of all kinds comes out, what a person should look at
 * first before the rest.
 *
 * The same input in any order gives the same findings. Bad reports come back in `findings.rejected`. Cut at a stage
 * (`until`), what it returns can be given to `detect` again: the stages that were run are not run again, and keep the
 * options that they were run with; weighing, listing and choosing are done anew.
 *
 * @param input - see `DetectInput`. A scene that `prepare` made is not cleaned again.
 * @param options - by module; each module documents its defaults.
 * @param work - progress and cancelling.
 * @returns the findings, each an indicator, never a verdict, and the scene that they were found in.
 * @throws TypeError or RangeError, a sentence, for a wrong call.
 * @example
 * ```ts
 * const { columns, statics } = await readCsv(text)
 * const { findings } = detect({ columns, statics }, { rendezvous: { maxDistanceM: 300 } })
 * findings.items.map(({ kind }) => kind) // ['rendezvous', 'loitering', 'loitering', 'gap']
 * ofKind(findings, 'rendezvous')[0].measures.medianDistanceM // 117.37
 * ```
 */
export function detect(input: DetectInput, options: DetectOptions = {}, work?: WorkOptions): Detection {
  const o = withDefaults('detect', DETECT_MODULES, options)
  const list = listOptions(o.list)
  checkFilters(o.select)
  const names = stagesUntil(o.until)
  const scene = learntScene(input, o, work)
  const stages = runStages(names, scene, 'stages' in input ? input.stages : {}, o, work)
  const results = Object.values(stages)
  const found = placed(
    results.flatMap((one) => one.items),
    scene,
    work,
  )
  const { items: all, ships } = weighed(
    found,
    results.flatMap(({ spells = [] }) => spells),
    scene,
    o,
    work,
  )
  const items = inOrderOfOpening(listed(all, scene.particulars, list.portContacts), { ships })
  reportWork(work, 'selecting', 0, 0)
  const findings: Findings = {
    schema: FINDINGS_SCHEMA,
    provenance: provenanceOf(scene, options),
    warnings: scene.warnings,
    items,
    ships,
    catalogue: catalogueOf(items, ships, o),
    knowledge: scene.knowledge,
    rejected: summary(scene.rejected, list.maxRejected),
    leftOut: Object.assign({}, NOTHING_LEFT_OUT, ...results.map(({ leftOut }) => leftOut)) as LeftOut,
    capped: results.flatMap(({ capped = [] }) => capped),
  }
  return { scene, stages, findings: suppressReviewed(selectFindings(findings, o.select), scene.reviewed ?? []) }
}

const NOTHING_LEFT_OUT: LeftOut = {
  loiteringNearHarbours: 0,
  darkRendezvous: 0,
  filtered: 0,
  reviewedRendezvous: 0,
  reviewedPairs: 0,
}

/** The scene that was given, or made of what was given; with what was learnt. */
function learntScene(input: DetectInput, options: DetectOptions, work: WorkOptions | undefined): LearntScene {
  const given = 'scene' in input ? input.scene : input
  const scene = 'prepared' in given ? given : prepared('detect', given, options.track, work)
  return { ...scene, knowledge: scene.knowledge ?? learn(scene, options.knowledge, work) }
}

/** Names of the stages up to the last one that is wanted. */
function stagesUntil(until: string | undefined): readonly string[] {
  const names = Object.keys(PIPELINE)
  const last = until === undefined ? names.length - 1 : names.indexOf(until)
  if (last < 0) throw new TypeError(`detect: until is ${JSON.stringify(until)}; expected one of ${names.join(', ')}.`)
  return names.slice(0, last + 1)
}

/** Runs stages in turn; those that were run before are taken as they are. */
function runStages(
  names: readonly string[],
  scene: LearntScene,
  before: Detection['stages'],
  options: DetectOptions,
  work: WorkOptions | undefined,
): Detection['stages'] {
  const done: Record<string, StageResult> = {}
  const found = <K extends FindingKindName>(kind: K): FindingOf<K>[] =>
    Object.values(done).flatMap(({ items }) => items.filter((one: Finding): one is FindingOf<K> => one.kind === kind))
  for (const name of names) done[name] = before[name] ?? PIPELINE[name]!({ scene, found }, options, work)
  return done
}

function provenanceOf({ input, sources = [], watchlists = [], now }: LearntScene, options: DetectOptions): Provenance {
  return {
    version: VERSION,
    options: given(options),
    input,
    sources: inOrder(sources),
    lists: watchlists.map(listSource),
    ...(now === undefined ? {} : { now }),
  }
}

/** The order in which files are named is no part of what was found. */
const inOrder = (sources: readonly InputSource[]): InputSource[] =>
  [...sources].sort((a, b) => compareText(a.name, b.name) || compareText(a.sha256 ?? '', b.sha256 ?? ''))

function listSource({ name, entries }: Watchlist): ListSource {
  const sums = entries.reduce(
    ([a, b], entry) => {
      const text = JSON.stringify(entry)
      return [(a + hashText(text)) | 0, (b + hashText(text, 1)) | 0] as const
    },
    [0, 0] as readonly [number, number],
  )
  return { name, entries: entries.length, digest: hex(...sums) }
}

/** Options as plain JSON, as given. */
const given = (options: DetectOptions): DetectOptions => JSON.parse(JSON.stringify(options)) as DetectOptions

function summary(rejected: readonly Rejected[], max: number): RejectedSummary {
  const counts: Partial<Record<RejectReason, number>> = {}
  for (const { reason } of rejected) counts[reason] = (counts[reason] ?? 0) + 1
  const order = [...rejected].sort((a, b) => a.row - b.row || (a.reason < b.reason ? -1 : 1))
  return { counts, list: order.slice(0, max) }
}
