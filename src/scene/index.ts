export { prepare, type PrepareOptions, type SceneInput } from './prepare.js'
export { particularsFrom } from './particulars.js'
export type { InputDigest, InputSource, PreparedScene, Scene } from './scene.js'
