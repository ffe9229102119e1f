// How reception is looked up, for the scores of silences; not public.
export { heardShare, indexReception, isSailed, reportsASlot, type ReceptionIndex } from './receptionIndex.js'
export { burstsAt, type Bursts } from './receptionBursts.js'
export { feedHeard, othersHeard, type OthersHeard } from './receptionTime.js'
export { feedEndSlot, lostShare, lostWithin } from './receptionEdge.js'
export { wayOf } from './receptionWays.js'
export { bucketOf, hearingKind, isMoving, MOVING_KN, RECEPTION_GRID, SLOT_MS, type HearingKind } from './receptionKeys.js'
export { receptionIndexOf } from './receptionOf.js'
