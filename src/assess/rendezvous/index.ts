export { portContactKind, rendezvousKind } from './kinds.js'
export { shipObserved } from './observed.js'
export { BEST_OF_RENDEZVOUS_FAMILY, type WeighedRendezvous, scoreRendezvous, weighRendezvous } from './score.js'
export { usualWorkOf } from './usualWork.js'
