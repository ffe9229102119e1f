export {
  LOITERING_DEFAULTS,
  type LoiteringOptions,
  type LoiteringPreset,
  findLoitering,
  gfwLoitering,
  loiteringOf,
} from './find.js'
export { loiteringKind } from './kind.js'
export { LONE_DEFAULTS, type LoneInput, type LoneOptions, findLoneLoitering } from './lone.js'
