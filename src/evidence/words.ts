import type { FactorValues } from '../model/index.js'
import { countText } from '../text/index.js'

/** What applies of a list of things to say. */
export const wordsOf = <T>(...list: readonly (T | false)[]): T[] => list.filter((one): one is T => one !== false)

/** Reads numbers out of what was observed: undefined, or the number given, where there is none. */
export function numberOf(values: FactorValues): {
  (name: string): number | undefined
  (name: string, otherwise: number): number
} {
  function read(name: string): number | undefined
  function read(name: string, otherwise: number): number
  function read(name: string, otherwise?: number): number | undefined {
    const value = values[name]
    return typeof value === 'number' ? value : otherwise
  }
  return read
}

/** "1 report", "12 reports". */
export const plural = (n: number, what: string): string => `${countText(n)} ${what}${n === 1 ? '' : 's'}`
