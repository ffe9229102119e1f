import type { Knowledge } from '../knowledge/index.js'
import type { Gap, Track, VesselInterval } from '../model/index.js'
import { compareGaps } from '../reach/index.js'
import { createBerths, type Berths } from './berths.js'
import type { DarkOptions } from './options.js'
import { silenceOf, type Silence, findStays, type VisibleStays } from './partner/index.js'

/** What `findDarkRendezvous` looks through. */
export interface DarkInput {
  /**
   * From `findGaps`, in any order. Those that `scoreGaps` has scored are weighed by their bits, others by their length.
   */
  readonly gaps: readonly Gap[]
  /** Cleaned tracks of the ships that may have been met while they were heard, in any order. Default: none. */
  readonly tracks?: readonly Track[] | undefined
  /**
   * From `learn`. Ships that lie in its harbours, or within a kilometre, are then not looked at as partners: berths and
   * roads are full of them. Default: none.
   */
  readonly knowledge?: Knowledge | undefined
  /** Stretches without a trustworthy position, [start, end): nobody is met within them. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
}

/** What a search works on. */
export interface DarkSearch {
  /** Sorted by vessel, hull and start: a gap's number is its place here. */
  readonly gaps: readonly Gap[]
  /** Their prisms. */
  readonly silences: readonly Silence[]
  /** Bits of their scores; NaN where one was not scored. */
  readonly scores: Float64Array
  /** Slow stays of the ships that were heard. */
  readonly stays: VisibleStays
  /** Where ships are known to stop. */
  readonly berths: Berths
}

/** Sorts what was given, and finds the slow stays. */
export function prepareSearch(
  { gaps, tracks = [], knowledge, falseStretches = [] }: DarkInput,
  options: DarkOptions,
): DarkSearch {
  const sorted = [...gaps].sort((p, q) => compareGaps(p, q) || (p.id < q.id ? -1 : 1))
  const berths = createBerths(knowledge)
  const { minDwellMs: minDurationMs, maxSpeedKn, maxGapMs } = options
  return {
    gaps: sorted,
    silences: sorted.map(silenceOf),
    scores: Float64Array.from(sorted, ({ score }) => score?.bits ?? NaN),
    stays: findStays(tracks, { minDurationMs, maxSpeedKn, maxGapMs }, falseStretches, berths.inHarbour),
    berths,
  }
}
