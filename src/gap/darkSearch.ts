import type { Gap } from '../model/gap.js'
import type { Track, VesselInterval } from '../model/track.js'
import type { Knowledge } from '../knowledge/knowledge.js'
import { createBerths, type Berths } from './darkBerths.js'
import type { DarkOptions } from './darkOptions.js'
import { silenceOf, type Silence } from './visibleSilence.js'
import { findStays, type VisibleStays } from './visibleStays.js'
import { compareGaps } from './window.js'

/** What `findDarkRendezvous` looks through. */
export interface DarkInput {
  /** Silences, in any order. */
  readonly gaps: readonly Gap[]
  /** Cleaned tracks of the ships that may have been met while they were heard, in any order. Default: none. */
  readonly tracks?: readonly Track[] | undefined
  /** Scores of the gaps, by id, as `scoreGap` returns them: how unusual each silence is, in bits. Default: judged by their length. */
  readonly scores?: readonly GapBits[] | undefined
  /** From `learn`. Ships that lie in its harbours, or within a kilometre, are then not looked at as partners: berths and roads are full of them. Default: none. */
  readonly knowledge?: Knowledge | undefined
  /** Stretches whose positions are false: nobody is met within them. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
}

/** The bits of one gap. */
export interface GapBits {
  /** Id of the gap. */
  readonly gap: string
  /** For "silent on purpose or by fault" against "not heard". */
  readonly bits: number
}

/** What a search works on. */
export interface DarkSearch {
  /** Sorted by vessel, hull and start: a gap's number is its place here. */
  readonly gaps: readonly Gap[]
  /** Their prisms. */
  readonly silences: readonly Silence[]
  /** Their scores; NaN where none was given. */
  readonly scores: Float64Array
  /** Slow stays of the ships that were heard. */
  readonly stays: VisibleStays
  /** Where ships are known to stop. */
  readonly berths: Berths
}

/** Sorts what was given, and finds the slow stays. */
export function prepareSearch({ gaps, tracks = [], scores = [], knowledge, falseStretches = [] }: DarkInput, options: DarkOptions): DarkSearch {
  const sorted = [...gaps].sort((p, q) => compareGaps(p, q) || (p.id < q.id ? -1 : 1))
  const byId = new Map(scores.map(({ gap, bits }) => [gap, bits]))
  const berths = createBerths(knowledge)
  const { minDwellMs: minDurationMs, maxSpeedKn, maxGapMs } = options
  return {
    gaps: sorted,
    silences: sorted.map(silenceOf),
    scores: Float64Array.from(sorted, ({ id }) => byId.get(id) ?? NaN),
    stays: findStays(tracks, { minDurationMs, maxSpeedKn, maxGapMs }, falseStretches, berths.inHarbour),
    berths,
  }
}
