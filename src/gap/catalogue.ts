export { darkRendezvousKind, loneLoiteringKind } from './darkKinds.js'
export { gapKind, sparseKind } from './gapKinds.js'
