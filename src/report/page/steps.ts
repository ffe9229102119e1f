import type { Steps } from './pageData.js'

/** Whole numbers as steps: short in JSON where each lies near the last. */
export const toSteps = (values: readonly number[]): number[] =>
  values.map((value, i) => value - (i === 0 ? 0 : values[i - 1]!))

/** The numbers again, each times `unit`. */
export function fromSteps(steps: Steps, unit: number = 1): number[] {
  let sum = 0
  return steps.map((step) => (sum += step) * unit)
}
