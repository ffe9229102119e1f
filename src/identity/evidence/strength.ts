import { roundBits } from '../../evidence/index.js'

/** Rules whose bits ID-17 counts once more: at most the best two, as many as a family may count. */
export const BEST_OF_FAMILY = 2

/** Bits by which ID-17 strengthens changes: as much again as the best two of them are worth. */
export const strengthBits = (bits: readonly number[]): number =>
  roundBits(
    [...bits]
      .sort((a, b) => b - a)
      .slice(0, BEST_OF_FAMILY)
      .reduce((sum, one) => sum + one, 0),
  )
