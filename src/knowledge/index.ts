export { learn, mergeKnowledge, LEARN_DEFAULTS, type LearnOptions } from './learn.js'
export { KNOWLEDGE_SCHEMA, type HeardHours, type Knowledge, type StopCounts, type StopRule } from './knowledge.js'
export { listHarbours, HARBOUR_DEFAULTS, type Harbour, type HarbourOptions, type HarbourRule } from './harbours.js'
export { harbourDistanceM, indexHarbours, nearestHarbour, type HarbourIndex, type NearestHarbour } from './harbourIndex.js'
