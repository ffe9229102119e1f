import { AIS_CLASS_A, AIS_CLASS_B, AIS_CLASS_UNKNOWN } from '../../model/index.js'
import { parseMobile } from './words.js'

/** A speed over ground; NaN where it is 102.3, "not available", or cannot be. */
export const cleanSog = (value: number): number => (value >= 0 && value < 102.25 ? value : NaN)
/** A course over ground; NaN where it is 360, "not available", or cannot be. */
export const cleanCog = (value: number): number => (value >= 0 && value < 360 ? value : NaN)
/** A true heading; NaN where it is 511, "not available", or cannot be. 360 is north. */
export const cleanHeading = (value: number): number => (value >= 0 && value < 360 ? value : value === 360 ? 0 : NaN)

/** The class in a column's words: 0 not known, 1 class A, 2 class B; -1 for what is no ship. */
export function classCode(text: string): number {
  if (text === '') return AIS_CLASS_UNKNOWN
  if (text === 'A') return AIS_CLASS_A
  if (text === 'B') return AIS_CLASS_B
  const mobile = parseMobile(text)
  if (mobile === 'not-a-ship') return -1
  return mobile === 'A' ? AIS_CLASS_A : mobile === 'B' ? AIS_CLASS_B : AIS_CLASS_UNKNOWN
}
