import { checkNumber, compareText } from '../../base/index.js'
import { countBest, roundBits, toFactors } from '../../evidence/index.js'
import type { Score } from '../../model/index.js'
import { BEST_OF_RENDEZVOUS_FAMILY } from '../rendezvous/index.js'
import { RENDEZVOUS_WEIGHTS, type RendezvousFamily, type RendezvousWeights } from '../weight/index.js'
import { fitLogistic, type LogisticRow } from './logistic.js'

/** A weighed rendezvous of which the truth is known. */
export interface LabelledRendezvous {
  /** From `assess` or `scoreRendezvous`: only which factors it has matters, not what they count for. */
  readonly rendezvous: Readonly<Record<'score', Pick<Score, 'factors'>>>
  /** True where it is what one looks for. */
  readonly matters: boolean
  /** How often it counts. Default 1. */
  readonly count?: number | undefined
  /**
   * Where it comes from: examples of one source share their own odds, however many of each kind were gathered. Default:
   * one source.
   */
  readonly source?: string | undefined
}

/** How weights are fitted. */
export interface FitRendezvousOptions {
  /**
   * Weights to start from: the fit is pulled towards them, and what no example shows stays as it was. Default
   * `RENDEZVOUS_WEIGHTS`.
   */
  readonly weights?: RendezvousWeights | undefined
  /**
   * How far a weight is thought to lie from the one to start from, bits: the standard deviation of the pull. Default 1.
   */
  readonly spreadBits?: number | undefined
  /** The same for the weights of single families, where examples tell little of them. */
  readonly spreadBitsOf?: Partial<Readonly<Record<RendezvousFamily, number>>> | undefined
}

// Small by rule, context by rule: no data may make them large.
const NEVER_FITTED: ReadonlySet<string> = new Set(['light', 'list'])

// Which factors of a family count depends on the weights, so that both are found by turns; a few turns settle it.
const TURNS = 6

/**
 * Fits weights to rendezvous of which the truth is known: logistic regression on the factors that count, with a ridge
 * towards the weights to start from. The intercept is the log odds of each source's examples, so that the bits are
 * evidence, apart from how many of the examples matter. Light and lists stay as they are: they are small, or none, by
 * rule. Fit on one set of rendezvous, and look at another (`reliabilityCurve`).
 *
 * @param examples - labelled, at least one of each kind in each source.
 * @param options - see `FitRendezvousOptions`.
 * @returns a table for `assess`, each weight a multiple of 1/256 bit.
 * @throws RangeError where a source has no example of one kind, or an option is out of range.
 * @example
 * ```ts
 * const none = { score: { factors: [] } }
 * fitRendezvousWeights([{ rendezvous: none, matters: true }, { rendezvous: none, matters: false }])['zone:transfer'].bits // 0: never seen
 * ```
 */
export function fitRendezvousWeights(
  examples: readonly LabelledRendezvous[],
  options: FitRendezvousOptions = {},
): RendezvousWeights {
  const { weights = RENDEZVOUS_WEIGHTS, spreadBits = 1, spreadBitsOf = {} } = options
  for (const spread of [spreadBits, ...Object.values(spreadBitsOf)])
    checkNumber('fitRendezvousWeights: spreadBits', spread, { min: 1e-3, max: 1e3 })
  const odds = oddsBySource(examples)
  const keys = Object.keys(weights)
    .filter((key) => !NEVER_FITTED.has(weights[key]!.family))
    .sort(compareText)
  const towards = keys.map((key) => weights[key]!.bits * Math.LN2)
  const pulls = keys.map((key) => 1 / ((spreadBitsOf[weights[key]!.family] ?? spreadBits) * Math.LN2) ** 2)
  let fitted = weights
  for (let turn = 0; turn < TURNS; turn++) {
    const rows = gather(examples, odds, fitted, new Map(keys.map((key, k) => [key, k])))
    const found = fitLogistic(rows, towards, pulls)
    const next = {
      ...weights,
      ...Object.fromEntries(keys.map((key, k) => [key, { ...weights[key]!, bits: roundBits(found[k]! / Math.LN2) }])),
    }
    const settled = keys.every((key) => next[key]!.bits === fitted[key]!.bits)
    fitted = next
    if (settled) break
  }
  return fitted
}

const sourceOf = ({ source = '' }: LabelledRendezvous): string => source

/** Natural logarithm of the odds of each source's examples. */
function oddsBySource(examples: readonly LabelledRendezvous[]): Map<string, number> {
  return new Map(
    [...new Set(['', ...examples.map(sourceOf)])].flatMap((source) => {
      const own = examples.filter((one) => sourceOf(one) === source)
      if (source === '' && own.length === 0 && examples.length > 0) return []
      const [yes, no] = [true, false].map((matters) =>
        ordered(own.filter((one) => one.matters === matters).map(({ count = 1 }) => count)),
      ) as [number, number]
      if (yes > 0 && no > 0) return [[source, Math.log(yes / no)] as const]
      throw new RangeError(
        `fitRendezvousWeights: ${yes} rendezvous that matter and ${no} others${source === '' ? '' : ` of "${source}"`}; expected at least one of each.`,
      )
    }),
  )
}

/** A sum that does not depend on the order. */
const ordered = (list: readonly number[]): number => [...list].sort((a, b) => a - b).reduce((sum, one) => sum + one, 0)

/**
 * Examples as rows; equal ones are one row that counts more often, in a fixed order, so that the order of the input
 * does not matter.
 */
function gather(
  examples: readonly LabelledRendezvous[],
  odds: ReadonlyMap<string, number>,
  weights: RendezvousWeights,
  column: ReadonlyMap<string, number>,
): LogisticRow[] {
  const rows = new Map<string, { columns: number[]; answer: boolean; intercept: number; counts: number[] }>()
  for (const one of examples) {
    const { rendezvous, matters, count = 1 } = one
    const intercept = odds.get(sourceOf(one))!
    // What they counted for when they were weighed is left behind: the weights of this turn count.
    const seen = rendezvous.score.factors.map(({ id, observed, threshold, of }) => ({
      key: id,
      observed,
      threshold,
      ...(of === undefined ? {} : { of }),
    }))
    const factors = countBest(toFactors(seen, weights), BEST_OF_RENDEZVOUS_FAMILY)
    const counts = (key: string): boolean =>
      factors.some((factor) => factor.id === key && factor.countedBits === factor.bits && column.has(key))
    const columns = [...new Set(factors.map(({ id }) => id))]
      .filter(counts)
      .map((key) => column.get(key)!)
      .sort((a, b) => a - b)
    const name = `${String(matters)} ${intercept} ${columns.join()}`
    const row = rows.get(name)
    if (row === undefined) rows.set(name, { columns, answer: matters, intercept, counts: [count] })
    else row.counts.push(count)
  }
  return [...rows]
    .sort((a, b) => compareText(a[0], b[0]))
    .map(([, { columns, answer, intercept, counts }]) => ({ columns, answer, intercept, count: ordered(counts) }))
}
