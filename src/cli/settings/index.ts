export { CONFIG_SPEC } from './configSpec.js'
export { type FindFlags, type RunFlags, type Settings, readSettings } from './settings.js'
export { type Spec, checkSpec } from './spec.js'
