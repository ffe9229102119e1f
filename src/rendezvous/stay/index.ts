export { type Evidence, type HeardStay, type Stretches, createEvidence } from './evidence.js'
export { createParts } from './parts.js'
export { type Stays, chordM, findStays } from './stays.js'
