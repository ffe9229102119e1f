export { type Bursts, burstsAt } from './bursts.js'
export { feedEndSlot, lostShare, lostWithin } from './edge.js'
export { type HearingKind, MOVING_KN, RECEPTION_GRID, SLOT_MS, bucketOf, hearingKind, isMoving } from './keys.js'
export { type ReceptionIndex, heardShare, indexReception, isSailed, reportsASlot } from './lookup.js'
export { type OthersHeard, feedHeard, othersHeard } from './overTime.js'
export type { ReceptionSpells } from './periods.js'
export {
  type Reception,
  type ReceptionByPlace,
  type ReceptionByTime,
  addReception,
  mergeReception,
  newReception,
  receptionOf,
} from './reception.js'
export { type ReceptionByWay, wayOf } from './sectors.js'
