export { outlineOf } from './area.js'
export { longestStay } from './dwell.js'
export { createPrismTree, eachTouchingPair } from './join.js'
export { LENS_SIZE, lensDistance } from './lens.js'
export { MARGIN_M, type PrismPair, createPrismPair, pairwiseWindow } from './pair.js'
export { arcBetweenM, arcErrorM, centrePlane, intoPlane, outOfPlane } from './plane.js'
export {
  PRISM_CLOSED,
  PRISM_END,
  PRISM_FROM,
  PRISM_SIZE,
  PRISM_SPEED,
  PRISM_START,
  PRISM_TO,
  PRISM_WAY,
  type Prism,
  toPrisms,
} from './prism.js'
export { areaWithin, drawCurve, wholeGlobe } from './ring.js'
export { exactWindow } from './window.js'
