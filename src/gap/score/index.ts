export { indexNeighbours, neighboursOf } from './neighbours.js'
export { silentSlots } from './place.js'
export { SCORE_DEFAULTS, type ScoreInput, type ScoreOptions, scoreGaps } from './score.js'
