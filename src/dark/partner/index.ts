export { createFindContact, createStretches } from './contact.js'
export { type StayMotion, UNDERWAY_KN, createStayMotion, locate, speedOver } from './partner.js'
export { type Silence, silenceOf, spaciousM } from './silence.js'
export { type VisibleStays, findStays, indexStays } from './stays.js'
