export { GAP_EVIDENCE } from './evidence.js'
export { nominalIntervalMs } from './expected.js'
export { GAP_DEFAULTS, type GapInput, type GapOptions, type GapSettings, findGaps, gapHorizonMs } from './find.js'
export { gapKind, sparseKind } from './kinds.js'
export { byStart, byTelling } from './order.js'
export {
  type GapConditions,
  type GapPreset,
  type GapPresets,
  type GapSurroundings,
  gapPresets,
  meetsPreset,
} from './presets.js'
export { SPARSE_DEFAULTS, type SparseInput, type SparseOptions, findSparse } from './sparse.js'
