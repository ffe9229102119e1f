import { checkKnowledge, type Knowledge } from './knowledge.js'
import { indexReception, type ReceptionIndex } from './reception/index.js'

// An index can be made again from its knowledge at any time, so that keeping it is only a matter of speed.
const indexes = new WeakMap<Knowledge, ReceptionIndex>()

/** The index of a piece of knowledge, made once. */
export function receptionIndexOf(knowledge: Knowledge): ReceptionIndex {
  const kept = indexes.get(knowledge)
  if (kept !== undefined) return kept
  checkKnowledge('reception', knowledge)
  const index = indexReception(knowledge.reception)
  indexes.set(knowledge, index)
  return index
}
