import { checkNumber } from '../../base/index.js'

/** A score and the truth. */
export interface ScoredRendezvous {
  /** Bits of a weighed rendezvous. */
  readonly bits: number
  /** True where it is what one looks for. */
  readonly matters: boolean
}

/** Rendezvous of like probability: what was said, and what was so. */
export interface ReliabilityBin {
  /** Least probability of the bin. */
  readonly from: number
  /** Greatest probability of the bin. */
  readonly to: number
  /** Mean probability that was said. */
  readonly said: number
  /** Share that matters, at the stated prior. */
  readonly found: number
  /** How many rendezvous. */
  readonly count: number
}

/** How a reliability curve is drawn. */
export interface ReliabilityOptions {
  /** Share of rendezvous that matter in the waters that one has in mind. Default: as in the examples. */
  readonly prior?: number | undefined
  /** How many bins of equal width from 0 to 1. Default 10. */
  readonly bins?: number | undefined
}

/**
 * Probability that a rendezvous matters, from its bits and the share of rendezvous that matter before anything was
 * seen.
 *
 * @param bits - of a weighed rendezvous.
 * @param prior - 0 to 1. It decides: the same bits in a harbour and in a transfer area mean different things.
 * @throws RangeError where the prior is out of range.
 * @example
 * ```ts
 * rendezvousProbability(3, 0.5) // 8 to 1: 0.888…
 * ```
 */
export function rendezvousProbability(bits: number, prior: number): number {
  checkNumber('rendezvousProbability: prior', prior, { min: 0, max: 1 })
  if (prior === 0 || prior === 1) return prior
  return 1 / (1 + ((1 - prior) / prior) * 2 ** -bits)
}

/**
 * Whether probabilities mean what they say: among rendezvous of which 0.7 is said, seven in ten should matter.
 *
 * @param scored - rendezvous of which the truth is known, and that were not fitted on.
 * @param options - see `ReliabilityOptions`. With a prior other than the examples' own share, examples count so that it
 * holds.
 * @returns bins that hold rendezvous, by probability.
 * @throws RangeError where there is no example of one kind, or an option is out of range.
 * @example
 * ```ts
 * reliabilityCurve([{ bits: 0, matters: true }, { bits: 0, matters: false }])[0] // from 0.5, said 0.5, found 0.5, count 2
 * ```
 */
export function reliabilityCurve(
  scored: readonly ScoredRendezvous[],
  options: ReliabilityOptions = {},
): ReliabilityBin[] {
  const yes = scored.filter(({ matters }) => matters).length
  const no = scored.length - yes
  if (yes === 0 || no === 0)
    throw new RangeError(
      `reliabilityCurve: ${yes} rendezvous that matter and ${no} others; expected at least one of each.`,
    )
  const { prior = yes / scored.length, bins = 10 } = options
  checkNumber('reliabilityCurve: prior', prior, { min: 1e-9, max: 1 - 1e-9 })
  checkNumber('reliabilityCurve: bins', bins, { min: 1, max: 1000 })
  const sums = Array.from({ length: Math.floor(bins) }, () => ({ weight: 0, said: 0, found: 0, count: 0 }))
  for (const { bits, matters } of [...scored].sort(
    (a, b) => a.bits - b.bits || Number(a.matters) - Number(b.matters),
  )) {
    const p = rendezvousProbability(bits, prior)
    const bin = sums[Math.min(sums.length - 1, Math.floor(p * sums.length))]!
    const weight = matters ? prior / yes : (1 - prior) / no
    bin.weight += weight
    bin.said += weight * p
    bin.found += matters ? weight : 0
    bin.count++
  }
  return sums.flatMap(({ weight, said, found, count }, i) =>
    count === 0
      ? []
      : [{ from: i / sums.length, to: (i + 1) / sums.length, said: said / weight, found: found / weight, count }],
  )
}
