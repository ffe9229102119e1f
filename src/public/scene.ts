export {
  prepare,
  type PrepareOptions,
  type SceneInput,
  particularsFrom,
  type InputDigest,
  type InputSource,
  type PreparedScene,
  type Scene,
} from '../scene/index.js'
