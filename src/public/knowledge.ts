export {
  learn,
  mergeKnowledge,
  LEARN_DEFAULTS,
  type LearnOptions,
  KNOWLEDGE_SCHEMA,
  type HeardHours,
  type Knowledge,
  type StopCounts,
  type StopRule,
  usualIntervalMs,
  type Thinning,
} from '../knowledge/index.js'
export {
  listHarbours,
  HARBOUR_DEFAULTS,
  type Harbour,
  type HarbourOptions,
  type HarbourRule,
  harbourDistanceM,
  indexHarbours,
  nearestHarbour,
  type HarbourIndex,
  type NearestHarbour,
} from '../knowledge/harbour/index.js'
export type {
  Reception,
  ReceptionByPlace,
  ReceptionByTime,
  ReceptionByWay,
  ReceptionSpells,
} from '../knowledge/reception/index.js'
