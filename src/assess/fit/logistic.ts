/** One row of a regression: which columns are 1, the answer, how often it counts, and its log odds without columns. */
export interface LogisticRow {
  readonly columns: readonly number[]
  readonly answer: boolean
  readonly count: number
  readonly intercept: number
}

/**
 * Logistic regression on columns of 0 and 1 with fixed intercepts and a ridge towards given coefficients (Newton's
 * method with halved steps; the function is convex, so that its only minimum is found).
 *
 * @param rows - the data.
 * @param towards - where the ridge pulls each coefficient, and where the search begins; natural logarithms.
 * @param ridge - strength of each pull, greater than 0: one over the variance that the coefficient is thought to have.
 * @returns coefficients.
 */
export function fitLogistic(
  rows: readonly LogisticRow[],
  towards: readonly number[],
  ridge: readonly number[],
): number[] {
  let at = [...towards]
  let loss = lossOf(rows, at, towards, ridge)
  for (let round = 0; round < 60; round++) {
    const step = newtonStep(rows, at, towards, ridge)
    let share = 1
    let next = at
    let nextLoss = loss
    do {
      next = at.map((value, k) => value - share * step[k]!)
      nextLoss = lossOf(rows, next, towards, ridge)
      share /= 2
    } while (nextLoss > loss && share > 1e-6)
    if (!(nextLoss < loss)) return at
    const settled = loss - nextLoss < 1e-15 * Math.abs(loss)
    at = next
    loss = nextLoss
    if (settled) return at
  }
  return at
}

const logOdds = ({ columns, intercept }: LogisticRow, at: readonly number[]): number =>
  columns.reduce((sum, k) => sum + at[k]!, intercept)

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds))

function lossOf(
  rows: readonly LogisticRow[],
  at: readonly number[],
  towards: readonly number[],
  ridge: readonly number[],
): number {
  let loss = 0
  for (const row of rows) {
    const z = (row.answer ? -1 : 1) * logOdds(row, at)
    loss += row.count * (z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)))
  }
  return at.reduce((sum, value, k) => sum + (ridge[k]! / 2) * (value - towards[k]!) ** 2, loss)
}

/** Inverse of the second derivatives times the first ones. */
function newtonStep(
  rows: readonly LogisticRow[],
  at: readonly number[],
  towards: readonly number[],
  ridge: readonly number[],
): number[] {
  const n = at.length
  const gradient = at.map((value, k) => ridge[k]! * (value - towards[k]!))
  const second = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (__, j) => (i === j ? ridge[i]! : 0)),
  )
  for (const row of rows) {
    const p = chance(logOdds(row, at))
    const slope = row.count * (p - Number(row.answer))
    const curve = row.count * p * (1 - p)
    for (const i of row.columns) {
      gradient[i]! += slope
      for (const j of row.columns) second[i]![j]! += curve
    }
  }
  return solve(second, gradient)
}

/** Solves a symmetric positive definite system (Cholesky). */
function solve(a: readonly Float64Array[], b: readonly number[]): number[] {
  const n = b.length
  const l = a.map((row) => row.slice())
  const x = [...b]
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = l[i]![j]!
      for (let k = 0; k < j; k++) sum -= l[i]![k]! * l[j]![k]!
      l[i]![j] = i === j ? Math.sqrt(sum) : sum / l[j]![j]!
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= l[i]![k]! * x[k]!
    x[i]! /= l[i]![i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= l[k]![i]! * x[k]!
    x[i]! /= l[i]![i]!
  }
  return x
}
