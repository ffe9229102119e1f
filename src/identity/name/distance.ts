/**
 * Fewest edits from one text to another: a letter put in, taken out or replaced, or two neighbours that change places
 * (Damerau and Levenshtein, without restriction, so that it is a true distance: symmetric, and never longer by way of a
 * third text). Algorithm: R. Lowrance and R. A. Wagner, J. ACM 22 (1975).
 *
 * @param a - one text; time and memory grow with the product of the two lengths.
 * @param b - the other.
 * @returns the number of edits, counted in UTF-16 code units.
 * @example
 * ```ts
 * editDistance('HAI FENG', 'HIA FENG') // 1
 * ```
 */
export function editDistance(a: string, b: string): number {
  const width = b.length + 2
  const most = a.length + b.length
  // One row and one column more than usual, filled with more than any distance: where a letter was not met before, no
  // swap pays.
  const cost = new Uint32Array((a.length + 2) * width).fill(most)
  for (let i = 0; i <= a.length; i++) cost[(i + 1) * width + 1] = i
  for (let j = 0; j <= b.length; j++) cost[width + j + 1] = j
  const lastRowOf = new Map<string, number>()
  for (let i = 1; i <= a.length; i++) {
    let lastMatch = 0
    for (let j = 1; j <= b.length; j++) {
      const row = lastRowOf.get(b[j - 1]!) ?? 0
      const column = lastMatch
      const same = a[i - 1] === b[j - 1]
      if (same) lastMatch = j
      cost[(i + 1) * width + j + 1] = Math.min(
        cost[i * width + j]! + (same ? 0 : 1),
        cost[(i + 1) * width + j]! + 1,
        cost[i * width + j + 1]! + 1,
        cost[row * width + column]! + (i - row - 1) + 1 + (j - column - 1),
      )
    }
    lastRowOf.set(a[i - 1]!, i)
  }
  return cost[(a.length + 1) * width + b.length + 1]!
}

/**
 * Whether at most one edit lies between two texts: `editDistance(a, b) <= 1`, in linear time and without memory.
 *
 * @param a - one text.
 * @param b - the other.
 * @returns true for equal texts and for those one edit apart.
 * @example
 * ```ts
 * withinOneEdit('EVER GIVEN', 'EVER GIVN') // true
 * ```
 */
export function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  if (a.length > b.length) return a.slice(i + 1) === b.slice(i)
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1)
  if (a.slice(i + 1) === b.slice(i + 1)) return true
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}
