export { differInName, lengthShare, typeOf } from './changeRules.js'
export { findIdentityChanges } from './changes.js'
export {
  IDENTITY_CHANGE_DEFAULTS,
  type IdentityChangeInput,
  type IdentityChangeOptions,
  type IdentityContext,
  type ListedShip,
  type RegistryEntry,
} from './context.js'
