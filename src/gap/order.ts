import { compareText } from '../base/index.js'
import type { Gap } from '../model/index.js'

/**
 * Gaps, the most telling first: by bits, those that share the cap by what they would have without it, then the longer
 * one.
 */
export const byTelling = (a: Gap, b: Gap): number =>
  (b.score?.bits ?? 0) - (a.score?.bits ?? 0) ||
  (b.measures.hearing?.uncappedBits ?? 0) - (a.measures.hearing?.uncappedBits ?? 0) ||
  b.measures.durationMs - a.measures.durationMs

/** Order of findings: by start, then by id. */
export const byStart = (
  a: { readonly start: number; readonly id: string },
  b: { readonly start: number; readonly id: string },
): number => a.start - b.start || compareText(a.id, b.id)
