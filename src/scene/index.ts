export { hashText, hex } from './digest.js'
export { particularsFrom } from './particulars.js'
export { type PrepareOptions, type SceneInput, prepare, prepared } from './prepare.js'
export type { InputDigest, InputSource, PreparedScene, Scene } from './scene.js'
