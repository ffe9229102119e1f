export { type IdentityConflictInput, findIdentityConflicts } from './conflicts.js'
export { IDENTITY_CONFLICT_DEFAULTS, type IdentityConflictOptions } from './options.js'
