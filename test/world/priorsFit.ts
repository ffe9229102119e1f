import { random } from './random.js'

/** A finding of which the truth is known. */
export interface Labelled {
  /** Of the finding; undefined where its kind has none. */
  readonly bits: number | undefined
  /** Whether it was worth opening. */
  readonly worth: boolean
  /** The world that it is from: the bootstrap draws whole worlds. */
  readonly world: string
  /** How often it counts among those of its answer. Default 1. */
  readonly count?: number
}

/** What turns bits into odds: log2 odds = priorBits + bitsSlope * bits. */
export interface Odds {
  readonly priorBits: number
  readonly bitsSlope: number
}

/** A fit, and how far the slope moves in a bootstrap over worlds. */
export interface Fit extends Odds {
  /** Slope as fitted, before it is set to 1 or kept to (0, 1]; undefined where the kind has no bits. */
  readonly freeSlope: number | undefined
  /** Its 95 % interval. */
  readonly slopeFrom: number | undefined
  readonly slopeTo: number | undefined
}

interface Row {
  readonly x: number
  readonly worth: boolean
  readonly weight: number
}

const LEAST_SLOPE = 1 / 16
const DRAWS = 200
const chance = (bits: number): number => 1 / (1 + 2 ** -bits)
const rounded = (value: number): number => Math.round(value * 256) / 256 + 0

/** Weights such that `baseBits` are the log2 odds of all examples together. */
function rowsOf(list: readonly Labelled[], baseBits: number): Row[] {
  const total = (worth: boolean): number =>
    list.reduce((sum, one) => sum + (one.worth === worth ? (one.count ?? 1) : 0), 0)
  const share = chance(baseBits)
  const each = { yes: share / total(true), no: (1 - share) / total(false) }
  return list.map(({ bits = 0, worth, count = 1 }) => ({
    x: bits,
    worth,
    weight: count * (worth ? each.yes : each.no),
  }))
}

/** Weighted logistic regression on one number, by Newton's method; `slope` holds the slope still. */
function regress(rows: readonly Row[], start: Odds, slope?: number): Odds {
  let [a, b] = [start.priorBits * Math.LN2, (slope ?? start.bitsSlope) * Math.LN2]
  for (let round = 0; round < 100; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-12, 0, 1e-12]
    for (const { x, worth, weight } of rows) {
      const p = 1 / (1 + Math.exp(-(a + b * x)))
      const [g, h] = [weight * (p - Number(worth)), weight * p * (1 - p)]
      ga += g
      gb += g * x
      haa += h
      hab += h * x
      hbb += h * x * x
    }
    const det = haa * hbb - hab * hab
    const step =
      slope === undefined
        ? ([(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det] as const)
        : ([ga / haa, 0] as const)
    const size = Math.min(1, 2 / Math.max(1e-9, Math.abs(step[0]), Math.abs(step[1]) * 8))
    a -= size * step[0]
    b -= size * step[1]
    if (Math.abs(step[0]) + Math.abs(step[1]) < 1e-10) break
  }
  return { priorBits: a / Math.LN2, bitsSlope: b / Math.LN2 }
}

const free = (list: readonly Labelled[], baseBits: number): Odds =>
  regress(rowsOf(list, baseBits), { priorBits: baseBits, bitsSlope: 0.5 })

/** 95 % interval of the slope, by bootstrap over worlds. */
function slopeInterval(list: readonly Labelled[], baseBits: number): readonly [number, number] {
  const worlds = new Map<string, Labelled[]>()
  for (const one of list) worlds.set(one.world, [...(worlds.get(one.world) ?? []), one])
  const all = [...worlds.values()]
  const rng = random('prior slopes', list.length)
  const slopes = Array.from({ length: DRAWS }, () => all.flatMap(() => rng.pick(all)))
    .filter((drawn) => drawn.some(({ worth }) => worth) && drawn.some(({ worth }) => !worth))
    .map((drawn) => free(drawn, baseBits).bitsSlope)
    .sort((p, q) => p - q)
  return [slopes[Math.floor(0.025 * slopes.length)]!, slopes[Math.ceil(0.975 * slopes.length) - 1]!]
}

/** What bits are to worth opening: a likelihood ratio of that very question, of another one, or none. */
export type BitsMeaning = 'ratio' | 'other' | 'none'

/**
 * Fits a kind's prior at the stated odds of all findings of that kind. The slope is 1 where bits are a likelihood ratio
 * of what is asked and nothing shows it to be less, else as fitted, in (0, 1]. Kinds without bits have the stated odds.
 */
export function fitOdds(list: readonly Labelled[], baseBits: number, bitsAre: BitsMeaning): Fit {
  if (bitsAre === 'none') {
    return {
      priorBits: rounded(baseBits),
      bitsSlope: 0,
      freeSlope: undefined,
      slopeFrom: undefined,
      slopeTo: undefined,
    }
  }
  const own = free(list, baseBits)
  const [slopeFrom, slopeTo] = slopeInterval(list, baseBits)
  const bitsSlope = bitsAre === 'ratio' && slopeTo >= 1 ? 1 : rounded(Math.min(1, Math.max(LEAST_SLOPE, own.bitsSlope)))
  const { priorBits } = regress(rowsOf(list, baseBits), own, bitsSlope)
  return { priorBits: rounded(priorBits), bitsSlope, freeSlope: own.bitsSlope, slopeFrom, slopeTo }
}

/** Findings of like odds: predicted and observed share of those worth opening, at the stated odds. */
interface Bin {
  readonly predicted: number
  readonly observed: number
  readonly count: number
}

/** How well odds hold on held-out findings. */
export interface Calibration {
  readonly count: number
  readonly worth: number
  readonly bins: readonly Bin[]
  /** Mean difference of predicted and observed share, over the bins. */
  readonly ece: number
  /** Mean squared error of the probabilities, and that of the base rate alone. */
  readonly brier: number
  readonly brierOfBaseRate: number
  /** Share of pairs of a finding worth opening and another in which the former has the greater odds; ties half. */
  readonly area: number
}

/**
 * Compares odds with the truth, the examples weighted to the stated odds, or to others (`atBits`), for which the prior
 * is moved by the same amount.
 */
export function calibrate(
  list: readonly Labelled[],
  odds: Odds,
  baseBits: number,
  atBits: number = baseBits,
  bins = 5,
): Calibration {
  const rows = rowsOf(list, atBits).map((row) => ({
    ...row,
    p: chance(odds.priorBits + atBits - baseBits + odds.bitsSlope * row.x),
  }))
  const parts = binned(rows, bins)
  const mean = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((sum, row) => sum + row.weight * of(row), 0)
  const share = chance(atBits)
  return {
    count: rows.length,
    worth: rows.filter(({ worth }) => worth).length,
    bins: parts.map(({ predicted, observed, count }) => ({ predicted, observed, count })),
    ece: parts.reduce((sum, { predicted, observed, weight }) => sum + weight * Math.abs(predicted - observed), 0),
    brier: mean(({ p, worth }) => (p - Number(worth)) ** 2),
    brierOfBaseRate: share * (1 - share),
    area: areaOf(rows),
  }
}

type Predicted = Row & { readonly p: number }

/** Bins that hold about as many findings worth opening each. */
function binned(rows: readonly Predicted[], bins: number): (Bin & { readonly weight: number })[] {
  const sorted = [...rows].sort((a, b) => a.p - b.p)
  const all = sorted.filter(({ worth }) => worth).length
  const groups: Predicted[][] = []
  let [yes, last] = [0, -1]
  sorted.forEach((row, i) => {
    const at = Math.min(bins - 1, Math.floor((yes * bins) / Math.max(1, all)))
    // Equal odds stay in one bin.
    const bin = i > 0 && row.p === sorted[i - 1]!.p ? last : Math.max(at, last)
    ;(groups[bin] ??= []).push(row)
    last = bin
    yes += Number(row.worth)
  })
  return groups.flatMap((group) => {
    const weight = group.reduce((sum, one) => sum + one.weight, 0)
    const of = (value: (one: Predicted) => number): number =>
      group.reduce((sum, one) => sum + one.weight * value(one), 0) / weight
    return group.length === 0
      ? []
      : [{ predicted: of(({ p }) => p), observed: of(({ worth }) => Number(worth)), count: group.length, weight }]
  })
}

/** Weighted area under the ROC curve. */
function areaOf(rows: readonly Predicted[]): number {
  const sorted = [...rows].sort((a, b) => a.p - b.p)
  let [below, sum, yes] = [0, 0, 0]
  for (let i = 0; i < sorted.length;) {
    let j = i
    while (j < sorted.length && sorted[j]!.p === sorted[i]!.p) j++
    const part = (worth: boolean): number =>
      sorted.slice(i, j).reduce((total, row) => total + (row.worth === worth ? row.weight : 0), 0)
    sum += part(true) * (below + part(false) / 2)
    below += part(false)
    yes += part(true)
    i = j
  }
  return sum / (yes * below)
}
