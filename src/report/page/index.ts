export { type Shape, markOf, modeOf } from './marks.js'
export type {
  PageData,
  PageDetail,
  PageEvidence,
  PageItem,
  PageKind,
  PageShip,
  PageTimeLine,
  PageVessel,
  PageWords,
} from './pageData.js'
export { fromSteps, toSteps } from './steps.js'
