import { checkNumber } from '../../base/index.js'
import { roundBits } from '../../evidence/index.js'
import type { Catalogue, IdentityFinding } from '../../model/index.js'
import { IDENTITY_WEIGHTS } from './weights.js'

/** What was found on one ship, and what it was in truth. */
export interface LabelledShip {
  /** All findings of the ship; none is a finding too. */
  readonly findings: readonly IdentityFinding[]
  /** True where the ship is known to have disguised itself. */
  readonly disguised: boolean
}

/** How weights are fitted. */
export interface FitOptions {
  /**
   * Ships of each kind, half of them with the finding, that are added to what was counted. Default 1: half a ship each
   * way.
   */
  readonly smoothing?: number | undefined
  /**
   * Weights to start from, for those never seen, and for the families, words and sources of all. Default
   * `IDENTITY_WEIGHTS`.
   */
  readonly weights?: Catalogue | undefined
}

/**
 * Fits weights to ships of which the truth is known: of each weight, log2 of the share of disguised ships that show it
 * over the share of others that do, each with `smoothing` ships added (half showing it), so that no weight is infinite
 * and small counts say little. A weight that no ship shows stays as it was, and so do the words, sources and families
 * of all. Fit on one set of ships, and look at the score of another.
 *
 * @param ships - labelled, at least one of each kind.
 * @param options - see `FitOptions`.
 * @returns a table for `weighIdentity`, `scoreIdentity` and `detect` (`identity.score.weights`).
 * @throws RangeError where there is no ship of one kind.
 * @example
 * ```ts
 * fitIdentityWeights([{ findings: [], disguised: true }, { findings: [], disguised: false }])['ID-10'].bits // 0.5: never seen
 * ```
 */
export function fitIdentityWeights(ships: readonly LabelledShip[], options: FitOptions = {}): Catalogue {
  const { smoothing = 1, weights = IDENTITY_WEIGHTS } = options
  checkNumber('fitIdentityWeights: smoothing', smoothing, { min: 1e-6, max: 1e6 })
  const disguised = ships.filter((ship) => ship.disguised)
  const others = ships.filter((ship) => !ship.disguised)
  if (disguised.length === 0 || others.length === 0) {
    throw new RangeError(
      `fitIdentityWeights: ${disguised.length} disguised ships and ${others.length} others; expected at least one ` +
        `of each.`,
    )
  }
  const shown = [disguised, others].map(countWeights)
  return Object.fromEntries(
    Object.entries(weights).map(([key, weight]) => {
      const [among, amongOthers] = shown.map((counts) => counts.get(key) ?? 0) as [number, number]
      if (among + amongOthers === 0 || weight.family === 'timing') return [key, weight]
      const share = (count: number, all: number): number => (count + smoothing / 2) / (all + smoothing)
      return [
        key,
        { ...weight, bits: roundBits(Math.log2(share(among, disguised.length) / share(amongOthers, others.length))) },
      ]
    }),
  )
}

/** On how many ships each weight was found. */
function countWeights(ships: readonly LabelledShip[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { findings } of ships) {
    for (const key of new Set(findings.map(({ measures: { weight } }) => weight)))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
