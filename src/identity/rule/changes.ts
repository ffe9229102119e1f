import { checkList, withDefaults, type OptionRule, HOUR_MS } from '../../base/index.js'
import type { IdentityFinding } from '../../model/index.js'
import { inOrder } from '../evidence/index.js'
import { heardOf, locateSpells, transitionsOf, usable } from '../period/index.js'
import { interludeFindings, transitionFindings } from './changeRules.js'
import { IDENTITY_CHANGE_DEFAULTS, type IdentityChangeInput, type IdentityChangeOptions } from './context.js'
import { formatFindings } from './formatRules.js'
import { nearMissFindings } from './nearMiss.js'
import { dormancyFindings, pastFindings } from './pastRules.js'
import { registryFindings } from './registryRules.js'
import { flagFindings, occasionFindings, togetherFindings } from './togetherRules.js'

const TIME: OptionRule = { min: 0, max: 1e6 * 24 * HOUR_MS }
const RULES: { readonly [K in keyof typeof IDENTITY_CHANGE_DEFAULTS]: OptionRule } = {
  minDisagreementMs: TIME,
  minRegistryLagMs: TIME,
  threeFlagsMs: TIME,
  fourFlagsMs: TIME,
  maxInterludeMs: TIME,
  togetherMs: TIME,
  fleetMs: TIME,
  nearMs: TIME,
  latelyMs: TIME,
  minRecordMs: TIME,
  dormantMs: TIME,
  offshoreM: { min: 0, max: 1e6 },
  minLargeM: { min: 0, max: 1000 },
  maxLengthShare: { min: 0, max: 1 },
  minTogether: { min: 2, max: 1e6 },
  togetherM: { min: 0, max: 1e6 },
  lengthToleranceM: { min: 0, max: 1000 },
  minPastLengthM: { min: 0, max: 1000 },
}

/**
 * What is odd about identities, and what changed: rules ID-01 to ID-06, ID-10 to ID-17, ID-24, ID-30 to ID-32, ID-35
 * and ID-36.
 *
 * Every rule looks at supported values only, and at no placeholder. Each finding says what was sent before and after,
 * as sent, between which messages, where, what was compared with what, what it counts for, and what else looks the
 * same: sales, reflagging, repairs and entry errors are far more common than disguise.
 *
 * @param context - spells, and what else is known; rules that need what is left out say nothing.
 * @param options - thresholds: see `IDENTITY_CHANGE_DEFAULTS`.
 * @returns findings in order of time.
 * @throws TypeError or RangeError where spells are no array, or an option is out of range.
 * @example
 * ```ts
 * const sent = (name: string, day: number) => ({ id: '256865000', t: day * 86_400_000, name, messages: 200, lastT: day * 86_400_000 + 72_000_000 })
 * const [change] = findIdentityChanges({ spells: identitySpells([sent('DAMAVAND', 0), sent('DIAMOND II', 30)]) })
 * change.measures.rule // 'ID-10'
 * change.measures.differences // [{ field: 'name', from: 'DAMAVAND', to: 'DIAMOND II' }]
 * ```
 */
export function findIdentityChanges(context: IdentityChangeInput, options?: IdentityChangeOptions): IdentityFinding[] {
  checkList('findIdentityChanges: spells', context.spells)
  const limits = withDefaults('findIdentityChanges', IDENTITY_CHANGE_DEFAULTS, options, RULES)
  const { tracks } = heardOf(context.tracks, context.falseStretches)
  const located = usable(locateSpells(context.spells, tracks))
  const transitions = transitionsOf(located)
  const changes = [
    ...transitions.flatMap((transition) => transitionFindings(transition, context, limits)),
    ...flagFindings(located, limits),
  ]
  return inOrder([
    ...formatFindings(located, limits),
    ...changes,
    ...interludeFindings(located, limits),
    ...togetherFindings(transitions, context, limits),
    ...occasionFindings(changes, context, limits),
    ...nearMissFindings(located, context, limits),
    ...registryFindings(located, context, limits),
    ...pastFindings(located, context, limits),
    ...dormancyFindings(located, limits),
  ])
}
