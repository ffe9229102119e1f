import { withDefaults, HOUR_MS, reportWork, type WorkOptions } from '../base/index.js'
import { isShip } from '../model/index.js'
import { stretchesByHull, trueParts, withoutFalse, checkScene, type TrackScene, stopsOf } from '../track/index.js'
import { addHeard, heardHours, mergeHeard } from './heard.js'
import { checkKnowledge, KNOWLEDGE_SCHEMA, type Knowledge, type StopRule } from './knowledge.js'
import { addReception, mergeReception, newReception, receptionOf } from './reception/index.js'
import { addStops, mergeStops, stopCounts, type CellCount } from './stopCounts.js'
import { addThinning, mergeThinning, newThinning } from './thinning.js'

/** What `learn` takes for a stop. */
export interface LearnOptions {
  /**
   * Radius of the circle that a stay must fit into, metres. Default 500, as in Global Fishing Watch's anchorages: a
   * ship of 300 m swings on 250 m of chain.
   */
  readonly stopRadiusM?: number | undefined
  /**
   * Shortest stay, ms. Default 3 hours: longer than bunkering queues, locks and pilots take, and short enough that one
   * day teaches something (of 5,256 stays of two hours or more on a real day 4,847 last three, and 3,487 the twelve
   * hours that Global Fishing Watch asks for over years).
   */
  readonly minStopMs?: number | undefined
  /** A longer silence ends a stay, ms. Default 6 hours: a ship at a berth may send once in a while. */
  readonly maxStopGapMs?: number | undefined
  /**
   * Greatest mean distance of a stay's fixes from their mean at which a vessel counts as made fast, metres. Default 10:
   * on a real day the median is 4 m within a nautical mile of land, 70 m at one to three miles, and 90 m beyond five,
   * where 10 stays of 161 are below 10 m: rigs, platforms and boats on legs.
   */
  readonly mooredSpreadM?: number | undefined
}

/** Defaults of `learn`. */
export const LEARN_DEFAULTS: StopRule = {
  stopRadiusM: 500,
  minStopMs: 3 * HOUR_MS,
  maxStopGapMs: 6 * HOUR_MS,
  mooredSpreadM: 10,
}

/**
 * Learns from tracks where and for how long vessels stop, and where and when the feed was heard. `listHarbours` reads
 * ports and anchorages off it, and `scoreGaps` scores AIS gaps by it.
 *
 * Counts only what is a ship by its number. All counts are whole numbers, so that what is learnt from parts of the data
 * (days, files, groups of vessels) adds up with `mergeKnowledge`; only a stay that a cut goes through counts on both
 * sides, where each side is long enough, and a silence that a cut in time goes through counts on neither. Nor does a
 * silence with a false stretch in it: the ship was heard, and where it was is not known.
 *
 * @param scene - cleaned tracks, in any order; positions within `falseStretches` do not exist.
 * @param options - see `LEARN_DEFAULTS`.
 * @param work - progress and cancelling.
 * @throws RangeError or TypeError where an option is out of range.
 * @example
 * ```ts
 * const knowledge = learn({ tracks: [] }) // nothing yet, and what everything can be merged with
 * listHarbours(knowledge) // []
 * ```
 */
export function learn(scene: TrackScene, options?: LearnOptions, work?: WorkOptions): Knowledge {
  checkScene('learn', scene)
  const { tracks, falseStretches = [] } = scene
  const rule = withDefaults('learn', LEARN_DEFAULTS, options, {
    stopRadiusM: { min: 1, max: 10_000 },
    minStopMs: { min: 1, max: Number.MAX_SAFE_INTEGER },
    maxStopGapMs: { min: 1, max: Number.MAX_SAFE_INTEGER },
    mooredSpreadM: { min: 0, max: 10_000 },
  })
  const falseOf = stretchesByHull(falseStretches)
  const heard = new Map<number, number>()
  const counts = new Map<number, CellCount>()
  const reception = newReception()
  const thinning = newThinning()
  const stay = { radiusM: rule.stopRadiusM, minDurationMs: rule.minStopMs, maxGapMs: rule.maxStopGapMs }
  tracks.forEach((given, i) => {
    if (i % 64 === 0) reportWork(work, 'learning harbours', i, tracks.length)
    const own = falseOf(given)
    const track = withoutFalse(given, own)
    addHeard(heard, track)
    if (!isShip(track.id)) return
    addStops(counts, track, stopsOf(track, stay), rule)
    for (const part of trueParts(given, own)) {
      addReception(reception, part)
      addThinning(thinning, part)
    }
  })
  reportWork(work, 'learning harbours', tracks.length, tracks.length)
  return {
    schema: KNOWLEDGE_SCHEMA,
    heard: heardHours(heard),
    stops: stopCounts(counts, rule),
    reception: receptionOf(reception),
    thinning: { intervals: [...thinning] },
  }
}

/**
 * Adds up what two parts of the data taught. Exact, and the same in any order and grouping.
 *
 * @throws TypeError where one of them is no knowledge of this version; RangeError where they were learnt by different
 * rules.
 * @example
 * ```ts
 * const [first, second] = tracks
 * mergeKnowledge(learn({ tracks: [first] }), learn({ tracks: [second] })).stops.stopMs // [43_200_000]: in one cell, six hours of each
 * ```
 */
export function mergeKnowledge(a: Knowledge, b: Knowledge): Knowledge {
  for (const part of [a, b]) checkKnowledge('mergeKnowledge', part)
  for (const key of Object.keys(LEARN_DEFAULTS) as (keyof StopRule)[]) {
    if (a.stops.rule[key] === b.stops.rule[key]) continue
    const received = `${a.stops.rule[key]} in one and ${b.stops.rule[key]} in the other`
    throw new RangeError(`mergeKnowledge: ${key} is ${received}; expected knowledge learnt by one rule.`)
  }
  return {
    schema: KNOWLEDGE_SCHEMA,
    heard: mergeHeard(a.heard, b.heard),
    stops: mergeStops(a.stops, b.stops),
    reception: mergeReception(a.reception, b.reception),
    thinning: mergeThinning(a.thinning, b.thinning),
  }
}
