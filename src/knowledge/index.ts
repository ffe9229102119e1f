export { hoursAt, hoursBySquare } from './heard.js'
export {
  type HeardHours,
  KNOWLEDGE_SCHEMA,
  type Knowledge,
  type StopCounts,
  type StopRule,
  checkKnowledge,
} from './knowledge.js'
export { LEARN_DEFAULTS, type LearnOptions, learn, mergeKnowledge } from './learn.js'
export { receptionIndexOf } from './receptionOf.js'
export { type Thinning, usualIntervalMs } from './thinning.js'
