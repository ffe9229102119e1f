import type { WorkOptions } from '../model/work.js'
import type { DetectOptions } from './options.js'

/** What a stage must see together: how its input may be cut into parts that are run apart and merged. */
export type StageKey =
  | 'vessel' // all reports of one vessel, and nobody else's
  | 'all' // everything: but of parts that hold whole vessels, the outputs merge exactly
  | 'place-time' // all vessels near one place at one time
  | 'pair' // all events of ships that are linked to each other

/** One stage of the pipeline: a pure function, and how it may be run in parts. */
export interface Stage<Input, Output> {
  /** Its name, as progress gives it. */
  readonly name: string
  /** What it must see together. */
  readonly key: StageKey
  /**
   * How far before the start and after the end of an output the reports may lie on which that output depends, ms. `Infinity`
   * where it depends on all of them.
   */
  readonly horizonMs: (options: DetectOptions) => number
  /** Runs it over one part, or the whole. */
  readonly run: (input: Input, options: DetectOptions, work?: WorkOptions) => Output
  /**
   * Joins the outputs of parts that overlap by the horizon: the same output in two parts is one. A part cut in time must first
   * drop what it saw only a piece of: outputs that come closer than the horizon to its own cut.
   */
  readonly merge: (parts: readonly Output[]) => Output
}

interface Timed {
  readonly id: string
  readonly start: number
}

/** Order of findings everywhere: by start, then by id. */
export const byStart = (a: Timed, b: Timed): number => a.start - b.start || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The findings of all parts, each once, in order of start and id. */
export const unionById = <T extends Timed>(lists: readonly (readonly T[])[]): T[] =>
  [...new Map(lists.flat().map((one) => [one.id, one])).values()].sort(byStart)
