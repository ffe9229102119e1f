export { groupRendezvous } from './groups.js'
export { groupKind } from './kind.js'
