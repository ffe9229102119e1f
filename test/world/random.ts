/** A stream of random numbers that depends on nothing but its seed. */
export interface Random {
  /** Uniform in [0, 1). */
  unit(): number
  /** Uniform between two numbers. */
  between(low: number, high: number): number
  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number
  /** True in a share of the calls. */
  chance(share: number): boolean
  /** One of a list. */
  pick<T>(list: readonly T[]): T
}

/**
 * A stream named by its words, so that one more actor or one more loss level leaves all other streams as they were.
 * The generator is a 32-bit counter through a multiply-and-shift mix (the murmur3 finaliser): enough for worlds.
 */
export function random(...seed: readonly (string | number)[]): Random {
  let state = hash(seed.join('|'))
  const unit = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    return mix(state) / 0x1_0000_0000
  }
  const between = (low: number, high: number): number => low + (high - low) * unit()
  return {
    unit,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    chance: (share) => unit() < share,
    pick: (list) => list[Math.floor(unit() * list.length)]!,
  }
}

function mix(value: number): number {
  let z = value
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return (z ^ (z >>> 16)) >>> 0
}

function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h >>> 0)
}

/** Draws from quantiles by straight lines between them: `values[i]` is the quantile at share `at[i]`. */
export function drawQuantile(rng: Random, at: readonly number[], values: readonly number[]): number {
  const u = rng.unit()
  let i = 1
  while (i < at.length - 1 && u > at[i]!) i++
  const share = (u - at[i - 1]!) / (at[i]! - at[i - 1]!)
  return values[i - 1]! + share * (values[i]! - values[i - 1]!)
}
