import { DAY, HIDING_PER_SHIP_DAY, PRIOR_SEEDS, type KindResult } from './priors.js'
import type { Calibration } from './priorsFit.js'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const two = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(2))
const short = (value: number): string => (value >= 0.1 ? value.toFixed(2) : value.toPrecision(2))
const share = (list: KindResult['fit']): string => `${list.filter(({ worth }) => worth).length} of ${list.length}`

/** What was fitted. */
export const oddsTable = (results: readonly KindResult[]): string =>
  table(
    [
      'kind',
      'worth opening where',
      'in the worlds',
      'on realistic traffic',
      'log2 odds of these',
      'slope as fitted, 95 %',
      'prior',
      'slope',
    ],
    results.map(({ kind, definition, fit, base, baseBits, odds }) => [
      kind,
      definition,
      share(fit),
      base,
      two(baseBits),
      odds.freeSlope === undefined ? '' : `${two(odds.freeSlope)} (${two(odds.slopeFrom)} to ${two(odds.slopeTo)})`,
      two(odds.priorBits),
      two(odds.bitsSlope),
    ]),
  )

const bins = ({ bins: list }: Calibration): string =>
  list.map(({ predicted, observed }) => `${short(predicted)}: ${short(observed)}`).join('; ')

/** Calibration on the held-out worlds: predicted and observed, at the odds of realistic traffic and at even odds. */
export const calibrationTable = (results: readonly KindResult[]): string =>
  table(
    [
      'kind',
      'held-out',
      'ROC area',
      'predicted: observed, realistic odds',
      'mean difference',
      'Brier score (of the base rate alone)',
      'predicted: observed, even odds',
      'mean difference',
    ],
    results.flatMap(({ kind, held, real, even }) =>
      real === undefined || even === undefined
        ? []
        : [
            [
              kind,
              share(held),
              real.area.toFixed(3),
              bins(real),
              real.ece.toPrecision(2),
              `${real.brier.toPrecision(3)} (${real.brierOfBaseRate.toPrecision(3)})`,
              bins(even),
              even.ece.toPrecision(2),
            ],
          ],
    ),
  )

const seeds = (list: readonly number[]): string =>
  list.length === 1 ? String(list[0]) : `${list[0]!} to ${list.at(-1)!}`
const numbers = ({ kind, fit, base, odds }: KindResult): string =>
  ` * - ${kind}: ${share(fit)} in the worlds; ${base}${odds.freeSlope === undefined ? '' : `; slope as fitted ${two(odds.freeSlope)} (${two(odds.slopeFrom)} to ${two(odds.slopeTo)})`}`

/** The file of constants. */
export function sourceOf(results: readonly KindResult[]): string {
  const { contacts, gap, dark, identity } = PRIOR_SEEDS
  const rows = results.flatMap(({ kind, odds }) =>
    (kind === 'rendezvous' ? [kind, 'port-contact'] : [kind]).map(
      (name) =>
        `  ${/-/.test(name) ? `'${name}'` : name}: { priorBits: ${odds.priorBits}, bitsSlope: ${odds.bitsSlope} },`,
    ),
  )
  return `// Written by scripts/priors.ts: do not edit.
import type { KindOdds } from './kind.js'

/**
 * Kinds of findings whose odds were fitted together. A contact in a port is a rendezvous whose bits say where it lies.
 */
export type OrderedKind = 'rendezvous' | 'port-contact' | 'group' | 'gap' | 'dark-rendezvous' | 'sparse' | 'lone-loitering' | 'loitering' | 'identity'

/**
 * By kind: log2 of the odds that a finding is worth opening is \`priorBits + bitsSlope * bits\`. What worth opening
 * means for each kind, and how well this holds, stands in docs/guide/order.md. A new kind brings its own in its
 * \`FindingKind\`.
 *
 * Fitted by weighted logistic regression on simulated worlds (test/world/priors.ts): contacts seeds
 * ${seeds(contacts.fit)}, silences ${seeds(gap.fit)}, meetings in silence ${seeds(dark.fit)}, identities
 * ${seeds(identity.fit)}. The worlds' own shares of wrongdoing are made up, so that examples are weighted to what
 * realistic traffic holds: for contacts, groups and loitering what was found and looked at on one real day of
 * ${DAY.shipDays} ships; for the others a choice, one of each way of hiding in ${1 / HIDING_PER_SHIP_DAY} ship-days.
 *
${results.map(numbers).join('\n')}
 */
export const KIND_ODDS: Readonly<Record<OrderedKind, KindOdds>> = {
${rows.join('\n')}
}
`
}
