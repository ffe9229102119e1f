/** Bits that were fitted. */
export const FITTED_BITS: Readonly<Record<string, number>> = {}
