import { roundedParts } from '../../base/index.js'
import type { EvidenceLine } from '../../explain/index.js'
import { restLine, WIDTH, wrap, printable } from '../terminal/index.js'

const BAR = 24
const HUNDREDTHS = 100

const rounded = (bits: number): number => Math.round(bits * HUNDREDTHS) + 0
const shown = (hundredths: number, signed: boolean): string =>
  `${signed && hundredths >= 0 ? '+' : ''}${(hundredths / HUNDREDTHS).toFixed(2)}`

/** One step of a waterfall. */
interface Step {
  readonly line: EvidenceLine
  /**
   * What it adds as it is shown, in hundredths: the steps add up to the sum as it is shown, whatever rounding does to
   * each.
   */
  readonly adds: number
  /** The sum with it, in hundredths. */
  readonly sum: number
}

function stepsOf(factors: readonly EvidenceLine[]): Step[] {
  const adds = roundedParts(
    factors.map(({ countedBits }) => countedBits),
    HUNDREDTHS,
  )
  let sum = 0
  return factors.map((line, i) => ({ line, adds: adds[i]!, sum: (sum += adds[i]!) }))
}

/** From where to where a step goes, among `BAR` places from the least sum to the greatest. */
function barOf({ adds, sum }: Step, least: number, most: number): string {
  const at = (hundredths: number): number => Math.round(((hundredths - least) / Math.max(1, most - least)) * BAR)
  const [from, to] = [Math.min(at(sum - adds), at(sum)), Math.max(at(sum - adds), at(sum))]
  const width = Math.max(1, to - from)
  const begin = Math.min(from, BAR - width)
  return `${' '.repeat(begin)}${(adds < 0 ? '░' : '█').repeat(width)}`.padEnd(BAR)
}

/**
 * Factors as a waterfall: what each adds, the sum so far, and what was observed. The printed numbers add up to the
 * printed sum.
 *
 * @param factors - in the order in which they are read.
 * @param limit - lines at most; those that are left out are added up in one.
 */
export function waterfallText(factors: readonly EvidenceLine[], limit: number): string[] {
  const counted = factors.filter(({ countedBits }) => countedBits !== 0)
  const uncounted = factors.filter(({ countedBits }) => countedBits === 0)
  const steps = stepsOf(counted)
  const sums = [0, ...steps.map(({ sum }) => sum)]
  const [least, most] = [Math.min(...sums), Math.max(...sums)]
  const head = ['counts'.padStart(7), 'sum'.padStart(7), ''.padEnd(BAR), 'what was observed'].join('  ').trimEnd()
  const line = (step: Step): string => {
    const start = [
      shown(step.adds, true).padStart(7),
      shown(step.sum, false).padStart(7),
      barOf(step, least, most),
      '',
    ].join('  ')
    return wrap(observedText(step.line), [...start].length, start)
  }
  const kept = steps.slice(0, Math.max(1, limit))
  const left = steps.slice(kept.length)
  const rest =
    left.length === 0
      ? []
      : [
          `${shown(
            left.reduce((sum, { adds }) => sum + adds, 0),
            true,
          ).padStart(7)}  ${shown(steps.at(-1)!.sum, false).padStart(7)}  ${restLine(kept.length, steps.length)[0]!}`,
        ]
  const total = `${'='.padStart(7)}  ${shown(steps.at(-1)?.sum ?? 0, false).padStart(7)}  bits in all`
  return [head, ...kept.map(line), ...rest, total, ...uncountedLines(uncounted)]
}

// Labels have colons of their own.
const observedText = ({ label, observed }: EvidenceLine): string =>
  [printable(label, 60), printable(observed, 300)].filter((part) => part !== '').join(' – ')

/**
 * What counts nothing: it is context and has no bits, or others of its family, which have causes in common with it,
 * count already.
 */
function uncountedLines(factors: readonly EvidenceLine[]): string[] {
  if (factors.length === 0) return []
  const each = factors.map(
    (factor) =>
      `${observedText(factor)}${
        factor.bits === 0
          ? ''
          : ` (${shown(rounded(factor.bits), true)} alone, but the ` + `best of its family count already)`
      }`,
  )
  return [wrap(each.join('; '), 16, `${'0.00'.padStart(7)}  `)]
}

/**
 * Of each factor what it was compared with, where that comes from, and what else looks the same; `own` is the finding
 * itself.
 */
export function sourcesText(factors: readonly EvidenceLine[], limit: number, own: string): string[] {
  const kept = factors.slice(0, Math.max(1, limit))
  const lines = kept.flatMap(({ label, family, comparedWith, source, innocent, of }) => {
    const rows = [
      comparedWith === '' ? '' : `compared with: ${printable(comparedWith, 300)}`,
      source === '' ? '' : `source: ${printable(source, 300)}`,
      innocent.length === 0 ? '' : `also seen with: ${innocent.map((cause) => printable(cause, 80)).join(', ')}`,
      of === undefined || of === own ? '' : `rests on: ${printable(of, WIDTH)}`,
    ]
    return [
      `${printable(label, 60)} (${printable(family, 30)})`,
      ...rows.filter((row) => row !== '').map((row) => wrap(row, 4)),
    ]
  })
  return [...lines, ...restLine(kept.length, factors.length)]
}
