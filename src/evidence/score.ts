import { compareText } from '../base/index.js'
import type { Band, Catalogue, Factor, FactorValues, Score } from '../model/index.js'

/** The grid of bits: sums of its multiples are exact in any order. */
const BITS_STEP = 256

/**
 * Rounds to a multiple of 1/256 bit; never -0.
 *
 * @example
 * ```ts
 * roundBits(Math.log2(3)) // 1.5859375
 * ```
 */
export const roundBits = (bits: number): number => Math.round(bits * BITS_STEP) / BITS_STEP + 0

/** The sum of what factors count for: exact, whatever their order. */
export const sumBits = (factors: readonly Pick<Factor, 'countedBits'>[]): number =>
  factors.reduce((sum, { countedBits }) => sum + countedBits, 0)

/**
 * Lets factors of one family share a budget: of each family the best `most` count, each id once, and what they have in
 * common is not counted over and over. Best is what moves the sum most, for or against.
 *
 * @param factors - in any order; none counts yet.
 * @param most - how many of a family count.
 * @returns the same factors in the same order, with what they count for.
 * @example
 * ```ts
 * const plain = { observed: {}, threshold: {}, countedBits: 0, family: 'name' }
 * countBest([{ ...plain, id: 'a', bits: 1 }, { ...plain, id: 'b', bits: -2 }], 1).map(({ countedBits }) => countedBits) // [0, -2]
 * ```
 */
export function countBest(factors: readonly Factor[], most: number): Factor[] {
  const families = new Map<string, Factor[]>()
  for (const factor of [...factors].sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits) || byName(a, b))) {
    const best = families.get(factor.family) ?? []
    if (best.length >= most || best.some(({ id }) => id === factor.id)) continue
    families.set(factor.family, [...best, factor])
  }
  const counted = new Set([...families.values()].flat())
  return factors.map((factor) => (counted.has(factor) ? { ...factor, countedBits: factor.bits } : factor))
}

const byName = (a: Factor, b: Factor): number => compareText(a.id, b.id) || compareText(a.of ?? '', b.of ?? '')

/**
 * Factors in the order in which a person reads them: what counts most first, for or against; ties by id and finding.
 */
export const inOrderOfWeight = (factors: readonly Factor[]): Factor[] =>
  [...factors].sort(
    (a, b) => Math.abs(b.countedBits) - Math.abs(a.countedBits) || Math.abs(b.bits) - Math.abs(a.bits) || byName(a, b),
  )

/** Bits with which a family counts for 'strong': half a bit is what every sale shows. */
const FAMILY_COUNTS_BITS = 1

/**
 * Bits in words. 'strong' takes two families of at least one bit each, whatever the sum.
 *
 * @param factors - with what they count for.
 * @param moderateBits - bits from which it is 'moderate'.
 * @param strongBits - bits from which, with two families, it is 'strong'.
 * @param dependent - families that are no evidence of their own.
 */
export function bandOf(
  factors: readonly Factor[],
  moderateBits: number,
  strongBits: number,
  dependent: ReadonlySet<string>,
): Band {
  const bits = sumBits(factors)
  if (bits <= 0) return 'none'
  if (bits < moderateBits) return 'weak'
  const families = new Map<string, number>()
  for (const { family, countedBits } of factors) families.set(family, (families.get(family) ?? 0) + countedBits)
  const independent = [...families].filter(([family, sum]) => !dependent.has(family) && sum >= FAMILY_COUNTS_BITS)
  return bits >= strongBits && independent.length >= 2 ? 'strong' : 'moderate'
}

/** From how many bits on an indicator is moderate, and strong. */
export interface BandLimits {
  /** Bits from which it is 'moderate'. */
  readonly moderateBits: number
  /** Bits from which, with two families, it is 'strong'. */
  readonly strongBits: number
}

/** Eight times as likely, and 64 times. */
export const BAND_LIMITS: BandLimits = { moderateBits: 3, strongBits: 6 }

/**
 * Limits of kinds whose bits put them in an order and are no likelihood of what one looks for: a gap is as telling
 * where a transponder fails, and possible is not likely. Such a finding is a weak indicator by itself, whatever its
 * bits; what it adds to a rendezvous or a ship is weighed there.
 */
export const WEAK_AT_MOST: BandLimits = { moderateBits: Infinity, strongBits: Infinity }

/** One thing that was seen, and what it was compared with. */
export interface Observation {
  /** Key in a catalogue. */
  readonly key: string
  /** What was observed. */
  readonly observed: FactorValues
  /** What it was compared with. */
  readonly threshold: FactorValues
  /** Bits, where they depend on what was measured; else those of the catalogue. */
  readonly bits?: number
  /** Id of the finding that it rests on, where it rests on one. */
  readonly of?: string
}

/** Observations as factors that do not count yet; those that the catalogue lacks are left out. */
export function toFactors(seen: readonly Observation[], catalogue: Catalogue): Factor[] {
  return seen.flatMap(({ key, observed, threshold, of, bits }) => {
    if (!Object.hasOwn(catalogue, key)) return []
    const entry = catalogue[key]!
    return [
      {
        id: key,
        family: entry.family,
        bits: roundBits(bits ?? entry.bits ?? 0),
        countedBits: 0,
        observed,
        threshold,
        ...(of === undefined ? {} : { of }),
      },
    ]
  })
}

const NONE: ReadonlySet<string> = new Set()

/**
 * A score of factors that have what they count for.
 *
 * @param factors - see `countBest`.
 * @param limits - see `BandLimits`.
 * @param dependent - families that are no evidence of their own.
 */
export function scoreOf(
  factors: readonly Factor[],
  { moderateBits, strongBits }: BandLimits = BAND_LIMITS,
  dependent: ReadonlySet<string> = NONE,
): Score {
  return {
    bits: sumBits(factors),
    band: bandOf(factors, moderateBits, strongBits, dependent),
    factors: inOrderOfWeight(factors),
  }
}

/** A score in which every observation counts in full: for parts that are independent, or weighed together already. */
export const scoreOfAll = (seen: readonly Observation[], catalogue: Catalogue, limits?: BandLimits): Score =>
  scoreOf(
    toFactors(seen, catalogue).map((factor) => ({ ...factor, countedBits: factor.bits })),
    limits,
  )
